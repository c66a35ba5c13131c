"""Answers that lie in the inbox as files, and in the mailbox that is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

import pytest
from pytest_bdd import given, then, when

from checker.domain.clock import at_local
from checker.domain.mailbox_trouble import MailboxTrouble, MailboxTroubleCode
from checker.store import proposals
from checker.usecases.importing.inbox import Inbox
from checker.usecases.running.answer_watch import look_for_answers
from checker.usecases.running.walk import step
from notifications.mailbox import ComeIn, MailboxNotRead
from notifications.smtp import Server, SmtpTransport

from .answers import reply
from .house import House
from .mail_server import HOST, MailServer
from .words import is_file_name, sentence

AN_ANSWER = "aus {sender:Postfach} eine Antwort auf die letzte Mail zu {row:Zeile}"
THEN = "am {on:Tag} um {time:Uhrzeit} Uhr"


class KilledError(Exception):
    """The program ends where it stands."""


@dataclass
class Postbox:
    """The mailbox of the house, as a mail server keeps it: each mail has a number, and none gets it twice."""

    place: str = "zielwacht@jobcenter.example"
    mails: dict[str, tuple[bytes, datetime]] = field(default_factory=dict)
    moved: int = 0
    kills: bool = False
    is_shut: bool = False
    is_in_time: bool = True

    @contextmanager
    def open(self) -> Iterator[Postbox]:
        if self.is_shut:
            raise MailboxNotRead(MailboxTrouble(MailboxTroubleCode.LOG_IN_REFUSED, self.place, "Kennwort abgelaufen"))
        yield self

    def lay(self, raw: bytes, at: datetime) -> None:
        self.mails[str(len(self.mails) + self.moved + 1)] = raw, at

    def waiting(self) -> tuple[str, ...]:
        return tuple(self.mails)

    def mark(self, name: str) -> str:
        return sha256(f"{self.place} {name}".encode()).hexdigest()

    def read(self, name: str) -> ComeIn:
        return ComeIn(*self.mails[name])

    def put_away(self, name: str) -> None:
        if self.kills:
            raise KilledError
        del self.mails[name]
        self.moved += 1


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


@when(sentence(f'{THEN} {AN_ANSWER} als Datei "{{file:Text}}" im Eingang liegt: "{{text:Text}}"'))
def lies_in_the_inbox(
    house: House, mail_server: MailServer, on: date, time: tuple[int, int], sender: str, row: str, file: str, text: str
) -> None:
    folder = house.folder / "eingang"
    folder.mkdir(exist_ok=True)
    assert is_file_name(file), f"„{file}“ ist kein Dateiname"
    (folder / file).write_bytes(_reply(house, mail_server, row, sender, text))
    (folder / f"{file}.done").write_bytes(b"")
    inbox = Inbox(folder)
    transport = SmtpTransport(Server(HOST, mail_server.port))
    house.has_run = True
    step(house.store, at_local(on, *time), inbox, transport, house.sender, intake=inbox)


@when(sentence(f'{THEN} {AN_ANSWER} im Postfach der Zielwacht eingeht: "{{text:Text}}"'))
def comes_into_the_postbox(
    house: House, mail_server: MailServer, postbox: Postbox, on: date, time: tuple[int, int], sender: str, row: str,
    text: str,
) -> None:  # fmt: skip
    postbox.lay(_reply(house, mail_server, row, sender, text), at_local(on, *time))


def _reply(house: House, mail_server: MailServer, row: str, sender: str, text: str) -> bytes:
    about_it = [mail for mail in mail_server.mails if mail.rule == house.rule_of(row)]
    assert about_it, f"zu {row} ging keine Mail"
    return reply(about_it[-1], sender, text)


@given("das Kennwort des Postfachs der Zielwacht ist abgelaufen")
def the_postbox_is_shut(postbox: Postbox) -> None:
    postbox.is_shut = True


@when("das Kennwort des Postfachs erneuert ist")
def the_postbox_is_open_again(postbox: Postbox) -> None:
    postbox.is_shut = False


@when(sentence(f"das Postfach der Zielwacht {THEN} gelesen wird"))
def the_postbox_is_read(house: House, postbox: Postbox, on: date, time: tuple[int, int]) -> None:
    look_for_answers(house.store, postbox, at_local(on, *time), mail_domain=house.sender.domain)


@when(sentence(f"das Programm {THEN} abbricht, bevor die gelesene Mail aus dem Postfach genommen ist"))
def killed_before_the_move(house: House, postbox: Postbox, on: date, time: tuple[int, int]) -> None:
    postbox.kills = True
    try:
        the_postbox_is_read(house, postbox, on, time)
    except KilledError:
        house.close()
    else:
        raise AssertionError("das Programm kam nicht bis dahin, wo es abbrechen sollte")
    postbox.kills = False


@then("liegt im Postfach der Zielwacht keine Mail mehr")
def the_postbox_is_empty(postbox: Postbox) -> None:
    assert postbox.mails == {}


@then(sentence("zählt die Antwort vom {on:Tag}, {time:Uhrzeit} Uhr an"))
def counts_from(house: House, on: date, time: tuple[int, int]) -> None:
    with house.store.read() as tx:
        assert proposals.load(tx)[-1].received_at == at_local(on, *time)


@then(sentence('steht "{word:Text}" nirgends im Eingang'))
def stands_nowhere_in_the_inbox(house: House, word: str) -> None:
    files = [path for path in (house.folder / "eingang").rglob("*") if path.is_file()]
    assert [path.name for path in files if word in path.name or word.encode() in path.read_bytes()] == []


@then(sentence('liegt im Eingang die Empfangsbestätigung "{text:Text}"'))
def the_receipt_lies_there(house: House, text: str) -> None:
    receipts = [path.read_text(encoding="utf-8") for path in (house.folder / "eingang" / "done").glob("*.receipt.txt")]
    assert any(text in each for each in receipts), f"dort liegt {receipts or 'nichts'}"
