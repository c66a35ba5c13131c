"""The page of a check in a real browser: nothing is cut off at 1280 pixels or on A4 landscape, and axe is content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="playwright belongs to the extra [test]")
pytest.importorskip("axe_playwright_python", reason="axe-playwright-python belongs to the extra [test]")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests.browser import CHROMIUM, needs_browser
from tests.workspace import EXAMPLES, make_workspace

pytestmark = needs_browser

# What A4 landscape leaves between margins of 12 mm, at 96 dots an inch.
A4_LANDSCAPE = round((297 - 24) / 25.4 * 96)
CUT_OFF = """Array.from(document.querySelectorAll('.table')).filter(each => each.scrollWidth > each.clientWidth).length
    + (document.documentElement.scrollWidth > innerWidth ? 1 : 0)"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """All the rules of the house, judged from the sample files."""
    place = tmp_path_factory.mktemp("page")
    done = make_workspace(place / "house").run(
        "check", *sorted(EXAMPLES.iterdir()), "--on", "2016-07-04", "--format", "html", "--fail-on", "never"
    )
    assert done.code == 0, done.err
    (place / "check.html").write_text(done.out, "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        opened.goto(Path(place / "check.html").as_uri())
        yield opened
        browser.close()


def test_nothing_is_cut_off_on_a_screen_and_on_paper(page: Page) -> None:
    assert page.evaluate(CUT_OFF) == 0
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_LANDSCAPE, "height": 700})
    try:
        assert page.evaluate(CUT_OFF) == 0
    finally:
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 800})


def test_axe_has_nothing_to_object_to(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
