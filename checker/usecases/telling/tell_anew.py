"""What must be told anew, as its mails grew too old to leave? Shell, read-only.

A mail server away for weeks leaves findings that nobody has heard of. Once mails leave again, what still holds of the
mails that expired meanwhile is planned under new keys (`resend`), in one collective mail a mailbox.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from checker.domain.finding import Episode, FindingState
from checker.domain.message import TELLS_BAD, TELLS_END, TOLD_NOBODY, Item, Message, MessageKind, OutboxState, SentItem
from checker.domain.post import Post
from checker.domain.verdict import STILL_TO_DO, Verdict
from checker.store import outbox, sending, verdicts
from checker.store.mail_history import notified_about
from notifications.mail_context import Briefing


@dataclass(frozen=True, slots=True)
class ToldAnew:
    """`messages` are to be carried by collective mails; `replaced` are keys of dead mails that nobody misses then."""

    messages: tuple[Message, ...] = ()
    replaced: tuple[str, ...] = ()


def told_anew(
    tx: Connection, newest: Mapping[str, Episode], missing: Collection[str] | None, briefing: Briefing
) -> ToldAnew:
    """What expired and still holds. `newest` are the episodes as they are now, `missing` what reports are that have not
    come (`sender/profile/period`); None: this tick has not looked, so that mails about them stay for the next.

    Letters to bodies outside stay dead: whoever releases them decides.
    """
    keys = sending.expired(tx)
    if not keys or not sending.mails_leave(tx):
        return ToldAnew()
    mails = [mail.message for key in keys if (mail := outbox.find(tx, key)) is not None]
    inside = [mail for mail in mails if _is_for_us_now(mail, missing, briefing)]
    about = {item.obligation for mail in inside for item in mail.items if item.kind is not MessageKind.DIGEST}
    told = notified_about(tx, about)
    latest = {key: judged.verdict for key, judged in verdicts.latest(tx, sorted(about)).items()}
    anew = {}
    for item in (item for mail in inside for item in mail.items):
        of_it = [one for one in told.get(item.obligation, ()) if _is_the_same(one.item, item)]
        if of_it and of_it[-1].item == item and _is_unheard(of_it):
            is_missing = missing is not None and item.obligation in missing
            if is_missing if item.kind is MessageKind.OVERDUE_REPORT else _holds(item, newest, latest, briefing):
                anew[matter(item)] = _again(item, briefing)
    return ToldAnew(tuple(anew.values()), tuple(mail.key for mail in inside))


def _is_for_us_now(mail: Message, missing: Collection[str] | None, briefing: Briefing) -> bool:
    if missing is None and mail.kind is MessageKind.OVERDUE_REPORT:
        return False
    reader = briefing.organisation.reader_of(Post.parse(mail.addressed), briefing.sends_on)
    return reader is None or not reader.is_external


def matter(item: Item) -> tuple[str, ...]:
    """What the reader must know, whichever step or repeat of it: the newest mail about it is the one to tell anew."""
    sort = "bad" if item.kind in TELLS_BAD else "end" if item.kind in TELLS_END else str(item.kind)
    cause = item.cause_state if item.kind in TELLS_BAD else ""
    return item.obligation, str(item.episode), sort, cause, item.addressed


def _is_the_same(one: Item, other: Item) -> bool:
    return matter(one) == matter(other)


def _is_unheard(mails: Iterable[SentItem]) -> bool:
    """Has no mail about it left, and does none wait?"""
    return all(mail.state in TOLD_NOBODY and mail.state is not OutboxState.DRAFT for mail in mails)


def _holds(item: Item, newest: Mapping[str, Episode], latest: Mapping[str, Verdict], briefing: Briefing) -> bool:
    """Is it still so that the reader should know it?"""
    if item.kind is MessageKind.REMINDER:
        verdict = latest.get(item.obligation)
        return verdict is not None and verdict.state in STILL_TO_DO and verdict.due.effective >= briefing.on
    episode = newest.get(item.obligation)
    if episode is None or episode.number != item.episode:
        return False
    if item.kind in TELLS_BAD:
        return episode.state is FindingState.OPEN and not episode.is_left_in_peace(briefing.on)
    return item.kind in TELLS_END and episode.is_over


def _again(item: Item, briefing: Briefing) -> Message:
    """The item under its next key; a collective mail says how it stands now, not how it stood."""
    again = replace(item, resend=item.resend + 1)
    return Message(item.kind, item.addressed, (again,), briefing.sends_on, briefing.not_before, facts={})
