"""Two plan years side by side, and amendments: which rule is meant, and by which value is a day judged?"""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.rule import DueSpec, Target
from checker.domain.rulebook import Rulebook
from checker.rulebook.load import load_from_files
from checker.rulebook.problems import RulebookError
from tests.build import Reported, judge, review
from tests.unit.rulebook.a_rulebook import FILES, GOAL, GOAL_NAME, PLAN

NEXT_PLAN = PLAN.replace("2016", "2017")
NEXT_GOAL = GOAL.replace("2016-", "2017-").replace('value: "10"', 'value: "8"')
NEXT_NAME = GOAL_NAME.replace("2016", "2017")


def two_plans(goal: str = GOAL, next_goal: str = NEXT_GOAL, **files: str) -> Rulebook:
    given = {**FILES, "plans/2017/plan.yaml": NEXT_PLAN, GOAL_NAME: goal, NEXT_NAME: next_goal, **files}
    calendar = {"calendar.yaml": "region: NW\nyears: {first: 2015, last: 2019}\n"}
    return load_from_files({name: text.encode() for name, text in (given | calendar).items()})


def test_one_id_in_two_plans_is_two_rules_with_an_obligation_each() -> None:
    book = two_plans()
    told = Reported().say(review("2016-11", 100, 9, scope="nord"), review("2017-01", 100, 9, scope="nord"))
    told.deliver("2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4", "2017-Q1", sender="amt", profile="akten")
    verdicts = judge(book, told, date(2017, 4, 3))
    assert verdicts["quote/jobcenter/2016"].state == "met"
    assert verdicts["quote/jobcenter/2017"].state == "at_risk", "9 % keep last year's bound, not this year's"
    for key in ("quote/jobcenter/2016", "quote/jobcenter/2017"):
        rule = book.rule_of(verdicts[key])
        assert rule is not None
        assert rule.target is not None
        assert rule.target.value == {"2016": "10", "2017": "8"}[key.rpartition("/")[2]]


def test_without_a_year_the_newest_plans_rule_is_meant() -> None:
    book = two_plans()
    newest, named = book.rule("quote"), book.rule("quote", 2016)
    assert newest is not None
    assert named is not None
    assert (newest.plan.year, named.plan.year) == (2017, 2016)
    assert newest.where.startswith(NEXT_NAME)
    assert named.where.startswith(GOAL_NAME)


def test_a_promise_about_next_year_collides_with_next_years_own() -> None:
    about_2017 = GOAL.replace("    due:", "    period: {kind: year, year: 2017}\n    due:").replace(
        "2016-12-31", "2017-12-31"
    )
    with pytest.raises(RulebookError, match="the rule 'quote' stands here twice"):
        two_plans(goal=about_2017)


@pytest.mark.parametrize(("on", "value"), [(date(2016, 6, 30), "10"), (date(2016, 7, 1), "8"), (date(2017, 1, 1), "8")])
def test_an_amended_bound_holds_from_its_day_on(on: date, value: str) -> None:
    written = {"operator": "<", "value": "8", "unit": "percent"}
    change = {"from": date(2016, 7, 1), "was": "10", "decision_ref": "TV 2016/07"}
    target = Target.model_validate(written | {"amended": (change,)})
    assert target.as_of(on).value == value


def test_of_several_amendments_the_next_one_says_what_was() -> None:
    changes = [
        {"from": date(2016, 4, 1), "was": "12", "decision_ref": "TV 2016/03"},
        {"from": date(2016, 7, 1), "was": "10", "decision_ref": "TV 2016/07"},
    ]
    target = Target.model_validate({"operator": "<", "value": "8", "unit": "percent", "amended": tuple(changes)})
    found = [
        target.as_of(day).value for day in (date(2016, 3, 31), date(2016, 4, 1), date(2016, 6, 30), date(2016, 7, 1))
    ]
    assert found == ["12", "10", "10", "8"]


def test_a_day_before_the_amendment_is_judged_by_what_was_also_today() -> None:
    target = 'target: {operator: "<", value: "10", unit: percent}'
    amended = (
        'target: {operator: "<", value: "8", unit: percent, '
        'amended: [{from: 2016-07-01, was: "10", decision_ref: TV 2016/07}]}'
    )
    book = load_from_files({n: t.encode() for n, t in {**FILES, GOAL_NAME: GOAL.replace(target, amended)}.items()})
    told = Reported().say(review("2016-02", 100, 9, scope="nord")).deliver("2016-Q1", sender="amt", profile="akten")
    before, after = (judge(book, told, day)["quote/jobcenter/2016"] for day in (date(2016, 6, 30), date(2016, 7, 1)))
    assert (before.state, before.target) == ("met", "10")
    assert (after.state, after.target) == ("at_risk", "8")


def test_a_due_date_that_was_moved_is_the_old_one_before_the_decision() -> None:
    change = {"from": date(2016, 4, 20), "was": date(2016, 4, 30), "decision_ref": "TV 2016/04"}
    due = DueSpec.model_validate({"nominal": date(2016, 6, 30), "policy": "next_working_day", "amended": (change,)})
    assert [due.as_of(day).nominal for day in (date(2016, 4, 19), date(2016, 4, 20))] == [
        date(2016, 4, 30),
        date(2016, 6, 30),
    ]


def test_what_is_amended_without_a_date_of_its_own_is_refused() -> None:
    goal = GOAL.replace(
        "due: {nominal: 2016-12-31, policy: period_end_never_shifts}",
        "due: {policy: period_end_never_shifts, amended: [{from: 2016-04-20, was: 2016-04-30, decision_ref: TV}]}",
    )
    with pytest.raises(RulebookError, match="'amended' changes a date: it needs 'nominal'"):
        load_from_files({name: text.encode() for name, text in {**FILES, GOAL_NAME: goal}.items()})
