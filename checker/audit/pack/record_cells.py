"""Does a record hold a count that would point at single people? Pure. For whoever hands on a file as it came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from checker.domain.record import StatusRecord
from checker.domain.rule import NOBODY_COUNTED, Rule, Where
from checker.domain.rulebook import Rulebook
from checker.domain.staff_records import STAFF_RECORDS
from checker.wording.explain.privacy import PARTS
from checker.wording.small_cells import Cell, is_small_cell, moved_by_few

# What is counted: the type of record, and the topic, metric, headcount or training that it bears; "": of any.
Counted = tuple[str, str]
WORDS = ("topic", "metric", "headcount", "training")
OTHER_COUNTS = ("value", "persons", "filled", "clients", "leavers", "base")
# Their figures go on from period to period, so that the difference of two is a count of its own.
CUMULATED = frozenset({"ytd", "point", "rolling12_mean", "year_mean"})


def counted_by(rule: Rule) -> frozenset[Counted]:
    """What a rule counts; nothing where it counts no people and says nothing of staff."""
    return _counted_by(rule) if rule.measure.counts_people or rule.measures_staff else frozenset()


def _counted_by(rule: Rule) -> frozenset[Counted]:
    words = _words_of(rule.measure.where) or ("",)
    return frozenset((rule.measure.records, word) for word in words)


def _words_of(where: Where) -> tuple[str, ...]:
    named = (getattr(where, name) for name in WORDS)
    return tuple(word for one in named if one for word in ((one,) if isinstance(one, str) else one))


def of_things(book: Rulebook) -> frozenset[Counted]:
    """What is counted by rules that say it is no people."""
    people: set[Counted] = set()
    things: set[Counted] = set()
    for planned in book.rules():
        (people if planned.rule.measure.counts_people else things).update(_counted_by(planned.rule))
    return frozenset(one for one in things - people if one[1])


def of_staff(book: Rulebook) -> frozenset[Counted]:
    """What is counted by rules about staff."""
    rules = (planned.rule for planned in book.rules())
    return frozenset(counted for rule in rules if rule.measures_staff for counted in _counted_by(rule))


def counted_in(record: StatusRecord) -> Counted:
    """What a record counts."""
    return record.type, next((str(word) for name in WORDS if (word := getattr(record, name, None))), "")


@dataclass
class SmallCells:
    """Finds what must not be handed on among records that are looked at one by one, those of a file together.

    `things` are no people, `staff` says something of staff; `house` is the unit whose figures on staff may be shown.
    """

    things: Collection[Counted]
    staff: Collection[Counted]
    house: str
    found: set[Counted] = field(default_factory=set)
    _seen: dict[str, set[Cell]] = field(default_factory=lambda: defaultdict(set))

    def look_at(self, records: Iterable[StatusRecord]) -> frozenset[Counted]:
        """What these records count."""
        counts = set()
        for record in records:
            counted = counted_in(record)
            counts.add(counted)
            if self._is_of_staff(record, counted) or (self._counts_people(counted) and self._gives_away(record)):
                self.found.add(counted)
        return frozenset(counts)

    def _is_of_staff(self, record: StatusRecord, counted: Counted) -> bool:
        """Does it say something of the staff of a unit?"""
        return record.scope != self.house and (record.type in STAFF_RECORDS or counted in self.staff)

    def _counts_people(self, counted: Counted) -> bool:
        return counted[0] not in NOBODY_COUNTED and counted not in self.things

    def _gives_away(self, record: StatusRecord) -> bool:
        cell = cell_of(record)
        if is_small_cell(cell):
            return True
        near = self._seen[_series(record)]
        is_near = any(moved_by_few(other, cell) for other in near)
        near.add(cell)
        return is_near


def cell_of(record: StatusRecord) -> Cell:
    """Every count in a record, with the rest of a part to its whole."""
    part, whole = (getattr(record, name, None) for name in PARTS.get(record.type, ("", "")))
    severity = getattr(record, "severity", None)
    by_severity = (severity.critical, severity.major, severity.minor) if severity is not None else ()
    alone = (getattr(record, name, None) for name in OTHER_COUNTS)
    counts = [
        count for count in (part, whole, *alone, *by_severity) if count is not None and not isinstance(count, str)
    ]
    if isinstance(part, int) and isinstance(whole, int):
        counts.append(whole - part)
    return tuple(Fraction(count) for count in counts)


def _series(record: StatusRecord) -> str:
    """Records whose counts follow each other: versions of one, and of figures that go on the following periods."""
    aggregation = getattr(record, "aggregation", None)
    if aggregation not in CUMULATED:
        return record.key
    return "/".join((*counted_in(record), record.scope, str(aggregation)))
