"""Nachweis, Szenarien and Protokoll: for whoever audits, by address, as page and as file; runs never block a page."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from checker.store import Store, access_log, checkpoints, journal
from checker.store.jobs import JobState
from checker.usecases.auditing.checkpoints import Signing
from tests.in_full import IN_FULL
from tests.integration.walked_house import NOON
from tests.jobs_ended import ended
from tests.statements import statements
from tests.stored import url_of
from tests.web.kept_runs import kept_run
from tests.web.served import house_over, words
from tests.web.walked import MANAGEMENT, a_walked_store, browser, browser_of
from tests.workspace import make_workspace

AUDITOR, INTERNAL_AUDIT = "dsb@jobcenter", "revision@jobcenter"
CRITERIA = "investigation-criteria-agreed/jobcenter/2016"
CHAIN = "/nachweis/regeln/investigation-criteria-agreed"
SCENARIOS = "/nachweis/szenarien"
OWN = """Szenario: Knapp unter zehn Prozent ist erreicht
  Angenommen bis zum 31.12.2016 wurden zum Thema KdU 300 Fälle geprüft, davon 29 fehlerhaft
  Wenn am 01.02.2017 geurteilt wird
  Dann lautet das Urteil zu T06 "erreicht" mit dem Kennwert "9,7 % (29 von 300)"
"""
WITH_PYTHON = """Szenario: Etwas anderes
  Angenommen import os; os.system("touch /tmp/x")
  Dann lautet das Urteil zu T06 "erreicht"
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with a_walked_store(tmp_path_factory.mktemp("house")) as opened:
        yield opened


class _Text(NamedTuple):
    text: str


def _rows(page: Any) -> int:
    return int(page.text.count('<tr><th scope="row">'))


def _captions(page: Any) -> list[str]:
    return [words(_Text(text)) for text in re.findall(r"<caption>(.*?)</caption>", page.text, re.S)]


def _kinds(store: Store) -> list[str]:
    with store.read() as tx:
        return [entry.kind for entry in journal.entries(tx)]


def test_from_a_row_of_the_plan_to_its_mails_in_two_clicks(store: Store) -> None:
    auditor = browser(store, AUDITOR)
    page = auditor.get("/nachweis")
    assert f'href="{CHAIN}"' in page.text
    chain = words(auditor.get(CHAIN))
    assert "T11" in chain
    assert "Hinweis an Bereichsleitung Leistung" in chain


@pytest.mark.parametrize(("post", "opens"), [(AUDITOR, False), (INTERNAL_AUDIT, True)])
def test_a_chain_leads_to_no_page_that_its_reader_may_not_open(store: Store, post: str, opens: bool) -> None:
    reader = browser(store, post)
    of_units, of_the_house = reader.get("/nachweis/regeln/ikunden-benefit-exits").text, reader.get(CHAIN).text
    led = re.findall(r'href="(/(?:verpflichtungen|befunde)/[^"?]+)"', of_units + of_the_house)
    assert [path for path in led if reader.get(path).status_code != 200] == []
    assert any("/ikunden-benefit-exits/" in path for path in led) is opens
    assert any(CRITERIA in path for path in led)
    assert "I-Kunden" in of_units


def test_a_row_of_the_plan_without_a_rule_stands_there_with_its_reason(store: Store) -> None:
    auditor = browser(store, AUDITOR)
    page = auditor.get("/nachweis?regel=ohne")
    told = "keine Regel: Beurteilungskonzept: das Verhalten Beschäftigter wird nicht überwacht (Annahme)"
    assert f"Z. 432 {told}" in words(page)
    assert "T11" not in words(page)
    assert told not in words(auditor.get("/nachweis?regel=mit"))
    assert told not in words(auditor.get("/nachweis?ziel=kdu"))
    assert 'href="/nachweis?regel=ohne"' in auditor.get("/nachweis").text


def test_where_no_row_is_declared_the_page_says_where_to(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, goals=("haus",))
    plan = house.rules / "plans" / "2016" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").partition("without_rule:")[0], encoding="utf-8")
    assert house.run("rules", "activate", "--now", "2016-05-02T08:00").code == 0
    store = Store.open(url_of(house.store), create=False)
    try:
        assert "„without_rule“ in der plan.yaml" in words(browser(store, AUDITOR).get("/nachweis"))
    finally:
        store.close()


@pytest.mark.parametrize(
    "path",
    [
        "/nachweis",
        "/nachweis?regel=ohne",
        "/nachweis?ziel=kdu",
        CHAIN,
        "/protokoll?art=mail.sent",
        "/protokoll?bis=03.05.2016",
    ],
)
def test_the_file_has_the_rows_of_the_page(store: Store, path: str) -> None:
    auditor = browser(store, AUDITOR)
    table = auditor.get(path).text.partition("<caption>")[2].partition("</table>")[0]
    named = [words(cell) for cell in map(_Text, re.findall(r'<th scope="row">(.*?)</th>', table, re.S))]
    file = auditor.get(f"{path}{'&' if '?' in path else '?'}format=csv").content.decode("utf-8-sig")
    first = [row[0].replace("; ", " ") for row in csv.reader(io.StringIO(file), delimiter=";")][1:]
    assert 0 < len(named) <= 50
    assert named == first[: len(named)]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/protokoll?art=nichts", "gibt es hier nicht"),
        ("/protokoll?von=gestern", "ist kein Tag"),
        ("/protokoll?verpflichtung=nichts", "nichts"),
        ("/protokoll?seite=10000", "Eine Seite 10000 hat diese Liste nicht"),
        ("/nachweis?ziel=nichts", "gibt es hier nicht"),
        (f"{SCENARIOS}?zeile=Z99", "gibt es hier nicht"),
    ],
)
def test_what_does_not_exist_is_said_and_shows_nothing(store: Store, path: str, sentence: str) -> None:
    page = browser(store, AUDITOR).get(path)
    assert page.status_code == 200
    assert sentence in words(page)
    assert not {"Einträge des Protokolls", "Zeilen des Plans und was aus ihnen wurde"} & set(_captions(page))


def test_the_log_is_read_by_kind_obligation_and_day(store: Store) -> None:
    auditor = browser(store, AUDITOR)
    about = auditor.get("/protokoll?verpflichtung=investigation-criteria-agreed&von=03.05.2016&bis=03.05.2016")
    assert _rows(about) > 0
    assert "02.05.2016 " not in words(about).split("Angaben", 1)[1]
    newest = words(auditor.get("/protokoll")).split("Angaben", 1)[1]
    assert newest.index(f" {len(_kinds(store))} ") < newest.index(f" {len(_kinds(store)) - 1} ")


def test_each_page_asks_the_store_at_most_ten_times(store: Store) -> None:
    """Once it has gathered what came of the whole plan: the first look behind a change reads each table."""
    auditor = browser(store, AUDITOR)
    auditor.get("/nachweis")
    for path in ("/nachweis", CHAIN, SCENARIOS, "/protokoll", "/protokoll?verpflichtung=kdu-error-rate"):
        with statements() as seen:
            assert auditor.get(path).status_code == 200
        assert len(seen) <= 10, (path, seen)


def test_others_open_none_of_it(store: Store) -> None:
    manager, audit = browser(store, MANAGEMENT), browser(store, INTERNAL_AUDIT)
    assert [manager.get(path).status_code for path in ("/nachweis", CHAIN, SCENARIOS, "/protokoll")] == [403] * 4
    assert [audit.get(path).status_code for path in ("/nachweis", CHAIN, SCENARIOS, "/protokoll")] == [200] * 3 + [403]
    before = _kinds(store)
    assert manager.post(SCENARIOS, {"form": "all"}, token=manager.token("/konto")).status_code == 403
    assert manager.get(f"{SCENARIOS}/1").status_code == 403
    assert _kinds(store) == before


def test_a_scenario_of_ones_own_runs_by_the_rules_in_force_and_its_result_is_kept(tmp_path: Path) -> None:
    with a_walked_store(tmp_path) as store:
        auditor = browser(store, AUDITOR)
        begun = auditor.post(SCENARIOS, {"form": "own", "own": OWN})
        assert begun.status_code == 303
        again = auditor.post(SCENARIOS, {"form": "own", "own": WITH_PYTHON})
        run = ended(store, 1)
        # The second form came while the first run was at work, or just after it.
        assert again.status_code in {422, 303}
        assert run.state is JobState.DONE
        page = words(auditor.get(begun.headers["location"]))
        assert "Alle 1 Szenarien stimmen mit dem Regelwerk überein." in page
        assert "davon 29 fehlerhaft" in page
        assert {"features.begun", "features.run"} <= set(_kinds(store))
        with store.read() as tx:
            assert [note.kind for note in access_log.read(tx)][:1] == ["run_features"]


@pytest.mark.skipif(not IN_FULL, reason="a process of half a minute: make deep")
def test_a_text_with_python_in_it_is_refused_with_a_sentence_and_nothing_of_it_runs(tmp_path: Path) -> None:
    with a_walked_store(tmp_path) as store:
        auditor = browser(store, AUDITOR)
        begun = auditor.post(SCENARIOS, {"form": "own", "own": WITH_PYTHON})
        assert ended(store, 1).state is JobState.DONE
        page = words(auditor.follow(begun))
        assert "es ist nichts gelaufen" in page
        assert "Den Schritt „Angenommen import os" in page


def test_a_pack_is_made_in_the_background_and_taken_away(tmp_path: Path) -> None:
    with a_walked_store(tmp_path) as store:
        auditor = browser_of(replace(house_over(store, NOON), signing=Signing()), AUDITOR)
        about, before = {"form": "pack", "about": "finding", "name": CRITERIA}, _kinds(store).count("log.checkpoint")
        begun = auditor.post("/nachweis", about)
        assert ended(store, 1).state is JobState.DONE
        where = begun.headers["location"]
        page = words(auditor.get(where))
        assert "Dateien," in page
        zipped = auditor.get(f"{where}?format=zip")
        archive = zipfile.ZipFile(io.BytesIO(zipped.content))
        assert archive.testzip() is None
        # Made for it: those of the ticks do not reach so far.
        (checkpoint,) = [name for name in archive.namelist() if name.endswith("/pruefpunkt.txt")]
        with store.read() as tx:
            kept = checkpoints.newest(tx)
        assert kept is not None
        assert archive.read(checkpoint).decode() == kept.note
        assert _kinds(store).count("log.checkpoint") == before + 1
        assert hashlib.sha256(zipped.content).hexdigest() in page
        # Whoever only judges days again neither makes nor takes one.
        other = browser(store, INTERNAL_AUDIT)
        assert other.get(where).status_code == 404
        assert other.post("/nachweis", about).status_code == 403
        assert _kinds(store).count("pack.made") == 1


def test_a_past_day_is_judged_again_and_compared(tmp_path: Path) -> None:
    with a_walked_store(tmp_path) as store:
        audit = browser(store, INTERNAL_AUDIT)
        begun = audit.post("/nachweis", {"form": "replay", "on": "03.05.2016"})
        run = ended(store, 1)
        assert run.state is JobState.DONE
        page = words(audit.get(begun.headers["location"]))
        assert "Urteile dieses Tages lauten wieder so" in page
        assert "Nichts weicht ab." in page
        assert "03.05.2016 noch einmal beurteilt" in words(audit.get("/nachweis"))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"form": "replay", "on": "morgen"}, "Das ist kein Tag."),
        ({"form": "replay"}, "Diese Angabe fehlt."),
        ({"form": "pack", "about": "finding"}, "Diese Angabe fehlt."),
        ({"form": "pack", "name": "x", "about": "house"}, "Diese Angabe fehlt."),
    ],
    ids=str,
)
def test_what_is_not_asked_well_begins_nothing(store: Store, fields: dict[str, str], says: str) -> None:
    answer = browser(store, AUDITOR).post("/nachweis", fields)
    assert answer.status_code == 422
    assert says in words(answer)
    assert not Path(f"{store.place}.jobs").exists()


def test_the_proof_of_an_entry_is_a_file_and_there_is_none_of_what_is_not_there(store: Store) -> None:
    auditor = browser(store, AUDITOR)
    proof = auditor.get("/nachweis/beweis?eintrag=3")
    assert proof.text.startswith("c2sp.org/tlog-proof")
    assert auditor.get("/nachweis/beweis?eintrag=99999999").status_code != 200
    assert auditor.get("/nachweis/beweis?eintrag=x").status_code != 200
    assert browser(store, INTERNAL_AUDIT).get("/nachweis/beweis?eintrag=3").status_code == 403


@pytest.mark.parametrize("fields", [{}, {"form": "row", "zeile": "Z99"}, {"form": "own", "own": ""}], ids=str)
def test_a_form_that_asks_for_nothing_runs_nothing(store: Store, fields: dict[str, str]) -> None:
    before = _kinds(store)
    assert browser(store, AUDITOR).post(SCENARIOS, fields).status_code in {303, 422}
    assert len(_kinds(store)) - len(before) <= 1  # the member of the browser, once
    assert not Path(f"{store.place}.jobs").exists()


def test_a_run_says_how_it_stands_and_what_the_rulebook_has_otherwise(tmp_path: Path) -> None:
    with a_walked_store(tmp_path) as store:
        auditor = browser(store, AUDITOR)
        failed = words(auditor.get(f"{SCENARIOS}/{kept_run(store, 'scenario_failed')}"))
        assert "1 von 1 Szenarien stimmen nicht mit dem Regelwerk überein." in failed
        assert "T06, verlangt: Szenario: unter 10 %; Regelwerk: unter 15 %" in failed
        broken = f"{SCENARIOS}/{kept_run(store, 'broken_off')}"
        assert "abgebrochen" in words(auditor.get(broken))
        assert "Der Lauf war schon zu Ende." in words(auditor.follow(auditor.post(broken)))
        listed = words(auditor.get(SCENARIOS))
        assert "stimmt nicht 04.07.2016" in listed
        assert "abgebrochen" in listed


@pytest.mark.parametrize("number", ["1", "0", "x", "9" * 40])
def test_a_run_that_is_not_there_is_said(store: Store, number: str) -> None:
    assert browser(store, AUDITOR).get(f"{SCENARIOS}/{number}").status_code == 404
