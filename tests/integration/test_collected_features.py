"""Bad files of scenarios stop a real run of pytest before anything runs, each with file, line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspace import Done, Workspace, make_workspace

HEAD = "# language: de\nFunktionalität: {name}\n\n"
HOLDS = "    Dann hängt in der Prüfspur nichts in der Luft\n"
BAD = {
    "fremd": "  @T06\n  Szenario: Eins\n    Given am 01.02.2017 geurteilt wird\n" + HOLDS,
    "ohne-dann": "  @T06\n  Szenario: Zwei\n    Wenn am 01.02.2017 geurteilt wird\n",
    "ohne-schritt": "  @T06\n  Szenario: Drei\n",
    "markierung": "  @T066\n  Szenario: Vier\n" + HOLDS,
    "verschrieben": "  @T06\n  Szenario: Fünf\n    Wenn am 01.02.2017 geurteilt wurde\n" + HOLDS,
}  # fmt: skip


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """One run over all of them."""
    house: Workspace = make_workspace(tmp_path_factory.mktemp("house"))
    assert house.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    files = [house.write(f"{name}.feature", HEAD.format(name=name) + text) for name, text in BAD.items()]
    return house.run("audit", "features", *(word for file in files for word in ("--file", Path(file))))


@pytest.mark.parametrize(
    "says",
    [
        "fremd.feature:5: „Given am 01.02.2017 geurteilt wird“ darunter ist kein Schritt, sondern Beschreibung",
        "ohne-dann.feature:5: Das Szenario „Zwei“ hat kein „Dann“ und prüft nichts",
        "ohne-schritt.feature:5: Das Szenario „Drei“ hat keinen Schritt",
        "markierung.feature:4: Die Markierung „@T066“ gibt es nicht: „@T06“?",
        "verschrieben.feature:6: Den Schritt „Wenn am 01.02.2017 geurteilt wurde“ gibt es nicht. "
        "Am nächsten kommt: „Wenn am {on:Tag} geurteilt wird“",
    ],
)
def test_each_mistake_is_named_with_file_line_and_what_is_nearest(refused: Done, says: str) -> None:
    assert says in refused.out


def test_nothing_ran_and_the_exit_code_says_so(refused: Done) -> None:
    assert refused.code == 2
    assert "Szenarien stimmen" not in refused.out
