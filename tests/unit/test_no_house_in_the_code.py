"""Nothing in code, schemas or templates knows this plan or this house: its words stand in its rules folder alone.

The words are read off the rules with a YAML reader of our own choice, so that a word added tomorrow is looked for too.
Comments and docstrings count. What a wheel carries as starter data may know them, as it is this house's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.domain.vocabulary import Vocabulary
from checker.rulebook.schema import FILE_KINDS, as_text, schema_of
from tests.sources import text_of

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules"
STARTER = ROOT / "checker" / "starter"
READ = {".py", ".j2"}
# Parts of words that no other house has, whatever stands around them.
STEMS = (
    "KdU", "Jobcenter", "jobcenter", "Geschäftsstelle", "Geschäftsführ", "Trägerversammlung", "den Trägern",
    "die Träger", "Bereichsleitung", "Fachaufsicht", "Agentur", "Kommune", "kommunal", "Mettmann", "44h", "48b", "SGB",
    "BStatG", "schnittstellen",
)  # fmt: skip
# Words of this house that are everybody's: English as our sources are written in it, German as any house writes it, and
# what the product itself calls something ("mi" is also how Wednesday is written short).
ENGLISH = """
    agreements amount at but case cases complaint controlling count day days dialogue duration existing fte FTE heads
    it IT management manual meeting meetings mi migration month months new occasions office offices person personal
    persons point random review reviews revision risk rolling12_mean share sickness site sites staff staffing talk talks
    team teams town towns turnover visit year_mean ytd
"""
GERMAN = """
    Anlass Fall Fälle Gespräch Gespräche Monat Monate Person Personen Prüfung Standort
    Standorte Tag Tage Team Teams Termin Termine Vereinbarung VZÄ Zielgespräch
"""
OF_SEVERAL = (
    "dieser Standort",
    "dieses Team",
    "for cause",
    "head of office",
    "talk on targets",
    "the management",
    "whole file",
)
# What a library calls a part of itself.
OF_LIBRARIES = re.compile(r"\bauthlib\.integrations\b")
EVERYBODYS = frozenset({*ENGLISH.split(), *GERMAN.split(), *OF_SEVERAL})


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            yield from (text for part in value.values() for text in _texts(part))
        case list():
            yield from (text for part in value for text in _texts(part))


def _words() -> Iterator[str]:
    """Names and ids of units, roles, ladders, senders, goals and rules, and every word of the vocabulary."""
    organisation = _read(RULES / "organisation.yaml")
    levels = [value for key, value in organisation.items() if isinstance(value, list) and key != "roles"]
    for unit in [organisation["organisation"], *(unit for level in levels for unit in level)]:
        yield from (unit["id"], unit["name"], *unit.get("aliases", ()), *([unit["group"]] if "group" in unit else ()))
    for role in organisation["roles"]:
        yield from (role[key] for key in ("id", "title", "short_title", "title_en") if key in role)
    for policy in _read(RULES / "escalation.yaml")["policies"]:
        yield from (policy["id"], policy["title"])
    for path in RULES.glob("senders/*.yaml"):
        sender = _read(path)
        yield from (sender["sender"]["id"], *(profile["id"] for profile in sender["profiles"]))
    for path in RULES.glob("plans/*/goals/*.yaml"):
        goal = _read(path)
        yield from (goal["goal"]["id"], goal["goal"]["title"])
        for rule in goal["rules"]:
            yield from (rule["id"], rule["title"], rule["short_title"], *_texts(rule["measure"].get("where", {})))
    yield from _texts(_read(RULES / "vocabulary.yaml"))


def _pattern() -> re.Pattern[str]:
    words = sorted({word for word in _words() if len(word) > 1} - EVERYBODYS, key=len, reverse=True)
    whole = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])|{'|'.join(STEMS)}")


HOUSE = _pattern()


def _found(text: str) -> list[str]:
    lines = enumerate(OF_LIBRARIES.sub("", text).splitlines(), start=1)
    return [f"{number}: {found[0]}" for number, line in lines for found in HOUSE.finditer(line)]


def test_the_words_looked_for_are_those_of_the_rules() -> None:
    told = _found("kdu-error-rate in Ratingen, geprüft von der Fachaufsicht: 1 Integration\nVelbert\na case, a day\n")
    assert told == ["1: kdu-error-rate", "1: Ratingen", "1: Fachaufsicht", "1: Integration", "2: Velbert"]


@pytest.mark.parametrize("package", ["checker", "notifications"])
def test_no_code_and_no_template_knows_a_word_of_the_house(package: str) -> None:
    files = [path for path in sorted((ROOT / package).rglob("*")) if path.suffix in READ]
    told = {
        str(path.relative_to(ROOT)): found
        for path in files
        if STARTER not in path.parents and (found := _found(text_of(path)))
    }
    assert told == {}


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_the_schema_for_a_house_without_words_has_none_of_this_one(kind: str) -> None:
    assert _found(as_text(schema_of(FILE_KINDS[kind], Vocabulary()))) == []
