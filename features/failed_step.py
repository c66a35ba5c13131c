"""What a failed sentence says: what was expected and what was found, for who knows no test runner.

In the language of the house whose rules are asked; German where the shipped ones are.

In: what was compared, or the exception that ended a sentence. In a comparison of the steps what was found stands on
the left, what is expected on the right; what is no comparison says itself what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest

from checker.domain.refusal import Refused
from checker.rulebook.problems import RulebookError
from checker.wording.dates import day_text, instant_text
from checker.wording.locales import Locale
from checker.wording.refusals import sentence as refusal_text

from .steps.rows import rules_in_question

MOST = 1500
# What the runner puts before a comparison, and below it where a value comes from.
OF_THE_RUNNER = re.compile(r"^assert |\n *\+ +(?:where|and) [\s\S]*")
WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "expected": "erwartet: {value}",
        "found": "gefunden: {value}",
        "not_expected": "nicht erwartet: {value}",
        "found_in": "gefunden in: {value}",
        "so_many": "{count} davon",
        "more_than": "mehr als {count}",
        "not_true": "was der Satz sagt, trifft nicht zu",
        "refused": "abgelehnt: {why}",
        "bad_rules": "das Regelwerk hat Fehler: {why}",
        "no_sentence_before": "davor fehlt ein Satz, auf den sich dieser bezieht",
        "broke_off": "der Satz ließ sich nicht zu Ende prüfen ({why})",
        "<": "weniger als {value}",
        "<=": "höchstens {value}",
        ">": "mehr als {value}",
        ">=": "mindestens {value}",
        "none": "nichts",
        "true": "ja",
        "false": "nein",
        "bytes": "eine Datei mit {count} Bytes",
        "text": "„{value}“",
    },
    "en": {
        "expected": "expected: {value}",
        "found": "found: {value}",
        "not_expected": "not expected: {value}",
        "found_in": "found in: {value}",
        "so_many": "{count} of them",
        "more_than": "more than {count}",
        "not_true": "what the sentence says is not so",
        "refused": "refused: {why}",
        "bad_rules": "the rulebook has mistakes: {why}",
        "no_sentence_before": "a sentence that this one refers to is missing before it",
        "broke_off": "the sentence could not be checked to its end ({why})",
        "<": "less than {value}",
        "<=": "at most {value}",
        ">": "more than {value}",
        ">=": "at least {value}",
        "none": "nothing",
        "true": "yes",
        "false": "no",
        "bytes": "a file of {count} bytes",
        "text": "“{value}”",
    },
}
# What a comparison of the steps begins with, below the sentence that failed.
SHOWN = tuple(words[key].format(value="") for words in WORDS.values() for key in ("expected", "not_expected"))
UNPACKED = re.compile(r"(not enough|too many) values to unpack \(expected (\d+)(?:, got (\d+))?\)")


def compared(operator: str, found: object, expected: object) -> list[str]:
    """The lines about a comparison that does not hold."""
    match operator:
        case "in":
            return _but(shown(found), shown(expected))
        case "not in":
            return [said("not_expected", value=shown(found)), said("found_in", value=shown(expected))]
        case "==" | "is":
            return _but(shown(expected), shown(found))
        case "!=" | "is not":
            return [said("not_expected", value=shown(found))]
        case "<" | "<=" | ">" | ">=":
            return _but(said(operator, value=shown(expected)), shown(found))
        case _:
            return _but(f"{operator} {shown(expected)}", shown(found))


def said(key: str, **facts: object) -> str:
    """In the language of the house."""
    return WORDS[language()][key].format(**facts)


def language() -> Locale:
    return rules_in_question().language


def _but(expected: str, found: str) -> list[str]:
    return [said("expected", value=expected), said("found", value=found)]


def shown(value: object) -> str:
    """A value as people write it; a long one is cut."""
    text = " ".join(_shown(value).split())
    return text if len(text) <= MOST else f"{text[:MOST]} …"


def _shown(value: Any) -> str:
    match value:
        case None | bool():
            return said({None: "none", True: "true", False: "false"}[value])
        case datetime():
            return instant_text(value, language())
        case date():
            return day_text(value, language())
        case StrEnum():
            return str(value.value)
        case str():
            return said("text", value=value)
        case bytes():
            return said("bytes", count=len(value))
        case Mapping() | list() | tuple() | set() | frozenset():
            return _of_several(value)
        case _:
            return str(value)


def _of_several(values: Any) -> str:
    match values:
        case Mapping():
            return _listed(f"{_shown(key)}: {_shown(one)}" for key, one in values.items())
        case tuple() if values and not isinstance(values[0], tuple):
            return ", ".join(map(_shown, values))
        case set() | frozenset():
            return _listed(sorted(map(_shown, values)))
        case _:
            return _listed(map(_shown, values))


def _listed(entries: Iterable[str]) -> str:
    return "; ".join(entries) or said("none")


def said_by(exception: BaseException) -> str:
    """What an auditor reads of the exception that ended a sentence."""
    match exception:
        case Refused():
            return said("refused", why=refusal_text(exception, language()))
        case RulebookError():
            return said("bad_rules", why="; ".join(map(str, exception.problems)))
        case pytest.FixtureLookupError():
            return said("no_sentence_before")
        case pytest.skip.Exception():
            return str(exception)
        case AssertionError() | pytest.fail.Exception():
            return _of_a_claim(str(exception).strip())
        case ValueError() if counts := UNPACKED.fullmatch(str(exception)):
            found = counts[3] or said("more_than", count=counts[2])
            return "\n".join(_but(said("so_many", count=counts[2]), found))
        case _:
            return said("broke_off", why=f"{type(exception).__name__}: {exception}")


def _of_a_claim(text: str) -> str:
    """The sentence that a step gave, and below it what was compared."""
    given, is_compared, rest = text.partition("\nassert ")
    if not is_compared and text.startswith("assert "):
        given, rest = "", text
    below = OF_THE_RUNNER.sub("", rest)
    lines = [line.strip() for line in below.splitlines()] if below.startswith(SHOWN) else []
    return "\n".join(filter(None, [given.strip(), *lines])) or said("not_true")
