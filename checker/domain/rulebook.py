"""Everything an admin decided, as one value: plans, organisation, escalation, senders, calendar. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from checker.domain.calendar import WorkingCalendar
from checker.domain.calendar_file import CalendarFile
from checker.domain.escalation import Escalation
from checker.domain.organisation import Organisation
from checker.domain.plan import Plan
from checker.domain.profile import Profile, SenderFile
from checker.domain.rule import Goal, Rule
from checker.domain.vocabulary import Vocabulary

if TYPE_CHECKING:
    # Rules are read before anything is judged, and what a verdict is takes time to load.
    from checker.domain.verdict import RuleKey, Verdict

RuleOf = Callable[["Verdict"], Rule | None]


@dataclass(frozen=True, slots=True)
class PlannedRule:
    """A rule with the plan and goal it stands in, and the place it was written at (`file:line:column`)."""

    plan: Plan
    goal: Goal
    rule: Rule
    where: str = ""

    @property
    def year(self) -> int:
        """The year that its obligations are about: the plan's own, unless the rule names another."""
        return self.rule.period.year or self.plan.year

    @property
    def key(self) -> RuleKey:
        return self.rule.id, self.year


@dataclass(frozen=True, eq=False)
class Rulebook:
    """The rules folder, read without a mistake. `sha256` is over the names and bytes of all files.

    Two of them are the same only if they are one object; compare `sha256` to compare contents.

    `places` has each rule's place, by plan year and id. `files` keeps those bytes (path relative to the folder), so
    that activation can archive what was judged by.
    """

    plans: tuple[Plan, ...]
    organisation: Organisation
    escalation: Escalation
    senders: tuple[SenderFile, ...]
    calendar_file: CalendarFile
    calendar: WorkingCalendar
    sha256: str
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    places: Mapping[tuple[int, str], str] = field(default_factory=dict, repr=False)

    @property
    def language(self) -> Literal["de", "en"]:
        """The one in which the house is written to."""
        return self.organisation.organisation.language

    def rules(self) -> Iterator[PlannedRule]:
        """Every rule of every plan, in the order of the files."""
        yield from self._planned

    def rule(self, rule_id: str, year: int | None = None) -> PlannedRule | None:
        """The rule with that id; of several plans the one about `year`, else the newest plan's."""
        if year is not None:
            return self._planned_by_key.get((rule_id, year))
        return self._planned_by_id.get(rule_id)

    def planned_for(self, verdict: Verdict) -> PlannedRule | None:
        """The rule that a verdict was given by; None when it is no longer planned."""
        return self._planned_by_key.get(verdict.rule_key)

    def rule_of(self, verdict: Verdict) -> Rule | None:
        """As `planned_for`, with the owner that the obligation itself has: an agreement may name another."""
        planned = self.planned_for(verdict)
        if planned is None or planned.rule.owner == verdict.owner:
            return planned.rule if planned else None
        return planned.rule.model_copy(update={"owner": verdict.owner})

    @cached_property
    def _planned(self) -> tuple[PlannedRule, ...]:
        return tuple(
            PlannedRule(plan, goal_file.goal, rule, self.places.get((plan.year, rule.id), ""))
            for plan in self.plans
            for goal_file in plan.goals
            for rule in goal_file.rules
        )

    @cached_property
    def _planned_by_id(self) -> Mapping[str, PlannedRule]:
        return {planned.rule.id: planned for planned in sorted(self._planned, key=lambda planned: planned.plan.year)}

    @cached_property
    def _planned_by_key(self) -> Mapping[RuleKey, PlannedRule]:
        # Should two bear one key, which the loader refuses, the first is meant.
        return {planned.key: planned for planned in reversed(self._planned)}

    @cached_property
    def replaced(self) -> Mapping[str, str]:
        """The new id of each rule that was renamed, by its old one. Whoever bears an old id still is not renamed."""
        found = {planned.rule.replaces: planned.rule.id for planned in self._planned if planned.rule.replaces}
        return {old: new for old, new in found.items() if old not in self._planned_by_id}

    def sender_title(self, sender_id: str) -> str:
        """What a sender is called; of one that is in force no more its id."""
        return next((file.sender.title for file in self.senders if file.sender.id == sender_id), sender_id)

    def profiles(self) -> Iterator[tuple[SenderFile, Profile]]:
        for sender in self.senders:
            for profile in sender.profiles:
                yield sender, profile
