"""When are digests sent, and what do they include after downtime? Pure.

Nothing of this is stored: the instant of the last tick shows whether a week's round was planned already, and the
newest digest with the number 1 shows since when there is news.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from checker.domain.clock import at_local, local_day
from checker.domain.message import MessageKind, OutboxState
from checker.domain.period import monday_of
from checker.domain.post import Post
from notifications.ladder import Outgoing, Planned
from notifications.mail_context import Briefing

# A weekend with a bridge day is no downtime; three open days without a tick are.
DOWNTIME_OFFICE_DAYS = 3
MOST_SINGLE_ALERTS = 2
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Round:
    """One round of digests. `on` is the open day on which they leave, `since` that of the round before.

    `since` None: there was none. `number` is 1; a further round in the same week takes the next number.
    `after_downtime`: it does not wait for its day, as it tells what was held back.
    """

    on: date
    number: int = 1
    since: date | None = None
    after_downtime: bool = False

    @property
    def week(self) -> str:
        """The ISO week: `2016-W27`."""
        year, week, _ = self.on.isocalendar()
        return f"{year}-W{week:02}"


def due_round(
    briefing: Briefing,
    last_tick: datetime | None,
    last: Round | None,
    highest: int = 0,
    *,
    is_overdue: bool = False,
) -> Round | None:
    """The round to plan in this tick; None: not now.

    A week's round opens with the mail hours of its first open day. The first tick from then on plans it: the
    instant of the tick before (`last_tick`, aware) tells whether that was an earlier one. Weeks that were missed
    altogether are not made up for, their news are in this one. `is_overdue`: do not wait, news were held back; then
    `highest`, the highest number of this week's digests and collective mails, is passed.
    """
    leaves_on = briefing.sends_on
    since = last.on if last else None
    is_same_week = last is not None and monday_of(last.on) == monday_of(leaves_on)
    if is_overdue:
        number = max(highest, last.number) + 1 if last and is_same_week else 1
        return Round(leaves_on, number, since, after_downtime=True)
    first_day = first_open_day(leaves_on, briefing)
    opening = at_local(first_day, briefing.mail_from_hour)
    if is_same_week or briefing.known_at < opening:
        return None
    is_first_tick = last_tick is None and leaves_on == first_day
    if is_first_tick or (last_tick is not None and last_tick < opening):
        return Round(leaves_on, 1, since)
    return None


def opens_later_today(briefing: Briefing, last: Round | None) -> bool:
    """Is this week's round still to come on this day? Reminders wait for it: they ride in the digest."""
    leaves_on = briefing.sends_on
    if leaves_on != first_open_day(leaves_on, briefing) or (
        last is not None and monday_of(last.on) == monday_of(leaves_on)
    ):
        return False
    return briefing.known_at < at_local(leaves_on, briefing.mail_from_hour)


def without_a_storm(singles: Outgoing, briefing: Briefing, last_tick: datetime | None) -> tuple[Outgoing, bool]:
    """After downtime, a mailbox with more than two alerts gets them in one digest: what is left, and was any held?

    Reminders, escalations, ends and drafts stay: they are few, and go to whom they concern. So does what is lost for
    good: it waits for nothing.
    """
    if last_tick is None or not _was_down(briefing, last_tick):
        return singles, False
    alerts = Counter(_mailbox(planned, briefing) for planned in singles.messages if _is_alert(planned))
    kept = tuple(
        planned
        for planned in singles.messages
        if not (_is_alert(planned) and alerts[_mailbox(planned, briefing)] > MOST_SINGLE_ALERTS)
    )
    return Outgoing(kept, singles.unreachable), len(kept) < len(singles.messages)


def first_open_day(day: date, briefing: Briefing) -> date:
    """The first open day of the week of `day`; behind its end where the house is closed all week."""
    return briefing.calendar.add_office_days(monday_of(day) - timedelta(days=1), 1)


def _was_down(briefing: Briefing, last_tick: datetime) -> bool:
    first, last = local_day(last_tick) + timedelta(days=1), briefing.on - timedelta(days=1)
    return briefing.calendar.office_days(first, last) >= DOWNTIME_OFFICE_DAYS


def _is_alert(planned: Planned) -> bool:
    is_pending = planned.state is OutboxState.PENDING
    return is_pending and planned.message.kind is MessageKind.ALERT and not planned.comes_first


def _mailbox(planned: Planned, briefing: Briefing) -> str:
    addressee = briefing.organisation.reader_of(Post.parse(planned.message.addressed), briefing.sends_on)
    return addressee.mailbox if addressee else planned.message.addressed
