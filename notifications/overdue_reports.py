"""Overdue reports: notified to whoever owes them, instead of every obligation that they keep from being judged. Pure.

All overdue reports of one sender are one mail. Each climbs its sender's own ladder: the sender's role, then whom that
role reports to, the management last; never out of the house. The severest promise that needs it decides how long each
step has. What only minor promises need stands in the sender's digest. When it comes, or a later one has its figures,
one all-clear goes to whoever had a mail about it. ADR 0025, 0048.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.domain.escalation import TOLD_AT_ONCE
from checker.domain.message import GIVEN_UP, Item, Message, MessageKind, OutboxState, SentItem
from checker.domain.offers import Situation, offered, offered_in_short
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.verdict import RuleKey, State, Verdict
from notifications.facts import AnswerableFacts
from notifications.ladder import MailHistory, Outgoing, Planned, step_days, waited
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, by_mailbox, spoken_to
from notifications.notice_facts import to_json
from notifications.notices import OverdueReport, notice_item, overdue_report_facts, report_here_facts, report_title
from notifications.offers import offer_facts

IS_HERE = "here"
MOST_STEPS = 10
MOST_ASKED = 10


@dataclass(frozen=True, slots=True)
class MissingReport:
    """A report that was owed, of `sender` and `profile` (ids), and `role`, which owes it. `report` is what is notified.

    `severity` is that of the severest promise that needs it, `needed_by` and `scopes` are the rules and units that do.
    `is_here`: it has come by now, or a later one that has its figures.
    """

    sender: str
    profile: str
    role: str
    report: OverdueReport
    severity: str
    needed_by: frozenset[RuleKey]
    scopes: tuple[str, ...] = ()
    is_here: bool = False

    @property
    def about(self) -> str:
        """What its items are about."""
        return about(self.sender, self.profile, str(self.report.period))

    @property
    def waiting(self) -> Sequence[tuple[Rule, Verdict]]:
        return self.report.waiting


def about(sender: str, profile: str, period: str) -> str:
    return f"{sender}/{profile}/{period}"


def is_mailed(missing: MissingReport) -> bool:
    """Does it have mails of its own? Else it is in the sender's digest."""
    return missing.severity in TOLD_AT_ONCE


def senders(missing: MissingReport, briefing: Briefing) -> tuple[Addressee, ...]:
    """Who owes it: each head of a unit for the unit's own figures, else the role that exists once."""
    return _holders(missing.role, missing, briefing)


def report_mails(reports: Iterable[MissingReport], notified: MailHistory, briefing: Briefing) -> Outgoing:
    """What leaves today about reports that are missing, or have come: first mails, next steps, repeats, all-clears."""
    by_sender: dict[tuple[str, str, bool], list[MissingReport]] = {}
    for report in reports:
        by_sender.setdefault((report.sender, report.role, report.is_here), []).append(report)
    found = Outgoing()
    for (_, _, is_here), of_sender in by_sender.items():
        found += (_arrived if is_here else _overdue)(of_sender, notified, briefing)
    return found


def is_told_of(notified: Iterable[SentItem]) -> bool:
    """Does somebody believe that the report is missing? What was planned since it came last."""
    return bool(_since_it_came(notified))


@dataclass(frozen=True, slots=True)
class _Standing:
    """An overdue report on its ladder: who reads on each step, what was planned about it, and the step due today."""

    missing: MissingReport
    ladder: tuple[tuple[Addressee, ...], ...]
    before: Sequence[SentItem]
    due: int | None

    @property
    def reached(self) -> int:
        """The last step that was notified of it; 0: none."""
        return self.before[-1].item.step if self.before else 0

    @property
    def is_at_its_end(self) -> bool:
        return bool(self.ladder) and self.reached >= len(self.ladder)

    def readers(self, step: int) -> tuple[Addressee, ...]:
        return self.ladder[step - 1] if step <= len(self.ladder) else ()


def _overdue(reports: Sequence[MissingReport], notified: MailHistory, briefing: Briefing) -> Outgoing:
    """One mail a reader and day, with all overdue reports of one sender that this reader knows or is told of now."""
    standing = [_standing(missing, notified, briefing) for missing in _oldest_first(reports)]
    lost = [
        str(Post(one.missing.role, _house(briefing))) for one in standing if not one.ladder and is_mailed(one.missing)
    ]
    messages: list[Planned] = []
    for step, readers in dict.fromkeys((one.due, one.readers(one.due)) for one in standing if one.due):
        told = [one for one in standing if _is_told_with(one, step, readers)]
        beside = [one for one in standing if one not in told and (step == 1 or one.reached >= step)]
        messages += [_letter(told, beside, reader, step, notified, briefing) for reader in by_mailbox(readers)]
    return Outgoing(tuple(messages), tuple(dict.fromkeys(lost)))


def _standing(missing: MissingReport, notified: MailHistory, briefing: Briefing) -> _Standing:
    before, ladder = _since_it_came(notified.get(missing.about, ())), _steps(missing, briefing)
    due = _due_step(missing, before, ladder, briefing) if is_mailed(missing) else None
    return _Standing(missing, ladder, before, due)


def _is_told_with(one: _Standing, step: int, readers: tuple[Addressee, ...]) -> bool:
    """Is it told by a mail of this step: as its step is due, as it is repeated beside another, or as a minor one?"""
    if one.readers(step) != readers:
        return False
    if one.due is not None:
        return one.due == step
    if not is_mailed(one.missing):
        return step == 1 and not one.before
    newest = [sent for sent in one.before if sent.message == one.before[-1].message]
    return one.is_at_its_end and one.reached == step and all(sent.has_left for sent in newest)


def _oldest_first(reports: Iterable[MissingReport]) -> list[MissingReport]:
    return sorted(reports, key=lambda one: (one.report.expected_by, one.about))


def _house(briefing: Briefing) -> str:
    return briefing.organisation.organisation.id


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
    held = briefing.goes_on_from(missing.about)
    if held is not None and briefing.sends_on < held:
        return None  # an answer about it waits to be entered
    step, told_on = before[-1].item.step, max(one.day for one in before)
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
    return not missing.needed_by <= briefing.drafts


def _holders(role: str, missing: MissingReport, briefing: Briefing) -> tuple[Addressee, ...]:
    named = briefing.organisation.role(role)
    has_units = named is not None and named.exists_at_units
    scopes = missing.scopes if has_units and missing.scopes else (_house(briefing),)
    found = (briefing.organisation.addressees(role, scope, briefing.sends_on) for scope in dict.fromkeys(scopes))
    return tuple(dict.fromkeys(one for many in found for one in many))


def _arrived(reports: Sequence[MissingReport], notified: MailHistory, briefing: Briefing) -> Outgoing:
    """One all-clear to each who had a mail about them, and to nobody else."""
    told_by_post: dict[str, list[MissingReport]] = {}
    for missing in _oldest_first(reports):
        before = [one for one in _since_it_came(notified.get(missing.about, ())) if _is_a_mail_of_its_own(one)]
        for post in dict.fromkeys(one.item.addressed for one in before):
            told_by_post.setdefault(post, []).append(missing)
    found = (briefing.organisation.reader_of(Post.parse(post), briefing.sends_on) for post in told_by_post)
    readers = by_mailbox([addressee for addressee in found if addressee is not None])
    return Outgoing(tuple(_all_clear(reader, told_by_post, notified, briefing) for reader in readers))


def _is_a_mail_of_its_own(sent: SentItem) -> bool:
    return sent.has_left and sent.mail_kind is not MessageKind.DIGEST


def _all_clear(
    reader: Reader, told_by_post: Mapping[str, Sequence[MissingReport]], notified: MailHistory, briefing: Briefing
) -> Planned:
    told = {addressee: told_by_post.get(addressee.key, ()) for addressee in reader.addressees}
    items = tuple(
        _item(missing, addressee, 0, f"{IS_HERE}/{_times_here(missing, notified) + 1}", briefing)
        for addressee, reports in told.items()
        for missing in reports
    )
    here = _oldest_first({missing.about: missing for reports in told.values() for missing in reports}.values())
    facts = to_json(report_here_facts([missing.report for missing in here], reader, briefing))
    return _planned(reader, items, facts, notified.get(here[0].about, ()), briefing)


def _times_here(missing: MissingReport, notified: MailHistory) -> int:
    """How often it has come already: a report that has come and is missing again is another occasion."""
    return sum(1 for one in notified.get(missing.about, ()) if one.item.occurrence.startswith(IS_HERE))


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
    told: Sequence[_Standing],
    beside: Sequence[_Standing],
    reader: Reader,
    step: int,
    notified: MailHistory,
    briefing: Briefing,
) -> Planned:
    """A mail that tells of some reports, and lists others `beside` them that its reader knows or that are no mail's."""
    leading = told[0]
    reports = [one.missing.report for one in (*told, *beside)]
    items = tuple(
        _item(one.missing, addressee, step, _occurrence(one, notified), briefing)
        for one in told
        for addressee in reader.addressees
    )
    asked = tuple(_asked(told, beside, items, reader, step, briefing))
    facts = overdue_report_facts(reports, reader, briefing, number=_number(leading), step=step, asked=asked)
    return _planned(reader, items, to_json(facts), notified.get(leading.missing.about, ()), briefing)


def _asked(
    told: Sequence[_Standing],
    beside: Sequence[_Standing],
    items: Iterable[Item],
    reader: Reader,
    step: int,
    briefing: Briefing,
) -> Iterator[AnswerableFacts]:
    """What is answered about each report; what is only listed, by what told this reader of it before."""
    briefing = spoken_to(reader, briefing)
    case = Situation(MessageKind.OVERDUE_REPORT, State.NOT_EVALUABLE, None, owes_report=step == 1)
    before = [sent.item for one in beside for sent in one.before if sent.has_left]
    mine = {item.obligation: item for item in (*before, *items) if item.addressed == reader.first.key}
    choices = offered(case) if len(told) + len(beside) == 1 else offered_in_short(case)
    for one in (*told, *beside)[:MOST_ASKED]:
        if item := mine.get(one.missing.about):
            answer = offer_facts(choices, item, report_title(one.missing.report, briefing), briefing)
            yield from () if answer is None else (answer,)


def _number(one: _Standing) -> int:
    """How many mails about it there are, this one included."""
    return len({sent.message for sent in one.before}) + 1


def _occurrence(one: _Standing, notified: MailHistory) -> str:
    times = _times_here(one.missing, notified)
    return f"{_number(one)}/{times}" if times else str(_number(one))


def told_in_a_digest(missing: MissingReport, addressee: str, notified: MailHistory, briefing: Briefing) -> Item | None:
    """The item by which a digest tells its sender of a report that has no mail of its own; None: they know of it."""
    if is_mailed(missing) or _since_it_came(notified.get(missing.about, ())):
        return None
    return notice_item(
        _house(briefing), MessageKind.OVERDUE_REPORT, missing.about, f"1/{_times_here(missing, notified)}", addressee
    )


def _item(missing: MissingReport, addressee: Addressee, step: int, occurrence: str, briefing: Briefing) -> Item:
    item = notice_item(_house(briefing), MessageKind.OVERDUE_REPORT, missing.about, occurrence, addressee.key)
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
