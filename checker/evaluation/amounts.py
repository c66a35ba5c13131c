"""Single figures: the newest one, alone or compared with another; or informational. Pure; exact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from operator import ge, le

from checker.domain.record import Measurement, RecordVersion
from checker.domain.rule import Rule, Target
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.compile import Row
from checker.evaluation.figures import FromReports, Measured, Sides, Unmeasured, sides_of, with_notes
from checker.evaluation.measures import in_terms, is_final, keys_of, rounded
from checker.evaluation.rates import newest_of, path_of_a_rate, reported_share
from checker.evaluation.view import RuleView


def field_of(version: RecordVersion, name: str | None) -> Fraction | None:
    """A figure of a record as exact number; None when it is not reported."""
    value = getattr(version.record, name) if name else None
    return Fraction(value) if isinstance(value, int | Decimal) else None


def nothing_reported(view: RuleView, versions: list[RecordVersion]) -> Unmeasured:
    """No figure to judge, whether or not the report came."""
    return Unmeasured("nothing_reported", keys_of(versions), only_nil=bool(view.reports))


def newest_amount(view: RuleView, scope: Scope) -> FromReports:
    """The newest `amount` of a unit, in the terms of a verdict's value."""
    versions = view.records(scope)
    if not versions:
        return nothing_reported(view, versions)
    newest = newest_of(versions, view.rule)
    amount = field_of(newest, view.rule.measure.amount)
    if amount is None:
        return nothing_reported(view, [newest])
    return Measured(
        in_terms(amount, view.rule),
        keys_of([newest]),
        view_end=newest.record.period.end,
        final=is_final([newest]),
    )


def against_a_base(view: RuleView, scope: Scope) -> FromReports:
    """The newest amount against the `base` that its record gives. Without one there is no verdict (D3)."""
    figure = newest_amount(view, scope)
    target = view.rule.target
    if isinstance(figure, Unmeasured) or target is None:
        return figure
    newest = newest_of(view.records(scope), view.rule)
    word = target.value if not target.is_number else "baseline"
    base = field_of(newest, view.rule.measure.base)
    if base is None:
        return _without(figure, Reason(f"{word}_missing"))
    if word == "benchmark" and (other := _other_month(newest)):
        return _without(figure, Reason("benchmark_of_another_month", {"month": other}))
    bound = in_terms(base, view.rule)
    if (enough := _enough(newest, view.rule, figure.value)) is not None:
        suffices = Sides(1, 0) if target.operator in (">", ">=") else Sides(0, 1)
        return replace(figure, bound=bound, sides=suffices, notes=(Reason("enough", {"value": enough}),))
    value, against = (rounded(side, view.rule.rounding, view.rule.per) for side in (figure.value, bound))
    return replace(figure, bound=bound, sides=sides_of(value, against))


def share_or_mean(view: RuleView, scope: Scope) -> FromReports:
    """Part over whole, whether the whole contains the part or not; or a mean that the sender has worked out."""
    measure = view.rule.measure
    if measure.amount is None or measure.part is not None or measure.rate is not None:
        return reported_share(view, scope)
    figure = newest_amount(view, scope)
    if isinstance(figure, Unmeasured):
        return figure
    newest = newest_of(view.records(scope), view.rule)
    expected, from_sender = path_of_a_rate(view, [newest], figure.view_end)
    sides = sides_of(rounded(figure.value, view.rule.rounding, view.rule.per), view.bound)
    return replace(figure, sides=sides, expected=expected, notes=(*figure.notes, *from_sender))


def _without(figure: Measured, why: Reason) -> Unmeasured:
    return Unmeasured(why.code, figure.keys, notes=(why,))


def _other_month(version: RecordVersion) -> str | None:
    """The month of the benchmark, where it is not that of the figure itself."""
    record = version.record
    assert isinstance(record, Measurement), "only measurements have a base"
    month = record.base_month
    return month if month is not None and month != f"{record.period.end:%Y-%m}" else None


def _enough(version: RecordVersion, rule: Rule, value: Fraction) -> Fraction | None:
    """What suffices whatever the base says, once the figure has reached it; None: not reached, or nothing does."""
    given = field_of(version, rule.measure.enough)
    if given is None or rule.target is None:
        return None
    level = in_terms(given, rule)
    reaches = ge if rule.target.operator in (">", ">=") else le
    return level if reaches(value, level) else None


def limit_note(rule: Rule) -> list[Reason]:
    """What every single case must keep, shown beside how many do."""
    target = rule.target
    if not isinstance(target, Target) or target.value is None:
        return []
    return [Reason("limit_of_each", {"limit": Fraction(target.value), "unit": target.unit})]


ABOVE_THE_BAND, BELOW_THE_BAND = "band_exceeded", "band_undercut"


def outside_its_band(rule: Rule) -> tuple[str, ...]:
    """The codes by which a figure that is only told says that it has left the band it is watched in."""
    return (ABOVE_THE_BAND, BELOW_THE_BAND) if rule.band is not None else ()


def only_told(_rule: Rule) -> tuple[Row, ...]:
    """The one row of what is never judged."""
    return (Row.FOR_INFORMATION,)


def for_information(view: RuleView, scope: Scope) -> FromReports:
    """The newest figure or share, or that it is missing though it should be here."""
    is_share = view.rule.measure.part is not None
    told = reported_share(view, scope) if is_share else newest_amount(view, scope)
    if isinstance(told, Unmeasured) and view.complete.missing:
        return with_notes(told, Reason("figure_missing", {"first": view.complete.missing[0]}))
    return told if isinstance(told, Unmeasured) else with_notes(told, *_watched(told.value, view.rule))


def _watched(value: Fraction, rule: Rule) -> Iterator[Reason]:
    """The band that a figure is watched in, and on which side of it the figure lies. Its ends are within."""
    if rule.band is None:
        return
    least, most = Fraction(rule.band.least), Fraction(rule.band.most)
    seen = rounded(value, rule.rounding, rule.per)
    if seen > in_terms(most, rule):
        yield Reason(ABOVE_THE_BAND, {"value": value})
    if seen < in_terms(least, rule):
        yield Reason(BELOW_THE_BAND, {"value": value})
    yield Reason("band", {"least": least, "most": most})
