"""Which error a refusal is where no page has a form to show it in."""

from __future__ import annotations

import pytest

from checker.domain.refusal import LinkRefusal, NotThere, ProposalRefusal, Refused
from checker.web.error_pages import kind_of
from checker.wording.web_error_texts import WebErrorKind


@pytest.mark.parametrize(
    ("refused", "expected"),
    [
        pytest.param(Refused(LinkRefusal.ANSWERED_MEANWHILE), WebErrorKind.CHANGED_MEANWHILE, id="answered meanwhile"),
        pytest.param(Refused(LinkRefusal.ANOTHER_EPISODE), WebErrorKind.CHANGED_MEANWHILE, id="it has begun anew"),
        pytest.param(Refused(LinkRefusal.NOT_THEIRS, post="x"), WebErrorKind.NOT_ALLOWED, id="somebody else's mail"),
        pytest.param(Refused(NotThere.ROLE, role="x"), WebErrorKind.NOT_THERE, id="not there"),
        pytest.param(Refused(ProposalRefusal.WRONG_TOKEN, token="1-AB"), WebErrorKind.REFUSED, id="not taken"),
    ],
)
def test_which_error_a_refusal_is(refused: Refused, expected: WebErrorKind) -> None:
    assert kind_of(refused) is expected
