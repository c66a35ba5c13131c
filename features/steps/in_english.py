"""The sentences of houses that speak English: what one rule says, and its verdict by a figure or a day alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from parse import with_pattern
from pytest_bdd import given, parsers, then, when

from checker.domain.period import Period
from checker.domain.verdict import Verdict
from checker.rule_testing.measured import Opened
from checker.wording import dates
from checker.wording.dates import WEEKDAYS
from checker.wording.present import value_and_counts
from checker.wording.rule_facts import house_facts, rule_facts
from checker.wording.scenario_texts import NOTHING, ON_A_DAY
from checker.wording.states import state_text

from .house import House
from .measured import NO_RULE, Reported, judge, nothing_owed, of_figures, opened, reported
from .rows import rules_in_question
from .rulebook import any_row, rule_named, unlike_in
from .words import plain, quoted

MONTHS = dates.MONTHS["en"]
A_DAY = rf"(?:(?:{'|'.join(WEEKDAYS['en'])}), )?\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"


@with_pattern(A_DAY)
def day(text: str) -> date:
    """ "30 April 2016" or "Saturday, 30 April 2016". A weekday that does not belong to it is a mistake."""
    weekday, _, written = text.rpartition(", ")
    number, month, year = written.split()
    found = date(int(year), MONTHS.index(month) + 1, int(number))
    is_on = WEEKDAYS["en"][found.weekday()]
    assert weekday in ("", is_on), f"{written} is a {is_on}"
    return found


TYPES = {"Day": day, "Row": any_row, "Text": quoted}
sentence: Any = partial(parsers.parse, extra_types=TYPES)


@given(
    sentence('what is reported for {row:Row} about "{period:Text}" adds up to: {measure}'), target_fixture="measured"
)
def it_is_reported_en(row: str, period: str, measure: str) -> Reported:
    """All that is owed by the day judged has arrived, and this is what it adds up to."""
    return reported(row, None, read_period(period), read_measure(measure), "en")


@given(
    sentence('what is reported for {row:Row} in "{unit:Text}" about "{period:Text}" adds up to: {measure}'),
    target_fixture="measured",
)
def it_is_reported_of_a_unit_en(row: str, unit: str, period: str, measure: str) -> Reported:
    return reported(row, unit, read_period(period), read_measure(measure), "en")


@given(
    sentence("something is asked for by {row:Row} on {asked:Day}, and reported of it is: {measure}"),
    target_fixture="measured",
)
def it_was_asked_for_en(row: str, asked: date, measure: str) -> Reported:
    return opened(row, None, Opened(asked, asked), read_measure(measure), "en")


@given(
    sentence('something is asked for by {row:Row} in "{unit:Text}" on {asked:Day}, and reported of it is: {measure}'),
    target_fixture="measured",
)
def it_was_asked_of_a_unit_en(row: str, unit: str, asked: date, measure: str) -> Reported:
    return opened(row, unit, Opened(asked, asked), read_measure(measure), "en")


@given(
    sentence("something is agreed by {row:Row} on {asked:Day} to be done by {due:Day}, and done it is: {measure}"),
    target_fixture="measured",
)
def it_was_agreed_en(row: str, asked: date, due: date, measure: str) -> Reported:
    return opened(row, None, Opened(asked, due), read_measure(measure), "en")


@given(
    sentence(
        'something is agreed by {row:Row} in "{unit:Text}" on {asked:Day} to be done by {due:Day}, '
        "and done it is: {measure}"
    ),
    target_fixture="measured",
)
def it_was_agreed_in_a_unit_en(row: str, unit: str, asked: date, due: date, measure: str) -> Reported:
    return opened(row, unit, Opened(asked, due), read_measure(measure), "en")


@when(sentence("that is judged on {on:Day}"))
def it_is_judged_en(house: House, measured: Reported, on: date) -> None:
    judge(house, measured, on)


@then(sentence('the verdict on it is "{state:Text}"'))
def it_says_en(house: House, measured: Reported, state: str) -> None:
    assert house.last is not None, nothing_owed(measured, "en")
    assert state_text(house.last, "en") == state


@then(sentence('the verdict on it is "{state:Text}" with the figure "{figure:Text}"'))
def it_says_with_a_figure_en(house: House, measured: Reported, state: str, figure: str) -> None:
    assert house.last is not None, nothing_owed(measured, "en")
    assert (state_text(house.last, "en"), _figure(house.last)) == (state, figure)


@then("nothing is owed of it")
def nothing_is_owed_of_it_en(house: House, measured: Reported) -> None:
    assert house.has_judged, "nothing was judged yet"
    assert house.last is None


@then(sentence("the rulebook says of {row:Row}:"))
def the_rule_says_en(row: str, datatable: Sequence[tuple[str, str]]) -> None:
    """A closed list of two columns: a line too many or too few is a difference."""
    planned = rule_named(rules_in_question(), row)
    assert planned is not None, NO_RULE["en"].format(row=row)
    _compare(row, datatable, rule_facts(rules_in_question(), planned, "en"))


@then("the rulebook says of all promises:")
def the_house_says_en(datatable: Sequence[tuple[str, str]]) -> None:
    _compare("the house", datatable, house_facts(rules_in_question(), "en"))


def _compare(what: str, datatable: Sequence[tuple[str, str]], found: Any) -> None:
    assert all(len(line) == 2 for line in datatable), "the table has two columns: what, and how it is to be"
    differences = list(unlike_in("en", what, dict(datatable), found))
    assert not differences, "\n".join(differences)


def _figure(verdict: Verdict) -> str:
    return plain(value_and_counts(verdict, "en") or "none")


def read_period(text: str) -> Period:
    """ "March 2016", "Q1 2016", "2016", or as obligations name it."""
    if found := re.fullmatch(rf"({'|'.join(MONTHS)}) (\d{{4}})", text):
        return Period.parse(f"{found[2]}-{MONTHS.index(found[1]) + 1:02}")
    if found := re.fullmatch(r"([QH]\d) (\d{4})", text):
        return Period.parse(f"{found[2]}-{found[1]}")
    return Period.parse(text)


def read_measure(text: str) -> int | date | str:
    """ "29 of 300", "142 against 140", "98,200,000.00", "on 30 April 2016" or "nothing"."""
    if text == NOTHING["en"]:
        return "missing"
    if text.startswith(ON_A_DAY["en"]):
        return day(text.removeprefix(ON_A_DAY["en"]))
    return of_figures(text, "en")
