"""How is each finding notified that a tick has followed up, and why? Pure; from what was planned, never from memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Telling, TellingReason, TellingWay
from checker.domain.message import Message
from checker.domain.rulebook import RuleOf
from checker.domain.verdict import Verdict
from notifications.mail_context import Briefing
from notifications.urgency import AT_REST, how_told

ON_THE_LADDER = frozenset({ChangeEvent.CLIMBED, ChangeEvent.REPEATED})


@dataclass(frozen=True, slots=True)
class MailsOfTick:
    """What a tick plans: mails of their own, what one mail of the day collects, what waits for the next digest.

    `begun` is all that was to leave at once; what of it is in none of the others waits in the digest after downtime.
    """

    singles: tuple[Message, ...] = ()
    collected: tuple[Message, ...] = ()
    waiting: tuple[Message, ...] = ()
    begun: tuple[Message, ...] = ()


def tellings(
    judged: Iterable[Verdict],
    changes: Iterable[Change],
    episodes: Mapping[str, Episode],
    rule_of: RuleOf,
    planned: MailsOfTick,
    briefing: Briefing,
) -> dict[str, Telling]:
    """The decision about each finding that is not over, by its obligation.

    `episodes` are those that stand after the tick, `changes` what happened to some of them in it.
    """
    climbed = {change.episode.obligation for change in changes if change.event in ON_THE_LADDER}
    begun = {change.episode.obligation for change in changes}
    reach = _Reach(planned)
    found: dict[str, Telling] = {}
    for verdict in judged:
        episode, rule = episodes.get(verdict.obligation), rule_of(verdict)
        if episode is None or episode.is_over or rule is None:
            continue
        telling = how_told(verdict, rule, briefing.escalation.at_once.smallest_sample.value, episode)
        if episode.obligation in climbed:
            telling = Telling.at_once(TellingReason.NEXT_STEP)
        if telling.is_at_once and episode.obligation in begun:
            telling = reach.of(episode.obligation, telling)
        found[episode.obligation] = telling
    return found


def telling_now(episode: Episode) -> Telling | None:
    """What was decided about a finding that is not over, and what an act has changed about it since. None: nothing."""
    if episode.is_over:
        return None
    return episode.telling if episode.state is FindingState.OPEN else Telling.nobody(AT_REST[episode.state])


class _Reach:
    """Where the mails about an obligation went: what should leave at once may be collected, wait, or reach nobody."""

    def __init__(self, planned: MailsOfTick) -> None:
        self._singles = _obligations(planned.singles)
        self._collected = _obligations(planned.collected)
        self._waiting = _obligations(planned.waiting)
        self._begun = _obligations(planned.begun)

    def of(self, obligation: str, telling: Telling) -> Telling:
        if obligation in self._singles:
            return telling
        if obligation in self._collected:
            return Telling(TellingWay.COLLECTED, TellingReason.MAILBOX_IS_FULL)
        if obligation in self._waiting:
            return Telling.in_digest(TellingReason.MAILBOX_IS_FULL)
        if obligation in self._begun:
            return Telling.in_digest(TellingReason.AFTER_DOWNTIME)
        return Telling.nobody(TellingReason.UNREAD)


def _obligations(messages: Iterable[Message]) -> frozenset[str]:
    return frozenset(item.obligation for message in messages for item in message.items)
