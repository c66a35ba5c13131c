"""A scenario that somebody types names files of its own house and of the examples, and no other of the machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from features.steps.house import House
from features.steps.reports import a_workbook_lies_there_as_it_came, example_files_arrive

ON = date(2016, 4, 11)


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "house").mkdir()
    return House(tmp_path / "house")


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Beside the house, and readable for whoever runs the scenario."""
    path = tmp_path / "secret.csv"
    path.write_text("a;b", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["../secret.csv", "../../secret.csv", "{path}", "ordner/secret.csv", "\0"])
def test_no_file_elsewhere_is_written(house: House, secret: Path, name: str) -> None:
    with pytest.raises(AssertionError, match="ist kein Dateiname"):
        house.receive(name.format(path=secret), b"x", ON)
    assert secret.read_text(encoding="utf-8") == "a;b"
    assert list(house.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["../secret.csv", "{path}", "/dev/zero"])
def test_no_file_elsewhere_is_read(house: House, secret: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(path: Path) -> bytes:
        raise OSError(f"{path} was read")

    monkeypatch.setattr(Path, "read_bytes", read)
    named = name.format(path=secret)
    with pytest.raises(AssertionError, match="ist kein Dateiname"):
        example_files_arrive(house, [["Datei", "Eingang"], [named, "11.04.2016"]])
    with pytest.raises(AssertionError, match="ist kein Dateiname"):
        a_workbook_lies_there_as_it_came(house, ON, named, [])


def test_no_rule_file_elsewhere_is_written(house: House, secret: Path) -> None:
    with pytest.raises(AssertionError, match="liegt nicht im Ordner der Regeln"):
        house.rewrite_rules("../../secret.csv", lambda _: "x")
    assert secret.read_text(encoding="utf-8") == "a;b"
