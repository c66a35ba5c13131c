"""`zielwacht audit matrix` over the demo's year: every rule to its mails, every mail to its row, nothing in the air."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.audit.feature_run import CARRIED
from tests.integration.demo_once import DemoRun, demo_of_this_session
from tests.workspace import REPOSITORY, Workspace

RULES_OF_THE_YEAR = 83
ROWS_WITHOUT_RULE = 30
# How things stand as a whole, a file, the service: about no single promise.
ABOUT_NO_PROMISE = {"all_well", "digest", "receipt"}
STRAY_ITEM = (
    "UPDATE item SET obligation = 'gone/jobcenter/2016' WHERE key = (SELECT min(key) FROM item WHERE kind = 'alert')"
)
STRAY_OBLIGATION = (
    "INSERT INTO obligation (organisation, key, rule, scope, period, is_active) "
    "SELECT min(organisation), 'gone/jobcenter/2016', 'gone', 'jobcenter', '2016', 0 FROM obligation"
)


@pytest.fixture(scope="module")
def demo() -> DemoRun:
    return demo_of_this_session()


@pytest.fixture(scope="module")
def year(demo: DemoRun) -> Workspace:
    """Only read from."""
    return Workspace(demo.folder)


@pytest.fixture(scope="module")
def matrix(year: Workspace) -> dict[str, Any]:
    done = year.run("audit", "matrix", "--json")
    assert (done.code, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return found


def ask(year: Workspace, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{year.store}?mode=ro", uri=True)) as store:
        return store.execute(statement).fetchall()


def planned_rows(folder: Path) -> set[tuple[str, str]]:
    """Row and rule as the files of the plan have them."""
    goals = (
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in (folder / "plans" / "2016" / "goals").iterdir()
    )
    return {(rule["source"]["row"], rule["id"]) for goal in goals for rule in goal["rules"]}


def mails_in(matrix: dict[str, Any]) -> dict[str, set[str]]:
    """By Message-ID the rows that it is found under."""
    found: dict[str, set[str]] = {}
    for chain in matrix["chains"]:
        for owed in chain["obligations"]:
            for mail in owed["mails"]:
                found.setdefault(mail["message_id"], set()).add(chain["row"])
    return found


def test_every_rule_of_the_plan_is_traced_from_its_row(matrix: dict[str, Any], year: Workspace) -> None:
    traced = {(chain["row"], chain["rule"]) for chain in matrix["chains"]}
    assert traced == planned_rows(year.rules)
    assert len(matrix["chains"]) == RULES_OF_THE_YEAR
    assert all(chain["tests"] > 0 and chain["scenarios"] for chain in matrix["chains"])
    assert matrix["orphans"] == []


def test_what_follows_from_the_rules_is_all_that_the_store_has(matrix: dict[str, Any], year: Workspace) -> None:
    owed = [owed for chain in matrix["chains"] for owed in chain["obligations"]]
    assert sorted(each["obligation"] for each in owed) == sorted(
        key for (key,) in ask(year, "SELECT key FROM obligation")
    )
    assert ask(year, "SELECT count(*) FROM verdict_change") == [(sum(each["verdicts"] for each in owed),)]
    assert ask(year, "SELECT count(*) FROM episode") == [(sum(len(each["findings"]) for each in owed),)]


def test_every_mail_of_the_year_leads_back_to_a_row_or_says_what_else_it_is_about(
    matrix: dict[str, Any], year: Workspace
) -> None:
    kinds = dict(ask(year, "SELECT message_id, kind FROM message"))
    traced = mails_in(matrix)
    assert {kinds[mail] for mail in kinds.keys() - traced.keys()} <= ABOUT_NO_PROMISE
    assert sum(matrix["notices"].values()) == len(kinds) - len(traced)
    items = "SELECT m.message_id, i.obligation FROM message m JOIN message_item mi ON mi.message = m.key "
    pairs = ask(year, items + "JOIN item i ON i.key = mi.item JOIN obligation o ON o.key = i.obligation")
    row_of = {rule: row for row, rule in planned_rows(year.rules)}
    missing = [(mail, about) for mail, about in pairs if row_of[about.partition("/")[0]] not in traced[mail]]
    assert missing == []


def test_a_mail_that_left_is_looked_up_by_its_message_id_or_key(year: Workspace) -> None:
    ((mail, key, about, role, day),) = ask(
        year,
        "SELECT m.message_id, m.key, i.obligation, m.addressed, date(m.planned_on) FROM message m JOIN message_item mi "
        "ON mi.message = m.key JOIN item i ON i.key = mi.item WHERE m.kind = 'alert' AND m.state = 'sent' LIMIT 1",
    )
    row = {rule: row for row, rule in planned_rows(year.rules)}[about.partition("/")[0]]
    done = year.run("audit", "matrix", "--mail", mail)
    assert done.code == 0
    lines = [line.strip() for line in done.out.splitlines()]
    assert lines[0] == f"Gesucht: Mail {mail}, Schlüssel {key}"
    assert lines[1].startswith(f"Planzeile {row}, Zeile ")
    assert f"Verpflichtung {about}" in lines
    (told,) = [line for line in lines if line.startswith(f"Mail {mail}: Hinweis an {role}, ")]
    assert ", versandt, Postfach " in told
    assert ".".join(reversed(day.split("-"))) in told
    assert lines[-1] == "Ohne Anschluss: 0"
    assert year.run("audit", "matrix", "--mail", key[:12]).out == done.out


def test_a_notice_says_that_it_is_about_no_promise(year: Workspace) -> None:
    ((mail,),) = ask(year, "SELECT message_id FROM message WHERE kind = 'all_well' LIMIT 1")
    done = year.run("audit", "matrix", "--mail", mail.strip("<>"))
    assert done.code == 0
    assert "Diese Mail handelt von keiner Zusage des Plans: sie sagt, wie es im Ganzen steht" in done.out
    assert "Planzeile" not in done.out


def test_a_file_leads_to_its_records_and_the_rows_that_they_count_for(year: Workspace) -> None:
    ((sha256, file),) = ask(year, "SELECT sha256, file FROM import_account WHERE file LIKE 'fachaufsicht%' LIMIT 1")
    found = json.loads(year.run("audit", "matrix", "--sha256", sha256.upper(), "--json").out)
    records = {key for (key,) in ask(year, f"SELECT key FROM record_version WHERE sha256 = '{sha256}'")}
    assert set(found["file"]["records"]) == records
    assert file in {each["file"] for each in found["file"]["imports"]}
    assert found["chains"]
    assert all(records & set(owed["records"]) for chain in found["chains"] for owed in chain["obligations"])


def test_the_chain_holds_in_both_directions_from_the_row_to_the_server_s_answer(
    matrix: dict[str, Any], year: Workspace
) -> None:
    """What the chains name is what the store has: verdicts, findings, items of mails; and each leads back."""
    owed = {one["obligation"]: one for chain in matrix["chains"] for one in chain["obligations"]}
    changes = {(key, change["number"]) for key, one in owed.items() for change in one["verdict_changes"]}
    assert changes == set(ask(year, "SELECT obligation, number FROM verdict_change"))
    findings = {(key, finding["number"]) for key, one in owed.items() for finding in one["findings"]}
    assert findings == set(ask(year, "SELECT obligation, number FROM episode"))
    mails = {mail["message_id"]: mail for one in owed.values() for mail in one["mails"]}
    items = {(item["key"], mail["key"]) for mail in mails.values() for item in mail["items"]}
    told = "SELECT i.key, mi.message FROM item i JOIN message_item mi ON mi.item = i.key "
    assert items >= set(ask(year, told + "JOIN obligation o ON o.key = i.obligation"))
    about = {(item["about"], item["finding"]) for mail in mails.values() for item in mail["items"] if item["finding"]}
    assert {pair for pair in about if pair[0] in owed} <= findings
    left = {one for one, mail in mails.items() if mail["state"] == "sent"}
    answered = "SELECT m.message_id FROM message m JOIN attempt a ON a.message = m.key WHERE a.reply <> ''"
    assert left <= {mail for (mail,) in ask(year, answered)}
    counted = {record for one in owed.values() for record in one["records"]}
    assert counted <= {key for (key,) in ask(year, "SELECT DISTINCT key FROM record_version")}
    assert all(chain["test_files"] for chain in matrix["chains"])


def test_every_version_of_a_record_is_found_in_its_file_and_in_the_verdicts_that_counted_it(
    matrix: dict[str, Any], year: Workspace
) -> None:
    """One file of each format; the words of every line are those of the sender."""
    for pattern in ("fachaufsicht%.csv", "schnittstellendialoge%.xlsx", "%.json"):
        ((sha256, file),) = ask(year, f"SELECT sha256, file FROM record_version WHERE file LIKE '{pattern}' LIMIT 1")
        found = json.loads(year.run("records", "show", "--file", sha256, "--json").out)
        meant = [(one["key"], each) for one in found["records"] for each in one["versions"] if each["meant"]]
        rows = set(ask(year, f"SELECT key, row_number FROM record_version WHERE sha256 = '{sha256}'"))
        assert {(key, each["origin"]["row"]) for key, each in meant} == rows, file
        assert all(each["line"] for _, each in meant), file
        owed = {one["obligation"]: one for chain in matrix["chains"] for one in chain["obligations"]}
        for key, each in meant:
            for verdict in each["verdicts"]:
                assert verdict["number"] in {one["number"] for one in owed[verdict["obligation"]]["verdict_changes"]}
                assert key in found_records(year, verdict["obligation"], verdict["number"])


def found_records(year: Workspace, obligation: str, number: int) -> list[str]:
    statement = f"SELECT verdict FROM verdict_change WHERE obligation = '{obligation}' AND number = {number}"
    ((verdict,),) = ask(year, statement)
    return list(json.loads(verdict)["records"])


def test_an_item_leads_to_its_row_and_to_the_records_of_the_verdict_that_it_told(year: Workspace) -> None:
    ((item, about, message_id),) = ask(
        year,
        "SELECT i.key, i.obligation, m.message_id FROM item i JOIN message_item mi ON mi.item = i.key JOIN message m "
        "ON m.key = mi.message WHERE i.kind = 'digest_entry' OR i.kind = 'alert' ORDER BY i.key LIMIT 1",
    )
    found = json.loads(year.run("audit", "matrix", "--item", item[:16], "--json").out)
    (chain,) = found["chains"]
    assert [one["obligation"] for one in chain["obligations"]] == [about]
    assert [mail["message_id"] for mail in found["sought_mails"]] == [message_id]
    told = year.run("audit", "matrix", "--item", item).out
    assert told.startswith(f"Gesucht: Posten {item}\nGesucht: Mail {message_id}")
    shown = json.loads(year.run("records", "show", "--item", item, "--json").out)
    assert shown["item"]["message_id"] == message_id


def test_a_file_number_leads_to_the_record_and_the_rows_that_it_counts_for(year: Workspace) -> None:
    done = year.run("audit", "matrix", "--file-number", "50.1-2016/017")
    assert done.out.startswith("Gesucht: Aktenzeichen 50.1-2016/017\n  Datensätze mit diesem Nachweis: 1\n")
    assert "Verpflichtung interface-dialogues-held/hilden/2016" in done.out


def test_a_row_is_told_in_full_and_nothing_else(year: Workspace) -> None:
    done = year.run("audit", "matrix", "--row", "T06")
    heads = [line for line in done.out.splitlines() if line.startswith("Planzeile")]
    assert heads
    assert all(line.startswith("Planzeile T06, Zeile ") for line in heads)
    assert "  Szenarien: " in done.out


def test_the_table_has_a_line_a_rule(year: Workspace) -> None:
    done = year.run("audit", "matrix", "--format", "csv")
    assert done.out.startswith("\ufeff"), "or a spreadsheet takes it for another encoding"
    titles, *lines = csv.reader(StringIO(done.out.removeprefix("\ufeff")), delimiter=";")
    assert titles[:2] == ["Zeile", "Regel"]
    unruled = [line for line in lines if line[0].startswith("Z. ")]
    assert {(line[0], line[1]) for line in lines if line not in unruled} == planned_rows(year.rules)
    assert all(line[1].startswith("keine Regel: ") and not any(line[2:]) for line in unruled)
    assert len(unruled) == ROWS_WITHOUT_RULE


def test_a_row_without_a_rule_is_told_with_its_reason(year: Workspace, matrix: dict[str, Any]) -> None:
    done = year.run("audit", "matrix", "--row", "Z. 432")
    assert done.code == 0
    said = "Zeile Z. 432, Plan 2016: keine Regel: Beurteilungskonzept: das Verhalten Beschäftigter wird nicht"
    assert said in done.out
    assert "Planzeile" not in done.out
    assert len(matrix["without_rule"]) == ROWS_WITHOUT_RULE
    assert {each["origin"] for each in matrix["without_rule"]} == {"plan", "assumption"}


def test_an_installed_program_counts_the_scenarios_that_it_carries(year: Workspace, tmp_path: Path) -> None:
    """As a wheel lays them out: beside the packages, under a name of their own."""
    assert f'"features": "{CARRIED}"' in (REPOSITORY / "tools" / "hatch_build.py").read_text(encoding="utf-8")
    for package in ("checker", "notifications"):
        (tmp_path / package).symlink_to(REPOSITORY / package)
    carried = tmp_path / CARRIED
    carried.mkdir()
    (carried / "eigene.feature").write_text("# language: de\n@T06\nFunktionalität: X\n  Szenario: Y\n", "utf-8")
    done = year.run_process("audit", "matrix", "--row", "T06", env={"PYTHONPATH": str(tmp_path)})
    assert "Szenarien: 1 (eigene.feature:4)" in done.out, done.out + done.err


def test_without_scenarios_beside_the_product_it_says_so(year: Workspace, tmp_path: Path) -> None:
    done = year.run("audit", "matrix", "--row", "T06", "--features", tmp_path / "none")
    assert "Szenarien: nicht gezählt, es gibt keinen Ordner" in done.out


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--row", "T99", "there is no rule of the row 'T99'; 'zielwacht audit matrix' lists all rows"),
        ("--rule", "no-rule", "there is no rule 'no-rule'"),
        ("--mail", "<nobody@nowhere>", "there is no mail '<nobody@nowhere>'; 'zielwacht mail outbox' lists all"),
        ("--mail", "a", "there is no mail 'a'"),
        ("--sha256", "0" * 64, "no file with the SHA-256"),
        ("--item", "0" * 12, "no mail has an item '000000000000'"),
        ("--item", "%" * 12, "no mail has an item"),
        ("--file-number", "50.1-2016/17", "did you mean '50.1-2016/017'?"),
    ],
)
def test_what_is_not_there_is_refused(year: Workspace, option: str, value: str, says: str) -> None:
    done = year.run("audit", "matrix", option, value)
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_two_questions_at_once_are_refused(year: Workspace) -> None:
    assert year.run("audit", "matrix", "--row", "T06", "--rule", "kdu-budget").code == 2


def copied(year: Workspace, place: Path) -> Workspace:
    """The year's rules and store in a folder of their own."""
    copy = Workspace(place)
    shutil.copy(year.folder / "config.toml", place)
    shutil.copytree(year.rules, copy.rules)
    with closing(sqlite3.connect(year.store)) as store, closing(sqlite3.connect(copy.store)) as other:
        store.backup(other)
    return copy


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (STRAY_ITEM, "eine Verpflichtung gone/jobcenter/2016 gibt es nicht"),
        (STRAY_OBLIGATION, "Verpflichtung gone/jobcenter/2016: keine je geltende Regel heißt gone"),
    ],
)
def test_what_hangs_in_the_air_is_named(year: Workspace, tmp_path: Path, statement: str, says: str) -> None:
    copy = copied(year, tmp_path)
    with closing(sqlite3.connect(copy.store)) as other, other:
        assert other.execute(statement).rowcount == 1
    done = copy.run("audit", "matrix")
    assert done.code == 1
    assert "Ohne Anschluss: 1" in done.out
    assert says in done.out.splitlines()[-1]
