"""What befalls the service itself, what it says of its own state, and who sees to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

from pytest_bdd import given, then, when

from checker.domain.clock import at_local
from checker.domain.message import OutboxState
from checker.store import cursor
from checker.store.seal_check import Tampering, check_all
from checker.usecases.auditing.replay import Replayed, replay
from checker.usecases.importing.import_records import import_records
from checker.usecases.running.clock_ahead import resume_clock
from checker.usecases.running.status import status
from checker.usecases.telling.outbox_admin import list_mails, settle
from checker.wording.health import issue_text

from .acts import refused
from .house import House
from .mail_server import MailServer
from .words import sentence

SEEN_TO = "am {on:Tag} um {time:Uhrzeit} Uhr das nicht abgegangene Schreiben zu {row:Zeile}"


@when("der Mailserver unseren Absender nicht mehr zulässt")
def the_relay_refuses_us(mail_server: MailServer) -> None:
    mail_server.refuses_us = True


@when("der Mailserver nicht mehr erreichbar ist")
def the_server_is_away(mail_server: MailServer) -> None:
    mail_server.is_away = True


@when(sentence("der Mailserver das Postfach {mailbox:Postfach} nicht kennt"))
def a_mailbox_is_unknown(mail_server: MailServer, mailbox: str) -> None:
    mail_server.unknown = mailbox


@when("der Mailserver wieder alles annimmt")
def the_server_takes_all_again(mail_server: MailServer) -> None:
    mail_server.refuses_us = mail_server.is_away = False


@given(sentence("diese Datei wird eingelesen, während die Uhr auf den {on:Tag} vorgeht"))
def imported_under_a_clock_ahead(house: House, on: date) -> None:
    """All that has come in so far."""
    files = [arrival.file for arrival in house.arrivals]
    house.handed_out = len(files)
    house.read += import_records(house.store, files, at_local(on, 8)).files


@when("die Administration sagt, dass die Uhr vorging")
def the_clock_is_known_to_have_been_wrong(house: House) -> None:
    with house.store.read() as tx:
        at = cursor.read(tx)
    assert at is not None, "es gab noch keinen Durchlauf"
    resume_clock(house.store, at.instant)


@when(sentence(f'{{who:Stelle}} {SEEN_TO} erledigt, weil "{{why:Text}}"'))
def a_letter_is_settled(house: House, who: str, on: date, time: tuple[int, int], row: str, why: str) -> None:
    _settle(house, house.role(who), on, time, row, why)


@then(sentence(f"darf {{who:Stelle}} {SEEN_TO} nicht erledigen"))
def may_not_settle(house: House, who: str, on: date, time: tuple[int, int], row: str) -> None:
    with refused("darf ein Schreiben an eine Stelle außerhalb nicht erledigen"):
        _settle(house, house.role(who), on, time, row, "ich möchte es so")


@then(sentence('nennt die Zielwacht die Störung "{what:Text}"'))
def the_service_names(house: House, what: str) -> None:
    """After its last run, in the German of the weekly mail."""
    named = _named(house)
    assert any(what in one for one in named), f"genannt wird {named or 'nichts'}"


@then(sentence('nennt die Zielwacht keine Störung zu "{stage:Text}"'))
def the_service_names_nothing(house: House, stage: str) -> None:
    assert [one for one in _named(house) if one.startswith(f"{stage}: ")] == []


@when("jemand mit einem anderen Programm in einer Meldung einen fehlerhaften Fall wegnimmt")
def a_digit_is_changed(house: House) -> None:
    faulty = "json_extract(content, '$.faulty')"
    last = f"SELECT max(number) FROM record_version WHERE {faulty} > 0"
    forged = f"json_set(content, '$.faulty', {faulty} - 1)"
    _with_another_program(house, f"UPDATE record_version SET content = {forged} WHERE number = ({last})")


@when(sentence("jemand mit einem anderen Programm den Befund zu {row:Zeile} löscht"))
def a_finding_is_deleted(house: House, row: str) -> None:
    _with_another_program(house, "DELETE FROM episode WHERE obligation = ?", house.obligation(row))


@then("nennt die Prüfung des Speichers als Einziges eine Meldung, die geändert wurde")
def one_version_is_named(house: House) -> None:
    with house.store.read() as tx:
        found = check_all(tx).unsound
    assert [(one.table, one.what) for one in found] == [("record_version", Tampering.ROW_CHANGED)]


@when(
    sentence("der {on:Tag} nach dem Kenntnisstand vom {known_on:Tag}, {time:Uhrzeit} Uhr, nachvollzogen wird"),
    target_fixture="replayed",
)
def a_day_is_replayed(house: House, on: date, known_on: date, time: tuple[int, int]) -> Replayed:
    """As `audit replay` does."""
    return replay(house.store, on, at_local(known_on, *time))


@then("gleicht jedes nachvollzogene Urteil Byte für Byte dem gespeicherten")
def all_is_equal(replayed: Replayed) -> None:
    assert replayed.equal, "es wurde nichts verglichen"
    assert replayed.different == ()


@when(sentence("jemand mit einem anderen Programm das gespeicherte Urteil zu {row:Zeile} überschreibt"))
def a_verdict_is_written_over(house: House, row: str) -> None:
    """The word alone: no other column follows."""
    about = house.obligation(row)
    _with_another_program(house, "UPDATE verdict_change SET state = 'info' WHERE obligation = ?", about)


@then(sentence("weicht beim Nachvollzug allein das Urteil zu {row:Zeile} vom gespeicherten ab"))
def one_is_different(house: House, replayed: Replayed, row: str) -> None:
    assert [one.obligation for one in replayed.different] == [house.obligation(row)]
    assert replayed.equal, "alle übrigen gleichen einander"


def _with_another_program(house: House, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(house.store_folder / "zielwacht.sqlite3")) as other, other:
        assert other.execute(statement, values).rowcount > 0, "es war nichts da, das zu ändern wäre"


def _named(house: House) -> list[str]:
    return [issue_text(issue, "de") for issue in status(house.store).issues]


def _settle(house: House, by: str, on: date, time: tuple[int, int], row: str, why: str) -> None:
    about = house.obligation(row)
    dead = [
        mail.key
        for mail in list_mails(house.store, [OutboxState.DEAD])
        if about in {item.obligation for item in mail.message.items}
    ]
    assert len(dead) == 1, f"zu {row} sind {len(dead)} Schreiben nicht abgegangen"
    settle(house.store, dead[0], by, why, at_local(on, *time))
