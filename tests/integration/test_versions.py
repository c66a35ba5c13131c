"""Files that correct one another, and take it back: what counts in the store, and what the account says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.domain.clock import at_local, end_of_day
from checker.domain.record import Measurement
from checker.domain.report import in_force
from checker.records.fact_scope import SingleFact
from checker.rulebook.load import load
from checker.store import records
from checker.usecases.importing.import_records import import_content
from checker.usecases.importing.read_files import ReadFile, read_all
from checker.usecases.importing.single_facts import report_fact, retract
from checker.usecases.rules.activation import activate_folder
from tests.driven import DrivenHouse

JULY = at_local(date(2016, 7, 4), 12)
A_DAY, MICROSECOND = timedelta(days=1), timedelta(microseconds=1)
INTEGRATIONS = "measurement:plus5-integrations:plus5:2016-05:month"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[DrivenHouse]:
    house = DrivenHouse(tmp_path)
    yield house
    house.store.close()


def figures(*lines: str) -> bytes:
    """Controlling's monthly figures, which name no Stand: each line a figure with its unit and amount."""
    head = ("Jobcenter ME-aktiv", "Berichtsmonat: Mai 2016", "Datenstand: Mai 2016", "",
            "Kennzahl;Bereich;Aggregat;Zähler;Nenner;Ist;Vorjahr;VZÄ;Köpfe;Datenstatus")  # fmt: skip
    return "\r\n".join([*head, *lines, ""]).encode("utf-8-sig")


def plus5(amount: int | str) -> str:
    return f"Plus5, Integrationen;Plus5;Monatswert;x;x;{amount};x;x;x;endgültig"


def receive(
    house: DrivenHouse, content: bytes, at: datetime = JULY, name: str = "monatszahlen_2016-05.csv"
) -> ReadFile:
    return import_content(house.store, name, content, at)


def account(read: ReadFile) -> tuple[int, int, int, int]:
    told = read.account
    return told.accepted, told.duplicate, told.correction, told.quarantined


def counting(house: DrivenHouse) -> dict[str, Any]:
    """The amounts in force, by key."""
    with house.store.read() as tx:
        versions = records.list_versions(tx)
    return {one.key: int(one.record.value or 0) for one in in_force(versions) if isinstance(one.record, Measurement)}


def test_a_correction_that_is_taken_back_no_longer_counts(house: DrivenHouse) -> None:
    receive(house, figures(plus5(130)))
    assert account(receive(house, figures(plus5(103)))) == (0, 0, 1, 0)
    # A file made anew, that says what the first one had said.
    taken_back = receive(house, figures(plus5(130), ""))
    assert account(taken_back) == (0, 0, 1, 0)
    assert counting(house) == {INTEGRATIONS: 130}


def test_what_counts_already_is_a_duplicate_without_a_version_of_its_own(house: DrivenHouse) -> None:
    receive(house, figures(plus5(130)))
    assert account(receive(house, figures(plus5(130), ""))) == (0, 1, 0, 0)
    with house.store.read() as tx:
        assert records.count_versions(tx) == 1


def test_the_same_bytes_once_more_are_duplicates_also_when_they_have_been_corrected_since(house: DrivenHouse) -> None:
    first = figures(plus5(130))
    receive(house, first)
    receive(house, figures(plus5(103)))
    assert account(receive(house, first)) == (0, 1, 0, 0)
    assert counting(house) == {INTEGRATIONS: 103}


def mend(house: DrivenHouse, *edits: tuple[str, str], file: str = "senders/controlling.yaml") -> None:
    path = house.rules / file
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    activate_folder(house.store, house.rules, JULY, by="administration")


def version_of_the_monthly_profile(house: DrivenHouse) -> str:
    (profile,) = (
        each
        for sender in load(house.rules).senders
        for each in sender.profiles
        if any(name.startswith("monatszahlen") for name in each.file.name)
    )
    return f"  - id: {profile.id}\n    version: {profile.version}\n"


def test_the_same_bytes_are_read_anew_by_a_mended_profile(house: DrivenHouse) -> None:
    file = figures(plus5("1.012"))
    receive(house, figures(plus5(103)))
    receive(house, file)
    assert counting(house) == {INTEGRATIONS: 1012}
    receive(house, figures(plus5(103), ""))
    before = version_of_the_monthly_profile(house)
    mend(house, (before, before.replace("version: 1", "version: 2")))

    again = receive(house, file)

    assert account(again) == (0, 0, 1, 0)
    assert counting(house) == {INTEGRATIONS: 1012}


def test_rows_that_were_refused_are_read_anew_and_rows_that_were_taken_are_not(house: DrivenHouse) -> None:
    file = figures(plus5(130), plus5(60).replace(";Plus5;", ";Hildn;"))
    assert account(receive(house, file)) == (1, 0, 0, 1)
    receive(house, figures(plus5(103)))
    mend(
        house,
        ("{id: hilden, name: Hilden, aliases: [", "{id: hilden, name: Hilden, aliases: [Hildn, "),
        file="organisation.yaml",
    )

    assert account(receive(house, file)) == (1, 1, 0, 0)
    assert counting(house) == {INTEGRATIONS: 103, INTEGRATIONS.replace(":plus5:", ":hilden:"): 60}


def test_a_file_that_nothing_could_be_read_from_is_read_whole_the_next_time(house: DrivenHouse) -> None:
    file = figures(plus5(130))
    mend(house, ("Monatswert: month", "Monat: month"))
    assert account(receive(house, file)) == (0, 0, 0, 1)
    mend(house, ("Monat: month", "Monatswert: month"))
    assert account(receive(house, file)) == (1, 0, 0, 0)


def test_a_receipt_says_that_the_order_of_arrival_decides_where_no_stand_is_told(house: DrivenHouse) -> None:
    house.lay("monatszahlen_2016-05.csv", figures(plus5(130)))
    house.lay("fachaufsicht_2016-Q1.csv")
    house.round(2)
    assert "Ohne Stand:        1; hier gilt, was zuletzt eingeht\n" in house.receipt("monatszahlen_2016-05.csv")
    assert "Ohne Stand" not in house.receipt("fachaufsicht_2016-Q1.csv")


def test_who_sends_a_corrected_file_once_more_reads_that_it_does_not_count(house: DrivenHouse) -> None:
    file = figures(plus5(130))
    for name, content in {"": file, "-b": figures(plus5(103)), "-c": file}.items():
        house.lay(f"monatszahlen_2016-05{name}.csv", content)
        house.round(2)
    receipt = house.receipt("monatszahlen_2016-05-c.csv")
    assert receipt.startswith("SCHON BEKANNT")
    assert "seitdem wurde es anders gemeldet, und das gilt" in receipt


# --- A Stand after receipt ----------------------------------------------------------------------------------


def said_on(*stands: datetime) -> bytes:
    record = {
        "schema": "status-record/1", "type": "measurement", "metric": "kdu-cost", "aggregation": "ytd",
        "scope": "jobcenter", "period": "2016-06", "value": "80000000",
    }  # fmt: skip
    return json.dumps([record | {"reported_at": stand.isoformat()} for stand in stands]).encode()


@pytest.mark.parametrize(
    ("stand", "quarantined"),
    [
        pytest.param(JULY, 0, id="as it is received"),
        pytest.param(end_of_day(date(2016, 7, 5)), 0, id="the end of the day after receipt"),
        pytest.param(end_of_day(date(2016, 7, 5)) + MICROSECOND, 1, id="later"),
        pytest.param(at_local(date(2030, 1, 1), 0), 1, id="another decade"),
    ],
)
def test_a_stand_is_believed_until_the_end_of_the_day_after_receipt(
    house: DrivenHouse, stand: datetime, quarantined: int
) -> None:
    assert account(receive(house, said_on(stand), name="einzelmeldung.json")) == (1 - quarantined, 0, 0, quarantined)


def test_files_that_are_checked_for_an_earlier_day_may_be_of_any_day_until_today(
    house: DrivenHouse, tmp_path: Path
) -> None:
    file = tmp_path / "einzelmeldung.json"
    file.write_bytes(said_on(JULY))
    may = end_of_day(date(2016, 5, 31))
    for today, quarantined in ((date(2016, 7, 4), 0), (date(2016, 7, 3), 1)):
        (told,) = read_all(load(house.rules), [file], may, today=today)[1]
        assert told.account.quarantined == quarantined


# --- Single facts -------------------------------------------------------------------------------------------


def say(house: DrivenHouse, amount: str, at: datetime) -> Any:
    return report_fact(house.store, SingleFact("kdu-budget", period="2016-06", said={"value": amount}), at)


BUDGET = "measurement:kdu-cost:jobcenter:2016-06:ytd"


def without_stand(house: DrivenHouse, amount: str) -> None:
    """The same fact in a file that names no Stand."""
    record = {
        "schema": "status-record/1", "type": "measurement", "metric": "kdu-cost", "aggregation": "ytd",
        "scope": "jobcenter", "period": "2016-06", "value": amount,
    }  # fmt: skip
    receive(house, json.dumps([record]).encode(), name="einzelmeldung.json")


def standing(house: DrivenHouse, key: str) -> Any:
    with house.store.read() as tx:
        return next((one.record for one in in_force(records.list_versions(tx, key=key))), None)


def test_a_fact_said_after_one_without_a_stand_counts_and_bears_none_either(house: DrivenHouse) -> None:
    without_stand(house, "80000000")
    retract(house.store, BUDGET, reason="verzählt", by="controlling", now=JULY + A_DAY)
    assert standing(house, BUDGET) is None
    for amount in ("81000000", "82000000", "81000000"):
        assert say(house, amount, JULY + 2 * A_DAY).counts
        assert standing(house, BUDGET).value == int(amount)
    assert standing(house, BUDGET).reported_at is None


def test_facts_said_at_one_instant_count_in_their_order(house: DrivenHouse) -> None:
    for amount in ("81000000", "82000000", "81000000"):
        assert say(house, amount, JULY).counts
        assert standing(house, BUDGET).value == int(amount)


def test_what_was_withdrawn_may_be_said_again(house: DrivenHouse) -> None:
    say(house, "80000000", JULY)
    retract(house.store, BUDGET, reason="verzählt", by="controlling", now=JULY + A_DAY)
    again = say(house, "80000000", JULY + 2 * A_DAY)
    assert again.counts
    assert not again.completes
    assert standing(house, BUDGET).value == 80000000


# --- check and import agree ---------------------------------------------------------------------------------


def test_checking_files_counts_as_importing_them_does(house: DrivenHouse, tmp_path: Path) -> None:
    first, second, third = figures(plus5(130)), figures(plus5(103)), figures(plus5(130), "")
    contents = [first, second, first, third, third]
    files = []
    for number, content in enumerate(contents):
        (tmp_path / str(number)).mkdir()
        files.append(tmp_path / str(number) / "monatszahlen_2016-05.csv")
        files[-1].write_bytes(content)
    known, told = read_all(load(house.rules), files, JULY, today=date(2016, 7, 4))
    imported = [receive(house, content) for content in contents]
    assert [account(one) for one in told] == [account(one) for one in imported]
    assert [account(one) for one in told] == [(1, 0, 0, 0), (0, 0, 1, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 1, 0, 0)]
    (counted,) = in_force(known.versions)
    assert isinstance(counted.record, Measurement)
    assert int(counted.record.value or 0) == counting(house)[INTEGRATIONS] == 130
