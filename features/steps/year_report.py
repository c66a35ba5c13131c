"""The report on a plan's year, as somebody reads it who prints it."""

from __future__ import annotations

from datetime import date

from pytest_bdd import then, when

from checker.cli.report.year_page import year_page
from checker.cli.report.year_sections import Sections
from checker.domain.verdict import State
from checker.usecases.auditing.year_report import year_report

from .house import House
from .words import sentence


@when(sentence("am {on:Tag} der Jahresbericht {year:Zahl} geschrieben wird"), target_fixture="written")
def a_report_is_written(house: House, on: date, year: int) -> Sections:
    report = year_report(house.store, year, on, None)
    assert "</html>" in year_page(report)
    return Sections(report, "de")


@then("nennt er jedes Ziel des Plans mit seinem Urteil")
def every_target_is_named(house: House, written: Sections) -> None:
    planned = [planned.rule.source.row for planned in house.book.rules()]
    named = [target.heading.removeprefix("Zeile ").split(":")[0] for target in written.targets]
    assert sorted(named) == sorted(planned)
    assert [target.heading for target in written.targets if not target.standing] == []


@then("nennt er kein Ziel als erreicht")
def nothing_is_met(written: Sections) -> None:
    assert [target.heading for target in written.targets if target.worst is State.MET] == []


@then(sentence('steht {row:Zeile} darin als "{standing:Text}" und unter dem, was fehlt'))
def stands_in_it(written: Sections, row: str, standing: str) -> None:
    """The row's first target, where it has several."""
    target = next(target for target in written.targets if target.heading.startswith(f"Zeile {row}:"))
    assert target.standing == standing
    assert target.id in {place for place, *_ in written.gaps}
