"""Which findings are there, and what is the history of one? Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.act import Act
from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import local_day
from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.finding import ON_THE_LADDER, Episode, FindingState, Resolution, Telling, TellingWay
from checker.domain.post import Post
from checker.domain.problem import nearest
from checker.domain.proposal import Proposal
from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import WORST_FIRST, State, Verdict
from checker.findings.shown_roles import ShownRoles
from checker.store import acts, cursor, findings, journal, obligations, outbox, proposals, verdicts
from checker.store.journal import JournalEntry
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.usecases.judging.as_last_judged import as_last_judged
from checker.usecases.judging.disclosure_history import as_published
from checker.usecases.rules.activation import active
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.rule_renames import former_keys, notified_under_any_name
from checker.usecases.rules.staffed import staffed
from notifications.ladder import Ladders, MailHistory
from notifications.mail_context import Briefing
from notifications.rate_limit import next_digest
from notifications.tellings import telling_now


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next if nobody acts: `role` (`role@scope`) is notified on `on`. None: nobody reads there."""

    role: str | None
    on: date
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """An episode with its verdict as it may be shown, whose it is, and what comes next (None: nothing).

    Of one that is over for more than a year `owner` and whom it was told are the unit, no role.

    `telling` is how it is notified and why; `digest_on` the day of the next digest, where it waits for that. `version`
    rises with each change of it and each act; an act may name the one that was seen.
    """

    episode: Episode
    verdict: Verdict
    owner: str
    ahead: Ahead | None
    telling: Telling | None
    digest_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class FindingHistory:
    """A finding with all that was sent, answered, decided and journaled about its obligation, oldest first.

    Its verdict tells the reasons of the last tick's day.
    """

    finding: Finding
    earlier: tuple[Episode, ...]
    mails: tuple[QueuedMessage, ...]
    answers: tuple[Proposal, ...]
    acts: tuple[Act, ...]
    entries: tuple[JournalEntry, ...]


def list_findings(
    store: Store, now: datetime, *, everything: bool = False, role: str | None = None, state: str | None = None
) -> tuple[Finding, ...]:
    """The newest episodes that are not over, worst first; with `everything` also those that are, and the watched.

    `role` keeps what a role answers for or knows of (also as `role@scope`), `state` one state of a finding or verdict,
    or one way in which it ended (noise).
    Refused with the nearest name when there is no such role or state.
    """
    with store.read() as tx:
        _check(tx, role, state)
        roles = ShownRoles.of(findings.every_episode(tx), local_day(now))
        every = [_finding(tx, episode, now, roles) for episode in findings.current(tx).values()]
    shown = [
        finding
        for finding in every
        if finding is not None
        and (everything or state is not None or finding.episode.needs_somebody)
        and (role is None or _concerns(finding, role))
        and (state is None or state in (finding.episode.state, finding.episode.verdict, finding.episode.resolution))
    ]
    return tuple(sorted(shown, key=_worst_first))


def last_tick(store: Store) -> datetime | None:
    """The instant (UTC) as of which findings stand: that of the last tick. None before the first."""
    with store.read() as tx:
        at = cursor.read(tx)
    return at.instant if at else None


def story(store: Store, obligation: str, now: datetime) -> FindingHistory:
    """Everything about one obligation's finding. Refused with the nearest key when there is none."""
    with store.read() as tx:
        episodes = findings.history(tx, obligation)
        roles = ShownRoles.of(episodes, local_day(now))
        finding = _finding(tx, episodes[-1], now, roles) if episodes else None
        verdict = as_last_judged(tx, obligation)
        if finding is None or verdict is None:
            raise _no_finding(tx, obligation)
        mails = outbox.list_messages(tx, obligation=obligation)
        entries = _entries(tx, obligation, {mail.key for mail in mails})
        return FindingHistory(
            finding=replace(finding, verdict=as_published(tx, verdict)),
            earlier=episodes[:-1],
            mails=tuple(_as_told(mail, roles) for mail in mails),
            answers=tuple(map(roles.answer, proposals.about(tx, obligation))),
            acts=tuple(roles.act(act) for act in acts.load(tx) if act.obligation == obligation),
            entries=tuple(
                replace(one, facts=roles.facts(one.facts, (obligation,), local_day(one.at))) for one in entries
            ),
        )


def _as_told(mail: QueuedMessage, roles: ShownRoles) -> QueuedMessage:
    """A mail with whom it tells that it was to: each item as long as its own finding does."""
    told, on = mail.message, mail.message.planned_on
    about = tuple(item.obligation for item in told.items if item.obligation)
    items = tuple(
        replace(item, addressed=roles.post(item.addressed, (item.obligation,) if item.obligation else about, on))
        for item in told.items
    )
    return replace(mail, message=replace(told, addressed=roles.post(told.addressed, about, on), items=items))


def _finding(tx: Connection, episode: Episode, now: datetime, roles: ShownRoles) -> Finding | None:
    """None for an obligation that was never judged, which no tick leaves behind."""
    judged = verdicts.history(tx, episode.obligation)
    if not judged:
        return None
    verdict = judged[-1].verdict
    book = staffed(tx, active(tx))
    briefing = briefing_of(book, local_day(now), now, proposals.about(tx, episode.obligation))
    told = notified_under_any_name(tx, [episode.obligation], former_keys(book, [episode.obligation]))
    telling = telling_now(episode)
    waits = telling is not None and telling.way is TellingWay.DIGEST and not _was_told(episode, told)
    owner = str(Post(verdict.owner, verdict.scope.id))
    return Finding(
        episode=roles.episode(episode),
        verdict=as_published(tx, verdict),
        owner=roles.post(owner, (episode.obligation,), episode.resolved_on or local_day(now)),
        ahead=_ahead(book, briefing, told, episode, verdict),
        telling=telling,
        digest_on=next_digest(briefing) if waits else None,
        version=obligations.finding_version(tx, episode.obligation),
    )


def _was_told(episode: Episode, told: MailHistory) -> bool:
    """Has anything of this episode been notified, in any mail?"""
    return any(sent.item.episode == episode.number for sent in told.get(episode.obligation, ()))


def ahead_of(ladders: Ladders, episode: Episode, verdict: Verdict, calendar: WorkingCalendar) -> Ahead | None:
    """What comes next about it if nobody acts; None: nothing does by itself."""
    if episode.state not in ON_THE_LADDER:
        return None
    rung = ladders.ahead(episode, verdict)
    if rung is None:
        return None
    following = ladders.following(episode, verdict)
    from_day = rung.from_day
    if episode.until is not None and episode.until >= from_day:
        from_day = calendar.add_office_days(episode.until, 1)
    return Ahead(following.key if following else None, from_day, rung.step == episode.step)


def _ahead(book: Rulebook, briefing: Briefing, told: MailHistory, episode: Episode, verdict: Verdict) -> Ahead | None:
    if book.rule_of(verdict) is None:
        return None
    return ahead_of(Ladders(book.rule_of, briefing, told), episode, verdict, book.calendar)


def _concerns(finding: Finding, role: str) -> bool:
    """Both `role` and `role@unit` are understood."""
    addressed = (finding.owner, *finding.episode.told)
    return any(role in (key, Post.parse(key).role) for key in addressed)


def _worst_first(finding: Finding) -> tuple[int, int, str]:
    episode = finding.episode
    return WORST_FIRST[episode.verdict], SEVEREST_FIRST[episode.severity], episode.obligation


def _check(tx: Connection, role: str | None, state: str | None) -> None:
    roles = [known.id for known in active(tx).organisation.roles]
    if role is not None and Post.parse(role).role not in roles:
        raise Refused(NotThere.ROLE, role=role, nearest=nearest(role, roles))
    states = tuple(str(known) for known in (*FindingState, *State, *Resolution))
    if state is not None and state not in states:
        raise Refused(NotThere.STATE, state=state, allowed=states, nearest=nearest(state, states))


def _no_finding(tx: Connection, obligation: str) -> Refused:
    owed = obligations.next_looks(tx)
    if obligation in owed:
        return Refused(NotThere.FINDING, obligation=obligation)
    close = nearest(obligation, [*findings.current(tx), *owed])
    return Refused(NotThere.OBLIGATION, obligation=obligation, nearest=close)


def _entries(tx: Connection, obligation: str, mails: set[str]) -> Iterator[JournalEntry]:
    """What the journal has about an obligation, its mails, and the change that ended its finding."""
    for entry in journal.entries(tx):
        ended = entry.facts["obligations"] if entry.kind == "findings.altered" else ()
        is_about_it = entry.facts.get("obligation") == obligation or entry.facts.get("message") in mails
        if is_about_it or obligation in ended:
            yield entry
