"""By when? Nominal, effective and please-by are three days, found by two functions that never meet. Pure.

Spans follow §§ 187 to 193 BGB; the shift of a due day is the house's rule after § 26 (3) SGB X.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from checker.domain.calendar import WorkingCalendar


class DuePolicy(StrEnum):
    NEXT_WORKING_DAY = "next_working_day"
    PREVIOUS_WORKING_DAY = "previous_working_day"
    FIXED = "fixed"
    PERIOD_END_NEVER_SHIFTS = "period_end_never_shifts"


class Counting(StrEnum):
    """Does the first day count? `event`: no (§ 187 (1) BGB); `begin`: yes (§ 187 (2) BGB)."""

    EVENT = "event"
    BEGIN = "begin"


@dataclass(frozen=True, slots=True)
class Due:
    """The three days of one due date and why they differ."""

    nominal: date
    effective: date
    please_by: date
    policy: DuePolicy
    basis: str = ""


def due(nominal: date, policy: DuePolicy, calendar: WorkingCalendar, basis: str = "") -> Due:
    """The nominal day as written, with its effective and please-by day under `policy`."""
    return Due(nominal, effective_day(nominal, policy, calendar), please_by(nominal, calendar), policy, basis)


def effective_day(nominal: date, policy: DuePolicy, calendar: WorkingCalendar) -> date:
    """The last day on which it is in time; missed only when this day has ended. Runs forward for deliverables."""
    match policy:
        case DuePolicy.NEXT_WORKING_DAY:
            return calendar.next_working_day(nominal)
        case DuePolicy.PREVIOUS_WORKING_DAY:
            return calendar.previous_working_day(nominal)
        case DuePolicy.FIXED | DuePolicy.PERIOD_END_NEVER_SHIFTS:
            return nominal


def please_by(nominal: date, calendar: WorkingCalendar) -> date:
    """Last open day on or before `nominal`: the aim of reminders, not the legal limit. Source: decision D5."""
    return calendar.last_office_day(nominal)


def end_of_span(start: date, span: str, counting: Counting) -> date:
    """The last day of a span (ISO 8601: P10D, P2W, P1M, P1Y), unshifted. Source: §§ 187, 188 BGB.

    Raises ValueError with a sentence when `span` is no such span.
    """
    found = re.fullmatch(r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?", span)
    if not found or not any(found.groups()):
        raise ValueError(f"'{span}' is no span (for example P1M, P6M, P2W, P10D, P1Y)")
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    counted = months + 12 * years
    end = _months_later(start, counted) if counted else start
    end += timedelta(weeks=weeks, days=days)
    # With the first day counted, the span ends one day before the day that bears its number (§ 188 (2) BGB).
    return end if counting is Counting.EVENT else end - timedelta(days=1)


def _months_later(start: date, months: int) -> date:
    """The same number in a later month, or its last day where there is none (§ 188 (3) BGB)."""
    year, index = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, index + 1, min(start.day, monthrange(year, index + 1)[1]))
