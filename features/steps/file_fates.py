"""What a file would change, what it has changed, and how it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pytest_bdd import given, then, when

from checker.cli.import_preview_sheet import as_lines
from checker.domain.clock import at_local
from checker.usecases.judging.import_preview import preview_import

from .house import House
from .words import sentence


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
        assert told in shown_before_the_import, shown_before_the_import
