"""A number of things to reach by the period's end, along a path: reached is reached, behind is at risk (D14)."""

from __future__ import annotations

from fractions import Fraction

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, Measured, Unmeasured, sides_of
from checker.evaluation.measures import is_final, keys_of
from checker.evaluation.view import FROM_REPORTS, GROWING_FLOOR, Kind, RuleView, at_the_end, in_order, within_the_period


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), *GROWING_FLOOR, *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    """The sum of `total`, or the newest `amount`. A nil report is a figure here: nothing was done is 0, not unknown."""
    versions = view.records(scope)
    if not versions and not view.reports:
        return Unmeasured("nothing_reported")
    if view.rule.measure.take == "latest":
        versions = sorted(versions, key=lambda version: (version.record.period.end, version.rank))[-1:]
    name = view.rule.measure.total or view.rule.measure.amount
    assert name is not None, f"{view.rule.id} counts and must name what"
    counted = [getattr(version.record, name) for version in versions]
    if None in counted:
        return Unmeasured("nothing_reported", keys_of(versions))
    value = Fraction(sum(each if isinstance(each, int) else Fraction(each) for each in counted))
    view_end = view.speaks_until(versions)
    return Measured(
        value,
        keys_of(versions),
        sides_of(value, view.bound),
        view_end=view_end,
        expected=view.path_at(view_end) if view_end else None,
        final=is_final(versions),
    )


KIND = Kind("count_min_trajectory", rows, figures)
