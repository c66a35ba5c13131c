"""Does a file hold what looks like data of persons? Asked before anything of it is kept. Pure.

A thin screen, not a proof. A hit refuses the whole file; the message says where and of which class, never what.
Source: § 35 SGB I, § 67 SGB X (the house stores aggregates only).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.domain.problem import Location, Problem
from checker.records.grid import Cell, Grid

LONGEST_TITLE = 40
REMEDY = "the file is not kept; remove this and send aggregates only"
# Words that head a column of personal data, without blanks and signs.
_TITLES: dict[str, str] = {
    word: finding
    for finding, words in {
        "a column of names": "name namen nachname vorname familienname geburtsname kunde kundin kundenname klient "
        "antragsteller antragstellerin leistungsberechtigter sachbearbeiter sachbearbeiterin ansprechpartner "
        "ansprechpartnerin",
        "a column of customer numbers": "kundennummer kundennr kdnr",
        "a column of BG numbers": "bgnummer bgnr bedarfsgemeinschaft bedarfsgemeinschaftsnummer",
        "a column of file numbers of single cases": "fallnummer fallnr",
        "a column of birth dates": "geburtsdatum gebdatum gebdat geburtstag geboren geb",
        "a column of bank accounts": "iban bic kontonummer kontonr bankverbindung",
        "a column of insurance or tax numbers": "sozialversicherungsnummer svnummer svnr rentenversicherungsnummer "
        "rvnr steuerid steueridnr personalnummer personalnr",
        "a column of addresses": "anschrift adresse strasse wohnort telefon telefonnummer email emailadresse",
    }.items()
    for word in words.split()
}
_DIGIT = re.compile(r"[0-9]")
_SIGNS = re.compile(r"[^a-zß]")
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an e-mail address", re.compile(r"[^\s@;<>]+@[^\s@;<>]+\.[A-Za-z]{2,}")),
    ("an IBAN", re.compile(r"\bDE ?[0-9]{2}(?: ?[0-9]){18}\b", re.IGNORECASE)),
    ("an IBAN", re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")),
    ("a BG number", re.compile(r"\b[0-9]{5} ?(?:BG|//) ?[0-9]{7}\b", re.IGNORECASE)),
    ("a customer number", re.compile(r"\b[0-9]{3} ?[A-Z] ?[0-9]{6}\b", re.IGNORECASE)),
    ("an insurance number", re.compile(r"\b[0-9]{2} ?[0-9]{6} ?[A-Z] ?[0-9]{3}\b", re.IGNORECASE)),
    ("a birth date", re.compile(r"\b(?:geb(?:\.|oren)?(?: am)?:?|Geburtsdatum:?) ?[0-9]{1,2}\.[ 0-9]", re.IGNORECASE)),
    ("a person's name", re.compile(r"\b(?:Herrn?|Frau|Familie) (?:Dr\. )?[A-ZÄÖÜ][a-zäöüß]+")),
)
# No pattern fits a text without one of these signs next to a digit, or an '@', or a form of address.
_SUSPICIOUS = re.compile(r"@|[0-9][ A-Za-z/]|[A-Za-z]{2} ?[0-9]{2}|(?i:geb)|Herr|Frau|Familie")


def screen_name(name: str) -> Iterator[Problem]:
    """Findings in the file's name. The name itself must then not be repeated either."""
    for finding in _findings(re.sub(r"[_-]", " ", name)):
        yield Problem(Location("(file name withheld)"), f"the file's name holds what looks like {finding}; {REMEDY}")


def screen(grid: Grid) -> Iterator[Problem]:
    """Findings in any cell of a table, also above the header, in ignored columns and sheets."""
    for column, cells in enumerate(grid.columns, start=1):
        suspects = _suspects(set(cells))
        if suspects:
            yield from _located(grid, column, cells, suspects)
    for finding in _findings(grid.sheet):
        yield Problem(Location(grid.file), f"a sheet's name holds what looks like {finding}; {REMEDY}")


def screen_texts(file: str, texts: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Findings in texts outside every table, each given with its place: comments, keys and values of JSON."""
    for place, text in texts:
        for finding in _findings(text):
            yield Problem(Location(file), f"{place} holds what looks like {finding}; {REMEDY}")


def suspicions(text: str) -> Iterator[str]:
    """What a free text that somebody typed seems to hold: "a person's name". Never the content."""
    yield from _findings(text)


def _suspects(distinct: Iterable[Cell]) -> dict[Cell, str]:
    """Each distinct cell with a finding. Few distinct texts occur in a column: a million cells cost little."""
    found: dict[Cell, str] = {}
    for cell in distinct:
        if isinstance(cell, str) and not cell.isdecimal():
            for finding in _findings(cell):
                found[cell] = finding
    return found


def _located(grid: Grid, column: int, cells: Sequence[Cell], suspects: dict[Cell, str]) -> Iterator[Problem]:
    for index, cell in enumerate(cells):
        if cell in suspects:
            what = f"the cell holds what looks like {suspects[cell]}; {REMEDY}"
            if suspects[cell].startswith("a column"):
                what = f"this heads what looks like {suspects[cell]}; {REMEDY}"
            yield Problem(grid.at(index, column), what)


def _findings(text: str) -> Iterator[str]:
    """The first class of finding in a text, if any."""
    if title := _heads(text):
        yield title
        return
    if not _SUSPICIOUS.search(text):
        return
    flat = " ".join(text.split())
    for finding, pattern in _PATTERNS:
        if (found := pattern.search(flat)) and (finding != "an IBAN" or _is_iban(found[0])):
            yield finding
            return


def _heads(text: str) -> str | None:
    """What kind of column the text would head."""
    if len(text) > LONGEST_TITLE or _DIGIT.search(text):
        return None
    return _TITLES.get(_SIGNS.sub("", text.lower().replace("straße", "strasse")))


def _is_iban(text: str) -> bool:
    """The check digits fit (ISO 13616): file numbers of the same look stay allowed."""
    compact = text.replace(" ", "").upper()
    digits = "".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])
    return 15 <= len(compact) <= 34 and int(digits) % 97 == 1
