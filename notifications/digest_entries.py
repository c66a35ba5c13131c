"""Which obligations does a digest consider, whom does each concern, and does it need action? Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain

from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.finding import RESTING, Episode, FindingState
from checker.domain.message import Message
from checker.domain.organisation import Addressee
from checker.domain.rule import Rule
from checker.domain.verdict import WORST_FIRST, State, Verdict
from notifications.digest_input import DigestInput, NotifiedStates
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader
from notifications.urgency import waits_for_a_report


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom an obligation concerns, and by which posts (`role@unit`).

    `owners` empty: nobody reads for it. `above` answer for it, too. There are several owners where the whole house owes
    what each of them answers for; `senders` send the figures.
    """

    owners: tuple[Addressee, ...]
    above: tuple[Addressee, ...] = ()
    senders: tuple[Addressee, ...] = ()
    owner_keys: frozenset[str] = field(init=False)
    above_keys: frozenset[str] = field(init=False)
    sender_keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        # Every reader asks about every entry that concerns them.
        for name, held_by in (("owner_keys", self.owners), ("above_keys", self.above), ("sender_keys", self.senders)):
            object.__setattr__(self, name, frozenset(addressee.key for addressee in held_by))

    @property
    def keys(self) -> frozenset[str]:
        return self.owner_keys | self.above_keys | self.sender_keys

    @property
    def addressees(self) -> tuple[Addressee, ...]:
        return (*self.owners, *self.above, *self.senders)


@dataclass(frozen=True, slots=True)
class DigestEntry:
    """One obligation on the day of the digest. `episode` is the newest, None when the obligation was never bad."""

    verdict: Verdict
    rule: Rule
    episode: Episode | None
    concerned: Concerned

    @property
    def obligation(self) -> str:
        return self.verdict.obligation


def entries_of(known: DigestInput, briefing: Briefing) -> Iterator[DigestEntry]:
    """Every obligation that a rule in force owes, in the order of their names."""
    # Most obligations of a unit concern the same people.
    concerned: Callable[[str, tuple[str, ...] | None, str | None, str], Concerned] = cache(
        partial(_concerned, briefing)
    )
    for obligation in sorted(known.verdicts):
        verdict = known.verdicts[obligation]
        rule = known.rule_of(verdict)
        if rule is None:
            continue
        # The plan that is not adopted escalates nothing: its owners read of it, nobody above.
        is_adopted = verdict.rule_key not in briefing.drafts
        steps = briefing.escalation.ladder(rule.owner, rule.escalation)[1:] if is_adopted else None
        sender = known.sender_roles.get(rule.reported.sender) if rule.reported else None
        yield DigestEntry(
            verdict, rule, known.episodes.get(obligation), concerned(rule.owner, steps, sender, verdict.scope.id)
        )


def _concerned(briefing: Briefing, owner: str, steps: tuple[str, ...] | None, sender: str | None, at: str) -> Concerned:
    """`steps` are the roles that it climbs to after its owner, before the management; None: it climbs nowhere."""
    organisation, on = briefing.organisation, briefing.sends_on
    owners = organisation.addressees(owner, at, on)
    senders = organisation.addressees(sender, at, on) if sender else ()
    if steps is None:
        return Concerned(owners, (), senders)
    asked = chain.from_iterable(organisation.addressees(role, at, on) for role in steps)
    climbed = dict.fromkeys([*asked, briefing.management])
    above = (reader for reader in climbed if reader and reader not in owners and not reader.is_external)
    return Concerned(owners, tuple(above), senders)


def worst_first(entry: DigestEntry) -> tuple[bool, int, int, str]:
    """Sort key: what is critical, then the state, then severity, then the obligation's name."""
    verdict = entry.verdict
    is_critical = verdict.severity == "critical"
    return not is_critical, WORST_FIRST[verdict.state], SEVEREST_FIRST[verdict.severity], verdict.obligation


def needs_somebody(entry: DigestEntry) -> bool:
    """Bad and notified, or about to be: not watched, not waived, not only for information, not for want of a report."""
    verdict, episode = entry.verdict, entry.episode
    if waits_for_a_report(verdict):
        return False
    if not verdict.is_bad or verdict.waived or verdict.severity == "info" or episode is None:
        return False
    return episode.state in (FindingState.OPEN, FindingState.SILENCED)


def at_rest(entries: Iterable[DigestEntry]) -> Counter[FindingState | State]:
    """How many need no action, by state; what waits for a report is counted with that."""
    rest = (entry for entry in entries if not _is_open(entry) and not waits_for_a_report(entry.verdict))
    return Counter(_state_at_rest(entry) for entry in rest)


def _is_open(entry: DigestEntry) -> bool:
    return needs_somebody(entry) and entry.episode is not None and entry.episode.state is FindingState.OPEN


def _state_at_rest(entry: DigestEntry) -> FindingState | State:
    verdict, episode = entry.verdict, entry.episode
    if not verdict.is_bad:
        return verdict.state
    if verdict.waived:
        return FindingState.WAIVED
    return episode.state if episode is not None and episode.state in RESTING else FindingState.WATCHED


@dataclass(frozen=True, slots=True)
class DigestIndex:
    """All entries, and by post (`role@unit`) the places of those that concern it: what it owns, answers for or sends,
    what a mail carries to it and what it was notified of. `resting` counts the house's entries that need no action.
    """

    entries: tuple[DigestEntry, ...]
    places_by_post: Mapping[str, frozenset[int]]
    resting: Counter[FindingState | State]

    @staticmethod
    def of(entries: tuple[DigestEntry, ...], notified: NotifiedStates, carried: Sequence[Message]) -> DigestIndex:
        places: dict[str, set[int]] = {}
        place_of = {entry.obligation: place for place, entry in enumerate(entries)}
        for place, entry in enumerate(entries):
            for key in entry.concerned.keys:
                places.setdefault(key, set()).add(place)
        rides = ((item.obligation, item.addressed) for mail in carried for item in mail.items)
        heard = ((obligation, addressed) for obligation, _, addressed in notified.heard)
        for obligation, addressed in chain(rides, heard):
            if obligation in place_of:
                places.setdefault(addressed, set()).add(place_of[obligation])
        return DigestIndex(entries, {key: frozenset(many) for key, many in places.items()}, at_rest(entries))

    def of_reader(self, reader: Reader) -> tuple[DigestEntry, ...]:
        """What concerns a reader, in order."""
        none: frozenset[int] = frozenset()
        places = none.union(*(self.places_by_post.get(addressee.key, none) for addressee in reader.addressees))
        return tuple(self.entries[place] for place in sorted(places))
