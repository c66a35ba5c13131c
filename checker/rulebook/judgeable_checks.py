"""Can a well-formed rule ever be judged, and does it have an owner when it is due? Pure; checks give problems.

Only what is certain is refused. Figures may come by a profile for lists of status records, which may hold anything,
and events and things handed in may be reported one by one: neither can be missed by a profile.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from fractions import Fraction

from pydantic import BaseModel

from checker.domain.expression import parse
from checker.domain.figures import FILTERS
from checker.domain.kinds import KINDS
from checker.domain.organisation import Organisation
from checker.domain.problem import Problem, nearest
from checker.domain.profile import LISTS, Profile, RecordSpec, SenderFile
from checker.domain.rule import MeasureSpec, Rule
from checker.domain.rule import Path as ExpectedPath
from checker.rulebook.files import ORGANISATION
from checker.rulebook.profile_words import words_of
from checker.rulebook.yaml_tree import Path, Tree

# These reach us file by file only; everything else may be reported as a single fact as well.
Filter = tuple[str, frozenset[str]]
_BY_FILE = ("case_review", "measurement", "headcount", "training")


def judgeable_problems(
    rule: Rule, year: int, path: Path, tree: Tree, models: Mapping[str, BaseModel]
) -> Iterator[Problem]:
    """What keeps a rule from ever being judged or notified. `models` are the valid files by name."""
    senders = [model for model in models.values() if isinstance(model, SenderFile)]
    yield from _never_reported(rule, path, tree, senders)
    if rule.path is not None:
        yield from _never_reaches(rule, rule.path, (*path, "path"), tree)
    if isinstance(organisation := models.get(ORGANISATION), Organisation):
        yield from _nobody_answers(rule, year, path, tree, organisation)
        yield from _nowhere(rule, year, path, tree, organisation)


# --- Figures that no file can give ----------------------------------------------------------------------


def _never_reported(rule: Rule, path: Path, tree: Tree, senders: Collection[SenderFile]) -> Iterator[Problem]:
    """The profile that owes the figures must be able to give them."""
    measure, reported = rule.measure, rule.reported
    if reported is None or measure.records not in _BY_FILE:
        return
    owed = [
        profile
        for sender in senders
        if sender.sender.id == reported.sender
        for profile in sender.profiles
        if profile.id == reported.profile
    ]
    if not owed or (owed[0].file.format in LISTS and not owed[0].columns):
        return
    profile = owed[0]
    specs = [spec for spec in profile.specs() if spec.type == measure.records]
    by = f"the profile {reported.profile} of {reported.sender}"
    if not specs:
        gives = tuple(sorted({spec.type for spec in profile.specs()}))
        what = f"{by} gives no records of type {measure.records}, so this is never judged"
        yield Problem(tree.where((*path, "measure", "records")), what, gives)
        return
    asked = tuple(_asked(measure))
    fitting = [spec for spec in specs if _fits(profile, spec, asked)]
    if not fitting:
        yield _no_kind_of_row(by, profile, specs, asked, (*path, "measure", "where"), tree)
    elif not any(_gives_figures(rule, _fields(profile, spec)) for spec in fitting):
        given = tuple(sorted(_figures(measure) - frozenset().union(*(_fields(profile, spec) for spec in fitting))))
        named = ", ".join(f"'{figure}'" for figure in given or sorted(_figures(measure)))
        yield Problem(tree.where((*path, "measure")), f"{by} never gives {named}, so this is never judged")


def _no_kind_of_row(
    by: str, profile: Profile, specs: Collection[RecordSpec], filters: Collection[Filter], path: Path, tree: Tree
) -> Problem:
    """Which filter no row can meet; or that each can be met, but not all together."""
    for key, asked in filters:
        said = [words_of(profile, spec, key) for spec in specs]
        if all(words is not None and not words & asked for words in said):
            known = {word for words in said if words is not None for word in words}
            named = ", ".join(f"'{word}'" for word in sorted(asked))
            what = f"{by} never gives the {key} {named}, so this is never judged"
            return Problem(tree.where((*path, key)), what, tuple(sorted(known)), nearest(min(asked), known))
    what = f"{by} never gives all that is asked for here in one kind of row, so this is never judged"
    return Problem(tree.where(path), what)


def _asked(measure: MeasureSpec) -> Iterator[Filter]:
    """Each filter that such records have, with the words of which one must be there."""
    for key in FILTERS.get(measure.records, ()):
        match getattr(measure.where, key):
            case str() as word:
                yield key, frozenset({word})
            case tuple() as words:
                yield key, frozenset(words)


def _fits(profile: Profile, spec: RecordSpec, filters: Collection[Filter]) -> bool:
    constants = profile.constants(spec)
    for key, asked in filters:
        if key != "aggregation" and constants.get(key) in asked:
            continue
        words = words_of(profile, spec, key)
        if words is not None and not words & asked:
            return False
    return True


def _fields(profile: Profile, spec: RecordSpec) -> frozenset[str]:
    found = {*spec.every_field(), *profile.set}
    for _, column in profile.every_column():
        found |= {*column.filled, *(name for sets in column.words.values() for name in sets)}
        found |= {column.field} if column.field else set()
    return frozenset(found)


def _gives_figures(rule: Rule, fields: frozenset[str]) -> bool:
    """One of the ways in which the kind is measured must be there in full."""
    kind = KINDS.get(rule.kind)
    ways = [way for way in kind.measures if all(_named(rule.measure, key) for key in way)] if kind else []
    return not ways or any(all(_named(rule.measure, key) <= fields for key in way) for way in ways)


def _figures(measure: MeasureSpec) -> frozenset[str]:
    return frozenset[str]().union(*(_named(measure, key) for key in ("part", "whole", "rate", "total", "amount")))


def _named(measure: MeasureSpec, key: str) -> frozenset[str]:
    """The figures that one key of a measure names; none when it is left out or no expression."""
    text = getattr(measure, key, None)
    if not isinstance(text, str):
        return frozenset()
    try:
        return parse(text).names()
    except ValueError:
        return frozenset()  # told already


# --- Paths, owners, units -------------------------------------------------------------------------------


def _never_reaches(rule: Rule, expected: ExpectedPath, path: Path, tree: Tree) -> Iterator[Problem]:
    """Who keeps to every step of a path has kept the bound at its end."""
    target = rule.target
    if target is None or target.unit.is_share or target.operator not in (">=", ">", "="):
        return
    bound = _number(target.value)
    if not expected.steps or bound is None:
        return
    last = expected.steps[-1].value
    if last < bound or (last == bound and target.operator == ">"):
        what = f"the path ends at {last} and never reaches the bound, {target.operator} {target.value}"
        yield Problem(tree.where((*path, "steps", len(expected.steps) - 1, "value")), what)


def _number(value: str | None) -> Fraction | None:
    """The bound; None where a word stands in its place."""
    return Fraction(value) if value is not None and not value[0].isalpha() else None


def _nobody_answers(rule: Rule, year: int, path: Path, tree: Tree, organisation: Organisation) -> Iterator[Problem]:
    """On the due day the owner's post exists and is held, or somebody stands in."""
    day = rule.due.nominal or date(year, 12, 31)
    role = organisation.role(rule.owner)
    if role is None or role.is_external:
        return
    # A role that exists once is addressed at the house, others at each unit of their level.
    where = [scope.id for scope in organisation.scopes(role.scope, day)]
    if not where and role.scope != rule.scope.judge and organisation.units(role.scope):
        what = f"on {day}, when this is due, no {role.scope} exists in which somebody is '{role.id}'"
        yield Problem(tree.where((*path, "owner")), what)
    if not where or any(organisation.address(role.id, scope_id, day) for scope_id in where):
        return
    lacks = "it has no deputy" if role.deputy is None else "its deputies are vacant as well"
    what = f"on {day}, when this is due, nobody holds '{role.id}', and {lacks}"
    yield Problem(tree.where((*path, "owner")), what)


def _nowhere(rule: Rule, year: int, path: Path, tree: Tree, organisation: Organisation) -> Iterator[Problem]:
    """Without a unit of its level a rule has no obligation."""
    first, last, spec = date(year, 1, 1), date(year, 12, 31), rule.scope
    if spec.judge not in organisation.level_names:
        return  # told already
    every = organisation.units(spec.judge)
    units = [unit for unit in every if spec.unit in (None, unit.id) and spec.group in (None, unit.group)]
    if every and not units:
        return  # told already: nothing bears that name
    exists = any(
        (unit.valid_from is None or unit.valid_from <= last) and (unit.valid_to is None or first <= unit.valid_to)
        for unit in units
    )
    if not exists:
        chosen = next((key for key in ("unit", "group") if getattr(spec, key) is not None), "judge")
        named = f" of the group '{spec.group}'" if spec.group else f" '{spec.unit}'" if spec.unit else ""
        what = f"there is no {spec.judge}{named} in {year}, so this is never judged"
        yield Problem(tree.where((*path, "scope", chosen)), what)
