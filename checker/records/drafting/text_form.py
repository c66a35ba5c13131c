"""In which encoding is an unknown text file written, and which sign separates its cells? Pure; told by its look."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from checker.domain.csv_signs import NO_QUOTE
from checker.records.csv_file import SEPARATORS, UTF8_MARK, UTF16_MARKS

LOOKED_AT = 300  # lines
# Of what is no Unicode, the first of those in which the text looks most like German.
SINGLE_BYTE = ("cp1252", "cp850", "mac-roman", "iso-8859-15")
# Of what is written a byte a sign, these say nothing of the encoding.
_ASCII = bytes(range(128))
_ENCLOSED = re.compile(r"(?:^|[;,\t|])'[^']*'(?:$|[;,\t|])")
_USUAL = frozenset("äöüÄÖÜß§€–—„“”’‚‘éèàáçô°²³·…\xa0")


class TextForm(NamedTuple):
    """`is_ascii`: no sign shows which encoding it is. `delimiter` empty: no sign separates cells evenly.

    `quote` None: the usual one.
    """

    encoding: str
    is_ascii: bool
    delimiter: str
    quote: str | None


def text_form(data: bytes) -> TextForm:
    """The form of a text file as a profile declares it."""
    encoding, is_ascii = _encoding(data)
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    lines = list(islice((line for line in text.splitlines() if line.strip()), LOOKED_AT))
    if lines and (said := lines[0].strip('"').casefold()).startswith("sep=") and len(said) == len("sep=;"):
        return TextForm(encoding, is_ascii, said[-1], _quote(lines[1:]))
    quote = _quote(lines)
    return TextForm(encoding, is_ascii, _delimiter(lines, quote or '"'), quote)


def _encoding(data: bytes) -> tuple[str, bool]:
    if data.startswith(UTF8_MARK):
        return "utf-8-sig", False
    if data.startswith(UTF16_MARKS):
        return "utf-16", False
    if data.isascii():
        return "utf-8", True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        signs = data.translate(None, _ASCII)
        return max(SINGLE_BYTE, key=lambda encoding: _look(signs, encoding)), False
    return "utf-8", False


def _look(signs: bytes, encoding: str) -> float:
    """How much signs beyond ASCII look like those of German texts: 1 all of them, 0 none, less where some are no signs
    of that encoding.
    """
    try:
        text = signs.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    return sum(sign in _USUAL for sign in text) / len(text)


def _quote(lines: list[str]) -> str | None:
    """Single marks around cells, where there are no double ones; none where double ones enclose nothing."""
    text = "\n".join(lines)
    if '"' in text:
        opened = text.startswith('"') or any(f'{sign}"' in text for sign in (*SEPARATORS, "\n"))
        return None if opened else NO_QUOTE
    enclosed = sum(_ENCLOSED.search(line) is not None for line in lines)
    return "'" if enclosed * 2 > len(lines) else None


def _delimiter(lines: list[str], quote: str) -> str:
    """The sign that gives most lines the same number of cells, and the most of them."""
    fitness = {sign: _evenness(lines, sign, quote) for sign in SEPARATORS}
    best = max(SEPARATORS, key=lambda sign: fitness[sign])
    return best if fitness[best] > (0.0, 0) else ""


def _evenness(lines: list[str], sign: str, quote: str) -> tuple[float, int]:
    widths = Counter(width for width in _widths(lines, sign, quote) if width > 1)
    if not widths:
        return 0.0, 0
    width, count = widths.most_common(1)[0]
    return round(count / len(lines), 1), width


def _widths(lines: list[str], sign: str, quote: str) -> Iterator[int]:
    enclosing = None if quote == NO_QUOTE else quote
    reader = csv.reader(
        lines, delimiter=sign, quotechar=enclosing, quoting=csv.QUOTE_NONE if enclosing is None else csv.QUOTE_MINIMAL
    )
    try:
        yield from map(len, reader)
    except csv.Error:
        return
