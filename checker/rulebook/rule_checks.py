"""Can this rule ever be judged, reported and told? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from checker.domain.escalation import Escalation
from checker.domain.kinds import KINDS
from checker.domain.period import Period
from checker.domain.problem import Problem
from checker.domain.rule import Path as ExpectedPath
from checker.domain.rule import Remind, Rule
from checker.rulebook.kind_checks import kind_problems
from checker.rulebook.known import Known, unknown
from checker.rulebook.measure_checks import measure_problems
from checker.rulebook.plan_checks import last_due_day
from checker.rulebook.policy_checks import outside_too_early
from checker.rulebook.yaml_tree import Path, Tree


def rule_problems(
    rule: Rule, year: int, path: Path, tree: Tree, known: Known, escalation: Escalation | None
) -> Iterator[Problem]:
    """Everything wrong with one well-formed rule of the plan of `year`, within itself and with other files."""
    if rule.kind in KINDS:
        yield from kind_problems(rule, KINDS[rule.kind], path, tree)
    yield from measure_problems(rule.measure, (*path, "measure"), tree)
    yield from _due(rule, year, path, tree)
    yield from _handed_in(rule, year, path, tree)
    yield from _interim(rule, path, tree)
    if rule.path is not None:
        yield from _expected_path(rule, rule.path, year, (*path, "path"), tree)
    if rule.remind is not None:
        yield from _remind(rule.remind, (*path, "remind", "working_days_before"), tree)
    if rule.reported is not None and rule.data_expected is None:
        what = "the key 'data_expected' is missing: when can the reported figures exist?"
        yield Problem(tree.where(path), what)
    if rule.reported is not None and rule.reported.counts == "figure" and rule.scope.judge != "organisation":
        where = tree.where((*path, "reported", "counts"))
        yield Problem(where, "figures count as reports only where the whole house is judged", ("file",))
    yield from _ladder(rule, path, tree, known, escalation)


def reference_problems(path: Path, tree: Tree, known: Known) -> Iterator[Problem]:
    """Names of other files that a rule uses and nothing bears. Works on rules that are not well formed, too."""
    sender = tree.get((*path, "reported", "sender"))
    senders = known.profiles_by_sender
    profiles = senders.get(sender) if senders is not None and isinstance(sender, str) else None
    for what, key, names in (
        ("kind", ("kind",), KINDS),
        ("role", ("owner",), known.roles),
        ("escalation policy", ("escalation",), known.policies),
        ("sender", ("reported", "sender"), senders),
        (f"profile of {sender}", ("reported", "profile"), profiles),
    ):
        if isinstance(word := tree.get((*path, *key)), str):
            yield from unknown(what, word, names, tree, (*path, *key))


def _due(rule: Rule, year: int, path: Path, tree: Tree) -> Iterator[Problem]:
    where = tree.where((*path, "due", "nominal"))
    first, last = date(year, 1, 1), last_due_day(year)
    nominal = rule.due.nominal
    if not first <= nominal <= last:
        yield Problem(where, f"the due date {nominal} lies outside the plan {year} ({first} to {last})")
    elif rule.due.policy == "period_end_never_shifts" and nominal != date(year, 12, 31):
        yield Problem(where, f"a period of the kind year ends on {year}-12-31; the due date is {nominal}")


def _handed_in(rule: Rule, year: int, path: Path, tree: Tree) -> Iterator[Problem]:
    """Keys that speak of what is handed in, and the days and stretches they name."""
    keys: dict[Path, object] = {
        ("scope", "parts"): rule.scope.parts,
        ("period", "about"): rule.period.about,
        ("reference_date",): rule.reference_date,
        ("effective_by",): rule.effective_by,
    }
    if rule.measure.records != "deliverable":
        for key, value in keys.items():
            if value:
                what = f"'{key[-1]}' belongs to what is handed in, not to records of type {rule.measure.records}"
                yield Problem(tree.where_key((*path, *key)), what)
        return
    if rule.scope.parts and rule.measure.covers:
        what = "with 'parts' in the scope a submission covers units; topics cannot be asked for beside them"
        yield Problem(tree.where_key((*path, "measure", "covers")), what)
    if rule.scope.parts and rule.scope.judge != "organisation":
        yield Problem(tree.where((*path, "scope", "judge")), "'parts' are put together for the whole house only")
    first, last = date(year, 1, 1), last_due_day(year)
    in_force = rule.effective_by.day if rule.effective_by else None
    days: dict[Path, date | None] = {("reference_date",): rule.reference_date, ("effective_by", "day"): in_force}
    for at, day in days.items():
        if day is not None and not first <= day <= last:
            yield Problem(tree.where((*path, *at)), f"the day {day} lies outside the plan {year} ({first} to {last})")
    if rule.reference_date is not None and rule.due.nominal < rule.reference_date:
        where = tree.where((*path, "due", "nominal"))
        yield Problem(where, f"due on {rule.due.nominal}, before the reference date {rule.reference_date} has come")
    if rule.period.about is not None and Period.parse(rule.period.about).start.year != year:
        where = tree.where((*path, "period", "about"))
        yield Problem(where, f"a report about {rule.period.about} is none of the plan {year}")


def _interim(rule: Rule, path: Path, tree: Tree) -> Iterator[Problem]:
    needs_path = rule.interim in ("path", "upcoming")
    if needs_path and rule.path is None:
        yield Problem(tree.where((*path, "interim")), f"interim: {rule.interim} needs a 'path' to be held against")
    if not needs_path and rule.path is not None:
        yield Problem(
            tree.where_key((*path, "path")), "this path is never used", ("interim: path", "interim: upcoming")
        )
    if rule.interim == "upcoming" and rule.measure.records != "event":
        yield Problem(tree.where((*path, "interim")), "only events can be upcoming")


def _expected_path(rule: Rule, expected: ExpectedPath, year: int, path: Path, tree: Tree) -> Iterator[Problem]:
    if (expected.kind == "steps") != bool(expected.steps):
        yield Problem(tree.where(path), "steps belong to a path of the kind steps, and only to it")
    if expected.kind == "sender_target" and rule.measure.sender_target is None:
        yield Problem(
            tree.where((*path, "kind")), "which field holds the sender's target? name it as measure.sender_target"
        )
    for place, (earlier, later) in enumerate(pairwise(expected.steps), start=1):
        if later.by <= earlier.by or later.value <= earlier.value:
            yield Problem(tree.where((*path, "steps", place)), "each step must be later and higher than the one before")
    for place, step in enumerate(expected.steps):
        if not date(year, 1, 1) <= step.by <= last_due_day(year):
            yield Problem(tree.where((*path, "steps", place, "by")), f"the day {step.by} lies outside the plan {year}")


def _remind(remind: Remind, path: Path, tree: Tree) -> Iterator[Problem]:
    days = remind.working_days_before
    if any(not 1 <= lead <= 120 for lead in days):
        yield Problem(tree.where(path), "a lead time is from 1 to 120 working days")
    elif any(later >= earlier for earlier, later in pairwise(days)):
        yield Problem(tree.where(path), "lead times fall towards the due day, such as [20, 5, 1]")


def _ladder(rule: Rule, path: Path, tree: Tree, known: Known, escalation: Escalation | None) -> Iterator[Problem]:
    if rule.owner in known.external_roles:
        yield Problem(tree.where((*path, "owner")), f"'{rule.owner}' is outside the house and cannot own a rule (D15)")
        return
    policy = escalation.policy(rule.escalation) if escalation else None
    if policy is None or escalation is None:
        return
    where = tree.where((*path, "escalation"))
    if rule.owner in policy.steps:
        what = f"the ladder '{policy.id}' leads back to the rule's owner, '{rule.owner}'"
        yield Problem(where, what)
    early = outside_too_early((rule.owner, *policy.steps), escalation.management, known)
    if early is not None and escalation.management not in policy.steps:  # else told in escalation.yaml
        what = f"the ladder '{policy.id}' tells '{early}', outside the house, before the management (D15)"
        yield Problem(where, what)
