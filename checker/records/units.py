"""Which unit of the organisation does a sender mean? Pure."""

from __future__ import annotations

from datetime import date

from checker.domain.organisation import Organisation, Unit
from checker.domain.period import Period
from checker.domain.problem import nearest
from checker.domain.profile import ANY_LEVEL
from checker.domain.record_problem import Facts, NamedLevel, ProblemCode
from checker.domain.visible import plain
from checker.records.grid import Cell, Damaged
from checker.records.lexical import Unreadable, damage


class Units:
    """Units by id, name and alias. Blanks and upper or lower case do not matter, spelling does."""

    def __init__(self, organisation: Organisation) -> None:
        self._by_id = {unit.id: unit for _, unit in organisation.every_unit()}
        self._level_by_id = {level.id: level for level in organisation.levels}
        self._by_spelling: dict[str, dict[str, Unit]] = {level: {} for level in organisation.level_names}
        self._names: dict[str, tuple[str, ...]] = {
            level: tuple(unit.name for unit in organisation.units(level)) for level in organisation.level_names
        }
        for level, unit in organisation.every_unit():
            for spelling in (unit.id, unit.name, *unit.aliases):
                self._by_spelling[level].setdefault(plain(spelling).casefold(), unit)

    def named(self, cell: Cell, level: str) -> str:
        """The id of the unit a cell names. The nearest name is offered where none fits."""
        if not isinstance(cell, str):
            raise _no_name(cell, self._names[level])
        unit = self._spelled(cell, level)
        if unit is not None:
            return unit.id
        close = nearest(plain(cell), self._names[level])
        # A text that resembles no unit may be anything, a person's name too: it is not repeated.
        facts: Facts = {"word": plain(cell) if close else None, "unit_level": self._called(level)}
        raise Unreadable(ProblemCode.UNIT_UNKNOWN, facts, self._names[level], close)

    def named_anywhere(self, cell: Cell) -> str:
        """The id of the unit of any level that a cell names. Refused where two levels have a unit of that name."""
        if not isinstance(cell, str):
            raise _no_name(cell)
        level_by_id = self._spelled_anywhere(cell)
        if len(level_by_id) == 1:
            return next(iter(level_by_id))
        if level_by_id:
            raise Unreadable(ProblemCode.UNIT_AMBIGUOUS, {"cell": plain(cell)}, tuple(sorted(level_by_id)))
        close = nearest(plain(cell), [name for names in self._names.values() for name in names])
        # A text that resembles no unit may be anything, a person's name too: it is not repeated.
        facts: Facts = {"word": plain(cell) if close else None, "unit_level": "unit"}
        raise Unreadable(ProblemCode.UNIT_UNKNOWN, facts, (), close)

    def is_named(self, text: str, level: str) -> bool:
        """Would `named` find a unit, and at ANY_LEVEL `named_anywhere`? Looks for no nearest name, which takes its time
        where a whole column of texts is asked about.
        """
        if level == ANY_LEVEL:
            return len(self._spelled_anywhere(text)) == 1
        return self._spelled(text, level) is not None

    def _spelled(self, text: str, level: str) -> Unit | None:
        return self._by_spelling[level].get(plain(text).casefold())

    def _spelled_anywhere(self, text: str) -> dict[str, str]:
        """The levels by the ids of the units that a text names."""
        folded = plain(text).casefold()
        return {known[folded].id: level for level, known in self._by_spelling.items() if folded in known}

    def _called(self, level: str) -> str | NamedLevel:
        found = self._level_by_id.get(level)
        return NamedLevel(found.id, found.de.beginning, found.en.beginning) if found else level

    def ids(self) -> tuple[str, ...]:
        return tuple(self._by_id)

    def is_known(self, scope: str) -> bool:
        return scope in self._by_id

    def existed_in(self, scope: str, period: Period) -> bool:
        """Did the unit exist on at least one day of the period?"""
        unit = self._by_id[scope]
        begins_in_time = unit.valid_from is None or unit.valid_from <= period.end
        return begins_in_time and (unit.valid_to is None or period.start <= unit.valid_to)

    def existed_on(self, scope: str, on: date) -> bool:
        return self._by_id[scope].is_valid(on)


def _no_name(cell: Cell, allowed: tuple[str, ...] = ()) -> Unreadable:
    return damage(cell) if isinstance(cell, Damaged) else Unreadable(ProblemCode.VALUE_FOR_UNIT, {}, allowed)
