"""`zielwacht simulate`: the days to come as lines, JSON and a page; the same each time, and nothing is touched."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.browser import CHROMIUM, needs_browser, objections
from tests.integration.walked_house import walked
from tests.workspace import Done, Workspace, make_workspace

# The house was last ticked on 23.05.2016.
SPAN = ("--from", "2016-05-24", "--to", "2016-06-03")
WIDER = "document.documentElement.scrollWidth > innerWidth"
CUT_OFF = f"""Array.from(document.querySelectorAll('.wide')).filter(each => each.scrollWidth > each.clientWidth).length
    + ({WIDER} ? 1 : 0)"""
# What A4 landscape leaves between margins of 14 mm, at 96 dots an inch.
A4_LANDSCAPE = round((297 - 28) / 25.4 * 96)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only read from, but for the rules of a folder beside it that repeat sooner."""
    made = walked(tmp_path_factory.mktemp("ahead") / "house")
    shutil.copytree(made.rules, made.folder / "repeating")
    told = made.folder / "repeating" / "escalation.yaml"
    text = told.read_text("utf-8")
    assert "after_working_days: [5, 10, 20]" in text
    told.write_text(text.replace("after_working_days: [5, 10, 20]", "after_working_days: [2]"), "utf-8")
    return made


def simulate(house: Workspace, *arguments: str | Path) -> Done:
    return house.run("simulate", *SPAN, *arguments)


@pytest.fixture(scope="module")
def document(house: Workspace) -> dict[str, Any]:
    done = simulate(house, "--compare", "repeating", "--json")
    assert done.code == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


@pytest.fixture(scope="module")
def page(house: Workspace) -> str:
    done = simulate(house, "--compare", "repeating", "--format", "html")
    assert done.code == 0, done.err
    return done.out


@pytest.fixture(scope="module")
def lines(house: Workspace) -> list[str]:
    """And the store has the bytes that it had."""
    before = hashlib.sha256(house.store.read_bytes()).hexdigest()
    done = simulate(house)
    assert (done.code, done.err) == (0, "")
    assert hashlib.sha256(house.store.read_bytes()).hexdigest() == before
    return done.out.splitlines()


def test_what_is_supposed_stands_before_what_follows_from_it(lines: list[str]) -> None:
    titles = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert titles[:3] == ["What is supposed", "Mails by role and kind", "Mails by week and kind"]
    assert "  Nobody acknowledges a finding or decides about it" in lines


def test_every_mail_that_leaves_is_in_the_table_of_roles_and_in_that_of_weeks(
    lines: list[str], document: dict[str, Any]
) -> None:
    leave, drafts = document["summary"]["leave"], document["summary"]["drafts"]
    totals = [int(line.split()[-1]) for line in lines if line.split()[:1] == ["all"]]
    assert totals == [leave + drafts, leave]
    assert leave == sum(mail["fate"] == "left" for mail in document["mails"])
    assert f"{leave} mails leave, for {len(document['summary']['by_role'])} roles." in lines


def test_a_terminal_names_keys_and_ids_as_commands_take_them(lines: list[str], document: dict[str, Any]) -> None:
    roles = document["summary"]["by_role"]
    assert roles
    for role in roles:
        assert any(line.split()[:1] == [role] for line in lines)
    for one in document["missed_unless_acted"]:
        assert any(line.split()[:1] == [one["obligation"]] for line in lines)


def test_a_house_that_is_watched_from_outside_gets_as_few_mails_as_its_daemon_sends(tmp_path: Path) -> None:
    """Its service hears once a month, not once a week, that all is well."""
    new = make_workspace(tmp_path, goals=("kdu",))
    assert new.run("rules", "activate", "--now", "2016-01-04T06:00").code == 0
    days = ("--from", "2016-01-04", "--to", "2016-01-22", "--json")
    watched = new.run("simulate", *days, env={"ZIELWACHT_SERVICE__PING_URL": "https://watch.example/ping"})
    told = [json.loads(done.out)["summary"]["by_kind"]["all_well"] for done in (new.run("simulate", *days), watched)]
    assert told == [6, 4]


def test_of_two_rulebooks_the_numbers_are_told_apart_by_role_and_week(document: dict[str, Any]) -> None:
    def weekly(mails: list[dict[str, Any]]) -> Counter[str]:
        return Counter(mail["post"].partition("@")[0] for mail in mails if mail["fate"] in ("left", "draft"))

    ours, theirs = weekly(document["mails"]), weekly(document["compared"]["mails"])
    told: Counter[str] = Counter()
    for one in document["differences"]:
        assert one["mails"] != one["compared"]
        told[one["role"]] += one["compared"] - one["mails"]
    assert {role: count for role, count in told.items() if count} == {
        role: theirs[role] - ours[role] for role in ours | theirs if theirs[role] != ours[role]
    }
    assert document["rulebook"] != document["compared"]["rulebook"]


def test_a_terminal_shows_the_differences_by_role_and_week(house: Workspace) -> None:
    done = house.run("simulate", "--from", "2016-05-24", "--to", "2016-06-03", "--compare", "repeating")
    table = done.out.partition("Mails by role and week, where they differ")[2].partition("\n\n")[0]
    assert re.search(r"rules in force +rules compared +difference$", table, re.MULTILINE)
    assert re.search(r"(23|30) May 2016, \w+ +\d+ +\d+ +[+−]\d+$", table, re.MULTILINE)


def test_the_page_is_german_by_default_and_shows_both_rulebooks(page: str, document: dict[str, Any]) -> None:
    assert '<html lang="de">' in page
    for said in ("Jahresvorschau 24.05.2016 bis 03.06.2016", "Was der Vergleich ändert", "verglichene Regeln"):
        assert said in page
    assert document["compared"]["rulebook"] in page


def test_a_chart_has_a_title_a_message_and_its_values_as_a_table_after_it(page: str) -> None:
    sections = [section for section in page.split("<section") if "<svg" in section]
    assert len(sections) > 2
    for section in sections:
        assert re.search(r"<title id=[^>]*>[^<]+</title>\s*<desc id=[^>]*>[^<]+</desc>", section)
        assert "<table" in section.rpartition("</svg>")[2]


def test_the_same_store_gives_the_same_bytes(house: Workspace, lines: list[str]) -> None:
    assert simulate(house).out.splitlines() == lines


def test_in_english_when_asked_and_by_other_rules_when_given(house: Workspace, document: dict[str, Any]) -> None:
    days = ("--from", "2016-05-24", "--to", "2016-05-25")
    done = house.run("simulate", *days, "--rules", "repeating", "--format", "html", "--locale", "en")
    assert done.code == 0, done.err
    assert '<html lang="en">' in done.out
    assert "From the first day on the rules given" in done.out
    assert document["compared"]["rulebook"] in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("--from", "2016-06-01", "--to", "2016-05-31"), "before it begins", id="a span backwards"),
        pytest.param(("--from", "2016-05-01", "--to", "2016-06-30"), "2016", id="days that are settled"),
        pytest.param(("--from", "2016-06-01", "--to", "2199-12-31"), "calendar", id="beyond the calendar"),
        pytest.param((*SPAN, "--arrivals", "nowhere"), "nowhere", id="arrivals of no folder"),
        pytest.param((*SPAN, "--acts", "all"), "all-after-3", id="acts of nobody knows whom"),
        pytest.param((*SPAN, "--compare", "nowhere"), "nowhere", id="rules of no folder"),
        pytest.param(("--from", "2016-06-01"), "--to", id="no end"),
    ],
)
def test_what_cannot_be_walked_is_refused_with_a_sentence(
    house: Workspace, arguments: tuple[str, ...], said: str
) -> None:
    done = house.run("simulate", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err


@needs_browser
def test_it_fits_a_screen_a_telephone_and_paper_and_axe_has_nothing_to_object_to(page: str, tmp_path: Path) -> None:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright belongs to the extra [test]")
    place = tmp_path / "ahead.html"
    place.write_text(page, encoding="utf-8")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_page(viewport={"width": 1280, "height": 800})
        shown.goto(place.as_uri())
        assert shown.evaluate(CUT_OFF) == 0
        shown.set_viewport_size({"width": 320, "height": 800})
        assert not shown.evaluate(WIDER)
        shown.emulate_media(media="print")
        shown.set_viewport_size({"width": A4_LANDSCAPE, "height": 700})
        assert shown.evaluate(CUT_OFF) == 0
        assert shown.evaluate("getComputedStyle(document.querySelector('.bar')).fill") == "rgb(0, 0, 0)"
        browser.close()
    assert objections(page, tmp_path) == []
