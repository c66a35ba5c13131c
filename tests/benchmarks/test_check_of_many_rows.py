"""What a whole `zielwacht check` over many rows costs, against polars reading and grouping the same file.

Both are processes of their own; compared is their CPU time (user and system), so neighbours do not matter much. Files
are in UTF-8, as polars reads them; what the sender's own encoding costs stands beside that.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from tests.benchmarks import many_rows
from tests.benchmarks.bars import Bars
from tests.benchmarks.process_cost import ROOT, Cost, cost, output
from tests.in_full import IN_FULL

pytestmark = pytest.mark.benchmark

A_GIBIBYTE = 1024.0
CODES = (0, 1, 3)  # the figures are bad, as made; of some rows nothing can be used
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


@dataclass(frozen=True)
class Case:
    """`at_most`: so many times a scan by polars. A bad row keeps no other out: so the profile says, where some are."""

    rows: int
    at_most: float
    rounds: int
    encoding: str = "utf-8"
    distinct: bool = False
    bad: bool = False

    @property
    def name(self) -> str:
        kinds = [self.encoding, *["distinct amounts"] * self.distinct, *["a bad row in a hundred"] * self.bad]
        return f"{self.rows:,} rows ({', '.join(kinds)})"


CASES = (
    Case(100_000, 6.0, 5),
    Case(100_000, 6.0, 5, "cp1252"),
    Case(1_000_000, 3.5, 3),
    Case(1_000_000, 5.0, 3, "cp1252"),
    Case(1_000_000, 5.0, 3, distinct=True),
    Case(1_000_000, 5.0, 3, bad=True),
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_check_costs_a_few_times_a_scan_by_polars(case: Case, tmp_path: Path, bars: Bars) -> None:
    file, as_utf8 = tmp_path / many_rows.NAME, tmp_path / "utf8.csv"
    keys = many_rows.write(file, case.rows, encoding=case.encoding, distinct=case.distinct, bad=case.bad)
    as_utf8.write_text(file.read_text(case.encoding), "utf-8", newline="")
    rules = ("--rules", str(_rules(tmp_path, case)))
    check = ("-m", "checker", "check", str(file), "--on", "2017-02-01", "--json", *rules)
    scan = ("-c", POLARS, str(as_utf8))
    _take_part(case, json.loads(output(check, tmp_path, codes=CODES))["import"], keys)
    assert output(scan, tmp_path).strip() == str(case.rows)

    rounds = [(cost(check, tmp_path, codes=CODES), cost(scan, tmp_path)) for _ in range(case.rounds)]
    _note(case, rounds, bars)


TEN_MILLION = Case(10_000_000, 3.5, 1)
# What the file takes, and a check and the scan beside it, and some room.
MEGABYTES_ON_DISK, MEGABYTES_OF_MEMORY = 1_500, 2_500
MORE_THAN_THE_STARTERS = "[records]\nmost_rows = 10000000\nmost_megabytes = 1500\n"


def test_a_check_of_ten_million_rows(tmp_path: Path, bars: Bars) -> None:
    if why := _not_ten_million(tmp_path):
        pytest.skip(why)
    file, settings = tmp_path / many_rows.NAME, tmp_path / "config.toml"
    keys = many_rows.write(file, TEN_MILLION.rows, encoding="utf-8")
    settings.write_text(MORE_THAN_THE_STARTERS, "utf-8")
    where = ("--rules", str(_rules(tmp_path, TEN_MILLION)), "--config", str(settings))
    check = ("-m", "checker", "check", str(file), "--on", "2017-02-01", "--json", *where)
    _take_part(TEN_MILLION, json.loads(output(check, tmp_path, codes=CODES))["import"], keys)
    _note(TEN_MILLION, [(cost(check, tmp_path, codes=CODES), cost(("-c", POLARS, str(file)), tmp_path))], bars)


def _not_ten_million(folder: Path) -> str:
    """Why that many are not tried here; empty: they are."""
    if not IN_FULL:
        return f"ten million rows take minutes and {MEGABYTES_OF_MEMORY} MB of memory: `make deep` tries them"
    free = shutil.disk_usage(folder).free >> 20
    if free < MEGABYTES_ON_DISK:
        return f"ten million rows take {MEGABYTES_ON_DISK} MB of disk, and {folder} has {free}"
    memory = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 20
    if memory < MEGABYTES_OF_MEMORY:
        return f"ten million rows take {MEGABYTES_OF_MEMORY} MB of memory, and {memory} are free"
    return ""


def _note(case: Case, rounds: list[tuple[Cost, Cost]], bars: Bars) -> None:
    ours, theirs = (median(one.cpu for one in costs) for costs in zip(*rounds, strict=True))
    note = f"{ours:.2f} s against {theirs:.2f} s"
    bars.at_most(f"check of {case.name}, times a scan by polars", ours / theirs, case.at_most, note)
    most = max(check.megabytes for check, _ in rounds)
    bars.at_most(f"memory of that check of {case.name}, times a gibibyte", most / A_GIBIBYTE, 1.0, f"{most:.0f} MB")


def _rules(folder: Path, case: Case) -> Path:
    """The shipped rules, with a profile for such files."""
    rules = shutil.copytree(ROOT / "rules", folder / "rules")
    (sender,) = rules.glob("senders/fachaufsicht.yaml")
    text = sender.read_text("utf-8").replace("encoding: cp1252", f"encoding: {case.encoding}")
    if case.bad:
        text = text.replace("quarantine: file", "quarantine: row")
    sender.write_text(text, "utf-8")
    return rules


def _take_part(case: Case, accounts: list[dict[str, object]], keys: int) -> None:
    """All rows were read and judged: a benchmark that refuses its file is fast and worthless."""
    (account,) = accounts
    quarantined = case.rows // many_rows.EVERY_BAD if case.bad else 0
    assert (account["read"], account["quarantined"]) == (case.rows, quarantined)
    # Where a row repeats the one before it, its own number of files is missing from its batch.
    assert account["warnings"] == [] or case.distinct
    duplicates = case.rows // many_rows.EVERY_DUPLICATE - 1
    assert account["accepted"] == keys
    assert duplicates * 0.9 <= int(str(account["duplicate"]))
    assert account["correction"] == case.rows - keys - quarantined - int(str(account["duplicate"]))
