"""`zielwacht report year`: every target with its verdict, nobody's words, the same bytes each time, fit to print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.domain.rulebook import Rulebook
from checker.store import Store
from checker.usecases.rules.activation import active
from tests.browser import CHROMIUM, needs_browser
from tests.integration.demo_once import DemoRun, demo_of_this_session
from tests.integration.walked_house import OWNER, house
from tests.stored import url_of
from tests.workspace import Workspace

__all__ = ["house"]

NEW_YEAR = "2017-02-01"
# What A4 portrait leaves between margins of 14 mm, at 96 dots an inch.
A4_PORTRAIT = round((210 - 28) / 25.4 * 96)
CUT_OFF = """Array.from(document.querySelectorAll('.wide')).filter(each => each.scrollWidth > each.clientWidth).length
    + (document.documentElement.scrollWidth > innerWidth ? 1 : 0)"""


def report(house: Workspace, *arguments: str, on: str = "2016-05-23") -> str:
    done = house.run("report", "year", "2016", "--on", on, *arguments)
    assert done.code == 0, done.err
    return done.out


@pytest.fixture(scope="module")
def demo() -> DemoRun:
    return demo_of_this_session()


@pytest.fixture(scope="module")
def page(demo: DemoRun) -> str:
    """The report on the demo's whole year."""
    return report(Workspace(demo.folder), on=NEW_YEAR)


@pytest.fixture(scope="module")
def book(demo: DemoRun) -> Rulebook:
    store = Store.open(url_of(demo.folder / "zielwacht.sqlite3"), create=False)
    try:
        with store.read() as tx:
            return active(tx)
    finally:
        store.close()


def test_every_target_of_the_plan_has_its_section_with_its_verdicts(page: str, book: Rulebook) -> None:
    for planned in book.rules():
        section = page.partition(f'id="rule-{planned.rule.id}"')[2].partition("</section>")[0]
        assert planned.rule.source.row in section
        assert "Urteil" in section or "nicht angefallen" in section


def test_a_chart_has_the_values_that_stand_in_its_table(page: str) -> None:
    charts = re.findall(r'<figure class="pace">.*?</figure>', page, re.DOTALL)
    assert len(charts) > 10
    for chart in charts:
        dots = chart.count("<circle")
        figures = len(re.findall(r"<tr><th scope=\"row\">[\d.]+</th><td>[^<]*</td><td>(?!–)[^<]+</td></tr>", chart))
        assert dots == figures


def test_a_course_has_a_line_a_month_and_ends_with_the_period(page: str) -> None:
    charts = {
        re.search(r"<figcaption[^>]*>(.*?)</figcaption>", chart)[1]: re.findall(  # type: ignore[index]
            r'<tr><th scope="row">([^<]*)</th><td>([^<]*)</td><td>([^<]*)</td>', chart
        )
        for chart in re.findall(r'<figure class="pace">.*?</figure>', page, re.DOTALL)
    }
    assert {len(rows) for rows in charts.values()} == {12}
    assert {rows[-1][0] for rows in charts.values()} == {"31.12.2016"}
    (plus5,) = [rows for title, rows in charts.items() if "Integrationen Plus5" in title]
    assert plus5[0] == ("31.01.2016", "25 Integrationen", "27 Integrationen")
    assert plus5[-1] == ("31.12.2016", "300 Integrationen", "313 Integrationen")


def test_days_in_assumptions_and_who_put_rules_in_force_are_in_the_words_of_the_house(house: Workspace) -> None:
    shown = report(house)
    assert not re.search(r">[^<]*\b2016-\d\d-\d\d\b", shown)
    assert "<td>Administration</td>" in shown


def test_the_same_store_gives_the_same_bytes(house: Workspace) -> None:
    assert report(house) == report(house)


def test_what_came_later_is_not_in_a_report_of_an_earlier_instant(house: Workspace) -> None:
    earlier = report(house, "--known-at", "2016-05-23T13:00")
    key = "investigation-criteria-agreed/jobcenter/2016"
    done = house.run(
        "findings", "acknowledge", key, "--by", OWNER, "--until", "2016-06-10", "--reason", "Unter vier Augen",
        "--yes", "--now", "2016-05-24T12:00",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert report(house, "--known-at", "2016-05-23T13:00") == earlier
    assert "Bestätigung" not in earlier
    later = report(house)
    assert "Bestätigung" in later
    assert "Bereichsleitung Leistung" in later
    assert "Unter vier Augen" not in later


def test_it_is_written_to_a_file_whole_or_not_at_all(house: Workspace, tmp_path: Path) -> None:
    place = tmp_path / "bericht.html"
    assert report(house, "--out", str(place)) == ""
    assert place.read_text(encoding="utf-8").rstrip("\n") == report(house).rstrip("\n")
    done = house.run("report", "year", "--on", "2016-05-23", "--out", str(tmp_path / "nirgends" / "bericht.html"))
    assert done.code == 2
    assert "name another file with --out" in done.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("2011",), "there is no plan of 2011", id="a year without a plan"),
        pytest.param(("2016", "--on", "2015-12-31"), "the plan 2016 begins on 01.01.2016", id="before it begins"),
    ],
)
def test_what_cannot_be_reported_is_refused(house: Workspace, arguments: tuple[str, ...], said: str) -> None:
    done = house.run("report", "year", *arguments)
    assert done.code == 2
    assert said in done.err


@needs_browser
def test_it_fits_screen_and_paper_and_axe_has_nothing_to_object_to(house: Workspace, page: str, tmp_path: Path) -> None:
    """The whole year is looked at for its width; axe reads the report of a smaller house, which has every section."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright belongs to the extra [test]")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="it belongs to the extra [test]").Axe()
    whole, small = tmp_path / "whole.html", tmp_path / "small.html"
    whole.write_text(page, encoding="utf-8")
    small.write_text(report(house), encoding="utf-8")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        shown = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        shown.goto(whole.as_uri())
        assert shown.evaluate(CUT_OFF) == 0
        shown.emulate_media(media="print")
        shown.set_viewport_size({"width": A4_PORTRAIT, "height": 1000})
        assert shown.evaluate(CUT_OFF) == 0
        assert shown.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        shown.emulate_media(media="screen")
        shown.goto(small.as_uri())
        for scheme in ("light", "dark"):
            shown.emulate_media(color_scheme=scheme)
            found = axe.run(shown).response["violations"]
            assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
        browser.close()
