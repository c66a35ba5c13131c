"""Every page in a real browser, held by each item of the list: one of each kind in CI, all of them in `make deep`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from tests.in_full import IN_FULL
from tests.web import page_looks
from tests.web.chromium import needs_browser
from tests.web.page_checks import CHECKS, objections
from tests.web.page_tour import Tour, tour
from tests.web.pages_shown import OF_A_KIND_SEEN, PAGES, PageShown, unfold

pytestmark = needs_browser

RENEW = "ZIELWACHT_RENEW_GOLDEN" in os.environ
GOLDEN = Path(__file__).parent / "golden"
LOCALES = ("de", "en") if IN_FULL else ("de",)
# Contrast, of which axe often cannot decide, is computed from the palette (tests/unit/pages) and of each text as it is
# shown ("3 contrast"). Asking axe too takes longer than all the rest: in `make deep`.
UNDECIDED = ("color-contrast",)
ONLY: dict[str, Any] = {"resultTypes": ["violations", "incomplete"]}
FEWER = ONLY if IN_FULL else {**ONLY, "rules": {rule: {"enabled": False} for rule in UNDECIDED}}
SHOWN = tuple(page for page in PAGES if IN_FULL or page.name not in OF_A_KIND_SEEN)
NAVIGATION = (
    "() => [...document.querySelectorAll('body > header nav:not(.trail) a')].map(each => each.innerText.trim())"
)
# How many scenarios there are changes with each new one.
COUNTED = re.compile(r"\d+ (?=Szenarien|scenarios)")

every_page = pytest.mark.parametrize("shown", SHOWN, ids=str)


@pytest.fixture(scope="module", params=LOCALES)
def at_large(request: pytest.FixtureRequest) -> Iterator[Tour]:
    with tour(request.param) as begun:
        # In the order of the list, whichever of them this process is asked about first: the last ones change the house.
        for shown in SHOWN:
            begun.page(shown)
        yield begun


@pytest.mark.parametrize("item", CHECKS)
@every_page
def test_it_keeps(at_large: Tour, shown: PageShown, item: str) -> None:
    assert at_large.objections(shown, item) == []


@every_page
def test_3_in_dark_all_of_it_can_be_read(at_large: Tour, shown: PageShown) -> None:
    page = at_large.page(shown)
    page.emulate_media(color_scheme="dark")
    found = objections(page, "3 contrast")
    page.emulate_media(color_scheme="light")
    assert found == []


@every_page
def test_4_nothing_is_wider_than_a_narrow_screen(at_large: Tour, shown: PageShown) -> None:
    assert page_looks.narrow(at_large.page(shown)) == []


@every_page
def test_5_nothing_is_lost_when_text_grows_or_is_spaced(at_large: Tour, shown: PageShown) -> None:
    assert page_looks.enlarged(at_large.page(shown)) == []


@every_page
def test_6_and_7_all_of_it_is_reached_by_keys_in_order_and_seen(at_large: Tour, shown: PageShown) -> None:
    page = at_large.page(shown)
    stops, wrong = page_looks.walk(page)
    assert wrong == []
    assert page_looks.unseen(stops) == []
    if at_large.locale == "de":
        _assert_golden(GOLDEN / f"{shown.name}.txt", "".join(f"{line}\n" for line in _told_apart(page, stops)))


def _told_apart(page: Any, stops: list[page_looks.KeyStop]) -> Iterator[str]:
    """The stops, with one line for the navigation: it is the same on every page, and has one more with each page."""
    places = set(page.evaluate(NAVIGATION))
    for is_navigation, some in groupby(stops, lambda stop: stop.kind == "link" and stop.name in places):
        yield from ["pages     in the navigation"] if is_navigation else (COUNTED.sub("… ", str(stop)) for stop in some)


def _assert_golden(path: Path, found: str) -> None:
    if RENEW:
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert path.exists(), "not looked at yet: ZIELWACHT_RENEW_GOLDEN=1 writes it, then read it"
    assert found == path.read_text(encoding="utf-8")


@every_page
def test_23_dark_forced_colours_and_less_motion_are_followed(at_large: Tour, shown: PageShown) -> None:
    assert page_looks.schemes(at_large.page(shown)) == []


@every_page
def test_axe_has_nothing_to_object_to(at_large: Tour, shown: PageShown) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = at_large.page(shown)
    for scheme in ("light", "dark") if IN_FULL else ("light",):
        page.emulate_media(color_scheme=scheme)
        told = axe.run(page, options=FEWER).response
        page.emulate_media(color_scheme="light")
        assert [_told(each) for each in told["violations"]] == []
        assert [_told(each) for each in told["incomplete"] if each["id"] not in UNDECIDED] == []


def _told(objection: dict[str, Any]) -> str:
    return f"{objection['id']}: {objection['nodes'][0]['html'][:120]}"


def test_9_no_two_pages_have_the_same_title(at_large: Tour) -> None:
    """What is shown at one address may bear one title, to whomever; what is nowhere too."""
    there = [shown for shown in SHOWN if shown.then in (None, unfold) and not shown.name.startswith("kein-")]
    titles = {at_large.page(shown).url: at_large.page(shown).title() for shown in there}
    assert sorted(titles.values()) == sorted(set(titles.values()))


def test_16_help_and_navigation_are_the_same_on_every_page(at_large: Tour) -> None:
    """Of each reader: pages that they may not open are not shown to them. What failed asks nobody for the mailbox."""
    asked = [shown for shown in SHOWN if shown.name != "kaputt"]
    for posts in {shown.posts for shown in asked}:
        pages = [at_large.page(shown) for shown in asked if shown.posts == posts]
        for part in ("body > header nav:not(.trail)", "body > footer section"):
            looks = {page.evaluate("part => document.querySelector(part)?.innerText ?? ''", part) for page in pages}
            assert len(looks) == 1, f"{posts}, {part}: {looks}"


def test_on_paper_each_page_says_as_of_when_it_is(at_large: Tour) -> None:
    """Of whoever has logged in; on the screen it is not in the way."""
    for shown in SHOWN:
        if shown.posts:
            page = at_large.page(shown)
            seen = {}
            for media in ("print", "screen"):
                page.emulate_media(media=media)
                seen[media] = page.evaluate(
                    "[...document.querySelectorAll('.on-paper')].map(each => getComputedStyle(each).display)"
                )
            assert seen == {"print": ["block"], "screen": ["none"]}, shown


def test_24_nothing_came_from_another_host_and_the_policy_blocked_nothing(at_large: Tour) -> None:
    """Of all pages, whatever has been asked of them so far."""
    for shown in SHOWN:
        at_large.page(shown)
    assert at_large.foreign == []
    assert at_large.blocked == []
