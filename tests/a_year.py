"""A small made-up year for tests of what is told of one: each maker shows only what matters to its case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from checker.domain.finding import Episode, FindingState, Resolution
from checker.domain.message import MessageKind
from checker.domain.rule import Goal
from checker.domain.scope import Scope
from checker.domain.verdict import State, Verdict
from checker.wording.year_review.facts import (
    ImportTotals,
    ReviewedEpisode,
    RoleName,
    SentMail,
    Standing,
    StateChange,
    YearFacts,
)
from tests.stored import episode, verdict

FIRST, LAST = date(2020, 1, 6), date(2020, 3, 31)
GOAL = Goal(id="wege", title="Wege kürzen")
MANAGEMENT = RoleName("leitung", "Leitung", "management")
OFFICE = Scope("nord", "office", "Amt Nord")


def year(**changes: Any) -> YearFacts:
    """A span in which nothing came, was judged or told, but for what is given."""
    nothing = YearFacts(
        first=FIRST,
        last=LAST,
        house="Amt Beispiel",
        rules=0,
        goals=(),
        intake=ImportTotals(),
        changes=(),
        standing=(),
        episodes=(),
        mails=(),
    )
    return replace(nothing, **changes)


def judged(*states: State, **changes: Any) -> YearFacts:
    """A year that ends with obligations of one goal in these states."""
    standing = tuple(Standing(state, GOAL) for state in states)
    return year(rules=len(states), goals=(GOAL,), standing=standing, **changes)


def eventful() -> YearFacts:
    """One of everything that is told of a year."""
    january, february, march = date(2020, 1, 13), date(2020, 2, 3), date(2020, 3, 2)
    return judged(
        State.BREACHED,
        State.MET,
        intake=ImportTotals(files=3, senders=2, taken=1200, corrections=1, refused=4),
        changes=(
            change(january, State.PENDING, State.MET, rule="eins"),
            change(february, State.PENDING, State.AT_RISK, rule="zwei", scope=OFFICE),
            change(march, State.AT_RISK, State.BREACHED, rule="zwei", scope=OFFICE),
        ),
        episodes=(
            trouble(january, february, rule="drei"),
            trouble(february, march, rule="vier", resolution=Resolution.RECTIFIED, severity="critical"),
            trouble(february, rule="zwei", step=3),
        ),
        mails=(mail(february), mail(march, MessageKind.ESCALATION), mail(march, role=RoleName("amt", "Amt"))),
        drafts=(MANAGEMENT,),
    )


def change(on: date, before: State, now: State, *, rule: str = "wege-kurz", scope: Scope | None = None) -> StateChange:
    return StateChange(on, before, _verdict(now, rule, scope), None)


def trouble(since: date, until: date | None = None, *, rule: str = "wege-kurz", **changes: Any) -> ReviewedEpisode:
    """An episode that ended with an all-clear on `until`; None: it stands."""
    ended: dict[str, Any] = {}
    if until is not None:
        ended = {"state": FindingState.RESOLVED, "resolution": Resolution.ALL_CLEAR, "resolved_on": until}
    found: Episode = replace(episode(), since=since, **{**ended, **changes})
    return ReviewedEpisode(found, _verdict(State.BREACHED, rule, None), None)


def mail(day: date, kind: MessageKind = MessageKind.ALERT, role: RoleName = MANAGEMENT, **changes: Any) -> SentMail:
    file = f"{day}-{kind}-abcdefgh"
    return replace(SentMail(day, kind, role, frozenset(), f"[Hinweis] {role.title}", "de", file), **changes)


def goals(count: int) -> Sequence[Goal]:
    return [Goal(id=f"ziel-{number}", title=f"Ziel Nummer {number}") for number in range(1, count + 1)]


def _verdict(state: State, rule: str, scope: Scope | None) -> Verdict:
    given = verdict(state, rule=rule)
    return replace(given, scope=scope or given.scope)
