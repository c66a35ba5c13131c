"""When does a span end that is counted from a day? Unshifted. Pure.

After §§ 187 to 190 and 192 BGB. § 191 BGB (a month is 30, a year 365 days where days need not be consecutive) never
applies: every span of a plan runs on without a break. ADR 0014.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

# Of all refusals the list takes longer to load than all else that reads rules: it is loaded where a span is refused.

DAY = timedelta(days=1)
# Four digits a part: no plan asks for more, and no arithmetic overflows unseen.
_SPAN = re.compile(r"P(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?")


class Counting(StrEnum):
    """Does the first day count? `event`: no (§ 187 (1) BGB); `begin`: yes (§ 187 (2) BGB)."""

    EVENT = "event"
    BEGIN = "begin"


class PartOfMonth(StrEnum):
    """What a plan means by the beginning, the middle and the end of a month. Source: § 192 BGB."""

    BEGINNING = "beginning"
    MIDDLE = "middle"
    END = "end"


def end_of_span(start: date, span: str, counting: Counting) -> date:
    """The last day of a span (ISO 8601: P10D, P2W, P1M, P1Y), unshifted. Source: §§ 187 to 189 BGB.

    Half a year is P6M, a quarter P3M, half a month P15D, one and a half months P1M15D: the days are counted last.
    Refused when `span` is no such span, is empty though its first day counts, or
    leads beyond the year 9999.
    """
    months, days = _months_and_days(span)
    if not months and not days and counting is Counting.BEGIN:
        from checker.domain.refusal import Refused, SpanRefusal

        raise Refused(SpanRefusal.EMPTY, span=span)
    try:
        if months:
            last = _end_of_months(start, months, counting)
        else:
            last = start if counting is Counting.EVENT else start - DAY
        return last + timedelta(days=days)
    except (OverflowError, ValueError) as beyond:
        from checker.domain.refusal import Refused, SpanRefusal

        raise Refused(SpanRefusal.BEYOND_THE_YEARS, span=span, start=start) from beyond


def extended(end: date, span: str) -> date:
    """The last day of a span that is added to one which ends on `end`, unshifted. Source: § 190 BGB.

    It follows without a gap: its first day is the one after `end`, and counts. `end` is the end by the calendar
    month, not the working day it was shifted to (the two spans are one: § 193 BGB applies to the end of both).
    Refused as `end_of_span` does.
    """
    if end == date.max:
        from checker.domain.refusal import Refused, SpanRefusal

        raise Refused(SpanRefusal.NO_DAY_AFTER, day=end)
    return end_of_span(end + DAY, span, Counting.BEGIN)


def day_of_month(year: int, month: int, part: PartOfMonth) -> date:
    """The first, the fifteenth or the last day of a month (1 to 12). Source: § 192 BGB."""
    match part:
        case PartOfMonth.BEGINNING:
            return date(year, month, 1)
        case PartOfMonth.MIDDLE:
            return date(year, month, 15)
        case PartOfMonth.END:
            return date(year, month, monthrange(year, month)[1])


def _months_and_days(span: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(span)
    if not found or not any(found.groups()):
        from checker.domain.refusal import Refused, SpanRefusal

        raise Refused(SpanRefusal.NO_SPAN, span=span)
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    return 12 * years + months, 7 * weeks + days


def _end_of_months(start: date, months: int, counting: Counting) -> date:
    """The last day of a span of months.

    The event's day gives the number of the last day, a counted first day the one before it (§ 188 (2) BGB); where
    the month has no such day, its own last one ends the span (§ 188 (3) BGB): from 31.01., counted, to 28.02.
    """
    year, index = divmod(start.year * 12 + start.month - 1 + months, 12)
    number = start.day if counting is Counting.EVENT else start.day - 1
    if number == 0:
        return date(year, index + 1, 1) - DAY
    return date(year, index + 1, min(number, monthrange(year, index + 1)[1]))
