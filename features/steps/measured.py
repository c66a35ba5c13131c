"""What is judged of one row by a figure or a day alone, whoever reports it: complete and final on the day judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pytest_bdd import given, then, when

from checker.domain.period import Period
from checker.domain.rulebook import PlannedRule
from checker.rule_testing.measured import verdict_of

from .house import House
from .judging import _compare
from .places import period_named
from .rows import rules_in_question
from .rulebook import rule_named
from .words import day, sentence

NOTHING = "nichts"
FROM, AGAINST, ON = " von ", " gegenüber ", "am "


@dataclass(frozen=True)
class Reported:
    """What a scenario says was reported, to a rule in a unit and period."""

    planned: PlannedRule
    scope: str
    period: Period
    measure: int | date | str


@given(sentence('zu {row:Zeile} ist für "{period:Text}" insgesamt gemeldet: {measure}'), target_fixture="measured")
def it_is_reported(row: str, period: str, measure: str) -> Reported:
    """All that is owed by the day judged has arrived, and this is what it adds up to."""
    return _reported(row, None, period, measure)


@given(
    sentence('zu {row:Zeile} ist in "{unit:Text}" für "{period:Text}" insgesamt gemeldet: {measure}'),
    target_fixture="measured",
)
def it_is_reported_of_a_unit(row: str, unit: str, period: str, measure: str) -> Reported:
    return _reported(row, unit, period, measure)


@when(sentence("darüber am {on:Tag} geurteilt wird"))
def it_is_judged(house: House, measured: Reported, on: date) -> None:
    found = verdict_of(rules_in_question(), measured.planned, measured.scope, measured.period, on, measured.measure)
    assert found is not None, f"zu {measured.planned.rule.source.row} ist für {measured.period} nichts geschuldet"
    house.last, house.verdicts = found, (found,)


@then(sentence('lautet das Urteil darüber "{state:Text}"'))
def it_says(house: House, state: str) -> None:
    assert house.last is not None, "geurteilt wurde noch gar nicht"
    _compare(house.last, state)


@then(sentence('lautet das Urteil darüber "{state:Text}" mit dem Kennwert "{figure:Text}"'))
def it_says_with_a_figure(house: House, state: str, figure: str) -> None:
    assert house.last is not None, "geurteilt wurde noch gar nicht"
    _compare(house.last, state, figure)


def _reported(row: str, unit: str | None, period: str, measure: str) -> Reported:
    book = rules_in_question()
    planned = rule_named(book, row)
    assert planned is not None, f"Szenario: {row}; Regelwerk: keine Regel zu {row}"
    organisation = book.organisation
    at = planned.rule.scope.judge
    found = [one.id for one in organisation.units(at) if unit in (one.name, one.id)]
    scope = found[0] if found else planned.rule.scope.unit or organisation.organisation.id
    assert unit is None or found, f"„{unit}“ gibt es auf dieser Ebene nicht"
    return Reported(planned, scope, read_period(period), read_measure(measure))


def read_period(text: str) -> Period:
    """As people write it, or as obligations name it: a cohort's quarter."""
    try:
        return Period.parse(text)
    except ValueError:
        return period_named(text)


def read_measure(text: str) -> int | date | str:
    """ "29 von 300", "142 gegenüber 140", "98.200.000,00", "am 30.04.2016" or "nichts"."""
    if text == NOTHING:
        return "missing"
    if text.startswith(ON):
        return day(text.removeprefix(ON))
    for word, sign in ((FROM, "/"), (AGAINST, " against ")):
        if word in text:
            return sign.join(_number(one) for one in text.split(word))
    number = _number(text)
    return int(number) if number.lstrip("-").isdigit() else number


def _number(text: str) -> str:
    return text.replace(".", "").replace(",", ".")
