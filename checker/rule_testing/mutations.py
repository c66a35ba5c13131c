"""Every small change of a rule that some test must notice, with the proof where nothing could. Pure.

What is changed, and by how much, is listed in docs/rules.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, get_args

from checker.domain.calendar import WorkingCalendar
from checker.domain.due import DuePolicy, effective_day
from checker.domain.expression import Less, parse
from checker.domain.kinds import KINDS
from checker.domain.measure_unit import MeasureUnit
from checker.domain.organisation import Organisation
from checker.domain.period import Period, year
from checker.domain.record_fields import Aggregation
from checker.domain.rule import Rule, When
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.vocabulary import Vocabulary
from checker.evaluation.completeness import last_day_of_counting
from checker.evaluation.kinds import kinds
from checker.evaluation.obligations import periods_of

DAY = timedelta(days=1)
STAY = {DuePolicy.FIXED, DuePolicy.PERIOD_END_NEVER_SHIFTS}
_STRICTNESS = {"<": ("<=",), "<=": ("<",), ">": (">=",), ">=": (">",), "=": ("<=", ">=")}
# Where a rule takes some of the words there are: another of them is another rule.
CHOSEN = ("selection", "stratum")
_FILTERS = ("topic", "stratum", "selection", "event_type", "metric", "aggregation", "headcount", "training")
# What is changed, the rule with it, and why no input could show it (empty: one could).
Change = tuple[str, Rule, str]


def changes(planned: PlannedRule, rulebook: Rulebook) -> Iterator[Change]:
    rule = planned.rule
    yield from _strictness(rule)
    yield from _bound(rule)
    yield from _band(rule)
    yield from _policy(planned, rulebook.calendar)
    yield from _days(rule)
    yield from _waits(rule)
    yield from _scope(rule, rulebook.organisation)
    yield from _filters(rule, rulebook.vocabulary)
    yield from _what_is_asked(rule)
    yield from _ways_of_judging(rule)
    yield from _reports(rule)
    yield from _occasions(rule)


def _with(part: Any, **changed: Any) -> Any:
    """A copy of a model with some keys changed."""
    return part.model_copy(update=changed)


def _compared_key(rule: Rule) -> str:
    return "tolerance" if rule.tolerance is not None else "target"


def _strictness(rule: Rule) -> Iterator[Change]:
    compared = rule.compared
    if compared is None:
        return
    key = _compared_key(rule)
    for operator in _STRICTNESS.get(compared.operator, ()):
        changed = _with(rule, **{key: _with(compared, operator=operator)})
        yield f"{key}.operator {compared.operator} → {operator}", changed, _never_more_than_all(rule, operator)


def _never_more_than_all(rule: Rule, operator: str) -> str:
    """Why a changed operator changes nothing; empty where it could."""
    if rule.band is not None:
        return "held against the band: no row of the state table reads the operator"
    if rule.compared is None or rule.compared.operator != "=" or operator != ">=":
        return ""
    if rule.measure.records == "event":
        return "more events than had to be held count as all of them, so the share is never over 100 %"
    if rule.measure.records == "training":
        return "a record with more trained than newcomers is refused, so the share is never over 100 %"
    if rule.measure.part is not None and isinstance(parse(rule.measure.part), Less):
        return "a part of the whole less another is never more than the whole, so the share is never over 100 %"
    return ""


def _steps_around(value: str, unit: MeasureUnit) -> Iterator[str]:
    """The bound one smallest step down and up; one with more digits is changed in its last."""
    digits = len(value.partition(".")[2])
    step = Decimal(1).scaleb(-max(digits, unit.decimals))
    yield str(Decimal(value) - step)
    yield str(Decimal(value) + step)


def _bound(rule: Rule) -> Iterator[Change]:
    compared = rule.compared
    if compared is None or compared.value is None or compared.value[0].isalpha():
        return
    key = _compared_key(rule)
    for value in _steps_around(compared.value, compared.unit):
        changed = _with(rule, **{key: _with(compared, value=value)})
        yield f"{key}.value {compared.value} → {value}", changed, ""


def _band(rule: Rule) -> Iterator[Change]:
    if rule.band is None or rule.target is None:
        return
    for key in ("least", "most"):
        value = getattr(rule.band, key)
        for other in _steps_around(value, rule.target.unit):
            yield f"band.{key} {value} → {other}", _with(rule, band=_with(rule.band, **{key: other})), ""


def _policy(planned: PlannedRule, calendar: WorkingCalendar) -> Iterator[Change]:
    rule = planned.rule
    now = rule.due.due_policy
    for other in DuePolicy:
        if other is now:
            continue
        changed = _with(rule, due=_with(rule.due, policy=str(other)))
        yield f"due.policy {now} → {other}", changed, _leads_to_the_same_days(planned, now, other, calendar)


def _leads_to_the_same_days(planned: PlannedRule, now: DuePolicy, other: DuePolicy, calendar: WorkingCalendar) -> str:
    """The proof that two policies give the same effective day whenever it may be due; empty where they differ."""
    if {now, other} <= STAY:
        return "both leave the day where it is; only the name differs"
    rule = planned.rule
    if rule.due.after_request is not None:
        return (
            f"{rule.due.after_request} working days after a request it is always a working day, which no policy moves"
        )
    days = _nominal_days(planned)
    if days is None or any(effective_day(day, now, calendar) != effective_day(day, other, calendar) for day in days):
        return ""
    shown = ", ".join(f"{day:%d.%m.%Y}" for day in days)
    return f"{shown}: a working day, which no policy moves (without an extension)"


def _nominal_days(planned: PlannedRule) -> tuple[date, ...] | None:
    """All days on which a rule may be due; None where a meeting or an agreement says so."""
    rule = planned.rule
    if rule.due.nominal is not None:
        return (rule.due.nominal, *(change.was for change in rule.due.amended or ()))
    if rule.due.meeting is not None or rule.period.kind == "request":
        return None
    return tuple(last_day_of_counting(rule, period) for period in periods_of(rule, year(planned.year)))


def _days(rule: Rule) -> Iterator[Change]:
    """Each date of a rule, a day earlier and later."""
    if rule.due.nominal is not None:
        for day in _around(rule.due.nominal):
            yield f"due.nominal {rule.due.nominal} → {day}", _with(rule, due=_with(rule.due, nominal=day)), ""
    if rule.reference_date is not None:
        for day in _around(rule.reference_date):
            yield f"reference_date {rule.reference_date} → {day}", _with(rule, reference_date=day), ""
    if (effective := rule.effective_by) is not None:
        for day in _around(effective.day):
            yield f"effective_by.day {effective.day} → {day}", _with(rule, effective_by=_with(effective, day=day)), ""
    if (meeting := rule.due.meeting) is not None:
        for key in ("warn_from", "fallback"):
            now = getattr(meeting, key)
            for day in _around(now):
                due = _with(rule.due, meeting=_with(meeting, **{key: day}))
                yield f"due.meeting.{key} {now} → {day}", _with(rule, due=due), ""


def _around(day: date) -> tuple[date, date]:
    return day - DAY, day + DAY


def _waits(rule: Rule) -> Iterator[Change]:
    """Each number of days, months or heads, one less and one more."""
    if rule.due.after_request is not None:
        for count in _beside(rule.due.after_request):
            changed = _with(rule, due=_with(rule.due, after_request=count))
            yield f"due.after_request {rule.due.after_request} → {count}", changed, ""
    if (wait := rule.data_expected) is not None:
        key = "months_after" if wait.months_after is not None else "working_days_after"
        for count in _beside(getattr(wait, key)):
            changed = _with(rule, data_expected=_with(wait, **{key: count}))
            yield f"data_expected.{key} {getattr(wait, key)} → {count}", changed, ""
    if (months := rule.period.matures_after_months) is not None:
        for count in _beside(months):
            changed = _with(rule, period=_with(rule.period, matures_after_months=count))
            yield f"period.matures_after_months {months} → {count}", changed, ""
    for key in ("minimum_sample", "minimum_staff"):
        if (minimum := getattr(rule, key)) is not None:
            for count in _beside(minimum.value):
                yield f"{key} {minimum.value} → {count}", _with(rule, **{key: _with(minimum, value=count)}), ""


def _beside(count: int) -> tuple[int, int]:
    return count - 1, count + 1


def _scope(rule: Rule, organisation: Organisation) -> Iterator[Change]:
    scope = rule.scope
    for level in organisation.level_names:
        if level != scope.judge:
            changed = _with(rule, scope=_with(scope, judge=level, unit=None, group=None))
            yield f"scope.judge {scope.judge} → {level}", changed, ""
    for key in ("unit", "group"):
        if (chosen := getattr(scope, key)) is not None:
            yield f"scope.{key} {chosen} left out", _with(rule, scope=_with(scope, **{key: None})), ""
    for part in scope.parts:
        rest = tuple(other for other in scope.parts if other != part)
        yield f"scope.parts without {part}", _with(rule, scope=_with(scope, parts=rest)), ""


def _filters(rule: Rule, vocabulary: Vocabulary) -> Iterator[Change]:
    """Each filter left out, with another word, or with one of its words less."""
    where = rule.measure.where
    for key in _FILTERS:
        said = getattr(where, key)
        if said is None:
            continue
        yield _where(rule, key, None, f"{key} left out")
        if isinstance(said, tuple):
            for word in said:
                rest = tuple(other for other in said if other != word)
                yield _where(rule, key, rest, f"{key} without {word}")
            if key == "aggregation":
                yield _where(rule, key, tuple(reversed(said)), f"{key} in the other order")
            continue
        for word in _words_there_are(key, vocabulary):
            if word != said:
                yield _where(rule, key, word, f"{key} {said} → {word}")


def _where(rule: Rule, key: str, said: object, what: str) -> Change:
    where = _with(rule.measure.where, **{key: said})
    return f"where.{what}", _with(rule, measure=_with(rule.measure, where=where)), ""


def _words_there_are(key: str, vocabulary: Vocabulary) -> Iterable[str]:
    if key == "aggregation":
        return get_args(Aggregation)
    return vocabulary.words[key] if key in CHOSEN else ()


def _what_is_asked(rule: Rule) -> Iterator[Change]:
    """What a submission must bring along, each left out."""
    measure = rule.measure
    if measure.evidence == "required":
        yield "measure.evidence required → optional", _with(rule, measure=_with(measure, evidence="optional")), ""
    for content in measure.contents:
        rest = tuple(other for other in measure.contents if other.id != content.id)
        yield f"measure.covers without {content.id}", _with(rule, measure=_with(measure, covers=rest)), ""
    for name in measure.requires:
        names = tuple(other for other in measure.requires if other != name)
        yield f"measure.requires without {name}", _with(rule, measure=_with(measure, requires=names)), ""
    if (wanted := measure.participants) is not None:
        for role in wanted.roles:
            others = tuple(other for other in wanted.roles if other != role)
            fewer = _with(wanted, roles=others) if others else None
            yield f"measure.participants without {role}", _with(rule, measure=_with(measure, participants=fewer)), ""
    if measure.venue is not None:
        yield "measure.venue left out", _with(rule, measure=_with(measure, venue=None)), ""
    if measure.enough is not None:
        yield "measure.enough left out", _with(rule, measure=_with(measure, enough=None)), ""
    if rule.period.about is not None:
        about_nothing = _with(rule, period=_with(rule.period, about=None))
        yield "period.about left out", about_nothing, _window_is_all_that_is_in_time(rule)


def _window_is_all_that_is_in_time(rule: Rule) -> str:
    """A window that begins with the year and ends when it is due holds all that can be in time anyway."""
    if not KINDS[rule.kind].is_in_a_stretch or rule.period.about is None or rule.due.due_policy not in STAY:
        return ""
    window = Period.parse(rule.period.about)
    begins_with_the_year = (window.start.month, window.start.day) == (1, 1)
    if not begins_with_the_year or window.end != rule.due.nominal:
        return ""
    return "the window begins with the year and ends on the due day: what lies outside is late in any case"


def _ways_of_judging(rule: Rule) -> Iterator[Change]:
    """Worst state, interim view and rounding, where the kind reads them."""
    worst = "breached" if rule.worst == "at_risk" else "at_risk"
    changed = _with(rule, worst=worst)
    if _rows(changed) != _rows(rule):
        yield f"worst {rule.worst} → {worst}", changed, ""
    for interim in KINDS[rule.kind].interims:
        changed = _with(rule, interim=interim)
        if interim != rule.interim and _can_be(rule, interim) and _rows(changed) != _rows(rule):
            yield f"interim {rule.interim} → {interim}", changed, ""
    for rounding in _roundings(rule):
        yield f"rounding {rule.rounding} → {rounding}", _with(rule, rounding=rounding), ""


def _rows(rule: Rule) -> tuple[object, ...]:
    return kinds()[rule.kind].rows(rule)


def _can_be(rule: Rule, interim: str) -> bool:
    """Would lint take the rule with this interim view?"""
    if interim == "path":
        return rule.path is not None
    return interim != "upcoming" or rule.measure.records == "event"


def _roundings(rule: Rule) -> Iterable[str]:
    """Other roundings of a figure before it is compared; none where nothing is rounded."""
    is_compared = KINDS[rule.kind].is_compared or rule.band is not None
    is_rate = rule.measure.whole is not None or rule.measure.base is not None
    if not is_compared or not is_rate or rule.measure.records == "event":
        return ()
    return {"none": ("half_up_1",), "half_up_1": ("none",), "half_up_2": ("none", "half_up_1")}.get(rule.rounding, ())


def _reports(rule: Rule) -> Iterator[Change]:
    """What counts as a report that has arrived, and how often one is owed."""
    reported = rule.reported
    if reported is None:
        return
    counts = "file" if reported.counts == "figure" else "figure"
    if rule.period.kind != "cohort":
        yield f"reported.counts {reported.counts} → {counts}", _with(rule, reported=_with(reported, counts=counts)), ""
    has_parts = rule.period.kind != "cohort" and reported.every != rule.period.kind
    if has_parts:
        changed = _with(rule, reported=_with(reported, cumulative=not reported.cumulative))
        yield f"reported.cumulative {reported.cumulative} → {not reported.cumulative}", changed, ""


def _occasions(rule: Rule) -> Iterator[Change]:
    """What opens it, each left out; a verdict's other view; nobody named who answers for it."""
    occasions = rule.when or ()
    for place, occasion in enumerate(occasions):
        said = occasion.record or occasion.rule
        rest = tuple(other for number, other in enumerate(occasions) if number != place)
        yield f"when without {said}", _with(rule, when=rest or None), ""
        if occasion.opens is None:
            continue
        view = "month" if occasion.view != "month" else "period"
        changed = _with(occasion, view=view)
        yield f"when.view of {said} {occasion.view} → {view}", _with(rule, when=_instead(occasions, place, changed)), ""
        if occasion.opens.owner is not None:
            changed = _with(occasion, opens=_with(occasion.opens, owner=None))
            yield f"when.opens.owner of {said} left out", _with(rule, when=_instead(occasions, place, changed)), ""


def _instead(occasions: Sequence[When], place: int, changed: When) -> tuple[When, ...]:
    return (*occasions[:place], changed, *occasions[place + 1 :])
