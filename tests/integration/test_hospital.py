"""The hospital in `examples/` is a house of its own: an English plan, its own words, its figures worked out by hand.

What is expected here is computed from the numbers written in this file, by sums and comparisons that anybody can
follow; nothing of the program takes part in it.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from checker.domain.message import MessageKind
from checker.store import Store
from checker.usecases.importing.inbox import Inbox
from checker.usecases.progress import UNWATCHED
from checker.usecases.rules.activation import language_in_force
from checker.usecases.running.daemon_cycle import Rounds
from checker.usecases.telling.send import MailIdentity
from notifications.folder import FolderTransport
from tests.language_faults import faults_in
from tests.stored import url_of
from tests.web.served import house_over, page_client
from tests.web.served import words as words_of
from tests.workspace import REPOSITORY, Workspace

HOSPITAL = REPOSITORY / "examples" / "hospital"
END = "2026-02-02"
SENDER = MailIdentity("Zielwacht <zielwacht@hospital.example>", "hospital.example")
MONTHS = [f"2025-{month:02d}" for month in range(1, 13)]

# --- What was counted in 2025, January to December -----------------------------------------------------------

INFECTIONS = [8, 7, 9, 8, 8, 7, 8, 8, 8, 9, 8, 8]
PATIENT_DAYS = [3410, 3080, 3395, 3290, 3400, 3300, 3410, 3405, 3290, 3400, 3300, 3320]
BED_DAYS = [3350, 3110, 3385, 3290, 3345, 3250, 3340, 3350, 3280, 3380, 3290, 3310]
FALLS = [4, 4, 3, 3, 4, 3, 4, 4, 4, 4, 4, 2]
LONG_WAITS = [95, 88, 104, 90, 85, 80, 78, 82, 91, 99, 100, 101]
SEEN = [1000, 900, 1040, 950, 940, 900, 910, 930, 960, 980, 1000, 1000]
CAME_BACK = [24, 22, 25, 23, 24, 23, 24, 25, 23, 24, 23, 26]
WENT_HOME = [540, 500, 545, 530, 540, 525, 540, 540, 530, 545, 530, 535]
# Unannounced visits, quarter by quarter: observed and missed before touching a patient, observed and missed after.
HANDS = {
    "surgery": [(100, 12, 100, 7), (100, 11, 100, 7), (100, 13, 100, 9), (100, 12, 100, 9)],
    "medicine": [(100, 9, 100, 6), (100, 6, 100, 4), (100, 7, 100, 5), (100, 8, 100, 5)],
    "geriatrics": [(100, 14, 100, 10), (100, 13, 100, 9), (100, 12, 100, 8), (100, 11, 100, 7)],
    "emergency": [(150, 13, 100, 7), (150, 14, 100, 8), (150, 15, 100, 9), (150, 16, 100, 10)],
}
# Planned and moved, or cancelled, is not held.
CONFERENCES_HELD = {"surgery": 4, "medicine": 4, "geriatrics": 3, "emergency": 5}


def by_hand() -> dict[str, tuple[str, str | None, str | None]]:
    """State, part and whole of every obligation at the beginning of February 2026."""
    expected: dict[str, tuple[str, str | None, str | None]] = {}

    # Q1: at least 90 of 100 each quarter, announced visits apart. Geriatrics: 24 of 200 are missed in the first quarter
    # (88 %), 22 in the second (89 %), 20 in the third (90 % exactly), 18 in the last (91 %).
    for ward, quarters in HANDS.items():
        for quarter, (before, missed_before, after, missed_after) in enumerate(quarters, start=1):
            observed, done = before + after, before + after - missed_before - missed_after
            state = "met" if done * 100 >= 90 * observed else "breached"
            expected[f"hand-hygiene/{ward}/2025-Q{quarter}"] = (state, str(done), str(observed))

    # Q2: under 2.5 per 1,000 days. 96 infections on 40,000 days are 2.4: 96 x 1,000 x 10 < 25 x 40,000.
    infections, days = sum(INFECTIONS), sum(PATIENT_DAYS)
    state = "met" if infections * 1000 * 10 < 25 * days else "breached"
    expected["infections/st-anne/2025"] = (state, str(infections), str(days))

    # Q3: March (9 on 3,395 days: 2.65) and October (9 on 3,400: 2.65) miss. March has its report, October has none.
    # Files that are merely checked count as known at the end of the day judged: ten working days are still to come.
    missed = [
        month
        for month, cases, days in zip(MONTHS, INFECTIONS, PATIENT_DAYS, strict=True)
        if cases * 1000 * 10 >= 25 * days
    ]
    for month in missed:
        state = "met" if month == "2025-03" else "pending"
        expected[f"infection-review/st-anne/2025-infections-{month}"] = (state, None, None)

    # Q4: four a ward.
    for ward, held in CONFERENCES_HELD.items():
        expected[f"mortality-conferences/{ward}/2025"] = ("met" if held >= 4 else "breached", None, None)

    # Q5: at most 6.2 days. 39,680 days of 6,400 patients are 6.2 exactly: 39,680 x 10 <= 62 x 6,400 = 396,800.
    stayed, patients = sum(BED_DAYS), sum(WENT_HOME)
    state = "met" if stayed * 10 <= 62 * patients else "breached"
    expected["mean-stay/st-anne/2025"] = (state, str(stayed), str(patients))

    # Q6: at most 40. By the end of November there are 41, in the year 43.
    assert sum(FALLS[:11]) == 41
    expected["falls/st-anne/2025"] = ("met" if sum(FALLS) <= 40 else "breached", None, None)

    # Q7: at most 10 of 100 wait longer. 104 of 1,040 and 100 of 1,000 are 10 exactly; 99 of 980 and 101 of 1,000 more.
    for month, long, seen in zip(MONTHS, LONG_WAITS, SEEN, strict=True):
        state = "met" if long * 100 <= 10 * seen else "breached"
        expected[f"emergency-waiting/emergency/{month}"] = (state, str(long), str(seen))

    # Q8: at most 4.5 of 100 each month. March 25 of 545 (4.59), August 25 of 540 (4.63), December 26 of 535 (4.86).
    for month, back, home in zip(MONTHS, CAME_BACK, WENT_HOME, strict=True):
        state = "met" if back * 1000 <= 45 * home else "breached"
        expected[f"readmissions/st-anne/{month}"] = (state, str(back), str(home))

    # Q9: 31 May 2025 is a Saturday; Monday, 2 June, is in time.
    assert date(2025, 5, 31).strftime("%a") == "Sat"
    expected["quality-report/st-anne/2025"] = ("met", None, None)

    # Q10: 134 beds are watched.
    for number, (month, days) in enumerate(zip(MONTHS, PATIENT_DAYS, strict=True), start=1):
        length = (date(2025 + number // 12, number % 12 + 1, 1) - date(2025, number, 1)).days
        expected[f"beds-in-use/st-anne/{month}"] = ("info", str(days), str(134 * length))
    return expected


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("hospital") / "hospital"
    shutil.copytree(HOSPITAL, folder)
    return Workspace(folder)


def records(hospital: Workspace) -> list[Path]:
    return sorted((hospital.folder / "records").iterdir())


@pytest.fixture(scope="module")
def checked(hospital: Workspace) -> dict[str, Any]:
    done = hospital.run("check", *records(hospital), "--on", END, "--json", "--fail-on", "never")
    assert done.code == 0, done.err
    judged: dict[str, Any] = json.loads(done.out)
    return judged


def test_the_hospitals_rules_have_no_mistake(hospital: Workspace) -> None:
    linted = hospital.run("rules", "lint")
    assert linted.code == 0, linted.err


def test_every_side_of_every_bound_is_tested_and_every_change_of_a_rule_is_noticed(hospital: Workspace) -> None:
    tested = hospital.run("rules", "test", "--require-coverage", "--mutants")
    assert tested.code == 0, tested.err
    assert " 0 survived" in tested.out + tested.err


def test_every_row_of_the_hospitals_files_is_read(checked: dict[str, Any]) -> None:
    assert [file["file"] for file in checked["import"] if file["read"] != file["accepted"]] == []
    assert sum(file["read"] for file in checked["import"]) == 4 * 8 + 4 + 12 * 6 + 18 + 2
    assert [warning for file in checked["import"] for warning in file["warnings"]] == []


def test_the_verdicts_are_those_worked_out_by_hand(checked: dict[str, Any]) -> None:
    judged = {
        f"{one['rule']}/{one['scope']}/{one['period']}": (one["state"], one["numerator"], one["denominator"])
        for one in checked["verdicts"]
    }
    expected = by_hand()
    assert {key: judged[key][0] for key in judged} == {key: expected[key][0] for key in expected}
    rates = {key: worked for key, worked in expected.items() if worked[1] is not None}
    assert {key: judged[key] for key in rates} == rates


# --- What the hospital reads --------------------------------------------------------------------------------------

# Letters and words that only German has, and what only the house of the shipped rules knows.
GERMAN = re.compile(
    r"[äöüÄÖÜß]|\b(und|oder|nicht|kein|keine|der|das|dem|den|ist|sind|wird|mit|von|bis|für|Zeile|Zeitraum|Frist|Ziel|"
    r"Bericht|Regel|Stelle|Datei|Spalte|Stichtag|Kenntnisstand|erreicht|offen)\b",
)
NOT_OURS = re.compile(r"jobcenter|kdu|träger|geschäftsstelle|fachaufsicht|§|sgb|bescheid|kreis|agentur", re.IGNORECASE)
ABOUT_NO_RULE = ("receipt", "all_well", "operator", "test", "answer", "answers_wait", "checkpoints", "rules_edited")
# No ladder of the hospital leads outside, so it writes no letters.
NOT_OF_A_HOSPITAL = "letter"


def test_a_month_outside_the_band_is_told_and_no_other(checked: dict[str, Any]) -> None:
    """80 to 85 of 100 beds: only December, 3,320 of 134 x 31 = 4,154, is under 80 (79.9)."""
    told = {
        one["period"]: reason["code"]
        for one in checked["verdicts"]
        for reason in one["reasons"]
        if reason["code"] in ("band_undercut", "band_exceeded")
    }
    assert 3320 * 100 < 80 * 4154
    assert told == {"2025-12": "band_undercut"}


def is_english(text: str) -> bool:
    found = [line for line in text.splitlines() if GERMAN.search(line) or NOT_OURS.search(line)]
    assert found == []
    return bool(text.strip())


@pytest.mark.parametrize("form", ["table", "json", "csv", "html", "junit"])
def test_a_check_is_written_in_english(form: str, hospital: Workspace) -> None:
    done = hospital.run("check", *records(hospital), "--on", "2025-09-15", "--format", form)
    assert is_english(done.out)
    assert is_english(done.err)


def test_every_explanation_is_written_in_english(hospital: Workspace) -> None:
    rules = json.loads(hospital.run("rules", "list", "--json").out)
    for rule in (one["id"] for one in rules if one["id"] != "infection-review"):
        scope = {"hand-hygiene": "surgery", "mortality-conferences": "geriatrics"}.get(rule)
        unit = ["--scope", scope] if scope else []
        done = hospital.run("rules", "explain", rule, *records(hospital), "--on", "2025-09-15", *unit)
        assert done.code == 0, done.err
        assert is_english(done.out)
        assert is_english(hospital.run("rules", "show", rule).out)


def test_the_calendar_of_an_english_house_is_in_english(hospital: Workspace, at_work: Workspace) -> None:
    shown = hospital.run("calendar", "show", "2025").out
    assert "Thu 29 May  Ascension Day" in shown
    assert is_english(shown)
    assert at_work.run("calendar", "show", "2025", "--in-force").out == shown
    # Whitsun: the due day moves over it, and why is said.
    assert "09.06.2025 is no working day in BE (Pentecost Monday)" in hospital.run("calendar", "due", "2025-06-09").out


COUNTED = "Begun on the third day or later, of all patients; counted on the day on which they are recognised."


def test_what_exactly_a_figure_counts_stands_with_its_rule_and_in_its_explanation(hospital: Workspace) -> None:
    assert f"infections acquired in hospital: {COUNTED}" in hospital.run("rules", "show", "infections").out
    shown = json.loads(hospital.run("rules", "show", "infections", "--json").out)
    assert shown["derived"]["figure"]["definition"] == COUNTED

    explain = ("rules", "explain", "infections", *records(hospital), "--on", "2025-09-15")
    assert f"“infections acquired in hospital”: {COUNTED}" in hospital.run(*explain).out
    explained = json.loads(hospital.run(*explain, "--json").out)
    assert explained["figure"]["definition"] == COUNTED


def test_of_a_figure_that_nobody_has_defined_nothing_is_said(hospital: Workspace) -> None:
    assert "counts" not in hospital.run("rules", "show", "falls").out
    shown = json.loads(hospital.run("rules", "show", "falls", "--json").out)
    assert shown["derived"]["figure"] == {"id": "falls", "title": "falls with an injury", "definition": None}
    assert json.loads(hospital.run("rules", "show", "hand-hygiene", "--json").out)["derived"]["figure"] is None


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The hospital with its rules in force."""
    return in_force(tmp_path_factory.mktemp("at-work") / "hospital")


def in_force(folder: Path) -> Workspace:
    """The hospital in a folder."""
    shutil.copytree(HOSPITAL, folder)
    (folder / "var" / "inbox").mkdir(parents=True)
    (folder / "var" / "mails").mkdir()
    house = Workspace(folder)
    activated = house.run("rules", "activate")
    assert activated.code == 0, activated.err
    return house


@pytest.mark.parametrize("kind", [kind for kind in MessageKind if kind != NOT_OF_A_HOSPITAL])
def test_every_mail_is_written_in_english(kind: MessageKind, at_work: Workspace) -> None:
    rule = ["quality-report" if kind == "reminder" else "falls"] if kind not in ABOUT_NO_RULE else []
    done = at_work.run("mail", "preview", *rule, "--kind", kind, "--on", "2025-05-06")
    assert done.code == 0, done.err
    assert is_english(done.out)


def test_the_pages_show_the_scenarios_of_the_house_and_no_others(tmp_path: Path) -> None:
    at_work = in_force(tmp_path / "hospital")
    store = Store.open(url_of(at_work.folder / "var" / "hospital.sqlite3"), create=False)
    try:
        house = house_over(store, datetime(2025, 5, 6, 10, tzinfo=UTC))
        auditor = page_client(replace(house, rules=at_work.rules)).log_in("quality_office@st-anne")
        written = (HOSPITAL / "scenarios" / "readmissions.feature").read_text(encoding="utf-8")
        assert 'href="/nachweis/szenarien?zeile=Q8"' in auditor.get("/nachweis/szenarien").text
        of_row = auditor.get("/nachweis/szenarien?zeile=Q8").text
        assert of_row.count('<pre class="scenario" lang="en">') == written.count("@Q8\n")
        assert "scenarios/readmissions.feature:6" in of_row
        assert f"{written.count('@Q8')} " in words_of(auditor.get("/nachweis/regeln/readmissions"))
        # Where nobody knows that folder, none are said to be missing that are of another plan.
        elsewhere = words_of(page_client(house).log_in("quality_office@st-anne").get("/nachweis/szenarien"))
        assert "are of another plan" in elsewhere
        assert "not installed" not in elsewhere
    finally:
        store.close()


@pytest.fixture(scope="module")
def in_june(at_work: Workspace) -> Workspace:
    """Two months are reported, findings are told, and one is taken on."""
    for month, on in (("2025-03", "2025-04-08"), ("2025-04", "2025-05-09")):
        figures = at_work.folder / "records" / f"key-figures_{month}.csv"
        assert at_work.run("records", "import", figures, "--now", f"{on}T09:00").code == 0
    for instant in ("2025-05-19T08:00", "2025-05-23T08:00", "2025-06-04T08:00"):
        ticked = at_work.run("tick", "--now", instant)
        assert ticked.code == 0, ticked.err
    found = json.loads(at_work.run("findings", "list", "--json").out)
    taken = next(one for one in found if one["told"])
    post = taken["owner"]
    said = ("--by", post, "--until", "2025-06-10", "--reason-id", "outbreak", "--yes", "--now", "2025-06-04T09:00")
    acted = at_work.run("findings", "acknowledge", taken["obligation"], *said)
    assert acted.code == 0, acted.err
    return at_work


def test_the_year_itself_brings_mails_in_english(in_june: Workspace) -> None:
    at_work = in_june
    mails = sorted((at_work.folder / "var" / "mails").glob("*.html"))
    assert {re.split(r"-\d+-\d+-", mail.name)[1].split("-")[0] for mail in mails} >= {"digest", "alert", "reminder"}
    assert all(is_english(mail.read_text(encoding="utf-8")) for mail in mails)
    assert is_english(at_work.run("findings", "list").out)
    assert is_english(at_work.run("status").out)


def test_the_report_on_the_year_and_the_page_for_the_staff_council_are_in_english(in_june: Workspace) -> None:
    for words in (("year", "2025", "--on", END), ("staff",)):
        done = in_june.run("report", *words)
        assert done.code == 0, done.err
        assert 'lang="en"' in done.out
        assert is_english(done.out)
        assert words[0] == "staff" or "outbreak under control" in done.out
        assert not list(faults_in(text_of(done.out), "en"))


def text_of(page: str) -> str:
    """What a reader reads of a page, a line a cell or paragraph."""
    read = re.sub(r"<(style|script|svg)\b.*?</\1>", "", page, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "\n\n", read))


def test_receipts_are_written_in_english(at_work: Workspace) -> None:
    url = f"sqlite:///{at_work.folder / 'var' / 'hospital.sqlite3'}"
    store = Store.open(url, create=False)
    inbox = Inbox(at_work.folder / "var" / "inbox", language=lambda: language_in_force(store))
    good = (HOSPITAL / "records" / "key-figures_2025-03.csv").read_bytes()
    laid = {
        "key-figures_2025-03.csv": good,
        "key-figures_2025-03-corrected.csv": good.replace(b"3,395;", b"3,39;").replace(b"4,154", b"x"),
        "nobody-knows-this.csv": b"a;b",
    }
    for name, content in laid.items():
        (inbox.folder / name).write_bytes(content)
    rounds = Rounds(store, at_work.rules, inbox, FolderTransport(at_work.folder / "var" / "mails"), SENDER, UNWATCHED)
    for minute in range(3):
        rounds.round(datetime(2025, 6, 5, 10, minute, tzinfo=UTC))
    store.close()
    receipts = sorted(inbox.folder.rglob("*.receipt.txt"))
    assert len(receipts) == len(laid)
    assert all(is_english(receipt.read_text(encoding="utf-8")) for receipt in receipts)
