"""The demo's page in a real browser: accessible in light and dark, on a narrow screen, without script, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("playwright", reason="playwright belongs to the extra [test]")
pytest.importorskip("axe_playwright_python", reason="axe-playwright-python belongs to the extra [test]")

from playwright.sync_api import Browser, Page

from checker.cli.year_page import build_page
from checker.store import Store
from checker.usecases.running.demo import FIRST_DAY
from checker.usecases.running.year_review import review
from checker.wording.year_review.facts import YearFacts
from tests.integration.demo_once import demo_of_this_session
from tests.integration.test_mail_axe import CHROMIUM, COLOURS_ONLY, browser, violations

__all__ = ["browser"]

# A page has landmarks, unlike a mail: every rule of axe holds.
ALL_RULES: dict[str, Any] = {}
WIDTHS = (1280, 320)
UNTIL = date(2016, 3, 15)

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM} (Debian's package chromium)")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    demo = demo_of_this_session()
    opened = browser.new_context(viewport={"width": WIDTHS[0], "height": 800}).new_page()
    opened.goto((demo.folder / "index.html").as_uri())
    yield opened
    opened.context.close()


def test_axe_has_nothing_to_object_to_in_light_and_dark(browser: Browser, page: Page, tmp_path: Path) -> None:
    """The year's first months have every kind of row; axe would look at all of the year for half a minute."""
    excerpt = tmp_path / "index.html"
    excerpt.write_text(build_page(first_months(page), "mails", "de"), encoding="utf-8")
    opened = browser.new_context().new_page()
    opened.goto(excerpt.as_uri())
    assert opened.locator("tr.to-worse").count() > 1
    assert violations(opened, ALL_RULES) == []
    opened.emulate_media(color_scheme="dark")
    assert violations(opened, COLOURS_ONLY) == []
    opened.context.close()


def first_months(page: Page) -> YearFacts:
    """The facts of the demo's store, with what happened until the middle of March."""
    folder = Path(unquote(urlsplit(page.url).path)).parent
    store = Store.open(f"sqlite:///{folder / 'zielwacht.sqlite3'}", create=False)
    facts = review(store, FIRST_DAY, UNTIL)
    store.close()
    changes = tuple(change for change in facts.changes if change.on <= UNTIL)
    return replace(facts, changes=changes, mails=tuple(mail for mail in facts.mails if mail.day <= UNTIL))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_its_style_sheet_is_allowed_by_its_own_policy_and_dark_is_dark(page: Page) -> None:
    colours = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        colours.add(page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor"))
    page.emulate_media(color_scheme="light")
    assert colours == {"rgb(255, 255, 255)", "rgb(31, 37, 44)"}


def test_the_first_key_leads_past_the_contents_and_every_wide_table_can_be_reached(page: Page) -> None:
    page.evaluate("window.scrollTo(0, 0)")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") == 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "wide"


def test_on_paper_there_is_no_navigation_and_nothing_is_cut_off(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    assert page.evaluate("getComputedStyle(document.querySelector('.wide')).overflowX") == "visible"
    page.emulate_media(media="screen")


def test_a_link_opens_the_mail_as_it_looked(page: Page) -> None:
    subject = page.locator("table.events a[href$='.html']").first
    said = subject.inner_text()
    subject.click()
    assert page.title() == said
    page.go_back()
