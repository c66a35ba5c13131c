"""Reads workbooks and JSON that others made, in a process of its own: bytes in, cells or plain values out, no more.

Run as a script (`python -I foreign.py SECONDS MEGABYTES`), never imported by the program: what a library does to this
process, it does to no other. Standard library and python-calamine only.

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
from collections.abc import Iterator
from datetime import date, datetime
from posixpath import join, normpath
from typing import Any, BinaryIO
from xml.etree import ElementTree
from zipfile import ZipFile

UNNAMED_ERROR = "#?"
DEEPEST_JSON = 200
LONGEST_WHOLE = 1000
_COMMENTS = re.compile(r"xl/(?:threadedComments/|comments/?)[^/]*\.xml")
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})")
Place = tuple[int, int]


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
        if request["kind"] == "json":
            return ["read", read_json(data)]
        return ["read", read_workbook(data, request)]
    except FileUnusable as refused:
        return refused.answer
    except MemoryError:
        # Whatever is left is not enough to answer with: the other side sees it by the missing answer.
        os._exit(1)
    except Exception:
        # Libraries fail over broken files in as many ways as there are files; here that can harm nothing.
        return FileUnusable("json_too_large" if request["kind"] == "json" else "no_workbook").answer


def _send(outward: BinaryIO, piece: bytes) -> None:
    outward.write(len(piece).to_bytes(8, "big") + piece)
    outward.flush()


def _receive(inward: BinaryIO) -> bytes | None:
    length = inward.read(8)
    return inward.read(int.from_bytes(length, "big")) if len(length) == 8 else None


def read_json(data: bytes) -> Any:
    """What the text says; numbers as they are written."""
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
    _check_depth(value)
    return value


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
    """Every sheet (title and rows), hidden ones too, and the texts of cell comments.

    What the library would unfold is measured before it sees the file: it makes room for every cell up to the last.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileUnusable("old_or_locked_workbook")
    with ZipFile(io.BytesIO(data)) as parts:
        if any(entry.flag_bits & 1 for entry in parts.infolist()):
            raise FileUnusable("old_or_locked_workbook")
        if sum(entry.file_size for entry in parts.infolist()) > bounds["unpacked"]:
            raise FileUnusable("workbook_too_large", megabytes=bounds["unpacked"] >> 20)
        damaged = {title: _measured(parts, path, title, bounds) for title, path in _sheets(parts)}
        comments = list(_comments(parts))

    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_object(io.BytesIO(data))
    return [
        [
            [title, _rows(workbook.get_sheet_by_name(title).to_python(skip_empty_area=False), damaged.get(title, {}))]
            for title in workbook.sheet_names
        ],
        comments,
    ]


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


def _local(name: str) -> str:
    """A name of the XML without its space: "strict" workbooks have another one."""
    return name.rpartition("}")[2]


def _sheets(parts: ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's title with the part that holds it."""
    relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    target_by_id = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter():
        if _local(sheet.tag) == "sheet":
            number = next((value for name, value in sheet.items() if name.endswith("}id")), "")
            target = target_by_id.get(number, "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
            yield sheet.get("name", ""), path


def _measured(parts: ZipFile, path: str, sheet: str, bounds: dict[str, int]) -> dict[Place, str]:
    """The cells that have no value to read, by their error; empty: a formula that was never calculated, which only the
    XML tells from an empty cell. Refused where a cell that holds anything lies too far out.
    """
    if path not in parts.namelist():
        return {}
    damaged: dict[Place, str] = {}
    line = row = column = last_row = last_column = 0
    with parts.open(path) as part:
        for event, element in ElementTree.iterparse(part, ("start", "end")):
            name = _local(element.tag)
            if name == "row":
                if event == "end":
                    element.clear()
                    continue
                line, column = int(element.get("r", line + 1)), 0
            elif name == "c" and event == "start":
                row, column = _place(element.get("r"), line, column + 1)
            elif name == "c" and (held := {_local(child.tag): child for child in element}).keys() & {"v", "is", "f"}:
                last_row, last_column = max(last_row, row), max(last_column, column)
                if last_row > bounds["rows"] or last_column > bounds["columns"]:
                    most = {"most_rows": bounds["rows"], "most_columns": bounds["columns"]}
                    raise FileUnusable("cell_too_far", row, column, sheet, address=f"{_letters(column)}{row}", **most)
                if (error := _damage(element, held)) is not None:
                    damaged[row, column] = error
    if last_row * last_column > bounds["cells"]:
        raise FileUnusable("too_many_cells", sheet=sheet, count=last_row * last_column, limit=bounds["cells"])
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


def _comments(parts: ZipFile) -> Iterator[str]:
    """The text of each comment, without its author: every workbook names who wrote it."""
    for entry in parts.namelist():
        if _COMMENTS.fullmatch(entry):
            for element in ElementTree.fromstring(parts.read(entry)).iter():
                if element.tag.endswith("}text"):
                    yield "".join(element.itertext())


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
