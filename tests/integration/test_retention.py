"""What was kept for its span ends when somebody says so, unless it is held; nothing ends without a span."""

from __future__ import annotations

import json
from pathlib import Path
from sqlite3 import connect
from typing import Any
from zipfile import ZipFile

import pytest

from tests.integration.test_cli_findings import CRITERIA
from tests.integration.walked_house import STAMP, walked
from tests.workspace import Workspace

REASON = "Zwetschgenkuchen statt Tagesordnung"
LATER = ("--now", "2019-09-01T08:00")
SPANS = """
[retention]
originals = "P3Y"
records = "P3Y"
reasons = "P2Y"
mails = "P3Y"
mailboxes = "P1Y"
absences = "P6M"
"""


def done(made: Workspace, *arguments: str | Path) -> str:
    result = made.run(*arguments)
    assert result.code == 0, (arguments, result.out, result.err)
    return result.out


def planned(made: Workspace, on: str) -> dict[str, Any]:
    classes = json.loads(done(made, "retention", "plan", "--on", on, "--json"))["classes"]
    return {each["class"]: each for each in classes}


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    """With a silenced finding, a report, a file and an absence of 2016."""
    made = walked(tmp_path / "house")
    now = ("--now", STAMP)
    given = ("--by", "gf", "--until", "2016-05-24", "--reason", REASON, "--yes", *now)
    done(made, "findings", "silence", CRITERIA, *given)
    done(made, "records", "import", made.example(), *now)
    done(made, "roles", "deputize", "gf", "--from", "2016-08-01", "--until", "2016-08-19", *now)
    return made


def set_spans(made: Workspace, spans: str = SPANS) -> None:
    made.configure(more=spans)


def test_nothing_is_ever_due_without_a_span(house: Workspace) -> None:
    classes = planned(house, "2099-12-31")
    assert [classes.pop(name)["span"] for name in ("access_log", "sessions")] == ["P90D", "P1D"]
    for each in classes.values():
        assert (each["span"], each["due"], each["goes"]) == (None, [], 0)
    assert "Nichts war fällig." in done(house, "retention", "run", "--by", "gf", *LATER)


def test_what_is_due_goes_for_good_and_the_store_stays_sound(house: Workspace) -> None:
    set_spans(house)
    assert all(each["goes"] == 0 for each in planned(house, "2016-08-01").values())
    assert planned(house, "2018-05-24")["reasons"]["goes"] == 0, "until 24.05.2016, and two years from then"
    assert planned(house, "2018-05-25")["reasons"]["goes"] == 1
    before = planned(house, "2019-09-01")
    assert {name for name, each in before.items() if each["goes"]} == {
        "originals", "reasons", "mails", "mailboxes", "absences"
    }, "records of 2016 count from the end of the year"  # fmt: skip

    ran = json.loads(done(house, "retention", "run", "--by", "gf", *LATER, "--json"))

    assert ran["deleted"] == {name: each["goes"] for name, each in before.items() if each["goes"]}
    assert all(each["goes"] == 0 for each in planned(house, "2019-09-01").values())
    assert REASON.encode() not in b"".join(path.read_bytes() for path in house.folder.glob("zielwacht.sqlite3*"))
    assert house.run("store", "check").code == 0
    assert house.run("audit", "verify").code == 0
    with connect(house.store) as opened:
        assert opened.execute("SELECT count(*) FROM message WHERE rendered IS NOT NULL").fetchone() == (0,)
        (facts,) = opened.execute("SELECT facts FROM journal WHERE kind = 'retention.ran'").fetchone()
    assert json.loads(facts) == {"by": "gf", "deleted": ran["deleted"]}


def test_records_go_three_years_after_their_period_has_ended(house: Workspace) -> None:
    set_spans(house)
    assert planned(house, "2020-01-01")["records"]["goes"] > 0
    done(house, "retention", "run", "--by", "gf", "--now", "2020-01-01T08:00")
    with connect(house.store) as opened:
        assert opened.execute("SELECT count(*) FROM record_version WHERE content != ''").fetchone() == (0,)
    assert house.run("store", "check").code == 0


def test_the_archive_is_offered_the_year_before_anything_goes(house: Workspace) -> None:
    set_spans(house)
    folder = house.folder / "angebot"
    folder.mkdir()
    told = done(house, "retention", "run", "--by", "gf", "--offer", folder, *LATER)
    (pack,) = folder.iterdir()
    assert (pack.name, told.splitlines()[0].split()[0]) == ("nachweis-2016.zip", str(pack))
    with ZipFile(pack) as bag:
        assert any(name.endswith("bericht.html") for name in bag.namelist())
    kinds = [one["kind"] for one in json.loads(done(house, "audit", "log", "--json"))["entries"]]
    assert kinds.index("pack.made") < kinds.index("data.redacted")


def test_who_may_not_delete_is_refused_before_anything_is_written(house: Workspace) -> None:
    set_spans(house)
    folder = house.folder / "angebot"
    folder.mkdir()
    assert house.run("retention", "run", "--by", "niemand", "--offer", folder, *LATER).code == 2
    assert list(folder.iterdir()) == []


def test_where_no_pack_can_be_written_nothing_goes(house: Workspace) -> None:
    set_spans(house)
    folder = house.folder / "angebot"
    folder.mkdir()
    (folder / "nachweis-2016.zip").write_text("of an earlier run", encoding="utf-8")
    before = planned(house, "2019-09-01")
    refused = house.run("retention", "run", "--by", "gf", "--offer", folder, *LATER)
    assert (refused.code, "nachweis-2016.zip" in refused.err) == (2, True)
    assert planned(house, "2019-09-01") == before


def test_a_hold_keeps_a_class_until_it_ends_or_is_released(house: Workspace) -> None:
    set_spans(house)
    held = ("--class", "reasons", "--until", "2019-12-31", "--reason-code", "proceedings", "--by", "gf", *LATER)
    done(house, "retention", "hold", *held)
    reasons = planned(house, "2019-09-01")["reasons"]
    assert (len(reasons["due"]), reasons["goes"], reasons["hold"]["why"]) == (1, 0, "proceedings")
    assert "bis 31.12.2019, ein Verfahren läuft" in done(house, "retention", "plan", "--on", "2019-09-01")
    ran = json.loads(done(house, "retention", "run", "--by", "gf", *LATER, "--json"))
    assert "reasons" not in ran["deleted"]
    assert planned(house, "2020-01-01")["reasons"]["goes"] == 1, "the hold is over"
    done(house, "retention", "release", "--class", "reasons", "--by", "gf", *LATER)
    assert planned(house, "2019-09-01")["reasons"]["goes"] == 1
    assert "is not on hold" in house.run("retention", "release", "--class", "reasons", "--by", "gf", *LATER).err
    gone = ("--class", "reasons", "--until", "2019-08-31", "--reason-code", "audit", "--by", "gf", *LATER)
    assert "is over" in house.run("retention", "hold", *gone).err
    assert "no role" in house.run("retention", "run", "--by", "gff", *LATER).err


def test_a_hold_on_mails_keeps_a_reason_that_a_mail_says(house: Workspace) -> None:
    set_spans(house)
    for day in ("2016-05-25", "2016-05-30"):
        done(house, "tick", "--now", f"{day}T07:00")
    held = ("--class", "mails", "--until", "2019-12-31", "--reason-code", "audit", "--by", "gf", *LATER)
    done(house, "retention", "hold", *held)
    ran = json.loads(done(house, "retention", "run", "--by", "gf", *LATER, "--json"))
    assert not ran["deleted"].keys() & {"reasons", "mails"}
    assert planned(house, "2019-09-01")["reasons"]["goes"] == 1, "it waits for the next run"
    done(house, "retention", "release", "--class", "mails", "--by", "gf", *LATER)
    ran = json.loads(done(house, "retention", "run", "--by", "gf", *LATER, "--json"))
    assert ran["deleted"]["reasons"] == 1


def test_status_says_when_nobody_deletes_what_is_due(house: Workspace) -> None:
    def said(now: str) -> str:
        return house.run("status", "--now", f"{now}T08:00").out

    assert "retention" not in said("2019-09-01"), "without a span"
    set_spans(house)
    assert "retention" not in said("2017-03-01"), "due for less than a month"
    assert "kept longer than they should be: 1, the oldest since 19.08.2016" in said("2017-03-25")
    assert "try: zielwacht retention plan" in said("2017-03-25")
    done(house, "retention", "run", "--by", "gf", "--now", "2017-03-26T08:00")
    assert "retention" not in said("2017-03-27")


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        pytest.param('reasons = "3 Jahre"', "P3Y", id="no span"),
        pytest.param('reasons = "P1D"', "a month", id="too short"),
        pytest.param('records = "P3Y"', "originals", id="records without originals"),
        pytest.param('records = "P3Y"\noriginals = "P4Y"', "originals", id="originals outlive records"),
    ],
)
def test_a_span_that_would_delete_by_mistake_is_refused(house: Workspace, spans: str, said: str) -> None:
    set_spans(house, f"\n[retention]\n{spans}\n")
    refused = house.run("retention", "plan")
    assert refused.code == 2
    assert said in refused.err
