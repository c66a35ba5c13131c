"""Kalender: what falls on which day, a month as a list, a year as a sheet to print and tick. Edge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from checker.domain.period import month
from checker.findings.due_calendar import CalendarDay, CalendarEntry
from checker.findings.page_rights import PageId, admits
from checker.pages.addresses import ADMINISTRATION_PATH, CALENDAR_PATH, calendar_sheet_path
from checker.pages.list_page import page_of, whole_list
from checker.pages.list_query import ListFilter, ListQuery, read_query
from checker.pages.typed import typed_number
from checker.usecases.reading.due_calendar import CalendarSeen, calendar_seen
from checker.web.calendar_view import BOX, Row, calendar_columns, calendar_rows, calendar_sheet, closed_days
from checker.web.error_pages import error_page
from checker.web.exports import before_title, exported, list_view
from checker.web.page_frame import help_mailbox
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, Shown
from checker.web.visit import Visit
from checker.wording.calendar_page_texts import CALENDAR_DAYS, CALENDAR_WORDS
from checker.wording.dates import day_text, month_text
from checker.wording.locales import Locale
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

MONTH, PLACE, KIND = "monat", "einheit", "was"
DECEMBER = 12


def _list(visit: Visit) -> PageAnswer:
    months, words, locale = _months(visit), CALENDAR_WORDS[visit.locale], visit.locale
    query = read_query(visit.query, _filters(visit, months), locale, example=visit.on)
    on = _month_of(query, visit.on, months)
    rows = _rows(visit, query, on) if query.is_possible else ()
    columns, caption = calendar_columns(locale), words["caption"].format(month=month_text(on, locale))
    file = exported(visit, PageId.CALENDAR, query, whole_list(columns, rows), id="kalender", title=caption)
    if file is not None:
        return file
    values: Mapping[str, object] = {
        "words": words,
        "list": list_view(visit, PageId.CALENDAR, query, page_of(columns, rows, query.page), caption),
        "around": _around(on, months, locale),
        "keys": ADMINISTRATION_PATH if admits(PageId.ADMINISTRATION, visit.groups) else "",
        "subscribe": words["subscribe"].format(mailbox=mailbox) if (mailbox := help_mailbox(visit.book)) else "",
        "sheet": (calendar_sheet_path(on.year), words["sheet"].format(year=on.year)),
    }
    title = PAGE_TITLES[locale]["calendar"]
    return Shown("calendar.html.j2", title, values, before_title=before_title(query, locale, month_text(on, locale)))


def _months(visit: Visit) -> tuple[date, ...]:
    """The months of the plans in force and of the year behind the last of them, in which their last days lie."""
    years = [plan.year for plan in visit.book.plans]
    every = [date(year, number, 1) for year in range(min(years), max(years) + 2) for number in range(1, DECEMBER + 1)]
    return tuple(on for on in every if visit.book.calendar.covers(on))


def _filters(visit: Visit, months: tuple[date, ...]) -> tuple[ListFilter, ...]:
    words, locale = CALENDAR_WORDS[visit.locale], visit.locale
    units = {unit.id: unit.name for _, unit in visit.book.organisation.every_unit()}
    kinds = {str(kind): CALENDAR_DAYS[locale][kind] for kind in CalendarDay}
    by_id = {f"{on:%Y-%m}": month_text(on, locale) for on in months}
    return (
        ListFilter(MONTH, words["month"], by_id, nothing=words["this_month"]),
        ListFilter(PLACE, words["place"], units),
        ListFilter(KIND, words["kind"], kinds),
    )


def _month_of(query: ListQuery, today: date, months: tuple[date, ...]) -> date:
    """The month that is asked for, else that of the day; of plans of other years their nearest month."""
    asked = query.chosen(MONTH)
    wanted = date.fromisoformat(f"{asked}-01") if asked else today.replace(day=1)
    return min(months, key=lambda on: abs((on - wanted).days))


def _rows(visit: Visit, query: ListQuery, on: date) -> tuple[Row, ...]:
    span = month(on.year, on.month)
    seen = calendar_seen(visit.house.store, visit.signed_in, span.start, span.end, visit.now)
    place, kind = query.chosen(PLACE), query.chosen(KIND)

    def is_wanted(entry: CalendarEntry) -> bool:
        return place in ("", entry.verdict.scope.id) and kind in ("", str(entry.kind))

    # Whoever asks for one kind of day asks for no holiday.
    closed = () if kind else closed_days(seen.book.calendar, span.start, span.end)
    return calendar_rows(seen.book, [entry for entry in seen.entries if is_wanted(entry)], closed, visit.locale)


def _around(on: date, months: tuple[date, ...], locale: Locale) -> tuple[tuple[str, str], ...]:
    """The months before and behind: text and address."""
    place, words = months.index(on), CALENDAR_WORDS[locale]
    others = (("before", place - 1), ("after", place + 1))
    return tuple(
        (
            words[code].format(month=month_text(months[at], locale)),
            f"{CALENDAR_PATH}?{MONTH}={months[at]:%Y-%m}",
        )
        for code, at in others
        if 0 <= at < len(months)
    )


def _sheet(visit: Visit) -> PageAnswer:
    locale, words = visit.locale, CALENDAR_WORDS[visit.locale]
    year = typed_number(visit.path["year"])
    if year not in {on.year for on in _months(visit)}:
        return error_page(WebErrorKind.NOT_THERE, locale, has_home=True)
    span = (date(year, 1, 1), date(year, DECEMBER, 31))
    seen: CalendarSeen = calendar_seen(visit.house.store, visit.signed_in, *span, visit.now)
    sheet = calendar_sheet(seen.book, seen.entries, span, locale)
    values: Mapping[str, object] = {
        "words": words,
        "sheet": sheet,
        "box": BOX,
        "lead": words["sheet_lead"].format(lines=sheet.lines, on=day_text(visit.on, locale)),
        "strip_title": words["sheet_strip"].format(year=year),
    }
    title = words["sheet_title"].format(year=year)
    trail = ((PAGE_TITLES[locale]["calendar"], CALENDAR_PATH),)
    return Shown("calendar_sheet.html.j2", title, values, trail=trail)


ROUTES = (
    PageRoute(CALENDAR_PATH, PageId.CALENDAR, get=_list),
    PageRoute("/kalender/{year}", PageId.CALENDAR, get=_sheet),
)
