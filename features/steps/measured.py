"""What is judged of one row by a figure or a day alone, whoever reports it: complete and final on the day judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pytest_bdd import given, then, when

from checker.domain.period import Period
from checker.domain.rulebook import PlannedRule
from checker.rule_testing.measured import Opened, opened_period, verdict_of
from checker.wording.locales import Locale
from checker.wording.scenario_texts import AGAINST, NOTHING, ON_A_DAY, PART_OF

from .house import House
from .judging import _compare
from .places import period_named
from .rows import rules_in_question
from .rulebook import of_any_row, rule_named
from .words import day


@dataclass(frozen=True)
class Reported:
    """What a scenario says was reported, to a rule in a unit and period; and when it was asked for, if it was."""

    planned: PlannedRule
    scope: str
    period: Period
    measure: int | date | str
    opened: Opened | None = None


@given(of_any_row('zu {row:Zeile} ist für "{period:Text}" insgesamt gemeldet: {measure}'), target_fixture="measured")
def it_is_reported(row: str, period: str, measure: str) -> Reported:
    """All that is owed by the day judged has arrived, and this is what it adds up to."""
    return reported(row, None, read_period(period), read_measure(measure))


@given(
    of_any_row('zu {row:Zeile} ist in "{unit:Text}" für "{period:Text}" insgesamt gemeldet: {measure}'),
    target_fixture="measured",
)
def it_is_reported_of_a_unit(row: str, unit: str, period: str, measure: str) -> Reported:
    return reported(row, unit, read_period(period), read_measure(measure))


@given(
    of_any_row("zu {row:Zeile} ist am {asked:Tag} etwas angefordert, und dazu ist gemeldet: {measure}"),
    target_fixture="measured",
)
def it_was_asked_for(row: str, asked: date, measure: str) -> Reported:
    return opened(row, None, Opened(asked, asked), read_measure(measure))


@given(
    of_any_row(
        'zu {row:Zeile} ist in "{unit:Text}" am {asked:Tag} etwas angefordert, und dazu ist gemeldet: {measure}'
    ),
    target_fixture="measured",
)
def it_was_asked_of_a_unit(row: str, unit: str, asked: date, measure: str) -> Reported:
    return opened(row, unit, Opened(asked, asked), read_measure(measure))


@given(
    of_any_row("zu {row:Zeile} ist am {asked:Tag} etwas bis zum {due:Tag} vereinbart, und erledigt ist es: {measure}"),
    target_fixture="measured",
)
def it_was_agreed(row: str, asked: date, due: date, measure: str) -> Reported:
    return opened(row, None, Opened(asked, due), read_measure(measure))


@given(
    of_any_row(
        'zu {row:Zeile} ist in "{unit:Text}" am {asked:Tag} etwas bis zum {due:Tag} vereinbart, '
        "und erledigt ist es: {measure}"
    ),
    target_fixture="measured",
)
def it_was_agreed_in_a_unit(row: str, unit: str, asked: date, due: date, measure: str) -> Reported:
    return opened(row, unit, Opened(asked, due), read_measure(measure))


@when(of_any_row("darüber am {on:Tag} geurteilt wird"))
def it_is_judged(house: House, measured: Reported, on: date) -> None:
    judge(house, measured, on)


@then(of_any_row('lautet das Urteil darüber "{state:Text}"'))
def it_says(house: House, measured: Reported, state: str) -> None:
    assert house.last is not None, nothing_owed(measured, "de")
    _compare(house.last, state)


@then(of_any_row('lautet das Urteil darüber "{state:Text}" mit dem Kennwert "{figure:Text}"'))
def it_says_with_a_figure(house: House, measured: Reported, state: str, figure: str) -> None:
    assert house.last is not None, nothing_owed(measured, "de")
    _compare(house.last, state, figure)


@then("ist darüber nichts geschuldet")
def nothing_is_owed_of_it(house: House, measured: Reported) -> None:
    assert house.has_judged, "geurteilt wurde noch gar nicht"
    assert house.last is None


def judge(house: House, measured: Reported, on: date) -> None:
    """Nothing may be owed: then there is no verdict."""
    found = verdict_of(
        rules_in_question(),
        measured.planned,
        measured.scope,
        measured.period,
        on,
        measured.measure,
        measured.opened,
    )
    house.has_judged = True
    house.last, house.verdicts = found, (found,) if found is not None else ()


NOTHING_OWED = {
    "de": "zu {row} ist für {period} nichts geschuldet, oder geurteilt wurde noch gar nicht",
    "en": "nothing is owed of {row} for {period}, or nothing was judged yet",
}
NO_RULE = {
    "de": "Szenario: {row}; Regelwerk: keine Regel zu {row}",
    "en": "scenario: {row}; rulebook: no rule for {row}",
}
NO_UNIT = {
    "de": "„{unit}“ gibt es auf dieser Ebene nicht",
    "en": "there is no “{unit}” on this level",
}


def nothing_owed(measured: Reported, locale: Locale) -> str:
    return NOTHING_OWED[locale].format(row=measured.planned.rule.source.row, period=measured.period)


def reported(row: str, unit: str | None, period: Period, measure: int | date | str, locale: Locale = "de") -> Reported:
    planned = _planned(row, locale)
    return Reported(planned, _scope(planned, unit, locale), period, measure)


def opened(row: str, unit: str | None, opened_by: Opened, measure: int | date | str, locale: Locale = "de") -> Reported:
    planned = _planned(row, locale)
    return Reported(planned, _scope(planned, unit, locale), opened_period(opened_by.asked), measure, opened_by)


def _planned(row: str, locale: Locale) -> PlannedRule:
    planned = rule_named(rules_in_question(), row)
    assert planned is not None, NO_RULE[locale].format(row=row)
    return planned


def _scope(planned: PlannedRule, unit: str | None, locale: Locale) -> str:
    """A unit by its name or id; the only one there is, or the house, where none is named."""
    organisation, scope = rules_in_question().organisation, planned.rule.scope
    found = [each.id for each in organisation.units(scope.judge) if unit in (each.name, each.id)]
    assert unit is None or found, NO_UNIT[locale].format(unit=unit)
    return found[0] if found else scope.unit or organisation.organisation.id


def read_period(text: str) -> Period:
    """As people write it, or as obligations name it: a cohort's quarter."""
    try:
        return Period.parse(text)
    except ValueError:
        return period_named(text)


def read_measure(text: str) -> int | date | str:
    """ "29 von 300", "142 gegenüber 140", "98.200.000,00", "am 30.04.2016" or "nichts"."""
    if text == NOTHING["de"]:
        return "missing"
    if text.startswith(ON_A_DAY["de"]):
        return day(text.removeprefix(ON_A_DAY["de"]))
    return of_figures(text, "de")


def of_figures(text: str, locale: Locale) -> int | str:
    """A number, a part of a whole, or one against another, as tests of rules write it."""
    for word, sign in ((PART_OF[locale], "/"), (AGAINST[locale], " against ")):
        if word in text:
            return sign.join(_number(each, locale) for each in text.split(word))
    number = _number(text, locale)
    return int(number) if number.lstrip("-").isdigit() else number


def _number(text: str, locale: Locale) -> str:
    return text.replace(",", "") if locale == "en" else text.replace(".", "").replace(",", ".")
