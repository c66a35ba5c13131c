"""`zielwacht records profile`: an unknown file becomes a commented profile that lints, and nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests import open_documents
from tests.old_workbooks import book, cells, drawn_text, strings
from tests.workspace import EXAMPLES, REPOSITORY, Workspace, make_workspace

OFFICES = "Geschäftsstelle;Kosten der Unterkunft;Bemerkung\nHilden;1.200,50;\nVelbert;900,00;ohne Nachzahlung\n"


@pytest.fixture
def house(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path, goals=["kdu"])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Only read from."""
    return make_workspace(tmp_path_factory.mktemp("house"))


def test_a_draft_lints_in_the_house_and_reads_its_file(house: Workspace) -> None:
    file = house.write("kosten_2016-05.csv", OFFICES.encode("cp1252"))
    done = house.run("records", "profile", file, "--out", "rules/senders/kosten.yaml")
    assert done.code == 0, done.err
    assert "2 of 2 records of the file can be used" in done.err
    assert house.run("rules", "lint").code == 0
    text = (house.rules / "senders" / "kosten.yaml").read_text(encoding="utf-8")
    assert "# ? wer sendet" in text
    assert "encoding: cp1252" in text
    checked = house.run("check", file, "--on", "2016-07-04", "--fail-on", "never", "--json")
    assert checked.code == 0, checked.err
    assert '"accepted": 2' in checked.out


def test_an_old_workbook_is_drafted_and_read(house: Workspace) -> None:
    rows = [["Geschäftsstelle", "Kosten der Unterkunft"], ["Hilden", 1200.5], ["Velbert", 900]]
    file = house.write("kosten_2016-05.xls", book(("Mai", cells(rows)), ("Notizen", cells([["geprüft"]]))))
    done = house.run("records", "profile", file, "--out", "rules/senders/kosten.yaml")
    assert done.code == 0, done.err
    assert "format: xls" in (house.rules / "senders" / "kosten.yaml").read_text(encoding="utf-8")
    checked = house.run("check", file, "--on", "2016-07-04", "--fail-on", "never", "--json")
    assert '"accepted": 2' in checked.out, checked.err


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".csv", ".xlsx")))
def test_a_file_of_the_starter_is_drafted_as_if_never_seen(shared: Workspace, name: str) -> None:
    done = shared.run("records", "profile", shared.example(name))
    assert done.code == 0, done.err
    assert re.search(r"[0-9]+ questions are open", done.err)
    assert "profiles:" in done.out


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("bericht_2016.csv", b"%PDF-1.7 ...", 3, "PDF"),
        ("liste_2016.csv", b"Name;Fall\nMeier;3\n", 3, "names"),
        ("meldung.json", b'[{"a": 1}]', 2, "holds no table"),
        ("leer_2016.csv", b"", 2, "holds no table"),
        ("wort_2016.csv", b"nur Text", 2, "holds no table"),
        ("mappe_2016.xlsx", b"PK\x03\x04 torn", 2, "holds no table"),
        ("mappe_2016.ods", open_documents.book(), 2, "holds no table"),
        ("mappe_2016.xls", book(("A", cells([["Amt"], ["Hilden"]])), around=strings("Frau Muster")), 3, "a person"),
        ("mappe_2016.xls", book(("A", cells([["Amt"]]) + drawn_text("Frau Muster", 25))), 3, "comment"),
    ],
)
def test_what_is_no_table_for_us_is_refused_in_a_sentence(
    shared: Workspace, name: str, content: bytes, code: int, said: str
) -> None:
    done = shared.run("records", "profile", shared.write(name, content))
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_file_that_is_not_there_and_rules_that_cannot_be_read_are_told(house: Workspace) -> None:
    assert "does not exist" in house.run("records", "profile", "nirgends.csv").err
    file = house.write("kosten_2016-05.csv", OFFICES)
    house.write("rules/senders/kaputt.yaml", "sender: {")
    done = house.run("records", "profile", file)
    assert done.code == 2
    assert "kaputt.yaml" in done.err


def test_the_page_shows_what_the_command_writes(house: Workspace) -> None:
    page = (REPOSITORY / "docs" / "records.md").read_text(encoding="utf-8")
    shown = re.search(
        r"```csv (?P<name>kosten_\S+)\n(?P<text>.*?)```\n.*?```yaml\n(?P<draft># Entwurf.*?)```", page, re.DOTALL
    )
    assert shown is not None
    done = house.run("records", "profile", house.write(shown["name"], shown["text"]))
    assert done.out.rstrip("\n") == shown["draft"].rstrip("\n")


@pytest.mark.parametrize(
    ("name", "content", "drafted"),
    [
        ("a{b} *c_2016.csv", "Monat;Wert\n01/2016;1\n", 'name: ["a*b* *c_{year}*.csv"]'),
        ("summen_2016.csv", "Monat;Wert\n01/2016;1\nSumme {netto} * * * * * * *;1\n", "Summe *netto"),
        ("fuss_2016.csv", "Monat;Wert\n01/2016;1\n******** geschätzt;\n{x} vorläufig;\n", 'footer: ["*", "*x*"]'),
        ("lang_2016.csv", f"Monat;{'Kosten ' * 300}\n01/2016;1\n", '"#2":'),
        (
            "betrag_2016.csv",
            "Geschäftsstelle;Kosten der Unterkunft\nHilden;1.234,50 €\n",
            "ist keine lesbare Zahl",
        ),
    ],
)
def test_signs_that_a_profile_would_read_otherwise_keep_no_file_from_a_draft_that_lints(
    house: Workspace, name: str, content: str, drafted: str
) -> None:
    done = house.run("records", "profile", house.write(name, content), "--out", "rules/senders/neu.yaml")
    assert done.code == 0, done.err
    assert drafted in (house.rules / "senders" / "neu.yaml").read_text(encoding="utf-8")
    linted = house.run("rules", "lint")
    assert linted.code == 0, linted.err


def test_a_workbook_with_days_above_its_columns_is_drafted_by_month(house: Workspace) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["Geschäftsstelle", date(2016, 1, 1), date(2016, 2, 1)], ["Hilden", 1, 2], ["Velbert", 3, 4]):
        book.active.append(row)
    book.save(house.folder / "monate_2016.xlsx")
    done = house.run("records", "profile", house.folder / "monate_2016.xlsx", "--out", "rules/senders/monate.yaml")
    assert done.code == 0, done.err
    assert "headings: {field: period}" in (house.rules / "senders" / "monate.yaml").read_text(encoding="utf-8")
    assert house.run("rules", "lint").code == 0
