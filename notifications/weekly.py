"""What is the operator notified of: weekly that all is well, and once what only they can repair. Pure.

The all-well mail leaves with the week's round. A trouble has an occurrence: what makes it another one, such as the
fingerprint of the edited rules, or the month, so that what lasts is notified again in the next.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.domain.message import Item, Message, MessageKind, OutboxState
from checker.domain.organisation import Addressee
from notifications.digest_schedule import Round
from notifications.ladder import Outgoing, Planned
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader
from notifications.notice_facts import to_json
from notifications.notices import OperatorTrouble, Week, all_well_facts, notice_item, operator_facts


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
    operator = _operator(briefing)
    return {_item(occasion, operator, briefing).key: occasion for occasion in occasions} if operator else {}


def operator_mail(occasions: Sequence[Occasion], known: Collection[str], briefing: Briefing) -> Outgoing:
    """One mail with the troubles whose items are not `known` (keys) yet."""
    operator = _operator(briefing)
    if operator is None:
        return Outgoing()
    new = [occasion for occasion in occasions if _item(occasion, operator, briefing).key not in known]
    if not new:
        return Outgoing()
    facts = to_json(operator_facts([occasion.trouble for occasion in new], Reader((operator,)), briefing))
    items = tuple(_item(occasion, operator, briefing) for occasion in new)
    return Outgoing((_planned(MessageKind.OPERATOR, operator, items, facts, briefing),))


def all_well_mail(week: Week, this: Round, briefing: Briefing) -> Outgoing:
    """To whoever runs the service, once an ISO week."""
    operator = _operator(briefing)
    if operator is None:
        return Outgoing()
    house = briefing.organisation.organisation.id
    item = notice_item(house, MessageKind.ALL_WELL, "", this.week, operator.key)
    facts = to_json(all_well_facts(week, Reader((operator,)), briefing))
    return Outgoing((_planned(MessageKind.ALL_WELL, operator, (item,), facts, briefing),))


def _operator(briefing: Briefing) -> Addressee | None:
    """Who runs the service; the management where nobody reads for that role."""
    house, escalation = briefing.organisation.organisation.id, briefing.escalation
    readers = (
        briefing.organisation.address(role, house, briefing.sends_on)
        for role in (escalation.operator, escalation.management)
    )
    return next((reader for reader in readers if reader is not None and not reader.is_external), None)


def _item(occasion: Occasion, operator: Addressee, briefing: Briefing) -> Item:
    house = briefing.organisation.organisation.id
    return notice_item(house, MessageKind.OPERATOR, occasion.about, occasion.occurrence, operator.key)


def _planned(
    kind: MessageKind, operator: Addressee, items: tuple[Item, ...], facts: dict[str, object], briefing: Briefing
) -> Planned:
    message = Message(
        kind=kind,
        addressed=operator.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=facts,
    )
    return Planned(message, OutboxState.PENDING)
