"""The auditor keeps checkpoints of the log outside the house, and holds the log against them later."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date

import pytest
from pytest_bdd import given, then, when

from checker.audit.verify import Checkpoint, checkpoints_in
from checker.domain.clock import at_local
from checker.domain.record import canonical
from checker.store.column_types import microseconds
from checker.usecases.auditing.checkpoints import Signing, make_checkpoint
from checker.usecases.auditing.log import CheckedLog, verify_log

from .house import House
from .words import sentence


@dataclass(slots=True)
class Outside:
    """What lies at the auditor's, and what came of the last counter-check."""

    kept: list[Checkpoint] = field(default_factory=list)
    checked: CheckedLog | None = None

    @property
    def said(self) -> CheckedLog:
        assert self.checked is not None, "es wurde noch nicht gegengeprüft"
        return self.checked


@pytest.fixture
def outside() -> Outside:
    return Outside()


@given(sentence("die Revision nimmt am {on:Tag} um {time:Uhrzeit} Uhr einen Prüfpunkt mit"))
@when(sentence("die Revision am {on:Tag} um {time:Uhrzeit} Uhr einen Prüfpunkt mitnimmt"))
def a_checkpoint_is_taken_away(house: House, outside: Outside, on: date, time: tuple[int, int]) -> None:
    made = make_checkpoint(house.store, Signing(origin="haus.example/log"), at_local(on, *time))
    outside.kept += checkpoints_in(made.note, "Prüfpunkt")


@when(sentence("der Betreiber das Protokoll ab dem {on:Tag} löscht und mit passenden Prüfsummen neu schreibt"))
def the_end_is_written_anew(house: House, on: date) -> None:
    """Every entry from that day on says something else, and each names the hash of the one before, as it must be."""
    with closing(sqlite3.connect(house.store_folder / "zielwacht.sqlite3")) as store, store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f'DROP TRIGGER "{name}"')
        since = "SELECT seq, at, kind, facts, prev FROM journal WHERE at >= ? ORDER BY seq"
        rows = store.execute(since, (microseconds(at_local(on, 0)),)).fetchall()
        assert rows, "ab diesem Tag war nichts da"
        before = rows[0][4]
        for seq, at, kind, facts, _ in rows:
            said = canonical(json.loads(facts) | {"neu": 1}).decode()
            its = hashlib.sha256(f'[{seq},{at},"{kind}",{said},"{before}"]'.encode()).hexdigest()
            store.execute("UPDATE journal SET facts = ?, prev = ?, hash = ? WHERE seq = ?", (said, before, its, seq))
            before = its


@when(sentence("der Betreiber das Protokoll ab dem {on:Tag} löscht"))
def the_end_is_cut_off(house: House, on: date) -> None:
    with closing(sqlite3.connect(house.store_folder / "zielwacht.sqlite3")) as store, store:
        for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            store.execute(f'DROP TRIGGER "{name}"')
        removed = store.execute("DELETE FROM journal WHERE at >= ?", (microseconds(at_local(on, 0)),)).rowcount
        assert removed, "ab diesem Tag war nichts da"


@when(sentence("am {on:Tag} mit allen Prüfpunkten gegengeprüft wird"))
def all_is_checked(house: House, outside: Outside, on: date) -> None:
    assert outside.kept, "es liegt kein Prüfpunkt außer Haus"
    outside.checked = verify_log(house.store, {}, at_local(on, 12), outside.kept)


@when(sentence("am {on:Tag} ohne Prüfpunkt geprüft wird"))
def it_is_checked_by_itself(house: House, outside: Outside, on: date) -> None:
    outside.checked = verify_log(house.store, {}, at_local(on, 12))


@then("hält das Protokoll für sich allein, und nichts davon ist von außen bewiesen")
def it_holds_by_itself(outside: Outside) -> None:
    assert (outside.said.result.fault, outside.said.result.proved) == (None, 0)


@then("hält das Protokoll nicht, und genannt wird die Spanne zwischen den beiden letzten Prüfpunkten")
def the_span_is_named(outside: Outside) -> None:
    *_, before, last = outside.kept
    fault = outside.said.result.fault or ""
    assert fault.startswith(f"lines {before.size + 1} to {last.size}: the checkpoint over {last.size} lines"), (
        f"genannt wird {fault or 'nichts'}"
    )


@then("hält das Protokoll nicht, weil sein Ende abgeschnitten ist")
def the_end_is_missed(outside: Outside) -> None:
    assert "the end was cut off" in (outside.said.result.fault or "")


@then("hält das Protokoll, und bewiesen ist es bis zum letzten Prüfpunkt")
def it_is_proved_up_to_the_last(outside: Outside) -> None:
    result = outside.said.result
    assert (result.fault, result.proved) == (None, outside.kept[-1].size)
    assert result.lines > result.proved, "darüber liegt noch etwas, das niemand beweisen kann"
