"""`records import --dry-run`: what the import would do, and nothing is written."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy, copytree
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.store import Store, recordings, records
from checker.usecases.importing.import_records import import_records
from checker.usecases.importing.preview import look_ahead
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.rules.activation import active
from tests.driven import DrivenHouse
from tests.workspace import FACHAUFSICHT, Workspace, make_workspace

MAY = ("--now", "2016-05-04T10:00")
HEADER = (
    "Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung"
)


@pytest.fixture(scope="module")
def activated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house to be copied."""
    house = make_workspace(tmp_path_factory.mktemp("house"), goals=("kdu",))
    assert house.run("rules", "activate", "--now", "2016-01-03T12:00").code == 0
    return house.folder


@pytest.fixture
def house(activated: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(copytree(activated, tmp_path / "house")))


def reviews(*rows: str, stand: str = "11.04.2016") -> bytes:
    """A file of the Fachaufsicht: each row is `office;month;reviewed;faulty`, and with another `;` its own Stand."""
    lines = ["Jobcenter Musterkreis;;", "Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;"]
    lines += [f"Stand: {stand};;", ";;", HEADER]
    for number, row in enumerate(rows, start=1):
        office, month, reviewed, faulty, *day = row.split(";")
        entered = day[0] if day else stand
        lines.append(f"{number};{office};{month}/2016;KdU;Bestandsfälle;Zufall;{reviewed};{faulty};;{entered};")
    return "\r\n".join(lines).encode("cp1252")


def hashes(folder: Path) -> dict[str, str]:
    """Every file of a house but what a reader's connection leaves beside the store."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


def test_nothing_is_written_and_the_import_then_says_the_same(house: Workspace) -> None:
    house.example()
    before = hashes(house.folder)

    ahead = house.run("records", "import", "--dry-run", FACHAUFSICHT, "--json", *MAY)

    assert hashes(house.folder) == before
    done = house.run("records", "import", FACHAUFSICHT, "--json", *MAY)
    assert ahead.code == done.code == 0, ahead.err
    (told,) = json.loads(ahead.out)["import"]
    (counted,) = json.loads(done.out)
    assert {name: told[name] for name in counted} == counted
    assert hashes(house.folder) != before


def test_a_correction_is_shown_old_beside_new_with_its_row(house: Workspace) -> None:
    house.write("fachaufsicht_2016-Q1a.csv", reviews("Hilden;01;30;2"))
    house.write("fachaufsicht_2016-Q1b.csv", reviews("Hilden;01;30;9", stand="12.04.2016"))
    house.run("records", "import", "fachaufsicht_2016-Q1a.csv", *MAY)

    ahead = house.run("records", "import", "--dry-run", "fachaufsicht_2016-Q1b.csv", *MAY)

    assert ahead.code == 0, ahead.err
    head, account, correction, *_ = ahead.out.splitlines()
    assert head == "Probelauf: Nichts wurde gespeichert."
    assert account.endswith("gelesen 1 = neu 0 + schon bekannt 0 + berichtigt 1 + zurückgehalten 0")
    assert correction.split(": ", 1)[1] == "fehlerhaft 2, geprüft 30 → fehlerhaft 9, geprüft 30"
    assert "kdu-error-rate/jobcenter/2016: erreicht" in ahead.out
    assert "→ " in ahead.out.splitlines()[-1]


def test_a_correction_that_comes_too_late_is_said_not_to_count(house: Workspace) -> None:
    house.write("fachaufsicht_2016-Q1a.csv", reviews("Hilden;01;30;2", stand="12.04.2016"))
    house.write("fachaufsicht_2016-Q1b.csv", reviews("Hilden;01;30;9", stand="11.04.2016"))
    house.run("records", "import", "fachaufsicht_2016-Q1a.csv", *MAY)

    ahead = house.run("records", "import", "--dry-run", "fachaufsicht_2016-Q1b.csv", *MAY)

    assert "→ fehlerhaft 9, geprüft 30; zählt nicht, Vorrang hat anderes" in ahead.out
    assert "bekäme ein anderes Urteil." in ahead.out.splitlines()[-1]


def test_a_row_kept_out_is_told_with_its_reason_and_the_imports_exit_code(house: Workspace) -> None:
    house.write("fachaufsicht_2016-Q1.csv", reviews("Hilden;01;12;14", "Velbert;01;9;1"))

    ahead = house.run("records", "import", "--dry-run", FACHAUFSICHT, *MAY)

    assert "zurückgehalten  " in ahead.out
    assert "„fehlerhaft“ ist größer als „geprüft“" in ahead.out
    assert "mit ihnen alle übrigen Zeilen der Datei: 1" in ahead.out
    assert ahead.code == house.run("records", "import", FACHAUFSICHT, *MAY).code != 0


def calendar(*days: str, stand: str) -> bytes:
    rows = [f"Trägerversammlung;{day};ja;nein" for day in days]
    head = ["Sitzungskalender 2016", f"Stand: {stand}", "Gremium;Sitzungstag;bestätigt;letzte Sitzung des Jahres"]
    return "\r\n".join([*head, *rows, ""]).encode("utf-8-sig")


def test_what_a_list_no_longer_contains_is_named(house: Workspace) -> None:
    house.write("sitzungskalender_2016a.csv", calendar("12.05.2016", "10.11.2016", stand="01.02.2016"))
    house.write("sitzungskalender_2016b.csv", calendar("19.05.2016", "10.11.2016", stand="01.04.2016"))
    house.run("records", "import", "sitzungskalender_2016a.csv", *MAY)

    ahead = house.run("records", "import", "--dry-run", "sitzungskalender_2016b.csv", *MAY)
    told = json.loads(house.run("records", "import", "--dry-run", "--json", "sitzungskalender_2016b.csv", *MAY).out)

    assert "fällt weg       meeting:traegerversammlung:2016-05-12: " in ahead.out, ahead.err
    assert [one["key"] for one in told["import"][0]["no_longer_listed"]] == ["meeting:traegerversammlung:2016-05-12"]


def account_of(read: ReadFile) -> Any:
    counted = read.account
    said = (counted.read, counted.accepted, counted.duplicate, counted.correction, counted.quarantined)
    return read.account.file, said, read.warnings, read.problems


ROWS = st.sampled_from(
    ["Hilden;01;12;1", "Hilden;01;12;2", "Velbert;01;9;1", "Velbert;01;9;1;04.03.2016", "Hilden;02;12;14"]
)
FILES = st.lists(
    st.tuples(st.lists(ROWS, min_size=1, max_size=3), st.sampled_from(["11.04.2016", "12.04.2016"])),
    min_size=1,
    max_size=3,
)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the shipped rules, to be copied."""
    house = DrivenHouse(tmp_path_factory.mktemp("house"))
    house.store.close()
    return house.folder


def opened(folder: Path) -> tuple[Path, Store]:
    """A store of its own, beside others, in a folder of its own."""
    own = Path(mkdtemp(dir=folder))
    copy(folder / "zielwacht.sqlite3", own / "zielwacht.sqlite3")
    return own, Store.open(f"sqlite:///{own / 'zielwacht.sqlite3'}", create=False)


def written(folder: Path, files: Any) -> list[Path]:
    paths = []
    for number, (rows, stand) in enumerate(files, start=1):
        path = folder / f"fachaufsicht_2016-Q1-{number}.csv"
        path.write_bytes(reviews(*rows, stand=stand))
        paths.append(path)
    return paths


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=FILES, files=FILES, twice=st.booleans())
def test_the_import_afterwards_gives_the_account_that_was_shown(
    stores: Path, before: Any, files: Any, twice: bool
) -> None:
    """Whatever the store knows, of several files at one instant: the same key in two, one of them twice."""
    instant = datetime(2016, 5, 4, 10, tzinfo=UTC)
    folder, store = opened(stores)
    try:
        import_records(store, written(folder, before), instant)
        paths = written(folder, files)
        paths += paths[:1] if twice else []
        with store.read() as tx:
            ahead = look_ahead(tx, active(tx), [(path, path.read_bytes()) for path in paths], instant)
        done = import_records(store, paths, instant)
        with store.read() as tx:
            first, stored = recordings.last_sequence(tx) - len(paths), records.load(tx)
    finally:
        store.close()
    assert [account_of(file.read) for file in ahead.files] == [account_of(read) for read in done.files]
    assert ahead.versions == tuple(one for one in stored.versions if one.sequence > first)
    assert ahead.reports == tuple(one for one in stored.reports if one.sequence > first)
