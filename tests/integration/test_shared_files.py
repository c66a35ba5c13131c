"""One file feeds several profiles: each has an account, a receipt and a quarantine of its own, published at once."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from checker.domain.message import MessageKind
from checker.domain.record import content
from checker.store import Store, import_ledger, imports, journal, outbox, records
from checker.usecases.importing.import_records import import_content, import_records
from checker.usecases.rules.activation import activate_folder
from tests.driven import MONDAY_NOON, DrivenHouse
from tests.workspace import Workspace, make_workspace

NAME = "haus_2016-03.xlsx"
SENDER = """sender: {id: amt, title: Amt, role: controlling}
profiles:
  - id: reviews
    version: 1
    title: Prüfungen des Amts
    file: {name: ["haus_{year}-{month}*.xlsx"], format: xlsx, sheet: Prüfungen, shared: true}
    dates: {months: [mm/yyyy]}
    columns:
      Stelle: {field: scope, units: office}
      Monat: {field: period}
      geprüft: {field: reviewed}
      fehlerhaft: {field: faulty}
    records: {type: case_review, set: {topic: kdu, stratum: new, selection: random}}
    quarantine: row
  - id: budgets
    version: 1
    title: Budget des Amts
    file: {name: ["haus_{year}-{month}*.xlsx"], format: xlsx, sheet: Budget, shared: true}
    numbers: {decimal: ","}
    columns:
      Stelle: {field: scope, units: office}
      Kosten: {field: value}
    records: {type: measurement, period: {kind: ytd}, set: {metric: kdu-cost, aggregation: ytd, unit: euro}}
    quarantine: row
"""
REVIEWS, BUDGET = ["Stelle", "Monat", "geprüft", "fehlerhaft"], ["Stelle", "Kosten"]
HILDEN: tuple[list[object], list[object]] = (["Hilden", "01/2016", 30, 2], ["Hilden", 1000])
AT = datetime(2016, 4, 12, 8, tzinfo=UTC)
LATER = AT + timedelta(days=1)


def book(reviews: list[list[object]], budget: list[list[object]], head: list[str] = BUDGET) -> bytes:
    made = Workbook()
    made.worksheets[0].title = "Prüfungen"
    for row in (REVIEWS, *reviews):
        made.worksheets[0].append(row)
    sheet = made.create_sheet("Budget")
    for row in (head, *budget):
        sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


GOOD = book([HILDEN[0]], [HILDEN[1]])
WITH_BAD_ROWS = book([HILDEN[0], ["Hilden", "02/2016", 3, 4]], [HILDEN[1], ["Hildn", 5], ["Ratingen", "viel"]])
OTHER_HEAD = book([HILDEN[0]], [HILDEN[1]], ["Stelle", "Ausgaben"])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    house = make_workspace(tmp_path_factory.mktemp("shared"), goals=("kdu",))
    house.write("rules/senders/amt.yaml", SENDER)
    assert house.run("rules", "activate", "--now", "2016-01-04T08:00").code == 0
    return house.folder


@pytest.fixture
def house(made: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(made, tmp_path / "house")))


@pytest.fixture
def store(house: Workspace) -> Iterator[Store]:
    with closing(Store.open(f"sqlite:///{house.store}", create=False)) as opened:
        yield opened


def accounts(store: Store) -> list[tuple[str, int, int, int, int, int]]:
    with store.read() as tx:
        return [
            (one.profile, one.read, one.accepted, one.duplicate, one.correction, one.quarantined)
            for one in import_ledger.list_accounts(tx)
        ]


def keys(store: Store) -> list[str]:
    with store.read() as tx:
        return [version.key for version in records.load(tx).versions]


def quarantined(house: Workspace, *more: str) -> list[str]:
    done = house.run("records", "quarantine", "list", "--json", *more)
    return [f"{one['number']} {one['profile']} {one['standing']}" for one in json.loads(done.out)["entries"]]


def test_each_profile_has_its_account_and_all_is_published_at_once(store: Store) -> None:
    read = import_content(store, NAME, WITH_BAD_ROWS, AT)
    assert accounts(store) == [("reviews@1", 2, 1, 0, 0, 1), ("budgets@1", 3, 1, 0, 0, 2)]
    assert (read.account.read, read.account.accepted, read.account.quarantined) == (5, 2, 3)
    assert keys(store) == ["case_review:hilden:kdu:new:random:2016-01", "measurement:kdu-cost:hilden:2016-03-ytd:ytd"]
    with store.read() as tx:
        assert len({one.archived for one in import_ledger.list_accounts(tx)}) == 1
        assert journal.verify(tx) is None


def test_the_same_content_in_two_files_says_the_same(
    house: Workspace, store: Store, made: Path, tmp_path: Path
) -> None:
    import_content(store, NAME, GOOD, AT)
    other = Workspace(Path(shutil.copytree(made, tmp_path / "other")))
    text = SENDER.replace(", shared: true", "").replace('["haus_', '["prüfungen_', 1).replace('["haus_', '["budget_', 1)
    for sheet in ("Prüfungen", "Budget"):
        beside = "Budget" if sheet == "Prüfungen" else "Prüfungen"
        text = text.replace(f"sheet: {sheet}", f"sheet: {sheet}, ignored_sheets: {{{beside}: nicht hier}}")
    other.write("rules/senders/amt.yaml", text.replace("version: 1", "version: 2"))
    assert other.activate_edit("--now", "2016-01-05T08:00").code == 0
    with closing(Store.open(f"sqlite:///{other.store}", create=False)) as apart:
        for name in ("prüfungen_2016-03.xlsx", "budget_2016-03.xlsx"):
            import_content(apart, name, GOOD, AT)
        assert said(apart) == said(store)


def said(store: Store) -> list[object]:
    with store.read() as tx:
        return [(version.key, content(version.record)) for version in records.load(tx).versions]


def test_the_same_bytes_once_more_bring_nothing_but_rows_that_were_refused(house: Workspace, store: Store) -> None:
    import_content(store, NAME, WITH_BAD_ROWS, AT)
    before = keys(store)
    import_content(store, NAME, WITH_BAD_ROWS, LATER)
    assert accounts(store)[2:] == [("reviews@1", 2, 0, 1, 0, 1), ("budgets@1", 3, 0, 1, 0, 2)]
    assert keys(store) == before
    assert quarantined(house) == ["3.1 reviews@1 open", "4.1 budgets@1 open", "4.2 budgets@1 open"]


def test_a_good_file_once_more_has_an_account_of_each_profile_again(store: Store) -> None:
    for at in (AT, LATER):
        import_content(store, NAME, GOOD, at)
    assert accounts(store)[2:] == [("reviews@1", 1, 0, 1, 0, 0), ("budgets@1", 1, 0, 1, 0, 0)]


def test_one_part_is_refused_and_the_other_counts(house: Workspace, store: Store) -> None:
    read = import_content(store, NAME, OTHER_HEAD, AT)
    assert read.is_used
    assert not read.is_clean
    assert keys(store) == ["case_review:hilden:kdu:new:random:2016-01"]
    assert quarantined(house) == ["2 budgets@1 open"]
    # Sent again as agreed the part comes in, and the other is known.
    import_content(store, "haus_2016-03_neu.xlsx", GOOD, LATER)
    assert accounts(store)[2:] == [("reviews@1", 1, 0, 1, 0, 0), ("budgets@1", 1, 1, 0, 0, 0)]
    assert quarantined(house) == []


def test_an_entry_is_read_again_by_its_own_profile_alone(house: Workspace, store: Store) -> None:
    import_content(store, NAME, WITH_BAD_ROWS, AT)
    office = "Stelle: {field: scope, units: office"
    mended = SENDER.replace(f"{office}}}\n      Kosten", f"{office}, values: {{Hildn: ratingen}}}}\n      Kosten")
    head, budgets = mended.split("  - id: budgets")
    house.write("rules/senders/amt.yaml", head + "  - id: budgets" + budgets.replace("version: 1", "version: 2"))
    assert house.activate_edit("--now", "2016-04-13T08:00").code == 0
    done = house.run("records", "quarantine", "retry", "2", "--now", "2016-04-14T08:00")
    assert done.code == 3, done.err
    assert accounts(store)[2:] == [("budgets@2", 3, 1, 1, 0, 1)]
    assert quarantined(house) == ["1.1 reviews@1 open", "3.1 budgets@2 open"]
    assert quarantined(house, "--all")[1:3] == ["2.1 budgets@1 read_again", "2.2 budgets@1 read_again"]


def test_what_is_kept_out_shows_its_cell_beside_the_columns_of_others(house: Workspace, store: Store) -> None:
    import_content(store, NAME, WITH_BAD_ROWS, AT)
    found = json.loads(house.run("records", "quarantine", "show", "1.1", "--json").out)
    assert (found["title"], found["cell"]) == ("fehlerhaft", "4")


def test_a_profile_that_shares_no_more_leaves_its_rows_to_the_file_when_it_comes_again(
    house: Workspace, store: Store
) -> None:
    import_content(store, NAME, WITH_BAD_ROWS, AT)
    renamed = SENDER.replace("id: budgets", "id: costs")
    house.write("rules/senders/amt.yaml", renamed)
    assert house.activate_edit("--now", "2016-04-13T08:00").code == 0
    done = house.run("records", "quarantine", "retry", "2", "--dry-run", "--now", "2016-04-14T08:00")
    assert "the profile 'budgets' reads files of this name no more" in done.err + done.out


def test_a_file_is_withdrawn_with_all_its_parts_and_comes_back_with_them(house: Workspace, store: Store) -> None:
    import_content(store, NAME, GOOD, AT)
    words = ("records", "retract", NAME, "--by", "controlling", "--now", "2016-04-13T08:00", "--reason")
    assert house.run(*words, "wrong-figures").code == 0
    assert keys(store) == []
    assert house.run(*words, "in-error", "--undo").code == 0
    assert len(keys(store)) == 2


def test_a_dry_run_says_of_each_part_what_the_import_then_does(house: Workspace, store: Store) -> None:
    house.write(NAME, WITH_BAD_ROWS)
    ahead = house.run("records", "import", "--dry-run", NAME, "--json", "--now", "2016-04-12T08:00")
    done = house.run("records", "import", NAME, "--json", "--now", "2016-04-12T08:00")
    counts = ("profile", "read", "accepted", "duplicate", "correction", "quarantined")
    [imported] = json.loads(done.out)
    parts = [tuple(part[name] for name in counts) for part in imported["profiles"]]
    assert parts == [tuple(part[name] for name in counts) for part in json.loads(ahead.out)["import"]]
    assert parts == [("reviews", 2, 1, 0, 0, 1), ("budgets", 3, 1, 0, 0, 2)]
    assert f"{NAME} (reviews): read 2 = 1 accepted" in done.err
    checked = house.run("check", NAME, "--on", "2016-04-12")
    assert f"{NAME} (budgets): read 3 = 1 accepted" in checked.err


def test_two_at_once_publish_one_after_the_other(house: Workspace, store: Store) -> None:
    """Another import comes between decision and publication: all parts are decided anew."""
    one, two = house.write(NAME, GOOD), house.write("haus_2016-03b.xlsx", WITH_BAD_ROWS)
    commands = [
        subprocess.Popen(
            [sys.executable, "-m", "checker", "records", "import", path, "--now", "2016-04-12T08:00"],
            cwd=house.folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for path in (one, two)
    ]
    assert sorted(command.wait(timeout=120) for command in commands) == [0, 3]
    found = accounts(store)
    assert sorted(profile for profile, *_ in found) == ["budgets@1", "budgets@1", "reviews@1", "reviews@1"]
    assert sum(accepted for _, _, accepted, *_ in found) == sum(duplicate for _, _, _, duplicate, *_ in found) == 2
    assert [profile for profile, *_ in found] in (["reviews@1", "budgets@1"] * 2,)


DIES = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from checker.store import Store, imports
from checker.usecases.importing.import_records import import_records

publish, calls = imports.publish, []

def dies(*given):
    publish(*given)
    calls.append(given)
    if len(calls) == int(sys.argv[4]):
        os.kill(os.getpid(), signal.SIGKILL)

imports.publish = dies
import_records(Store.open(sys.argv[1], create=False), [Path(sys.argv[2])], datetime.fromisoformat(sys.argv[3]))
"""


@pytest.mark.parametrize("nth", [1, 2], ids=["after the first part", "after the last part"])
def test_a_death_between_two_parts_leaves_neither(house: Workspace, nth: int) -> None:
    path = house.write(NAME, GOOD)
    command = [sys.executable, "-c", DIES, f"sqlite:///{house.store}", str(path), AT.isoformat(), str(nth)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with closing(Store.open(f"sqlite:///{house.store}", create=False)) as store:
        assert (keys(store), accounts(store)) == ([], [])
        import_records(store, [path], LATER)
        assert len(keys(store)) == len(accounts(store)) == 2
        with store.read() as tx:
            assert imports.staged(tx) == ()


# --- What the sender hears -------------------------------------------------------------------------------


@pytest.fixture
def driven(tmp_path: Path) -> Iterator[DrivenHouse]:
    driven = DrivenHouse(tmp_path, now=MONDAY_NOON + timedelta(days=8))
    (driven.rules / "senders" / "amt.yaml").write_text(SENDER, encoding="utf-8")
    activate_folder(driven.store, driven.rules, driven.now, "administration")
    driven.round()
    yield driven
    driven.store.close()


def mailed(driven: DrivenHouse) -> list[list[tuple[str, str]]]:
    with driven.store.read() as tx:
        mails = outbox.list_messages(tx, kinds=[MessageKind.RECEIPT])
    found: list[Any] = [mail.message.facts["files"] for mail in mails]
    return [[(one["name"], one["outcome"]) for one in files] for files in found]


def test_the_sender_gets_one_receipt_a_file_with_each_profiles_account(driven: DrivenHouse) -> None:
    driven.lay(NAME, OTHER_HEAD)
    driven.round(3)
    told = driven.receipt(NAME)
    assert told.startswith("TEILWEISE ÜBERNOMMEN: Nicht alles aus dieser Datei zählt.")
    first, second = told.split("Importprofil:")[1:]
    assert first.split()[0] == "reviews"
    assert "ÜBERNOMMEN." in first
    assert second.split()[0] == "budgets"
    assert "NICHT ÜBERNOMMEN" in second
    assert "Spalte „Kosten“ fehlt" in second
    assert "Was zu tun ist: das Genannte berichtigen und die Datei noch einmal senden" in told
    once = [[(f"{NAME} (budgets)", "refused"), (f"{NAME} (reviews)", "accepted")]]
    assert mailed(driven) == once
    driven.lay("haus_2016-03b.xlsx", OTHER_HEAD)
    driven.round(3)
    assert mailed(driven) == once, "of the same bytes nobody is told twice a day"


def test_a_shared_file_of_which_nothing_is_amiss_has_no_mail_and_is_one_file(driven: DrivenHouse) -> None:
    driven.lay(NAME, GOOD)
    driven.round(3)
    assert driven.receipt(NAME).startswith("ÜBERNOMMEN.")
    assert mailed(driven) == []
    with driven.store.read() as tx:
        assert import_ledger.count_files(import_ledger.list_accounts(tx)) == 1


def test_a_part_that_is_refused_is_not_mended_by_the_other_part(driven: DrivenHouse) -> None:
    """Two working days later the administration hears of the part for which nothing has come, and of that alone."""
    driven.lay(NAME, OTHER_HEAD)
    driven.round(3)
    driven.lay("haus_2016-03.xlsx", book([HILDEN[0], ["Velbert", "01/2016", 3, 1]], [HILDEN[1]], ["Stelle", "Andere"]))
    driven.round(3)
    driven.now += timedelta(days=4)
    driven.round(2)
    assert [[name for name, _ in files] for files in mailed(driven)][2:] == [[f"{NAME} (budgets)", f"{NAME} (budgets)"]]
