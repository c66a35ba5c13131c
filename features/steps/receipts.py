"""What became of a file, as it arrives at the mail server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pytest_bdd import given, then

from .house import House
from .mail_server import Mail, MailServer
from .reports import a_file_arrives
from .words import day, rows, sentence


@given(sentence('am {on:Tag} trifft die fehlerhafte Datei "{file_name:Text}" ein:'))
def a_faulty_file_arrives(house: House, on: date, file_name: str, docstring: str) -> None:
    house.may_refuse_files = True
    a_file_arrives(house, on, file_name, docstring)


@then(sentence("sind an {to:Postfach} genau diese Empfangsbestätigungen angekommen:"))
def exactly_these_receipts(mail_server: MailServer, to: str, datatable: Sequence[Sequence[str]]) -> None:
    expected = [(day(line["Tag"]), line["Betreff beginnt mit"]) for line in rows(datatable)]
    found = [(mail.on, mail.subject) for mail in _receipts(mail_server) if mail.to == to]
    assert len(found) == len(expected), found
    assert [(on, subject[: len(told)]) for (on, subject), (_, told) in zip(found, expected, strict=True)] == expected


@then("ist keine Empfangsbestätigung angekommen")
def no_receipt(mail_server: MailServer) -> None:
    assert [mail.subject for mail in _receipts(mail_server)] == []


@then(sentence("nennt die Empfangsbestätigung vom {on:Tag} an {to:Postfach} in Text und HTML:"))
def the_receipt_tells(mail_server: MailServer, on: date, to: str, datatable: Sequence[Sequence[str]]) -> None:
    mail = _one(mail_server, on, to)
    for line in datatable:
        told = " ".join(line).casefold()
        assert told in mail.text.casefold(), f"im Text fehlt: {told}"
        assert told in mail.html.casefold(), f"im HTML fehlt: {told}"


@then(sentence('nennt die Empfangsbestätigung vom {on:Tag} an {to:Postfach} nirgends "{word:Text}"'))
def the_receipt_does_not_tell(mail_server: MailServer, on: date, to: str, word: str) -> None:
    mail = _one(mail_server, on, to)
    assert word.casefold() not in f"{mail.subject} {mail.text} {mail.html}".casefold()


def _one(mail_server: MailServer, on: date, to: str) -> Mail:
    (mail,) = [each for each in _receipts(mail_server) if (each.on, each.to) == (on, to)]
    return mail


def _receipts(mail_server: MailServer) -> list[Mail]:
    return [mail for mail in mail_server.mails if mail.kind == "receipt"]
