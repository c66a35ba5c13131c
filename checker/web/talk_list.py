"""The talks of a month as a list, and the months beside it, in one language. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.domain.period import Period, end_of_month_after, month
from checker.domain.talk import day_of, talk_rule
from checker.pages.addresses import TALKS_PATH, talk_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, stated, whole_list
from checker.usecases.reading.talk_sheet import TalkOfUnit, TalksOfMonth
from checker.wording.dates import day_text, month_text
from checker.wording.locales import Locale
from checker.wording.states import state_word
from checker.wording.talk_texts import TALK_WORDS


@dataclass(frozen=True, slots=True)
class TalkList:
    """What the page lays out. `months`: the text and address of those beside it. `is_wanted` False: the plan of the
    year wants no talks.
    """

    rows: ListPage
    caption: str
    months: tuple[tuple[str, str], ...]
    is_wanted: bool


def talk_list(found: TalksOfMonth, locale: Locale) -> TalkList:
    words, named = TALK_WORDS[locale], month_text(found.month.start, locale)
    columns = (
        ListColumn("unit", words["unit"]),
        ListColumn("state", words["state"].format(month=named)),
        ListColumn("last", words["last"]),
    )
    rows = tuple(_row(one, found.month, locale) for one in found.units)
    caption = words["caption"].format(month=named)
    return TalkList(whole_list(columns, rows), caption, tuple(_months(found, locale)), found.talk is not None)


def _row(one: TalkOfUnit, of: Period, locale: Locale) -> tuple[ListCell, ...]:
    words = TALK_WORDS[locale]
    last = ListCell(day_text(day_of(one.last), locale) if one.last is not None else words["never"])
    if one.row is None:
        state = ListCell(words["not_judged"])
    else:
        state = stated(state_word(one.row.verdict, locale), one.row.verdict.state)
    return ListCell(one.unit.name, href=talk_path(one.unit.id, str(of))), state, last


def _months(found: TalksOfMonth, locale: Locale) -> Iterator[tuple[str, str]]:
    """The month before and the one after, where the plan of their year wants talks."""
    for name, away in (("before", -1), ("after", 1)):
        last = end_of_month_after(found.month.end, away)
        beside = month(last.year, last.month)
        if talk_rule(found.book, last.year) is not None:
            text = TALK_WORDS[locale][name].format(month=month_text(last, locale))
            yield text, f"{TALKS_PATH}?monat={beside}"
