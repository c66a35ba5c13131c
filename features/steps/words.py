"""The German words inside the sentences, and what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import PurePath
from typing import Any

from parse import with_pattern
from pytest_bdd import parsers

from checker.domain.clock import BERLIN

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
          "Dezember")  # fmt: skip
A_DAY = r"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag), )?\d\d\.\d\d\.\d{4}"


def is_file_name(text: str) -> bool:
    """Of a file in some folder, and nowhere else: scenarios that come from a page write nothing beside their house."""
    return text == PurePath(text).name and "\0" not in text


@with_pattern(A_DAY)
def day(text: str) -> date:
    """A day, "30.04.2016" or "Samstag, 30.04.2016". A weekday that does not belong to it is a mistake."""
    weekday, _, written = text.rpartition(", ")
    # Midnight has no time zone here: only the day is read.
    found = datetime.strptime(written, "%d.%m.%Y").replace(tzinfo=BERLIN).date()
    assert weekday in ("", WEEKDAYS[found.weekday()]), f"der {written} ist ein {WEEKDAYS[found.weekday()]}"
    return found


@with_pattern(r"\d\d:\d\d")
def clock_time(text: str) -> tuple[int, int]:
    hour, minute = text.split(":")
    return int(hour), int(minute)


@with_pattern(rf"(?:{'|'.join(MONTHS)}) \d{{4}}")
def month(text: str) -> date:
    """The first day of a month, "März 2016"."""
    written, year = text.split()
    return date(int(year), MONTHS.index(written) + 1, 1)


@with_pattern(r"\d+(?:\.\d{3})*")
def number(text: str) -> int:
    """A whole number, also with thousands' dots: "1.012"."""
    return int(text.replace(".", ""))


@with_pattern(r"-?\d+(?:\.\d{3})*(?:,\d+)?")
def figure(text: str) -> str:
    """A number as a sender writes it, with decimal comma: it goes into the file unchanged."""
    return text


@with_pattern(r"[A-Z]{1,3}\d+(?:[a-z]|\.\d)?(?: \([^)\"]+\))?")
def plan_row(text: str) -> str:
    """A row of a plan, such as T09a, T30.1 or Q1; of two rules to one row the second by its short title behind it."""
    return text


@with_pattern(r'[^"]*')
def quoted(text: str) -> str:
    return text


@with_pattern(r"[A-ZÄÖÜ][a-zäöüß]+")
def name(text: str) -> str:
    """An office or a topic, one word."""
    return text


@with_pattern(r"(?:die|das|der) [A-ZÄÖÜ]\w+(?: (?:/ )?[A-ZÄÖÜ&]\w*)*")
def post(text: str) -> str:
    """The title of a role, which follows an article: "die Bereichsleitung Leistung"."""
    return text.partition(" ")[2]


@with_pattern(r"[\w.]+@[\w.]*\w")
def mailbox(text: str) -> str:
    return text


@with_pattern(r"vorläufig|endgültig")
def data_status(text: str) -> str:
    return text


TYPES = {
    "Tag": day,
    "Uhrzeit": clock_time,
    "Monat": month,
    "Zahl": number,
    "Wert": figure,
    "Zeile": plan_row,
    "Text": quoted,
    "Name": name,
    "Stelle": post,
    "Postfach": mailbox,
    "Datenstatus": data_status,
}
sentence: Any = partial(parsers.parse, extra_types=TYPES)


def rows(table: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """The rows of a table under a sentence, by the titles of its columns."""
    titles, *lines = table
    assert lines, "eine Tabelle ohne Zeilen sagt nichts"
    return [dict(zip(titles, line, strict=True)) for line in lines]


def german(on: date) -> str:
    return f"{on:%d.%m.%Y}"


def month_name(on: date) -> str:
    return f"{MONTHS[on.month - 1]} {on.year}"


def plain(text: str) -> str:
    """As one line with ordinary blanks: how a text is wrapped and which blanks hold together is not compared."""
    return " ".join(text.split())


def days_between(first: date, last: date) -> list[date]:
    assert first <= last, "der erste Tag liegt nach dem letzten"
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]
