"""Every field that the customer's schema names for a record is taken, and means what the schema says."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from checker.domain.record import CaseReview, Event, Meeting, StatusRecord
from checker.domain.record_problem import ProblemCode
from checker.records import ImportContext, read_file
from checker.records.reading import FileReading

LATER = datetime(2017, 3, 1, 8, 0, tzinfo=UTC)
HELD = {"type": "event", "event_type": "btm-briefing-benefits", "period": "2016", "status": "held"} | {
    "held_on": "2016-05-10",
}  # fmt: skip
REVIEWED = {"type": "case_review", "topic": "kdu", "scope": "hilden", "period": "2016-03", "stratum": "new"} | {
    "selection": "random", "reviewed": 20, "faulty": 5,
}  # fmt: skip


def read(context: ImportContext, record: dict[str, Any]) -> FileReading:
    given = {"schema": "status-record/1", "reported_at": "2017-02-01T08:00:00+02:00", **record}
    return read_file("einzeln.json", json.dumps([given]).encode(), context, recorded_at=LATER)


def record_of(context: ImportContext, record: dict[str, Any]) -> StatusRecord:
    (candidate,) = read(context, record).candidates
    return candidate.record


def refusal_of(context: ImportContext, record: dict[str, Any]) -> ProblemCode:
    (kept_out,) = read(context, record).quarantined
    return kept_out.reason.code


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"unit": "ratingen"}, id="the unit alone"),
        pytest.param({"unit": "ratingen", "scope": "ratingen"}, id="both the same"),
        pytest.param({"unit": "ratingen", "scope": "jobcenter"}, id="where in the house"),
        pytest.param(
            {"unit": {"level": "office", "id": "ratingen"}, "scope": {"id": "jobcenter"}}, id="with its level"
        ),
        pytest.param({"unit": None, "scope": "ratingen"}, id="no unit beside its scope"),
    ],
)
def test_the_unit_of_an_event_is_its_scope(context: ImportContext, told: dict[str, Any]) -> None:
    event = record_of(context, HELD | told)
    assert (event.scope, event.key) == ("ratingen", "event:btm-briefing-benefits:ratingen:2016-05-10")


def test_an_event_of_two_units_is_refused(context: ImportContext) -> None:
    told = HELD | {"unit": "ratingen", "scope": "velbert"}
    assert refusal_of(context, told) is ProblemCode.UNIT_OTHER_THAN_SCOPE


def test_an_event_without_unit_and_scope_is_refused(context: ImportContext) -> None:
    assert refusal_of(context, HELD) is ProblemCode.FIELD_MISSING


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (["btm", "gf"], ("btm", "gf")),
        (["gf", "btm", "gf"], ("btm", "gf")),
        ([], None),
        (None, None),
    ],
)
def test_who_takes_part_is_told_by_role(
    context: ImportContext, told: list[str] | None, kept: tuple[str, ...] | None
) -> None:
    event = record_of(context, HELD | {"scope": "hilden", "participant_roles": told})
    assert isinstance(event, Event)
    assert event.participant_roles == kept


def test_a_name_is_no_role(context: ImportContext) -> None:
    told = HELD | {"scope": "hilden", "participant_roles": ["Frau Muster"]}
    assert read(context, told).candidates == ()


@pytest.mark.parametrize(
    ("severity", "code"),
    [
        pytest.param({"critical": 1, "major": 2, "minor": 2}, None, id="all of the faulty"),
        pytest.param({"minor": 3}, None, id="some of them"),
        pytest.param({"critical": "suppressed", "minor": 5}, None, id="a small one suppressed"),
        pytest.param({"major": 6}, ProblemCode.PART_EXCEEDS_WHOLE, id="more than are faulty"),
        pytest.param({"major": -1}, ProblemCode.FIELD_NEGATIVE, id="less than none"),
    ],
)
def test_faulty_cases_may_be_told_by_severity(
    context: ImportContext, severity: dict[str, Any], code: ProblemCode | None
) -> None:
    told = REVIEWED | {"severity": severity}
    if code is not None:
        assert refusal_of(context, told) is code
        return
    review = record_of(context, told)
    assert isinstance(review, CaseReview)
    assert review.severity is not None
    assert review.severity.model_dump(exclude_none=True) == severity


def test_whole_files_have_no_severity_of_faults(context: ImportContext) -> None:
    told = REVIEWED | {"topic": "akte", "faulty": None, "severity": {"minor": 1}}
    assert refusal_of(context, told) is ProblemCode.FAULTY_OF_WHOLE_FILES


def test_the_calendar_of_a_body_goes_by_either_name(context: ImportContext) -> None:
    told = {"type": "meeting_calendar", "body": "traegerversammlung", "date": "2016-12-01", "scope": "jobcenter"}
    told |= {"period": "2016", "confirmed": True, "is_last": True}
    meeting = record_of(context, told)
    assert isinstance(meeting, Meeting)
    assert (meeting.key, meeting.is_confirmed, meeting.is_last) == ("meeting:traegerversammlung:2016-12-01", True, True)
