"""Does a file contain what looks like personal data? Checked before anything of it is stored. Pure.

A thin screen, not a proof. A hit refuses the whole file; the message says where and of which class, never what.
Source: § 35 SGB I, § 67 SGB X (the house stores aggregates only).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.domain.problem import Location
from checker.domain.record_problem import PersonalData, ProblemCode, RecordProblem
from checker.records.grid import Cell, Grid

LONGEST_TITLE = 40
WITHHELD = "(file name withheld)"
# Words that head a column of personal data, without blanks and signs.
_TITLES: dict[str, PersonalData] = {
    word: finding
    for finding, words in {
        PersonalData.NAMES: "name namen nachname vorname familienname geburtsname kunde kundin kundenname klient "
        "antragsteller antragstellerin leistungsberechtigter sachbearbeiter sachbearbeiterin ansprechpartner "
        "ansprechpartnerin",
        PersonalData.CUSTOMER_NUMBERS: "kundennummer kundennr kdnr",
        PersonalData.BG_NUMBERS: "bgnummer bgnr bedarfsgemeinschaft bedarfsgemeinschaftsnummer",
        PersonalData.CASE_NUMBERS: "fallnummer fallnr",
        PersonalData.BIRTH_DATES: "geburtsdatum gebdatum gebdat geburtstag geboren geb",
        PersonalData.BANK_ACCOUNTS: "iban bic kontonummer kontonr bankverbindung",
        PersonalData.INSURANCE_NUMBERS: "sozialversicherungsnummer svnummer svnr rentenversicherungsnummer "
        "rvnr steuerid steueridnr personalnummer personalnr",
        PersonalData.ADDRESSES: "anschrift adresse strasse wohnort telefon telefonnummer email emailadresse",
    }.items()
    for word in words.split()
}
_OF_TITLES = frozenset(_TITLES.values())
_DIGIT = re.compile(r"[0-9]")
_SIGNS = re.compile(r"[^a-zß]")
_BIRTH = r"\b(?:geb(?:\.|oren)?(?: am)?:?|Geburtsdatum:?) ?[0-9]{1,2}\.[ 0-9]"
_PATTERNS: tuple[tuple[PersonalData, re.Pattern[str]], ...] = (
    (PersonalData.EMAIL, re.compile(r"[^\s@;<>]+@[^\s@;<>]+\.[A-Za-z]{2,}")),
    (PersonalData.IBAN, re.compile(r"\bDE ?[0-9]{2}(?: ?[0-9]){18}\b", re.IGNORECASE)),
    (PersonalData.IBAN, re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")),
    (PersonalData.BG_NUMBER, re.compile(r"\b[0-9]{5} ?(?:BG|//) ?[0-9]{7}\b", re.IGNORECASE)),
    (PersonalData.CUSTOMER_NUMBER, re.compile(r"\b[0-9]{3} ?[A-Z] ?[0-9]{6}\b", re.IGNORECASE)),
    (PersonalData.INSURANCE_NUMBER, re.compile(r"\b[0-9]{2} ?[0-9]{6} ?[A-Z] ?[0-9]{3}\b", re.IGNORECASE)),
    (PersonalData.BIRTH_DATE, re.compile(_BIRTH, re.IGNORECASE)),
    (PersonalData.PERSON, re.compile(r"\b(?:Herrn?|Frau|Familie) (?:Dr\. )?[A-ZÄÖÜ][a-zäöüß]+")),
)
# No pattern fits a text without one of these signs next to a digit, or an '@', or a form of address.
_SUSPICIOUS = re.compile(r"@|[0-9][ A-Za-z/]|[A-Za-z]{2} ?[0-9]{2}|(?i:geb)|Herr|Frau|Familie")


class LooseText(NamedTuple):
    """A text outside every table. `code` says what it is if it looks personal: the comment or record of `number`."""

    code: ProblemCode
    number: int
    text: str


def screen_name(name: str) -> Iterator[RecordProblem]:
    """Findings in the file's name. The name itself must then not be repeated either."""
    for finding in _findings(re.sub(r"[_-]", " ", name)):
        yield RecordProblem(Location(WITHHELD), ProblemCode.PERSONAL_NAME_OF_FILE, {"personal": finding})


def screen(grid: Grid) -> Iterator[RecordProblem]:
    """Findings in any cell of a table, also above the header, in ignored columns and sheets."""
    for column, cells in enumerate(grid.columns, start=1):
        suspects = _suspects(set(cells))
        if suspects:
            yield from _located(grid, column, cells, suspects)
    for finding in _findings(grid.sheet):
        yield RecordProblem(Location(grid.file), ProblemCode.PERSONAL_NAME_OF_SHEET, {"personal": finding})


def screen_texts(file: str, texts: Iterable[LooseText]) -> Iterator[RecordProblem]:
    """Findings in texts outside every table: comments, keys and values of JSON."""
    for loose in texts:
        for finding in _findings(loose.text):
            yield RecordProblem(Location(file), loose.code, {"personal": finding, "number": loose.number})


def suspicions(text: str) -> Iterator[PersonalData]:
    """What a free text that somebody typed seems to hold. Never the content."""
    yield from _findings(text)


def _suspects(distinct: Iterable[Cell]) -> dict[Cell, PersonalData]:
    """Each distinct cell with a finding. Few distinct texts occur in a column: a million cells cost little."""
    suspects: dict[Cell, PersonalData] = {}
    for cell in distinct:
        if isinstance(cell, str) and not cell.isdecimal():
            for finding in _findings(cell):
                suspects[cell] = finding
    return suspects


def _located(
    grid: Grid, column: int, cells: Sequence[Cell], suspects: dict[Cell, PersonalData]
) -> Iterator[RecordProblem]:
    for index, cell in enumerate(cells):
        if cell in suspects:
            code = ProblemCode.PERSONAL_COLUMN if suspects[cell] in _OF_TITLES else ProblemCode.PERSONAL_CELL
            yield RecordProblem(grid.at(index, column), code, {"personal": suspects[cell]})


def _findings(text: str) -> Iterator[PersonalData]:
    """The first class of finding in a text, if any."""
    if title := _heads(text):
        yield title
        return
    if not _SUSPICIOUS.search(text):
        return
    flat = " ".join(text.split())
    for finding, pattern in _PATTERNS:
        if (match := pattern.search(flat)) and (finding is not PersonalData.IBAN or _is_iban(match[0])):
            yield finding
            return


def _heads(text: str) -> PersonalData | None:
    """What kind of column the text would head."""
    if len(text) > LONGEST_TITLE or _DIGIT.search(text):
        return None
    return _TITLES.get(_SIGNS.sub("", text.lower().replace("straße", "strasse")))


def _is_iban(text: str) -> bool:
    """The check digits fit (ISO 13616): file numbers of the same look stay allowed."""
    compact = text.replace(" ", "").upper()
    digits = "".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])
    return 15 <= len(compact) <= 34 and int(digits) % 97 == 1
