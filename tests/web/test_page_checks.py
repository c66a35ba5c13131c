"""The checks that hold the pages do object: each to a page that is wrong in one thing, and to none that is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web import page_looks
from tests.web.chromium import Visitor, chromium, needs_browser
from tests.web.page_checks import CHECKS, objections

pytestmark = needs_browser

STYLE = """
  :root { color-scheme: light dark; }
  body { background: #ffffff; color: #1d2733; font: 1rem/1.5 sans-serif; margin: 0 1rem; }
  a { color: #0b4f8a; }
  button, input, select { min-height: 28px; font: inherit; border: 2px solid #4a5663;
    background: #ffffff; color: #1d2733; }
  :focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
  .wide { overflow-x: auto; } .wide table { min-width: 60rem; }
  main { overflow-wrap: anywhere; }
  @media (prefers-color-scheme: dark) {
    body { background: #15191e; color: #e8ecf0; } a { color: #8ec5ff; }
    button, input, select { background: #15191e; color: #e8ecf0; border-color: #b4bec8; }
    :focus-visible { outline-color: #8ec5ff; }
  }
"""
RIGHT = f"""<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Befund – Zielwacht</title><style>{STYLE}</style></head>
<body><a href="#content">Zum Inhalt</a>
<header><p>Jobcenter</p></header>
<nav aria-label="Seiten"><ul><li><a href="/aufgaben">Meine Aufgaben</a></li></ul></nav>
<main id="content" tabindex="-1"><h1>Befund</h1>
<div role="status"><p class="said">Das ist eingetragen.</p></div>
<h2>Zahlen</h2>
<p><span data-state="breached">✗ Ziel nicht erreicht</span></p>
<svg role="img" aria-labelledby="t" aria-describedby="d" width="100" height="40"><title id="t">Verlauf</title>
<desc id="d">Der Wert steigt.</desc>
<line x1="0" x2="100" y1="9" y2="9" stroke="#0b4f8a" stroke-width="2"/>
<line x1="0" x2="100" y1="20" y2="20" stroke="#9a1f18" stroke-width="2" stroke-dasharray="4 2"/></svg>
<div class="wide" role="region" aria-label="Werte" tabindex="0">
<table><caption>Werte</caption><tr><th scope="col">Monat</th><th scope="col">Wert</th></tr>
<tr><th scope="row">März</th><td>9</td></tr></table></div>
<form method="post" action="/befunde/1"><p id="hint">Ein Arbeitstag.</p>
<fieldset><legend>Was soll gelten?</legend>
<label><input type="radio" name="choice" value="a"> Übernehmen</label>
<label><input type="radio" name="choice" value="b"> Widersprechen</label></fieldset>
<label for="until">Bis</label> <input id="until" name="until" aria-describedby="hint">
<p>Die Sitzung endet um 14:30 Uhr.</p><button>Eintragen</button></form>
</main>
<footer><section aria-labelledby="help"><h2 id="help">Hilfe</h2><p>Administration</p>
<p><a href="/barrierefreiheit">Barrierefreiheit</a></p></section>
<form method="post" action="/abmelden"><button>Abmelden</button></form></footer></body></html>"""
LOG_IN = """<form method="post" action="/anmelden"><label>Name <input name="user" autocomplete="username"></label>
<label>Kennwort <input type="password" name="password" autocomplete="current-password"></label>
<button>Los</button></form>"""
WRONG_FIELD = """<div role="alert"><ul><li><a href="#until">Bis: fehlt</a></li></ul></div>
<label for="until">Bis</label> <input id="until" aria-invalid="true" aria-describedby="until-error">
<p id="until-error">Der Tag fehlt.</p>"""


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with chromium() as browser:
        yield Visitor(browser).page()


@pytest.mark.parametrize("item", CHECKS)
def test_a_page_that_is_right_has_nothing_against_it(page: Any, item: str) -> None:
    more = "" if item.startswith("14") else LOG_IN + WRONG_FIELD.replace("until", "day")
    page.set_content(RIGHT.replace("</main>", more + "</main>"))
    assert objections(page, item) == []


WRONG = [
    ("0 words", "Ein Arbeitstag.", "Neu ist: {news}.", "{news}"),
    ("0 words", "Ein Arbeitstag.", "Frist: None", "None"),
    ("1 language", 'lang="de"', "", "is neither de nor en"),
    ("1 language", "Befund</h1>", "The figures are not there</h1>", "stands as de: The figures"),
    ("2 states in words", "✗ Ziel nicht erreicht", "✗", "no word"),
    ("2 states in words", ' stroke-dasharray="4 2"', "", "only colour tells apart"),
    ("3 contrast", "color: #1d2733; font", "color: #8a949e; font", "3."),
    ("3 contrast", "border: 2px solid #4a5663", "border: 1px solid #dddddd", "its edge is not seen"),
    ("8 targets", "<nav", '<style>.s a {font-size: 8px; display: block; width: 12px; line-height: 1; overflow: hidden}'
     '</style><p class="s"><a href="/a">A</a><a href="/b">B</a></p><nav', ": <a"),
    ("9 headings and landmarks", "<h2>", "<h1>Zwei</h1><h2>", "2 h1"),
    ("9 headings and landmarks", "<h2>Zahlen</h2>", "<h4>Zahlen</h4>", "h1 is followed by h4"),
    ("9 headings and landmarks", "Befund – Zielwacht", "Zielwacht", "title"),
    ("9 headings and landmarks", "<main", "<div", "0 main"),
    ("10 tables", "<caption>Werte</caption>", "", "no caption"),
    ("10 tables", ' scope="row"', "", "no scope"),
    ("10 tables", "<table>", '<table role="presentation">', "for layout"),
    ("11 charts", '<desc id="d">Der Wert steigt.</desc>', "", "no desc"),
    ("11 charts", 'role="img" ', "", "neither a picture nor hidden"),
    ("11 charts", "<table>", "<div>", "no table with its values"),
    ("12 forms", '<label for="until">Bis</label>', "Bis", "no label"),
    ("12 forms", ' id="hint"', "", "its hint is not there"),
    ("12 forms", 'value="a"', 'value="a" checked', "preselected"),
    ("12 forms", "<legend>Was soll gelten?</legend>", "", "a choice without a question"),
    ("12 forms", '<label for="until">Bis</label>', '<label for="until">Bis</label><input aria-label="x" '
     'aria-invalid="true">', "no text beside it"),
    ("12 forms", "</main>", WRONG_FIELD.replace("until", "day").replace("#day", "#gone") + "</main>", "does not link"),
    ("14 end of the session", "Die Sitzung endet um 14:30 Uhr.", "", "does not say when"),
    ("15 log-in", "</main>", LOG_IN.replace("current-password", "off") + "</main>", "hinders managers"),
    ("15 log-in", "</main>", LOG_IN.replace(' autocomplete="username"', "") + "</main>", "user name"),
    ("16 help", '<a href="/barrierefreiheit">', '<a href="/">', "statement"),
    ("16 help", ">Hilfe<", "><", "help and contact"),
    ("17 status", ' role="status"', "", "nobody is told"),
    ("18 motion", "<meta charset", '<meta http-equiv="refresh" content="60"><meta charset', "loads again"),
    ("18 motion", "a { color", "a { transition: color 1s; color", "glides"),
    ("18 motion", "a { color", "@keyframes k { to { opacity: 0 } } h1 { animation: k 1s infinite } a { color",
     "is animated"),
    ("19 links", "</main>", '<a href="/other">Meine Aufgaben</a></main>', "leads to"),
    ("19 links", "</main>", '<a href="/other">hier</a></main>', "says not where"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "right", "wrong", "objection"), WRONG)
def test_each_check_objects_to_what_is_wrong(page: Any, item: str, right: str, wrong: str, objection: str) -> None:
    assert right in RIGHT
    page.set_content(RIGHT.replace(right, wrong))
    assert objection in "; ".join(objections(page, item))


def test_every_check_has_been_seen_to_object() -> None:
    assert {item for item, *_ in WRONG} == set(CHECKS)


def test_a_page_that_is_right_passes_every_look(page: Any) -> None:
    page.set_content(RIGHT)
    stops, wrong = page_looks.walk(page)
    assert wrong == []
    assert page_looks.unseen(stops) == []
    assert [str(stop) for stop in stops] == [
        "link      Zum Inhalt",
        "link      Meine Aufgaben",
        "region    Werte",
        "radio     Übernehmen",
        "text      Bis",
        "button    Eintragen",
        "link      Barrierefreiheit",
        "button    Abmelden",
    ]
    assert page_looks.narrow(page) == []
    assert page_looks.enlarged(page) == []
    assert page_looks.schemes(page) == []


def looked(page: Any, content: str) -> str:
    """All that the looks have against a page."""
    page.set_content(content)
    stops, wrong = page_looks.walk(page)
    found = [*wrong, *page_looks.unseen(stops), *page_looks.narrow(page), *page_looks.enlarged(page)]
    return "; ".join([*found, *page_looks.schemes(page)])


TRAP = """<div tabindex="0" aria-label="Falle" onkeydown="event.preventDefault()">Falle</div>"""
WRONG_LOOKS = [
    pytest.param("<h2>", '<p style="width: 500px">Breit</p><h2>', "500", id="wider than a narrow screen"),
    pytest.param(' role="region"', "", "no named place", id="a table that keys cannot scroll"),
    pytest.param(
        "<h2>",
        '<p style="height: 26px; width: 7rem; overflow: hidden">Ziel nicht erreicht</p><h2>',
        "cut off",
        id="text cut off when it grows",
    ),
    pytest.param(
        "<h2>", '<p style="font-size: 12px">Klein</p><h2>', "does not grow", id="text of a fixed size"
    ),
    pytest.param("<h2>", TRAP + "<h2>", "does not get away", id="a place that holds the keys"),
    pytest.param("<h2>", '<a href="/x" tabindex="3">Zuerst</a><h2>', "order of its own", id="an order of its own"),
    pytest.param('<a href="#content">Zum Inhalt</a>', "", "skips", id="nothing skips the navigation"),
    pytest.param("outline: 3px solid", "outline: 1px solid", "solid 1 px", id="a thin outline"),
    pytest.param("outline: 3px solid #0b4f8a", "outline: none", "none", id="no outline"),
    pytest.param("outline: 3px solid #0b4f8a", "outline: 3px solid #eeeeee", "1.2 : 1", id="an outline nobody sees"),
    pytest.param(
        "<h2>",
        '<div style="position: fixed; inset: 0; background: #ffffff; pointer-events: auto">x</div><h2>',
        "hidden",
        id="a bar over it",
    ),
    pytest.param("prefers-color-scheme: dark", "min-width: 9999px", "dark looks like light", id="no dark colours"),
    pytest.param(
        "button, input, select { min-height: 28px; font: inherit; border: 2px solid #4a5663;",
        "button, input, select { min-height: 28px; font: inherit; border: 0;",
        "has no edge",
        id="a button made by colour alone",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "objection"), WRONG_LOOKS)
def test_each_look_objects_to_what_is_wrong(page: Any, right: str, wrong: str, objection: str) -> None:
    assert right in RIGHT
    assert objection in looked(page, RIGHT.replace(right, wrong, 1))


def test_a_request_to_another_host_and_what_the_policy_blocks_are_written_down(page: Any) -> None:
    visitor = Visitor(page.context.browser, host="127.0.0.1:1")
    opened = visitor.page()
    policy = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'">"""
    opened.set_content(RIGHT.replace("<meta charset", policy + "<meta charset").replace("<h2>", "<p style='x:1'><h2>"))
    opened.set_content(RIGHT.replace("</main>", '<img alt="" src="http://127.0.0.2:9/x.png"></main>'))
    visitor.close()
    assert visitor.foreign == ["http://127.0.0.2:9/x.png"]
    assert any("style-src" in each for each in visitor.blocked)
