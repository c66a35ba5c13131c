"""Zielgespräch: what the sheet of a unit says, who sees it, and what is reported there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.domain.clock import at_local
from checker.domain.record import Agreement
from checker.store import Store, acts, records, verdicts
from checker.web import cookies
from tests.integration.a_house import ADOPTED_PLAN, edit
from tests.made_once import made_once
from tests.stored import url_of
from tests.web.served import words
from tests.web.walked import browser
from tests.workspace import Workspace, make_workspace

# June's talk is to come; those of the months before were never reported.
NOON = at_local(date(2016, 6, 13), 12)
LEADS, OFFICE, OTHER = (
    "bereichsleitung_mi@jobcenter",
    "geschaeftsstellenleitung@ratingen",
    "geschaeftsstellenleitung@velbert",
)
SHEET, TALK = "/zielgespraech/ratingen/2016-06", "monthly-target-talks/ratingen/2016-06"
REPORTED = {"form": "report", "report_day": "10.06.2016", "report_file_number": "50.1-2016/077"}


def _walk(folder: Path) -> None:
    made = make_workspace(folder, goals=("haus",))
    edit(made.rules, ADOPTED_PLAN)
    assert made.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    assert made.run("tick", "--now", "2016-06-13T07:00").code == 0


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    shutil.copytree(made_once("talks", _walk), tmp_path, dirs_exist_ok=True)
    return Workspace(tmp_path)


@pytest.fixture
def store(house: Workspace) -> Iterator[Store]:
    opened = Store.open(url_of(house.store), create=False)
    try:
        yield opened
    finally:
        opened.close()


def at(store: Store, post: str) -> Any:
    return browser(store, post, now=NOON)


def state_of(house: Workspace, store: Store, obligation: str) -> str:
    """As the next tick judges it."""
    assert house.run("tick", "--now", "2016-06-14T07:00").code == 0
    with store.read() as tx:
        return str(verdicts.latest(tx, [obligation])[obligation].verdict.state)


def seen(page: Any) -> dict[str, str]:
    """The version in the last form of a page: what a mail has asked bears one of its own."""
    return {"seen": re.findall(r'name="seen" value="(\d+)"', page.text)[-1]}


def test_the_list_leads_to_the_sheets_that_one_may_see(store: Store) -> None:
    all_of_them = at(store, LEADS).get("/zielgespraech")
    assert all_of_them.text.count('href="/zielgespraech/') == 7
    assert "Gespräche im Juni 2016" in words(all_of_them)
    assert 'href="/zielgespraech/ratingen/2016-06"' in at(store, OFFICE).get("/zielgespraech").text
    assert "velbert" not in at(store, OFFICE).get("/zielgespraech").text


def test_a_month_that_is_none_is_said_and_shows_nothing(store: Store) -> None:
    page = at(store, LEADS).get("/zielgespraech?monat=2016-13")
    assert page.status_code == 200
    assert "„2016-13“ ist kein Monat" in words(page)
    assert "<table" not in page.text


def test_a_month_for_which_the_rules_in_force_want_no_talks_says_what_to_do(store: Store) -> None:
    page = words(at(store, LEADS).get("/zielgespraech?monat=2017-06"))
    assert "Die Regeln, die in Kraft sind, erwarten für diesen Monat kein Gespräch über die Ziele" in page
    assert "unter Regeln, Änderungsvorschau" in page


def test_the_sheet_says_how_things_stand_and_since_when(store: Store) -> None:
    page = at(store, LEADS).get(SHEET)
    text = words(page)
    assert "Zielgespräch Ratingen, Juni 2016" in text
    assert "keines gemeldet; verglichen mit dem 31.05.2016" in text
    assert "Jahresplanung im Team (M&I Ratingen) ✗ Frist überschritten bis 31.03.2016" in text
    assert "Zielgespräch, Juni 2016" in text.split("Die nächsten 20 Arbeitstage")[1]
    assert page.text.count('class="to-write"') >= 4


@pytest.mark.parametrize(
    "path", ["velbert/2016-06", "nirgends/2016-06", "ratingen/2017-06", "ratingen/morgen", "u25-a/2016-06"]
)
def test_what_is_not_there_and_what_is_somebody_elses_are_the_same(store: Store, path: str) -> None:
    unit, month = path.split("/")
    page = at(store, OFFICE).get(f"/zielgespraech/{path}")
    assert page.status_code == 404
    assert f"Für „{unit}“ gibt es zu {month} kein Gesprächsblatt" in words(page)


def test_the_talk_is_reported_there_and_satisfies_the_rule(store: Store, house: Workspace) -> None:
    client = at(store, OFFICE)
    done = client.post(SHEET, REPORTED | seen(client.get(SHEET)))
    assert done.status_code == 303
    assert "gehalten am 10.06.2016 (50.1-2016/077)" in words(client.get(SHEET))
    assert state_of(house, store, TALK) == "met"


def test_whoever_has_not_seen_what_was_reported_meanwhile_reads_it_first(store: Store) -> None:
    client, other = at(store, OFFICE), at(store, LEADS)
    before = seen(client.get(SHEET))
    assert other.post(SHEET, REPORTED | seen(other.get(SHEET))).status_code == 303
    late = client.post(SHEET, REPORTED | before | {"report_day": "09.06.2016"})
    assert late.status_code == 409
    assert "Inzwischen ist etwas gemeldet worden" in words(late)
    assert "gehalten am 10.06.2016" in words(client.get(SHEET))
    assert "09.06.2016" not in words(client.get(SHEET))


def test_a_form_that_lacks_something_says_so_and_reports_nothing(store: Store) -> None:
    client = at(store, OFFICE)
    version = seen(client.get(SHEET))
    empty = client.post(SHEET, {"form": "report"} | version)
    assert empty.status_code == 422
    assert "Geben Sie einen Tag an" in words(empty)
    assert "Geben Sie das Aktenzeichen an" in words(empty)
    for day, said in (
        ("2.5.2016", "liegt nicht im Juni 2016"),
        ("20.06.2016", "liegt noch vor uns"),
        ("x", "ist kein Tag"),
    ):
        wrong = client.post(SHEET, REPORTED | version | {"report_day": day})
        assert wrong.status_code == 422
        assert said in words(wrong)
    assert "noch nicht gemeldet" in words(client.get(SHEET))


def test_a_report_can_be_taken_back(store: Store, house: Workspace) -> None:
    client = at(store, OFFICE)
    assert client.post(SHEET, REPORTED | seen(client.get(SHEET))).status_code == 303
    back = {"form": "back", "back_reason": "versehentlich gemeldet"}
    assert client.post(SHEET, back | seen(client.get(SHEET))).status_code == 303
    assert "noch nicht gemeldet" in words(client.get(SHEET))
    assert state_of(house, store, TALK) == "pending"


def test_in_english_the_day_of_what_is_taken_back_is_written_as_in_english(store: Store) -> None:
    client = at(store, OFFICE)
    assert client.post(SHEET, REPORTED | seen(client.get(SHEET))).status_code == 303
    client.http.cookies.set(cookies.LANGUAGE, "en")
    assert "The talk of 10 June 2016 counts no more then" in words(client.get(SHEET))


def test_who_only_reads_everything_reports_nothing(store: Store) -> None:
    client = at(store, "fachaufsicht@jobcenter")
    page = client.get(SHEET)
    assert page.status_code == 200
    assert 'name="form"' not in page.text
    assert client.post(SHEET, REPORTED | {"seen": "0"}).status_code == 404
    assert "noch nicht gemeldet" in words(client.get(SHEET))


JUNE = "Do 30.06.2016 Zeitraum endet Zielgespräch, Juni 2016 {whom}Ratingen"
CONCERNS = "betrifft Ihre Einheit; zuständig: Bereichsleitung Markt & Integration "


@pytest.mark.parametrize(
    ("post", "whom", "leads_to"), [(LEADS, "", f"/verpflichtungen/{TALK}"), (OFFICE, CONCERNS, SHEET)]
)
def test_a_talk_about_one_s_own_unit_stands_in_the_calendar(store: Store, post: str, whom: str, leads_to: str) -> None:
    page = at(store, post).get("/kalender?monat=2016-06")
    assert JUNE.format(whom=whom) in words(page)
    assert f'href="{leads_to}"' in page.text
    sheet = words(at(store, post).get("/kalender/2016"))
    assert ("Zielgespräch, Juni 2016 (betrifft Ihre Einheit" in sheet) is (post == OFFICE)


def test_a_talk_about_one_s_own_unit_stands_in_the_overview_of_that_unit_alone(store: Store) -> None:
    late = at_local(date(2016, 6, 20), 12)
    mine, others = (browser(store, post, now=late).get("/uebersicht") for post in (OFFICE, OTHER))
    assert CONCERNS in words(mine)
    assert f'href="{SHEET}"' in mine.text
    assert f'href="{SHEET}"' not in others.text
    assert CONCERNS not in words(browser(store, "teamleitung@mi-ratingen", now=late).get("/uebersicht"))


# Of seven offices: how many each sees, whether that of Ratingen, and whether they may report about it there. Written by
# hand from organisation.yaml: who leads the offices, who answers there for what is agreed, who stands above or in.
RIGHTS = {
    "gf@jobcenter": (7, 200, True),
    "bereichsleitung_mi@jobcenter": (7, 200, True),
    "bereichsleitung_leistung@jobcenter": (0, 403, False),  # vacant
    "geschaeftsstellenleitung@ratingen": (1, 200, True),
    "geschaeftsstellenleitung@velbert": (1, 404, False),
    "teamleitung@mi-ratingen": (0, 404, False),
    "controlling@jobcenter": (7, 200, True),
    "fachaufsicht@jobcenter": (7, 200, False),
    "it@jobcenter": (0, 404, False),
    "personalrat@jobcenter": (0, 404, False),
    "revision@jobcenter": (0, 403, False),
    "traeger_kreis@jobcenter": (0, 403, False),
}


@pytest.mark.parametrize("post", RIGHTS)
def test_who_sees_which_sheet_and_reports_there(store: Store, post: str) -> None:
    many, status, may_report = RIGHTS[post]
    client = at(store, post)
    assert client.get("/zielgespraech").text.count('href="/zielgespraech/') == many
    page = client.get(SHEET)
    assert page.status_code == status
    done = client.post(SHEET, REPORTED | {"seen": "0"}, token=client.token("/konto"))
    assert done.status_code == (303 if may_report else status if status != 200 else 404)
    with store.read() as tx:
        assert len(records.list_versions(tx, record_type="event")) == int(may_report)


def test_for_no_post_of_others_and_upon_no_agreement_of_others(store: Store) -> None:
    assert agreed_with(store).status_code == 303
    other = at(store, OTHER)
    velbert = SHEET.replace("ratingen", "velbert")
    of_others = {"report_post": "gf@jobcenter"}
    assert other.post(velbert, REPORTED | of_others | seen(other.get(velbert))).status_code == 303
    with store.read() as tx:
        (event,) = (one.record for one in records.list_versions(tx, record_type="event"))
    assert event.reported_by_role == "geschaeftsstellenleitung"
    refused = other.post(velbert, CLOSED | seen(other.get(velbert)))
    assert refused.status_code == 422
    with store.read() as tx:
        (agreement,) = (one.record for one in records.list_versions(tx, record_type="agreement"))
    assert isinstance(agreement, Agreement)
    assert agreement.done_on is None


def test_the_command_line_writes_the_same_sheet(store: Store, house: Workspace) -> None:
    printed = house.run("report", "talk", "--scope", "ratingen", "--month", "2016-06", "--on", "2016-06-13")
    assert printed.code == 0
    shown = at(store, LEADS).get(SHEET)
    rows = [re.findall(r'<tr><th scope="row">(.*?)</tr>', text) for text in (printed.out, shown.text)]
    plain = [[re.sub(r"<[^>]+>", " ", row).split() for row in found] for found in rows]
    assert plain[0]
    assert plain[0] == plain[1]
    assert house.run("report", "talk", "--scope", "nirgends", "--month", "2016-06").code == 2


# --- With a measure -------------------------------------------------------------------------------------------------

FOUND, UPON = "monthly-target-talks/ratingen/2016-04", "/befunde/monthly-target-talks/ratingen/2016-04"
MEASURE = {
    "act": "measure",
    "measure_until": "30.06.2016",
    "measure_due": "24.06.2016",
    "measure_reason_id": "measure-agreed",
    "measure_file_number": "50.1-2016/080",
}
CLOSED = {
    "form": "close",
    "close_which": "m01-ratingen",
    "close_day": "13.06.2016",
    "close_file_number": "50.1-2016/081",
}
AGREED = "agreements-kept/ratingen/2016-m01-ratingen"
PLACEMENT = "Bereichsleitung Markt & Integration"


def agreed_with(store: Store, **other: str) -> Any:
    client = at(store, LEADS)
    return client.post(UPON, MEASURE | seen(client.get(UPON)) | other)


def test_a_measure_is_an_agreement_of_the_unit_until_it_is_reported_as_done(store: Store, house: Workspace) -> None:
    client = at(store, LEADS)
    assert agreed_with(store).status_code == 303
    told = words(client.get(UPON))
    assert "Bestätigt: übernommen bis 30.06.2016" in told
    assert f"Vereinbarung vom 13.06.2016: {PLACEMENT}, bis 24.06.2016 (50.1-2016/080); offen" in told
    assert "Zielgespräch, April 2016" in words(client.get(SHEET)).split("Vereinbarungen")[1]
    assert state_of(house, store, AGREED) == "pending"
    assert client.post(SHEET, CLOSED | seen(client.get(SHEET))).status_code == 303
    assert "erledigt am 13.06.2016" in words(client.get(SHEET))
    assert "(50.1-2016/081); erledigt am 13.06.2016" in words(client.get(UPON))
    assert house.run("tick", "--now", "2016-06-15T07:00").code == 0
    with store.read() as tx:
        assert verdicts.latest(tx, [AGREED])[AGREED].verdict.state == "met"


def test_a_measure_leads_to_the_sheet_of_its_talk_for_whom_may_open_that(store: Store) -> None:
    """The head of the team sees the finding, and no sheet of the office."""
    upon = "/befunde/annual-team-plan/mi-ratingen/2016"
    office, team = at(store, OFFICE), at(store, "teamleitung@mi-ratingen")
    assert team.post(upon, MEASURE | seen(team.get(upon))).status_code == 303
    shown, narrow = office.get(upon), team.get(upon)
    assert "Vereinbarung vom 13.06.2016" in words(shown)
    assert "Vereinbarung vom 13.06.2016" in words(narrow)
    assert f'href="{SHEET}"' in shown.text
    assert "/zielgespraech/" not in narrow.text
    assert team.get(SHEET).status_code == 404


def test_of_act_and_agreement_there_are_both_or_neither(store: Store) -> None:
    assert agreed_with(store, seen="0").status_code == 409
    assert agreed_with(store, measure_until="30.11.2016").status_code == 422
    with store.read() as tx:
        assert records.list_versions(tx, record_type="agreement") == ()
        assert acts.about(tx, [FOUND]) == ()
    assert agreed_with(store).status_code == 303
    with store.read() as tx:
        (agreement,) = (one.record for one in records.list_versions(tx, record_type="agreement"))
        (act,) = acts.about(tx, [FOUND])
    assert isinstance(agreement, Agreement)
    assert (agreement.scope, agreement.about, agreement.owner_role) == ("ratingen", FOUND, "bereichsleitung_mi")
    assert (act.kind, act.until, agreement.note) == ("acknowledge", date(2016, 6, 30), None)


def test_a_measure_without_its_day_or_its_words_is_none(store: Store) -> None:
    empty = agreed_with(store, measure_due="", measure_reason_id="")
    assert empty.status_code == 422
    assert "Sagen Sie, was vereinbart ist" in words(empty)
    past = agreed_with(store, measure_due="01.06.2016")
    assert "Der Tag liegt schon hinter uns" in words(past)
    with store.read() as tx:
        assert acts.about(tx, [FOUND]) == ()


def test_a_measure_is_agreed_at_the_command_line_too(store: Store, house: Workspace) -> None:
    by = ("--by", "bereichsleitung_mi", "--until", "2016-06-30", "--now", "2016-06-13T12:00", "--yes")
    why = ("--reason-id", "measure-agreed", "--file-number", "50.1-2016/080")
    command = ("findings", "acknowledge", FOUND, *by)
    assert house.run(*command, *why, "--measure-due", "2016-06-12").code == 2
    assert house.run(*command, "--measure-due", "2016-06-24").code == 2
    done = house.run(*command, *why, "--measure-due", "2016-06-24")
    assert done.code == 0, done.err
    assert "agreed as m01-ratingen" in done.err
    told = words(at(store, LEADS).get(UPON))
    assert f"Vereinbarung vom 13.06.2016: {PLACEMENT}, bis 24.06.2016 (50.1-2016/080); offen" in told


def test_two_measures_of_a_unit_have_numbers_of_their_own(store: Store) -> None:
    assert agreed_with(store).status_code == 303
    client, upon = at(store, LEADS), UPON.replace("2016-04", "2016-03")
    assert client.post(upon, MEASURE | seen(client.get(upon))).status_code == 303
    with store.read() as tx:
        keys = {one.key for one in records.list_versions(tx, record_type="agreement")}
    assert keys == {"agreement:m01-ratingen", "agreement:m02-ratingen"}
