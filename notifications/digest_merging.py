"""Which lines of a digest are one matter? Pure.

One rule that stands alike in several units is one line with the units named. What is planned and what is held of the
same dates of one unit is one line too: that of the dates held, which says what is planned.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from itertools import chain

from notifications.digest_entries import DigestEntry
from notifications.digest_fitting import DigestLine
from notifications.digest_rows import row_of_units
from notifications.reader_view import ReaderView

PLANNED = "planned"
Line = tuple[DigestEntry, DigestLine]


def merged(lines: Sequence[Line], view: ReaderView) -> tuple[DigestLine, ...]:
    """In the order of the first line of each matter. Nothing that a line tells is lost."""
    by_matter: dict[Hashable, list[Line]] = {}
    for entry, line in _without_what_is_planned(lines):
        matter = entry.rule.id, entry.verdict.period, line.row.state, line.row.word
        by_matter.setdefault(matter, []).append((entry, line))
    return tuple(_one_line(of_it, view) for of_it in by_matter.values())


def _one_line(lines: Sequence[Line], view: ReaderView) -> DigestLine:
    entries, alike = [entry for entry, _ in lines], [line for _, line in lines]
    if len(alike) == 1:
        return alike[0]
    items = tuple(chain.from_iterable(line.items for line in alike))
    return replace(alike[0], row=row_of_units(entries, [line.row for line in alike], view), items=items)


def _without_what_is_planned(lines: Sequence[Line]) -> list[Line]:
    """What is planned is left to the line about the same dates that are held, where there is one."""
    held = {_dates(entry): place for place, (entry, _) in enumerate(lines) if not _is_planned(entry)}
    held.pop(None, None)
    kept: dict[int, Line] = dict(enumerate(lines))
    for place, (entry, line) in enumerate(lines):
        beside = held.get(_dates(entry)) if _is_planned(entry) else None
        if beside is not None:
            with_it, other = kept[beside]
            kept[beside] = (with_it, replace(other, items=(*other.items, *line.items)))
            del kept[place]
    return [kept[place] for place in sorted(kept)]


def _is_planned(entry: DigestEntry) -> bool:
    measure = entry.rule.measure
    return measure.records == "event" and measure.part == PLANNED


def _dates(entry: DigestEntry) -> Hashable:
    """Of which dates of which unit it speaks; None: of none."""
    measure, verdict = entry.rule.measure, entry.verdict
    if measure.records != "event":
        return None
    return measure.where.model_dump_json(), verdict.scope.id, verdict.period
