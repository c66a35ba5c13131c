"""`zielwacht records show`: a record's versions, the lines they stood in, what replaced them and who counted them."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.cli.record_sheet import SCHEMA, as_text
from checker.domain.clock import at_local
from checker.domain.data_class import DataClass, Deleted
from checker.store import Store
from checker.usecases.auditing.record_trail import RecordTrail, WantedRecords, trails_of
from tests.stored import url_of
from tests.workspace import FACHAUFSICHT, Workspace, make_workspace

REVIEWS = "case_review:hilden:kdu:new:random:2016-01"
CORRECTED = "case_review:velbert:kdu:existing:random:2016-01"
CRITERIA = "deliverable:investigation-criteria-agreed:jobcenter:2016"
FILE_NUMBER = "50.1-2016/041"


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Reviews in a file that was handed in again with another count; the criteria reported, judged and withdrawn."""
    house = make_workspace(tmp_path_factory.mktemp("reported"), ("kdu",))
    assert house.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    example = house.example().read_bytes()
    house.run("records", "import", FACHAUFSICHT, "--now", "2016-04-11T15:00")
    house.write(FACHAUFSICHT, example.replace(b";5;1;20,0;", b";5;2;40,0;").replace(b"11.04.2016", b"12.04.2016"))
    house.run("records", "import", FACHAUFSICHT, "--now", "2016-04-12T15:00")
    evidence = ("--evidence", FILE_NUMBER, "--by", "bereichsleitung_leistung")
    filed = house.run(
        "records",
        "report",
        "investigation-criteria-agreed",
        "--submitted-on",
        "2016-04-20",
        *evidence,
        "--now",
        "2016-04-20T10:00",
    )
    assert filed.code == 0, filed.err
    assert house.run("tick", "--now", "2016-05-03T07:00").code == 0
    gone = ("--reason", "falsches Papier", "--by", "gf", "--now", "2016-05-10T10:00")
    withdrawn = house.run("records", "retract", CRITERIA, *gone)
    assert withdrawn.code == 0, withdrawn.err
    return house


@pytest.fixture
def house(reported: Workspace, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(reported.folder, tmp_path / "house")))


def shown(house: Workspace, *words: str) -> Any:
    done = house.run("records", "show", *words, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_a_corrected_count_names_both_files_and_the_line_as_it_stood_in_each(reported: Workspace) -> None:
    found = shown(reported, REVIEWS)
    (record,) = found["records"]
    first, second = record["versions"]
    assert found["schema"] == SCHEMA
    assert (first["record"]["faulty"], first["fate"], first["by"]["sequence"]) == (1, "replaced", second["sequence"])
    assert (second["record"]["faulty"], second["fate"], second["by"]) == (2, "in_force", None)
    assert first["line"].startswith("1;Hilden;01/2016;KdU;Neufälle;Zufall;5;1;20,0;")
    assert second["line"].startswith("1;Hilden;01/2016;KdU;Neufälle;Zufall;5;2;40,0;")
    told = reported.run("records", "show", REVIEWS).out
    assert "Fassung 1 von 2: fehlerhaft 1, geprüft 5" in told
    assert f"Ersetzt durch: {FACHAUFSICHT}, Zeile 1, eingelesen 12.04.2016, 15:00 Uhr" in told
    assert "Stand des Absenders: 04.02.2016, 00:00 Uhr" in told


def test_a_withdrawal_names_role_and_reason_and_the_verdict_that_had_counted_the_record(reported: Workspace) -> None:
    (record,) = shown(reported, CRITERIA)["records"]
    stated, withdrawn = record["versions"]
    assert (stated["fate"], withdrawn["fate"]) == ("retracted", "retraction")
    assert withdrawn["retraction"]["reason"] == "falsches Papier"
    assert [(each["obligation"], each["state"]) for each in stated["verdicts"]] == [
        ("investigation-criteria-agreed/jobcenter/2016", "met")
    ]
    assert withdrawn["verdicts"] == []
    told = reported.run("records", "show", CRITERIA).out
    assert "Rücknahme durch" in told
    assert "Grund: falsches Papier" in told
    assert "03.05.2016: erreicht, investigation-criteria-agreed/jobcenter/2016" in told


def test_a_version_that_an_earlier_one_outranks_never_counted(house: Workspace) -> None:
    older = house.example().read_bytes().replace(b";5;1;20,0;04.02", b";5;3;60,0;03.02")
    house.write(FACHAUFSICHT, older)
    house.run("records", "import", FACHAUFSICHT, "--now", "2016-04-13T15:00")
    (record,) = shown(house, REVIEWS)["records"]
    assert [(one["record"]["faulty"], one["fate"]) for one in record["versions"]] == [
        (1, "replaced"),
        (2, "in_force"),
        (3, "outranked"),
    ]


def test_a_record_that_two_sources_report_names_both(house: Workspace) -> None:
    said = ("--scope", "hilden", "--period", "2016-01", "--stratum", "new", "--selection", "random")
    counts = ("--reviewed", "6", "--faulty", "1", "--by", "fachaufsicht", "--now", "2016-04-14T10:00")
    filed = house.run("records", "report", "kdu-error-rate", *said, *counts)
    assert filed.code == 0, filed.err
    (record,) = shown(house, REVIEWS)["records"]
    assert {source.partition("/")[0] for source in record["sources"]} == {"fachaufsicht", "manual"}
    told = house.run("records", "show", REVIEWS).out
    assert "Gemeldet von mehreren Quellen: fachaufsicht/" in told


def test_two_rows_of_one_file_about_the_same_are_two_versions(reported: Workspace) -> None:
    (record,) = shown(reported, CORRECTED)["records"]
    rows = [(one["origin"]["row"], one["fate"]) for one in record["versions"]]
    assert rows[0] == (3, "replaced")
    assert rows[-1] == (9, "in_force")
    assert all(one["line"].startswith(f"{one['origin']['row']};Velbert;") for one in record["versions"])


def test_a_name_that_came_more_than_once_shows_each_file(reported: Workspace) -> None:
    found = shown(reported, "--file", FACHAUFSICHT)
    assert len({file["sha256"] for file in found["files"]}) == 2
    told = reported.run("records", "show", "--file", FACHAUFSICHT).out
    assert told.startswith(f"Unter dem Namen {FACHAUFSICHT} kamen 2 verschiedene Dateien.")
    (newest,) = shown(reported, "--file", found["files"][1]["sha256"][:12])["files"]
    assert newest == found["files"][1]


def test_a_file_number_and_an_item_lead_to_the_record(reported: Workspace) -> None:
    assert [one["key"] for one in shown(reported, "--file-number", FILE_NUMBER)["records"]] == [CRITERIA]
    with closing(sqlite3.connect(reported.store)) as store:
        items = store.execute("SELECT key, obligation FROM item WHERE obligation LIKE '%/%'").fetchall()
    for item, about in items:
        assert shown(reported, "--item", item[:12])["item"]["about"] == about


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        ("DELETE FROM archive WHERE kind = 'original'", "das Archiv hat die Datei nicht mehr"),
        (
            "UPDATE archive SET content = CAST(content || x'58' AS BLOB) WHERE kind = 'original'",
            "passen nicht zu ihrem SHA-256",
        ),
        ("UPDATE import_account SET archived = NULL", "die Datei wurde nicht aufbewahrt"),
    ],
)
def test_a_line_that_cannot_be_shown_is_told_and_the_rest_is_shown(
    house: Workspace, tampering: str, sentence: str
) -> None:
    with closing(sqlite3.connect(house.store)) as store, store:
        store.execute(tampering)
    done = house.run("records", "show", REVIEWS)
    assert (done.code, sentence in done.out, "Fassung 2 von 2" in done.out) == (0, True, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((REVIEWS.replace("hilden", "hildenn"),), f"did you mean '{REVIEWS}'?"),
        (("--file", "fachaufsicht_2016-Q2.csv"), f"did you mean '{FACHAUFSICHT}'?"),
        (("--file-number", "50.1-2016/042"), f"did you mean '{FILE_NUMBER}'?"),
        (("--item", "0123456789ab"), "no mail has an item"),
        ((), "name one: the KEY of a record"),
        ((REVIEWS, "--file", FACHAUFSICHT), "name one: the KEY of a record"),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(
    words: tuple[str, ...], sentence: str, reported: Workspace
) -> None:
    done = reported.run("records", "show", *words)
    assert (done.code, done.out) == (2, "")
    assert sentence in done.err


def test_a_deleted_record_is_told_as_such_beside_another(house: Workspace) -> None:
    """As where an item leads to both."""
    opened = Store.open(url_of(house.store), create=False)
    try:
        found = trails_of(opened, WantedRecords(key=REVIEWS))
    finally:
        opened.close()
    gone = RecordTrail(CRITERIA, (), Deleted(at_local(date(2016, 6, 1), 9), DataClass.RECORDS, "gf"))
    said = "Inhalt gelöscht am 01.06.2016 durch gf (Klasse records)."
    for records, line in (((gone,), f"  {said}"), ((*found.records, gone), f"    {CRITERIA}: {said}")):
        assert any(each.startswith(line) for each in as_text(replace(found, records=records)))


def test_an_original_is_handed_out_byte_for_byte(reported: Workspace, tmp_path: Path) -> None:
    received = Workspace(tmp_path).example().read_bytes()
    sha256 = hashlib.sha256(received).hexdigest()
    done = reported.run("records", "original", sha256[:12], "--out", tmp_path / "kept.csv")
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "kept.csv").read_bytes() == received
    assert sha256 in done.err
    again = reported.run("records", "original", sha256, "--out", tmp_path / "kept.csv")
    assert (again.code, "exists and is not overwritten" in again.err) == (2, True)


def test_without_a_file_the_bytes_alone_go_to_whoever_reads_the_output(reported: Workspace) -> None:
    sha256 = shown(reported, CRITERIA)["records"][0]["versions"][0]["origin"]["sha256"]
    piped = reported.run("records", "original", sha256, "--quiet")
    assert (piped.code, piped.err) == (0, "")
    assert hashlib.sha256(piped.out.encode()).hexdigest() == sha256


def test_of_a_workbook_the_cells_that_were_kept_are_handed_out_and_that_is_said(
    tmp_path: Path,
) -> None:
    house = make_workspace(tmp_path / "house", ("kdu", "schnittstellen"))
    assert house.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    workbook = house.example("schnittstellendialoge_2016.xlsx")
    house.run("records", "import", workbook.name, "--now", "2016-07-04T09:45")
    sha256 = hashlib.sha256(workbook.read_bytes()).hexdigest()
    done = house.run("records", "original", sha256, "--out", tmp_path / "kept.xlsx", "--json")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert (told["sha256"], told["as_it_came"]) == (sha256, False)
    assert hashlib.sha256((tmp_path / "kept.xlsx").read_bytes()).hexdigest() == told["kept_sha256"]
    assert f"it came as {sha256}, which was not kept" in done.err


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        ("DELETE FROM archive WHERE kind = 'original'", "its bytes were removed since"),
        ("UPDATE archive SET content = CAST(content || x'58' AS BLOB) WHERE kind = 'original'", "are not those"),
        ("UPDATE import_account SET archived = NULL", "are kept: the privacy screen refused the file"),
        ("DELETE FROM import_account", "was ever imported"),
    ],
)
def test_an_original_that_is_not_what_was_kept_is_refused(
    house: Workspace, tampering: str, sentence: str, tmp_path: Path
) -> None:
    sha256 = hashlib.sha256(Workspace(tmp_path).example().read_bytes()).hexdigest()
    with closing(sqlite3.connect(house.store)) as store, store:
        store.execute(tampering)
    done = house.run("records", "original", sha256, "--out", tmp_path / "out")
    assert (done.code, done.out, (tmp_path / "out").exists()) == (2, "", False)
    assert sentence in done.err


@pytest.mark.parametrize("place", ["gone/out.csv", "."])
def test_an_original_that_cannot_be_written_leaves_nothing(reported: Workspace, tmp_path: Path, place: str) -> None:
    sha256 = hashlib.sha256(Workspace(tmp_path).example().read_bytes()).hexdigest()
    done = reported.run("records", "original", sha256, "--out", tmp_path / place)
    assert (done.code, done.out) == (2, "")
