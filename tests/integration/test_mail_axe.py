"""Every mail in a real browser: no accessibility violation in light and dark, nothing wider than a narrow screen.

The mails are the golden files under tests/golden/mails: what they show is what arrives.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="playwright belongs to the extra [test]")
pytest.importorskip("axe_playwright_python", reason="axe-playwright-python belongs to the extra [test]")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import CHROMIUM, needs_browser
from tests.in_full import IN_FULL

GOLDEN = Path(__file__).parents[1] / "golden" / "mails"
EVERY = sorted(GOLDEN.glob("*/*.html"))
# Of each kind and language the one that shows most; `make deep` looks at every one.
BY_SIZE = sorted(EVERY, key=lambda mail: mail.stat().st_size)
LONGEST = {(mail.parent.name, mail.stem.partition("_")[0]): mail for mail in BY_SIZE}
MAILS = EVERY if IN_FULL else sorted(LONGEST.values())
ALONE = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
# All that dark changes.
COLOURS_ONLY: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
WIDTHS = (600, 320)
# Words of commands that stand on more than one line.
BROKEN_WORDS = """Array.from(document.querySelectorAll('.word-of-command'))
    .filter(word => word.getClientRects().length > 1).map(word => word.textContent)"""

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ALONE))
        yield started
        started.close()


def opened(browser: Browser, mail: Path) -> Page:
    page = browser.new_context(viewport={"width": 600, "height": 800}).new_page()
    page.goto(mail.as_uri())
    return page


def violations(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    """What axe objects to, each with the first place."""
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize("mail", MAILS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_axe_has_nothing_to_object_to_in_light_and_dark_and_nothing_is_too_wide(browser: Browser, mail: Path) -> None:
    page = opened(browser, mail)
    try:
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOURS_ONLY) == []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(BROKEN_WORDS) == []
    finally:
        page.context.close()


def test_a_dark_mail_is_dark(browser: Browser) -> None:
    """Else the checks above would look at the light one twice."""
    colours = set()
    page = opened(browser, MAILS[0])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        colours.add(page.evaluate("getComputedStyle(document.querySelector('.sheet')).backgroundColor"))
    page.context.close()
    assert colours == {"rgb(255, 255, 255)", "rgb(31, 37, 44)"}


def test_axe_does_object_to_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    """Grey on grey, a picture without words, a heading left out: the checks above can fail."""
    wrong = MAILS[0].read_text(encoding="utf-8").replace("color: #1d2733", "color: #dddddd").replace("<h1", "<h5")
    mail = tmp_path / "wrong.html"
    mail.write_text(wrong.replace('<html lang="de"', "<html"), encoding="utf-8")
    page = opened(browser, mail)
    found = {one.split(":")[0] for one in violations(page)}
    page.context.close()
    assert {"color-contrast", "html-has-lang", "page-has-heading-one"} <= found
