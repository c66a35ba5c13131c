"""Faults of language that were found in mails, as patterns, each with how it read. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`found`: how it read. `mended`: what reads well and must not be taken for it."""

    pattern: re.Pattern[str]
    found: str
    mended: str


def _fault(pattern: str, found: str, mended: str) -> Fault:
    return Fault(re.compile(pattern), found, mended)


# A title behind a preposition wants its article; notes in a list ("03.05.: Hinweis an Bereichsleitung") do without.
_TITLES = (
    r"(?:Kreis|Agentur|Träger|Bereichsleitung|Teamleitung|Projektleitung|Geschäftsführung|Geschäftsstelle|Controlling)"
)
IN_BOTH: Mapping[str, Fault] = {
    "a word twice": _fault(r"\b([A-Za-zÄÖÜäöüß]+) \1\b", "am am Montag", "senden Sie sie"),
    "a title twice": _fault(
        r"\b([A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+) \1\b",
        "Projektleitung Integration Point Integration Point",
        "August 2016, Juli 2016",
    ),
    "two separators": _fault(r"· ·|, ,|; ;", "○ offen: 4 · · nachrichtlich: 12", "○ offen: 4, · nachrichtlich: 12"),
    "a blank before a mark": _fault(r"\w [,;:.](?: |$)", "am Montag , spätestens", "am Montag, spätestens"),
    "two full stops": _fault(r"(?<!\.)\.\.(?!\.)|\?\.|!\.", "nicht mehr..", "und so weiter …"),
    "nothing between marks": _fault(r"„“|“”|\(\)|\[\]", "des Eskalationswegs „“", "„Leistung, im Haus“"),
    "the program's own words": _fault(r"\bNone\b|\bnan\b|\{\{|\}\}|\bTrue\b|\bFalse\b", "bis None", "bis Montag"),
    "midnight with two names": _fault(r"\b0?0:00\b", "bis 00:00 Uhr", "bis 24:00 Uhr"),
}
GERMAN: Mapping[str, Fault] = {
    "a title without its article": _fault(
        rf"\b(?:an|bei|von|durch) {_TITLES}\b",
        "Ein Schreiben an Kreis Mettmann liegt bereit.",
        "Empfänger: Kreis Mettmann",
    ),
    "the last day as a subject": _fault("Spätestens war", "Spätestens war der 02.05.2016.", "Zeit war bis 02.05.2016."),
    "several posts in the singular": _fault(
        r"Vertretung der Stelle [^.]*?, (?!Stufe )[A-ZÄÖÜ]",
        "in Vertretung der Stelle Leitung, Teamleitung, am ersten",
        "in Vertretung der Stelle Teamleitung Bildung und Teilhabe, Stufe 1 des Eskalationswegs",
    ),
    "peace for whoever takes on": _fault(
        r"\bhat\b.{0,60}\bRuhe\b", "hat bis zu einem Tag Ruhe", "erhalten Sie keinen Hinweis"
    ),
    "one of many": _fault(
        r"(?<![\d.,])1 (?:Arbeitstagen|Berichte|Dateien|Befunde|Gespräche|Antworten|Zeilen|Mails)\b",
        "seit 1 Arbeitstagen",
        "seit 11 Arbeitstagen",
    ),
    "many of one": _fault(
        r"(?<![\d.,])(?:[2-9]|\d\d+) (?:Arbeitstag|Bericht|Datei|Befund|Gespräch|Zeile|Mail)\b",
        "2 Bericht fehlen",
        "2 Berichte",
    ),
}
ENGLISH: Mapping[str, Fault] = {
    "one of many": _fault(
        r"(?<![\d.,])1 (?:working days|days|reports|files|findings|answers|rows|mails|cases)\b",
        "1 reports",
        "11 reports",
    ),
    "many of one": _fault(
        r"(?<![\d.,])(?:[2-9]|\d\d+) (?:working day|report|file|finding|answer|row|mail|case)\b(?! \w+s\b)",
        "2 report",
        "2 reports",
    ),
    "a wrong article": _fault(
        r"\b[Aa] (?=[aeio]\w)(?!one\b|once\b)|\b[Aa]n (?=[bcdfgjklmnpqrtvwxyz])", "a answer", "an answer"
    ),
}
BY_LOCALE: Mapping[str, Mapping[str, Fault]] = {"de": {**IN_BOTH, **GERMAN}, "en": {**IN_BOTH, **ENGLISH}}


def faults_in(text: str, locale: str) -> Iterator[str]:
    """Every fault with what stands around it. Lines of one paragraph are read as one; notes of a list apart."""
    for sentence in _read(text):
        for name, fault in BY_LOCALE[locale].items():
            if name == "a title without its article" and sentence.startswith("- "):
                continue
            if found := fault.pattern.search(sentence):
                yield f"{name}: …{sentence[max(0, found.start() - 40) : found.end() + 40]}…"


def _read(text: str) -> Iterator[str]:
    """Paragraphs, entries of lists and rows of tables, each as one line."""
    for paragraph in text.split("\n\n"):
        parts = re.split(r"\n(?=- |\S.*? {2,}\S)", paragraph)
        yield from (" ".join(part.replace("\N{NO-BREAK SPACE}", " ").split()) for part in parts)
