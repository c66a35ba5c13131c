"""By when? Nominal, effective and please-by day, computed by two separate functions. Pure.

The shift of a due day is the house's rule after § 193 BGB. How spans are counted: `spans`. ADR 0014.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.domain.calendar import A_DAY, ClosedDay, WorkingCalendar


class DuePolicy(StrEnum):
    NEXT_WORKING_DAY = "next_working_day"
    PREVIOUS_WORKING_DAY = "previous_working_day"
    FIXED = "fixed"
    PERIOD_END_NEVER_SHIFTS = "period_end_never_shifts"


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


@dataclass(frozen=True, slots=True)
class ShiftedDue:
    """A due date as the rule has it (`promised`) and as it stands (`now`: an extension may have moved it), with the
    days that the one was moved over, and those for which it is asked earlier.
    """

    promised: Due
    now: Due
    moved_over: tuple[ClosedDay, ...]
    asked_before: tuple[ClosedDay, ...]


def shifted(promised: Due, now: Due, calendar: WorkingCalendar) -> ShiftedDue:
    """Why the days of a due date are not the day as written."""
    return ShiftedDue(
        promised,
        now,
        moved_over=tuple(calendar.closed_days(promised.nominal, promised.effective - A_DAY)),
        asked_before=tuple(calendar.closed_days(now.please_by + A_DAY, promised.nominal)),
    )
