"""Ids of others, and of nothing, in every form: nothing of others is done or shown, or told from what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest

from checker.store import outbox, sessions
from checker.usecases.access.members import invite
from checker.usecases.acting.absences import deputize
from tests.integration.walked_house import NOON
from tests.web.kept_runs import kept_replay, kept_run
from tests.web.linked_house import CRITERIA, LinkedHouse, linked_house
from tests.web.plain_browser import PlainBrowser
from tests.web.served import signed_in
from tests.web.store_dump import changed

OWNER, OFFICE, MANAGEMENT = "bereichsleitung_leistung@jobcenter", "geschaeftsstellenleitung@ratingen", "gf@jobcenter"
ODD_NUMBERS = ("0", "-1", "99999", "1e3", "٣", "1 OR 1=1", "9" * 40, "9" * 5000, "")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LinkedHouse]:
    with linked_house(tmp_path_factory.mktemp("ids") / "house") as served:
        yield served


@pytest.fixture(autouse=True)
def _nothing_is_changed(house: LinkedHouse) -> Iterator[None]:
    before = house.dump()
    yield
    assert changed(before, house.dump()) == {}


def posted(browser: PlainBrowser, path: str, **fields: str) -> int:
    token = dict(browser.get("/nirgends").forms[0].fields)["csrf"]
    return browser.post(path, [("csrf", token), *fields.items()]).status


@pytest.mark.parametrize("post", [MANAGEMENT, "bereichsleitung_mi@jobcenter", "", "niemand@jobcenter", "gf@ratingen"])
def test_an_act_is_done_for_no_post_of_others(house: LinkedHouse, post: str) -> None:
    """The office's head names a post that could acknowledge."""
    browser = house.browser(OFFICE)
    for act in ("acknowledge", "silence", "waive"):
        given = {f"{act}_by": post, f"{act}_until": "31.05.2016", f"{act}_span": "day", f"{act}_reason_id": "recheck"}
        assert posted(browser, f"/befunde/{CRITERIA}", act=act, seen="1", confirmed="1", **given) in {
            403,
            404,
            409,
            422,
        }


@pytest.mark.parametrize("number", ODD_NUMBERS)
def test_an_answer_that_is_not_there_is_neither_entered_nor_taken_back(house: LinkedHouse, number: str) -> None:
    administration = house.browser("controlling@jobcenter")
    if number and " " not in number and number.isascii() and len(number) < 100:
        assert posted(administration, f"/vorschlaege/{number}", decision="enter") == 404
    link = house.links("bereichsleitung.leistung")[-1]
    undone = posted(house.browser(OWNER), link, undo="1", number=number, sure="yes")
    assert undone in {404, 409, 422}


@pytest.mark.parametrize("number", ODD_NUMBERS)
def test_an_absence_or_a_session_that_is_not_ones_own_stays(house: LinkedHouse, number: str) -> None:
    browser = house.browser(OFFICE)
    assert posted(browser, "/konto", form="remove", absence=number) in {404, 422}
    assert posted(browser, "/konto", form="session", session=number) in {303, 404, 422}


BY_NUMBER = {
    "/eingang": ("controlling@jobcenter", {"form": "decide", "decision": "discard", "reason_id": "recheck"}),
    "/nachweis/auftraege": ("dsb@jobcenter", {}),
    "/nachweis/szenarien": ("dsb@jobcenter", {}),
}


@pytest.mark.parametrize("page", BY_NUMBER)
def test_a_file_or_a_job_that_is_not_there_is_not_found(house: LinkedHouse, page: str) -> None:
    post, fields = BY_NUMBER[page]
    browser = house.browser(post)
    for number in ODD_NUMBERS:
        if number and " " not in number and number.isascii() and len(number) < 100:
            assert browser.get(f"{page}/{number}").status == 404, number
            assert posted(browser, f"{page}/{number}", seen="1", confirmed="yes", **fields) == 404, number


@pytest.mark.parametrize(
    ("page", "kind"), [("/nachweis/auftraege", "features"), ("/nachweis/szenarien", "replay")], ids=str
)
def test_a_job_of_another_page_is_not_found(house: LinkedHouse, page: str, kind: str) -> None:
    store = house.served.house.store
    number = kept_run(store, "scenario_failed") if kind == "features" else kept_replay(store)
    auditor = house.browser("dsb@jobcenter")
    assert auditor.get(f"{page}/{number}").status == 404
    assert posted(auditor, f"{page}/{number}") == 404


@pytest.mark.parametrize("number", ODD_NUMBERS)
def test_an_entry_of_the_log_that_is_not_there_is_not_proved(house: LinkedHouse, number: str) -> None:
    assert house.browser("dsb@jobcenter").get(f"/nachweis/beweis?eintrag={quote(number[:40])}").status in {404, 422}


def test_mails_inside_the_house_are_no_letters(house: LinkedHouse) -> None:
    """The management may read letters outside; by its key no other mail is read there."""
    with house.served.house.store.read() as tx:
        inside = [mail.key for mail in outbox.list_messages(tx) if mail.message.addressed == OWNER]
    browser = house.browser(MANAGEMENT)
    assert inside
    for key in (*inside[:3], "0" * 64, "../vorschlaege", "%2e%2e", inside[0][:10]):
        assert browser.get(f"/schreiben/{key}").status == 404
        assert posted(browser, f"/schreiben/{key}", form="decide", decision="release", seen="", confirmed="yes") == 404


def test_the_session_and_the_absence_of_another_member_stay(tmp_path: Path) -> None:
    with linked_house(tmp_path / "house") as house:
        store = house.served.house.store
        mine, theirs = (
            invite(store, login, [post], "administration", NOON).member.number
            for login, post in (("mine", OFFICE), ("theirs", MANAGEMENT))
        )
        secret = signed_in(house.served.house, MANAGEMENT, member=theirs)
        with store.read() as tx:
            (mark,) = (each.mark for each in sessions.of_member(tx, theirs, NOON))
        deputize(store, "gf", date(2016, 6, 1), date(2016, 6, 3), None, "gf", NOON)
        browser = house.browser()
        browser.cookies["__Host-zielwacht"] = signed_in(house.served.house, OFFICE, member=mine)
        before = house.dump()
        assert posted(browser, "/konto", form="session", session=mark) in {303, 404, 422}
        for number in range(1, 4):
            assert posted(browser, "/konto", form="remove", absence=str(number)) == 404
        assert changed(before, house.dump()) == {}
        browser.cookies["__Host-zielwacht"] = secret
        assert "abmelden" in browser.get("/nirgends").text
