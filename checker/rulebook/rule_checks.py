"""Can this rule ever be judged, reported and notified? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import pairwise

from checker.domain.escalation import Escalation
from checker.domain.kinds import KINDS
from checker.domain.level import HOUSE
from checker.domain.period import Period
from checker.domain.problem import Problem
from checker.domain.rule import DueSpec, Rule
from checker.domain.rule import Path as ExpectedPath
from checker.rulebook.kind_checks import kind_problems
from checker.rulebook.known import KnownNames, unknown
from checker.rulebook.measure_checks import measure_problems
from checker.rulebook.plan_checks import last_due_day
from checker.rulebook.policy_checks import lead_problems, outside_too_early
from checker.rulebook.yaml_tree import Path, Tree

MONTHS = 12
# What these paths expect by a day, they expect since the year began.
OF_A_YEAR = ("steps", "previous_year")


def rule_problems(
    rule: Rule, year: int, path: Path, tree: Tree, known: KnownNames, escalation: Escalation | None
) -> Iterator[Problem]:
    """Everything wrong with one well-formed rule of the plan of `year`, within itself and with other files."""
    if rule.kind in KINDS:
        yield from kind_problems(rule, KINDS[rule.kind], path, tree)
    yield from measure_problems(rule.measure, (*path, "measure"), tree)
    yield from _people_counted(rule, path, tree)
    yield from _due(rule, year, path, tree)
    yield from _handed_in(rule, year, path, tree)
    yield from _interim(rule, path, tree)
    if rule.path is not None:
        yield from _expected_path(rule, rule.path, year, (*path, "path"), tree)
    yield from lead_problems(rule.reminder_leads, (*path, "remind", "working_days_before"), tree)
    yield from _units(rule, path, tree, known)
    if rule.reported is not None and rule.data_expected is None:
        what = "the key 'data_expected' is missing: when can the reported figures exist?"
        yield Problem(tree.where(path), what)
    if rule.reported is not None and rule.reported.counts == "figure" and not _is_one_unit(rule):
        where = tree.where((*path, "reported", "counts"))
        yield Problem(where, "figures count as reports only where the whole house or one unit is judged", ("file",))
    yield from _readings(rule, path, tree)
    if rule.premise_of is not None and rule.kind in KINDS and not KINDS[rule.kind].is_built_on:
        yield Problem(tree.where_key((*path, "premise_of")), "only on a premise something else is built")
    yield from _ladder(rule, path, tree, known, escalation)


def _readings(rule: Rule, path: Path, tree: Tree) -> Iterator[Problem]:
    """A reading is one of a key that stands in this rule; what is left out cannot be read in two ways."""
    for place, reading in enumerate(rule.assumed or ()):
        if tree.get((*path, *reading.of.split("."))) is None:
            where = tree.where((*path, "assumed", place, "of"))
            yield Problem(where, f"this rule has no '{reading.of}' that could be read in one way or another")


def _people_counted(rule: Rule, path: Path, tree: Tree) -> Iterator[Problem]:
    """Whoever counts persons cannot say that these are things: their small counts would be shown."""
    compared = rule.compared
    if rule.measure.counts == "things" and compared is not None and compared.unit.people:
        what = f"figures in {compared.unit} count people, whose small counts are not shown"
        yield Problem(tree.where((*path, "measure", "counts")), what, ("people",))


def _is_one_unit(rule: Rule) -> bool:
    return rule.scope.judge == HOUSE or rule.scope.unit is not None


def _units(rule: Rule, path: Path, tree: Tree, known: KnownNames) -> Iterator[Problem]:
    """Units and groups that a scope names and the organisation does not have."""
    if known.units is None:
        return
    spec, shown = rule.scope, rule.scope.shown
    asked: list[tuple[Path, str, str | None, int]]
    asked = [(("scope", "unit"), spec.judge, spec.unit, 0), (("scope", "group"), spec.judge, spec.group, 1)]
    if shown is not None:
        asked += [(("scope", "show", "unit"), shown.level, shown.unit, 0)]
        asked += [(("scope", "show", "group"), shown.level, shown.group, 1)]
    for at, level, name, place in asked:
        if name is not None:
            names = [unit[place] for unit in known.units.get(level, ())]
            what = f"{level}" if place == 0 else f"group of the level {level}"
            yield from unknown(what, name, [each for each in names if each], tree, (*path, *at))


def reference_problems(path: Path, tree: Tree, known: KnownNames) -> Iterator[Problem]:
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
    yield from _levels(path, tree, known)
    for at in tree.entries((*path, "measure", "participants", "roles")):
        if isinstance(role := tree.get(at), str):
            yield from unknown("role", role, known.roles, tree, at)
    venue = (*path, "measure", "venue", "place")
    if isinstance(word := tree.get(venue), str) and known.units is not None:
        ids = [unit for units in known.units.values() for unit, _ in units]
        yield from unknown("unit", word, ids, tree, venue)


def _levels(path: Path, tree: Tree, known: KnownNames) -> Iterator[Problem]:
    """Levels that a rule names and the house does not have."""
    scope = (*path, "scope")
    for at in ((*scope, "judge"), (*scope, "show"), (*scope, "show", "level"), *tree.entries((*scope, "parts"))):
        if isinstance(word := tree.get(at), str):
            yield from unknown("level", word, known.levels, tree, at)


def _due(rule: Rule, year: int, path: Path, tree: Tree) -> Iterator[Problem]:
    where = tree.where((*path, "due", "nominal"))
    first, last = date(year, 1, 1), last_due_day(year)
    spec, kind, counted = rule.due, rule.period.kind, rule.period.year or year
    if not year <= counted <= year + 1:
        yield Problem(tree.where((*path, "period", "year")), f"the plan {year} promises nothing of {counted}")
    for at, day in _days_of(spec):
        if not first <= day <= last:
            what = f"the due date {day} lies outside the plan {year} ({first} to {last})"
            yield Problem(tree.where((*path, "due", *at)), what)
    yield from _one_way_to_be_due(rule, path, tree)
    if spec.nominal is None or not first <= spec.nominal <= last or kind != "year" or rule.period.about is not None:
        return
    if spec.policy == "period_end_never_shifts" and spec.nominal != date(counted, 12, 31):
        yield Problem(where, f"a period of the kind year ends on {counted}-12-31; the due date is {spec.nominal}")


def _days_of(spec: DueSpec) -> Iterator[tuple[Path, date]]:
    if spec.nominal is not None:
        yield ("nominal",), spec.nominal
    if spec.meeting is not None:
        yield ("meeting", "warn_from"), spec.meeting.warn_from
        yield ("meeting", "fallback"), spec.meeting.fallback
    for place, change in enumerate(spec.amended or ()):
        yield ("amended", place, "was"), change.was


def _one_way_to_be_due(rule: Rule, path: Path, tree: Tree) -> Iterator[Problem]:
    """A date stands where the whole year is judged; its parts end when they end; what is asked for has its own day."""
    spec, kind = rule.due, rule.period.kind
    where = tree.where((*path, "due"))
    if rule.kind not in KINDS or kind not in KINDS[rule.kind].periods:
        return  # told already: what the due day needs follows from the right kind of period
    if (spec.meeting is not None) != KINDS[rule.kind].is_due_with_a_meeting:
        due_with_one = ", ".join(kind.name for kind in KINDS.values() if kind.is_due_with_a_meeting)
        what = f"'meeting' says when a rule of the kind {due_with_one} is due, and nothing else is due with one"
        yield Problem(tree.where_key((*path, "due", "meeting")) if spec.meeting else where, what)
        return
    if kind == "year" and spec.nominal is None and spec.meeting is None:
        yield Problem(where, "the key 'nominal' is missing in 'due'")
    if kind != "year" and spec.nominal is not None:
        own = "each request has its own day" if kind == "request" else f"a {kind} is due when it ends"
        yield Problem(tree.where_key((*path, "due", "nominal")), f"{own}: delete 'nominal'")
    asked = kind == "request" and rule.measure.records != "agreement"
    if asked and spec.after_request is None:
        yield Problem(where, "the key 'after_request' is missing: how many working days does a request give?")
    if not asked and spec.after_request is not None:
        yield Problem(tree.where_key((*path, "due", "after_request")), "nobody asks for this: delete 'after_request'")


def _handed_in(rule: Rule, year: int, path: Path, tree: Tree) -> Iterator[Problem]:
    """Keys that speak of what is handed in, and the days and stretches they name."""
    is_in_a_stretch = rule.kind in KINDS and KINDS[rule.kind].is_in_a_stretch
    about = None if is_in_a_stretch else rule.period.about
    if is_in_a_stretch and rule.period.about is None:
        yield Problem(tree.where((*path, "period")), "within which stretch? name it as 'about'")
    keys: dict[Path, object] = {
        ("scope", "parts"): rule.scope.parts,
        ("period", "about"): about,
        ("reference_date",): rule.reference_date,
        ("effective_by",): rule.effective_by,
    }
    if rule.measure.records != "deliverable":
        for key, value in keys.items():
            if value:
                what = f"'{key[-1]}' belongs to what is handed in, not to records of type {rule.measure.records}"
                yield Problem(tree.where_key((*path, *key)), what)
        return
    if rule.scope.parts and rule.scope.judge != HOUSE:
        yield Problem(tree.where((*path, "scope", "judge")), "'parts' are put together for the whole house only")
    first, last = date(year, 1, 1), last_due_day(year)
    in_force = rule.effective_by.day if rule.effective_by else None
    days: dict[Path, date | None] = {("reference_date",): rule.reference_date, ("effective_by", "day"): in_force}
    for at, day in days.items():
        if day is not None and not first <= day <= last:
            yield Problem(tree.where((*path, *at)), f"the day {day} lies outside the plan {year} ({first} to {last})")
    if rule.reference_date is not None and rule.due.nominal is not None and rule.due.nominal < rule.reference_date:
        where = tree.where((*path, "due", "nominal"))
        yield Problem(where, f"due on {rule.due.nominal}, before the reference date {rule.reference_date} has come")
    if rule.period.about is not None and Period.parse(rule.period.about).start.year != year:
        where = tree.where((*path, "period", "about"))
        yield Problem(where, f"a report about {rule.period.about} is none of the plan {year}")


def _interim(rule: Rule, path: Path, tree: Tree) -> Iterator[Problem]:
    needs_path = rule.interim in ("path", "month")
    if needs_path and rule.path is None:
        yield Problem(tree.where((*path, "interim")), f"interim: {rule.interim} needs a 'path' to be held against")
    if not needs_path and rule.interim != "upcoming" and rule.path is not None:
        yield Problem(
            tree.where_key((*path, "path")), "this path is never used", ("interim: path", "interim: upcoming")
        )
    if rule.interim == "upcoming" and rule.measure.records != "event":
        yield Problem(tree.where((*path, "interim")), "only events can be upcoming")


def _expected_path(rule: Rule, expected: ExpectedPath, year: int, path: Path, tree: Tree) -> Iterator[Problem]:
    if (expected.kind == "previous_year") != bool(expected.percent_by_month):
        yield Problem(tree.where(path), "percent_by_month belongs to a path of the kind previous_year, and only to it")
    elif expected.kind == "previous_year":
        yield from _course(expected, (*path, "percent_by_month"), tree)
    if (expected.kind == "steps") != bool(expected.steps):
        yield Problem(tree.where(path), "steps belong to a path of the kind steps, and only to it")
    if expected.kind == "sender_target" and rule.measure.sender_target is None:
        yield Problem(
            tree.where((*path, "kind")), "which field holds the sender's target? name it as measure.sender_target"
        )
    if expected.kind in OF_A_YEAR and rule.period.kind != "year":
        what = f"a path of the kind {expected.kind} is one of the whole year, not of each {rule.period.kind}"
        yield Problem(tree.where((*path, "kind")), what, ("linear_months", "sender_target"))
    for place, (earlier, later) in enumerate(pairwise(expected.steps), start=1):
        if later.by <= earlier.by or later.value <= earlier.value:
            yield Problem(tree.where((*path, "steps", place)), "each step must be later and higher than the one before")
    for place, step in enumerate(expected.steps):
        if not date(year, 1, 1) <= step.by <= last_due_day(year):
            yield Problem(tree.where((*path, "steps", place, "by")), f"the day {step.by} lies outside the plan {year}")


def _course(expected: ExpectedPath, path: Path, tree: Tree) -> Iterator[Problem]:
    told = [Fraction(text) for text in expected.percent_by_month]
    if len(told) != MONTHS:
        yield Problem(tree.where(path), f"a year's course has 12 months, not {len(told)}")
    elif told[-1] != 100:
        yield Problem(tree.where((*path, MONTHS - 1)), "at the year's end all of it was there: the last is 100")
    for place, (earlier, later) in enumerate(pairwise(told), start=1):
        if later < earlier or earlier < 0:
            yield Problem(tree.where((*path, place)), "what was there by a month is never less than the month before")


def _ladder(rule: Rule, path: Path, tree: Tree, known: KnownNames, escalation: Escalation | None) -> Iterator[Problem]:
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
