"""The catalogue goes to the department as a table, and what comes back says the same bounds, dates and owners."""

from __future__ import annotations

import csv
import io
import shutil
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from checker.domain.rule import Rule
from checker.rulebook.load import load
from checker.starter import rules_folder
from tests.workspace import Workspace

RULES = 83
# Due on the day that was agreed on, which no column of a table can say.
BY_AGREEMENT = {"agreements-kept"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    place = Workspace(tmp_path_factory.mktemp("export"))
    shutil.copytree(rules_folder(), place.rules, ignore=shutil.ignore_patterns("schema", "tests"))
    place.configure()
    return place


@pytest.fixture(scope="module")
def catalogue(house: Workspace) -> Path:
    path = house.folder / "katalog.xlsx"
    assert house.run("rules", "export", "--out", str(path)).code == 0
    return path


def test_each_rule_is_a_line_under_a_frozen_head_with_a_filter(catalogue: Path) -> None:
    sheet = openpyxl.load_workbook(catalogue).active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    assert head[:6] == ["Zeile des Plans", "Titel", "In Worten", "Zielwert", "Frist", "Verantwortlich"]
    remark = head.index("Anmerkung der Fachabteilung")
    rows = list(sheet.iter_rows(min_row=2))
    assert len(rows) == RULES
    assert all(row[remark].value in (None, "") for row in rows)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:N{RULES + 1}")
    assert "83 Regeln" in (sheet.oddHeader.left.text or "")
    assert sheet.column_dimensions["C"].width > sheet.column_dimensions["A"].width
    (line,) = ([cell.value for cell in row] for row in rows if row[head.index("Kennung")].value == "kdu-error-rate")
    assert (line[0], line[3]) == ("T06", "unter 10 %")
    assert line[2].startswith("verlangt: unter 10")
    assert line[4].date().isoformat() == "2016-12-31"


def test_the_way_back_says_the_same_bounds_dates_and_owners(house: Workspace, catalogue: Path) -> None:
    before = {planned.rule.id: planned.rule for planned in load(house.rules).rules()}
    done = house.run("rules", "import", str(catalogue), "--goal", "zurueck")
    assert done.code == 0, done.err
    assert "83 lines read: 83 became 83 rules, 0 were not used" in done.err
    again = [planned.rule for planned in load(house.rules).rules() if "zurueck" in planned.where]
    of = dict(zip(before, again, strict=True))
    other = {rule_id for rule_id, rule in before.items() if _promised(rule) != _promised(of[rule_id])}
    assert other == BY_AGREEMENT
    assert [rule.title for rule in again] == [rule.title for rule in before.values()]
    tested = house.run("rules", "test", str(house.rules / "plans" / "2016" / "tests" / "zurueck.yaml"))
    assert tested.code == 0, tested.out


def _promised(rule: Rule) -> tuple[object, ...]:
    """Bound, date and owner, exactly."""
    due, asked = rule.due, rule.target
    value = None if asked is None else Fraction(asked.value) if asked.is_number and asked.value else asked.value
    bound = asked and (asked.operator, value, asked.unit.id)
    period = rule.period.kind if due.nominal is None else None
    when = (due.nominal, due.after_request, due.meeting, period, rule.period.matures_after_months)
    return rule.kind, bound, when, rule.owner


def test_a_csv_in_english_has_no_formulas(house: Workspace) -> None:
    goal = next(house.rules.glob("plans/2016/goals/kdu.yaml"))
    text = goal.read_text(encoding="utf-8")
    goal.write_text(text.replace("title: Fehlerquote", 'title: "=2+3 Fehlerquote" #', 1), encoding="utf-8")
    done = house.run("rules", "export", "--format", "csv", "--locale", "en", "--year", "2016")
    goal.write_text(text, encoding="utf-8")
    assert done.code == 0, done.err
    lines = list(csv.reader(io.StringIO(done.out.removeprefix("\ufeff"))))
    assert lines[0][:4] == ["Row of the plan", "Title", "In words", "Target value"]
    cells = [cell for line in lines for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert any(cell.startswith("'=2+3") for cell in cells)


def test_a_file_called_csv_is_one(house: Workspace) -> None:
    path = house.folder / "katalog.CSV"
    assert house.run("rules", "export", "--out", str(path)).code == 0
    head = path.read_bytes().decode("utf-8-sig").splitlines()[0]
    assert head.startswith("Zeile des Plans;Titel;"), head


def test_remarks_that_somebody_wrote_are_never_overwritten(house: Workspace, catalogue: Path) -> None:
    before = catalogue.read_bytes()
    refused = house.run("rules", "export", "--out", str(catalogue))
    assert refused.code == 2
    assert "exists and is not overwritten" in refused.err
    assert catalogue.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"), [((), "a workbook needs a file: --out"), (("--year", "1999"), "there is no plan of 1999")]
)
def test_what_cannot_be_is_said(house: Workspace, words: tuple[str, ...], said: str) -> None:
    refused = house.run("rules", "export", *words)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
