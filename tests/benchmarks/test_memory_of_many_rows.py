"""How much memory an import of many rows holds at once: what each row adds, and the whole at the most rows of a file.

Processes of their own; the store and the rules are real. Memory does not depend on how busy a machine is.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.benchmarks import many_rows
from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import cost
from tests.workspace import Workspace, make_workspace

pytestmark = pytest.mark.benchmark

FEW, MORE, MOST = 40_000, 80_000, 500_000
A_GIBIBYTE = 1024.0
MEGABYTE = 1 << 20
# A gibibyte for the most rows, less what the program needs for none.
BYTES_A_ROW = 1_800


def megabytes(house: Workspace, folder: Path, rows: int) -> float:
    """Of importing so many rows into a store of its own."""
    place = folder / str(rows)
    shutil.copytree(house.folder, place)
    many_rows.write(place / many_rows.NAME, rows)
    return cost(("-m", "checker", "records", "import", many_rows.NAME, "--now", "2017-02-01T08:00"), place).megabytes


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    house = make_workspace(tmp_path_factory.mktemp("house"))
    assert house.run("rules", "activate").code == 0
    return house


def test_what_a_row_adds_to_the_memory_of_an_import(house: Workspace, tmp_path: Path, bars: Bars) -> None:
    few, more = (megabytes(house, tmp_path, rows) for rows in (FEW, MORE))
    ratio = (more - few) * MEGABYTE / (MORE - FEW) / BYTES_A_ROW
    bars.at_most("memory that a row adds, times its share of a gibibyte", ratio, 1.0, f"{few:.0f} and {more:.0f} MB")


def test_the_most_rows_of_a_file_are_imported_within_a_gibibyte(house: Workspace, tmp_path: Path, bars: Bars) -> None:
    most = megabytes(house, tmp_path, MOST)
    bars.at_most(f"import of {MOST:,} rows, times a gibibyte", most / A_GIBIBYTE, 1.0, f"{most:.0f} MB")
