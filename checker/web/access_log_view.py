"""The access log as its page lays it out: what is asked before somebody looks, and the notes as a table. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.store.access_log import AccessNote
from checker.web.forms import FormChoice, FormField, FormOption, FormPart
from checker.wording.access_log_words import ACCESS_LOG_WORDS, ACCESS_REASONS, act_text
from checker.wording.access_texts import WAY_TEXTS
from checker.wording.dates import instant_text
from checker.wording.locales import Locale

MOST_SHOWN = 50
COLUMNS = ("at", "who", "did", "number", "way")
LONGEST_NUMBER = 12


def looking_parts(locale: Locale) -> tuple[FormPart, ...]:
    """Why somebody looks, and about which entry."""
    words = ACCESS_LOG_WORDS[locale]
    reasons = tuple(FormOption(why.value, text) for why, text in ACCESS_REASONS[locale].items())
    return (
        FormChoice("why", words["why"], reasons),
        FormField("entry", words["entry"], hint=words["entry_hint"], most_characters=LONGEST_NUMBER),
    )


def note_table(notes: Sequence[AccessNote], locale: Locale) -> ListPage:
    """The notes, which come the oldest first, the newest first."""
    columns = tuple(ListColumn(name, ACCESS_LOG_WORDS[locale][name]) for name in COLUMNS)
    return whole_list(columns, [_row(note, locale) for note in reversed(notes)])


def _row(note: AccessNote, locale: Locale) -> tuple[ListCell, ...]:
    return (
        ListCell(instant_text(note.at, locale)),
        ListCell(_who(note, locale)),
        ListCell(act_text(note.kind, locale)),
        ListCell(str(note.entry)),
        ListCell(WAY_TEXTS[locale][note.way]),
    )


def _who(note: AccessNote, locale: Locale) -> str:
    words = ACCESS_LOG_WORDS[locale]
    if note.member is None:
        return words["nobody"]
    return note.login or words["forgotten"].format(member=note.member)
