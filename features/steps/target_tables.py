"""A department keeps its targets in a table, which becomes rules."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pytest_bdd import given, then, when

from checker.domain.problem import Problem
from checker.domain.rule import Rule
from checker.rulebook.load import lint
from checker.usecases.rules.from_table import TableWanted, TakenTable, take_table
from checker.wording.rule_facts import rule_texts
from checker.wording.target_table_texts import question_text

from .house import House
from .words import sentence

NAME, GOAL = "ziele.csv", "ziele-der-fachabteilung"


@given("eine Fachabteilung führt ihre Ziele in dieser Tabelle", target_fixture="table_of_targets")
def a_table_of_targets(datatable: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(datatable)
    return text.getvalue().encode()


@when("die Tabelle in das Regelwerk übernommen wird", target_fixture="taken")
def it_is_taken(house: House, table_of_targets: bytes) -> TakenTable:
    # In a copy of the rules.
    house.rewrite_rules("vocabulary.yaml", lambda text: text)
    return take_table(NAME, table_of_targets, house.rules, TableWanted(goal=GOAL))


@then(
    sentence(
        "sind {read:Zahl} Zeilen gelesen, {used:Zahl} davon wurden Regeln und {left_out:Zahl} werden als nicht "
        "verwendet genannt"
    )
)
def lines_are_told(taken: TakenTable, read: int, used: int, left_out: int) -> None:
    assert (taken.lines, taken.lines_used, len(taken.left_out)) == (read, used, left_out)


@then("das Regelwerk hat danach keinen Fehler")
def no_mistake(house: House) -> None:
    no_problems: tuple[Problem, ...] = ()
    assert lint(house.rules).problems == no_problems


@then(sentence('wird zu Zeile {row:Text} der Tabelle gefragt: "{text:Text}"'))
def it_is_asked(house: House, taken: TakenTable, row: str, text: str) -> None:
    mine = {rule.id for rule in _rules(house, row)}
    asked = [question_text(each, "de") for each in taken.questions if each.rule in mine]
    assert text in asked, f"gefragt wird: {' / '.join(asked) or 'nichts'}"


@then(sentence('die Regel zu Zeile {row:Text} der Tabelle verlangt "{text:Text}"'))
def it_asks_for(house: House, row: str, text: str) -> None:
    for planned in house.book.rules():
        if GOAL in planned.where and planned.rule.source.row == row:
            assert rule_texts(house.book, planned, "de")["required"].replace("\N{NO-BREAK SPACE}", " ") == text
            return
    raise AssertionError(f"zu Zeile {row} der Tabelle gibt es keine Regel")


@then(sentence('die Regel zu Zeile {row:Text} der Tabelle bezeichnet "{key:Text}" als Annahme'))
def it_is_assumed(house: House, row: str, key: str) -> None:
    for rule in _rules(house, row):
        assert key in {reading.of for reading in rule.assumed or ()}


def _rules(house: House, row: str) -> list[Rule]:
    found = [each.rule for each in house.book.rules() if GOAL in each.where and each.rule.source.row == row]
    assert found, f"zu Zeile {row} der Tabelle gibt es eine Regel"
    return found
