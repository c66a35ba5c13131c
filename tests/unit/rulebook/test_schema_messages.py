"""A rule file that is YAML but no rulebook: each mistake in words, with its place, the allowed and the nearest."""

from __future__ import annotations

from typing import get_args

import pytest

from checker.domain.rule import Operator, Rule
from tests.unit.rulebook.a_rulebook import FILES, GOAL_NAME, problems_of, with_change

TOPICS = "kdu, unterhalt, akte"
# Which words there are is for the models to say; that all of them are told is tested here.
OPERATORS, UNITS = ", ".join(get_args(Operator)), "euro, percent, persons, reviews"
RULE_KEYS = ", ".join(sorted(Rule.model_fields))
NO_NUMBER = 'is no exact number; write it with a decimal point, for example "98200000.00"'
NO_REASON = "13:45: an assumption needs its reason: say why in 'why'"


def test_the_small_rulebook_itself_has_no_problem() -> None:
    assert problems_of(FILES) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            '"<"', '"=<"', f"9:24: unknown operator '=<' (allowed: {OPERATORS}); did you mean '<='?", id="operator"
        ),
        pytest.param(
            "    short_title: Quote",
            "    short_title: Quote\n    shorttitle: Q",
            f"6:5: unknown key 'shorttitle' (allowed: {RULE_KEYS}); did you mean 'short_title'?",
            id="unknown key",
        ),
        pytest.param("    kind: rate_upper\n", "", "3:5: the key 'kind' is missing", id="missing key of a rule"),
        pytest.param("{row: T1, line: 7}", "{line: 7}", "7:13: the key 'row' is missing in 'source'", id="missing key"),
        pytest.param("    source: {row: T1, line: 7}\n", "", "3:5: the key 'source' is missing", id="no source"),
        pytest.param(
            '"10"',
            "10",
            "9:36: 'value' must be text, not the number 10; write it in quotes, \"10\"",
            id="number for text",
        ),
        pytest.param('"10"', '"10,5"', f"9:36: '10,5' {NO_NUMBER}; did you mean '10.5'?", id="decimal comma"),
        pytest.param('"10"', '"1e3"', f"9:36: '1e3' {NO_NUMBER}", id="exponent in quotes"),
        pytest.param('"10"', '"1_000"', f"9:36: '1_000' {NO_NUMBER}", id="underscore in quotes"),
        pytest.param('"10"', '"9999999999999"', "9:36: 9999999999999 has more than 12 digits", id="too many digits"),
        pytest.param(
            "percent",
            "prozent",
            f"9:48: unknown unit 'prozent' (allowed: {UNITS}); did you mean 'percent'?",
            id="unit",
        ),
        pytest.param(
            "2016-12-31",
            "31.12.2016",
            "11:20: 'nominal' must be a day such as 2016-12-31, without quotes, not the text '31.12.2016'",
            id="German day",
        ),
        pytest.param(
            "2016-12-31", "2016-02-30", "11:20: there is no day 2016-02-30", id="a day that is not, told once"
        ),
        pytest.param(
            '"10"',
            "10.5",
            '9:36: 10.5 reads as a number with a decimal point or exponent; write it in quotes, "10.5"',
            id="a float, told once",
        ),
        pytest.param(
            "short_title: Quote",
            "short_title: Quote der Fehler bei den Kosten !",
            "5:18: 'short_title' has 33 characters; at most 32 are allowed",
            id="33 characters",
        ),
        pytest.param("title: Quote der Fehler", 'title: ""', "4:12: 'title' is empty", id="empty title"),
        pytest.param(
            "line: 7",
            'line: "7"',
            "7:29: 'line' must be a whole number, not the text '7'; write it without quotes",
            id="text for a number",
        ),
        pytest.param(
            "topic: kdu",
            "topic: kdo",
            f"8:52: unknown topic 'kdo' (allowed: {TOPICS}); did you mean 'kdu'?",
            id="topic",
        ),
        pytest.param(
            "topic: kdu",
            "topic: [kdu, kdo]",
            f"8:58: unknown topic 'kdo' (allowed: {TOPICS}); did you mean 'kdu'?",
            id="topic in a list",
        ),
        pytest.param("topic: kdu", "topic: []", "8:52: 'topic' has 0 entries; at least 1 must be there", id="no topic"),
        pytest.param(", why: Zeit", "", NO_REASON, id="assumption without a reason"),
        pytest.param("why: Zeit", 'why: ""', NO_REASON, id="assumption with an empty reason"),
        pytest.param("why: Zeit", 'why: "  "', NO_REASON, id="assumption with blanks for a reason"),
        pytest.param("why: Zeit", "why: null", NO_REASON, id="assumption with nothing for a reason"),
        pytest.param(
            "why: Zeit",
            "why: eins, zwei",
            "13:76: unknown key 'zwei': a comma ends unquoted text, write the whole text in quotes "
            "(allowed: months_after, origin, why, working_days_after)",
            id="a comma in unquoted text",
        ),
        pytest.param(
            "working_days_after: 10",
            "working_days_after: 261",
            "13:41: 'working_days_after' is 261; it must be at most 260",
            id="too many working days",
        ),
        pytest.param(
            "every: quarter",
            "every: week",
            "12:23: unknown every 'week' (allowed: month, quarter, half_year, year)",
            id="how often",
        ),
        pytest.param(
            "id: quote",
            "id: Quote",
            "3:9: 'id' cannot be 'Quote': it takes small letters, digits and single hyphens, such as error-rate",
            id="capital in an id",
        ),
        pytest.param(
            "[20, 5, 1]",
            "20",
            "40:35: 'working_days_before' must be a list, such as [a, b], not the number 20",
            id="one for a list",
        ),
        pytest.param(
            "scope: {judge: office}",
            "scope: office",
            "25:12: 'scope' must be a group of keys, not the text 'office'",
            id="a word for a group",
        ),
        pytest.param(
            "severity: minor",
            "severity: 3",
            "29:15: 'severity' cannot be the number 3 (allowed: critical, major, minor, info)",
            id="severity as a number",
        ),
        pytest.param(
            "severity: minor",
            "severity: NO",
            "29:15: unknown severity 'NO' (allowed: critical, major, minor, info); did you mean 'info'?",
            id="NO stays the word NO",
        ),
    ],
)
def test_a_mistake_in_a_goal_is_told_once_with_place_and_remedy(old: str, new: str, expected: str) -> None:
    assert problems_of(with_change(GOAL_NAME, old, new)) == [f"{GOAL_NAME}:{expected}"]


def test_a_short_title_may_have_32_characters() -> None:
    assert problems_of(with_change(GOAL_NAME, "short_title: Quote", f"short_title: {'Q' * 32}")) == []


def test_a_misspelt_top_key_is_missing_and_unknown() -> None:
    assert problems_of(with_change(GOAL_NAME, "rules:", "rule:")) == [
        f"{GOAL_NAME}:1:1: the key 'rules' is missing",
        f"{GOAL_NAME}:2:1: unknown key 'rule' (allowed: goal, rules); did you mean 'rules'?",
    ]


def test_true_and_false_have_no_other_spelling() -> None:
    texts = with_change("senders/amt.yaml", "format: json}", "format: json}\n    snapshot: on")
    assert problems_of(texts) == [
        "senders/amt.yaml:7:15: 'snapshot' must be true or false, not the text 'on' (allowed: false, true); "
        "did you mean 'true'?"
    ]


def test_a_condition_over_several_keys_points_at_the_key_it_names() -> None:
    texts = with_change("plans/2016/plan.yaml", "status: draft", "status: draft\nadopted_on: 2016-01-01")
    assert problems_of(texts) == ["plans/2016/plan.yaml:4:1: adopted_on belongs to an adopted plan, and only to it"]


def test_a_list_in_place_of_a_whole_file_is_refused() -> None:
    told = problems_of(FILES | {"calendar.yaml": "- region: NW\n"})
    assert told == ["calendar.yaml:1:1: the file must be keys with values, such as 'year: 2016', not a list"]


def test_mistakes_of_all_files_come_at_once_in_the_order_of_files_and_lines() -> None:
    texts = with_change(GOAL_NAME, "judge: office", "judge: ofice")
    texts |= {"calendar.yaml": "region: NRW\n", "escalation.yaml": FILES["escalation.yaml"] + "\tx: 1\n"}
    places = [told.split(": ")[0] for told in problems_of(texts)]
    assert places == ["calendar.yaml:1:1", "calendar.yaml:1:9", "escalation.yaml:12:1", f"{GOAL_NAME}:25:20"]
