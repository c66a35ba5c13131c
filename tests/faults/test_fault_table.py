"""A fault at each stage: `status` names stage, place and next command, the ping is silent, the rest goes on.

Each row injects its fault into a house that was well, lets the daemon's rounds pass, and says what must be read and
what must have gone on beside it. The faults are made from outside: files, tables, servers, the clock.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sqlalchemy import event

from checker.domain.health import MAILBOX_GIVEN
from checker.domain.message import OutboxState
from checker.evaluation.kinds import kinds
from checker.store import Store, outbox
from checker.store.heartbeat import Heartbeat, write_heartbeat
from checker.store.lock import DriverLock
from checker.usecases.importing.import_records import import_content
from checker.usecases.running.answer_watch import AnswerWatch
from checker.usecases.running.daemon_cycle import RoundReport
from checker.usecases.running.health import Around
from checker.usecases.running.ping import Ping
from checker.usecases.running.status import Status, status
from checker.usecases.telling.send import MailIdentity
from checker.wording.health import issue_text, next_command
from notifications.mailbox import ImapMailbox, MailboxServer
from notifications.smtp import Server, SmtpTransport
from tests.driven import MINUTE, SENDER, DrivenHouse
from tests.integration.test_smtp_transport import Mailroom, a_server
from tests.unit.daemon.test_ping import Watchman
from tests.workspace import EXAMPLES, Workspace, make_workspace

pytestmark = pytest.mark.faults

QUARTER = "fachaufsicht_2016-Q1.csv"
A_DAY = timedelta(days=1)


class Watched(DrivenHouse):
    """A house at whose daemon a watchman and a mail server listen; `driver` holds the daemon's lock."""

    mailroom: Mailroom
    watchman: Watchman
    driver: DriverLock

    def start(self) -> None:
        super().start()
        self.rounds.ping = Ping(self.watchman.url)

    @property
    def database(self) -> Path:
        return self.folder / "zielwacht.sqlite3"

    def round(self, times: int = 1) -> RoundReport:
        report = super().round(times)
        self.rounds.ping.wait()
        return report

    def beats(self, report: RoundReport) -> None:
        """Say how the daemon is, as its process does after each round."""
        heartbeat = Heartbeat(os.getpid(), self.now - A_DAY, 60, self.now, failures=self.rounds.failures,
                              troubles=report.troubles, outcome=report.outcome)  # fmt: skip
        write_heartbeat(self.store.place, heartbeat)

    def sql(self, *statements: str) -> None:
        """Change the store behind its back."""
        with closing(sqlite3.connect(self.database)) as raw, raw:
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                raw.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                raw.execute(statement)

    def status(self, now: datetime | None = None) -> Status:
        around = Around(now or self.now, self.rules, self.inbox, MINUTE, self.rounds.sender.templates)
        return status(self.store, around)

    def mails(self, state: OutboxState) -> int:
        with self.store.read() as tx:
            return len(outbox.list_messages(tx, states=[state]))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Watched]:
    mailroom, watchman = Mailroom(), Watchman()
    with a_server(mailroom) as server, ExitStack() as at_end:
        at_end.callback(watchman.server.server_close)
        at_end.callback(watchman.server.shutdown)
        Watched.mailroom, Watched.watchman = mailroom, watchman
        made = Watched(tmp_path, SmtpTransport(server))
        at_end.callback(made.store.close)
        made.driver = DriverLock(made.store.place)
        made.driver.take()
        at_end.callback(made.driver.release)
        yield made


@contextmanager
def full_disk(house: Watched) -> Iterator[None]:
    def no_more_pages(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # SQLite then takes the size that there is

    house.store.close()
    event.listen(house.store._writer, "connect", no_more_pages)
    yield
    event.remove(house.store._writer, "connect", no_more_pages)
    house.store.close()


@contextmanager
def locked_store(house: Watched) -> Iterator[None]:
    house.store.close()
    house.store = Store.open(f"sqlite:///{house.database}", create=False, busy_seconds=0.1)
    house.start()
    with closing(sqlite3.connect(house.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def refusing_trigger(house: Watched) -> Iterator[None]:
    house.sql("CREATE TRIGGER refused BEFORE UPDATE ON cursor BEGIN SELECT RAISE(ABORT, 'not today'); END")
    yield
    house.sql()


@contextmanager
def broken_rules(house: Watched) -> Iterator[None]:
    before = (house.rules / "plans/2016/goals/kdu.yaml").read_text(encoding="utf-8")
    house.edit()
    yield
    (house.rules / "plans/2016/goals/kdu.yaml").write_text(before, encoding="utf-8")


@contextmanager
def broken_template(house: Watched) -> Iterator[None]:
    folder = house.folder / "templates"
    (folder / "de").mkdir(parents=True)
    (folder / "de" / "alert.subject.j2").write_text("{% if facts.title %}offen", encoding="utf-8")
    house.rounds.sender = MailIdentity(SENDER.mailbox, SENDER.domain, folder)
    yield
    house.rounds.sender = SENDER


@contextmanager
def clock_behind(house: Watched) -> Iterator[None]:
    house.now -= A_DAY
    yield
    house.now += A_DAY


@contextmanager
def clock_ahead(house: Watched) -> Iterator[None]:
    content = (EXAMPLES / "fachaufsicht_2016-Q1.csv").read_bytes()
    import_content(house.store, QUARTER, content, house.now + 3 * A_DAY)
    yield
    house.now += 4 * A_DAY


@contextmanager
def unjudgeable(_: Watched) -> Iterator[None]:
    def fails(*_: object) -> NoReturn:
        raise ZeroDivisionError

    sound = kinds()["dated_deliverable"]
    kinds()["dated_deliverable"] = replace(sound, figures=fails)
    try:
        yield
    finally:
        kinds()["dated_deliverable"] = sound


@contextmanager
def unreadable_file(house: Watched) -> Iterator[None]:
    house.lay("fachaufsicht_2016-Q2.csv", b"\x00\x01\xff nothing that a table could be")
    yield
    shutil.rmtree(house.inbox / "rejected")


@contextmanager
def server(house: Watched, manner: str) -> Iterator[None]:
    house.mailroom.manner = manner
    yield
    house.mailroom.manner = "accept"


@contextmanager
def server_away(house: Watched) -> Iterator[None]:
    before = house.transport
    house.rounds.transport = SmtpTransport(Server("127.0.0.1", 1, timeout_seconds=1))
    yield
    assert before is not None
    house.rounds.transport = before


@contextmanager
def forged_journal(house: Watched) -> Iterator[None]:
    # An entry behind the last whole check: one before it is named by the next, a day later at most.
    with closing(sqlite3.connect(house.database)) as raw:
        seq, kind = raw.execute("SELECT seq, kind FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    house.sql(f"UPDATE journal SET kind = 'forged' WHERE seq = {seq}")
    house.now += timedelta(hours=1)  # a daemon reads what it knows again within the hour
    yield
    house.sql(f"UPDATE journal SET kind = '{kind}' WHERE seq = {seq}")


@contextmanager
def mailbox_away(house: Watched) -> Iterator[None]:
    nowhere = MailboxServer("zielwacht, INBOX (127.0.0.1:1)", "127.0.0.1", "zielwacht", "", port=1, timeout_seconds=1)
    house.rounds.answers = AnswerWatch(ImapMailbox(nowhere), MINUTE)
    house.round()
    house.now += MAILBOX_GIVEN
    yield
    house.rounds.answers = AnswerWatch()
    house.rounds.answers.begin(house.store)


@dataclass(frozen=True, slots=True)
class Row:
    """`code` is the issue, `place` what its sentence must name, `command` what it says to try.

    `before`: the fault is there before the first round, which has much to tell. `heals`: rounds after its end are
    enough. `went_on` is asked while the fault stands.
    """

    fault: Callable[[Watched], Any]
    code: str
    place: str
    command: str
    went_on: Callable[[Watched], bool]
    before: bool = False
    heals: bool = True


def takes_files(house: Watched) -> bool:
    return QUARTER in house.names("done")


def sends(house: Watched) -> bool:
    return house.mails(OutboxState.SENT) > 0


def keeps_files(house: Watched) -> bool:
    return QUARTER in house.names()


def keeps_mails(house: Watched) -> bool:
    return house.mails(OutboxState.PENDING) > 1 and house.mails(OutboxState.DEAD) == 0


def gives_up(house: Watched) -> bool:
    return house.mails(OutboxState.DEAD) > 1


ROWS = {
    "file unreadable": Row(unreadable_file, "inbox.rejected", "fachaufsicht_2016-Q2.csv in ", "cat '", takes_files),
    "record unjudgeable": Row(unjudgeable, "judging.set_aside", "cannot_judge", "zielwacht rules explain ", sends,
                              before=True, heals=False),
    "rulebook broken": Row(broken_rules, "rules.broken", "kdu.yaml:", "zielwacht rules lint", takes_files),
    "clock behind": Row(clock_behind, "clock.behind_the_last_tick", "04.07.2016 12:0", "date", takes_files),
    "clock ahead": Row(clock_ahead, "clock.behind_a_recording", "recording 1 ", "zielwacht resume --clock",
                       takes_files),
    "tick refused": Row(refusing_trigger, "daemon.fails", "the program failed", "zielwacht tick", sends),
    "relay refusing": Row(lambda house: server(house, "550 at MAIL"), "mails.server", "550 sender not known here",
                          "zielwacht mail test", keeps_mails, before=True),
    "server away": Row(server_away, "mails.server", "efused", "zielwacht mail test", keeps_mails, before=True),
    "mailbox of answers away": Row(mailbox_away, "answers.unread", "zielwacht, INBOX (127.0.0.1:1)",
                                   "zielwacht mail answer --mailbox", takes_files),
    "template broken": Row(broken_template, "templates.broken", "de/alert.subject.j2:1", "zielwacht status",
                           sends),
    "disk full": Row(full_disk, "daemon.fails", "the disk of the store", "zielwacht tick", keeps_files),
    "store locked": Row(locked_store, "daemon.fails", "is locked", "zielwacht tick", keeps_files),
    "journal broken": Row(forged_journal, "journal.broken", "entry ", "keep a copy of the store", takes_files),
    "alert died unheard": Row(lambda house: server(house, "550"), "findings.unheard", "/2016",
                              "zielwacht findings show ", gives_up, before=True, heals=False),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_a_fault_is_named_the_ping_is_silent_and_the_rest_goes_on(name: str, house: Watched) -> None:
    row = ROWS[name]
    if not row.before:
        house.round(2)
        assert house.status().issues == ()
        assert house.watchman.asked, "a house that is well is heard of"

    with row.fault(house):
        house.lay(QUARTER)
        house.round(2)  # a file is read at its second look, and a full disk is met when it is
        house.watchman.asked.clear()
        house.beats(house.round())
        seen = house.status()
        told = {issue.code.value: issue for issue in seen.issues}
        assert row.code in told, [issue_text(issue, "en") for issue in seen.issues]
        issue = told[row.code]
        assert issue_text(issue, "en").startswith(f"{issue.code.stage}: ")
        assert row.place in issue_text(issue, "en")
        assert next_command(issue).startswith(row.command)
        assert not seen.is_well
        assert house.watchman.asked == []
        assert row.went_on(house)

    if row.heals:
        house.now += timedelta(minutes=20)
        house.beats(house.round(3))
        assert [issue_text(issue, "en") for issue in house.status().issues] == []
        assert house.watchman.asked, "what is mended is heard of"


def test_a_mail_that_cannot_be_built_is_named_and_the_others_leave(house: Watched) -> None:
    house.mailroom.manner = "451 at MAIL"
    house.round()
    house.sql("UPDATE message SET facts = json_set(facts, '$.of_an_older_version', 1) WHERE kind = 'digest'")
    house.mailroom.manner = "accept"
    house.now += timedelta(minutes=20)
    house.beats(house.round(2))
    told = {issue.code.value: issue for issue in house.status().issues}
    assert "mails.dead" in told
    assert "digest" in issue_text(told["mails.dead"], "en")
    assert next_command(told["mails.dead"]) == "zielwacht mail outbox --state dead"
    assert house.watchman.asked == []
    assert sends(house)


@pytest.mark.parametrize(("change", "code", "place"), [
    pytest.param("UPDATE cursor SET sequence = 0", "records.unseen", "1, the oldest of 04.07.2016", id="unseen"),
    pytest.param("UPDATE obligation SET next_look = 1 WHERE key = 'kdu-budget/jobcenter/2016'", "judging.left_out",
                 "kdu-budget/jobcenter/2016", id="left out"),
])  # fmt: skip
def test_what_a_tick_should_have_done_is_named(change: str, code: str, place: str, house: Watched) -> None:
    house.lay(QUARTER)
    house.beats(house.round(3))
    house.sql(change)
    told = {issue.code.value: issue for issue in house.status(house.now + 5 * MINUTE).issues}
    assert place in issue_text(told[code], "en")
    assert next_command(told[code]) == "zielwacht tick"


def test_a_daemon_that_is_stuck_is_named_with_its_process(house: Watched) -> None:
    report = house.round(2)
    house.beats(report)
    told = {issue.code.value: issue for issue in house.status(house.now + timedelta(minutes=30)).issues}
    assert f"process {os.getpid()}" in issue_text(told["daemon.stuck"], "en")
    assert next_command(told["daemon.stuck"]) == f"kill {os.getpid()}"
    assert "tick.too_old" in told


def test_a_daemon_that_died_is_named(house: Watched) -> None:
    house.beats(house.round())
    house.driver.release()
    (issue,) = house.status().issues
    assert (issue.code.value, next_command(issue)) == ("daemon.gone", "zielwacht run")


# --- From the command line ----------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    place = make_workspace(tmp_path, goals=("kdu",))
    place.run("rules", "activate")
    place.run("records", "import", place.example(), "--now", "2016-04-11T14:30")
    return place


def test_an_overdue_report_that_nobody_is_told_of_is_named_with_its_sender(own: Workspace) -> None:
    own.run("tick", "--now", "2016-07-25T07:00")
    assert "reports:" not in own.run("status").out, "its sender is told"
    with closing(sqlite3.connect(own.store)) as raw, raw:
        raw.execute("DELETE FROM message_item WHERE item IN (SELECT key FROM item WHERE kind = 'overdue_report')")
        raw.execute("DELETE FROM item WHERE kind = 'overdue_report'")
    done = own.run("status")
    assert done.code == 4
    (line,) = [line for line in done.out.splitlines() if " reports: " in line and "fachaufsicht" in line]
    assert "1 of fachaufsicht/reviews, the first since 14.07.2016" in line
    assert line.endswith("try: zielwacht records list --missing --sender fachaufsicht")


def test_a_timer_that_has_stopped_is_named_when_somebody_asks_by_the_clock(own: Workspace) -> None:
    own.run("tick", "--now", "2016-07-11T07:00")
    assert own.run("status", "--now", "2016-07-12T20:00").code == 0
    done = own.run("status", "--now", "2016-07-13T07:00")
    assert done.code == 4
    assert "tick: the last tick is too old: 11.07.2016 07:00; try: zielwacht tick" in done.out
