"""`records export` and the filters of `records list`: which versions, as they were known, in every form alike."""

from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.integration.test_import_dry_run import reviews
from tests.workspace import Workspace, make_workspace

FIRST, SECOND = "fachaufsicht_2016-Q1a.csv", "fachaufsicht_2016-Q1b.csv"
HILDEN, VELBERT = (f"case_review:{office}:kdu:existing:random:2016-01" for office in ("hilden", "velbert"))
FIGURES = "zielnachhaltung_2016-03.csv"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """On 4 May a file, on 6 May one that corrects it in a row and brings another, on 7 May figures. To be copied."""
    house = make_workspace(tmp_path_factory.mktemp("house"), goals=("kdu",))
    assert house.run("rules", "activate", "--now", "2016-01-03T12:00").code == 0
    house.write(FIRST, reviews("Hilden;01;30;2"))
    house.write(SECOND, reviews("Hilden;01;30;9", "Velbert;01;30;1", stand="12.04.2016"))
    for name, day in ((FIRST, 4), (SECOND, 6), (house.example(FIGURES).name, 7)):
        assert house.run("records", "import", name, "--now", f"2016-07-0{day}T10:00").code == 0
    return house.folder


@pytest.fixture
def house(stored: Path) -> Workspace:
    """Only read from."""
    return Workspace(stored)


def exported(house: Workspace, *words: str) -> list[dict[str, str]]:
    done = house.run("records", "export", *words)
    assert done.code == 0, done.err
    assert done.out.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff")), delimiter=";"))


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        pytest.param(("--type", "case_review"), [(HILDEN, "2"), (HILDEN, "9"), (VELBERT, "1")], id="type"),
        pytest.param(("--topic", "kdu", "--scope", "velbert"), [(VELBERT, "1")], id="topic and scope"),
        pytest.param(("--topic", "akte"), [], id="another topic"),
        pytest.param(("--key", HILDEN, "--versions", "in-force"), [(HILDEN, "9")], id="what counts"),
        pytest.param(("--type", "case_review", "--known-at", "2016-07-05T00:00"), [(HILDEN, "2")], id="known then"),
        pytest.param(("--file", FIRST), [(HILDEN, "2")], id="file"),
        pytest.param(("--file", FIRST, "--versions", "in-force"), [], id="file of which nothing counts"),
        pytest.param(("--type", "case_review", "--until", "2016-07-04"), [(HILDEN, "2")], id="until a day"),
        pytest.param(
            ("--since", "2016-07-05", "--type", "case_review"), [(HILDEN, "9"), (VELBERT, "1")], id="since a day"
        ),
        pytest.param(("--period", "2016-01", "--sender", "controlling"), [], id="another sender"),
    ],
)
def test_what_is_asked_for_is_what_is_written(house: Workspace, words: tuple[str, ...], rows: Any) -> None:
    if not rows:
        assert exported(house, *words) == []
        return
    assert [(row["key"], row["faulty"]) for row in exported(house, *words)] == rows
    listed = json.loads(house.run("records", "list", *words, "--json").out)
    assert [one["key"] for one in listed] == [key for key, _ in rows]


def test_csv_workbook_and_json_say_the_same(house: Workspace, tmp_path: Path) -> None:
    rows = exported(house)
    told = json.loads(house.run("records", "export", "--format", "json").out)
    assert house.run("records", "export", "--out", tmp_path / "all.xlsx").code == 0

    assert told["schema"] == "zielwacht/records/1"
    assert [one["key"] for one in told["records"]] == [row["key"] for row in rows]
    sheet = load_workbook(tmp_path / "all.xlsx").active
    head, *lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert [line[head.index("key")] for line in lines] == [row["key"] for row in rows]
    numbers = [None if row["numerator"] == "" else int(row["numerator"]) for row in rows]
    assert [line[head.index("numerator")] for line in lines] == numbers


def test_a_file_is_named_by_the_beginning_of_its_hash_too(house: Workspace) -> None:
    named = ("--file", sha256((house.folder / SECOND).read_bytes()).hexdigest()[:12].upper())
    rows = [(HILDEN, "9"), (VELBERT, "1")]
    assert [(row["key"], row["faulty"]) for row in exported(house, *named)] == rows
    assert [(row["key"], row["faulty"]) for row in exported(house, *named, "--versions", "in-force")] == rows


def test_figures_are_found_by_their_metric(house: Workspace) -> None:
    metrics = {row["metric"] for row in exported(house, "--type", "measurement")}
    assert len(metrics) > 1
    for metric in metrics:
        assert {row["metric"] for row in exported(house, "--metric", metric)} == {metric}


def test_a_figure_is_written_as_the_houses_spreadsheets_read_it(house: Workspace) -> None:
    (row,) = (row for row in exported(house, "--type", "measurement") if "kdu" in row["metric"])
    assert row["value"] == "24519874,36"


def test_no_text_of_a_sender_is_a_formula(stored: Path, tmp_path: Path) -> None:
    house = Workspace(Path(copytree(stored, tmp_path / "house")))
    name = house.write("=cmd_fachaufsicht.json", deliverable('=HYPERLINK("http://x")')).name
    assert house.run("records", "import", name, "--now", "2016-07-08T10:00").code == 0

    (row,) = exported(house, "--type", "deliverable")

    assert (row["note"], row["file"]) == ('\'=HYPERLINK("http://x")', "'=cmd_fachaufsicht.json")
    assert house.run("records", "export", "--out", "all.xlsx").code == 0
    assert [
        cell.value for line in load_workbook(house.folder / "all.xlsx").active for cell in line if cell.data_type == "f"
    ] == []


def deliverable(note: str) -> str:
    record = {
        "schema": "status-record/1",
        "type": "deliverable",
        "target_id": "statistics-agreed",
        "scope": "jobcenter",
        "period": "2016",
        "submitted_on": "2016-06-30",
        "note": note,
    }
    return json.dumps([record])


def test_what_was_withdrawn_is_marked_and_counts_as_little_as_then(stored: Path, tmp_path: Path) -> None:
    house = Workspace(Path(copytree(stored, tmp_path / "house")))
    words = ("--reason", "wrong-file", "--by", "fachaufsicht", "--now", "2016-07-08T10:00")
    assert house.run("records", "retract", SECOND, *words).code == 0

    marked = {(row["key"], row["faulty"]): row["withdrawn"] for row in exported(house, "--type", "case_review")}

    assert marked == {(HILDEN, "2"): "", (HILDEN, "9"): "yes", (VELBERT, "1"): "yes"}
    assert [row["faulty"] for row in exported(house, "--type", "case_review", "--versions", "in-force")] == ["2"]
    then = ("--type", "case_review", "--versions", "in-force", "--known-at", "2016-07-07T12:00")
    assert [row["faulty"] for row in exported(house, *then)] == ["9", "1"]
    assert house.run("records", "list", "--scope", "velbert").out.endswith("  (withdrawn with its file)\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("--format", "xlsx"), "a workbook needs a file", id="a workbook to a terminal"),
        pytest.param(("--since", "2016-07-05", "--until", "2016-07-04"), "lies before --since", id="days"),
        pytest.param(("--type", "review"), "case_review", id="no such type"),
        pytest.param(("--out", "nowhere/all.csv"), "name another file with --out", id="no such folder"),
    ],
)
def test_a_refusal_says_what_to_do(house: Workspace, words: tuple[str, ...], told: str) -> None:
    done = house.run("records", "export", *words)
    assert done.code == 2
    assert told in done.err
