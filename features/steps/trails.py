"""An auditor follows an item of a mail to the line of a file, a file number to its row, and reads the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date

from pytest_bdd import then, when

from checker.cli.audit.log_sheet import as_lines
from checker.domain.clock import at_local
from checker.domain.message import MessageKind
from checker.store.seal_check import Tampering
from checker.store.trace import TracedItem, TracedMail
from checker.usecases.auditing.log_selection import Selection, select_entries
from checker.usecases.auditing.matrix import Sought, trace_all
from checker.usecases.auditing.record_trail import RecordTrail, WantedRecords, trails_of
from checker.usecases.running.seal_watch import check_store
from checker.wording.mail_kinds import MAIL_KINDS

from .house import House
from .words import rows, sentence


@then(
    sentence(
        'führt der Posten der Mail "{kind:Text}" zu {row:Zeile} zu einer Zeile im Original, in der "{ref:Text}" steht'
    )
)
def to_the_line(house: House, kind: str, row: str, ref: str) -> None:
    """From the mail down: its item, the verdict it told, the record that counted, the line of the file as it came."""
    (record,) = _records_told(house, kind, row)
    (line,) = (one.line for one in record.versions if one.verdicts)
    assert ref in line


@then(sentence('führt das Aktenzeichen "{ref:Text}" zur Planzeile {row:Zeile} und zu keiner anderen'))
def from_the_file_number(house: House, ref: str, row: str) -> None:
    assert {chain.row for chain in trace_all(house.store, Sought(file_number=ref)).chains} == {row}


@then(sentence('sind zum Datensatz mit dem Aktenzeichen "{ref:Text}" diese Fassungen verzeichnet:'))
def versions_of(house: House, ref: str, datatable: Sequence[Sequence[str]]) -> None:
    (record,) = trails_of(house.store, WantedRecords(file_number=ref)).records
    found = [(FATES[one.fate], str(len(one.verdicts))) for one in record.versions]
    assert found == [(line["Fassung"], line["Urteile"]) for line in rows(datatable)]


FATES = {"in_force": "gilt", "replaced": "ersetzt", "retracted": "zurückgenommen", "retraction": "Rücknahme"}


def _records_told(house: House, kind: str, row: str) -> Sequence[RecordTrail]:
    return trails_of(house.store, WantedRecords(item=_item_of(house, kind, row).key)).records


def _item_of(house: House, kind: str, row: str) -> TracedItem:
    (chain,) = trace_all(house.store, Sought(row=row)).chains
    of_kind: list[TracedMail] = [mail for mail in chain.mails if MAIL_KINDS["de"][MessageKind(mail.kind)] == kind]
    assert of_kind, f"keine Mail der Art {kind} zu {row}"
    about = {owed.key for owed in chain.obligations}
    return next(item for item in of_kind[-1].items if item.about in about)


@when(sentence("der Betreiber Zeile {line:Zahl} des Protokolls ändert"))
def a_line_is_changed(house: House, line: int) -> None:
    house.store.close()
    with closing(sqlite3.connect(house.store_folder / "zielwacht.sqlite3")) as store, store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f'DROP TRIGGER "{name}"')
        changed = store.execute("UPDATE journal SET facts = replace(facts, ':', ': ') WHERE seq = ?", (line,)).rowcount
        assert changed, f"es gibt keine Zeile {line}"


@then(sentence("nennt die Prüfung am {on:Tag} Zeile {line:Zahl} des Protokolls und sonst nichts"))
def the_line_is_named(house: House, on: date, line: int) -> None:
    unsound = check_store(house.store, at_local(on, 12)).unsound
    assert [(one.what, one.entry) for one in unsound] == [(Tampering.JOURNAL_BROKEN, line)]


@then(sentence("findet die Prüfung am {on:Tag} nichts auszusetzen"))
def all_is_sound(house: House, on: date) -> None:
    assert check_store(house.store, at_local(on, 12)).unsound == ()


@then(sentence('enthält das Protokoll vom {first:Tag} bis zum {last:Tag} zu {row:Zeile} auch "{text:Text}"'))
def the_log_says(house: House, first: date, last: date, row: str, text: str) -> None:
    (chain,) = trace_all(house.store, Sought(row=row)).chains
    selection = Selection(obligation=chain.planned.rule.id, first=first, last=last)
    lines = list(as_lines(select_entries(house.store, selection), "de"))
    assert any(text in line for line in lines), f"dort steht {lines or 'nichts'}"
