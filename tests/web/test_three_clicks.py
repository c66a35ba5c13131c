"""How many clicks is it, from the first page after log-in, to what somebody must do? By links and buttons alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

import pytest

from checker.domain.answer import AnswerChoice
from checker.domain.clock import at_local
from checker.store import Store
from features.steps.read_page import Reply
from tests.integration.a_house import ADOPTED_PLAN, NO_BUDGET, THE_POST_IS_FILLED, TO_THE_DISTRICT, edit
from tests.stored import url_of
from tests.web.links import house_with_links
from tests.web.plain_browser import PlainBrowser
from tests.web.previewed_house import PreviewedHouse
from tests.web.served import UNHURRIED, Served, served_house
from tests.web.walked import answered
from tests.workspace import make_workspace

MOST_CLICKS = 3
# A form that lacks something is shown again.
ANSWERED = (200, 400, 422)
# The criteria are missed, and a letter to the district waits; the talk of May is to come.
DAYS = ("2016-05-03", "2016-05-12", "2016-05-23")
NOON = at_local(date(2016, 5, 23), 12)
MANAGEMENT, OFFICE = "gf@jobcenter", "geschaeftsstellenleitung@ratingen"
FIGURES = ADMINISTRATION = "controlling@jobcenter"
AUDITOR = "dsb@jobcenter"
CRITERIA = "Einsatzkriterien des Ermittlungsdienstes abgestimmt"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = make_workspace(tmp_path_factory.mktemp("house"), goals=("kdu", "haus"))
    edit(place.rules, ADOPTED_PLAN, THE_POST_IS_FILLED, TO_THE_DISTRICT, NO_BUDGET)
    assert place.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    for day in DAYS:
        assert place.run("tick", "--now", f"{day}T07:00").code == 0
    store = Store.open(url_of(place.store), create=False)
    answered(store, AnswerChoice.DONE, NOON, day=date(2016, 5, 20))
    edited = PreviewedHouse(place, store, NOON)
    edited.edit()
    edited.preview()
    house = replace(house_with_links(store, NOON), rules=place.rules)
    try:
        with served_house(house, limits=UNHURRIED) as pages:
            yield pages
    finally:
        store.close()


@dataclass(frozen=True)
class Button:
    """A button by its words, and what was typed or chosen before it is pressed."""

    says: str
    entries: dict[str, str] = field(default_factory=dict)


class Task(NamedTuple):
    """What a role must do, what it clicks, and what the page says then."""

    post: str
    what: str
    clicks: tuple[str | Button, ...]
    found: str


# Some words of a link: the first that has them is taken.
TASKS = (
    Task(MANAGEMENT, "what waits for a decision", (CRITERIA,), "Was Sie entscheiden können"),
    Task(MANAGEMENT, "what got worse since Monday", ("Übersicht",), "seit Montag"),
    Task(MANAGEMENT, "a talk's sheet", ("Zielgespräch", "Ratingen"), "zwei Seiten A4"),
    Task(MANAGEMENT, "what escalates next", ("Befunde", CRITERIA), "Wie es weitergeht"),
    Task(MANAGEMENT, "how it came to that", ("Befunde", CRITERIA, "Die Verpflichtung"), "An einem anderen Tag"),
    Task(MANAGEMENT, "preview of a change", ("Regeln", "Änderungsvorschau"), "Zustimmen"),
    Task(MANAGEMENT, "agree to a change", ("Regeln", "Änderungsvorschau", Button("Zustimmen")), "wozu Sie zustimmen"),
    Task(MANAGEMENT, "what the year brings", ("Regeln", "Jahresvorschau"), "Jahresvorschau machen"),
    Task(MANAGEMENT, "a letter to be released", ("Schreiben", CRITERIA), "Freigeben"),
    Task(MANAGEMENT, "the year's sheet", ("Kalender", "Jahresblatt 2016"), "Jede Zeile zum Abhaken"),
    Task(OFFICE, "the sheet of one's talk", ("Zielgespräch", "Ratingen"), "zwei Seiten A4"),
    Task(OFFICE, "report the talk", ("Zielgespräch", "Ratingen", Button("melden")), "Aktenzeichen"),
    Task(OFFICE, "what escalates next", ("Befunde", CRITERIA), "Wie es weitergeht"),
    Task(OFFICE, "the year's sheet", ("Kalender", "Jahresblatt 2016"), "Jede Zeile zum Abhaken"),
    Task(OFFICE, "subscribe to the calendar", ("Kalender",), "abonnieren"),
    Task(OFFICE, "say that one is away", ("Konto",), "Ich bin nicht da"),
    Task(FIGURES, "what came in and what is kept out", ("Eingang",), "zurückgehalten"),
    Task(FIGURES, "bring a file", ("Eingang", Button("Hochladen und einlesen")), "Datei"),
    Task(FIGURES, "enter an answer", ("Erledigt am",), "Entscheiden"),
    Task(FIGURES, "the sheets of the talks", ("Zielgespräch", "Velbert"), "zwei Seiten A4"),
    Task(FIGURES, "open findings as a file", ("Befunde", "CSV-Datei"), CRITERIA),
    Task(ADMINISTRATION, "is all at work", ("Betrieb",), "Was zu tun ist"),
    Task(ADMINISTRATION, "who has got a mail", ("Versand", "Mo 23.05.2016"), "Wie sie hinausging"),
    Task(ADMINISTRATION, "put rules in force", ("Regeln", "Änderungsvorschau", Button("Weiter")), "In Kraft setzen"),
    Task(ADMINISTRATION, "a key of a calendar", ("Kalender", "Kalender abonnieren"), "Einen Schlüssel anlegen"),
    Task(ADMINISTRATION, "invite somebody", ("Verwaltung", Button("Einladen")), "Anmeldename"),
    Task(AUDITOR, "from a row to its mails", ("Nachweis", CRITERIA), "Vorlage an"),
    Task(AUDITOR, "verdict of a row", ("Nachweis", CRITERIA, CRITERIA), "An einem anderen Tag"),
    Task(AUDITOR, "a day judged again", ("Nachweis", Button("Noch einmal beurteilen")), "Tag"),
    Task(AUDITOR, "a pack to take along", ("Nachweis", Button("Paket machen")), "Paket"),
    Task(AUDITOR, "scenarios of a row", ("Nachweis", CRITERIA, "Szenarien"), "Szenarien zu"),
    Task(AUDITOR, "who did what", ("Protokoll",), "Geurteilt"),
    Task(AUDITOR, "when rules took effect", ("Regeln", "Was wann in Kraft trat"), "Aktivierungen"),
    Task(AUDITOR, "what came of a rule", ("Regeln", CRITERIA, CRITERIA), "An einem anderen Tag"),
    Task(AUDITOR, "what is measured of the staff", ("Mitbestimmung",), "Was gespeichert wird"),
)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: f"{task.post.split('@')[0]}-{task.what.replace(' ', '-')}")
def test_what_a_role_must_do_is_found_in_three_clicks(served: Served, task: Task) -> None:
    browser = served.browser(task.post)
    page = browser.follow("/")

    for click in task.clicks:
        page = clicked(browser, page, click)

    assert len(task.clicks) <= MOST_CLICKS
    assert task.found in page.words, f"{page.path}: {page.words[:3000]}"


def clicked(browser: PlainBrowser, page: Reply, click: str | Button) -> Reply:
    """The page behind a link or a button of a page. A page that says what is missing has been found as well."""
    if isinstance(click, Button):
        forms = [form for form in page.forms if click.says in form.says]
        assert forms, f"no button {click.says!r} at {page.path}: {[form.says for form in page.forms]}"
        reply = browser.landed(browser.submit(forms[0], **click.entries))
        assert reply.status in ANSWERED, f"{click.says}: {reply.status}"
        return reply
    there = [path for words, path in page.anchors if click in words]
    assert there, f"no link {click!r} at {page.path}: {page.anchors}"
    reply = browser.follow(there[0])
    assert reply.status == 200, f"{click}: {reply.status} at {there[0]}"
    return reply
