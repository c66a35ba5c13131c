"""What is asked of whoever begins a house, and what is said when it stands. Pure tables, by language."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from checker.wording.locales import Locale


class HouseQuestion(StrEnum):
    """What must be known, in the order in which it is asked."""

    NAME = "name"
    LAND = "land"
    YEAR = "year"
    MANAGEMENT = "management"
    ADMINISTRATION = "administration"
    UNIT = "unit"
    ROLE = "role"


QUESTIONS: Mapping[Locale, Mapping[HouseQuestion, str]] = {
    "de": {
        HouseQuestion.NAME: "Wie heißt das Haus?",
        HouseQuestion.LAND: "In welchem Land liegt es (NW oder Nordrhein-Westfalen, AT-9, CH-ZH)?",
        HouseQuestion.YEAR: "Für welches Jahr gilt der Plan?",
        HouseQuestion.MANAGEMENT: "Wer leitet das Haus? Titel und Postfach, als: Leitung <leitung@amt.example>",
        HouseQuestion.ADMINISTRATION: "Wer trägt ein und kümmert sich um Dateien? Titel und Postfach, als: "
        "Planung <planung@amt.example>",
        HouseQuestion.UNIT: "Eine Einheit, etwa eine Außenstelle (leer: keine weitere)",
        HouseQuestion.ROLE: "Eine weitere Rolle mit Postfach; {scope} im Postfach steht für die Einheit, als: "
        "Außenstellenleitung <aussenstelle.{scope}@amt.example> (leer: keine weitere)",
    },
    "en": {
        HouseQuestion.NAME: "What is the house called?",
        HouseQuestion.LAND: "In which Land does it lie (NW or Nordrhein-Westfalen, AT-9, CH-ZH)?",
        HouseQuestion.YEAR: "For which year is the plan?",
        HouseQuestion.MANAGEMENT: "Who leads the house? Title and mailbox, as: Management <head@house.example>",
        HouseQuestion.ADMINISTRATION: "Who enters what comes in, and sees to files? Title and mailbox, as: "
        "Planung <planung@house.example>",
        HouseQuestion.UNIT: "A unit, such as an office (empty: no more)",
        HouseQuestion.ROLE: "A further role with its mailbox; {scope} in it stands for the unit, as: "
        "Head of office <head.{scope}@house.example> (empty: no more)",
    },
}

MADE: Mapping[Locale, tuple[str, ...]] = {
    "de": (
        "{count} Dateien liegen in {folder}. Wie es weitergeht, steht in {readme}:",
        "  cd {folder}",
        "  zielwacht rules lint && zielwacht rules test",
        "  zielwacht rules activate",
        "  zielwacht records import {samples}/*",
        "  zielwacht tick",
    ),
    "en": (
        "{count} files lie in {folder}. How to go on stands in {readme}:",
        "  cd {folder}",
        "  zielwacht rules lint && zielwacht rules test",
        "  zielwacht rules activate",
        "  zielwacht records import {samples}/*",
        "  zielwacht tick",
    ),
}
LATER: Mapping[Locale, str] = {
    "de": "Der Plan beginnt erst {year}: Die Musterdateien lassen sich ab dem {day} einlesen, die erste Frist ist der "
    "{due}.",
    "en": "The plan begins in {year} only: the sample files can be imported from {day} on, the first due day is {due}.",
}
