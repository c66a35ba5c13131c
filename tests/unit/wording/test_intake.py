"""Receipts say in German why something was not taken, and repeat nothing that stood in a cell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.domain.problem import Location, Problem
from checker.wording.intake import OTHERWISE, reason_de

CHECKOUT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("what", "said"),
    [
        pytest.param("column 'geprüft': '1o' is no number", "Spalte „geprüft“: ist keine lesbare Zahl", id="number"),
        pytest.param("column 'Monat': 'Jänner' is no month", "Spalte „Monat“: ist kein lesbarer Monat", id="month"),
        pytest.param("column 'Datum': '31.02.2016' is no day", "Spalte „Datum“: ist kein lesbares Datum", id="day"),
        pytest.param("faulty (14) exceeds reviewed (12)",
                     "der Teil ist größer als das Ganze, oder eine der beiden Zahlen fehlt", id="part over whole"),
        pytest.param("quarantined with the file because of row 3", "mit der Datei zurückgehalten, wegen Zeile 3",
                     id="with the file"),
        pytest.param("unknown unit 'Hildn'", "diese Organisationseinheit ist nicht bekannt", id="unit"),
        pytest.param("record 2, 'held_on': 12.10.2016 was still to come when this was reported (01.10.2016)",
                     "liegt in der Zukunft", id="future"),
        pytest.param("the cell holds what looks like an IBAN; the file is not kept",
                     "sieht nach einer Bankverbindung aus", id="private"),
        pytest.param("something nobody has thought of: '4711'", OTHERWISE, id="unknown"),
    ],
)  # fmt: skip
def test_a_reason_in_german_without_the_value(what: str, said: str) -> None:
    assert reason_de(Problem(Location("datei.csv", 7, 3), what), with_place=False) == said


def test_the_place_stands_in_front() -> None:
    problem = Problem(Location("datei.csv", 7, 3), "column 'geprüft': '1o' is no number")
    assert reason_de(problem) == "Zeile 7 der Datei, Spalte 3: Spalte „geprüft“: ist keine lesbare Zahl"


def test_every_reason_that_the_reader_words_has_a_german_one() -> None:
    """Reads the readers' own source: a new refusal must not reach a sender as 'cannot be read'."""
    sources = [*(CHECKOUT / "checker" / "records").glob("*.py")]
    worded = re.compile(r"(?:Unreadable\(|refuse\([^\"]*?, |Fault\(\"\w+\", )f?\"([^\"]{12,})\"")
    reasons = {
        re.sub(r"\{[^}]*\}", "x", found.replace("{level.value}", "office"))
        for source in sources
        for found in worded.findall(source.read_text("utf-8"))
    }
    assert len(reasons) > 30, "the pattern still finds them"
    unsaid = sorted(what for what in reasons if reason_de(Problem(Location("x"), what)) == OTHERWISE)
    assert unsaid == []
