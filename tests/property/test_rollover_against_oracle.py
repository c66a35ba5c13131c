"""Every day of every shipped rule moves to where the policy of the new year has it, by an oracle of our own.

The oracle reads the files with a plain YAML parser and knows the holidays by law (`calendar_oracle`).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.rollover import ProposedPlan, RolloverDecisionKind
from checker.preview.rollover import propose
from checker.starter.rollover.year_shift import next_period, next_year, prose_moved
from tests.property.calendar_oracle import holidays_of
from tests.workspace import REPOSITORY

DAY = timedelta(days=1)
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NOT_WORKED = holidays_of("NW", range(2015, 2020))
# What a proposal changes beside days; all else of a rule is as it was.
EMPTIED, SENTENCES = ("source", "decision", "amended", "replaces"), ("title", "short_title", "why", "says", "about")


@pytest.fixture(scope="module")
def proposal(tmp_path_factory: pytest.TempPathFactory) -> ProposedPlan:
    folder = tmp_path_factory.mktemp("shipped") / "rules"
    shutil.copytree(REPOSITORY / "rules", folder, ignore=shutil.ignore_patterns("tests"))
    return propose(folder, 2017)


def rules_of(texts: Mapping[str, bytes]) -> dict[str, Any]:
    read = (yaml.load(data, Loader=yaml.BaseLoader) for name, data in texts.items() if "/goals/" in name)
    return {rule["id"]: rule for goal in read for rule in goal["rules"]}


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in NOT_WORKED


def in_time(day: date, policy: str) -> date:
    step = {"next_working_day": DAY, "previous_working_day": -DAY}.get(policy)
    while step is not None and not works(day):
        day += step
    return day


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from leaves(inner, (*path, key))
        case list():
            for place, inner in enumerate(value):
                yield from leaves(inner, (*path, place))
        case _:
            yield path, value


def a_year_on(said: str) -> str:
    year, rest = int(said[:4]), said[4:]
    return f"{year + 1}{rest}".replace(f"{year + 1}-02-29", f"{year + 1}-02-28")


def test_each_rules_days_are_those_of_the_old_year_a_year_on_and_nothing_else_changed(proposal: ProposedPlan) -> None:
    goals = (REPOSITORY / "rules/plans/2016/goals").glob("*.yaml")
    before = rules_of({f"/goals/{path.name}": path.read_bytes() for path in goals})
    after = rules_of(proposal.files)
    assert len(before) == 83
    assert set(after) == set(before)
    for rule_id, rule in before.items():
        was = {path: said for path, said in leaves(rule) if not set(path) & set(EMPTIED)}
        now = {path: said for path, said in leaves(after[rule_id]) if not set(path) & set(EMPTIED)}
        added = set(now) - set(was)
        assert {path[-1] for path in added} <= {"origin", "why"}, rule_id
        assert not set(was) - set(now), rule_id
        for path, said in was.items():
            if ISO.fullmatch(said) or path == ("period", "year"):
                assert now[path] == a_year_on(said), (rule_id, path)
            elif path[-1] == "origin":
                assert now[path] == "assumption", (rule_id, path)
            elif path[-1] not in SENTENCES:
                assert now[path] == said, (rule_id, path)
        assert after[rule_id]["source"] == {"row": "OFFEN"}
        if "value" in rule.get("target", {}):
            assert after[rule_id]["target"]["origin"] == "assumption"


def test_each_due_day_falls_where_its_policy_has_it_in_the_new_year(proposal: ProposedPlan) -> None:
    after = rules_of(proposal.files)
    told = {
        one.rule: one.due.promised
        for one in proposal.decisions
        if one.kind is RolloverDecisionKind.DATE and one.due is not None and one.facts["key"] == "due.nominal"
    }
    assert len(told) > 15
    for rule_id, due in told.items():
        nominal = date.fromisoformat(after[rule_id]["due"]["nominal"])
        assert due.nominal == nominal, rule_id
        assert due.effective == in_time(nominal, after[rule_id]["due"]["policy"]), rule_id
        assert due.please_by == in_time(nominal, "previous_working_day"), rule_id
        assert date(2017, 1, 1) <= due.effective <= date(2018, 12, 31), "inside the new plan's days"


@given(st.dates(date(1995, 1, 1), date(2095, 12, 31)), st.booleans())
def test_a_day_a_year_on_is_in_the_same_month_and_no_other_day_unless_february_ends(day: date, ends: bool) -> None:
    following = next_year(day, ends_month=ends)
    assert (following.year, following.month) == (day.year + 1, day.month)
    if (day.month, day.day) not in ((2, 28), (2, 29)):
        assert following.day == day.day
    elif ends and (day + DAY).month == 3:
        assert (following + DAY).month == 3
    else:
        assert following.day == 28


@given(st.dates(date(2014, 1, 1), date(2019, 12, 31)))
def test_a_sentence_moves_with_its_day_in_both_ways_of_writing(day: date) -> None:
    following = next_year(day)
    assert prose_moved(f"bis {day:%d.%m.%Y}, sonst {day}", 2016) == f"bis {following:%d.%m.%Y}, sonst {following}"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2016", "2017"), ("2016-Q1", "2017-Q1"), ("2016-H2", "2017-H2"), ("2016-03-ytd", "2017-03-ytd"),
        ("2015-W53", "2016-W52"), ("2016-v17", "2017-v17"), ("1999-03", "1999-03"), ("missing", "missing"),
    ],
)  # fmt: skip
def test_a_period_a_year_on(said: str, expected: str) -> None:
    assert next_period(said, 2016) == expected


@pytest.mark.parametrize(
    "said", ["§ 26 Abs. 3 SGB X", "im Jahr 1999", "1.012 Fälle", "98.2016,50 Euro", "Modell 20166", "5,2016 Punkte"]
)
def test_what_is_no_year_of_the_plan_stays(said: str) -> None:
    assert prose_moved(said, 2016) == said
