"""What makes a feature file say less than it seems to: each with its file, its line and what to do.

Gherkin is lenient: a line that begins with a keyword of another language is a description, and a scenario without
an outcome passes whatever the house does. In: the text of a file, the tags and the sentences that are known. Out:
sentences for whoever wrote the file.
"""

from __future__ import annotations

import re
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
KEYWORDS = {
    "de": {"given": "Angenommen", "when": "Wenn", "then": "Dann"},
    "en": {"given": "Given", "when": "When", "then": "Then"},
}
A_LANGUAGE = re.compile(r"^# *language: *(\w+)", re.MULTILINE)
# What is wrong, in the language of the file.
SAID = {
    "de": {
        "unreadable": "So ist es kein Gherkin (Zeile:Spalte, dann der Grund): {fault}",
        "empty": "Die Datei enthält keine Funktionalität: schreiben oder löschen.",
        "foreign": "„{line}“ darunter ist kein Schritt, sondern Beschreibung: Die Datei ist in der Sprache "
        "„{language}“ geschrieben. Das Schlüsselwort in dieser Sprache schreiben.",
        "no_scenario": "Die Funktionalität hat kein Szenario: eines schreiben.",
        "same_title": "„{title}“ heißt schon das Szenario in Zeile {first}: anders nennen.",
        "no_step": "Das Szenario „{title}“ hat keinen Schritt: schreiben oder löschen.",
        "no_outcome": "Das Szenario „{title}“ hat kein „Dann“ und prüft nichts: sagen, was gelten soll.",
        "no_examples": "Der Szenariogrundriss „{title}“ hat keine Beispiele und läuft nie: eine Zeile angeben.",
        "no_tag": "Die Markierung „@{name}“ gibt es nicht",
        "near_tag": ": „@{near}“?",
        "no_such_step": "Den Schritt „{word} {text}“ gibt es nicht.",
        "near_step": " Am nächsten kommt: „{word} {near}“",
    },
    "en": {
        "unreadable": "like this it is no Gherkin (line:column, then the reason): {fault}",
        "empty": "the file has no feature: write one, or delete it.",
        "foreign": "“{line}” below it is no step, it is a description: the file is written in the language "
        "“{language}”. Write the keyword in that language.",
        "no_scenario": "the feature has no scenario: write one.",
        "same_title": "“{title}” is the name of the scenario in line {first} already: give it another.",
        "no_step": "the scenario “{title}” has no step: write one, or delete it.",
        "no_outcome": "the scenario “{title}” has no “Then” and checks nothing: say what is to hold.",
        "no_examples": "the scenario outline “{title}” has no examples and never runs: give a line of them.",
        "no_tag": "there is no tag “@{name}”",
        "near_tag": ": did you mean “@{near}”?",
        "no_such_step": "there is no step “{word} {text}”.",
        "near_step": " The nearest is: “{word} {near}”",
    },
}


@dataclass(frozen=True)
class Known:
    """What a file may use."""

    tags: Collection[str]
    sentences: Collection[StepFunctionContext]


def faults(name: str, text: str, known: Known) -> list[str]:
    """None for a file whose scenarios all hold something. In the language of the file."""
    language = _language(text)
    words = SAID[language]
    try:
        document: Mapping[str, Any] = Parser().parse(text)
    except CompositeParserException as several:
        return [f"{name}: {words['unreadable'].format(fault=each)}" for each in several.errors]
    except ParserException as fault:
        return [f"{name}: {words['unreadable'].format(fault=fault)}"]
    feature = document.get("feature")
    if feature is None:
        return [f"{name}:1: {words['empty']}"]
    found = [*_foreign(feature), *_hollow(feature), *_unknown({**document, "uri": name}, known)]
    return [f"{name}:{line}: {what}" for line, what in sorted(set(found))]


def _language(text: str) -> str:
    """German, unless the file says that it is English."""
    said = A_LANGUAGE.search(text)
    return said[1] if said is not None and said[1] in SAID else LANGUAGES[0]


Fault = tuple[int, str]


def _said(feature: Mapping[str, Any], key: str, **facts: object) -> str:
    language = feature["language"]
    return SAID[language if language in SAID else LANGUAGES[0]][key].format(**facts)


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
                yield block["location"]["line"], _said(feature, "foreign", line=line, language=language)


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
        yield feature["location"]["line"], _said(feature, "no_scenario")
    for scenario in scenarios:
        line, title = scenario["location"]["line"], scenario["name"]
        if title in first:
            yield line, _said(feature, "same_title", title=title, first=first[title])
        first.setdefault(title, line)
        if not scenario["steps"]:
            yield line, _said(feature, "no_step", title=title)
        elif all(step["keywordType"] != "Outcome" for step in scenario["steps"]):
            yield line, _said(feature, "no_outcome", title=title)
        if _is_outline(scenario, feature["language"]) and not any(part["tableBody"] for part in scenario["examples"]):
            yield line, _said(feature, "no_examples", title=title)


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
            beside = near and _said(feature, "near_tag", near=near)
            yield tag["location"]["line"], _said(feature, "no_tag", name=name) + beside
    lines = {step["id"]: step["location"]["line"] for block in blocks for step in block.get("steps", ())}
    for pickle in Compiler().compile(document):
        for step in pickle["steps"]:
            kind = TYPES.get(step["type"])
            if not any(_fits(one, kind, step["text"]) for one in known.sentences):
                yield lines[step["astNodeIds"][0]], _no_such_step(feature, kind, step["text"], known)


def _fits(one: StepFunctionContext, kind: str | None, text: str) -> bool:
    return one.type in (None, kind) and one.parser.is_matching(text)


def _no_such_step(feature: Mapping[str, Any], kind: str | None, text: str, known: Known) -> str:
    near = _nearest(text, {each.parser.name for each in known.sentences if each.type in (None, kind)})
    word = KEYWORDS.get(feature["language"], KEYWORDS["de"]).get(kind or "", "*")
    beside = near and _said(feature, "near_step", word=word, near=near)
    return _said(feature, "no_such_step", word=word, text=text) + beside


def _nearest(wanted: str, names: Collection[str]) -> str:
    return next(iter(get_close_matches(wanted, sorted(names), 1, 0.4)), "")
