"""The page of a check in a real browser: nothing is cut off at 1280 pixels or on A4 landscape, and axe is content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

pytest.importorskip("playwright", reason="playwright belongs to the extra [test]")
pytest.importorskip("axe_playwright_python", reason="axe-playwright-python belongs to the extra [test]")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests.browser import CHROMIUM, needs_browser
from tests.workspace import EXAMPLES, Workspace, make_workspace

pytestmark = needs_browser

# What A4 landscape leaves between margins of 14 mm, at 96 dots an inch.
A4_LANDSCAPE = round((297 - 28) / 25.4 * 96)
OF_EACH_STATE = ("statistics-agreed", "reviews-*", "kdu-*", "contact-*", "budget-shift", "investigation-*")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SCREEN = {"width": 1280, "height": 800}
IS_WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > innerWidth"
CUT_OFF = f"""Array.from(document.querySelectorAll('.wide')).filter(each => each.scrollWidth > each.clientWidth).length
    + ({IS_WIDER_THAN_THE_SCREEN} ? 1 : 0)"""


@pytest.fixture(scope="module")
def opened() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_context(viewport=SCREEN).new_page()
        browser.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_workspace(tmp_path_factory.mktemp("page") / "house")


def shown(opened: Page, house: Workspace, *arguments: str) -> Page:
    """The page of the sample files."""
    place = house.folder / "check.html"
    files = sorted(EXAMPLES.iterdir())
    done = house.run("check", *files, *arguments, "--format", "html", "--fail-on", "never", "--out", place)
    assert done.code == 0, done.err
    opened.goto(place.as_uri())
    return opened


@pytest.fixture(scope="module")
def page(opened: Page, house: Workspace) -> Page:
    """All the rules of the house."""
    return shown(opened, house, "--on", "2016-07-04")


def test_nothing_is_cut_off_on_a_screen_and_on_paper(page: Page) -> None:
    assert page.evaluate(CUT_OFF) == 0
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_LANDSCAPE, "height": 700})
    try:
        assert page.evaluate(CUT_OFF) == 0
    finally:
        page.emulate_media(media="screen")
        page.set_viewport_size(SCREEN)


def test_on_a_telephone_only_the_tables_are_moved_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    try:
        assert not page.evaluate(IS_WIDER_THAN_THE_SCREEN)
    finally:
        page.set_viewport_size(SCREEN)


def test_in_an_english_house_the_page_is_english(tmp_path: Path) -> None:
    """Screen readers speak it so; the titles of the plan stay as they are."""
    house = make_workspace(tmp_path, ("kdu",))
    about = house.rules / "organisation.yaml"
    german = "organisation: {id: jobcenter,"
    text = about.read_text("utf-8")
    assert german in text
    about.write_text(text.replace(german, f"{german} language: en,"), "utf-8")
    done = house.run("check", EXAMPLES / "deliverable.json", "--on", "2016-07-04", "--format", "html")
    assert done.code == 0, done.err
    assert '<html lang="en">' in done.out
    for said in (
        "Verdicts on",
        "Obligations by goal",
        "What the verdicts rest on",
        "To the content",
        "Without history",
    ):
        assert said in done.out


def test_a_state_is_a_sign_and_a_word_that_is_read_aloud_once(page: Page) -> None:
    states = page.locator("tr[data-state='at_risk'] > .state")
    assert states.count() > 0
    assert {text.split(" ")[0] for text in states.all_inner_texts()} == {"▲"}
    assert states.first.locator("[aria-hidden='true']").inner_text() == "▲"


def test_axe_has_nothing_to_object_to(page: Page, opened: Page, house: Workspace) -> None:
    """Each state is looked at, in some of its rows."""
    states = states_on(page)
    some = shown(opened, house, "--on", "2016-07-04", *(word for rule in OF_EACH_STATE for word in ("--rule", rule)))
    assert states_on(some) == states
    for scheme in SCHEMES:
        some.emulate_media(color_scheme=scheme)
        assert objections(some) == []


def test_axe_has_nothing_to_object_to_where_nothing_is_to_be_judged(opened: Page, house: Workspace) -> None:
    empty = shown(opened, house, "--on", "2016-01-01", "--rule", "agreements-kept")
    assert "keine Verpflichtung" in empty.locator("main").inner_text()
    assert empty.locator("table").count() == 0
    assert objections(empty) == []


def states_on(page: Page) -> set[str]:
    return set(page.locator("tr[data-state]").evaluate_all("rows => rows.map(row => row.dataset.state)"))


def objections(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
