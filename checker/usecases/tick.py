"""One tick: judge what is due, follow up the findings, plan what must be told. Safe to repeat. Shell.

Two transactions: one reads, one commits findings, mails and the cursor together. Nothing is sent here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.act import Act
from checker.domain.clock import at_local, local_day
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState
from checker.domain.message import Item, MessageKind, OutboxState
from checker.domain.report import Records
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State, Verdict
from checker.evaluation import evaluate
from checker.evaluation.next_look import next_look
from checker.evaluation.obligations import obligations as all_obligations
from checker.findings.follow_up import FollowUp, follow_up, withdrawn
from checker.store import acts, cursor, findings, journal, obligations, outbox, records, stamps, verdicts
from checker.store.cursor import Cursor
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.usecases.rulebooks import active
from notifications.briefing import Briefing
from notifications.ladder import Outgoing, Roots, messages_for_changes
from notifications.reminders import due_reminders

A_DAY = timedelta(days=1)
NOT_LEFT_YET = (OutboxState.PENDING, OutboxState.DRAFT)


@dataclass(frozen=True, slots=True)
class TickReport:
    """What a tick did. `unreachable` are addressees (`role@scope`) that nobody reads for."""

    now: datetime
    on: date
    judged: int = 0
    changes: tuple[Change, ...] = ()
    queued: int = 0
    superseded: int = 0
    unreachable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the store said when this tick looked."""

    book: Rulebook
    cursor: Cursor | None
    sequence: int
    owed: frozenset[str]
    due: frozenset[str]
    episodes: dict[str, Episode]
    known: Records
    known_acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What this tick wants to commit."""

    judged: tuple[Verdict, ...]
    episodes: tuple[Episode, ...]
    changes: tuple[Change, ...]
    outgoing: Outgoing
    outdated: tuple[str, ...]


def tick(store: Store, now: datetime, *, mail_domain: str) -> TickReport:
    """Judge what is due at the instant `now` (aware) and queue what must be told.

    `mail_domain` ends the Message-IDs. Raises NothingActivated without rules, BehindTheStore when `now` lies
    before the last tick, Overtaken when another tick was faster; then nothing of this one was saved.
    """
    on = local_day(now)
    with store.read() as tx:
        seen = _look(tx, now, on)
    judged = _judge(seen, seen.due, on, now)
    followed = _follow_up(seen, judged, on, now)
    with store.read() as tx:
        plan = _plan(tx, seen, judged, followed, on, now)
    with store.write() as tx:
        return _commit(tx, seen, plan, on, now, mail_domain)


def _look(tx: Connection, now: datetime, on: date) -> _Seen:
    book = active(tx)
    at = cursor.read(tx)
    cursor.check_not_behind(at, now)
    owed = frozenset(obligation.key for obligation in all_obligations(book, on))
    stored = obligations.next_looks(tx)
    due = frozenset(obligations.due(tx, now)) & owed | (owed - stored.keys())
    last = stamps.last_stamp(tx)
    return _Seen(
        book=book,
        cursor=at,
        sequence=last.sequence if last else 0,
        owed=owed,
        due=due,
        episodes=findings.current(tx),
        known=records.load(tx, known_at=now) if due else Records(),
        known_acts=acts.load(tx, known_at=now) if due else (),
    )


def _judge(seen: _Seen, keys: frozenset[str], on: date, now: datetime) -> tuple[Verdict, ...]:
    if not keys:
        return ()
    book = seen.book
    return evaluate(book, book.calendar, book.organisation, seen.known, seen.known_acts, on, now, only=keys)


def _follow_up(seen: _Seen, judged: tuple[Verdict, ...], on: date, now: datetime) -> FollowUp:
    def hindsight(episode: Episode) -> State:
        """The state of the episode's first day, as it is known today."""
        looked_back = _judge(seen, frozenset({episode.obligation}), episode.since, now)
        return looked_back[0].state if looked_back else State.INFO

    book = seen.book
    rules = {planned.rule.id: planned.rule for planned in book.rules()}
    found = follow_up(seen.episodes, judged, rules, book.escalation.hysteresis, book.calendar, on, hindsight)
    gone = withdrawn(seen.episodes.values(), seen.owed, on)
    return FollowUp((*found.episodes, *gone), found.changes)


def _plan(
    tx: Connection, seen: _Seen, judged: tuple[Verdict, ...], followed: FollowUp, on: date, now: datetime
) -> _Plan:
    queued = {change.episode.obligation: _about(tx, change.episode) for change in followed.changes}
    outdated = _outdated(tx, judged, followed)
    changes = tuple(_without_the_untold(change, queued[change.episode.obligation]) for change in followed.changes)
    briefing = _briefing(seen.book, on, now)
    outgoing = messages_for_changes(changes, briefing, _roots(queued.values()))
    told = _told_by_episode(outgoing)
    for verdict in judged:
        planned = seen.book.rule(verdict.rule)
        if planned is not None:
            outgoing += due_reminders(planned.rule, verdict, briefing)
    known = {change.episode.obligation: change.episode for change in changes}
    episodes = tuple(_with_told(known.get(one.obligation, one), told) for one in followed.episodes)
    return _Plan(judged, episodes, changes, outgoing, outdated)


def _briefing(book: Rulebook, on: date, now: datetime) -> Briefing:
    return Briefing(
        organisation=book.organisation,
        escalation=book.escalation,
        calendar=book.calendar,
        on=on,
        known_at=now,
        rulebook=book.sha256,
        mail_from_hour=book.calendar_file.mail_from_hour,
        drafts=frozenset(planned.rule.id for planned in book.rules() if not planned.plan.head.is_adopted(on)),
    )


def _about(tx: Connection, episode: Episode) -> tuple[QueuedMessage, ...]:
    """The mails of this episode so far, in the order in which they were planned."""
    return tuple(
        queued
        for queued in outbox.list_messages(tx, obligation=episode.obligation)
        if any((item.obligation, item.episode) == (episode.obligation, episode.number) for item in queued.message.items)
    )


def _has_not_left(queued: QueuedMessage) -> bool:
    return queued.state in NOT_LEFT_YET and queued.rendered is None


def _without_the_untold(change: Change, queued: Sequence[QueuedMessage]) -> Change:
    """Who was only going to be told, and is not any more, need not be told that it is over."""
    if change.event is not ChangeEvent.RESOLVED:
        return change
    left = {item.addressed for one in queued if not _has_not_left(one) for item in one.message.items}
    told = tuple(addressed for addressed in change.episode.told if addressed in left)
    return replace(change, episode=replace(change.episode, told=told))


def _outdated(tx: Connection, judged: Iterable[Verdict], followed: FollowUp) -> tuple[str, ...]:
    """Mails that wait, and that nobody needs any more: reminders of what is done, alerts of what is over."""
    over = {episode.obligation for episode in followed.episodes if episode.is_over}
    done = {verdict.obligation for verdict in judged if verdict.state is not State.PENDING}
    waiting = outbox.list_messages(tx, states=NOT_LEFT_YET)
    return tuple(
        one.key
        for one in waiting
        if _has_not_left(one) and all(_is_outdated(item, over, done) for item in one.message.items)
    )


def _is_outdated(item: Item, over: set[str], done: set[str]) -> bool:
    if item.kind is MessageKind.REMINDER:
        return item.obligation in done
    return item.kind in (MessageKind.ALERT, MessageKind.ESCALATION) and item.obligation in over


def _roots(queued: Iterable[Sequence[QueuedMessage]]) -> Roots:
    """The message that began each thread, by obligation, episode and addressee."""
    found: dict[tuple[str, int, str], str] = {}
    for messages in queued:
        for one in messages:
            for item in one.message.items:
                found.setdefault((item.obligation, item.episode, item.addressed), one.key)
    return found


def _told_by_episode(outgoing: Outgoing) -> dict[str, list[str]]:
    """Who is being told of each obligation now; a draft to a body outside has told nobody yet."""
    found: dict[str, list[str]] = {}
    for planned in outgoing.messages:
        if planned.state is OutboxState.DRAFT:
            continue
        for item in planned.message.items:
            if item.kind in (MessageKind.ALERT, MessageKind.ESCALATION):
                found.setdefault(item.obligation, []).append(item.addressed)
    return found


def _with_told(episode: Episode, told: dict[str, list[str]]) -> Episode:
    new = [addressed for addressed in told.get(episode.obligation, ()) if addressed not in episode.told]
    return replace(episode, told=(*episode.told, *new)) if new else episode


def _commit(tx: Connection, seen: _Seen, plan: _Plan, on: date, now: datetime, domain: str) -> TickReport:
    cursor.advance(tx, seen.cursor, Cursor(now, seen.sequence, seen.book.sha256))
    obligations.sync(tx, seen.owed, at=now)
    verdicts.save(tx, plan.judged, on=on, known_at=now, sequence=seen.sequence, rulebook=seen.book.sha256)
    findings.save(tx, plan.episodes, seen=seen.episodes, at=now)
    superseded = outbox.supersede(tx, plan.outdated, at=now, why="done or over before it left")
    queued = 0
    for state in (OutboxState.PENDING, OutboxState.DRAFT):
        messages = [planned.message for planned in plan.outgoing.messages if planned.state is state]
        queued += len(outbox.enqueue(tx, messages, at=now, domain=domain, state=state))
    obligations.set_next_looks(tx, _next_looks(seen, plan, on))
    for addressed in plan.outgoing.unreachable:
        journal.append(tx, "role.unreachable", {"addressed": addressed}, now)
    if plan.judged:
        journal.append(tx, "tick.judged", {"on": on.isoformat(), "judged": len(plan.judged), "queued": queued}, now)
    return TickReport(now, on, len(plan.judged), plan.changes, queued, len(superseded), plan.outgoing.unreachable)


def _next_looks(seen: _Seen, plan: _Plan, on: date) -> dict[str, datetime | None]:
    """When each judged obligation must be looked at again: the local midnight on which a day begins."""
    episodes = seen.episodes | {episode.obligation: episode for episode in plan.episodes}
    found: dict[str, datetime | None] = {}
    for verdict in plan.judged:
        planned = seen.book.rule(verdict.rule)
        assert planned is not None, f"{verdict.rule} was judged by this rulebook"
        day = next_look(planned.rule, verdict.period, seen.book.calendar, on, verdict.due)
        if _is_watched_daily(episodes.get(verdict.obligation), verdict, has_reminders=planned.rule.remind is not None):
            day = on + A_DAY
        found[verdict.obligation] = at_local(day, 0) if day else None
    return found


def _is_watched_daily(episode: Episode | None, verdict: Verdict, *, has_reminders: bool) -> bool:
    """A state on its way to being told or cleared counts days, and reminders wait for the next open day."""
    counts_days = (
        episode is not None
        and not episode.is_over
        and (episode.state is FindingState.WATCHED or episode.good_since is not None)
    )
    return counts_days or (has_reminders and verdict.state is State.PENDING)
