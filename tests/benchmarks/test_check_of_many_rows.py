"""What a whole `zielwacht check` over 100,000 rows costs, against polars reading and grouping the same file.

Both are processes of their own; compared is their CPU time (user and system), so neighbours do not matter much.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks import many_rows
from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import ROOT, cost, output

pytestmark = pytest.mark.benchmark

ROWS = 100_000
AT_MOST = 10.0
ROUNDS = 7
FINDINGS = 1  # the figures are bad, as made
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


def test_a_check_of_100000_rows_costs_at_most_ten_times_a_scan_by_polars(tmp_path: Path, bars: Bars) -> None:
    file = tmp_path / many_rows.NAME
    keys = many_rows.write(file, ROWS)
    as_utf8 = tmp_path / "utf8.csv"
    as_utf8.write_bytes(file.read_bytes().decode("cp1252").encode())
    rules = ("--rules", str(ROOT / "rules"))
    check = ("-m", "checker", "check", str(file), "--on", "2017-02-01", "--json", *rules)
    scan = ("-c", POLARS, str(as_utf8))
    _take_part(json.loads(output(check, tmp_path, codes=(0, FINDINGS)))["import"], keys)
    assert output(scan, tmp_path).strip() == str(ROWS)

    rounds = [(cost(check, tmp_path, codes=(0, FINDINGS)).cpu, cost(scan, tmp_path).cpu) for _ in range(ROUNDS)]
    ours, theirs = (median(costs) for costs in zip(*rounds, strict=True))
    note = f"{ours:.2f} s against {theirs:.2f} s"
    bars.at_most(f"check of {ROWS:,} rows, times a scan by polars", ours / theirs, AT_MOST, note)


def _take_part(accounts: list[dict[str, object]], keys: int) -> None:
    """All rows were read and judged: a benchmark that refuses its file is fast and worthless."""
    (account,) = accounts
    duplicates = ROWS // many_rows.EVERY_DUPLICATE - 1
    assert (account["read"], account["quarantined"], account["warnings"]) == (ROWS, 0, [])
    assert account["accepted"] == keys
    assert duplicates <= int(str(account["duplicate"])) <= duplicates + 10
    assert account["correction"] == ROWS - keys - int(str(account["duplicate"]))
