"""One rule as an admin sees it: as read, with all that follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from checker.domain.assumption import assumptions
from checker.domain.period import year
from checker.domain.rule import PlanSource, Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.evaluation.compile import compiled_name
from checker.evaluation.completeness import figures_expected, last_day_of_counting
from checker.evaluation.due_days import due_of
from checker.evaluation.few_staff import floor_of
from checker.evaluation.kinds import kinds
from checker.evaluation.obligations import periods_of, scopes_of


def as_json(book: Rulebook, planned: PlannedRule) -> str:
    """The rule's keys as loaded, with what follows from them under `derived`."""
    return json.dumps(
        planned.rule.model_dump(mode="json", exclude_none=True) | {"derived": _derived(book, planned)},
        ensure_ascii=False,
        indent=1,
    )


def sheet(book: Rulebook, planned: PlannedRule) -> str:
    """Lines of label and value."""
    rule, derived = planned.rule, _derived(book, planned)
    asked, kept = rule.target, rule.tolerance
    target = f"{asked.operator} {asked.value or 'a figure in'} {asked.unit}" if asked else "done by the due day"
    if kept is not None:
        target += f", for {kept.operator} {kept.value} {kept.unit}"
    if rule.band is not None:
        target += f", from {rule.band.least} to {rule.band.most}"
    lines = [
        ("rule", f"{rule.id} ({rule.kind}), {rule.title}"),
        ("written in", planned.where),
        ("plan", f"{planned.plan.year} ({planned.plan.head.status}), {_place_in_plan(rule.source)}"),
        ("target", target),
        *(("counts", text) for text in _defined(derived["figure"])),
        ("rounding", rule.rounding),
        *(("staff", text) for text in _of_staff(book, rule)),
        ("judged for", f"{rule.scope.judge}: {', '.join(derived['scopes'])}"),
        *([("each", ", ".join(derived["periods"]))] if len(derived["periods"]) > 1 else []),
        *(("every part", text) for text in _parts(book, planned)),
        *(("about", text) for text in _about(rule)),
        ("due", _due_text(rule, derived["due"])),
        ("figures by", derived["data_expected"] or "at once"),
        ("severity", rule.severity),
        ("told", " > ".join(derived["ladder"])),
        *(("assumed", text) for text in derived["assumptions"]),
        *(("engine row", name) for name in derived["engine_rows"]),
    ]
    return "\n".join(f"{label:<12}{value}" for label, value in lines)


def _place_in_plan(source: PlanSource) -> str:
    return f"row {source.row}, line {source.lines}" if source.lines else f"row {source.row}"


def _due_text(rule: Rule, due: dict[str, str] | None) -> str:
    """`due` is that of the last period; None: it has none before somebody asks."""
    if due is None:
        wait = rule.due.after_request
        return f"{wait} working days after a request" if wait else "on the day that is agreed"
    text = "{nominal} nominal, {effective} effective, please by {please_by} ({policy})".format(**due)
    meeting = rule.due.meeting
    return f"with the last meeting of {meeting.body}; without a calendar {text}" if meeting else text


def _derived(book: Rulebook, planned: PlannedRule) -> dict[str, Any]:
    rule = planned.rule
    whole = year(rule.period.year or planned.plan.year)
    periods = periods_of(rule, whole) if rule.period.kind != "request" else ()
    period = periods[-1] if periods else whole
    dates = due_of(rule, last_day_of_counting(rule, period), book.calendar) if periods else None
    expected = figures_expected(rule, period, book.calendar)
    policy = book.escalation.policy(rule.escalation)
    return {
        "where": planned.where,
        "figure": _figure(book, rule),
        "scopes": [scope.id for scope in scopes_of(rule, book.organisation, whole.start)],
        "periods": [str(each) for each in periods],
        "due": {
            "nominal": dates.nominal.isoformat(),
            "effective": dates.effective.isoformat(),
            "please_by": dates.please_by.isoformat(),
            "policy": str(dates.policy),
        }
        if dates
        else None,
        "data_expected": expected.isoformat() if expected else None,
        "ladder": [rule.owner, *(policy.steps if policy else ())],
        "assumptions": list(_assumed(rule)),
        "engine_rows": [compiled_name(rule.id, row) for row in kinds()[rule.kind].rows(rule)],
    }


def _figure(book: Rulebook, rule: Rule) -> dict[str, str | None] | None:
    """The reported figure that the rule counts, in the language of the house."""
    figure = book.vocabulary.figure(rule.measure.where.model_dump())
    if figure is None:
        return None
    definition = figure.definition.text(book.language) if figure.definition else None
    return {"id": figure.id, "title": figure.word.title(book.language), "definition": definition}


def _defined(figure: dict[str, str | None] | None) -> Iterator[str]:
    """What exactly the figure counts, where the house has said so."""
    if figure is not None and figure["definition"] is not None:
        yield f"{figure['title']}: {figure['definition']}"


def _parts(book: Rulebook, planned: PlannedRule) -> Iterator[str]:
    """The units that one submission must speak for, by level."""
    at = planned.rule.reference_date or planned.rule.due.nominal or year(planned.plan.year).end
    for level in planned.rule.scope.parts:
        yield f"{level}: {', '.join(scope.id for scope in book.organisation.scopes(level, at))}"


def _of_staff(book: Rulebook, rule: Rule) -> Iterator[str]:
    """From how many people on a unit's figure is shown; nothing of a rule that is not about staff."""
    if rule.measures_staff:
        floor = floor_of(rule, book.vocabulary)
        yield f"of a unit with fewer than {floor} people, or nobody says how many, only the house's value is shown"


def _about(rule: Rule) -> Iterator[str]:
    if rule.period.about:
        yield rule.period.about
    if rule.reference_date:
        yield f"reference date {rule.reference_date}, never shifted"
    if rule.effective_by:
        yield f"in force by {rule.effective_by.day}"


def _assumed(rule: Rule) -> Iterator[str]:
    """Every value that the plan does not state: which key, how it is read where a figure does not say it, and why."""
    for one in assumptions(rule):
        reading = one.said.get("says")
        yield f"{one.path}: {f'{reading}; ' if reading else ''}{one.why}"
