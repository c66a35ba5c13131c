"""Makes small files of the shipped profiles; each test shows only the cells that matter to it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from checker.domain.record_problem import RecordProblem
from checker.wording.record_problems import problem_text

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "tests" / "fixtures" / "examples"
ON_JULY_4 = datetime(2016, 7, 4, 21, 59, 59, tzinfo=UTC)
REVIEWS = "fachaufsicht_2016-Q1.csv"
FIGURES = "zielnachhaltung_2016-03.csv"
DIALOGUES = "schnittstellendialoge_2016.xlsx"
HEADER = (
    "Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung"
)


def reviews(*rows: str, header: str = HEADER, stand: str = "Stand: 11.04.2016", encoding: str = "cp1252") -> bytes:
    """A file of reviews; the first data row stands in line 5."""
    lines = ["Jobcenter Musterkreis", "Auswertung 1. Quartal 2016", stand, header, *rows]
    return "".join(f"{line}\r\n" for line in lines).encode(encoding)


def row(number: int = 1, **cells: str) -> str:
    """A good row, with the cells that matter replaced."""
    usual = {
        "office": "Hilden",
        "month": "01/2016",
        "topic": "KdU",
        "stratum": "Neufälle",
        "selection": "Zufall",
        "reviewed": "12",
        "faulty": "1",
        "rate": "8,3",
        "entered": "04.02.2016",
        "remark": "",
    }
    assert not cells.keys() - usual.keys(), "a cell of the file"
    return ";".join((str(number), *{**usual, **cells}.values()))


def workbook(
    rows: Sequence[Sequence[object]], change: Callable[[Workbook], None] = lambda book: None, stand: str = "04.07.2016"
) -> bytes:
    """The tracker of dialogues: office, then planned, held, minutes of both half-years; data begin in line 5."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Dialoge 2016"
    sheet.append(["Schnittstellendialoge 2016"])
    sheet.append([f"Stand {stand} (vorläufig)"])
    sheet.append(["Geschäftsstelle", "1. Halbjahr", None, None, "2. Halbjahr"])
    sheet.append([None, *["geplant", "durchgeführt", "Protokoll"] * 2])
    for cells in rows:
        sheet.append(list(cells))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def line_of(problem: RecordProblem) -> str:
    """The whole line, as the command line prints it."""
    return problem_text(problem, "en")


def sentence_of(problem: RecordProblem) -> str:
    """The sentence alone: without its place, what is allowed and what was meant."""
    bare = replace(problem, allowed=(), nearest=None)
    return problem_text(bare, "en").removeprefix(f"{problem.where}: ")
