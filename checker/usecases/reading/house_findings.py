"""Which findings does somebody see, and what comes next about each? Shell, read-only: what is stored says it.

The house's findings are gathered once while the journal does not grow; who sees which of them is asked of each look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.obligation_key import ObligationKey
from checker.domain.post import Post
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.findings.shown_roles import ShownRoles
from checker.findings.visibility import sight_of
from checker.pages.list_page import ListCell
from checker.store import findings, verdicts
from checker.store.opening import Store
from checker.usecases.acting.findings import Ahead, ahead_of
from checker.usecases.judging.disclosure_history import cells_before
from checker.usecases.reading.at_head import AtHead, at_head
from checker.usecases.reading.come_and_waiting import every_answer
from checker.usecases.reading.house_seen import book_seen
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.rule_renames import former_keys, notified_under_any_name
from checker.wording.suppression import published
from notifications.ladder import Ladders
from notifications.mail_context import Briefing


@dataclass(frozen=True, slots=True)
class HouseFinding:
    """The newest finding of an obligation. `episode` and `owner` (`role@unit`) name roles as long as they may be told:
    of one that is over for more than a year they are the unit. `verdict` is the newest as it may be published.

    `rule` None: no rule in force knows it, and it has no page. `goal` (id) is that of the rule; empty without one.
    `ahead`: what comes next if nobody acts. `told`: every post that a mail about it has reached.
    """

    episode: Episode
    verdict: Verdict
    rule: Rule | None
    goal: str
    owner: str
    ahead: Ahead | None
    told: frozenset[str]

    @property
    def obligation(self) -> str:
        return self.episode.obligation

    @property
    def scope(self) -> str:
        """The id of its unit."""
        return ObligationKey.parse(self.episode.obligation).scope

    def concerns(self, role: str) -> bool:
        """Does a role answer for it, or was it told of it, as far as that is still told?"""
        return any(Post.parse(post).role == role for post in (self.owner, *self.episode.told) if "@" in post)


@dataclass(frozen=True, slots=True)
class FindingsSeen:
    """The findings that somebody sees on a day, by obligation. `book` is in force, with its absences.

    `rows` keeps what was made of each, for the next look: the same for every reader.
    """

    book: Rulebook
    briefing: Briefing
    on: date
    findings: tuple[HouseFinding, ...]
    rows: dict[tuple[str, str, bool], tuple[ListCell, ...]] = field(default_factory=dict, repr=False, compare=False)


def findings_seen(store: Store, viewer: Viewer, now: datetime) -> FindingsSeen:
    """Those that a viewer may see at `now` (aware), whatever their state."""
    with store.read() as tx:
        return findings_seen_in(tx, viewer, now)


def findings_seen_in(tx: Connection, viewer: Viewer, now: datetime) -> FindingsSeen:
    """As `findings_seen`, within a transaction that only reads."""
    known, on = at_head(tx), local_day(now)
    house = known.get(("findings", on), lambda: _gathered(tx, known, now))
    sight = sight_of(viewer, house.book.organisation, on)
    seen = tuple(each for each in house.findings if sight.sees(each.verdict.owner, each.scope, each.told))
    return FindingsSeen(house.book, house.briefing, on, seen, house.rows)


def _gathered(tx: Connection, known: AtHead, now: datetime) -> FindingsSeen:
    on, book = local_day(now), book_seen(tx, known)
    episodes = findings.every_episode(tx)
    newest = {episode.obligation: episode for episode in sorted(episodes, key=lambda each: each.number)}
    judged = {key: each.verdict for key, each in verdicts.latest(tx, newest).items()} if newest else {}
    briefing = briefing_of(book, on, now, every_answer(tx, known))
    sent = notified_under_any_name(tx, judged, former_keys(book, judged)) if judged else {}
    ladders = Ladders(book.rule_of, briefing, sent)
    before = cells_before(tx, judged.values())
    roles, told = ShownRoles.of(episodes, on), told_of_each(episodes)
    found = []
    for key, verdict in sorted(judged.items()):
        episode, planned = newest[key], book.planned_for(verdict)
        done_on = episode.resolved_on or on
        reached = {one.item.addressed for one in sent.get(key, ()) if one.has_left}
        found.append(
            HouseFinding(
                episode=roles.episode(episode),
                verdict=published(verdict, before.get(key, ())),
                rule=book.rule_of(verdict),
                goal=planned.goal.id if planned else "",
                owner=roles.post(str(Post(verdict.owner, verdict.scope.id)), (key,), done_on),
                ahead=ahead_of(ladders, episode, verdict, book.calendar) if planned else None,
                told=frozenset(told[key] | reached),
            )
        )
    return FindingsSeen(book, briefing, on, tuple(found))


def told_of_each(episodes: Iterable[Episode]) -> dict[str, set[str]]:
    """By obligation whom any finding about it was told to."""
    told: dict[str, set[str]] = defaultdict(set)
    for episode in episodes:
        told[episode.obligation].update(episode.told)
    return told
