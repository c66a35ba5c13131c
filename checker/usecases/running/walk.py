"""One walker for daemon, demo and simulation: import what has arrived, judge what is due, plan and send mails.

Shell. Clock, arrivals and transport are handed in; every step is safe to repeat.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from checker.domain.errors import ZielwachtError
from checker.domain.proposal import Dropped
from checker.records.foreign_reader import ReaderNotStarted
from checker.store import in_hand, taken_mails
from checker.store.lock import AnotherImport
from checker.store.opening import Store
from checker.usecases.answering.receive import Received, receive
from checker.usecases.importing.arrivals import AS_THEY_LIE, Arrival, Arrivals, DatedFiles, Intake
from checker.usecases.importing.import_records import import_content
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.progress import UNWATCHED, Progress
from checker.usecases.running.tick import TickResult, tick
from checker.usecases.telling.send import MailIdentity, SendResult, send_due
from checker.wording.receipts import AnswerFate, AnswerTaken
from notifications.mail_files import is_called_mail, mail_form
from notifications.transport import Transport

__all__ = ["Arrival", "Arrivals", "DatedFiles", "Intake", "WalkStep", "step", "walk"]

log = logging.getLogger(__name__)

# Tried once more after a death, as the file may have had no part in it.
MOST_DEATHS = 2
PROCESS = uuid4().hex


@dataclass(frozen=True, slots=True)
class WalkStep:
    """What one step did."""

    now: datetime
    files: tuple[tuple[Arrival, ReadFile], ...]
    ticked: TickResult
    sent: SendResult


def step(
    store: Store,
    now: datetime,
    arrivals: Arrivals,
    transport: Transport | None,
    sender: MailIdentity,
    *,
    intake: Intake = AS_THEY_LIE,
    progress: Progress = UNWATCHED,
    is_watched: bool = False,
) -> WalkStep:
    """Import what has arrived by `now` (aware), judge and plan what is due, send what may leave.

    `transport` None: nothing is handed over, and what may leave counts as taken.
    `is_watched`: a monitor outside hears of each good round.
    """
    files = tuple(_imported(store, now, arrivals, intake, progress, sender.domain))
    ticked = tick(store, now, mail_domain=sender.domain, is_watched=is_watched)
    return WalkStep(now, files, ticked, send_due(store, now, transport, sender, progress=progress))


def _imported(
    store: Store, now: datetime, arrivals: Arrivals, intake: Intake, progress: Progress, mail_domain: str
) -> Iterator[tuple[Arrival, ReadFile]]:
    """Each file whole. Told to stop, the rest stays where it is and is found again."""
    for arrival in arrivals.until(now):
        with _in_hand(store, now, intake.mark(arrival)) as deaths:
            if deaths >= MOST_DEATHS:
                log.error("a file is set aside: one process after another has died over it", extra={"deaths": deaths})
                intake.set_aside(arrival)
                continue
            data = intake.content(arrival)
            if data is None:
                continue
            if not progress.may_read(len(data)):
                return
            if mail_form(data) is not None or is_called_mail(arrival.file.name):
                _answer_one(store, arrival, data, intake, mail_domain)
                continue
            read = _read_one(store, arrival, data, intake)
        if read is not None:
            yield arrival, read


def _answer_one(store: Store, arrival: Arrival, data: bytes, intake: Intake, mail_domain: str) -> None:
    """A mail is an answer, whatever its file is called. It goes once that is committed; nothing tells its name."""
    mark = intake.mark(arrival)
    try:
        taken = _taken(receive(store, data, arrival.at, mail_domain=mail_domain, mark=mark))
    except ReaderNotStarted as why:
        intake.leave(arrival, why)
        return
    except ZielwachtError:
        raise
    except Exception as mistake:
        # What it says may hold words of the mail; and the mail must not hold up everything else.
        log.error("our own program failed over a mail", extra={"mistake": type(mistake).__name__})
        taken = AnswerTaken(AnswerFate.FAILED)
    if intake.answered(arrival, taken) and mark is not None:
        with store.write() as tx:
            taken_mails.forget(tx, mark)


def _taken(received: Received) -> AnswerTaken:
    if received.bounced is not None:
        return AnswerTaken(AnswerFate.CAME_BACK)
    if received.proposal is None:
        unreadable = received.dropped is Dropped.UNREADABLE
        return AnswerTaken(AnswerFate.UNREADABLE if unreadable else AnswerFate.DROPPED)
    fate = AnswerFate.UNCLEAR if received.proposal.unclear else AnswerFate.WAITS
    return AnswerTaken(fate, received.proposal.number)


def _read_one(store: Store, arrival: Arrival, data: bytes, intake: Intake) -> ReadFile | None:
    """None: it stays for a later round, or our own program failed over it."""
    try:
        read = import_content(store, arrival.file.name, data, arrival.at, limits=intake.limits)
    except ReaderNotStarted as why:
        intake.leave(arrival, why)
        return None
    except AnotherImport as why:
        intake.wait(arrival, why)
        return None
    except ZielwachtError:
        raise
    except Exception as mistake:
        # One file must not hold up everything else for ever; the walk decides whether it can be put aside.
        log.exception("our own program failed over a file", extra={"bytes": len(data)})
        intake.spoil(arrival, mistake)
        return None
    intake.settle(arrival, read)
    return read


@contextmanager
def _in_hand(store: Store, now: datetime, mark: str | None) -> Iterator[int]:
    """How many processes in a row have died over a file. While this one has it in hand, the store says so."""
    if mark is None:
        yield 0
        return
    with store.write() as tx:
        deaths = in_hand.begin(tx, mark, process=PROCESS, now=now)
    try:
        yield deaths
    finally:
        # Whatever is raised here, the process lives. A store that refuses even that keeps a mark which is our own.
        with suppress(ZielwachtError), store.write() as tx:
            in_hand.end(tx, mark)


def walk(
    instants: Iterable[datetime],
    arrivals: Arrivals,
    transport: Transport | None,
    store: Store,
    sender: MailIdentity,
    *,
    is_watched: bool = False,
) -> Iterator[WalkStep]:
    """A step at each instant, as they come. The wall clock gives them for the daemon, a list for the demo."""
    for now in instants:
        yield step(store, now, arrivals, transport, sender, is_watched=is_watched)
