"""What is kept of a workbook: a new one with the cells that were read, and nothing else. Pure.

The same cells give the same bytes. Reading it again gives the same cells: formulas are gone, their values are there.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from checker.records.grid import Cell, Damaged, Grid, Row
from checker.records.kept_mark import MARK

# Days are counted from here; before 1 March 1900 spreadsheets count a day that never was.
DAY_ZERO, FIRST_COUNTED = date(1899, 12, 30), date(1900, 3, 1)
# The first instant that a ZIP can name.
NO_TIME = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1">'
    '<fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def kept_workbook(sheets: Sequence[Grid]) -> bytes:
    """The bytes of a workbook with these sheets."""
    numbered = tuple(enumerate(sheets, start=1))
    kept = io.BytesIO()
    with ZipFile(kept, "w") as parts:
        parts.comment = MARK
        _add(parts, "[Content_Types].xml", [_content_types(len(sheets))])
        _add(parts, "_rels/.rels", [_relations([("officeDocument", "xl/workbook.xml")])])
        _add(parts, "xl/workbook.xml", [_workbook(sheets)])
        targets = [("worksheet", f"worksheets/sheet{number}.xml") for number, _ in numbered]
        _add(parts, "xl/_rels/workbook.xml.rels", [_relations([*targets, ("styles", "styles.xml")])])
        _add(parts, "xl/styles.xml", [_STYLES])
        for number, grid in numbered:
            _add(parts, f"xl/worksheets/sheet{number}.xml", _sheet(grid))
    return kept.getvalue()


def _add(parts: ZipFile, name: str, texts: Iterable[str]) -> None:
    """Piece by piece: a large sheet is never held as one text."""
    entry = ZipInfo(name, NO_TIME)
    entry.compress_type = ZIP_DEFLATED
    # As on every system, whichever it is made on.
    entry.create_system = 0
    with parts.open(entry, "w") as part:
        for text in texts:
            part.write(text.encode())


def _content_types(sheets: int) -> str:
    names = {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)}
    names = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles", **names}
    parts = "".join(f'<Override PartName="{name}" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in names.items())
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{relations}{parts}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{each}</Relationships>'


def _workbook(sheets: Sequence[Grid]) -> str:
    each = "".join(
        f'<sheet name={quoteattr(_writable(grid.sheet))} sheetId="{number}" r:id="rId{number}"/>'
        for number, grid in enumerate(sheets, start=1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{each}</sheets></workbook>'


def _sheet(grid: Grid) -> Iterator[str]:
    letters = [_letters(column) for column in range(1, max(map(len, grid.rows), default=0) + 1)]
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'
    for line, row in zip(grid.lines, grid.rows, strict=True):
        if cells := "".join(_cells(row, letters, line)):
            yield f'<row r="{line}">{cells}</row>'
    yield "</sheetData></worksheet>"


def _cells(row: Row, letters: Sequence[str], line: int) -> Iterator[str]:
    for letter, cell in zip(letters, row, strict=False):
        if cell != "":
            yield _cell(f'r="{letter}{line}"', cell)


def _cell(reference: str, cell: Cell) -> str:
    match cell:
        case str():
            return f'<c {reference} t="inlineStr"><is><t xml:space="preserve">{escape(_writable(cell))}</t></is></c>'
        case Decimal():
            return f"<c {reference}><v>{cell}</v></c>"
        case date() if cell >= FIRST_COUNTED:
            return f'<c {reference} s="1"><v>{(cell - DAY_ZERO).days}</v></c>'
        case date():
            return f'<c {reference} s="1" t="d"><v>{cell.isoformat()}</v></c>'
        case Damaged(""):
            # A formula without a value, of which nobody knows what it was.
            return f"<c {reference}><f>NA()</f></c>"
        case Damaged(error):
            return f'<c {reference} t="e"><v>{escape(error)}</v></c>'


def _writable(text: str) -> str:
    """Signs that XML cannot hold, in the spelling of the format."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
