"""How the verdict on an obligation has changed, as a list in one language. Pure; from the verdicts that are stored."""

from __future__ import annotations

from checker.domain.clock import local_day
from checker.pages.addresses import obligation_then_path
from checker.pages.list_page import ListCell, ListColumn, stated
from checker.store.verdicts import JudgedVerdict
from checker.usecases.reading.finding_page import FindingShown
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from checker.wording.numbers import bound_of, value_text
from checker.wording.obligation_page_texts import OBLIGATION_WORDS
from checker.wording.pace_points import shown_values
from checker.wording.states import state_word

COLUMNS = {"judged_on": "history_day", "state": "history_state", "value": "history_value", "known_at": "history_known"}
NOTHING = "–"
Row = tuple[ListCell, ...]


def history_columns(locale: Locale) -> tuple[ListColumn, ...]:
    words = OBLIGATION_WORDS[locale]
    return tuple(ListColumn(name, words[code]) for name, code in COLUMNS.items())


def history_rows(shown: FindingShown, locale: Locale, *, leads: bool) -> tuple[Row, ...]:
    """Each change, the newest first. A figure that would point at people beside the others is left out.

    `leads`: the reader may have each day judged again.
    """
    judged = shown.known.judged
    values = shown_values({number: each.verdict for number, each in enumerate(judged)}, shown.verdict)

    def row(number: int, each: JudgedVerdict) -> Row:
        verdict, value = each.verdict, values.get(number)
        bound = bound_of(verdict.target, verdict.unit)
        figure = NOTHING if value is None else value_text(value, verdict.unit, locale, bound, verdict.rounding)
        path = obligation_then_path(verdict.obligation, each.on, local_day(each.known_at)) if leads else ""
        return (
            ListCell(day_text(each.on, locale), href=path),
            stated(state_word(verdict, locale), verdict.state),
            ListCell(figure),
            ListCell(instant_text(each.known_at, locale)),
        )

    return tuple(row(number, each) for number, each in reversed(list(enumerate(judged))))
