"""The demonstration: a workspace of its own, example files on their dates, ticks through half a year. Shell.

The SMTP server is not started here: whoever calls hands in a transport and reads what it took.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from checker.domain.clock import at_local
from checker.domain.errors import UsageError
from checker.domain.rulebook import Rulebook
from checker.starter import RECORDS, rules_folder
from checker.store.opening import Store
from checker.usecases.rulebooks import activate_folder, active
from checker.usecases.walk import Arrival

FIRST_DAY, LAST_DAY = date(2016, 1, 4), date(2016, 7, 29)
TICK_HOUR = 7
MARK = ".made-by-zielwacht-demo"
# When the senders' own dates say that the files left them.
ARRIVALS = (
    ("fachaufsicht_2016-Q1.csv", at_local(date(2016, 4, 11), 14, 30)),
    ("deliverable.json", at_local(date(2016, 5, 3), 8, 12)),
    ("zielnachhaltung_2016-03.csv", at_local(date(2016, 6, 30), 10, 0)),
    ("schnittstellendialoge_2016.xlsx", at_local(date(2016, 7, 4), 9, 45)),
)
CONFIG = """# The demo's own workspace. Try: zielwacht --config config.toml status
[rules]
path = "rules"

[store]
url = "sqlite:///zielwacht.sqlite3"

[inbox]
path = "inbox"

[mail]
transport = "folder"
folder = "mails"

[smtp]
sender = "Zielwacht <zielwacht@jobcenter.example>"
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where the demo lives: configuration, rules, record files, store and mails."""

    folder: Path

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    @property
    def mails(self) -> Path:
        return self.folder / "mails"

    def arrivals(self) -> list[Arrival]:
        """The example files, each at the instant at which its sender's own date says it left."""
        return [Arrival(at, self.folder / "inbox" / name) for name, at in ARRIVALS]


def make_workspace(folder: Path) -> Workspace:
    """A fresh workspace. Replaces one that the demo made before; refuses any other folder that holds something."""
    if folder.exists():
        if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).exists()):
            raise UsageError(f"{folder} holds something that is not the demo's: name another with --folder")
        shutil.rmtree(folder)
    try:
        folder.mkdir(parents=True)
        (folder / MARK).touch()
        shutil.copytree(rules_folder(), folder / "rules")
        shutil.copytree(RECORDS, folder / "inbox")
        (folder / "mails").mkdir()
        (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    except OSError as trouble:
        sentence = f"the workspace cannot be made at {folder}: {trouble.strerror}; name another with --folder"
        raise UsageError(sentence) from trouble
    return Workspace(folder)


def begin(store: Store, workspace: Workspace) -> Rulebook:
    """Activate the workspace's rules on the day before the first tick."""
    activate_folder(store, workspace.folder / "rules", at_local(FIRST_DAY - timedelta(days=1), 12), "administration")
    with store.read() as tx:
        return active(tx)


def instants(book: Rulebook) -> list[datetime]:
    """One instant each working day, at the hour at which the house begins to mail."""
    days = (FIRST_DAY + timedelta(days=count) for count in range((LAST_DAY - FIRST_DAY).days + 1))
    return [at_local(day, TICK_HOUR) for day in days if book.calendar.is_office_day(day)]


def mail_files(workspace: Workspace) -> Iterator[Path]:
    """The mails as they arrived, in the order of their names."""
    yield from sorted(path for path in workspace.mails.iterdir() if path.suffix == ".eml")
