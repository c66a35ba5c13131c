"""Every command that is given record files keeps to what config.toml says of their size."""

from __future__ import annotations

import os

import pytest

from tests.workspace import Workspace, make_workspace

FILE = "fachaufsicht_2016-Q1.csv"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    house = make_workspace(tmp_path_factory.mktemp("house"), goals=["kdu"])
    assert house.run("rules", "activate").code == 0
    file = house.write(FILE, b"")
    os.truncate(file, (50 << 20) + 1)  # nothing of it is on the disk
    return house


@pytest.mark.parametrize(
    "command",
    [
        ("check", FILE),
        ("rules", "explain", "kdu-error-rate", FILE),
        ("records", "import", FILE),
        ("records", "import", "--dry-run", FILE),
        ("records", "profile", FILE),
    ],
    ids=" ".join,
)
def test_a_file_larger_than_the_house_has_set_is_not_opened(house: Workspace, command: tuple[str, ...]) -> None:
    done = house.run(*command, env={"ZIELWACHT_RECORDS__MOST_MEGABYTES": "50"})
    assert done.code == 2
    assert f"{FILE}: larger than 50 MB; split it (of CSV files most_megabytes in [records]" in done.err
