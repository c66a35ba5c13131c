"""On which days is something to be done or expected? Pure: the days of verdicts as entries of a calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from checker.domain.dated import is_dated
from checker.domain.verdict import Verdict


class CalendarDay(StrEnum):
    """What a day is to an obligation. Of a promised date: the day to aim at, and the last one. Of a figure: the last
    day of its period, and the day from which its data are expected.
    """

    PLEASE_BY = "please_by"
    EFFECTIVE = "effective"
    PERIOD_END = "period_end"
    DATA_EXPECTED = "data_expected"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """A day of an obligation. `is_of_others`: it concerns the reader's unit, and another role answers for it."""

    on: date
    kind: CalendarDay
    verdict: Verdict
    is_of_others: bool = False


def entries_of(
    verdicts: Iterable[Verdict], first: date, last: date, of_others: Collection[str] = ()
) -> tuple[CalendarEntry, ...]:
    """The days from `first` to `last`, in order; on one day the last ones before those to aim at. `of_others`: the
    obligations for which others answer.
    """
    found = (
        replace(entry, is_of_others=verdict.obligation in of_others)
        for verdict in verdicts
        for entry in _entries(verdict)
        if first <= entry.on <= last
    )
    return tuple(sorted(found, key=lambda entry: (entry.on, ORDER[entry.kind], entry.verdict.obligation)))


ORDER = {CalendarDay.EFFECTIVE: 0, CalendarDay.PLEASE_BY: 1, CalendarDay.DATA_EXPECTED: 2, CalendarDay.PERIOD_END: 3}


def _entries(verdict: Verdict) -> Iterator[CalendarEntry]:
    due = verdict.due
    if is_dated(verdict):
        # One day is told once, as what matters more.
        if due.please_by != due.effective:
            yield CalendarEntry(due.please_by, CalendarDay.PLEASE_BY, verdict)
        yield CalendarEntry(due.effective, CalendarDay.EFFECTIVE, verdict)
    else:
        yield CalendarEntry(due.nominal, CalendarDay.PERIOD_END, verdict)
        if verdict.data_expected is not None:
            yield CalendarEntry(verdict.data_expected, CalendarDay.DATA_EXPECTED, verdict)
