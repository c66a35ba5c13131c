"""Who is notified that a state has changed, and who is next? Pure; days are open days of the house.

Step 1 is the rule's owner, then come the steps of the rule's policy. A vacant step is read by its deputy; when
deputy and next step are the same mailbox, that is one step and one mail. Whom nobody reads for is passed over.
Bodies outside get a draft, and the management is notified that it waits (D15).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from checker.domain.act import Act
from checker.domain.clock import local_day
from checker.domain.escalation import TOLD_AT_ONCE
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Resolution, Rung
from checker.domain.message import (
    TELLS_BAD,
    TELLS_BAD_ALONE,
    TOLD_NOBODY,
    Item,
    Message,
    MessageKind,
    OutboxState,
    SentItem,
)
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.rulebook import RuleOf
from checker.domain.verdict import Verdict
from notifications import urgency
from notifications.end_facts import end_facts
from notifications.escalation_history import decisions, sentences
from notifications.facts import AskedFacts, to_json
from notifications.letter_drafts import Drafted, drafted
from notifications.mail_context import Briefing
from notifications.mail_facts import NO_DRAFT, Reader, Upcoming, by_mailbox, mail_facts
from notifications.offers import asked_about, item_of, within_the_step
from notifications.reminded import sequence_of_entry
from notifications.who_knows import who_knows

ONCE = "0"
NO_LETTER = Drafted(NO_DRAFT)

# What has been planned or sent about an obligation so far, oldest first, by its key.
MailHistory = Mapping[str, Sequence[SentItem]]
NO_HISTORY: MailHistory = {}


@dataclass(frozen=True, slots=True)
class Planned:
    """A message and the state it enters the outbox in: pending, or draft for a body outside.

    `about` is the verdict that a reminder is about; None for every other message. `comes_first`: it tells a critical
    target that is missed for good, so that no other mail of the day goes before it.
    """

    message: Message
    state: OutboxState
    about: Verdict | None = None
    comes_first: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to be queued, and the addressees (`role@scope`) that nobody reads for.

    `unwritten`: about which obligation whom no letter is written to (`role@scope`), though the ladder foresees one.
    """

    messages: tuple[Planned, ...] = ()
    unreachable: tuple[str, ...] = ()
    unwritten: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Outgoing) -> Outgoing:
        unwritten = self.unwritten + other.unwritten
        return Outgoing(self.messages + other.messages, self.unreachable + other.unreachable, unwritten)


@dataclass(frozen=True, slots=True)
class LadderStep:
    """Neighbouring steps of a ladder that one mailbox reads. `number` is the first of them, `last` the last."""

    number: int
    addressees: tuple[Addressee, ...]

    @property
    def last(self) -> int:
        return self.number + len(self.addressees) - 1

    @property
    def mailbox(self) -> str:
        return self.addressees[0].mailbox

    @property
    def is_external(self) -> bool:
        return self.addressees[0].is_external

    def above(self, step: int) -> tuple[Addressee, ...]:
        """Those of them who come after a step that was notified already."""
        return self.addressees[max(0, step + 1 - self.number) :]


def steps(rule: Rule, verdict: Verdict, briefing: Briefing) -> tuple[LadderStep, ...]:
    """The steps as they are read on the day of sending, without those that nobody reads.

    While the plan is a draft there is only the owner, and nobody outside.
    """
    is_draft, scope = verdict.rule_key in briefing.drafts, verdict.scope.id
    found: list[LadderStep] = []
    for number, role in enumerate(briefing.escalation.ladder(rule.owner, rule.escalation), start=1):
        addressee = briefing.organisation.address(role, scope, briefing.sends_on)
        if addressee is None or (is_draft and (number > 1 or addressee.is_external)):
            continue
        before = found[-1] if found else None
        if before is not None and before.last == number - 1 and _read_as_one(before, addressee):
            found[-1] = LadderStep(before.number, (*before.addressees, addressee))
        else:
            found.append(LadderStep(number, (addressee,)))
    return tuple(found)


def unread(rule: Rule, scope: str, after: int, up_to: int, briefing: Briefing) -> tuple[str, ...]:
    """The roles (`role@scope`) of the steps behind `after` and up to `up_to` that nobody reads for."""
    roles = briefing.escalation.ladder(rule.owner, rule.escalation)[after:up_to]
    lost = [role for role in roles if briefing.organisation.address(role, scope, briefing.sends_on) is None]
    return tuple(str(Post(role, scope)) for role in lost)


def step_days(told_on: date, severity: str, briefing: Briefing) -> tuple[date, date] | None:
    """By when to have acted, and the open day of the next step's mail. None: no ladder for this severity."""
    match severity:
        case "critical":
            patience = briefing.escalation.step_after_working_days.critical.value
        case "major":
            patience = briefing.escalation.step_after_working_days.major.value
        case _:
            return None
    return _after(told_on, patience, briefing)


def waited(told_on: date, working_days: int, briefing: Briefing) -> date:
    """The open day behind so many open days after a day."""
    return _after(told_on, working_days, briefing)[1]


def next_step(step: int, rule: Rule, scope: str, reader: Reader, briefing: Briefing) -> tuple[int, Addressee] | None:
    """The next step that somebody else reads; None at the end of the ladder."""
    for number, role in enumerate(briefing.escalation.ladder(rule.owner, rule.escalation), start=1):
        addressee = briefing.organisation.address(role, scope, briefing.sends_on)
        if number > step and addressee is not None and addressee.mailbox != reader.mailbox:
            return number, addressee
    return None


@dataclass(frozen=True, slots=True)
class Ladders:
    """The ladders of a house on a day, as findings are followed up by them (`checker.findings.follow_up.Ladder`)."""

    rule_of: RuleOf
    briefing: Briefing
    notified: MailHistory

    def _rule(self, verdict: Verdict) -> Rule:
        rule = self.rule_of(verdict)
        assert rule is not None, f"{verdict.rule} was judged by a rule"
        return rule

    def first(self, verdict: Verdict) -> int:
        """The step on which a finding opens: the first that somebody reads; 1 when nobody does."""
        read = steps(self._rule(verdict), verdict, self.briefing)
        return read[0].last if read else 1

    def ahead(self, episode: Episode, verdict: Verdict) -> Rung | None:
        """Where an open finding goes next, and when. None: nobody was notified of it, or its plan is a draft.

        While an answer about it waits to be entered it goes nowhere, for two working days at most.
        """
        rung = self._rung(episode, verdict)
        held = self.briefing.goes_on_from(episode.obligation)
        return replace(rung, from_day=max(rung.from_day, held)) if rung is not None and held is not None else rung

    def _rung(self, episode: Episode, verdict: Verdict) -> Rung | None:
        days = step_days(self._told_on(episode), verdict.severity, self.briefing)
        if days is None or not self.climbs(episode, verdict) or self._is_on_its_way(episode):
            return None
        following = self._following(episode, verdict)
        if following is not None:
            return Rung(following.last, days[1])
        current = self._current(episode, verdict)
        mails = mails_on_step(self._told(episode), episode, current.number if current else episode.step)
        # One to begin with, the others were repeats.
        wait = self.briefing.escalation.repeats.wait(max(0, mails - 1))
        return Rung(episode.step, _after(self._told_on(episode), wait, self.briefing)[1])

    def following(self, episode: Episode, verdict: Verdict) -> Addressee | None:
        """Who is notified next; at the end of the ladder its last step. None: nobody reads on this ladder."""
        step = self._following(episode, verdict) or self._current(episode, verdict)
        return Reader(step.addressees).first if step else None

    def standing(self, episode: Episode, verdict: Verdict) -> Addressee | None:
        """Who reads on the step where it stands; None: nobody reads on this ladder."""
        step = self._current(episode, verdict)
        return Reader(step.addressees).first if step else None

    def climbs(self, episode: Episode, verdict: Verdict) -> bool:
        """Is it on the ladder at all: notified, of a severity that is escalated, of an adopted plan?

        What waits for a report does not climb: the report does, on its sender's ladder.
        """
        on_ladder = step_days(self.briefing.sends_on, verdict.severity, self.briefing) is not None
        if not on_ladder or verdict.rule_key in self.briefing.drafts or urgency.waits_for_a_report(verdict):
            return False
        return self._was_told(episode, verdict)

    def awaits_its_digest(self, episode: Episode, verdict: Verdict) -> bool:
        """Will it be on the ladder once the digest has reported it?"""
        if verdict.rule_key in self.briefing.drafts or self._was_told(episode, verdict):
            return False
        return self._is_worth_climbing(verdict)

    def _is_worth_climbing(self, verdict: Verdict) -> bool:
        smallest_sample = self.briefing.escalation.at_once.smallest_sample.value
        return urgency.climbs(verdict, self._rule(verdict), smallest_sample)

    def _told(self, episode: Episode) -> Sequence[SentItem]:
        return self.notified.get(episode.obligation, ())

    def _was_told(self, episode: Episode, verdict: Verdict) -> bool:
        """By a mail of its own, or by a digest where the state is more than a risk."""
        kinds = {one.mail_kind for one in self._told(episode) if one.item.episode == episode.number}
        return bool(kinds & TELLS_BAD_ALONE) or (bool(kinds) and self._is_worth_climbing(verdict))

    def _told_on(self, episode: Episode) -> date:
        """The open day on which the mail of the step left. The working days of its readers begin with that."""
        day = episode.step_since or episode.since
        calendar = self.briefing.calendar
        planned = day if calendar.is_office_day(day) else calendar.add_office_days(day, 1)
        sent = [local_day(one.sent_at) for one in self._newest(episode) if one.sent_at]
        return max([planned, *sent])

    def _is_on_its_way(self, episode: Episode) -> bool:
        """Does the step's mail still wait to leave? Nobody is passed over because the mail server was away."""
        mails = [one for one in self._newest(episode) if one.state not in TOLD_NOBODY]
        return bool(mails) and not any(one.has_left for one in mails)

    def _newest(self, episode: Episode) -> list[SentItem]:
        """The mails of the step as it was notified last; a collective mail only where there was none of its own."""
        told_on = episode.step_since or episode.since
        mails = [
            one
            for one in self._told(episode)
            if one.item.episode == episode.number and one.item.kind in TELLS_BAD and one.planned_on >= told_on
        ]
        return [one for one in mails if one.mail_kind in TELLS_BAD_ALONE] or mails

    def _following(self, episode: Episode, verdict: Verdict) -> LadderStep | None:
        read = steps(self._rule(verdict), verdict, self.briefing)
        return next((step for step in read if step.last > episode.step), None)

    def _current(self, episode: Episode, verdict: Verdict) -> LadderStep | None:
        return _standing_on(episode.step, steps(self._rule(verdict), verdict, self.briefing))


def messages_for_changes(
    changes: Iterable[Change],
    briefing: Briefing,
    notified: MailHistory = NO_HISTORY,
    acts: Sequence[Act] = (),
    drafts: Sequence[Message] = (),
) -> Outgoing:
    """Alerts for what opened or got worse, the next step for what climbed; at the end the all-clear to those who had
    been notified, nobody else. `acts` are listed in the history of an escalation; `drafts` are the letters that wait
    for a release.
    """
    found = Outgoing()
    for change in changes:
        found += _messages_for(change, briefing, _SoFar(notified.get(change.episode.obligation, ()), acts, drafts))
    return found


@dataclass(frozen=True, slots=True)
class _SoFar:
    """What was sent and decided about an obligation before this change. `drafts` are all letters that wait."""

    notified: Sequence[SentItem]
    acts: Sequence[Act]
    drafts: Sequence[Message] = ()


def mails_on_step(notified: Iterable[SentItem], episode: Episode, step: int) -> int:
    """On how many days it was notified on this step or above, by a mail of its own or a collective one.

    Of whoever was notified most often: a letter bears the day of its release, which is no notice more.
    """
    days: dict[str, set[date]] = {}
    for one in notified:
        if one.item.episode == episode.number and one.item.kind in TELLS_BAD and one.item.step >= step:
            days.setdefault(one.item.addressed, set()).add(one.planned_on)
    return max(map(len, days.values()), default=0)


def _messages_for(change: Change, briefing: Briefing, so_far: _SoFar) -> Outgoing:
    match change.event:
        case ChangeEvent.OPENED | ChangeEvent.WORSENED:
            return _step(change, 0, briefing, so_far) if change.verdict.severity in TOLD_AT_ONCE else Outgoing()
        case ChangeEvent.CLIMBED:
            assert change.episode_before is not None, "an episode climbs from a step"
            return _step(change, change.episode_before.step, briefing, so_far)
        case ChangeEvent.REOPENED if change.verdict.severity not in TOLD_AT_ONCE:
            return Outgoing()
        case ChangeEvent.REPEATED | ChangeEvent.REOPENED:
            standing = _standing_on(change.episode.step, steps(change.rule, change.verdict, briefing))
            return _step(change, (standing.number if standing else change.episode.step) - 1, briefing, so_far)
        case ChangeEvent.RESOLVED:
            return _end(change, briefing, so_far.notified)
        case _:
            assert_never(change.event)


def _step(change: Change, after: int, briefing: Briefing, so_far: _SoFar) -> Outgoing:
    """The mail of the step on which the episode stands now, to those on it who come behind the step `after`."""
    rule, scope, step = change.rule, change.verdict.scope.id, change.episode.step
    unreachable = unread(rule, scope, after, step, briefing)
    standing = _standing_on(step, steps(rule, change.verdict, briefing))
    if standing is None:
        return Outgoing(unreachable=unreachable)
    reader = Reader(standing.above(after) or standing.addressees)
    kind = MessageKind.ALERT if standing.number == 1 and after == 0 else MessageKind.ESCALATION
    mail = _StepMail(change, kind, standing.last, _number_of(standing, reader), briefing, so_far)
    if not standing.is_external:
        return Outgoing((mail.to(reader),), unreachable)
    letter = drafted(kind, change, reader, mail.items(reader), briefing, so_far.notified, so_far.drafts)
    outgoing = _drafts(letter, change, reader) + Outgoing(unreachable=unreachable)
    management = briefing.organisation.address(briefing.escalation.management, scope, briefing.sends_on)
    if management is None:
        return outgoing + Outgoing(unreachable=(str(Post(briefing.escalation.management, scope)),))
    return outgoing + Outgoing((mail.to(Reader((management,)), letter),))


def _drafts(letter: Drafted, change: Change, reader: Reader) -> Outgoing:
    """The letter that is written now, or that none is."""
    if letter.waiting.unwritten is not None:
        return Outgoing(unwritten=tuple((change.episode.obligation, one.key) for one in reader.addressees))
    return Outgoing((Planned(letter.message, OutboxState.DRAFT),) if letter.message else ())


@dataclass(frozen=True, slots=True)
class _StepMail:
    """One step's mail, the same for whoever reads it. `last` is the last step that it notifies, `number` the first."""

    change: Change
    kind: MessageKind
    last: int
    number: int
    briefing: Briefing
    so_far: _SoFar

    def to(self, reader: Reader, letter: Drafted = NO_LETTER) -> Planned:
        change, briefing = self.change, self.briefing
        notified = self.so_far.notified
        is_repeat = change.event is ChangeEvent.REPEATED
        is_first = self.kind is MessageKind.ALERT and not is_repeat and not _comes_back(change)
        items, upcoming = self.items(reader), self._upcoming(reader)
        so_far = sentences(notified, change, briefing, self.so_far.acts, is_written_anew=letter.message is not None)
        facts = mail_facts(
            self.kind,
            change.rule,
            change.verdict,
            reader,
            briefing,
            step=self.number,
            upcoming=upcoming,
            history=() if is_first else so_far,
            also_told=who_knows(notified, change.episode, reader, briefing),
            draft=letter.waiting,
            notice_number=self._mails_before + 1 if is_repeat else 1,
            is_unanswered=is_repeat and self._is_unanswered(),
            asked=self._asked(reader, items, letter, upcoming),
        )
        planned = _planned(self.kind, reader, items, to_json(facts), briefing, notified)
        return replace(planned, comes_first=urgency.is_lost_for_good(change.verdict))

    def _asked(self, reader: Reader, items: Sequence[Item], letter: Drafted, upcoming: Upcoming) -> AskedFacts:
        change = self.change
        asked = asked_about(
            self.kind,
            change.rule,
            change.verdict,
            reader,
            item_of(reader, items),
            self.briefing,
            finding=change.episode.state,
            decides_letter=bool(letter.waiting.letters),
        )
        return within_the_step(asked, upcoming.from_day or upcoming.next_reminder)

    def _is_unanswered(self) -> bool:
        """Has nobody decided anything, and nobody answered?"""
        episode, briefing = self.change.episode, self.briefing
        said = any(one.matter.episode == episode.number for one in briefing.said.get(episode.obligation, ()))
        return not (said or episode.obligation in briefing.answers or decisions(episode, self.so_far.acts))

    def items(self, reader: Reader) -> tuple[Item, ...]:
        """What its readers are told, an item each."""
        return tuple(self._item(addressee, self.number + place) for place, addressee in enumerate(reader.addressees))

    def _item(self, addressee: Addressee, step: int) -> Item:
        return _item(self.change, self.kind, step, addressee, self.briefing, self.so_far.notified)

    def _upcoming(self, reader: Reader) -> Upcoming:
        change, briefing = self.change, self.briefing
        days = step_days(briefing.sends_on, change.verdict.severity, briefing)
        if days is None:
            return Upcoming()
        act_by, from_day = days
        following = next_step(self.last, change.rule, change.verdict.scope.id, reader, briefing)
        if following is not None:
            number, addressee = following
            return Upcoming(act_by=act_by, step=number, addressee=addressee, from_day=from_day)
        if change.verdict.rule_key in briefing.drafts:
            return Upcoming(act_by=act_by)
        return Upcoming(act_by=act_by, next_reminder=self._next_repeat())

    def _next_repeat(self) -> date:
        """The day of the repeat after this mail, which is one more than were sent on this step before."""
        wait = self.briefing.escalation.repeats.wait(self._mails_before)
        return _after(self.briefing.sends_on, wait, self.briefing)[1]

    @property
    def _mails_before(self) -> int:
        return mails_on_step(self.so_far.notified, self.change.episode, self.number)


def _comes_back(change: Change) -> bool:
    """Has a silence or a waiver ended, or has somebody objected or handed it back? Then that is notified as well."""
    before = change.episode_before
    was_waived = before is not None and before.state is FindingState.WAIVED
    return change.event is ChangeEvent.REOPENED or was_waived


def _end(change: Change, briefing: Briefing, notified: Sequence[SentItem]) -> Outgoing:
    kind = _kind_of_end(change.episode.resolution)
    if kind is None:
        return Outgoing()
    addressees, unreachable = _still_reachable(change.episode.told, briefing)
    # Drafts first: the management hears of one that waits in its own mail.
    readers = sorted(by_mailbox(addressees), key=lambda reader: not reader.is_external)
    messages: list[Planned] = []
    draft = NO_DRAFT
    for reader in readers:
        items = tuple(_item(change, kind, 0, addressee, briefing, notified) for addressee in reader.addressees)
        if reader.is_external:
            letter = drafted(kind, change, reader, items, briefing, notified)
            draft, outgoing = letter.waiting, _drafts(letter, change, reader)
            messages += outgoing.messages
            continue
        others = [other.first for other in readers if other is not reader and not reader.is_external]
        facts = end_facts(
            kind,
            change,
            reader,
            item_of(reader, items),
            briefing,
            others=others,
            draft=draft,
            sequence=sequence_of_entry(notified, reader),
        )
        messages.append(_planned(kind, reader, items, to_json(facts), briefing, notified))
    return Outgoing(tuple(messages), unreachable)


def _kind_of_end(resolution: Resolution | None) -> MessageKind | None:
    """None: no mail of this kind. What was extended gets new reminders; what a change has ended is told together, by
    `rule_changes`, and what a correction has, by `rectifications`.
    """
    match resolution:
        case Resolution.ALL_CLEAR:
            return MessageKind.ALL_CLEAR
        case Resolution.RECTIFIED | Resolution.EXTENDED | Resolution.WITHDRAWN | Resolution.RENAMED | Resolution.NOISE:
            return None
        case Resolution.RULE_CHANGED | Resolution.UNANNOUNCED | None:
            return None
        case _:
            assert_never(resolution)


def _still_reachable(told: Sequence[str], briefing: Briefing) -> tuple[tuple[Addressee, ...], tuple[str, ...]]:
    found, lost = [], []
    for key in told:
        addressee = briefing.organisation.reader_of(Post.parse(key), briefing.sends_on)
        if addressee is None:
            lost.append(key)
        else:
            found.append(addressee)
    return tuple(found), tuple(lost)


def _read_as_one(before: LadderStep, addressee: Addressee) -> bool:
    return before.mailbox == addressee.mailbox and before.is_external == addressee.is_external


def _standing_on(step: int, read: Sequence[LadderStep]) -> LadderStep | None:
    """The step that is read for a number; when nobody reads it, the last before it, else the first of all."""
    reached = [found for found in read if found.number <= step]
    return reached[-1] if reached else next(iter(read), None)


def _number_of(standing: LadderStep, reader: Reader) -> int:
    return standing.last - len(reader.addressees) + 1


def _after(told_on: date, working_days: int, briefing: Briefing) -> tuple[date, date]:
    """The last of so many open days after a day, and the open day behind it."""
    last = briefing.calendar.add_office_days(told_on, working_days)
    return last, briefing.calendar.add_office_days(last, 1)


def _items(notified: Iterable[SentItem], episode: Episode) -> Iterator[Item]:
    return (sent.item for sent in notified if sent.item.episode == episode.number)


def _item(
    change: Change,
    kind: MessageKind,
    step: int,
    addressee: Addressee,
    briefing: Briefing,
    notified: Sequence[SentItem],
) -> Item:
    """The item, numbered when the very same was sent before: an episode that comes back, a step that is repeated."""
    first = Item(
        organisation=briefing.organisation.organisation.id,
        obligation=change.episode.obligation,
        episode=change.episode.number,
        kind=kind,
        cause_state=str(change.verdict.state),
        step=step,
        occurrence=ONCE,
        addressed=addressee.key,
    )
    repeats = sum(1 for item in _items(notified, change.episode) if replace(item, occurrence=ONCE, resend=0) == first)
    return replace(first, occurrence=str(repeats))


def _planned(
    kind: MessageKind,
    reader: Reader,
    items: tuple[Item, ...],
    facts: dict[str, object],
    briefing: Briefing,
    notified: Sequence[SentItem],
) -> Planned:
    message = Message(
        kind=kind,
        addressed=reader.first.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=facts,
        root_key=thread_of(items, notified),
    )
    return Planned(message, OutboxState.PENDING)


def thread_of(items: Sequence[Item], notified: Sequence[SentItem]) -> str | None:
    """The mail that began the thread of these readers in this episode."""
    mine = {(item.episode, item.addressed) for item in items}
    singles = (one for one in notified if one.mail_kind is not MessageKind.DIGEST)
    return next((one.message for one in singles if (one.item.episode, one.item.addressed) in mine), None)
