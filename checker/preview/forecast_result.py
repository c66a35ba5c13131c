"""What a forecast says: the mails of a span, what becomes of verdicts and findings, and what was assumed. Pure.

Days are local, instants aware (UTC). The same input gives the same result, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from checker.domain.calendar import DayOff
from checker.domain.escalation import Severity
from checker.domain.finding import Episode
from checker.domain.message import MessageKind
from checker.domain.period import Period, monday_of
from checker.domain.supposed import Supposed
from checker.domain.verdict import JudgedOtherwise


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are walked through, both included."""

    first: date
    last: date

    @property
    def days(self) -> Iterator[date]:
        """Each of them, in order."""
        return (self.first + timedelta(days=passed) for passed in range((self.last - self.first).days + 1))


class MailFate(StrEnum):
    """What became of a planned mail by the end of the span. `draft`: it waits for the management's release; `waits`:
    it leaves after the span; `not_needed`: nobody needed it any more; `unread`: nobody reads for its post, or it grew
    too old.
    """

    LEFT = "left"
    DRAFT = "draft"
    WAITS = "waits"
    NOT_NEEDED = "not_needed"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class ForecastMail:
    """A mail that was planned in the span.

    `key` and `items` are those of the outbox. `at`: when it leaves, or would at the earliest. `post` is `role@unit`,
    `mailbox` where it goes (empty: nobody reads for it).
    `kinds` are those of its items, each once: a digest carries several. `importance` is the severity of the gravest
    promise in it; None: it is about none. `is_single`: it is counted against the week's budget of its mailbox.
    """

    key: str
    at: datetime
    planned_on: date
    post: str
    mailbox: str
    kind: MessageKind
    kinds: tuple[MessageKind, ...]
    fate: MailFate
    importance: Severity | None
    is_to_management: bool
    is_outside: bool
    is_single: bool
    obligations: tuple[str, ...]
    items: tuple[str, ...]

    @property
    def has_left(self) -> bool:
        return self.fate is MailFate.LEFT

    @property
    def is_draft(self) -> bool:
        """Does it wait for a release at the end of the span?"""
        return self.fate is MailFate.DRAFT

    @property
    def role(self) -> str:
        return self.post.partition("@")[0]


@dataclass(frozen=True, slots=True)
class MissedUnlessActed:
    """What is missed within the span by what is known and assumed.

    `missed_on` is the first day on which it is judged so, `act_by` the last working day on which acting still helps;
    None: no day of the span does.
    """

    obligation: str
    missed_on: date
    act_by: date | None
    owner: str
    severity: str


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report that a sender owes within the span, by the end of the day `due`. `has_come`: by the end of the span."""

    sender: str
    profile: str
    period: Period
    due: date
    has_come: bool


@dataclass(frozen=True, slots=True)
class DayOnClosed:
    """A due day of the span on which the house is closed, why, and where it falls instead."""

    obligation: str
    nominal: date
    closed: DayOff
    effective: date
    please_by: date


@dataclass(frozen=True, slots=True)
class Busiest:
    """The day or week (its Monday) in which most mails leave, and how many."""

    on: date
    mails: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """The span as it is walked through. `rulebook` is the SHA-256 of the rules that it ends with.

    `mails` are all that were planned, in the order in which they leave; `findings` the episodes that stood in the span,
    as they stand at its end. `single_mails_a_week` is the budget of a mailbox.
    """

    span: Span
    rulebook: str
    supposed: tuple[Supposed, ...]
    mails: tuple[ForecastMail, ...]
    verdict_changes: tuple[JudgedOtherwise, ...]
    findings: tuple[Episode, ...]
    missed_unless_acted: tuple[MissedUnlessActed, ...]
    reports_owed: tuple[ReportDue, ...]
    dates_on_closed_days: tuple[DayOnClosed, ...]
    single_mails_a_week: int

    @property
    def busiest_day(self) -> Busiest | None:
        """The first of those on which most mails leave; None: none does."""
        return _busiest([mail.planned_on for mail in self.mails if mail.has_left])

    @property
    def busiest_week(self) -> Busiest | None:
        return _busiest([monday_of(mail.planned_on) for mail in self.mails if mail.has_left])

    @property
    def to_management(self) -> tuple[ForecastMail, ...]:
        """What reaches the management."""
        return tuple(mail for mail in self.mails if mail.is_to_management and mail.has_left)

    @property
    def to_bodies_outside(self) -> tuple[ForecastMail, ...]:
        """Letters to bodies outside: drafts, and those that the management released before."""
        return tuple(mail for mail in self.mails if mail.is_outside and (mail.is_draft or mail.has_left))


def _busiest(days: list[date]) -> Busiest | None:
    if not days:
        return None
    most = max(days.count(day) for day in set(days))
    return Busiest(min(day for day in set(days) if days.count(day) == most), most)
