"""What does an unquoted word of YAML 1.2 mean? Whatever two readers could take differently is refused. Pure."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from checker.domain import exact_text

Scalar = str | int | bool | date | None

_CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
# Digits are 0 to 9: Python would take those of every script, `１２` for 12.
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DAY = re.compile(exact_text.DAY)
_AMBIGUOUS = (
    (re.compile(r"\+[0-9]+"), "a number with a plus sign"),
    (re.compile(r"[-+]?0[0-9]+"), "a number with a leading zero"),
    (re.compile(r"[-+]?0[oxbOXB][0-9a-fA-F]+"), "an octal, hexadecimal or binary number"),
    (re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*"), "a number with underscores"),
    (re.compile(r"[-+]?[0-9]+(:[0-9]+)+(\.[0-9]*)?"), "a time of day, or a number to the base 60"),
    (
        re.compile(r"[-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*|[0-9]+)([eE][-+]?[0-9]+)?"),
        "a number with a decimal point or exponent",
    ),
    (re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"), "infinity or not a number"),
    (re.compile(r"[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?[Tt ].*"), "a time of day"),
)
LARGEST = 2**63 - 1


def plain(word: str) -> Scalar:
    """The value of an unquoted scalar. `yes`, `no`, `on` and `off` are text, as YAML 1.2 has it.

    Raises ValueError with a sentence for what is ambiguous (08, 1_000, 12:30), inexact (10.5) or impossible
    (2016-02-30).
    """
    if word in _CONSTANTS:
        return _CONSTANTS[word]
    if word[0] not in "+-.0123456789=":
        return word
    if word == "=":
        raise ValueError('unquoted =: quote the operator, "="')
    if _INTEGER.fullmatch(word):
        return _integer(word)
    if _DAY.fullmatch(word):
        return _day(word)
    if re.fullmatch(r"[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?", word):
        raise ValueError(f"'{word}' is no full day: write two digits each, such as 2016-03-05")
    for shape, meaning in _AMBIGUOUS:
        if shape.fullmatch(word):
            raise ValueError(f"{word} reads as {meaning}; {_instead(word)}")
    return word


def _instead(word: str) -> str:
    """What to write in place of a number that could be read in two ways."""
    if re.fullmatch(r"[-+]?[0-9_]+", word):
        digits = word.replace("_", "").lstrip("+")
        plain_number = re.sub(r"^(-?)0+(?=[0-9])", r"\1", digits)
        return f'write {plain_number}, or "{word}" where text is meant'
    if found := re.fullmatch(r"(-?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([-+]?[0-9]{1,2}))?", word):
        sign, whole, decimals, exponent = found[1], found[2], found[3] or "", int(found[4] or 0)
        if whole and not exponent and not decimals.strip("0"):
            return f'write {sign}{whole}, or "{word}" where text is meant'
        if not whole or exponent:
            exact = Decimal(f"{sign}{whole or 0}.{decimals or 0}e{exponent}")
            return f'write it in full and in quotes, "{exact.normalize():f}"'
    return f'write it in quotes, "{word}"'


def _integer(word: str) -> int:
    # Length first: Python refuses to convert thousands of digits, and the engine compares 64 bits.
    if len(word) > 20 or abs(int(word)) > LARGEST:
        raise ValueError("a whole number beyond 64 bits")
    return int(word)


def _day(word: str) -> date:
    try:
        return exact_text.day(word)
    except ValueError:
        raise ValueError(f"there is no day {word}") from None
