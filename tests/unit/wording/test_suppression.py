"""What leaves the house of a verdict: no count of one or two people, no remainder and no step that betrays one."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cli.table import cells
from checker.domain.verdict import Pace, Reason, ReasonValue, Verdict
from checker.wording.present import present, value_and_counts
from checker.wording.reasons import because, beside_its_bound
from checker.wording.small_cells import cell_of, last_shown, moved_by_few
from checker.wording.suppression import after, published
from tests.build import WORDS
from tests.stored import verdict as stored_verdict
from tests.unit.wording.made_up import every_state

NBSP = "\N{NO-BREAK SPACE}"
NOT_SHOWN = "Anzahlen unter 3 werden nicht gezeigt"


def rate(part: int, whole: int, **changes: Any) -> Verdict:
    """A sampled rate under 10 percent, with the sentence about its sample."""
    value = Fraction(part, whole) if whole else None
    sample = Reason("sample", {"part": part, "whole": whole, "class": "weak"})
    reasons = (Reason("holds_so_far", {"value": value, "view_end": None}), sample)
    given_ = {
        "value": value,
        "numerator": part,
        "denominator": whole,
        "pace": None,
        "reasons": reasons,
        "rounding": "none",
    }
    return replace(stored_verdict(), **given_ | {"kept_back": False, "moved_by_few": False} | changes)


def heads(count: int, **changes: Any) -> Verdict:
    value = Fraction(count)
    reasons = (Reason("pace", {"value": value, "expected": Fraction(145), "view_end": None}),)
    pace = Pace(Fraction(145), None, value * 2, Fraction(11), "along_path")
    given_ = {"value": value, "numerator": None, "denominator": None, "unit": WORDS.unit("cases"), "operator": ">=",
              "target": "289", "evidence": None, "pace": pace, "reasons": reasons}  # fmt: skip
    return replace(stored_verdict(), **given_ | changes)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        pytest.param(1, 58, f"1,7{NBSP}% ({NOT_SHOWN})", id="one faulty case"),
        pytest.param(57, 58, f"98,3{NBSP}% ({NOT_SHOWN})", id="57 of 58 give away the one"),
        pytest.param(2, 40, f"5,0{NBSP}% ({NOT_SHOWN})", id="two of forty"),
        pytest.param(1, 2, NOT_SHOWN, id="a rate of two"),
        pytest.param(2, 2, NOT_SHOWN, id="both of two"),
        pytest.param(2, 3, f"66,7{NBSP}% ({NOT_SHOWN})", id="one left of three"),
        pytest.param(3, 58, f"5,2{NBSP}% (3 von 58)", id="three may be shown"),
        pytest.param(55, 58, f"94,8{NBSP}% (55 von 58)", id="three left over"),
        pytest.param(0, 58, f"0,0{NBSP}% (0 von 58)", id="nobody is nobody"),
        pytest.param(58, 58, f"100,0{NBSP}% (58 von 58)", id="all are all"),
    ],
)
def test_which_counts_are_shown(part: int, whole: int, shown: str) -> None:
    assert value_and_counts(rate(part, whole), "de") == shown


def test_rounding_never_hides_the_verdict_to_show_a_rate() -> None:
    """1999 of 2000 would read 100,0 %, which is what was asked for."""
    nearly_all = rate(1999, 2000, operator="=", target="100")
    assert value_and_counts(nearly_all, "de") == f"knapp unter 100{NBSP}% ({NOT_SHOWN})"
    assert value_and_counts(rate(1998, 2000, operator="=", target="100"), "de") == f"99,9{NBSP}% ({NOT_SHOWN})"


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        pytest.param((99, 1000), (100, 1001), "knapp unter 10", id="rounded it would be the bound"),
        pytest.param((99, 1000), (101, 1009), "knapp über 10", id="or from the other side"),
        pytest.param((99, 1000), (100, 1000), None, id="exactly the bound says its state"),
        pytest.param((1, 40), (2, 41), None, id="far from it nothing is said"),
    ],
)
def test_where_no_figure_may_be_said_it_is_said_that_it_is_near_its_bound(
    before: tuple[int, int], now: tuple[int, int], said: str | None
) -> None:
    """Its state tells on which side it is."""
    shown = published(rate(*now), [cell_of(stored_verdict().unit, Fraction(*before), *before)])
    beside = beside_its_bound(shown, "de")
    assert beside is None if said is None else str(beside).startswith(said)


def test_the_json_of_a_small_count_has_neither_it_nor_a_number_to_work_it_out() -> None:
    told = present(rate(1, 58))
    assert (told["value"], told["numerator"], told["denominator"]) == (None, None, None)
    assert [reason["code"] for reason in told["reasons"]] == ["holds_so_far", "sample", "small_cells"]
    assert told["reasons"][1] == {"code": "sample", "part": None, "whole": None, "class": "weak"}
    assert "58" not in json.dumps(told)
    assert "1/58" not in json.dumps(told)


def test_forecast_and_weekly_need_would_give_a_small_count_away() -> None:
    told = present(heads(2))
    assert told["value"] is None
    assert told["pace"] == {
        "expected": "145", "view_end": None, "forecast": None, "per_week_needed": None, "method": "along_path",
    }  # fmt: skip
    assert told["reasons"][0]["value"] is None
    assert value_and_counts(heads(3), "de") == "3 Fälle"


def test_state_and_evidence_of_a_small_count_stay_as_they_were_judged() -> None:
    exact, told = rate(1, 58), published(rate(1, 58))
    assert (told.state, told.evidence, told.cause) == (exact.state, exact.evidence, exact.cause)


def test_events_hours_and_euro_are_always_shown() -> None:
    assert value_and_counts(rate(1, 2, counts_people=False), "de") == f"50,0{NBSP}% (1 von 2)"
    assert present(rate(1, 2, counts_people=False))["numerator"] == "1"


def test_the_table_says_that_a_count_is_kept_back() -> None:
    assert cells(rate(1, 58))[2] == f"1,7{NBSP}% (counts below 3 are not shown)"
    assert cells(heads(1))[2] == "counts below 3 are not shown"


def test_a_small_month_of_a_larger_sum_is_kept_back_alone() -> None:
    month = Reason("newest_month", {"period": None, "amount": 2, "a_month": Fraction(25)})
    told = published(heads(80, reasons=(month,)))
    assert told.value == Fraction(80)
    assert told.reasons[0].facts["amount"] is None


def test_a_small_stratum_of_a_larger_sample_is_kept_back_with_the_other() -> None:
    pooled = Reason("strata_pooled", {"new": 2, "existing": 56})
    told = published(rate(5, 58, reasons=(pooled,)))
    assert (told.numerator, dict(told.reasons[0].facts)) == (5, {"new": None, "existing": None})


# --- Two days ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "is_few"),
    [
        pytest.param((41, 300), (42, 310), True, id="one more faulty case"),
        pytest.param((41, 300), (44, 302), True, id="two more cases reviewed"),
        pytest.param((41, 300), (51, 311), True, id="of eleven more one without fault"),
        pytest.param((41, 300), (41, 300), False, id="nothing has changed"),
        pytest.param((41, 300), (44, 310), False, id="three more of ten"),
        pytest.param((41, 300), (38, 290), False, id="three less of ten"),
        pytest.param((41, 300), (41, 310), False, id="ten more, none of them faulty"),
    ],
)
def test_a_step_of_one_or_two_is_no_step_to_show(
    before: tuple[int, int], now: tuple[int, int], *, is_few: bool
) -> None:
    old, new = (cell_of(WORDS.unit("percent"), Fraction(part, whole), part, whole) for part, whole in (before, now))
    assert moved_by_few(old, new) is is_few
    verdict = after(rate(*now), [old])
    assert (published(verdict).numerator is None) is is_few


def test_a_count_is_shown_again_when_it_is_far_enough_from_the_last_one_shown() -> None:
    course = [(count,) for count in (40, 41, 42, 43, 44)]
    shown = [published(heads(40 + place), course[:place]).value for place in range(5)]
    assert shown == [40, None, None, 43, None]


def test_what_was_kept_back_was_not_shown_and_is_no_mark_to_measure_from() -> None:
    assert last_shown([(2,), (10,), (11,), (12,), (13,)]) == (13,)
    assert last_shown([(1,), (2,)]) == ()


@given(st.lists(st.integers(0, 30), max_size=12))
def test_two_shown_counts_never_differ_by_one_or_two(course: list[int]) -> None:
    shown: list[int] = []
    for place, count in enumerate(course):
        told = published(heads(count), [(one,) for one in course[:place]])
        if told.value is not None:
            shown.append(count)
    assert all(old == new or abs(old - new) > 2 for old, new in pairwise(shown))
    assert not {1, 2} & set(shown)


@given(part=st.integers(0, 80), rest=st.integers(0, 80))
def test_what_is_shown_holds_no_one_and_no_two(part: int, rest: int) -> None:
    verdict = rate(part, part + rest)
    told = present(verdict)
    if told["numerator"] is not None:
        assert not {part, rest, part + rest} & {1, 2}
    elif part + rest:
        assert {part, rest, part + rest} & {1, 2}


# --- Every surface, every rule -----------------------------------------------------------------------------------


def _small(one: Verdict) -> Verdict | None:
    """A verdict of people made small: 1 of 58, or one head."""
    if not one.counts_people or one.value is None or one.numerator is None or one.unit is None or not one.unit.is_share:
        return None
    facts: dict[str, ReasonValue] = {
        "value": Fraction(1, 58),
        "part": 1,
        "whole": 58,
        "amount": 1,
        "exact_percent": Fraction(100, 58),
    }
    reasons = tuple(
        Reason(each.code, {name: facts.get(name, value) for name, value in each.facts.items()}) for each in one.reasons
    )
    return replace(one, value=Fraction(1, 58), numerator=1, denominator=58, reasons=reasons)


def test_no_surface_tells_58_of_any_rule_that_counts_people() -> None:
    tried = 0
    for judged in every_state():
        verdict = _small(judged.verdict)
        if verdict is None:
            continue
        tried += 1
        told = present(verdict)
        figures = {name: told[name] for name in ("value", "numerator", "denominator", "because", "reasons")}
        texts = [*cells(verdict)[2:], *because(verdict), *because(verdict, "en"), json.dumps(figures)]
        texts.append(value_and_counts(verdict, "de") or "")
        assert not [text for text in texts if "58" in text], judged.name
    assert tried > 30


def test_to_publish_twice_is_to_publish_once() -> None:
    for judged in every_state():
        once = published(judged.verdict)
        assert published(once) == once


# --- Few staff ---------------------------------------------------------------------------------------------------


OF_FEW_STAFF = "von so wenigen Beschäftigten wird nur der Wert des Hauses gezeigt"


@pytest.mark.parametrize("counts_people", [True, False], ids=["people", "things"])
def test_of_few_staff_the_state_alone_stays(counts_people: bool) -> None:
    verdict = rate(100, 1000, few_staff=True, counts_people=counts_people)
    shown = published(verdict)
    assert shown.state is verdict.state
    assert (shown.value, shown.numerator, shown.denominator) == (None, None, None)
    assert value_and_counts(verdict, "de") == OF_FEW_STAFF
    assert [reason["code"] for reason in present(verdict)["reasons"]][-1] == "few_staff"
    told = json.dumps(present(verdict)) + " ".join((*cells(verdict), *because(verdict, "de"), *because(verdict, "en")))
    assert not [secret for secret in ("100", "1000", "10,0", "10.0") if secret in told.replace("10 %", "")]


def test_of_few_staff_not_even_the_side_of_the_bound_is_told() -> None:
    assert beside_its_bound(published(rate(999, 10_000, few_staff=True)), "de") is None


def test_of_few_staff_what_the_year_will_bring_stays_untold() -> None:
    shown = published(heads(4, few_staff=True))
    assert shown.pace == Pace(Fraction(145), None, None, None, "along_path")
    assert published(shown) == shown
