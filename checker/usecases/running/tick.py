"""One tick: judge what is due, follow up the findings, plan the mails. Safe to repeat. Shell.

Two transactions: one reads, one commits findings, mails and the cursor together. Nothing is sent here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from checker import __version__
from checker.domain.act import Act, silenced_until, under_new_names
from checker.domain.alteration import Alteration, EndedByAlteration
from checker.domain.bulk import collector_paused
from checker.domain.clock import at_local, end_of_day, local_day
from checker.domain.counted import CountedVersions, counting_for
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Resolution, Telling
from checker.domain.message import TELLS_BAD, TELLS_BAD_ALONE, OutboxState, SentItem
from checker.domain.outbox import NotNeeded
from checker.domain.proposal import Proposal
from checker.domain.receipt import ReceiptState
from checker.domain.report import Records
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import STILL_TO_DO, State, Verdict, after_preliminary_figures
from checker.evaluation import evaluate
from checker.evaluation.assessment import Assessment
from checker.evaluation.events_ahead import events_ahead
from checker.evaluation.judge import owed_in
from checker.evaluation.next_look import next_look
from checker.evaluation.touched import touched
from checker.evaluation.verdict import verdicts_on
from checker.findings.follow_up import FollowUp, follow_up, renamed, withdrawn
from checker.findings.hindsight import looking_back
from checker.store import (
    acts,
    cursor,
    findings,
    journal,
    obligations,
    outbox,
    proposals,
    receipts,
    recordings,
    records,
    sending,
    ticks,
    verdicts,
)
from checker.store.cursor import Cursor
from checker.store.opening import Store
from checker.store.ticks import JudgedBy
from checker.usecases.answering.lapsing import AfterTick, ended_by, let_lapse, overtaken
from checker.usecases.answering.telling import tell_of_waiting
from checker.usecases.judging.deleted_evidence import standing_still
from checker.usecases.judging.disclosure_history import cells_before
from checker.usecases.rules.activation import active, archived_book, newest_activation
from checker.usecases.rules.former_rules import FormerRules, former_rules, rules_on
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.rule_renames import former_keys, notified_under_any_name
from checker.usecases.rules.staffed import staffed
from checker.usecases.running.altered import ended_by_alteration, worse_by_rules
from checker.usecases.running.owed_set import OwedSet, Remembered, remembered
from checker.usecases.telling.plan_mails import Found, MailPlan, plan_mails
from checker.usecases.telling.receipts_of_files import note_receipts
from checker.wording.suppression import after
from notifications.digest_schedule import due_round
from notifications.ladder import Ladders, Outgoing
from notifications.mail_context import Briefing
from notifications.reminders import is_reminded_of
from notifications.urgency import waits_for_a_report

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TickResult:
    """What a tick did. `unreachable` are addressees (`role@scope`) that nobody reads for.

    `changes` are of what is judged; `withdrawn` counts the findings about what is owed no more.
    """

    now: datetime
    on: date
    judged: int = 0
    changes: tuple[Change, ...] = ()
    queued: int = 0
    superseded: int = 0
    unreachable: tuple[str, ...] = ()
    withdrawn: int = 0

    @property
    def changed(self) -> int:
        """How many findings are not as they were before."""
        return len(self.changes) + self.withdrawn


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the store said when this tick looked, up to the last `sequence` that was known.

    `stored` are the keys of what the last tick left as owed, `due` those of what is judged, `still` those of what would
    be, had not been deleted what it rests on; `activation` is the number of that which is in force.
    """

    assessment: Assessment
    cursor: Cursor | None
    sequence: int
    activation: int
    owed: OwedSet
    stored: frozenset[str]
    due: frozenset[str]
    still: frozenset[str]
    episodes: dict[str, Episode]
    told: dict[str, tuple[SentItem, ...]]
    former: Mapping[str, str]
    rules_before: FormerRules
    acts: tuple[Act, ...]
    answers: tuple[Proposal, ...]

    @property
    def book(self) -> Rulebook:
        return self.assessment.rulebook

    @property
    def ticks(self) -> int:
        """How many there were before this one."""
        return self.cursor.ticks if self.cursor else 0


@dataclass(frozen=True, slots=True)
class _Plan:
    """What this tick wants to commit. `changed` are those of the judged that may differ from what is saved."""

    judged: tuple[Verdict, ...]
    changed: tuple[Verdict, ...]
    episodes: tuple[Episode, ...]
    changes: tuple[Change, ...]
    altered: tuple[EndedByAlteration, ...]
    mails: MailPlan


def tick(store: Store, now: datetime, *, mail_domain: str, is_watched: bool = False) -> TickResult:
    """Judge what is due at the instant `now` (aware) and queue the mails that follow.

    `mail_domain` ends the Message-IDs. `is_watched`: a monitor outside hears of each good round. Raises
    NothingActivated without rules, BehindTheStore when `now` lies before the last tick, Overtaken when another tick was
    faster; then nothing of this one was saved.
    """
    on = local_day(now)
    with store.read() as tx:
        idle = _idle(tx, now, on)
        seen = None if idle else _look(tx, remembered(store), now, on)
    if seen is None:
        assert idle is not None, "whoever does not look is idle"
        with store.write() as tx:
            cursor.advance(tx, idle, replace(idle, instant=now))
        remembered(store).passed(idle.ticks)
        return TickResult(now, on)
    judged = _judge(seen, seen.due)
    followed = _follow_up(store, seen, judged, on, now)
    with store.read() as tx:
        plan = _plan(tx, seen, judged, followed, replace(_briefing(seen, on, now), is_watched=is_watched))
    with store.write() as tx:
        result = _commit(tx, seen, plan, on, now, mail_domain)
    remembered(store).left(seen.ticks + 1, seen.owed.keys)
    return result


def _idle(tx: Connection, now: datetime, on: date) -> Cursor | None:
    """The cursor, when nothing but its instant will move: what is owed was settled by a tick of this day and these
    rules, no look has come, nothing was recorded, and no digest goes out. None: look closer.
    """
    book = active(tx)
    at = cursor.read(tx)
    cursor.check_not_behind(at, now)
    if at is None or local_day(at.instant) != on or book.sha256 != at.rulebook:
        return None
    if obligations.is_any_due(tx, now) or at.sequence != recordings.last_sequence(tx):
        return None
    if sending.expired(tx) and sending.mails_leave(tx):
        return None
    if receipts.load(tx, ReceiptState.WAITS):
        return None
    is_round_near = due_round(briefing_of(book, on, now), at.instant, None) is not None
    return None if is_round_near else at


def _look(tx: Connection, memory: Remembered, now: datetime, on: date) -> _Seen:
    # All that this transaction sees, whatever instants it bears; what comes after it is the next tick's.
    sequence = recordings.last_sequence(tx)
    head = newest_activation(tx)
    book = staffed(tx, archived_book(tx, head), sequence)
    at = cursor.read(tx)
    cursor.check_not_behind(at, now)
    known, known_acts = records.load(tx, sequence=sequence), acts.load(tx, sequence=sequence)
    assessment = Assessment.of(book, book.calendar, book.organisation, known, known_acts, on, now)
    owed = memory.owed(book, on, sequence, lambda: owed_in(assessment))
    stored = memory.stored(at.ticks if at else 0, lambda: obligations.next_looks(tx))
    since = at.sequence if at else 0
    turned = records.turned_by_withdrawals(tx, after=since, up_to=sequence)
    has_news = _newest(known) > since or turned.versions or turned.reports
    news = touched(owed.by_key.values(), known, since, turned) if has_news else frozenset()
    due = owed.keys.intersection(obligations.due(tx, now)) | owed.beyond(stored) | news
    still = standing_still(tx, due)
    due -= still
    episodes = findings.current(tx)
    former = former_keys(book, owed.keys)
    unresolved = {key for key, episode in episodes.items() if not episode.is_over}
    standing = (key for key in due | unresolved - owed.keys if key in former or key in unresolved)

    def assessed_by(other: Rulebook) -> Assessment:
        return Assessment.of(other, other.calendar, other.organisation, known, known_acts, on, now)

    def names_of(obligation: str) -> tuple[str, ...]:
        return (obligation, former[obligation]) if obligation in former else (obligation,)

    return _Seen(
        assessment=assessment,
        cursor=at,
        sequence=sequence,
        activation=head.number,
        owed=owed,
        stored=stored,
        due=due,
        still=still,
        episodes=episodes,
        told=notified_under_any_name(tx, standing, former),
        former=former,
        rules_before=former_rules(tx, at, book, on, assessed_by, names_of),
        acts=under_new_names(known_acts, book.replaced) if due else (),
        answers=proposals.standing(tx),
    )


def _newest(known: Records) -> int:
    """The sequence of the newest version or report; 0: none has come."""
    return max((some[-1].sequence for some in (known.versions, known.reports) if some), default=0)


def _briefing(seen: _Seen, on: date, now: datetime) -> Briefing:
    return replace(briefing_of(seen.book, on, now, seen.answers), meetings=_meetings(seen))


@collector_paused()
def _judge(seen: _Seen, keys: Collection[str]) -> tuple[Verdict, ...]:
    """As `evaluate`, with what `_look` has put together already."""
    return verdicts_on(seen.owed.some(keys), seen.assessment)


def _follow_up(store: Store, seen: _Seen, judged: tuple[Verdict, ...], on: date, now: datetime) -> FollowUp:
    book = seen.book

    def hindsight(episode: Episode) -> State:
        """The state of the day in the episode's `since`, by the rules of that day and what is known today."""
        with store.read() as tx:
            by_then = recordings.sequence_at(tx, end_of_day(episode.since))
            rules = rules_on(tx, episode.since, book)
        known = looking_back(seen.assessment.records, episode.since, by_then)
        only = frozenset((episode.obligation, seen.former.get(episode.obligation, episode.obligation)))
        house = rules, rules.calendar, rules.organisation
        looked_back = evaluate(*house, known, seen.assessment.acts, episode.since, now, only=only)
        return looked_back[0].state if looked_back else State.INFO

    moved, moved_from = renamed(seen.episodes, seen.owed.keys, seen.former)
    found = follow_up(
        {**seen.episodes, **moved},
        judged,
        book.rule_of,
        book.escalation.hysteresis,
        book.calendar,
        on,
        hindsight,
        Ladders(book.rule_of, _briefing(seen, on, now), seen.told),
        silenced_until(seen.acts, on),
        former=lambda episode: seen.rules_before.verdict(episode.obligation),
    )
    gone = withdrawn(seen.episodes.values(), seen.owed.keys, on, moved_from)
    followed = moved | {episode.obligation: episode for episode in found.episodes}
    return FollowUp((*followed.values(), *gone), found.changes)


def _plan(tx: Connection, seen: _Seen, judged: tuple[Verdict, ...], followed: FollowUp, briefing: Briefing) -> _Plan:
    changes = _as_told_before(tx, [_without_the_untold(change, seen.told) for change in followed.changes], briefing.on)
    altered = ended_by_alteration(tx, followed, seen.book, seen.rules_before, briefing.on)
    known = {change.episode.obligation: change.episode for change in changes}
    changed = {one.obligation: known.get(one.obligation, one) for one in followed.episodes}
    newest = seen.episodes | changed
    found = Found(
        book=seen.book,
        owed=seen.owed.keys,
        former=seen.former,
        judged=judged,
        judge_anew=partial(_judge, seen),
        followed=followed,
        changes=changes,
        altered=altered,
        worse=worse_by_rules(changes, seen.rules_before),
        is_edited=seen.rules_before.is_there,
        newest=newest,
        told=seen.told,
        acts=seen.acts,
        versions=seen.assessment.records.versions,
        reports=seen.assessment.records.reports,
        last_tick=seen.cursor.instant if seen.cursor else None,
    )
    mails = plan_mails(tx, found, briefing)
    told = _told_by_episode(mails.outgoing)
    decided = {key: how for key, how in mails.tellings.items() if newest[key].telling != how}
    changed |= {obligation: newest[obligation] for obligation in (*told, *decided) if obligation in newest}
    episodes = tuple(_with_telling(_with_told(one, told), decided) for one in changed.values())
    return _Plan(judged, verdicts.maybe_changed(tx, judged), episodes, changes, altered, mails)


def _meetings(seen: _Seen) -> dict[str, tuple[date, ...]]:
    """On which days the bodies meet to which something may be submitted."""
    bodies = (role.id for role in seen.book.organisation.roles if role.kind == "body")
    return {body: seen.assessment.index.meeting_days(body) for body in bodies}


def _as_told_before(tx: Connection, changes: Sequence[Change], on: date) -> tuple[Change, ...]:
    """The changes with their verdicts marked where the figures moved by so few that the step would point at people, and
    where final figures miss what preliminary ones had met.
    """
    before = cells_before(tx, (change.verdict for change in changes))
    opened = [change.episode.obligation for change in changes if change.event is ChangeEvent.OPENED]
    judged = verdicts.as_judged_on(tx, opened, on - A_DAY) if opened else {}
    return tuple(
        replace(change, verdict=after_preliminary_figures(shown, judged.get(shown.obligation), on))
        for change in changes
        for shown in [after(change.verdict, before.get(change.verdict.obligation, ()))]
    )


def _without_the_untold(change: Change, told: Mapping[str, Sequence[SentItem]]) -> Change:
    """Who had a mail about it hears of its end: not who was only going to be told, but bodies outside whose draft was
    released. Who read of it in a digest reads of its end in a digest.
    """
    episode = change.episode
    if change.event is not ChangeEvent.RESOLVED:
        return change
    mails = [one for one in told.get(episode.obligation, ()) if one.item.episode == episode.number]
    left = (one.item.addressed for one in mails if one.has_left and one.mail_kind in TELLS_BAD_ALONE)
    return replace(change, episode=replace(episode, told=tuple(dict.fromkeys(left))))


def _told_by_episode(outgoing: Outgoing) -> dict[str, list[str]]:
    """Who is notified of each obligation now; a draft to a body outside has notified nobody yet."""
    found: dict[str, list[str]] = {}
    for planned in outgoing.messages:
        if planned.state is OutboxState.DRAFT:
            continue
        for item in planned.message.items:
            if item.kind in TELLS_BAD:
                found.setdefault(item.obligation, []).append(item.addressed)
    return found


def _with_told(episode: Episode, told: dict[str, list[str]]) -> Episode:
    new = [addressed for addressed in told.get(episode.obligation, ()) if addressed not in episode.told]
    return replace(episode, told=(*episode.told, *new)) if new else episode


def _with_telling(episode: Episode, decided: Mapping[str, Telling]) -> Episode:
    how = decided.get(episode.obligation)
    return replace(episode, telling=how) if how else episode


def _commit(tx: Connection, seen: _Seen, plan: _Plan, on: date, now: datetime, domain: str) -> TickResult:
    cursor.advance(tx, seen.cursor, Cursor(now, seen.sequence, seen.book.sha256))
    if not seen.owed.is_what(seen.stored):
        obligations.sync(tx, seen.owed.keys, at=now)
    _save_verdicts(tx, seen, plan.changed, on, now)
    findings.save(tx, plan.episodes, seen=seen.episodes, at=now)
    outbox.replace_dead(tx, plan.mails.replaced, at=now, why=NotNeeded.TOO_OLD)
    superseded = outbox.supersede(tx, plan.mails.outdated, at=now, why=NotNeeded.DONE_OR_OVER)
    let_lapse(tx, overtaken(seen.answers, _after(seen, plan)), seen.book, now, mail_domain=domain)
    tell_of_waiting(tx, seen.book, now, mail_domain=domain)
    queued = 0
    for state in (OutboxState.PENDING, OutboxState.DRAFT):
        messages = [planned.message for planned in plan.mails.outgoing.messages if planned.state is state]
        queued += len(outbox.enqueue(tx, messages, at=now, domain=domain, state=state))
    looks = _next_looks(seen, plan, on, now) | dict.fromkeys(seen.still)
    obligations.set_next_looks(tx, looks, {verdict.obligation: verdict.due.effective for verdict in plan.judged})
    for addressed in plan.mails.unreachable:
        journal.append(tx, "role.unreachable", {"addressed": addressed}, now)
    note_receipts(tx, plan.mails.receipted)
    for item in plan.mails.missed:
        missed = {"obligation": item.obligation, "reminder": item.occurrence, "addressed": item.addressed}
        journal.append(tx, "reminder.dropped", missed, now)
    for alteration, ended in _by_alteration(plan.altered).items():
        told = {"change": str(alteration.kind), "since": alteration.on.isoformat(), "by": alteration.by}
        journal.append(tx, "findings.altered", {**told, "activation": alteration.number, "obligations": ended}, now)
    if plan.judged:
        by = JudgedBy(seen.sequence, seen.activation, __version__)
        ticks.note(tx, {"on": on.isoformat(), "judged": len(plan.judged), "queued": queued}, by, now)
    withdrawn = sum(1 for episode in plan.episodes if episode.resolution is Resolution.WITHDRAWN)
    return TickResult(
        now,
        on,
        len(plan.judged),
        plan.changes,
        queued,
        len(superseded),
        plan.mails.outgoing.unreachable,
        withdrawn,
    )


def _save_verdicts(tx: Connection, seen: _Seen, changed: Iterable[Verdict], on: date, now: datetime) -> None:
    def counted(verdict: Verdict) -> CountedVersions:
        return CountedVersions.of(counting_for(verdict, seen.assessment.index.by_key) if verdict.records else ())

    verdicts.save(tx, changed, on=on, known_at=now, counted=counted, sequence=seen.sequence, rulebook=seen.book.sha256)


def _after(seen: _Seen, plan: _Plan) -> AfterTick:
    return AfterTick(
        ended=ended_by(seen.episodes, plan.episodes),
        judged={verdict.obligation: verdict for verdict in plan.judged},
        reports_here=plan.mails.reports_here,
    )


def _by_alteration(altered: Iterable[EndedByAlteration]) -> dict[Alteration, list[str]]:
    """The obligations whose findings each change has ended."""
    found: dict[Alteration, list[str]] = {}
    for one in altered:
        found.setdefault(one.alteration, []).append(one.episode.obligation)
    return found


def _next_looks(seen: _Seen, plan: _Plan, on: date, now: datetime) -> dict[str, datetime | None]:
    """When each judged obligation must be looked at again: the local midnight on which a day begins."""
    episodes = seen.episodes | {episode.obligation: episode for episode in plan.episodes}
    ladders = Ladders(seen.book.rule_of, _briefing(seen, on, now), seen.told | _as_told(plan.mails.outgoing, seen.told))
    found: dict[str, datetime | None] = {}
    for verdict in plan.judged:
        rule = seen.book.rule_of(verdict)
        assert rule is not None, f"{verdict.rule} was judged by this rulebook"
        episode = episodes.get(verdict.obligation)
        events = events_ahead(rule, verdict, seen.assessment.index, seen.book.organisation)
        days = [next_look(rule, verdict.period, seen.book.calendar, on, verdict.due, verdict.waived_until, events)]
        is_looked_at_daily = _is_watched_daily(episode) or waits_for_a_report(verdict)
        if is_looked_at_daily or _is_reminder_put_off(rule, verdict, seen.book, on):
            days.append(on + A_DAY)
        if episode is not None:
            days.append(_ladder_looks(episode, verdict, ladders, on))
        day = min((day for day in days if day is not None), default=None)
        found[verdict.obligation] = at_local(day, 0) if day else None
    return found


def _ladder_looks(episode: Episode, verdict: Verdict, ladders: Ladders, on: date) -> date | None:
    """The day on which an acknowledgement has ended, or a step's working days are over; None: neither is ahead."""
    if episode.is_left_in_peace(on):
        assert episode.until is not None, "an acknowledgement has an end"
        return episode.until + A_DAY
    if episode.state is not FindingState.OPEN:
        return None
    if not ladders.climbs(episode, verdict):
        return on + A_DAY if ladders.awaits_its_digest(episode, verdict) else None
    rung = ladders.ahead(episode, verdict)
    # Its mail is still on its way, or the house is closed today.
    return max(rung.from_day, on + A_DAY) if rung else on + A_DAY


def _as_told(outgoing: Outgoing, before: Mapping[str, Sequence[SentItem]]) -> dict[str, tuple[SentItem, ...]]:
    """What was sent, followed by what this tick queues."""
    found: dict[str, list[SentItem]] = {}
    for planned in outgoing.messages:
        mail = planned.message
        for item in mail.items:
            told = SentItem(item, mail.key, mail.kind, planned.state, mail.planned_on, None, has_left=False)
            found.setdefault(item.obligation, list(before.get(item.obligation, ()))).append(told)
    return {obligation: tuple(told) for obligation, told in found.items()}


def _is_watched_daily(episode: Episode | None) -> bool:
    """A state that is not yet notified or cleared counts days."""
    if episode is None or episode.is_over:
        return False
    return episode.state is FindingState.WATCHED or episode.good_since is not None


def _is_reminder_put_off(rule: Rule, verdict: Verdict, book: Rulebook, on: date) -> bool:
    """A reminder may be waiting for the next open day, for a waiver's end, or for somebody who reads it."""
    if not is_reminded_of(rule, verdict) or verdict.state not in STILL_TO_DO:
        return False
    if verdict.waived or not book.calendar.is_office_day(on):
        return True
    return book.organisation.address(rule.owner, verdict.scope.id, on) is None
