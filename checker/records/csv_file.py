"""Reads a CSV file into a grid: strict about encoding and quotes, exact about lines. Pure."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from checker.domain.csv_signs import NO_QUOTE
from checker.domain.problem import Location
from checker.domain.profile import FileSpec
from checker.domain.record_problem import Facts, ProblemCode
from checker.records.file_kinds import PRINTED
from checker.records.grid import Grid
from checker.records.reading import MOST_LINES, MOST_ROWS, FileRefused, refuse

if TYPE_CHECKING:
    from _csv import Reader

UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What may be meant by a file in which the agreed one separates nothing.
SEPARATORS = (";", ",", "\t", "|")
LONGEST_FIRST_LINE = 32
# As of a workbook. A line of more bytes is refused before it becomes millions of cells.
MOST_COLUMNS, LONGEST_LINE = 2_000, 1 << 22
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL_BYTE = re.compile(rb"[\x80-\x9f]")
# For spreadsheets only: which sign separates the cells of the lines beneath.
_SEPARATOR_LINE = re.compile(r'"?sep=([^\r\n])"?[;,\t|]*(?:\r\n?|\n|\Z)', re.IGNORECASE)


class _Form(NamedTuple):
    """`quote` None: no sign encloses cells. `lines_above` are not read, and counted all the same."""

    encoding: str
    separator: str
    quote: str | None
    lines_above: int


def read_csv(name: str, data: bytes, spec: FileSpec) -> Grid:
    """The file's rows as written. Raises Refused."""
    form = _form(name, data, spec)
    if _has_endless_line(data):
        raise refuse(Location(name), ProblemCode.ROW_TOO_LONG, {"limit": MOST_COLUMNS})
    reader = _reader(data, form)
    # Few distinct texts occur in a file: a cell that says what another one says is the same object.
    known: dict[str, str] = {}
    try:
        rows = [list(map(known.setdefault, row, row)) for row in islice(reader, MOST_LINES + 1)]
    except csv.Error as error:
        text = data.decode(form.encoding)
        line, behind = _last_quoted(text, form, form.lines_above + max(reader.line_num, 1))
        if behind in SEPARATORS:
            raise refuse(
                Location(name, line), ProblemCode.SEPARATOR_NOT_AGREED, separators(behind, form.separator)
            ) from None
        raise refuse(Location(name, line), *reason_of(str(error))) from None
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise refuse(Location(name), ProblemCode.ROW_TOO_LONG, {"limit": MOST_COLUMNS})
    if len(rows) > MOST_LINES:
        raise refuse(Location(name), ProblemCode.TOO_MANY_ROWS, {"limit": MOST_ROWS})
    first = form.lines_above + 1
    lines = range(first, first + len(rows)) if reader.line_num == len(rows) else _first_lines(data, form)
    return Grid(name, rows, lines)


def separators(found: str, agreed: str) -> Facts:
    """The facts of a file whose cells another sign separates than its profile says."""
    return {"separator": found, "agreed": agreed}


def _has_endless_line(data: bytes) -> bool:
    """From line end to line end, as far apart as they may be: few steps, however large the file."""
    start = 0
    while start + LONGEST_LINE < len(data):
        bound = start + LONGEST_LINE
        end = max(data.rfind(b"\n", start, bound), data.rfind(b"\r", start, bound))
        if end < 0:
            return True
        start = end + 1
    return False


def decoded(data: bytes, spec: FileSpec) -> str:
    """The whole text of a file that was read before."""
    return data.decode(_codec(spec))


def _form(name: str, data: bytes, spec: FileSpec) -> _Form:
    """How the file is to be read. Raises Refused where it says of itself that another sign separates its cells."""
    encoding, separator = _encoding(name, data, spec), spec.delimiter or ";"
    quote = None if spec.quote == NO_QUOTE else spec.quote or '"'
    first = _SEPARATOR_LINE.match(data[:LONGEST_FIRST_LINE].decode(encoding, "ignore"))
    if first and first[1] != separator:
        raise refuse(Location(name, 1), ProblemCode.SEPARATOR_NOT_AGREED, separators(first[1], separator))
    return _Form(encoding, separator, quote, 1 if first else 0)


def _last_quoted(text: str, form: _Form, last: int) -> tuple[int, str]:
    """The line in which the quoted cell opens where reading ended, and the sign behind the mark that closes it.

    `last` is the line in which reading ended, and the answer where no quoted cell was to blame. A mark inside a cell
    that is not quoted opens nothing, and a doubled one inside a quoted cell closes nothing.
    """
    quote, separator = form.quote or "", form.separator
    end = next((found.start() for found in islice(_LINE_END.finditer(text), last - 1, None)), len(text))
    opened, behind, place = -1, "", text.find(quote) if quote else -1
    while 0 <= place < end and not behind:
        after = text[place + 1 : place + 2]
        if opened < 0:
            opened = place if place == 0 or text[place - 1] in (separator, "\r", "\n") else -1
        elif after == quote:
            place += 1
        elif after in (separator, "\r", "\n", ""):
            opened = -1
        else:
            behind = after
        place = text.find(quote, place + 1)
    return (last if opened < 0 else 1 + len(_LINE_END.findall(text, 0, opened))), behind


def _reader(data: bytes, form: _Form) -> Reader:
    """Row after row; the text as a whole would be as large as all its cells."""
    lines = io.TextIOWrapper(io.BytesIO(data), form.encoding, newline="")
    for _ in range(form.lines_above):
        lines.readline()
    if form.quote is None:
        return csv.reader(lines, delimiter=form.separator, quoting=csv.QUOTE_NONE, strict=True)
    return csv.reader(lines, delimiter=form.separator, quotechar=form.quote, strict=True)


def _first_lines(data: bytes, form: _Form) -> list[int]:
    """Where each row begins: a quoted cell may run over several lines."""
    reader = _reader(data, form)
    lines, last = [], 0
    for _ in reader:
        lines.append(form.lines_above + last + 1)
        last = reader.line_num
    return lines


def _codec(spec: FileSpec) -> str:
    encoding = spec.encoding or "utf-8"
    return "utf-8-sig" if encoding.startswith("utf-8") else encoding


def _encoding(name: str, data: bytes, spec: FileSpec) -> str:
    """The codec by which all of the bytes are text. Raises Refused where the agreed one is not."""
    codec = _codec(spec)
    wanted: Facts = {"encoding": PRINTED[spec.encoding or "utf-8"]}
    _check_mark(name, data, codec, wanted)
    if codec != "utf-16" and (place := data.find(b"\0")) >= 0:
        raise refuse(Location(name, data.count(b"\n", 0, place) + 1), ProblemCode.NO_TEXT_FILE, wanted)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _byte_of_another(name, data, error.start, wanted) from None
    if codec.startswith("iso-8859") and (found := _CONTROL_BYTE.search(data)):
        # Nobody writes these signs; programs that mean Windows-1252 write dashes and quotation marks by them.
        raise _byte_of_another(name, data, found.start(), wanted)
    if codec == "utf-16" and (place := text.find("\0")) >= 0:
        raise refuse(Location(name, text.count("\n", 0, place) + 1), ProblemCode.NO_TEXT_FILE, wanted)
    return codec


def _check_mark(name: str, data: bytes, codec: str, wanted: Facts) -> None:
    """The sign by which some files say themselves how they are encoded."""
    is_utf16 = data.startswith(UTF16_MARKS)
    if is_utf16 and codec != "utf-16":
        raise refuse(Location(name, 1), ProblemCode.UTF16_NOT_AGREED, wanted)
    if codec == "utf-16" and not is_utf16:
        raise refuse(Location(name, 1), ProblemCode.NO_UTF16)
    if data.startswith(UTF8_MARK) and codec != "utf-8-sig":
        raise refuse(Location(name, 1), ProblemCode.UTF8_NOT_AGREED, wanted)


def _byte_of_another(name: str, data: bytes, place: int, wanted: Facts) -> FileRefused:
    start = data.rfind(b"\n", 0, place) + 1
    where = Location(name, data.count(b"\n", 0, place) + 1, place - start + 1)
    return refuse(where, ProblemCode.BYTE_OF_ANOTHER_ENCODING, {"byte": f"0x{data[place]:02X}", **wanted})


def reason_of(message: str) -> tuple[ProblemCode, Facts]:
    """What the reader's own message means; it has no other mark to distinguish its refusals."""
    if "unexpected end of data" in message:
        return ProblemCode.QUOTE_NOT_CLOSED, {}
    if "expected after" in message:
        return ProblemCode.TEXT_AFTER_QUOTE, {}
    if "field larger than" in message:
        return ProblemCode.CELL_TOO_LONG, {"limit": csv.field_size_limit()}
    return ProblemCode.CSV_UNREADABLE, {}
