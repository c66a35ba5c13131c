"""What may a role decide about a finding, and what becomes of it? Pure.

A refusal is a reason with its facts; the sentence is made at the surface. Days are local and inclusive.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from checker.domain.calendar import WorkingCalendar
from checker.domain.finding import Episode, FindingState


class Why(StrEnum):
    """Why an act is refused."""

    NO_FINDING = "no_finding"
    RESOLVED = "resolved"
    NOT_TOLD_YET = "not_told_yet"
    RESTS_ALREADY = "rests_already"
    AS_BEFORE = "as_before"
    IN_THE_PAST = "in_the_past"
    TOO_FAR = "too_far"
    UNKNOWN_ROLE = "unknown_role"
    NOT_CONCERNED = "not_concerned"


@dataclass(frozen=True, slots=True)
class Refusal:
    """`latest` is the last day allowed (too far), `who` are the roles that could (not concerned)."""

    why: Why
    latest: date | None = None
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Powers:
    """Which roles exist, and which of them may take a finding on: those of its ladder, and whoever has the right."""

    roles: Collection[str]
    may_acknowledge: tuple[str, ...]
    at_most_working_days: int


def acknowledge(
    episode: Episode | None, by: str, until: date, on: date, powers: Powers, calendar: WorkingCalendar
) -> Episode | Refusal:
    """Take a finding on until the end of the day `until`. Its step stays, so that the ladder resumes there.

    An acknowledgement may be prolonged or shortened; the last word counts.
    """
    refused = _refused_role(by, powers) or _refused_finding(episode, until) or _refused_day(until, on, powers, calendar)
    if refused is not None:
        return refused
    assert episode is not None, "without a finding it was refused"
    return replace(episode, state=FindingState.ACKNOWLEDGED, until=until)


def latest_day(on: date, powers: Powers, calendar: WorkingCalendar) -> date:
    """The last day to which a finding can be taken on today."""
    return calendar.add_office_days(on, powers.at_most_working_days)


def _refused_role(by: str, powers: Powers) -> Refusal | None:
    if by not in powers.roles:
        return Refusal(Why.UNKNOWN_ROLE, who=powers.may_acknowledge)
    if by not in powers.may_acknowledge:
        return Refusal(Why.NOT_CONCERNED, who=powers.may_acknowledge)
    return None


def _refused_finding(episode: Episode | None, until: date) -> Refusal | None:
    if episode is None:
        return Refusal(Why.NO_FINDING)
    match episode.state:
        case FindingState.RESOLVED:
            return Refusal(Why.RESOLVED)
        case FindingState.WATCHED:
            return Refusal(Why.NOT_TOLD_YET)
        case FindingState.SILENCED | FindingState.WAIVED:
            return Refusal(Why.RESTS_ALREADY)
        case FindingState.ACKNOWLEDGED if episode.until == until:
            return Refusal(Why.AS_BEFORE)
        case FindingState.OPEN | FindingState.ACKNOWLEDGED:
            return None


def _refused_day(until: date, on: date, powers: Powers, calendar: WorkingCalendar) -> Refusal | None:
    if until < on:
        return Refusal(Why.IN_THE_PAST)
    latest = latest_day(on, powers, calendar)
    return Refusal(Why.TOO_FAR, latest=latest) if until > latest else None
