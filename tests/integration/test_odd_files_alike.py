"""`check` and `records import` say the same of an odd file, in one sentence each, and neither ends with a traceback."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.workspace import EXAMPLES, Workspace, make_workspace

DIALOGUES = "schnittstellendialoge_2016.xlsx"
(RECORD,) = json.loads((EXAMPLES / "deliverable.json").read_bytes())
SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(old: bytes, new: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(EXAMPLES / DIALOGUES) as before, zipfile.ZipFile(saved, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, content.replace(old, new, 1) if part == SHEET else content)
    return saved.getvalue()


def with_note(note: str) -> bytes:
    return json.dumps([RECORD | {"note": "@"}]).replace('"@"', note).encode()


ODD = {
    "a far cell": (DIALOGUES, with_sheet(b"</sheetData>", b'<row><c r="XFD1048576"><v>1</v></c></row></sheetData>')),
    "a row without a number": (DIALOGUES, with_sheet(b'<row r="1"', b'<row r="x"')),
    "half a workbook": (DIALOGUES, (EXAMPLES / DIALOGUES).read_bytes()[:3000]),
    "half a pair": ("einzeln.json", with_note('"\\ud83d"')),
    "a control sign": ("einzeln.json", with_note('"\\u0000"')),
    "dust": ("einzeln.json", with_note("1e-999999999")),
    "a giant": ("einzeln.json", with_note("1e999999999")),
    "beyond any number": ("einzeln.json", with_note("1e99999999999999999999")),
    "deep": ("einzeln.json", b"[" * 100_000),
}  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    house = make_workspace(tmp_path_factory.mktemp("house"), goals=("statistik",))
    assert house.run("rules", "activate").code == 0
    return house


@pytest.mark.parametrize("case", ODD)
def test_check_and_import_say_the_same_of_an_odd_file(case: str, house: Workspace, tmp_path: Path) -> None:
    name, data = ODD[case]
    file = tmp_path / name
    file.write_bytes(data)
    checked = house.run("check", str(file), "--on", "2016-07-04", "--json")
    imported = house.run("records", "import", str(file), "--now", "2016-07-04T12:00", "--json")

    assert (checked.code, imported.code) == (3, 3)
    assert "Traceback" not in checked.err + imported.err
    assert json.loads(checked.out)["import"] == json.loads(imported.out)
    assert len([line for line in imported.err.splitlines() if line.startswith(name)]) <= 2
