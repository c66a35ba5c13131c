"""Letters to bodies outside, in both languages, as they will arrive.

Golden files and how to renew them: `golden_mails`. A letter says nothing of how the house came to write it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from checker.domain.clock import at_local
from checker.domain.finding import Change, Resolution
from checker.domain.letterhead import Letterhead
from checker.domain.message import Message, MessageKind, SentItem
from checker.domain.organisation import Organisation
from checker.domain.verdict import State
from checker.wording.locales import Locale
from notifications.folder import file_stem
from notifications.ladder import messages_for_changes
from notifications.letter_facts import LetterFacts, from_json
from notifications.letters import in_other_words, released
from notifications.mail_context import Briefing
from notifications.message import Correspondence, Rendered, build
from notifications.rectification_facts import Rectified
from notifications.rectifications import rectification_mails
from notifications.render import render
from notifications.templating import LONGEST_SUBJECT
from tests.mail_text import facts_told, words_of
from tests.unit.notifications.golden_mails import assert_agreed
from tests.unit.notifications.mail_cases import (
    CALENDAR,
    RATINGEN,
    a_briefing,
    a_dated_rule,
    a_rate,
    a_rate_rule,
    an_organisation,
    climbed,
    handed_in,
    overdue,
    resolved,
    told_items,
    told_items_of,
)
from tests.unit.notifications.test_mails_as_they_arrive import part

RELEASED_ON = date(2016, 10, 14)
DISTRICT = "kreis@jobcenter"
SAID = Letterhead(
    letterhead=("Jobcenter ME-aktiv", "Musterstraße 1, 40822 Mettmann"),
    file_reference="01.2-2016/Ziele",
    reply_to="geschaeftsfuehrung@jobcenter.example",
    closing=("Die Geschäftsführung", "Jobcenter ME-aktiv"),
)
# What the house knows a matter by, and nobody outside: keys, rules, rows of the plan, steps, the program itself.
OURS = re.compile(
    r"kdu-error-rate|investigation-criteria|T06|T11|3f9a2c1|jobcenter/|Stufe|step \d|Eskalation|escalation|ladder"
    r"|Regelwerk|rulebook|Zielwacht|https?:|INTERN|[0-9a-f]{12}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Letter:
    name: str
    message: Message
    facts: LetterFacts

    @property
    def rendered(self) -> Rendered:
        return render(self.facts)


def house(*, meets: bool = False) -> Organisation:
    """The house with its letterhead. `meets`: the district is a body that meets."""
    organisation = an_organisation()
    roles = [
        role.model_copy(update={"kind": "body"}) if meets and role.is_external else role for role in organisation.roles
    ]
    return organisation.model_copy(update={"letters": SAID, "roles": tuple(roles)})


def letters(locale: Locale) -> list[Letter]:
    rate, dated = a_rate_rule(), a_dated_rule(owner="bereichsleitung", escalation="leistung-kreis")
    missed = a_rate(41, 300)
    at_ratingen = replace(a_rate(41, 300), scope=RATINGEN)
    after = climbed(rate, missed, 2, 3)
    here = a_briefing(date(2016, 10, 13), locale=locale, organisation=house())
    meets = replace(here, organisation=house(meets=True), meetings={"kreis": (date(2016, 10, 3), date(2016, 11, 9))})
    told = told_items_of(after, date(2016, 10, 13))
    sent = told_items(_written(after, here), sent_on=date(2016, 10, 14))
    done = resolved(dated, handed_in(dated, late=True), Resolution.ALL_CLEAR, "gf@jobcenter", DISTRICT)
    right = resolved(rate, a_rate(29, 300, state=State.MET), Resolution.RECTIFIED, "gf@jobcenter", DISTRICT)
    draft = _letter("letter_draft", after, here)
    return [
        draft,
        _released("letter", draft),
        _letter("letter_of_an_office", climbed(rate, at_ratingen, 2, 3), here),
        _letter("letter_dated", climbed(dated, overdue(dated), 2, 3), here),
        _letter("letter_bare", after, replace(here, organisation=an_organisation())),
        _letter("letter_again", after, here, told=(*told, *sent)),
        _released("letter_in_other_words", _edited(draft)),
        _letter("letter_for_a_meeting", after, meets),
        _letter("letter_for_an_unknown_meeting", after, replace(meets, meetings={})),
        _letter("letter_all_clear", done, here, told=sent),
        _letter("letter_rectification", right, here, told=sent),
    ]


def _written(change: Change, briefing: Briefing, told: Sequence[SentItem] = ()) -> Message:
    so_far = {change.episode.obligation: told}
    outgoing = messages_for_changes([change], briefing, so_far)
    if change.episode.resolution is Resolution.RECTIFIED:
        outgoing = rectification_mails([Rectified(change, None, None)], so_far, briefing)
    return next(one.message for one in outgoing.messages if one.message.kind is MessageKind.LETTER)


def _letter(name: str, change: Change, briefing: Briefing, told: Sequence[SentItem] = ()) -> Letter:
    message = _written(change, briefing, told)
    return Letter(name, message, from_json(message.facts))


def _released(name: str, letter: Letter) -> Letter:
    return Letter(name, letter.message, released(letter.facts, RELEASED_ON, CALENDAR, None))


def _edited(letter: Letter) -> Letter:
    words = {"request": "Bitte stimmen Sie der neuen Frist zu.", "closing": "Mit freundlichem Gruß"}
    return replace(letter, facts=in_other_words(letter.facts, words))


EVERY = [
    pytest.param(locale, letter, id=f"{locale}-{letter.name}") for locale in ("de", "en") for letter in letters(locale)
]


@pytest.mark.parametrize(("locale", "letter"), EVERY)
def test_a_letter_reads_as_agreed(locale: Locale, letter: Letter) -> None:
    assert_agreed(letter.rendered, locale, letter.name)


@pytest.mark.parametrize(("locale", "letter"), EVERY)
def test_nothing_in_a_letter_is_an_id_a_step_or_a_link(locale: Locale, letter: Letter) -> None:
    rendered = letter.rendered
    assert OURS.findall(f"{rendered.subject}\n{rendered.text}\n{words_of(rendered.html)}") == []


@pytest.mark.parametrize(("locale", "letter"), EVERY)
def test_text_and_html_of_a_letter_say_the_same(locale: Locale, letter: Letter) -> None:
    assert facts_told(letter.rendered.text) == facts_told(words_of(letter.rendered.html))


@pytest.mark.parametrize(("locale", "letter"), EVERY)
def test_a_letter_fits_and_loads_nothing(locale: Locale, letter: Letter) -> None:
    html = letter.rendered.html
    assert len(letter.rendered.subject) <= LONGEST_SUBJECT
    assert f'<html lang="{locale}"' in html
    assert len(re.findall("<h1[ >]", html)) == 1
    assert "@media print" in html
    assert "http" not in re.sub(r'xmlns[^"]*"[^"]*"', "", html)


@pytest.mark.parametrize(("locale", "letter"), EVERY)
def test_the_headers_of_a_letter_tell_nothing_of_ours(locale: Locale, letter: Letter) -> None:
    mail = built(letter)
    assert not [name for name in mail if name.lower().startswith(("x-", "list-", "auto-"))]
    assert part(mail, "plain") == letter.rendered.text


def test_a_letter_written_as_a_file_is_named_by_its_kind_as_other_mails_are() -> None:
    assert file_stem(built(by_name()["letter"])).startswith("2016-10-14-letter-")


def built(letter: Letter) -> EmailMessage:
    from_us = Correspondence("zielwacht@house.example", "post@kreis.example", "gf@house.example", "house.example")
    raw = build(letter.message, letter.facts, letter.rendered, from_us, at_local(RELEASED_ON, 7))
    mail = message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def by_name(locale: Locale = "de") -> dict[str, Letter]:
    return {letter.name: letter for letter in letters(locale)}


def text_of(name: str) -> str:
    return " ".join(by_name()[name].rendered.text.split())


def test_what_the_management_writes_is_text_and_never_markup() -> None:
    draft = by_name()["letter_draft"].facts
    html = render(in_other_words(draft, {"opening": "<b>fett</b>", "closing": "<script>x</script>"})).html
    assert "&lt;b&gt;fett&lt;/b&gt;" in html
    assert "<script" not in html


def test_an_answer_is_asked_for_from_the_day_of_release_on() -> None:
    assert "bis zum 10. Arbeitstag nach der Absendung" in text_of("letter_draft")
    released_text = text_of("letter")
    assert "Datum: Freitag, 14.10.2016" in released_text
    assert "Ihre Antwort erbitten wir bis Freitag, 28.10.2016." in released_text


def test_what_the_house_has_not_declared_is_its_name_its_management_and_its_mailbox_for_questions() -> None:
    text = text_of("letter_bare")
    assert text.startswith("Jobcenter ME-aktiv An: Kreis Mettmann")
    assert "Geschäftsführung Jobcenter ME-aktiv Antwort bitte an: controlling@jobcenter.example" in text
    assert "Unser Zeichen" not in text


def test_other_words_stand_in_place_of_the_drafted_ones_and_the_facts_stay() -> None:
    text = text_of("letter_in_other_words")
    assert "Bitte stimmen Sie der neuen Frist zu." in text
    assert "eine Ausnahme zulassen" not in text
    assert "41 von 300 = 13,7 %" in text
    assert by_name()["letter_in_other_words"].facts.drafted.request.endswith("eine Ausnahme zulassen.")


def test_a_body_that_meets_gets_a_paper_for_its_next_known_date_and_is_not_asked_to_answer_by_a_day() -> None:
    text = text_of("letter_for_a_meeting")
    assert "Sitzung: Mittwoch, 09.11.2016" in text
    assert "Beschlussvorschlag" in text
    assert "erbitten wir" not in text
    assert "Sehr geehrte" not in text
    assert "der Termin ist noch nicht gemeldet" in text_of("letter_for_an_unknown_meeting")


def test_what_was_told_before_is_taken_up() -> None:
    assert "was wir Ihnen am 14.10.2016 mitgeteilt haben" in text_of("letter_again")


def test_what_is_over_asks_for_nothing_more() -> None:
    for name in ("letter_all_clear", "letter_rectification"):
        assert "erbitten wir" not in text_of(name)
    assert "als gegenstandslos" in text_of("letter_rectification")
