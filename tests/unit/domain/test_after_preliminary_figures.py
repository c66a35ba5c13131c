"""A target that final figures miss, though preliminary ones had met it, is told so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.domain.verdict import State, Verdict, after_preliminary_figures
from checker.wording.reasons import because
from tests.unit.notifications.mail_cases import a_rate

SINCE = date(2017, 4, 6)
MISSED = a_rate(41, 300, state=State.BREACHED)
MET_SO_FAR = replace(a_rate(28, 300, state=State.MET), provisional=True)


def test_it_says_until_when_it_was_met() -> None:
    told = after_preliminary_figures(MISSED, MET_SO_FAR, SINCE)
    assert "Bis 05.04.2017 nach vorläufigen Zahlen erreicht." in because(told, "de")
    assert told.cause == MISSED.cause, "what decided still comes first"


@pytest.mark.parametrize(
    ("now", "before"),
    [
        pytest.param(MISSED, None, id="nothing was judged before"),
        pytest.param(MISSED, replace(MET_SO_FAR, provisional=False), id="it was no preliminary figure"),
        pytest.param(MISSED, replace(MET_SO_FAR, state=State.AT_RISK), id="it was not met"),
        pytest.param(replace(MISSED, provisional=True), MET_SO_FAR, id="this figure is preliminary, too"),
        pytest.param(replace(MISSED, state=State.AT_RISK), MET_SO_FAR, id="it is not missed yet"),
    ],
)
def test_nothing_else_says_so(now: Verdict, before: Verdict | None) -> None:
    assert after_preliminary_figures(now, before, SINCE) == now
