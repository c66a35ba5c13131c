"""Which counts would point at single people: those of people, below three, and what is left over (law note 6)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from checker.domain.verdict import Reason
from checker.wording.reasons import because
from checker.wording.small_cells import counts_people, has_small_counts
from tests.unit.wording.made_up import every_state, shipped

PEOPLE = {
    "refugee-offer-coverage", "refugee-recognition-framework", "contacts-per-client", "iq-asylum",
    "jo-u25-duration", "jo-u25-integration", "lzb-gross-reduction", "turnover-monitoring", "newcomer-training",
    "jo-u25-caseload", "kdu-error-rate", "placement-rate-2016",
}  # fmt: skip
THINGS = {
    "contact-time-share", "contact-time-share-strict", "security-service-presence", "safety-measures-done",
    "cosach-booking", "interface-dialogues-held", "monthly-target-talks", "job-descriptions", "agreements-kept",
    "sickness-rate", "staffing-plan", "plus5-staffing", "inclusion-contacts",
}  # fmt: skip


def test_clients_refugees_and_staff_are_people_hours_posts_and_events_are_not() -> None:
    people = {planned.rule.id for planned in shipped().rules() if counts_people(planned.rule)}
    assert people >= PEOPLE
    assert not people & THINGS


@pytest.mark.parametrize(
    ("part", "whole", "is_small"),
    [(1, 100, True), (2, 100, True), (3, 100, False), (98, 100, True), (97, 100, False), (0, 100, False),
     (100, 100, False), (2, 2, True), (3, 3, False)],
)  # fmt: skip
def test_a_share_is_small_by_its_part_and_by_what_is_left_over(part: int, whole: int, *, is_small: bool) -> None:
    one = next(one for one in every_state() if one.rule.id == "refugee-offer-coverage")
    verdict = replace(one.verdict, value=Fraction(part, whole), numerator=part, denominator=whole)
    assert has_small_counts(verdict) is is_small


def test_a_sentence_does_not_tell_the_rate_of_two_people() -> None:
    one = next(
        one for one in every_state() if one.rule.id == "refugee-offer-coverage" and one.verdict.cause == "bound_missed"
    )
    facts = {**one.verdict.reasons[0].facts, "value": Fraction(1, 2)}
    reasons = (Reason("bound_missed", facts),)
    verdict = replace(one.verdict, value=Fraction(1, 2), numerator=1, denominator=2, reasons=reasons)
    assert "50,0" in because(verdict, hides_small=False)[0]
    assert because(verdict) == (
        "Der Zeitraum ist vorbei und vollständig gemeldet: eine Zahl, die nicht gezeigt wird; verlangt: genau "
        "100\N{NO-BREAK SPACE}%.",
        "Anzahlen unter 3 werden nicht gezeigt, auch nicht als Rest oder als Veränderung.",
    )


def test_an_admin_says_in_the_rule_whether_a_measurement_counts_people() -> None:
    said = {planned.rule.id: planned.rule.measure.counts for planned in shipped().rules()}
    assert {rule for rule, counts in said.items() if counts == "things"} == {
        "contact-time-share", "contact-time-share-strict", "security-service-presence", "safety-measures-done",
        "cosach-booking", "kdu-budget", "budget-shift", "claims-stock-trend", "claims-old-reduction",
    }  # fmt: skip
    assert {counts for rule, counts in said.items() if rule in PEOPLE} == {None}
