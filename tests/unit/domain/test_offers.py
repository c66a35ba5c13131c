"""What is offered to whom: one closed table, over every kind of rule, state, mail and right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from checker.domain.answer import AnswerChoice
from checker.domain.finding import FindingState
from checker.domain.kinds import KINDS
from checker.domain.message import NOTICES, MessageKind
from checker.domain.offers import Situation, offered
from checker.domain.shown_by import ShownBy
from checker.domain.verdict import State

OWN_MISSED_DATE = Situation(
    MessageKind.ALERT, State.BREACHED, ShownBy.DELIVERY, FindingState.OPEN, may_take_on=True, may_object=True
)


def every_situation() -> Iterator[Situation]:
    about = [*ShownBy, None]
    for mail, state, shown_by, finding in product(MessageKind, State, about, [*FindingState, None]):
        for rights in product((False, True), repeat=5):
            yield Situation(mail, state, shown_by, finding, *rights)


def test_the_table_has_an_answer_to_everything_and_offers_nothing_twice() -> None:
    for case in every_situation():
        choices = offered(case)
        assert len(choices) == len(set(choices))
        assert not choices or choices[-1] is AnswerChoice.AWAY


def test_every_choice_is_offered_somewhere() -> None:
    assert {choice for case in every_situation() for choice in offered(case)} == set(AnswerChoice)


def test_only_whom_permissions_allow_is_offered_to_take_it_on() -> None:
    for case in every_situation():
        if AnswerChoice.TAKE_ON in offered(case):
            assert case.may_take_on
            assert case.finding in (FindingState.OPEN, FindingState.ACKNOWLEDGED)


def test_a_letter_is_decided_on_by_nobody_else() -> None:
    for case in every_situation():
        assert (AnswerChoice.RELEASE in offered(case)) is case.decides_letter


@pytest.mark.parametrize("mail", sorted(NOTICES - {MessageKind.OVERDUE_REPORT}))
def test_what_asks_nothing_offers_nothing(mail: MessageKind) -> None:
    assert offered(Situation(mail, State.BREACHED, ShownBy.FIGURES)) == ()


def test_what_was_handed_in_is_said_with_its_day() -> None:
    assert list(offered(OWN_MISSED_DATE)) == [
        "done", "new_date", "take_on", "not_applicable", "not_responsible", "away"
    ]  # fmt: skip


@pytest.mark.parametrize(("holds", "may_object", "expected"), [
    pytest.param(True, True, {AnswerChoice.NOT_RESPONSIBLE}, id="whoever holds it hands it back"),
    pytest.param(False, True, {AnswerChoice.NOT_APPLICABLE}, id="whoever stands beside may contest it"),
    pytest.param(False, False, set(), id="whoever may neither is offered neither"),
])  # fmt: skip
def test_of_what_somebody_has_taken_on(holds: bool, may_object: bool, expected: set[AnswerChoice]) -> None:
    case = Situation(
        MessageKind.DIGEST, State.AT_RISK, ShownBy.EVENT, FindingState.ACKNOWLEDGED, may_object=may_object, holds=holds
    )
    contesting = {AnswerChoice.NOT_RESPONSIBLE, AnswerChoice.NOT_APPLICABLE}
    assert contesting & set(offered(case)) == expected


def test_each_kind_says_by_what_it_is_shown_to_be_kept() -> None:
    shown = {name: {kind.shown_by(records) for records in kind.records} for name, kind in KINDS.items()}
    by_a_day = {name for name, ways in shown.items() if ways & {ShownBy.DELIVERY, ShownBy.FILES}}
    assert by_a_day == {name for name, kind in KINDS.items() if kind.is_dated and not kind.is_in_a_stretch}
