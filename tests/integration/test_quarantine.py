"""What is kept out can be listed and looked at long after the terminal has scrolled by; a personal cell never shows."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Barrier
from typing import Any
from unittest.mock import Mock, patch

import pytest
from openpyxl import load_workbook

from checker.domain.clock import at_local
from checker.domain.quarantine import QuarantineNumber
from checker.domain.refusal import QuarantineRefusal, Refused
from checker.store import Store, import_ledger, receipts
from checker.usecases.importing import quarantine_acts
from checker.usecases.importing.quarantine_acts import HeldAct, release
from checker.usecases.importing.retry import RetryFate, retry
from tests.forger import tamper
from tests.integration.test_docs import as_pattern
from tests.integration.test_docs import shown as shown_text
from tests.stored import url_of
from tests.web.served import house_over, page_client, words
from tests.workspace import EXAMPLES, REPOSITORY, Done, Workspace, make_workspace

NAME = "fachaufsicht_2016-Q1.csv"
HEAD = """Jobcenter Musterkreis;;;;;;;;;;
Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;;;;;;;;;
Stand: 11.04.2016;;;;;;;;;;
;;;;;;;;;;
Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung
"""
GOOD = "1;Hilden;01/2016;KdU;Neufälle;Zufall;5;1;20,0;04.02.2016;\n"
IMPOSSIBLE = "2;Hilden;02/2016;KdU;Bestandsfälle;Zufall;12;14;;04.03.2016;\n"
AT, BEFORE = "2016-04-12T08:00", "2016-04-11T08:00"


@pytest.fixture(scope="module")
def activated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = make_workspace(tmp_path_factory.mktemp("activated"), goals=("kdu",))
    assert made.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    return made.folder


@pytest.fixture
def house(activated: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(activated, tmp_path / "house")
    return Workspace(tmp_path / "house")


NO_STAND = HEAD.replace("Stand: 11.04.2016;", ";")


def imports(house: Workspace, *rows: str, name: str = NAME, at: str = AT, head: str = HEAD) -> Done:
    path = house.write(name, (head + "".join(rows)).encode("cp1252"))
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


def test_a_file_is_found_by_its_hash_and_by_that_of_what_is_kept_of_it(house: Workspace) -> None:
    """Of a workbook the cells are kept, so that the pack and the archive name another hash than the sender has."""
    name = "schnittstellendialoge_2016.xlsx"
    book = load_workbook(EXAMPLES / name)
    book.worksheets[0].title = "Andere"
    book.save(house.folder / name)
    house.run("records", "import", name, "--now", AT)
    shown_entry = listed(house)["entries"][0]
    store = Store.open(f"sqlite:///{house.store}", create=False)
    with store.read() as tx:
        (account,) = import_ledger.list_accounts(tx)
    store.close()
    assert account.archived is not None
    assert account.archived != account.sha256
    for start in (account.sha256[:8], account.archived[:12].upper()):
        assert numbers(house, "--file", start)[0] == shown_entry["number"]
    assert numbers(house, "--file", account.archived[:7]) == []


def test_one_row_is_shown_with_its_cell_and_what_can_be_done(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    said = house.run("records", "quarantine", "show", "1.2").out
    assert said.startswith(f"1.2: {NAME}, Zeile 2 (in der Datei Zeile 7), Spalte 8 „fehlerhaft“\n")
    for part in ("Eingegangen am 12.04.2016, 08:00 Uhr von Fachaufsicht", "Wert der Zelle: 14", "Stand: offen"):
        assert part in said
    assert "sendet die Datei noch einmal" in said


def test_the_number_of_a_file_shows_its_rows_and_only_them(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    said = house.run("records", "quarantine", "show", "1").out
    assert said.startswith("1.2  12.04.2016  fachaufsicht")
    assert "ohne eigenen Fehler: 1" in said
    entries = json.loads(house.run("records", "quarantine", "show", "1", "--json").out)["entries"]
    assert {entry["number"].partition(".")[0] for entry in entries} == {"1"}
    assert house.run("records", "quarantine", "show", "7").code == 2


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
    mail = house.run("mail", "show", told["mail"]).out
    assert "Zeile 2, Spalte 8 (Nr. 1.2): „fehlerhaft“ ist größer als „geprüft“" in mail.replace("\n", " ")
    said = house.run("records", "quarantine", "show", "1.2").out
    assert "Dem Absender mitgeteilt: Mail an fachaufsicht@jobcenter" in said


def test_a_number_that_is_none_and_one_that_is_nobodys(house: Workspace) -> None:
    unwritten = house.run("records", "quarantine", "show", "12.x")
    assert unwritten.code == 2
    assert "write 12 for a file, 12.3 for a row of it" in unwritten.err
    unknown = house.run("records", "quarantine", "show", "7")
    assert unknown.code == 2
    assert "nothing is kept out under the number 7; 'zielwacht records quarantine list --all' lists all" in unknown.err


def activates(house: Workspace, *changes: tuple[str, str], at: str = "2016-04-18T08:00") -> None:
    """A further version of the profile, with texts of it replaced."""
    profile = house.rules / "senders" / "fachaufsicht.yaml"
    said = profile.read_text(encoding="utf-8")
    number = int(said.partition("version: ")[2].partition("\n")[0])
    for old, new in ((f"version: {number}", f"version: {number + 1}"), *changes):
        assert said.count(old) == 1, old
        said = said.replace(old, new)
    profile.write_text(said, encoding="utf-8")
    activated = house.activate_edit("--now", at)
    assert activated.code == 0, activated.err


def mends_the_profile(house: Workspace, at: str = "2016-04-18T08:00") -> None:
    """The sender has a word that the profile did not know; a bad row is kept out alone from now on."""
    alone = ("quarantine: file", "quarantine: row")
    activates(house, ("KdU: kdu\n", "KdU: kdu\n          Unterkunft: kdu\n"), alone, at=at)


UNKNOWN_WORD = "2;Velbert;02/2016;Unterkunft;Bestandsfälle;Zufall;12;4;;04.03.2016;\n"


def retried(house: Workspace, *more: str, at: str = "2016-04-20T08:00") -> Done:
    return house.run("records", "quarantine", "retry", *more, "--now", at)


def reviews(house: Workspace) -> dict[str, int]:
    """What is stored, by the key: how many were faulty."""
    listed = json.loads(house.run("records", "list", "--json").out)
    return {one["key"]: one["record"]["faulty"] for one in listed}


def test_a_mended_profile_takes_in_what_was_refused(house: Workspace) -> None:
    imports(house, GOOD, UNKNOWN_WORD)
    mends_the_profile(house)
    assert (
        "Das Profil ist seither geändert (reviews@1, jetzt reviews@2)"
        in house.run("records", "quarantine", "show", "1.2").out
    )
    seen = retried(house, "1", "--dry-run")
    assert seen.code == 0
    assert f"{NAME}: read 2 = 2 accepted + 0 duplicate + 0 correction + 0 quarantined\n" in seen.err
    assert seen.out == f"1: {NAME} would be read again; nothing is stored\n"
    assert reviews(house) == {}
    done = retried(house, "1.2")
    assert (done.code, done.err, done.out) == (0, seen.err, f"1: {NAME} was read again; its account is 2\n")
    assert reviews(house) == {
        "case_review:hilden:kdu:new:random:2016-01": 1,
        "case_review:velbert:kdu:existing:random:2016-02": 4,
    }
    assert numbers(house) == []
    assert (shown(house, "1.2")["standing"], shown(house, "1.2")["by"]) == ("read_again", 2)


def test_a_page_says_what_the_file_would_say_now_and_takes_it_once_that_is_confirmed(house: Workspace) -> None:
    imports(house, GOOD, UNKNOWN_WORD)
    mends_the_profile(house)
    with closing(Store.open(url_of(house.store), create=False)) as store:
        client = page_client(house_over(store, at_local(date(2016, 4, 20), 8))).log_in("gf@jobcenter")
        seen = re.findall(r'name="seen" value="([^"]*)"', client.get("/eingang/1").text)[0]
        asked = client.post("/eingang/1", {"form": "retry", "seen": seen})
        said = "Noch einmal gelesen, sagt die Datei: 2 = 2 neu + 0 bekannt + 0 berichtigt + 0 zurückgehalten"
        assert (asked.status_code, said in words(asked), reviews(house)) == (200, True, {})
        done = client.post("/eingang/1", {"form": "retry", "seen": seen, "confirmed": "yes"})
        assert (done.status_code, done.headers["location"]) == (303, "/eingang/2")
        assert "2 = 2 neu" in words(client.follow(done))
    assert len(reviews(house)) == 2


def test_the_sender_hears_that_the_refused_file_counts_now(house: Workspace) -> None:
    imports(house, GOOD, UNKNOWN_WORD)
    assert house.run("tick", "--now", "2016-04-13T07:00").code == 0
    mends_the_profile(house)
    assert retried(house, "1").code == 0
    assert house.run("tick", "--now", "2016-04-21T07:00").code == 0
    told = [one["mail"] for one in shown(house, "1.2")["told"]]
    assert [house.run("mail", "show", mail).out.count(f"[Übernommen] {NAME}") > 0 for mail in told] == [False, True]


def test_what_still_cannot_be_read_is_kept_out_under_its_new_number(house: Workspace) -> None:
    imports(house, GOOD, UNKNOWN_WORD, IMPOSSIBLE.replace("2;H", "3;H"))
    mends_the_profile(house)
    done = retried(house, "1")
    assert done.code == 3
    assert done.err.splitlines()[-1] == f"{NAME}: read 3 = 2 accepted + 0 duplicate + 0 correction + 1 quarantined"
    assert numbers(house) == ["2.1"]


def test_what_says_what_it_said_is_not_stored_again(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    done = retried(house, "1")
    assert (done.code, done.err) == (3, "")
    assert "says what it said, nothing is stored" in done.out
    assert numbers(house) == ["1.1", "1.2"]


def test_retried_twice_is_taken_once(house: Workspace) -> None:
    imports(house, GOOD, UNKNOWN_WORD)
    mends_the_profile(house)
    assert retried(house, "1").code == 0
    again = retried(house, "1")
    assert (again.code, again.out) == (2, "")
    assert "the file 1 was read again already: what stands under 2 counts" in again.err
    assert len(json.loads(house.run("records", "list", "--json").out)) == 2


def test_what_was_reported_since_is_not_overruled_by_the_older_file(house: Workspace) -> None:
    """Without a Stand the order of arrival decides, and a file arrives when it comes in."""
    activates(
        house,
        ("Erfasst am: {field: reported_at}", "Erfasst am: {ignore: gehört nicht dazu}"),
        ("sets: reported_at}", "sets: reported_at, required: false}"),
        at=BEFORE,
    )
    imports(house, UNKNOWN_WORD, head=NO_STAND)
    since = UNKNOWN_WORD.replace("Unterkunft", "KdU").replace(";4;", ";5;")
    imports(house, since, name="fachaufsicht_2016-Q1-Velbert.csv", head=NO_STAND)
    mends_the_profile(house)
    done = retried(house, "1")
    assert done.code == 3
    assert "since this file came it was reported otherwise" in done.err
    assert reviews(house)["case_review:velbert:kdu:existing:random:2016-02"] == 5
    assert [(one["codes"], one["standing"], one["by"]) for one in listed(house, "--all")["entries"]] == [
        (["word_unknown"], "read_again", 3), (["said_since"], "overtaken", 2),
    ]  # fmt: skip
    assert house.run("store", "check", "--originals").code == 0


def test_a_file_under_a_clock_that_was_behind_is_compared_by_the_rules_that_have_read_it(house: Workspace) -> None:
    """Its stamp lies before the profile that knows the word; nobody has changed the record behind our back."""
    mends_the_profile(house, at="2016-04-18T08:00")
    done = imports(house, UNKNOWN_WORD, at="2016-04-15T08:00")
    assert done.code == 0, done.err
    checked = house.run("store", "check", "--originals")
    assert checked.code == 0, checked.out
    assert "1 originals with 1 records: 0 otherwise" in checked.err


def test_all_files_of_a_profile_are_retried_at_once(house: Workspace) -> None:
    imports(house, UNKNOWN_WORD)
    second_quarter = HEAD.replace("Auswertung 1.", "Auswertung 2.")
    imports(house, UNKNOWN_WORD.replace("02/", "04/"), name="fachaufsicht_2016-Q2.csv", head=second_quarter)
    house.run("records", "import", house.write("liste.csv", "a;b\n1;2\n"), "--now", AT)
    mends_the_profile(house)
    done = json.loads(retried(house, "--profile", "reviews", "--json").out)
    assert [(one["number"], one["fate"], one["by"], one["accepted"]) for one in done["files"]] == [
        (1, "stored", 4, 1), (2, "stored", 5, 1),
    ]  # fmt: skip


def test_what_is_kept_out_is_looked_through_once_a_file(house: Workspace) -> None:
    """A house may have thousands of files; each look reads the account of every one."""
    imports(house, UNKNOWN_WORD)
    second_quarter = HEAD.replace("Auswertung 1.", "Auswertung 2.")
    imports(house, UNKNOWN_WORD.replace("02/", "04/"), name="fachaufsicht_2016-Q2.csv", head=second_quarter)
    mends_the_profile(house)
    looks = Mock(wraps=receipts.briefs)
    store = Store.open(f"sqlite:///{house.store}", create=False)
    with patch.object(receipts, "briefs", looks):
        done = retry(store, [QuarantineNumber(1), QuarantineNumber(2)], at_local(date(2016, 4, 20), 8))
    store.close()
    assert [one.fate for one in done] == [RetryFate.STORED] * 2
    assert looks.call_count == 2


def test_a_file_that_was_not_kept_is_asked_for_again(house: Workspace) -> None:
    house.run("records", "import", house.write("liste.csv", "Telefon;b\n0211 4711;2\n"), "--now", AT)
    done = retried(house, "1")
    assert (done.code, done.out) == (2, "")
    assert "nothing was kept of liste.csv (number 1); its sender must send the file again" in done.err


LIST = """sender: {id: kasse, title: Kreiskasse, role: controlling}
profiles:
  - id: costs
    version: 1
    title: Kosten
    file: {name: ["kasse_{year}-{month}*.csv"], format: csv, encoding: utf-8, delimiter: ";"}
    columns: {Stelle: {field: scope, units: office}, Kosten: {field: value}}
    records: {type: measurement, period: {kind: ytd}, set: {metric: kdu-cost, aggregation: ytd, unit: euro}}
"""


def test_a_file_that_no_profile_was_for_is_read_once_there_is_one(house: Workspace) -> None:
    """It was kept, as the privacy screen found nothing in it; what is found again and again is read once."""
    file = house.write("kasse_2016-03.csv", "Stelle;Kosten\nHilden;1000\nVelbert;500\n")
    house.run("records", "import", file, "--now", "2016-04-12T08:00")
    assert "says what it said, nothing is stored" in retried(house, "1").out
    house.write("rules/senders/kasse.yaml", LIST)
    assert house.activate_edit("--now", "2016-04-13T08:00").code == 0
    done = json.loads(retried(house, "1", "--json").out)
    assert [(one["fate"], one["read"], one["accepted"]) for one in done["files"]] == [("stored", 2, 2)]
    assert numbers(house) == []


def test_what_was_overtaken_stays_so_when_its_sender_is_dropped_from_the_rules(house: Workspace) -> None:
    house.write("rules/senders/kasse.yaml", LIST)
    assert house.activate_edit("--now", "2016-04-10T08:00").code == 0
    for name, second in (("kasse_2016-03.csv", "Velbrt"), ("kasse_2016-03_neu.csv", "Velbert")):
        file = house.write(name, f"Stelle;Kosten\nHilden;1000\n{second};500\n")
        house.run("records", "import", file, "--now", AT)
    assert numbers(house) == []
    (house.rules / "senders" / "kasse.yaml").unlink()
    assert house.activate_edit("--now", "2016-04-13T08:00").code == 0
    assert numbers(house) == []
    assert {one["standing"] for one in listed(house, "--all")["entries"]} == {"overtaken"}


def test_a_file_that_no_profile_was_for_is_read_by_all_that_it_feeds(house: Workspace) -> None:
    house.run("records", "import", house.write("kasse_2016-03.csv", "Art;Stelle;Kosten\nA;Hilden;1\nB;Velbert;5\n"))
    one = LIST.replace('";"}', '";", shared: true}').replace("columns: {", "columns: {Art: {}, ")
    first = one.rstrip("\n") + "\n    rows: {only: {column: Art, words: [A]}}\n"
    second = first.partition("profiles:\n")[2].replace("id: costs", "id: more").replace("[A]", "[B]")
    house.write("rules/senders/kasse.yaml", first + second)
    assert house.activate_edit("--now", "2016-04-13T08:00").code == 0
    (done,) = json.loads(retried(house, "1", "--json").out)["files"]
    assert [(part["profile"], part["accepted"]) for part in done["profiles"]] == [("costs", 1), ("more", 1)]
    assert numbers(house) == []


def test_a_file_that_was_overtaken_is_not_read_again(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    imports(house, GOOD, IMPOSSIBLE.replace(";14;", ";4;"))
    assert "the later file 2 has taken the place of the file 1" in retried(house, "1").err


def test_a_file_that_was_withdrawn_has_nothing_open_and_is_not_read_again(house: Workspace) -> None:
    activates(house, ("quarantine: file", "quarantine: row"), at=BEFORE)
    imports(house, GOOD, IMPOSSIBLE)
    withdrawn = ("--by", "fachaufsicht", "--reason", "wrong-file", "--now", "2016-04-13T08:00")
    done = house.run("records", "retract", NAME, *withdrawn)
    assert done.code == 0, done.err
    assert (numbers(house), numbers(house, "--all")) == ([], ["1.1"])
    assert "the file 1 was withdrawn as a whole" in retried(house, "1").err


def test_what_came_while_it_was_withdrawn_is_settled_when_that_is_undone_and_hides_no_row(house: Workspace) -> None:
    activates(house, ("quarantine: file", "quarantine: row"), at=BEFORE)
    imports(house, GOOD, IMPOSSIBLE)
    by = ("--by", "fachaufsicht")
    assert house.run("records", "retract", NAME, *by, "--reason", "wrong-file", "--now", "2016-04-13T08:00").code == 0
    assert "was withdrawn" in imports(house, GOOD, IMPOSSIBLE, at="2016-04-14T08:00").err
    assert numbers(house) == []
    undone = ("--undo", "--reason", "in-error", "--now", "2016-04-15T08:00")
    assert house.run("records", "retract", NAME, *by, *undone).code == 0
    assert numbers(house) == ["1.1"]
    assert (
        "Stand: erledigt; die Rücknahme ist aufgehoben, die Datei zählt wieder, und was sie zurückhält, steht unter 1"
        in house.run("records", "quarantine", "show", "2").out
    )
    assert "what stands under 1 counts" in retried(house, "2").err


def test_a_retry_needs_to_know_of_what(house: Workspace) -> None:
    assert "name NUMBERS, or all of a --sender or --profile" in retried(house).err
    assert retried(house, "--sender", "controlling").out == "nothing that was kept is open\n"


def test_an_open_file_of_which_nothing_is_kept_is_named_and_not_passed_over(house: Workspace) -> None:
    imports(house, GOOD.replace("20,0", "meier@example.org"))
    done = retried(house, "--sender", "fachaufsicht")
    assert (done.code, done.out) == (3, "nothing that was kept is open\n")
    assert f"1: nothing is kept of {NAME}, so it stays open; ask its sender for it again" in done.err


WHY = ("--reason-id", "sender-confirms", "--file-number", "50.1-2016/077", "--now", "2016-04-20T08:00")


def decides(house: Workspace, verb: str, number: str, *, by: str = "gf", why: tuple[str, ...] = WHY) -> Done:
    return house.run("records", "quarantine", verb, number, "--by", by, *why)


def journaled(house: Workspace, kind: str) -> list[dict[str, Any]]:
    return [entry["facts"] for entry in json.loads(house.run("audit", "log", "--kind", kind, "--json").out)["entries"]]


def test_the_management_takes_in_what_only_shared_its_file(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    done = decides(house, "release", "1")
    assert done.code == 0, done.err
    assert done.err.endswith(f"{NAME}: read 1 = 1 accepted + 0 duplicate + 0 correction + 0 quarantined\n")
    assert reviews(house) == {"case_review:hilden:kdu:new:random:2016-01": 1}
    assert numbers(house) == ["1.2"]
    said = house.run("records", "quarantine", "show", "1.1").out
    assert (
        "Stand: erledigt; übernommen am 20.04.2016 durch gf: vom Absender bestätigt, Aktenzeichen 50.1-2016/077; "
        "gezählt unter 2" in said
    )
    (facts,) = journaled(house, "quarantine.released")
    assert facts == {"account": 1, "position": 0, "by": "gf", "because": "sender-confirms", "by_account": 2}
    assert house.run("store", "check", "--originals").code == 0


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("fachaufsicht", "'fachaufsicht' has sent the file and does not decide about it; gf"),
        ("teamleitung", "'teamleitung' does not decide about what is kept out; gf"),
        ("chef", "there is no role 'chef'"),
    ],
)
def test_who_does_not_take_in(house: Workspace, by: str, told: str) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    done = decides(house, "release", "1.1", by=by)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert reviews(house) == {}


def test_what_cannot_be_read_nobody_takes_in(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    assert "nobody can decide about 1.2" in decides(house, "release", "1.2").err


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (("--reason-id", "sender-confirms"), "what is to count against the check needs a file number: --file-number"),
        (("--reason-id", "sender-confrms", "--file-number", "7"), "did you mean 'sender-confirms'?"),
        (("--reason-id", "sender-confirms", "--file-number", "Frau Meier"), "a person's name"),
    ],
)
def test_what_is_taken_in_needs_a_reason_of_the_house_and_a_file(
    house: Workspace, why: tuple[str, ...], told: str
) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    assert told in decides(house, "release", "1.1", why=why).err
    assert reviews(house) == {}


def test_of_two_rows_about_the_same_one_is_chosen_and_the_other_discarded(house: Workspace) -> None:
    one_row = ("quarantine: file", "quarantine: row")
    activates(house, ("same_key: correction", "same_key: quarantined"), one_row, at=BEFORE)
    imports(house, GOOD, GOOD.replace("1;H", "2;H").replace(";5;1;", ";5;3;"))
    assert [entry["codes"] for entry in listed(house)["entries"]] == [["same_key_twice"], ["same_key_twice"]]
    done = decides(house, "release", "1.2", why=(*WHY, "--json"))
    told = json.loads(done.out)
    assert (told["schema"], told["number"], told["by"], told["accepted"]) == (
        "zielwacht/quarantine-release/1", "1.2", 2, 1,
    )  # fmt: skip
    assert reviews(house) == {"case_review:hilden:kdu:new:random:2016-01": 3}
    assert [one["standing"] for one in listed(house, "--all")["entries"]] == ["discarded", "released"]
    assert "nothing under 1 is open any more" in decides(house, "release", "1.1").err


def test_what_is_taken_in_stays_so_when_the_file_is_read_again(house: Workspace) -> None:
    imports(house, GOOD, UNKNOWN_WORD, IMPOSSIBLE.replace("2;H", "3;H"))
    assert decides(house, "release", "1.1").code == 0
    mends_the_profile(house, at="2016-04-20T09:00")
    done = retried(house, "1", at="2016-04-21T08:00")
    assert done.err.splitlines()[-1] == f"{NAME}: read 3 = 1 accepted + 1 duplicate + 0 correction + 1 quarantined"
    assert numbers(house) == ["3.1"]
    assert house.run("store", "check", "--originals").code == 0


def test_the_same_file_once_more_is_no_less_refused_than_before(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    assert decides(house, "release", "1.1").code == 0
    again = imports(house, GOOD, IMPOSSIBLE, at="2016-04-21T08:00")
    assert again.err.splitlines()[-1] == f"{NAME}: read 2 = 0 accepted + 0 duplicate + 0 correction + 2 quarantined"


def test_status_says_how_much_is_open_and_since_when(house: Workspace) -> None:
    def kept_out() -> object:
        return json.loads(house.run("status", "--json", "--now", "2016-04-20T08:00").out)["kept_out"]

    assert kept_out() is None
    imports(house, GOOD, IMPOSSIBLE)
    house.run("records", "import", house.write("liste.csv", "a;b\n1;2\n"), "--now", "2016-04-13T08:00")
    assert kept_out() == {"open": 3, "files": 2, "since": "2016-04-12T06:00:00+00:00"}
    decides(house, "discard", "1.2")
    assert kept_out() == {"open": 2, "files": 2, "since": "2016-04-12T06:00:00+00:00"}
    decides(house, "discard", "1")
    screen = house.run("status", "--now", "2016-04-20T08:00").out
    assert "kept out    1 row or file, of 1 file, since 13.04.2016 08:00: zielwacht records quarantine list" in screen


def test_what_is_discarded_is_open_no_more_and_stays_traceable(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    why = ("--reason-id", "dispensable", "--now", "2016-04-20T08:00")
    assert decides(house, "discard", "1.2", by="fachaufsicht", why=why).out == "1.2: discarded by fachaufsicht\n"
    assert numbers(house) == ["1.1"]
    entry = shown(house, "1.2")
    assert (entry["standing"], entry["codes"], entry["row"]) == ("discarded", ["part_exceeds_whole"], 2)
    assert entry["decided"]["by"] == "fachaufsicht"
    assert journaled(house, "quarantine.discarded") == [
        {"account": 1, "position": 2, "by": "fachaufsicht", "because": "dispensable", "by_account": None}
    ]
    assert decides(house, "discard", "1", by="gf", why=why).code == 0
    assert numbers(house) == []
    assert "nothing under 1 is open any more" in retried(house, "1").err


def test_a_file_that_nobody_can_read_is_discarded_too(house: Workspace) -> None:
    house.run("records", "import", house.write("liste.csv", "a;b\n1;2\n"), "--now", AT)
    done = decides(house, "discard", "1", by="controlling", why=(*WHY, "--json"))
    assert json.loads(done.out) == {"schema": "zielwacht/quarantine-discard/1", "number": "1", "by": "controlling"}
    assert numbers(house) == []
    assert "verworfen am 20.04.2016 durch controlling" in house.run("records", "quarantine", "show", "1").out


MONTHS_ACROSS = """sender: {id: kasse, title: Kreiskasse, role: controlling}
profiles:
  - id: costs-by-month
    version: 1
    title: Kosten je Monat
    file: {name: ["kdu_{year}*.csv"], format: csv, encoding: utf-8, delimiter: ";"}
    dates: {months: [mm/yyyy]}
    columns: {Stelle: {field: scope, units: office}}
    records_a_row: {headings: {field: period}, cells: {field: value}}
    records: {type: measurement, set: {metric: kdu-cost, aggregation: month, unit: euro}}
    quarantine: row
"""


def test_of_a_wide_table_one_figure_is_chosen_and_the_other_month_stays_undecided(house: Workspace) -> None:
    house.write("rules/senders/kasse.yaml", MONTHS_ACROSS.encode())
    assert house.activate_edit("--now", BEFORE).code == 0
    imports(house, "Hilden;1;2\n", "Hilden;3;4\n", name="kdu_2016.csv", head="Stelle;01/2016;02/2016\n")
    assert numbers(house) == ["1.1", "1.2", "1.3", "1.4"]
    done = decides(house, "release", "1.3")
    assert done.code == 0, done.err
    assert numbers(house) == ["1.2", "1.4"]
    (kept,) = json.loads(house.run("records", "list", "--json").out)
    assert (kept["key"], kept["record"]["value"]) == ("measurement:kdu-cost:hilden:2016-01:month", "3")


PAGE = (REPOSITORY / "docs" / "records.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## A quarantined row from refusal to release\n")[2].partition("\n## ")[0]
SHOWN = re.findall(r"^```console quarantine\n\$ zielwacht (.*?)\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)


def test_the_way_of_a_row_that_the_page_shows_is_what_its_commands_print(house: Workspace) -> None:
    (file,) = re.findall(r"^```csv\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)
    house.write(NAME, file.encode("cp1252"))
    assert len(SHOWN) == 8
    for command, expected in SHOWN:
        if " retry " in command:
            activates(house, ("KdU: kdu\n", "KdU: kdu\n          Unterkunft: kdu\n"))
        done = house.run(*shlex.split(command))
        assert done.code in (0, 3), done.err
        assert re.fullmatch(as_pattern(expected), shown_text(done.out), re.DOTALL), f"{command}\n{done.out}"


@pytest.fixture
def store(house: Workspace) -> Iterator[Store]:
    opened = Store.open(url_of(house.store), create=False)
    yield opened
    opened.close()


NUMBER, LATER = QuarantineNumber(1), at_local(date(2016, 4, 20), 8)


def test_of_two_retries_at_once_one_takes_the_rows_in(house: Workspace, store: Store) -> None:
    imports(house, GOOD, UNKNOWN_WORD)
    mends_the_profile(house)
    begin = Barrier(2)

    def one(_: int) -> object:
        own = Store.open(url_of(house.store), create=False)
        try:
            begin.wait()
            return retry(own, [NUMBER], LATER)[0].fate
        except Refused as refused:
            return refused.code
        finally:
            own.close()

    with ThreadPoolExecutor(2) as both:
        assert set(both.map(one, range(2))) == {RetryFate.STORED, QuarantineRefusal.READ_AGAIN}
    assert len(reviews(house)) == 2
    assert [one["number"] for one in listed(house, "--all")["entries"]] == ["1.1", "1.2"]


def test_who_decides_at_the_same_moment_as_another_is_told_so(
    house: Workspace, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    reads = quarantine_acts.read_kept

    def meanwhile(*given: Any) -> object:
        monkeypatch.setattr(quarantine_acts, "read_kept", reads)
        assert decides(house, "discard", "1.1").code == 0
        return reads(*given)

    monkeypatch.setattr(quarantine_acts, "read_kept", meanwhile)
    with pytest.raises(Refused) as refused:
        release(store, HeldAct(QuarantineNumber(1, 1), "gf", "sender-confirms", "50.1"), LATER)
    assert refused.value.code in (QuarantineRefusal.SETTLED, QuarantineRefusal.DECIDED_MEANWHILE)
    assert reviews(house) == {}


@pytest.mark.parametrize("end", [KeyboardInterrupt, OSError], ids=["stopped", "no room on the disk"])
def test_what_is_cut_off_has_not_happened_and_can_be_done_again(
    house: Workspace, store: Store, end: type[BaseException]
) -> None:
    imports(house, GOOD, UNKNOWN_WORD)
    broken = Mock(side_effect=end)
    with patch.object(receipts, "add", broken), pytest.raises(end):
        release(store, HeldAct(QuarantineNumber(1, 1), "gf", "sender-confirms", "50.1"), LATER)
    mends_the_profile(house)
    with patch.object(receipts, "add", broken), pytest.raises(end):
        retry(store, [NUMBER], LATER)
    assert (broken.call_count, reviews(house), numbers(house)) == (2, {}, ["1.1", "1.2"])
    assert retry(store, [NUMBER], LATER)[0].fate is RetryFate.STORED
    assert house.run("store", "check").code == 0


def test_bytes_that_are_not_those_that_were_kept_are_not_read_again(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    tamper(house.store, "UPDATE archive SET content = CAST(content || 'x' AS BLOB) WHERE kind = 'original'")
    assert "SHA-256" in retried(house, "1").err
    assert numbers(house) == ["1.1", "1.2"]


def test_what_was_deleted_when_due_must_be_sent_again(house: Workspace) -> None:
    imports(house, GOOD, IMPOSSIBLE)
    sha256 = listed(house)["entries"][0]["sha256"]
    assert house.run("audit", "redact", "--file", sha256, "--by", "controlling", "--now", AT).code == 0
    assert "deleted" in retried(house, "1").err
    assert "Wert der Zelle: nicht gezeigt, das Archiv hat die Datei nicht mehr" in (
        house.run("records", "quarantine", "show", "1.2").out
    )


def test_rows_and_columns_are_those_that_a_spreadsheet_shows(house: Workspace) -> None:
    """Below a title and a header of two lines, under the letters of the sheet; also when the cells are read again."""
    name = "schnittstellendialoge_2016.xlsx"
    book = load_workbook(EXAMPLES / name)
    sheet = book["Dialoge 2016"]
    row = next(cells[0].row for cells in sheet.iter_rows() if cells[0].value == "Hilden")
    sheet.cell(row, 1, "Hildn")
    book.save(house.folder / name)
    house.run("records", "import", name, "--now", "2016-12-30T08:00")
    found = next(one for one in listed(house)["entries"] if one["codes"] == ["unit_unknown"])
    assert (found["row"], found["line"], found["column"], found["sheet"]) == (row, row, 1, "Dialoge 2016")
    said = house.run("records", "quarantine", "show", found["number"]).out
    assert f"Blatt „Dialoge 2016“, Zeile {row}, Spalte A „Geschäftsstelle“" in said
    assert "says what it said, nothing is stored" in retried(house, "1", at="2017-01-02T08:00").out


def test_a_row_below_a_cell_of_several_lines_is_counted_as_an_editor_does(house: Workspace) -> None:
    imports(house, GOOD.replace("04.02.2016;", '04.02.2016;"zwei\nZeilen"'), IMPOSSIBLE)
    entry = next(one for one in listed(house)["entries"] if one["codes"] == ["part_exceeds_whole"])
    assert (entry["row"], entry["line"]) == (2, 8)
    assert shown(house, entry["number"])["cell"] == "14"


def test_a_line_of_a_list_of_lines_is_counted_as_an_editor_does(house: Workspace) -> None:
    """Blank lines count too, and the value that is shown is the one that stands there."""
    profile = house.rules / "senders" / "manual.yaml"
    said = profile.read_text(encoding="utf-8")
    of_lines = said.replace('name: ["*.json"]', 'name: ["*.ndjson"]').replace("format: json", "format: ndjson")
    profile.write_text(of_lines.replace("version: 1", "version: 2"), encoding="utf-8")
    assert house.activate_edit("--now", BEFORE).code == 0
    (good,) = json.loads((EXAMPLES / "deliverable.json").read_bytes())
    lines = [json.dumps(good), "", json.dumps(good | {"period": "2099"}), ""]
    house.run("records", "import", house.write("einzeln.ndjson", "\n".join(lines)), "--now", "2016-12-30T08:00")
    entry = next(one for one in listed(house)["entries"] if one["codes"] != ["kept_out_with_its_file"])
    assert (entry["row"], entry["codes"]) == (3, ["outside_plan_years"])
    assert shown(house, entry["number"])["cell"] == "2099"
