"""What leaves the house of figures on the staff of small units: the state, never the figure."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker.evaluation.few_staff import StaffFigures
from tests.build import posts, share_of
from tests.workspace import Workspace, make_workspace

SITE = "plus5-staffing/gags-hilden/2016-03"
OF_THREE = "headcount:plus5-staffing:gags-hilden:2016-03-31:point"
OF_SEVEN = "headcount:plus5-staffing:gags-ratingen:2016-03-31:point"
MINUTES = "measurement:contact-time:hilden:2016-03:month"
OF_THE_HOUSE = "measurement:contact-time:jobcenter:2016-03:month"
FILE = "personal.json"


def record(kind: str, scope: str, period: str, **fields: Any) -> dict[str, Any]:
    told = {"schema": "status-record/1", "type": kind, "scope": scope, "period": period, "data_status": "final"}
    return told | {"reported_at": "2016-04-04T08:00:00+02:00"} | fields


def filled(site: str, count: int) -> dict[str, Any]:
    return record("headcount", site, "2016-03-31", headcount="plus5-staffing", aggregation="point", filled=count)


def minutes(unit: str, part: int, whole: int) -> dict[str, Any]:
    given = {"metric_id": "contact-time", "aggregation": "month", "unit": "percent"}
    return record("measurement", unit, "2016-03", **given, numerator=part, denominator=whole)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Three placement officers at one site, seven at another; minutes of one office and of the whole house."""
    made = make_workspace(tmp_path_factory.mktemp("few"), ("integration-projekte", "kontaktdichte"))
    assert made.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    made.write(FILE, json.dumps([filled("gags-hilden", 3), filled("gags-ratingen", 7),
                                 minutes("hilden", 4321, 9876), minutes("jobcenter", 54321, 98765)]))  # fmt: skip
    assert made.run("records", "import", FILE, "--now", "2016-04-04T15:00").code == 0
    assert made.run("tick", "--now", "2016-04-05T07:00").code == 0
    return made


@pytest.mark.parametrize("form", ["table", "csv", "html", "junit", "json"])
def test_check_on_the_store_tells_it_in_no_format(house: Workspace, form: str) -> None:
    done = house.run("check", "--on", "2016-04-05", "--format", form, "--fail-on", "never")
    assert done.code == 0, done.err
    told = done.out.replace("\N{NO-BREAK SPACE}", " ")
    assert "3 Personen" not in told
    assert "7 Personen" in told or form == "table", "from five on it is shown"
    if form == "table":
        line = next(line for line in told.splitlines() if SITE in line)
        assert "of so few staff only the house's value is shown" in line


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_explanation_tells_neither_figure_nor_record(house: Workspace, form: str) -> None:
    done = house.run("rules", "explain", "plus5-staffing", "--scope", "gags-hilden", "--period", "2016-03",
                     "--on", "2016-04-05", *(["--json"] if form == "json" else []))  # fmt: skip
    assert done.code == 0, done.err
    told = done.out.replace("\N{NO-BREAK SPACE}", " ")
    assert "nur der Wert des Hauses" in told
    for secret in ("3 Personen", "3 (besetzt", '"filled": "3"', "besetzt 3", '"value": "3"', "300"):
        assert secret not in told


@pytest.mark.parametrize(
    ("key", "secrets"), [(OF_THREE, ("besetzt 3", '"filled": 3', '"filled":3')), (MINUTES, ("4321", "4.321"))]
)
def test_the_trail_of_a_record_tells_it_neither(house: Workspace, key: str, secrets: tuple[str, ...]) -> None:
    text, as_json = house.run("records", "show", key), house.run("records", "show", key, "--json")
    assert (text.code, as_json.code) == (0, 0), text.err
    assert not [secret for secret in secrets if secret in text.out + as_json.out]
    assert "von so wenigen Beschäftigten wird nur der Wert des Hauses gezeigt" in text.out
    (found,) = json.loads(as_json.out)["records"]
    assert found["versions"][0]["line_not_shown"] == "few_staff"
    assert found["versions"][0]["record"]["not_shown"] == "few_staff"


@pytest.mark.parametrize(("key", "figure"), [(OF_SEVEN, "7"), (OF_THE_HOUSE, "54.321")])
def test_the_trail_of_others_is_whole(house: Workspace, key: str, figure: str) -> None:
    done = house.run("records", "show", key)
    assert figure in next(line for line in done.out.splitlines() if "Fassung 1 von 1" in line)


def test_the_list_for_programs_leaves_it_out(house: Workspace) -> None:
    listed = {one["key"]: one["record"] for one in json.loads(house.run("records", "list", "--json").out)}
    assert listed[OF_THREE]["not_shown"] == "few_staff"
    assert "filled" not in listed[OF_THREE]
    assert listed[OF_SEVEN]["filled"] == 7
    assert "numerator" not in listed[MINUTES]
    assert listed[OF_THE_HOUSE]["numerator"] == 54321


def test_a_rule_says_from_how_many_people_on_it_is_shown(house: Workspace) -> None:
    assert "fewer than 5 people" in house.run("rules", "show", "plus5-staffing").out
    assert "people" not in house.run("rules", "show", "training-fair").out


def test_where_no_rules_are_in_force_staff_records_are_kept_back_by_their_type() -> None:
    assert StaffFigures().keeps_back(posts("2016-03", 3))
    assert not StaffFigures().keeps_back(posts("2016-03", 5))
    assert not StaffFigures().keeps_back(share_of("contact-time", "2016-03", 3, 3))
