"""A month of the calendar as a list, and a year of it as lines to tick, in one language. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from checker.domain.calendar import ClosedDay, Off, WorkingCalendar
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.findings.due_calendar import CalendarEntry
from checker.pages.addresses import obligation_path, talk_of
from checker.pages.day_chart import PlottedDays, plotted_days
from checker.pages.list_page import ListCell, ListColumn, stated
from checker.wording.calendar_page_texts import CALENDAR_DAYS, CALENDAR_WORDS
from checker.wording.dates import MONTHS, WEEKDAYS, month_text, short_weekday_text, weekday_and_day_text
from checker.wording.locales import Locale
from checker.wording.post_titles import role_title
from checker.wording.states import state_word
from checker.wording.titles import titled_verdict

COLUMNS = ("day", "what", "title", "place", "state")
BOX = "☐"
HOLIDAY, CLOSED = "holiday", "closed"
Row = tuple[ListCell, ...]


def calendar_columns(locale: Locale) -> tuple[ListColumn, ...]:
    return tuple(ListColumn(name, CALENDAR_WORDS[locale][name]) for name in COLUMNS)


def calendar_rows(
    book: Rulebook, entries: Sequence[CalendarEntry], closed: Sequence[ClosedDay], locale: Locale
) -> tuple[Row, ...]:
    """The entries, and the days on which nobody works, in the order of their days."""
    days = [(each.on, 0, _closed_row(each, locale)) for each in closed]
    days += [(entry.on, 1, _row(book, entry, locale)) for entry in entries]
    # Sorting is stable: those of one day stay in their order.
    return tuple(row for _, _, row in sorted(days, key=lambda each: each[:2]))


def closed_days(calendar: WorkingCalendar, first: date, last: date) -> tuple[ClosedDay, ...]:
    """Holidays and closures of a span; weekends are left out."""
    return tuple(each for each in calendar.closed_days(first, last) if each.off.why is not Off.WEEKEND)


def _closed_row(closed: ClosedDay, locale: Locale) -> Row:
    day = ListCell(short_weekday_text(closed.on, locale), value=closed.on)
    what = ListCell(CALENDAR_DAYS[locale][HOLIDAY if closed.off.why is Off.HOLIDAY else CLOSED])
    return day, what, ListCell(closed.off.name or ""), ListCell(""), ListCell("")


def _row(book: Rulebook, entry: CalendarEntry, locale: Locale) -> Row:
    verdict = entry.verdict
    return (
        ListCell(short_weekday_text(entry.on, locale), value=entry.on),
        ListCell(CALENDAR_DAYS[locale][entry.kind]),
        _what_cell(book, entry, locale),
        ListCell(verdict.scope.name),
        stated(state_word(verdict, locale), verdict.state),
    )


def _what_cell(book: Rulebook, entry: CalendarEntry, locale: Locale) -> ListCell:
    """What others answer for leads to the sheet of the talk: its obligation is theirs alone to open."""
    title, key = title_of(book, entry, locale), entry.verdict.obligation
    if not entry.is_of_others:
        return ListCell(title, href=obligation_path(key))
    return ListCell(title, href=talk_of(key), beside=(answered_by(book, entry.verdict, locale),))


def answered_by(book: Rulebook, verdict: Verdict, locale: Locale) -> str:
    """Which role answers for what concerns the reader's unit."""
    role = role_title(verdict.owner, verdict.scope.id, book.organisation, locale)
    return CALENDAR_WORDS[locale]["answered_by"].format(role=role)


def title_of(book: Rulebook, entry: CalendarEntry, locale: Locale) -> str:
    """What it is about, with which of its periods; of a rule that is gone its key."""
    rule = book.rule_of(entry.verdict)
    if rule is None:
        return entry.verdict.rule
    return titled_verdict(rule.short_title_in(locale), rule, entry.verdict, locale)


# --- The sheet of a year -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line to tick: a day, what it is, and of which units."""

    on: date
    day: str
    what: str
    title: str
    places: str


@dataclass(frozen=True, slots=True)
class SheetMonth:
    name: str
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True)
class CalendarSheet:
    """A year by months; months without a line are left out. `strip` draws how many lines each day has, `says` which day
    has the most. None: there is no line.
    """

    months: tuple[SheetMonth, ...]
    lines: int
    strip: PlottedDays | None
    says: str


def calendar_sheet(
    book: Rulebook, entries: Sequence[CalendarEntry], span: tuple[date, date], locale: Locale
) -> CalendarSheet:
    """The days of a `span` (first and last). What is the same on one day of several units is one line."""
    lines = tuple(_lines(book, entries, locale))
    by_month = groupby(lines, key=lambda line: line.on.replace(day=1))
    months = tuple(SheetMonth(month_text(on, locale), tuple(mine)) for on, mine in by_month)
    if not lines:
        return CalendarSheet((), 0, None, "")
    counts = {on: len(list(mine)) for on, mine in groupby(lines, key=lambda line: line.on)}
    busiest = max(counts, key=lambda on: (counts[on], -on.toordinal()))
    strip = plotted_days(
        counts,
        span,
        closed={each.on for each in book.calendar.closed_days(*span)},
        busiest={on for on, many in counts.items() if many == counts[busiest]},
        weekday_of=lambda number: WEEKDAYS[locale][number][:2],
        month_of=lambda on: MONTHS[locale][on.month - 1][:3],
    )
    says = CALENDAR_WORDS[locale]["sheet_says"]
    said = says.format(busiest=short_weekday_text(busiest, locale), most=counts[busiest])
    return CalendarSheet(months, len(lines), strip, said)


def _lines(book: Rulebook, entries: Sequence[CalendarEntry], locale: Locale) -> Iterator[SheetLine]:
    alike: dict[tuple[date, str, str], list[str]] = {}
    for entry in entries:
        title = title_of(book, entry, locale)
        if entry.is_of_others:
            title = f"{title} ({answered_by(book, entry.verdict, locale)})"
        key = (entry.on, CALENDAR_DAYS[locale][entry.kind], title)
        alike.setdefault(key, []).append(entry.verdict.scope.name)
    for (on, what, title), places in alike.items():
        yield SheetLine(on, weekday_and_day_text(on, locale), what, title, ", ".join(dict.fromkeys(places)))
