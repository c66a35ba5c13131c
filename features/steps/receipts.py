"""What became of a file, as it arrives at the mail server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pytest_bdd import given, then

from .house import House
from .mail_server import Mail, MailServer
from .reports import a_file_arrives
from .told import assert_arrived, assert_none, assert_told, assert_untold, only_one
from .words import sentence


@given(sentence('am {on:Tag} trifft die fehlerhafte Datei "{file_name:Text}" ein:'))
def a_faulty_file_arrives(house: House, on: date, file_name: str, docstring: str) -> None:
    house.may_refuse_files = True
    a_file_arrives(house, on, file_name, docstring)


@then(sentence("sind an {to:Postfach} genau diese Empfangsbestätigungen angekommen:"))
def exactly_these_receipts(mail_server: MailServer, to: str, datatable: Sequence[Sequence[str]]) -> None:
    assert_arrived((mail for mail in _receipts(mail_server) if mail.to == to), datatable)


@then("ist keine Empfangsbestätigung angekommen")
def no_receipt(house: House, mail_server: MailServer) -> None:
    assert_none(house, _receipts(mail_server))


@then(sentence("nennt die Empfangsbestätigung vom {on:Tag} an {to:Postfach} in Text und HTML:"))
def the_receipt_tells(mail_server: MailServer, on: date, to: str, datatable: Sequence[Sequence[str]]) -> None:
    assert_told(_one(mail_server, on, to), datatable)


@then(sentence('nennt die Empfangsbestätigung vom {on:Tag} an {to:Postfach} nirgends "{word:Text}"'))
def the_receipt_does_not_tell(mail_server: MailServer, on: date, to: str, word: str) -> None:
    assert_untold(_one(mail_server, on, to), word)


def _one(mail_server: MailServer, on: date, to: str) -> Mail:
    return only_one(mail for mail in _receipts(mail_server) if (mail.on, mail.to) == (on, to))


def _receipts(mail_server: MailServer) -> list[Mail]:
    return [mail for mail in mail_server.mails if mail.kind == "receipt"]
