"""What a check of 1,000 rows costs, from the file and from the store, against Python starting and doing nothing.

The second start and all later ones: the rules are unchanged, so they are known. Ratios only, of CPU time of the
started process, medians over interleaved rounds.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks import many_rows
from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import NOTHING, cost, output
from tests.workspace import make_workspace

pytestmark = pytest.mark.benchmark

ROWS = 1_000
FROM_A_FILE_AT_MOST, FROM_THE_STORE_AT_MOST = 60.0, 85.0
ROUNDS = 5
CHECK = ("-m", "checker", "check", "--on", "2017-02-01", "--json")
FINDINGS = 1  # the figures are bad, as made
IMPORTS_AT_MOST = 1.3
# Runs the command that follows the file, then writes into that file what was imported, in the order of imports.
RECORDED = """
import atexit, runpy, sys
names = open(sys.argv.pop(1), "w")
atexit.register(lambda: names.write("\\n".join(name for name in sys.modules if name != "__main__")))
runpy.run_module("checker", run_name="__main__", alter_sys=True)
"""
IMPORTS = """
import importlib, sys
for name in open(sys.argv[1]).read().split():
    importlib.import_module(name)
"""


@pytest.mark.fast
def test_a_check_of_1000_rows_costs_at_most_60_bare_starts_and_85_from_the_store(tmp_path: Path, bars: Bars) -> None:
    house = make_workspace(tmp_path)
    many_rows.write(house.folder / many_rows.NAME, ROWS)
    from_file = (*CHECK, many_rows.NAME)
    (account,) = json.loads(output(from_file, house.folder, codes=(FINDINGS,)))["import"]
    assert (account["read"], account["quarantined"]) == (ROWS, 0)
    output(("-m", "checker", "rules", "activate"), house.folder)
    output(("-m", "checker", "records", "import", many_rows.NAME), house.folder)
    checked = json.loads(output(CHECK, house.folder, codes=(FINDINGS,)))
    assert any(verdict["records"] for verdict in checked["verdicts"])

    rounds = [
        (cost(from_file, house.folder, codes=(FINDINGS,)).cpu, cost(CHECK, house.folder, codes=(FINDINGS,)).cpu,
         cost(NOTHING, house.folder).cpu)
        for _ in range(ROUNDS)
    ]  # fmt: skip
    file, store, bare = (median(costs) for costs in zip(*rounds, strict=True))
    for what, ours, bar in (("the file", file, FROM_A_FILE_AT_MOST), ("the store", store, FROM_THE_STORE_AT_MOST)):
        note = f"{ours * 1000:.0f} ms against {bare * 1000:.1f} ms"
        bars.at_most(f"check of {ROWS:,} rows from {what}, times a bare start", ours / bare, bar, note)


def test_a_check_of_1000_rows_costs_a_few_times_what_it_imports(tmp_path: Path, bars: Bars) -> None:
    """Against Python that imports the same modules and does nothing with them: what is left is our own work."""
    house = make_workspace(tmp_path)
    many_rows.write(house.folder / many_rows.NAME, ROWS)
    check, names = (*CHECK, many_rows.NAME), tmp_path / "names"
    output(check, house.folder, codes=(FINDINGS,))  # by now the rules are known
    output(("-c", RECORDED, str(names), *check[2:]), house.folder, codes=(FINDINGS,))
    assert {"checker.records.importer", "pydantic"} < set(names.read_text().split())
    bare = ("-c", IMPORTS, str(names))
    output(bare, house.folder)

    rounds = [(cost(check, house.folder, codes=(FINDINGS,)).cpu, cost(bare, house.folder).cpu) for _ in range(ROUNDS)]
    ours, theirs = (median(costs) for costs in zip(*rounds, strict=True))
    note = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms"
    bars.at_most(f"check of {ROWS:,} rows, times Python with the same imports", ours / theirs, IMPORTS_AT_MOST, note)
