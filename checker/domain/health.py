"""What can be wrong with the service, and is it so? Pure: codes with facts from what was gathered, never a sentence.

Nothing is remembered: each look compares what must hold with what is there. `checker.wording.health` has the words
and the next command by code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import local_day
from checker.domain.mailbox_trouble import MailboxTrouble
from checker.domain.message import MessageKind, OutboxState
from checker.domain.outbox import AttemptOutcome
from checker.domain.proposal import ANSWERED_WITHIN
from checker.domain.refusal import Refused

LATE_INTERVALS = 3
GIVEN_SEVERAL_TRIES = 2
MOST_NAMED = 3
# What rides in the week's digests has had its chance by then, also where no digest was worth sending.
TWO_ROUNDS = timedelta(days=14)
# No house is closed for longer.
A_MONTH = timedelta(days=31)
# A mail server may be restarted before anybody is told.
MAILBOX_GIVEN = timedelta(minutes=15)
# Checkpoints are made daily; the auditor looks once in two months.
A_DAY = timedelta(days=1)
COUNTER_CHECKED_WITHIN = timedelta(days=60)
# A clock that is corrected while somebody looks makes no issue.
SLACK = timedelta(seconds=5)

HealthFact = str | int | date | datetime | MailboxTrouble | Refused | tuple[MessageKind, ...]


class HealthCode(StrEnum):
    """The stage and what is wrong there, the most urgent first. Behind a code stand the names of its facts."""

    facts: tuple[str, ...]

    def __new__(cls, code: str, *facts: str) -> HealthCode:
        member = str.__new__(cls, code)
        member._value_ = code
        member.facts = facts
        return member

    JOURNAL_BROKEN = "journal.broken", "entry"
    LOG_CUT_OFF = "log.cut_off", "size", "last"
    STORE_UNSOUND = "store.unsound", "count", "table", "first"
    DAEMON_GONE = "daemon.gone", "pid"
    DAEMON_ENDED_ITSELF = "daemon.ended_itself", "why"
    DAEMON_STUCK = "daemon.stuck", "pid", "since"
    DAEMON_FAILS = "daemon.fails", "count", "why"
    ROOM_SCARCE = "store.room_scarce", "megabytes", "least", "folder"
    CLOCK_BEHIND_TICK = "clock.behind_the_last_tick", "last"
    CLOCK_BEHIND_RECORDING = "clock.behind_a_recording", "sequence", "at"
    CLOCK_BEHIND_RULES = "clock.behind_the_rules", "at"
    NO_RULES = "rules.none_in_force"
    RULES_BROKEN = "rules.broken", "mistake"
    RULES_GONE = "rules.gone", "mistake"
    TICK_OLD = "tick.too_old", "last"
    TICK_NEVER = "tick.never", "since"
    RECORDS_UNSEEN = "records.unseen", "count", "since"
    OBLIGATIONS_UNJUDGED = "judging.left_out", "count", "first", "since"
    SET_ASIDE = "judging.set_aside", "count", "first", "scope", "rule", "why", "records"
    FINDING_UNHEARD = "findings.unheard", "count", "first"
    EDIT_UNTOLD = "rules.edit_untold", "number", "since", "count", "first"
    MAILS_HELD = "mails.held_since_restore", "count", "at", "from", "until"
    MAIL_SESSION = "mails.server", "count", "since", "why"
    MAIL_DEAD = "mails.dead", "count", "kinds", "first", "why"
    MAIL_DEFERRED = "mails.deferred", "count", "first", "why"
    MAIL_IN_HAND = "mails.in_hand", "count", "first"
    MAIL_UNTRIED = "mails.untried", "count", "first", "since"
    MAIL_UNKNOWN = "mails.unknown_kind", "count", "first", "kind"
    ANSWERS_UNREAD = "answers.unread", "since", "trouble"
    ANSWERS_NEVER_READ = "answers.never_read", "place"
    ANSWERS_WAIT = "answers.wait", "count", "since"
    REPORT_UNTOLD = "reports.untold", "count", "sender", "profile", "first"
    WORKBOOKS_AS_THEY_CAME = "records.workbooks_as_they_came", "count"
    PAGES_GONE = "pages.gone", "address", "since"
    PAGES_ENDED = "pages.ended", "address", "since"
    PAGES_NEVER = "pages.never_shown", "address"
    PAGES_ELSEWHERE = "pages.elsewhere", "address", "served"
    PROVIDER_FAILS = "pages.provider_fails", "trouble", "since"
    PROXY_NOT_LISTED = "pages.proxy_not_listed", "peer", "at", "count"
    NO_ROOM_FOR_FILES = "pages.no_room_for_files", "folder", "why", "at"
    NO_ROOM_FOR_JOBS = "pages.no_room_for_jobs", "folder", "why", "at"
    NOBODY_LOGS_IN = "pages.nobody_logs_in", "address"
    MEMBERS_WITHOUT_POST = "pages.members_without_post", "count", "first"
    KEYS_END = "pages.keys_end", "count", "first", "on"
    KEYS_WITHOUT_POST = "pages.keys_without_post", "count", "first"
    KEYS_BEYOND_POST = "pages.keys_beyond_post", "count", "first"
    LOG_NOT_SIGNED = "log.not_signed", "at"
    LOG_WITHOUT_CHECKPOINT = "log.without_checkpoint", "since"
    TEMPLATE_BROKEN = "templates.broken", "mistake"
    LINKS_WITHOUT_LIBRARY = "links.without_library", "address"
    LINKS_WITHOUT_KEY = "links.without_key", "trouble"
    INBOX = "inbox.unusable", "trouble", "inbox"
    INBOX_WAITS = "inbox.waits", "count", "since", "inbox"
    FILE_REJECTED = "inbox.rejected", "count", "first", "inbox"
    EDIT_UNAPPROVED = "rules.edit_unapproved", "number", "since", "count", "preview"
    LOG_NOT_COUNTER_CHECKED = "log.not_counter_checked", "since"
    RETENTION_OVERDUE = "retention.overdue", "count", "since"
    BACKUP_NEVER = "backup.never", "since", "days"
    BACKUP_OLD = "backup.too_old", "at", "days"

    @property
    def stage(self) -> str:
        return self.value.partition(".")[0]


URGENCY = {code: place for place, code in enumerate(HealthCode)}

# Somebody should, but the service does its work.
FOR_PEOPLE = frozenset(
    {
        HealthCode.EDIT_UNAPPROVED,
        HealthCode.LOG_NOT_COUNTER_CHECKED,
        HealthCode.RETENTION_OVERDUE,
        HealthCode.BACKUP_NEVER,
        HealthCode.BACKUP_OLD,
        HealthCode.PROVIDER_FAILS,
        HealthCode.PROXY_NOT_LISTED,
        HealthCode.NOBODY_LOGS_IN,
        HealthCode.MEMBERS_WITHOUT_POST,
        HealthCode.KEYS_END,
        HealthCode.KEYS_WITHOUT_POST,
        HealthCode.KEYS_BEYOND_POST,
    }
)


@dataclass(frozen=True, slots=True)
class HealthIssue:
    """Something that somebody must see to."""

    code: HealthCode
    facts: Mapping[str, HealthFact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert self.facts.keys() == set(self.code.facts), f"{self.code} comes with {self.code.facts}"


def issue(code: HealthCode, **facts: HealthFact) -> HealthIssue:
    return HealthIssue(code, facts)


@dataclass(frozen=True, slots=True)
class TickPatience:
    """How long what is due may wait for its tick.

    `interval` is that of the daemon at work since `begun`, whom nothing from before its start is held against; None:
    ticks come from a timer, once on each day the office is open.
    """

    interval: timedelta | None = None
    begun: datetime | None = None

    def is_over(self, since: datetime, now: datetime, calendar: WorkingCalendar | None) -> bool:
        """Should a tick have come after the instant `since` by now? Without a calendar two days are given."""
        if self.interval is not None:
            return now - max(since, self.begun or since) > LATE_INTERVALS * self.interval
        return _have_ended(1, since, now, calendar)


def is_late(last: datetime, every_seconds: float, now: datetime) -> bool:
    """Is it too long ago that something was last heard which is to be heard so often?"""
    return now - last > timedelta(seconds=LATE_INTERVALS * every_seconds)


def _have_ended(days: int, since: datetime, now: datetime, calendar: WorkingCalendar | None) -> bool:
    """Are so many days over on which the office is open, behind that of `since`? Any days without a calendar."""
    first = local_day(since)
    last = first + timedelta(days=days)
    if calendar is not None and calendar.covers(first) and calendar.covers(last + A_MONTH):
        last = calendar.add_office_days(first, days)
    return local_day(now) > last


@dataclass(frozen=True, slots=True)
class Waiting:
    """Some of a kind: how many, since when the longest, and which is the first."""

    count: int
    since: datetime
    first: str


@dataclass(frozen=True, slots=True)
class Unjudgeable:
    """An obligation (key) that cannot be judged, why (a reason's code), and the records (keys) that it is about."""

    obligation: str
    rule: str
    scope: str
    why: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerMailboxState:
    """When the mailbox of answers was last read (None: never), and since when and why it cannot be (None: it can)."""

    place: str
    read_at: datetime | None = None
    failing_since: datetime | None = None
    trouble: MailboxTrouble | None = None

    def is_to_be_told(self, now: datetime) -> bool:
        """Has it failed for longer than a mail server takes to start anew?"""
        return self.failing_since is not None and now - self.failing_since >= MAILBOX_GIVEN


@dataclass(frozen=True, slots=True)
class UnapprovedEdit:
    """An activation that was an emergency: its number, since when, how many approvals it lacks, of which preview."""

    number: int
    since: datetime
    lacking: int
    preview: str


@dataclass(frozen=True, slots=True)
class WaitingMail:
    """A mail that has not left. `outcome` and `reply` are those of its last attempt; None: it was never tried.

    `may_leave_at` is when it may leave at the earliest, within the house's mail hours.
    """

    key: str
    kind: MessageKind
    state: OutboxState
    attempts: int
    may_leave_at: datetime
    lease_until: datetime | None = None
    outcome: AttemptOutcome | None = None
    reply: str = ""


@dataclass(frozen=True, slots=True)
class HeldSinceRestore:
    """A restore (`at`) holds all mails: the store does not know which left since its backup was made (`since`).

    Instants aware.
    """

    at: datetime
    since: datetime
    count: int


@dataclass(frozen=True, slots=True)
class UnknownKind:
    """A mail (key) of a kind that this version does not know, or with such news in it."""

    key: str
    kind: str


@dataclass(frozen=True, slots=True)
class OverdueReports:
    """What is overdue of one sender's profile. `is_told`: mails about all of them were planned; else these were not."""

    sender: str
    profile: str
    count: int
    first_due: date
    is_told: bool


@dataclass(frozen=True, slots=True)
class UntoldEdit:
    """The activation of a number changed on a day what some posts (`role@unit`) answer for, and no mail about it was
    planned. `is_alarm`: it passed over approvals, and those who must know at once do not.
    """

    number: int
    on: date
    posts: tuple[str, ...]
    is_alarm: bool = False

    def is_passed_over(self, last_round: date | None, last_tick: datetime | None) -> bool:
        """Has the round, or for an alarm a tick, of a later day not told it?"""
        looked = local_day(last_tick) if self.is_alarm and last_tick is not None else last_round
        return looked is not None and looked > self.on


@dataclass(frozen=True, slots=True)
class LogFacts:
    """How far the log (its number of entries) is bound from outside. Instants aware; None: never.

    `size` of the newest checkpoint, made at `made_at`; `lacks_signature`: a key was in force and did not sign it.
    `first_at` is when the first was made. `checked_at`: the last check of the whole store, behind which a checkpoint is
    made; `counter_checked_at`: when it last held against something from outside. `has_auditor`: somebody is to do that.
    """

    entries: int
    size: int = 0
    made_at: datetime | None = None
    lacks_signature: bool = False
    first_at: datetime | None = None
    checked_at: datetime | None = None
    counter_checked_at: datetime | None = None
    has_auditor: bool = False


NO_LOG = LogFacts(0)


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """What a store holds, as far as it must hold together. None: there is none of it.

    `ahead` are recordings (sequence, instant) that bear a later instant than the clock. `unseen` came after the last
    tick, `unjudged` should have been looked at, `set_aside` cannot be judged. `outage`: since when no mail leaves, and
    why. `unheard` are open findings all of whose mails are dead. `rules_ahead`: the rules in force bear that instant.
    `last_round` is the day of the last week's digests; `edits` of the rules are such as somebody was not told of.
    `answers` came by mail and wait to be entered; `mailbox` is where they are read from.
    `unsound` rows (table, key) are not what they were sealed as.
    `as_they_came` counts workbooks that are kept with all that their senders left in them.
    `unapproved` edits of the rules took effect as emergencies.
    """

    broken_entry: int | None
    activated_at: datetime | None
    calendar: WorkingCalendar | None
    last_tick: datetime | None
    rules_ahead: datetime | None = None
    ahead: tuple[tuple[int, datetime], ...] = ()
    unseen: Waiting | None = None
    unjudged: Waiting | None = None
    set_aside: tuple[Unjudgeable, ...] = ()
    as_they_came: int = 0
    mails: tuple[WaitingMail, ...] = ()
    unknown: tuple[UnknownKind, ...] = ()
    outage: tuple[datetime, str] | None = None
    held: HeldSinceRestore | None = None
    unheard: tuple[str, ...] = ()
    reports: tuple[OverdueReports, ...] = ()
    last_round: date | None = None
    edits: tuple[UntoldEdit, ...] = ()
    answers: Waiting | None = None
    unsound: tuple[tuple[str, str], ...] = ()
    mailbox: AnswerMailboxState | None = None
    log: LogFacts = NO_LOG
    unapproved: tuple[UnapprovedEdit, ...] = ()


def store_issues(
    seen: StoreFacts, now: datetime, patience: TickPatience, *, is_rehearsed: bool = False, is_fed: bool = False
) -> tuple[HealthIssue, ...]:
    """What is not as it must be in a store at the instant `now` (aware), the most urgent first.

    `is_rehearsed`: each tick is given its instant, so what is late is so by the last of them, not by the clock; without
    any there is no rehearsal. `is_fed`: files are imported by the clock all the same, so what has come must be seen.
    """
    late_at = min(now, seen.last_tick or now) if is_rehearsed else now
    checks = (
        _journal_and_rules(seen),
        _clock(seen, now),
        _ticks(seen, late_at, patience),
        _unseen(seen, now if is_fed else late_at, patience),
        _mails(seen, late_at, patience),
        _told(seen, late_at),
        _answered(seen, late_at),
        _kept(seen),
        _log(seen.log, seen.last_tick, now),
    )
    return tuple(sorted((found for check in checks for found in check), key=urgency))


def urgency(found: HealthIssue) -> int:
    """Its place among all codes: what keeps others from being known stands first."""
    return URGENCY[found.code]


def _journal_and_rules(seen: StoreFacts) -> Iterator[HealthIssue]:
    if seen.broken_entry is not None:
        yield issue(HealthCode.JOURNAL_BROKEN, entry=seen.broken_entry)
    if seen.unsound:
        table, key = seen.unsound[0]
        yield issue(HealthCode.STORE_UNSOUND, count=len(seen.unsound), table=table, first=key)
    if seen.activated_at is None:
        yield issue(HealthCode.NO_RULES)
    for edit in seen.unapproved:
        named = {"number": edit.number, "count": edit.lacking}
        yield issue(HealthCode.EDIT_UNAPPROVED, since=edit.since, preview=edit.preview, **named)


def _log(log: LogFacts, last_tick: datetime | None, now: datetime) -> Iterator[HealthIssue]:
    if log.size > log.entries:
        yield issue(HealthCode.LOG_CUT_OFF, size=log.size, last=log.entries)
    if log.lacks_signature and log.made_at is not None:
        yield issue(HealthCode.LOG_NOT_SIGNED, at=log.made_at)
    # In a rehearsal that nobody checks there is neither check nor checkpoint.
    made_at = log.made_at or (log.checked_at and log.checked_at - A_DAY)
    if made_at is not None and last_tick is not None and last_tick - made_at > A_DAY:
        yield issue(HealthCode.LOG_WITHOUT_CHECKPOINT, since=made_at)
    last = log.counter_checked_at or log.first_at
    if log.has_auditor and last is not None and now - last > COUNTER_CHECKED_WITHIN:
        yield issue(HealthCode.LOG_NOT_COUNTER_CHECKED, since=last)


def _clock(seen: StoreFacts, now: datetime) -> Iterator[HealthIssue]:
    if seen.last_tick is not None and seen.last_tick > now + SLACK:
        yield issue(HealthCode.CLOCK_BEHIND_TICK, last=seen.last_tick)
    for sequence, at in seen.ahead:
        if at > now + SLACK:
            yield issue(HealthCode.CLOCK_BEHIND_RECORDING, sequence=sequence, at=at)
    if seen.rules_ahead is not None and seen.rules_ahead > now + SLACK:
        yield issue(HealthCode.CLOCK_BEHIND_RULES, at=seen.rules_ahead)


def _ticks(seen: StoreFacts, now: datetime, patience: TickPatience) -> Iterator[HealthIssue]:
    if seen.activated_at is None:
        return

    def is_late(since: datetime) -> bool:
        return patience.is_over(since, now, seen.calendar)

    if seen.last_tick is None:
        if is_late(seen.activated_at):
            yield issue(HealthCode.TICK_NEVER, since=seen.activated_at)
    elif is_late(seen.last_tick):
        yield issue(HealthCode.TICK_OLD, last=seen.last_tick)
    if seen.unjudged is not None and is_late(seen.unjudged.since):
        left = seen.unjudged
        yield issue(HealthCode.OBLIGATIONS_UNJUDGED, count=left.count, first=left.first, since=left.since)
    if seen.set_aside:
        first = seen.set_aside[0]
        named = {"first": first.obligation, "rule": first.rule, "scope": first.scope, "why": first.why}
        keys = ", ".join(first.records[:MOST_NAMED]) or "–"
        yield issue(HealthCode.SET_ASIDE, count=len(seen.set_aside), records=keys, **named)


def _unseen(seen: StoreFacts, now: datetime, patience: TickPatience) -> Iterator[HealthIssue]:
    has_rules, left = seen.activated_at is not None, seen.unseen
    if has_rules and left is not None and patience.is_over(left.since, now, seen.calendar):
        yield issue(HealthCode.RECORDS_UNSEEN, count=left.count, since=left.since)


def _mails(seen: StoreFacts, now: datetime, patience: TickPatience) -> Iterator[HealthIssue]:
    dead = [mail for mail in seen.mails if mail.state is OutboxState.DEAD]
    if dead:
        kinds = tuple(dict.fromkeys(mail.kind for mail in dead))
        last = dead[-1]
        yield issue(HealthCode.MAIL_DEAD, count=len(dead), kinds=kinds, first=last.key, why=last.reply)
    waiting = [mail for mail in seen.mails if mail.state is OutboxState.PENDING]
    if (held_back := seen.held) is not None:
        span = {"from": held_back.since, "until": held_back.at}
        yield issue(HealthCode.MAILS_HELD, count=held_back.count, at=held_back.at, **span)
    if seen.outage is not None:
        since, why = seen.outage
        yield issue(HealthCode.MAIL_SESSION, count=len(waiting), since=since, why=why)
    refused = [mail for mail in waiting if mail.outcome is AttemptOutcome.SESSION_FAILED]
    deferred = [mail for mail in waiting if mail not in refused and mail.attempts >= GIVEN_SEVERAL_TRIES]
    if deferred:
        first = deferred[0]
        yield issue(HealthCode.MAIL_DEFERRED, count=len(deferred), first=first.key, why=first.reply)
    held = [mail for mail in seen.mails if _is_held_too_long(mail, now, patience, seen.calendar)]
    if held:
        yield issue(HealthCode.MAIL_IN_HAND, count=len(held), first=held[0].key)
    untried = [mail for mail in waiting if mail.attempts == 0 and _is_left(mail, now, patience, seen.calendar)]
    if untried and seen.outage is None and seen.held is None:
        since = min(mail.may_leave_at for mail in untried)
        yield issue(HealthCode.MAIL_UNTRIED, count=len(untried), first=untried[0].key, since=since)
    if seen.unknown:
        first_one = seen.unknown[0]
        yield issue(HealthCode.MAIL_UNKNOWN, count=len(seen.unknown), first=first_one.key, kind=first_one.kind)


def is_stuck(mail: WaitingMail) -> bool:
    """It will not leave, or was tried several times."""
    is_tried_again = mail.state is OutboxState.PENDING and mail.attempts >= GIVEN_SEVERAL_TRIES
    return is_tried_again or mail.state is OutboxState.DEAD


def _is_left(mail: WaitingMail, now: datetime, patience: TickPatience, calendar: WorkingCalendar | None) -> bool:
    return patience.is_over(mail.may_leave_at, now, calendar)


def _is_held_too_long(
    mail: WaitingMail, now: datetime, patience: TickPatience, calendar: WorkingCalendar | None
) -> bool:
    return mail.lease_until is not None and patience.is_over(mail.lease_until, now, calendar)


def _kept(seen: StoreFacts) -> Iterator[HealthIssue]:
    if seen.as_they_came:
        yield issue(HealthCode.WORKBOOKS_AS_THEY_CAME, count=seen.as_they_came)


def _told(seen: StoreFacts, now: datetime) -> Iterator[HealthIssue]:
    if seen.unheard:
        yield issue(HealthCode.FINDING_UNHEARD, count=len(seen.unheard), first=seen.unheard[0])
    for edit in seen.edits:
        if edit.is_passed_over(seen.last_round, seen.last_tick):
            count, first = len(edit.posts), edit.posts[0]
            yield issue(HealthCode.EDIT_UNTOLD, number=edit.number, since=edit.on, count=count, first=first)
    on = local_day(now)
    for late in seen.reports:
        was_passed_over = seen.last_round is not None and seen.last_round > late.first_due
        if not late.is_told and (was_passed_over or on > late.first_due + TWO_ROUNDS):
            source = {"sender": late.sender, "profile": late.profile}
            yield issue(HealthCode.REPORT_UNTOLD, count=late.count, first=late.first_due, **source)


def _answered(seen: StoreFacts, now: datetime) -> Iterator[HealthIssue]:
    mailbox = seen.mailbox
    if mailbox is not None and mailbox.trouble is not None and mailbox.is_to_be_told(now):
        yield issue(HealthCode.ANSWERS_UNREAD, since=mailbox.failing_since or now, trouble=mailbox.trouble)
    left = seen.answers
    if left is not None and _have_ended(ANSWERED_WITHIN, left.since, now, seen.calendar):
        yield issue(HealthCode.ANSWERS_WAIT, count=left.count, since=left.since)
