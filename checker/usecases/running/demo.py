"""The demonstration: a workspace of its own, a fictitious year's files on their dates, a tick each working day. Shell.

Its story is data (checker/starter/year.toml). The SMTP server is not started here: whoever calls hands in a
transport and reads what it took.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from checker.domain.clock import at_local
from checker.domain.errors import UsageError
from checker.domain.rulebook import Rulebook
from checker.starter import record_file, rules_folder
from checker.starter.story import MadeUp, year_story
from checker.store.opening import Store
from checker.usecases.rules.activation import activate_folder, active
from checker.usecases.running.walk import Arrival

STORY = year_story()
FIRST_DAY, LAST_DAY = STORY.first_day, STORY.last_day
TICK_HOUR = 7
MARK = ".made-by-zielwacht-demo"
CONFIG = f"""# The demo's own workspace. Try: zielwacht --config config.toml status
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
sender = "{STORY.sender}"
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of the demo: configuration, rules, record files, store and mails. `made_up` is in its rules alone."""

    folder: Path
    made_up: tuple[str, ...] = ()

    @property
    def mails(self) -> Path:
        return self.folder / "mails"

    @property
    def records(self) -> Path:
        return self.folder / "records"

    def arrivals(self) -> list[Arrival]:
        """The year's files, each at the instant at which it comes in."""
        return [Arrival(_instant(at), self.records / name) for at, name in STORY.arrivals]


def _instant(local: str) -> datetime:
    read = datetime.fromisoformat(local)
    return at_local(read.date(), read.hour, read.minute)


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
        made_up = tuple(edit.what for edit in STORY.made_up if _edit(folder / "rules", edit))
        workspace = Workspace(folder, made_up)
        for made in (workspace.records, workspace.mails, folder / "inbox"):
            made.mkdir()
        for _, name in STORY.arrivals:
            shutil.copyfile(record_file(name), workspace.records / name)
        (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    except OSError as trouble:
        sentence = f"the workspace cannot be made at {folder}: {trouble.strerror}; name another with --folder"
        raise UsageError(sentence) from trouble
    return workspace


def _edit(rules: Path, made_up: MadeUp) -> bool:
    """Change one place of one file. False: the pattern does not fit it."""
    file = rules / made_up.file
    edited, places = re.subn(made_up.place, made_up.text, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    file.write_text(edited, encoding="utf-8")
    return places > 0


def begin(store: Store, workspace: Workspace) -> Rulebook:
    """Activate the workspace's rules on the day before the first tick."""
    activate_folder(store, workspace.folder / "rules", at_local(FIRST_DAY - timedelta(days=1), 12), "administration")
    with store.read() as tx:
        return active(tx)


def instants(book: Rulebook) -> list[datetime]:
    """One instant each working day, at the hour at which the house begins to mail."""
    days = (FIRST_DAY + timedelta(days=count) for count in range((LAST_DAY - FIRST_DAY).days + 1))
    return [at_local(day, TICK_HOUR) for day in days if book.calendar.is_office_day(day)]
