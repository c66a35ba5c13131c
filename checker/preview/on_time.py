"""What senders owe in a span comes in time, and says once more what they said last. Pure; nothing is made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import at_local
from checker.domain.period import Period, PeriodKind, containing, end_of_month_after
from checker.domain.profile import id_in
from checker.domain.record import Origin, RecordVersion, StatusRecord
from checker.domain.report import Records, Report, in_force
from checker.domain.supposed import Supposed, SupposedCode
from checker.evaluation.reports_ledger import LedgerEntry
from checker.preview.forecast_reports import Delivery

A_DAY = timedelta(days=1)
# Figures that each report brings anew; lists of events, requests and things handed in stay as they were last told.
OF_A_REPORT = frozenset({"case_review", "measurement", "headcount", "training"})


@dataclass(frozen=True, slots=True)
class OnTime:
    """What comes, and what of it is to be said."""

    deliveries: tuple[Delivery, ...]
    supposed: tuple[Supposed, ...]


def on_time(
    ledger: Iterable[LedgerEntry], known: Records, first: date, last: date, calendar: WorkingCalendar
) -> OnTime:
    """Each report that is owed in the span and has not come, on the last open day on which it is in time.

    It says once more what its sender said last; of whom nothing is known, nothing comes. What is overdue as the span
    begins stays away.
    """
    missing = [entry for entry in ledger if entry.arrived_by is None]
    figures = _figures(known)
    sources = {(report.sender, report.profile) for report in known.reports} | figures.keys()
    owed = [entry for entry in missing if first <= entry.due <= last]
    comes = [entry for entry in owed if (entry.sender, entry.profile) in sources]
    deliveries = [_delivery(entry, figures, first, calendar) for entry in comes]
    unknown = sorted({(entry.sender, entry.profile) for entry in owed} - sources)
    supposed = [
        Supposed(SupposedCode.ON_TIME, {"count": len(deliveries)}),
        *(Supposed(SupposedCode.NOTHING_KNOWN, {"sender": one, "profile": profile}) for one, profile in unknown),
        *_stay_away(entry for entry in missing if entry.due < first),
    ]
    return OnTime(tuple(sorted(deliveries, key=lambda one: one.at)), tuple(supposed))


def _stay_away(overdue: Iterable[LedgerEntry]) -> Iterator[Supposed]:
    """What each sender owes already, by its profiles."""
    for (sender, profile), count in sorted(Counter((entry.sender, entry.profile) for entry in overdue).items()):
        yield Supposed(SupposedCode.OVERDUE_STAYS_AWAY, {"sender": sender, "profile": profile, "count": count})


_Figures = Mapping[tuple[str, str], Sequence[RecordVersion]]


def _figures(known: Records) -> _Figures:
    """By sender and profile, the figures in force."""
    found: dict[tuple[str, str], list[RecordVersion]] = {}
    for version in in_force(known.versions):
        if version.record.type in OF_A_REPORT:
            found.setdefault((version.origin.sender, id_in(version.origin.profile)), []).append(version)
    return found


def _delivery(entry: LedgerEntry, figures: _Figures, first: date, calendar: WorkingCalendar) -> Delivery:
    at = at_local(max(calendar.last_office_day(entry.due), first), 0)
    source = entry.sender, entry.profile
    records = tuple(_carried_on(figures.get(source, ()), entry.period))
    return Delivery(at, records, (Report(*source, entry.period, at, 0, ""),))


def _carried_on(known: Sequence[RecordVersion], period: Period) -> Iterator[tuple[StatusRecord, Origin]]:
    """All figures of the newest period of this kind before it, as those of this one."""
    before = [version.record.period.end for version in known if version.record.period.end < period.start]
    if not before:
        return
    template = containing(max(before), period.kind)
    months = 12 * (period.end.year - template.end.year) + period.end.month - template.end.month
    for version in known:
        record = version.record
        if not template.start <= record.period.end <= template.end:
            continue
        later = _moved(record.period, months)
        # What was added up since a year began ends with that year.
        is_another_year = later.kind is PeriodKind.YTD and later.end.year != record.period.end.year
        if later.end > record.period.end and not is_another_year:
            month = f"{later.end:%Y-%m}" if record.data_month else None
            changed = {"period": later, "reported_at": None, "data_month": month}
            yield record.model_copy(update=changed), version.origin


def _moved(period: Period, months: int) -> Period:
    """The period of its kind so many months later; a day stays in its place in the month, as far as there is one."""
    end_of_month = end_of_month_after(period.end, months)
    is_last = (period.end + A_DAY).day == 1
    end = end_of_month if is_last or period.end.day > end_of_month.day else end_of_month.replace(day=period.end.day)
    return containing(end, period.kind)
