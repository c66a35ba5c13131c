"""No text of the rules holds what its readers cannot see, however it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rulebook.load import load_from_files
from checker.rulebook.shown_text import shown_text_problems
from checker.rulebook.yaml_tree import read
from tests.unit.rulebook.a_rulebook import FILES, GOAL, GOAL_NAME


def told(text: str) -> list[str]:
    return [str(problem) for problem in shown_text_problems(read(text.encode(), "a.yaml"))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param('"a\\x07b"', "control character U+0007", id="escaped control character"),
        pytest.param('"a\\tb"', "control character U+0009", id="tab"),
        pytest.param('"a\\x9bb"', "control character U+009B", id="the terminal's other escape"),
        pytest.param('"a\\nb"', "line end (U+000A)", id="escaped line end"),
        pytest.param('"a\\Lb"', "line end (U+2028)", id="line separator"),
        pytest.param("|\n  a\n  b", "line end (U+000A)", id="block of lines"),
        pytest.param('"a\\u202eb"', "U+202E, which turns", id="override, escaped"),
        pytest.param("a\u202eb", "U+202E, which turns", id="override as it is"),
        pytest.param("a\u2066b", "U+2066, which turns", id="isolate"),
    ],
)
def test_what_nobody_sees_is_told_at_its_text(written: str, expected: str) -> None:
    (line,) = told(f"title: {written}\n")
    assert line.startswith("a.yaml:1:8: the text holds ")
    assert expected in line


def test_a_key_is_a_text_too() -> None:
    assert told('a:\n  "b\\x07": 1\n') == ["a.yaml:2:3: the text holds the control character U+0007: delete it"]


@pytest.mark.parametrize("written", ["Äpfel – „gut“", '"zwei\n  Zeilen"', ">-\n  zwei\n  Zeilen", "10\u00a0%"])
def test_what_is_seen_or_folded_to_one_line_may_stand(written: str) -> None:
    assert told(f"title: {written}\n") == []


@given(st.text(st.characters(max_codepoint=0x1F), min_size=1, max_size=3))
def test_no_control_character_gets_through_however_many(characters: str) -> None:
    escaped = "".join(f"\\x{ord(each):02x}" for each in characters)
    assert len(told(f'title: "a{escaped}b"\n')) == 1


def test_rules_that_are_in_force_already_stay_in_force() -> None:
    goal = GOAL.replace("title: Quote der Fehler", 'title: "Quote\\x07"')
    assert goal != GOAL
    assert load_from_files({name: text.encode() for name, text in {**FILES, GOAL_NAME: goal}.items()}).sha256
