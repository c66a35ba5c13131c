"""What is found leads to its page, and what has none leads nowhere."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from checker.usecases.reading.house_findings import FindingsSeen
from checker.usecases.reading.search import FileNumberFound, SearchResult
from checker.usecases.rules.mail_context import briefing_of
from checker.web.search_view import search_groups
from tests.stored import verdict
from tests.unit.wording.made_up import shipped

ON = date(2016, 5, 23)
TITLE = "Fehlerquote Arbeitsanweisung KdU"


@pytest.mark.parametrize(
    ("rule", "has_finding", "text", "path"),
    [
        pytest.param("kdu-error-rate", True, TITLE, "/befunde/kdu-error-rate/jobcenter/2016", id="a finding"),
        pytest.param("kdu-error-rate", False, TITLE, "/verpflichtungen/kdu-error-rate/jobcenter/2016", id="none yet"),
        pytest.param("gone", True, "gone/jobcenter/2016", "", id="a rule that is gone"),
    ],
)
def test_a_file_number_leads_to_what_it_is_about(rule: str, has_finding: bool, text: str, path: str) -> None:
    book = shipped()
    seen = FindingsSeen(book, briefing_of(book, ON, datetime(2016, 5, 23, 10, 0, tzinfo=UTC), ()), ON, ())
    number = FileNumberFound("50.1-2016/077", verdict(rule=rule), ON, False, has_finding)
    (group,) = search_groups(SearchResult(seen, (), (), (number,), frozenset()), "de")
    ((_, _, about),) = group.made.rows
    assert (about.text, about.href) == (text, path)
