"""The same input gives the same bytes, whatever the seed that orders Python's sets in a process."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.unit.records.files import HEADER, REVIEWS, reviews, row, workbook
from tests.workspace import REPOSITORY, Workspace, make_workspace

SEEDS = ("0", "2016")
NOON = "2016-07-04T12:00:00+02:00"
FACTS = [
    {"schema": "status-record/1", "type": "deliverable", "target_id": "gibt-es-nicht", "scope": "jobcenter",
     "period": "2016", "submitted_on": "2016-05-02"},
    {"schema": "status-record/1", "type": "deliverable", "target_idd": "x", "scop": "y", "perriod": "2016"},
    {"schema": "status-record/1", "type": "event", "event_type": "x", "scope": "hilden", "period": "2016-04-30"},
]  # fmt: skip
# The receipts of files in the order given, as an import into an empty store would have them.
RECEIPTS = """
import sys
from datetime import datetime
from pathlib import Path
from checker.records import ImportContext, account, read_file, stored_in
from checker.rulebook.load import load
from checker.usecases.importing.read_files import read_result
from checker.usecases.importing.receipts import imported

now, context = datetime.fromisoformat(sys.argv[1]), ImportContext.of(load(Path("rules")))
for name in sys.argv[2:]:
    reading = read_file(name, Path(name).read_bytes(), context, recorded_at=now)
    result = read_result(reading, account(reading, stored_in(()), recorded_at=now, sequence=1))
    print(imported(result, name, now, "de").text)
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = make_workspace(tmp_path_factory.mktemp("house"), ["kdu", "schnittstellen"])
    for name, data in files().items():
        made.write(name, data)
    return made


def files() -> dict[str, bytes]:
    """Files that are read, doubted, kept out and refused in as many ways as sets could order."""
    strange = ";".join(reversed([f"{title}?" for title in HEADER.split(";")]))
    return {
        REVIEWS: reviews(row(), row(2, office="Hildn", topic="?", stratum="Alt"), row(3, month="02/2016", faulty="99")),
        "fachaufsicht_2016-Q1_a.csv": b"Auswertung 1. Quartal 2016\r\nStand: 11.04.2016\r\na;b;c;d\r\n1;2;3;4\r\n",
        "fachaufsicht_2016-Q1_b.csv": reviews(row(), header=strange),
        "fachaufsicht_2016-Q1_c.csv": reviews(row(), header=";".join(HEADER.split(";")[:4])),
        "fachaufsicht_2016-Q1_d.csv": reviews(row(), row(2, office="Ratingen")),
        "einzeln.json": json.dumps(FACTS).encode(),
        "schnittstellendialoge_2016.xlsx": workbook([["Hilden", "KW 4"]], lambda book: book.create_sheet("Fremd")),
        "keine.csv": b"x\r\n",
    }


def all_alike(of: Callable[[dict[str, str]], object]) -> object:
    """What every seed gives; the first differing one fails."""
    first, *others = [of({"PYTHONHASHSEED": seed}) for seed in SEEDS]
    for other in others:
        assert other == first
    return first


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("check", *files(), "--on", "2016-07-04", "--json"), id="check, as JSON"),
        pytest.param(("check", *files(), "--on", "2016-07-04"), id="check, as a table", marks=pytest.mark.deep),
        pytest.param(("check", "fachaufsicht_2016-Q1_d.csv", "--on", "2016-07-04", "--format", "html"), id="as a page"),
        pytest.param(
            ("rules", "explain", "kdu-error-rate", "fachaufsicht_2016-Q1_d.csv", "--on", "2016-07-04"), id="explain"
        ),
        pytest.param(
            ("rules", "explain", "kdu-error-rate", "--on", "2016-07-04", "--json"),
            id="explain, as JSON",
            marks=pytest.mark.deep,
        ),
        pytest.param(("rules", "schema", "goal"), id="schema"),
    ],
)
def test_a_command_says_the_same_under_every_seed(house: Workspace, words: Sequence[str]) -> None:
    all_alike(lambda seed: house.run_process(*words, env=seed))


def test_an_import_and_what_it_stores_are_the_same_under_every_seed(tmp_path: Path) -> None:
    def taken(seed: dict[str, str]) -> object:
        made = make_workspace(tmp_path / seed["PYTHONHASHSEED"], ["kdu", "schnittstellen"])
        for name, data in files().items():
            made.write(name, data)
        assert made.run_process("rules", "activate", env=seed).code == 0
        words = (
            ("records", "import", *files(), "--now", NOON),
            ("records", "list", "--json"),
            ("records", "quarantine"),
        )
        return [made.run_process(*each, env=seed) for each in words]

    all_alike(taken)


def test_receipts_are_the_same_under_every_seed(house: Workspace) -> None:
    def receipts(seed: dict[str, str]) -> str:
        done = subprocess.run(
            [sys.executable, "-c", RECEIPTS, NOON, *files()],
            cwd=house.folder,
            env={"PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", **seed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    text = str(all_alike(receipts))
    assert text.count("SHA-256:") == len(files())


def test_mistakes_in_rules_are_told_alike_under_every_seed(house: Workspace) -> None:
    broken = (
        house.goal("kdu").read_text(encoding="utf-8").replace("escalation: ", "escalatoin: ").replace("due:", "duo:")
    )
    house.write("broken/plans/2016/goals/kdu.yaml", broken)
    assert "escalatoin" in str(
        all_alike(lambda seed: house.run_process("rules", "lint", "--rules", "broken", env=seed))
    )
