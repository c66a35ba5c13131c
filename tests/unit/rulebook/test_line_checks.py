"""A line that cannot say what it is to set is told at its place."""

from __future__ import annotations

import pytest

from tests.unit.rulebook.a_rulebook import FILES, problems_of

SENDER = """\
sender: {id: amt, title: Amt, role: bl}
profiles:
  - id: akten
    version: 1
    title: Akten
    file: {name: ["akten_{year}.csv"], format: csv, encoding: utf-8, delimiter: ";"}
    lines:
      - {text: "Stand: {date} / {time}", sets: reported_at, place: below}
      - {text: "Monat {month_name} {year}", sets: data_month}
    columns:
      Tag: {field: held_on}
    records: {type: meeting, set: {body: rat, scope: jobcenter, period: "2016"}}
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param("", "", None, id="sound"),
        pytest.param(
            "Stand: {date} / {time}",
            "Stand: *",
            "8:16: a line that sets reported_at names a day; write {date}, as in 'Stand: {date}'",
            id="a Stand without its day",
        ),
        pytest.param(
            "Monat {month_name} {year}",
            "Monat {month_name} {year} {time}",
            "9:16: {time} is read where a line sets reported_at, and this one sets data_month; write '*'",
            id="a time that nothing reads",
        ),
    ],
)
def test_a_line_that_cannot_say_what_it_sets_is_told(old: str, new: str, told: str | None) -> None:
    problems = problems_of({**FILES, "senders/amt.yaml": SENDER.replace(old, new) if old else SENDER})
    about = [problem.removeprefix("senders/amt.yaml:") for problem in problems if problem.startswith("senders/amt")]
    assert about == ([told] if told else [])
