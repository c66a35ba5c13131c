"""In which ways of putting them together do rules count the figures that senders report? Pure (D27)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.domain.rule import Rule

# The figures that say how they were put together, and the field that names them.
AGGREGATED: Mapping[str, str] = {"measurement": "metric", "headcount": "headcount"}


def counted_aggregations(rules: Sequence[Rule]) -> dict[tuple[str, str], frozenset[str]]:
    """By type of record and figure; of a figure that is not there any way will do.

    A rule that names no aggregation counts every one. A month is read by whatever reacts to it, too.
    """
    watched = {one.rule for rule in rules for one in rule.occasions if one.rule is not None and one.view == "month"}
    counted: dict[tuple[str, str], set[str]] = {}
    anything: set[tuple[str, str]] = set()
    for rule in rules:
        measure = rule.measure
        if measure.records not in AGGREGATED:
            continue
        about = measure.records, str(getattr(measure.where, AGGREGATED[measure.records]))
        named = measure.where.aggregation
        if named is None:
            anything.add(about)
            continue
        counted.setdefault(about, set()).update((named,) if isinstance(named, str) else named)
        if rule.id in watched:
            counted[about].add("month")
    return {about: frozenset(ways) for about, ways in counted.items() if about not in anything}
