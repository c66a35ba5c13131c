"""What are those who run the house's Zielwacht notified of: weekly that it runs, and once what only they can repair.

Pure. The weekly mail leaves with the week's round. A trouble goes to the service. Its occurrence is what makes it
another one: the fingerprint of the edited rules, or the month, so that what lasts is notified again in the next.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from checker.domain.message import Item, Message, MessageKind, OutboxState
from checker.domain.organisation import Addressee
from notifications.digest_schedule import A_WEEK, Round, first_open_day
from notifications.ladder import Outgoing, Planned
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader
from notifications.notice_facts import to_json
from notifications.notices import (
    LogOfAWeek,
    OperatorTrouble,
    Week,
    all_well_facts,
    checkpoints_facts,
    notice_item,
    operator_facts,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A trouble and what makes it another one than the last of its kind. `of`: what it is known by, else its text."""

    trouble: OperatorTrouble
    occurrence: str
    of: str = ""

    @property
    def about(self) -> str:
        return f"{self.trouble.code}/{self.of or self.trouble.about}"


def nobody_reads(posts: Sequence[str], briefing: Briefing) -> tuple[Occasion, ...]:
    """Posts (`role@scope`) that a mail was for and that have no reader; notified again in every month that it lasts."""
    month = f"{briefing.on:%Y-%m}"
    command = "zielwacht roles list"
    troubles = [OperatorTrouble("nobody_reads", post, command=command) for post in dict.fromkeys(posts)]
    return tuple(Occasion(trouble, month) for trouble in troubles)


def items_of(occasions: Sequence[Occasion], briefing: Briefing) -> dict[str, Occasion]:
    """The occasions by the keys of their items; empty when nobody can be notified."""
    reader = service(briefing)
    return {_item(occasion, reader, briefing).key: occasion for occasion in occasions} if reader else {}


def operator_mail(occasions: Sequence[Occasion], known: Collection[str], briefing: Briefing) -> Outgoing:
    """One mail with the troubles whose items are not `known` (keys) yet."""
    reader = service(briefing)
    if reader is None:
        return Outgoing()
    new = [occasion for occasion in occasions if _item(occasion, reader, briefing).key not in known]
    if not new:
        return Outgoing()
    facts = to_json(operator_facts([occasion.trouble for occasion in new], Reader((reader,)), briefing))
    items = tuple(_item(occasion, reader, briefing) for occasion in new)
    return Outgoing((_planned(MessageKind.OPERATOR, reader, items, facts, briefing),))


@dataclass(frozen=True, slots=True)
class WeeklyReader:
    """Who reads once a week that the service runs: for the service, for the administration, or for both."""

    addressee: Addressee
    for_service: bool
    for_administration: bool


def weekly_readers(briefing: Briefing) -> tuple[WeeklyReader, ...]:
    """One a mailbox."""
    serves, administers = service(briefing), administration(briefing)
    if serves is None or administers is None:
        return ()
    if serves.mailbox == administers.mailbox:
        return (WeeklyReader(administers, for_service=True, for_administration=True),)
    return (
        WeeklyReader(administers, for_service=False, for_administration=True),
        WeeklyReader(serves, for_service=True, for_administration=False),
    )


def all_well_mail(week: Week, this: Round, reader: WeeklyReader, briefing: Briefing) -> Outgoing:
    """Once an ISO week; to the service once a month where a monitor outside watches, unless something is wrong."""
    is_monthly = briefing.is_watched and not reader.for_administration and not week.ills
    occurrence = f"{this.on:%Y-%m}" if is_monthly else this.week
    item = notice_item(
        briefing.organisation.organisation.id, MessageKind.ALL_WELL, "", occurrence, reader.addressee.key
    )
    facts = all_well_facts(
        week,
        Reader((reader.addressee,)),
        briefing,
        next_on=_next_round(this.on, briefing, is_monthly=is_monthly),
        tells_service=reader.for_service,
        tells_administration=reader.for_administration,
    )
    return Outgoing((_planned(MessageKind.ALL_WELL, reader.addressee, (item,), to_json(facts), briefing),))


def checkpoints_mail(log: LogOfAWeek, this: Round, briefing: Briefing) -> Outgoing:
    """Once an ISO week, to the auditor whom the house names; none is named: nothing."""
    role = briefing.escalation.auditor
    if role is None:
        return Outgoing()
    house = briefing.organisation.organisation.id
    reader = briefing.organisation.address(role, house, briefing.sends_on)
    if reader is None:
        return Outgoing(unreachable=(f"{role}@{house}",))
    item = notice_item(house, MessageKind.CHECKPOINTS, "", this.week, reader.key)
    facts = to_json(checkpoints_facts(log, Reader((reader,)), briefing))
    return Outgoing((_planned(MessageKind.CHECKPOINTS, reader, (item,), facts, briefing),))


def _next_round(on: date, briefing: Briefing, *, is_monthly: bool) -> date:
    """The first open day of the next week, or of the first week whose round is in another month."""
    following = first_open_day(on + A_WEEK, briefing)
    while is_monthly and (following.year, following.month) == (on.year, on.month):
        following = first_open_day(following + A_WEEK, briefing)
    return following


def service(briefing: Briefing) -> Addressee | None:
    """Who keeps the machine at work; the administration, then the management, where nobody reads for that role."""
    escalation = briefing.escalation
    return _first_reader((escalation.serving, escalation.administering, escalation.management), briefing)


def administration(briefing: Briefing) -> Addressee | None:
    """Who sees to files, reports and answers; the management where nobody reads for that role."""
    return _first_reader((briefing.escalation.administering, briefing.escalation.management), briefing)


def _first_reader(roles: Sequence[str], briefing: Briefing) -> Addressee | None:
    house = briefing.organisation.organisation.id
    readers = (briefing.organisation.address(role, house, briefing.sends_on) for role in roles)
    return next((reader for reader in readers if reader is not None and not reader.is_external), None)


def _item(occasion: Occasion, reader: Addressee, briefing: Briefing) -> Item:
    house = briefing.organisation.organisation.id
    return notice_item(house, MessageKind.OPERATOR, occasion.about, occasion.occurrence, reader.key)


def _planned(
    kind: MessageKind, reader: Addressee, items: tuple[Item, ...], facts: dict[str, object], briefing: Briefing
) -> Planned:
    message = Message(
        kind=kind,
        addressed=reader.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=facts,
    )
    return Planned(message, OutboxState.PENDING)
