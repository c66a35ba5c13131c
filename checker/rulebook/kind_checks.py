"""Does a rule have what its kind needs, and nothing it has no use for? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from checker.domain.kind import KindSpec
from checker.domain.problem import Problem
from checker.domain.rule import Band, Rule, Target, Tolerance
from checker.rulebook.yaml_tree import Path, Tree

_MEASURE_KEYS = ("part", "whole", "rate", "total", "amount", "base")


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
    if kind.is_rate and rule.measure.amount is not None and rule.measure.take != "latest":
        what = f"the kind {kind.name} is a share or a mean; figures of it cannot be added up"
        yield Problem(tree.where((*path, "measure")), what, ("take: latest",))
    if kind.is_of_a_series and rule.period.about is None and rule.reference_date is None:
        what = f"the kind {kind.name} is one of a series: say which one"
        yield Problem(tree.where(path), what, ("period.about", "reference_date"))
    if rule.period.kind not in kind.periods:
        what = f"the kind {kind.name} is not judged over a period of the kind {rule.period.kind}"
        yield Problem(tree.where((*path, "period")), what, kind.periods)
    yield from _measure(rule, kind, path, tree)
    if rule.target is not None and kind.has_target:
        yield from _target(rule.target, kind, (*path, "target"), tree)
    if rule.tolerance is not None:
        yield from _tolerance(rule.tolerance, (*path, "tolerance"), tree)
    if rule.band is not None and rule.target is not None:
        yield from _band(rule.band, rule.target, (*path, "band"), tree)
    if rule.worst != "breached" and (kind.is_dated or not kind.is_judged):
        what = f"'worst' has no meaning for the kind {kind.name}; delete it"
        yield Problem(tree.where_key((*path, "worst")), what)


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
    where = tree.where((*path, "value"))
    if target.amended is not None:
        yield from _amended(target, path, tree)
    if target.value is None:
        if "report" not in kind.operators:
            yield Problem(tree.where(path), f"the key 'value' is missing in 'target'; the kind {kind.name} needs it")
        return
    if not target.is_number:
        if target.value not in kind.words:
            allowed = kind.words or ("a number",)
            yield Problem(where, f"the kind {kind.name} cannot be held against '{target.value}'", allowed)
        return
    if kind.words and "declared" not in kind.words:
        yield Problem(where, f"the kind {kind.name} is held against the records' own figure, not a number", kind.words)
        return
    if target.bound < 0 and not kind.is_change:
        yield Problem(where, f"the bound {target.value} is negative; nothing that is counted can be")
    if kind.only_bound is not None and target.bound != Fraction(kind.only_bound):
        yield Problem(where, f"the kind {kind.name} means {kind.only_bound}, not {target.value}")


def _tolerance(tolerance: Tolerance, path: Path, tree: Tree) -> Iterator[Problem]:
    if tolerance.operator not in ("<", "<=", "=", ">=", ">"):
        yield Problem(tree.where((*path, "operator")), f"'{tolerance.operator}' compares nothing", ("<=", ">="))
    if tolerance.bound < 0:
        yield Problem(tree.where((*path, "value")), f"the tolerance {tolerance.value} is negative")


def _band(band: Band, target: Target, path: Path, tree: Tree) -> Iterator[Problem]:
    least, most = Fraction(band.least), Fraction(band.most)
    if least > most:
        yield Problem(tree.where(path), f"the band begins at {band.least} and ends below that, at {band.most}")
        return
    if not target.is_number:
        return
    if not least <= target.bound <= most:
        what = f"the band from {band.least} to {band.most} does not hold the target {target.value} itself"
        yield Problem(tree.where(path), what)


def _amended(target: Target, path: Path, tree: Tree) -> Iterator[Problem]:
    """Amendments stand in the order of their days, and what was is a number as the value is."""
    changes = target.amended or ()
    if not target.is_number:
        yield Problem(tree.where_key((*path, "amended")), "only a number can be amended")
    for place, (earlier, later) in enumerate(pairwise(changes), start=1):
        if later.since <= earlier.since:
            yield Problem(tree.where((*path, "amended", place)), "each amendment is later than the one before")
