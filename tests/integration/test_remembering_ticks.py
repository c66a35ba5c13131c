"""A process that remembers ticks as one that has just begun: whatever comes, whoever acts, whichever rules hold."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.domain.act import ActKind
from checker.domain.clock import at_local
from checker.domain.finding import FindingState
from checker.domain.refusal import Refused
from checker.store import Store, findings
from checker.usecases.acting.absences import deputize
from checker.usecases.acting.act import Wanted, act
from checker.usecases.importing.import_records import import_content
from checker.usecases.rules import activation
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running import demo
from checker.usecases.running.tick import tick
from checker.usecases.running.walk import Arrival
from checker.usecases.telling.send import MailIdentity, send_due
from notifications.transport import Delivered, Outcome
from tests.in_full import IN_FULL

SENDER = MailIdentity("zielwacht@jobcenter.example", "jobcenter.example")
FIRST, DAYS, HOURS = date(2016, 4, 7), 6, (7, 11, 15)
COMPARED = ("verdict_change", "episode", "item", "message", "obligation", "act", "cursor", "journal")


class _Taken:
    """A mail server that takes everything."""

    def deliver(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> Outcome:
        before_data()
        return Delivered("250 taken")

    def close(self) -> None:
        """Nothing is held."""


class _House:
    """Does one of several things at a time, chosen by a seed, and ticks: as the process it was, or as a new one."""

    def __init__(self, folder: Path, seed: int, *, remembers: bool) -> None:
        self._workspace = demo.make_workspace(folder / "demo")
        self._place = folder / "store.sqlite3"
        self._chance, self._remembers = random.Random(seed), remembers
        self._is_away = False
        self._store = Store.open(f"sqlite:///{self._place}", create=True)
        demo.begin(self._store, self._workspace)
        arrivals = self._workspace.arrivals()
        self._to_come = [one for one in arrivals if one.at >= at_local(FIRST, 0)]
        for arrival in arrivals[: len(arrivals) - len(self._to_come)]:
            self._import(arrival, arrival.at)

    def walk(self) -> dict[str, list[Any]]:
        """What is stored in the end, by table."""
        for day in (FIRST + timedelta(days=count) for count in range(DAYS)):
            for hour in HOURS:
                self._happens(day, at_local(day, hour) - timedelta(minutes=30))
                if not self._remembers:
                    self._begin_anew()
                tick(self._store, at_local(day, hour), mail_domain=SENDER.domain)
                send_due(self._store, at_local(day, hour), _Taken(), SENDER)
        self._store.close()
        with sqlite3.connect(self._place) as connection:
            return {name: connection.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() for name in COMPARED}

    def _happens(self, day: date, now: datetime) -> None:
        what = self._chance.choice(("import", "import", "act", "absence", "rules", "nothing"))
        if what == "import":
            self._import(self._to_come.pop(0), now)
        elif what == "act":
            self._acts(day, now)
        elif what == "absence" and not self._is_away:
            self._is_away = True
            deputize(self._store, "bereichsleitung_mi", day, day + timedelta(days=2), "gf", "administration", now)
        elif what == "rules":
            self._edits_the_rules(now)

    def _import(self, arrival: Arrival, now: datetime) -> None:
        import_content(self._store, arrival.file.name, arrival.file.read_bytes(), now)

    def _acts(self, day: date, now: datetime) -> None:
        with self._store.read() as tx:
            episodes = findings.current(tx)
        open_ones = sorted(key for key, episode in episodes.items() if episode.state is FindingState.OPEN)
        kind = self._chance.choice((ActKind.ACKNOWLEDGE, ActKind.WAIVE))
        about, until = self._chance.choice(open_ones), day + timedelta(days=self._chance.randint(1, 4))
        try:
            act(self._store, Wanted(kind, about, "gf", until, "wird geklärt"), now)
        except Refused:
            return

    def _edits_the_rules(self, now: datetime) -> None:
        """Another bound and another day to expect figures by: verdicts change, and what is overdue."""
        goal = self._workspace.folder / "rules" / "plans" / "2016" / "goals" / "kdu.yaml"
        text = goal.read_text(encoding="utf-8")
        edited = text.replace('value: "10"', 'value: "4"') if 'value: "10"' in text else text.replace('"4"', '"10"')
        goal.write_text(edited, encoding="utf-8")
        activate_folder(self._store, self._workspace.folder / "rules", now, "administration")

    def _begin_anew(self) -> None:
        self._store.close()
        activation._archived.cache_clear()
        self._store = Store.open(f"sqlite:///{self._place}", create=False)


@pytest.mark.parametrize("seed", [1, 2] if IN_FULL else [1])
def test_a_process_that_remembers_ticks_as_one_that_has_just_begun(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else no two seals are alike, nor what the journal bears of them.
    monkeypatch.setattr("checker.store.seals.new_salt", lambda: bytes(16))
    monkeypatch.setattr("checker.store.records.new_salts", lambda count: [bytes(16)] * count)
    remembering = _House(tmp_path / "remembering", seed, remembers=True).walk()
    beginning = _House(tmp_path / "beginning", seed, remembers=False).walk()
    for name in COMPARED:
        assert remembering[name] == beginning[name], name
    assert len(remembering["verdict_change"]) > 400
    assert remembering["message"]
