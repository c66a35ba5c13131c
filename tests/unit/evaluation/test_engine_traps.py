"""The traps of durable_rules that the wrapper is built around, each seen by experiment with 2.0.28."""

from __future__ import annotations

import re
import threading
from copy import deepcopy
from typing import Any

import pytest

from checker.domain.errors import UsageError, ZielwachtError
from checker.domain.verdict import State
from checker.evaluation import compile as compiling
from checker.evaluation.compile import CompiledRule, Row, Ruleset, TooManyRules, compile_goal, two_fields
from checker.evaluation.engine import Engine, EngineError, FigureTooLarge, FlatFact
from checker.evaluation.rulesets import compiled, shapes_of
from tests import build

RULE = "error-rate"
FACT: FlatFact = {"rule": RULE, "lhs": 1, "rhs": 2}
TAKES_ALL: Ruleset = {"all": CompiledRule({"rule": RULE}, Row.ON_PACE)}


def decide(ruleset: Ruleset, **fact: Any) -> str:
    return Engine({"goal": ruleset}).decide([("goal", {**FACT, **fact})])[0].name


def test_the_host_starts_no_timer_thread() -> None:
    before = set(threading.enumerate())
    book = build.rulebook(build.error_rate())
    engine, (shape,) = Engine(compiled(book)), shapes_of(book).values()
    engine.decide([("2016-ziel", {"rule": RULE, "shape": shape, "usable": 0, "waiting": 1, "on": 1, "end": 2})])
    assert set(threading.enumerate()) == before


def test_many_facts_are_all_decided_before_the_call_returns() -> None:
    engine = Engine({"goal": {"small": CompiledRule(two_fields("<", "lhs", "rhs"), Row.FINAL_HOLDS), **TAKES_ALL}})
    facts = [("goal", {"rule": RULE, "lhs": number % 7, "rhs": 3}) for number in range(5_000)]
    expected = [Row.FINAL_HOLDS if number % 7 < 3 else Row.ON_PACE for number in range(5_000)]
    # FINAL_HOLDS is tried first: the smaller place is the higher priority.
    assert engine.decide(facts) == expected


@pytest.mark.parametrize(
    ("operator", "lhs", "rhs", "holds"),
    [
        ("=", 2, 2, True), ("=", 1, 2, False), ("=", 3, 2, False), ("<", 2, 2, False), ("<=", 2, 2, True),
        (">", 2, 2, False), (">=", 2, 2, True), (">=", 1, 2, False), ("=", 2**62, 2**62 + 1, False),
    ],
)  # fmt: skip
def test_two_fields_of_one_fact_compare_as_numbers_do(operator: str, lhs: int, rhs: int, holds: bool) -> None:
    ruleset = {"two": CompiledRule(two_fields(operator, "lhs", "rhs"), Row.FINAL_HOLDS), **TAKES_ALL}
    assert decide(ruleset, lhs=lhs, rhs=rhs) == ("FINAL_HOLDS" if holds else "ON_PACE")


def test_the_equality_that_the_library_takes_as_always_true_is_never_compiled() -> None:
    """`{"lhs": {"m": "rhs"}}` is silently true; every comparison of two fields names `$m` under a relation."""
    book = build.rulebook(build.all_booked(), build.dialogues_held(), build.error_rate(), build.deliverable())
    conditions = repr([rule.matches for ruleset in compiled(book).values() for rule in ruleset.values()])
    assert "'$m'" in conditions
    assert not re.search(r"\{'m'|'\$?lhs': \{(?!'\$m')", conditions)
    assert decide({"wrong": CompiledRule({"lhs": {"m": "rhs"}}, Row.FINAL_HOLDS), **TAKES_ALL}) == "FINAL_HOLDS"


@pytest.mark.parametrize("figure", [2**63, -(2**63), 2**64 + 5, 10**30])
def test_a_figure_that_the_engine_would_compare_wrongly_is_refused(figure: int) -> None:
    with pytest.raises(FigureTooLarge, match=r"error-rate: 'lhs' has more digits than can be compared exactly"):
        decide(TAKES_ALL, lhs=figure)


def test_the_largest_figure_that_fits_is_compared_exactly() -> None:
    ruleset = {"small": CompiledRule(two_fields("<", "lhs", "rhs"), Row.FINAL_HOLDS), **TAKES_ALL}
    assert decide(ruleset, lhs=2**63 - 2, rhs=2**63 - 1) == "FINAL_HOLDS"
    assert decide(ruleset, lhs=2**63 - 1, rhs=2**63 - 1) == "ON_PACE"


def test_an_amount_too_large_to_compare_is_told_as_that_not_judged() -> None:
    told = build.Reported().say(build.amount("2016-01", "100000000000000000.01"))
    verdict = build.the_verdict(build.budget(), told, build.date(2016, 2, 1))
    assert (verdict.state, verdict.cause) == (State.NOT_EVALUABLE, "figure_too_large")


@pytest.mark.parametrize("value", [True, False, 1.0, float("inf"), None, (1,)])
def test_only_whole_numbers_and_text_reach_the_engine(value: Any) -> None:
    with pytest.raises(EngineError, match="only whole numbers and text are compared"):
        decide(TAKES_ALL, lhs=value)


def test_every_fact_we_make_consists_of_whole_numbers_and_text(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[FlatFact] = []
    monkeypatch.setattr(Engine, "decide", lambda self, facts: seen.extend(f for _, f in facts) or [Row.ON_PACE] * 20)
    book = build.rulebook(*EVERY_KIND, of=build.organisation(("hilden",)))
    told = build.Reported().deliver("2016-Q1").say(build.review(), build.files(), build.amount("2016-01", "1.50"))
    told.say(build.sick("2016-01", "11.4"), build.dialogue("hilden", "2016-05-10"))
    with pytest.raises(ValueError, match="zip"):
        build.judge(book, told, build.date(2016, 5, 1))
    assert len(seen) == len(EVERY_KIND)
    assert {type(value) for fact in seen for value in fact.values()} == {int, str}


EVERY_KIND = (
    build.error_rate(), build.reviews(), build.budget(), build.sickness(), build.dialogues_planned(),
    build.dialogues_held(), build.deliverable(), build.all_booked(),
)  # fmt: skip


class _Failing(Engine):
    """An engine whose actions fail, as a defect of ours would."""

    def _action(self, row: Row) -> Any:
        def fail(_context: Any) -> None:
            if row is Row.ON_PACE:
                raise RuntimeError("broken on purpose")
            self._decided.append(row)

        return fail


def test_an_exception_that_the_library_swallows_is_made_loud() -> None:
    with pytest.raises(EngineError, match=r"an action of goal 'goal' failed: .*broken on purpose"):
        _Failing({"goal": TAKES_ALL}).decide([("goal", FACT)])


class _FailingAfterwards(Engine):
    def _action(self, row: Row) -> Any:
        def fail(_context: Any) -> None:
            self._decided.append(row)
            raise RuntimeError("broken on purpose")

        return fail


def test_an_exception_after_a_row_was_noted_is_made_loud_too() -> None:
    with pytest.raises(EngineError, match="broken on purpose"):
        _FailingAfterwards({"goal": TAKES_ALL}).decide([("goal", FACT)])


def test_an_engine_goes_on_after_a_failure() -> None:
    engine = _Failing({"goal": TAKES_ALL, "other": {"all": CompiledRule({"rule": RULE}, Row.FINAL_HOLDS)}})
    with pytest.raises(EngineError):
        engine.decide([("goal", FACT)])
    assert engine.decide([("other", FACT)]) == [Row.FINAL_HOLDS]


def test_a_fact_that_no_rule_takes_is_an_error() -> None:
    with pytest.raises(EngineError, match="no compiled rule took the fact of somebody-else"):
        decide(TAKES_ALL, rule="somebody-else")


def test_facts_that_no_rule_takes_never_crash_the_process() -> None:
    """Deleting the state of a session whose message was not handled is a segmentation fault: it is left alone."""
    engine = Engine({"goal": TAKES_ALL})
    for _ in range(100):
        with pytest.raises(EngineError, match="no compiled rule took"):
            engine.decide([("goal", {"rule": "somebody-else"})])
    assert engine.decide([("goal", FACT)]) == [Row.ON_PACE]


def test_the_session_of_an_unmatched_fact_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As above, for certain: whether the memory that is freed twice is noticed is a matter of luck."""
    engine = Engine({"goal": TAKES_ALL})
    deleted: list[str] = []
    monkeypatch.setattr(engine._host, "delete_state", lambda goal, session: deleted.append(session))
    engine.decide([("goal", FACT)])
    with pytest.raises(EngineError):
        engine.decide([("goal", {"rule": "somebody-else"})])
    assert deleted == ["1"]


def test_every_compiled_goal_has_a_catch_all_so_that_no_fact_is_unmatched() -> None:
    for ruleset in compiled(build.rulebook(*EVERY_KIND)).values():
        assert ruleset["undecided"].row is Row.UNDECIDED


def test_a_fact_that_only_the_catch_all_takes_is_an_error() -> None:
    goals = compiled(build.rulebook(build.error_rate()))
    with pytest.raises(EngineError, match=r"somebody-else: 1 rows decided, exactly one must: \['UNDECIDED'\]"):
        Engine(goals).decide([("2016-ziel", {"rule": "somebody-else"})])


class _Stuttering(Engine):
    def _action(self, row: Row) -> Any:
        return lambda _context: self._decided.extend([row, row])


def test_two_outcomes_for_one_obligation_are_an_error() -> None:
    with pytest.raises(EngineError, match="2 rows decided, exactly one must"):
        _Stuttering({"goal": TAKES_ALL}).decide([("goal", FACT)])


def test_twenty_thousand_evaluations_in_a_row_pass_and_leave_no_state() -> None:
    """Just over 1,000 open sessions raise MemoryError; each evaluation has one and deletes it."""
    engine = Engine({"goal": TAKES_ALL})
    for _ in range(20_000):
        assert engine.decide([("goal", FACT)]) == [Row.ON_PACE]
    assert _sessions_left(engine, up_to=20_000) == []


def test_a_failed_evaluation_leaves_no_state_either() -> None:
    engine = _Failing({"goal": TAKES_ALL})
    for _ in range(1_200):
        with pytest.raises(EngineError):
            engine.decide([("goal", FACT)])
    assert _sessions_left(engine, up_to=1_200) == []


def _sessions_left(engine: Engine, up_to: int) -> list[int]:
    left = []
    for number in (1, 2, up_to // 2, up_to - 1, up_to):
        try:
            engine._host.get_state("goal", str(number))
        except Exception:
            continue
        left.append(number)
    return left


def test_a_goal_too_large_for_the_engine_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(Row)[:-1]
    too_many = compiling.MOST_ROWS_A_GOAL // len(rows) + 1
    # Rules of one shape share their rows, so each needs a shape of its own.
    monkeypatch.setattr(compiling, "shape_of", lambda rule, _rows: rule.id)
    rules = [(build.error_rate(f"rule-{number}"), rows) for number in range(too_many)]
    with pytest.raises(TooManyRules, match=r"goal 'kdu' compiles to \d+ engine rules \(at most 900\); split the goal"):
        compile_goal(rules, "kdu")
    assert issubclass(TooManyRules, UsageError)
    assert len(compile_goal(rules[:-1], "kdu")) <= compiling.MOST_ROWS_A_GOAL + 1 < 1_024


def test_registering_leaves_our_definitions_as_they_were_for_a_second_engine() -> None:
    ruleset = compiled(build.rulebook(build.error_rate()))["2016-ziel"]
    before = deepcopy(ruleset)
    shape = next(name.partition("#")[0] for name in ruleset if name != "undecided")
    fact: FlatFact = {"rule": RULE, "shape": shape, "usable": 0, "waiting": 1}
    first, second = Engine({"goal": ruleset}), Engine({"goal": ruleset})
    assert ruleset == before
    assert first.decide([("goal", fact)]) == second.decide([("goal", fact)]) == [Row.WAITING_FOR_FIGURES]


def test_two_engines_at_work_do_not_hear_each_other() -> None:
    one = Engine({"goal": TAKES_ALL})
    other = Engine({"goal": {"all": CompiledRule({"rule": RULE}, Row.FINAL_HOLDS)}})
    assert (one.decide([("goal", FACT)]), other.decide([("goal", FACT)])) == ([Row.ON_PACE], [Row.FINAL_HOLDS])


def test_an_engine_error_is_a_failure_of_the_environment_not_of_the_data() -> None:
    assert EngineError("x").exit_code == ZielwachtError.exit_code == 4
