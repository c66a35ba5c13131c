"""Of a rule with several obligations a year, the title says which one is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checker.domain.period import Period, request
from checker.domain.rule import Rule
from checker.domain.verdict import Reason, State
from checker.wording.locales import Locale
from checker.wording.titles import titled, titled_verdict
from tests.build import BASE
from tests.unit.notifications.mail_cases import a_dated_rule, a_verdict

FOLLOW_UP = {"rule": "sickness-rate", "view": "month", "misses": True, "opens": {"scope": "same"}}


def a_rule(records: str = "deliverable", kind: str = "on_demand", **extra: Any) -> Rule:
    given = {"id": "follow-up", "kind": kind, "measure": {"records": records}, "period": {"kind": "request"}}
    due = {"due": {"policy": "next_working_day"}}
    return Rule.model_validate(BASE | given | due | extra)


COHORT = {"period": {"kind": "cohort", "matures_after_months": 6}, "kind": "rate_lower"}


@pytest.mark.parametrize(
    ("rule", "period", "locale", "told"),
    [
        (a_rule(), Period.parse("2016"), "de", "Bericht"),
        (a_rule(), Period.parse("2016-03"), "de", "Bericht, März 2016"),
        (a_rule(), Period.parse("2016-Q4"), "en", "Bericht, Q4 2016"),
        (a_rule(), request(2016, "v17"), "de", "Bericht, Anfrage v17"),
        (a_rule(), request(2016, "v17"), "en", "Bericht, request v17"),
        (a_rule("agreement"), request(2016, "v17"), "de", "Bericht, Vereinbarung v17"),
        (a_rule(when=(FOLLOW_UP,)), request(2016, "sickness-rate-2016-03"), "de", "Bericht, Anlass März 2016"),
        (a_rule(when=(FOLLOW_UP,)), request(2016, "sickness-rate-2016-q1"), "de", "Bericht, Anlass 1. Quartal 2016"),
        (a_rule(when=(FOLLOW_UP,)), request(2016, "v17"), "de", "Bericht, Anfrage v17"),
        (a_rule(**COHORT), Period.parse("2016-Q2"), "de", "Bericht, Eintritte Q2 2016"),
        (a_rule(**COHORT), Period.parse("2016-Q2"), "en", "Bericht, entries Q2 2016"),
    ],
)
def test_the_title_names_the_obligation(rule: Rule, period: Period, locale: Locale, told: str) -> None:
    assert titled("Bericht", rule, period, locale) == told


@pytest.mark.parametrize(
    ("reason", "locale", "told"),
    [
        (Reason("asked_for", {"day": date(2016, 5, 9)}), "de", "Bericht, Anfrage vom 09.05.2016"),
        (Reason("asked_for_by", {"day": date(2016, 5, 9), "who": "BTM"}), "en", "Bericht, request of 9 May 2016"),
        (Reason("agreed_on", {"day": date(2016, 3, 14)}), "de", "Bericht, Vereinbarung vom 14.03.2016"),
        (Reason("due_ahead", {}), "de", "Bericht, Anfrage v17"),
    ],
    ids=["asked for", "asked for by a body", "agreed", "judged before it was known"],
)
def test_what_was_asked_for_is_named_by_its_day(reason: Reason, locale: Locale, told: str) -> None:
    verdict = replace(a_verdict(a_dated_rule(), State.PENDING), period=request(2016, "v17"), reasons=(reason,))
    assert titled_verdict("Bericht", a_rule(), verdict, locale) == told


def test_no_word_is_said_twice() -> None:
    assert titled("Vereinbarung", a_rule("agreement"), request(2016, "v17"), "de") == "Vereinbarung v17"
