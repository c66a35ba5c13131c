"""Files are imported, and what becomes of every row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pytest_bdd import then, when

from checker.domain.clock import at_local
from checker.usecases.importing.archived_files import look_again, mend
from checker.usecases.importing.import_records import import_records
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.importing.receipts import imported as imported_receipt
from checker.usecases.judging.check import check_activated
from checker.usecases.running.status import status
from checker.wording.present import present
from checker.wording.record_problems import problem_text

from .everything_kept import is_kept
from .house import House
from .words import number, rows, sentence


@when("die Dateien eingelesen werden")
def imported(house: House) -> None:
    house.import_all()


@when(sentence("am {on:Tag} dieselben Dateien noch einmal eingelesen werden"))
def imported_again(house: House, on: date) -> None:
    files = [arrival.file for arrival in house.arrivals]
    house.read = list(import_records(house.store, files, at_local(on, 12)).files)


@then("lautet die Rechenschaft:")
def the_account(house: House, datatable: Sequence[Sequence[str]]) -> None:
    """Read is accepted, duplicate, correction or quarantined: every row is one of them. A file that brings several
    tables has an account for each, named beside it.
    """
    titles = ("gelesen", "angenommen", "doppelt", "Korrektur", "in Quarantäne")
    expected = {line["Datei"]: tuple(number(line[title]) for title in titles) for line in rows(datatable)}
    counted = {
        part.name: (one.read, one.accepted, one.duplicate, one.correction, one.quarantined)
        for part in (part for read in house.read for part in read.each)
        for one in (part.account,)
    }
    assert counted == expected
    for read, *parts in counted.values():
        assert read == sum(parts)


@then(sentence("lauten am {on:Tag} alle Urteile wie am Mittag des {before:Tag} bekannt"))
def no_verdict_changed(house: House, on: date, before: date) -> None:
    was = check_activated(house.store, on, at_local(before, 12)).verdicts
    now = check_activated(house.store, on, None).verdicts
    assert now, "ein Vergleich ohne Urteile sagt nichts"
    assert [present(verdict) for verdict in now] == [present(verdict) for verdict in was]


@then(sentence("sind im Ganzen {count:Zahl} Meldungen gespeichert"))
def stored(house: House, count: int) -> None:
    assert status(house.store).versions == count


@then(sentence('wird zur Summenzeile von "{file_name:Text}" vor der Spalte "{column:Text}" gewarnt'))
def the_sum_is_doubted(house: House, file_name: str, column: str) -> None:
    warnings = [problem_text(warning, "en") for warning in _of(house, file_name).warnings]
    assert [told for told in warnings if "sum row" in told and f"'{column}'" in told], (
        f"gewarnt wird {warnings or 'nicht'}"
    )


@then(sentence('gibt es zu "{file_name:Text}" keine Warnung'))
def nothing_is_doubted(house: House, file_name: str) -> None:
    assert [problem_text(warning, "en") for warning in _of(house, file_name).warnings] == []


@then(sentence('gibt es zu "{file_name:Text}" genau eine Warnung, zu den Zeilen {numbers:Text}'))
def some_rows_are_doubted(house: House, file_name: str, numbers: str) -> None:
    warnings = [problem_text(warning, "en") for warning in _of(house, file_name).warnings]
    assert [told.endswith(f"rows {numbers}") for told in warnings] == [True], f"gewarnt wird {warnings or 'nicht'}"


@then(sentence('ist die Datei "{file_name:Text}" abgelehnt'))
def refused(house: House, file_name: str) -> None:
    read = _of(house, file_name)
    assert read.problems, "es wurde nichts beanstandet"
    assert (read.account.read, read.account.accepted) == (0, 0)


@then(sentence('der Absender von "{file_name:Text}" liest "{told:Text}"'))
def the_sender_reads(house: House, file_name: str, told: str) -> None:
    read = _of(house, file_name)
    assert told in imported_receipt(read, file_name, house.arrivals[-1].at, "de").text


@when(sentence("das Archiv am {on:Tag} noch einmal auf Sozialdaten geprüft und bereinigt wird"))
def the_archive_is_screened_again(house: House, on: date) -> None:
    _, house.seen_in_archive = look_again(house.store)
    mend(house.store, house.seen_in_archive, at_local(on, 12))


@then(sentence('nennt die Prüfung des Archivs zu "{file_name:Text}": "{told:Text}"'))
def the_archive_is_told(house: House, file_name: str, told: str) -> None:
    (found,) = house.seen_in_archive
    assert found.names == (file_name,)
    assert told in "; ".join(problem_text(problem, "de") for problem in found.problems)


@then(sentence('ist "{word:Text}" nirgends gespeichert'))
def not_kept(house: House, word: str) -> None:
    assert not _is_kept(house, word), f"„{word}“ ist gespeichert"


@then(sentence('ist "{word:Text}" gespeichert'))
def kept(house: House, word: str) -> None:
    assert _is_kept(house, word), f"„{word}“ ist nicht gespeichert"


def _is_kept(house: House, word: str) -> bool:
    """Whether a word of a file is found in what the house keeps on disk, in the encoding of any sender."""
    return is_kept(house.store_folder, word)


def _of(house: House, file_name: str) -> ReadFile:
    found = [read for read in house.read if read.account.file == file_name]
    assert found, f"{file_name} wurde nicht eingelesen: {[read.account.file for read in house.read]}"
    return found[-1]
