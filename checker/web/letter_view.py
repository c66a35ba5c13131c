"""A letter to a body outside as its page lays it out: the sheet, the mail as it leaves, what may be decided. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.obligation_key import ObligationKey
from checker.domain.rulebook import Rulebook
from checker.pages.addresses import finding_path, letter_path
from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.store.mail_rows import QueuedMessage
from checker.usecases.reading.letters_to_decide import LetterLook, LettersOfHouse
from checker.usecases.telling.letters import LONGEST_PASSAGE, SHORTEST_PREFIX
from checker.web.forms import FormChoice, FormField, FormOption
from checker.web.typed import shown_days
from checker.wording.dates import day_text, short_weekday_text
from checker.wording.letter_page_words import LETTER_STATES, LETTER_WORDS, SHEET_WORDS
from checker.wording.locales import Locale
from checker.wording.post_titles import post_title, role_title
from notifications.facts_json import stored_facts
from notifications.letter_facts import LetterFacts

PASSAGES = ("opening", "request", "closing")


def reader_title(letter: QueuedMessage, book: Rulebook, locale: Locale) -> str:
    """Whom it goes to, as people call it."""
    return post_title(letter.message.addressed, book.organisation, locale)


def matter_of(letter: QueuedMessage) -> str:
    facts = stored_facts(letter.message.facts)
    if not isinstance(facts, LetterFacts):
        return letter.message.items[0].obligation
    return f"{facts.matter}, {facts.place}" if facts.place else facts.matter


def letter_lists(found: LettersOfHouse, locale: Locale) -> tuple[ListPage, ListPage]:
    """Those that wait, and those decided or sent lately."""
    words = LETTER_WORDS[locale]
    columns = tuple(ListColumn(name, words[name]) for name in ("what", "to", "state", "since"))
    waiting, decided = (
        tuple(_row(letter, found.book, locale) for letter in letters) for letters in (found.waiting, found.decided)
    )
    return whole_list(columns, waiting), whole_list(columns, decided)


def _row(letter: QueuedMessage, book: Rulebook, locale: Locale) -> tuple[ListCell, ...]:
    return (
        # Several may be about one matter, and a link says which one it leads to.
        ListCell(f"{matter_of(letter)} ({letter.key[:SHORTEST_PREFIX]})", letter_path(letter.key)),
        ListCell(reader_title(letter, book, locale)),
        ListCell(LETTER_STATES[locale][letter.state]),
        ListCell(short_weekday_text(letter.message.planned_on, locale)),
    )


@dataclass(frozen=True, slots=True)
class LetterView:
    """What the template of one letter shows. `sheet` None: it is of an earlier version and has no parts."""

    state: str
    decided: tuple[str, ...]
    to: str
    since: str
    obligation: str
    finding: str
    subject: str
    text: str
    sheet: LetterFacts | None
    words: Mapping[str, str]
    is_edited: bool
    follows: str


def letter_view(look: LetterLook, locale: Locale) -> LetterView:
    shown, queued = look.shown, look.shown.queued
    obligation = queued.message.items[0].obligation
    return LetterView(
        state=LETTER_STATES[locale][queued.state],
        decided=_decision(look, locale),
        to=reader_title(queued, look.book, locale),
        since=short_weekday_text(queued.message.planned_on, locale),
        obligation=matter_of(queued),
        finding=finding_path(obligation) if _is_obligation(obligation) else "",
        subject=shown.subject,
        text=shown.text,
        sheet=look.facts,
        words=SHEET_WORDS[look.facts.locale if look.facts else locale],
        is_edited=look.facts is not None and look.facts.edited is not None,
        follows=letter_path(shown.follows.key) if shown.follows else "",
    )


def _decision(look: LetterLook, locale: Locale) -> tuple[str, ...]:
    decision, words = look.shown.queued.decision, LETTER_WORDS[locale]
    if decision is None:
        return ()
    house = look.book.organisation
    said = [words["by"].format(role=role_title(decision.by, house.organisation.id, house, locale))]
    if decision.on is not None:
        said.append(words["told_on"].format(day=day_text(decision.on, locale), file_number=decision.file_number))
    if decision.reason:
        said.append(words["reason_was"].format(reason=decision.reason))
    return tuple(said)


def _is_obligation(key: str) -> bool:
    try:
        ObligationKey.parse(key)
    except ValueError:
        return False
    return True


def decision_parts(look: LetterLook, on: date, locale: Locale) -> tuple[FormChoice | FormField, ...]:
    """The choice of what becomes of it, and what some of the choices need; `on`: the day of the example."""
    words = LETTER_WORDS[locale]
    acts = (*(("release",) if look.may_decide else ()), "settle", *(("keep_back",) if look.may_decide else ()))
    options = tuple(FormOption(act, words[act], words[f"{act}_hint"]) for act in acts)
    fields = [
        FormField("day", words["day"], hint=words["day_hint"].format(**shown_days(on)), most_characters=10),
        FormField("file_number", words["file_number"], hint=words["file_number_hint"], most_characters=40),
    ]
    if look.may_decide:
        fields.append(FormField("reason", words["reason"], hint=words["reason_hint"], most_characters=500))
    return FormChoice("decision", words["choose"], options), *fields


def wording_parts(look: LetterLook, locale: Locale) -> tuple[FormField, ...]:
    """The passages that may be written anew, as they are now; none of a letter that does not wait."""
    facts, words = look.facts, LETTER_WORDS[locale]
    if facts is None or not look.may_decide:
        return ()
    language = facts.locale if facts.locale != locale else ""
    return tuple(
        FormField(name, words[name], "textarea", value=text, most_characters=LONGEST_PASSAGE, language=language)
        for name in PASSAGES
        if (text := getattr(facts.words, name))
    )
