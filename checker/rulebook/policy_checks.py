"""Do the ladders of escalation.yaml lead somewhere, and in the right order? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.domain.escalation import Escalation, EscalationPolicy
from checker.domain.problem import Problem
from checker.rulebook.known import Known, unknown
from checker.rulebook.yaml_tree import Path, Tree


def policy_problems(escalation: Escalation, known: Known, tree: Tree) -> Iterator[Problem]:
    """Unknown roles, ladders that turn back, bodies outside the house before its management (decision D15)."""
    yield from unknown("role", escalation.management, known.roles, tree, ("management",))
    yield from unknown("role", escalation.questions_to, known.roles, tree, ("questions_to",))
    for key, role in (("management", escalation.management), ("questions_to", escalation.questions_to)):
        if role in known.external_roles:
            yield Problem(tree.where((key,)), f"'{role}' is outside the house")
    if not escalation.policies:
        yield Problem(tree.where(("policies",)), "there is no ladder; every rule names one")
    first_by_id: dict[str, int] = {}
    for place, policy in enumerate(escalation.policies):
        path = ("policies", place)
        if (first := first_by_id.setdefault(policy.id, place)) != place:
            line = tree.where(("policies", first, "id")).line
            yield Problem(tree.where((*path, "id")), f"the ladder '{policy.id}' stands here twice (line {line})")
        yield from _steps(policy, escalation.management, known, path, tree)


def outside_too_early(steps: Sequence[str], management: str, known: Known) -> str | None:
    """The first body outside the house that would be told before the management.

    None when there is none, or when the management itself is not known: one mistake is told once.
    """
    if known.roles is None or management not in known.roles:
        return None
    for step in steps:
        if step == management:
            return None
        if step in known.external_roles:
            return step
    return None


def _steps(policy: EscalationPolicy, management: str, known: Known, path: Path, tree: Tree) -> Iterator[Problem]:
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
