"""The plan changes in its year, and next year's stands beside it."""

from __future__ import annotations

import re
import shutil
from datetime import date

from pytest_bdd import given, then, when

from checker.domain.clock import at_local
from checker.domain.obligation_key import key_of, rule_of
from checker.store import journal
from checker.usecases.rules.activation import activate_folder

from .house import House, _edit_rule, file_of
from .judging import _compare
from .words import sentence


@given(
    sentence(
        'der Zielwert zu {row:Zeile} ist mit Beschluss "{decision:Text}" ab dem {since:Tag} '
        '"{now:Text}" statt "{was:Text}"'
    )
)
def the_bound_is_amended(house: House, row: str, decision: str, since: date, now: str, was: str) -> None:
    amended = f'value: "{now}", amended: [{{from: {since}, was: "{was}", decision_ref: {decision}}}]'
    _edit_rule(house, row, f'value: "{was}"', amended)


@given(
    sentence(
        'das Datum zu {row:Zeile} ist mit Beschluss "{decision:Text}" ab dem {since:Tag} '
        "der {now:Tag} statt des {was:Tag}"
    )
)
def the_date_is_amended(house: House, row: str, decision: str, since: date, now: date, was: date) -> None:
    amended = f"nominal: {now}, amended: [{{from: {since}, was: {was}, decision_ref: {decision}}}]"
    _edit_rule(house, row, f"nominal: {was}", amended)


@given(
    sentence(
        "das Datum zu {row:Zeile} wird in den Regeln vom {was:Tag} auf den {now:Tag} verlegt, "
        "in Kraft ab dem {on:Tag}, {time:Uhrzeit} Uhr"
    )
)
def the_date_is_edited(house: House, row: str, was: date, now: date, on: date, time: tuple[int, int]) -> None:
    """Rules are in force since January; the edit takes effect by an activation of its own."""
    assert house.store.organisation == house.book.organisation.organisation.id
    _edit_rule(house, row, f"nominal: {was}", f"nominal: {now}")
    house.activate(at_local(on, *time))


@when(
    sentence(
        "das Datum zu {row:Zeile} in den Regeln vom {was:Tag} auf den {now:Tag} verlegt wird, "
        "in Kraft ab dem {on:Tag}, {time:Uhrzeit} Uhr"
    )
)
def the_date_is_edited_later(house: House, row: str, was: date, now: date, on: date, time: tuple[int, int]) -> None:
    the_date_is_edited(house, row, was, now, on, time)


@when(
    sentence(
        'der Zielwert zu {row:Zeile} in den Regeln von "{was:Text}" auf "{now:Text}" geändert wird, '
        "in Kraft ab dem {on:Tag}, {time:Uhrzeit} Uhr"
    )
)
def the_bound_is_edited(house: House, row: str, was: str, now: str, on: date, time: tuple[int, int]) -> None:
    _edit_rule(house, row, f'value: "{was}"', f'value: "{now}"')
    house.activate(at_local(on, *time))


@when(sentence("am {on:Tag} um {time:Uhrzeit} Uhr die Regel zu {row:Zeile} gestrichen wird"))
def the_rule_is_taken_away(house: House, on: date, time: tuple[int, int], row: str) -> None:
    """With the word that its open findings are to be closed."""
    planned = house.book.rule(house.rule_of(row))
    assert planned is not None, f"zu Zeile {row} gibt es eine Regel"
    house.edit_rules(file_of(planned), rf"(?s)  - id: {planned.rule.id}\n(?:(?!\n  - id:).)*\n", "")
    activate_folder(house.store, house.rules, at_local(on, *time), "administration", withdraw=True)


@then(sentence("nennt das Protokoll, welche Befunde die Änderung vom {on:Tag} beendet hat: {row:Zeile}"))
def the_journal_names_what_ended(house: House, on: date, row: str) -> None:
    with house.store.read() as tx:
        told = [entry.facts for entry in journal.entries(tx, kind="findings.altered")]
    (ended,) = (facts["obligations"] for facts in told if facts["since"] == on.isoformat())
    assert [rule_of(key) for key in ended] == [house.rule_of(row)]


@given("für 2017 gelten dieselben Ziele wie für 2016")
def next_year_is_planned(house: House) -> None:
    _roll_over(house)


@given("für 2017 liegen dieselben Ziele wie für 2016 als Entwurf vor")
def next_year_is_drafted(house: House) -> None:
    _roll_over(house)
    house.edit_rules("plans/2017/plan.yaml", r"(?m)^status: adopted\nadopted_on: .*$", "status: draft")


@then(sentence('lautet für {year:Zahl} das Urteil zu {row:Zeile} "{state:Text}" mit dem Kennwert "{figure:Text}"'))
def the_state_of_a_year(house: House, year: int, row: str, state: str, figure: str) -> None:
    key = key_of(house.rule_of(row), house.book.organisation.organisation.id, year)
    found = {verdict.obligation: verdict for verdict in house.verdicts}
    house.last = found[key]
    _compare(found[key], state, figure)


def _roll_over(house: House) -> None:
    """Copy the plan with all its years one further, as an administrator would, and widen the calendar."""
    house.edit_rules("calendar.yaml", r"last: 2018", "last: 2019")
    plans = house.rules / "plans"
    shutil.copytree(plans / "2016", plans / "2017")
    for file in sorted((plans / "2017").rglob("*.yaml")):
        file.write_text(_a_year_on(file.read_text(encoding="utf-8")), encoding="utf-8")
    house.forget_rules()


def _a_year_on(text: str) -> str:
    """Every day, period and year one further. What ended in the plan's second year ends in the next plan's second."""
    return re.sub(r"(?<![\w-])201([67])(?=-\d\d|-[QH]\d|[,}\s])", lambda found: f"201{int(found[1]) + 1}", text)
