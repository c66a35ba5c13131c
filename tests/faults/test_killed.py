"""`tick` and `run` are killed at random through a month, beside a mail server that sometimes hangs up after DATA.

In the end everything must be as if nothing had happened. Who judges that is `oracle`, which sees only the mails that
the server took and the store file. KILLS and KILL_SEED (environment) choose how many kills and which: the same seed
plans the same ones, though the machine's speed decides what they meet.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event, Lock
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from aiosmtpd.smtp import SMTP

from checker.store import Store
from checker.usecases.rules.activation import activate_folder
from tests.faults import oracle
from tests.faults.forked import a_daemon, a_tick, fork
from tests.integration.test_smtp_transport import a_server, drop
from tests.workspace import EXAMPLES, Workspace, make_workspace

pytestmark = pytest.mark.faults

KILLS = int(os.environ.get("KILLS", "30"))
SEED = os.environ.get("KILL_SEED", "2016")
GIVE_UP_SECONDS = 120
PAUSE_SECONDS = 0.005
BETWEEN_WRITES_SECONDS = 0.001
INTERVAL_SECONDS = 0.03
BERLIN = ZoneInfo("Europe/Berlin")

# April's debts are still to be told when the plan is adopted: alerts, escalations, digests, and files that end some.
FIRST_DAY, LAST_DAY = date(2016, 4, 25), date(2016, 5, 24)
CLOSED = {date(2016, 5, 5), date(2016, 5, 6), date(2016, 5, 16)}
DIALOGUES = "schnittstellendialoge_2016.xlsx"
FILES = {
    date(2016, 4, 26): "fachaufsicht_2016-Q1.csv",
    date(2016, 4, 29): "zielnachhaltung_2016-03.csv",
    date(2016, 5, 12): "deliverable.json",
    date(2016, 5, 19): DIALOGUES,
}
# Within mail hours, further apart than a lease (5 minutes) and the first waits. A day is looked at until all is out.
LOOKS = ("07:00", "07:10", "07:30", "08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "16:00", "17:30")
KILLED_UNTIL = "11:00"
AFTER_WORK = "18:30"

MOMENTS = ("at any time", "just after a write", "before the text", "text taken, no answer", "soon after the answer")
# Between two commits nothing may be lost, and a commit is short: that moment is tried more often.
WEIGHTS = (1, 3, 1, 1, 1)
HANGS_UP = 0.15


def working_days() -> list[date]:
    month = (FIRST_DAY + timedelta(days=count) for count in range((LAST_DAY - FIRST_DAY).days + 1))
    return [day for day in month if day.weekday() < 5 and day not in CLOSED]


def at(day: date, hour: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=BERLIN)


# --- The mail server ----------------------------------------------------------------------------------------


@dataclass
class PostOffice:
    """Keeps the mails it takes, sometimes hangs up after the text, and tells an observer how far a mail has come."""

    chance: random.Random
    hangs_up: float
    taken: list[bytes] = field(default_factory=list)
    hung_up: int = 0
    _observer: Callable[[str], None] | None = None
    _observed: Lock = field(default_factory=Lock)

    def tell(self, observer: Callable[[str], None] | None) -> None:
        """Whom to tell from now on. The one before is told nothing any more when this returns."""
        with self._observed:
            self._observer = observer

    def say(self, moment: str) -> None:
        with self._observed:
            if self._observer is not None:
                self._observer(moment)

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        raw = bytes(envelope.original_content)
        if self.chance.random() < self.hangs_up:
            # Whether it has kept the mail, only the server knows.
            if self.chance.random() < 0.5:
                self.taken.append(raw)
            self.hung_up += 1
            drop(server)
            return "250 said to nobody"
        self.taken.append(raw)
        self.say("text taken, no answer")
        server.loop.call_later(self.chance.uniform(0, 0.02), self.say, "soon after the answer")
        return "250 taken"


class Desk(SMTP):
    """Says so before it asks for the text."""

    async def smtp_DATA(self, arg: str) -> None:
        self.event_handler.say("before the text")
        await super().smtp_DATA(arg)


# --- Who is killed, and when --------------------------------------------------------------------------------


@dataclass
class Killer:
    """Plans kills and counts, by their moment, those that met a living process. `owed` are still to be done."""

    chance: random.Random
    owed: int
    killed: Counter[str] = field(default_factory=Counter)

    def plan(self, wanted: float) -> str:
        """The moment at which the next process is to die; empty: it may live."""
        return self.chance.choices(MOMENTS, WEIGHTS)[0] if self.owed and self.chance.random() < wanted else ""


@dataclass
class House:
    """A store with rules in force, a mail server that it sends to, and a killer."""

    place: Workspace
    office: PostOffice
    killer: Killer
    usual_seconds: float = 1.0
    started: list[BaseProcess] = field(default_factory=list)

    @property
    def records(self) -> Path:
        return self.place.folder / "records"

    @property
    def log(self) -> Path:
        return self.place.folder / "log.txt"

    def start(self, work: Callable[..., int], *given: object) -> BaseProcess:
        """A process of the product; what it says goes to the log."""
        process = fork(work, self.place.folder, self.log, *given)
        self.started.append(process)
        return process

    def clear(self) -> None:
        """Nothing runs on when a test has failed."""
        for process in self.started:
            process.kill()
            process.join(GIVE_UP_SECONDS)

    def survives(self, process: BaseProcess, moment: str, is_done: Callable[[], bool]) -> bool:
        """Watch a process until it is done or has ended, and kill it at `moment`. False: that has met it alive."""
        chance, begun = self.killer.chance, time.monotonic()
        dies_after, nth = chance.uniform(0, self.usual_seconds), chance.choice((1, 1, 2, 3))
        nth_write, written = chance.choice((1, 1, 1, 2, 3, 4)), self._written()
        pause = BETWEEN_WRITES_SECONDS if moment == "just after a write" else PAUSE_SECONDS
        reached, hit = Counter[str](), Event()

        def kill() -> None:
            hit.set()
            process.kill()

        def observe(what: str) -> None:
            reached[what] += 1
            if what == moment and reached[what] == nth:
                kill()

        self.office.tell(observe)
        while process.exitcode is None and not is_done():
            passed = time.monotonic() - begun
            assert passed < GIVE_UP_SECONDS, f"it hangs: {self.last_words}"
            if self._written() not in (written, None):
                written = self._written()
                reached["just after a write"] += 1
            if moment == "just after a write" and reached[moment] == nth_write:
                kill()
            if moment == "at any time" and passed >= dies_after:
                kill()
            process.join(pause)
        self.office.tell(None)
        if not hit.is_set() or _ended(process) != -signal.SIGKILL:
            return True
        self.killer.owed -= 1
        self.killer.killed[moment] += 1
        return False

    @property
    def last_words(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-3000:]

    def waits(self, day: date) -> bool:
        """Is there anything that is still to leave on this day?"""
        evening = int(at(day, "17:59").timestamp()) * 1_000_000
        ((count,),) = oracle.rows(
            self.place.store,
            "SELECT count(*) FROM message WHERE state IN ('claimed', 'data') OR state = 'pending' AND not_before <= ?",
            evening,
        )
        return bool(count)

    def _written(self) -> tuple[int, int] | None:
        """Changes with every commit to the store. None: nothing since it was opened."""
        try:
            facts = Path(f"{self.place.store}-wal").stat()
        except FileNotFoundError:
            return None
        return (facts.st_size, facts.st_mtime_ns) if facts.st_size else None


def _ended(process: BaseProcess) -> int | None:
    """Its exit code, once it has ended. None: it hangs."""
    process.join(GIVE_UP_SECONDS)
    return process.exitcode


class Driven(Protocol):
    """How the month is walked: by `tick` from time to time, or by `run`."""

    house: House

    def receive(self, name: str, now: datetime) -> None:
        """A file comes in."""

    def look(self, now: datetime, moment: str) -> bool:
        """Judge and send at the instant. False: killed meanwhile."""

    def end(self) -> None:
        """Stop cleanly what still runs."""


@dataclass
class Ticked:
    """`zielwacht tick`, as an administrator's timer starts it."""

    house: House

    def receive(self, name: str, now: datetime) -> None:
        done = self.house.place.run("records", "import", self.house.records / name, "--now", now.isoformat())
        assert done.code in (0, 3), done.err

    def look(self, now: datetime, moment: str) -> bool:
        begun, process = time.monotonic(), self.house.start(a_tick, now)
        survived = self.house.survives(process, moment, lambda: False)
        if survived:
            assert process.exitcode == 0, self.house.last_words
            self.house.usual_seconds = time.monotonic() - begun
        return survived

    def end(self) -> None:
        pass


@dataclass
class Daemon:
    """`zielwacht run`, by a clock whose hands are set here. Started again whenever it has been killed."""

    house: House
    process: BaseProcess | None = None

    def __post_init__(self) -> None:
        self.inbox.mkdir()
        self.house.usual_seconds = 0.5

    @property
    def inbox(self) -> Path:
        return self.house.place.folder / "inbox"

    @property
    def dial(self) -> Path:
        return self.house.place.folder / "clock.txt"

    def receive(self, name: str, now: datetime) -> None:
        self._set_clock(now)
        (self.inbox / f"{name}.done").touch()
        shutil.copy(self.house.records / name, self.inbox / f".{name}")
        (self.inbox / f".{name}").rename(self.inbox / name)

    def look(self, now: datetime, moment: str) -> bool:
        self._set_clock(now)
        if self.process is None:
            self.process = self.house.start(a_daemon, INTERVAL_SECONDS, self.dial)
        process, before = self.process, self._rounds(self.process.pid)
        # One that began by the clock's old hands, one that the heartbeat does not tell of yet, and a whole one.
        survived = self.house.survives(process, moment, lambda: self._rounds(process.pid) >= before + 3)
        if survived:
            assert process.exitcode is None, self.house.last_words
        else:
            self.process = None
        return survived

    def end(self) -> None:
        assert self.process is not None
        self.process.terminate()
        assert _ended(self.process) == 0, self.house.last_words
        assert {path.name for path in self.inbox.iterdir()} == {"done", "rejected"}
        assert set(FILES.values()) <= {path.name for path in (self.inbox / "done").iterdir()}

    def _set_clock(self, now: datetime) -> None:
        unfinished = self.dial.with_suffix(".part")
        unfinished.write_text(now.isoformat(), encoding="utf-8")
        unfinished.replace(self.dial)

    def _rounds(self, pid: int | None) -> int:
        """How many rounds the process says it has finished."""
        try:
            heartbeat = json.loads(Path(f"{self.house.place.store}.heartbeat.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return 0
        return int(heartbeat["steps"]) if heartbeat["pid"] == pid else 0


# --- The month ----------------------------------------------------------------------------------------------


def walk_the_month(driven: Driven) -> None:
    """Every working day from seven on, until all that may leave has left; files come in after work."""
    killer = driven.house.killer
    for remaining, day in reversed(list(enumerate(reversed(working_days()), start=1))):
        wanted = 1.5 * killer.owed / remaining
        _work_through(driven, day, wanted)
        if day in FILES:
            driven.receive(FILES[day], at(day, AFTER_WORK))
            while not driven.look(at(day, AFTER_WORK), killer.plan(wanted)):
                pass
    for _ in range(10 * KILLS):
        if killer.owed:
            driven.look(at(LAST_DAY, AFTER_WORK), "at any time")
    driven.look(at(LAST_DAY, AFTER_WORK), "")
    driven.end()


def _work_through(driven: Driven, day: date, wanted: float) -> None:
    killer = driven.house.killer
    for hour in LOOKS:
        may_kill = wanted if hour < KILLED_UNTIL else 0
        survived = driven.look(at(day, hour), killer.plan(may_kill))
        # Started again at once, which meets what the dead one still holds, or only later.
        while not survived and killer.chance.random() < 0.5:
            survived = driven.look(at(day, hour), killer.plan(may_kill))
        if survived and not driven.house.waits(day):
            return
    pytest.fail(f"mails of {day} have not left by the evening: {driven.house.last_words}")


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The shipped rules, the plan adopted, in force from the day before; and the month's files."""
    place = make_workspace(tmp_path_factory.mktemp("adopted"))
    (place.folder / "records").mkdir()
    for name in FILES.values():
        shutil.copy(EXAMPLES / name, place.folder / "records")
    _as_of_may(place.folder / "records" / DIALOGUES)
    _edit(place.rules / "plans" / "2016" / "plan.yaml", "status: draft ", "status: adopted\nadopted_on: 2016-01-04\n")
    # Each mail comes by itself: more mails, of more kinds, and more moments between two of them.
    _edit(place.rules / "escalation.yaml", "single_mails_a_week: {value: 2,", "single_mails_a_week: {value: 1000,")
    store = Store.open(f"sqlite:///{place.store}", create=True)
    activate_folder(store, place.rules, at(FIRST_DAY - timedelta(days=1), "12:00"), "administration")
    store.close()
    return place


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def _as_of_may(workbook: Path) -> None:
    """As it was on the day that it comes in: what is told of later days would keep it out."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["Dialoge 2016"]
    sheet["A2"], sheet["C11"], sheet["D11"] = "Stand 19.05.2016 (vorläufig)", None, None
    sheet["C12"], sheet["D12"] = 3, 3
    book.save(workbook)


@contextmanager
def a_house(adopted: Workspace, folder: Path, kills: int, hangs_up: float, seed: str) -> Iterator[House]:
    place = Workspace(Path(shutil.copytree(adopted.folder, folder / "house")))
    office = PostOffice(random.Random(f"office {seed}"), hangs_up)
    with a_server(office, Desk) as server:
        place.configure("smtp", server.port)
        house = House(place, office, Killer(random.Random(f"killer {seed}"), kills))
        try:
            yield house
        finally:
            house.clear()


@pytest.fixture(scope="module")
def quiet(adopted: Workspace, tmp_path_factory: pytest.TempPathFactory) -> oracle.Account:
    """The month as it is when nothing happens."""
    with a_house(adopted, tmp_path_factory.mktemp("quiet"), 0, 0, "quiet") as house:
        walk_the_month(Daemon(house))
        return oracle.account(house.office.taken, house.place.store)


def test_an_undisturbed_month_has_mails_of_every_kind_each_once(quiet: oracle.Account) -> None:
    assert {len(copies) for copies in quiet.copies.values()} == {1}
    kinds = Counter(oracle.header(raw, "X-Zielwacht-Kind") for raw in quiet.taken)
    told = {"reminder", "alert", "escalation", "rectification", "overdue_report", "digest", "all_well"}
    assert set(kinds) == told
    assert len(quiet.taken) >= 40
    assert oracle.faults(quiet, quiet) == []


@pytest.mark.parametrize(
    ("drive", "kills"),
    [pytest.param(Ticked, KILLS - KILLS // 2, id="tick"), pytest.param(Daemon, KILLS // 2, id="run")],
)
def test_a_killed_process_loses_no_mail_and_explains_every_second_copy(
    drive: Callable[[House], Driven],
    kills: int,
    quiet: oracle.Account,
    adopted: Workspace,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    seed, begun = f"{SEED} {drive.__name__}", time.monotonic()
    with a_house(adopted, tmp_path, kills, HANGS_UP, seed) as house:
        walk_the_month(drive(house))
        met = oracle.account(house.office.taken, house.place.store)
    print(  # noqa: T201
        f"KILL_SEED={SEED} {request.node.callspec.id}: killed {house.killer.killed.total()} times "
        f"{dict(house.killer.killed)}, hung up {house.office.hung_up} times; {len(met.copies)} mails, "
        f"{len(met.taken) - len(met.copies)} second copies, {met.journaled('mail.ambiguous').total()} times ambiguous, "
        f"{time.monotonic() - begun:.0f} s"
    )
    assert oracle.faults(met, quiet) == []
    assert house.killer.killed.total() == kills
    assert house.office.hung_up > 0
