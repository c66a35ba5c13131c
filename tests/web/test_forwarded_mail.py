"""A mail was forwarded to somebody else: what they can do with its link, and what the addressed post hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.domain.act import ActKind
from checker.domain.finding import FindingState
from checker.store import acts, findings, journal, outbox
from features.steps.read_page import ReadForm, Reply
from tests.web.linked_house import CRITERIA, LinkedHouse, linked_house
from tests.web.plain_browser import PlainBrowser
from tests.web.store_dump import changed

OWNER, MANAGEMENT = "bereichsleitung_leistung@jobcenter", "gf@jobcenter"
OTHERS = ("gf@jobcenter", "controlling@jobcenter", "fachaufsicht@jobcenter", "geschaeftsstellenleitung@ratingen",
          "personalrat@jobcenter", "traeger_kreis@jobcenter")  # fmt: skip
TAKEN_ON = {"choice": "take_on", "take_on_day": "31.05.2016"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LinkedHouse]:
    with linked_house(tmp_path_factory.mktemp("forwarded") / "house") as served:
        yield served


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[LinkedHouse]:
    with linked_house(tmp_path / "house", link_alone=True) as served:
        yield served


def link_of(house: LinkedHouse) -> str:
    """Of the newest mail to the owner about the criteria."""
    for link in reversed(house.links("bereichsleitung.leistung")):
        if "Einsatzkriterien" in house.browser(OWNER).get(link).words:
            return link
    raise AssertionError("no link leads there")


def answered(browser: PlainBrowser, page: Reply) -> Reply:
    return browser.submit(form_of(page), **TAKEN_ON)


def form_of(page: Reply) -> ReadForm:
    return page.form(about="choice")


@pytest.mark.parametrize("post", OTHERS)
def test_with_a_log_in_somebody_else_is_refused_whatever_they_send(house: LinkedHouse, post: str) -> None:
    """Also with the form of whoever it was meant for, its own token put into it."""
    link, before = link_of(house), house.dump()
    theirs = form_of(house.browser(OWNER).get(link))
    browser = house.browser(post)
    assert browser.get(link).status == 403
    token = dict(browser.get("/nirgends").forms[0].fields)["csrf"]
    reply = browser.post(link, theirs.filled(csrf=token, **TAKEN_ON))
    assert reply.status == 403
    assert changed(before, house.dump()) == {}


def test_without_a_log_in_nothing_is_shown_or_done(house: LinkedHouse) -> None:
    link, before = link_of(house), house.dump()
    browser = house.browser()
    assert browser.get(link).location.startswith("/anmelden?")
    theirs = form_of(house.browser(OWNER).get(link))
    token = dict(browser.get("/nirgends").forms[0].fields)["csrf"]
    assert browser.post(link, theirs.filled(csrf=token, **TAKEN_ON)).location.startswith("/anmelden?")
    assert changed(before, house.dump()) == {}


def test_where_a_link_is_enough_it_is_marked_told_and_can_be_undone(alone: LinkedHouse) -> None:
    link, store = link_of(alone), alone.served.house.store
    browser = alone.browser()
    done = browser.landed(answered(browser, browser.get(link)))
    assert "Über den Link der Mail, ohne Anmeldung" in done.words
    with store.read() as tx:
        (act,) = acts.load(tx)
        assert (act.kind, act.post, act.by_link) == (ActKind.ACKNOWLEDGE, OWNER, True)
        assert any(entry.facts.get("by_link") for entry in journal.entries(tx, kind="act."))
        told = [mail.message.addressed for mail in outbox.list_messages(tx) if mail.message.kind == "answer"]
    assert set(told) == {OWNER, "controlling@jobcenter"}, "the post and whoever operates hear of it"

    # As the post itself would, from the same page.
    browser = alone.browser(OWNER)
    undo = browser.get(link).form(about="undo")
    assert browser.submit(undo, **{next(iter(undo.choices)): next(iter(undo.choices.values()))[0]}).status == 303
    with store.read() as tx:
        assert findings.history(tx, CRITERIA)[-1].state is FindingState.OPEN


def test_a_form_that_is_posted_again_is_one_answer(alone: LinkedHouse) -> None:
    browser = alone.browser()
    form = form_of(browser.get(link_of(alone)))
    replies = [browser.submit(form, **TAKEN_ON) for _ in range(3)]
    assert {reply.status for reply in replies} == {303}
    with alone.served.house.store.read() as tx:
        assert len(acts.load(tx)) == 1


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("cut", lambda link: link[:-4], id="cut off"),
        pytest.param("letter", lambda link: link[:-1] + ("A" if link[-1] != "A" else "B"), id="a letter changed"),
        pytest.param(
            "claim", lambda link: link[:30] + ("A" if link[30] != "A" else "B") + link[31:], id="another claim"
        ),
        pytest.param("key", lambda link: link[:9] + "AAAA" + link[13:], id="another key"),
        pytest.param("long", lambda link: link + "A" * 3000, id="very long"),
        pytest.param("nonsense", lambda _: "/antwort/%00%ff'<script>", id="nonsense"),
    ],
)
def test_a_link_that_is_not_whole_says_what_to_do_and_does_nothing(
    house: LinkedHouse, name: str, change: object
) -> None:
    browser, before = house.browser(OWNER), house.dump()
    assert callable(change)
    page = browser.get(change(link_of(house)))
    assert page.status in {400, 404, 410}, page.words
    assert "<script>" not in page.text
    token = dict(browser.get("/nirgends").forms[0].fields)["csrf"]
    assert browser.post(page.path, [("csrf", token), *TAKEN_ON.items()]).status in {400, 404, 410}
    assert changed(before, house.dump()) == {}
