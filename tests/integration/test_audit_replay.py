"""What was decided on a day is decided again, byte for byte, whatever came later; what was written over is named."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from checker.cli.audit.replay import SCHEMA
from checker.store import Store
from tests.stored import url_of
from tests.workspace import Workspace, make_workspace

KEY = "statistics-agreed/jobcenter/2016"
FIRST, SECOND = "2016-07-01", "2016-07-05"


@pytest.fixture(scope="module")
def judged_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only copied from."""
    made = make_workspace(tmp_path_factory.mktemp("judged"), goals=("statistik",))
    assert made.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    assert made.run("tick", "--now", f"{FIRST}T07:00").code == 0
    evidence = ("--submitted-on", "2016-06-30", "--evidence", "50.1-2016/041", "--by", "bereichsleitung_mi")
    reported = made.run("records", "report", "statistics-agreed", *evidence)
    assert reported.code == 0, reported.err
    assert made.run("tick", "--now", f"{SECOND}T07:00").code == 0
    return made.folder


@pytest.fixture
def house(tmp_path: Path, judged_twice: Path) -> Workspace:
    """Its statistics are missing on 1 July, are reported as submitted in time, and that is judged on 5 July."""
    return Workspace(Path(shutil.copytree(judged_twice, tmp_path / "house")))


def replayed(house: Workspace, day: str, *words: str, code: int = 0) -> Any:
    done = house.run("audit", "replay", "--on", day, "--known-at", f"{day}T12:00", "--json", *words)
    assert done.code == code, done.err
    return json.loads(done.out)


def written_over(house: Workspace, statement: str) -> None:
    with closing(sqlite3.connect(house.store)) as other, other:
        assert other.execute(statement).rowcount == 1


def move_the_due_day(house: Workspace, at: str = "2016-07-06T08:00") -> None:
    goal = house.goal("statistik")
    text = goal.read_text(encoding="utf-8")
    goal.write_text(text.replace("nominal: 2016-06-30", "nominal: 2016-08-31"), encoding="utf-8")
    assert house.activate_edit("--now", at).code == 0


def activate_a_remark(house: Workspace) -> None:
    goal = house.goal("statistik")
    goal.write_text(goal.read_text(encoding="utf-8") + "# checked\n", encoding="utf-8")
    assert house.activate_edit("--now", "2016-07-06T08:00").code == 0


def test_a_day_is_decided_again_after_a_later_report_and_later_rules(house: Workspace) -> None:
    before = [replayed(house, day) for day in (FIRST, SECOND)]
    assert [(one["equal"], one["different"]) for one in before] == [(1, []), (1, [])]
    move_the_due_day(house)
    assert house.run("tick", "--now", "2016-07-07T07:00").code == 0
    assert [replayed(house, day) for day in (FIRST, SECOND)] == before
    assert replayed(house, "2016-07-07")["activation"]["number"] == 2


def test_the_head_says_by_what_was_judged(house: Workspace) -> None:
    found = replayed(house, FIRST)
    assert (found["schema"], found["on"]) == (SCHEMA, FIRST)
    assert found["known_at"] == {"instant": "2016-07-01T10:00:00+00:00", "sequence": 0}
    assert (found["activation"]["number"], found["activation"]["by"]) == (1, "administration")
    assert (found["rules"]["basis"], found["product"]) == ("in_force_then", "0.1.0")
    told = house.run("audit", "replay", "--on", FIRST, "--known-at", f"{FIRST}T12:00").out
    assert "Geurteilt nach den Regeln, die damals galten" in told
    assert "gleich, Byte für Byte: 1" in told


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        pytest.param("state = 'met'", ["state"], id="a column"),
        pytest.param("""verdict = replace(verdict, '"breached"', '"met"')""", ["verdict.state.as"], id="the verdict"),
        pytest.param("verdict = verdict || ' '", ["verdict"], id="a byte that says nothing"),
        pytest.param("verdict = 'gone'", ["verdict"], id="no JSON"),
        pytest.param(f"rulebook = '{'0' * 64}'", ["rulebook"], id="by which rules"),
    ],
)
def test_what_was_written_over_is_different(house: Workspace, change: str, paths: list[str]) -> None:
    written_over(house, f"UPDATE verdict_change SET {change} WHERE obligation = '{KEY}' AND number = 1")
    found = replayed(house, FIRST, code=1)
    (different,) = found["different"]
    assert (different["obligation"], different["paths"]) == (KEY, paths)
    assert found["equal"] == 0
    assert replayed(house, SECOND)["different"] == []


def test_where_no_tick_has_judged_a_verdict_of_another_day_is_counted_and_not_compared(house: Workspace) -> None:
    found = replayed(house, "2016-07-04")
    assert (found["equal"], found["different"], found["no_tick"]) == (0, [], "none_that_day")
    assert found["not_compared"] == {"decided_on_an_earlier_day": 1, "not_decided": 0, "not_owed_any_more": 0}
    told = house.run("audit", "replay", "--on", "2016-07-04", "--known-at", "2016-07-04T12:00").out
    assert "Kein Lauf dieses Tages hat bis dahin etwas beurteilt: nichts zu vergleichen." in told


def test_what_stands_since_an_earlier_day_is_what_the_day_would_decide(house: Workspace) -> None:
    """On 6 July everything is looked at again, and nothing changes."""
    activate_a_remark(house)
    assert house.run("tick", "--now", "2016-07-06T09:00").code == 0
    found = replayed(house, "2016-07-06")
    assert (found["equal"], found["unchanged_since_an_earlier_day"], found["different"]) == (0, 1, [])
    written_over(house, f"UPDATE verdict_change SET state = 'breached' WHERE obligation = '{KEY}' AND number = 2")
    (different,) = replayed(house, "2016-07-06", code=1)["different"]
    assert (different["obligation"], different["paths"]) == (KEY, ["state"])


def test_a_verdict_that_the_day_should_have_and_the_store_has_not_is_named(house: Workspace) -> None:
    written_over(house, f"DELETE FROM verdict_change WHERE obligation = '{KEY}' AND number = 1")
    (different,) = replayed(house, FIRST, code=1)["different"]
    assert (different["obligation"], different["paths"]) == (KEY, ["not kept"])
    told = house.run("audit", "replay", "--on", FIRST, "--known-at", f"{FIRST}T12:00").out
    assert "der letzte Lauf des Tages hätte ein Urteil, gespeichert ist keines" in told


def test_the_versions_that_counted_are_listed_with_their_root(house: Workspace) -> None:
    (counted,) = replayed(house, SECOND)["counted"]
    (version,) = counted["versions"]
    assert (counted["obligation"], version["key"]) == (KEY, "deliverable:statistics-agreed:jobcenter:2016")
    assert counted["kept"] == {"versions": 1, "root": counted["root"]}
    leaf = f'["{version["key"]}",{version["sequence"]},"{version["sheet"]}",{version["row"]}]'.encode()
    assert counted["root"] == hashlib.sha256(b"\x00" + leaf).hexdigest()
    (nothing,) = replayed(house, FIRST)["counted"]
    assert (nothing["versions"], nothing["root"]) == ([], hashlib.sha256(b"").hexdigest())


def test_in_words_they_are_counted_and_listed_when_asked_for(house: Workspace) -> None:
    asked = ("audit", "replay", "--on", SECOND, "--known-at", f"{SECOND}T12:00")
    short, long = house.run(*asked).out, house.run(*asked, "--records").out
    assert "Meldungen, die zählten: 1 in 1 Urteilen; Wurzel wie gespeichert: 1" in short
    assert "deliverable:statistics-agreed" not in short
    assert "  deliverable:statistics-agreed:jobcenter:2016: Erfassung 1 am" in long


def test_a_root_that_was_written_over_is_different(house: Workspace) -> None:
    written_over(house, f"UPDATE verdict_change SET root = '{'0' * 64}' WHERE obligation = '{KEY}' AND number = 2")
    (different,) = replayed(house, SECOND, code=1)["different"]
    assert (different["obligation"], different["paths"]) == (KEY, ["root"])


def test_a_verdict_from_before_roots_were_kept_is_compared_without(house: Workspace) -> None:
    written_over(
        house, f"UPDATE verdict_change SET root = NULL, counted = NULL WHERE obligation = '{KEY}' AND number = 2"
    )
    found = replayed(house, SECOND)
    assert (found["equal"], found["different"], found["counted"][0]["kept"]) == (1, [], None)
    told = house.run("audit", "replay", "--on", SECOND, "--known-at", f"{SECOND}T12:00").out
    assert "ohne gespeicherte Wurzel: 1" in told


@pytest.mark.parametrize(
    ("on", "known_at", "sentence"),
    [
        pytest.param("2016-07-09", "2030-01-01T12:00", "Der Tag liegt nach dem letzten Lauf", id="not judged yet"),
        pytest.param(SECOND, "2016-07-04T12:00", "Der Tag beginnt erst nach dem Kenntnisstand", id="not begun then"),
        pytest.param(SECOND, f"{SECOND}T06:00", "Kein Lauf dieses Tages hat bis dahin", id="before its tick"),
        pytest.param(SECOND, f"{SECOND}T07:00", "Läufe des Tages, die etwas beurteilt haben: 1", id="with its tick"),
    ],
)
def test_the_head_says_by_how_many_the_day_was_judged_or_why_by_none(
    house: Workspace, on: str, known_at: str, sentence: str
) -> None:
    done = house.run("audit", "replay", "--on", on, "--known-at", known_at)
    assert (done.code, done.err) == (0, "")
    assert sentence in done.out


def test_before_the_first_tick_that_is_said(tmp_path: Path) -> None:
    made = make_workspace(tmp_path, goals=("statistik",))
    assert made.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    done = made.run("audit", "replay", "--on", FIRST, "--known-at", f"{FIRST}T12:00")
    assert done.code == 0
    assert "Es ist noch kein Lauf verzeichnet: nichts zu vergleichen." in done.out


def test_rules_stamped_ahead_of_the_clock_count_for_the_ticks_that_went_by_them(house: Workspace) -> None:
    """The activation bears 2016-08-01, and the tick before it has judged by it: its number stands with the tick."""
    move_the_due_day(house, at="2016-08-01T08:00")
    paper = ("deliverable:statistics-agreed:jobcenter:2016", "--reason", "x", "--by", "gf")
    assert house.run("records", "retract", *paper).code == 0
    assert house.run("tick", "--now", "2016-07-07T07:00").code == 0
    found = replayed(house, "2016-07-07")
    assert (found["equal"], found["different"]) == (1, [])


def test_before_the_first_activation_the_first_counts_and_nothing_was_decided(house: Workspace) -> None:
    done = house.run("audit", "replay", "--on", FIRST, "--known-at", "2016-01-01T12:00")
    assert done.code == 0
    assert "Damals galten noch keine Regeln; geurteilt nach den ersten" in done.out
    assert "Bis dahin war noch nichts erfasst." in done.out
    assert "nicht verglichen, weil bis dahin nicht gefällt: 1" in done.out


def test_only_the_rules_asked_for_are_compared(house: Workspace) -> None:
    assert replayed(house, FIRST, "--rule", "statistics-*")["equal"] == 1
    done = house.run("audit", "replay", "--on", FIRST, "--known-at", f"{FIRST}T12:00", "--rule", "nothing")
    assert (done.code, done.out) == (2, "")
    assert "there is no rule 'nothing'" in done.err


def test_without_rules_in_force_it_is_refused(tmp_path: Path) -> None:
    house = make_workspace(tmp_path)
    Store.open(url_of(house.store), create=True).close()
    done = house.run("audit", "replay", "--on", FIRST, "--known-at", f"{FIRST}T12:00")
    assert (done.code, done.out) == (2, "")
    assert "run 'zielwacht rules activate'" in done.err
