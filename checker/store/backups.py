"""When was the store last backed up or restored, and do mails wait for that? Told by the journal. Shell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from checker.domain.message import OutboxState
from checker.domain.outbox import IN_HAND
from checker.store import journal
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import invitation, message, session

MADE, RESTORED, RESUMED = "backup.made", "backup.restored", "mail.resumed"
END_SESSIONS = delete(session).where(session.c.organisation == OURS)
END_INVITATIONS = delete(invitation).where(invitation.c.organisation == OURS)
UNSENT = (
    select(func.count())
    .select_from(message)
    .where(
        message.c.organisation == OURS,
        message.c.state.in_(sorted(state.value for state in (*IN_HAND, OutboxState.PENDING))),
    )
)


@dataclass(frozen=True, slots=True)
class HeldMails:
    """Since a restore (`at`) no mail leaves: what left after the backup (`backed_up_at`), this store does not know.

    Instants aware. `waiting` mails are held.
    """

    at: datetime
    backed_up_at: datetime
    waiting: int


def note_backup(tx: Connection, sha256: str, entries: int, made_at: datetime) -> None:
    journal.append(tx, MADE, {"sha256": sha256, "entries": entries}, made_at)


def note_restore(tx: Connection, facts: Mapping[str, str | int], at: datetime) -> None:
    """End all sessions and invitations, which may have ended after the backup, and hold all mails until `resume_mails`;
    journaled with `facts`.
    """
    ended = tx.execute(END_SESSIONS, ours(tx)).rowcount + tx.execute(END_INVITATIONS, ours(tx)).rowcount
    waiting = tx.execute(UNSENT, ours(tx)).scalar_one()
    journal.append(tx, RESTORED, {**facts, "sessions": ended, "mails": waiting}, at)


def last_backup_at(tx: Connection) -> datetime | None:
    """When the newest backup was made that this store knows of, also the one that it was restored from."""
    made, restored = journal.newest_of(tx, MADE), journal.newest_of(tx, RESTORED)
    known = [made.at] if made else []
    known += [_backed_up_at(restored)] if restored else []
    return max(known, default=None)


def held_mails(tx: Connection) -> HeldMails | None:
    """None: the store was never restored, or somebody has said since that mails may leave."""
    restored = journal.newest_of(tx, RESTORED)
    if restored is None:
        return None
    resumed = journal.newest_of(tx, RESUMED)
    if resumed is not None and resumed.seq > restored.seq:
        return None
    return HeldMails(restored.at, _backed_up_at(restored), tx.execute(UNSENT, ours(tx)).scalar_one())


def resume_mails(tx: Connection, by: str, at: datetime) -> HeldMails | None:
    """Mails leave again. None: none were held."""
    held = held_mails(tx)
    if held is not None:
        journal.append(tx, RESUMED, {"mails": held.waiting, "by": by}, at)
    return held


def _backed_up_at(restored: journal.JournalEntry) -> datetime:
    return datetime.fromisoformat(str(restored.facts["backed_up_at"]))
