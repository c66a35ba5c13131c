"""Can these bytes be a YAML file at all? Encoding, size, characters that no editor shows. Pure."""

from __future__ import annotations

import re

from checker.domain.problem import Location, Problem

MOST_BYTES = 2_000_000
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_UTF8_MARK = b"\xef\xbb\xbf"
BEGINS, _ENDS = "<<<<<<< ", ">>>>>>> "
# Between the sides; where merges show it, what both began from stands there as well.
_BETWEEN, _BEFORE = "=======", "|||||||"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HIDDEN_BREAK = re.compile("[\x85\u2028\u2029]")
# Neither of them nor a tab: as good as always, and told by one look.
_HIDDEN = re.compile(f"{_CONTROL.pattern}|{_HIDDEN_BREAK.pattern}")
_TAB_INDENT = re.compile(r"^ *\t", re.MULTILINE)


def decode(data: bytes, file: str) -> str | list[Problem]:
    """The text of a file, or the problems that keep it from being read."""
    if len(data) > MOST_BYTES:
        return [too_large(file, len(data))]
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return [_wrong_encoding(file, encoding)]
    if data.startswith(_UTF8_MARK):
        # Invisible, and part of the bytes that are activated: two files that look the same would not be the same.
        return [Problem(Location(file, 1, 1), "a byte order mark begins the file; save it as UTF-8 without BOM")]
    if data[:1] == b"\x00" or data[1:2] == b"\x00":
        return [_wrong_encoding(file, "UTF-16")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as broken:
        before = broken.object[: broken.start].decode("utf-8")
        what = f"not UTF-8: the byte 0x{broken.object[broken.start]:02X} cannot stand here; save the file as UTF-8"
        return [Problem(place(before, len(before), file), what)]
    return _hidden_characters(text, file) or text


def without_conflicts(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text with the first side of each merge conflict, its lines where they stood, and where a merge left both."""
    if BEGINS not in text and _ENDS not in text:
        return text, []
    lines, problems = text.splitlines(keepends=True), list[Problem]()
    begun, is_other = 0, False
    for number, line in enumerate(lines, start=1):
        if line.startswith(BEGINS):
            begun, is_other = number, False
        elif begun and (line.rstrip() == _BETWEEN or line.startswith(_BEFORE)):
            is_other = True
        elif line.startswith(_ENDS):
            what = f"a merge left both sides here (lines {begun or number} to {number}): keep one, and delete the marks"
            problems.append(Problem(Location(file, begun or number, 1), what))
            begun, is_other = 0, False
        elif not is_other:
            continue
        lines[number - 1] = "\n"
    if begun:
        what = "a merge conflict begins here and has no end: keep one side, and delete the marks"
        problems.append(Problem(Location(file, begun, 1), what))
    return "".join(lines), problems


def too_large(file: str, size: int) -> Problem:
    what = f"the file has {size:,} bytes; at most {MOST_BYTES:,} are read: split it"
    return Problem(Location(file), what)


def place(text: str, index: int, file: str) -> Location:
    """Line and column, counted from 1, of a character."""
    return Location(file, text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1)


def _hidden_characters(text: str, file: str) -> list[Problem]:
    if "\t" not in text and not _HIDDEN.search(text):
        return []
    problems = [
        Problem(place(text, found.start(), file), f"control character U+{ord(found[0]):04X}: delete it")
        for found in _CONTROL.finditer(text)
    ]
    problems += [
        Problem(
            place(text, found.start(), file), f"invisible line separator U+{ord(found[0]):04X}: press Enter instead"
        )
        for found in _HIDDEN_BREAK.finditer(text)
    ]
    problems += [
        Problem(place(text, found.end() - 1, file), "tab in the indentation: use spaces")
        for found in _TAB_INDENT.finditer(text)
    ]
    return problems


def _wrong_encoding(file: str, encoding: str) -> Problem:
    return Problem(Location(file, 1, 1), f"the file is {encoding}; save it as UTF-8")
