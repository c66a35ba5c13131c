"""Of the same bytes the newest reading counts; a later file takes the place of an earlier one of its report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.domain.period import Period
from checker.domain.quarantine import FileRead, HeldState, HowItStands, QuarantineNumber, standings

OPEN = HowItStands(HeldState.OPEN)
REFUSED = FileRead(1, "a" * 64, "q1.csv", "reviewers", "reviews@1", is_used=False, period=Period.parse("2016-Q1"))


@pytest.mark.parametrize(
    ("later", "stands"),
    [
        pytest.param({}, HowItStands(HeldState.READ_AGAIN, 2), id="the same bytes once more, and refused again"),
        pytest.param(
            {"file": "q1-neu.csv"}, HowItStands(HeldState.READ_AGAIN, 2), id="the same bytes under another name"
        ),
        pytest.param({"sha256": "b" * 64}, OPEN, id="a later file that could not be used either"),
        pytest.param(
            {"sha256": "b" * 64, "is_used": True}, HowItStands(HeldState.OVERTAKEN, 2), id="mended and sent again"
        ),
        pytest.param(
            {"sha256": "b" * 64, "is_used": True, "profile": "reviews@2", "file": "q1-neu.csv"},
            HowItStands(HeldState.OVERTAKEN, 2),
            id="another name, but the same report",
        ),
        pytest.param(
            {"sha256": "b" * 64, "is_used": True, "file": "q2.csv", "period": Period.parse("2016-Q2")},
            OPEN,
            id="the next report",
        ),
        pytest.param(
            {"sha256": "b" * 64, "is_used": True, "file": "q1-hilden.csv", "scope": "hilden"},
            OPEN,
            id="the same report of one unit, which may be another one",
        ),
        pytest.param(
            {"sha256": "b" * 64, "is_used": True, "sender": "others"}, OPEN, id="another sender calls it the same"
        ),
    ],
)
def test_how_a_refused_file_stands_after_a_later_one(later: dict[str, object], stands: HowItStands) -> None:
    assert standings([REFUSED, replace(REFUSED, account=2, **later)])[1] == stands  # type: ignore[arg-type]


def test_a_file_that_nobody_could_tell_the_profile_of_is_overtaken_by_its_name() -> None:
    unknown = FileRead(1, "a" * 64, "Liste.csv", "", "", is_used=False)
    later = FileRead(2, "b" * 64, "liste.csv", "reviewers", "reviews@1", is_used=True)
    assert standings([unknown, later])[1] == HowItStands(HeldState.OVERTAKEN, 2)


def test_files_of_two_units_under_one_name_do_not_overtake_each_other() -> None:
    one = replace(REFUSED, scope="hilden")
    other = replace(REFUSED, account=2, sha256="b" * 64, is_used=True, scope="velbert")
    assert standings([one, other])[1] == OPEN


def test_rows_that_were_taken_in_by_decision_settle_no_others_of_their_file() -> None:
    released = replace(REFUSED, account=2, arrived=1, is_used=True, is_release=True)
    assert standings([REFUSED, released]) == {1: OPEN, 2: OPEN}
    again = replace(REFUSED, account=3, arrived=1)
    assert standings([REFUSED, released, again])[1] == HowItStands(HeldState.READ_AGAIN, 3)


def test_what_is_read_again_came_when_its_file_did() -> None:
    between = replace(REFUSED, account=2, sha256="b" * 64)
    again = replace(REFUSED, account=3, arrived=1, is_used=True)
    assert standings([REFUSED, between, again])[2] == OPEN


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", QuarantineNumber(12)),
        (" 12.3 ", QuarantineNumber(12, 3)),
        ("12.0", None),
        ("0", None),
        ("12.3.4", None),
        ("-1", None),
        ("１２", None),
        ("9" * 30, None),
    ],
)
def test_numbers_as_people_write_them(text: str, number: QuarantineNumber | None) -> None:
    assert QuarantineNumber.parse(text) == number
    assert number is None or QuarantineNumber.parse(str(number)) == number
