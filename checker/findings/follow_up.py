"""What becomes of each finding after today's verdicts? Pure.

The transition table of the design, as far as verdicts and days move it: open, worsen, climb, resolve. An at-risk state
is watched first and notified only when it has lasted some working days; it must be gone as long before it is cleared.
Whoever has acknowledged gets no mails until the end of that day, unless it gets worse. A silence holds also then,
except for what is critical. What acts do at their own moment is in `acts`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from checker.domain.calendar import WorkingCalendar
from checker.domain.escalation import Hysteresis
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Resolution, Rung
from checker.domain.rulebook import RuleOf
from checker.domain.verdict import WORST_FIRST, State, Verdict

Hindsight = Callable[[Episode], State]
# Today's verdict by the rules of the last tick; None: they are the same, or it was not owed by them.
FormerVerdict = Callable[[Episode], Verdict | None]
MISSED = frozenset({State.BREACHED, State.AT_RISK})
# Nothing was missed, something was not told: figures, or the calendar of meetings.
LACKS_WORD = frozenset({State.NOT_EVALUABLE, State.AWAITING_EVENT})


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`episodes` are to be saved (changed ones only, with mail or without); `changes` are those to be notified."""

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
    """Nobody but the first step is ever notified."""

    def first(self, verdict: Verdict) -> int:
        del verdict
        return 1

    def ahead(self, episode: Episode, verdict: Verdict) -> None:
        del episode, verdict


NO_LADDER = NoLadder()


NOTHING_SILENCED: Mapping[str, date] = {}


def same_rules(_episode: Episode) -> None:
    """Nothing has changed in the rules."""


def follow_up(
    current: Mapping[str, Episode],
    verdicts: Iterable[Verdict],
    rule_of: RuleOf,
    hysteresis: Hysteresis,
    calendar: WorkingCalendar,
    on: date,
    hindsight: Hindsight,
    ladder: Ladder = NO_LADDER,
    silenced: Mapping[str, date] = NOTHING_SILENCED,
    former: FormerVerdict = same_rules,
) -> FollowUp:
    """Yesterday's newest episode of each obligation and today's verdicts; out: what changed on the local day `on`.

    `hindsight` tells the state of the day in an episode's `since` as it is known today: was it ever bad at all?
    `silenced` has, by obligation, the last day of silences that outlive their episode. `former` tells what the rules of
    the last tick would say today: what they still call bad has ended by the rules, whatever was reported.
    """
    patience = _Patience(hysteresis, calendar, on, ladder, silenced, former)
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
            rule = rule_of(verdict)
            assert rule is not None, f"{verdict.rule} was judged by a rule"
            changes.append(Change(before if same else None, after, event, verdict, rule))
    return FollowUp(tuple(episodes), tuple(changes))


def withdrawn(
    current: Iterable[Episode], still_owed: frozenset[str], on: date, moved: Collection[str] = ()
) -> tuple[Episode, ...]:
    """Episodes whose obligation is gone, because its rule, its unit or its occasion is: resolved.

    `moved` are those that go on under another rule.
    """
    return tuple(
        _resolved(episode, Resolution.RENAMED if episode.obligation in moved else Resolution.WITHDRAWN, on)
        for episode in current
        if not episode.is_over and episode.obligation not in still_owed
    )


def renamed(
    current: Mapping[str, Episode], owed: frozenset[str], former: Mapping[str, str]
) -> tuple[dict[str, Episode], tuple[str, ...]]:
    """Findings that go on under the rule that replaces their own.

    `former` has the key under which each obligation stood before its rule was renamed. Out: the episodes by their new
    obligations, the same number as before so that earlier mails about them still count, and the old keys.
    """
    moved = {
        new: replace(current[old], obligation=new)
        for new, old in former.items()
        if new in owed and new not in current and old not in owed and old in current and not current[old].is_over
    }
    return moved, tuple(former[new] for new in moved)


@dataclass(frozen=True, slots=True)
class _Patience:
    hysteresis: Hysteresis
    calendar: WorkingCalendar
    on: date
    ladder: Ladder
    silenced: Mapping[str, date]
    former: FormerVerdict

    def was_changed(self, episode: Episode) -> bool:
        """Would it still be bad today by the rules of the last tick?"""
        former = self.former(episode)
        return former is not None and former.is_bad

    def has_new_owner(self, episode: Episode, verdict: Verdict) -> bool:
        """Does another role answer for it than by the rules of the last tick?"""
        former = self.former(episode) if episode.step else None
        return former is not None and former.is_bad and former.owner != verdict.owner

    def muted_until(self, verdict: Verdict) -> date | None:
        """The last day of a silence that stands today. None: there is none, or it is critical and ends one."""
        until = self.silenced.get(verdict.obligation)
        return None if until is None or until < self.on or _is_critical(verdict) else until

    def stands(self, since: date, verdict: Verdict) -> bool:
        """Has an at-risk state lasted long enough to be notified?"""
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
        is_for_somebody = verdict.is_bad and not verdict.waived and not _is_known_noise(before, verdict)
        return _begin(before, verdict, patience) if is_for_somebody else (None, None)
    if not verdict.is_bad:
        return _ease(before, verdict, patience, hindsight)
    if verdict.waived:
        until = verdict.waived_until
        waived = replace(before, state=FindingState.WAIVED, verdict=verdict.state, cause=verdict.cause, until=until)
        return replace(waived, good_since=None), None
    if before.state is FindingState.WAIVED:
        return _opened(before, verdict, patience)
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
    return _opened(seen, verdict, patience)


def _is_known_noise(before: Episode | None, verdict: Verdict) -> bool:
    """Did somebody say of this state, or of a worse one, that it should not be notified? (ADR 0024)"""
    if before is None or before.resolution is not Resolution.NOISE:
        return False
    return WORST_FIRST[verdict.state] >= WORST_FIRST[before.verdict]


def _is_critical(verdict: Verdict) -> bool:
    return verdict.severity == "critical"


def _hangs_on_silence(verdict: Verdict) -> bool:
    """Would it be good if what nobody has reported yet had taken place as planned?"""
    if verdict.cause != "upcoming":
        return False
    counts = {name: fact for reason in verdict.reasons for name, fact in reason.facts.items() if isinstance(fact, int)}
    still_short = counts.get("to_reach", 0) - counts.get("within_reach", 0)
    return 0 < still_short <= counts.get("silent", 0)


def _still_bad(episode: Episode, verdict: Verdict, patience: _Patience) -> tuple[Episode, Event]:
    is_silenced = episode.state is FindingState.SILENCED and episode.is_left_in_peace(patience.on)
    is_worse = WORST_FIRST[verdict.state] < WORST_FIRST[episode.verdict]
    if is_worse and not (is_silenced and not _is_critical(verdict)):
        return _open(episode, verdict, patience), ChangeEvent.WORSENED
    standing = replace(episode, verdict=verdict.state, cause=verdict.cause, good_since=None)
    if standing.is_left_in_peace(patience.on):
        return standing, None
    if patience.has_new_owner(episode, verdict):
        # Whoever answers for it now has heard nothing, and is not to be passed over by the ladder.
        return _open(episode, verdict, patience), ChangeEvent.REOPENED
    if _has_just_come_back(standing):
        return _reopen(standing, verdict, patience), ChangeEvent.REOPENED
    return _climb(replace(standing, state=FindingState.OPEN, until=None), verdict, patience)


def _has_just_come_back(episode: Episode) -> bool:
    """Has a silence ended, or has an act opened it? Whoever acknowledged knows the day and gets no mail about it."""
    return episode.state is FindingState.SILENCED or (episode.step > 0 and episode.step_since is None)


def _reopen(episode: Episode, verdict: Verdict, patience: _Patience) -> Episode:
    """Open again on the step where it stands; at the least on the first that somebody reads."""
    step = episode.step or patience.ladder.first(verdict)
    return replace(episode, state=FindingState.OPEN, step=step, step_since=patience.on, until=None)


def _climb(episode: Episode, verdict: Verdict, patience: _Patience) -> tuple[Episode, Event]:
    """The next step when the working days of this one are over. Nobody climbs while the house is closed."""
    rung = patience.ladder.ahead(episode, verdict)
    if rung is None or patience.on < rung.from_day or not patience.calendar.is_office_day(patience.on):
        return episode, None
    event = ChangeEvent.CLIMBED if rung.step > episode.step else ChangeEvent.REPEATED
    return replace(episode, step=rung.step, step_since=patience.on), event


def _opened(episode: Episode, verdict: Verdict, patience: _Patience) -> tuple[Episode, Event]:
    """It begins, or begins again: open, or muted by a silence that stands longer than an episode."""
    until = patience.muted_until(verdict)
    if until is None:
        return _open(episode, verdict, patience), ChangeEvent.OPENED
    muted = replace(episode, state=FindingState.SILENCED, verdict=verdict.state, cause=verdict.cause, until=until)
    return replace(muted, good_since=None), None


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
    if patience.was_changed(episode):
        # At once: what was decided does not flicker as figures do.
        return _resolved(episode, Resolution.RULE_CHANGED, patience.on), ChangeEvent.RESOLVED
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
    if verdict.late or episode.verdict in LACKS_WORD:
        return Resolution.ALL_CLEAR
    return Resolution.RECTIFIED if _never_was(episode, hindsight) else Resolution.ALL_CLEAR


def _never_was(episode: Episode, hindsight: Hindsight) -> bool:
    """Was the state notified by now never so? Checked for the first day, and for the day of the last notification.

    What had begun as less and got worse on the way is no all-clear when only the worse turns out to be wrong.
    """
    told_last = replace(episode, since=episode.step_since or episode.since)
    if hindsight(told_last) in MISSED:
        return False
    began_as = hindsight(episode)
    return began_as not in MISSED or WORST_FIRST[episode.verdict] < WORST_FIRST[began_as]


def _resolved(episode: Episode, why: Resolution, on: date) -> Episode:
    return replace(episode, state=FindingState.RESOLVED, resolution=why, resolved_on=on, good_since=None)
