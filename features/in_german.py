"""What a failed sentence says: in German what was expected and what was found, for who knows no test runner. Pure.

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

from checker.domain.clock import local_time
from checker.domain.refusal import Refused
from checker.rulebook.problems import RulebookError
from checker.wording.refusals import sentence as refusal_text

MOST = 1500
# What the runner puts before a comparison, and below it where a value comes from.
OF_THE_RUNNER = re.compile(r"^assert |\n *\+ +(?:where|and) [\s\S]*")
SHOWN = ("erwartet: ", "nicht erwartet: ")
NOT_TRUE = "was der Satz sagt, trifft nicht zu"
UNPACKED = re.compile(r"(not enough|too many) values to unpack \(expected (\d+)(?:, got (\d+))?\)")


def compared(operator: str, found: object, expected: object) -> list[str]:
    """The lines about a comparison that does not hold."""
    match operator:
        case "in":
            return _but(shown(found), shown(expected))
        case "not in":
            return [f"nicht erwartet: {shown(found)}", f"gefunden in: {shown(expected)}"]
        case "==" | "is":
            return _but(shown(expected), shown(found))
        case "!=" | "is not":
            return [f"nicht erwartet: {shown(found)}"]
        case _:
            return _but(f"{MEASURES.get(operator, operator)} {shown(expected)}", shown(found))


MEASURES = {"<": "weniger als", "<=": "höchstens", ">": "mehr als", ">=": "mindestens"}


def _but(expected: str, found: str) -> list[str]:
    return [f"erwartet: {expected}", f"gefunden: {found}"]


def shown(value: object) -> str:
    """A value as people write it; a long one is cut."""
    text = " ".join(_shown(value).split())
    return text if len(text) <= MOST else f"{text[:MOST]} …"


def _shown(value: Any) -> str:
    match value:
        case None | bool():
            return {None: "nichts", True: "ja", False: "nein"}[value]
        case datetime():
            return f"{local_time(value):%d.%m.%Y, %H:%M} Uhr"
        case date():
            return f"{value:%d.%m.%Y}"
        case StrEnum():
            return str(value.value)
        case str():
            return f"„{value}“"
        case bytes():
            return f"eine Datei mit {len(value)} Bytes"
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
    return "; ".join(entries) or "nichts"


def said_by(exception: BaseException) -> str:
    """What an auditor reads of the exception that ended a sentence."""
    match exception:
        case Refused():
            return f"abgelehnt: {refusal_text(exception, 'de')}"
        case RulebookError():
            return "das Regelwerk hat Fehler: " + "; ".join(map(str, exception.problems))
        case pytest.FixtureLookupError():
            return "davor fehlt ein Satz, auf den sich dieser bezieht"
        case pytest.skip.Exception():
            return str(exception)
        case AssertionError() | pytest.fail.Exception():
            return _of_a_claim(str(exception).strip())
        case ValueError() if counts := UNPACKED.fullmatch(str(exception)):
            found = counts[3] or f"mehr als {counts[2]}"
            return f"erwartet: {counts[2]} davon\ngefunden: {found}"
        case _:
            return f"der Satz ließ sich nicht zu Ende prüfen ({type(exception).__name__}: {exception})"


def _of_a_claim(text: str) -> str:
    """The sentence that a step gave, and below it what was compared."""
    given, is_compared, rest = text.partition("\nassert ")
    if not is_compared and text.startswith("assert "):
        given, rest = "", text
    below = OF_THE_RUNNER.sub("", rest)
    lines = [line.strip() for line in below.splitlines()] if below.startswith(SHOWN) else []
    return "\n".join(filter(None, [given.strip(), *lines])) or NOT_TRUE
