"""Which lines of a digest are shown, and what do these tell? Pure.

At most twelve: what is critical, then what waits for the reader and what tells something, then the rest, in the order
of the headings. The others are counted, and lines that are a count themselves are always shown. What is left out is not
told: the next digest has it as new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.domain.message import Item
from checker.domain.verdict import State
from notifications.digest_facts import DigestGroup, DigestRow, GroupName

MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class DigestLine:
    """A row with the items it notifies; none when the state is unchanged. `is_asked`: it waits for the reader. `year`:
    it counts what is past mending in the plan of that year, else 0. `is_always_shown`: it is told nowhere else.
    """

    row: DigestRow
    state: State = State.PENDING
    items: tuple[Item, ...] = ()
    is_critical: bool = False
    is_asked: bool = False
    year: int = 0
    is_always_shown: bool = False

    @property
    def is_fixed(self) -> bool:
        """It is shown however many others there are."""
        return bool(self.year) or self.is_always_shown


Sections = Mapping[GroupName, Sequence[DigestLine]]


@dataclass(frozen=True, slots=True)
class Fitted:
    """The groups as they are shown, and the items of their rows."""

    groups: tuple[DigestGroup, ...]
    items: tuple[Item, ...]


def fitted(sections: Sections) -> Fitted:
    """Groups without a line are left out; one whose lines all are too many is only counted."""
    kept = set(sorted(_places(sections))[:MOST_ROWS])
    groups: list[DigestGroup] = []
    items: list[Item] = []
    for place, (name, lines) in enumerate(sections.items()):
        shown = [line for number, line in enumerate(lines) if line.is_fixed or (*_urgency(line), place, number) in kept]
        left_out = sum(line.row.stands_for for line in lines) - sum(line.row.stands_for for line in shown)
        items += [item for line in shown for item in line.items]
        years = tuple(line.year for line in lines if line.year)
        if lines:
            groups.append(DigestGroup(name, tuple(line.row for line in shown), left_out, years))
    return Fitted(tuple(groups), tuple(items))


def critical_lines(sections: Sections) -> Iterable[DigestLine]:
    """Those that are critical and still need somebody."""
    return (line for name, lines in sections.items() if name != "over" for line in lines if line.is_critical)


def _places(sections: Sections) -> Iterator[tuple[bool, bool, int, int]]:
    for place, lines in enumerate(sections.values()):
        yield from ((*_urgency(line), place, number) for number, line in enumerate(lines) if not line.is_fixed)


def _urgency(line: DigestLine) -> tuple[bool, bool]:
    return not line.is_critical, not (line.is_asked or line.items)
