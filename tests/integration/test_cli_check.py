"""`zielwacht check` as its users see it: the examples judged on 4 July 2016, in every format, with every exit code.

What is expected is written out here from the schema's own accounts and verdict table.
"""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator

from tests.terminal import on_a_terminal
from tests.workspace import EXAMPLES, REPOSITORY, Done, Workspace, make_workspace

SCHEMA = json.loads((REPOSITORY / "tests" / "golden" / "check.schema.json").read_text())
FILES = tuple(sorted(EXAMPLES.iterdir()))
ON = ("--on", "2016-07-04")
WORST_FIRST = ["breached", "at_risk", "not_evaluable", "awaiting_event", "pending", "met", "info"]

ACCOUNTS = {
    "deliverable.json": (1, 1, 0, 0, 0),
    "fachaufsicht_2016-Q1.csv": (13, 12, 0, 1, 0),
    "schnittstellendialoge_2016.xlsx": (9, 9, 0, 0, 0),
    "zielnachhaltung_2016-03.csv": (6, 6, 0, 0, 0),
}
# State, deciding reason and figure of each rule of the house.
OF_THE_HOUSE = {
    "kdu-budget": ("pending", "on_pace", "24519874.36"),
    "kdu-error-rate": ("met", "holds_so_far", "500/59"),
    "benefit-processing-error-rate": ("met", "holds_so_far", "0"),
    "reviews-new-cases": ("at_risk", "pace", "9"),
    "reviews-existing-cases": ("at_risk", "pace", "26"),
    "investigation-criteria-agreed": ("met", "done_in_time", None),
    "sickness-rate": ("at_risk", "interim_exceeded", "11.4"),
    "statistics-agreed": ("breached", "due_over", None),
}
# Planned and held by office, then the verdicts of both rules.
DIALOGUES = {
    "hilden": (2, 1, "met", "pending"),
    "langenfeld": (2, 1, "met", "pending"),
    "mettmann": (1, 1, "pending", "pending"),
    "ratingen": (2, 0, "met", "at_risk"),
    "velbert": (2, 1, "met", "pending"),
    "heiligenhaus": (0, 0, "at_risk", "at_risk"),
    "wuelfrath": (0, 0, "at_risk", "at_risk"),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make_workspace(tmp_path_factory.mktemp("house"))


@pytest.fixture(scope="module")
def as_table(house: Workspace) -> Done:
    return house.run("check", *FILES, *ON)


@pytest.fixture(scope="module")
def as_json(house: Workspace) -> Done:
    return house.run("check", *FILES, *ON, "--format", "json")


@pytest.fixture(scope="module")
def document(as_json: Done) -> Any:
    return json.loads(as_json.out)


# --- The examples -----------------------------------------------------------------------------------------


def test_every_row_of_every_example_is_accounted_for(document: Any) -> None:
    numbers = ("read", "accepted", "duplicate", "correction", "quarantined")
    assert {one["file"]: tuple(one[name] for name in numbers) for one in document["import"]} == ACCOUNTS
    assert [one["rows"] for one in document["import"]] == [[]] * 4


@pytest.mark.parametrize("rule", OF_THE_HOUSE)
def test_the_house_is_judged_as_the_schema_says(rule: str, document: Any) -> None:
    (verdict,) = (one for one in document["verdicts"] if one["rule"] == rule)
    found = (verdict["state"], verdict["reasons"][0]["code"], verdict["value"])
    assert (verdict["scope"], verdict["period"], found) == ("jobcenter", "2016", OF_THE_HOUSE[rule])


@pytest.mark.parametrize("office", DIALOGUES)
def test_the_offices_are_judged_as_the_schema_says(office: str, document: Any) -> None:
    planned, held, state_of_planned, state_of_held = DIALOGUES[office]
    verdicts = {one["rule"]: one for one in document["verdicts"] if one["scope"] == office}
    both = verdicts["interface-dialogues-planned"], verdicts["interface-dialogues-held"]
    assert [verdict["state"] for verdict in both] == [state_of_planned, state_of_held]
    assert both[0]["value"] == str(planned)
    assert (both[1]["numerator"], both[1]["denominator"]) == (str(held), "2")


def test_a_rate_tells_its_counts_evidence_and_that_it_is_provisional(document: Any) -> None:
    rate = next(one for one in document["verdicts"] if one["rule"] == "kdu-error-rate")
    assert (rate["numerator"], rate["denominator"], rate["evidence"], rate["provisional"]) == ("5", "59", "weak", True)
    assert " ".join(rate["value_text"].split()) == "8,5 % (5 von 59)"
    assert len(rate["records"]) == 6, "rows 1, 2, 5, 7, 8 and 9"


def test_what_was_handed_in_on_the_monday_is_in_time_when_the_due_day_moves_and_late_when_it_is_fixed(
    tmp_path: Path, document: Any
) -> None:
    moved = next(one for one in document["verdicts"] if one["rule"] == "investigation-criteria-agreed")
    assert (moved["state"], moved["late"], moved["due"]["effective"]) == ("met", False, "2016-05-02")

    fixed = make_workspace(tmp_path)
    goal = fixed.goal("kdu")
    due = "due: {nominal: 2016-04-30, policy: next_working_day"
    assert due in goal.read_text()
    goal.write_text(goal.read_text().replace(due, "due: {nominal: 2016-04-30, policy: fixed"))
    done = fixed.run("check", EXAMPLES / "deliverable.json", *ON, "--json")
    late = next(one for one in json.loads(done.out)["verdicts"] if one["rule"] == "investigation-criteria-agreed")
    assert (late["state"], late["late"], late["due"]["effective"]) == ("met", True, "2016-04-30")


# --- JSON -------------------------------------------------------------------------------------------------


def test_the_json_keeps_the_published_contract(document: Any) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []


def test_the_json_of_bad_input_keeps_the_contract_too(house: Workspace) -> None:
    file = house.write("bad/fachaufsicht_2016-Q1.csv", (EXAMPLES / "fachaufsicht_2016-Q1.csv").read_bytes()[:700])
    done = house.run("check", file, *ON, "--json")
    assert done.code == 3
    document = json.loads(done.out)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    (account,) = document["import"]
    assert account["read"] == account["quarantined"] == len(account["rows"]) > 0


def test_the_summary_counts_the_verdicts(document: Any) -> None:
    states = [verdict["state"] for verdict in document["verdicts"]]
    assert document["summary"] == {state: states.count(state) for state in WORST_FIRST if state in states}


def test_every_obligation_is_judged_once(document: Any) -> None:
    keys = [(one["rule"], one["scope"], one["period"]) for one in document["verdicts"]]
    assert len(keys) == len(set(keys))


def test_files_count_as_recorded_at_the_end_of_the_day_judged(document: Any) -> None:
    assert document["on"] == "2016-07-04"
    assert document["known_at"] == {"instant": "2016-07-04T21:59:59.999999+00:00", "sequence": 4}


def test_the_same_input_gives_the_same_bytes(house: Workspace, as_json: Done) -> None:
    again = house.run_process("check", *FILES, *ON, "--format", "json", env={"PYTHONHASHSEED": "4711"})
    assert again.out == as_json.out


@pytest.mark.parametrize(
    "words",
    [("check", *FILES, *ON, "--json"), ("--json", "check", *FILES, *ON), ("--json", "--quiet", "check", *FILES, *ON)],
    ids=["after the command", "before it", "with another"],
)
def test_json_is_short_for_its_format_wherever_it_stands(
    words: tuple[str | Path, ...], house: Workspace, as_json: Done
) -> None:
    done = house.run(*words)
    assert (done.code, done.out) == (as_json.code, as_json.out)


# --- Table ------------------------------------------------------------------------------------------------


def test_the_table_has_one_line_an_obligation_worst_first(as_table: Done, document: Any) -> None:
    lines = as_table.out.splitlines()
    states = [line.split()[0] for line in lines]
    assert states == sorted(states, key=WORST_FIRST.index)
    keys = {f"{one['rule']}/{one['scope']}/{one['period']}" for one in document["verdicts"]}
    assert len(lines) == len(keys)
    assert {line.split()[1] for line in lines} == keys


@pytest.mark.parametrize(
    "line",
    [
        "breached statistics-agreed/jobcenter/2016 due 30.06.2016 due_over",
        "at_risk reviews-new-cases/jobcenter/2016 9 >= 300 due 31.12.2016 pace, path 75 by 31.03.2016",
        "at_risk reviews-existing-cases/jobcenter/2016 26 >= 700 due 31.12.2016 pace, path 175 by 31.03.2016",
        "met kdu-error-rate/jobcenter/2016 8,5 % (5 of 59) < 10 % due 31.12.2016 provisional, evidence weak",
        "met investigation-criteria-agreed/jobcenter/2016 due 02.05.2016",
        "at_risk interface-dialogues-held/ratingen/2016 0,0 % (0 of 2) = 100 % due 31.12.2016 upcoming",
    ],
    ids=lambda line: line.split("/")[0].split()[1],
)
def test_a_line_tells_state_figure_bound_due_day_and_cause(line: str, as_table: Done) -> None:
    assert line in [" ".join(text.split()) for text in as_table.out.splitlines()]


def test_results_go_to_stdout_and_everything_else_to_stderr(as_table: Done, document: Any) -> None:
    assert "read 13 = 12 accepted + 0 duplicate + 1 correction + 0 quarantined" in as_table.err
    assert "rows 6, 7, 8, 9 (warning)" in as_table.err
    summary = ", ".join(f"{count} {state}" for state, count in document["summary"].items())
    assert as_table.err.splitlines()[-1] == f"{len(document['verdicts'])} obligations on 04.07.2016: {summary}"
    assert "read 13" not in as_table.out
    assert "obligations on" not in as_table.out


def test_files_alone_are_said_to_have_no_history(house: Workspace, as_table: Done, document: Any) -> None:
    told = as_table.err.splitlines()[-2]
    assert told.startswith("Ohne Vorgeschichte: Geurteilt wird nach diesen Dateien allein.")
    assert told.endswith("'zielwacht records import --dry-run DATEIEN'.")
    assert document["history"]["text"] in told
    assert document["history"]["text"] in house.run("check", *FILES, *ON, "--format", "html").out


def test_what_is_kept_of_some_rules_is_not_taken_for_the_whole(house: Workspace, document: Any) -> None:
    some = ("check", *FILES, *ON, "--rule", "kdu-*", "--rule", "iq-*", "--fail-on", "never", "--format")
    of_some = json.loads(house.run(*some, "json").out)
    assert (of_some["only"], document["only"]) == (["kdu-*", "iq-*"], [])
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(of_some)] == []
    told = "Eine Auswahl: nur die Regeln kdu-*, iq-*. Über die anderen sagt diese Seite nichts."
    page = house.run(*some, "html").out
    assert told in page.partition("<main")[0]
    assert "<dt>nur diese Regeln</dt><dd>kdu-*, iq-*</dd>" in page
    assert "Eine Auswahl" not in house.run("check", *FILES, *ON, "--format", "html").out
    suite = ElementTree.fromstring(house.run(*some, "junit").out)
    assert {each.get("name"): each.get("value") for each in suite.iter("property")}["only"] == "kdu-*, iq-*"


def test_quiet_says_results_only(house: Workspace, as_table: Done) -> None:
    quiet = house.run("check", *FILES, *ON, "--quiet")
    assert (quiet.code, quiet.out, quiet.err) == (as_table.code, as_table.out, "")


def shown_on_a_terminal(house: Workspace, **env: str) -> str:
    """What the same command prints when its stdout is a terminal."""
    code, printed = on_a_terminal(house, "check", *FILES, *ON, stream="stdout", **env)
    assert code == 1
    return printed.replace("\r\n", "\n")


def test_a_terminal_shows_the_same_text_only_coloured(house: Workspace, as_table: Done) -> None:
    printed = shown_on_a_terminal(house)
    assert "\x1b[31mbreached" in printed
    assert re.sub(r"\x1b\[[0-9;]*m", "", printed) == as_table.out
    assert "\x1b" not in as_table.out


def test_no_color_is_kept(house: Workspace, as_table: Done) -> None:
    assert shown_on_a_terminal(house, NO_COLOR="1") == as_table.out


# With these a spreadsheet begins a formula.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")

# --- Other formats ----------------------------------------------------------------------------------------


def test_csv_opens_in_a_german_spreadsheet_with_the_lines_of_the_table(
    house: Workspace, as_table: Done, document: Any
) -> None:
    done = house.run("check", *FILES, *ON, "--format", "csv")
    assert done.out.startswith("\ufeffVerpflichtung;Urteil;Ziel (Bereich);Kennwert;verlangt;spätestens;Gründe;Quelle")
    rows = list(csv.DictReader(io.StringIO(done.out[1:], newline=""), delimiter=";"))
    assert [row["Verpflichtung"] for row in rows] == [line.split()[1] for line in as_table.out.splitlines()]
    because = {f"{v['rule']}/{v['scope']}/{v['period']}": " ".join(v["because"]) for v in document["verdicts"]}
    assert {row["Verpflichtung"]: row["Gründe"] for row in rows} == because


def test_no_cell_of_the_csv_is_read_as_a_formula(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, ("kdu",))
    goal = next((house.rules / "plans" / "2016" / "goals").glob("*kdu*"))
    text = goal.read_text("utf-8")
    title = "Fehlerquote Arbeitsanweisung KdU"
    assert title in text
    goal.write_text(text.replace(title, f"=2+3 {title}"), "utf-8")
    reviewed = EXAMPLES / "fachaufsicht_2016-Q1.csv"
    done = house.run("check", reviewed, *ON, "--format", "csv", "--fail-on", "never")
    cells = [cell for row in csv.reader(io.StringIO(done.out[1:], newline=""), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell.startswith("'=2+3")]
    assert not [cell for cell in cells if cell.startswith(FORMULAS)]


def test_junit_has_a_case_an_obligation_and_fails_what_is_breached(house: Workspace, document: Any) -> None:
    done = house.run("check", *FILES, *ON, "--format", "junit")
    suite = ElementTree.fromstring(done.out)
    assert suite.get("tests") == str(len(document["verdicts"]))
    bad = document["summary"].get("breached", 0) + document["summary"].get("at_risk", 0)
    assert (suite.get("failures"), suite.get("errors")) == (str(bad), str(document["summary"].get("not_evaluable", 0)))
    properties = {each.get("name"): each.get("value") for each in suite.iter("property")}
    assert (properties["on"], properties["rulebook"]) == (document["on"], document["rulebook"])
    assert properties["known_at"] == document["known_at"]["instant"]
    case = next(case for case in suite if case.get("classname") == "statistics-agreed")
    (failure,) = case
    assert failure.tag == "failure"
    assert failure.get("message") == "breached: due_over"
    assert "30.06.2016" in (failure.text or "")


class _Page(HTMLParser):
    """Collects what a test of the page needs: tags with their attributes, and the cells of each row."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.rows: list[list[str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.rows and {"td", "th"} & set(self._open):
            self.rows[-1][-1] += data


def test_the_page_counts_by_goal_and_says_whole_what_it_rests_on(house: Workspace, document: Any) -> None:
    page = _Page()
    page.feed(house.run("check", *FILES, *ON, "--format", "html").out)
    counted = [[int(cell) for cell in row[1:]] for row in page.rows if len(row) > 1 and all(map(str.isdigit, row[1:]))]
    *goals, total = counted
    assert [sum(column) for column in zip(*goals, strict=True)] == total
    assert total == [*document["summary"].values(), len(document["verdicts"])]
    assert document["rulebook"] in house.run("check", *FILES, *ON, "--format", "html").out
    assert {"header", "main", "footer"} <= {tag for tag, _ in page.tags}


def test_the_page_is_german_complete_and_fetches_nothing(house: Workspace, as_table: Done) -> None:
    done = house.run("check", *FILES, *ON, "--format", "html")
    page = _Page()
    page.feed(done.out)
    assert page.tags[0] == ("html", {"lang": "de"})
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe"}
    assert "://" not in done.out
    (policy,) = [each["content"] or "" for tag, each in page.tags if tag == "meta" and "http-equiv" in each]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    judged = [attributes["data-state"] for tag, attributes in page.tags if tag == "tr" and "data-state" in attributes]
    assert judged == [line.split()[0] for line in as_table.out.splitlines()]
    verdicts = [row for row in page.rows if len(row) == 7 and row[0][0] in "✗▲?○✓·"]
    assert len(verdicts) == len(judged)
    words = {row[0].split(" ", 1)[1].split(" (")[0] for row in verdicts}
    known = {"Frist überschritten", "gefährdet", "Zielwert überschritten", "offen", "erreicht", "Ziel nicht erreicht"}
    assert words <= known | {"nicht bewertbar", "nachrichtlich", "wartet auf Termin"}, words
    assert "Verstoß" not in done.out
    kdu = next(row for row in page.rows if "Fehlerquote Arbeitsanweisung KdU" in " ".join(row))
    assert "8,5 % (5 von 59)" in [" ".join(cell.split()) for cell in kdu]


# --- Exit codes -------------------------------------------------------------------------------------------

# The worst state, how it comes about, and from which `--fail-on` the command exits with 1.
FAIL_ON = {
    "pending": (("statistik",), ("deliverable.json",), "2016-06-01", set()),
    "not_evaluable": (("kdu",), ("deliverable.json",), "2016-04-20", {"not_evaluable"}),
    "at_risk": (
        ("schnittstellen",), ("schnittstellendialoge_2016.xlsx",), "2016-07-04", {"not_evaluable", "at_risk"},
    ),
    "breached": (
        ("statistik",), ("deliverable.json",), "2016-07-04", {"not_evaluable", "at_risk", "breached"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("worst", FAIL_ON)
def test_the_exit_code_follows_the_worst_state_and_fail_on(worst: str, tmp_path: Path) -> None:
    goals, files, on, failing = FAIL_ON[worst]
    house = make_workspace(tmp_path, goals)
    for choice in ("never", "breached", "at_risk", "not_evaluable"):
        done = house.run("check", *(EXAMPLES / name for name in files), "--on", on, "--fail-on", choice)
        assert done.out.split()[0] == worst
        assert done.code == (1 if choice in failing else 0), choice


def test_without_a_choice_only_what_is_breached_fails(tmp_path: Path) -> None:
    house = make_workspace(tmp_path, ("schnittstellen",))
    done = house.run("check", EXAMPLES / "schnittstellendialoge_2016.xlsx", *ON)
    assert (done.out.split()[0], done.code) == ("at_risk", 0)


def test_the_highest_exit_code_wins(tmp_path: Path) -> None:
    """1 findings < 3 quarantine < 2 rules < 4 environment, each added to those before."""
    house = make_workspace(tmp_path, ("statistik",))
    good, bad = EXAMPLES / "deliverable.json", house.write("bad.json", b"[{}]")
    assert house.run("check", good, *ON).code == 1
    assert house.run("check", good, bad, *ON).code == 3
    assert house.run("check", good, bad, *ON, "--fail-on", "never").code == 3
    house.goal("statistik").write_text("goal: {id: statistik}\n")
    assert house.run("check", good, bad, *ON).code == 2


# --- The store --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    house = make_workspace(tmp_path_factory.mktemp("stored"))
    assert house.run("rules", "activate").code == 0
    for name, now in (("fachaufsicht_2016-Q1.csv", "2016-04-11T14:30"), ("deliverable.json", "2016-05-03T08:12")):
        assert house.run("records", "import", EXAMPLES / name, "--now", now).code == 0
    return house


def verdict_of(rule: str, house: Workspace, *words: str) -> tuple[Any, Any]:
    document = json.loads(house.run("check", *words, "--json").out)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)] == []
    return next(one for one in document["verdicts"] if one["rule"] == rule), document


def test_a_past_day_is_judged_by_what_was_known_then(stored: Workspace) -> None:
    words = ("--on", "2016-05-03", "--known-at")
    before, _ = verdict_of("investigation-criteria-agreed", stored, *words, "2016-05-03T07:00")
    after, document = verdict_of("investigation-criteria-agreed", stored, *words, "2016-05-03T09:00")
    assert (before["state"], after["state"]) == ("breached", "met")
    assert document["known_at"] == {"instant": "2016-05-03T07:00:00+00:00", "sequence": 2}, "09:00 in Berlin"


def test_all_that_is_known_counts_unless_said_and_the_answer_names_it(stored: Workspace) -> None:
    verdict, document = verdict_of("investigation-criteria-agreed", stored, "--on", "2016-05-03")
    assert verdict["state"] == "met"
    assert document["known_at"]["sequence"] == 2
    assert (document["import"], document["history"]) == ([], None)


def test_other_rules_can_be_tried_on_the_store_without_activating_them(stored: Workspace, tmp_path: Path) -> None:
    other = make_workspace(tmp_path, ("statistik",))
    for words in (("--rules", other.rules, "check", *ON, "--json"), ("check", *ON, "--json", "--rules", other.rules)):
        assert [one["rule"] for one in json.loads(stored.run(*words).out)["verdicts"]] == ["statistics-agreed"]
    assert len(json.loads(stored.run("check", *ON, "--json").out)["verdicts"]) > 20


def test_a_configuration_elsewhere_can_be_named_before_or_after_the_command(stored: Workspace, tmp_path: Path) -> None:
    elsewhere = Workspace(tmp_path)
    config = stored.folder / "config.toml"
    here = stored.run("check", *ON)
    assert elsewhere.run("--config", config, "check", *ON) == here
    assert elsewhere.run("check", *ON, "--config", config) == here


def test_checking_changes_nothing(stored: Workspace) -> None:
    before = stored.run("status", "--json").out
    stored.run("check", *ON)
    stored.run("check", *FILES, *ON)
    assert stored.run("status", "--json").out == before


def test_a_house_sets_how_large_a_file_may_be(house: Workspace) -> None:
    lines = house.example().read_text("cp1252").splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith("1;"))
    many = [f"{number};{lines[row].split(';', 1)[1]}" for number in range(1, 1_002)]
    file = house.write("fachaufsicht_2016-Q1.csv", "\r\n".join([*lines[:row], *many]).encode("cp1252"))

    limited = house.run("check", file, "--on", "2016-07-04", env={"ZIELWACHT_RECORDS__MOST_ROWS": "1000"})

    assert limited.code == 3
    assert "more than 1,000 rows, which is what most_rows in [records] of config.toml allows" in limited.err
    assert "more than 1,000 rows" not in house.run("check", file, "--on", "2016-07-04").err
