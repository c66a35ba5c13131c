"""Somebody follows a mail's link or opens a page, and answers there; or a program that opens everything does."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import pytest
from pytest_bdd import given, then, when

from checker.domain.access import LogInWay, Viewer
from checker.domain.clock import at_local
from checker.web.stored_sessions import StoredSessions, limits_of
from checker.web.visit import WebHouse
from notifications.link_tokens import LinkKey, LinkTokens

from .house import House
from .mail_server import MailServer
from .page_visit import ADDRESS, ClockOfTheScenario, PageReader, web_settings
from .read_page import ReadForm
from .words import plain, rows, sentence

THEN = "am {on:Tag} um {time:Uhrzeit} Uhr"
THE_LINK = "Link der letzten Mail an {to:Postfach}"
KEY = LinkKey(b"scenario" * 4)
ANSWER_PATH = "/antwort/"
SESSION = "__Host-zielwacht"
Rows = Mapping[str, list[tuple[object, ...]]]
Table = Sequence[Sequence[str]]


@dataclass
class PagesOfAHouse:
    """The pages over the house's store, and the browsers that were opened. `reader` is the one used last."""

    house: House
    readers: list[PageReader] = field(default_factory=list)
    settings: dict[str, bool] = field(default_factory=dict)
    before: Rows = field(default_factory=dict)
    _web: WebHouse | None = None
    _clock: ClockOfTheScenario | None = None

    def at(self, now: datetime) -> WebHouse:
        """The same pages, at an instant."""
        if self._web is None:
            settings, store = web_settings(**self.settings), self.house.store
            sessions = StoredSessions(store, limits_of(settings))
            self._clock = ClockOfTheScenario(now)
            self._web = WebHouse(store, settings, self._clock, sessions, identity=lambda: self.house.sender)
        if self._clock is not None:
            self._clock.at = now
        return replace(self._web, rules=self.house.rules)

    def browser(self, now: datetime, post: str | None) -> PageReader:
        """Of somebody who has logged in for a post (`role@unit`); None: of whoever got hold of the mail."""
        web = self.at(now)
        reader = PageReader(web)
        if post is not None:
            reader.cookies[SESSION] = web.sessions.open(Viewer((post,), LogInWay.CONSOLE), now)
        self.readers.append(reader)
        return reader

    @property
    def reader(self) -> PageReader:
        assert self.readers, "niemand hat eine Seite geöffnet"
        return self.readers[-1]

    def rows(self) -> Rows:
        """All that the store holds, but for who has logged in."""
        place = self.house.store_folder / "zielwacht.sqlite3"
        with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'session'")
            return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names.fetchall()}


@pytest.fixture
def pages(house: House) -> PagesOfAHouse:
    return PagesOfAHouse(house)


@given("die Mails tragen Links zu den Seiten")
def mails_bear_links(house: House) -> None:
    house.links = LinkTokens(ADDRESS, lambda: (KEY,))


@given("dem Haus genügt der Link einer Mail ohne Anmeldung")
def a_link_alone_is_enough(house: House, pages: PagesOfAHouse) -> None:
    mails_bear_links(house)
    pages.settings["link_alone"] = True


# --- Links of mails -----------------------------------------------------------------------------------------


@when(sentence(f"{{who:Stelle}} {THEN} den {THE_LINK} öffnet"))
def the_link_is_opened(
    house: House, pages: PagesOfAHouse, mail_server: MailServer, who: str, on: date, time: tuple[int, int], to: str
) -> None:
    _open(pages, mail_server, _post(house, who), at_local(on, *time), to)


@when(sentence(f"{{who:Stelle}} in {{office:Name}} {THEN} den {THE_LINK} öffnet"))
def the_link_is_opened_in_an_office(
    house: House, pages: PagesOfAHouse, mail_server: MailServer, who: str, office: str, on: date,
    time: tuple[int, int], to: str,
) -> None:  # fmt: skip
    _open(pages, mail_server, f"{house.role(who)}@{house.office(office)}", at_local(on, *time), to)


@when(sentence(f"jemand ohne Anmeldung {THEN} den {THE_LINK} öffnet"))
def the_link_is_opened_by_anybody(
    pages: PagesOfAHouse, mail_server: MailServer, on: date, time: tuple[int, int], to: str
) -> None:
    _open(pages, mail_server, None, at_local(on, *time), to)


def _open(pages: PagesOfAHouse, mail_server: MailServer, post: str | None, now: datetime, to: str) -> None:
    pages.browser(now, post).open(_links(mail_server, to)[-1])


def _links(mail_server: MailServer, to: str) -> list[str]:
    """Those to our pages, of the last mail to a mailbox that has any."""
    for mail in reversed(mail_server.mails):
        found = [link for link in mail.links if ANSWER_PATH in link]
        if mail.to == to and found:
            return found
    raise AssertionError(f"keine Mail an {to} trägt einen Link zu einer Seite")


# --- What somebody answers on the page that is open -----------------------------------------------------------


@when(sentence('auf dieser Seite "{choice:Text}" geantwortet wird'))
def answered_on_the_page(pages: PagesOfAHouse, choice: str) -> None:
    _answer(pages.reader, choice, [])


@when(sentence('auf dieser Seite "{choice:Text}" geantwortet wird mit:'))
def answered_with(pages: PagesOfAHouse, choice: str, datatable: Table) -> None:
    _answer(pages.reader, choice, [(line["Angabe"], line["Wert"]) for line in rows(datatable)])


@when("auf dieser Seite die Antwort zurückgenommen wird")
def the_answer_is_taken_back(pages: PagesOfAHouse) -> None:
    _answer(pages.reader, "Ja, zurücknehmen", [])


def _answer(reader: PageReader, choice: str, given: Sequence[tuple[str, str]]) -> None:
    form = next((each for each in reader.page.forms if _labelled(each, choice)), None)
    assert form is not None, f"die Seite bietet „{choice}“ nicht an: {reader.page.words}"
    name, value = _labelled(form, choice)[0]
    entries = {name: value} | {_field(form, label, value): text for label, text in given}
    reader.send(form, entries)


def _labelled(form: ReadForm, label: str) -> list[tuple[str, str]]:
    """Name and value of the fields whose label begins so."""
    return [(name, value) for words, name, value in form.labels if words.startswith(label)]


def _field(form: ReadForm, label: str, choice: str) -> str:
    """Of several with one label, that which belongs to the choice."""
    names = [name for name, _ in _labelled(form, label)]
    mine = [name for name in names if name.startswith(choice)] or names
    assert mine, f"die Seite fragt nicht nach „{label}“: {[words for words, *_ in form.labels]}"
    return mine[0]


@when(sentence('auf dieser Seite "{button:Text}" gewählt wird mit:'))
def sent_with(pages: PagesOfAHouse, button: str, datatable: Table) -> None:
    """By the button of a form; what it asks for by its labels."""
    _send(pages.reader, button, [(line["Angabe"], line["Wert"]) for line in rows(datatable)])


@when(sentence('auf dieser Seite "{button:Text}" gewählt wird'))
def sent(pages: PagesOfAHouse, button: str) -> None:
    _send(pages.reader, button, [])


def _send(reader: PageReader, button: str, given: Sequence[tuple[str, str]]) -> None:
    form = next((each for each in reader.page.forms if button in each.says), None)
    assert form is not None, f"die Seite hat kein „{button}“: {reader.page.words}"
    entries = {}
    for label, text in given:
        fields = _labelled(form, label)
        assert fields, f"das Formular fragt nicht nach „{label}“: {[words for words, *_ in form.labels]}"
        name, value = fields[0]
        entries[name] = value if text == "ja" else _chosen(form, name, text)
    reader.send(form, entries)


def _chosen(form: ReadForm, name: str, text: str) -> str:
    """Of a list what stands behind the words; else what was typed."""
    return next((value for field, words, value in form.options if (field, words) == (name, text)), text)


# --- Pages that somebody opens after a log-in -------------------------------------------------------------------


@when(sentence(f'{{who:Stelle}} {THEN} die Seite "{{path:Text}}" öffnet'))
def a_page_is_opened(house: House, pages: PagesOfAHouse, who: str, on: date, time: tuple[int, int], path: str) -> None:
    pages.browser(at_local(on, *time), _post(house, who)).open(path)


@when(sentence(f'{{who:Stelle}} in {{office:Name}} {THEN} die Seite "{{path:Text}}" öffnet'))
def a_page_is_opened_in_an_office(
    house: House, pages: PagesOfAHouse, who: str, office: str, on: date, time: tuple[int, int], path: str
) -> None:
    pages.browser(at_local(on, *time), f"{house.role(who)}@{house.office(office)}").open(path)


@when(sentence(f"{{who:Stelle}} {THEN} den Befund zu {{row:Zeile}} in zwei Browsern öffnet"))
def in_two_browsers(house: House, pages: PagesOfAHouse, who: str, on: date, time: tuple[int, int], row: str) -> None:
    for _ in range(2):
        pages.browser(at_local(on, *time), _post(house, who)).open(f"/befunde/{house.obligation(row)}")


@when(sentence(f'{{who:Stelle}} {THEN} die Seite "{{path:Text}}" in zwei Browsern öffnet'))
def a_page_in_two_browsers(
    house: House, pages: PagesOfAHouse, who: str, on: date, time: tuple[int, int], path: str
) -> None:
    for _ in range(2):
        a_page_is_opened(house, pages, who, on, time, path)


@when("der andere Browser benutzt wird")
def the_other_browser(pages: PagesOfAHouse) -> None:
    pages.readers[-2:] = reversed(pages.readers[-2:])


@when(sentence('auf dieser Seite dem Verweis "{words:Text}" gefolgt wird'))
def a_link_is_followed(pages: PagesOfAHouse, words: str) -> None:
    found = [to for text, to in pages.reader.page.anchors if words in text]
    assert found, f"die Seite hat keinen Verweis „{words}“: {pages.reader.page.anchors}"
    pages.reader.open(found[0])


def _post(house: House, title: str) -> str:
    return f"{house.role(title)}@{house.id}"


# --- What a page says -------------------------------------------------------------------------------------------


@then("sagt die Seite:")
def the_page_says(pages: PagesOfAHouse, datatable: Table) -> None:
    page = pages.reader.page
    lacking = [text for line in datatable if (text := " ".join(line)).casefold() not in plain(page.words).casefold()]
    assert not lacking, f"auf der Seite fehlt: {lacking}; sie lautet: {page.words}"


@then(sentence('sagt die Seite nirgends "{words:Text}"'))
def the_page_does_not_say(pages: PagesOfAHouse, words: str) -> None:
    text = plain(pages.reader.page.words)
    assert words.casefold() not in text.casefold(), f"„{words}“ steht da: {text}"


@then("fragt die Seite nach der Anmeldung")
def the_page_asks_for_a_log_in(pages: PagesOfAHouse) -> None:
    page = pages.reader.page
    assert page.path.startswith("/anmelden"), f"statt der Anmeldung kommt {page.path}: {page.words}"


# --- Programs that open everything ---------------------------------------------------------------------------------


@when(
    sentence(
        f"ein Prüfprogramm {THEN} jeden Link der letzten Mail an {{to:Postfach}} öffnet und alle Formulare abschickt"
    )
)
def a_scanner(pages: PagesOfAHouse, mail_server: MailServer, on: date, time: tuple[int, int], to: str) -> None:
    """It follows what it finds, sends each form three times as it stands, and with each of its buttons."""
    reader = pages.browser(at_local(on, *time), None)
    pages.before = pages.rows()
    waiting = _links(mail_server, to)
    seen = set(waiting)
    while waiting:
        page = reader.open(waiting.pop())
        assert page.forms or page.status >= 400, "das Prüfprogramm hat nichts, das es abschicken könnte"
        found = [link for link in page.links if link not in seen and not re.match(r"/(style|healthz)", link)]
        seen.update(found)
        waiting += found
        for form in page.forms:
            for button in [(), *((each,) for each in form.buttons)]:
                for _ in range(3):
                    reader.send(form, dict(button))


@then("ist im Speicher nichts verändert")
def nothing_was_written(pages: PagesOfAHouse) -> None:
    assert pages.before, "dass nichts verändert ist, sagt nur etwas, wenn etwas versucht wurde"
    after = pages.rows()
    changed = [name for name in after if after[name] != pages.before.get(name)]
    assert not changed, f"verändert sind: {', '.join(changed)}"


@then(sentence("trägt das Schreiben an {to:Postfach} keinen Link zu den Seiten"))
def the_letter_bears_no_link(mail_server: MailServer, to: str) -> None:
    found = [mail for mail in mail_server.mails if mail.to == to]
    assert found, f"an {to} ging nichts"
    linked = [mail for mail in found if ADDRESS.encode() in mail.raw or ANSWER_PATH.encode() in mail.raw]
    assert not linked, f"{len(linked)} von {len(found)} Mails an {to} tragen einen"
