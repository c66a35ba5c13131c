"""What is kept out can be listed and looked at long after the terminal has scrolled by; a personal cell never shows."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.workspace import Done, Workspace, make_workspace

NAME = "fachaufsicht_2016-Q1.csv"
HEAD = """Jobcenter Musterkreis;;;;;;;;;;
Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;;;;;;;;;
Stand: 11.04.2016;;;;;;;;;;
;;;;;;;;;;
Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
"""
GOOD = "1;Hilden;01/2016;KdU;Neufälle;Zufall;5;1;20,0;04.02.2016;\n"
IMPOSSIBLE = "2;Hilden;02/2016;KdU;Bestandsfälle;Zufall;12;14;;04.03.2016;\n"
AT = "2016-04-12T08:00"


@pytest.fixture(scope="module")
def activated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_workspace(tmp_path_factory.mktemp("activated"), goals=("kdu",))
    assert made.run("rules", "activate").code == 0
    return made.folder


@pytest.fixture
def house(activated: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(activated, tmp_path / "house")
    return Workspace(tmp_path / "house")


def imports(house: Workspace, *rows: str, name: str = NAME, at: str = AT) -> Done:
    path = house.write(name, (HEAD + "".join(rows)).encode("cp1252"))
    return house.run("records", "import", path, "--now", at)


def listed(house: Workspace, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(house.run("records", "quarantine", "list", "--json", *more).out)
    return found


def numbers(house: Workspace, *more: str) -> list[str]:
    return [entry["number"] for entry in listed(house, *more)["entries"]]


def shown(house: Workspace, number: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(house.run("records", "quarantine", "show", number, "--json").out)
    return found


def test_nothing_kept_out_is_said_so(house: Workspace) -> None:
    done = house.run("records", "quarantine", "list")
    assert (done.code, done.out, done.err) == (0, "Nichts ist zurückgehalten.\n", "")


def test_rows_and_whole_files_are_listed_with_their_counts(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    house.run("records", "import", house.write("liste.csv", "a;b\n1;2\n"), "--now", "2016-04-13T08:00")
    done = house.run("records", "quarantine", "list")
    assert done.out.splitlines() == [
        f"1.2  12.04.2016  fachaufsicht  {NAME}, Zeile 2 (in der Datei Zeile 7), Spalte 8: "
        "„fehlerhaft“ ist größer als „geprüft“",
        f"1  12.04.2016  fachaufsicht  {NAME}: mit ihr zurückgehalten, ohne eigenen Fehler: 1",
        "2  13.04.2016  Absender unbekannt  liste.csv, die ganze Datei: für Dateien dieses Namens ist kein "
        "Importprofil hinterlegt",
    ]
    assert done.err == "3 zurückgehalten, aus 2 Dateien, seit 12.04.2016\n"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("--sender", "fachaufsicht"), ["1.1", "1.2"]),
        (("--profile", "reviews"), ["1.1", "1.2"]),
        (("--profile", "reviews@2"), []),
        (("--file", "LISTE.csv"), ["2"]),
        (("--day", "13.04.2016"), ["2"]),
        (("--reason", "part_exceeds_whole"), ["1.2"]),
        (("--reason", "no_profile_of_this_name"), ["2"]),
    ],
)
def test_only_some_are_asked_for(house: Workspace, asked: tuple[str, ...], found: list[str]) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    house.run("records", "import", house.write("liste.csv", "a;b\n1;2\n"), "--now", "2016-04-13T08:00")
    assert numbers(house, *asked) == found


def test_one_row_is_shown_with_its_cell_and_what_can_be_done(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    said = house.run("records", "quarantine", "show", "1.2").out
    assert said.startswith(f"1.2: {NAME}, Zeile 2 (in der Datei Zeile 7), Spalte 8 „fehlerhaft“\n")
    for part in ("Eingegangen am 12.04.2016, 08:00 Uhr von Fachaufsicht", "Wert der Zelle: 14", "Stand: offen"):
        assert part in said
    assert "sendet die Datei noch einmal" in said


@pytest.mark.parametrize(
    "cell",
    ["Meier", "Meier 12", "02104 141870", "12.03.1975", "1975-03-12"],
    ids=["a name", "a name with a number", "a telephone number", "a birthday", "a birthday otherwise written"],
)
def test_what_may_be_somebodys_never_shows(house: Workspace, cell: str) -> None:
    imports(house, GOOD.replace(";5;", f";{cell};"))
    for done in (
        house.run("records", "quarantine", "show", "1.1"),
        house.run("records", "quarantine", "show", "1.1", "--json"),
    ):
        assert done.code == 0
        assert "Wert der Zelle: nicht gezeigt" in done.out or json.loads(done.out)["cell"] is None


def test_a_private_file_is_listed_without_anything_of_it(house: Workspace) -> None:
    imports(house, GOOD.replace("20,0", "meier@example.org"))
    assert [entry["codes"] for entry in listed(house)["entries"]] == [["private"]]
    said = house.run("records", "quarantine", "show", "1").out
    assert "was nach Sozialdaten aussieht" in said
    assert "Original: nicht im Archiv" in said
    assert "meier" not in said


def test_a_table_for_a_spreadsheet_computes_nothing(house: Workspace) -> None:
    house.run("records", "import", house.write("=1+2.csv", "a;b\n"), "--now", AT)
    done = house.run("records", "quarantine", "list", "--format", "csv")
    (row,) = csv.DictReader(done.out.removeprefix("\ufeff").splitlines(), delimiter=";")
    assert (row["Nummer"], row["Datei"], row["Stand"]) == ("1", "'=1+2.csv", "offen")


def test_a_later_file_of_the_same_report_takes_the_place_of_the_refused_one(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    mended = IMPOSSIBLE.replace(";14;", ";4;"), IMPOSSIBLE.replace("2;Hilden", "3;Velbert").replace(";14;", ";4;")
    imports(house, GOOD, *mended, name="fachaufsicht_2016-Q1-neu.csv", at="2016-04-14T08:00")
    assert listed(house) | {"entries": []} == {
        "schema": "zielwacht/quarantine/1", "open": 0, "since": None, "settled": 2, "entries": [],
    }  # fmt: skip
    assert numbers(house, "--all") == ["1.1", "1.2"]
    said = house.run("records", "quarantine", "show", "1.2").out
    assert "die spätere Datei fachaufsicht_2016-Q1-neu.csv vom 14.04.2016, 08:00 Uhr ist an die Stelle" in said


def test_the_same_bytes_once_more_are_kept_out_under_their_new_number(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    imports(house, GOOD, IMPOSSIBLE, at="2016-04-14T08:00")
    assert numbers(house) == ["2.1", "2.2"]
    assert (shown(house, "1.2")["standing"], shown(house, "1.2")["by"]) == ("read_again", 2)


def test_what_the_sender_was_told_and_when(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    assert house.run("tick", "--now", "2016-04-13T07:00").code == 0
    (told,) = shown(house, "1.2")["told"]
    assert told["addressed"].startswith("fachaufsicht@")
    said = house.run("records", "quarantine", "show", "1.2").out
    assert "Dem Absender mitgeteilt: Mail an fachaufsicht@jobcenter" in said


def test_a_number_that_is_none_and_one_that_is_nobodys(house: Workspace) -> None:
    unwritten = house.run("records", "quarantine", "show", "12.x")
    assert unwritten.code == 2
    assert "write 12 for a file, 12.3 for a row of it" in unwritten.err
    unknown = house.run("records", "quarantine", "show", "7")
    assert unknown.code == 2
    assert "nothing is kept out under the number 7; 'zielwacht records quarantine list --all' lists all" in unknown.err
