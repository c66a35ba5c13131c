"""Owed when somebody asks, or when it was agreed. Rows T17 and P34."""

from __future__ import annotations

from datetime import date

import pytest

from checker.domain.organisation import Unit
from checker.domain.record import StatusRecord
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from checker.evaluation.obligations import obligations
from tests.build import Reported, agreed, asks, handed_in, judge, organisation, rulebook, when_asked, with_units

ASKED_ON = date(2016, 3, 7)
IN_TIME, LATE = (State.MET, "done_in_time"), (State.MET, "done_late")
AHEAD, OVER = (State.PENDING, "due_ahead"), (State.BREACHED, "due_over")
REPORT, AGREEMENTS = when_asked(), when_asked("agreement")
MERGED = (
    Unit(id="velbert", name="Velbert"),
    Unit(id="wuelfrath", name="Wülfrath", valid_to=date(2016, 6, 30), merges_into="velbert"),
)


def judged(rule: Rule, on: date, *told: StatusRecord, merged: bool = False) -> dict[str, Verdict]:
    house = organisation(("hilden", "ratingen"))
    house = with_units(house, offices=MERGED) if merged else house
    return judge(rulebook(rule, of=house), Reported().say(*told), on)


def outcome(verdict: Verdict) -> tuple[State, str]:
    return verdict.state, verdict.cause


@pytest.mark.parametrize("rule", [REPORT, AGREEMENTS])
@pytest.mark.parametrize("on", [date(2016, 1, 1), date(2016, 12, 31), date(2017, 3, 1)])
def test_without_an_occasion_nothing_is_owed(rule: Rule, on: date) -> None:
    assert judged(rule, on) == {}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(date(2016, 3, 6), None, id="nobody has asked yet"),
        pytest.param(ASKED_ON, AHEAD, id="asked today"),
        pytest.param(date(2016, 3, 21), AHEAD, id="ten working days later"),
        pytest.param(date(2016, 3, 22), OVER, id="and a day"),
    ],
)
def test_a_request_opens_what_is_owed_for_ten_working_days(on: date, expected: tuple[State, str] | None) -> None:
    verdicts = judged(REPORT, on, asks("v17", ASKED_ON))
    assert {key: outcome(verdict) for key, verdict in verdicts.items()} == (
        {"asked/hilden/2016-v17": expected} if expected else {}
    )


def test_a_request_may_name_its_own_time() -> None:
    (verdict,) = judged(REPORT, ASKED_ON, asks("v17", ASKED_ON, due_in_working_days=3)).values()
    assert verdict.due.effective == date(2016, 3, 10)


def test_each_request_is_an_obligation_of_its_own() -> None:
    told = (asks("v17", ASKED_ON), asks("v18", ASKED_ON), asks("v19", ASKED_ON, scope="ratingen"))
    given = handed_in("asked", date(2016, 3, 21), None, scope="hilden", period="2016-v17")
    verdicts = judged(REPORT, date(2016, 3, 22), *told, given)
    assert {key: outcome(verdict) for key, verdict in verdicts.items()} == {
        "asked/hilden/2016-v17": IN_TIME,
        "asked/hilden/2016-v18": OVER,
        "asked/ratingen/2016-v19": OVER,
    }


def test_a_report_that_names_no_request_answers_none() -> None:
    given = handed_in("asked", date(2016, 3, 21), None, scope="hilden")
    assert outcome(judged(REPORT, date(2016, 3, 22), asks("v17", ASKED_ON), given)["asked/hilden/2016-v17"]) == OVER


def test_a_request_that_was_taken_back_owes_nothing() -> None:
    gone = asks("v17", ASKED_ON, record_status="retracted")
    assert judged(REPORT, date(2016, 3, 8), asks("v17", ASKED_ON), gone) == {}


@pytest.mark.parametrize("other", [asks("v17", ASKED_ON, target="another"), asks("v17", date(2015, 12, 30))])
def test_requests_for_something_else_open_nothing(other: StatusRecord) -> None:
    assert judged(REPORT, date(2016, 3, 8), other) == {}


@pytest.mark.parametrize(
    ("done", "on", "expected"),
    [
        pytest.param(None, date(2016, 5, 2), AHEAD, id="30.04. is a Saturday: Monday is in time"),
        pytest.param(None, date(2016, 5, 3), OVER, id="the day after"),
        pytest.param(date(2016, 5, 2), date(2016, 5, 2), IN_TIME, id="done on Monday"),
        pytest.param(date(2016, 5, 3), date(2016, 5, 3), LATE, id="done on Tuesday"),
        pytest.param(date(2016, 5, 2), date(2016, 5, 1), AHEAD, id="not done yet on the day before"),
        pytest.param(date(2016, 5, 3), date(2017, 2, 1), LATE, id="looked at in the year after"),
    ],
)
def test_an_agreement_is_kept_until_its_own_day_has_ended(
    done: date | None, on: date, expected: tuple[State, str]
) -> None:
    told = agreed("a-2016-03", date(2016, 3, 15), date(2016, 4, 30), done)
    (verdict,) = judged(AGREEMENTS, on, told).values()
    assert (verdict.obligation, outcome(verdict)) == ("agreements/hilden/2016-a-2016-03", expected)
    assert verdict.due.nominal == date(2016, 4, 30)


def test_an_agreement_may_be_due_in_the_year_after() -> None:
    told = agreed("a1", date(2016, 12, 15), date(2017, 1, 15))
    (verdict,) = judged(AGREEMENTS, date(2017, 1, 16), told).values()
    assert (str(verdict.period), outcome(verdict)) == ("2016-a1", AHEAD), "the 15th is a Sunday"


@pytest.mark.parametrize(("role", "owner"), [("leitung", "leitung"), (None, "gf"), ("unbekannt", "gf")])
def test_whom_an_agreement_names_answers_for_it(role: str | None, owner: str) -> None:
    told = agreed("a1", date(2016, 3, 15), date(2016, 4, 30), owner_role=role)
    (verdict,) = judged(AGREEMENTS, date(2016, 4, 1), told).values()
    assert verdict.owner == owner


def test_a_day_agreed_anew_counts_from_when_it_is_known() -> None:
    first, anew = (agreed("a1", date(2016, 3, 15), due) for due in (date(2016, 4, 29), date(2016, 5, 31)))
    (verdict,) = judged(AGREEMENTS, date(2016, 5, 2), first, anew).values()
    assert (outcome(verdict), verdict.due.nominal) == (AHEAD, date(2016, 5, 31))


@pytest.mark.parametrize(
    ("on", "key"),
    [(date(2016, 6, 30), "agreements/wuelfrath/2016-a1"), (date(2016, 7, 1), "agreements/velbert/2016-a1")],
)
def test_what_a_merged_office_had_agreed_is_its_successors(on: date, key: str) -> None:
    told = agreed("a1", date(2016, 3, 15), date(2016, 8, 31), scope="wuelfrath")
    assert list(judged(AGREEMENTS, on, told, merged=True)) == [key]


@pytest.mark.parametrize("by", ["wuelfrath", "velbert"])
def test_what_was_handed_in_before_a_merger_stays_handed_in(by: str) -> None:
    told = asks("v17", date(2016, 6, 20), scope="wuelfrath")
    given = handed_in("asked", date(2016, 6, 27), None, scope=by, period="2016-v17")
    (verdict,) = judged(REPORT, date(2016, 7, 31), told, given, merged=True).values()
    assert (verdict.obligation, outcome(verdict)) == ("asked/velbert/2016-v17", IN_TIME)


def test_what_is_owed_can_be_listed_from_what_is_known() -> None:
    book = rulebook(REPORT, AGREEMENTS, of=organisation(("hilden",)))
    told = Reported().say(asks("v17", ASKED_ON), agreed("a1", date(2016, 3, 15), date(2016, 4, 30)))
    versions = told.records.versions
    assert [each.key for each in obligations(book, date(2016, 3, 14), versions)] == ["asked/hilden/2016-v17"]
    assert [each.key for each in obligations(book, date(2016, 3, 15), versions)] == [
        "asked/hilden/2016-v17",
        "agreements/hilden/2016-a1",
    ]
    assert list(obligations(book, date(2016, 12, 31))) == []


@pytest.mark.parametrize("number", ["w01", "q1", "h2", "V17", "17", "v17-", ""])
def test_a_number_that_reads_as_a_week_or_quarter_is_refused_before_it_opens_anything(number: str) -> None:
    with pytest.raises(ValueError, match="request_id"):
        asks(number, ASKED_ON)
    with pytest.raises(ValueError, match="agreement_id"):
        agreed(number, ASKED_ON, date(2016, 4, 30))
