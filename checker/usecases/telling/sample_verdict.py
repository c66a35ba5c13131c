"""What is a typical verdict that a mail of a kind is about? Made-up figures, in a state that the rule can reach. Pure.

The rows of the state table that the rule's kind can reach are asked of the kind; the first of them that fits the mail
says state and reason. Figures are invented: 300 cases, or a third beside the bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from checker.domain.message import TELLS_END, MessageKind
from checker.domain.period import Period
from checker.domain.rule import Rule, Target, Tolerance
from checker.domain.verdict import Pace, Reason, ReasonValue, Verdict
from checker.evaluation.compile import Row
from checker.evaluation.kinds import kinds
from checker.evaluation.pace import expected_by
from checker.wording.numbers import is_untold

# Of a share 300 cases, of a rate per thousand 3,000.
TIMES = 3
# What a figure is held against that is known only once it is reported: half, or a hundred of them.
REPORTED_SHARE, REPORTED_BOUND = Fraction(1, 2), Fraction(100)
FEWEST_EVENTS = 2
LATE_BY = timedelta(days=8)
BELOW, ABOVE = Fraction(2, 3), Fraction(4, 3)
# The rows that fit, the most telling first: while the period runs, and when it is over.
MISSES_SO_FAR = (Row.EXCEEDED_SO_FAR, Row.BEHIND_PATH, Row.UPCOMING_SHORT)
MISSED = (Row.FINAL_MISSED, Row.FINAL_SHORT, Row.CAP_PASSED, Row.CAP_PASSED_SHORT)
KEEPS_SO_FAR = (Row.FLOOR_REACHED, Row.HOLDS_SO_FAR)
KEPT = (Row.FINAL_HOLDS,)
STILL_OPEN = (Row.DUE_AHEAD, Row.WAITING_FOR_FIGURES, Row.ON_PACE)
WITHOUT_FIGURES = (Row.NO_FIGURES, Row.FOR_INFORMATION)
DATED: Mapping[MessageKind, tuple[Row, ...]] = {
    MessageKind.REMINDER: (Row.DUE_AHEAD,),
    MessageKind.ALL_CLEAR: (Row.DONE_LATE, Row.DONE_IN_TIME),
    MessageKind.RECTIFICATION: (Row.DONE_IN_TIME,),
}
ALL_IS_KEPT = (Row.FINAL_HOLDS, *KEEPS_SO_FAR, Row.DONE_IN_TIME, Row.DONE_LATE)


def made_up(rule: Rule, bare: Verdict, kind: MessageKind, on: date) -> Verdict | None:
    """A typical verdict of a mail that leaves on a day; None: no such mail is ever about this rule.

    `bare` is the verdict without any report.
    """
    row = typical_row(rule, kind, runs=on <= bare.due.effective)
    if row is None:
        return None
    outcome = row.value
    judged = replace(
        bare, state=outcome.state, provisional=outcome.provisional == "yes", late=outcome.late, stale=None, pace=None
    )
    if row in (Row.DONE_IN_TIME, Row.DONE_LATE, Row.DUE_AHEAD, Row.DUE_OVER):
        return replace(judged, reasons=(_of_a_day(row, bare),))
    if row is Row.WAITING_FOR_FIGURES:
        return _without_value(judged, Reason(outcome.reason, {"next": bare.complete.next_by}))
    if row is Row.NO_FIGURES:
        return _without_value(judged, Reason("nothing_reported", {"missing": 1, "first": bare.period}))
    if row is Row.FOR_INFORMATION:
        return _without_value(judged, Reason(f"{outcome.reason}_without_figure", {}))
    counted = _events(rule, judged, row) if rule.measure.records == "event" else _figures(rule, judged, row, on)
    whole = counted.complete.expected if row in (*MISSED, *KEPT) else counted.complete.owed
    return replace(counted, complete=replace(counted.complete, arrived=whole, missing=()))


def typical_row(rule: Rule, kind: MessageKind, *, runs: bool) -> Row | None:
    """The row of the state table that such a mail is typically about; None: none that the rule can reach."""
    reachable = kinds()[rule.kind].rows(rule)
    if kind is MessageKind.OVERDUE_REPORT:
        return _first(WITHOUT_FIGURES, reachable) if rule.reported is not None else None
    if Row.DUE_OVER in reachable:
        return _first(DATED.get(kind, (Row.DUE_OVER,)), reachable)
    if kind is MessageKind.REMINDER:
        return _first(STILL_OPEN, reachable)
    so_far, at_the_end = (KEEPS_SO_FAR, KEPT) if _tells_good(kind) else (MISSES_SO_FAR, MISSED)
    return _first((*so_far, *at_the_end) if runs else (*at_the_end, *so_far), reachable)


def _tells_good(kind: MessageKind) -> bool:
    return kind in TELLS_END and kind is not MessageKind.RULE_CHANGE


def _first(wanted: Iterable[Row], reachable: Iterable[Row]) -> Row | None:
    return next((row for row in wanted if row in reachable), None)


def _of_a_day(row: Row, bare: Verdict) -> Reason:
    effective = bare.due.effective
    submitted = {Row.DONE_IN_TIME: effective, Row.DONE_LATE: effective + LATE_BY}.get(row)
    facts: dict[str, ReasonValue] = {"nominal": bare.due.nominal, "effective": effective, "submitted": submitted}
    return Reason(row.value.reason, facts)


def _without_value(judged: Verdict, reason: Reason) -> Verdict:
    return replace(judged, value=None, numerator=None, denominator=None, reasons=(reason,))


def _figures(rule: Rule, judged: Verdict, row: Row, on: date) -> Verdict:
    """A figure a third beside what it is held against: the path where that decides, else the bound."""
    compared, view_end = rule.compared, _view_end(judged, on)
    assert compared is not None, "what has no due day is held against something"
    bound = _bound(rule, compared)
    pace = Pace(_on_the_path(rule, bound, judged.period, view_end), view_end) if row is Row.BEHIND_PATH else None
    held_against = pace.expected if pace and pace.expected is not None else bound
    value = _beside(held_against, compared, holds=row in ALL_IS_KEPT)
    part = whole = None
    if compared.unit.is_share and judged.relation != "change":
        whole = TIMES * compared.unit.per
        part = min(whole, round(value * whole))  # all of them is as good as it gets
        value = Fraction(part, whole)
    facts: dict[str, ReasonValue] = {"value": value, "view_end": view_end}
    if pace is not None:
        facts["expected"] = pace.expected
    return replace(
        judged,
        value=value,
        numerator=part,
        denominator=whole,
        target=_told(judged.target, compared.unit.out_of_terms(bound)),
        pace=pace,
        reasons=(Reason(row.value.reason, facts), *_band(rule)),
    )


def _told(target: str | None, asked: Fraction) -> str:
    return f"{asked}" if target is None or is_untold(target) else target


def _bound(rule: Rule, compared: Target | Tolerance) -> Fraction:
    """What the figure of the whole period is held against, in the terms of its value."""
    if isinstance(compared, Target) and not compared.is_number:
        return REPORTED_SHARE if compared.unit.is_share else REPORTED_BOUND
    return kinds()[rule.kind].bound(rule)


def _beside(bound: Fraction, compared: Target | Tolerance, *, holds: bool) -> Fraction:
    """A figure on the wanted side of its bound; of what is counted one by one a whole number."""
    if compared.operator == "=" and holds:
        return bound
    lies_below = compared.operator == "=" or holds == (compared.operator in ("<", "<="))
    figure = bound * (BELOW if lies_below else ABOVE)
    if not compared.unit.is_counted:
        return figure
    whole = Fraction(floor(figure) if lies_below else ceil(figure))
    return whole if holds or whole != bound else whole + (-1 if lies_below else 1)


def _band(rule: Rule) -> tuple[Reason, ...]:
    if rule.band is None:
        return ()
    return (Reason("band", {"least": Fraction(rule.band.least), "most": Fraction(rule.band.most)}),)


def _view_end(judged: Verdict, on: date) -> date:
    """The day up to which the figures speak: the end of the last whole month of the period."""
    if on > judged.period.end:
        return judged.period.end
    before = on.replace(day=1) - timedelta(days=1)
    return max(before, judged.period.start)


def _on_the_path(rule: Rule, bound: Fraction, period: Period, view_end: date) -> Fraction:
    """What the path expects; a third of the way where the sender says it, and before anything is expected."""
    return expected_by(rule, bound, period, view_end) or bound / 3


def _events(rule: Rule, judged: Verdict, row: Row) -> Verdict:
    """All that is asked for took place, or none of it."""
    compared = rule.compared
    assert compared is not None, "events are counted against something"
    needed = FEWEST_EVENTS if compared.unit.is_share else ceil(compared.bound)
    held = needed if row in ALL_IS_KEPT else 0
    events = {"planned": needed, "held": held, "ahead": 0, "cancelled": needed - held, "silent": 0, "needed": needed}
    value = Fraction(held, needed) if compared.unit.is_share else Fraction(held)
    part, whole = (held, needed) if compared.unit.is_share else (None, None)
    facts: dict[str, ReasonValue] = {"value": value, "view_end": judged.period.end}
    if row is Row.UPCOMING_SHORT:
        facts = {"within_reach": held, "to_reach": needed}
    pace = None
    if row is Row.BEHIND_PATH:
        pace = Pace(Fraction(needed), judged.period.end)
        facts["expected"] = pace.expected
    reasons = (Reason(row.value.reason, facts), Reason("events", {**events}))
    return replace(judged, value=value, numerator=part, denominator=whole, pace=pace, reasons=reasons)
