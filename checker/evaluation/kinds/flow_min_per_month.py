"""So many a month: the newest month and the sum so far may warn, the sum of the year decides (D14; P02, P20)."""

from __future__ import annotations

from fractions import Fraction

from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Reason
from checker.evaluation.amounts import field_of, nothing_reported
from checker.evaluation.compile import Row
from checker.evaluation.figures import Figures, Measured, MonthAgainstShare, sides_of
from checker.evaluation.measures import is_final, keys_of, share_bound
from checker.evaluation.view import FROM_REPORTS, GROWING_FLOOR, Kind, RuleView, at_the_end, in_order, within_the_period

MONTHS = 12


def bound_of_the_year(rule: Rule) -> Fraction:
    """Twelve times what is asked for a month."""
    return share_bound(rule) * MONTHS


def rows(rule: Rule) -> tuple[Row, ...]:
    return in_order(*FROM_REPORTS, *at_the_end(rule), *GROWING_FLOOR, *within_the_period(rule))


def figures(view: RuleView, scope: Scope) -> Figures:
    """The sum of the months reported, and the newest of them beside what is required of each."""
    versions = view.records(scope)
    amounts = [field_of(version, view.rule.measure.amount) for version in versions]
    told = [amount for amount in amounts if amount is not None]
    if not told or len(told) < len(amounts):
        return nothing_reported(view, versions)
    value = sum(told, Fraction(0))
    newest = max((version.record.period for version in versions), key=lambda period: period.end)
    view_end = view.speaks_until(versions)
    a_month = view.bound / MONTHS
    # Where several units tell of a month, it is what they did together.
    month = sum((told[place] for place, one in enumerate(versions) if one.record.period == newest), Fraction(0))
    scale = month.denominator * a_month.denominator
    return Measured(
        value,
        keys_of(versions),
        sides_of(value, view.bound),
        view_end=view_end,
        expected=view.path_at(view_end) if view_end else None,
        final=is_final(versions),
        beside=MonthAgainstShare(int(month * scale), int(a_month * scale)),
        notes=(Reason("newest_month", {"amount": month, "period": newest}),),
    )


KIND = Kind("flow_min_per_month", rows, figures, bound_of_the_year)
