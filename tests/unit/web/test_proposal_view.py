"""Who has decided about an answer: the role that enters answers, or the very post that did it as it answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from checker.domain.answer import AnswerChoice, ReadAnswer
from checker.domain.proposal import Matter, Proposal, ProposalState, SenderKind
from checker.web.proposal_view import decided_text
from tests.unit.wording.made_up import shipped

NOON = datetime(2016, 5, 23, 10, 0, tzinfo=UTC)
POST, ABOUT = "geschaeftsstellenleitung@ratingen", "conversations/ratingen/2016-Q1"


@pytest.mark.parametrize(
    ("form", "by", "told"),
    [
        pytest.param("a form", "geschaeftsstellenleitung", "Geschäftsstellenleitung Ratingen", id="on a page, at once"),
        pytest.param("a form", "controlling", "Controlling", id="on a page, entered later"),
        pytest.param(None, "controlling", "Controlling", id="by mail"),
    ],
)
def test_who_decided_is_named_with_the_unit_where_it_is_known(form: str | None, by: str, told: str) -> None:
    came = Proposal(
        1,
        NOON,
        Matter("ZW-abcdef", "abcdef", ABOUT, POST, 1),
        ReadAnswer(AnswerChoice.TAKE_ON),
        SenderKind.PAGE if form else SenderKind.ROLE,
        ProposalState.ENTERED,
        decided_at=NOON,
        decided_by=by,
        form=form,
    )
    assert decided_text(came, shipped(), "de") == f"eingetragen am 23.05.2016 von {told}"
