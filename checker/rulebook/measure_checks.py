"""Can the records of the named type give what a measure asks for? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.expression import Less, Name, parse
from checker.domain.figures import CUMULATED, FIGURES, FILTERS, NEEDED_FILTERS
from checker.domain.problem import Problem, nearest
from checker.domain.record_fields import FIELDS_BY_TYPE
from checker.domain.rule import MeasureSpec
from checker.rulebook.known import unknown
from checker.rulebook.yaml_tree import Path, Tree


def measure_problems(measure: MeasureSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    """Figures and filters that the type of record does not have; figures that would be counted twice."""
    for key in ("part", "whole"):
        if (text := getattr(measure, key)) is not None:
            yield from _expression(text, measure.records, (*path, key), tree)
    for key in ("total", "rate", "amount", "base", "enough", "sender_target"):
        if (text := getattr(measure, key)) is not None:
            yield from _figure(text, measure.records, (*path, key), tree)
    yield from _of_itself(measure, path, tree)
    yield from _filters(measure, path, tree)
    yield from _named_twice(path, tree)
    yield from _taken(measure, path, tree)
    yield from _required(measure, path, tree)
    yield from _counted(measure, path, tree)
    if measure.enough is not None and measure.base is None:
        yield Problem(tree.where_key((*path, "enough")), "'enough' suffices in place of a 'base': name that as well")
    for key in ("participants", "venue"):
        if getattr(measure, key) is not None and measure.records != "event":
            what = f"'{key}' belongs to records of type event, not {measure.records}"
            yield Problem(tree.where_key((*path, key)), what)
    if measure.records != "deliverable":
        of_deliverables = {"covers": bool(measure.covers), "evidence": measure.evidence == "required"}
        for key, is_given in of_deliverables.items():
            if is_given:
                what = f"'{key}' belongs to records of type deliverable, not {measure.records}"
                yield Problem(tree.where_key((*path, key)), what)


def _counted(measure: MeasureSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    """Only for a measurement the metric does not say it; elsewhere the type of record says whether it counts people."""
    if measure.counts is not None and measure.records != "measurement":
        what = f"'counts' belongs to a measurement; what records of type {measure.records} count, their type says"
        yield Problem(tree.where_key((*path, "counts")), what)


def _required(measure: MeasureSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    fields = FIELDS_BY_TYPE[measure.records]
    for place, name in enumerate(measure.requires):
        if name not in fields:
            what = f"records of type {measure.records} have no '{name}' that could be required"
            yield Problem(tree.where((*path, "requires", place)), what)


def _expression(text: str, records: str, path: Path, tree: Tree) -> Iterator[Problem]:
    try:
        expression = parse(text)
    except ValueError as refused:
        yield Problem(tree.where(path), str(refused), FIGURES.get(records, ()))
        return
    if records != "event" and not isinstance(expression, Name | Less):
        yield Problem(
            tree.where(path),
            f"records of type {records} are measured by the name of a figure",
            FIGURES.get(records, ()),
        )
        return
    for name in sorted(expression.names()):
        yield from _figure(name, records, path, tree)


def _of_itself(measure: MeasureSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    """A figure held against itself says nothing."""
    for key in ("part", "whole"):
        text = getattr(measure, key)
        if text is not None and (less := _less(text)) is not None and less.whole == less.part:
            yield Problem(tree.where((*path, key)), f"'{text}' is always 0: nothing is left of a figure without itself")
    if measure.part is not None and measure.part == measure.whole:
        what = f"'{measure.part}' is part and whole: the share is always all of it"
        yield Problem(tree.where((*path, "part")), what)


def _less(text: str) -> Less | None:
    try:
        found = parse(text)
    except ValueError:
        return None  # told already
    return found if isinstance(found, Less) else None


def _named_twice(path: Path, tree: Tree) -> Iterator[Problem]:
    """One word twice in a list of which each counts once."""
    filters = tree.get((*path, "where"))
    lists = [(*path, "where", key) for key in filters] if isinstance(filters, dict) else []
    for at in (*lists, (*path, "requires"), (*path, "participants", "roles")):
        words = [tree.get(entry) for entry in tree.entries(at)]
        for place, word in enumerate(words):
            if word in words[:place]:
                yield Problem(tree.where((*at, place)), f"'{word}' stands here twice; once is enough")


def _figure(name: str, records: str, path: Path, tree: Tree) -> Iterator[Problem]:
    yield from unknown("figure", name, FIGURES.get(records, ()), tree, path)


def _filters(measure: MeasureSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    where = (*path, "where")
    has = FILTERS.get(measure.records)
    if has is None:
        what = f"records of type {measure.records} open or date obligations; they measure nothing"
        yield Problem(tree.where((*path, "records")), what, tuple(FILTERS))
        return
    given = [key for key in type(measure.where).model_fields if getattr(measure.where, key) is not None]
    for key in given:
        if key not in has:
            what = f"records of type {measure.records} have no '{key}' to choose by"
            yield Problem(tree.where_key((*where, key)), what, has, nearest(key, has))
        elif getattr(measure.where, key) in ((), ""):
            yield Problem(tree.where((*where, key)), f"'{key}' is empty: no record would ever count")
    for key in NEEDED_FILTERS[measure.records]:
        if key not in given:
            what = f"the key '{key}' is missing in 'where': figures of different meaning would be mixed"
            yield Problem(tree.where(where), what)


def _taken(measure: MeasureSpec, path: Path, tree: Tree) -> Iterator[Problem]:
    if measure.take == "mean" and measure.records != "headcount":
        yield Problem(tree.where((*path, "take")), "a mean over days is built of staff figures only", ("headcount",))
    given = measure.where.aggregation
    aggregations = given if isinstance(given, tuple) else (given,)
    if isinstance(given, tuple) and measure.part is None:
        what = "only what is part of a whole can be told in more than one aggregation; name the one that counts"
        yield Problem(tree.where((*path, "where", "aggregation")), what)
    cumulated = [aggregation for aggregation in aggregations if aggregation in CUMULATED]
    if measure.take == "sum" and cumulated:
        what = f"figures of aggregation {cumulated[0]} are cumulated: summed, they count twice"
        place = tree.where((*path, "take")) if tree.get((*path, "take")) else tree.where(path)
        yield Problem(place, what, ("take: latest",))
    elif measure.take == "sum" and measure.rate is not None:
        yield Problem(tree.where_key((*path, "rate")), "rates cannot be summed", ("take: latest",))
