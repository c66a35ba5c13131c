"""A file of rule tests for the next year: days, periods and keys moved; what cannot be carried is skipped. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.domain.period import Period
from checker.domain.rollover import RolloverDecision, RolloverDecisionKind
from checker.rulebook.yaml_marks import Marked, MarkedFile, marked
from checker.rulebook.yaml_tree import Path
from checker.starter.rollover.goal_file import RolledFile
from checker.starter.rollover.sentences import comments_of_the_year, moved_sentence
from checker.starter.rollover.test_days import A_YEAR_OF_WEEKS, DaysOfTest, TestMove, note_asked_for
from checker.starter.rollover.year_shift import DAY, is_near, next_period, years_moved
from checker.starter.yaml_words import quoted

SENTENCES = frozenset({"name", "because_contains", "reason", "skip", "note"})
PERIODS = frozenset({"period", "month", "data_month", "base_month", "reports", "overdue"})
# What names a thing and no day.
NAMES = frozenset({"rule", "scope", "rules", "organisation", "calendar", "schema", "evidence", "covers", "unit"})
DUE_DAYS = frozenset({"nominal", "effective", "please_by"})
_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T.*")
_SPAN = re.compile(r"[0-9]{4}-(Q[1-4]|H[12]|W[0-9]{2}|[0-9]{2})")


@dataclass(frozen=True, slots=True)
class TestsToMove:
    """How one test of a file is carried: the days of its rule, the way they move, and why it is skipped, if it is."""

    __test__ = False

    days: DaysOfTest
    move: TestMove = TestMove.PARTS
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class TestInFile:
    """A test by its place in its file; `period` is empty where it is the rule's year.

    `is_timeline`: it lives through days, with findings and mails.
    """

    __test__ = False

    place: int
    rule: str
    period: str
    name: str
    is_timeline: bool


def rolled_tests(text: str, name: str, plan_year: int, tests: Mapping[int, TestsToMove]) -> RolledFile:
    """The file a year later. `tests` are those of rules that are carried, by their places."""
    file = marked(text)
    decisions: list[RolloverDecision] = []
    for place, test in tests.items():
        at: Path = ("tests", place)
        rule = file.values[*at, "rule"].said or ""
        days = _with_days_of_the_test(file, at, test.days)
        for word in file.words(at):
            about = RolloverDecision(RolloverDecisionKind.TEXT, name, rule)
            decisions += _moved(file, word, about, plan_year, days, test)
        if test.skipped and (*at, "skip") not in file.values:
            _skip(file, at, test.skipped)
    decisions += comments_of_the_year(file, name, plan_year)
    return RolledFile(file.result(), tuple(_of_people(decisions)))


def _of_people(decisions: Iterable[RolloverDecision]) -> Iterator[RolloverDecision]:
    """A test's sentence that moved with its days is tried by the test: only what stayed is told."""
    return (one for one in decisions if one.kind is not RolloverDecisionKind.TEXT)


def tests_in(text: str) -> Iterator[TestInFile]:
    """The tests of a file, in their order."""
    file = marked(text)
    for one in file.children(("tests",)):
        rule, period, name = (_said(file.values.get((*one.path, key))) for key in ("rule", "period", "name"))
        yield TestInFile(int(one.path[-1]), rule, period, name, (*one.path, "timeline") in file.values)


def _said(word: Marked | None) -> str:
    return (word.said if word is not None else None) or ""


def _with_days_of_the_test(file: MarkedFile, at: Path, days: DaysOfTest) -> DaysOfTest:
    """With the due days that only the test knows: of what is asked for or agreed."""
    every = {_day(word) for word in file.words(at)} - {None}
    known = [day for day in every if day is not None]
    due_on = [_day(word) for word in file.words(at) if word.key in ("nominal", "due_on")]
    leads = {int(word.said or 0) for word in file.words(at) if word.key == "due_in_working_days" and word.is_plain}
    note_asked_for(days, known, [day for day in due_on if day is not None], leads | days.leads)
    return days


def _day(word: Marked) -> date | None:
    said = word.said or ""
    found = _INSTANT.fullmatch(said)
    text = found[1] if found else said
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def _moved(
    file: MarkedFile, word: Marked, about: RolloverDecision, plan_year: int, days: DaysOfTest, test: TestsToMove
) -> Iterator[RolloverDecision]:
    said, raw = word.said or "", file.raw(word)
    if word.key in SENTENCES:
        yield from moved_sentence(file, word, about, plan_year, lambda day: _day_moved(days, test, word.key, day))
        return
    if word.key in NAMES:
        return
    if (day := _day(word)) is not None:
        if is_near(day.year, plan_year):
            now = _day_moved(days, test, word.key, day)
            file.replace(word, raw.replace(day.isoformat(), now.isoformat(), 1))
    elif word.key == "obligations":
        before, slash, period = raw.rpartition("/")
        file.replace(word, f"{before}{slash}{years_moved(period, plan_year)}")
    elif word.key in PERIODS or _SPAN.fullmatch(said):
        file.replace(word, raw.replace(said, next_period(said, plan_year)))
    elif word.key.endswith("_id"):
        file.replace(word, years_moved(raw, plan_year))


def _day_moved(days: DaysOfTest, test: TestsToMove, key: str, day: date) -> date:
    match test.move:
        case TestMove.PARTS:
            return days.as_key(key, day)
        case TestMove.WORKING_DAYS:
            return days.as_key(key, day) if key in DUE_DAYS else days.by_working_days(day)
        case TestMove.WEEKS:
            is_expected = key in DUE_DAYS or key == "data_expected"
            return days.as_key(key, day) if is_expected else day + A_YEAR_OF_WEEKS


def _skip(file: MarkedFile, at: Path, why: str) -> None:
    """Says so behind the test's name."""
    test, name = file.values[at], file.values[*at, "name"]
    if test.in_brackets:
        file.insert(name.end, f", skip: {quoted(why)}")
        return
    column = (name.key_start or 0) - (file.text.rfind("\n", 0, name.key_start or 0) + 1)
    file.insert(file.end_of_line(name.end), f"\n{' ' * column}skip: {quoted(why)}")


def period_of(said: str) -> Period | None:
    """The period that a test names; None: it names none, or none that there is."""
    try:
        return Period.parse(said) if said else None
    except ValueError:
        return None
