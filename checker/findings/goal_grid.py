"""How does each goal of a plan stand, for the house and at each of its units? Pure.

Columns are the house and the units of the levels that lie within no other; what is below them is counted with the unit
within which it lies, and what lies within none in a column of its level. What is measured of staff stands with the
house alone: no units are compared by it (DESIGN section 8).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.organisation import Organisation
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import WORST_FIRST, State
from checker.findings.visibility import Sight

# How many of what one rule of a year asks of one unit stand in a state: rule, year, unit, state, how many.
StateOfUnit = tuple[str, int, str, State, int]
States = Counter[State]


@dataclass(frozen=True, slots=True)
class GoalGrid:
    """The goals of a plan (ids, in its order) by columns: a unit's id, or a level's; the house is the first.

    A cell that is not there has nothing to tell, or nothing that the reader may see.
    """

    goals: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], States]

    def worst(self, goal: str, column: str) -> State | None:
        """The worst state of any rule rules; None: an empty cell."""
        return worst_of(self.cells.get((goal, column), Counter()))


def worst_of(states: States) -> State | None:
    return min((state for state, many in states.items() if many), key=WORST_FIRST.__getitem__, default=None)


def goal_grid(counted: Iterable[StateOfUnit], book: Rulebook, sight: Sight, year: int) -> GoalGrid:
    """The grid of what somebody sees (`sight`) of the plan of `year`, of whichever year its rules are about."""
    cells: dict[tuple[str, str], States] = {}
    for rule, of_year, unit, state, many in counted:
        planned = book.rule(rule, of_year)
        if planned is None or planned.plan.year != year or not many or not sight.sees(planned.rule.owner, unit):
            continue
        column = column_of(planned, unit, book.organisation, sight.on)
        cells.setdefault((planned.goal.id, column), Counter())[state] += many
    named = {column for _, column in cells}
    goals = dict.fromkeys(planned.goal.id for planned in book.rules() if planned.plan.year == year)
    return GoalGrid(tuple(goals), tuple(one for one in columns(book.organisation, sight.on) if one in named), cells)


def columns(organisation: Organisation, on: date) -> tuple[str, ...]:
    """All columns that there may be: the house, its units on a day, those that have ceased, and the lower levels."""
    roots = [level.id for level in organisation.levels if not level.within]
    units = [one.id for level in roots for one in (*organisation.scopes(level, on), *organisation.ceased(level, on))]
    lower = [level.id for level in organisation.levels if level.within]
    return (organisation.organisation.id, *units, *lower)


def column_of(planned: PlannedRule, unit: str, organisation: Organisation, on: date) -> str:
    """Where what a rule asks of a unit is counted."""
    house = organisation.organisation.id
    found = organisation.find(unit)
    if planned.rule.measures_staff or unit == house or found is None:
        return house
    roots = [level.id for level in organisation.levels if not level.within]
    around = (place for level in roots for place in organisation.around(unit, level, on))
    return next(around, found[0])
