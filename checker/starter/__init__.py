"""Starter data: example record files, a whole year of them, and in an installed wheel a copy of the rules folder."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
RECORDS = HERE / "records"
YEAR = HERE / "year"


def rules_folder() -> Path:
    """The starter rules: beside this module in a wheel, at the top of a checkout."""
    carried = HERE / "rules"
    return carried if carried.is_dir() else HERE.parents[1] / "rules"


def record_file(name: str) -> Path:
    """An example file, of those that stand for themselves or of the year."""
    standing = RECORDS / name
    return standing if standing.is_file() else YEAR / name
