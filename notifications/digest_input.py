"""What have the addressees of a digest been notified of already? Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from checker.domain.finding import Episode, FindingState
from checker.domain.message import TELLS_BAD, TELLS_END, TOLD_NOBODY, Item, Message, MessageKind, OutboxState
from checker.domain.rulebook import RuleOf
from checker.domain.verdict import WORST_FIRST, State, Verdict
from notifications.digest_schedule import Round
from notifications.ladder import NO_HISTORY, MailHistory, Outgoing
from notifications.overdue_reports import MissingReport
from notifications.rule_edits import EditNews

ONCE = "0"
Reading = tuple[str, int, str]  # obligation, number of the episode, addressee


@dataclass(frozen=True, slots=True)
class DigestInput:
    """All that is known on the day of the digest.

    `verdicts` and `episodes` (the newest) by obligation, `rule_of` the rule of a verdict. `notified` is what was
    planned or sent before this tick, `singles` what leaves in it by mails of their own. `drafts` wait for a release.
    `reminders` are due today and untold; `digested_on` is the day of the last digest to each addressee. `missing` are
    reports that were owed and have not come, `sender_roles` the role of each sender (ids). `carried` are mails that
    exceed what their mailboxes get in a week: they ride in its digest. `state_since` is the first day of the state that
    stands, by obligation; `before` are the verdicts as the digests of a day had them, by that day and obligation. Both
    are of what is bad. `held_by` is the post by whose act a finding rests. `taken` counts the files of each
    addressee of which all counts, since their last digest. `edits` are what was changed of rules and not told yet.
    """

    verdicts: Mapping[str, Verdict]
    rule_of: RuleOf
    episodes: Mapping[str, Episode]
    notified: MailHistory = field(default_factory=lambda: NO_HISTORY)
    singles: Outgoing = field(default_factory=Outgoing)
    drafts: Sequence[Message] = ()
    reminders: Outgoing = field(default_factory=Outgoing)
    digested_on: Mapping[str, date] = field(default_factory=dict)
    missing: Sequence[MissingReport] = ()
    sender_roles: Mapping[str, str] = field(default_factory=dict)
    carried: Sequence[Message] = ()
    state_since: Mapping[str, date] = field(default_factory=dict)
    before: Mapping[date, Mapping[str, Verdict]] = field(default_factory=dict)
    held_by: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, int] = field(default_factory=dict)
    edits: Sequence[EditNews] = ()

    def drafted_on(self, draft: Message) -> date:
        """Since when does the letter wait? The first draft of its step counts: a repeat replaces the one before."""
        item = draft.items[0]
        before: list[date] = []
        for sent in self.notified.get(item.obligation, ()):
            if _step(sent.item) == _step(item):
                before = [] if sent.has_left else [*before, sent.planned_on]
        return min([*before, draft.planned_on])


@dataclass(frozen=True, slots=True)
class Climb:
    """The highest step of an episode that somebody in the house was asked on: since when, and who."""

    on: date
    step: int
    addressed: str


@dataclass(frozen=True, slots=True)
class NotifiedStates:
    """What each addressee was notified of in each episode, or is going to be.

    `fresh`: by a single mail since the last digest; `heard`: by a mail that has left, so that its end is owed. `steps`:
    the highest step of the ladder on which it was asked; `climbs`, by obligation and number of the episode, the highest
    of all behind the first.
    """

    states: Mapping[Reading, frozenset[State]]
    ends: frozenset[Reading]
    fresh: frozenset[Reading]
    heard: frozenset[Reading]
    steps: Mapping[Reading, int]
    climbs: Mapping[tuple[str, int], Climb]

    @staticmethod
    def of(known: DigestInput, this: Round) -> NotifiedStates:
        states: dict[Reading, set[State]] = {}
        ends, fresh, heard = set(), set(), set()
        steps: dict[Reading, int] = {}
        climbs: dict[tuple[str, int], Climb] = {}
        for item, is_fresh, has_left in _items(known, this.since):
            reading = (item.obligation, item.episode, item.addressed)
            if item.kind in TELLS_END:
                ends.add(reading)
            if item.kind not in TELLS_BAD:
                continue
            states.setdefault(reading, set()).add(State(item.cause_state))
            if is_fresh and item.occurrence == ONCE:
                fresh.add(reading)
            if has_left:
                heard.add(reading)
        for item, on in _asked(known, this.on):
            reading = (item.obligation, item.episode, item.addressed)
            steps[reading] = max(item.step, steps.get(reading, 0))
            highest = climbs.get(reading[:2])
            if item.kind is MessageKind.ESCALATION and (highest is None or item.step > highest.step):
                climbs[reading[:2]] = Climb(on, item.step, item.addressed)
        frozen = {reading: frozenset(those_told) for reading, those_told in states.items()}
        return NotifiedStates(frozen, frozenset(ends), frozenset(fresh), frozenset(heard), steps, climbs)

    def asked_on(self, episode: Episode, addressed: str) -> int | None:
        """The highest step on which a post was asked; None: on none."""
        return self.steps.get((episode.obligation, episode.number, addressed))

    def climb(self, episode: Episode) -> Climb | None:
        """Where it went up to last; None: it is still on its first step."""
        return self.climbs.get((episode.obligation, episode.number))

    def is_news(self, verdict: Verdict, episode: Episode, addressed: str) -> bool:
        """Is this state worse than the one last notified? What got better is no news while it is still bad."""
        states = self.states.get((episode.obligation, episode.number, addressed))
        if states is None:
            # Whoever muted it knew of it.
            return episode.state is FindingState.OPEN
        return all(WORST_FIRST[verdict.state] < WORST_FIRST[state] for state in states)

    def is_fresh(self, episode: Episode, addressed: str) -> bool:
        return (episode.obligation, episode.number, addressed) in self.fresh

    def heard_of(self, episode: Episode, addressed: str) -> bool:
        return (episode.obligation, episode.number, addressed) in self.heard

    def knows_end(self, episode: Episode, addressed: str) -> bool:
        return (episode.obligation, episode.number, addressed) in self.ends


def _step(item: Item) -> tuple[int, MessageKind, int, str]:
    """What the drafts of one step have in common."""
    return item.episode, item.kind, item.step, item.addressed


def _asked(known: DigestInput, on: date) -> Iterator[tuple[Item, date]]:
    """What asked somebody in the house on a step of a ladder, and when, oldest first; a draft has asked nobody yet."""
    for sent in chain.from_iterable(known.notified.values()):
        if sent.item.kind in TELLS_BAD and sent.state not in TOLD_NOBODY:
            yield sent.item, sent.planned_on
    for planned in known.singles.messages:
        if planned.state is OutboxState.PENDING:
            yield from ((item, on) for item in planned.message.items if item.kind in TELLS_BAD)


def _items(known: DigestInput, since: date | None) -> Iterator[tuple[Item, bool, bool]]:
    """Every item; did a single mail report it since the last digest, and has its mail left?"""
    for sent in chain.from_iterable(known.notified.values()):
        is_fresh = sent.mail_kind is not MessageKind.DIGEST and (since is None or sent.planned_on > since)
        yield sent.item, is_fresh, sent.has_left
    for planned in known.singles.messages:
        for item in planned.message.items:
            yield item, True, False
