"""What makes a feature file say less than it seems to: each with its file, its line and what to do.

Gherkin is lenient: a line that begins with a keyword of another language is a description, and a scenario without
an outcome passes whatever the house does. In: the text of a file, the tags and the sentences that are known. Out:
sentences for whoever wrote the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from gherkin.dialect import Dialect
from gherkin.errors import CompositeParserException, ParserException
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from pytest_bdd.steps import StepFunctionContext

# Prose may begin like a keyword of the other hundred ("A", "E"); these are the two that are written here.
LANGUAGES = ("de", "en")
TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}
KEYWORDS = {"given": "Angenommen", "when": "Wenn", "then": "Dann"}


@dataclass(frozen=True)
class Known:
    """What a file may use."""

    tags: Collection[str]
    sentences: Collection[StepFunctionContext]


def faults(name: str, text: str, known: Known) -> list[str]:
    """None for a file whose scenarios all hold something."""
    try:
        document: Mapping[str, Any] = Parser().parse(text)
    except CompositeParserException as several:
        return [f"{name}: {_unreadable(one)}" for one in several.errors]
    except ParserException as one:
        return [f"{name}: {_unreadable(one)}"]
    feature = document.get("feature")
    if feature is None:
        return [f"{name}:1: Die Datei enthält keine Funktionalität: schreiben oder löschen."]
    found = [*_foreign(feature), *_hollow(feature), *_unknown({**document, "uri": name}, known)]
    return [f"{name}:{line}: {what}" for line, what in sorted(set(found))]


Fault = tuple[int, str]


def _unreadable(fault: Exception) -> str:
    return f"So ist es kein Gherkin (Zeile:Spalte, dann der Grund): {fault}"


def _blocks(node: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every rule, background and scenario, with its kind; those within rules too."""
    for child in node["children"]:
        for kind, block in child.items():
            yield kind, block
            if kind == "rule":
                yield from _blocks(block)


def _foreign(feature: Mapping[str, Any]) -> Iterator[Fault]:
    """Descriptions whose line begins like a step or a block of the other language."""
    language = feature["language"]
    words = [word for other in LANGUAGES if other != language for word in _keywords(other)]
    blocks = [feature, *(block for _, block in _blocks(feature))]
    tables = [table for block in blocks for table in block.get("examples", ())]
    for block in [*blocks, *tables]:
        lines = [line.strip() for line in block.get("description", "").splitlines()]
        for line in lines:
            if any(line.startswith(word) for word in words):
                yield (
                    block["location"]["line"],
                    f"„{line}“ darunter ist kein Schritt, sondern Beschreibung: Die Datei ist in der Sprache "
                    f"„{language}“ geschrieben. Das Schlüsselwort in dieser Sprache schreiben.",
                )


def _keywords(language: str) -> Iterator[str]:
    dialect = Dialect.for_name(language)
    assert dialect is not None, language
    steps = (dialect.given_keywords, dialect.when_keywords, dialect.then_keywords)
    yield from (
        word for words in (*steps, dialect.and_keywords, dialect.but_keywords) for word in words if word != "* "
    )
    blocks = (dialect.scenario_keywords, dialect.scenario_outline_keywords, dialect.examples_keywords)
    yield from (f"{word}:" for words in (*blocks, dialect.background_keywords) for word in words)


def _hollow(feature: Mapping[str, Any]) -> Iterator[Fault]:
    """Scenarios that hold nothing, or cannot be told apart."""
    first: dict[str, int] = {}
    scenarios = [block for kind, block in _blocks(feature) if kind == "scenario"]
    if not scenarios:
        yield feature["location"]["line"], "Die Funktionalität hat kein Szenario: eines schreiben."
    for scenario in scenarios:
        line, title = scenario["location"]["line"], scenario["name"]
        if title in first:
            yield line, f"„{title}“ heißt schon das Szenario in Zeile {first[title]}: anders nennen."
        first.setdefault(title, line)
        if not scenario["steps"]:
            yield line, f"Das Szenario „{title}“ hat keinen Schritt: schreiben oder löschen."
        elif all(step["keywordType"] != "Outcome" for step in scenario["steps"]):
            yield line, f"Das Szenario „{title}“ hat kein „Dann“ und prüft nichts: sagen, was gelten soll."
        if _is_outline(scenario, feature["language"]) and not any(part["tableBody"] for part in scenario["examples"]):
            yield line, f"Der Szenariogrundriss „{title}“ hat keine Beispiele und läuft nie: eine Zeile angeben."


def _is_outline(scenario: Mapping[str, Any], language: str) -> bool:
    dialect = Dialect.for_name(language)
    assert dialect is not None, language
    return bool(scenario["examples"]) or scenario["keyword"] in dialect.scenario_outline_keywords


def _unknown(document: Any, known: Known) -> Iterator[Fault]:
    """Tags and sentences that mean nothing here; sentences with their examples filled in."""
    feature = document["feature"]
    blocks = [feature, *(block for _, block in _blocks(feature))]
    for tag in (tag for block in blocks for tag in block.get("tags", ())):
        name = tag["name"].removeprefix("@")
        if name not in known.tags:
            near = _nearest(name, known.tags)
            yield tag["location"]["line"], f"Die Markierung „@{name}“ gibt es nicht{near and f': „@{near}“?'}"
    lines = {step["id"]: step["location"]["line"] for block in blocks for step in block.get("steps", ())}
    for pickle in Compiler().compile(document):
        for step in pickle["steps"]:
            kind = TYPES.get(step["type"])
            if not any(_fits(one, kind, step["text"]) for one in known.sentences):
                yield lines[step["astNodeIds"][0]], _no_such_step(kind, step["text"], known)


def _fits(one: StepFunctionContext, kind: str | None, text: str) -> bool:
    return one.type in (None, kind) and one.parser.is_matching(text)


def _no_such_step(kind: str | None, text: str, known: Known) -> str:
    near = _nearest(text, {one.parser.name for one in known.sentences if one.type in (None, kind)})
    word = KEYWORDS.get(kind or "", "*")
    return f"Den Schritt „{word} {text}“ gibt es nicht.{near and f' Am nächsten kommt: „{word} {near}“'}"


def _nearest(wanted: str, names: Collection[str]) -> str:
    return next(iter(get_close_matches(wanted, sorted(names), 1, 0.4)), "")
