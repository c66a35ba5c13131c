"""Reads a CSV file into a grid: strict about encoding and quotes, exact about lines. Pure."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING, get_args

from checker.domain.problem import Location
from checker.domain.profile import Delimiter, FileSpec
from checker.domain.record_problem import Facts, ProblemCode
from checker.records.file_kinds import PRINTED
from checker.records.grid import Grid
from checker.records.reading import MOST_LINES, MOST_ROWS, refuse

if TYPE_CHECKING:
    from _csv import Reader

UTF8_MARK = b"\xef\xbb\xbf"
SEPARATORS: tuple[str, ...] = get_args(Delimiter)
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_csv(name: str, data: bytes, spec: FileSpec) -> Grid:
    """The file's rows as written. Raises Refused."""
    separator = spec.delimiter or ";"
    encoding = _encoding(name, data, spec)
    reader = _reader(data, encoding, separator)
    # Few distinct texts occur in a file: a cell that says what another one says is the same object.
    known: dict[str, str] = {}
    try:
        rows = [list(map(known.setdefault, row, row)) for row in islice(reader, MOST_LINES + 1)]
    except csv.Error as error:
        line, behind = _last_quoted(data.decode(encoding), separator, max(reader.line_num, 1))
        if behind in SEPARATORS:
            raise refuse(
                Location(name, line), ProblemCode.SEPARATOR_NOT_AGREED, separators(behind, separator)
            ) from None
        raise refuse(Location(name, line), *reason_of(str(error))) from None
    if len(rows) > MOST_LINES:
        raise refuse(Location(name), ProblemCode.TOO_MANY_ROWS, {"limit": MOST_ROWS})
    lines = range(1, len(rows) + 1) if reader.line_num == len(rows) else _first_lines(data, encoding, separator)
    return Grid(name, rows, lines)


def separators(found: str, agreed: str) -> Facts:
    """The facts of a file whose cells another sign separates than its profile says."""
    return {"separator": found, "agreed": agreed}


def _last_quoted(text: str, separator: str, last: int) -> tuple[int, str]:
    """The line in which the quoted cell opens where reading ended, and the sign behind the mark that closes it.

    `last` is the line in which reading ended, and the answer where no quoted cell was to blame. A mark inside a cell
    that is not quoted opens nothing, and a doubled one inside a quoted cell closes nothing.
    """
    end = next((found.start() for found in islice(_LINE_END.finditer(text), last - 1, None)), len(text))
    opened, behind, place = -1, "", text.find('"')
    while 0 <= place < end and not behind:
        after = text[place + 1 : place + 2]
        if opened < 0:
            opened = place if place == 0 or text[place - 1] in (separator, "\r", "\n") else -1
        elif after == '"':
            place += 1
        elif after in (separator, "\r", "\n", ""):
            opened = -1
        else:
            behind = after
        place = text.find('"', place + 1)
    return (last if opened < 0 else 1 + len(_LINE_END.findall(text, 0, opened))), behind


def _reader(data: bytes, encoding: str, separator: str) -> Reader:
    """Row after row; the text as a whole would be as large as all its cells."""
    lines = io.TextIOWrapper(io.BytesIO(data), encoding, newline="")
    return csv.reader(lines, delimiter=separator, strict=True)


def _first_lines(data: bytes, encoding: str, separator: str) -> list[int]:
    """Where each row begins: a quoted cell may run over several lines."""
    reader = _reader(data, encoding, separator)
    lines, last = [], 0
    for _ in reader:
        lines.append(last + 1)
        last = reader.line_num
    return lines


def _encoding(name: str, data: bytes, spec: FileSpec) -> str:
    """The codec by which all of the bytes are text. Raises Refused where the agreed one is not."""
    encoding = spec.encoding or "utf-8"
    wanted: Facts = {"encoding": PRINTED.get(encoding, encoding)}
    if (place := data.find(b"\x00")) >= 0:
        line = data.count(b"\n", 0, place) + 1
        raise refuse(Location(name, line), ProblemCode.NO_TEXT_FILE, wanted)
    if data.startswith(UTF8_MARK) and not encoding.startswith("utf-8"):
        raise refuse(Location(name, 1), ProblemCode.UTF8_NOT_AGREED, wanted)
    codec = "utf-8-sig" if encoding.startswith("utf-8") else encoding
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        where = Location(name, data.count(b"\n", 0, error.start) + 1, error.start - start + 1)
        byte = f"0x{data[error.start]:02X}"
        raise refuse(where, ProblemCode.BYTE_OF_ANOTHER_ENCODING, {"byte": byte, **wanted}) from None
    return codec


def reason_of(message: str) -> tuple[ProblemCode, Facts]:
    """What the reader's own message means; it has no other mark to distinguish its refusals."""
    if "unexpected end of data" in message:
        return ProblemCode.QUOTE_NOT_CLOSED, {}
    if "expected after" in message:
        return ProblemCode.TEXT_AFTER_QUOTE, {}
    if "field larger than" in message:
        return ProblemCode.CELL_TOO_LONG, {"limit": csv.field_size_limit()}
    return ProblemCode.CSV_UNREADABLE, {}
