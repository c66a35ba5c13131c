"""What is told of an edit of the rules: which it changed and in which respects, and what else of the house. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook

# Respects that a letter tells, and those that a finding tells which has ended by the edit.
TOLD_IN_LETTERS = frozenset({"required", "band", "tolerance", "rounded", "counted", "judged", "period", "due"})
TOLD_BY_AN_END = frozenset({"required", "due"})


@dataclass(frozen=True, slots=True)
class EditedRule:
    """A rule before and after an edit, and the respects in which it differs. None: it is new, or holds no more."""

    before: PlannedRule | None
    after: PlannedRule | None
    respects: tuple[str, ...] = ()

    @property
    def rule(self) -> Rule:
        """As it is now; what holds no more as it was."""
        planned = self.after or self.before
        assert planned is not None, "an edited rule was or is there"
        return planned.rule

    @property
    def is_told_in_letters(self) -> bool:
        """Does a letter about it say something else now: of what is asked, from whom, by when?"""
        return self.after is not None and not TOLD_IN_LETTERS.isdisjoint(self.respects)

    @property
    def is_told_by_its_end(self) -> bool:
        """Is all that was changed what a finding tells that has ended by it: the bound, the day, or that it is gone?"""
        return self.after is None or TOLD_BY_AN_END.issuperset(self.respects)


@dataclass(frozen=True, slots=True)
class HouseDifference:
    """What an edit changed outside the rules: the keys that lead there, and both values as plain ones (None: none)."""

    at: tuple[str, ...]
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class LackedApproval:
    """That nobody has approved what an edit changes of a rule (id; empty: outside the rules): one of the roles may, for
    `body` where it is agreed with one outside.
    """

    rule: str
    roles: tuple[str, ...]
    body: str | None = None


@dataclass(frozen=True, slots=True)
class RulesEdit:
    """The activation of a number and what it changed of the rules, and of what differs outside them (`house`).

    It took effect on the local day `on`, activated by the role `by`. `reason` is what was given for it; empty: nothing
    was. `lacks`: it took effect in an emergency, without these approvals, which are given for the preview `preview`
    (SHA-256; empty: there was none).
    """

    number: int
    on: date
    by: str
    before: Rulebook
    after: Rulebook
    rules: tuple[EditedRule, ...]
    reason: str = ""
    preview: str = ""
    is_emergency: bool = False
    lacks: tuple[LackedApproval, ...] = ()
    house: tuple[HouseDifference, ...] = ()

    @property
    def changes_something(self) -> bool:
        """Is there anything in it that somebody is told?"""
        return bool(self.rules or self.house)
