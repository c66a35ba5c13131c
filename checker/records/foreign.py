"""Reads workbooks and JSON that others made, in a process of its own: bytes in, cells or plain values out, no more.

Run by a child (`foreign_reader` starts its `main`), never imported by the program: what a library does to that process,
it does to no other. Standard library and python-calamine only.

On stdin each file is two pieces: a JSON object (`kind`, and the bounds of a workbook) and the bytes. On stdout each
answer is one piece of JSON: `["read", …]` or `["refused", code, facts, line, column, sheet]`. A piece is its length
in eight bytes, then itself. In an answer an object is never one of the file's own: `{"d": day}`, `{"e": error}`,
`{"n": number as written}`, `{"o": pairs of a JSON object}`.
"""

from __future__ import annotations

import io
import json
import math
import os
import re
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from importlib import import_module
from posixpath import join, normpath
from typing import IO, Any, BinaryIO
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

UNNAMED_ERROR = "#?"
DEEPEST_JSON = 200
LONGEST_WHOLE = 1000
DEEPEST_PACKAGE = 2
A_PIECE = 1 << 16
# Above the rows of data and beneath them.
HEADING_LINES = 100
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})")
Place = tuple[int, int]
# By kind: which module beside this one reads it, by which function.
_OTHERS = {
    "msg": ("foreign_mail", "written_out"),
    "ods": ("foreign_ods", "read_ods"),
    "xls": ("foreign_xls", "read_xls"),
}


class FileUnusable(Exception):
    """The file cannot be used: a code with its facts, and the place."""

    def __init__(self, code: str, line: int = 0, column: int = 0, sheet: str = "", **facts: str | int) -> None:
        super().__init__(code)
        self.answer = ["refused", code, facts, line, column, sheet]


def main(seconds: int, megabytes: int) -> None:
    """Answer file after file until the other side goes, each within so many seconds of this processor."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    inward, outward = sys.stdin.buffer, sys.stdout.buffer
    _send(outward, b"ready")
    while (request := _receive(inward)) is not None and (data := _receive(inward)) is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, most))
        _send(outward, json.dumps(_answer(json.loads(request), data), separators=(",", ":")).encode())


def _answer(request: dict[str, Any], data: bytes) -> list[Any]:
    try:
        return ["read", _reader(request["kind"])(data, request)]
    except FileUnusable as refused:
        return refused.answer
    except MemoryError:
        # Whatever is left is not enough to answer with: the other side sees it by the missing answer.
        os._exit(1)
    except Exception:
        # Libraries fail over broken files in as many ways as there are files; here that can harm nothing.
        if request["kind"] == "msg":
            return ["read", None]
        return FileUnusable("json_too_large" if request["kind"] in ("json", "ndjson") else "no_workbook").answer


def _reader(kind: str) -> Callable[[bytes, dict[str, Any]], Any]:
    """Most files are of the two kinds read here; what reads another one is loaded when one comes."""
    if kind in _OTHERS:
        module, name = _OTHERS[kind]
        found: Callable[[bytes, dict[str, Any]], Any] = getattr(import_module(module), name)
        return found
    return {"json": read_json, "ndjson": read_json_lines}.get(kind, read_workbook)


def _send(outward: BinaryIO, piece: bytes) -> None:
    outward.write(len(piece).to_bytes(8, "big") + piece)
    outward.flush()


def _receive(inward: BinaryIO) -> bytes | None:
    length = inward.read(8)
    return inward.read(int.from_bytes(length, "big")) if len(length) == 8 else None


def read_json(data: bytes, bounds: dict[str, int]) -> Any:
    """What the text says; numbers as they are written. Refused where a list has too many entries to be taken."""
    try:
        value = json.loads(
            data.decode("utf-8-sig"),
            parse_float=lambda text: {"n": text},
            parse_int=_whole,
            parse_constant=_no_constant,
            object_pairs_hook=_pairs,
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02X}"
        raise FileUnusable("byte_of_another_encoding", line, byte=byte, encoding="UTF-8") from None
    except json.JSONDecodeError as error:
        raise FileUnusable("no_json", error.lineno, error.colno, detail=error.msg) from None
    if isinstance(value, list) and len(value) > bounds["data_rows"]:
        raise FileUnusable("too_many_rows", limit=bounds["data_rows"])
    _check_depth(value)
    return value


def read_json_lines(data: bytes, bounds: dict[str, int]) -> list[list[Any]]:
    """A value a line, each with the number of its line; of a line that says none, why: code, facts and column."""
    said: list[list[Any]] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            said.append([number, read_json(line, bounds)])
        except FileUnusable as refused:
            _, code, facts, _, column, _ = refused.answer
            said.append([number, None, code, facts, column])
        if len(said) > bounds["data_rows"]:
            raise FileUnusable("too_many_rows", limit=bounds["data_rows"])
    return said


def _whole(text: str) -> int:
    if len(text) > LONGEST_WHOLE:
        raise FileUnusable("json_too_large")
    return int(text)


def _no_constant(word: str) -> None:
    raise FileUnusable("json_constant", constant=word)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise FileUnusable("key_twice")
    return {"o": pairs}


def _check_depth(value: Any) -> None:
    """Whoever reads the answer must not run out of stack over it."""
    level, depth = [value], 0
    while level:
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list | tuple)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        depth += 1
        if depth > DEEPEST_JSON:
            raise FileUnusable("json_too_large")


def read_workbook(data: bytes, bounds: dict[str, int]) -> list[Any]:
    """Every sheet (title and rows), hidden ones too, the texts of cell comments, and what no cell shows (`Rooms`).

    What the library would unfold is measured before it sees the file: it makes room for every cell up to the last.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileUnusable("old_or_locked_workbook")
    rooms = Rooms()
    with ZipFile(io.BytesIO(data)) as parts:
        check_package(parts, bounds)
        sheets = dict(_sheets(parts))
        damaged = {title: _measured(parts, path, title, bounds, rooms) for title, path in sheets.items()}
        look_behind(parts, rooms, set(sheets.values()), bounds)

    return sheets_read(data, damaged, rooms)


def sheets_read(data: bytes, damaged: Mapping[str, dict[Place, str]], rooms: Rooms) -> list[Any]:
    """What python-calamine reads, with the cells that have no value, and the texts that no cell shows."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_object(io.BytesIO(data))
    read = [
        [title, _rows(workbook.get_sheet_by_name(title).to_python(skip_empty_area=False), damaged.get(title, {}))]
        for title in workbook.sheet_names
    ]
    rooms.leave_out({cell for title, rows in read for row in [[title], *rows] for cell in row if isinstance(cell, str)})
    return [read, rooms.comments, rooms.told()]


def _rows(rows: list[list[Any]], damaged: dict[Place, str]) -> list[list[Any]]:
    cells = [[_cell(value) for value in row] for row in rows]
    for (line, column), error in damaged.items():
        # The library stops at the last row and column with a value; a damaged cell may lie beyond.
        cells.extend([] for _ in range(line - len(cells)))
        row = cells[line - 1]
        row.extend("" for _ in range(column - len(row)))
        row[column - 1] = {"e": error}
    width = max(map(len, cells), default=0)
    return [row + [""] * (width - len(row)) for row in cells]


def _cell(value: Any) -> Any:
    match value:
        case str():
            return value
        case bool():
            return "WAHR" if value else "FALSCH"
        case float() | int():
            return _number(value)
        case datetime():
            return {"d": value.date().isoformat()}
        case date():
            return {"d": value.isoformat()}
        case _:
            return str(value)


def _number(value: float) -> Any:
    """Fifteen digits are what the spreadsheet shows; the float behind them has more, and they are noise."""
    shown = float(format(value, ".15g"))
    if not math.isfinite(shown):
        return {"e": "#NUM!"}
    return int(shown) if shown.is_integer() and abs(shown) < 1e15 else shown


def local(name: str) -> str:
    """A name of the XML without its space: "strict" workbooks have another one."""
    return name.rpartition("}")[2]


def _sheets(parts: ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's title with the part that holds it."""
    relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    target_by_id = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():
        if local(sheet.tag) == "sheet":
            number = next((value for name, value in sheet.items() if name.endswith("}id")), "")
            target = target_by_id.get(number, "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            yield sheet.get("name", ""), path


class Extent:
    """How far the cells of a sheet reach that hold anything. Refused where that is too far."""

    def __init__(self, sheet: str, bounds: Mapping[str, int]) -> None:
        self._sheet, self._bounds = sheet, bounds
        self._row = self._column = self._filled = 0

    def add(self, row: int, column: int, *, rows: int = 1) -> None:
        """A cell, the last of so many `rows` that are alike."""
        if row > self._row:
            self._filled += rows
        self._row, self._column = max(self._row, row), max(self._column, column)
        if self._filled > self._bounds["data_rows"] + HEADING_LINES:
            raise FileUnusable("too_many_rows", limit=self._bounds["data_rows"])
        if self._row > self._bounds["rows"] or self._column > self._bounds["columns"]:
            most = {"most_rows": self._bounds["rows"], "most_columns": self._bounds["columns"]}
            address = f"{_letters(column)}{row}"
            raise FileUnusable("cell_too_far", row, column, self._sheet, address=address, **most)

    def check_area(self) -> None:
        count, most = self._row * self._column, self._bounds["cells"]
        if count > most:
            raise FileUnusable("too_many_cells", sheet=self._sheet, count=count, limit=most)


def _measured(parts: ZipFile, path: str, sheet: str, bounds: dict[str, int], rooms: Rooms) -> dict[Place, str]:
    """The cells that have no value to read, by their error; empty: a formula that was never calculated, which only the
    XML tells from an empty cell. Refused where a cell that holds anything lies too far out.

    What the sheet says beside its cells goes to `rooms`.
    """
    if path not in parts.namelist():
        return {}
    damaged: dict[Place, str] = {}
    extent = Extent(sheet, bounds)
    line = row = column = 0
    with parts.open(path) as part:
        for event, element in ElementTree.iterparse(part, ("start", "end")):
            name = local(element.tag)
            if event == "end" and name not in _CELLS:
                rooms.note("sheet", name, element)
            elif name == "row":
                if event == "end":
                    element.clear()
                    continue
                line, column = int(element.get("r", line + 1)), 0
            elif name == "c" and event == "start":
                row, column = _place(element.get("r"), line, column + 1)
            elif name == "c" and (held := {local(child.tag): child for child in element}).keys() & {"v", "is", "f"}:
                extent.add(row, column)
                if (error := _damage(element, held)) is not None:
                    damaged[row, column] = error
    extent.check_area()
    return damaged


def _place(reference: str | None, line: int, column: int) -> Place:
    """Where a cell is: "C7" is row 7, column 3. Without a reference, which the format allows, it is the next one."""
    if reference is None:
        return line, column
    match = _REFERENCE.fullmatch(reference)
    if match is None or int(match[2]) < 1:
        raise FileUnusable("no_workbook")
    number = 0
    for letter in match[1].upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), number


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _damage(cell: ElementTree.Element, held: dict[str, ElementTree.Element]) -> str | None:
    value = held.get("v")
    if cell.get("t") == "e":
        return (value.text if value is not None else "") or UNNAMED_ERROR
    # A calculated empty text is written as an empty value of type "str": that one is no damage.
    is_calculated = value is not None and (value.text is not None or cell.get("t") == "str")
    return "" if "f" in held and not is_calculated else None


# What stands in a cell, and is read as that.
_CELLS = frozenset({"row", "c", "v", "is", "t", "r"})
# Parts that say who made the file, who changed it and how it is printed. Nobody reads them, and they are not kept.
_ABOUT_THE_FILE = frozenset(
    {
        "coreProperties",
        "Properties",
        "personList",
        "headers",
        "revisions",
        "users",
        "Signature",
        "document-meta",
        "document-settings",
    }
)
_ABOUT_THE_FILE_PATH = re.compile(
    r"docprops/|.*printersettings|.*customproperty[^/]*\.bin|mimetype$|layout-cache$|objectreplacements/"
)
_PICTURE = re.compile(r".*\.(?:png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|emz|wmz|svg|ico|webp|wdp)")
# Which room a part is, by its root element.
_ROOMS = {
    "pivotCacheDefinition": "pivot_cache",
    "pivotCacheRecords": "pivot_cache",
    "pivotTableDefinition": "pivot_cache",
    "slicerCacheDefinition": "pivot_cache",
    "externalLink": "external_link",
    "queryTable": "query",
    "connections": "query",
    "comments": "comment",
    "ThreadedComments": "comment",
    "wsDr": "text_box",
    "userShapes": "text_box",
    "xml": "text_box",
    "dataModel": "text_box",
    "drawing": "text_box",
    "chartSpace": "chart",
    "table": "table",
    "worksheet": "sheet",
    "chartsheet": "sheet",
    "dialogsheet": "sheet",
    "macrosheet": "sheet",
    "sst": "strings",
    "workbook": "names",
    "Relationships": "link",
    "document-content": "sheet",
    "document-styles": "sheet",
}
_ROOMS_BY_PATH = (("/customxml/", "custom_xml"), ("/object ", "embedded"))
_SEALED_PATHS = (
    ("/model/", "data_model"),
    ("vbaproject", "macros"),
    ("activex", "control"),
    ("/embeddings/", "embedded"),
    ("/object ", "embedded"),
)
# Fields of a table by their names: what heads a column, though no cell shows it.
_FIELDS = frozenset({"cacheField", "cacheHierarchy", "pivotField", "dataField", "tableColumn", "queryTableField"})
# Rooms whose texts may be the cells of a table, headings included.
_LIKE_CELLS = frozenset({"external_link", "custom_xml", "embedded"})
_MAY_BE_PACKED = frozenset({"custom_xml", "embedded"})
_AUTHORS = frozenset({"author", "authors", "absPath", "fileSharing", "customWorkbookViews"})
_AUTHORS_ATTRIBUTES = frozenset({"refreshedBy", "lastModifiedBy", "userName", "author"})
# Texts that are read as a whole though several elements share them.
_PARAGRAPHS = frozenset({"p", "si", "is", "text", "div", "rPh"})
_MAY_BE_PERSONAL = re.compile(r"[^\W\d_]|//")
_MACHINE_NUMBER = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}\}?")
_PACKED = re.compile(r"[A-Za-z0-9+/]{300,}={0,2}")
# Where and how a header or footer is printed: left, bold, in which font, size and colour.
PLACE_OF_PRINT = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|[0-9]+|.)')
_TAGS = re.compile(r"<[^>]*>")
LONGEST_TITLE = 40


class Rooms:
    """What a workbook says where no cell shows it, by room; `titles` are those of its texts that head a column."""

    def __init__(self) -> None:
        self.texts: dict[str, set[str]] = {}
        self.titles: dict[str, set[str]] = {}
        self.comments: list[str] = []

    def add(self, room: str, text: str, *, heads: bool = False) -> None:
        if room == "comment":
            self.comments.append(text)
        elif _MAY_BE_PERSONAL.search(text) and not _MACHINE_NUMBER.fullmatch(text):
            if room in _MAY_BE_PACKED and _PACKED.search("".join(text.split())):
                raise FileUnusable("unscreened_part", sealed=room)
            self.texts.setdefault(room, set()).add(text)
            titles = self.titles.setdefault(room, set())
            if heads and len(text) <= LONGEST_TITLE:
                titles.add(text)

    def leave_out(self, cells: set[str]) -> None:
        """What a cell shows, or a sheet is called, is no secret of the tables that they are kept in."""
        shown = {" ".join(cell.split()) for cell in cells}
        for room in self.texts.keys() & {"strings", "names"}:
            self.texts[room] = {text for text in self.texts[room] if " ".join(text.split()) not in shown}

    def told(self) -> list[Any]:
        """Each room with its titles and texts, in an order of its own."""
        return [[room, sorted(self.titles[room]), sorted(self.texts[room])] for room in sorted(self.texts)]

    def note(self, room: str, name: str, element: ElementTree.Element) -> None:
        """One element beside the cells of a sheet; a formula's words are those in quotes."""
        if name == "f" and '"' not in (element.text or ""):
            return
        said = "".join(element.itertext()) if name == "rPh" else element.text or ""
        if name.endswith(("Header", "Footer")):
            said = PLACE_OF_PRINT.sub(" ", said)
        for text in (said, *element.attrib.values()):
            self.add(room, text)


class _PartReader:
    """Reads one XML part for `Rooms`: its texts, remarks and attributes, but for the names of its authors."""

    def __init__(self, rooms: Rooms, room: str, within: Mapping[str, str]) -> None:
        self._rooms, self._room = rooms, room
        self._within, self._outer = within, list[str]()
        self._leaf: list[str] = []
        self._paragraphs: list[list[str]] = []
        self._authors = 0
        self._is_begun = False
        self._is_read = True

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _name(tag)
        if not self._is_begun:
            self._begin(name)
        self._tell_leaf()
        if name in _AUTHORS or self._authors or (self._within and name == "creator"):
            self._authors += 1
            return
        if name in _PARAGRAPHS:
            self._paragraphs.append([])
        for key, value in attributes.items():
            if (attribute := _name(key)) not in _AUTHORS_ATTRIBUTES and self._room != "comment":
                self._tell(value, heads=name in _FIELDS and attribute in ("name", "caption"))
        if name in self._within:
            self._outer.append(self._room)
            self._room = self._within[name]

    def say(self, text: str) -> None:
        self._leaf.append(text)
        if self._paragraphs:
            self._paragraphs[-1].append(text)

    def end(self, tag: str) -> None:
        name = _name(tag)
        if self._room == "custom_xml" and any(map(str.strip, self._leaf)):
            self._tell(name, heads=True)
        self._tell_leaf()
        if self._authors:
            self._authors -= 1
        elif name in _PARAGRAPHS and self._paragraphs:
            self._tell("".join(self._paragraphs.pop()))
        if name in self._within and not self._authors:
            self._room = self._outer.pop()

    def remark(self, text: str) -> None:
        """In the XML itself."""
        if self._room != "comment":
            self._tell(text)

    def _begin(self, root: str) -> None:
        if root == "DataMashup":
            raise FileUnusable("unscreened_part", sealed="query")
        self._is_begun = True
        if not self._room:
            self._room = _ROOMS.get(root, "other")
            self._is_read = root not in _ABOUT_THE_FILE

    def _tell_leaf(self) -> None:
        leaf, self._leaf = "".join(self._leaf), []
        if self._room != "comment" and not self._authors:
            self._tell(leaf, heads=self._room in _LIKE_CELLS)

    def _tell(self, text: str, *, heads: bool = False) -> None:
        if self._is_read and self._room and text.strip():
            self._rooms.add(self._room, text, heads=heads)


def check_package(parts: ZipFile, bounds: dict[str, int]) -> None:
    """Refused where it is locked, would unfold to too much, or says one thing twice: each reader may take another."""
    entries = parts.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileUnusable("old_or_locked_workbook")
    if sum(entry.file_size for entry in entries) > bounds["unpacked"]:
        raise FileUnusable("workbook_too_large", megabytes=bounds["unpacked"] >> 20)
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        raise FileUnusable("no_workbook")
    for entry in entries:
        if entry.file_size and _is_xml(parts, entry.filename) and not _PICTURE.fullmatch(entry.filename.lower()):
            with parts.open(entry) as part:
                _check_prolog(part)


def _check_prolog(part: IO[bytes]) -> None:
    """No workbook declares a type of document, with which a few bytes can mean gigabytes or another file."""
    reader, is_begun = expat.ParserCreate(), []

    def declared(*_: Any) -> None:
        raise FileUnusable("no_workbook")

    reader.StartDoctypeDeclHandler = declared
    reader.StartElementHandler = lambda *_: is_begun.append(True)
    try:
        while not is_begun and (piece := part.read(A_PIECE)):
            reader.Parse(piece)
    except expat.ExpatError:
        # Whoever reads this part says what is wrong with it.
        return


def _is_xml(parts: ZipFile, path: str) -> bool:
    with parts.open(path) as part:
        head = part.read(64).removeprefix(b"\xef\xbb\xbf")
    return head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").lstrip().startswith(b"<")


def look_behind(
    parts: ZipFile,
    rooms: Rooms,
    read: set[str],
    bounds: dict[str, int],
    depth: int = 0,
    within: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Everything that no cell shows, for `rooms`. Refused where it cannot be read: nobody could say what it holds.

    `within`: by part, which room a text is in by an element around it; in an empty one nothing is hidden.
    """
    for entry in parts.infolist():
        path = "/" + entry.filename.lower().replace("\\", "/")
        if entry.is_dir() or not entry.file_size or entry.filename in read or _PICTURE.fullmatch(path):
            continue
        if _ABOUT_THE_FILE_PATH.match(path[1:]):
            continue
        room = next((room for begin, room in _ROOMS_BY_PATH if path.startswith(begin)), "")
        if _is_xml(parts, entry.filename):
            inner = {} if within is None else within.get(entry.filename, {})
            _read_part(parts.read(entry), rooms, "embedded" if depth else room, inner)
        else:
            _read_package(parts.read(entry), rooms, path, bounds, depth)


def _read_package(data: bytes, rooms: Rooms, path: str, bounds: dict[str, int], depth: int) -> None:
    """A document within the workbook. Whatever else has no text that could be read refuses the file."""
    part = next((part for word, part in _SEALED_PATHS if word in path), "other")
    if depth >= DEEPEST_PACKAGE or not data.startswith(b"PK\x03\x04"):
        raise FileUnusable("unscreened_part", sealed="embedded" if depth else part)
    try:
        with ZipFile(io.BytesIO(data)) as inner:
            check_package(inner, bounds)
            look_behind(inner, rooms, set(), bounds, depth + 1)
    except (BadZipFile, FileUnusable):
        raise FileUnusable("unscreened_part", sealed="embedded" if depth else part) from None


def _read_part(data: bytes, rooms: Rooms, room: str, within: Mapping[str, str]) -> None:
    reader, told = expat.ParserCreate(namespace_separator=" "), _PartReader(rooms, room, within)
    reader.buffer_text = True
    reader.StartElementHandler, reader.EndElementHandler = told.start, told.end
    reader.CharacterDataHandler, reader.CommentHandler = told.say, told.remark
    try:
        reader.Parse(data, True)
    except expat.ExpatError:
        # Drawings of old are often no XML that is well formed; their words stand between the signs all the same.
        for text in _TAGS.split(data.decode("utf-8", "replace")):
            rooms.add(room or "other", text.strip())


def _name(tag: str) -> str:
    return tag.rpartition(" ")[2]
