"""A whole file is withdrawn: all is as if it had never come, and comes back when that is undone."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.domain.record import content
from checker.domain.report import in_force
from checker.domain.withdrawal import WithdrawalReason
from checker.store import Store, journal, records
from checker.store.record_selection import RecordFilter, selected
from checker.usecases.importing.import_records import import_records
from checker.usecases.importing.withdraw import WantedWithdrawal, withdraw_file
from tests.driven import DrivenHouse
from tests.integration.test_import_dry_run import calendar, hashes, opened, reviews, written
from tests.workspace import Workspace, make_workspace

MAY = ("--now", "2016-05-04T10:00")
NOON = datetime(2016, 5, 4, 10, tzinfo=UTC)
BY = ("--by", "fachaufsicht")
WRONG = ("--reason", "wrong-figures", *BY)
FIRST, SECOND = "fachaufsicht_2016-Q1a.csv", "fachaufsicht_2016-Q1b.csv"


@pytest.fixture(scope="module")
def two_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house that knows two files: the second corrects the first in one row, and brings another. To be copied."""
    house = make_workspace(tmp_path_factory.mktemp("house"), goals=("kdu",))
    assert house.run("rules", "activate", "--now", "2016-01-03T12:00").code == 0
    house.write(FIRST, reviews("Hilden;01;30;2"))
    house.write(SECOND, reviews("Hilden;01;30;9", "Velbert;01;30;1", stand="12.04.2016"))
    assert house.run("records", "import", FIRST, SECOND, *MAY).code == 0
    return house.folder


@pytest.fixture
def house(two_files: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(copytree(two_files, tmp_path / "house")))


def retract(house: Workspace, *words: str) -> Any:
    return house.run("records", "retract", *words, "--now", "2016-05-05T10:00")


def test_a_correction_is_taken_back_and_what_was_new_drops_out(house: Workspace) -> None:
    done = retract(house, SECOND, *WRONG)

    assert done.code == 0, done.err
    assert "ist zurückgenommen durch fachaufsicht: falsche Zahlen." in done.out
    as_before = next(line for line in done.out.splitlines() if "wie vorher" in line)
    assert "hilden" in as_before
    assert "fehlerhaft 9, geprüft 30 → fehlerhaft 2, geprüft 30 (fachaufsicht_2016-Q1a.csv, Zeile 1)" in as_before
    assert "velbert" in next(line for line in done.out.splitlines() if "entfällt" in line)


def test_a_dry_run_shows_the_same_and_the_verdicts_and_writes_nothing(house: Workspace) -> None:
    before = hashes(house.folder)

    ahead = retract(house, SECOND, *WRONG, "--dry-run")

    assert ahead.code == 0, ahead.err
    assert hashes(house.folder) == before
    assert "kdu-error-rate/jobcenter/2016: Zielwert überschritten (Zwischenstand) → erreicht (vorläufig)" in ahead.out
    done = retract(house, SECOND, *WRONG)
    assert done.out.splitlines()[1:] == [line for line in ahead.out.splitlines() if line.startswith("  ")][:-1]


def test_what_a_later_file_corrected_stays_and_that_is_said(house: Workspace) -> None:
    done = retract(house, FIRST, *WRONG)
    assert "bleibt         case_review:hilden:kdu:existing:random:2016-01: fehlerhaft 9, geprüft 30" in done.out
    assert "was spätere Dateien gemeldet haben, bleibt." in done.out


def test_undone_it_counts_again(house: Workspace) -> None:
    was = house.run("check", "--on", "2016-05-06", "--json").out
    retract(house, SECOND, *WRONG)
    assert _verdicts(house.run("check", "--on", "2016-05-06", "--json").out) != _verdicts(was)

    done = retract(house, SECOND, "--undo", "--reason", "in-error", *BY)

    assert "zählt wieder, aufgehoben durch fachaufsicht: versehentlich." in done.out, done.err
    assert _verdicts(house.run("check", "--on", "2016-05-06", "--json").out) == _verdicts(was)


def _verdicts(document: str) -> Any:
    return json.loads(document)["verdicts"]


def test_a_day_before_the_withdrawal_is_judged_as_it_was(house: Workspace) -> None:
    then = ("check", "--on", "2016-05-04", "--known-at", "2016-05-04T11:00", "--json")
    was = house.run(*then).out
    retract(house, SECOND, *WRONG)
    assert house.run(*then).out == was


def test_the_same_file_once_more_is_refused_with_when_and_by_whom(house: Workspace) -> None:
    retract(house, SECOND, *WRONG)

    again = house.run("records", "import", SECOND, "--now", "2016-05-06T10:00")

    assert again.code == 3
    assert "this file was withdrawn on 05.05.2016 (role: fachaufsicht) and does not count" in again.err
    assert "the administration can make it count again" in again.err


def test_a_mended_file_with_the_same_stand_is_taken(house: Workspace) -> None:
    retract(house, SECOND, *WRONG)
    house.write("fachaufsicht_2016-Q1c.csv", reviews("Hilden;01;30;9", "Velbert;01;30;3", stand="12.04.2016"))

    done = house.run("records", "import", "fachaufsicht_2016-Q1c.csv", "--json", "--now", "2016-05-06T10:00")

    (account,) = json.loads(done.out)
    assert (account["accepted"], account["duplicate"], account["correction"]) == (1, 0, 1)


def test_a_file_that_only_repeated_the_withdrawn_one_is_named_and_can_be_imported_again(house: Workspace) -> None:
    house.write("fachaufsicht_2016-Q1d.csv", reviews("Velbert;01;30;1", stand="12.04.2016"))
    house.run("records", "import", "fachaufsicht_2016-Q1d.csv", *MAY)

    done = retract(house, SECOND, *WRONG, "--json")

    assert [one["file"] for one in json.loads(done.out)["import_again"]] == ["fachaufsicht_2016-Q1d.csv"]
    again = house.run("records", "import", "fachaufsicht_2016-Q1d.csv", "--json", "--now", "2016-05-06T10:00")
    assert json.loads(again.out)[0]["accepted"] == 1


def test_a_later_file_about_other_records_is_not_named(house: Workspace) -> None:
    """Rows of it counted as known too, but not by the withdrawn file."""
    for name in ("fachaufsicht_2016-Q1e.csv", "fachaufsicht_2016-Q1f.csv"):
        house.write(name, reviews("Ratingen;01;30;1", stand="12.04.2016"))
        house.run("records", "import", name, *MAY)
    assert json.loads(retract(house, SECOND, *WRONG, "--json").out)["import_again"] == []


def test_a_later_file_is_named_when_a_withdrawal_is_undone_too(house: Workspace) -> None:
    house.write("fachaufsicht_2016-Q1d.csv", reviews("Velbert;01;30;1", "Ratingen;01;30;1", stand="12.04.2016"))
    house.run("records", "import", "fachaufsicht_2016-Q1d.csv", *MAY)
    retract(house, SECOND, *WRONG)
    ahead = retract(house, SECOND, "--undo", "--reason", "in-error", *BY, "--dry-run")
    assert "auch in        fachaufsicht_2016-Q1d.csv, Zeilen: 1; was davon nur aus" in ahead.out, ahead.err
    done = json.loads(retract(house, SECOND, "--undo", "--reason", "in-error", *BY, "--json").out)
    assert [(one["file"], one["known"]) for one in done["known_again"]] == [("fachaufsicht_2016-Q1d.csv", 1)]


def test_what_is_kept_out_of_a_withdrawn_file_is_not_read_again_until_that_is_undone(house: Workspace) -> None:
    """Else its rows would come in, and count, behind the withdrawal."""
    rows = ("v01-hilden;Hilden;01.03.2016;01.04.2016;Teamleitung;-;-", "v02;Nord;01.03.2016;01.04.2016;Teamleitung;-;-")
    head = "Kennung;Geschäftsstelle;vereinbart am;zu erledigen bis;verantwortlich;erledigt am;Nachweis"
    lines = ["Vereinbarungen 2016", "Stand: 01.05.2016", head, *rows, ""]
    house.write("vereinbarungen_2016.csv", "\r\n".join(lines).encode("utf-8-sig"))
    assert house.run("records", "import", "vereinbarungen_2016.csv", *MAY).code == 3
    assert retract(house, "vereinbarungen_2016.csv", *WRONG).code == 0

    for words in (("retry", "3"), ("retry", "3", "--dry-run")):
        again = house.run("records", "quarantine", *words, "--now", "2016-05-06T10:00")
        assert again.code == 2
        assert "the file 3 was withdrawn as a whole; 'zielwacht records retract FILE --undo'" in again.err

    assert retract(house, "vereinbarungen_2016.csv", "--undo", *WRONG).code == 0
    assert house.run("records", "quarantine", "retry", "3", "--now", "2016-05-06T10:00").code == 3


def test_the_retractions_of_a_list_are_taken_back_with_it(house: Workspace) -> None:
    house.write("sitzungskalender_2016a.csv", calendar("12.05.2016", "10.11.2016", stand="01.02.2016"))
    house.write("sitzungskalender_2016b.csv", calendar("10.11.2016", stand="01.04.2016"))
    house.run("records", "import", "sitzungskalender_2016a.csv", "sitzungskalender_2016b.csv", *MAY)

    done = retract(house, "sitzungskalender_2016b.csv", "--reason", "wrong-file", "--by", "gf", "--json")

    (back,) = (one for one in json.loads(done.out)["records"] if one["key"].endswith("2016-05-12"))
    assert (back["becomes"], back["now"], back["then"]["file"]) == ("as_before", None, "sitzungskalender_2016a.csv")


def test_what_became_of_a_record_is_told_with_the_withdrawal(house: Workspace) -> None:
    retract(house, SECOND, *WRONG, "--file-number", "50.1-2016/009")
    shown = house.run("records", "show", "case_review:velbert:kdu:existing:random:2016-01").out
    assert "Mit der ganzen Datei zurückgenommen: durch fachaufsicht am 05.05.2016" in shown
    assert "Grund: falsche Zahlen, Aktenzeichen 50.1-2016/009" in shown


def test_the_journal_holds_that_it_was_done_and_no_name_of_a_file(house: Workspace) -> None:
    retract(house, SECOND, *WRONG)
    store = Store.open(f"sqlite:///{house.store}", create=False)
    with store.read() as tx:
        told = [entry.facts for entry in journal.entries(tx) if entry.kind == "records.withdrawn"]
    store.close()
    assert told == [{"by": "fachaufsicht", "imports": [2], "sequence": 3, "why": "wrong-figures"}]
    assert house.run("store", "check").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param((SECOND, "--reason", "nix", *BY), "--reason of a file is one of: wrong-file", id="no such reason"),
        pytest.param(("fachaufsicht_2016-Q1x.csv", *WRONG), "did you mean", id="no such file"),
        pytest.param((SECOND, "--reason", "wrong-file", "--by", "niemand"), "niemand", id="no such role"),
        pytest.param((SECOND, "--undo", *WRONG), "is not withdrawn, so there is nothing to undo", id="nothing to undo"),
        pytest.param((SECOND, *WRONG, "--file-number", "x" * 61), "at most 60", id="a long file number"),
    ],
)
def test_a_refusal_says_what_to_do_and_changes_nothing(house: Workspace, words: tuple[str, ...], told: str) -> None:
    before = hashes(house.folder)
    done = retract(house, *words)
    assert done.code == 2
    assert told in done.err
    assert hashes(house.folder) == before


def test_withdrawn_twice_is_refused_with_the_way_back(house: Workspace) -> None:
    retract(house, SECOND, *WRONG)
    again = retract(house, SECOND, *WRONG)
    assert again.code == 2
    assert "is withdrawn already; 'zielwacht records retract FILE --undo' takes that back" in again.err


def test_the_retraction_of_one_record_is_undone_by_its_key(house: Workspace) -> None:
    key = "case_review:velbert:kdu:existing:random:2016-01"
    was = house.run("check", "--on", "2016-05-06", "--json").out
    assert retract(house, key, "--reason", "Doppelt gezählt", *BY).out == f"{key}: retracted\n"

    done = retract(house, key, "--undo", "--reason", "in-error", *BY)

    assert done.code == 0, done.err
    assert _verdicts(house.run("check", "--on", "2016-05-06", "--json").out) == _verdicts(was)


def test_a_process_that_dies_meanwhile_has_changed_nothing(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    before = house.run("check", "--on", "2016-05-06", "--json").out
    store = Store.open(f"sqlite:///{house.store}", create=False)
    wanted = WantedWithdrawal(SECOND, "fachaufsicht", WithdrawalReason.WRONG_FILE)

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("checker.store.withdrawals.journal.append", dies)
        with pytest.raises(KeyboardInterrupt):
            withdraw_file(store, wanted, NOON)
    store.close()
    assert house.run("check", "--on", "2016-05-06", "--json").out == before


ROWS = st.sampled_from(["Hilden;01;12;1", "Hilden;01;12;2", "Velbert;01;9;1", "Velbert;01;9;4;04.03.2016"])
FILES = st.lists(
    st.tuples(st.lists(ROWS, min_size=1, max_size=3), st.sampled_from(["11.04.2016", "12.04.2016"])),
    min_size=1,
    max_size=4,
    unique_by=lambda file: (tuple(file[0]), file[1]),
)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    house = DrivenHouse(tmp_path_factory.mktemp("house"))
    house.store.close()
    return house.folder


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=FILES, which=st.integers(0, 3))
def test_withdrawn_is_as_if_it_had_never_come(stores: Path, files: Any, which: int) -> None:
    """Once the files that had only repeated it are imported again; and undone, all is as it was."""
    wrong = which % len(files)
    folder, store = opened(stores)
    _, never = opened(stores)
    try:
        paths = written(folder, files)
        for path in paths:
            import_records(store, [path], NOON)
        was = _counting(store)
        import_records(never, [path for number, path in enumerate(paths) if number != wrong], NOON)

        wanted = WantedWithdrawal(paths[wrong].name, "fachaufsicht", WithdrawalReason.WRONG_FILE)
        done = withdraw_file(store, wanted, NOON + timedelta(hours=1))
        withdrawn = _counting(store)
        again = {one.account.file for one in done.repeated}
        import_records(store, [path for path in paths if path.name in again], NOON + timedelta(hours=2))

        assert _counting(store) == _counting(never)
        if not again:
            assert withdrawn == _counting(store)
            withdraw_file(
                store,
                WantedWithdrawal(wanted.file, wanted.by, WithdrawalReason.IN_ERROR, takes_back=True),
                NOON + timedelta(hours=3),
            )
            assert _counting(store) == was
    finally:
        store.close()
        never.close()


def _counting(store: Store) -> Any:
    """What counts, and which reports are here."""
    with store.read() as tx:
        known = records.load(tx)
        listed = [one.version for one in selected(tx, RecordFilter(which="in-force"))]
    counting = in_force(known.versions)
    assert listed == sorted(counting, key=lambda version: version.key), "what is listed as counting is what counts"
    return (
        {one.key: content(one.record) for one in counting},
        {(one.sender, one.profile, str(one.period)) for one in known.reports},
    )
