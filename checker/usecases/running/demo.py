"""The demonstration: a workspace of its own, a fictitious year's files on their dates, a tick each working day. Shell.

Its story is data: that of the house whose rules are shipped (checker/starter/year.toml), or an example's own. The SMTP
server is not started here: whoever calls hands in a transport and reads what it took.
"""

from __future__ import annotations

import re
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from checker.domain.act import ActKind
from checker.domain.clock import at_local
from checker.domain.errors import UsageError
from checker.domain.problem import nearest
from checker.domain.rulebook import Rulebook
from checker.starter.story import DecidedThen, MadeUp
from checker.starter.told_years import ToldYear, example_names, example_year, shipped_year
from checker.store.opening import Store
from checker.usecases.acting.act import Wanted, act
from checker.usecases.rules.activation import activate_folder, active
from checker.usecases.running.walk import Arrival

SHIPPED = shipped_year()
FIRST_DAY, LAST_DAY = SHIPPED.story.first_day, SHIPPED.story.last_day
TICK_HOUR = 7
MARK = ".made-by-zielwacht-demo"
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
sender = "{sender}"
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of the demo: configuration, rules, record files, store and mails. `made_up` is in its rules alone."""

    folder: Path
    made_up: tuple[str, ...] = ()
    told: ToldYear = SHIPPED

    @property
    def mails(self) -> Path:
        return self.folder / "mails"

    @property
    def records(self) -> Path:
        return self.folder / "records"

    def arrivals(self) -> list[Arrival]:
        """The year's files, each at the instant at which it comes in."""
        return [Arrival(_instant(at), self.records / name) for at, name in self.told.story.arrivals]


def _instant(local: str) -> datetime:
    read = datetime.fromisoformat(local)
    return at_local(read.date(), read.hour, read.minute)


def told_year(example: str | None) -> ToldYear:
    """The year of an example house, or that of the house whose rules are shipped. UsageError: there is no such one."""
    if example is None:
        return SHIPPED
    known = example_names()
    if example not in known:
        near = nearest(example, known)
        meant = f"; did you mean '{near}'?" if near else ""
        raise UsageError(f"there is no example '{example}' (there are: {', '.join(known)}){meant}")
    return example_year(example)


def make_workspace(folder: Path, told: ToldYear = SHIPPED) -> Workspace:
    """A fresh workspace. Replaces one that the demo made before; refuses any other folder that holds something."""
    if folder.exists():
        if not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).exists()):
            raise UsageError(f"{folder} holds something that is not the demo's: name another with --folder")
        shutil.rmtree(folder)
    try:
        folder.mkdir(parents=True)
        (folder / MARK).touch()
        shutil.copytree(told.rules, folder / "rules")
        if told.scenarios is not None:
            shutil.copytree(told.scenarios, folder / told.scenarios.name)
        made_up = tuple(edit.what for edit in told.story.made_up if _edit(folder / "rules", edit))
        workspace = Workspace(folder, made_up, told)
        for made in (workspace.records, workspace.mails, folder / "inbox"):
            made.mkdir()
        for _, name in told.story.arrivals:
            shutil.copyfile(told.record(name), workspace.records / name)
        (folder / "config.toml").write_text(CONFIG.format(sender=told.story.sender), encoding="utf-8")
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
    before = workspace.told.story.first_day - timedelta(days=1)
    activate_folder(store, workspace.folder / "rules", at_local(before, 12), "administration")
    with store.read() as tx:
        return active(tx)


def instants(book: Rulebook, told: ToldYear = SHIPPED) -> list[datetime]:
    """One instant each working day, at the hour at which the house begins to mail."""
    first, last = told.story.first_day, told.story.last_day
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return [at_local(day, TICK_HOUR) for day in days if book.calendar.is_office_day(day)]


def with_decisions(ticks: Iterable[datetime], store: Store, told: ToldYear) -> Iterator[datetime]:
    """The instants as they come; what roles decide before one of them is done before it is handed out.

    Raises Refused where a decision of the story cannot be taken.
    """
    waiting = deque(told.story.decided)
    for now in ticks:
        while waiting and _instant(waiting[0].at) < now:
            decided = waiting.popleft()
            act(store, _wanted(decided), _instant(decided.at))
        yield now


def _wanted(decided: DecidedThen) -> Wanted:
    return Wanted(
        ActKind(decided.kind),
        decided.obligation,
        decided.by,
        until=decided.until,
        reason=decided.reason,
        reason_id=decided.reason_id,
    )
