"""How far is a figure from what is asked of it, and what must each week bring to get there? Pure, in a reader's words.

The path is compared where the figure is behind it, else the target. What lacks follows from what is shown beside it:
of a figure that is kept back nothing is worked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from checker.domain.calendar import WorkingCalendar
from checker.domain.verdict import State, Verdict
from checker.wording.dates import day_text, month_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import phrase
from checker.wording.numbers import bound_of, decimal_text, half_up, value_text
from checker.wording.reasons import path_text

BEHIND_ITS_PATH = "pace"
FLOORS, CAPS = frozenset({">=", ">", "="}), frozenset({"<=", "<"})
# Half of the last digit of a share: a smaller difference would be shown as none.
FEWEST_POINTS = Fraction(1, 20)
OFFICE_WEEK = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What a figure fails to keep, in the terms of its value. `by` is the last day it speaks of; None: the target."""

    bound: Fraction
    operator: str
    by: date | None = None


def asked_of(verdict: Verdict) -> Asked | None:
    """None: there is nothing to compare with, or the figure is not shown."""
    if verdict.value is None or verdict.kept_back or verdict.operator not in FLOORS | CAPS:
        return None
    pace = verdict.pace
    is_behind = verdict.state is State.AT_RISK and verdict.cause == BEHIND_ITS_PATH
    if is_behind and pace is not None and pace.expected is not None and pace.view_end is not None:
        return Asked(pace.expected, ">=" if verdict.operator in FLOORS else "<=", pace.view_end)
    bound = bound_of(verdict.target, verdict.unit)
    return None if bound is None else Asked(bound, verdict.operator)


def path_said(verdict: Verdict, asked: Asked, locale: Locale) -> str:
    """What it should be by now: "bis März 2016 sollten es 175 Stück sein"; empty where the target is compared."""
    if asked.by is None:
        return ""
    is_one = asked.bound == 1 and verdict.unit is not None and verdict.unit.is_counted
    expected = path_text(asked.bound, verdict, locale)
    day = _by(asked.by, locale)
    if is_one:
        return phrase("should_be_one", locale, day=day, expected=expected)
    return phrase("should_be", locale, day=day, expected=expected)


def lack_said(verdict: Verdict, asked: Asked, locale: Locale) -> str:
    """ "es fehlen 149", "71.402,55 € zu viel"; empty where the figures say it, or rounding would hide it."""
    assert verdict.value is not None, "what is asked is asked of a figure"
    is_floor = asked.operator in FLOORS
    count = _whole_lack(verdict, asked)
    if count is not None:
        return _counted_lack(count, locale, is_floor=is_floor) if count > 0 else ""
    lack = asked.bound - verdict.value if is_floor else verdict.value - asked.bound
    if lack <= 0:
        return ""
    if verdict.unit is not None and verdict.unit.is_share:
        points = verdict.unit.out_of_terms(lack)
        if points < FEWEST_POINTS:
            return ""
        amount = phrase("points", locale, number=decimal_text(points, 1, locale))
    else:
        amount = value_text(lack, verdict.unit, locale, Fraction(0))
    return _lack(amount, locale, is_floor=is_floor)


def weekly_said(verdict: Verdict, calendar: WorkingCalendar, locale: Locale) -> str:
    """What each week must bring and what they brought: "Ab jetzt 19 je Woche (bisher 2)."; empty where less than one a
    week is needed. What they brought is said of figures that are not old.
    """
    pace = verdict.pace
    needed = pace.per_week_needed if pace is not None else None
    if pace is None or needed is None or needed < 1:
        return ""
    number = decimal_text(Fraction(-(-needed // 1)), 0, locale)
    past = _so_far(verdict, pace.view_end, calendar, locale)
    if not past:
        return phrase("from_now_on", locale, needed=number)
    return phrase("from_now_on_so_far", locale, needed=number, past=past)


def _so_far(verdict: Verdict, view_end: date | None, calendar: WorkingCalendar, locale: Locale) -> str:
    if verdict.value is None or view_end is None or verdict.stale is not None:
        return ""
    days = calendar.office_days(verdict.period.start, view_end)
    if days <= 0:
        return ""
    a_week = verdict.value * OFFICE_WEEK / days
    if 0 < a_week < 1:
        return phrase("fewer_than_one", locale)
    return decimal_text(Fraction(half_up(a_week)), 0, locale)


def _whole_lack(verdict: Verdict, asked: Asked) -> int | None:
    """How many are lacking or too many; None where nothing is counted one by one.

    Of a share it is how many of its whole, as large as that is now.
    """
    unit, value = verdict.unit, verdict.value
    if unit is not None and unit.is_share:
        if not _is_counted_share(verdict):
            return None
        value, bound = Fraction(verdict.numerator or 0), asked.bound * Fraction(verdict.denominator or 0)
    elif (unit is None or (unit.is_counted and unit.is_whole)) and value is not None and value.denominator == 1:
        bound = asked.bound
    else:
        return None
    if asked.operator in FLOORS:
        return _least(bound, asked.operator) - int(value)
    return int(value) - _most(bound, asked.operator)


def _is_counted_share(verdict: Verdict) -> bool:
    """Is it a part of a whole, both of which are counted? What is rounded before it is compared need not add up."""
    counts = verdict.numerator, verdict.denominator
    return (
        verdict.is_share
        and verdict.rounding == "none"
        and all(count is not None and Fraction(count).denominator == 1 for count in counts)
    )


def _least(bound: Fraction, operator: str) -> int:
    least = -(-bound.numerator // bound.denominator)
    return least + 1 if operator == ">" and bound == least else least


def _most(bound: Fraction, operator: str) -> int:
    most = bound.numerator // bound.denominator
    return most - 1 if operator == "<" and bound == most else most


def _counted_lack(count: int, locale: Locale, *, is_floor: bool) -> str:
    number = decimal_text(Fraction(count), 0, locale)
    if is_floor and count == 1:
        return phrase("lacking_one", locale, number=number)
    return _lack(number, locale, is_floor=is_floor)


def _lack(amount: str, locale: Locale, *, is_floor: bool) -> str:
    return phrase("lacking", locale, number=amount) if is_floor else phrase("too_many", locale, number=amount)


def _by(day: date, locale: Locale) -> str:
    """A month that is over, or a day within one."""
    is_end = (day + timedelta(days=1)).day == 1
    return month_text(day, locale) if is_end else day_text(day, locale)
