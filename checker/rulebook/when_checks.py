"""Can what a rule waits for ever happen, and does what it opens have an owner? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.domain.escalation import Escalation
from checker.domain.kinds import KINDS
from checker.domain.organisation import Organisation, Unit
from checker.domain.problem import Problem, nearest
from checker.domain.rule import Opens, Rule, When
from checker.rulebook.known import KnownNames, unknown
from checker.rulebook.yaml_tree import Path, Tree

REPORTED_FIGURES = ("case_review", "measurement", "headcount", "training")


@dataclass(frozen=True, slots=True)
class Written:
    """A well-formed rule, the year its obligations are about, and the place it was written at."""

    rule: Rule
    year: int
    path: Path
    tree: Tree


def when_problems(
    rules: Sequence[Written],
    ids_by_year: Mapping[int, Iterable[str]],
    known: KnownNames,
    escalation: Escalation | None,
    organisation: Organisation | None,
) -> Iterator[Problem]:
    """Everything wrong with the `when` of all rules. `ids_by_year` are those of all rules, also of broken ones."""
    by_key = {(one.rule.id, one.year): one for one in rules}
    ids = {year: frozenset(names) for year, names in ids_by_year.items()}
    for one in rules:
        if one.rule.when is None:
            continue
        at = (*one.path, "when")
        if one.rule.period.kind != "request":
            if one.rule.kind in KINDS and KINDS[one.rule.kind].is_on_demand:
                continue  # told already: its period is another
            what = f"only what is owed on demand waits for something; a rule of the kind {one.rule.kind} is always owed"
            on_demand = tuple(kind.name for kind in KINDS.values() if kind.is_on_demand)
            yield Problem(one.tree.where_key(at), what, on_demand)
            continue
        for place, occasion in enumerate(one.rule.when):
            here = (*at, place)
            if occasion in one.rule.when[:place]:
                yield Problem(one.tree.where(here), "this stands here twice; it opens nothing a second time")
            elif occasion.record is not None:
                yield from _record(one, occasion.record, (*here, "record"))
            elif occasion.rule is not None and occasion.opens is not None:
                yield from _watched(one, occasion, here, by_key, ids)
                watched = by_key.get((occasion.rule, one.year))
                yield from _opens(one, occasion.opens, watched, (*here, "opens"), known, escalation, organisation)
    yield from _circles(rules, by_key)


def _record(one: Written, record: str, path: Path) -> Iterator[Problem]:
    wanted = "agreement" if one.rule.measure.records == "agreement" else "request"
    if record != wanted:
        what = f"records of type {record} do not open what is measured by records of type {one.rule.measure.records}"
        yield Problem(one.tree.where(path), what, (wanted,))


def _watched(
    one: Written,
    occasion: When,
    path: Path,
    by_key: Mapping[tuple[str, int], Written],
    ids: Mapping[int, frozenset[str]],
) -> Iterator[Problem]:
    """The rule whose verdict is waited for exists in that year, has such a view, and can miss it."""
    assert occasion.rule is not None, "asked only where a rule is named"
    at = one.tree.where((*path, "rule"))
    if one.rule.measure.records == "agreement":
        yield Problem(at, "an agreement has its own day and role; no verdict opens one", ("record: agreement",))
        return
    if occasion.rule not in ids.get(one.year, ()):
        elsewhere = sorted(year for year, names in ids.items() if occasion.rule in names)
        if elsewhere:
            years = ", ".join(str(year) for year in elsewhere)
            yield Problem(at, f"the rule '{occasion.rule}' has no obligations in {one.year}, only in {years}")
        else:
            yield from unknown("rule", occasion.rule, ids.get(one.year, ()), one.tree, (*path, "rule"))
        return
    found = by_key.get((occasion.rule, one.year))
    if found is not None and found is not one:
        yield from _view(one, occasion, found.rule, path)


def _view(one: Written, occasion: When, watched: Rule, path: Path) -> Iterator[Problem]:
    if occasion.view == "month":
        if not has_month_view(watched):
            what = f"{watched.id} has no view of a month that is held against its bound"
            yield Problem(one.tree.where((*path, "view")), what, ("period",))
        return
    kind = KINDS.get(watched.kind)
    is_missed = kind is not None and kind.is_judged and watched.worst == "breached"
    if kind is not None and not is_missed:
        what = f"{watched.id} is never missed over its period, so this opens nothing"
        allowed = ("view: month",) if has_month_view(watched) else ()
        yield Problem(one.tree.where((*path, "misses")), what, allowed)


def has_month_view(rule: Rule) -> bool:
    """Is what each month says a share like the year's, compared with the same bound?"""
    is_seen = rule.kind in KINDS and KINDS[rule.kind].is_seen_by_month
    if not is_seen or rule.measure.records not in REPORTED_FIGURES:
        return False
    return rule.measure.amount is None and rule.interim == "bound" and rule.period.kind not in ("month", "cohort")


# --- What it opens, and who answers ----------------------------------------------------------------------


def _opens(
    one: Written,
    opens: Opens,
    watched: Written | None,
    path: Path,
    known: KnownNames,
    escalation: Escalation | None,
    organisation: Organisation | None,
) -> Iterator[Problem]:
    if opens.owner is not None:
        yield from _owner(one, opens.owner, (*path, "owner"), known, escalation)
    if organisation is None:
        return
    where = one.tree.where((*path, "scope"))
    if opens.scope == "same":
        if watched is not None and watched is not one and not _meet(one.rule, watched.rule, organisation):
            what = f"{watched.rule.id} is judged in no unit in which {one.rule.id} is, so 'same' opens nothing"
            yield Problem(where, what, ("each", "the id of a unit"))
        return
    if opens.scope == "each":
        return
    units = {unit.id: unit for _, unit in organisation.every_unit()}
    if opens.scope not in units:
        names = ("same", "each", *sorted(units))
        yield Problem(where, f"unknown unit '{opens.scope}'", names, nearest(opens.scope, names))
        return
    day = _a_day_of(units[opens.scope], one.year)
    if day is None:
        yield Problem(where, f"the unit '{opens.scope}' does not exist in {one.year}, so this opens nothing")
    elif opens.owner is None:
        role = organisation.role(one.rule.owner)
        if role is not None and not role.is_external and len(organisation.places(role, opens.scope, day)) != 1:
            what = f"'{one.rule.owner}' is no single post in '{opens.scope}': name who answers there as 'owner'"
            yield Problem(one.tree.where(path), what)


def _owner(one: Written, owner: str, path: Path, known: KnownNames, escalation: Escalation | None) -> Iterator[Problem]:
    if known.roles is None:
        return
    if owner not in known.roles:
        yield from unknown("role", owner, known.roles, one.tree, path)
        return
    if owner in known.external_roles:
        yield Problem(one.tree.where(path), f"'{owner}' is outside the house and cannot own what is opened (D15)")
    policy = escalation.policy(one.rule.escalation) if escalation else None
    if policy is not None and owner in policy.steps:
        yield Problem(one.tree.where(path), f"the ladder '{policy.id}' leads back to the owner, '{owner}'")


def _meet(rule: Rule, watched: Rule, organisation: Organisation) -> bool:
    return bool(_units_of(rule, organisation) & _units_of(watched, organisation))


def _units_of(rule: Rule, organisation: Organisation) -> frozenset[str]:
    """Every unit in which a rule is ever judged."""
    spec = rule.scope
    return frozenset(
        unit.id
        for unit in organisation.units(spec.judge)
        if spec.unit in (None, unit.id) and spec.group in (None, unit.group)
    )


def _a_day_of(unit: Unit, year: int) -> date | None:
    """A day of the year on which the unit exists; None when there is none."""
    return next((day for month in range(1, 13) if unit.is_valid(day := date(year, month, 28))), None)


# --- Circles ---------------------------------------------------------------------------------------------


def _circles(rules: Sequence[Written], by_key: Mapping[tuple[str, int], Written]) -> Iterator[Problem]:
    """Each circle once, at the first of its rules: what a rule waits for must not wait for the rule itself."""
    told: set[frozenset[str]] = set()
    for one in rules:
        for place, occasion in enumerate(one.rule.when or ()):
            way = _way_back(one, occasion.rule, by_key) if occasion.rule is not None else None
            if way is None or frozenset(way) in told:
                continue
            told.add(frozenset(way))
            where = one.tree.where((*one.path, "when", place, "rule"))
            if len(way) == 1:
                yield Problem(where, f"{one.rule.id} waits for itself")
            else:
                yield Problem(where, f"{one.rule.id} waits for itself: {' -> '.join([*way, one.rule.id])}")


def _way_back(one: Written, first: str, by_key: Mapping[tuple[str, int], Written]) -> list[str] | None:
    """The shortest way from a rule over `first` back to itself, its own name first; None when there is none."""
    ways, seen = [[one.rule.id, first]], {first}
    for way in ways:
        if way[-1] == one.rule.id:
            return way[:-1]
        found = by_key.get((way[-1], one.year))
        for occasion in found.rule.when or () if found is not None else ():
            if occasion.rule is not None and (occasion.rule not in seen or occasion.rule == one.rule.id):
                seen.add(occasion.rule)
                ways.append([*way, occasion.rule])
    return None
