"""The house is backed up, and the backup put back in place of what happened since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pytest_bdd import then, when

from checker.domain.backup import BackupManifest, BackupPart
from checker.domain.clock import at_local
from checker.store import journal
from checker.store.journal import JournalEntry
from checker.store.seal_check import check_all
from checker.usecases.running.backup.archive import opened_backup
from checker.usecases.running.backup.held_mails import let_mails_leave
from checker.usecases.running.backup.house_files import HouseFiles
from checker.usecases.running.backup.making import back_up
from checker.usecases.running.backup.restoring import restore

from .house import House
from .words import sentence


@dataclass(slots=True)
class KeptBackup:
    """Its manifest, and how the log ended that was replaced."""

    manifest: BackupManifest | None = None
    replaced: JournalEntry | None = None

    @property
    def made(self) -> BackupManifest:
        assert self.manifest is not None, "es wurde noch nicht gesichert"
        return self.manifest


@pytest.fixture
def kept_backup() -> KeptBackup:
    return KeptBackup()


@when(sentence("am {on:Tag} um {time:Uhrzeit} Uhr gesichert wird"))
def it_is_backed_up(house: House, kept_backup: KeptBackup, on: date, time: tuple[int, int]) -> None:
    made = back_up(house.store, _files(house), _archive(house), at_local(on, *time))
    kept_backup.manifest = made.manifest


@when(sentence("am {on:Tag} um {time:Uhrzeit} Uhr die Sicherung zurückgespielt wird"))
def it_is_put_back(house: House, kept_backup: KeptBackup, on: date, time: tuple[int, int]) -> None:
    kept_backup.replaced = _entries(house)[-1]
    house.close()
    with opened_backup(_archive(house)) as backup:
        only = (BackupPart.STORE,)
        restore(backup, _files(house), house.id, at_local(on, *time), only=only, moves_aside=True)


@when(sentence("die Administration am {on:Tag} um {time:Uhrzeit} Uhr die Mails freigibt"))
def mails_may_leave(house: House, on: date, time: tuple[int, int]) -> None:
    assert let_mails_leave(house.store, at_local(on, *time)) is not None, "es wurde nichts angehalten"


@then("ist bis zum letzten gesicherten Eintrag alles da und jede Zeile, wie sie versiegelt war")
def all_is_there(house: House, kept_backup: KeptBackup) -> None:
    last = _entries(house)[kept_backup.made.entries - 1]
    assert (last.seq, last.hash) == (kept_backup.made.entries, kept_backup.made.head)
    with house.store.read() as tx:
        assert (journal.verify(tx), check_all(tx).unsound) == (None, ())


@then("steht als nächster Eintrag das Zurückspielen da, mit dem Kopf des ersetzten Protokolls")
def the_next_tells(house: House, kept_backup: KeptBackup) -> None:
    entry, replaced = _entries(house)[kept_backup.made.entries], kept_backup.replaced
    assert replaced is not None, "es wurde noch nicht zurückgespielt"
    told = (entry.kind, entry.facts["replaced_entries"], entry.facts["replaced_head"])
    assert told == ("backup.restored", replaced.seq, replaced.hash)
    assert replaced.seq > kept_backup.made.entries, "seit der Sicherung ist nichts geschehen"


def _files(house: House) -> HouseFiles:
    return HouseFiles(None, {BackupPart.RULES: house.rules}, house.store_folder / "zielwacht.sqlite3", {})


def _archive(house: House) -> Path:
    return house.folder / "backup.zip"


def _entries(house: House) -> list[JournalEntry]:
    with house.store.read() as tx:
        return list(journal.entries(tx))
