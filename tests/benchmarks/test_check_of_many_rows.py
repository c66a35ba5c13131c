"""What a whole `zielwacht check` over 100,000 rows costs, against polars reading and grouping the same file.

Both are processes of their own; compared is their CPU time (user and system), so neighbours do not matter much.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

import pytest

from tests.benchmarks import many_rows

pytestmark = pytest.mark.benchmark

REPOSITORY = Path(__file__).resolve().parents[2]
ROWS = 100_000
AT_MOST = 10.0
ROUNDS = 7
# The facts a check needs: how often each was said, and its sums.
POLARS = """
import sys
import polars as pl

def count(name):
    return pl.col(name).str.replace_all(".", "", literal=True).cast(pl.Int64, strict=False)

rows = pl.scan_csv(sys.argv[1], separator=";", skip_lines=4, infer_schema=False)
rows = rows.filter(pl.col("Lfd. Nr.") != "Summe")
facts = rows.group_by("Geschäftsstelle", "Monat", "Prüfthema", "Fallart", "Auswahl")
found = facts.agg(pl.len(), count("geprüft").sum(), count("fehlerhaft").sum(), pl.col("Erfasst am").last()).collect()
print(found["len"].sum())
"""


def test_a_check_of_100000_rows_costs_at_most_ten_times_a_scan_by_polars(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / many_rows.NAME
    keys = many_rows.write(file, ROWS)
    as_utf8 = tmp_path / "utf8.csv"
    as_utf8.write_bytes(file.read_bytes().decode("cp1252").encode())
    check = [sys.executable, "-m", "checker", "check", str(file), "--on", "2017-02-01", "--json"]
    scan = [sys.executable, "-c", POLARS, str(as_utf8)]
    _take_part(json.loads(_cost(check)[1])["import"], keys)
    assert _cost(scan)[1].strip() == str(ROWS)

    rounds = [(_cost(check)[0], _cost(scan)[0]) for _ in range(ROUNDS)]
    ratios = [ours / theirs for ours, theirs in rounds]
    ratio = median(ours for ours, _ in rounds) / median(theirs for _, theirs in rounds)
    with capsys.disabled():
        print(
            f"\ncheck of {ROWS:,} rows: {ratio:.1f} times polars"
            f" (rounds {min(ratios):.1f} to {max(ratios):.1f}, limit {AT_MOST:g})"
        )
    assert ratio <= AT_MOST


def _take_part(accounts: list[dict[str, object]], keys: int) -> None:
    """All rows were read and judged: a benchmark that refuses its file is fast and worthless."""
    (account,) = accounts
    duplicates = ROWS // many_rows.EVERY_DUPLICATE - 1
    assert (account["read"], account["quarantined"], account["warnings"]) == (ROWS, 0, [])
    assert account["accepted"] == keys
    assert duplicates <= int(str(account["duplicate"])) <= duplicates + 10
    assert account["correction"] == ROWS - keys - int(str(account["duplicate"]))


def _cost(command: list[str]) -> tuple[float, str]:
    """CPU seconds of a process, and what it printed. Exit code 1 says that the figures are bad, as they are here."""
    before = getrusage(RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=REPOSITORY, env=_environment(), capture_output=True, text=True, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), done.stderr
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout


def _environment() -> dict[str, str]:
    mine = {name: value for name, value in os.environ.items() if not name.startswith("ZIELWACHT_")}
    return {**mine, "PYTHONPATH": str(REPOSITORY), "PYTHONIOENCODING": "utf-8"}
