"""`zielwacht demo --example hospital`: another house lives its year, in English, by its own files and decisions.

CI walks to the middle of February 2025; the whole year is walked in `make deep`, where its beats are looked for in the
mails as the SMTP server took them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from checker.starter.told_years import ToldYear, example_names, example_year
from checker.usecases.running import demo
from tests.integration.demo_once import DemoRun, once, run_demo
from tests.integration.test_hospital import by_hand, is_english, text_of
from tests.language_faults import faults_in
from tests.workspace import Workspace

HOSPITAL = "hospital"
FIRST_MONTHS = date(2025, 2, 18)
TICK = timedelta(hours=demo.TICK_HOUR)
QUALITY, CHIEF = "quality@hospital.example", "chief.executive@hospital.example"
INFECTION_CONTROL, GERIATRICS = "infection.control@hospital.example", "head.geriatrics@hospital.example"
# Told by the year's end, and not by the files alone: the review of October was extended, and came.
OCTOBERS_REVIEW = "infection-review/st-anne/2025-infections-2025-10"


@dataclass(frozen=True)
class Mail:
    day: date
    to: str
    kind: str
    subject: str
    text: str


def mails_of(done: DemoRun) -> list[Mail]:
    return sorted(map(_read, done.eml), key=lambda mail: (mail.day, mail.to, mail.subject))


def _read(path: Path) -> Mail:
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    text = mail.get_body(("plain",))
    assert text is not None
    day = mail["Date"].datetime.date()
    to = mail["To"].addresses[0].addr_spec
    return Mail(day, to, str(mail["X-Zielwacht-Kind"]), str(mail["Subject"]), text.get_content())


# The story as it is told


@pytest.fixture(scope="module")
def told() -> ToldYear:
    return example_year(HOSPITAL)


def test_every_file_of_the_year_is_there_and_arrives_once_in_order(told: ToldYear) -> None:
    arrivals = told.story.arrivals
    assert [at for at, _ in arrivals] == sorted(at for at, _ in arrivals)
    names = [name for _, name in arrivals]
    assert len(set(names)) == len(names)
    assert sorted(names) == sorted(path.name for folder in told.folders for path in folder.iterdir())
    assert [name for name in names if not told.record(name).is_file()] == []


def test_a_decision_is_taken_between_the_tick_of_its_day_and_the_files_of_that_day(told: ToldYear) -> None:
    """So that what is recorded stands in the order in which it happened."""
    decided = [datetime.fromisoformat(each.at) for each in told.story.decided]
    assert decided == sorted(decided)
    assert {each.kind for each in told.story.decided} == {"acknowledge", "extend", "waive"}
    arrived = [datetime.fromisoformat(at) for at, _ in told.story.arrivals]
    for at in decided:
        tick = datetime.combine(at.date(), datetime.min.time()) + TICK
        assert [file for file in arrived if tick <= file <= at] == []
        assert tick < at


def test_an_example_that_there_is_not_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    done = Workspace(tmp_path).run("demo", "--example", "hospitl", "--folder", "here")
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        "zielwacht: there is no example 'hospitl' (there are: hospital); did you mean 'hospital'?"
    ]
    assert list(tmp_path.iterdir()) == []
    assert example_names() == (HOSPITAL,)


# The first weeks


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory, told: ToldYear) -> DemoRun:
    """In this process, with a decision of the time and without the ones to come."""
    taken = replace(
        told.story.decided[0], at="2025-02-17 07:30", obligation="mean-stay/st-anne/2025", by="medical_director",
        until=date(2025, 3, 14),
    )  # fmt: skip
    short = replace(told, story=replace(told.story, last_day=FIRST_MONTHS, decided=(taken,)))
    place = tmp_path_factory.mktemp("weeks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "example_year", lambda name: short)
        done = Workspace(place).run("demo", "--example", HOSPITAL, "--folder", "here")
    return DemoRun(done.code, done.out, done.err, place / "here")


def test_the_first_weeks_are_told_in_english_on_the_terminal_the_page_and_in_mails(weeks: DemoRun) -> None:
    assert weeks.code == 0, weeks.err
    assert is_english(weeks.out + weeks.err)
    assert weeks.out.startswith("From 2 January 2025 to 18 February 2025, 4 files from 1 sender brought ")
    assert weeks.out.splitlines()[-1].endswith("--from-last-tick --sign-in chief_executive")
    page = (weeks.folder / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert is_english(text_of(page))
    mails = mails_of(weeks)
    assert {mail.kind for mail in mails} >= {"digest", "all_well"}
    assert all(is_english(f"{mail.subject}\n{mail.text}") for mail in mails)
    assert {mail.to.partition("@")[2] for mail in mails} == {"hospital.example"}


def test_what_was_decided_in_the_story_stands_in_the_store_on_its_day(weeks: DemoRun) -> None:
    place = Workspace(weeks.folder)
    shown = place.run("findings", "show", "mean-stay/st-anne/2025", "--json", "--now", "2025-02-18T12:00")
    assert shown.code == 0, shown.err
    assert json.loads(shown.out)["state"] == "acknowledged"
    status = place.run("--config", "config.toml", "status")
    assert "chain intact" in status.out


# The whole year


@pytest.fixture(scope="module")
def year() -> DemoRun:
    def run(place: Path) -> DemoRun:
        return run_demo(place, "--example", HOSPITAL, "--full")

    return once("the-hospital", run)


@pytest.fixture(scope="module")
def mails(year: DemoRun) -> list[Mail]:
    assert year.code == 0, year.err
    return mails_of(year)


@pytest.mark.deep
def test_the_year_ends_with_the_verdicts_worked_out_by_hand(year: DemoRun) -> None:
    place = Workspace(year.folder)
    done = place.run("--config", "config.toml", "check", "--on", "2026-02-13", "--json", "--fail-on", "never")
    judged: Any = json.loads(done.out)["verdicts"]
    state_by_obligation = {f"{one['rule']}/{one['scope']}/{one['period']}": one["state"] for one in judged}
    expected = {key: worked[0] for key, worked in by_hand().items()}
    assert expected.pop(OCTOBERS_REVIEW) == "pending"
    assert state_by_obligation.pop(OCTOBERS_REVIEW) == "met"
    assert state_by_obligation == expected


@pytest.mark.deep
def test_no_mail_of_the_year_has_a_german_word_or_a_fault_of_language(year: DemoRun, mails: list[Mail]) -> None:
    assert all(is_english(f"{mail.subject}\n{mail.text}") for mail in mails)
    assert all(is_english(text_of(path.read_text("utf-8"))) for path in (year.folder / "mails").glob("*.html"))
    assert [fault for mail in mails for fault in faults_in(f"{mail.subject}\n\n{mail.text}", "en")] == []
    assert is_english(year.out + year.err)


def of(mails: list[Mail], kind: str, words: str) -> Iterator[tuple[date, str]]:
    return ((mail.day, mail.to) for mail in mails if mail.kind == kind and words in mail.subject)


@pytest.mark.deep
def test_a_report_that_is_late_is_told_to_whoever_owes_it_until_it_is_there(mails: list[Mail]) -> None:
    july = [mail for mail in mails if mail.kind == "overdue_report" and "July 2025" in mail.subject]
    first, last = july[0], july[-1]
    assert (first.day, first.to) == (date(2025, 8, 15), QUALITY)
    assert first.subject.startswith("[report missing]")
    assert last.day == date(2025, 8, 27)
    assert "Cannot be judged without this report (2)" in first.text


@pytest.mark.deep
def test_a_file_with_a_ward_that_there_is_not_is_kept_out_and_its_sender_told(mails: list[Mail]) -> None:
    (told, *_) = [mail for mail in mails if mail.kind == "receipt"]
    assert (told.day, told.to) == (date(2025, 7, 10), INFECTION_CONTROL)
    assert "Maternity" not in told.subject
    assert "hand-hygiene_2025-Q2_first.csv" in told.text


@pytest.mark.deep
def test_a_correction_shows_that_a_quarter_had_never_been_missed(mails: list[Mail]) -> None:
    righted = list(of(mails, "rectification", "Hand hygiene, Q3 2025"))
    assert (date(2025, 11, 4), GERIATRICS) in righted
    assert {day for day, _ in righted} == {date(2025, 11, 4)}


@pytest.mark.deep
def test_a_review_that_was_extended_is_reminded_of_and_never_missed(mails: list[Mail]) -> None:
    about = [mail for mail in mails if mail.subject.partition("] ")[2].startswith("Infection review")]
    assert {(mail.kind, mail.to) for mail in about} == {("reminder", INFECTION_CONTROL)}
    assert max(mail.day for mail in about) > date(2025, 11, 21), "the day on which it was due at first"


@pytest.mark.deep
def test_what_is_missed_for_good_reaches_the_chief_executive(mails: list[Mail]) -> None:
    falls = list(of(mails, "escalation", "Falls"))
    assert falls
    assert {to for _, to in falls} == {CHIEF}
    assert min(day for day, _ in falls) > date(2025, 12, 8), "the file with the 41st fall"


@pytest.mark.deep
def test_what_was_waived_is_told_no_more(mails: list[Mail]) -> None:
    named = re.compile(r"Mortality conferences, .*Geriatrics|Hand hygiene, Q1 2025.*Geriatrics")
    singles = [mail for mail in mails if mail.kind in ("alert", "escalation") and named.search(mail.subject)]
    assert {mail.to for mail in singles if "Hand hygiene" in mail.subject} >= {
        "head.inpatients@hospital.example",
        CHIEF,
    }
    waived = {"Hand hygiene": date(2025, 7, 21), "Mortality conferences": date(2025, 12, 22)}
    late = [mail for mail in singles for what, day in waived.items() if what in mail.subject and mail.day > day]
    assert late == []
