"""What has been kept longer than the house wants to, and its end. Shell.

Spans are settings of the installation; without one nothing of its class goes. What is due is overwritten as `redaction`
does it, some at a time: a run that is cut off goes on with the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.data_class import OF_PEOPLE, DataClass
from checker.domain.refusal import RedactionRefusal, Refused
from checker.domain.spans import Counting, end_of_span
from checker.store import Store, redactions, retention
from checker.store.batches import batches
from checker.store.retention import Hold
from checker.usecases.auditing.redaction import Going, check_role, delete, of_acts, rewrite, without_words

Spans = Mapping[DataClass, str]
A_TRANSACTION = 500


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """A class on a day: its span (ISO 8601; None: kept without end), how much of it is there and due, and since when
    the oldest and the newest that are due are. `hold` None: nothing keeps it.
    """

    data_class: DataClass
    span: str | None
    kept: int
    due: tuple[str, ...]
    oldest: date | None
    newest: date | None
    hold: Hold | None

    @property
    def goes(self) -> tuple[str, ...]:
        """What the next run deletes."""
        return () if self.hold else self.due


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run has deleted, by class, and what it had to leave. `is_rewritten` as in `Redacted`."""

    deleted: Mapping[DataClass, int]
    left: int
    is_rewritten: bool


def plan(store: Store, spans: Spans, on: date) -> tuple[ClassPlan, ...]:
    """Every class as it stands on a day. Changes nothing."""
    with store.read() as tx:
        held = retention.holds(tx, on)
        return tuple(_planned(tx, each, spans.get(each), on, held.get(each)) for each in DataClass)


def _planned(tx: Connection, data_class: DataClass, span: str | None, on: date, hold: Hold | None) -> ClassPlan:
    there = sorted(retention.kept(tx, data_class), key=lambda one: (one[1], one[0]))
    due = [] if span is None else [(named, since) for named, since in there if _is_over(since, span, on)]
    oldest, newest = (due[0][1], due[-1][1]) if due else (None, None)
    return ClassPlan(data_class, span, len(there), tuple(named for named, _ in due), oldest, newest, hold)


def _is_over(since: date, span: str, on: date) -> bool:
    return end_of_span(since, span, Counting.EVENT) < on


def run(store: Store, spans: Spans, by: str, now: datetime) -> Ran:
    """Delete what is due at the instant `now` (aware) and not held, as the role `by`. Raises Refused for another."""
    rewrite(store, now)
    with store.read() as tx:
        check_role(tx, by)
    deleted: dict[DataClass, int] = {}
    left = 0
    for each in plan(store, spans, local_day(now)):
        for some in batches(each.goes, A_TRANSACTION):
            with store.write() as tx:
                if each.data_class in OF_PEOPLE:
                    retention.forget(tx, each.data_class, some)
                    deleted[each.data_class] = deleted.get(each.data_class, 0) + len(some)
                    continue
                mails_are_held = DataClass.MAILS in retention.holds(tx, local_day(now))
                going, waits = _going(tx, each.data_class, some, mails_are_held=mails_are_held)
                left += waits
                if not going.is_empty:
                    delete(tx, going, by, now)
                    deleted[each.data_class] = deleted.get(each.data_class, 0) + len(some) - waits
    with store.write() as tx:
        retention.note_run(tx, deleted, by=by, at=now)
    return Ran(deleted, left, rewrite(store, now))


def _going(tx: Connection, data_class: DataClass, named: Sequence[str], *, mails_are_held: bool) -> tuple[Going, int]:
    """What goes of these, and how many of them must wait: a mail says it that may still leave, or that is held."""
    match data_class:
        case DataClass.ORIGINALS:
            return Going(data_class, files=tuple(named)), 0
        case DataClass.RECORDS:
            return Going(data_class, records=tuple(named)), 0
        case DataClass.REASONS:
            going = of_acts(tx, named, mails_are_held=mails_are_held)
            return going, len(named) - len(going.acts)
        case DataClass.MAILS:
            return Going(data_class, mails={key: without_words(redactions.mail(tx, key).facts) for key in named}), 0
        case DataClass.MAILBOXES:
            return Going(data_class, mailboxes=tuple(named)), 0
        case DataClass.PROPOSALS:
            return Going(data_class, proposals=tuple(map(int, named))), 0
        case DataClass.ABSENCES:
            return Going(data_class, absences=tuple(map(int, named))), 0
        case DataClass.ACCESS_LOG | DataClass.SESSIONS:
            raise AssertionError("nothing is noted of a row that goes by itself")


def forget_people(store: Store, spans: Spans, now: datetime) -> Mapping[DataClass, int]:
    """Delete what is due of who did what and of sessions, unless it is held; nobody has to ask for that. How many rows,
    by class; the journal has the counts where there are any.
    """
    deleted: dict[DataClass, int] = {}
    with store.write() as tx:
        held = retention.holds(tx, local_day(now))
        for each in sorted(OF_PEOPLE):
            going = _planned(tx, each, spans.get(each), local_day(now), held.get(each)).goes
            for some in batches(going, A_TRANSACTION):
                retention.forget(tx, each, some)
                deleted[each] = deleted.get(each, 0) + len(some)
        if deleted:
            retention.note_forgotten(tx, deleted, at=now)
    return deleted


def hold(store: Store, wanted: Hold, now: datetime) -> None:
    """Delete nothing of a class until the end of a day. Raises Refused for a day that is over, or another role."""
    if wanted.until < local_day(now):
        raise Refused(RedactionRefusal.HOLD_IS_OVER, day=wanted.until)
    with store.write() as tx:
        check_role(tx, wanted.by)
        retention.hold(tx, wanted, now)


def release(store: Store, data_class: DataClass, by: str, now: datetime) -> None:
    """End a hold. Raises Refused where there is none."""
    with store.write() as tx:
        check_role(tx, by)
        if data_class not in retention.holds(tx, local_day(now)):
            raise Refused(RedactionRefusal.NOT_HELD, data_class=data_class)
        retention.release(tx, data_class, by=by, at=now)
