"""Names on previews: as people say them on a page, as commands take them on a terminal, and never a failure."""

from __future__ import annotations

import pytest

from checker.preview.names import Ids, Names
from checker.rulebook.load import load
from tests.build import error_rate, rulebook
from tests.workspace import REPOSITORY

BOOK = rulebook(error_rate(short_title="Fehlerquote"))
SHIPPED = load(REPOSITORY / "rules")
PROFILE = SHIPPED.senders[0]
REPORT = f"{PROFILE.sender.id}/{PROFILE.profiles[0].id}/2016-07"


@pytest.mark.parametrize(
    ("about", "named"),
    [
        pytest.param("error-rate/jobcenter/2016", "Fehlerquote (Jobcenter)", id="a target of the house"),
        pytest.param("error-rate/hilden/2016", "Fehlerquote (Hilden)", id="a target of a unit"),
        pytest.param("gone/hilden/2016", "gone/hilden/2016", id="a rule that nobody knows"),
        pytest.param("3f2ab8", "3f2ab8", id="no key at all"),
        pytest.param("a/b/c", "a/b/c", id="no period"),
    ],
)
def test_what_has_no_name_is_called_by_its_key(about: str, named: str) -> None:
    assert Names((BOOK,), "de").obligation(about) == named
    assert Ids((BOOK,), "en").obligation(about) == about


def test_a_report_is_called_by_its_title_its_month_and_its_sender() -> None:
    named = Names((SHIPPED,), "de").obligation(REPORT)
    assert named == f"{PROFILE.profiles[0].title}, Juli 2016 ({PROFILE.sender.title})"


def test_who_runs_the_program_has_a_title_in_every_house() -> None:
    assert Names((BOOK,), "de").role("administration") == "Administration"
    assert Names((BOOK,), "de").role("nobody-knows") == "nobody-knows"
