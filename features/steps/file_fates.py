"""What a file would change, what it has changed, and how it is taken back."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO

from pytest_bdd import given, then, when

from checker.cli.import_preview_sheet import as_lines
from checker.cli.record_table import as_csv, columns
from checker.cli.withdrawal_sheet import as_lines as withdrawal_lines
from checker.domain.clock import at_local, end_of_day
from checker.domain.withdrawal import WithdrawalReason
from checker.evaluation.few_staff import StaffFigures
from checker.pages.csv_text import BYTE_ORDER_MARK
from checker.store import verdicts
from checker.store.record_selection import RecordFilter, selected
from checker.usecases.importing.withdraw import FileWithdrawal, WantedWithdrawal, withdraw_file
from checker.usecases.judging.import_preview import preview_import
from checker.wording.states import state_text

from .house import House
from .words import rows, sentence


@given("die Dateien werden eingelesen")
def all_imported(house: House) -> None:
    house.import_all()


@when(
    sentence('am {on:Tag} der Probelauf für "{file_name:Text}" gezeigt wird'), target_fixture="shown_before_the_import"
)
def shown_ahead(house: House, on: date, file_name: str) -> str:
    (path,) = (arrival.file for arrival in house.arrivals if arrival.file.name == file_name)
    return "\n".join(as_lines(preview_import(house.store, [path], at_local(on, 12))))


@then("nennt der Probelauf:")
def ahead_names(shown_before_the_import: str, datatable: Sequence[Sequence[str]]) -> None:
    for (told,) in datatable:
        assert told in shown_before_the_import


@when(
    sentence('am {on:Tag} die Datei "{file_name:Text}" als falsche Datei zurückgenommen wird'),
    target_fixture="withdrawal",
)
def withdrawn(house: House, on: date, file_name: str) -> FileWithdrawal:
    wanted = WantedWithdrawal(file_name, "fachaufsicht", WithdrawalReason.WRONG_FILE)
    return withdraw_file(house.store, wanted, at_local(on, 12))


@when(sentence('am {on:Tag} die Rücknahme der Datei "{file_name:Text}" aufgehoben wird'))
def counts_again(house: House, on: date, file_name: str) -> None:
    wanted = WantedWithdrawal(file_name, "fachaufsicht", WithdrawalReason.IN_ERROR, takes_back=True)
    withdraw_file(house.store, wanted, at_local(on, 12))


@then("nennt die Rücknahme:")
def withdrawal_names(withdrawal: FileWithdrawal, datatable: Sequence[Sequence[str]]) -> None:
    shown = "\n".join(withdrawal_lines(withdrawal, None))
    for (told,) in datatable:
        assert told in shown


@then(sentence('hat die Zielwacht am {on:Tag} zu {row:Zeile} "{state:Text}" festgehalten'))
def was_noted(house: House, on: date, row: str, state: str) -> None:
    """What its own round of that day decided: it looks only at what may have changed."""
    key = house.obligation(row)
    with house.store.read() as tx:
        stored = verdicts.as_judged_on(tx, [key], on)
    assert state_text(stored[key], "de") == state


@then(sentence("gibt der Export der geltenden Meldungen nach dem Kenntnisstand vom {on:Tag} aus:"))
def exported(house: House, on: date, datatable: Sequence[Sequence[str]]) -> None:
    """Read again as a spreadsheet of the house reads it."""
    wanted = RecordFilter(which="in-force", known_at=end_of_day(on))
    with house.store.read() as tx:
        lines = as_csv(selected(tx, wanted), columns(None), StaffFigures.of(house.book), "de")
        written = list(csv.DictReader(StringIO("".join(lines).removeprefix(BYTE_ORDER_MARK)), delimiter=";"))
    expected = rows(datatable)
    assert [{name: row[name] for name in expected[0]} for row in written] == expected
