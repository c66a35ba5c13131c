"""A table as a workbook (Office Open XML): typed cells, no formulas, same input gives the same bytes. Pure.

Standard library only: what is written is the small part of the format that spreadsheets, and our own readers, agree on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from fractions import Fraction
from io import BytesIO
from typing import IO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from checker.wording.locales import Locale

Value = str | date | Fraction | None
# Day 0 of a spreadsheet's calendar.
EPOCH = date(1899, 12, 30)
# The oldest day that an archive can tell: when a workbook was made is not said in it.
NO_DAY = (1980, 1, 1, 0, 0, 0)
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONGEST_TEXT = 32_767
# Of the head of printed pages, with its codes: a program that is given more says that the file is broken.
LONGEST_HEAD = 255
DAY_FORMATS: Mapping[Locale, str] = {"de": "dd.mm.yyyy", "en": "yyyy-mm-dd"}
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."


class CellLook(IntEnum):
    """How a column's values look; the number of its style."""

    TEXT = 1
    DAY = 2
    NUMBER = 3
    SHARE = 4


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, how its values look, and its width in characters."""

    head: str
    width: int
    look: CellLook = CellLook.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with a frozen head. A row has a value for each column; None: the cell is empty.

    `print_head` is printed above every page.
    """

    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Value]]
    print_head: str = ""


def workbook(sheets: Sequence[Sheet], locale: Locale) -> bytes:
    """The bytes of an .xlsx file."""
    out = BytesIO()
    write_workbook(out, sheets, locale)
    return out.getvalue()


def write_workbook(out: IO[bytes], sheets: Sequence[Sheet], locale: Locale) -> None:
    """Row by row, so that a large sheet takes no memory."""
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, pieces in _parts(sheets, locale):
            part = ZipInfo(name, NO_DAY)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            with archive.open(part, "w", force_zip64=True) as file:
                file.write(HEAD.encode())
                for piece in pieces:
                    file.write(piece.encode())


def _parts(sheets: Sequence[Sheet], locale: Locale) -> Iterator[tuple[str, Iterable[str]]]:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{TYPES}worksheet+xml"/>'
        for number in numbers
    )
    yield (
        "[Content_Types].xml",
        [
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}styles+xml"/>{overrides}</Types>'
        ],
    )
    yield "_rels/.rels", [_relations([("officeDocument", "xl/workbook.xml")])]
    named = "".join(
        f'<sheet name={quoteattr(sheet.title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in zip(numbers, sheets, strict=True)
    )
    yield "xl/workbook.xml", [f'<workbook xmlns="{MAIN}" xmlns:r="{RELATED}"><sheets>{named}</sheets></workbook>']
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield "xl/_rels/workbook.xml.rels", [_relations([*targets, ("styles", "styles.xml")])]
    yield "xl/styles.xml", [_styles(locale)]
    for number, sheet in zip(numbers, sheets, strict=True):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet)


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{related}</Relationships>'


def _styles(locale: Locale) -> str:
    """Style 0 is the head, bold; the others stand in the order of `CellLook`."""
    wrapped = '<alignment vertical="top" wrapText="1"/>'
    cells = "".join(
        f'<xf numFmtId="{form}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
        f'applyAlignment="1">{wrapped}</xf>'
        for form, font in ((0, 1), (49, 0), (164, 0), (0, 0), (10, 0))
    )
    font = '<sz val="11"/><name val="Calibri"/>'
    return (
        f'<styleSheet xmlns="{MAIN}">'
        f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{DAY_FORMATS[locale]}"/></numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="5">{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(sheet: Sheet) -> Iterator[str]:
    last = _letters(len(sheet.columns))
    yield f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>'
    yield '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield "</sheetView></sheetViews><cols>"
    for number, column in enumerate(sheet.columns, start=1):
        yield f'<col min="{number}" max="{number}" width="{column.width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield _row(1, [_text(column.head, f"{_letters(at)}1", 0) for at, column in enumerate(sheet.columns, start=1)])
    number = 1
    for number, values in enumerate(sheet.rows, start=2):
        placed = zip(sheet.columns, values, strict=True)
        yield _row(
            number,
            [_cell(value, f"{_letters(at)}{number}", column.look) for at, (column, value) in enumerate(placed, 1)],
        )
    yield f'</sheetData><autoFilter ref="A1:{last}{number}"/>'
    yield '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    if sheet.print_head:
        yield f"<headerFooter><oddHeader>{escape(_print_head(sheet.print_head))}</oddHeader></headerFooter>"
    yield "</worksheet>"


def _print_head(text: str) -> str:
    """On the left and small, as much of it as fits. An ampersand begins a code there, and stands for itself as two."""
    # A figure behind a font size would belong to it: a blank keeps both apart.
    head = f"&L&8 {text.replace('&', '&&')}"[:LONGEST_HEAD]
    return head[:-1] if head.count("&") % 2 else head


def _row(number: int, cells: Sequence[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(value: Value, place: str, look: CellLook) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _text(value, place, CellLook.TEXT)
    number = (value - EPOCH).days if isinstance(value, date) else _number(value)
    return f'<c r="{place}" s="{int(look)}"><v>{number}</v></c>'


def _text(text: str, place: str, style: int) -> str:
    """As a text, whatever it begins with: a cell of this type is never computed."""
    shown = escape(FORBIDDEN.sub("", text)[:LONGEST_TEXT])
    return f'<c r="{place}" s="{int(style)}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _number(value: Fraction) -> str:
    """Spreadsheets compute with doubles: fifteen digits tell."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.15g}"


def _letters(number: int) -> str:
    """The name of a column, from 1: A, B, …, Z, AA."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
