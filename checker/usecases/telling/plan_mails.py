"""Which mails follow from the result of a tick? Alerts, ends, reminders, missing reports, digests. Shell, read-only.

What a mailbox would get beyond its week's budget rides in the day's digest, or in one collective mail. ADR 0027.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.act import Act
from checker.domain.alteration import EndedByAlteration
from checker.domain.clock import local_day
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Telling
from checker.domain.message import NOT_LEFT_YET, TELLS_BAD, Item, Message, MessageKind, OutboxState, SentItem
from checker.domain.period import monday_of
from checker.domain.record import RecordVersion
from checker.domain.report import Report
from checker.domain.rulebook import Rulebook, RuleOf
from checker.domain.verdict import STILL_TO_DO, State, Verdict, after_preliminary_figures
from checker.evaluation.reports_ledger import reports_ledger
from checker.findings.acts import holders
from checker.findings.follow_up import FollowUp
from checker.store import activations, outbox, verdicts
from checker.store.mail_history import last_digests, notified_about, reports_notified
from checker.store.mail_rows import QueuedMessage
from checker.usecases.judging.disclosure_history import cells_before
from checker.usecases.rules.rule_renames import notified_under_any_name
from checker.usecases.telling.overdue_reports import arrived_reports, missing_reports, needed_for
from checker.usecases.telling.receipts_of_files import files_taken, receipts_of_files
from checker.usecases.telling.rectified import rectified
from checker.usecases.telling.rule_edits import edits_to_tell, worse_by_post
from checker.usecases.telling.tell_anew import told_anew
from checker.usecases.telling.weekly_summary import ills_of, last_weekly_on, log_of_a_week, week_of
from checker.wording.suppression import after
from notifications.digest import collective_mails, weekly_digests
from notifications.digest_input import DigestInput
from notifications.digest_schedule import Round, due_round, opens_later_today, without_a_storm
from notifications.file_receipts import Receipted
from notifications.ladder import NO_HISTORY, MailHistory, Outgoing, messages_for_changes
from notifications.mail_context import Briefing
from notifications.notices import Week
from notifications.overdue_reports import MissingReport, is_told_of, report_mails
from notifications.rate_limit import Spread, next_number, spread
from notifications.rectifications import rectification_mails
from notifications.reminders import due_reminders, is_reminded_of, missed_reminders
from notifications.rule_changes import rule_change_mails
from notifications.rule_edits import EditNews, alarms, without_told, worse_mails
from notifications.tellings import MailsOfTick, tellings
from notifications.urgency import is_told_at_once
from notifications.weekly import all_well_mail, checkpoints_mail, items_of, nobody_reads, operator_mail, weekly_readers


@dataclass(frozen=True, slots=True)
class Found:
    """A tick's result, before mails are planned. `owed` are all obligations, `newest` the episodes as they are now.

    `judge_anew` judges any of what is owed. `former` has the keys under which renamed obligations stood, `told` what
    was sent about those that were judged. `altered` ended by what is required now, `worse` are worse by it,
    `is_edited`: rules have changed since the last tick.
    """

    book: Rulebook
    owed: frozenset[str]
    former: Mapping[str, str]
    judged: tuple[Verdict, ...]
    judge_anew: Callable[[Collection[str]], Iterable[Verdict]]
    followed: FollowUp
    changes: tuple[Change, ...]
    altered: tuple[EndedByAlteration, ...]
    worse: tuple[Change, ...]
    is_edited: bool
    newest: Mapping[str, Episode]
    told: Mapping[str, tuple[SentItem, ...]]
    acts: Sequence[Act]
    versions: Sequence[RecordVersion]
    reports: Sequence[Report]
    last_tick: datetime | None


@dataclass(frozen=True, slots=True)
class MailPlan:
    """`outdated` are keys of mails that wait and need not leave, `replaced` of dead ones in whose place others are.

    `unreachable` are posts that the service is told of for the first time, `missed` reminders that nobody gets any
    more. `tellings` are by obligation. `reports_here` (`sender/profile/period`) were notified as missing and have come.
    `receipted` are the files whose senders are told.
    """

    outgoing: Outgoing
    outdated: tuple[str, ...]
    replaced: tuple[str, ...]
    unreachable: tuple[str, ...]
    missed: tuple[Item, ...]
    tellings: Mapping[str, Telling]
    reports_here: frozenset[str]
    receipted: Receipted


def plan_mails(tx: Connection, found: Found, briefing: Briefing) -> MailPlan:
    """What is to be queued and what is to be kept back after a tick."""
    drafts = outbox.drafts(tx)
    edited = edits_to_tell(tx, briefing) if _is_activated(tx, found) else ()
    begun = _begun(found, briefing, [draft.message for draft in drafts], edited)
    singles, were_held = without_a_storm(begun, briefing, found.last_tick)
    of_the_week = outbox.planned_since(tx, monday_of(briefing.sends_on))
    highest = max((mail.number for mail in of_the_week), default=0)
    last = _last_round(tx)
    this = due_round(briefing, found.last_tick, last, highest, is_overdue=were_held)
    latest = _latest(tx, found) if this is not None else {}
    reports = _reports(tx, found, briefing.on, is_round=this is not None)
    singles += report_mails((*reports.missing, *reports.arrived), reports.told, briefing)
    edits = edits_to_tell(tx, briefing) if this is not None and not edited else edited
    singles += _about_edits(edits, found, briefing)
    singles += rectification_mails(rectified(tx, found.changes, found.versions), found.told, briefing)
    outdated = _outdated(tx, found, begun, reports)
    reminders = _reminders_of_the_day(tx, found, latest, briefing, last, is_round=this is not None)
    left = without_told(edits, singles, briefing)
    day = _Day(tx, found, briefing, latest, reports, drafts, outdated, of_the_week, last, left)
    split = _split(day, singles + reminders, is_round=this is not None)
    anew = told_anew(tx, found.newest, reports.known_missing, briefing)
    split = replace(split, collected=(*split.collected, *anew.messages))
    outgoing = _mails_of_a_round(day, this, split) if this is not None else _mails_between_rounds(day, split)
    operator, new = _to_the_operator(tx, outgoing, briefing)
    receipted = receipts_of_files(tx, found.book, briefing)
    outgoing += operator + receipted.outgoing
    missed = _missed(tx, outgoing, found, reminders, briefing)
    planned = MailsOfTick(_messages(split.singles), split.collected, split.waiting, _messages(begun))
    how = tellings(found.judged, found.changes, found.newest, found.book.rule_of, planned, briefing)
    here = frozenset(report.about for report in reports.arrived)
    return MailPlan(outgoing, outdated, anew.replaced, new, missed, how, here, receipted)


@dataclass(frozen=True, slots=True)
class _Day:
    """What all mails of one tick are planned from. `latest` is empty unless a round is due."""

    tx: Connection
    found: Found
    briefing: Briefing
    latest: Mapping[str, Verdict]
    reports: _Reports
    drafts: Sequence[QueuedMessage]
    outdated: tuple[str, ...]
    of_the_week: tuple[outbox.PlannedMail, ...]
    last: Round | None
    edits: tuple[EditNews, ...]


def _is_activated(tx: Connection, found: Found) -> bool:
    """Are there edits since the last tick? One that was taken back in between has changed nothing, but is one."""
    newest = activations.newest(tx)
    since = found.last_tick
    return found.is_edited or (newest is not None and since is not None and newest.activated_at >= since)


def _about_edits(edits: Sequence[EditNews], found: Found, briefing: Briefing) -> Outgoing:
    """What an edit has ended or made worse, and what it passed over; the week's digests tell the rest of it."""
    mails = alarms(edits, briefing)
    mails += rule_change_mails(found.altered, found.told, briefing, without_told(edits, mails, briefing))
    return mails + worse_mails(without_told(edits, mails, briefing), worse_by_post(found.worse, briefing), briefing)


def _begun(found: Found, briefing: Briefing, letters: Sequence[Message], edits: Sequence[EditNews]) -> Outgoing:
    """What follows from what has changed; `letters` are those that wait."""
    changes = (*found.changes, *_unlike(letters, found, edits))
    told = (change for change in changes if _is_told(change, briefing))
    return messages_for_changes(told, briefing, found.told, found.acts, letters)


def _unlike(letters: Sequence[Message], found: Found, edits: Sequence[EditNews]) -> Iterator[Change]:
    """What waiting letters tell of rules that say something else since the last tick: the step is written anew."""
    if not letters or not found.is_edited:
        return
    rules = (edited for news in edits for edited in news.edit.rules)
    edited_ids = {edited.rule.id for edited in rules if edited.is_told_in_letters}
    judged = {verdict.obligation: verdict for verdict in found.judged if verdict.rule in edited_ids}
    changed = {change.episode.obligation for change in found.changes}
    for item in (letter.items[0] for letter in letters if letter.items[0].kind in TELLS_BAD):
        verdict, episode = judged.get(item.obligation), found.newest.get(item.obligation)
        rule = found.book.rule_of(verdict) if verdict is not None else None
        if verdict is None or episode is None or rule is None or item.obligation in changed:
            continue
        if episode.state is FindingState.OPEN and episode.number == item.episode:
            yield Change(episode, episode, ChangeEvent.REPEATED, verdict, rule)


def _split(day: _Day, singles: Outgoing, *, is_round: bool) -> Spread:
    """What leaves by mails of their own, what one mail of the day collects, what waits."""
    due_before = {one.obligation: one.due.effective for one in (*day.latest.values(), *day.found.judged)}
    is_near = not is_round and opens_later_today(day.briefing, day.last)
    return spread(singles, day.of_the_week, due_before, day.briefing, round_is_near=is_near, is_round=is_round)


def _mails_of_a_round(day: _Day, this: Round, split: Spread) -> Outgoing:
    """The single mails, the week's digests, and what whoever runs the service reads each week."""
    briefing = day.briefing
    outgoing, riding = _without_reminders(split.singles)
    carried = (*split.collected, *split.waiting)
    standing = replace(
        _standing(day, day.latest, outgoing, carried),
        reminders=riding,
    )
    outgoing += weekly_digests(this, standing, briefing)
    if this.number == 1:
        outgoing += _weekly(day, this)
    return outgoing


def _weekly(day: _Day, this: Round) -> Outgoing:
    """That the service runs, to those who run it: each since its last such mail."""
    tx, found, briefing = day.tx, day.found, day.briefing
    outgoing, readers = Outgoing(), weekly_readers(briefing)
    overdue = tuple(missing.report for missing in day.reports.missing)
    ills = ills_of(tx, briefing.known_at) if readers else ()
    weeks: dict[date | None, Week] = {}
    for reader in readers:
        since = last_weekly_on(tx, reader.addressee.key) or this.since
        if since not in weeks:
            weeks[since] = week_of(tx, briefing, since, found.last_tick, found.owed, found.newest.values())
        week = weeks[since]
        outgoing += all_well_mail(replace(week, ills=ills, overdue=overdue), this, reader, briefing)
    return outgoing + _to_the_auditor(tx, this, briefing)


def _to_the_auditor(tx: Connection, this: Round, briefing: Briefing) -> Outgoing:
    role = briefing.escalation.auditor
    if role is None:
        return Outgoing()
    post = f"{role}@{briefing.organisation.organisation.id}"
    since = last_weekly_on(tx, post, MessageKind.CHECKPOINTS)
    return checkpoints_mail(log_of_a_week(tx, since, briefing.known_at), this, briefing)


def _mails_between_rounds(day: _Day, split: Spread) -> Outgoing:
    """The single mails, and one mail of the day with what they exceed a mailbox's week by."""
    if not split.collected:
        return split.singles
    latest = _latest(day.tx, day.found)
    standing = _standing(day, latest, split.singles, split.collected)
    mail = Round(day.briefing.sends_on, next_number(day.of_the_week), day.last.on if day.last else None)
    return split.singles + collective_mails(mail, standing, day.briefing)


def _to_the_operator(tx: Connection, outgoing: Outgoing, briefing: Briefing) -> tuple[Outgoing, tuple[str, ...]]:
    """The mail about posts that nobody reads for, and those that are notified for the first time."""
    occasions = items_of(nobody_reads(outgoing.unreachable, briefing), briefing)
    told_before = outbox.known_items(tx, occasions)
    new = tuple(dict.fromkeys(one.trouble.about for key, one in occasions.items() if key not in told_before))
    return operator_mail(tuple(occasions.values()), told_before, briefing), new


def _messages(outgoing: Outgoing) -> tuple[Message, ...]:
    return tuple(planned.message for planned in outgoing.messages)


def _is_told(change: Change, briefing: Briefing) -> bool:
    """What opens or gets worse may be for the digest alone; the ladder and the end follow what was notified."""
    begins = change.event in (ChangeEvent.OPENED, ChangeEvent.WORSENED, ChangeEvent.REOPENED)
    smallest_sample = briefing.escalation.at_once.smallest_sample.value
    return not begins or is_told_at_once(change.verdict, change.rule, smallest_sample)


# --- Reports that have not come -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Reports:
    """Reports that have not come, and those notified that have. `told` is by what items are about.

    `is_known` is false where this tick has not looked.
    """

    missing: tuple[MissingReport, ...] = ()
    arrived: tuple[MissingReport, ...] = ()
    told: Mapping[str, tuple[SentItem, ...]] = field(default_factory=dict)
    is_known: bool = True

    @property
    def known_missing(self) -> frozenset[str] | None:
        """What they are about (`sender/profile/period`); None: this tick has not looked."""
        return frozenset(report.about for report in self.missing) if self.is_known else None


def _reports(tx: Connection, found: Found, on: date, *, is_round: bool) -> _Reports:
    """Looked at when something was judged, with each round, and once a day, as their ladders go on by days alone."""
    is_another_day = found.last_tick is None or local_day(found.last_tick) != on
    if not is_round and not found.judged and not is_another_day:
        return _Reports(is_known=False)
    told_of = reports_notified(tx)
    ledger = reports_ledger(found.book, found.reports, on)
    overdue = [entry for entry in ledger if entry.is_overdue(on)]
    # What is told of them are states, days and reports: all of these are saved as they change.
    lacking = _latest(tx, found, needed_for(overdue, found.owed), _never).values() if overdue else ()
    missing = missing_reports(found.book, overdue, lacking, found.newest, on)
    told = notified_about(tx, {*told_of, *(one.about for one in missing)})
    believed = [key for key, items in told.items() if is_told_of(items)]
    waited = _waited_for(tx, {key: told[key] for key in believed})
    latest = _latest(tx, found, {one for keys in waited.values() for one in keys}) if waited else {}
    return _Reports(missing, arrived_reports(found.book, ledger, waited, latest, on), told)


def _waited_for(tx: Connection, told: Mapping[str, Iterable[SentItem]]) -> dict[str, tuple[str, ...]]:
    """The obligations (keys) that waited for each report when a mail told that it was missing; none in a digest."""
    mails = {about: _newest_of_its_own(items) for about, items in told.items()}
    facts = outbox.facts_of(tx, {mail for mail in mails.values() if mail is not None})
    waited = {about: facts.get(mail or "", {}).get("waited") for about, mail in mails.items()}
    return {about: tuple(map(str, keys)) if isinstance(keys, list) else () for about, keys in waited.items()}


def _newest_of_its_own(items: Iterable[SentItem]) -> str | None:
    """The last mail that was about missing reports alone."""
    return next((one.message for one in reversed(list(items)) if one.mail_kind is MessageKind.OVERDUE_REPORT), None)


def _is_told_of(verdict: Verdict) -> bool:
    """Does a digest say more of it than its state: why it is bad, or when its next figures are due?"""
    return verdict.state not in (State.MET, State.PENDING, State.INFO) or verdict.complete.next_by is not None


def _never(_: Verdict) -> bool:
    return False


def _latest(
    tx: Connection,
    found: Found,
    only: Collection[str] | None = None,
    says_why: Callable[[Verdict], bool] = _is_told_of,
) -> dict[str, Verdict]:
    """Every owed obligation as it was judged last, in this tick or before; of those asked for, or of all.

    `says_why`: of this one a mail tells more than its state.
    """
    wanted = found.owed if only is None else found.owed.intersection(only)
    latest = {key: judged.verdict for key, judged in verdicts.latest(tx, only).items() if key in wanted}
    latest |= {verdict.obligation: verdict for verdict in found.judged if verdict.obligation in wanted}
    # A stored verdict keeps the reasons of the day on which its figures changed; today's are told.
    judged = {verdict.obligation for verdict in found.judged}
    keys = [key for key, verdict in latest.items() if key not in judged and says_why(verdict)]
    anew = found.judge_anew(keys) if keys else ()
    return latest | {verdict.obligation: verdict for verdict in anew}


# --- Digests --------------------------------------------------------------------------------------------


def _last_round(tx: Connection) -> Round | None:
    on = outbox.last_round_on(tx)
    return Round(on) if on else None


def _standing(
    day: _Day, judged_last: Mapping[str, Verdict], singles: Outgoing, carried: Sequence[Message]
) -> DigestInput:
    """What the digest considers: every owed obligation as it was `judged_last`, and what was sent about it.

    A letter that waits since this tick is listed with what asks for its release, if that is carried.
    """
    tx, found, reports = day.tx, day.found, day.reports
    latest = dict(judged_last)
    before = cells_before(tx, latest.values())
    latest |= {key: after(latest[key], history) for key, history in before.items()}
    gone = frozenset(day.outdated)
    digested_on = last_digests(tx)
    bad = {key: verdict for key, verdict in latest.items() if verdict.is_bad}
    since = verdicts.state_since(tx, bad, day.briefing.on)
    latest |= _after_preliminary_figures(tx, bad, since, day.last)
    told_together = {item.obligation for mail in carried for item in mail.items}
    begun = [one.message for one in singles.messages if one.state is OutboxState.DRAFT]
    return DigestInput(
        verdicts=latest,
        rule_of=found.book.rule_of,
        episodes=found.newest,
        notified={**notified_under_any_name(tx, found.newest, found.former), **reports.told},
        singles=singles,
        drafts=[
            *(draft.message for draft in day.drafts if draft.key not in gone),
            *(draft for draft in begun if draft.items[0].obligation in told_together),
        ],
        carried=carried,
        missing=reports.missing,
        sender_roles={file.sender.id: file.sender.role for file in found.book.senders},
        digested_on=digested_on,
        state_since=since,
        taken=files_taken(tx, found.book, digested_on, day.briefing),
        before={on: verdicts.as_judged_on(tx, bad, on) for on in sorted(set(digested_on.values()))},
        held_by=holders(found.newest.values(), found.acts),
        edits=day.edits,
    )


def _after_preliminary_figures(
    tx: Connection, bad: Mapping[str, Verdict], since: Mapping[str, date], last: Round | None
) -> dict[str, Verdict]:
    """The bad ones; marked are those whose final figures miss what preliminary ones had met at the last round."""
    then = verdicts.as_judged_on(tx, bad, last.on) if last else {}
    return {key: after_preliminary_figures(one, then.get(key), since[key]) for key, one in bad.items()}


# --- Reminders ------------------------------------------------------------------------------------------


def _reminders_of_the_day(
    tx: Connection,
    found: Found,
    latest: Mapping[str, Verdict],
    briefing: Briefing,
    last: Round | None,
    *,
    is_round: bool,
) -> Outgoing:
    """On the day of a round also those of what was judged before it opened; until it opens there are none."""
    if not is_round and opens_later_today(briefing, last):
        return Outgoing()
    rule_of = found.book.rule_of
    due = _untold(tx, _reminders(latest.values() if is_round else found.judged, rule_of, briefing))
    if not due.messages:
        return due
    # What was sent about them numbers them; few are due, many are owed.
    about = {planned.about.obligation: planned.about for planned in due.messages if planned.about}
    before = notified_under_any_name(tx, about, found.former)
    return replace(_reminders(about.values(), rule_of, briefing, before), unreachable=due.unreachable)


def _reminders(
    judged: Iterable[Verdict], rule_of: RuleOf, briefing: Briefing, notified: MailHistory = NO_HISTORY
) -> Outgoing:
    found = Outgoing()
    for verdict in judged:
        rule = rule_of(verdict)
        if rule is not None and is_reminded_of(rule, verdict):
            found += due_reminders(rule, verdict, briefing, notified.get(verdict.obligation, ()))
    return found


def _untold(tx: Connection, due: Outgoing) -> Outgoing:
    """Those that nobody has got yet."""
    told = outbox.known_items(tx, (planned.message.key for planned in due.messages))
    return Outgoing(tuple(one for one in due.messages if one.message.key not in told), due.unreachable)


def _without_reminders(singles: Outgoing) -> tuple[Outgoing, Outgoing]:
    """On the day of a round reminders ride in the digests: what is left, and the reminders."""
    riding = tuple(one for one in singles.messages if one.message.kind is MessageKind.REMINDER)
    left = tuple(one for one in singles.messages if one.message.kind is not MessageKind.REMINDER)
    return Outgoing(left, singles.unreachable), Outgoing(riding)


def _missed(
    tx: Connection, outgoing: Outgoing, found: Found, reminders: Outgoing, briefing: Briefing
) -> tuple[Item, ...]:
    """Reminders that nobody gets any more: a later one leaves instead, or the day has passed without."""
    leaving = {item.key for planned in outgoing.messages for item in planned.message.items}
    missed: list[Item] = []
    for planned in reminders.messages:
        (item,) = planned.message.items
        rule = found.book.rule_of(planned.about) if planned.about else None
        if planned.about is not None and rule is not None and item.key in leaving:
            missed += missed_reminders(rule, planned.about, briefing, item)
    for change in found.changes:
        if change.event is ChangeEvent.OPENED and change.rule.reminder_leads:
            missed += missed_reminders(change.rule, change.verdict, briefing)
    known = outbox.known_items(tx, (item.key for item in missed))
    return tuple(item for item in missed if item.key not in known)


# --- What need not leave any more -----------------------------------------------------------------------


def _outdated(tx: Connection, found: Found, begun: Outgoing, reports: _Reports) -> tuple[str, ...]:
    """Mails that wait, and that nobody needs any more: reminders of what is done, alerts of what is over or accepted,
    reports that have come, and what the same reader is notified of again.
    """
    followed = found.followed
    over = {one.obligation for one in followed.episodes if one.is_over or one.state is FindingState.WAIVED}
    over |= {change.episode.obligation for change in followed.changes if change.event is ChangeEvent.WORSENED}
    over |= {report.about for report in reports.arrived}
    done = {verdict.obligation for verdict in found.judged if verdict.state not in STILL_TO_DO}
    anew = {(item.obligation, item.addressed) for one in begun.messages for item in one.message.items}
    anew.update(begun.unwritten)
    waiting = outbox.list_messages(tx, states=NOT_LEFT_YET)
    return tuple(one.key for one in waiting if _has_not_left(one) and _need_not_leave(one.message, over, done, anew))


def _has_not_left(queued: QueuedMessage) -> bool:
    return queued.state in NOT_LEFT_YET and queued.rendered is None


def _need_not_leave(mail: Message, over: set[str], done: set[str], anew: set[tuple[str, str]]) -> bool:
    """Nothing of it still holds; a mail about several reports goes once one of them is here, and is planned anew."""
    outdated = [_is_outdated(item, over, done, anew) for item in mail.items]
    return any(outdated) if mail.kind is MessageKind.OVERDUE_REPORT else all(outdated)


def _is_outdated(item: Item, over: set[str], done: set[str], anew: set[tuple[str, str]]) -> bool:
    if item.kind is MessageKind.REMINDER:
        return item.obligation in done
    if item.kind is MessageKind.OVERDUE_REPORT:
        return item.obligation in over and item.step > 0
    return item.kind in TELLS_BAD and (item.obligation in over or (item.obligation, item.addressed) in anew)
