"""Acts of roles: a finding is taken on until a day. Shell; one write transaction an act.

What an act would stop is shown before it is done, from the same look at the store as the act itself takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.act import Act, ActKind
from checker.domain.clock import at_local, local_day
from checker.domain.errors import UsageError
from checker.domain.finding import Episode, FindingState
from checker.domain.message import MessageKind, OutboxState
from checker.domain.problem import nearest
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.findings.acts import Powers, Refusal, Why
from checker.findings.acts import acknowledge as take_on
from checker.records.privacy import suspicions
from checker.store import acts, cursor, findings, obligations, outbox, verdicts
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.store.told import told_about
from checker.usecases.briefing import briefing_of
from checker.usecases.rulebooks import active
from notifications.ladder import Ladders, ladder

A_DAY = timedelta(days=1)
WAITING = (OutboxState.PENDING, OutboxState.DRAFT)
ACKNOWLEDGE = "acknowledge"


class Refused(UsageError):
    """The act is not allowed, or makes no sense. The message says who or what would be."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an act would do: `stops` are mails that wait, `next_role` whom the ladder names next (`role@scope`).

    `next_on` is the day of that if nobody acts; None: nobody is ahead. `resumes_on` is the first day after the act.
    `warnings` are about the reason: it is journaled, never mailed.
    """

    before: Episode
    after: Episode
    stops: tuple[QueuedMessage, ...]
    next_role: str | None
    next_on: date | None
    resumes_on: date
    warnings: tuple[str, ...]


def preview_acknowledgement(store: Store, obligation: str, by: str, until: date, reason: str, now: datetime) -> Preview:
    """What an acknowledgement would stop. Raises Refused with a sentence; changes nothing."""
    with store.read() as tx:
        return _preview(tx, obligation, by, until, reason, now)


def acknowledge(store: Store, obligation: str, by: str, until: date, reason: str, now: datetime) -> Preview:
    """Take a finding on: `by` (a role) is left in peace until the end of the day `until`, unless it gets worse.

    Mails about it that wait are kept back, drafts included. Raises Refused with a sentence.
    """
    with store.write() as tx:
        done = _preview(tx, obligation, by, until, reason, now)
        act = acts.add(tx, Act(ActKind.ACKNOWLEDGE, obligation, by, until, reason, now), now=now)
        findings.save(tx, [done.after], seen={obligation: done.before}, at=act.recorded_at, by=by)
        outbox.supersede(tx, [mail.key for mail in done.stops], at=act.recorded_at, why="acknowledged")
        _look_again(tx, obligation, done.resumes_on)
    return done


def powers_over(rule: Rule, scope: str, book: Rulebook, on: date) -> Powers:
    """Who may take a finding of this rule on: its ladder, who reads for one of it today, who has the right."""
    organisation = book.organisation
    roles = ladder(rule, book.escalation)
    read = [organisation.address(role, scope, on) for role in roles]
    readers = [addressee.held_by for addressee in read if addressee is not None]
    entitled = [role.id for role in organisation.roles if ACKNOWLEDGE in role.rights]
    return Powers(
        roles=frozenset(role.id for role in organisation.roles),
        may_acknowledge=tuple(dict.fromkeys([*roles, *readers, *entitled])),
        at_most_working_days=book.escalation.acknowledged_at_most_working_days.value,
    )


def known_obligation(tx: Connection, obligation: str) -> str:
    """The obligation as it is stored. Refused, with the nearest key, when there is none of that name."""
    known = obligations.next_looks(tx)
    if obligation in known:
        return obligation
    close = nearest(obligation, known)
    hint = f"; did you mean '{close}'?" if close else "; 'zielwacht findings list --all' shows those with findings"
    raise Refused(f"there is no obligation '{obligation}'{hint}")


def _preview(tx: Connection, obligation: str, by: str, until: date, reason: str, now: datetime) -> Preview:
    book, on = active(tx), local_day(now)
    at = cursor.read(tx)
    # Acts are never behind the last tick: its day is judged and told.
    on = max(on, local_day(at.instant)) if at else on
    rule, verdict = _judged(tx, known_obligation(tx, obligation), book)
    history = findings.history(tx, obligation)
    before = history[-1] if history else None
    powers = powers_over(rule, verdict.scope.id, book, on)
    after = take_on(before, by, until, on, powers, book.calendar)
    if isinstance(after, Refusal):
        raise Refused(_sentence(after, obligation, by, until, before))
    assert before is not None, "what nobody has found was refused"
    ladders = Ladders({rule.id: rule}, briefing_of(book, on, now), told_about(tx, [obligation]))
    rung = ladders.ahead(before, verdict)
    following = ladders.following(before, verdict) if rung else None
    return Preview(
        before=before,
        after=after,
        stops=tuple(_waiting(tx, before)),
        next_role=following.key if following else None,
        next_on=rung.from_day if rung else None,
        resumes_on=until + A_DAY,
        warnings=tuple(suspicions(reason)),
    )


def _judged(tx: Connection, obligation: str, book: Rulebook) -> tuple[Rule, Verdict]:
    judged = verdicts.history(tx, obligation)
    planned = book.rule(obligation.partition("/")[0])
    if not judged or planned is None:
        raise Refused(f"{obligation} was not judged yet: 'zielwacht tick' does")
    return planned.rule, judged[-1].verdict


def _waiting(tx: Connection, episode: Episode) -> Iterator[QueuedMessage]:
    """Mails about this episode alone that have not left. A digest tells other things as well."""
    for queued in outbox.list_messages(tx, states=WAITING, obligation=episode.obligation):
        mine = [(item.obligation, item.episode) for item in queued.message.items]
        is_single = queued.message.kind in (MessageKind.ALERT, MessageKind.ESCALATION)
        if is_single and queued.rendered is None and set(mine) == {(episode.obligation, episode.number)}:
            yield queued


def _look_again(tx: Connection, obligation: str, on: date) -> None:
    """Have it judged on the day on which the act has ended, if not before."""
    wanted, planned = at_local(on, 0), obligations.next_looks(tx)[obligation]
    obligations.set_next_looks(tx, {obligation: min(wanted, planned) if planned else wanted})


def _sentence(refusal: Refusal, obligation: str, by: str, until: date, episode: Episode | None) -> str:
    who = ", ".join(refusal.who)
    match refusal.why:
        case Why.NO_FINDING:
            return f"there is no finding about {obligation}: nothing to acknowledge"
        case Why.RESOLVED:
            ended = f" on {episode.resolved_on:%d.%m.%Y}" if episode and episode.resolved_on else ""
            return f"the finding about {obligation} was resolved{ended}: nothing to acknowledge"
        case Why.NOT_TOLD_YET:
            return f"{obligation} is only watched so far and nobody was told: nothing to acknowledge yet"
        case Why.RESTS_ALREADY:
            state = episode.state if episode else FindingState.SILENCED
            return f"the finding about {obligation} is {state}: it tells nobody anything as it is"
        case Why.AS_BEFORE:
            return f"{obligation} is acknowledged until {until:%d.%m.%Y} already; name another day to change it"
        case Why.IN_THE_PAST:
            return f"{until:%d.%m.%Y} is over: name today or a later day with --until"
        case Why.TOO_FAR:
            latest = f"{refusal.latest:%d.%m.%Y}" if refusal.latest else "?"
            return (
                f"{until:%d.%m.%Y} is too far ahead: at most until {latest} "
                "(acknowledged_at_most_working_days in escalation.yaml); prolong it then"
            )
        case Why.UNKNOWN_ROLE:
            return f"there is no role '{by}'; this finding can be taken on by: {who}"
        case Why.NOT_CONCERNED:
            return f"'{by}' is not on the ladder of {obligation}; it can be taken on by: {who}"
