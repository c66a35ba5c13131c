"""The outbox for people: what waits, what left, and a draft that is let go. Shell."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.errors import UsageError
from checker.domain.message import TELLS_BAD, OutboxState
from checker.domain.rulebook import Rulebook
from checker.store import findings, outbox
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import ADMINISTRATION, staffed
from notifications.sending_times import expires_at

SHORTEST_PREFIX = 6


class ReleaseRefused(UsageError):
    """The mail cannot be let go. The message says why, or who could."""


def list_mails(store: Store, states: Iterable[OutboxState] | None = None) -> tuple[QueuedMessage, ...]:
    """The mails in the order in which they were planned; of some states only if given."""
    with store.read() as tx:
        return outbox.list_messages(tx, states=states)


def release(store: Store, key: str, by: str, now: datetime) -> QueuedMessage:
    """Let a draft to a body outside go, by its key or the beginning of it. It leaves with the next sending.

    Only the management may, or its deputy (D15). Raises Refused with a sentence.
    """
    with store.write() as tx:
        book = staffed(tx, active(tx), now)
        _check_role(by, book, local_day(now))
        draft = _draft(tx, key)
        _check_needed(tx, draft, book, now)
        outbox.release(tx, [draft.key], at=now, by=by)
        released = outbox.find(tx, draft.key)
    assert released is not None, "what was just released is there"
    return released


def retry(store: Store, key: str, by: str, now: datetime) -> QueuedMessage:
    """Try a dead mail once more, by its key or the beginning of it; it leaves with the next sending, rendered anew.

    `by` is a role, or the administration. Raises Refused with a sentence.
    """
    with store.write() as tx:
        book = staffed(tx, active(tx), now)
        if by != ADMINISTRATION and book.organisation.role(by) is None:
            raise ReleaseRefused(f"there is no role '{by}'; without --by it is the {ADMINISTRATION}")
        dead = _dead(tx, key)
        if now >= expires_at(dead.message.planned_on, book.calendar):
            planned = f"{dead.message.planned_on:%d.%m.%Y}"
            raise ReleaseRefused(
                f"this mail is of {planned} and too old to tell how it is; what still stands is told anew"
            )
        outbox.retry(tx, [dead.key], at=now, by=by)
        waiting = outbox.find(tx, dead.key)
    assert waiting is not None, "what waits again is there"
    return waiting


def _dead(tx: Connection, key: str) -> QueuedMessage:
    known = outbox.list_messages(tx)
    found = [mail for mail in known if mail.key == key] or [mail for mail in known if mail.key.startswith(key)]
    dead = [mail for mail in found if mail.state is OutboxState.DEAD]
    hint = "'zielwacht mail outbox --state dead' shows what was refused"
    if len(key) < SHORTEST_PREFIX:
        raise ReleaseRefused(f"'{key}' is too short: give at least {SHORTEST_PREFIX} characters of the key; {hint}")
    if len(dead) > 1:
        raise ReleaseRefused(f"'{key}' begins {len(dead)} dead mails: give more of the key")
    if dead:
        return dead[0]
    if found:
        raise ReleaseRefused(
            f"the mail {found[0].key[:12]} is {found[0].state}: only what was refused for good is retried"
        )
    raise ReleaseRefused(f"there is no mail whose key begins with '{key}'; {hint}")


def _check_role(by: str, book: Rulebook, on: date) -> None:
    management = book.escalation.management
    role = book.organisation.role(management)
    read = book.organisation.address(management, book.organisation.organisation.id, on)
    named = [management, role.deputy if role else None, read.held_by if read else None]
    allowed = [one for one in dict.fromkeys(named) if one]
    if book.organisation.role(by) is None:
        raise ReleaseRefused(f"there is no role '{by}'; only the management releases: {', '.join(allowed)}")
    if by not in allowed:
        raise ReleaseRefused(
            f"'{by}' may not release mails to bodies outside; the management may: {', '.join(allowed)}"
        )


def _draft(tx: Connection, key: str) -> QueuedMessage:
    known = outbox.list_messages(tx)
    found = [mail for mail in known if mail.key == key] or [mail for mail in known if mail.key.startswith(key)]
    drafts = [mail for mail in found if mail.state is OutboxState.DRAFT]
    hint = "'zielwacht mail outbox --state draft' shows what waits"
    if len(key) < SHORTEST_PREFIX:
        raise ReleaseRefused(f"'{key}' is too short: give at least {SHORTEST_PREFIX} characters of the key; {hint}")
    if len(drafts) > 1:
        raise ReleaseRefused(f"'{key}' begins {len(drafts)} drafts: give more of the key")
    if drafts:
        return drafts[0]
    if found:
        raise ReleaseRefused(f"the mail {found[0].key[:12]} is {found[0].state}, no draft: there is nothing to release")
    raise ReleaseRefused(f"there is no mail whose key begins with '{key}'; {hint}")


def _check_needed(tx: Connection, draft: QueuedMessage, book: Rulebook, now: datetime) -> None:
    """What is over, rests or is stale must not reach anybody outside."""
    if now >= expires_at(draft.message.planned_on, book.calendar):
        planned = f"{draft.message.planned_on:%d.%m.%Y}"
        raise ReleaseRefused(f"this draft is of {planned} and too old to tell how it is; a repeat makes a new one")
    on = local_day(now)
    for item in draft.message.items:
        if item.kind not in TELLS_BAD:
            continue
        episode = next((one for one in findings.history(tx, item.obligation) if one.number == item.episode), None)
        if episode is None or episode.is_over:
            raise ReleaseRefused(f"the finding about {item.obligation} is over: the draft is not needed any more")
        if episode.is_left_in_peace(on):
            raise ReleaseRefused(f"the finding about {item.obligation} is acknowledged until {episode.until:%d.%m.%Y}")
