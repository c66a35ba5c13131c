"""A department's table of targets becomes a goal file without a mistake; no line is lost, no file overwritten."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import shutil
from collections.abc import Sequence
from datetime import date
from multiprocessing.pool import ThreadPool
from pathlib import Path

import openpyxl
import pytest

from checker.domain.refusal import Refused
from checker.rulebook.load import load
from tests.integration.test_init import WITH_UNITS, WITHOUT_UNITS, files_in
from tests.workspace import Done, Workspace

HEADER = ("Nr.", "Ziel", "Messgröße", "Zielwert", "Termin", "Zuständig", "Bemerkung")
LINES: tuple[tuple[object, ...], ...] = (
    ("A. Qualität",),
    (1, "Fehlerquote der Bescheide", "fehlerhafte an allen geprüften", "< 10 %", date(2026, 12, 31), "Leitung"),
    (2, "Bearbeitungsdauer", "Tage bis zum Bescheid", "höchstens 3,5 Tage", None, "Leitung"),
    (3, "Ausweitung der Prüfungen", "", "300/700", "31.12.", "Leitung"),
    (4, "Krankenstand", "", "unter 11%", "31.12.2026", "leitung"),
    (5, "Schulungen der Neuen", "", "2x jährlich", "", "Leitung"),
    (None,),
    ("B. Vorhaben",),
    (6, "Konzept Sprachförderung", "", "liegt vor", "30.06.", "Leitng"),
    (7, "Abgänge", "", "mindestens 70 pro Monat", "", "Leitung"),
    (8, "Übersicht abgestimmt", "", "bis 30.06.", "", "Frau Beispiel"),
    (9, "Kosten der Unterkunft", "", "98,2 Mio. €", "", "Leitung"),
    (10, "Zufriedenheit", "Befragung", "gut", "", ""),
    (11, "Wartezeit", "Minuten", "=B3*2", "", "Leitung"),
    (12, "Fehlerquote der Bescheide", "", "< 5 %", date(2024, 12, 31), "Leitung"),
    (13, "Alle Akten digitalisiert", "", "100 %", "zum Quartalsende", "Leitung"),
    (14, "Personalschlüssel", "", "45-55", "demnächst", "Leitung"),
    (15, "Fälle " + "sehr lang " * 20, "", "max. 250", "KW 50", "Leitung"),
    (None, "Summe"),
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Workspace(tmp_path_factory.mktemp("import"))
    assert place.run("init", "haus", *WITH_UNITS).code == 0
    return place.folder / "haus"


@pytest.fixture
def house(begun: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(begun, tmp_path / "haus")))


@pytest.fixture
def english(tmp_path: Path) -> Workspace:
    assert Workspace(tmp_path).run("init", "house", *WITHOUT_UNITS, "--language", "en").code == 0
    return Workspace(tmp_path / "house")


def year_of(house: Workspace) -> int:
    return max(plan.year for plan in load(house.rules).plans)


def workbook(house: Workspace, lines: Sequence[Sequence[object]], *, header: Sequence[str] = HEADER) -> Path:
    """As a department makes it: a title above, merged headings, a second sheet of words."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Zielvereinbarung"])
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(list(header))
    for line in lines:
        sheet.append(list(line))
        if len(line) == 1 and line[0]:
            sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=7)
    book.create_sheet("Hinweise").append(["Bitte bis Freitag zurück"])
    path = house.folder / "ziele.xlsx"
    book.save(path)
    return path


def table(house: Workspace, lines: Sequence[Sequence[str]], name: str = "ziele.csv") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(lines)
    return house.write(name, text.getvalue())


def told(done: Done) -> dict[str, object]:
    assert done.code == 0, done.err
    found: dict[str, object] = json.loads(done.out)
    return found


def test_every_line_is_a_rule_or_is_told_as_not_used_and_the_folder_has_no_mistake(house: Workspace) -> None:
    before = files_in(house.rules)
    found = json.loads(house.run("rules", "import", str(workbook(house, LINES)), "--json").out)
    filled = [line for line in LINES if any(line)]
    assert found["lines"] == {"read": len(filled), "used": 15, "left_out": 3}
    assert [each["line"] for each in found["left_out"]] == [4, 11, 22]
    assert len(found["rules"]) == 16, "the line that bounds two figures became two"
    assert found["not_read"] == {"columns": ["Bemerkung"], "sheets": ["Hinweise"]}
    assert house.run("rules", "lint").code == 0
    tested = house.run("rules", "test", "--require-coverage")
    assert tested.code == 0, tested.out
    kept = {name for name, content in files_in(house.rules).items() if before.get(name) == content}
    assert kept == set(before) - {"vocabulary.yaml"}


def test_bounds_are_what_the_cells_say(house: Workspace) -> None:
    house.run("rules", "import", str(workbook(house, LINES)), "--goal", "neu")
    rules = {planned.rule.source.row: planned.rule for planned in load(house.rules).rules() if "neu" in planned.where}
    bounds = {
        row: (rule.kind, rule.target and (rule.target.operator, rule.target.value)) for row, rule in rules.items()
    }
    assert bounds == {
        "1": ("rate_upper", ("<", "10")),
        "2": ("rate_upper", ("<=", "3.5")),
        "3": ("count_min_trajectory", (">=", "700")),
        "4": ("rate_upper", ("<", "11")),
        "5": ("recurring_event", (">=", "2")),
        "6": ("dated_deliverable", None),
        "7": ("flow_min_per_month", (">=", "70")),
        "8": ("dated_deliverable", None),
        "9": ("budget_cap", ("<=", "98200000")),
        "10": ("monitoring", ("report", None)),
        "11": ("monitoring", ("report", None)),
        "12": ("rate_upper", ("<", "5")),
        "13": ("share_full", ("=", "100")),
        "14": ("monitoring", ("report", None)),
        "15": ("budget_cap", ("<=", "250")),
    }


def test_what_the_table_does_not_say_is_an_assumption_and_a_question(house: Workspace) -> None:
    year = year_of(house)
    lines = [HEADER[:6], ("1", "Anträge", "", "300", "", "Frau Beispiel")]
    found = told(house.run("rules", "import", str(table(house, lines)), "--json"))
    (rule,) = (planned.rule for planned in load(house.rules).rules() if planned.rule.id == "antraege")
    assert {reading.of for reading in rule.assumed or ()} >= {"target.operator", "target.value", "scope.judge", "owner"}
    assert (rule.due.nominal and rule.due.nominal.year, rule.due.origin) == (year, "assumption")
    asked = found["questions"]
    assert isinstance(asked, list)
    assert {each["code"] for each in asked} == {"no_operator", "no_unit", "no_day", "owner_not_found"}
    (goal,) = house.rules.glob("plans/*/goals/ziele.yaml")
    (beside,) = house.rules.glob("plans/*/goals/ziele.*.md")
    for path in (goal, beside):
        assert "Beispiel" not in path.read_text(encoding="utf-8"), "names of persons are never repeated"
    assert goal.read_text(encoding="utf-8").count("# FRAGE, ") == len(asked)
    assert beside.read_text(encoding="utf-8").count("- [ ] ") == len(asked)


def test_whoever_leads_may_be_alone_with_a_rule_and_that_is_asked_in_the_language_of_the_house(
    house: Workspace,
) -> None:
    lines = [("Ziel", "Zielwert", "Termin", "Zuständig"), ("Konzept", "liegt vor", "30.06.", "Leitung")]
    found = told(house.run("rules", "import", str(table(house, lines)), "--json"))
    asked = found["questions"]
    assert isinstance(asked, list)
    assert "owner_alone" in {each["code"] for each in asked}
    (goal,) = house.rules.glob("plans/*/goals/ziele.yaml")
    (beside,) = house.rules.glob("plans/*/goals/ziele.*.md")
    assert "Die Zeile nennt „Leitung“, und niemand dürfte dort" in beside.read_text(encoding="utf-8")
    for path in (goal, beside):
        assert "nobody may" not in path.read_text(encoding="utf-8")


def test_headers_in_english_and_columns_called_otherwise_are_read(english: Workspace) -> None:
    lines = [("Quality",), ("Target", "Ceiling", "Due date"), ("Error rate", "under 10%", "31 December")]
    path = str(table(english, lines))
    done = english.run("rules", "import", path, "--column", "bound=Ceiling", "--goal", "quality-2")
    assert done.code == 0, done.err
    (rule,) = (planned.rule for planned in load(english.rules).rules() if planned.rule.id == "error-rate")
    assert rule.target is not None
    assert (rule.target.operator, rule.target.value) == ("<", "10")
    by_letter = english.run("rules", "import", path, "--column", "bound=B", "--goal", "quality-3")
    assert by_letter.code == 0, by_letter.err
    assert english.run("rules", "lint").code == 0
    assert english.run("rules", "test", "--require-coverage").code == 0


def test_of_several_sheets_with_targets_one_must_be_named(house: Workspace) -> None:
    book = openpyxl.Workbook()
    for title in ("2025", "2026"):
        sheet = book.create_sheet(title)
        sheet.append(["Ziel", "Zielwert"])
        sheet.append([f"Quote {title}", "< 10 %"])
    path = house.folder / "zwei.xlsx"
    book.save(path)
    refused = house.run("rules", "import", str(path))
    assert refused.code == 2
    assert "several sheets with targets: name one (--sheet) (allowed: 2025, 2026)" in refused.err
    assert house.run("rules", "import", str(path), "--sheet", "2026").code == 0
    assert "did you mean '2026'?" in house.run("rules", "import", str(path), "--sheet", "2062", "--goal", "x").err


def test_a_goal_that_is_there_is_never_overwritten(house: Workspace) -> None:
    path = table(house, [("Ziel", "Zielwert"), ("Quote", "< 10 %")])
    assert house.run("rules", "import", str(path)).code == 0
    before = files_in(house.rules)
    refused = house.run("rules", "import", str(path))
    assert refused.code == 2
    assert "exists and is not overwritten: name another goal (--goal)" in refused.err
    assert files_in(house.rules) == before
    assert house.run("rules", "import", str(path), "--goal", "weitere").code == 0, "its ids are free ones"
    assert {"quote", "quote-2"} <= {planned.rule.id for planned in load(house.rules).rules()}


def test_two_at_once_lose_nothing(house: Workspace) -> None:
    from checker.usecases.rules.from_table import TableWanted, take_table
    from checker.usecases.rules.new_rule import NewRule, add_rule

    data = "Ziel;Zielwert\nStürze;höchstens 20 Zwischenfälle\nKonzept;liegt vor\n".encode()

    def take(goal: str) -> tuple[str, ...]:
        return take_table("ziele.csv", data, house.rules, TableWanted(goal=goal)).rules

    def add(rule: str) -> str:
        return add_rule(house.rules, NewRule("budget_cap", rule, goal="qualitaet")).id

    with ThreadPool(6) as pool:
        added = pool.map_async(add, ["reisen", "porto"])
        taken = pool.map(take, ["eins", "zwei", "drei", "vier"])
        assert added.get() == ["reisen", "porto"]
    assert len({rule for rules in taken for rule in rules}) == 8
    assert {"reisen", "porto"} < {planned.rule.id for planned in load(house.rules).rules()}
    assert house.run("rules", "lint").code == 0
    text = (house.rules / "vocabulary.yaml").read_text(encoding="utf-8")
    assert text.count("id: zwischenfaelle,") == 1


def test_a_disk_that_is_full_leaves_the_folder_as_it_was(house: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    path, before, write = workbook(house, LINES), files_in(house.rules), Path.write_bytes

    def full(target: Path, data: bytes) -> int:
        if target.parent.name == "goals" and target.name.endswith(f".yaml.{os.getpid()}"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        return write(target, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    refused = house.run("rules", "import", str(path))
    assert refused.code == 2
    assert "No space left on device" in refused.err
    assert files_in(house.rules) == before


@pytest.mark.parametrize("written", [0, 1, 2])
def test_of_one_that_is_killed_no_rule_is_left_without_tests_and_the_same_again_finishes(
    house: Workspace, monkeypatch: pytest.MonkeyPatch, written: int
) -> None:
    from checker.usecases.rules.from_table import TableWanted, take_table

    data, link, left = b"Ziel;Zielwert\nQuote;< 10 %\n", Path.hardlink_to, iter(range(written))

    def killed(path: Path, target: Path) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        link(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "hardlink_to", killed)
        with pytest.raises(KeyboardInterrupt):
            take_table("ziele.csv", data, house.rules, TableWanted())
    assert "quote" not in {planned.rule.id for planned in load(house.rules).rules()}
    taken = take_table("ziele.csv", data, house.rules, TableWanted())
    assert taken.rules == ("quote",)
    assert house.run("rules", "test").code == 0
    with pytest.raises(Refused):
        take_table("ziele.csv", data, house.rules, TableWanted())


def test_what_somebody_wrote_under_the_name_of_the_questions_stays(house: Workspace) -> None:
    mine = house.write(f"rules/plans/{year_of(house)}/goals/ziele.fragen.md", "von mir")
    refused = house.run("rules", "import", str(table(house, [("Ziel", "Zielwert"), ("Quote", "< 10 %")])))
    assert (refused.code, "ziele.fragen.md exists" in refused.err) == (2, True), refused.err
    assert mine.read_text("utf-8") == "von mir"
    assert "quote" not in {planned.rule.id for planned in load(house.rules).rules()}


BAD: dict[str, tuple[str, bytes, tuple[str, ...], str]] = {
    "empty": ("leer.csv", b"", (), "holds no table that can be read"),
    "a PDF": ("ziele.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", (), "PDF"),
    "100,000 lines": ("lang.csv", b"Ziel;Zielwert\n" + b"Quote;10 %\n" * 100_000, (), "at most 2000"),
    "no header": ("ohne.csv", b"a;b\n1;2\n", (), "no header is recognised"),
    "a header alone": ("kopf.csv", b"Ziel;Zielwert\n", (), "no targets below its header (line 1)"),
    "no such column": ("a.csv", b"Ziel;Wert\nx;1\n", ("--column", "bound=Wrt"), "did you mean 'Wert'?"),
    "no such field": ("a.csv", b"Ziel;Wert\nx;1\n", ("--column", "bund=Wert"), "did you mean 'bound'?"),
    "no such year": ("a.csv", b"Ziel;Wert\nx;1\n", ("--year", "1999"), "there is no plan of 1999"),
    "no letters": ("a.csv", b"Ziel;Wert\nx;1\n", ("--goal", "???"), "no id can be made"),
    "a person": ("a.csv", b"Ziel;Wert\nAkte von Frau Erika Beispiel;1\n", (), "a person's name"),
    "not there": ("", b"", (), "nichts.csv"),
}


@pytest.mark.parametrize(("name", "data", "words", "said"), BAD.values(), ids=BAD)
def test_what_is_no_table_of_targets_is_refused_and_nothing_written(
    house: Workspace, name: str, data: bytes, words: tuple[str, ...], said: str
) -> None:
    path = house.write(name, data) if name else house.folder / "nichts.csv"
    before = files_in(house.rules)
    refused = house.run("rules", "import", str(path), *words)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err
    assert files_in(house.rules) == before


def test_names_of_200_letters_are_cut_and_umlauts_written_out(house: Workspace) -> None:
    lines = [("Ziel", "Zielwert"), ("Ä" * 200, "< 10 %"), ("Ö" * 200, "liegt vor")]
    found = told(house.run("rules", "import", str(table(house, lines)), "--goal", "ü" * 200, "--json"))
    assert found["goal"] == "ue" * 20
    assert found["rules"] == ["ae" * 20, "oe" * 20]
    assert house.run("rules", "lint").code == 0


def test_signs_of_markup_and_bounds_that_cannot_be_make_no_mistake(house: Workspace) -> None:
    lines = [("Ziel", "Zielwert", "Termin"), ("Quote < {x} `y`", "< 10 %", ""), ("Null: # Fehler", "< 0 %", "")]
    lines += [("Alles", "über 100 %", "30.06.9999"), ("Zu viel", "höchstens 99999999999999 Fälle", "- a: b")]
    found = told(house.run("rules", "import", str(table(house, lines)), "--json"))
    asked = found["questions"]
    assert isinstance(asked, list)
    assert {each["line"] for each in asked if each["code"] == "not_possible"} == {3, 4, 5}
    assert house.run("rules", "lint").code == 0
    assert house.run("rules", "test", "--require-coverage").code == 0


def test_forty_lines_ask_only_questions(house: Workspace) -> None:
    lines = [("Ziel", "Zielwert", "Frist", "Zuständig")]
    when = ("31.12.", "zum Quartalsende", "monatlich", f"Ende {year_of(house) + 1}")
    lines += [(f"Vorhaben {number}", f"höchstens {number} %", when[number % 4], "Leitung") for number in range(1, 41)]
    found = told(house.run("rules", "import", str(table(house, lines)), "--json"))
    assert found["lines"] == {"read": 40, "used": 40, "left_out": 0}
    assert house.run("rules", "lint").code == 0
    assert house.run("rules", "test", "--require-coverage").code == 0
