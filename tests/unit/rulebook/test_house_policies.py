"""What the house decided once holds for every rule that does not say otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.escalation import Remind
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.rulebook.load import load, load_from_files
from checker.rulebook.problems import RulebookError
from tests.unit.rulebook.a_rulebook import FILES
from tests.workspace import REPOSITORY


@pytest.fixture(scope="module")
def house() -> Rulebook:
    return load(REPOSITORY / "rules")


def leads(book: Rulebook, rule_id: str) -> tuple[int, ...]:
    planned = book.rule(rule_id, 2016)
    assert planned is not None
    return planned.rule.reminder_leads


@pytest.mark.parametrize(
    ("rule_id", "expected"),
    [
        pytest.param("investigation-criteria-agreed", (20, 5, 1), id="a date in spring"),
        pytest.param("job-descriptions", (20, 14, 9), id="a date at the year's end"),
        pytest.param("amip-evaluation", (20, 5, 1), id="a date in the year after"),
        pytest.param("investigation-report", (20, 5, 1), id="a date that an event sets"),
        pytest.param("special-circumstances-report", (5, 1), id="what is asked for"),
        pytest.param("training-fair", (5, 1), id="what takes place within a few days"),
        pytest.param("kdu-error-rate", (), id="a rate"),
    ],
)
def test_the_house_says_once_how_early_it_reminds(house: Rulebook, rule_id: str, expected: tuple[int, ...]) -> None:
    assert leads(house, rule_id) == expected


def test_nothing_is_reminded_of_between_the_years(house: Rulebook) -> None:
    for planned in house.rules():
        if planned.rule.reminder_leads:
            assert planned.rule.last_reminder_by(2016) == date(2016, 12, 16)


def edited(house: Rulebook, name: str, old: str, new: str) -> Rulebook:
    text = house.files[name].decode("utf-8")
    assert old in text
    return load_from_files({**house.files, name: text.replace(old, new, 1).encode("utf-8")})


STATISTICS = "plans/2016/goals/statistik.yaml"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("remind: none", (), id="none"),
        pytest.param("remind: {working_days_before: [3], origin: assumption, why: kurzer Weg}", (3,), id="its own"),
    ],
)
def test_a_rule_may_say_otherwise(house: Rulebook, said: str, expected: tuple[int, ...]) -> None:
    book = edited(house, STATISTICS, "    interim: none\n", f"    interim: none\n    {said}\n")
    assert leads(book, "statistics-agreed") == expected


def test_a_rule_with_leads_of_its_own_keeps_the_houses_last_day(house: Rulebook) -> None:
    own = "remind: {working_days_before: [3], origin: assumption, why: kurzer Weg}"
    book = edited(house, STATISTICS, "    interim: none\n", f"    interim: none\n    {own}\n")
    planned = book.rule("statistics-agreed", 2016)
    assert planned is not None
    assert planned.rule.last_reminder_by(2016) == date(2016, 12, 16)


def test_files_from_before_it_could_be_said_stay_as_they_were() -> None:
    book = load_from_files({name: text.encode("utf-8") for name, text in FILES.items()})
    reminded: list[Rule] = [planned.rule for planned in book.rules() if planned.rule.reminder_leads]
    assert all(isinstance(rule.remind, Remind) for rule in reminded)
    assert book.escalation.reminders is None
    assert book.escalation.at_once.smallest_sample.value == 30


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("[20, 14, 9]", "[9, 14, 20]", "lead times fall towards the due day", id="rising leads"),
        pytest.param("not_after: 12-16", "not_after: 02-29", "is no day of every year", id="the 29th of February"),
        pytest.param("not_after: 12-16", "not_after: 12-32", "is no day of every year", id="the 32nd"),
        pytest.param("not_after: 12-16", "not_after: Dezember", "is no day of every year", id="a word"),
        pytest.param(
            "short_notice: {working_days_before: [5, 1]", "short_notice: {working_days_before: [0]", "1", id="0"
        ),
    ],
)
def test_a_mistake_in_it_is_told_with_its_place(house: Rulebook, old: str, new: str, told: str) -> None:
    with pytest.raises(RulebookError) as refused:
        edited(house, "escalation.yaml", old, new)
    (problem,) = refused.value.problems
    assert problem.where.file == "escalation.yaml"
    assert problem.where.line > 15
    assert told in str(problem)
