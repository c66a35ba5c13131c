"""A house that the daemon drives: shipped rules in force, an inbox, a folder for mails. For tests of the real thing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from checker.preview.when_saved import activate_when_saved
from checker.starter import RECORDS, rules_folder
from checker.store import Store, journal
from checker.usecases.importing.inbox import Inbox
from checker.usecases.progress import UNWATCHED, Progress
from checker.usecases.rules.activation import activate_folder
from checker.usecases.running.daemon_cycle import RoundReport, Rounds
from checker.usecases.telling.send import MailIdentity
from notifications.folder import FolderTransport
from notifications.transport import Transport
from tests.made_once import made_once

SENDER = MailIdentity("Zielwacht <zielwacht@jobcenter.example>", "jobcenter.example")
ACTIVATED = datetime(2016, 1, 3, 11, 0, tzinfo=UTC)
MONDAY_NOON = datetime(2016, 7, 4, 10, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
BROKEN_RULE = "\n  - id: halb\n    kind: gibt-es-nicht\n"


def activated_store() -> Path:
    """A store in which the shipped rules are in force; made once a run, copied for each test."""
    return made_once("activated", _activated) / "zielwacht.sqlite3"


def _activated(folder: Path) -> None:
    store = Store.open(f"sqlite:///{folder / 'zielwacht.sqlite3'}", create=True)
    activate_folder(store, rules_folder(), ACTIVATED, "administration")
    store.close()


@dataclass
class DrivenHouse:
    """Rounds at instants that the test chooses, a minute apart."""

    folder: Path
    transport: Transport | None = None
    progress: Progress = UNWATCHED
    when_saved: bool = False
    now: datetime = MONDAY_NOON
    rounds: Rounds = field(init=False)
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.inbox.mkdir()
        shutil.copytree(rules_folder(), self.rules)
        shutil.copy(activated_store(), self.folder / "zielwacht.sqlite3")
        self.store = Store.open(f"sqlite:///{self.folder / 'zielwacht.sqlite3'}", create=False)
        self.start()

    def start(self) -> None:
        """As a process that has just begun: nothing is remembered but what store and folders hold."""
        self.rounds = Rounds(
            self.store,
            self.rules,
            Inbox(self.inbox),
            self.transport or FolderTransport(self.folder / "mails"),
            SENDER,
            self.progress,
            activate_when_saved=activate_when_saved if self.when_saved else None,
        )

    def round(self, times: int = 1) -> RoundReport:
        for _ in range(times):
            self.now += MINUTE
            report = self.rounds.round(self.now)
        return report

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def rules(self) -> Path:
        return self.folder / "rules"

    def lay(self, name: str, content: bytes | None = None, example: str = "fachaufsicht_2016-Q1.csv") -> Path:
        """A file comes to lie in the inbox; by default an example of the shipped ones."""
        path = self.inbox / name
        path.write_bytes(content if content is not None else (RECORDS / example).read_bytes())
        return path

    def names(self, folder: str = "") -> set[str]:
        return {path.name for path in (self.inbox / folder).iterdir()} - {"done", "rejected"}

    def receipt(self, name: str, folder: str = "done") -> str:
        return (self.inbox / folder / f"{name}.receipt.txt").read_text(encoding="utf-8")

    def told(self, kind: str) -> list[dict[str, object]]:
        """The facts of the journal's entries of a kind."""
        with self.store.read() as tx:
            return [dict(entry.facts) for entry in journal.entries(tx, kind=kind)]

    def edit(self, text: str = BROKEN_RULE, file: str = "plans/2016/goals/kdu.yaml") -> None:
        path = self.rules / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
