"""What becomes of each finding after today's verdicts? Pure.

The transition table of the design, as far as verdicts and days move it: open, worsen, climb, resolve. An at-risk state
is watched first and told only when it has stood some working days; it must be gone as long before it is cleared.
Whoever has acknowledged is left in peace until the end of that day, unless it gets worse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from checker.domain.calendar import WorkingCalendar
from checker.domain.escalation import Hysteresis
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Resolution, Rung
from checker.domain.rule import Rule
from checker.domain.verdict import WORST_FIRST, State, Verdict

Hindsight = Callable[[Episode], State]
MISSED = frozenset({State.BREACHED, State.AT_RISK})


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`episodes` are to be saved (changed ones only, the told and the silent); `changes` are those to be told."""

    episodes: tuple[Episode, ...]
    changes: tuple[Change, ...]


class Ladder(Protocol):
    """Who reads on the steps of a ladder? Depends on the organisation of the day, so it is handed in."""

    def first(self, verdict: Verdict) -> int:
        """The step on which a finding opens: the first that somebody reads."""
        ...

    def ahead(self, episode: Episode, verdict: Verdict) -> Rung | None:
        """What comes after the step on which an open finding stands. None: it never climbs."""
        ...


class NoLadder:
    """Nobody but the first step is ever told."""

    def first(self, verdict: Verdict) -> int:
        del verdict
        return 1

    def ahead(self, episode: Episode, verdict: Verdict) -> None:
        del episode, verdict


NO_LADDER = NoLadder()


def follow_up(
    current: Mapping[str, Episode],
    verdicts: Iterable[Verdict],
    rules: Mapping[str, Rule],
    hysteresis: Hysteresis,
    calendar: WorkingCalendar,
    on: date,
    hindsight: Hindsight,
    ladder: Ladder = NO_LADDER,
) -> FollowUp:
    """Yesterday's newest episode of each obligation and today's verdicts; out: what changed on the local day `on`.

    `hindsight` tells the state of the day in an episode's `since` as it is known today: was it ever bad at all?
    """
    patience = _Patience(hysteresis, calendar, on, ladder)
    episodes: list[Episode] = []
    changes: list[Change] = []
    for verdict in verdicts:
        before = current.get(verdict.obligation)
        after, event = _next(before, verdict, patience, hindsight)
        if after is None or after == before:
            continue
        episodes.append(after)
        if event is not None:
            # The mail needs the episode that stands behind it; a new episode has none before.
            same = before is not None and before.number == after.number
            changes.append(Change(before if same else None, after, event, verdict, rules[verdict.rule]))
    return FollowUp(tuple(episodes), tuple(changes))


def withdrawn(current: Iterable[Episode], still_owed: frozenset[str], on: date) -> tuple[Episode, ...]:
    """Episodes whose obligation is gone, because its rule or its unit is: resolved, told to nobody."""
    return tuple(
        _resolved(episode, Resolution.WITHDRAWN, on)
        for episode in current
        if not episode.is_over and episode.obligation not in still_owed
    )


@dataclass(frozen=True, slots=True)
class _Patience:
    hysteresis: Hysteresis
    calendar: WorkingCalendar
    on: date
    ladder: Ladder

    def stands(self, since: date, verdict: Verdict) -> bool:
        """Has an at-risk state stood long enough to be told?"""
        needed = self.hysteresis.stands(hangs_on_silence=_hangs_on_silence(verdict))
        return self._days_after(since) >= needed

    def cleared(self, good_since: date) -> bool:
        """Has it been gone long enough to be cleared?"""
        return self._days_after(good_since) >= self.hysteresis.at_risk_clears.value

    def _days_after(self, day: date) -> int:
        return self.calendar.office_days(day, self.on) - (1 if self.calendar.is_office_day(day) else 0)


Event = ChangeEvent | None


def _next(
    before: Episode | None, verdict: Verdict, patience: _Patience, hindsight: Hindsight
) -> tuple[Episode | None, Event]:
    if before is None or before.is_over:
        return _begin(before, verdict, patience) if verdict.is_bad and not verdict.waived else (None, None)
    if not verdict.is_bad:
        return _ease(before, verdict, patience, hindsight)
    if verdict.waived:
        return replace(before, state=FindingState.WAIVED, verdict=verdict.state, cause=verdict.cause), None
    if before.state is FindingState.WAIVED:
        return _open(before, verdict, patience), ChangeEvent.OPENED
    if before.state is FindingState.WATCHED:
        return _still_watched(before, verdict, patience)
    return _still_bad(before, verdict, patience)


def _begin(before: Episode | None, verdict: Verdict, patience: _Patience) -> tuple[Episode, Event]:
    number = before.number + 1 if before else 1
    watched = Episode(
        obligation=verdict.obligation,
        number=number,
        state=FindingState.WATCHED,
        verdict=verdict.state,
        cause=verdict.cause,
        severity=verdict.severity,
        since=patience.on,
    )
    return _still_watched(watched, verdict, patience)


def _still_watched(episode: Episode, verdict: Verdict, patience: _Patience) -> tuple[Episode, Event]:
    seen = replace(episode, verdict=verdict.state, cause=verdict.cause, good_since=None)
    if verdict.state is State.AT_RISK and not patience.stands(episode.since, verdict):
        return seen, None
    return _open(seen, verdict, patience), ChangeEvent.OPENED


def _hangs_on_silence(verdict: Verdict) -> bool:
    """Would it be good if what nobody has reported yet had taken place as planned?"""
    if verdict.cause != "upcoming":
        return False
    counts = {name: fact for reason in verdict.reasons for name, fact in reason.facts.items() if isinstance(fact, int)}
    still_short = counts.get("to_reach", 0) - counts.get("within_reach", 0)
    return 0 < still_short <= counts.get("silent", 0)


def _still_bad(episode: Episode, verdict: Verdict, patience: _Patience) -> tuple[Episode, Event]:
    if WORST_FIRST[verdict.state] < WORST_FIRST[episode.verdict]:
        return _open(episode, verdict, patience), ChangeEvent.WORSENED
    standing = replace(episode, verdict=verdict.state, cause=verdict.cause, good_since=None)
    if standing.is_left_in_peace(patience.on) or standing.state is FindingState.SILENCED:
        return standing, None
    return _climb(replace(standing, state=FindingState.OPEN, until=None), verdict, patience)


def _climb(episode: Episode, verdict: Verdict, patience: _Patience) -> tuple[Episode, Event]:
    """The next step when the working days of this one are over. Nobody climbs while the house is closed."""
    rung = patience.ladder.ahead(episode, verdict)
    if rung is None or patience.on < rung.from_day or not patience.calendar.is_office_day(patience.on):
        return episode, None
    event = ChangeEvent.CLIMBED if rung.step > episode.step else ChangeEvent.REPEATED
    return replace(episode, step=rung.step, step_since=patience.on), event


def _open(episode: Episode, verdict: Verdict, patience: _Patience) -> Episode:
    """The first step of the ladder that somebody reads, with the new cause."""
    return replace(
        episode,
        state=FindingState.OPEN,
        verdict=verdict.state,
        cause=verdict.cause,
        step=patience.ladder.first(verdict),
        step_since=patience.on,
        good_since=None,
        until=None,
    )


def _ease(episode: Episode, verdict: Verdict, patience: _Patience, hindsight: Hindsight) -> tuple[Episode, Event]:
    if episode.step == 0:
        return _resolved(episode, Resolution.UNANNOUNCED, patience.on), None
    good_since = episode.good_since or patience.on
    if episode.verdict is State.AT_RISK and not patience.cleared(good_since):
        return replace(episode, good_since=good_since), None
    return _resolved(
        episode, _why_resolved(episode, verdict, patience.on, hindsight), patience.on
    ), ChangeEvent.RESOLVED


def _why_resolved(episode: Episode, verdict: Verdict, on: date, hindsight: Hindsight) -> Resolution:
    is_extended = any(reason.code == "extended" for reason in verdict.reasons)
    if is_extended and verdict.state is State.PENDING and on <= verdict.due.effective:
        return Resolution.EXTENDED
    # Late is missed, a report as well as a paper; only figures, or a day that was kept, show that nothing had been.
    if verdict.late or episode.verdict is State.NOT_EVALUABLE:
        return Resolution.ALL_CLEAR
    return Resolution.RECTIFIED if _never_was(episode, hindsight) else Resolution.ALL_CLEAR


def _never_was(episode: Episode, hindsight: Hindsight) -> bool:
    """Was what is told by now never so? Asked about the first day, and about the day on which it was told last.

    What had begun as less and got worse on the way is no all-clear when only the worse turns out to be wrong.
    """
    told_last = replace(episode, since=episode.step_since or episode.since)
    if hindsight(told_last) in MISSED:
        return False
    began_as = hindsight(episode)
    return began_as not in MISSED or WORST_FIRST[episode.verdict] < WORST_FIRST[began_as]


def _resolved(episode: Episode, why: Resolution, on: date) -> Episode:
    return replace(episode, state=FindingState.RESOLVED, resolution=why, resolved_on=on, good_since=None)
