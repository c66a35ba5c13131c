"""Clients for each full-time equivalent of a team, as the mean of its months' ends, within a band (D11; P14, P19)."""

from __future__ import annotations

from fractions import Fraction

from checker.domain.record import Headcount, RecordVersion
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.amounts import field_of, nothing_reported
from checker.evaluation.compile import Row
from checker.evaluation.figures import (
    BandSides,
    Figures,
    Measured,
    NotShownYet,
    Sides,
    Unmeasured,
    place_between_wholes,
)
from checker.evaluation.measures import is_final, keys_of, rounded
from checker.evaluation.view import FROM_REPORTS, Kind, RuleView, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    """The mean over the days reported. A team that is too small has no figure: it would be one about persons."""
    versions, rule = view.records(scope), view.rule
    assert rule.band is not None, f"{rule.id} is held against a band"
    assert rule.minimum_staff is not None, f"{rule.id} says how many staff it needs"
    pairs = [(field_of(one, rule.measure.part), field_of(one, rule.measure.whole)) for one in versions]
    told = [(clients, fte) for clients, fte in pairs if clients is not None and fte is not None]
    if not told or len(told) < len(pairs):
        return nothing_reported(view, versions)
    if min(_staff(version) for version in versions) < rule.minimum_staff.value:
        too_few = Reason("staff_floor", {"minimum": rule.minimum_staff.value})
        return Unmeasured(too_few.code, keys_of(versions), notes=(too_few,))
    if any(fte == 0 for _, fte in told):
        return Unmeasured("denominator_zero", keys_of(versions))
    if view.on <= view.end:
        # Of staff only the year's value is shown, and before it ends there is none.
        return NotShownYet(keys_of(versions), is_final(versions), view.speaks_until(versions))
    mean = sum((clients / fte for clients, fte in told), Fraction(0)) / len(told)
    value = rounded(mean, rule.rounding, rule.per)
    least, most = Fraction(rule.band.least), Fraction(rule.band.most)
    scale = least.denominator * most.denominator
    return Measured(
        value,
        keys_of(versions),
        Sides(place_between_wholes(value * scale), 0),
        view_end=view.speaks_until(versions),
        final=is_final(versions),
        beside=BandSides(2 * int(least * scale), 2 * int(most * scale)),
        notes=(Reason("band", {"least": least, "most": most}),),
    )


def _staff(version: RecordVersion) -> Fraction:
    """How many work there: heads where they are reported, else full-time equivalents."""
    record = version.record
    assert isinstance(record, Headcount), "the index sorts by type"
    if record.persons is not None:
        return Fraction(record.persons)
    return Fraction(record.fte or 0)


KIND = Kind("caseload_range", rows, figures)
