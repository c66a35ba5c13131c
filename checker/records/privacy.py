"""Does a file contain what looks like personal data? Checked before anything of it is stored. Pure.

A thin screen, not a proof. A hit refuses the whole file; the message says where and of which class, and repeats a word
only where it is one of the headings below. A word such as "Telefon" is a heading where headings stand; in a data cell
only the content itself counts. Source: law note 5 (the house stores aggregates only).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.domain.problem import Location
from checker.domain.record_problem import Facts, PersonalData, ProblemCode, RecordProblem
from checker.domain.visible import plain
from checker.records.grid import Cell, Grid, is_blank

LONGEST_TITLE = 40
# So many of the findings in one file are named.
NAMED_FINDINGS = 20
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
    """A text outside every table. `code` says what it is if it looks personal: the comment or record of `number`.

    `key`: the text names what stands beside it, as a heading does; a finding is then of code PERSONAL_KEY.
    """

    code: ProblemCode
    number: int
    text: str
    key: bool = False


def screen_name(name: str) -> Iterator[RecordProblem]:
    """Findings in the file's name. The name itself must then not be repeated either."""
    if (finding := content_suspicion(re.sub(r"[_-]", " ", name))) is not None:
        yield RecordProblem(Location(WITHHELD), ProblemCode.PERSONAL_NAME_OF_FILE, {"personal": finding})


def screen(grid: Grid, data_begin: int | None = None) -> Iterator[RecordProblem]:
    """Findings in any cell of a table, also above the header, in ignored columns and sheets.

    `data_begin` is the index of the first row below the header; None: of this table no header is known.
    """
    for column, cells in enumerate(grid.columns):
        found = suspects(set(cells))
        if found:
            yield from _located(grid, column, cells, found, data_begin)
    if (finding := content_suspicion(grid.sheet)) is not None:
        yield RecordProblem(Location(grid.file), ProblemCode.PERSONAL_NAME_OF_SHEET, {"personal": finding})


def screen_texts(file: str, texts: Iterable[LooseText]) -> Iterator[RecordProblem]:
    """Findings in texts outside every table: comments, keys and values of JSON."""
    for loose in texts:
        heading = title_suspicion(loose.text) if loose.key else None
        if heading is not None:
            facts: Facts = {"personal": heading, "number": loose.number, "heading": plain(loose.text)}
            yield RecordProblem(Location(file), ProblemCode.PERSONAL_KEY, facts)
        elif (finding := content_suspicion(loose.text)) is not None:
            yield RecordProblem(Location(file), loose.code, {"personal": finding, "number": loose.number})


def title_suspicion(text: str) -> PersonalData | None:
    """What kind of column a text would head that heads one."""
    if len(text) > LONGEST_TITLE or _DIGIT.search(text):
        return None
    return _TITLES.get(_SIGNS.sub("", text.lower().replace("straße", "strasse")))


def content_suspicion(text: str) -> PersonalData | None:
    """What a text itself seems to hold, whatever it heads. Never the content."""
    flat = plain(text)
    if not _SUSPICIOUS.search(flat):
        return None
    for finding, pattern in _PATTERNS:
        if (match := pattern.search(flat)) and (finding is not PersonalData.IBAN or _is_iban(match[0])):
            return finding
    return None


def suspects(distinct: Iterable[Cell]) -> dict[Cell, PersonalData]:
    """Each distinct cell that heads personal data or holds some. Few distinct texts occur in a column: a million
    cells cost little.
    """
    found: dict[Cell, PersonalData] = {}
    for cell in distinct:
        if isinstance(cell, str) and not cell.isdecimal():
            finding = title_suspicion(cell) or content_suspicion(cell)
            if finding is not None:
                found[cell] = finding
    return found


def _located(
    grid: Grid, column: int, cells: Sequence[Cell], suspects: dict[Cell, PersonalData], data_begin: int | None
) -> Iterator[RecordProblem]:
    for index, cell in enumerate(cells):
        if (finding := suspects.get(cell)) is None:
            continue
        where = grid.at(index, column + 1)
        if finding not in _OF_TITLES:
            yield RecordProblem(where, ProblemCode.PERSONAL_CELL, {"personal": finding})
        elif _stands_as_heading(grid, index, column, data_begin):
            facts: Facts = {"personal": finding, "heading": plain(str(cell))}
            yield RecordProblem(where, ProblemCode.PERSONAL_COLUMN, facts)


def _stands_as_heading(grid: Grid, index: int, column: int, data_begin: int | None) -> bool:
    """Does the word in this cell head others? In the header and above it always; elsewhere by the look of its line.

    Below the header another table may begin: after a blank line, or with two such words in one line. Where no header
    is known, a line of words is one if anything stands beneath the word or beside it.
    """
    if data_begin is not None and index < data_begin:
        return True
    filled = [cell for cell in grid.rows[index] if not is_blank((cell,))]
    if any(not isinstance(cell, str) or _DIGIT.search(cell) for cell in filled):
        return False
    beneath = grid.rows[index + 1][column : column + 1] if index + 1 < len(grid.rows) else ()
    if data_begin is None:
        return len(filled) > 1 or not is_blank(beneath)
    words = sum(isinstance(cell, str) and title_suspicion(cell) is not None for cell in filled)
    return words > 1 or (is_blank(grid.rows[index - 1]) and not is_blank(beneath))


def _is_iban(text: str) -> bool:
    """The check digits fit (ISO 13616): file numbers of the same look stay allowed."""
    compact = text.replace(" ", "").upper()
    digits = "".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])
    return 15 <= len(compact) <= 34 and int(digits) % 97 == 1
