"""The complete derivation of one verdict, as codes with exact numbers. Pure.

Nothing is decided here a second time: the verdict is `evaluate`'s own, the records are chosen by the functions that
chose them for it, a changed figure is put before the same engine. `checker.wording.explain` makes the sentences.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import assert_never

from checker.domain.assumption import Assumption, assumptions
from checker.domain.due import ShiftedDue, shifted
from checker.domain.organisation import Organisation
from checker.domain.record import CaseReview, Headcount, RecordVersion
from checker.domain.report import in_force
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.scope import Scope
from checker.domain.staff import is_few
from checker.domain.verdict import SET_ASIDE, Reason, Verdict
from checker.domain.vocabulary import Vocabulary
from checker.evaluation.assessment import Assessment
from checker.evaluation.compile import Condition, compiled_name
from checker.evaluation.completeness import OwedReport
from checker.evaluation.engine import FlatFact
from checker.evaluation.explain.arithmetic import steps
from checker.evaluation.explain.counterfactuals import turning_points
from checker.evaluation.explain.record_usage import RecordUsage, other_topics, usage_of
from checker.evaluation.explain.trace import Trace, trace_of
from checker.evaluation.few_staff import floor_of, persons_of
from checker.evaluation.figures import HandedIn, Measured, NotShownYet, Unmeasured
from checker.evaluation.kinds import kinds
from checker.evaluation.measures import topics_of
from checker.evaluation.obligations import Obligation
from checker.evaluation.rulesets import compiled
from checker.evaluation.samples import is_sampled, ordered
from checker.evaluation.trigger import Trigger
from checker.evaluation.verdict import verdicts_on
from checker.evaluation.view import RuleView

# Why a unit's figure on staff is not shown beside the verdict (law note 7).
STAFF_FLOOR, STAFF_UNKNOWN = "staff_floor", "staff_unknown"


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """The figure of one unit, or of one stratum, beside the verdict. `why_not`: a code; then there is no figure."""

    name: str
    numerator: Fraction | int | None = None
    denominator: Fraction | int | None = None
    value: Fraction | None = None
    why_not: str = ""
    minimum: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that the engine looked at: a field of the event against a field or a number, with what stood there."""

    field: str
    operator: str
    other: str | int
    found: int | str | None
    against: int | str | None


@dataclass(frozen=True, slots=True)
class FiredRule:
    """The compiled rule that decided. `passed` are those tried before it, which did not match."""

    name: str
    matches: Condition
    comparisons: tuple[Comparison, ...]
    passed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that a reader may ask about one verdict. `rule` is as it held that day; `house` is the scope id of the whole,
    `names` are those of units and senders by id. Figures may be of few people: `checker.wording` keeps those back.
    """

    planned: PlannedRule
    house: str
    names: Mapping[str, str]
    vocabulary: Vocabulary
    rule: Rule
    obligation: Obligation
    on: date
    known_at: datetime
    verdict: Verdict
    due: ShiftedDue
    opened_by: RecordVersion | Trigger | None
    records: tuple[RecordUsage, ...]
    other_topics: Mapping[str, int]
    reports: tuple[OwedReport, ...]
    steps: tuple[Reason, ...]
    shown: tuple[ShownFigure, ...]
    strata: tuple[ShownFigure, ...]
    fired: FiredRule
    assumptions: tuple[Assumption, ...]
    changes: tuple[Reason, ...]


def explain(assessment: Assessment, key: str, later: Sequence[RecordVersion] = ()) -> Explanation | None:
    """What stands behind the verdict on an obligation. None: nothing of that key is owed.

    `later` are versions that came after what the assessment knows: they are listed as not known yet.
    """
    rulebook, calendar, organisation = assessment.rulebook, assessment.calendar, assessment.organisation
    records = assessment.records
    trace = trace_of(assessment, key)
    if trace is None:
        return None
    (verdict,) = verdicts_on((trace.obligation,), assessment)
    view, due_now = trace.view, trace.due_now
    return Explanation(
        planned=trace.obligation.planned,
        house=organisation.organisation.id,
        names=_names(rulebook, organisation),
        vocabulary=rulebook.vocabulary,
        rule=view.rule,
        obligation=trace.obligation,
        on=assessment.on,
        known_at=assessment.known_at,
        verdict=verdict,
        due=shifted(view.due, due_now, calendar),
        opened_by=view.opened_by,
        records=usage_of(records.versions, later, trace),
        other_topics=other_topics(records.versions, trace),
        reports=trace.reports,
        steps=steps(trace, verdict),
        shown=tuple(_units_beside(trace, in_force(records.versions))),
        strata=tuple(_strata(trace)),
        fired=_fired(rulebook, trace, verdict),
        assumptions=assumptions(view.rule),
        changes=turning_points(trace, verdict, assessment),
    )


def _names(rulebook: Rulebook, organisation: Organisation) -> dict[str, str]:
    """What people call senders, their profiles, the units of the house, and what rules count."""
    senders = {sender.sender.id: sender.sender.title for sender in rulebook.senders}
    profiles = {f"{sender.sender.id}/{profile.id}": profile.title for sender, profile in rulebook.profiles()}
    topics: dict[str, str] = {}
    for planned in rulebook.rules():
        for topic in topics_of(planned.rule):
            topics.setdefault(topic_name(topic), planned.rule.short_title)
    roles = {role_name(role.id): role.title for role in organisation.roles}
    return topics | roles | senders | profiles | {unit.id: unit.name for _, unit in organisation.every_unit()}


def role_name(role: str) -> str:
    """Under which key of the names a role stands."""
    return f"role:{role}"


def topic_name(topic: str) -> str:
    """Under which key of the names a topic stands: no unit or sender is called so."""
    return f"topic:{topic}"


def _units_beside(trace: Trace, known: Sequence[RecordVersion]) -> Iterator[ShownFigure]:
    """The figures that the rule shows beside its verdict, unit by unit."""
    view = trace.view
    shown = view.rule.scope.shown
    if shown is None or trace.obligation.scope.level == shown.level:
        return
    for scope in view.organisation.scopes(shown.level, max(view.on, view.period.start)):
        unit = view.organisation.find(scope.id)
        is_meant = shown.unit in (None, scope.id) and shown.group in (None, unit[1].group if unit else None)
        if is_meant:
            yield _of_a_unit(trace, scope, known)


def _of_a_unit(trace: Trace, scope: Scope, known: Sequence[RecordVersion]) -> ShownFigure:
    view, shown = trace.view, trace.view.rule.scope.shown
    assert shown is not None, "asked only where something is shown"
    is_staff = view.rule.measures_staff
    if (is_staff or shown.only_year) and view.on <= view.end:
        return ShownFigure(scope.name, why_not="only_at_the_years_end")
    # Below the house from so many people on as its word says, and once a year.
    floor = max(shown.from_persons or 0, floor_of(view.rule, view.vocabulary) if is_staff else 0)
    if floor:
        persons = _persons(known, scope, view.on)
        if persons is None or persons < floor:
            return ShownFigure(scope.name, why_not=STAFF_UNKNOWN if persons is None else STAFF_FLOOR, minimum=floor)
    figures = kinds()[view.rule.kind].figures(view, scope)
    if isinstance(figures, Measured) and is_staff and _tells_of_few(view, scope, figures.keys):
        return ShownFigure(scope.name, why_not=STAFF_FLOOR, minimum=floor)
    if not isinstance(figures, Measured):
        is_suppressed = isinstance(figures, Unmeasured) and figures.why == "suppressed"
        return ShownFigure(scope.name, why_not="suppressed" if is_suppressed else "no_figure")
    return ShownFigure(scope.name, figures.numerator, figures.denominator, figures.value)


def _tells_of_few(view: RuleView, scope: Scope, counted: Collection[str]) -> bool:
    """Does the unit's own figure say that it speaks of few: of two newcomers among thirty? Not where it is silent: how
    many work there was asked before.
    """
    told = (persons_of(view.rule, version) for version in view.records(scope) if version.key in counted)
    floor = floor_of(view.rule, view.vocabulary)
    return any(is_few(persons, floor) for persons in told if persons is not None)


def _persons(known: Sequence[RecordVersion], scope: Scope, on: date) -> int | None:
    """How many work in a unit, by the newest figure that says so."""
    told = [
        (version.record.period.end, version.record.persons)
        for version in known
        if isinstance(version.record, Headcount)
        and version.record.scope == scope.id
        and version.record.persons is not None
        and version.record.period.end <= on
    ]
    return max(told)[1] if told else None


def _strata(trace: Trace) -> Iterator[ShownFigure]:
    """The sampled rate of each stratum, where the verdict takes in more than one."""
    view = trace.view
    if not is_sampled(view.rule):
        return
    reviews = [one.record for versions in view.by_scope.values() for one in versions]
    names = ordered({review.stratum for review in reviews if isinstance(review, CaseReview)}, view.vocabulary)
    for name in names if len(names) > 1 else ():
        kept = {unit: [one for one in versions if _is_of(one, name)] for unit, versions in view.by_scope.items()}
        figures = kinds()[view.rule.kind].figures(replace(view, by_scope=kept), trace.obligation.scope)
        match figures:
            case Measured():
                yield ShownFigure(name, figures.numerator, figures.denominator, figures.value)
            case Unmeasured():
                yield ShownFigure(name, figures.numerator, figures.denominator, why_not="no_figure")
            case NotShownYet() | HandedIn():
                raise AssertionError("a sampled rate is a share of the reviews told")
            case _:
                assert_never(figures)


def _is_of(version: RecordVersion, stratum: str) -> bool:
    return isinstance(version.record, CaseReview) and version.record.stratum == stratum


def _fired(rulebook: Rulebook, trace: Trace, verdict: Verdict) -> FiredRule:
    if verdict.cause in SET_ASIDE:
        return FiredRule(verdict.fired, {}, (), ())
    rule, fact = trace.view.rule, trace.event()
    ruleset = compiled(rulebook)[trace.view.ruleset]
    rows = kinds()[rule.kind].rows(rule)
    names = [compiled_name(rule.id, row) for row in rows]
    place = names.index(verdict.fired)
    earlier = names[:place]
    matches = ruleset[compiled_name(trace.view.shape, rows[place])].matches
    return FiredRule(verdict.fired, matches, tuple(_comparisons(matches, fact)), tuple(earlier))


OPERATORS = {"$lt": "<", "$lte": "<=", "$gt": ">", "$gte": ">=", "$neq": "!="}


def _comparisons(condition: Condition, fact: FlatFact) -> Iterator[Comparison]:
    """The comparisons of a condition, in order; that of the rule's shape says nothing and is left out."""
    for word, inner in condition.items():
        if word == "$and":
            for one in inner:
                yield from _comparisons(one, fact)
        elif word in OPERATORS:
            for name, other in inner.items():
                against = other["$m"] if isinstance(other, Mapping) and "$m" in other else other
                yield _comparison(name, OPERATORS[word], against, fact)
        elif not word.startswith("$") and word != "shape":
            yield _comparison(word, "=", inner, fact)


def _comparison(name: str, operator: str, other: str | int, fact: FlatFact) -> Comparison:
    return Comparison(name, operator, other, fact.get(name), fact.get(other) if isinstance(other, str) else other)
