"""How long is it told which role a finding kept busy? Pure. Source: law note 7; ADR 0080.

For a year after the finding has ended; then what was done about it is told of the unit alone. This is about what is
shown: what is stored and sealed stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from checker.domain.act import Act
from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.obligation_key import ObligationKey
from checker.domain.post import Post
from checker.domain.proposal import Proposal

# Facts of the journal that name a role, or the post of a role at a unit (`role@unit`).
FACTS_OF_ROLES = ("by", "by_role", "role", "addressed", "confirmed_by", "told")


@dataclass(frozen=True, slots=True)
class ShownRoles:
    """`untold_until`: by obligation the last day up to which its roles are told no more; without it they all are."""

    untold_until: Mapping[str, date]

    @classmethod
    def of(cls, episodes: Iterable[Episode], on: date) -> ShownRoles:
        """As it is on a day, by episodes of any obligations."""
        a_year_ago, ended = _a_year_before(on), dict[str, date]()
        for episode in episodes:
            if episode.resolved_on is not None and episode.resolved_on < a_year_ago:
                ended[episode.obligation] = max(episode.resolved_on, ended.get(episode.obligation, date.min))
        return cls(ended)

    def are_told(self, about: Collection[str], done_on: date) -> bool:
        """Is the role told of what was done on a day about these obligations? As long as it is of one of them."""
        return not about or any(done_on > self.untold_until.get(key, date.min) for key in about)

    def post(self, post: str, about: Collection[str], done_on: date) -> str:
        """The role, or `role@unit`, as it may be told: else its unit, or that of the finding."""
        return post if not post or self.are_told(about, done_on) else _unit_of(post, about)

    def posts(self, posts: Iterable[str], about: Collection[str], done_on: date) -> tuple[str, ...]:
        """As `post`, each unit once."""
        return tuple(dict.fromkeys(self.post(each, about, done_on) for each in posts))

    def episode(self, episode: Episode) -> Episode:
        """An episode with whom it tells that was told of it."""
        last = episode.resolved_on or date.max
        return replace(episode, told=self.posts(episode.told, (episode.obligation,), last))

    def act(self, act: Act) -> Act:
        """A decision with whom it tells that decided."""
        if self.are_told((act.obligation,), act.granted_on):
            return act
        return replace(act, by=_unit_of(act.post, (act.obligation,)), scope="", confirmed_by=None)

    def answer(self, came: Proposal) -> Proposal:
        """An answer with whom it tells that answered and entered it."""
        about, on = (came.matter.about,), local_day(came.received_at)
        if not came.matter.about or self.are_told(about, on):
            return came
        unit = _unit_of(came.matter.addressed, about)
        return replace(
            came,
            matter=replace(came.matter, addressed=unit),
            answer=replace(came.answer, reader=""),
            decided_by=came.decided_by and unit,
        )

    def facts(self, facts: Mapping[str, Any], about: Collection[str], done_on: date) -> Mapping[str, Any]:
        """The facts of an entry of the journal about these obligations."""
        if self.are_told(about, done_on):
            return facts
        named = {name: facts[name] for name in FACTS_OF_ROLES if facts.get(name)}
        return {**facts, **{name: _units_of(posts, about) for name, posts in named.items()}}


def _units_of(posts: Any, about: Collection[str]) -> str | list[str]:
    if isinstance(posts, list):
        return list(dict.fromkeys(_unit_of(str(post), about) for post in posts))
    return _unit_of(str(posts), about)


def _unit_of(post: str, about: Collection[str]) -> str:
    return Post.parse(post).unit or ObligationKey.parse(next(iter(about))).scope


def _a_year_before(on: date) -> date:
    """The same day of the year before; of 29 February the day before it."""
    is_leap_day = (on.month, on.day) == (2, 29)
    return on.replace(year=on.year - 1, day=28 if is_leap_day else on.day)
