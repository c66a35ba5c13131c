"""A verdict is explained: what stands in the explanation, in the words that a reader is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from pytest_bdd import then, when

from checker.domain.clock import at_local, end_of_day
from checker.usecases.judging.explain import Question, explain_activated, explain_files
from checker.wording.explain.sections import ExplanationText, Section, tell

from .house import House
from .words import plain, rows, sentence


@when(sentence("das Urteil zu {row:Zeile} am {on:Tag} erläutert wird"), target_fixture="told")
def explained(house: House, row: str, on: date) -> ExplanationText:
    """As `zielwacht rules explain` does with the files that had arrived by the end of the day."""
    by = [arrival.file for arrival in house.arrivals if arrival.at <= end_of_day(on)]
    return tell(explain_files(house.book, by, Question(house.rule_of(row), on), today=on).explanation)


@when(sentence("das Urteil zu {row:Zeile} in {office:Name} am {on:Tag} erläutert wird"), target_fixture="told")
def explained_in_an_office(house: House, row: str, office: str, on: date) -> ExplanationText:
    by = [arrival.file for arrival in house.arrivals if arrival.at <= end_of_day(on)]
    question = Question(house.rule_of(row), on, house.office(office))
    return tell(explain_files(house.book, by, question, today=on).explanation)


@when(
    sentence(
        "das Urteil zu {row:Zeile} vom {on:Tag} nach dem Kenntnisstand vom {known_on:Tag}, {time:Uhrzeit} Uhr, "
        "erläutert wird"
    ),
    target_fixture="told",
)
def explained_as_known(house: House, row: str, on: date, known_on: date, time: tuple[int, int]) -> ExplanationText:
    """By the store, after everything has come in."""
    house.import_all()
    known_at: datetime = at_local(known_on, *time)
    return tell(explain_activated(house.store, Question(house.rule_of(row), on, known_at=known_at)).explanation)


@then(sentence('steht unter "{heading:Text}": "{text:Text}"'))
def the_sentence(told: ExplanationText, heading: str, text: str) -> None:
    """Word for word one of the sentences of that section."""
    section = _section(told, heading)
    lines = [plain(line).replace("„", "'").replace("“", "'") for line in (*section.lines, *section.notes)]
    assert text in lines, f"dort steht {lines}"


@then(sentence('lautet die Tafel unter "{heading:Text}":'))
def the_table(told: ExplanationText, heading: str, datatable: Sequence[Sequence[str]]) -> None:
    """A closed list of rows; of the columns those that are named."""
    section = _section(told, heading)
    assert section.table is not None, f"unter {heading} steht keine Tafel"
    titles = section.table.titles
    expected = rows(datatable)
    shown = [
        {title: plain(cell) for title, cell in zip(titles, row, strict=True) if title in expected[0]}
        for row in section.table.rows
    ]
    assert shown == expected


def _section(told: ExplanationText, heading: str) -> Section:
    found = [section for section in told.sections if section.heading == heading]
    if not found:
        pytest.fail(f"einen Abschnitt {heading} gibt es nicht: {[section.heading for section in told.sections]}")
    return found[0]
