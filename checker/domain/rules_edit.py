"""Which rules did an edit change for those who answer for them, and in which respects? Pure.

Titles, comments, places in the plan and the reasons of assumptions are no change of what anybody answers for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.domain.escalation import TOLD_AT_ONCE
from checker.domain.model import Frozen
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook

# The fields of a rule that somebody answers for, by the respect in which a change of them is told. Several fields of
# one respect are told once; what `rule_texts` has no words for is told as another way to judge.
RESPECTS: Mapping[str, str] = {
    "target": "required",
    "band": "band",
    "tolerance": "tolerance",
    "rounding": "rounded",
    "measure": "counted",
    "kind": "judging",
    "scope": "judged",
    "period": "period",
    "reference_date": "reference",
    "path": "path",
    "due": "due",
    "effective_by": "effective",
    "when": "judging",
    "reported": "reported",
    "data_expected": "expected",
    "interim": "judging",
    "premise_of": "judging",
    "minimum_sample": "sample",
    "minimum_staff": "staff",
    "owner": "owner",
    "severity": "severity",
    "worst": "worst",
    "remind": "reminded",
}
LADDER = "ladder"
TOLD_IN_LETTERS = frozenset({"required", "band", "tolerance", "rounded", "counted", "judged", "period", "due"})
TOLD_BY_AN_END = frozenset({"required", "due"})
# What only says why, where or how it is called.
SAYS_NO_MORE = frozenset({"why", "origin", "decision_ref", "basis", "title"})


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


def edited_rules(before: Rulebook, after: Rulebook) -> tuple[EditedRule, ...]:
    """What differs, in the order of the rules that hold now, then what holds no more."""
    was = {planned.key: planned for planned in before.rules()}
    found: list[EditedRule] = []
    for planned in after.rules():
        former = was.pop(planned.key, None)
        if former is None and planned.rule.replaces is not None:
            former = was.pop((planned.rule.replaces, planned.year), None)
        respects = tuple(_respects(former, before, planned, after)) if former is not None else ()
        if former is None or respects:
            found.append(EditedRule(former, planned, respects))
    return (*found, *(EditedRule(gone, None) for gone in was.values()))


def _respects(former: PlannedRule, before: Rulebook, planned: PlannedRule, after: Rulebook) -> Iterator[str]:
    """Each once, in the order in which a rule says them."""
    was, now = former.rule, planned.rule
    differing = (name for name in RESPECTS if _substance(getattr(was, name)) != _substance(getattr(now, name)))
    yield from dict.fromkeys(RESPECTS[name] for name in differing)
    if _ladder(was, before) != _ladder(now, after):
        yield LADDER


def _ladder(rule: Rule, book: Rulebook) -> tuple[object, ...]:
    """Who is told one after another and after how many working days; nobody of what is told in digests alone."""
    policy = book.escalation.policy(rule.escalation)
    if policy is None or rule.severity not in TOLD_AT_ONCE:
        return ()
    patience = book.escalation.step_after_working_days
    wait = patience.critical if rule.severity == "critical" else patience.major
    return policy.steps, policy.agreed_with, wait.value


def _substance(value: object) -> object:
    """A field without what only explains it."""
    return _bare(value.model_dump()) if isinstance(value, Frozen) else _bare(value)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(said) for name, said in value.items() if name not in SAYS_NO_MORE}
    if isinstance(value, list | tuple):
        return [_bare(one.model_dump() if isinstance(one, Frozen) else one) for one in value]
    return value
