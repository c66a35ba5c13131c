"""A missing report: notified once, to its sender, instead of every obligation that cannot be judged. Pure.

It climbs its sender's own ladder: the sender's role, then whom that role reports to, the management last; never out of
the house. The severest promise that waits decides how long each step has. What waits for it only with minor promises
stands in the sender's digest. When it comes, one all-clear goes to whoever had a mail about it. ADR 0025.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.domain.escalation import SEVEREST_FIRST, TOLD_AT_ONCE
from checker.domain.message import GIVEN_UP, Item, Message, MessageKind, OutboxState, SentItem
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict
from notifications.ladder import MailHistory, Outgoing, Planned, day_told, step_days, waited
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, by_mailbox
from notifications.notice_facts import to_json
from notifications.notices import OverdueReport, notice_item, overdue_report_facts, report_here_facts

IS_HERE = "here"
MOST_STEPS = 10


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A report that was owed, of `sender` and `profile` (ids), and `role`, which owes it. `report` is what is notified.

    `is_here`: it has come by now.
    """

    sender: str
    profile: str
    role: str
    report: OverdueReport
    is_here: bool = False

    @property
    def about(self) -> str:
        """What its items are about."""
        return about(self.sender, self.profile, str(self.report.period))

    @property
    def waiting(self) -> Sequence[tuple[Rule, Verdict]]:
        return self.report.waiting

    @property
    def severity(self) -> str:
        """That of the severest promise that waits for it."""
        return min((verdict.severity for _, verdict in self.waiting), key=SEVEREST_FIRST.__getitem__, default="info")


def about(sender: str, profile: str, period: str) -> str:
    return f"{sender}/{profile}/{period}"


def is_mailed(missing: MissingReport) -> bool:
    """Does it have mails of its own? Else it is in the sender's digest."""
    return missing.severity in TOLD_AT_ONCE


def senders(missing: MissingReport, briefing: Briefing) -> tuple[Addressee, ...]:
    """Who owes it: each head of office for an own office's figures, else the role that exists once."""
    return _holders(missing.role, missing, briefing)


def report_mails(reports: Iterable[MissingReport], notified: MailHistory, briefing: Briefing) -> Outgoing:
    """What leaves today about reports that are missing, or have come: first mails, next steps, repeats, all-clears."""
    found = Outgoing()
    for report in reports:
        found += _arrived(report, notified, briefing) if report.is_here else _overdue(report, notified, briefing)
    return found


def is_told_of(notified: Iterable[SentItem]) -> bool:
    """Does somebody believe that the report is missing? What was planned since it came last."""
    return bool(_since_it_came(notified))


def _overdue(missing: MissingReport, notified: MailHistory, briefing: Briefing) -> Outgoing:
    if not is_mailed(missing):
        return Outgoing()
    before = _since_it_came(notified.get(missing.about, ()))
    ladder = _steps(missing, briefing)
    lost = () if ladder else (str(Post(missing.role, briefing.organisation.organisation.id)),)
    step = _due_step(missing, before, ladder, briefing)
    if step is None:
        return Outgoing(unreachable=lost)
    number = len({one.message for one in before}) + 1
    letters = [
        _letter(missing, reader, step, number, notified.get(missing.about, ()), briefing)
        for reader in by_mailbox(ladder[step - 1])
    ]
    return Outgoing(tuple(letters), lost)


def _due_step(
    missing: MissingReport, before: Sequence[SentItem], ladder: Sequence[tuple[Addressee, ...]], briefing: Briefing
) -> int | None:
    """The step (from 1) that is notified today; None: none. The last one is repeated at growing intervals."""
    if not ladder:
        return None
    if not before:
        return 1
    newest = [one for one in before if one.message == before[-1].message]
    if not any(one.has_left for one in newest) and any(one.state not in GIVEN_UP for one in newest):
        return None  # nobody is passed over because the mail server was away
    step, told_on = before[-1].item.step, max(day_told(one) for one in before)
    last = len(ladder)
    if step < last:
        days = step_days(told_on, missing.severity, briefing)
        return step + 1 if days is not None and briefing.sends_on >= days[1] else None
    repeats = len({one.planned_on for one in before if one.item.step >= last}) - 1
    wait = briefing.escalation.repeats.wait(max(0, repeats))
    return last if briefing.sends_on >= waited(told_on, wait, briefing) else None


def _steps(missing: MissingReport, briefing: Briefing) -> tuple[tuple[Addressee, ...], ...]:
    """Who reads on each step; a step that only mailboxes of the steps before read is none."""
    found: list[tuple[Addressee, ...]] = []
    read: set[str] = set()
    for role in _ladder(missing, briefing):
        holders = tuple(one for one in _holders(role, missing, briefing) if not one.is_external)
        if holders and not {one.mailbox for one in holders} <= read:
            found.append(holders)
            read |= {one.mailbox for one in holders}
    return tuple(found)


def _ladder(missing: MissingReport, briefing: Briefing) -> Iterator[str]:
    """The sender's role, whom it reports to, and so on; the management at the end. What does not climb has one step."""
    organisation, role_id = briefing.organisation, missing.role
    passed: list[str] = []
    while role_id and role_id not in passed and len(passed) < MOST_STEPS:
        passed.append(role_id)
        role = organisation.role(role_id)
        role_id = (role.reports_to if role else None) or ""
    yield from passed[: None if _climbs(missing, briefing) else 1]
    if _climbs(missing, briefing) and briefing.escalation.management not in passed:
        yield briefing.escalation.management


def _climbs(missing: MissingReport, briefing: Briefing) -> bool:
    """A plan that is not adopted escalates nothing."""
    return any(verdict.rule_key not in briefing.drafts for _, verdict in missing.waiting)


def _holders(role: str, missing: MissingReport, briefing: Briefing) -> tuple[Addressee, ...]:
    scopes = [verdict.scope.id for _, verdict in missing.waiting] or [briefing.organisation.organisation.id]
    found = (briefing.organisation.addressees(role, scope, briefing.sends_on) for scope in dict.fromkeys(scopes))
    return tuple(dict.fromkeys(one for many in found for one in many))


def _arrived(missing: MissingReport, notified: MailHistory, briefing: Briefing) -> Outgoing:
    """One all-clear to each who had a mail about it, and to nobody else."""
    about_it = notified.get(missing.about, ())
    before = [one for one in _since_it_came(about_it) if one.has_left and one.mail_kind is not MessageKind.DIGEST]
    addressees = []
    for key in dict.fromkeys(one.item.addressed for one in before):
        addressee = briefing.organisation.reader_of(Post.parse(key), briefing.sends_on)
        if addressee is not None:
            addressees.append(addressee)
    times = sum(1 for one in about_it if one.item.occurrence.startswith(IS_HERE)) + 1
    messages = []
    for reader in by_mailbox(addressees):
        facts = to_json(report_here_facts(missing.report, reader, briefing))
        items = tuple(_item(missing, one, 0, f"{IS_HERE}/{times}", briefing) for one in reader.addressees)
        messages.append(_planned(reader, items, facts, about_it, briefing))
    return Outgoing(tuple(messages))


def _since_it_came(notified: Iterable[SentItem]) -> list[SentItem]:
    found: list[SentItem] = []
    for one in notified:
        if one.item.kind is not MessageKind.OVERDUE_REPORT:
            continue
        if one.item.occurrence.startswith(IS_HERE):
            found = []
        elif one.state not in GIVEN_UP:
            found.append(one)
    return found


def _letter(
    missing: MissingReport, reader: Reader, step: int, number: int, notified: Sequence[SentItem], briefing: Briefing
) -> Planned:
    facts = overdue_report_facts(replace(missing.report, number=number, step=step), reader, briefing)
    # A report that has come and is missing again is another occasion.
    times = sum(1 for one in notified if one.item.occurrence.startswith(IS_HERE))
    occurrence = f"{number}/{times}" if times else str(number)
    items = tuple(_item(missing, one, step, occurrence, briefing) for one in reader.addressees)
    return _planned(reader, items, to_json(facts), notified, briefing)


def _item(missing: MissingReport, addressee: Addressee, step: int, occurrence: str, briefing: Briefing) -> Item:
    house = briefing.organisation.organisation.id
    item = notice_item(house, MessageKind.OVERDUE_REPORT, missing.about, occurrence, addressee.key)
    return replace(item, step=step)


def _planned(
    reader: Reader, items: tuple[Item, ...], facts: dict[str, object], notified: Sequence[SentItem], briefing: Briefing
) -> Planned:
    mine = {item.addressed for item in items}
    singles = (sent for sent in notified if sent.mail_kind is not MessageKind.DIGEST)
    root = next((sent.message for sent in singles if sent.item.addressed in mine), None)
    message = Message(
        kind=MessageKind.OVERDUE_REPORT,
        addressed=reader.first.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=facts,
        root_key=root,
    )
    return Planned(message, OutboxState.DRAFT if reader.is_external else OutboxState.PENDING)
