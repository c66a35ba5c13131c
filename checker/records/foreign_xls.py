"""Reads an old workbook (XLS, Excel 97 to 2003) in the child of `foreign_reader`, as `foreign.py` reads an XLSX one.

Its records are walked once: for cells without a value, and for the texts that no cell shows. python-calamine then gets
the values from a file that holds nothing but the stream that was walked: what it reads is what was screened.
Source: [MS-CFB], [MS-XLS]. Standard library, olefile and python-calamine only.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.records.foreign import (
        PLACE_OF_PRINT,
        UNNAMED_ERROR,
        Extent,
        FileUnusable,
        Place,
        Rooms,
        sheets_read,
    )
    from checker.records.foreign_biff import BiffRecord, BiffTexts, TornRecordError, number, records_of, texts_in
else:  # in the child, beside it
    from foreign import PLACE_OF_PRINT, UNNAMED_ERROR, Extent, FileUnusable, Rooms, sheets_read
    from foreign_biff import BiffTexts, TornRecordError, number, records_of, texts_in

BOOK, BOOK_OF_1995 = "Workbook", "Book"
# Streams that say who made the file and with what, as the parts of an XLSX workbook that nobody reads or keeps.
ABOUT_THE_FILE = frozenset({
    "\x05SummaryInformation", "\x05DocumentSummaryInformation", "\x01CompObj", "\x01Ole", "User Names",
})  # fmt: skip
# What of a workbook lies beside its stream, by the beginning of its name; nobody can look into it.
SEALED = (
    ("_VBA_PROJECT", "macros"), ("_SX_DB_CUR", "pivot_cache"), ("MBD", "embedded"), ("Ctls", "control"),
    ("LNK", "embedded"),
)  # fmt: skip
NOT_USED, ROOT = 0, 5
SECTOR, END, FREE, OF_THE_TABLE = 4096, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

EIGHTH = 0x0600
GLOBALS, WORKSHEET, CHART = 0x05, 0x10, 0x20
FIRST, LAST, SHEET, PASSWORD = 0x0809, 0x0A, 0x85, 0x2F
STRINGS, ENGINE, UNCALCULATED, OBJECT, TEXT_OF_OBJECT = 0xFC, 0x1C1, 0x5E, 0x5D, 0x1B6
FORMULA, TEXT_OF_FORMULA, BLANK, BLANKS, SMALL_NUMBERS, TRUTH_OR_ERROR = 0x06, 0x207, 0x201, 0xBE, 0xBD, 0x205
CELLS = frozenset({
    FORMULA, TEXT_OF_FORMULA, BLANK, BLANKS, SMALL_NUMBERS, TRUTH_OR_ERROR, 0x203, 0x204, 0x27E, 0xFD,
})  # fmt: skip
# Cells as older versions wrote them, and a text that the library does not read: no cell is passed over.
CELLS_NOT_READ = frozenset({0x01, 0x02, 0x03, 0x04, 0x05, 0x07, 0xD6})
ERRORS: Mapping[int, str] = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
# Who made or shares it, how it is printed and looks, where its rows are; a picture.
NO_TEXTS = frozenset({
    0x1C, 0x5B, 0x5C, 0x1A9, 0x1AA, 0x1AB,
    0x4D, 0x10, 0x26, 0x27, 0x28, 0x29, 0xA1, 0x31, 0xE0, 0x87C, 0x87D, 0x896,
    0x208, 0x20B, 0xD7, 0xFF, 0xE5, 0x7F, 0xE9,
})  # fmt: skip
HEADINGS_OF_PRINT = frozenset({0x14, 0x15, 0x89C})
DRAWINGS = frozenset({0xEB, 0xEC, 0xED})
# Which room a record is, beside what it belongs to.
ROOMS: Mapping[int, str] = {
    0x18: "names", 0x893: "names", 0x894: "names", 0x1AE: "external_link", 0x23: "external_link",
    0x5A: "external_link", 0x59: "external_link", 0x1B8: "link", 0x800: "link",
    **dict.fromkeys((0xEB, 0xEC, 0xED, OBJECT), "text_box"),
    **dict.fromkeys((0x871, 0x872, 0x877, 0x878), "table"),
    **dict.fromkeys((0x1AD, 0xDC, 0x801, 0x802, 0x803, 0x804, 0x876), "query"),
    **dict.fromkeys((*range(0xB0, 0xB8), 0xC5, 0xC6, 0xC7, 0xCD, *range(0xD0, 0xD4), 0xF0, 0xF1, 0x100), "pivot_cache"),
}  # fmt: skip
# Rooms whose texts may head a column.
WITH_TITLES = frozenset({"table", "query", "pivot_cache", "external_link"})
NOTE, TEXT_CONSTANT = 0x19, b"\x17"


def read_xls(data: bytes, bounds: dict[str, int]) -> list[Any]:
    """Every sheet, comments, and what no cell shows, as of an XLSX workbook."""
    stream, rooms = _book(data), Rooms()
    walk = _Walk(rooms, bounds)
    try:
        for record in records_of(stream):
            walk.take(record)
    except TornRecordError:
        raise FileUnusable("no_workbook") from None
    walk.finish()
    read = sheets_read(_alone(stream), walk.damaged, rooms)
    if [title for title, _ in read[0]] != walk.titles:
        raise FileUnusable("no_workbook")
    return read


def _book(data: bytes) -> bytes:
    """The one stream that holds the workbook. Refused where anything else is in the file that could hold texts."""
    from olefile import OleFileIO

    with OleFileIO(io.BytesIO(data)) as parts:
        # As they are stored, not as they hang together: what no folder leads to is in the file all the same.
        names = _names(parts.directory_fp.getvalue())
        if BOOK_OF_1995 in names and BOOK not in names:
            raise FileUnusable("old_or_locked_workbook")
        if names.count(BOOK) != 1 or not parts.exists(BOOK):
            raise FileUnusable("no_workbook")
        if sealed := {_sealed(name) for name in names if name != BOOK and name not in ABOUT_THE_FILE}:
            raise FileUnusable("unscreened_part", sealed=min(sealed - {"other"}, default="other"))
        stream: bytes = parts.openstream(BOOK).read()
        if len(stream) != parts.get_size(BOOK):
            raise FileUnusable("no_workbook")
        return stream


def _sealed(name: str) -> str:
    return next((part for begin, part in SEALED if name.startswith(begin)), "other")


def _names(folder: bytes) -> list[str]:
    entries = [folder[at : at + 128] for at in range(0, len(folder) - 127, 128)]
    used = [entry for entry in entries if entry[66] not in (NOT_USED, ROOT)]
    return [entry[: max(0, number(entry, 64) - 2)].decode("utf-16-le", "replace") for entry in used]


def _alone(stream: bytes) -> bytes:
    """A compound file with this stream, and a sector for short ones, without which the library takes it for none."""
    sectors, a_table = max(1, -(-len(stream) // SECTOR)), SECTOR // 4
    tables = next(many for many in range(1, 110) if many * a_table >= sectors + 2 + many)
    follows = [*range(1, sectors), END, END, END, *[OF_THE_TABLE] * tables]
    follows += [FREE] * (tables * a_table - len(follows))
    folder = sectors + 1
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 4, 0xFFFE, 12, 6, bytes(6),
        1, tables, folder, 0, SECTOR, END, 0, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(folder + 1, folder + 1 + tables), *[FREE] * (109 - tables))
    entries = _entry("Root Entry", ROOT, 1, sectors, SECTOR) + _entry(BOOK, 2, FREE, 0, sectors * SECTOR)
    return b"".join((
        header.ljust(SECTOR, b"\0"), stream.ljust((sectors + 1) * SECTOR, b"\0"), entries.ljust(SECTOR, b"\0"),
        struct.pack(f"<{len(follows)}I", *follows),
    ))  # fmt: skip


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    return spelled.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", len(spelled), kind, 1, FREE, FREE, child, start, size)


class _Walk:
    """One pass over the records: the sheets' titles, their cells without a value, and what no cell shows."""

    def __init__(self, rooms: Rooms, bounds: dict[str, int]) -> None:
        self.damaged: dict[str, dict[Place, str]] = {}
        self._rooms, self._bounds = rooms, bounds
        self._title_at: dict[int, str] = {}
        self._depth = 0
        self._is_begun = self._has_inner = self._is_chart = False
        self._title = ""
        self._extent = Extent("", bounds)
        self._awaited: Place | None = None
        self._is_calculated, self._engine = True, -1
        self._is_comment = False
        self._readers: dict[int, Callable[[BiffRecord], None]] = {
            SHEET: self._sheet, STRINGS: self._strings, ENGINE: self._calculated_by, PASSWORD: self._locked,
            UNCALCULATED: self._not_calculated, OBJECT: self._object, TEXT_OF_OBJECT: self._text_of_object,
            **dict.fromkeys(HEADINGS_OF_PRINT, self._heading_of_print),
        }  # fmt: skip

    @property
    def titles(self) -> list[str]:
        return list(self._title_at.values())

    def take(self, record: BiffRecord) -> None:
        if record.kind == FIRST:
            self._begin(record)
        elif not self._depth:
            # Behind the last sheet the stream may be filled up, with nothing.
            if record.kind or record.content:
                raise FileUnusable("unscreened_part", sealed="other")
        elif record.kind == LAST:
            self._end()
        elif record.kind in CELLS_NOT_READ:
            raise FileUnusable("no_workbook")
        elif record.kind in CELLS and self._depth == 1:
            self._cell(record)
        else:
            self._beside(record)

    def finish(self) -> None:
        if self._depth or not self._title_at or self.damaged.keys() != set(self._title_at.values()):
            raise FileUnusable("no_workbook")

    def _begin(self, record: BiffRecord) -> None:
        version, kind = number(record.content, 0), number(record.content, 2)
        if version != EIGHTH:
            raise FileUnusable("old_or_locked_workbook")
        self._depth += 1
        if self._depth > 1:
            # A chart in a sheet.
            self._has_inner = True
            if not self._title:
                raise FileUnusable("no_workbook")
            return
        if kind not in ((WORKSHEET, CHART) if self._is_begun else (GLOBALS,)):
            raise FileUnusable("unscreened_part", sealed="macros" if self._is_begun else "other")
        if self._is_begun:
            self._begin_sheet(record.place, is_chart=kind == CHART)
        self._is_begun = True

    def _begin_sheet(self, place: int, *, is_chart: bool) -> None:
        title = self._title_at.get(place)
        if title is None or title in self.damaged:
            raise FileUnusable("no_workbook")
        self._title, self._is_chart, self._has_inner, self._awaited = title, is_chart, False, None
        self._is_calculated = self._engine != 0
        self._extent = Extent(title, self._bounds)
        self.damaged[title] = {}

    def _end(self) -> None:
        self._depth -= 1
        if self._depth:
            return
        self._settle()
        self._extent.check_area()

    def _sheet(self, record: BiffRecord) -> None:
        texts = BiffTexts(record.pieces)
        place, _, kind, length = texts.whole(4), texts.whole(1), texts.whole(1), texts.whole(1)
        title = texts.text(length, is_wide=bool(texts.whole(1) & 1))
        if kind not in (0, 2):
            raise FileUnusable("unscreened_part", sealed="macros")
        if self._title or place in self._title_at or title in self.titles:
            raise FileUnusable("no_workbook")
        self._title_at[place] = title

    def _cell(self, record: BiffRecord) -> None:
        """Within a sheet. What lies behind a chart in it, the library would not see."""
        if not self._title or self._has_inner:
            raise FileUnusable("no_workbook")
        if record.kind == TEXT_OF_FORMULA:
            if self._awaited is None:
                raise FileUnusable("no_workbook")
            self._awaited = None
            return
        self._settle()
        if record.kind in (BLANK, BLANKS):
            return
        content = record.content
        row, column = number(content, 0) + 1, number(content, 2) + 1
        self._extent.add(row, number(content, len(content) - 2) + 1 if record.kind == SMALL_NUMBERS else column)
        if (error := self._damage(record, (row, column))) is not None:
            self.damaged[self._title][row, column] = error

    def _damage(self, record: BiffRecord, place: Place) -> str | None:
        content = record.content
        if record.kind == TRUTH_OR_ERROR:
            return ERRORS.get(number(content, 6, 1), UNNAMED_ERROR) if number(content, 7, 1) else None
        if record.kind != FORMULA:
            return None
        if TEXT_CONSTANT in content[22:]:
            self._tell("sheet", texts_in(content[22:]))
        is_number = number(content, 12) != 0xFFFF
        kind = -1 if is_number else number(content, 6, 1)
        if not self._is_calculated:
            self._awaited = place if kind == 0 else None
            return ""
        return self._result(kind, content, place)

    def _result(self, kind: int, content: bytes, place: Place) -> str | None:
        """A formula's: number, text (which follows), truth, error, or an empty text. The last is also what is written
        for a formula that nobody has calculated; it counts where the workbook names the program that calculated it.
        """
        match kind:
            case 0:
                self._awaited = place
                return None
            case 2:
                return ERRORS.get(number(content, 8, 1), UNNAMED_ERROR)
            case 3:
                return None if self._engine > 0 else ""
            case _:
                return None if kind in (-1, 1) else UNNAMED_ERROR

    def _settle(self) -> None:
        """A formula whose text never came has none."""
        if self._awaited is not None:
            self.damaged[self._title][self._awaited] = ""
        self._awaited = None

    def _beside(self, record: BiffRecord) -> None:
        if record.kind in NO_TEXTS:
            return
        if (reader := self._readers.get(record.kind)) is not None:
            reader(record)
        else:
            self._tell(self._room(record.kind), texts_in(record.whole, narrow=record.kind not in DRAWINGS))

    def _room(self, kind: int) -> str:
        if kind in ROOMS:
            return ROOMS[kind]
        if self._depth > 1 or self._is_chart:
            return "chart"
        return "sheet" if self._title else "other"

    def _tell(self, room: str, texts: list[str]) -> None:
        for text in texts:
            self._rooms.add(room, text, heads=room in WITH_TITLES)

    def _strings(self, record: BiffRecord) -> None:
        texts = BiffTexts(record.pieces, 8)
        for _ in range(number(record.content, 4, 4)):
            text, spoken = texts.shared()
            self._tell("strings", [text, *texts_in(spoken, narrow=False)])
        self._tell("other", texts_in(texts.rest()))

    def _calculated_by(self, record: BiffRecord) -> None:
        self._engine = number(record.content, 4, 4)

    def _locked(self, _: BiffRecord) -> None:
        raise FileUnusable("file_of_another_kind", found="locked", wanted="XLS")

    def _not_calculated(self, _: BiffRecord) -> None:
        self._is_calculated = False

    def _object(self, record: BiffRecord) -> None:
        self._is_comment = number(record.content, 4) == NOTE
        self._tell("text_box", texts_in(record.whole))

    def _text_of_object(self, record: BiffRecord) -> None:
        """What a comment or a text box says; behind it more of the drawing may lie."""
        texts = BiffTexts(record.pieces, len(record.content))
        text = texts.text(number(record.content, 10), is_wide=False)
        self._tell("comment" if self._is_comment else "text_box", [text] if text else [])
        self._tell("text_box", texts_in(texts.rest(), narrow=False))

    def _heading_of_print(self, record: BiffRecord) -> None:
        self._tell("sheet", [PLACE_OF_PRINT.sub(" ", text) for text in texts_in(record.whole)])
