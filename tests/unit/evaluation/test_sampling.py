"""How much a sampled rate proves: the table of the customer's legal notes, and scipy as second reader. D17."""

from __future__ import annotations

import time
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from checker.domain.record import CaseReview
from checker.domain.rule import Rule
from checker.domain.verdict import EvidenceClass, State
from checker.evaluation import sampling
from checker.evaluation.samples import is_sampled
from checker.evaluation.sampling import evidence_class, reach
from checker.wording.reasons import because
from tests.build import BASE, QUARTERLY, Reported, error_rate, review, reviews, sickness, the_verdict

TEN_PERCENT = Fraction(1, 10)


def below(part: int, whole: int) -> EvidenceClass:
    return evidence_class(part, whole, TEN_PERCENT, below=True)


def above(part: int, whole: int) -> EvidenceClass:
    return evidence_class(part, whole, TEN_PERCENT, below=False)


@pytest.mark.parametrize(
    ("whole", "point", "proven_below", "proven_above"),
    [
        (25, 2, None, 6),
        (60, 5, 1, 11),
        (100, 9, 4, 16),
        (300, 29, 21, 40),
        (700, 69, 56, 84),
        (1000, 99, 84, 117),
    ],
)
def test_the_table_of_the_legal_notes_holds(
    whole: int, point: int, proven_below: int | None, proven_above: int
) -> None:
    assert Fraction(point, whole) < TEN_PERCENT <= Fraction(point + 1, whole)
    in_between = EvidenceClass.INDICATED if whole >= 100 else EvidenceClass.WEAK
    if proven_below is None:
        assert below(0, whole) is in_between
    else:
        assert below(proven_below, whole) is EvidenceClass.PROVEN
        assert below(proven_below + 1, whole) is in_between
    assert above(proven_above, whole) is EvidenceClass.PROVEN
    assert above(proven_above - 1, whole) is in_between


@pytest.mark.parametrize(
    ("part", "whole", "lower", "upper"),
    [(29, 300, "0.0657", "0.1359"), (69, 700, "0.0775", "0.1231")],
)
def test_the_intervals_of_the_legal_notes_lie_between_proven_and_not(
    part: int, whole: int, lower: str, upper: str
) -> None:
    """The two-sided 95 % ends are one-sided 97.5 % ends: a bound beyond them is proven, so is none within."""
    assert evidence_class(part, whole, Fraction(upper) + Fraction(1, 200), below=True) is EvidenceClass.PROVEN
    assert evidence_class(part, whole, Fraction(lower) - Fraction(1, 200), below=False) is EvidenceClass.PROVEN
    inside = Fraction(part, whole)
    for bound in (inside + Fraction(1, 500), inside - Fraction(1, 500)):
        assert evidence_class(part, whole, bound, below=inside < bound) is EvidenceClass.INDICATED


@pytest.mark.parametrize("whole", [25, 60, 100, 300, 700, 1000])
def test_every_limit_of_a_cap_and_of_a_floor_is_the_one_of_scipy(whole: int) -> None:
    """Of each sample of the table, all numbers of faults: caps of 10 % and floors of 90 % say the same, mirrored."""
    for part in range(whole + 1):
        is_below = Fraction(part, whole) < TEN_PERCENT
        proven, margin = oracle_is_proven(part, whole, 0.1, is_below=is_below)
        assert margin > 1e-9, "no sample of the table is that close a call"
        ours = evidence_class(part, whole, TEN_PERCENT, below=is_below)
        assert (ours is EvidenceClass.PROVEN) == proven, part
        # At least 90 % right is at most 10 % wrong; exactly on the bound a floor holds and a cap does not.
        right = whole - part
        holds = Fraction(right, whole) >= 1 - TEN_PERCENT
        floor = evidence_class(right, whole, 1 - TEN_PERCENT, below=not holds)
        tail = float(binom.sf(right - 1, whole, 0.9) if holds else binom.cdf(right, whole, 0.9))
        assert (floor is EvidenceClass.PROVEN) == (tail <= 0.05), right


def test_a_floor_of_right_answers_is_judged_by_its_sample() -> None:
    """Ninety of a hundred must be right: 95 right prove it, 94 do not; 84 right prove the opposite."""
    rule = right_rate()
    found = {right: evidence_in(rule, review("2016-03", 100, 100 - right)) for right in (96, 95, 94, 90, 85, 84)}
    assert found == {
        96: (State.MET, EvidenceClass.PROVEN),
        95: (State.MET, EvidenceClass.INDICATED),
        94: (State.MET, EvidenceClass.INDICATED),
        90: (State.MET, EvidenceClass.INDICATED),
        85: (State.PENDING, EvidenceClass.INDICATED),
        84: (State.PENDING, EvidenceClass.PROVEN),
    }


def right_rate() -> Rule:
    """At least nine of ten reviewed cases must be faultless."""
    where = {"topic": "kdu", "selection": "random"}
    measure = {"records": "case_review", "where": where, "part": "reviewed - faulty", "whole": "reviewed"}
    target = {"operator": ">=", "value": "90", "unit": "percent"}
    return Rule.model_validate(BASE | QUARTERLY | {"id": "right", "kind": "rate_lower", "measure": measure,
                                                   "target": target, "interim": "none"})  # fmt: skip


def evidence_in(rule: Rule, *told: CaseReview) -> tuple[State, EvidenceClass | None]:
    verdict = the_verdict(rule, Reported().say(*told).deliver("2016-Q1"), date(2016, 5, 2))
    return verdict.state, verdict.evidence


@pytest.mark.parametrize("selection", ["risk", "complaint"])
def test_what_was_not_drawn_by_chance_counts_in_no_sample(selection: str) -> None:
    told = Reported().say(review("2016-03", 100, 4), review("2016-03", 50, 50, selection=selection))
    verdict = the_verdict(error_rate(), told, date(2016, 5, 2))
    assert (verdict.numerator, verdict.denominator, verdict.evidence) == (4, 100, EvidenceClass.PROVEN)


def test_two_strata_are_added_without_weights_and_that_is_said() -> None:
    told = Reported().say(review("2016-03", 90, 14), review("2016-03", 210, 27, stratum="existing"))
    verdict = the_verdict(error_rate(), told, date(2016, 5, 2))
    last = verdict.reasons[-1]
    assert (last.code, {name: str(fact) for name, fact in last.facts.items()}) == (
        "strata_pooled",
        {"stratum_1": "new", "files_1": "90", "stratum_2": "existing", "files_2": "210"},
    )
    (sentence,) = [text for text in because(verdict) if "Hochrechnung" in text]
    assert sentence == "Schichten ungewichtet, keine Hochrechnung: Neufälle 90, Bestandsfälle 210."


def test_one_stratum_alone_is_not_called_two() -> None:
    told = Reported().say(review("2016-03", 90, 14), review("2016-03", 0, 0, stratum="existing"))
    assert "strata_pooled" not in [one.code for one in the_verdict(error_rate(), told, date(2016, 5, 2)).reasons]


@pytest.mark.parametrize(
    ("whole", "expected"), [(99, EvidenceClass.WEAK), (100, EvidenceClass.INDICATED), (0, EvidenceClass.WEAK)]
)
def test_from_a_hundred_on_a_rate_is_indicated(whole: int, expected: EvidenceClass) -> None:
    assert below(whole // 11, whole) is expected


def test_what_the_verdict_does_not_say_is_never_proven() -> None:
    assert below(90, 300) is EvidenceClass.INDICATED
    assert above(1, 300) is EvidenceClass.INDICATED
    assert above(30, 300) is EvidenceClass.INDICATED


@pytest.mark.parametrize("bound", [Fraction(0), Fraction(1)])
def test_a_bound_at_the_edge_proves_nothing(bound: Fraction) -> None:
    assert evidence_class(5, 300, bound, below=bound == 1) is EvidenceClass.INDICATED


def oracle_is_proven(part: int, whole: int, bound: float, *, is_below: bool) -> tuple[bool, float]:
    """One-sided binomial test at 5 %, and how far the tail lies from it."""
    tail = float(binom.cdf(part, whole, bound) if is_below else binom.sf(part - 1, whole, bound))
    return tail <= 0.05, abs(tail - 0.05)


@given(st.data(), st.integers(1, 20_000), st.sampled_from([Fraction(1, 10), Fraction(11, 100), Fraction(1, 3)]))
def test_scipy_decides_the_same(data: st.DataObject, whole: int, bound: Fraction) -> None:
    near = int(whole * bound)
    width = 4 * int((whole * bound * (1 - bound)) ** 0.5) + 2
    part = data.draw(st.integers(max(0, near - width), min(whole, near + width)))
    is_below = Fraction(part, whole) < bound
    proven, margin = oracle_is_proven(part, whole, float(bound), is_below=is_below)
    if margin > 1e-9:
        ours = evidence_class(part, whole, bound, below=is_below)
        assert (ours is EvidenceClass.PROVEN) == proven


def bound_of_proof(whole: int) -> int:
    """The largest number of faults that scipy still calls proven below ten percent."""
    return int(binom.ppf(0.05, whole, 0.1)) - 1


@pytest.mark.parametrize("whole", [2_001, 10_000, 250_000, 1_000_000])
def test_the_last_proven_number_of_a_large_sample_is_the_one_of_scipy(whole: int) -> None:
    last = bound_of_proof(whole)
    assert (below(last, whole), below(last + 1, whole)) == (EvidenceClass.PROVEN, EvidenceClass.INDICATED)


@pytest.mark.parametrize("whole", [2_001, 4_000])
def test_near_the_margin_large_samples_are_decided_as_exactly_as_small_ones(
    whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three ways to the same tail: exact terms, floating point, bounds in whole numbers."""
    around = range(bound_of_proof(whole) - 2, bound_of_proof(whole) + 4)
    in_doubt = [sampling._tail_is_small_by_bounds(part, whole, TEN_PERCENT) for part in around]
    quick = [sampling._tail_is_small(part, whole, TEN_PERCENT) for part in around]
    monkeypatch.setattr(sampling, "EXACT_UP_TO", whole)
    exact = [sampling._tail_is_small(part, whole, TEN_PERCENT) for part in around]
    assert in_doubt == quick == exact
    assert set(exact) == {True, False}


def test_the_closest_calls_are_decided_as_exact_sums_decide_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all samples up to 6,000, the ten whose tails come nearest to 5 percent."""
    wholes = range(2_001, 6_000)
    calls = [(whole, bound_of_proof(whole) + extra) for whole in wholes for extra in (0, 1)]
    calls.sort(key=lambda call: abs(float(binom.cdf(call[1], call[0], 0.1)) - 0.05))
    in_doubt = [sampling._tail_is_small_by_bounds(part, whole, TEN_PERCENT) for whole, part in calls[:10]]
    quick = [sampling._tail_is_small(part, whole, TEN_PERCENT) for whole, part in calls[:10]]
    monkeypatch.setattr(sampling, "EXACT_UP_TO", 6_000)
    exact = [sampling._tail_is_small(part, whole, TEN_PERCENT) for whole, part in calls[:10]]
    assert in_doubt == quick == exact
    assert set(exact) == {True, False}


@pytest.mark.deep
def test_a_million_reviews_in_doubt_are_decided_in_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the doubt made as wide as it gets, so that the slow way is taken."""
    monkeypatch.setattr(sampling, "DOUBT", 1.0)
    last = bound_of_proof(1_000_000)
    started = time.process_time()
    assert sampling._tail_is_small(last, 1_000_000, TEN_PERCENT)
    assert not sampling._tail_is_small(last + 1, 1_000_000, TEN_PERCENT)
    assert time.process_time() - started < 20


def test_the_floating_tail_is_better_than_the_doubt_allows() -> None:
    for whole in (2_001, 100_000, 1_000_000):
        for part in (bound_of_proof(whole), bound_of_proof(whole) + 1):
            difference = sampling._tail_as_float(part, whole, 0.1) - float(binom.cdf(part, whole, 0.1))
            assert abs(difference) < sampling.DOUBT / 10


@pytest.mark.parametrize(
    ("rule", "is_one"),
    [
        pytest.param(error_rate(), True, id="a random selection of files"),
        pytest.param(
            error_rate().model_copy(
                update={
                    "measure": error_rate().measure.model_copy(
                        update={"where": error_rate().measure.where.model_copy(update={"selection": "risk"})}
                    )
                }
            ),
            False,
            id="risk cases prove nothing about the whole",
        ),
        pytest.param(reviews(), False, id="a count is no sample"),
        pytest.param(sickness(), False, id="all of the staff are no sample"),
    ],
)
def test_what_is_a_sample(rule: Rule, is_one: bool) -> None:
    assert is_sampled(rule) is is_one


@pytest.mark.parametrize(
    ("part", "whole", "is_below", "expected"),
    [
        pytest.param(29, 300, True, Fraction(13, 100), id="under ten percent, and thirteen is possible"),
        pytest.param(39, 300, False, Fraction(99, 1000), id="thirteen percent, and under ten is possible"),
        pytest.param(0, 6, True, Fraction(394, 1000), id="none of six says little"),
        pytest.param(6, 6, False, Fraction(606, 1000), id="all of six as well"),
    ],
)
def test_how_far_a_sample_reaches(part: int, whole: int, *, is_below: bool, expected: Fraction) -> None:
    assert reach(part, whole, below=is_below) == expected


@given(st.integers(1, 400), st.data())
def test_a_sample_reaches_over_the_bound_exactly_where_it_does_not_prove_its_side(
    whole: int, data: st.DataObject
) -> None:
    part, tenth = data.draw(st.integers(0, whole)), data.draw(st.integers(1, 999))
    bound = Fraction(tenth, 1000)
    is_below = Fraction(part, whole) < bound
    is_proven = evidence_class(part, whole, bound, below=is_below) is EvidenceClass.PROVEN
    limit = reach(part, whole, below=is_below)
    assert is_proven == (limit <= bound if is_below else limit >= bound)
