"""Do the ladders of escalation.yaml lead somewhere, in order, and may somebody decide? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from checker.domain.escalation import (
    ACTS_WITH_POWERS,
    WORDS_FOR_ROLES,
    ActPowers,
    Escalation,
    EscalationPolicy,
)
from checker.domain.problem import Problem
from checker.domain.rule import Rule
from checker.rulebook.known import KnownNames, unknown
from checker.rulebook.yaml_tree import Path, Tree

# How a problem begins that is about powers and not about the rule.
NOBODY_MAY = "nobody may"


def policy_problems(escalation: Escalation, known: KnownNames, tree: Tree) -> Iterator[Problem]:
    """Unknown roles, ladders that turn back, bodies outside the house before its management (decision D15)."""
    yield from _named_posts(escalation, known, tree)
    if escalation.reminders is not None:
        for group in ("dated", "short_notice", "year_end"):
            leads = getattr(escalation.reminders, group).working_days_before
            yield from lead_problems(leads, ("reminders", group, "working_days_before"), tree)
    if not escalation.policies:
        yield Problem(tree.where(("policies",)), "there is no ladder; every rule names one")
    first_by_id: dict[str, int] = {}
    for place, policy in enumerate(escalation.policies):
        path = ("policies", place)
        if (first := first_by_id.setdefault(policy.id, place)) != place:
            line = tree.where(("policies", first, "id")).line
            yield Problem(tree.where((*path, "id")), f"the ladder '{policy.id}' stands here twice (line {line})")
        yield from _steps(policy, escalation.management, known, path, tree)
        yield from _agreed_with(policy, known, path, tree)
        if policy.powers is not None:
            yield from _named(policy.powers, known, (*path, "powers"), tree)
    yield from _named(escalation.powers, known, ("powers",), tree)
    for place, powers in enumerate(escalation.rule_powers):
        yield from _named(powers, known, ("rule_powers", place), tree)


def _named_posts(escalation: Escalation, known: KnownNames, tree: Tree) -> Iterator[Problem]:
    named = ("management", "questions_to", "administration", "service", "auditor")
    roles = {key: role for key in named if (role := getattr(escalation, key)) is not None}
    for key, role in roles.items():
        yield from unknown("role", role, known.roles, tree, (key,))
    for key, role in roles.items():
        # What the log is held against is best kept outside the house.
        if role in known.external_roles and key != "auditor":
            yield Problem(tree.where((key,)), f"'{role}' is outside the house")


def lead_problems(leads: Sequence[int], path: Path, tree: Tree) -> Iterator[Problem]:
    """Lead times of reminders that do not fall towards the due day."""
    if any(later >= earlier for earlier, later in pairwise(leads)):
        yield Problem(tree.where(path), "lead times fall towards the due day, such as [20, 5, 1]")


def power_problems(
    escalation: Escalation, rules: Collection[Rule], tree: Tree, outside: Collection[str] = ()
) -> Iterator[Problem]:
    """Powers over rules that do not exist, and acts that nobody may do about a rule: one sentence a ladder and act.

    `outside` are the roles outside the house: that they own nothing is told elsewhere.
    """
    known = {rule.id for rule in rules}
    first_by_rule: dict[str, int] = {}
    for place, powers in enumerate(escalation.rule_powers):
        path = ("rule_powers", place, "rule")
        yield from unknown("rule", powers.rule, known, tree, path)
        if (first := first_by_rule.setdefault(powers.rule, place)) != place:
            line = tree.where(("rule_powers", first, "rule")).line
            yield Problem(tree.where(path), f"the powers over '{powers.rule}' stand here twice (line {line})")
    if "powers" not in escalation.model_fields_set:
        # Files from before powers could be said were activated without them, and must stay readable.
        return
    told: set[tuple[str, str, str]] = set()
    asked: set[tuple[str, str]] = set()  # what rules without powers of their own share with all others of their kind
    for rule in rules:
        if rule.owner in outside:
            continue
        if rule.id not in first_by_rule:
            if (rule.escalation, rule.owner) in asked:
                continue
            asked.add((rule.escalation, rule.owner))
        for act in ACTS_WITH_POWERS:
            case = (act, rule.escalation, rule.owner)
            if case in told or escalation.policy(rule.escalation) is None:
                continue
            if not escalation.who_may(act, rule.id, rule.owner, rule.escalation):
                told.add(case)
                yield Problem(
                    tree.where(_place_of(escalation, act, rule)),
                    f"{NOBODY_MAY} {act} what '{rule.id}' finds: its owner '{rule.owner}' may not, and no other is "
                    "named",
                )


def _place_of(escalation: Escalation, act: str, rule: Rule) -> Path:
    """Where it is said who may: at the rule, its ladder, or for the house."""
    for place, powers in enumerate(escalation.rule_powers):
        if powers.rule == rule.id and powers.of(act) is not None:
            return ("rule_powers", place, act)
    for place, policy in enumerate(escalation.policies):
        if policy.id == rule.escalation and policy.powers is not None and policy.powers.of(act) is not None:
            return ("policies", place, "powers", act)
        if policy.id == rule.escalation and policy.agreed_with is not None:
            return ("policies", place, "agreed_with")
    return ("powers",)


def _named(powers: ActPowers, known: KnownNames, path: Path, tree: Tree) -> Iterator[Problem]:
    roles = None if known.roles is None else (*WORDS_FOR_ROLES, *known.roles)
    for act in ACTS_WITH_POWERS:
        for place, word in enumerate(powers.of(act) or ()):
            yield from unknown("role", word, roles, tree, (*path, act, place))


def _agreed_with(policy: EscalationPolicy, known: KnownNames, path: Path, tree: Tree) -> Iterator[Problem]:
    """The body is one outside the house, and hears of it on this very ladder."""
    body = policy.agreed_with
    if body is None:
        return
    where = (*path, "agreed_with")
    yield from unknown("role", body, known.roles, tree, where)
    if known.roles is None or body not in known.roles:
        return
    if body not in known.external_roles:
        yield Problem(tree.where(where), f"'{body}' belongs to the house; a target is agreed with a body outside")
    elif body not in policy.steps:
        yield Problem(tree.where(where), f"'{body}' is no step of the ladder '{policy.id}'", policy.steps)


def outside_too_early(steps: Sequence[str], management: str, known: KnownNames) -> str | None:
    """The first body outside the house that would be notified before the management.

    None when there is none, or when the management itself is not known: one mistake is reported once.
    """
    if known.roles is None or management not in known.roles:
        return None
    for step in steps:
        if step == management:
            return None
        if step in known.external_roles:
            return step
    return None


def _steps(policy: EscalationPolicy, management: str, known: KnownNames, path: Path, tree: Tree) -> Iterator[Problem]:
    if not policy.steps:
        yield Problem(tree.where((*path, "steps")), f"the ladder '{policy.id}' has no steps")
    for place, step in enumerate(policy.steps):
        where = tree.where((*path, "steps", place))
        yield from unknown("role", step, known.roles, tree, (*path, "steps", place))
        if step in policy.steps[:place]:
            yield Problem(where, f"the ladder '{policy.id}' comes back to '{step}'; each step is somebody new")
    early = outside_too_early(policy.steps, management, known)
    if early is not None and management in policy.steps:
        where = tree.where((*path, "steps", policy.steps.index(early)))
        yield Problem(where, f"'{early}' is outside the house and stands before the management, '{management}' (D15)")
