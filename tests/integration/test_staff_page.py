"""`zielwacht report staff`: every datum with its purpose, how long it is kept, and who sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.domain.staff_data import STAFF_DATA
from checker.wording.staff_texts import STAFF_TEXTS
from tests.browser import needs_browser, objections
from tests.workspace import Workspace, make_workspace


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = make_workspace(tmp_path_factory.mktemp("house"), goals=("kdu",))
    config = made.folder / "config.toml"
    config.write_text(
        config.read_text(encoding="utf-8") + '\n[retention]\nreasons = "P3Y"\nabsences = "P6M"\n', "utf-8"
    )
    return made


@pytest.fixture(scope="module")
def page(house: Workspace) -> str:
    done = house.run("report", "staff")
    assert done.code == 0, done.err
    return done.out


def test_every_datum_stands_on_the_page(page: str) -> None:
    for datum in STAFF_DATA:
        assert all(text in page for text in STAFF_TEXTS["de"][datum])


def test_the_page_says_how_long_roles_are_shown_and_that_nobody_is_compared(page: str) -> None:
    assert "seit zwölf Monaten beendet" in page
    assert "bei weniger als fünf Beschäftigten einer Einheit" in page
    assert "Nichts zählt, ordnet oder vergleicht nach Rollen" in page


def test_spans_are_those_of_the_house(page: str) -> None:
    assert "Begründungen: 3 Jahre" in page
    assert "Abwesenheiten: 6 Monate" in page
    assert "Mailtexte: keine Frist gesetzt" in page


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("", "Die Mails dieses Hauses tragen keine Links."),
        ('[web]\naddress = "https://z.example"\n', "Wer darüber antwortet, meldet sich an"),
        ('[web]\naddress = "https://z.example"\nlink_alone = true\n', "handelt ohne Anmeldung ([web] link_alone)"),
    ],
    ids=["no pages", "log-in", "link alone"],
)
def test_the_page_says_whether_a_link_acts_alone(house: Workspace, more: str, says: str) -> None:
    before = (house.folder / "config.toml").read_text(encoding="utf-8")
    house.write("config.toml", f"{before}\n{more}")
    try:
        assert says in house.run("report", "staff").out
    finally:
        house.write("config.toml", before)


@needs_browser
def test_axe_has_nothing_to_object_to(page: str, tmp_path: Path) -> None:
    assert objections(page, tmp_path) == []
