"""Reads a workbook of LibreOffice (ODS) in the child of `foreign_reader`, as `foreign.py` reads an XLSX workbook.

python-calamine gives the values; what it would not tell apart is seen in the XML before: a formula without a value, an
error that stands there as 0, a text without a type, a cell too far out, also where a thousand rows are written once.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any
from xml.etree import ElementTree
from zipfile import ZipFile

if TYPE_CHECKING:
    from checker.records.foreign import (
        UNNAMED_ERROR,
        Extent,
        FileUnusable,
        Place,
        Rooms,
        check_package,
        local,
        look_behind,
        sheets_read,
    )
else:  # in the child, beside it
    from foreign import (
        UNNAMED_ERROR,
        Extent,
        FileUnusable,
        Rooms,
        check_package,
        local,
        look_behind,
        sheets_read,
    )

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
CELLS = frozenset({"table-cell", "covered-table-cell"})
# As a cell shows it, in English and German.
_ERROR = re.compile(r"#\S{1,12}[!?]|#N/?[AV]|(?:Err|Fehler):[0-9]{3}")
# Where in the main part a text stands, by an element around it; in a cell it is read as that.
WITHIN = {
    "annotation": "comment",
    "data-pilot-tables": "pivot_cache",
    "tracked-changes": "strings",
    "frame": "text_box",
    "custom-shape": "text_box",
    "shapes": "text_box",
    "named-expressions": "names",
    "database-ranges": "table",
    **dict.fromkeys(CELLS, ""),
}


def read_ods(data: bytes, bounds: dict[str, int]) -> list[Any]:
    """Every sheet, comments, and what no cell shows, as of an XLSX workbook."""
    rooms = Rooms()
    with ZipFile(io.BytesIO(data)) as parts:
        check_package(parts, bounds)
        if MANIFEST in parts.namelist() and b"encryption-data" in parts.read(MANIFEST):
            raise FileUnusable("file_of_another_kind", found="locked", wanted="ODS")
        with parts.open(CONTENT) as part:
            damaged = dict(_measured(part, bounds))
        look_behind(parts, rooms, set(), bounds, within={CONTENT: WITHIN})
    return sheets_read(data, damaged, rooms)


def _measured(part: IO[bytes], bounds: dict[str, int]) -> Iterator[tuple[str, dict[Place, str]]]:
    """Each sheet with the cells that have no value to read, by their error."""
    damaged: dict[Place, str] = {}
    title, line, extent, inside = "", 0, Extent("", bounds), 0
    for event, element in ElementTree.iterparse(part, ("start", "end")):
        name = local(element.tag)
        if name in CELLS:
            inside += 1 if event == "start" else -1
        elif name == "table" and not inside and event == "start":
            title, line, damaged = _attribute(element, "name"), 0, {}
            extent = Extent(title, bounds)
        elif name == "table" and not inside:
            extent.check_area()
            yield title, damaged
            element.clear()
        elif name == "table-row" and not inside and event == "end":
            line = _measured_row(element, line, extent, damaged)
            element.clear()


def _measured_row(row: ElementTree.Element, line: int, extent: Extent, damaged: dict[Place, str]) -> int:
    """The number of the last line that the row stands for; equal ones are written once."""
    repeated, column = int(_attribute(row, "number-rows-repeated") or 1), 0
    for cell in row:
        if local(cell.tag) not in CELLS:
            continue
        times = int(_attribute(cell, "number-columns-repeated") or 1)
        text = "\n".join("".join(inner.itertext()) for inner in cell if local(inner.tag) == "p")
        kind, is_formula = _attribute(cell, "value-type"), bool(_attribute(cell, "formula"))
        if kind or is_formula or text:
            extent.add(line + repeated, column + times, rows=repeated)
            if (error := _damage(kind, text, is_formula=is_formula)) is not None:
                places = ((line + down, column + right) for down in range(repeated) for right in range(times))
                damaged.update({(above + 1, left + 1): error for above, left in places})
        column += times
    return line + repeated


def _damage(kind: str, text: str, *, is_formula: bool) -> str | None:
    if is_formula and (kind == "error" or _ERROR.fullmatch(text.strip())):
        return text.strip() or UNNAMED_ERROR
    if kind:
        return None
    return "" if is_formula else UNNAMED_ERROR


def _attribute(element: ElementTree.Element, name: str) -> str:
    """By its local name; of two value types the one that says "error" is the program's own, and counts."""
    found = [value for key, value in element.items() if local(key) == name]
    return "error" if "error" in found and name == "value-type" else next(iter(found), "")
