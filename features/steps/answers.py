"""Somebody answers a mail; the answer waits until it is entered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage

import pytest
from pytest_bdd import then, when

from checker.domain.clock import at_local
from checker.domain.refusal import Refused
from checker.store import acts, proposals
from checker.store.opening import Store
from checker.usecases.answering.proposals import Completion, accept, reject
from checker.usecases.answering.receive import receive
from checker.wording.refusals import sentence as refusal_text

from .house import House
from .mail_server import Mail, MailServer
from .words import rows, sentence

THEN = "am {on:Tag} um {time:Uhrzeit} Uhr"


TO_A_MAIL = "aus {sender:Postfach} auf die letzte Mail an {to:Postfach} zu {row:Zeile}"


@when(sentence(f'{THEN} {TO_A_MAIL} geantwortet wird: "{{text:Text}}"'))
def answered(
    house: House, mail_server: MailServer, on: date, time: tuple[int, int], sender: str, to: str, row: str, text: str
) -> None:
    """As a mail program does it: the old mail hangs below, with all that could be answered."""
    told = _last(house, mail_server, to, row)
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["In-Reply-To"] = sender, f"AW: {told.subject}", told.id
    quoted = f"-----Ursprüngliche Nachricht-----\nVon: Zielwacht\n\nERLEDIGT · FREIGEBEN\n{told.text}"
    mail.set_content(f"{text}\n\n{quoted}")
    receive(house.store, mail.as_bytes(), at_local(on, *time), mail_domain=house.sender.domain)


def _last(house: House, mail_server: MailServer, to: str, row: str) -> Mail:
    found = [mail for mail in mail_server.mails if mail.to == to and mail.rule == house.rule_of(row)]
    assert found, f"an {to} ging zu {row} keine Mail"
    return found[-1]


@then("warten diese Antworten auf die Eintragung:")
def these_wait(house: House, datatable: Sequence[Sequence[str]]) -> None:
    with house.store.read() as tx:
        waiting = [one for one in proposals.load(tx) if one.state == "waiting"]
    told = [(one.choice or "", str(one.unclear or ""), one.sender, one.answer.file_number or "") for one in waiting]
    assert told == [
        (CHOICES[line["Antwort"]], DOUBTS[line["Zweifel"]], SENDERS[line["Absender"]], line["Aktenzeichen"])
        for line in rows(datatable)
    ]


CHOICES = {"erledigt": "done", "übernommen": "take_on", "abwesend": "away", "": ""}
DOUBTS = {"": "", "mehr Wörter": "more_words", "keine Antwort erkannt": "no_choice"}
SENDERS = {"Stelle": "role", "Haus": "house", "unbekannt": "unknown"}


@when(sentence(f"{{who:Stelle}} {THEN} die Antwort einträgt"))
def entered(house: House, who: str, on: date, time: tuple[int, int]) -> None:
    accept(house.store, _newest(house.store), house.role(who), Completion(), at_local(on, *time))


@then(sentence(f'trägt {{who:Stelle}} {THEN} die Antwort nicht ein: "{{why:Text}}"'))
def not_entered(house: House, who: str, on: date, time: tuple[int, int], why: str) -> None:
    with pytest.raises(Refused) as caught:
        entered(house, who, on, time)
    assert why in refusal_text(caught.value, "de")


@when(sentence(f'{{who:Stelle}} {THEN} die Antwort ablehnt, weil "{{why:Text}}"'))
def rejected(house: House, who: str, on: date, time: tuple[int, int], why: str) -> None:
    reject(house.store, _newest(house.store), house.role(who), why, at_local(on, *time))


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
    assert word.encode() not in written
