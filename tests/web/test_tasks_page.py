"""Meine Aufgaben: what is asked of whoever looks, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from checker.domain.access import LogInWay, Viewer
from checker.domain.answer import AnswerChoice
from checker.domain.health import UnapprovedEdit
from checker.findings.tasks import TaskKind, WhyMine
from checker.store import Store, journal
from checker.usecases.acting.absences import deputize
from checker.usecases.importing.kept_out import OpenNow
from checker.usecases.reading.my_tasks import Task, my_tasks
from checker.usecases.reading.task_rows import task_list
from tests.integration.a_house import CRITERIA
from tests.statements import reads, statements
from tests.web.walked import ADMINISTRATION, LAST_DAY, MANAGEMENT, NOON, OTHER, OWNER, a_walked_store, answered, browser


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_walked_store(tmp_path) as opened:
        yield opened


def title(page: Any) -> str:
    return unescape(re.search(r"<title>(.*?)</title>", page.text)[1])  # type: ignore[index]


def rows(page: Any) -> list[str]:
    """The text of each row, without its marks."""
    bodies = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page.text, re.DOTALL)
    return [re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body))).strip() for body in bodies]


def test_the_number_stands_in_the_title_and_the_row_leads_to_the_finding(store: Store) -> None:
    page = browser(store, OWNER).get("/aufgaben")
    assert title(page) == "1 Aufgabe – Meine Aufgaben – Zielwacht"
    (row,) = rows(page)
    assert row.startswith("Einsatzkriterien des Ermittlungsdienstes abgestimmt Entscheiden")
    assert "Frist überschritten" in row
    assert "Sie verantworten dieses Ziel" in row
    assert f'href="/befunde/{CRITERIA}"' in page.text


def test_the_management_has_the_letter_and_what_was_put_before_it(store: Store) -> None:
    found = " ".join(rows(browser(store, MANAGEMENT).get("/aufgaben")))
    assert "Schreiben an Kreis Mettmann: Einsatzkriterien" in found
    assert "Sie geben Schreiben nach außen frei" in found
    assert "Ihnen vorgelegt" in found


def test_whoever_is_asked_nothing_is_told_what_to_do(store: Store) -> None:
    page = browser(store, OTHER).get("/aufgaben")
    assert title(page) == "Keine Aufgaben – Meine Aufgaben – Zielwacht"
    assert "Es ist nichts zu tun" in page.text
    assert "<table" not in page.text


def test_an_answer_moves_the_task_to_whoever_enters_it(store: Store) -> None:
    number = answered(store, AnswerChoice.NEW_DATE, day=date(2016, 6, 30))
    assert title(browser(store, OWNER).get("/aufgaben")).startswith("Keine Aufgaben")
    page = browser(store, ADMINISTRATION).get("/aufgaben")
    assert f'href="/vorschlaege/{number}"' in page.text
    assert "Antwort von Bereichsleitung Leistung: Neue Frist bis 30.06.2016 vorgeschlagen" in " ".join(rows(page))


def test_an_answer_that_waits_too_long_is_marked(store: Store) -> None:
    answered(store, AnswerChoice.NEW_DATE, at=NOON - timedelta(days=6), day=date(2016, 6, 30))
    assert "dieser Tag ist vorbei" in browser(store, ADMINISTRATION).get("/aufgaben").text


def test_who_stands_in_reads_whom_for(store: Store) -> None:
    deputize(store, OWNER, LAST_DAY, LAST_DAY + timedelta(days=7), "bfdh", "controlling", NOON)
    (row,) = rows(browser(store, "bfdh@jobcenter").get("/aufgaben"))
    assert "in Vertretung für Bereichsleitung Leistung" in row


def test_in_english(store: Store) -> None:
    client = browser(store, OWNER)
    client.http.cookies.set("__Host-language", "en")
    page = client.get("/aufgaben")
    assert title(page) == "1 task – My tasks – Zielwacht"
    assert "you answer for this target" in page.text.lower()


def test_titles_that_the_house_has_in_german_alone_say_so_on_an_english_page(store: Store) -> None:
    client = browser(store, OWNER)
    marked = '<span lang="de">Einsatzkriterien des Ermittlungsdienstes abgestimmt</span>'
    assert marked not in client.get("/aufgaben").text
    client.http.cookies.set("__Host-language", "en")
    assert marked in client.get("/aufgaben").text


def test_the_bare_address_leads_there(store: Store) -> None:
    response = browser(store, OWNER).get("/")
    assert (response.status_code, response.headers["location"]) == (303, "/aufgaben")


@pytest.mark.parametrize("post", [MANAGEMENT, ADMINISTRATION, OWNER])
@pytest.mark.parametrize("kind", [None, "finding.changed", "records.imported"])
def test_a_page_takes_few_statements(store: Store, post: str, kind: str | None) -> None:
    """Also the first one after the journal has grown, which everybody gets while the daemon is at work."""
    client = browser(store, post)
    client.get("/aufgaben")
    if kind is not None:
        with store.write() as tx:
            journal.append(tx, kind, {}, NOON)
    with statements() as seen:
        assert client.get("/aufgaben").status_code == 200
    assert len(reads(seen)) <= (10 if kind else 3), "\n".join(seen)


def test_answers_and_files_are_read_again_when_something_may_have_changed_them(store: Store) -> None:
    client = browser(store, ADMINISTRATION)
    client.get("/aufgaben")
    read = {}
    for kind in ("mail.sent", "proposal.received", "of.a.newer.version"):
        with store.write() as tx:
            journal.append(tx, kind, {}, NOON)
        with statements() as seen:
            client.get("/aufgaben")
        tables = (
            name
            for name in ("proposal", "import_account")
            if any(f"FROM {name} " in one.replace("\n", " ") for one in reads(seen))
        )
        read[kind] = set(tables)
    both = {"proposal", "import_account"}
    assert read == {"mail.sent": set(), "proposal.received": both, "of.a.newer.version": both}


def test_what_is_kept_out_leads_to_the_files_and_edits_without_approval_to_the_preview(store: Store) -> None:
    mine = my_tasks(store, Viewer((ADMINISTRATION,), LogInWay.PASSWORD, 1), NOON)
    kept = Task(TaskKind.LOOK_INTO, ADMINISTRATION, WhyMine.ADMINISTERS, OpenNow(3, 1, NOON), LAST_DAY)
    edit = UnapprovedEdit(7, NOON, 2, "4f5d9c31c4250000")
    approve = Task(TaskKind.APPROVE, MANAGEMENT, WhyMine.APPROVES, edit, LAST_DAY)
    listed = task_list(replace(mine, tasks=(kept, approve)), (ADMINISTRATION, MANAGEMENT), "de")
    first, second = (" ".join((row[0].text, *row[0].beside)) for row in listed.rows)
    assert "Aus Dateien herausgehalten: 3 Zeilen oder Dateien" in first
    assert "Befehl" not in first
    assert browser(store, ADMINISTRATION).get(listed.rows[0][0].href).status_code == 200
    assert "Regeländerung 7 ist in Kraft, 2 Zustimmungen fehlen" in second
    assert "Befehl" not in second
    assert listed.rows[1][0].href == "/regeln/vorschau"


def test_fifty_a_page_and_the_way_to_the_next(store: Store) -> None:
    mine = my_tasks(store, Viewer((OWNER,), LogInWay.PASSWORD, 1), NOON)
    many = replace(mine, tasks=mine.tasks * 60)
    first, second, beyond = (task_list(many, (OWNER,), "de", page) for page in (1, 2, 99))
    assert [len(page.rows) for page in (first, second)] == [50, 10]
    assert (first.total, first.pages) == (60, 2)
    assert beyond == second
