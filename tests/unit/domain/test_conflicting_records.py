"""Two official figures for one month, and reviews that were sorted into another selection afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from checker.domain.conflicting_records import resorted, two_official_figures
from checker.domain.record import Origin, RecordVersion, StatusRecord
from checker.domain.report import in_force
from tests.build import integrations, review

APRIL = datetime(2016, 4, 11, 10, 0, tzinfo=UTC)
KEY = "measurement:iq:jobcenter:2016-03-ytd:ytd"


def version(record: StatusRecord, sequence: int, row: int = 1) -> RecordVersion:
    return RecordVersion(record, Origin("a", "b", "c.csv", "0" * 64, "", row), APRIL + timedelta(sequence), sequence)


def official(part: int, month: str = "2016-05", **extra: Any) -> StatusRecord:
    return integrations("2016-03", part, 26_000, data_month=month, authority="official", **extra)


@pytest.mark.parametrize(
    ("older", "newer", "is_doubted"),
    [
        pytest.param(official(1240), official(1289), True, id="one data month, two numbers"),
        pytest.param(official(1240), official(1240), False, id="the same number again"),
        pytest.param(official(1240), official(1289, "2016-06"), False, id="a later data month"),
        pytest.param(official(1240), official(1289, data_status="corrected"), False, id="told to be a correction"),
        pytest.param(
            official(1240, data_status="provisional"), official(1289, data_status="final"), False, id="now final"
        ),
        pytest.param(official(1240), integrations("2016-03", 1289, 26_000, data_month="2016-05"), False, id="a count"),
        pytest.param(official(1240, record_status="retracted"), official(1289), False, id="the first was withdrawn"),
    ],
)
def test_when_two_official_figures_contradict_one_another(
    older: StatusRecord, newer: StatusRecord, *, is_doubted: bool
) -> None:
    found = two_official_figures([version(older, 1), version(newer, 2)])
    assert ({key: (two.month, two.newer.sequence) for key, two in found.items()}) == (
        {KEY: ("2016-05", 2)} if is_doubted else {}
    )


@pytest.mark.parametrize("arrives_first", ["official", "local"])
def test_an_official_figure_outranks_a_count_whichever_came_later_and_however_new_its_data(arrives_first: str) -> None:
    count = integrations("2016-03", 1400, 26_000, data_month="2016-09")
    told = [official(1289), count] if arrives_first == "official" else [count, official(1289)]
    (counts,) = in_force(version(record, place) for place, record in enumerate(told, start=1))
    assert counts.record == official(1289)


def test_of_two_official_figures_the_later_data_month_counts_though_it_came_first() -> None:
    (counts,) = in_force([version(official(1300, "2016-06"), 1), version(official(1289, "2016-05"), 2)])
    assert counts.record == official(1300, "2016-06")


def test_a_chain_of_a_thousand_corrections_ends_with_the_last_and_costs_one_look_each() -> None:
    chain = [version(review("2016-03", 1000, number), number) for number in range(1, 1001)]
    looked: list[int] = []

    class Counting(RecordVersion):
        @property
        def rank(self) -> Any:
            looked.append(self.sequence)
            return super().rank

    counted = [Counting(one.record, one.origin, one.recorded_at, one.sequence) for one in reversed(chain)]
    (last,) = in_force(counted)
    assert last.record == review("2016-03", 1000, 1000)
    assert len(looked) == 1000


# --- Selection ---------------------------------------------------------------------------------------------------


def of(selection: str, reviewed: int, faulty: int = 0, **extra: Any) -> StatusRecord:
    return review("2016-03", reviewed, faulty, selection=selection, **extra)


def moves(*told: tuple[StatusRecord, int]) -> list[tuple[str, str, int]]:
    found = resorted(version(record, sequence, row) for row, (record, sequence) in enumerate(told, start=1))
    return [(one.reduced.key.split(":")[4], one.raised.key.split(":")[4], one.sequence) for one in found]


WITHDRAWN = {"record_status": "retracted"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            [(of("random", 20, 4), 1), (of("random", 20, 4, **WITHDRAWN), 2), (of("risk", 20, 4), 3)],
            [("random", "risk", 3)],
            id="withdrawn as random, told anew as risk",
        ),
        pytest.param(
            [(of("random", 20, 4), 1), (of("risk", 20, 4), 2), (of("random", 20, 4, **WITHDRAWN), 3)],
            [("random", "risk", 3)],
            id="first told anew, then withdrawn",
        ),
        pytest.param(
            [(of("random", 20, 4), 1), (of("risk", 5), 1), (of("random", 12), 2), (of("risk", 13, 4), 2)],
            [("random", "risk", 2)],
            id="one corrected file moves eight cases",
        ),
        pytest.param(
            [(of("complaint", 9), 1), (of("complaint", 0), 2), (of("random", 9), 2)],
            [("complaint", "random", 2)],
            id="good cases moved into the sample",
        ),
        pytest.param([(of("random", 20), 1), (of("risk", 9), 2)], [], id="more was reviewed"),
        pytest.param([(of("random", 20), 1), (of("random", 12), 2)], [], id="a count was wrong"),
        pytest.param(
            [(of("random", 1012), 1), (of("random", 12), 1), (of("risk", 4), 1)], [], id="one file corrects itself"
        ),
        pytest.param([(of("risk", 9), 1), (of("risk", 0), 2), (of("complaint", 9), 2)], [], id="neither was a sample"),
        pytest.param(
            [(of("random", 20), 1), (of("random", 12), 2), (of("risk", 8, stratum="existing"), 2)],
            [],
            id="another stratum",
        ),
        pytest.param(
            [(of("risk", 9), 1), (of("random", 20), 2), (of("random", 12), 3)], [], id="risk was there before"
        ),
    ],
)
def test_which_reviews_have_changed_their_selection(
    told: list[tuple[StatusRecord, int]], expected: list[tuple[str, str, int]]
) -> None:
    assert moves(*told) == expected
