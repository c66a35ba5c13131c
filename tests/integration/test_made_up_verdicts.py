"""What a preview makes up can be: the state, reason and figures of such a mail are within the rule's reach.

For every rule of both houses and every kind of mail about a rule, on a day within its period and on one after it.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from operator import eq, ge, gt, le, lt

import pytest

from checker.domain.clock import at_local
from checker.domain.message import MessageKind
from checker.domain.report import Records
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from checker.evaluation import evaluate
from checker.evaluation.kinds import kinds
from checker.rulebook.load import load
from checker.usecases.telling.mail_preview import ABOUT_A_RULE, TOLD_OF
from checker.usecases.telling.sample_verdict import made_up
from checker.wording.numbers import bound_of
from checker.wording.reasons import because
from tests.workspace import REPOSITORY

HOUSES = {
    "shipped": (REPOSITORY / "rules", (date(2016, 10, 5), date(2017, 4, 3))),
    "hospital": (REPOSITORY / "examples" / "hospital" / "rules", (date(2025, 10, 7), date(2026, 2, 3))),
}
HOLDS = {"<": lt, "<=": le, "=": eq, ">=": ge, ">": gt}
ONLY_WHEN_OVER = ("bound_holds", "bound_missed")
GOOD = (MessageKind.ALL_CLEAR, MessageKind.RECTIFICATION)
# The rows that say so of a figure are of no other reason; a missing figure is told by what is missing.
WITHOUT_FIGURE = {"no_figures": "nothing_reported", "for_information": "for_information_without_figure"}


@cache
def bare(house: str, on: date) -> tuple[tuple[Rule, Verdict], ...]:
    """Each rule of a house with its verdict without any report."""
    book = load(HOUSES[house][0])
    rules = {planned.rule.id: planned.rule.as_of(on) for planned in book.rules()}
    judged = evaluate(book, book.calendar, book.organisation, Records(), (), on, at_local(on, 7))
    return tuple((rules[one.rule], one) for one in {one.rule: one for one in judged}.values())


SAMPLES = [
    pytest.param(house, on, kind, id=f"{house}-{on}-{kind}")
    for house, (_, days) in HOUSES.items()
    for on in days
    for kind in ABOUT_A_RULE
]


@pytest.mark.parametrize(("house", "on", "kind"), SAMPLES)
def test_what_a_preview_makes_up_is_a_state_that_the_rule_can_reach(house: str, on: date, kind: MessageKind) -> None:
    for rule, verdict in bare(house, on):
        made = made_up(rule, verdict, kind, on)
        if made is None:
            continue
        rows = kinds()[rule.kind].rows(rule)
        reachable = {(row.value.state, WITHOUT_FIGURE.get(row.value.reason, row.value.reason)) for row in rows}
        assert (made.state, made.cause) in reachable, rule.id
        assert made.state in TOLD_OF[kind] | {State.INFO}, rule.id
        assert all(because(made, locale) for locale in ("de", "en")), rule.id


@pytest.mark.parametrize(("house", "on", "kind"), SAMPLES)
def test_made_up_figures_lie_on_the_side_of_the_bound_that_the_mail_tells(
    house: str, on: date, kind: MessageKind
) -> None:
    for rule, verdict in bare(house, on):
        made = made_up(rule, verdict, kind, on)
        if made is None or made.value is None or made.operator is None:
            continue
        against = made.pace.expected if made.pace else bound_of(made.target, made.unit)
        assert against is not None, rule.id
        assert HOLDS[made.operator](made.value, against) == (kind in GOOD), (rule.id, made.value, against)


@pytest.mark.parametrize("house", HOUSES)
def test_of_a_period_that_runs_no_preview_says_that_it_is_over_where_the_rule_can_say_otherwise(house: str) -> None:
    on = HOUSES[house][1][0]
    for rule, verdict in bare(house, on):
        reasons = {row.value.reason for row in kinds()[rule.kind].rows(rule)}
        if on > verdict.period.end or not reasons & {"interim_exceeded", "pace", "upcoming"}:
            continue
        made = made_up(rule, verdict, MessageKind.ALERT, on)
        assert made is not None
        assert made.cause not in ONLY_WHEN_OVER, rule.id


def test_what_is_only_told_is_never_the_matter_of_an_alert() -> None:
    on = HOUSES["hospital"][1][0]
    beds = next(pair for pair in bare("hospital", on) if pair[0].id == "beds-in-use")
    assert made_up(*beds, MessageKind.ALERT, on) is None
    assert made_up(*beds, MessageKind.OVERDUE_REPORT, on) is not None


def test_a_cap_that_a_preview_tells_of_is_behind_its_path_not_behind_a_view_that_it_never_has() -> None:
    """Falls: at most 40 in the year; by the end of September the path allows 30."""
    on = HOUSES["hospital"][1][0]
    falls = next(pair for pair in bare("hospital", on) if pair[0].id == "falls")
    made = made_up(*falls, MessageKind.ALERT, on)
    assert made is not None
    assert (made.cause, made.value) == ("pace", 40)
    assert because(made, "en")[0] == "As of 30 September 2025: 40 falls; on the way to the target it would be 30 falls."
