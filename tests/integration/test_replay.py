"""A past day is judged again by what was known and in force then, whatever was edited since."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest

from checker.domain.calendar_file import CalendarFile
from checker.domain.clock import at_local
from checker.rulebook import load, warm
from checker.store import Store, activations
from checker.usecases.judging.check import check_activated
from checker.usecases.rules import activation
from checker.usecases.rules.activation import activate_folder, active
from tests.stored import url_of
from tests.workspace import Workspace, make_workspace

RULE = "statistics-agreed"
SPRING, JULY = "2016-06-01T12:00", "2016-07-05T12:00"
IN_SPRING, FIFTH_OF_JULY = at_local(date(2016, 6, 1), 12), date(2016, 7, 5)
FRONLEICHNAM = date(2016, 5, 26)


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    """In January its statistics are due on 30 June; in July somebody edits that to 29 July."""
    made = make_workspace(tmp_path, goals=("statistik",))
    assert made.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    edit(made, "nominal: 2016-06-30", "nominal: 2016-07-29")
    assert made.activate_edit("--now", "2016-07-01T08:00").code == 0
    return made


def edit(house: Workspace, before: str, after: str) -> None:
    goal = house.goal("statistik")
    text = goal.read_text(encoding="utf-8")
    assert before in text
    goal.write_text(text.replace(before, after), encoding="utf-8")


def checked(house: Workspace, *words: str, on: str = "2016-07-05") -> Any:
    done = house.run("check", "--on", on, "--fail-on", "never", "--json", *words)
    assert done.code == 0, done.err
    return json.loads(done.out)


def judged(house: Workspace, *words: str) -> tuple[str, str, str]:
    """By which rules (why, and due when), and the state on 5 July."""
    document = checked(house, *words)
    (verdict,) = document["verdicts"]
    return document["rules"]["basis"], verdict["due"]["nominal"], verdict["state"]


def test_the_rules_in_force_then_judge_a_past_instant(house: Workspace) -> None:
    assert judged(house) == ("in_force", "2016-07-29", "pending")
    assert judged(house, "--known-at", JULY) == ("in_force_then", "2016-07-29", "pending")
    assert judged(house, "--known-at", SPRING) == ("in_force_then", "2016-06-30", "breached")


def test_before_the_first_activation_the_first_rules_judge_and_the_head_says_so(house: Workspace) -> None:
    early = ("--known-at", "2016-01-02T08:00")
    assert judged(house, *early) == ("first", "2016-06-30", "breached")
    assert "no rules were in force yet; judged by the first" in house.run("check", "--on", "2016-07-05", *early).err


def test_other_rules_judge_a_past_instant_when_they_are_asked_for(house: Workspace) -> None:
    first = checked(house, "--known-at", SPRING)["rulebook"]
    assert judged(house, "--known-at", SPRING, "--rulebook", "active") == ("in_force", "2016-07-29", "pending")
    assert judged(house, "--rulebook", first) == ("named", "2016-06-30", "breached")
    assert judged(house, "--rulebook", first[:12].upper()) == ("named", "2016-06-30", "breached")
    edit(house, "nominal: 2016-07-29", "nominal: 2016-08-31")
    by_folder = judged(house, "--known-at", SPRING, "--rules", "rules")
    assert by_folder == ("folder", "2016-08-31", "pending")


def test_the_head_names_rulebook_calendar_organisation_and_since_when(house: Workspace) -> None:
    document = checked(house, "--known-at", SPRING)
    assert document["rules"] == {
        "basis": "in_force_then",
        "activated_at": "2016-01-04T07:00:00+00:00",
        "organisation": "jobcenter",
    }
    assert document["calendar"].startswith("holidays ")
    note = house.run("check", "--on", "2016-07-05", "--known-at", SPRING).err
    sha = document["rulebook"][:12]
    assert f"judged by the rules in force then (rulebook {sha}, since 4 January 2016, 08:00; calendar holidays " in note
    page = house.run("check", "--on", "2016-07-05", "--known-at", SPRING, "--format", "html").out
    assert "Geurteilt nach den Regeln, die damals galten" in page


def test_an_explanation_is_by_the_rules_in_force_then_too(house: Workspace) -> None:
    words = ("rules", "explain", RULE, "--on", "2016-07-05", "--known-at", SPRING)
    told = house.run(*words).out
    assert told.startswith("Geurteilt nach den Regeln, die damals galten (Regelwerk ")
    assert "30.06.2016" in told
    document = json.loads(house.run(*words, "--json").out)
    assert document["rules"]["basis"] == "in_force_then"
    assert document["rulebook"] == checked(house, "--known-at", SPRING)["rulebook"]
    by_todays = house.run(*words, "--rulebook", "active").out
    assert "29.07.2016" in by_todays


def test_the_organisation_is_the_one_with_the_absences_known_then(house: Workspace) -> None:
    words = ("--from", "2016-07-04", "--until", "2016-07-30", "--to", "controlling", "--now", "2016-07-01T12:00")
    assert house.run("roles", "deputize", "gf", *words).code == 0
    store = Store.open(url_of(house.store), create=False)
    now, then = check_activated(store, FIFTH_OF_JULY, None), check_activated(store, FIFTH_OF_JULY, IN_SPRING)
    store.close()
    assert [absence.role for absence in now.rulebook.organisation.absences] == ["gf"]
    assert then.rulebook.organisation.absences == ()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(("--rulebook", "123456"), "no rulebook '123456' was ever in force", id="never in force"),
        pytest.param(("--rulebook", ""), "several rulebooks begin with ''", id="several"),
        pytest.param(("--rulebook", "active", "--rules", "rules"), "name two rulebooks", id="two rulebooks"),
        pytest.param(("--rulebook", "active", "a.csv"), "--rulebook belongs to the store", id="files"),
    ],
)
def test_what_cannot_be_meant_is_refused(house: Workspace, words: tuple[str, ...], says: str) -> None:
    done = house.run("check", "--on", "2016-07-05", *words)
    assert done.code == 2
    assert says in done.err


def test_the_holidays_that_took_effect_judge_whatever_the_library_says_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = make_workspace(tmp_path, goals=("statistik",))
    house.run("rules", "activate", "--now", "2016-01-04T08:00")
    then = checked(house, "--known-at", SPRING)

    without_a_holiday(monkeypatch)
    assert checked(house, "--known-at", SPRING) == then
    assert checked(house)["calendar"] == then["calendar"], "nor do today's verdicts change unasked"
    assert checked(house, "--rules", "rules")["calendar"] == "another library"

    told = json.loads(house.activate_edit("--now", "2016-07-01T08:00", "--json").out)
    assert told["changed"], "a table takes effect by an activation, as files do"
    assert checked(house)["calendar"] == "another library"
    assert checked(house, "--known-at", SPRING) == then


def without_a_holiday(monkeypatch: pytest.MonkeyPatch) -> None:
    """An update of the library of holidays, under which Fronleichnam is none; nothing of before is at hand."""
    holidays_of = load.holidays_of

    def other(calendar_file: CalendarFile, language: Literal["de", "en"]) -> tuple[dict[date, str], str]:
        names, _ = holidays_of(calendar_file, language)
        return {day: name for day, name in names.items() if day != FRONLEICHNAM}, "another library"

    monkeypatch.setattr(load, "holidays_of", other)
    monkeypatch.setattr(warm, "read_kept", lambda *_: None)
    monkeypatch.setattr(warm, "keep", lambda *_: None)
    activation._archived.cache_clear()


# --- Rehearsed activations --------------------------------------------------------------------------------


def activated_at(house: Workspace) -> str:
    store = Store.open(url_of(house.store), create=False)
    with store.read() as tx:
        head = activations.newest(tx)
        assert active(tx).sha256 == (head and head.sha256)
    store.close()
    assert head is not None
    return head.activated_at.isoformat()


def test_a_rehearsed_activation_takes_effect_at_its_instant(house: Workspace) -> None:
    assert activated_at(house) == "2016-07-01T06:00:00+00:00"


def test_a_rehearsed_activation_is_never_behind_the_last_one(house: Workspace) -> None:
    edit(house, "nominal: 2016-07-29", "nominal: 2016-08-31")
    done = house.run("rules", "activate", "--now", "2016-06-30T08:00")
    assert (done.code, done.out) == (2, "")
    assert "30.06.2016 08:00 lies before the last activation (01.07.2016 08:00)" in done.err
    assert judged(house)[1] == "2016-07-29"


def test_a_rehearsed_activation_is_never_behind_the_last_tick(house: Workspace) -> None:
    house.run("tick", "--now", "2016-07-05T07:00")
    edit(house, "nominal: 2016-07-29", "nominal: 2016-08-31")
    done = house.run("rules", "activate", "--now", "2016-07-04T08:00")
    assert (done.code, done.out) == (2, "")
    assert "04.07.2016 08:00 lies before the last tick (05.07.2016 07:00)" in done.err
    assert "--now" in done.err


def test_rules_never_slip_into_a_past_that_was_judged_by_others(house: Workspace) -> None:
    """The clock was set back: the activation counts from behind the last tick on."""
    house.run("tick", "--now", JULY)
    before = judged(house, "--known-at", JULY)
    edit(house, "nominal: 2016-07-29", "nominal: 2016-08-31")
    store = Store.open(url_of(house.store), create=False)
    activate_folder(store, house.rules, at_local(date(2016, 7, 2), 8), "administration")
    store.close()
    assert activated_at(house) == "2016-07-05T10:00:00.000001+00:00"
    assert judged(house, "--known-at", JULY) == before
    assert judged(house)[1] == "2016-08-31"
