"""Starter data: example record files, and in an installed wheel a copy of the rules folder."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
RECORDS = HERE / "records"


def rules_folder() -> Path:
    """The starter rules: beside this module in a wheel, at the top of a checkout."""
    carried = HERE / "rules"
    return carried if carried.is_dir() else HERE.parents[1] / "rules"
