"""A German house one of whose roles reads English: titles that it has in English are used, the others are marked."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from notifications.untranslated import marked
from tests.workspace import Workspace, make_workspace

CRITERIA = "investigation-criteria-agreed"
TITLE = "Einsatzkriterien des Ermittlungsdienstes"
LADDER_EN = "Benefits, in the house"


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path, goals=("kdu",))
    edit(made, "organisation.yaml", r"(  - \{id: gf,)", r"\1 locale: en,")
    edit(made, "organisation.yaml", r"(  - id: bereichsleitung_leistung\n)", r"\1    locale: en\n")
    return made


def edit(house: Workspace, name: str, pattern: str, now: str) -> None:
    path = house.rules / name
    text, count = re.subn(pattern, now, path.read_text(encoding="utf-8"), count=1)
    assert count == 1, pattern
    path.write_text(text, encoding="utf-8")


def in_english(house: Workspace) -> None:
    """The rule and its ladder get their English titles."""
    edit(
        house,
        "plans/2016/goals/kdu.yaml",
        rf"(  - id: {CRITERIA}\n    title: .*\n    short_title: .*\n)",
        r"\1    title_en: Criteria for the investigation service are agreed\n"
        r"    short_title_en: Investigation criteria\n",
    )
    edit(house, "escalation.yaml", r"(    title: Leistung, im Haus\n)", rf"\1    title_en: {LADDER_EN}\n")


def preview(house: Workspace, out: str) -> tuple[str, str]:
    """Text and page of an alert to the role that reads English."""
    done = house.run("mail", "preview", CRITERIA, "--kind", "alert", "--on", "2016-05-04", "--out", out)
    assert done.code == 0, done.err
    folder = house.folder / out
    text, page = (next(folder.glob(f"*.{ending}")) for ending in ("txt", "html"))
    return text.read_text(encoding="utf-8"), page.read_text(encoding="utf-8")


def test_a_title_without_english_is_marked_as_german_in_an_english_page(house: Workspace) -> None:
    text, page = preview(house, "before")
    assert "How to answer" in text
    assert TITLE in text
    assert re.search(rf'<span lang="de">{TITLE}[^<]*</span>', page)
    read = re.sub(r'<span lang="de">.*?</span>', "", page[page.index("<body") :])
    assert TITLE not in read


def test_an_english_title_is_used_where_somebody_reads_english_and_nowhere_else(house: Workspace) -> None:
    in_english(house)
    text, page = preview(house, "after")
    assert "Criteria for the investigation service are agreed" in text.replace("\n", " ")
    assert TITLE not in page
    german = house.run("mail", "preview", CRITERIA, "--kind", "alert", "--on", "2016-05-04", "--locale", "de").out
    assert "Criteria for" not in german


def test_lint_names_what_english_readers_see_in_german_and_says_that_it_is_no_mistake(house: Workspace) -> None:
    linted = house.run("rules", "lint")
    assert linted.code == 0, linted.err
    assert "Mails in English call rules and ladders by their German titles" in linted.err
    named = json.loads(house.run("rules", "lint", "--json").out)["untranslated"]
    assert CRITERIA in named
    in_english(house)
    assert CRITERIA not in json.loads(house.run("rules", "lint", "--json").out)["untranslated"]


def test_where_nobody_reads_english_lint_says_nothing_of_it(tmp_path: Path) -> None:
    linted = make_workspace(tmp_path, goals=("kdu",)).run("rules", "lint")
    assert "English" not in linted.err


def test_only_what_is_read_is_marked_and_the_longest_title_at_once() -> None:
    head = '<html lang="en"><title>Quote</title>'
    page = f'{head}<body data-x="Quote"><p>Quote &amp; Frist, Quote</p><b>Quoten</b></body></html>'
    assert marked(page, ["Quote", "Quote & Frist"], "de") == (
        f'{head}<body data-x="Quote"><p><span lang="de">Quote &amp; Frist</span>, '
        '<span lang="de">Quote</span></p><b>Quoten</b></body></html>'
    )


def test_an_option_says_its_language_itself_and_what_is_typed_or_drawn_stays_as_it_is() -> None:
    kept = '<textarea name="why">Quote</textarea><svg role="img"><title>Quote</title><text>Quote</text></svg>'
    page = f'<body><select><option value="1">Quote</option></select>{kept}<p>Quote</p>'
    assert marked(page, ["Quote", "Frist"], "de") == (
        f'<body><select><option lang="de" value="1">Quote</option></select>{kept}<p><span lang="de">Quote</span></p>'
    )
