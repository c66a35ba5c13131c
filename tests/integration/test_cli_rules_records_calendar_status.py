"""`rules`, `records`, `calendar` and `status` as their users type them."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from checker.store import Store, journal
from tests.workspace import EXAMPLES, FACHAUFSICHT, Workspace, make_workspace

TEN_RULES = {
    "kdu-error-rate": ("T06", "rate_upper", "< 10 percent", "31.12.2016"),
    "benefit-processing-error-rate": ("T07", "rate_upper", "< 10 percent", "31.12.2016"),
    "reviews-new-cases": ("T09a", "count_min_trajectory", ">= 300 reviews", "31.12.2016"),
    "reviews-existing-cases": ("T09b", "count_min_trajectory", ">= 700 reviews", "31.12.2016"),
    "interface-dialogues-planned": ("T23a", "recurring_event_per_unit", ">= 2 dialogues", "31.12.2016"),
    "interface-dialogues-held": ("T23b", "share_full", "= 100 percent", "31.12.2016"),
    "investigation-criteria-agreed": ("T11", "dated_deliverable", "by date", "30.04.2016"),
    "statistics-agreed": ("T32", "dated_deliverable", "by date", "30.06.2016"),
    "sickness-rate": ("T25", "rate_upper", "<= 11 percent", "31.12.2016"),
    "kdu-budget": ("T03", "budget_cap", "< 98200000.00 euro", "31.12.2016"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only read from."""
    return make_workspace(tmp_path_factory.mktemp("house"))


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, goals=("statistik",))


def answer(house: Workspace, *words: str | Path, code: int = 0) -> Any:
    done = house.run(*words, "--json")
    assert done.code == code, done.err
    return json.loads(done.out)


# --- rules ------------------------------------------------------------------------------------------------


def test_lint_finds_no_mistake_in_the_shipped_rules(house: Workspace) -> None:
    found = answer(house, "rules", "lint")
    assert (found["schema"], found["problems"]) == ("zielwacht/lint/1", [])
    said = house.run("rules", "lint")
    assert said.code == 0
    assert said.out.startswith(f"{found['rules']} rules in ")
    assert f"no mistake; rulebook {found['rulebook'][:12]}" in said.out
    assert not house.store.exists(), "lint changes nothing"


@pytest.mark.parametrize("rule", TEN_RULES)
def test_list_shows_row_kind_target_and_due_day(rule: str, house: Workspace) -> None:
    (found,) = (one for one in answer(house, "rules", "list") if one["id"] == rule)
    row, kind, target, due = TEN_RULES[rule]
    assert (found["plan"], found["kind"], found["target"], found["due"]) == (f"2016 {row}", kind, target, due)


def test_lint_notes_where_one_role_enters_answers_and_runs_the_machine(own: Workspace) -> None:
    assert "is administration and service" not in own.run("rules", "lint").err
    policies = own.rules / "escalation.yaml"
    policies.write_text(re.sub("(?m)^service: it .*$", "", policies.read_text(encoding="utf-8")), encoding="utf-8")
    said = own.run("rules", "lint")
    assert "'controlling' is administration and service of escalation.yaml in one" in said.err
    assert said.code == 0, "it is no mistake"
    assert answer(own, "rules", "lint")["does_both"] == "controlling"


def test_list_has_a_line_for_every_rule_that_lint_counts(house: Workspace) -> None:
    lines = house.run("rules", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == [one["id"] for one in answer(house, "rules", "list")]
    assert len(lines) == answer(house, "rules", "lint")["rules"]


def test_show_tells_where_a_rule_stands_its_dates_ladder_and_assumptions(house: Workspace) -> None:
    lines = dict(
        line.split(maxsplit=1) for line in house.run("rules", "show", "investigation-criteria-agreed").out.splitlines()
    )
    assert lines["rule"].startswith("investigation-criteria-agreed (dated_deliverable)")
    assert lines["due"] == "2016-04-30 nominal, 2016-05-02 effective, please by 2016-04-29 (next_working_day)"
    assert lines["told"] == "bereichsleitung_leistung > gf"
    shown = answer(house, "rules", "show", "investigation-criteria-agreed")
    assert (shown["source"], shown["remind"]["working_days_before"]) == ({"row": "T11", "line": 494}, [20, 5, 1])


def test_activation_archives_the_bytes_once_and_says_what_changed(own: Workspace) -> None:
    assert own.run("rules", "activate").out.startswith("1 rules in force from now on; rulebook ")
    first = answer(own, "rules", "activate")
    assert (first["changed"], first["before"]) == (False, first["rulebook"])
    with sqlite3.connect(own.store) as connection:
        archived = dict(connection.execute("SELECT sha256, content FROM archive"))
    files = list(own.rules.rglob("*.yaml"))
    assert {hashlib.sha256(path.read_bytes()).hexdigest() for path in files} <= archived.keys()
    assert all(hashlib.sha256(content).hexdigest() == sha256 for sha256, content in archived.items())

    goal = own.goal("statistik")
    goal.write_text(goal.read_text().replace("nominal: 2016-06-30", "nominal: 2016-07-29"))
    second = json.loads(own.activate_edit("--json").out)
    assert (second["changed"], second["before"]) == (True, first["rulebook"])


def test_an_edit_takes_effect_by_activation_only(own: Workspace) -> None:
    own.run("rules", "activate")
    goal = own.goal("statistik")
    goal.write_text(goal.read_text().replace("nominal: 2016-06-30", "nominal: 2016-07-29"))

    def due(*words: str) -> str:
        return str(answer(own, "check", "--on", "2016-06-01", *words)["verdicts"][0]["due"]["nominal"])

    assert (due(), due("--rules", "rules")) == ("2016-06-30", "2016-07-29")
    own.activate_edit()
    assert due() == "2016-07-29"


# --- records ----------------------------------------------------------------------------------------------


def test_an_import_is_accounted_for_and_its_repetition_brings_nothing_new(own: Workspace) -> None:
    own.run("rules", "activate")
    names = ("read", "accepted", "duplicate", "correction", "quarantined")
    words = ("records", "import", own.example(), "--now")
    (first,) = answer(own, *words, "2016-04-11T14:30")
    (again,) = answer(own, *words, "2016-04-11T14:31")
    assert [tuple(account[name] for name in names) for account in (first, again)] == [
        (13, 12, 0, 1, 0),
        (13, 0, 13, 0, 0),
    ]
    assert len(answer(own, "records", "list")) == 13


def test_list_tells_when_a_version_was_recorded_from_where_and_what(own: Workspace) -> None:
    own.run("rules", "activate")
    own.run("records", "import", own.example(), "--now", "2016-04-11T14:30")
    done = own.run("records", "list", "--type", "case_review", "--scope", "velbert")
    key = "case_review:velbert:kdu:existing:random:2016-01"
    assert [line.split() for line in done.out.splitlines()] == [
        ["1", "11.04.2016", "14:30", f"{FACHAUFSICHT}:3", key],
        ["1", "11.04.2016", "14:30", f"{FACHAUFSICHT}:9", key],
    ]
    assert done.err == "2 versions\n"
    typo, correction = answer(own, "records", "list", "--scope", "velbert")
    assert [one["record"]["reviewed"] for one in (typo, correction)] == [1012, 12]
    assert typo["recorded_at"] == "2016-04-11T12:30:00+00:00"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 13), (("--scope", "hilden"), 5), (("--period", "2016-02"), 3), (("--sender", "fachaufsicht"), 13),
        (("--sender", "controlling"), 0), (("--limit", "2"), 2), (("--type", "event"), 0),
    ],
    ids=["all", "scope", "period", "sender", "another sender", "limit", "type"],
)  # fmt: skip
def test_list_can_be_narrowed(words: tuple[str, ...], count: int, imported: Workspace) -> None:
    assert len(answer(imported, "records", "list", *words)) == count


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    house = make_workspace(tmp_path_factory.mktemp("imported"))
    house.run("rules", "activate")
    house.run("records", "import", EXAMPLES / FACHAUFSICHT, "--now", "2016-04-11T14:30")
    return house


# --- calendar ---------------------------------------------------------------------------------------------

# Counted on a calendar of North Rhine-Westphalia: 30.04.2016 is a Saturday, 01.05. a holiday on a Sunday, 05.05. and
# 26.05. holidays on Thursdays. Months end where they end: § 188 (3) BGB.
DUE = {
    "a working day": (("2016-04-29",), "2016-04-29", "2016-04-29", "2016-04-29"),
    "a Saturday moves to Monday": (("2016-04-30",), "2016-04-30", "2016-05-02", "2016-04-29"),
    "a Saturday before": (
        ("2016-04-30", "--policy", "previous_working_day"), "2016-04-30", "2016-04-29", "2016-04-29",
    ),
    "a fixed Saturday": (("2016-04-30", "--policy", "fixed"), "2016-04-30", "2016-04-30", "2016-04-29"),
    "a holiday": (("2016-05-05",), "2016-05-05", "2016-05-06", "2016-05-04"),
    "New Year's Eve 2016 is a Saturday": (("2016-12-31",), "2016-12-31", "2017-01-02", "2016-12-30"),
    "six months to a short month": (("2016-08-31", "--span", "P6M"), "2017-02-28", "2017-02-28", "2017-02-28"),
    "a month by its event": (("2016-01-31", "--span", "P1M"), "2016-02-29", "2016-02-29", "2016-02-29"),
    "a month from its beginning": (
        ("2016-05-01", "--span", "P1M", "--counting", "begin"), "2016-05-31", "2016-05-31", "2016-05-31",
    ),
    "two working days after": (("2016-04-29", "--working-days", "2"), "2016-05-03", "2016-05-03", "2016-05-03"),
    "one working day before": (("2016-05-06", "--working-days", "-1"), "2016-05-04", "2016-05-04", "2016-05-04"),
    "Reformation Day in Saxony": (("2016-10-31", "--region", "SN"), "2016-10-31", "2016-11-01", "2016-10-28"),
    "Reformation Day in NRW": (("2016-10-31",), "2016-10-31", "2016-10-31", "2016-10-31"),
    "Reformation Day in NRW, 2017": (("2017-10-31",), "2017-10-31", "2017-11-02", "2017-10-30"),
    "outside the house's own years": (("2026-05-01",), "2026-05-01", "2026-05-04", "2026-04-30"),
}  # fmt: skip


@pytest.mark.parametrize("name", DUE)
def test_the_three_days_of_a_date(name: str, house: Workspace) -> None:
    words, *days = DUE[name]
    found = answer(house, "calendar", "due", *words)
    assert [found["nominal"], found["effective"], found["please_by"]] == days


def test_the_answer_says_why(house: Workspace) -> None:
    done = house.run("calendar", "due", "30.04.2016")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "nominal    30.04.2016  Saturday",
        "effective  02.05.2016  Monday",
        "please by  29.04.2016  Friday",
        "why        30.04.2016 is no working day in NW (Saturday)",
        "why        01.05.2016 is no working day in NW (Erster Mai)",
        "why        policy next_working_day moves the effective day forward; reminders aim at the last open day before",
    ]


def test_a_calendar_that_was_edited_is_shown_as_in_the_folder_and_as_in_force(own: Workspace) -> None:
    assert own.run("calendar", "show", "2016", "--in-force").code != 0, "nothing is in force yet"
    assert own.run("rules", "activate", "--by", "controlling").code == 0
    file = own.rules / "calendar.yaml"
    edited = file.read_text(encoding="utf-8").replace(
        "closures: []", "closures: [{day: 2016-02-08, name: Rosenmontag}]"
    )
    file.write_text(edited, encoding="utf-8")
    assert answer(own, "calendar", "show", "2016")["open_days"] == 251
    assert answer(own, "calendar", "show", "2016", "--in-force")["open_days"] == 252


# --- status -----------------------------------------------------------------------------------------------


def test_status_tells_in_one_screen_how_it_is(own: Workspace) -> None:
    own.run("rules", "activate", "--by", "administration")
    own.run("records", "import", own.example(), "--now", "2016-04-11T14:30")
    assert own.run("tick", "--now", "2016-06-02T07:00").code == 0
    done = own.run("status")
    assert done.code == 0
    lines = dict(line.split(maxsplit=1) for line in done.out.splitlines() if not line.startswith("last tick"))
    rulebook = answer(own, "rules", "lint")["rulebook"]
    assert lines["store"] == str(own.store)
    assert lines["rules"].startswith(f"{rulebook[:12]}, since ")
    assert lines["rules"].endswith("by administration")
    assert lines["records"] == f"13 versions; last import 11.04.2016 14:30, {FACHAUFSICHT} (0 of 13 quarantined)"
    assert (lines["verdicts"], lines["mails"], lines["journal"]) == ("1 pending", "1 sent", "chain intact")
    assert "last tick   02.06.2016 07:00" in done.out.splitlines()


def test_status_as_json_says_the_same(own: Workspace) -> None:
    own.run("rules", "activate")
    own.run("tick", "--now", "2016-07-01T07:00")
    found = answer(own, "status")
    assert found["schema"] == "zielwacht/status/1"
    assert (found["verdicts"], found["findings"]["open"], found["mails"]) == ({"breached": 1}, 1, {"sent": 1})
    assert (found["last_tick"], found["journal_broken_at"]) == ("2016-07-01T05:00:00+00:00", None)


def test_status_counts_overdue_reports_by_sender_and_names_the_command_that_lists_them(tmp_path: Path) -> None:
    own = make_workspace(tmp_path, goals=("kdu",))
    own.run("rules", "activate")
    own.run("records", "import", own.example(), "--now", "2016-04-11T14:30")
    own.run("tick", "--now", "2016-07-20T07:00")
    (missing,) = [one for one in answer(own, "status")["missing_reports"] if one["sender"] == "fachaufsicht"]
    assert missing == {"sender": "fachaufsicht", "profile": "reviews", "period": "2016-Q2", "due": "2016-07-14"}
    lists = "zielwacht records list --missing --sender fachaufsicht"
    assert f"missing     1 overdue reports of fachaufsicht: {lists}" in own.run("status").out
    assert own.run(*lists.split()[1:]).out == "fachaufsicht/reviews for 2016-Q2, due 14.07.2016\n"
    assert answer(own, *lists.split()[1:]) == [missing]


def test_a_stamp_ahead_of_the_clock_is_named_until_it_is_said_to_be_known(own: Workspace) -> None:
    own.run("rules", "activate")
    own.run("records", "import", own.example(), "--now", "2199-01-01T08:00")
    assert own.run("tick", "--now", "2016-06-02T07:00").code == 0
    done = own.run("status")
    assert done.code == 4
    told = "recording 1 bears an instant that is still to come: 01.01.2199 08:00; try: zielwacht resume --clock"
    assert told in done.out
    resumed = own.run("resume", "--clock").out
    assert resumed == f"known: recording 1 ({FACHAUFSICHT}), stamped 01.01.2199 08:00\n"
    assert own.run("status").code == 0
    assert own.run("resume", "--clock").out == "no stamp lies ahead of the clock\n"
    with closing(Store.open(f"sqlite:///{own.store}", create=False)) as store, store.read() as tx:
        known = [entry.facts for entry in journal.entries(tx, kind="clock.")]
    assert known == [{"sequence": 1, "activation": 1, "by": "administration"}]


def test_another_stamp_ahead_of_the_clock_is_named_again(own: Workspace) -> None:
    own.run("rules", "activate")
    own.run("records", "import", own.example(), "--now", "2199-01-01T08:00")
    own.run("resume", "--clock")
    own.run("records", "import", own.example(), "--now", "2199-01-02T08:00")
    assert "recording 2 bears an instant" in own.run("status").out


def test_rules_that_took_effect_under_a_clock_ahead_are_named_until_that_is_said_to_be_known(own: Workspace) -> None:
    own.run("rules", "activate", "--now", "2199-01-01T08:00")
    assert own.run("tick", "--now", "2016-06-02T07:00").code == 0
    done = own.run("status")
    assert done.code == 4
    told = "clock: the rules in force bear an instant that is still to come: 01.01.2199 08:00"
    assert f"{told}; try: zielwacht resume --clock" in done.out
    assert own.run("resume", "--clock").out == "known: the rules in force, stamped 01.01.2199 08:00\n"
    assert own.run("status").code == 0


def test_in_a_rehearsal_of_an_earlier_day_todays_rules_lie_ahead_of_no_clock(own: Workspace) -> None:
    own.run("rules", "activate")
    own.run("tick", "--now", "2016-06-02T07:00")
    assert own.run("status", "--now", "2016-06-02T08:00").code == 0


def test_a_house_that_imports_and_has_never_ticked_is_named(own: Workspace) -> None:
    own.run("rules", "activate", "--now", "2016-04-01T08:00")
    own.run("records", "import", own.example())
    done = own.run("status")
    assert done.code == 4
    assert "rules are in force since 01.04.2016 08:00, and no tick has ever run; try: zielwacht tick" in done.out


def test_a_house_that_imports_by_the_clock_and_only_rehearses_its_ticks_is_named(own: Workspace) -> None:
    own.run("rules", "activate", "--now", "2016-04-01T08:00")
    own.run("tick", "--now", "2016-06-02T07:00")
    own.run("records", "import", own.example(), "--now", "2016-06-02T08:00")
    assert own.run("status").code == 0, "the whole is a rehearsal"
    own.run("records", "import", own.example(), "--quiet")
    done = own.run("status")
    assert done.code == 4
    assert "no tick has seen yet: 2, the oldest of 02.06.2016 08:00; try: zielwacht tick" in done.out


@pytest.mark.parametrize("place", ["above the last whole check", "below it, so from the next one on"])
def test_a_journal_that_was_changed_is_told_and_fails(own: Workspace, place: str) -> None:
    own.run("rules", "activate")
    own.run("tick", "--now", "2016-06-02T07:00")
    with sqlite3.connect(own.store) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        (last,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
        entry = last if place.startswith("above") else 2
        connection.execute("UPDATE journal SET kind = 'mail.forged' WHERE seq = ?", (entry,))
    if entry == 2:
        assert own.run("store", "check").code == 4
    done = own.run("status")
    assert done.code == 4
    assert f"BROKEN at entry {entry}" in done.out


def test_the_version_is_told(house: Workspace) -> None:
    done = house.run("--version")
    assert done.code == 0
    assert done.out.startswith("zielwacht, version ")
