"""What must a figure keep, by the words of a table's cell: "< 10 %", "höchstens 3,5 Tage", "300/700", "2x jährlich"?

Pure. What is not understood is said to be so; nothing is ever made of half a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from checker.domain.target_table import Doubt
from checker.starter.target_table.written_numbers import NUMBER, THOUSANDS, WORDS, number_in

Language = Literal["de", "en"]
Each = Literal["month", "quarter", "half_year", "year", "week"]
# The longest first: "nicht mehr als" is no "mehr als".
OPERATORS: Mapping[str, str] = {
    "nicht mehr als": "<=", "nicht über": "<=", "nicht höher als": "<=", "nicht länger als": "<=",
    "nicht weniger als": ">=", "nicht unter": ">=", "no more than": "<=", "not more than": "<=", "no fewer than": ">=",
    "no less than": ">=", "not less than": ">=", "not over": "<=", "höchstens": "<=", "maximal": "<=", "maximum": "<=",
    "max.": "<=", "max": "<=", "bis zu": "<=", "bis höchstens": "<=", "at most": "<=", "up to": "<=",
    "mindestens": ">=", "wenigstens": ">=", "minimum": ">=", "minimal": ">=", "mind.": ">=", "min.": ">=",
    "min": ">=", "ab": ">=", "at least": ">=", "weniger als": "<", "kleiner als": "<", "geringer als": "<",
    "kürzer als": "<", "less than": "<", "fewer than": "<", "lower than": "<", "under": "<", "below": "<",
    "unter": "<", "kleiner": "<", "mehr als": ">", "größer als": ">", "höher als": ">", "more than": ">",
    "greater than": ">", "higher than": ">", "over": ">", "above": ">", "über": ">", "größer": ">", "genau": "=",
    "gleich": "=", "exactly": "=", "equal to": "=", "zum vergleich": "report", "compared with": "report",
    "angenommen": "~", "assumed": "~", "ca.": "~", "≤": "<=", "<=": "<=", "=<": "<=", "≥": ">=", ">=": ">=",
    "=>": ">=", "<": "<", ">": ">", "=": "=", "~": "~",
}  # fmt: skip
_OPERATOR = re.compile("|".join(re.escape(word) + (r"\b" if word[-1].isalpha() else "") for word in OPERATORS))
COMPARED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"vorjahr|previous year|last year|prior year"), "previous_year"),
    (re.compile(r"vergleichswert|vergleichsgruppe|benchmark|bundesdurchschnitt|landesdurchschnitt"), "benchmark"),
    (re.compile(r"ausgangswert|ausgangsbestand|baseline"), "baseline"),
    (re.compile(r"das haus noch festlegt|still to be set by the house"), "declared"),
)
BETTER_THAN: Mapping[str, str] = {"previous_year": ">", "benchmark": ">=", "baseline": "<=", "declared": ">="}
A_YEAR: Mapping[Each, int] = {"week": 52, "month": 12, "quarter": 4, "half_year": 2, "year": 1}
OFTEN: tuple[tuple[re.Pattern[str], Each], ...] = (
    (re.compile(r"wöchentlich|pro woche|je woche|jede woche|weekly|a week|per week"), "week"),
    (
        re.compile(
            r"monatlich|pro monat|je monat|im monat|jeden monat|zum monatsende|monatsende|am ende (des|jedes) monats"
            r"|monthly|a month|per month|each month|end of (each|the) month"
        ),
        "month",
    ),
    (
        re.compile(
            r"vierteljährlich|quartalsweise|pro quartal|je quartal|im quartal|jedes quartal|quartalsende"
            r"|am ende (des|jedes) quartals|quarterly|a quarter|per quarter|each quarter|end of (each|the) quarter"
        ),
        "quarter",
    ),
    (
        re.compile(
            r"halbjährlich|pro halbjahr|je halbjahr|jedes halbjahr|halbjahresende|half-yearly|half yearly"
            r"|twice yearly|per half-year|each half-year|end of (each|the) half-year"
        ),
        "half_year",
    ),
    (
        re.compile(
            r"jährlich|pro jahr|je jahr|im jahr|p\. ?a\.|jedes jahr|einmal jährlich|yearly|annually|annual|a year"
            r"|per year|each year|per annum"
        ),
        "year",
    ),
)
_TIMES = re.compile(rf"({NUMBER}|{'|'.join(sorted(WORDS, key=len, reverse=True))})\s*(?:-?\s*(?:x|×|mal|times)\b)?")
_HAS_TIMES = re.compile(r"\d\s*(x|×|-?mal|times)\b|\b(\w+mal|once|twice)\b")
_TWO = re.compile(rf"({NUMBER})\s*(?:/|\||und|and|;)\s*({NUMBER})\s*([^\d/]*)")
_FROM_TO = re.compile(rf"(?:von |from )?({NUMBER})\s*%?\s*(?:-|–|—|bis|to)\s*({NUMBER})\s*([^\d]*)")
_ONE = re.compile(
    rf"(?P<money>[€$]\s*)?(?P<number>{NUMBER})\s*(?P<factor>(?:mio\.?|mrd\.?|tsd\.?|tausend|million(?:en|s)?|thousand)(?=\W|$)|[tk](?=\s*(?:€|eur)))?"
    r"\s*(?P<unit>[^\d]*)"
)
DONE = frozenset(
    {"ja", "erledigt", "umgesetzt", "liegt vor", "vorhanden", "vorgelegt", "abgeschlossen", "erstellt", "eingeführt"}
    | {"yes", "done", "in place", "delivered", "completed", "available", "x", "✓"}
)
ALL = frozenset({"alle", "alles", "vollständig", "jeder", "jede", "jedes", "komplett", "all", "every", "complete"})
HOW_OFTEN = frozenset({"x", "×", "mal", "times"})
NONE = frozenset({"keine", "keiner", "kein", "null", "none", "no", "zero"})


@dataclass(frozen=True, slots=True)
class ReadBound:
    """What a cell says. `operator` None: it says none. `value` or `word`: what is kept; neither: see the doubts.

    `second` is a further bound of the same cell. `unit` is what stands behind the number, in small letters. `each`: how
    often, or for each of which periods; `is_times`: so many times, as dates are counted. `is_done`: it asks for a thing
    to be there, not for a figure.
    """

    operator: str | None = None
    value: Decimal | None = None
    second: Decimal | None = None
    word: str | None = None
    unit: str = ""
    each: Each | None = None
    is_times: bool = False
    is_done: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_understood(self) -> bool:
        """Does it say anything that a rule can keep?"""
        return self.value is not None or self.word is not None or self.is_done


def read_bound(text: str, language: Language) -> ReadBound:
    """The bound that a text says; one that is not understood has the doubt `BOUND_NOT_READ`."""
    said = " ".join(text.lower().replace("\u00a0", " ").replace("\u202f", " ").split()).strip(" .;")
    if said in DONE:
        return ReadBound(is_done=True)
    if said in ALL:
        return ReadBound("=", Decimal(100), unit="%", doubts=(Doubt.ALL_OF_WHAT,))
    if said in NONE:
        return ReadBound("<=", Decimal(0))
    each, without = _often(said)
    operator, rest = _operator(without)
    if (word := _compared(rest)) is not None:
        if re.search(r"\d", rest):
            return ReadBound(each=None, doubts=(Doubt.BOUND_NOT_READ,))
        doubts = () if operator else (Doubt.COMPARED_WITH,)
        return ReadBound(operator or BETTER_THAN[word], word=word, each=each, doubts=doubts)
    if each is not None and (times := _times(rest, said)) is not None:
        return ReadBound(operator, times, each=each, is_times=True)
    return _figures(operator, rest, each, language)


def _figures(operator: str | None, rest: str, each: Each | None, language: Language) -> ReadBound:
    if each is not None and not rest:
        return ReadBound(operator, Decimal(1), each=each, is_times=True)
    if (two := _TWO.fullmatch(rest)) is not None:
        first, second = number_in(two[1], language), number_in(two[2], language)
        doubts = (Doubt.TWO_BOUNDS, *((Doubt.NUMBER_FORMAT,) if first.is_doubtful or second.is_doubtful else ()))
        return ReadBound(operator, first.value, second.value, unit=two[3].strip(), each=each, doubts=doubts)
    if operator is None and _FROM_TO.fullmatch(rest) is not None:
        return ReadBound(doubts=(Doubt.FROM_TO,))
    one = _ONE.fullmatch(rest)
    if one is None:
        return ReadBound(doubts=(Doubt.BOUND_NOT_READ,))
    written = number_in(one["number"], language)
    value = written.value * THOUSANDS.get((one["factor"] or "").strip(), 1)
    unit = one["unit"].strip(" .,;:") or ("€" if one["money"] else "")
    if unit.split(" ")[0] in HOW_OFTEN:
        return ReadBound(doubts=(Doubt.BOUND_NOT_READ,))
    doubts = (Doubt.NUMBER_FORMAT,) if written.is_doubtful else ()
    return ReadBound(operator, value, unit=unit, each=each, doubts=doubts)


def of_number(value: Decimal, *, is_share: bool) -> ReadBound:
    """Of a cell that holds a number. A workbook keeps ten percent as 0.1, and how it is shown is not read."""
    if is_share and 0 < value < 1:
        return ReadBound(None, value * 100, unit="%", doubts=(Doubt.SHARE_AS_FRACTION,))
    return replace(read_bound(format(value, "f"), "en"), doubts=())


def often(text: str) -> Each | None:
    """How often something is to be, or for each of which periods; None where the text does not say."""
    return _often(" ".join(text.lower().split()))[0]


def _often(said: str) -> tuple[Each | None, str]:
    for pattern, each in OFTEN:
        if found := pattern.search(said):
            before = re.sub(r"\b(zum|am|je|pro|einmal)\s*$", "", said[: found.start()].strip())
            return each, f"{before} {said[found.end() :]}".strip(" ,;")
    return None, said


def _operator(said: str) -> tuple[str | None, str]:
    found = _OPERATOR.match(said)
    if found is None:
        return None, said
    return OPERATORS[found[0]], said[found.end() :].strip()


def _compared(rest: str) -> str | None:
    return next((word for pattern, word in COMPARED if pattern.search(rest)), None)


def _times(rest: str, said: str) -> Decimal | None:
    """So many times: "2x", "zweimal", "einmal"."""
    found = _TIMES.fullmatch(rest)
    if found is None or not _HAS_TIMES.search(said):
        return None
    word = found[1].strip()
    return Decimal(WORDS[word]) if word in WORDS else Decimal(word) if word.isdigit() else None
