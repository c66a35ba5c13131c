"""The daemon: runs a round every interval until it is stopped, and ends itself without progress. Root.

The main thread only watches: signals, progress, the clock. A round runs in the scheduler's one worker.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from threading import Event
from types import FrameType

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from checker.configuration import Configuration
from checker.daemon.notify import notify
from checker.daemon.watch import Watch
from checker.domain.clock import Clock, WallClock
from checker.domain.errors import ExitCode
from checker.store.heartbeat import Heartbeat, write_heartbeat
from checker.store.lock import DriverLock
from checker.store.opening import Store
from checker.usecases.auditing.checkpoints import Signing
from checker.usecases.importing.inbox import Inbox
from checker.usecases.rules.activation import language_in_force
from checker.usecases.running.answer_watch import AnswerWatch
from checker.usecases.running.daemon_cycle import Activation, RoundReport, Rounds
from checker.usecases.running.ping import Ping
from checker.usecases.telling.send import MailIdentity
from notifications.folder import FileRights
from notifications.mailbox import AnswerMailbox
from notifications.transport import Transport

log = logging.getLogger(__name__)

PATIENCE_INTERVALS = 3
MOST_SECONDS_BETWEEN_LOOKS = 5.0
# Connecting, greeting, logging in, addressing and handing over each may wait for the mail server's timeout.
SMTP_WAITS = 8
JUMP_SECONDS = 30
ROUND = "round"
Terminate = Callable[[int], object]


@dataclass(slots=True)
class Service:
    """What one daemon is made of."""

    rounds: Rounds
    watch: Watch
    stopping: Event
    clock: Clock
    interval: timedelta
    heartbeat: Heartbeat
    place: str
    terminate: Terminate = os._exit
    _heartbeat_is_refused: bool = False

    def run(self) -> int:
        """Until somebody says stop. 0: stopped cleanly; what was in hand is finished."""
        scheduler = self._scheduler()
        scheduler.start()
        self._say_how_it_is()
        notify("READY=1", f"STATUS=looking every {self.interval.total_seconds():g} s")
        offset = _wall_minus_boot()
        while not self.stopping.wait(min(MOST_SECONDS_BETWEEN_LOOKS, self.interval.total_seconds() / 4)):
            if self.watch.is_stuck:
                self._end_itself()
                return ExitCode.FAILED
            offset = self._follow_clock(scheduler, offset)
            self._say_how_it_is()
            notify("WATCHDOG=1")
        notify("STOPPING=1")
        log.info("stopping: what is in hand is finished first")
        scheduler.shutdown(wait=True)
        self.rounds.end(self.clock.now(), "told_to_stop")
        self.heartbeat = replace(self.heartbeat, ended="told to stop")
        self._say_how_it_is()
        return 0

    def _scheduler(self) -> BackgroundScheduler:
        """It only wakes rounds, each of which is safe to repeat. Nothing is remembered here, nothing is pickled."""
        scheduler = BackgroundScheduler(
            timezone=UTC, jobstores={"default": MemoryJobStore()}, executors={"default": ThreadPoolExecutor(1)}
        )
        scheduler.add_job(
            self._round,
            IntervalTrigger(seconds=self.interval.total_seconds(), timezone=UTC),
            id=ROUND,
            # The machine's own clock, as the trigger counts by it, whatever instant the rounds are told.
            next_run_time=WallClock().now(),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        return scheduler

    def _round(self) -> None:
        if self.stopping.is_set():
            return
        self.watch.beat()
        report = self.rounds.round(self.clock.now())
        self.watch.beat()
        self._take_in(report)

    def _take_in(self, report: RoundReport) -> None:
        self.heartbeat = replace(
            self.heartbeat,
            steps=self.heartbeat.steps + 1,
            outcome=report.outcome,
            failures=self.rounds.failures,
            troubles=report.troubles,
        )
        notify(f"STATUS={report.troubles[0] if report.troubles else report.outcome}")

    def _follow_clock(self, scheduler: BackgroundScheduler, before: float) -> float:
        """A clock that was set would leave the scheduler asleep until it has caught up: wake it."""
        offset = _wall_minus_boot()
        jumped = round(offset - before)
        if abs(jumped) < JUMP_SECONDS:
            return before
        log.warning("the machine's clock was set", extra={"seconds": jumped})
        self.rounds.note_jump(jumped)
        scheduler.modify_job(ROUND, next_run_time=WallClock().now())
        return offset

    def _say_how_it_is(self) -> None:
        quiet = timedelta(seconds=self.watch.quiet_seconds)
        try:
            write_heartbeat(self.place, replace(self.heartbeat, progress_at=self.clock.now() - quiet))
        except OSError as refused:
            if not self._heartbeat_is_refused:
                log.error("how the daemon is cannot be written", extra={"why": refused.strerror})
            self._heartbeat_is_refused = True
        else:
            self._heartbeat_is_refused = False

    def _end_itself(self) -> None:
        """No waiting for what is stuck: the kernel lets go of lock and transaction, systemd starts anew."""
        sentence = f"no progress for {self.watch.quiet_seconds:.0f} s: the process ends, to be started anew"
        log.critical("%s", sentence)
        faulthandler.dump_traceback(all_threads=True)
        self.heartbeat = replace(self.heartbeat, ended=sentence)
        self._say_how_it_is()
        notify("STOPPING=1", f"STATUS={sentence}")
        self.terminate(ExitCode.FAILED)


def run(
    configuration: Configuration,
    transport: Transport,
    sender: MailIdentity,
    clock: Clock,
    *,
    mailbox: AnswerMailbox | None = None,
    interval_seconds: float | None = None,
) -> int:
    """Drive the configured store, and read answers from `mailbox` if there is one, until SIGTERM or SIGINT.

    `interval_seconds` overrides the configuration, in tests.
    AlreadyDriven when another daemon works on the store, NothingActivated when no rules are in force.
    """
    interval = timedelta(seconds=interval_seconds or configuration.service.interval_seconds)
    by_itself = configuration.rules.activate == "when_saved"
    store = Store.open(configuration.store.url, create=by_itself, organisation=configuration.store.organisation)
    lock, stopping = DriverLock(store.place), Event()
    try:
        lock.take()
        mail_seconds = SMTP_WAITS * float(configuration.smtp.timeout_seconds)
        # By the configured interval: a test that looks more often must not be less patient with a busy machine.
        patience = PATIENCE_INTERVALS * float(configuration.service.interval_seconds)
        watch = Watch(patience, mail_seconds, stopping, time.monotonic)
        inbox = configuration.inbox
        rounds = Rounds(
            store,
            configuration.rules.path,
            Inbox(
                inbox.path,
                FileRights(int(inbox.mode, 8), inbox.group),
                lambda: language_in_force(store),
                configuration.records.limits,
            ),
            transport,
            sender,
            watch,
            activate_when_saved=_activate_when_saved() if by_itself else None,
            answers=AnswerWatch(mailbox, interval),
            signing=Signing(configuration.audit.key_file, configuration.audit.origin),
            spans=configuration.spans,
            ping=Ping(configuration.service.ping_url),
            interval=interval,
            pages=configuration.web.address or "",
        )
        now = clock.now()
        downtime = rounds.begin(now, interval)
        heartbeat = Heartbeat(os.getpid(), now, interval.total_seconds(), now, downtime_seconds=downtime)
        with _stopped_by_signals(stopping):
            return Service(rounds, watch, stopping, clock, interval, heartbeat, store.place).run()
    finally:
        lock.release()
        store.close()


def _activate_when_saved() -> Activation:
    """Loaded only for this: most services never preview an edit."""
    from checker.preview.when_saved import activate_when_saved

    return activate_when_saved


@contextmanager
def _stopped_by_signals(stopping: Event) -> Iterator[None]:
    def stop(number: int, _: FrameType | None) -> None:
        del number
        stopping.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wall_minus_boot() -> float:
    """Changes only when somebody sets the clock: the boot clock goes on while the machine sleeps."""
    boot = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.time() - time.clock_gettime(boot)
