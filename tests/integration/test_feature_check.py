"""A feature file that says less than it seems to is refused, with its line and what to do."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from pytest_bdd.parsers import parse
from pytest_bdd.steps import StepFunctionContext

from features.feature_check import Known, faults
from features.steps.house import House
from features.steps.told import assert_none

KNOWN = Known(
    {"T11", "haus"},
    [
        StepFunctionContext("given", lambda: None, parse("es ist {day}")),
        StepFunctionContext("then", lambda: None, parse("kommt die Mail an {whom} an")),
    ],
)
HEAD = "# language: de\nFunktionalität: Mails\n"
GOOD = HEAD + "  @T11\n  Szenario: Eins\n    Angenommen es ist Montag\n    Dann kommt die Mail an Anna an\n"
GRUNDRISS = HEAD + "  Szenariogrundriss: Eins\n    Dann kommt die Mail an <wen> an\n"


def test_a_file_that_holds_something_is_taken() -> None:
    assert faults("a.feature", GOOD, KNOWN) == []
    assert faults("a.feature", f"{GRUNDRISS}    Beispiele:\n      | wen |\n      | Anna |\n", KNOWN) == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (GOOD.replace("Angenommen", "Given"), 4, "„Given es ist Montag“ darunter ist kein Schritt"),
        (
            GOOD.replace("    Dann", "  Scenario: Zwei\n    Dann").replace("    Angenommen es ist Montag\n", ""),
            4,
            "Scenario",
        ),
        (GOOD.split("    Dann")[0], 4, "hat kein „Dann“"),
        (GOOD.split("    Angenommen")[0], 4, "hat keinen Schritt"),
        (HEAD, 2, "hat kein Szenario"),
        ("", 1, "keine Funktionalität"),
        (GRUNDRISS, 3, "hat keine Beispiele"),
        (f"{GRUNDRISS}    Beispiele:\n      | wen |\n", 3, "hat keine Beispiele"),
        (GOOD.replace("@T11", "@T111"), 3, "„@T111“ gibt es nicht: „@T11“?"),
        (GOOD.replace("kommt die Mail", "kommt eine Mail"), 6, "Am nächsten kommt: „Dann kommt die Mail an {whom} an“"),
        (GOOD + GOOD.removeprefix(HEAD), 8, "heißt schon das Szenario in Zeile 4"),
        (GOOD.replace("# language: de", ""), 2, "kein Gherkin"),
    ],
)
def test_a_file_that_says_less_than_it_seems_is_refused(text: str, line: int, says: str) -> None:
    found = faults("a.feature", text, KNOWN)
    assert any(says in one and (f":{line}:" in one or f"({line}:" in one) for one in found), found


ENGLISH = (
    "# language: en\nFeature: Falls\n  @T11\n  Scenario: One\n"
    "    Given es ist Monday\n    Then kommt die Mail an Ann an\n"
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (ENGLISH.replace("Given", "Angenommen"), "write the keyword in that language"),
        (ENGLISH.split("    Then")[0], "has no “Then” and checks nothing"),
        (ENGLISH.replace("@T11", "@T111"), "there is no tag “@T111”: did you mean “@T11”?"),
        (ENGLISH.replace("Then kommt", "Then comes"), "The nearest is: “Then kommt die Mail an {whom} an”"),
        ("# language: en\n", "like this it is no Gherkin"),
    ],
)
def test_what_is_wrong_with_an_english_file_is_said_in_english(text: str, says: str) -> None:
    (found,) = faults("a.feature", text, KNOWN)
    assert says.lower() in found.lower()
    assert not re.search("[äöüß„]", found)


def test_no_mail_says_nothing_of_a_service_that_never_ran(tmp_path: Path) -> None:
    house = House(tmp_path)
    with pytest.raises(AssertionError, match="noch gar nicht gelaufen"):
        assert_none(house, [])
    house.has_run = True
    assert_none(house, [])


def test_the_features_need_nothing_that_a_wheel_leaves_behind() -> None:
    """They come with the wheel under another name; neither `tests` nor `features` is a package there."""
    for path in sorted((Path(__file__).parents[2] / "features").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
        named += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
        assert not [name for name in named if name.partition(".")[0] in ("tests", "features", "tools")], path.name
