"""`zielwacht audit log`: what is asked for by obligation, role and days, in the house's language."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.browser import needs_browser, objections
from tests.integration.walked_house import walked
from tests.workspace import Workspace

CRITERIA = "investigation-criteria-agreed"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only read from."""
    return walked(tmp_path_factory.mktemp("walked"))


def asked(house: Workspace, *words: str) -> list[dict[str, Any]]:
    done = house.run("audit", "log", *words, "--json")
    assert done.code == 0, done.err
    return list(json.loads(done.out)["entries"])


@pytest.fixture(scope="module")
def everything(house: Workspace) -> list[dict[str, Any]]:
    return asked(house)


def test_about_an_obligation_are_its_findings_and_its_mails(house: Workspace, everything: list[Any]) -> None:
    found = asked(house, "--obligation", CRITERIA)
    assert {each["kind"].partition(".")[0] for each in found} == {"finding", "mail", "reminder"}
    named = [each["seq"] for each in everything if str(each["facts"].get("obligation", "")).startswith(CRITERIA)]
    assert named == [each["seq"] for each in found if not each["kind"].startswith("mail.")]
    queued = {each["facts"]["message"] for each in found if each["kind"] == "mail.queued"}
    assert {each["facts"]["message"] for each in found if each["kind"] == "mail.sent"} <= queued
    assert asked(house, "--obligation", f"{CRITERIA}/jobcenter/2016") == found


def test_of_a_role_is_what_it_was_sent(house: Workspace, everything: list[Any]) -> None:
    found = asked(house, "--role", "gf", "--kind", "mail.queued")
    to_it = [each for each in everything if each["facts"].get("addressed", "").startswith("gf@")]
    assert found == [each for each in to_it if each["kind"] == "mail.queued"]
    assert found
    assert asked(house, "--role", "g") == []


def test_both_days_are_included(house: Workspace, everything: list[Any]) -> None:
    days = sorted({each["at"][:10] for each in everything if each["kind"] == "tick.judged"})
    found = asked(house, "--kind", "tick.", "--from", days[1], "--to", days[2])
    assert [each["at"][:10] for each in found] == days[1:3]
    assert [each["at"][:10] for each in asked(house, "--kind", "tick.", "--to", days[0])] == days[:1]


def test_entries_are_german_sentences_beside_their_kind(house: Workspace) -> None:
    done = house.run("audit", "log", "--obligation", CRITERIA, "--kind", "finding.")
    assert "finding.changed" in done.out
    assert f"Befund geändert: Verpflichtung {CRITERIA}/jobcenter/2016, Nummer 1, Zustand offen" in done.out
    assert f"zu {CRITERIA}" in done.err
    assert "von" in done.err


def test_the_csv_is_that_of_the_house(house: Workspace, everything: list[Any]) -> None:
    text = house.run("audit", "log", "--format", "csv").out
    assert text.startswith("\ufeffNr.;Zeitpunkt;Art;Vorgang;Angaben;SHA-256 der Zeile")
    _, *rows = csv.reader(StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert [(row[0], row[-1]) for row in rows] == [(str(each["seq"]), each["hash"]) for each in everything]
    assert [json.loads(row[4]) for row in rows] == [each["facts"] for each in everything]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--format", "lines", "--role", "gf"), "a log is verified whole"),
        (("--format", "lines", "--to", "2016-05-01"), "a log is verified whole"),
        (("--from", "2016-05-02", "--to", "2016-05-01"), "lies before --from"),
        (("--obligation", "investigation-criteria-agred/jobcenter/2016"), f"did you mean '{CRITERIA}/jobcenter/2016'?"),
        (("--from", "gestern"), "is no day"),
    ],
)
def test_what_cannot_be_meant_is_refused(house: Workspace, words: tuple[str, ...], sentence: str) -> None:
    done = house.run("audit", "log", *words)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_a_kind_that_is_not_there_names_those_that_are(house: Workspace, tmp_path: Path) -> None:
    done = house.run("audit", "log", "--kind", "mial.")
    assert (done.code, done.out) == (0, "")
    assert "no entry is of the kind 'mial.'; there are: " in done.err


def test_the_page_is_one_file_without_script_that_names_what_was_selected(house: Workspace) -> None:
    done = house.run("audit", "log", "--kind", "finding.", "--to", "2016-05-31", "--format", "html")
    assert done.code == 0, done.err
    assert '<html lang="de">' in done.out
    assert "<h1>Protokoll</h1>" in done.out
    assert "Art finding., bis zum 31.05.2016, dieser Tag eingeschlossen" in done.out
    assert "size: A4 landscape" in done.out
    assert "<script" not in done.out
    assert "http" not in done.out.replace("http-equiv", "")
    shown = [each for each in asked(house, "--kind", "finding.") if each["at"] < "2016-06-01"]
    assert all(f'<td class="hash">{each["hash"]}</td>' in done.out for each in shown)
    assert done.out.count('<tr><th scope="row">') == len(shown) + len({each["kind"] for each in shown})


@needs_browser
def test_axe_has_nothing_to_object_to(house: Workspace, tmp_path: Path) -> None:
    page = house.run("audit", "log", "--kind", "finding.", "--to", "2016-05-31", "--format", "html").out
    assert objections(page, tmp_path) == []
