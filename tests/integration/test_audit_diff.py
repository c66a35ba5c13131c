"""`zielwacht audit diff` names what a change hangs on, and nothing else: one cause each, and two."""

from __future__ import annotations

import json
import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from checker.cli.audit.day_diff_sheet import SCHEMA
from checker.domain.act import Act, ActKind
from checker.domain.clock import BERLIN, at_local
from checker.store import Store, acts
from tests.stored import url_of
from tests.workspace import Workspace, make_workspace

KEY = "statistics-agreed/jobcenter/2016"
RECORD = "deliverable:statistics-agreed:jobcenter:2016"
TALKS = "monthly-target-talks"


@pytest.fixture(scope="module")
def judged_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only copied from: what is due by 30 June has been looked at in April."""
    made = make_workspace(tmp_path_factory.mktemp("judged"), goals=("statistik", "haus"))
    run(made, "rules", "activate", "--now", "2016-01-04T08:00")
    run(made, "tick", "--now", "2016-04-04T07:00")
    return made.folder


@pytest.fixture
def house(tmp_path: Path, judged_once: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(judged_once, tmp_path / "house")))


def run(house: Workspace, *words: str) -> str:
    done = house.run(*words)
    assert done.code == 0, done.err
    return done.out


def write(house: Workspace, name: str, old: str, new: str) -> None:
    path = house.rules / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def edit(house: Workspace, name: str, old: str, new: str, at: str) -> None:
    write(house, name, old, new)
    done = house.activate_edit("--withdraw", "--now", at)
    assert done.code == 0, done.err


def report(house: Workspace, at: str, submitted_on: str = "2016-04-04") -> None:
    said = ("--submitted-on", submitted_on, "--evidence", "50.1-2016/041", "--by", "bereichsleitung_mi", "--now", at)
    run(house, "records", "report", "statistics-agreed", *said)


def decide(house: Workspace, kind: ActKind, at: date, until: date) -> None:
    store = Store.open(url_of(house.store), create=False)
    now = at_local(at, 9)
    with store.write() as tx:
        acts.add(tx, Act(kind=kind, obligation=KEY, by="gf", until=until, reason="x", recorded_at=now), now=now)
    store.close()


def differences(house: Workspace, first: str, second: str, *words: str) -> dict[str, Any]:
    found = json.loads(run(house, "audit", "diff", first, second, "--json", *words))
    assert found["schema"] == SCHEMA
    return {one["obligation"]: one for one in found["changes"]}


def test_a_due_day_that_went_by_is_time_alone(house: Workspace) -> None:
    found = differences(house, "2016-06-30", "2016-07-01", "--rule", "statistics-agreed")
    assert found[KEY]["causes"] == ["time"]
    assert (found[KEY]["before"]["state"], found[KEY]["after"]["state"]) == ("pending", "breached")
    assert found[KEY]["days"] == [{"passed": "due_over", "day": "2016-06-30"}]


def test_what_was_reported_is_the_record_and_where_it_stands(house: Workspace) -> None:
    report(house, "2016-04-12T09:00")
    found = differences(house, "2016-04-11", "2016-04-12")
    assert list(found) == [KEY]
    (record,) = found[KEY]["records"]
    assert (found[KEY]["causes"], record["happened"], record["key"]) == (["record"], "new", RECORD)
    assert (record["sequence"], found[KEY]["before"]["state"], found[KEY]["after"]["state"]) == (1, "pending", "met")


def test_what_was_corrected_and_what_was_withdrawn_are_told_apart(house: Workspace) -> None:
    report(house, "2016-07-12T09:00", submitted_on="2016-07-08")
    report(house, "2016-07-19T09:00", submitted_on="2016-06-29")
    run(house, "records", "retract", RECORD, "--reason", "falsch", "--by", "gf")
    corrected = differences(house, "2016-07-18", "2016-07-19")[KEY]
    assert (corrected["causes"], corrected["records"][0]["happened"]) == (["record"], "corrected")
    today = f"{datetime.now(BERLIN).date()}"  # the withdrawal bears the machine's day, as it is there
    withdrawn = differences(house, "2016-07-20", today, "--rule", "statistics-*")[KEY]
    assert (withdrawn["causes"], withdrawn["records"][0]["happened"]) == (["record"], "withdrawn")


@pytest.mark.parametrize(("kind", "until"), [(ActKind.WAIVE, date(2016, 5, 31)), (ActKind.EXTEND, date(2016, 8, 31))])
def test_what_somebody_decided_is_the_act(house: Workspace, kind: ActKind, until: date) -> None:
    decide(house, kind, date(2016, 4, 12), until)
    found = differences(house, "2016-04-11", "2016-04-12")
    assert list(found) == [KEY]
    assert (found[KEY]["causes"], found[KEY]["acts"][0]["kind"]) == (["act"], kind)


def test_the_end_of_an_exception_is_time_alone(house: Workspace) -> None:
    decide(house, ActKind.WAIVE, date(2016, 4, 12), date(2016, 4, 20))
    found = differences(house, "2016-04-20", "2016-04-21")
    assert found[KEY]["causes"] == ["time"]
    assert found[KEY]["days"] == [{"passed": "waiver_over", "day": "2016-04-20"}]


def test_a_rule_that_was_edited_is_the_activation(house: Workspace) -> None:
    edit(house, "plans/2016/goals/statistik.yaml", "nominal: 2016-06-30", "nominal: 2016-08-31", "2016-04-12T09:00")
    found = differences(house, "2016-04-11", "2016-04-12")
    assert {key: one["causes"] for key, one in found.items()} == {KEY: ["rule"]}
    told = run(house, "audit", "diff", "2016-04-11", "2016-04-12")
    assert "Regel: Aktivierung 2 durch administration, 12.04.2016" in told


def test_a_region_with_other_holidays_is_the_calendar(house: Workspace) -> None:
    edit(house, "plans/2016/goals/statistik.yaml", "nominal: 2016-06-30", "nominal: 2016-11-01", "2016-04-11T09:00")
    write(house, "organisation.yaml", "region: NW,", "region: BE,")
    edit(house, "calendar.yaml", "region: NW ", "region: BE ", "2016-04-12T09:00")
    found = differences(house, "2016-04-11", "2016-04-12")
    assert {key: one["causes"] for key, one in found.items()} == {KEY: ["calendar"]}


def test_an_office_that_is_gone_is_the_organisation(house: Workspace) -> None:
    ceased = "valid_to: 2016-04-10, merges_into: velbert}"
    edit(house, "organisation.yaml", "valid_to: null, merges_into: velbert}", ceased, "2016-04-12T09:00")
    found = differences(house, "2016-04-11", "2016-04-12", "--rule", TALKS)
    assert {key.split("/")[1] for key, one in found.items() if one["after"] is None} == {"heiligenhaus", "wuelfrath"}
    assert {tuple(one["causes"]) for one in found.values()} == {("organisation",)}


def test_a_report_after_the_due_day_is_record_and_time(house: Workspace) -> None:
    """It is late because days have passed, and it is done because it was reported."""
    report(house, "2016-07-12T09:00", submitted_on="2016-07-08")
    (found,) = differences(house, "2016-06-30", "2016-07-12", "--rule", "statistics-*").values()
    assert (found["before"]["state"], found["after"]["cause"]) == ("pending", "done_late")
    assert found["causes"] == ["record", "time"]
    told = run(house, "audit", "diff", "2016-06-30", "2016-07-12", "--rule", "statistics-*")
    assert f"  Meldung neu: {RECORD}" in told
    assert "  Zeit: die Frist war der 30.06.2016" in told


def test_a_decision_and_the_days_after_it_are_two_causes(house: Workspace) -> None:
    """The exception of 12 July counts on that day; that the due day was over by then is another matter."""
    decide(house, ActKind.WAIVE, date(2016, 7, 12), date(2016, 8, 31))
    assert differences(house, "2016-06-30", "2016-07-12", "--rule", "statistics-*")[KEY]["causes"] == ["act", "time"]
    assert differences(house, "2016-07-11", "2016-07-14", "--rule", "statistics-*")[KEY]["causes"] == ["act"]


def test_an_edit_and_a_report_are_two_causes(house: Workspace) -> None:
    edit(house, "plans/2016/goals/statistik.yaml", "nominal: 2016-06-30", "nominal: 2016-08-31", "2016-04-12T09:00")
    report(house, "2016-04-13T09:00")
    assert differences(house, "2016-04-11", "2016-04-14")[KEY]["causes"] == ["record", "rule"]


def test_what_rests_on_a_deleted_record_is_named_and_not_compared(house: Workspace) -> None:
    report(house, "2016-04-12T09:00")
    run(house, "tick", "--now", "2016-04-12T10:00")
    run(house, "audit", "redact", "--record", RECORD, "--by", "administration")
    asked = ("audit", "diff", "2016-04-11", "2016-04-12")
    found = json.loads(run(house, *asked, "--json"))
    assert (found["changes"], found["deleted"]) == ([], [KEY])
    assert f"nicht verglichen, weil Meldungen, die zählten, gelöscht sind: {KEY}" in run(house, *asked)


def test_nothing_that_changed_says_so_and_a_unit_may_be_chosen(house: Workspace) -> None:
    assert "anders: 0 von 1" in run(house, "audit", "diff", "2016-04-11", "2016-04-12", "--rule", "statistics-agreed")
    assert set(differences(house, "2016-04-30", "2016-05-01", "--scope", "hilden")) == {f"{TALKS}/hilden/2016-04"}


def test_days_in_the_wrong_order_and_unknown_rules_are_refused(house: Workspace) -> None:
    done = house.run("audit", "diff", "2016-07-01", "2016-06-30")
    assert (done.code, done.out) == (2, "")
    assert "DAY1 must lie before DAY2; write: zielwacht audit diff 2016-06-30 2016-07-01" in done.err
    done = house.run("audit", "diff", "2016-06-30", "2016-07-01", "--rule", "statistic-agreed")
    assert (done.code, done.out) == (2, "")
    assert "there is no rule 'statistic-agreed'" in done.err
