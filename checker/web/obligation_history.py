"""How the verdict on an obligation has changed, as a table in one language. Pure; from the verdicts that are stored."""

from __future__ import annotations

from checker.pages.parts import Cell, StateCell, Table
from checker.store.verdicts import JudgedVerdict
from checker.usecases.reading.finding_page import FindingShown
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import capitalised
from checker.wording.numbers import bound_of, value_text
from checker.wording.obligation_page_texts import OBLIGATION_WORDS
from checker.wording.pace_points import shown_values
from checker.wording.states import SIGNS, state_word

MOST_CHANGES = 20
COLUMNS = ("history_day", "history_state", "history_value", "history_known")
NOTHING = "–"


def history_table(shown: FindingShown, locale: Locale) -> Table:
    """The newest changes, the newest first. A figure that would point at people beside the others is left out."""
    words, judged = OBLIGATION_WORDS[locale], shown.known.judged
    values = shown_values({number: each.verdict for number, each in enumerate(judged)}, shown.verdict)

    def row(number: int, each: JudgedVerdict) -> tuple[Cell, ...]:
        verdict, value = each.verdict, values.get(number)
        bound = bound_of(verdict.target, verdict.unit)
        figure = NOTHING if value is None else value_text(value, verdict.unit, locale, bound, verdict.rounding)
        state = StateCell(str(verdict.state), SIGNS[verdict.state], capitalised(state_word(verdict, locale)))
        return day_text(each.on, locale), state, figure, instant_text(each.known_at, locale)

    newest = list(enumerate(judged))[-MOST_CHANGES:]
    rows = tuple(row(number, each) for number, each in reversed(newest))
    return Table(words["history_caption"], tuple(words[name] for name in COLUMNS), rows)


def history_note(shown: FindingShown, locale: Locale) -> str:
    """That there were more changes; empty: all are shown."""
    more = len(shown.known.judged) - MOST_CHANGES
    return OBLIGATION_WORDS[locale]["history_more"].format(count=more) if more > 0 else ""
