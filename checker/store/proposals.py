"""Answers that wait until somebody enters them, and counts of mails of which nothing else is kept. Shell.

The journal holds that one came in and how it ended, never what it said: absences can be removed, and stay removable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, or_, select, update

from checker.domain.answer import ONLY_TOLD, AnswerChoice, ReadAnswer, Unclear
from checker.domain.clock import at_local, local_day
from checker.domain.message import MessageKind, OutboxState, may_have_arrived
from checker.domain.proposal import FOLLOWS, Dropped, Matter, Proposal, ProposalState, SenderKind
from checker.store import journal
from checker.store.column_types import InstantColumn
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import dropped_mail, item, message, message_item
from checker.store.tables import proposal as table
from checker.store.upsert import insert_or_change

ALL = select(table).where(table.c.organisation == OURS).order_by(table.c.number)
LAST = select(func.coalesce(func.max(table.c.number), 0)).where(table.c.organisation == OURS)
# As the state that it has allows (`FOLLOWS`). Two may try, the row changes once.
DECIDE = (
    update(table)
    .where(
        table.c.organisation == OURS,
        table.c.number == bindparam("which"),
        table.c.state.in_(bindparam("stands", expanding=True)),
    )
    .values(
        state=bindparam("becomes"),
        decided_at=bindparam("at", type_=InstantColumn()),
        decided_by=bindparam("by"),
        reason=bindparam("why"),
    )
)
FORGET_DAYS = (
    update(table)
    .where(table.c.organisation == OURS, table.c.number == bindparam("which"))
    .values(day=None, until=None, reader="", file_number=None)
)
WORDS = {
    ProposalState.ENTERED: "proposal.entered",
    ProposalState.REJECTED: "proposal.rejected",
    ProposalState.LAPSED: "proposal.lapsed",
}


def add(tx: Connection, came: Proposal) -> Proposal:
    """Keep an answer, and return it with its number."""
    number = int(tx.execute(LAST, ours(tx)).scalar_one()) + 1
    answer, matter = came.answer, came.matter
    row = {
        "organisation": organisation_of(tx),
        "number": number,
        "received_at": came.received_at,
        "token": matter.token,
        "item": matter.item,
        "about": matter.about,
        "addressed": matter.addressed,
        "episode": matter.episode,
        "choice": answer.choice and str(answer.choice),
        "unclear": answer.unclear and str(answer.unclear),
        "day": answer.day,
        "until": answer.until,
        "file_number": answer.file_number,
        "reader": answer.reader,
        "sender": str(came.sender),
        "state": str(came.state),
        "doubt": came.doubt,
        "reason": came.reason,
        "form": came.form,
    }
    tx.execute(insert(table), row)
    journal.append(tx, "proposal.received", {"proposal": number}, came.received_at)
    return replace(came, number=number)


def decide(
    tx: Connection, came: Proposal, becomes: ProposalState, *, by: str | None, at: datetime, reason: str = ""
) -> bool:
    """Enter, reject or let lapse. False: somebody else was faster. Of an absence no day and reader stay.

    `by` None: nobody decided, it lapsed.
    """
    stands = sorted(state.value for state, following in FOLLOWS.items() if becomes in following)
    given = ours(tx, which=came.number, stands=stands, becomes=becomes.value, at=at, by=by, why=reason)
    if tx.execute(DECIDE, given).rowcount != 1:
        return False
    if came.choice in (AnswerChoice.AWAY, None):
        tx.execute(FORGET_DAYS, ours(tx, which=came.number))
    journal.append(tx, WORDS[becomes], {"proposal": came.number, "by": by}, at)
    return True


def find(tx: Connection, number: int) -> Proposal | None:
    statement = ALL.where(table.c.number == bindparam("which"))
    row = tx.execute(statement, ours(tx, which=number)).one_or_none()
    return _proposal(row) if row else None


OF_FORM = ALL.where(table.c.form == bindparam("given"))
NOTE_DONE = (
    update(table)
    .where(table.c.organisation == OURS, table.c.number == bindparam("which"))
    .values(act=bindparam("as_act"), record=bindparam("as_record"))
)


def of_form(tx: Connection, form: str) -> Proposal | None:
    """The answer that was given with a form of a page. None: none was."""
    row = tx.execute(OF_FORM, ours(tx, given=form)).one_or_none()
    return _proposal(row) if row else None


def note_done(tx: Connection, number: int, *, act: int | None = None, record: str | None = None) -> None:
    """What an answer given on a page did, as it may be taken back."""
    tx.execute(NOTE_DONE, ours(tx, which=number, as_act=act, as_record=record))


def load(tx: Connection, state: ProposalState | None = None) -> tuple[Proposal, ...]:
    """In the order in which they came in; of one state only if given."""
    if state is None:
        return tuple(_proposal(row) for row in tx.execute(ALL, ours(tx)))
    statement = ALL.where(table.c.state == bindparam("stands"))
    return tuple(_proposal(row) for row in tx.execute(statement, ours(tx, stands=state.value)))


ABOUT = ALL.where(table.c.about == bindparam("matter"))
STANDING = ALL.where(
    or_(
        table.c.state == ProposalState.WAITING.value,
        (table.c.state == ProposalState.ENTERED.value) & table.c.choice.in_(sorted(each.value for each in ONLY_TOLD)),
    )
)


def about(tx: Connection, matter: str) -> tuple[Proposal, ...]:
    """Those about one obligation or report, in the order in which they came in."""
    return tuple(_proposal(row) for row in tx.execute(ABOUT, ours(tx, matter=matter)))


def standing(tx: Connection) -> tuple[Proposal, ...]:
    """What mails speak of: those that wait, and those entered that were told and may have been no act."""
    return tuple(_proposal(row) for row in tx.execute(STANDING, ours(tx)))


COUNT = select(dropped_mail.c.many).where(
    dropped_mail.c.organisation == OURS,
    dropped_mail.c.day == bindparam("on", type_=dropped_mail.c.day.type),
    dropped_mail.c.why == bindparam("because"),
)
DROPPED = (
    select(dropped_mail.c.why, func.sum(dropped_mail.c.many).label("many"))
    .where(
        dropped_mail.c.organisation == OURS,
        dropped_mail.c.day >= bindparam("since", type_=dropped_mail.c.day.type),
    )
    .group_by(dropped_mail.c.why)
)


def count_dropped(tx: Connection, why: Dropped, now: datetime) -> None:
    """One more mail of which nothing is kept, on the local day of `now`."""
    on = local_day(now)
    many = int(tx.execute(COUNT, ours(tx, on=on, because=why.value)).scalar() or 0) + 1
    statement = insert_or_change(tx, dropped_mail, ("many",))
    tx.execute(statement, {"organisation": organisation_of(tx), "day": on, "why": why.value, "many": many})


def dropped_since(tx: Connection, since: date) -> Mapping[Dropped, int]:
    """How many were dropped from a day on, by why."""
    return {Dropped(row.why): int(row.many) for row in tx.execute(DROPPED, ours(tx, since=since))}


_OF_ITS_MAIL = (
    select(item.c.key, item.c.obligation, item.c.episode, item.c.addressed, message.c.key.label("message"))
    .join(message_item, (message_item.c.organisation == item.c.organisation) & (message_item.c.item == item.c.key))
    .join(message, (message.c.organisation == item.c.organisation) & (message.c.key == message_item.c.message))
    .where(item.c.organisation == OURS)
    .order_by(item.c.key)
)
BY_TOKEN = _OF_ITS_MAIL.where(item.c.key.startswith(bindparam("begins"))).limit(2)


def item_of_token(tx: Connection, token: str) -> tuple[Matter, str] | None:
    """The item that a token (`ZW-2d7d45`) names, and the key of its mail. None: it names none, or several."""
    begins = token.removeprefix("ZW-").casefold()
    rows = tx.execute(BY_TOKEN, ours(tx, begins=begins)).all()
    if len(rows) != 1:
        return None
    (row,) = rows
    return Matter(token, row.key, row.obligation, row.addressed, row.episode), str(row.message)


BY_ITEM = (
    select(message_item.c.message)
    .join(item, (message_item.c.organisation == item.c.organisation) & (message_item.c.item == item.c.key))
    .where(item.c.organisation == OURS, item.c.key == bindparam("which"))
    .order_by(message_item.c.message)
    .limit(1)
)


OF_LINK = (
    _OF_ITS_MAIL.with_only_columns(
        item.c.key,
        item.c.obligation,
        item.c.episode,
        item.c.kind,
        item.c.step,
        item.c.addressed,
        message.c.state,
        message.c.rendered.is_not(None).label("is_rendered"),
    )
    .where(item.c.key.startswith(bindparam("begins")))
    .limit(10)
)


@dataclass(frozen=True, slots=True)
class LinkedItem:
    """What a mail's link is about. `has_left`: a mail that tells of it was taken, or may have been."""

    key: str
    about: str
    episode: int
    kind: MessageKind
    step: int
    addressed: str
    has_left: bool


def linked_item(tx: Connection, begins: str) -> LinkedItem | None:
    """The item whose key begins so. None: there is none, or not one alone."""
    rows = tx.execute(OF_LINK, ours(tx, begins=begins)).all()
    if len({row.key for row in rows}) != 1:
        return None
    has_left = any(may_have_arrived(OutboxState(row.state), is_rendered=bool(row.is_rendered)) for row in rows)
    first = rows[0]
    kind = MessageKind(first.kind)
    return LinkedItem(first.key, first.obligation, first.episode, kind, first.step, first.addressed, has_left)


def mail_of(tx: Connection, came: Proposal) -> str | None:
    """The key of the mail that it answers. None: it is not known any more."""
    return tx.execute(BY_ITEM, ours(tx, which=came.matter.item)).scalar_one_or_none()


UNCLEAR = select(func.count()).where(
    table.c.organisation == OURS,
    table.c.addressed == bindparam("post"),
    table.c.unclear.is_not(None),
    table.c.received_at >= bindparam("since", type_=InstantColumn()),
)


def count_unclear(tx: Connection, addressed: str, on: date) -> int:
    """How many answers of a post are unclear that came in on a day or later."""
    return int(tx.execute(UNCLEAR, ours(tx, post=addressed, since=at_local(on, 0))).scalar_one())


def _proposal(row: Row[Any]) -> Proposal:
    answer = ReadAnswer(
        choice=AnswerChoice(row.choice) if row.choice else None,
        unclear=Unclear(row.unclear) if row.unclear else None,
        day=row.day,
        until=row.until,
        file_number=row.file_number,
        reader=row.reader,
    )
    return Proposal(
        number=row.number,
        received_at=row.received_at,
        matter=Matter(row.token, row.item, row.about, row.addressed, row.episode),
        answer=answer,
        sender=SenderKind(row.sender),
        state=ProposalState(row.state),
        doubt=row.doubt,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        reason=row.reason,
        form=row.form,
        act=row.act,
        record=row.record,
    )
