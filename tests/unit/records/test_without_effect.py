"""What opens or settles nothing is taken, and the sender is told why."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from checker.records import ImportContext, read_file
from tests.unit.records.files import sentence_of

LATER = datetime(2017, 3, 1, 8, 0, tzinfo=UTC)
AGREED = {"type": "agreement", "agreement_id": "v50", "scope": "ratingen", "period": "2016"} | {
    "agreed_on": "2016-03-14", "due_on": "2016-05-13", "owner_role": "geschaeftsstellenleitung",
}  # fmt: skip
ASKED = {"type": "request", "target_id": "special-circumstances-report", "request_id": "b1", "scope": "ratingen"} | {
    "period": "2016", "requested_on": "2016-05-09",
}  # fmt: skip
PLANNED = {"type": "deliverable", "target_id": "annual-team-plan", "scope": "mi-ratingen", "period": "2016"} | {
    "submitted_on": "2016-03-02", "evidence": {"kind": "minutes", "ref": "12.1-2016/002"},
}  # fmt: skip
BY_TOWN = PLANNED | {"target_id": "but-backlog-report-1", "scope": "stadt-ratingen", "reference_date": "2016-04-15"}
MONTH_OF_A_CAP = {"type": "measurement", "metric_id": "kdu-cost", "scope": "jobcenter", "period": "2016-05"} | {
    "aggregation": "month", "value": "8000000.00",
}  # fmt: skip
SICKNESS = {"type": "headcount", "headcount": "sickness", "scope": "jobcenter", "period": "2016-05"} | {
    "aggregation": "month", "rate": "11.4",
}  # fmt: skip
DIALOGUE = {"type": "event", "event_type": "interface-dialogue", "scope": "hilden", "period": "2016"} | {
    "planned_on": "2016-05-10", "status": "planned",
}  # fmt: skip


def warnings(context: ImportContext, record: dict[str, Any]) -> list[str]:
    given = {"schema": "status-record/1", "reported_at": "2017-02-01T08:00:00+02:00", **record}
    reading = read_file("einzeln.json", json.dumps([given]).encode(), context, recorded_at=LATER)
    assert len(reading.candidates) == 1, "it is taken all the same"
    return [sentence_of(warning) for warning in reading.warnings]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(AGREED, id="an agreement of an office"),
        pytest.param(ASKED, id="a request to an office"),
        pytest.param(ASKED | {"scope": "jobcenter"}, id="a request to the house, which may owe a follow-up"),
        pytest.param(PLANNED, id="a team's plan"),
        pytest.param(BY_TOWN, id="a town's part of a report"),
        pytest.param(MONTH_OF_A_CAP | {"aggregation": "ytd", "period": "2016-05-ytd"}, id="what a cap counts"),
        pytest.param(SICKNESS, id="a month that only a follow-up asks for"),
        pytest.param(DIALOGUE | {"participant_roles": ["gf", "btm"]}, id="roles that there are"),
        pytest.param(ASKED | {"requested_on": "2016-12-30"}, id="a request on the year's last working day"),
    ],
)
def test_what_counts_is_not_doubted(context: ImportContext, record: dict[str, Any]) -> None:
    assert warnings(context, record) == []


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (AGREED | {"scope": "mi-ratingen"}, "'mi-ratingen' is of level team, and this is owed by level office"),
        (AGREED | {"scope": "jobcenter"}, "'jobcenter' is of level organisation, and this is owed by level office"),
        (ASKED | {"scope": "mi-ratingen"}, "owed by level office or organisation; it counts for nothing"),
        (PLANNED | {"scope": "ratingen"}, "'ratingen' is of level office, and this is owed by level team"),
        (ASKED | {"requested_on": "2017-01-09"}, "there is no plan of 2017"),
        (AGREED | {"agreed_on": "2017-01-09", "due_on": "2017-02-03"}, "there is no plan of 2017"),
        (AGREED | {"owner_role": "chef"}, "there is no role 'chef'; whoever owns the rule answers for it"),
        (MONTH_OF_A_CAP, "no rule counts 'kdu-cost' as the month's own figure, only as the figure of the year so far"),
        (DIALOGUE | {"participant_roles": ["gf", "bmt"]}, "there is no role 'bmt'; the event counts without it"),
        (PLANNED | {"target_id": "kdu-budget", "scope": "jobcenter"}, "no rule for such a record has the id"),
    ],
)
def test_what_is_in_vain_is_said(context: ImportContext, record: dict[str, Any], told: str) -> None:
    (warning,) = warnings(context, record)
    assert told in warning
