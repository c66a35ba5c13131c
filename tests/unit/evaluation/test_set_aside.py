"""What cannot be judged is `not_evaluable` alone, with its reason; all others are judged as ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NoReturn

import pytest

from checker.domain.clock import end_of_day
from checker.domain.verdict import State, Verdict
from checker.evaluation import evaluate
from checker.evaluation.assessment import Assessment
from checker.evaluation.engine import Engine, EngineError
from checker.evaluation.explain.explanation import explain
from checker.evaluation.kinds import kinds
from checker.evaluation.rulesets import compiled
from checker.wording.reasons import because
from tests.build import Reported, amount, budget, deliverable, error_rate, handed_in, judge, review, rulebook

BOOK = rulebook(budget(), error_rate(), deliverable())
ON = date(2016, 7, 4)
BUDGET = "budget/jobcenter/2016"
# Thirty digits behind the point: with the bound cross-multiplied they fit no 64 bits.
TOO_LARGE = "300.000000000000000000000000000001"


def told(euro: str) -> Reported:
    said = Reported().deliver("2016-Q1").say(review(reviewed=100, faulty=3))
    said.deliver("2016-03", profile="kennzahlen").say(amount("2016-03", euro))
    return said.say(handed_in("agreed", date(2016, 4, 4)))


def without(verdicts: dict[str, Verdict], key: str) -> dict[str, Verdict]:
    return {each: verdict for each, verdict in verdicts.items() if each != key}


def test_a_figure_that_cannot_be_compared_leaves_its_own_obligation_without_a_verdict() -> None:
    verdict = judge(BOOK, told(TOO_LARGE), ON)[BUDGET]
    assert (verdict.state, verdict.cause, verdict.value) == (State.NOT_EVALUABLE, "figure_too_large", None)
    assert len(verdict.records) == 1, "the record that holds it is named"
    assert because(verdict)[0].startswith("Eine gemeldete Zahl hat mehr Stellen")
    assert because(verdict, "en")[0].startswith("A reported figure has more digits")


def test_all_others_are_judged_as_without_it() -> None:
    assert without(judge(BOOK, told(TOO_LARGE), ON), BUDGET) == without(judge(BOOK, told("300.00"), ON), BUDGET)


def test_a_correction_that_can_be_compared_brings_the_verdict_back() -> None:
    mended = told(TOO_LARGE).say(amount("2016-03", "300.00"))
    assert judge(BOOK, mended, ON)[BUDGET] == judge(BOOK, told("300.00"), ON)[BUDGET]


def test_our_own_mistake_over_one_obligation_leaves_that_one_without_a_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> NoReturn:
        raise ZeroDivisionError("4711 Krankentage von Frau X")

    expected = judge(BOOK, told("300.00"), ON)
    monkeypatch.setitem(kinds(), "budget_cap", replace(kinds()["budget_cap"], figures=fails))
    verdicts = judge(BOOK, told("300.00"), ON)
    assert without(verdicts, BUDGET) == without(expected, BUDGET)
    verdict = verdicts[BUDGET]
    assert (verdict.state, verdict.cause) == (State.NOT_EVALUABLE, "cannot_judge")
    (sentence, *_) = because(verdict)
    assert "ZeroDivisionError in test_set_aside.py:" in sentence
    assert "Frau" not in sentence, "never what stands in a record"


def test_our_own_mistake_over_a_date_is_set_aside_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> NoReturn:
        raise LookupError

    monkeypatch.setitem(kinds(), "dated_deliverable", replace(kinds()["dated_deliverable"], figures=fails))
    verdict = judge(BOOK, told("300.00"), ON)["agreed/jobcenter/2016"]
    assert (verdict.state, verdict.cause) == (State.NOT_EVALUABLE, "cannot_judge")


def test_an_engine_that_does_not_answer_is_still_loud() -> None:
    emptied = {
        goal: {name: rule for name, rule in ruleset.items() if "budget" not in name}
        for goal, ruleset in compiled(BOOK).items()
    }
    with pytest.raises(EngineError):
        evaluate(
            BOOK,
            BOOK.calendar,
            BOOK.organisation,
            told("300.00").records,
            (),
            ON,
            end_of_day(ON),
            engine=Engine(emptied),
        )


def test_what_was_set_aside_is_explained_all_the_same() -> None:
    records = told(TOO_LARGE).records
    assessment = Assessment.of(BOOK, BOOK.calendar, BOOK.organisation, records, (), ON, end_of_day(ON))
    explained = explain(assessment, BUDGET)
    assert explained is not None
    assert explained.verdict.cause == "figure_too_large"
    assert [usage.version.record.key for usage in explained.records if usage.version.record.type == "measurement"]
