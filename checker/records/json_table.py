"""Lays a list of JSON objects out as a table: a column for each path, a row for each object. Pure.

`{"amt": {"name": "North"}, "werte": [7, 8]}` has the columns `amt.name`, `werte[0]` and `werte[1]`. What the file says
beside the list stands above the header, a line each ("stand: 04.07.2016"), where the profile has a use for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker.domain.problem import Location
from checker.domain.profile import Profile
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.records.grid import Cell, Grid
from checker.records.reading import MOST_ROWS, refuse
from checker.records.templates import fits

MOST_PATHS = 2_000
MOST_CELLS = 6_000_000


def list_in(name: str, value: Any, path: str) -> list[Any]:
    """The list that a path (`ergebnis.zeilen`) leads to. Raises Refused."""
    found = value
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    if not isinstance(found, list):
        raise refuse(Location(name), ProblemCode.LIST_NOT_FOUND, {"path": path})
    return found


def laid_out(name: str, values: Mapping[int, Any]) -> tuple[dict[int, dict[str, Cell]], list[RecordProblem]]:
    """The cells of each object by their paths; and what of a list is no object, or says one thing twice, and so no row
    of a table.
    """
    rows: dict[int, dict[str, Cell]] = {}
    bad: list[RecordProblem] = []
    for number, value in values.items():
        cells = list(_cells(value))
        if not isinstance(value, Mapping):
            bad.append(RecordProblem(Location(name, number), ProblemCode.NO_OBJECT))
        elif len(row := dict(cells)) < len(cells):
            bad.append(RecordProblem(Location(name, number), ProblemCode.KEY_TWICE))
        else:
            rows[number] = row
    return rows, bad


def as_grid(name: str, around: Any, said: Mapping[int, Mapping[str, Cell]], profile: Profile) -> Grid:
    """What `laid_out` made of a list, with its numbers as lines; what is above it has line 0. Raises Refused."""
    if len(said) > MOST_ROWS:
        raise refuse(Location(name), ProblemCode.TOO_MANY_ROWS, {"limit": MOST_ROWS})
    titles = list(dict.fromkeys(path for cells in said.values() for path in cells))
    if len(titles) > MOST_PATHS or len(titles) * len(said) > MOST_CELLS:
        facts = {"count": len(titles) * len(said), "limit": MOST_CELLS}
        raise refuse(Location(name), ProblemCode.TOO_MANY_CELLS, facts)
    templates = [*(line.text for line in profile.lines), *profile.file.contains]
    lines = [f"{path}: {cell}" for path, cell in _cells(around)]
    above: list[list[Cell]] = [[line] for line in lines if any(fits(one, line) is not None for one in templates)]
    known: dict[Cell, Cell] = {}
    rows = [
        [known.setdefault(cell, cell) for cell in (cells.get(path, "") for path in titles)] for cells in said.values()
    ]
    places = [*[0] * (len(above) + 1), *said]
    return Grid(name, [*above, titles, *rows], places)


def _cells(value: Any, path: str = "") -> Iterator[tuple[str, Cell]]:
    """Each value with the path to it. A number is exact, as in a workbook; null and what is empty are empty cells."""
    match value:
        case dict() if value:
            for key, inner in value.items():
                yield from _cells(inner, f"{path}.{key}" if path else str(key))
        case list() if value:
            for place, inner in enumerate(value):
                yield from _cells(inner, f"{path}[{place}]")
        case bool():
            yield path, "true" if value else "false"
        case int() | Decimal():
            yield path, Decimal(value)
        case str():
            yield path, value
        case _:
            yield path, ""


def without_list(value: Any, path: str) -> Any:
    """What a file says beside its list."""
    key, _, rest = path.partition(".")
    inner = {key: without_list(value[key], rest)} if rest else {}
    return {**{name: said for name, said in value.items() if name != key}, **inner}
