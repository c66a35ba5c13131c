"""A language that there is not is told with file, line and column, wherever it is named."""

from __future__ import annotations

import re

import pytest

from tests.workspace import Workspace, make_workspace

# File, the words that are replaced, by which, and where the mistake lies in them.
PLACES = {
    "of the house": ("organisation.yaml", "language: de", "language: fr", "unknown language 'fr' (allowed: de, en)"),
    "written as systems do": ("organisation.yaml", "language: de", "language: de_DE", "unknown language 'de_DE'"),
    "of a role": ("organisation.yaml", "scope: organisation,", "scope: organisation, locale: fr,", "locale 'fr'"),
    "of a word": ("vocabulary.yaml", "en: {one:", "fr: {one:", "unknown key 'fr'"),
}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_workspace(tmp_path_factory.mktemp("house"), goals=("kdu",))


@pytest.mark.parametrize(("name", "words", "instead", "sentence"), PLACES.values(), ids=PLACES)
def test_in_the_rules_folder(shipped: Workspace, name: str, words: str, instead: str, sentence: str) -> None:
    file = shipped.rules / name
    before = file.read_text(encoding="utf-8")
    text = before.replace(words, instead, 1) if words in before else with_language(before, instead)
    line = next(number for number, one in enumerate(text.splitlines(), start=1) if instead in one)
    try:
        file.write_text(text, encoding="utf-8")
        done = shipped.run("rules", "lint")
    finally:
        file.write_text(before, encoding="utf-8")
    assert done.code == 2
    told = next(one for one in done.out.splitlines() + done.err.splitlines() if sentence in one)
    assert re.search(rf"{name}:{line}:\d+: ", told), told


def with_language(text: str, instead: str) -> str:
    """Where the house says none, it is German."""
    return re.sub(r"(region: \w+)", rf"\1, {instead}", text, count=1)


@pytest.mark.parametrize(
    "words",
    [("calendar", "show", "2016", "--locale", "fr"), ("rules", "diff", "--locale", "fr"),
     ("init", "neu", "--language", "fr")],
    ids=lambda words: words[0],
)  # fmt: skip
def test_on_the_command_line(shipped: Workspace, words: tuple[str, ...]) -> None:
    done = shipped.run(*words)
    assert (done.code, "'fr' is not one of 'de', 'en'" in done.err) == (2, True), done.err
    assert not (shipped.folder / "neu").exists()


def test_there_is_no_such_setting(shipped: Workspace) -> None:
    settings = (shipped.folder / "config.toml").read_text(encoding="utf-8")
    shipped.write("config.toml", f'{settings}\n[web]\nlocale = "fr"\n')
    try:
        done = shipped.run("status")
    finally:
        shipped.write("config.toml", settings)
    line = len(settings.splitlines()) + 3
    assert f"config.toml:{line}:1: unknown key 'locale'" in done.err
