"""What it costs that workbooks and JSON are read by a child: its start, and the way of the cells back.

CPU time of whole processes, their children included, medians over interleaved rounds.
"""

from __future__ import annotations

from pathlib import Path
from statistics import median

import pytest
from openpyxl import Workbook

from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import NOTHING, cost, output

pytestmark = pytest.mark.benchmark

ROWS, COLUMNS, TIMES = 4_000, 10, 3
# Both read the same number of cells the same number of times, and count them.
APART = """
import sys
from pathlib import Path
from checker.records.foreign_reader import read_foreign
data = Path(sys.argv[1]).read_bytes()
again = range(int(sys.argv[2]))
print(sum(len(row) for _ in again for _, rows in read_foreign("xlsx", "x", data)[0] for row in rows))
"""
BESIDE = """
import sys
from pathlib import Path
from checker.records import foreign, foreign_reader
from dataclasses import asdict
data, bounds = Path(sys.argv[1]).read_bytes(), asdict(foreign_reader.LIMITS)
again = range(int(sys.argv[2]))
print(sum(len(row) for _ in again for _, rows in foreign.read_workbook(data, bounds)[0] for row in rows))
"""
ONE_WORD = "from checker.records.foreign_reader import read_foreign; read_foreign('json', 'x', b'[]')"
NO_FILE = "import checker.records.foreign_reader"
A_START_AT_MOST, THE_WAY_AT_MOST = 5.0, 1.5
ROUNDS = 5


def test_a_child_costs_at_most_five_bare_starts_and_the_way_of_cells_half_of_reading(
    tmp_path: Path, bars: Bars
) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Dialoge 2016")
    for number in range(ROWS):
        sheet.append([f"Ort {number}", *range(number, number + COLUMNS - 1)])
    file = tmp_path / "x.xlsx"
    book.save(file)
    apart, beside = (("-c", code, str(file), str(TIMES)) for code in (APART, BESIDE))
    assert output(apart, tmp_path) == output(beside, tmp_path) == f"{ROWS * COLUMNS * TIMES}\n"

    rounds = [
        tuple(cost(each, tmp_path).cpu for each in (apart, beside, ("-c", ONE_WORD), ("-c", NO_FILE), NOTHING))
        for _ in range(ROUNDS)
    ]
    through, within, with_child, without, bare = (median(costs) for costs in zip(*rounds, strict=True))
    start = with_child - without
    note = f"{start * 1000:.0f} ms against {bare * 1000:.0f} ms"
    bars.at_most("a child for workbooks and JSON, times a bare start", start / bare, A_START_AT_MOST, note)
    note = f"{through:.2f} s against {within:.2f} s"
    bars.at_most("workbooks read by the child, times reading them ourselves", through / within, THE_WAY_AT_MOST, note)
