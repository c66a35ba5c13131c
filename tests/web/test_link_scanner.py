"""A program of the mail server opens every link, follows what it finds and sends every form: nothing is decided by it.

CI takes a few links; `make deep` takes a hundred, of all goals of the plan.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.in_full import IN_FULL
from tests.web.chromium import Visitor, chromium, needs_browser
from tests.web.link_scanner import scan
from tests.web.linked_house import LinkedHouse, linked_house
from tests.web.store_dump import changed

LINKS = 100 if IN_FULL else 5
# By a log-in first, or by the link alone: the second is the house's own decision.
LOG_IN, ALONE = {}, {"link_alone": True}
# What a browser of such a program does: every form as it stands, checks of the browser switched off; then every button.
SUBMIT = """form => { form.noValidate = true; HTMLFormElement.prototype.submit.call(form); }"""
TIMES = 3


@pytest.fixture(scope="module", params=[LOG_IN, ALONE], ids=["log-in", "link alone"])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LinkedHouse]:
    folder = tmp_path_factory.mktemp("linked") / "house"
    goals: dict[str, Any] = {"goals": None} if IN_FULL else {}
    with linked_house(folder, **goals, **request.param) as served:
        yield served


def newest(house: LinkedHouse) -> Sequence[str]:
    """The links that left last: they act still."""
    links = house.links()[::-1][:LINKS]
    assert len(links) == LINKS
    return links


def test_opening_following_and_sending_everything_changes_nothing(house: LinkedHouse) -> None:
    before = house.dump()
    done: Counter[str] = Counter()
    for link in newest(house):
        done += scan(house.browser(), [link])
    assert changed(before, house.dump()) == {}
    # It was let in, and there was something to send.
    assert done["GET 200"] >= LINKS
    assert sum(count for what, count in done.items() if what.startswith("POST")) >= 3 * LINKS
    assert not any(what.endswith(" 500") for what in done), done


@needs_browser
def test_a_browser_that_runs_and_presses_everything_changes_nothing(house: LinkedHouse) -> None:
    before = house.dump()
    pressed = 0
    with chromium() as browser:
        visitor = Visitor(browser, host=f"127.0.0.1:{house.served.port}")
        page = visitor.page()
        for link in newest(house)[: 20 if IN_FULL else 2]:
            pressed += press_everything(page, house.served.address + link)
        assert visitor.foreign == []
        assert visitor.blocked == []
    assert changed(before, house.dump()) == {}
    assert pressed


def press_everything(page: Any, address: str) -> int:
    """Each form several times as it stands, and each button; how often something was pressed."""
    page.goto(address)
    pressed = 0
    for number in range(page.locator("form").count()):
        for _ in range(TIMES):
            page.goto(address)
            with page.expect_navigation():
                page.locator("form").nth(number).evaluate(SUBMIT)
            pressed += 1
    page.goto(address)
    for number in range(page.locator("main button, main summary").count()):
        page.goto(address)
        page.evaluate("document.querySelectorAll('form').forEach(form => { form.noValidate = true; })")
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        page.locator("main button, main summary").nth(number).click()
        page.wait_for_load_state()
        pressed += 1
    return pressed


def test_what_a_reader_does_is_seen_to_change_something(tmp_path: Path) -> None:
    """Else the comparison above would hold whatever happens."""
    with linked_house(tmp_path / "house", link_alone=True) as house:
        link = house.links("bereichsleitung.leistung")[-1]
        browser, before = house.browser(), house.dump()
        form = browser.get(link).form(about="choice")
        reply = browser.submit(form, choice="take_on", take_on_day="31.05.2016")
        assert reply.status == 303, reply.words
        assert {"act", "proposal", "journal"} <= set(changed(before, house.dump()))
