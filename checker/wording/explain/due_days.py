"""Why are the days of a due date not the day as written? As sentences. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from checker.domain.calendar import ClosedDay, Off
from checker.domain.due import DuePolicy, ShiftedDue
from checker.wording.dates import day_text, weekday_text
from checker.wording.explain.texts import PHRASES
from checker.wording.locales import Locale


def why_moved(due: ShiftedDue, locale: Locale) -> str:
    """Why the last day in time is another day than the one written, or the same."""
    promised, phrases = due.promised, PHRASES[locale]
    effective = day_text(promised.effective, locale)
    if promised.effective > promised.nominal:
        return phrases["moved"].format(days=closed_days(due.moved_over, locale), effective=effective)
    if promised.effective < promised.nominal:
        return phrases["moved_back"].format(effective=effective)
    if promised.policy is DuePolicy.FIXED:
        return phrases["not_moved_fixed"]
    is_period_end = promised.policy is DuePolicy.PERIOD_END_NEVER_SHIFTS
    return phrases["not_moved_period" if is_period_end else "not_moved"]


def on_what_basis(due: ShiftedDue, locale: Locale) -> str:
    """By what rule or law the day was moved; empty: it was not, or none is named."""
    promised = due.promised
    is_moved = promised.effective != promised.nominal
    return PHRASES[locale]["basis"].format(basis=promised.basis) if promised.basis and is_moved else ""


def extended(due: ShiftedDue, locale: Locale) -> str:
    """From and until when more time was granted; empty: none was."""
    was, until = due.promised.effective, due.now.effective
    if was == until:
        return ""
    return PHRASES[locale]["extended"].format(was=day_text(was, locale), until=day_text(until, locale))


def why_asked_before(due: ShiftedDue, locale: Locale) -> str:
    """Why it is asked for before the day written; empty: it is not, or the same days have moved that day."""
    if not due.asked_before or due.moved_over:
        return ""
    return PHRASES[locale]["asked_before"].format(days=closed_days(due.asked_before, locale))


def closed_days(closed: Iterable[ClosedDay], locale: Locale) -> str:
    """Why days were passed over, with the holidays' own names."""
    return "; ".join(_closed_day(each, locale) for each in closed)


def _closed_day(closed: ClosedDay, locale: Locale) -> str:
    day, off = weekday_text(closed.on, locale), closed.off
    if off.why is Off.WEEKEND:
        return PHRASES[locale]["weekend"].format(day=day)
    return PHRASES[locale][str(off.why)].format(day=day, name=off.name)
