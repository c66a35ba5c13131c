"""The rules themselves are tested: what their tests say after an edit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from pytest_bdd import given, then, when

from checker.rule_testing.coverage import gaps
from checker.rule_testing.run import RunResult, run_tests
from checker.rulebook.problems import RulebookError

from .house import House, _edit_rule
from .rows import is_of_a_house
from .words import sentence

NO_TESTS = "Zu Regeln aus dem Archiv gehören keine Regeltests: sie liegen im Ordner der Regeln."


@dataclass
class Run:
    """What the tests of the rules said last in this scenario."""

    tested: RunResult | None = None
    refused: list[str] = field(default_factory=list)


@pytest.fixture
def run(house: House) -> Run:
    """Rules of an archive come without their tests; those that are shipped have them, and are never passed over."""
    if is_of_a_house() and not any(house.rules.glob("plans/*/tests/*.yaml")):
        pytest.skip(NO_TESTS)
    return Run()


@given(sentence('in der Regel zu {row:Zeile} steht "{now:Text}" statt "{before:Text}"'))
def a_rule_is_edited(house: House, row: str, now: str, before: str) -> None:
    _edit_rule(house, row, re.escape(before), now)


@given(sentence("ein Test zu {row:Zeile} nennt kein erwartetes Urteil"))
def a_test_without_an_expectation(house: House, row: str, run: Run) -> None:
    rule = house.rule_of(row)
    text = f"- {{name: leer, rule: {rule}, on: 2017-02-01, measure: missing, expect: {{}}}}"
    house.edit_rules("plans/2016/tests/kdu.yaml", r"(?m)^tests:$", f"tests:\n  {text}")


@when("die Tests aller Regeln laufen")
def the_tests_run(house: House, run: Run) -> None:
    try:
        run.tested = run_tests(house.rules)
    except RulebookError as wrong:
        run.refused = [str(problem) for problem in wrong.problems]


@when(sentence('der Verlauf "{named:Text}" zu {row:Zeile} mit seinen Mails geprüft wird'))
def the_timeline_runs(house: House, run: Run, named: str, row: str) -> None:
    """Whose name has these words."""
    run.tested = run_tests(house.rules, pattern=named)
    assert {outcome.check.rule for outcome in run.tested.outcomes} == {house.rule_of(row)}
    assert all(outcome.check.lived for outcome in run.tested.outcomes), "das ist kein Verlauf"


@when(sentence('im Verlauf "{named:Text}" zu {row:Zeile} eine Erinnerung weniger erwartet wird'))
def one_reminder_less(house: House, run: Run, named: str, row: str) -> None:
    expected = r"\n +- \{kind: reminder, to: \w+, on: 2016-04-22\}"
    house.edit_rules("plans/2016/tests/timelines/ermittlungsdienst.yaml", expected, "")
    the_timeline_runs(house, run, named, row)


@then(sentence('nennt der Test zu {row:Zeile} die Mail vom "{day:Text}" als zu viel'))
def one_too_many(house: House, run: Run, row: str, day: str) -> None:
    (failed,) = _tested(run).failed
    assert failed.check.rule == house.rule_of(row)
    (difference,) = failed.differences
    written = "-".join(reversed(day.split(".")))
    told = str(difference)
    assert re.search(rf"too many: reminder to \w+@jobcenter on {written}\)$", told), f"genannt wird „{told}“"


@then("schlägt kein Test fehl")
def none_fails(run: Run) -> None:
    tested = _tested(run)
    assert tested.passed, "es lief kein Test"
    assert [outcome.check.name for outcome in tested.failed] == []


@then("bei keinem Ziel fehlt eine Seite der Grenze")
def every_side_is_tested(run: Run) -> None:
    tested = _tested(run)
    assert [str(gap) for gap in gaps(tested.rules, tested.outcomes)] == []


@then(sentence("schlagen nur Tests zu {row:Zeile} fehl"))
def only_those_fail(house: House, run: Run, row: str) -> None:
    assert {outcome.check.rule for outcome in _tested(run).failed} == {house.rule_of(row)}


@then("werden sie mit der Stelle des Fehlers zurückgewiesen")
def refused_with_the_place(run: Run) -> None:
    assert run.tested is None
    (told,) = run.refused
    assert re.search(r"tests/kdu\.yaml:\d+:\d+: 'expect' is empty", told), f"genannt wird „{told}“"


def _tested(run: Run) -> RunResult:
    assert run.tested is not None, f"die Tests wurden zurückgewiesen: {run.refused}"
    return run.tested
