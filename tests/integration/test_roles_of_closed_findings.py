"""A finding that is over for more than a year tells its unit and no role, wherever it is shown."""

from __future__ import annotations

import csv
import json
import re
import zipfile
from collections.abc import Iterator

import pytest

from tests.integration.a_house import CRITERIA
from tests.integration.walked_house import OWNER, walked
from tests.workspace import Workspace

SOON, LATER = "2017-06-01T12:00", "2017-06-02T12:00"  # a year after it ended on 01.06.2016, and the day after
ROLES = ("gf", "bereichsleitung_leistung")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Two roles were told of the criteria, one took them on; they are handed in, and the finding ends on 01.06.2016."""
    made = walked(tmp_path_factory.mktemp("closed"))
    done = made.run("findings", "acknowledge", CRITERIA, "--by", "gf", "--until", "2016-06-03", "--yes",
                    "--reason", "Termin steht", "--now", "2016-05-23T12:00")  # fmt: skip
    assert done.code == 0, done.err
    said = ("--submitted-on", "2016-05-31", "--evidence", "50.1-2016/041", "--by", "bereichsleitung_leistung")
    done = made.run("records", "report", "investigation-criteria-agreed", *said, "--now", "2016-05-31T12:00")
    assert done.code == 0, done.err
    assert made.run("tick", "--now", "2016-06-01T07:00").code == 0
    return made


@pytest.fixture(scope="module")
def a_year_on(house: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The same house, whose last tick is more than a year after the finding's end."""
    made = walked(tmp_path_factory.mktemp("year"))
    made.store.write_bytes(house.store.read_bytes())
    assert made.run("tick", "--now", "2017-06-02T07:00").code == 0
    return made


def said_of_roles(text: str) -> list[str]:
    return [role for role in ROLES if re.search(rf"\b{role}\b", text)]


def test_the_finding_ended_in_time_for_what_follows(house: Workspace) -> None:
    told = json.loads(house.run("findings", "show", CRITERIA, "--json", "--now", SOON).out)
    assert (told["state"], told["resolved_on"]) == ("resolved", "2016-06-01")


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
def test_its_history_tells_the_roles_for_a_year_and_then_the_unit(house: Workspace, form: tuple[str, ...]) -> None:
    soon = house.run("findings", "show", CRITERIA, *form, "--now", SOON).out
    later = house.run("findings", "show", CRITERIA, *form, "--now", LATER).out
    assert said_of_roles(soon) == list(ROLES)
    if form:
        told = json.loads(later)
        del told["judged"]["owner"]  # the rule's own, as the rules say it today
        later = json.dumps(told)
    assert said_of_roles(later) == []
    assert "jobcenter" in later


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
def test_the_list_of_all_does_too(house: Workspace, form: tuple[str, ...]) -> None:
    def line(now: str) -> str:
        out = house.run("findings", "list", "--all", *form, "--now", now).out
        if form:
            return json.dumps(next(one for one in json.loads(out) if one["obligation"] == CRITERIA))
        return next(one for one in out.splitlines() if CRITERIA in one)

    assert OWNER in line(SOON)
    assert said_of_roles(line(LATER)) == []


def test_nor_is_it_found_by_the_role(house: Workspace) -> None:
    def listed(now: str) -> bool:
        return CRITERIA in house.run("findings", "list", "--all", "--role", "gf", "--now", now).out

    assert (listed(SOON), listed(LATER)) == (True, False)


@pytest.mark.parametrize("form", ["table", "csv", "json", "html"])
def test_the_log_as_it_is_shown_names_the_unit(house: Workspace, a_year_on: Workspace, form: str) -> None:
    def of_the_finding(made: Workspace) -> str:
        done = made.run("audit", "log", "--obligation", CRITERIA, "--format", form, "--to", "2016-06-01")
        assert done.code == 0, done.err
        return done.out

    assert said_of_roles(of_the_finding(house)) == list(ROLES)
    assert said_of_roles(of_the_finding(a_year_on)) == []


def test_the_log_is_not_searched_by_such_a_role_either(house: Workspace, a_year_on: Workspace) -> None:
    def entries(made: Workspace) -> list[str]:
        out = made.run("audit", "log", "--role", "gf", "--kind", "act.", "--format", "json").out
        return [entry["facts"]["obligation"] for entry in json.loads(out)["entries"]]

    assert entries(house) == [CRITERIA]
    assert entries(a_year_on) == []


def test_the_lines_that_are_verified_stay_as_they_were_sealed(house: Workspace, a_year_on: Workspace) -> None:
    before, after = (made.run("audit", "log", "--format", "lines").out for made in (house, a_year_on))
    assert after.startswith(before)
    assert a_year_on.run("store", "check").code == 0


def test_the_report_on_the_year_names_the_unit(house: Workspace) -> None:
    def decided(on: str) -> str:
        done = house.run("report", "year", "2016", "--on", on, "--out", f"year-{on}.html")
        assert done.code == 0, done.err
        page = (house.folder / f"year-{on}.html").read_text("utf-8")
        rows = [row for row in page.split("<tr") if "Zur Kenntnis" in row or "übernommen" in row or "03.06.2016" in row]
        return "\n".join(row for row in rows if "23.05.2016" in row)

    assert "Geschäftsführung" in decided("2017-06-01")
    assert decided("2017-06-02")
    assert "Geschäftsführung" not in decided("2017-06-02")


def tables_of(made: Workspace, name: str) -> Iterator[list[str]]:
    done = made.run("audit", "pack", "--finding", CRITERIA, "--out", f"{name}.zip")
    assert done.code == 0, done.err
    with zipfile.ZipFile(made.folder / f"{name}.zip") as pack:
        for member in pack.namelist():
            if member.endswith(("befunde.csv", "entscheidungen.csv", "mails.csv")):
                yield from csv.reader(pack.read(member).decode("utf-8-sig").splitlines(), delimiter=";")


def test_the_tables_of_a_pack_name_the_unit(house: Workspace, a_year_on: Workspace) -> None:
    assert any("gf@jobcenter" in row for row in tables_of(house, "soon"))
    assert not [row for row in tables_of(a_year_on, "later") if said_of_roles(" ".join(row))]
