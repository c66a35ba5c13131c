"""A file that comes once more says, by what its account knows, what a full reading would say.

Two houses get the same files. In one it is forgotten what a file would say once more, so that each is read as a whole.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.domain.clock import at_local
from checker.domain.refusal import Refused
from checker.domain.withdrawal import WithdrawalReason
from checker.store import Store
from checker.usecases.importing.import_records import import_content
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.importing.withdraw import WantedWithdrawal, withdraw_file
from checker.usecases.rules.activation import activate_folder
from tests.integration.a_house import rules_with
from tests.stored import raw

BEGUN = at_local(date(2016, 5, 2), 12)
SENDER = "senders/fachaufsicht.yaml"
WITHOUT_STAND = (SENDER, '      - {text: "Stand: {date}", sets: reported_at}\n', "")
ROW_BY_ROW = (SENDER, "    quarantine: file\n", "    quarantine: row\n")
ANOTHER_TITLE = (SENDER, "title: Fachaufsicht,", "title: Aufsicht,")
HEADER = (
    "Lfd. Nr.;Geschäftsstelle;Monat;Prüfthema;Fallart;Auswahl;geprüft;fehlerhaft;Fehlerquote in %;Erfasst am;Bemerkung"
)
# Tables that tell of an import, and what of them two houses cannot have alike, or what is left out on purpose.
TOLD = ("recording", "record_import", "record_version", "report", "import_account", "quarantine_row", "receipt")
APART = {"once_more", "salt", "seal", "root"}


class _House(NamedTuple):
    first: Path
    other_rules: Path


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> _House:
    folder = tmp_path_factory.mktemp("once")
    rules = rules_with(folder / "rules", WITHOUT_STAND, ROW_BY_ROW)
    with closing(Store.open(f"sqlite:///{folder / 'begun.sqlite3'}", create=True)) as store:
        activate_folder(store, rules, BEGUN - timedelta(days=1), "administration")
    return _House(folder / "begun.sqlite3", rules_with(folder / "other", WITHOUT_STAND, ROW_BY_ROW, ANOTHER_TITLE))


@st.composite
def rows(draw: st.DrawFn) -> str:
    """Of very few facts, said with a Stand or without; now and then one that cannot be."""
    office, faulty = draw(st.sampled_from(["Hilden", "Velbert"])), draw(st.sampled_from([0, 1, 2, 99]))
    stand = draw(st.sampled_from(["", "11.04.2016", "12.04.2016"]))
    return f"{office};01/2016;KdU;Bestandsfälle;Zufall;30;{faulty};;{stand};"


@st.composite
def files(draw: st.DrawFn) -> bytes:
    said = draw(st.lists(rows(), min_size=1, max_size=5))
    lines = ["Jobcenter Musterkreis;;", "Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;", HEADER]
    lines += [f"{number};{row}" for number, row in enumerate(said, start=1)]
    # Whoever has added up wrongly is told so each time.
    lines += draw(st.sampled_from([[], ["Summe;;;;;;1;1;;;"]]))
    return "\r\n".join(lines).encode("cp1252")


STEPS = st.one_of(
    st.tuples(st.just("import"), st.integers(0, 2)),
    st.tuples(st.just("import"), st.integers(0, 2)),
    st.tuples(st.just("import"), st.integers(0, 2)),
    st.tuples(st.sampled_from(["withdraw", "take back", "activate"]), st.integers(0, 2)),
)


def name(number: int) -> str:
    return f"fachaufsicht_2016-Q1{'abc'[number]}.csv"


def walk(
    house: _House, folder: Path, contents: Sequence[bytes], steps: Sequence[tuple[str, int]], *, forgets: bool
) -> tuple[list[ReadFile], dict[str, Any], int]:
    """What each import said, what is stored then, and how many accounts are of no reading."""
    place = Path(shutil.copy(house.first, folder / f"{forgets}.sqlite3"))
    with closing(Store.open(f"sqlite:///{place}", create=False)) as store:
        said = list(_said(store, house, contents, steps, forgets=forgets))
        with store.read() as tx:
            stored = {table: [_shown(row) for row in raw(tx, f"SELECT * FROM {table}").mappings()] for table in TOLD}
            stored["journal"] = [
                row.kind for row in raw(tx, "SELECT kind FROM journal ORDER BY seq") if row.kind != "store.sealed"
            ]
            of_account = "SELECT count(*) FROM import_account WHERE once_more IS NULL AND duplicate = rows_read"
            known = raw(tx, of_account).scalar_one()
    return said, stored, known


def _said(
    store: Store, house: _House, contents: Sequence[bytes], steps: Sequence[tuple[str, int]], *, forgets: bool
) -> Iterator[ReadFile]:
    for hours, (what, number) in enumerate(steps):
        now = BEGUN + timedelta(hours=hours)
        if forgets:
            with store.write() as tx:
                raw(tx, "UPDATE import_account SET once_more = NULL")
        if what == "import":
            yield import_content(store, name(number), contents[number], now)
        elif what == "activate":
            activate_folder(store, house.other_rules, now, "administration")
        else:
            wanted = WantedWithdrawal(
                name(number), "fachaufsicht", WithdrawalReason.WRONG_FILE, takes_back=what == "take back"
            )
            with suppress(Refused):
                withdraw_file(store, wanted, now)


def _shown(row: Any) -> dict[str, Any]:
    return {column: value for column, value in row.items() if column not in APART}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(contents=st.lists(files(), min_size=3, max_size=3), steps=st.lists(STEPS, min_size=3, max_size=8))
def test_what_is_known_of_a_file_says_what_a_full_reading_says(
    house: _House, contents: list[bytes], steps: list[tuple[str, int]]
) -> None:
    with TemporaryDirectory() as folder:
        by_account, by_reading = (
            walk(house, Path(folder), contents, steps, forgets=forgets) for forgets in (False, True)
        )
    assert by_account[:2] == by_reading[:2]


GOOD = "Hilden;01/2016;KdU;Bestandsfälle;Zufall;30;{faulty};;{stand};"


def content(*said: str) -> bytes:
    lines = ["Jobcenter Musterkreis;;", "Fachaufsichtliche Prüfungen – Auswertung 1. Quartal 2016;;", HEADER]
    return "\r\n".join([*lines, *(f"{number};{row}" for number, row in enumerate(said, start=1))]).encode("cp1252")


FIRST = content(GOOD.format(faulty=1, stand="11.04.2016"), GOOD.format(faulty=2, stand="12.04.2016"))
ELSEWHERE = content(GOOD.format(faulty=1, stand="").replace("Hilden", "Velbert"))
LATER = content(GOOD.format(faulty=3, stand="13.04.2016"))
BAD = content(GOOD.format(faulty=1, stand=""), GOOD.format(faulty=99, stand=""))
AB, A_B_A, A_C_A = (0, 1), (0, 1, 0), (0, 2, 0)


@pytest.mark.parametrize(
    ("numbers", "known"),
    [((0, 0, 0), 2), (A_B_A, 1), (A_C_A, 0), ((0, 2, 0, 0), 1)],
    ids=["at once", "after a file about other things", "after a correction", "when that was told"],
)
def test_a_file_is_read_again_only_where_something_was_said_since(
    house: _House, tmp_path: Path, numbers: tuple[int, ...], known: int
) -> None:
    steps = [("import", number) for number in numbers]
    assert walk(house, tmp_path, [FIRST, ELSEWHERE, LATER], steps, forgets=False)[2] == known


@pytest.mark.parametrize(
    ("steps", "contents"),
    [
        ([("import", 0), ("import", 0)], [BAD]),
        ([("import", 0), ("activate", 0), ("import", 0)], [FIRST]),
    ],
    ids=["with a row that was kept out", "under other rules"],
)
def test_what_may_be_read_otherwise_now_is_read(
    house: _House, tmp_path: Path, steps: list[tuple[str, int]], contents: list[bytes]
) -> None:
    said, _, known = walk(house, tmp_path, contents, steps, forgets=False)
    assert (said[-1].account.duplicate > 0, known) == (True, 0)
