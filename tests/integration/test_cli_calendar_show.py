"""`zielwacht calendar show` for whoever compares a year's calendar with the law, line by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import zielwacht

AUGSBURG = """region: BY
local_holidays: [assumption_day, augsburg_peace_festival]
years: {first: 2015, last: 2018}
closures:
  - {day: 2016-05-06, name: Brückentag}
  - {every: 12-24, name: Heiligabend, why: Dienstvereinbarung}
  - {every: easter-48, name: Rosenmontag, shifts_due_days: true, why: Vereinbarung mit den Trägern}
"""


def show(*words: str) -> Result:
    return CliRunner().invoke(zielwacht, ["calendar", "show", *words])


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "calendar.yaml").write_text(AUGSBURG, encoding="utf-8")
    return tmp_path


def told(rules: Path, year: str = "2016") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(show(year, "--rules", str(rules), "--json").stdout)
    return found


def test_a_month_is_told_with_its_days_off_their_origin_and_whether_they_shift_due_days(rules: Path) -> None:
    lines = show("2016", "--rules", str(rules)).stdout.splitlines()
    august = lines.index("☐ August: 21 Arbeitstage, das Haus ist an 21 davon offen")
    declared = "verschiebt Fristen: örtlich, vom Haus erklärt"
    assert [" ".join(line.split()) for line in lines[august + 1 : august + 3]] == [
        f"☐ Mo 08.08. Augsburger Hohes Friedensfest {declared} (Art. 1 Abs. 2 BayFTG)",
        f"☐ Mo 15.08. Mariä Himmelfahrt {declared} (Art. 1 Abs. 1 Nr. 2 BayFTG)",
    ]
    shown = {" ".join(line.split()) for line in lines}
    assert "☐ Fr 06.05. Brückentag verschiebt keine Frist: vom Haus bestimmt" in shown
    assert "☐ Sa 24.12. Heiligabend ohnehin frei: vom Haus bestimmt (Dienstvereinbarung)" in shown
    assert "☐ Mo 08.02. Rosenmontag verschiebt Fristen: vom Haus bestimmt (Vereinbarung mit den Trägern)" in shown
    assert "☐ Do 26.05. Fronleichnam verschiebt Fristen: Feiertag in BY" in shown
    assert "kein Feiertag, kein Schließtag" in shown


def test_the_names_are_in_the_language_of_the_house_and_the_law_stays_as_it_is_cited(rules: Path) -> None:
    (rules / "organisation.yaml").write_text("organisation: {id: haus, name: House, language: en}\n", encoding="utf-8")
    shown = {" ".join(line.split()) for line in show("2016", "--rules", str(rules)).stdout.splitlines()}
    assert "☐ Thu 26 May Corpus Christi shifts due days: holiday in BY" in shown
    declared = "shifts due days: local, declared by the house (Art. 1 Abs. 2 BayFTG)"
    assert f"☐ Mon 8 Aug Augsburg Peace Festival {declared}" in shown


def test_the_days_of_a_month_add_up_as_counted_by_hand(rules: Path) -> None:
    """2016 in Augsburg: 261 days from Monday to Friday; twelve holidays on them, and Rosenmontag."""
    year = told(rules)
    # January 21 less two, February 21 less one, March 23 less two, May 22 less three (a Sunday is none), August 23
    # less two, October 21 less one, November 22 less one, December 22 less one.
    assert [month["working_days"] for month in year["months"]] == [19, 20, 21, 21, 19, 22, 21, 21, 22, 20, 21, 21]
    assert (year["working_days"], year["open_days"]) == (248, 247)


def test_what_the_law_leaves_to_communes_and_the_house_has_not_declared_is_told(rules: Path) -> None:
    (rules / "calendar.yaml").write_text(AUGSBURG.replace("[assumption_day, augsburg_peace_festival]", "[]"), "utf-8")
    assert [day["name"] for day in told(rules)["not_declared"]] == [
        "Augsburger Hohes Friedensfest",
        "Mariä Himmelfahrt",
    ]
    assert "Am Ort nicht erklärt, also Arbeitstag:" in show("2016", "--rules", str(rules)).stdout


def test_programs_read_who_says_that_a_day_is_off(rules: Path) -> None:
    days = {day["day"]: day for month in told(rules)["months"] for day in month["days_off"]}
    assert [days[day]["source"] for day in ("2016-01-06", "2016-08-15", "2016-02-08")] == ["region", "local", "house"]
    assert days["2016-05-06"] == {
        "day": "2016-05-06", "name": "Brückentag", "source": "house", "shifts_due_days": False, "why": None
    }  # fmt: skip


def test_a_region_alone_is_shown_without_rules(tmp_path: Path) -> None:
    done = show("2031", "--region", "CH-ZH", "--locale", "en", "--rules", str(tmp_path / "none"))
    assert done.stdout.startswith("Calendar 2031, CH-ZH\n")
    assert "holiday in CH-ZH" in done.stdout


def test_a_closure_on_a_holiday_is_told_as_off_anyway(rules: Path) -> None:
    closed = AUGSBURG + "  - {day: 2016-05-05, name: Ausflug}\n"
    (rules / "calendar.yaml").write_text(closed, encoding="utf-8")
    line = next(line for line in show("2016", "--rules", str(rules)).stdout.splitlines() if "Ausflug" in line)
    assert "ohnehin frei" in line


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(
            ("2020",), "calendar.yaml holds 2015 to 2018, not 2020; widen 'years', or name a --region", id="year"
        ),
        pytest.param(
            ("1990", "--region", "NW"),
            "Invalid value for 'YEAR': 1990 is not in the range 1991<=x<=2100.",
            id="too early",
        ),
        pytest.param(
            ("2016", "--region", "AT"),
            "Invalid value for '--region': there is no region 'AT' (a German Land such as NW, an Austrian Land such as "
            "AT-9, a Swiss canton such as CH-ZH); did you mean 'AT-9'?",
            id="a country",
        ),
        pytest.param(
            ("2016", "--region", "NW", "--in-force"), "--in-force and --region exclude each other", id="two questions"
        ),
    ],
)
def test_what_cannot_be_shown_is_told_in_one_sentence(rules: Path, words: tuple[str, ...], sentence: str) -> None:
    done = show(*words, "--rules", str(rules))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {sentence}"
