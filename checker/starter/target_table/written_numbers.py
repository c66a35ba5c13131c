"""Which number does somebody mean by what stands in a cell, in German or English spelling? Pure; exact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from checker.wording.locales import Locale
from checker.wording.numbers import SEPARATORS

NUMBER = r"\d{1,3}(?:[ '’.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_PARTED = re.compile(r"[ '’]")
WORDS: Mapping[str, int] = {
    "ein": 1, "eine": 1, "einen": 1, "einmal": 1, "zwei": 2, "zweimal": 2, "drei": 3, "dreimal": 3, "vier": 4,
    "viermal": 4, "fünf": 5, "sechs": 6, "sechsmal": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwölf": 12, "zwölfmal": 12, "once": 1, "one": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
THOUSANDS: Mapping[str, int] = {
    "mio": 1_000_000, "mio.": 1_000_000, "million": 1_000_000, "millionen": 1_000_000, "millions": 1_000_000,
    "m": 1_000_000, "tsd": 1_000, "tsd.": 1_000, "tausend": 1_000, "thousand": 1_000, "k": 1_000, "t": 1_000,
    "mrd": 1_000_000_000, "mrd.": 1_000_000_000,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """`is_doubtful`: in the other language's spelling it would be another number."""

    value: Decimal
    is_doubtful: bool = False


def number_in(text: str, language: Locale) -> WrittenNumber:
    """The number that a text in the form `NUMBER` means."""
    bare = _PARTED.sub("", text)
    points, commas = bare.count("."), bare.count(",")
    if points and commas:
        decimal = "." if bare.rfind(".") > bare.rfind(",") else ","
        return WrittenNumber(_decimal(bare, decimal))
    sign = "." if points else ","
    if points + commas > 1:
        return WrittenNumber(_decimal(bare, ""))
    if points + commas == 1 and re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", bare):
        is_of_thousands = sign == SEPARATORS[language][0]
        return WrittenNumber(_decimal(bare, "" if is_of_thousands else sign), not is_of_thousands)
    return WrittenNumber(_decimal(bare, sign))


def exact(value: Decimal) -> str:
    """As rule files write it, with a decimal point and no digit too many."""
    shown = format(value, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _decimal(bare: str, decimal: str) -> Decimal:
    other = {".": ",", ",": ".", "": ""}[decimal]
    parted = bare.replace(other, "") if other else bare.replace(".", "").replace(",", "")
    return Decimal(parted.replace(",", "."))
