"""A verdict that needs action, in episodes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict


class FindingState(StrEnum):
    WATCHED = "watched"
    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    SILENCED = "silenced"
    WAIVED = "waived"
    RESOLVED = "resolved"


# Each of these has a last day.
RESTING = frozenset({FindingState.ACKNOWLEDGED, FindingState.SILENCED, FindingState.WAIVED})
# The next step of the ladder comes by itself.
ON_THE_LADDER = frozenset({FindingState.OPEN, FindingState.ACKNOWLEDGED})


class ChangeEvent(StrEnum):
    """What happened to an episode, as far as somebody must be notified.

    `climbed`: the working days of a step are over; `repeated`: those of the last step, so it is notified once more.
    `reopened`: a silence has ended, somebody objected or handed it back, or another role answers for it since the rules
    were edited, and the state is still bad.
    """

    OPENED = "opened"
    WORSENED = "worsened"
    CLIMBED = "climbed"
    REPEATED = "repeated"
    REOPENED = "reopened"
    RESOLVED = "resolved"


class Resolution(StrEnum):
    """Why an episode ended. `all_clear`: was missed, is good again; `rectified`: had never been missed;
    `rule_changed`: by the rules of before it would still be bad; `withdrawn`: rule, scope or occasion gone; `renamed`:
    goes on under the rule that replaces this one; `noise`: somebody said that it should not have been notified;
    `unannounced`: was over before anybody was notified.
    """

    ALL_CLEAR = "all_clear"
    RECTIFIED = "rectified"
    EXTENDED = "extended"
    RULE_CHANGED = "rule_changed"
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"
    NOISE = "noise"
    UNANNOUNCED = "unannounced"


class TellingWay(StrEnum):
    """How a finding is notified: by a mail of its own, in a day's collective mail, in the digest, or not at all."""

    AT_ONCE = "at_once"
    COLLECTED = "collected"
    DIGEST = "digest"
    NOBODY = "nobody"


class TellingReason(StrEnum):
    """Why it is notified that way. In the order in which they are checked."""

    # Nobody is told.
    WATCHED = "watched"
    ACKNOWLEDGED = "acknowledged"
    SILENCED = "silenced"
    WAIVED = "waived"
    NOTHING_WRONG = "nothing_wrong"
    WAITS_FOR_A_REPORT = "waits_for_a_report"
    UNREAD = "unread"
    # It waits for the digest.
    NOT_SEVERE = "not_severe"
    NOT_CRITICAL = "not_critical"
    NOT_EVALUABLE = "not_evaluable"
    ONLY_BEHIND_ITS_PATH = "only_behind_its_path"
    NO_SAMPLE = "no_sample"
    SAMPLE_TOO_SMALL = "sample_too_small"
    NOT_PROVEN = "not_proven"
    MAILBOX_IS_FULL = "mailbox_is_full"
    AFTER_DOWNTIME = "after_downtime"
    # At once.
    DATE_MISSED = "date_missed"
    CALENDAR_MISSING = "calendar_missing"
    CRITICAL_MISSED = "critical_missed"
    CRITICAL_AT_RISK = "critical_at_risk"
    NEXT_STEP = "next_step"


@dataclass(frozen=True, slots=True)
class Telling:
    """How a finding is notified, and why."""

    way: TellingWay
    reason: TellingReason

    @classmethod
    def at_once(cls, reason: TellingReason) -> Telling:
        return cls(TellingWay.AT_ONCE, reason)

    @classmethod
    def in_digest(cls, reason: TellingReason) -> Telling:
        return cls(TellingWay.DIGEST, reason)

    @classmethod
    def nobody(cls, reason: TellingReason) -> Telling:
        return cls(TellingWay.NOBODY, reason)

    @property
    def is_at_once(self) -> bool:
        return self.way is TellingWay.AT_ONCE


@dataclass(frozen=True, slots=True)
class Episode:
    """One stretch of bad days of an obligation.

    `watched` is an at-risk state that has not lasted long enough to be notified. `cause` is state and reason at the
    last opening or worsening; `told` are the addressees (`role@scope`) that know, in the order they were told.
    `step` counts the roles of the ladder from 1, where one mail told several of them it is the last; `step_since`
    is the day on which it was told last; None beside a step: an act has opened it, and that is not told yet.
    `until` is the last day of an acknowledgement, a silence or a waiver.
    `good_since`: first day on which the state was good again while the episode still stands (hysteresis).
    `telling`: what the last tick that followed it up decided about telling it; None: none has since that is kept.
    """

    obligation: str
    number: int
    state: FindingState
    verdict: State
    cause: str
    severity: str
    since: date
    step: int = 0
    step_since: date | None = None
    told: tuple[str, ...] = ()
    good_since: date | None = None
    resolution: Resolution | None = None
    resolved_on: date | None = None
    until: date | None = None
    telling: Telling | None = None

    @property
    def is_over(self) -> bool:
        return self.state is FindingState.RESOLVED

    @property
    def needs_somebody(self) -> bool:
        """Is it unresolved, and has it lasted long enough to be notified?"""
        return not self.is_over and self.state is not FindingState.WATCHED

    def is_left_in_peace(self, on: date) -> bool:
        """Has somebody taken it on, muted or waived it, and is the last day of that not over?"""
        return self.state in RESTING and self.until is not None and on <= self.until


@dataclass(frozen=True, slots=True)
class Rung:
    """Where the ladder leads next, and the first day of it. The step an episode stands on: it is notified once more."""

    step: int
    from_day: date


@dataclass(frozen=True, slots=True)
class Change:
    """An episode that opened, worsened, climbed or ended, with the verdict that made it so.

    `episode_before` is None when the episode is new. `rule` is the rule as it was judged by.
    """

    episode_before: Episode | None
    episode: Episode
    event: ChangeEvent
    verdict: Verdict
    rule: Rule
