"""Can the mailbox of answers be read? Its last state, one row for the mailbox that is configured. Shell."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from checker.domain.health import AnswerMailboxState
from checker.domain.mailbox_trouble import MailboxTrouble, MailboxTroubleCode
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import answer_mailbox as table

LOOK = select(table.c.place, table.c.read_at, table.c.failing_since, table.c.why, table.c.detail).where(
    table.c.organisation == OURS
)
FORGET = delete(table).where(table.c.organisation == OURS)


def look(tx: Connection) -> AnswerMailboxState | None:
    """None: none was ever read, or none is configured any more."""
    row = tx.execute(LOOK, ours(tx)).first()
    if row is None:
        return None
    trouble = MailboxTrouble(MailboxTroubleCode(row.why), row.place, row.detail) if row.why else None
    return AnswerMailboxState(row.place, row.read_at, row.failing_since, trouble)


def note(tx: Connection, place: str, now: datetime, trouble: MailboxTrouble | None) -> AnswerMailboxState:
    """It was read at the instant `now`, or could not be. Another place begins anew."""
    before = look(tx)
    known = before if before is not None and before.place == place else AnswerMailboxState(place)
    if trouble is None:
        state = AnswerMailboxState(place, now)
    else:
        state = AnswerMailboxState(place, known.read_at, known.failing_since or now, trouble)
    forget(tx)
    row = {
        "organisation": organisation_of(tx),
        "place": place,
        "read_at": state.read_at,
        "failing_since": state.failing_since,
        "why": trouble.code.value if trouble else "",
        "detail": trouble.detail if trouble else "",
    }
    tx.execute(insert(table), row)
    return state


def forget(tx: Connection) -> None:
    """No mailbox is configured."""
    tx.execute(FORGET, ours(tx))
