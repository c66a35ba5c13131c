"""Übersicht: what is counted, for whom, and what is said where it may not be right."""

from __future__ import annotations

import csv
import io
import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from checker.domain.clock import at_local
from checker.domain.health import HealthCode, issue
from checker.store import Store
from checker.usecases.running.kept_status import KeptStatus
from checker.usecases.running.status import Status, status
from checker.web.overview_view import trouble_of
from checker.wording.overview_texts import TROUBLES
from tests.patience import HANGS
from tests.stored import raw
from tests.web.walked import ADMINISTRATION, MANAGEMENT, NOON, OWNER, a_walked_store, browser, quiet_tick

OFFICE, OUTSIDE = "geschaeftsstellenleitung@ratingen", "kreis@jobcenter"
# Nothing of ours: what is owed by the state of its newest verdict.
STATES = """
    SELECT v.state, count(*) FROM obligation o JOIN verdict_change v ON v.obligation = o.key WHERE o.is_active = 1
    AND NOT EXISTS (SELECT 1 FROM verdict_change w WHERE w.obligation = v.obligation AND w.number > v.number)
    {more} GROUP BY v.state
"""
DUE = """
    SELECT o.key FROM obligation o JOIN verdict_change v ON v.obligation = o.key WHERE o.is_active = 1
    AND NOT EXISTS (SELECT 1 FROM verdict_change w WHERE w.obligation = v.obligation AND w.number > v.number)
    AND json_extract(v.verdict, '$.due.effective.as') BETWEEN '2016-12-19' AND '2017-01-03'
    AND v.state IN ('at_risk', 'not_evaluable', 'awaiting_event', 'pending')
    ORDER BY json_extract(v.verdict, '$.due.effective.as'), o.key
"""
WORDS = {"breached": "Ziel nicht erreicht", "at_risk": "gefährdet", "not_evaluable": "nicht bewertbar"}
Table = list[list[str]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_walked_store(tmp_path) as opened:
        yield opened


def table(page: Any, caption: str) -> Table:
    """The cells of each row of a table, without marks."""
    found = re.search(rf"<caption><strong>{re.escape(caption)}.*?</table>", page.text, re.DOTALL)
    assert found, f"no table {caption}"
    rows = re.findall(r"<tr>(.*?)</tr>", found[0], re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in row] for row in cells]


def states(store: Store, more: str = "") -> dict[str, int]:
    with store.read() as tx:
        return dict(raw(tx, STATES.format(more=more)).all())


def test_the_numbers_are_those_of_a_plain_count(store: Store) -> None:
    page = browser(store, MANAGEMENT).get("/uebersicht")
    counted = {what: many for what, many, _ in table(page, "Schlechte Zustände und Befunde")[1:]}
    stored = states(store)
    assert {what.split(" ", 1)[-1]: many for what, many in counted.items() if what[0] in "✗▲?"} == {
        word: str(stored.get(state, 0)) for state, word in WORDS.items()
    }


def test_each_cell_says_the_worst_state_and_how_many_are_in_it(store: Store) -> None:
    heads, *rows = table(browser(store, MANAGEMENT).get("/uebersicht"), "Ziele nach Einheiten, Plan 2016")
    everything = states(store)
    of_cells = [cell for row in rows for cell in row[1:] if cell != "–"]
    totals = [int(re.findall(r"\d+", cell)[-1]) for cell in of_cells]
    assert sum(totals) == sum(everything.values())
    assert heads[1] == "Jobcenter ME-aktiv"
    assert "Ratingen" in heads
    missed = states(store, "AND o.scope = 'jobcenter'")["breached"]
    assert any(cell.startswith("✗ Ziel nicht erreicht") and f" {missed} von " in cell for cell in of_cells)


def test_the_picture_has_a_sign_for_each_cell_of_the_table(store: Store) -> None:
    """Good states are dots."""
    page = browser(store, MANAGEMENT).get("/uebersicht").text
    grid = re.findall(r"<caption><strong>Ziele nach Einheiten.*?</table>", page, re.DOTALL)[0]
    told = Counter(state if state in WORDS else "other" for state in re.findall(r'data-state="(\w+)"', grid))
    assert Counter(re.findall(r'class="density-(\w+)"', page)) == told
    assert told["breached"]
    assert told["other"]


def test_an_office_sees_itself_and_the_house_alone(store: Store) -> None:
    heads = table(browser(store, OFFICE).get("/uebersicht"), "Ziele nach Einheiten, Plan 2016")[0]
    assert {"Velbert", "Hilden"}.isdisjoint(heads)
    seen = table(browser(store, OFFICE).get("/uebersicht"), "Schlechte Zustände und Befunde")
    everything = table(browser(store, MANAGEMENT).get("/uebersicht"), "Schlechte Zustände und Befunde")
    assert all(int(mine[1]) <= int(all_of_them[1]) for mine, all_of_them in zip(seen[1:], everything[1:], strict=True))


def test_what_is_due_next_is_listed_by_its_day(store: Store) -> None:
    page = browser(store, MANAGEMENT, now=at_local(date(2016, 12, 19), 9)).get("/uebersicht")
    with store.read() as tx:
        due = list(raw(tx, DUE).scalars())
    listed = re.findall(r'href="/verpflichtungen/([^"]*)"', page.text)
    assert listed == due[:10]
    assert listed


def test_a_plan_that_does_not_exist_is_said_and_shows_nothing(store: Store) -> None:
    page = browser(store, MANAGEMENT).get("/uebersicht?plan=1999")
    assert "Plan: „1999“ gibt es hier nicht." in unescape(page.text)
    assert "<svg" not in page.text
    assert "Ziele nach Einheiten, Plan 2016</strong></caption>" not in page.text


def test_a_file_has_the_rows_of_the_page(store: Store) -> None:
    someone = browser(store, MANAGEMENT)
    shown = table(someone.get("/uebersicht"), "Ziele nach Einheiten, Plan 2016")
    content = someone.get("/uebersicht?format=csv").content.decode("utf-8-sig")
    heads, *taken = (row[: len(shown[0])] for row in csv.reader(io.StringIO(content), delimiter=";"))
    assert heads == shown[0]
    assert [[cell.replace(";", "") for cell in row] for row in taken] == [
        [cell.lstrip("✗▲?○✓· ") for cell in row] for row in shown[1:]
    ]


def _with_status(store: Store, kept: KeptStatus, post: str) -> Any:
    someone = browser(store, post)
    object.__setattr__(someone.house, "status", kept)
    return someone


def test_what_keeps_the_figures_from_being_right_stands_above_them(store: Store) -> None:
    def ill(_now: Any) -> Status:
        issues = (issue(HealthCode.TICK_OLD, last=NOON), issue(HealthCode.RULES_BROKEN, mistake="/srv/rules/a.yaml:1"))
        return replace(status(store), issues=issues)

    page = _with_status(store, KeptStatus(ill, is_beside=False), OFFICE).get("/uebersicht")
    said = unescape(page.text)
    assert "Es wird zurzeit nicht beurteilt" in said
    assert "die Änderung ist fehlerhaft" in said
    assert "/srv/rules" not in said
    assert 'href="/betrieb"' not in said
    assert (
        'href="/betrieb"'
        in _with_status(store, KeptStatus(ill, is_beside=False), ADMINISTRATION).get("/uebersicht").text
    )


def test_a_log_that_was_cut_off_keeps_them_from_being_right(store: Store) -> None:
    def ill(_now: Any) -> Status:
        return replace(status(store), issues=(issue(HealthCode.LOG_CUT_OFF, size=9, last=3),))

    page = _with_status(store, KeptStatus(ill, is_beside=False), OWNER).get("/uebersicht")
    assert "Was gespeichert ist, wurde von außen geändert oder ist beschädigt." in unescape(page.text)


@pytest.mark.parametrize("code", HealthCode)
def test_of_every_issue_is_known_what_it_means_for_the_figures(code: HealthCode) -> None:
    assert trouble_of(code) in {"", *TROUBLES["de"]}


def test_it_says_how_far_ticks_have_come_also_behind_one_that_changed_nothing(store: Store) -> None:
    morning = NOON + timedelta(hours=20)
    client = browser(store, MANAGEMENT, now=morning)
    assert "Durchlauf vom 23.05.2016" in client.get("/uebersicht").text
    quiet_tick(store, morning)
    assert "Durchlauf vom 24.05.2016, 08:00 Uhr" in client.get("/uebersicht").text


def test_nothing_stands_above_them_where_all_is_well(store: Store) -> None:
    def well(_now: Any) -> Status:
        return replace(status(store), issues=())

    page = _with_status(store, KeptStatus(well, is_beside=False), OWNER).get("/uebersicht")
    assert "Damit diese Seite stimmt" not in page.text


def test_where_nobody_can_look_that_is_said(store: Store) -> None:
    looks = [status(store)]

    def once(_now: Any) -> Status:
        return looks.pop()

    kept = KeptStatus(once, is_beside=False)
    assert kept.at(NOON) == kept.at(NOON + timedelta(seconds=59))
    then = kept.at(NOON + timedelta(minutes=11))
    assert then is not None
    assert (then.at, then.is_old(NOON + timedelta(minutes=11))) == (NOON, True)
    never = _with_status(store, KeptStatus(once, is_beside=False), OWNER).get("/uebersicht")
    assert "Ob alles läuft, war nicht zu sehen." in unescape(never.text)


def test_who_asks_later_gets_what_is_known_and_has_it_asked_anew(store: Store) -> None:
    asked = []

    def ask(now: Any) -> Status:
        asked.append(now)
        return status(store)

    kept = KeptStatus(ask)
    first, later = kept.at(NOON), NOON + timedelta(minutes=2)
    assert kept.at(later) == first
    for thread in threading.enumerate():
        if thread.name == "status":
            thread.join(HANGS)
    then = kept.at(later)
    assert then is not None
    assert (then.at, asked) == (later, [NOON, later])


def test_who_comes_while_the_first_look_lasts_waits_for_it(store: Store) -> None:
    """After a start all browsers ask at once, and the look reads the whole log."""
    asked, told = [], []

    def ask(now: Any) -> Status:
        asked.append(now)
        if len(asked) == 1:
            others.extend(threading.Thread(target=lambda: told.append(kept.at(NOON))) for _ in range(4))
            for other in others:
                other.start()
        return status(store)

    others: list[threading.Thread] = []
    kept = KeptStatus(ask)
    first = kept.at(NOON)
    for other in others:
        other.join(HANGS)
    assert (asked, told) == ([NOON], [first] * 4)


def test_whoever_has_no_post_does_not_see_it(store: Store) -> None:
    assert browser(store, "niemand@jobcenter").get("/uebersicht").status_code in (403, 404)
