"""What a rulebook owes is made once for each stretch of days on which the same units exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from weakref import ref

import pytest

from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import end_of_day
from checker.domain.organisation import Unit
from checker.domain.report import Records
from checker.domain.rulebook import Rulebook
from checker.evaluation.assessment import Assessment
from checker.evaluation.obligations import Obligation, owed_by
from checker.evaluation.timetable import timetable_of
from tests import build

LAST, FIRST = date(2016, 6, 30), date(2016, 9, 1)
UNITS = (Unit(id="alt", name="Alt", valid_to=LAST), Unit(id="neu", name="Neu", valid_from=FIRST))
A_DAY = timedelta(days=1)


def book() -> Rulebook:
    return build.rulebook(build.dialogues_held(), of=build.with_units(build.organisation(), offices=UNITS))


def owed(of: Rulebook, on: date) -> tuple[Obligation, ...]:
    (planned,) = of.rules()
    return owed_by(planned, of, on)


@pytest.mark.parametrize(
    ("on", "units"),
    [
        pytest.param(date(2015, 5, 1), ["alt"], id="a year ahead, those of the plan's first day"),
        pytest.param(LAST, ["alt"], id="on a unit's last day it still owes"),
        pytest.param(LAST + A_DAY, [], id="the day after it has ceased"),
        pytest.param(FIRST - A_DAY, [], id="the day before one comes to be"),
        pytest.param(FIRST, ["neu"], id="on its first day"),
        pytest.param(date(2018, 1, 1), ["neu"], id="years later, those of the plan's last day"),
    ],
)
def test_the_units_of_the_day_owe_whatever_day_was_asked_about_before(on: date, units: list[str]) -> None:
    of = book()
    for other in (date(2016, 1, 1), FIRST, LAST, on):
        owed(of, other)
    assert [each.scope.id for each in owed(of, on)] == units == [each.scope.id for each in owed(book(), on)]


def test_days_between_which_no_unit_comes_or_goes_share_what_is_owed() -> None:
    of = book()
    assert owed(of, date(2016, 3, 1)) is owed(of, LAST)
    assert owed(of, LAST) is not owed(of, LAST + A_DAY)


def test_a_rulebook_that_is_let_go_is_not_kept_by_what_it_owed() -> None:
    of = book()
    owed(of, FIRST)
    assessment = _assessed(of)
    (planned,) = of.rules()
    timetable_of(planned, owed(of, FIRST)[0].period, assessment)
    gone = ref(of)
    del of, assessment, planned
    assert gone() is None


def test_another_calendar_than_the_rulebooks_has_a_timetable_of_its_own() -> None:
    of = build.rulebook(build.error_rate())
    (planned,) = of.rules()
    period = owed(of, FIRST)[0].period
    closed = replace(of.calendar, holidays={**of.calendar.holidays, date(2017, 1, 9): "ein Feiertag mehr"})
    own, other = (timetable_of(planned, period, _assessed(of, calendar)) for calendar in (of.calendar, closed))
    assert own is timetable_of(planned, period, _assessed(of))
    assert own.figures_expected is not None
    assert other.figures_expected is not None
    assert other.figures_expected > own.figures_expected


def _assessed(of: Rulebook, calendar: WorkingCalendar | None = None) -> Assessment:
    return Assessment.of(of, calendar or of.calendar, of.organisation, Records(), (), FIRST, end_of_day(FIRST))
