"""`zielwacht calendar due` for everyone: without rules, for any Land and year, with a sentence for every wrong word."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import zielwacht

DEADLINES = Path(__file__).parents[1] / "fixtures" / "deadlines.csv"


def ask(*words: str) -> Result:
    """In this process: the commands as their users type them run elsewhere, this is about many answers."""
    return CliRunner().invoke(zielwacht, ["calendar", "due", *words])


def days(*words: str) -> list[str]:
    done = ask(*words, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return [found["nominal"], found["effective"], found["please_by"]]


def deadlines() -> list[dict[str, str]]:
    with DEADLINES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", deadlines(), ids=lambda row: row["id"])
def test_the_customers_table_of_deadlines_by_the_command(row: dict[str, str]) -> None:
    span = () if row["counting"] == "fixed" else ("--span", row["span"], "--counting", row["counting"])
    assert days(row["start"], *span, "--policy", row["policy"], "--region", row["region"])[1] == row["expected"]


# Without rules: NRW unless another Land is named.
DUE = {
    "half a year from a month's end": (("2016-08-31", "--span", "P6M"), ["2017-02-28"] * 3),
    "half a month": (("2016-06-15", "--span", "P15D"), ["2016-06-30"] * 3),
    "a counted first day at a month's end": (
        ("2015-01-31", "--span", "P1M", "--counting", "begin"), ["2015-02-28", "2015-03-02", "2015-02-27"],
    ),
    "ten working days before": (("2016-05-17", "--working-days=-10"), ["2016-04-29"] * 3),
    "ten working days before, in two words": (("2016-05-17", "--working-days", "-10"), ["2016-04-29"] * 3),
    "no working day": (("2016-05-16", "--working-days=0"), ["2016-05-13"] * 3),
    "extended": (("2016-08-31", "--span", "P6M", "--extended-by", "P1M"), ["2017-03-31"] * 3),
    "extended from the end by the month, not from the shifted day": (
        ("2016-04-30", "--extended-by", "P10D"), ["2016-05-10"] * 3,
    ),
    "the beginning of a month": (("2016-05-beginning",), ["2016-05-01", "2016-05-02", "2016-04-29"]),
    "the middle of a month": (("2016-10-middle",), ["2016-10-15", "2016-10-17", "2016-10-14"]),
    "the end of a leap February": (("2016-02-end",), ["2016-02-29"] * 3),
    "a span of many years": (("2016-02-29", "--span", "P50Y"), ["2066-02-28", "2066-03-01", "2066-02-26"]),
    "twenty years of working days": (("2016-01-04", "--working-days", "5000"), ["2035-11-20"] * 3),
    "Repentance Day in Saxony": (("2016-11-16", "--region", "SN"), ["2016-11-16", "2016-11-17", "2016-11-15"]),
    "a holiday of one year in Berlin": (("2020-05-08", "--region", "BE"), ["2020-05-08", "2020-05-11", "2020-05-07"]),
    "the first year known": (("1991-01-02",), ["1991-01-02"] * 3),
    "the last day known": (("2100-12-31",), ["2100-12-31"] * 3),
}  # fmt: skip


@pytest.mark.parametrize("name", DUE)
def test_the_days_are_told_without_any_rules(name: str, tmp_path: Path) -> None:
    words, expected = DUE[name]
    region = () if "--region" in words else ("--region", "NW")
    assert days(*words, *region, "--rules", str(tmp_path / "none")) == expected


def test_every_day_between_is_told_with_its_reason() -> None:
    done = ask("2016-11-30", "--span", "P11M", "--extended-by", "P1D", "--region", "NW")
    assert done.stdout.splitlines() == [
        "nominal    31.10.2017  Tuesday",
        "effective  02.11.2017  Thursday",
        "please by  30.10.2017  Monday",
        "why        P11M from 30.11.2016, a day that does not count (§ 187 (1) BGB), ends on 30.10.2017",
        "why        extended by P1D from the end of 30.10.2017 (§ 190 BGB), it ends on 31.10.2017",
        "why        31.10.2017 is no working day in NW (Reformationstag)",
        "why        01.11.2017 is no working day in NW (Allerheiligen)",
        "why        policy next_working_day moves the effective day forward; reminders aim at the last open day before",
    ]


def test_a_closure_of_the_house_is_told_as_what_it_is(tmp_path: Path) -> None:
    """Other files of the folder need not be there; the years of the calendar do not bound the question."""
    (tmp_path / "calendar.yaml").write_text(
        "region: NW\nyears: {first: 2016, last: 2016}\nclosures:\n  - {day: 2016-02-08, name: Rosenmontag}\n",
        encoding="utf-8",
    )
    done = ask("2016-02-08", "--rules", str(tmp_path))
    assert done.stdout.splitlines() == [
        "nominal    08.02.2016  Monday",
        "effective  08.02.2016  Monday",
        "please by  05.02.2016  Friday",
        "why        06.02.2016 is no working day in NW (Saturday)",
        "why        07.02.2016 is no working day in NW (Sunday)",
        "why        08.02.2016 is a closure day of the house (Rosenmontag)",
        "why        a closure moves no due day; reminders aim at the last open day before",
    ]
    assert days("2017-10-31", "--rules", str(tmp_path)) == ["2017-10-31", "2017-11-02", "2017-10-30"]


KNOWN = "holidays are known from 1991 to 2100"
LEAVES = "the answer leaves the years whose holidays are known, 1991 to 2100"
WRONG = {
    "before all years": (("0001-01-01",), "Invalid value for 'START': the year 1 cannot be meant"),
    "after all years": (("9999-12-31",), "Invalid value for 'START': the year 9999 cannot be meant"),
    "before the unification": (("1990-06-30",), f"Invalid value for 'START': {KNOWN}, not in 1990"),
    "after the table": (("2101-01-03",), f"Invalid value for 'START': {KNOWN}, not in 2101"),
    "no day of any month": (
        ("2016-02-30",), "Invalid value for 'START': '2016-02-30' is no day; write 2016-07-04 or 04.07.2016",
    ),
    "no part of a month": (
        ("2016-02-ende",), "Invalid value for 'START': 'ende' is no part of a month; write beginning, middle, end",
    ),
    "no month": (
        ("2016-13-end",), "Invalid value for 'START': '2016-13-01' is no day; write 2016-07-04 or 04.07.2016",
    ),
    "no span": (("2016-01-01", "--span", "half"), "'half' is no span (for example P1M, P6M, P2W, P10D, P1Y)"),
    "an empty word": (("2016-01-01", "--span", ""), "'' is no span (for example P1M, P6M, P2W, P10D, P1Y)"),
    "a span of too many digits": (
        ("2016-01-01", "--span", "P99999999999999999999D"),
        "'P99999999999999999999D' is no span (for example P1M, P6M, P2W, P10D, P1Y)",
    ),
    "a span out of all years": (
        ("2016-01-01", "--span", "P9999Y"), "'P9999Y' from 01.01.2016 leads out of the calendar's years",
    ),
    "an empty span that counts": (
        ("2016-01-01", "--span", "P0D", "--counting", "begin"), "'P0D' is empty: it has no first day that could count",
    ),
    "a span out of the table": (("2016-01-01", "--span", "P100Y"), LEAVES),
    "no extension": (
        ("2016-01-01", "--extended-by", "1M"), "'1M' is no span (for example P1M, P6M, P2W, P10D, P1Y)",
    ),
    "an extension out of the table": (("2100-12-31", "--extended-by", "P1D"), LEAVES),
    "a working day before the table": (("1991-01-02", "--working-days=-1"), LEAVES),
    "too many working days": (
        ("2016-01-01", "--working-days=5001"),
        "Invalid value for '--working-days': 5001 is not in the range -5000<=x<=5000.",
    ),
    "more working days than days": (
        ("2016-01-01", f"--working-days=-{10**30}"),
        f"Invalid value for '--working-days': -{10**30} is not in the range -5000<=x<=5000.",
    ),
    "two questions at once": (
        ("2016-01-01", "--span", "P1M", "--working-days=1"), "--span and --working-days exclude each other",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_answered_is_told_in_one_sentence(name: str) -> None:
    words, sentence = WRONG[name]
    done = ask(*words, "--region", "NW")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {sentence}"
