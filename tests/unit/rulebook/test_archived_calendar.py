"""The archived table of days off: old ones read as ever, byte for byte; what shifts due days is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checker.usecases.rules.archived_calendar import table_of, with_table
from tests.build import error_rate, rulebook

# As archived since the first activation, before closures could shift due days.
OLD = (
    b'{"closures":{"2016-02-08":"Rosenmontag"},"first":"2016-01-01","holidays":{"2016-01-01":"Neujahr"},'
    b'"last":"2016-12-31","region":"NW","source":"holidays 0.109, NW"}'
)


def test_an_old_table_is_read_and_written_as_it_was() -> None:
    calendar = with_table(rulebook(error_rate()), OLD).calendar
    assert calendar.closures == {date(2016, 2, 8): "Rosenmontag"}
    assert calendar.next_working_day(date(2016, 2, 8)) == date(2016, 2, 8)
    assert table_of(calendar) == OLD


def test_a_closure_that_shifts_due_days_still_does_from_the_archive() -> None:
    shifts = replace(with_table(rulebook(error_rate()), OLD).calendar, shifting={date(2016, 2, 9): "Veilchendienstag"})
    calendar = with_table(rulebook(error_rate()), table_of(shifts)).calendar
    assert calendar.next_working_day(date(2016, 2, 9)) == date(2016, 2, 10)
    assert calendar == shifts
