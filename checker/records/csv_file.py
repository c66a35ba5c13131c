"""Reads a CSV file into a grid: strict about encoding and quotes, exact about lines. Pure."""

from __future__ import annotations

import csv
import io

from checker.domain.problem import Location
from checker.domain.profile import FileSpec
from checker.records.grid import Grid
from checker.records.reading import refuse

UTF8_MARK = b"\xef\xbb\xbf"
PRINTED = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "cp1252": "Windows-1252", "iso-8859-15": "ISO 8859-15"}


def read_csv(name: str, data: bytes, spec: FileSpec) -> Grid:
    """The file's rows as written. Raises Refused."""
    text = _decoded(name, data, spec)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=spec.delimiter or ";", strict=True)
    try:
        rows = list(reader)
    except csv.Error as error:
        raise refuse(Location(name, max(reader.line_num, 1)), _quoting(str(error))) from None
    lines = range(1, len(rows) + 1) if reader.line_num == len(rows) else _first_lines(text, spec)
    return Grid(name, rows, lines)


def _first_lines(text: str, spec: FileSpec) -> list[int]:
    """Where each row begins: a quoted cell may run over several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=spec.delimiter or ";", strict=True)
    lines, last = [], 0
    for _ in reader:
        lines.append(last + 1)
        last = reader.line_num
    return lines


def _decoded(name: str, data: bytes, spec: FileSpec) -> str:
    encoding = spec.encoding or "utf-8"
    wanted = PRINTED.get(encoding, encoding)
    if data.startswith(b"PK\x03\x04"):
        raise refuse(Location(name), "this is a ZIP container, perhaps a workbook", (f"CSV in {wanted}",))
    if (place := data.find(b"\x00")) >= 0:
        line = data.count(b"\n", 0, place) + 1
        raise refuse(Location(name, line), "a NUL byte: this is no text file", (f"CSV in {wanted}",))
    if data.startswith(UTF8_MARK) and not encoding.startswith("utf-8"):
        raise refuse(Location(name, 1), f"the file is UTF-8, its profile says {wanted}; save it as {wanted}")
    try:
        return data.decode("utf-8-sig" if encoding.startswith("utf-8") else encoding)
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        where = Location(name, data.count(b"\n", 0, error.start) + 1, error.start - start + 1)
        what = f"byte 0x{data[error.start]:02X} is not {wanted}; save the file as {wanted}"
        raise refuse(where, what) from None


def _quoting(message: str) -> str:
    if "unexpected end of data" in message:
        return "a quoted cell is opened and never closed before the file ends"
    if "expected after" in message:
        return "text stands after a closing quote; double the quotes inside a cell"
    if "field larger than" in message:
        return "a cell is longer than 131,072 characters; a closing quote may be missing"
    return f"the CSV cannot be read ({message})"
