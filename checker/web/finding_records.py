"""The reports that a finding's verdict rests on, as a table: for when and by whom, not what they say. Pure."""

from __future__ import annotations

from datetime import datetime, time

from checker.domain.clock import local_day, local_time
from checker.domain.record import RecordVersion, first_planned_day
from checker.pages.parts import Table
from checker.usecases.reading.finding_page import FindingShown, ReportedRecord
from checker.wording.dates import day_text, instant_text, period_text
from checker.wording.finding_page_texts import FINDING_WORDS
from checker.wording.locales import Locale

COLUMNS = ("records_for", "records_as_of", "records_sender", "records_since", "records_counted")
NOT_SAID = "–"


def records_table(shown: FindingShown, locale: Locale) -> Table | None:
    """The reports that counted, the newest first, and how many versions each replaced; None: none counted."""
    if not shown.reported:
        return None
    words = FINDING_WORDS[locale]
    rows = tuple(_row(each, shown, locale) for each in shown.reported)
    return Table(words["records_caption"], tuple(words[name] for name in COLUMNS), rows)


def records_note(shown: FindingShown, locale: Locale) -> str:
    """That more have counted, or none; empty: all are shown."""
    words = FINDING_WORDS[locale]
    if shown.counted == 0:
        return words["records_none"]
    return words["records_more"].format(count=shown.counted) if shown.counted > len(shown.reported) else ""


def _row(each: ReportedRecord, shown: FindingShown, locale: Locale) -> tuple[str, ...]:
    version, book = each.version, shown.known.book
    unit = book.organisation.find(version.record.scope)
    where = unit[1].name if unit else version.record.scope
    return (
        f"{where}, {_when(version, locale)}",
        _stand(getattr(version.record, "reported_at", None), locale),
        book.sender_title(version.origin.sender),
        instant_text(version.recorded_at, locale),
        _how_it_counts(each, locale),
    )


def _when(version: RecordVersion, locale: Locale) -> str:
    """Its period; of something that was planned the day, as there are several."""
    planned = getattr(version.record, "planned_on", None)
    if planned is None:
        return period_text(version.record.period, locale)
    return FINDING_WORDS[locale]["planned_for"].format(day=day_text(first_planned_day(str(planned)), locale))


def _stand(at: datetime | None, locale: Locale) -> str:
    """When its sender drew it; where only a day was said, the day."""
    if at is None:
        return NOT_SAID
    is_a_day = local_time(at).time() == time()
    return day_text(local_day(at), locale) if is_a_day else instant_text(at, locale)


def _how_it_counts(each: ReportedRecord, locale: Locale) -> str:
    code = "counted" if each.replaces == 0 else "counted_instead_of_one" if each.replaces == 1 else "counted_instead"
    return FINDING_WORDS[locale][code].format(count=each.replaces)
