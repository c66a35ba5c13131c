"""Does a rule have what its kind needs, and nothing it has no use for? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.domain.kind import KindSpec
from checker.domain.problem import Problem
from checker.domain.rule import Rule, Target
from checker.rulebook.yaml_tree import Path, Tree

_MEASURE_KEYS = ("part", "whole", "rate", "total", "amount")


def kind_problems(rule: Rule, kind: KindSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    """Everything that keeps the engine from judging a rule of this kind."""
    for key in sorted(kind.required):
        if getattr(rule, key) is None:
            yield Problem(tree.where(path), f"the key '{key}' is missing; the kind {kind.name} needs it")
    for key in sorted(kind.forbidden):
        if getattr(rule, key) is not None:
            yield Problem(tree.where_key((*path, key)), f"'{key}' has no meaning for the kind {kind.name}; delete it")
    if rule.measure.records not in kind.records:
        what = f"the kind {kind.name} cannot be judged by records of type {rule.measure.records}"
        yield Problem(tree.where((*path, "measure", "records")), what, kind.records)
    if rule.interim not in kind.interims:
        what = f"the kind {kind.name} has no interim view '{rule.interim}'"
        yield Problem(tree.where((*path, "interim")), what, kind.interims)
    if kind.is_of_a_series and rule.period.about is None and rule.reference_date is None:
        what = f"the kind {kind.name} is one of a series: say which one"
        yield Problem(tree.where(path), what, ("period.about", "reference_date"))
    yield from _measure(rule, kind, path, tree)
    if rule.target is not None and kind.has_target:
        yield from _target(rule.target, kind, (*path, "target"), tree)


def _measure(rule: Rule, kind: KindSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    given = {key for key in _MEASURE_KEYS if getattr(rule.measure, key) is not None}
    ways = tuple(" and ".join(sorted(way)) for way in kind.measures)
    if kind.measures and not any(way <= given for way in kind.measures):
        yield Problem(
            tree.where((*path, "measure")), f"the kind {kind.name} needs a measure of {' or '.join(ways)}", ways
        )
    used = frozenset[str]().union(*kind.measures)
    in_full = frozenset[str]().union(*(way for way in kind.measures if way <= given))
    if any(way <= given for way in kind.measures):
        for key in sorted((given & used) - in_full):
            wants = next(way for way in ways if key in way.split(" and "))
            what = f"'{key}' alone measures nothing; the kind {kind.name} needs {wants}"
            yield Problem(tree.where_key((*path, "measure", key)), what)
    for key in sorted(given - used):
        what = f"'{key}' has no meaning for the kind {kind.name}; delete it"
        yield Problem(tree.where_key((*path, "measure", key)), what)


def _target(target: Target, kind: KindSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    if target.operator not in kind.operators:
        what = f"the operator '{target.operator}' does not fit the kind {kind.name}"
        yield Problem(tree.where((*path, "operator")), what, kind.operators)
    if target.unit not in kind.units:
        what = f"the unit {target.unit} does not fit the kind {kind.name}"
        yield Problem(tree.where((*path, "unit")), what, kind.units)
    where = tree.where((*path, "value"))
    if target.bound < 0 and not kind.is_change:
        yield Problem(where, f"the bound {target.value} is negative; nothing that is counted can be")
    if kind.only_bound is not None and target.bound != Fraction(kind.only_bound):
        yield Problem(where, f"the kind {kind.name} means {kind.only_bound}, not {target.value}")
    elif target.unit == "percent" and target.bound > 100 and not kind.is_change:
        yield Problem(where, f"{target.value} percent is more than the whole; a rate ends at 100")
    if target.unit == "euro" and (target.bound * 100).denominator != 1:
        yield Problem(where, f"{target.value} euro has parts of a cent")
    if target.unit not in ("percent", "euro") and target.bound.denominator != 1:
        yield Problem(where, f"{target.value} {target.unit} is no whole number")
