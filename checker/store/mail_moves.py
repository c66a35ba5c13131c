"""One transition of a mail, only if it is in the transition's first state. Shell.

The WHERE is the lock, and is made from the table of moves (`domain.outbox`): a lost race is False, which is no error.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Update, bindparam, func, insert, select, update

from checker.domain.outbox import IN_HAND, AttemptOutcome, OutboxMove
from checker.store import journal
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import attempt, message

INSTANT = message.c.not_before.type
_tried_again = {"not_before": bindparam("again", type_=INSTANT)}
# What a move changes beside state, lease and number of attempts.
ALSO: Mapping[OutboxMove, Mapping[str, Any]] = {
    # A letter bears the day of its release, and is too old only so long after it.
    OutboxMove.RELEASE: {
        "facts": bindparam("written", type_=message.c.facts.type),
        "root_key": bindparam("root"),
        "planned_on": bindparam("leaves_on", type_=message.c.planned_on.type),
    },
    OutboxMove.EDIT: {"facts": bindparam("written", type_=message.c.facts.type)},
    OutboxMove.TELL_OTHERWISE: {
        "decision": bindparam("decided", type_=message.c.decision.type),
        "sent_at": bindparam("told_at", type_=INSTANT),
    },
    OutboxMove.DECIDE_AGAINST: {"decision": bindparam("decided", type_=message.c.decision.type)},
    OutboxMove.SETTLE: {"decision": bindparam("decided", type_=message.c.decision.type)},
    OutboxMove.CLAIM: {"lease_until": bindparam("until", type_=INSTANT)},
    OutboxMove.ANNOUNCE: {
        # What once may have left, leaves the same again: the first bytes stay.
        "rendered": func.coalesce(message.c.rendered, bindparam("bytes")),
        "mailbox": func.coalesce(message.c.mailbox, bindparam("to")),
    },
    OutboxMove.ACCEPT: {"sent_at": bindparam("taken_at", type_=INSTANT)},
    OutboxMove.DEFER: _tried_again,
    OutboxMove.FAIL_SESSION: _tried_again,
    OutboxMove.LOSE_ANSWER: _tried_again,
    OutboxMove.LOSE_LEASE: _tried_again,
    # What was refused never arrived: it is rendered anew, for the mailbox as it is by now.
    OutboxMove.RETRY: {"rendered": None, "mailbox": None},
}


def stands_before(step: OutboxMove) -> ColumnElement[bool]:
    """The condition that a message stands where `step` begins."""
    return message.c.state.in_(sorted(state.value for state in step.origins))


def _statement(step: OutboxMove) -> Update:
    statement = update(message).where(
        message.c.organisation == OURS, message.c.key == bindparam("which"), stands_before(step)
    )
    if step.is_of_an_attempt:
        statement = statement.where(message.c.attempts == bindparam("number"))
    if step is OutboxMove.CLAIM:
        statement = statement.where(message.c.not_before <= bindparam("now", type_=INSTANT))
    values: dict[str, Any] = {"state": step.target.value}
    if step.target not in IN_HAND:
        values["lease_until"] = None
    if step.opens_attempt:
        values["attempts"] = message.c.attempts + 1
    return statement.values(values | dict(ALSO.get(step, {})))


STATEMENTS = {step: _statement(step) for step in OutboxMove}
NUMBER = select(message.c.attempts).where(message.c.organisation == OURS, message.c.key == bindparam("which"))
END_ATTEMPT = (
    update(attempt)
    .where(
        attempt.c.organisation == OURS,
        attempt.c.message == bindparam("which"),
        attempt.c.number == bindparam("attempt_number"),
    )
    .values(
        ended_at=bindparam("ended", type_=INSTANT),
        outcome=bindparam("result"),
        # A bounce leaves what the server had answered.
        reply=func.coalesce(bindparam("answer"), attempt.c.reply),
    )
)


def change(tx: Connection, step: OutboxMove, key: str, *, number: int | None = None, **values: Any) -> bool:
    """Make `step` with the message's row alone. False: it does not stand there (any more).

    `number` names the attempt of those moves that are of one; `values` are what the step changes beside (`ALSO`).
    """
    assert (number is not None) is step.is_of_an_attempt, f"{step.name} names an attempt: {step.is_of_an_attempt}"
    fence = {} if number is None else {"number": number}
    changed: int = tx.execute(STATEMENTS[step], ours(tx, which=key, **fence, **values)).rowcount
    return changed == 1


def move(
    tx: Connection,
    step: OutboxMove,
    key: str,
    *,
    at: datetime,
    number: int | None = None,
    reply: str | None = None,
    facts: Mapping[str, Any] | None = None,
    **values: Any,
) -> bool:
    """As `change`, with the outcome of the attempt, and the entry in the journal.

    `reply` is the server's answer or our reason; `facts` go into the journal beside the message's key.
    """
    if not change(tx, step, key, number=number, **values):
        return False
    if step.opens_attempt:
        number = _open_attempt(tx, key, at)
    if step.outcome is not None and number is not None:
        _end_attempt(tx, key, number, step.outcome, reply, at)
    if step.journaled_as is not None:
        journal.append(tx, step.journaled_as, {"message": key, **(facts or {})}, at)
    return True


def _open_attempt(tx: Connection, key: str, at: datetime) -> int:
    number: int = tx.execute(NUMBER, ours(tx, which=key)).scalar_one()
    row = {"organisation": organisation_of(tx), "message": key, "number": number, "started_at": at}
    tx.execute(insert(attempt), row)
    return number


def _end_attempt(
    tx: Connection, key: str, number: int, outcome: AttemptOutcome, reply: str | None, at: datetime
) -> None:
    ended = ours(tx, which=key, attempt_number=number, ended=at, result=outcome.value, answer=reply)
    tx.execute(END_ATTEMPT, ended)
