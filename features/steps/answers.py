"""Somebody answers a mail; the answer waits until it is entered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from pytest_bdd import then, when

from checker.domain.clock import at_local
from checker.store import acts, proposals
from checker.store.opening import Store
from checker.usecases.answering.proposals import Completion, accept, reject
from checker.usecases.answering.receive import receive

from .house import House
from .mail_server import Mail, MailServer
from .refusing import refusal
from .told import assert_arrived, assert_none
from .words import rows, sentence

THEN = "am {on:Tag} um {time:Uhrzeit} Uhr"


ANY_MAIL = "aus {sender:Postfach} auf die letzte Mail an {to:Postfach}"
TO_WHOM = "an {to:Postfach} zu {row:Zeile}"
TO_A_MAIL = f"{ANY_MAIL} zu {{row:Zeile}}"


@when(sentence(f'{THEN} {TO_A_MAIL} geantwortet wird: "{{text:Text}}"'))
def answered(
    house: House, mail_server: MailServer, on: date, time: tuple[int, int], sender: str, to: str, row: str, text: str
) -> None:
    """As a mail program does it: the old mail hangs below, with all that could be answered."""
    _answer(house, _last(house, mail_server, to, row), on, time, sender, text)


def _answer(house: House, told: Mail, on: date, time: tuple[int, int], sender: str, text: str) -> None:
    receive(house.store, reply(told, sender, text), at_local(on, *time), mail_domain=house.sender.domain)


def reply(told: Mail, sender: str, text: str) -> bytes:
    """The answer to a mail of ours, which is quoted below it."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["In-Reply-To"] = sender, f"AW: {told.subject}", told.id
    quoted = f"-----Ursprüngliche Nachricht-----\nVon: Zielwacht\n\nERLEDIGT · FREIGEBEN\n{told.text}"
    mail.set_content(f"{text}\n\n{quoted}")
    return mail.as_bytes()


@when(sentence(f'{THEN} {ANY_MAIL} geantwortet wird: "{{text:Text}}"'))
def answered_again(
    house: House, mail_server: MailServer, on: date, time: tuple[int, int], sender: str, to: str, text: str
) -> None:
    """Whatever that mail was about."""
    _answer(house, [mail for mail in mail_server.mails if mail.to == to][-1], on, time, sender, text)


BEHIND_A_SIGN = f'{ANY_MAIL} hinter dem Zeichen von "{{title:Text}}" geantwortet wird: "{{text:Text}}"'


@when(sentence(f"{THEN} {BEHIND_A_SIGN}"))
def answered_to_a_line(
    house: House, mail_server: MailServer, on: date, time: tuple[int, int], sender: str, to: str, title: str, text: str
) -> None:
    """As the mail asks for it: the first line begins with the sign that stands with the matter."""
    told = [mail for mail in mail_server.mails if mail.to == to][-1]
    sign = re.findall(r"\[ZW-\w+\]", told.text[told.text.index(title) :])[0]
    _answer(house, told, on, time, sender, f"{sign} {text}")


EACH_LINK = f"jeder Verweis der letzten Mail {TO_WHOM}"


@when(sentence(f"{THEN} aus {{sender:Postfach}} {EACH_LINK} geöffnet, ergänzt und abgeschickt wird"))
def every_link_followed(
    house: House, mail_server: MailServer, on: date, time: tuple[int, int], sender: str, to: str, row: str
) -> None:
    """A mail program makes a new mail of each, in no conversation; what it leaves blank the reader fills in."""
    for link in _last(house, mail_server, to, row).links:
        parts = urlsplit(link)
        said = {name: unquote(value) for name, value in (pair.split("=") for pair in parts.query.split("&"))}
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, unquote(parts.path), said["subject"]
        mail.set_content(_filled_in(said["body"], on))
        receive(house.store, mail.as_bytes(), at_local(on, *time), mail_domain=house.sender.domain)


def _filled_in(line: str, on: date) -> str:
    line = line.replace("TT.MM.", f"{on:%d.%m.}")
    return line.replace("Az. ", "Az. 50.1-2016/077").replace("es liest ", "es liest Geschäftsführung")


@when(sentence(f"{THEN} die letzte Mail an {{to:Postfach}} zurückkommt"))
def came_back(house: House, mail_server: MailServer, on: date, time: tuple[int, int], to: str) -> None:
    """As a mail server reports it (RFC 3464)."""
    returned = [mail for mail in mail_server.mails if mail.to == to][-1]
    raw = RETURNED.format(to=to, message_id=returned.id).replace("\n", "\r\n").encode()
    receive(house.store, raw, at_local(on, *time), mail_domain=house.sender.domain)


RETURNED = """From: MAILER-DAEMON@relay.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

<{to}>: host mail.jobcenter.example said: 550 5.1.1 user unknown

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; {to}
Action: failed
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}

--b--
"""


def _last(house: House, mail_server: MailServer, to: str, row: str) -> Mail:
    found = [mail for mail in mail_server.mails if mail.to == to and mail.rule == house.rule_of(row)]
    assert found, f"an {to} ging zu {row} keine Mail"
    return found[-1]


@then(sentence("sind an {to:Postfach} diese Mails über Antworten angekommen:"))
def told_of_answers(mail_server: MailServer, to: str, datatable: Sequence[Sequence[str]]) -> None:
    """These and no others, in the conversation of what was answered. Of the subject its beginning is compared."""
    about = [mail for mail in mail_server.mails if (mail.to, mail.kind) == (to, "answer")]
    assert_arrived(about, datatable)
    for mail, line in zip(about, rows(datatable), strict=True):
        assert line["Text nennt"] in mail.text
        asked = {other.id for other in mail_server.mails}
        assert not mail.answers or mail.answers in asked, "die Mail antwortet auf eine, die nie angekommen ist"


@then("sind diese Mails über wartende Antworten angekommen:")
def told_to_enter(mail_server: MailServer, datatable: Sequence[Sequence[str]]) -> None:
    assert_arrived((mail for mail in mail_server.mails if mail.kind == "answers_wait"), datatable)


@then(sentence("ist an {to:Postfach} keine Mail angekommen"))
def nothing_told_to(house: House, mail_server: MailServer, to: str) -> None:
    assert_none(house, (mail for mail in mail_server.mails if mail.to == to))


@then("warten diese Antworten auf die Eintragung:")
def these_wait(house: House, datatable: Sequence[Sequence[str]]) -> None:
    with house.store.read() as tx:
        waiting = [one for one in proposals.load(tx) if one.state == "waiting"]
    told = [(one.choice or "", str(one.unclear or ""), one.sender, one.answer.file_number or "") for one in waiting]
    assert told == [
        (CHOICES[line["Antwort"]], DOUBTS[line["Zweifel"]], SENDERS[line["Absender"]], line["Aktenzeichen"])
        for line in rows(datatable)
    ]


CHOICES = {
    "erledigt": "done",
    "übernommen": "take_on",
    "neue Frist": "new_date",
    "trifft nicht zu": "not_applicable",
    "nicht zuständig": "not_responsible",
    "abwesend": "away",
    "": "",
}
DOUBTS = {"": "", "mehr Wörter": "more_words", "keine Antwort erkannt": "no_choice", "welche Zeile": "several_matters"}
SENDERS = {"Stelle": "role", "Haus": "house", "unbekannt": "unknown"}


@when(sentence(f"{{who:Stelle}} {THEN} die Antwort einträgt"))
def entered(house: House, who: str, on: date, time: tuple[int, int]) -> None:
    by, domain = house.role(who), house.sender.domain
    accept(house.store, _newest(house.store), by, Completion(), at_local(on, *time), mail_domain=domain)


@then(sentence(f'trägt {{who:Stelle}} {THEN} die Antwort nicht ein: "{{why:Text}}"'))
def not_entered(house: House, who: str, on: date, time: tuple[int, int], why: str) -> None:
    with refusal() as answer:
        entered(house, who, on, time)
    assert why in answer.text


@when(sentence(f'{{who:Stelle}} {THEN} die Antwort ablehnt, weil "{{why:Text}}"'))
def rejected(house: House, who: str, on: date, time: tuple[int, int], why: str) -> None:
    by, domain = house.role(who), house.sender.domain
    reject(house.store, _newest(house.store), by, why, at_local(on, *time), mail_domain=domain)


def _newest(store: Store) -> int:
    with store.read() as tx:
        return proposals.load(tx)[-1].number


@then(sentence("hat {who:Stelle} zu {row:Zeile} entschieden und {by:Stelle} es eingetragen"))
def decided_and_entered(house: House, who: str, row: str, by: str) -> None:
    with house.store.read() as tx:
        (act,) = [one for one in acts.load(tx) if one.obligation == house.obligation(row)]
    assert (act.by, act.confirmed_by) == (house.role(who), house.role(by))


@then(sentence("hat zu {row:Zeile} niemand etwas entschieden"))
def nobody_decided(house: House, row: str) -> None:
    with house.store.read() as tx:
        assert [act for act in acts.load(tx) if act.obligation == house.obligation(row)] == []


@then(sentence('steht "{word:Text}" nirgends im Speicher'))
def stands_nowhere(house: House, word: str) -> None:
    house.close()
    written = b"".join(path.read_bytes() for path in house.store_folder.iterdir())
    is_there = word.encode() in written
    assert not is_there, f"„{word}“ steht darin"
