"""What is left undone in the store: mails, looks and recordings that wait, and stamps ahead. Shell, read-only.

Counts and first examples for health, without loading what is well.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from checker.domain.health import UnknownKind, Waiting, WaitingMail
from checker.domain.message import MessageKind, OutboxState
from checker.domain.outbox import IN_HAND, AttemptOutcome
from checker.domain.proposal import ProposalState
from checker.store import activations, journal
from checker.store.activations import ActivationHead
from checker.store.mail_rows import IS_READABLE
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import archive, attempt, import_account, message, obligation, proposal, recording

LEFT = sorted(state.value for state in {OutboxState.PENDING, OutboxState.DEAD} | IN_HAND)
MOST_EXAMPLES = 5

NOT_LEFT = (
    select(
        message.c.key,
        message.c.kind,
        message.c.state,
        message.c.attempts,
        message.c.not_before,
        message.c.lease_until,
        attempt.c.outcome,
        attempt.c.reply,
    )
    .outerjoin(
        attempt,
        (attempt.c.organisation == message.c.organisation)
        & (attempt.c.message == message.c.key)
        & (attempt.c.number == message.c.attempts),
    )
    .where(message.c.organisation == OURS, message.c.state.in_(LEFT), IS_READABLE)
    .order_by(message.c.not_before, message.c.queued_at, message.c.key)
)
OF_UNKNOWN_KIND = (
    select(message.c.key, message.c.kind)
    .where(message.c.organisation == OURS, message.c.state.in_([*LEFT, OutboxState.DRAFT.value]), ~IS_READABLE)
    .order_by(message.c.queued_at, message.c.key)
)
# An admin knows of all stamps ahead of the clock up to a sequence, and of rules in force up to a number.
CLOCK_RESUMED = "clock.resumed"
UNSEEN = select(func.count().label("many"), func.min(recording.c.recorded_at).label("since")).where(
    recording.c.organisation == OURS, recording.c.sequence > bindparam("after")
)
ANSWERS = select(func.count().label("many"), func.min(proposal.c.received_at).label("since")).where(
    proposal.c.organisation == OURS, proposal.c.state == ProposalState.WAITING.value
)
AHEAD = (
    select(recording.c.sequence, recording.c.recorded_at)
    .where(
        recording.c.organisation == OURS,
        recording.c.recorded_at > bindparam("now", type_=recording.c.recorded_at.type),
        recording.c.sequence > bindparam("known"),
    )
    .order_by(recording.c.sequence)
    .limit(MOST_EXAMPLES)
)
# Bytes are looked at only where the file that came in is what is kept; of no workbook is that so since migration 0011.
AS_THEY_CAME = (
    select(func.count(archive.c.sha256.distinct()))
    .join(
        import_account,
        (import_account.c.organisation == archive.c.organisation) & (import_account.c.archived == archive.c.sha256),
    )
    .where(
        archive.c.organisation == OURS,
        import_account.c.archived == import_account.c.sha256,
        func.lower(import_account.c.file).like("%.xls_"),
        func.substr(archive.c.content, archive.c.size - bindparam("length") + 1) != bindparam("mark"),
    )
)
_is_due = (
    obligation.c.organisation == OURS,
    obligation.c.is_active == True,  # noqa: E712
    obligation.c.next_look <= bindparam("now", type_=obligation.c.next_look.type),
)
DUE = select(func.count()).where(*_is_due)
FIRST_DUE = (
    select(obligation.c.key, obligation.c.next_look)
    .where(*_is_due)
    .order_by(obligation.c.next_look, obligation.c.key)
    .limit(1)
)


def workbooks_as_they_came(tx: Connection, mark: bytes) -> int:
    """How many workbooks lie in the archive as their senders made them: those made here end with `mark`."""
    return int(tx.execute(AS_THEY_CAME, ours(tx, mark=mark, length=len(mark))).scalar_one())


def mails_not_left(tx: Connection) -> tuple[WaitingMail, ...]:
    """Mails that wait, are in hand or are dead, the longest waiting first; drafts wait for their release."""
    return tuple(
        WaitingMail(
            key=row.key,
            kind=MessageKind(row.kind),
            state=OutboxState(row.state),
            attempts=row.attempts,
            may_leave_at=row.not_before,
            lease_until=row.lease_until,
            outcome=AttemptOutcome(row.outcome) if row.outcome else None,
            reply=row.reply or "",
        )
        for row in tx.execute(NOT_LEFT, ours(tx))
    )


def mails_of_unknown_kind(tx: Connection) -> tuple[UnknownKind, ...]:
    """Mails that have not left and that this version cannot read, the oldest first: a newer one has planned them."""
    return tuple(UnknownKind(row.key, row.kind) for row in tx.execute(OF_UNKNOWN_KIND, ours(tx)))


def unseen_recordings(tx: Connection, after: int) -> Waiting | None:
    """Recordings with a sequence above `after`. None: there is none."""
    row = tx.execute(UNSEEN, ours(tx, after=after)).one()
    return Waiting(row.many, row.since, "") if row.many else None


def answers_waiting(tx: Connection) -> Waiting | None:
    """Answers by mail that are neither entered nor rejected. None: there is none."""
    row = tx.execute(ANSWERS, ours(tx)).one()
    return Waiting(row.many, row.since, "") if row.many else None


def recordings_ahead(tx: Connection, now: datetime) -> tuple[tuple[int, datetime], ...]:
    """The first recordings (sequence, instant) that bear an instant after `now`, but for those said to be known."""
    known = max((entry.facts["sequence"] for entry in journal.entries_of(tx, [CLOCK_RESUMED])), default=0)
    return tuple((row.sequence, row.recorded_at) for row in tx.execute(AHEAD, ours(tx, now=now, known=known)))


def activation_ahead(tx: Connection, now: datetime) -> ActivationHead | None:
    """The rules in force, if they bear an instant after `now` that nobody has said to be known."""
    newest = activations.newest(tx)
    if newest is None or newest.activated_at <= now:
        return None
    known = max((entry.facts.get("activation", 0) for entry in journal.entries_of(tx, [CLOCK_RESUMED])), default=0)
    return newest if newest.number > known else None


def unjudged_obligations(tx: Connection, now: datetime) -> Waiting | None:
    """Active obligations whose next look has come. None: there is none."""
    first = tx.execute(FIRST_DUE, ours(tx, now=now)).first()
    if first is None:
        return None
    return Waiting(int(tx.execute(DUE, ours(tx, now=now)).scalar_one()), first.next_look, first.key)
