"""Laws of the import: the format, the order of rows and the number of imports do not matter."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from checker.domain.profile import FileSpec, Profile
from checker.domain.record import content
from checker.domain.report import in_force
from checker.records import FileReading, ImportContext, account, disappeared, read_file, stored_in
from checker.rulebook.load import load
from tests.unit.records.files import DIALOGUES, HEADER, ON_JULY_4, REVIEWS, ROOT, reviews, workbook

CONTEXT = ImportContext.of(load(ROOT / "rules"))
AS_WORKBOOK = FileSpec(name=("fachaufsicht_{year}-Q{quarter}*.xlsx",), format="xlsx", sheet="*")

Review = tuple[str, int, str, str, int, int, date]
OFFICES = st.sampled_from(["Hilden", "Velbert", "Wülfrath", "Ratingen "])
BATCH = st.tuples(
    OFFICES,
    st.integers(1, 12),
    st.sampled_from(["KdU", "Regress"]),
    st.sampled_from(["Neufälle", "Bestandsfälle"]),
    st.integers(1000, 2000),
    st.integers(0, 1000),
    st.dates(date(2016, 1, 1), date(2016, 4, 11)),
)
TABLE = st.lists(BATCH, min_size=1, max_size=8)
DISTINCT = st.lists(BATCH, min_size=1, max_size=8, unique_by=lambda one: (one[0].strip(), *one[1:4]))


def with_profile(change: Callable[[Profile], Profile]) -> ImportContext:
    """The shipped rulebook with another profile of the reviews."""
    (sender,) = (file for file in CONTEXT.senders if file.sender.id == "fachaufsicht")
    other = sender.model_copy(update={"profiles": tuple(map(change, sender.profiles))})
    return replace(CONTEXT, senders=tuple(other if file is sender else file for file in CONTEXT.senders))


def as_csv(table: list[Review]) -> bytes:
    rows = (
        f"{number};{office};{month:02}/2016;{topic};{stratum};Zufall;{reviewed:,};{faulty};;{on:%d.%m.%Y};".replace(
            ",", "."
        )
        for number, (office, month, topic, stratum, reviewed, faulty, on) in enumerate(table, start=1)
    )
    return reviews(*rows)


def as_workbook(table: list[Review]) -> bytes:
    """The same table as a spreadsheet holds it: typed numbers and days."""
    book = Workbook()
    sheet = book.worksheets[0]
    for line in ("Jobcenter Musterkreis", "Auswertung 1. Quartal 2016", "Stand: 11.04.2016"):
        sheet.append([line])
    sheet.append(HEADER.split(";"))
    for number, (office, month, topic, stratum, reviewed, faulty, on) in enumerate(table, start=1):
        sheet.append([number, office, date(2016, month, 1), topic, stratum, "Zufall", reviewed, faulty, None, on])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_csv(table: list[Review]) -> FileReading:
    return read_file(REVIEWS, as_csv(table), CONTEXT, recorded_at=ON_JULY_4)


@given(table=TABLE)
def test_one_table_as_csv_and_as_workbook_gives_equal_records(table: list[Review]) -> None:
    context = with_profile(lambda profile: profile.model_copy(update={"file": AS_WORKBOOK}))
    from_workbook = read_file("fachaufsicht_2016-Q1.xlsx", as_workbook(table), context, recorded_at=ON_JULY_4)
    from_csv = read_csv(table)
    assert from_workbook.problems == ()
    assert [content(one.record) for one in from_workbook.candidates] == [
        content(one.record) for one in from_csv.candidates
    ]
    assert len(from_csv.candidates) == len(table)


@given(table=TABLE)
def test_importing_twice_changes_nothing(table: list[Review]) -> None:
    reading = read_csv(table)
    first = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1)
    again = account(reading, stored_in(first.versions), recorded_at=ON_JULY_4, sequence=2)
    assert (again.account.duplicate, again.versions) == (again.account.read, ())


@given(table=DISTINCT, data=st.data())
def test_the_order_of_rows_does_not_matter(table: list[Review], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(table))
    contents = [
        sorted(str(content(one.record)) for one in read_csv(rows).candidates) for rows in (table, list(shuffled))
    ]
    assert contents[0] == contents[1]


@given(table=TABLE, bad=st.sets(st.integers(0, 7)), policy=st.sampled_from(["file", "row"]))
def test_every_row_is_accounted_for_under_either_policy(table: list[Review], bad: set[int], policy: str) -> None:
    spoilt = [(*one[:5], 9999, one[6]) if place in bad else one for place, one in enumerate(table)]
    context = with_profile(lambda profile: profile.model_copy(update={"quarantine": policy}))
    reading = read_file(REVIEWS, as_csv(spoilt), context, recorded_at=ON_JULY_4)
    told = account(reading, stored_in(()), recorded_at=ON_JULY_4, sequence=1).account
    spoilt_rows = sum(place in bad for place in range(len(table)))
    assert told.read == len(table)
    assert told.read == told.accepted + told.duplicate + told.correction + told.quarantined
    assert told.quarantined == (spoilt_rows if policy == "row" else len(table) * bool(spoilt_rows))


def test_a_corrected_file_gives_a_correction_and_keeps_the_old_version() -> None:
    before: Review = ("Hilden", 1, "KdU", "Neufälle", 1200, 3, date(2016, 2, 4))
    after: Review = (*before[:5], 4, date(2016, 3, 1))
    first = account(read_csv([before]), stored_in(()), recorded_at=ON_JULY_4, sequence=1)
    second = account(read_csv([after]), stored_in(first.versions), recorded_at=ON_JULY_4, sequence=2)
    assert (second.account.accepted, second.account.correction) == (0, 1)
    assert in_force([*second.versions, *first.versions]) == second.versions


def test_what_disappears_from_a_snapshot_is_retracted_and_an_older_snapshot_retracts_nothing_newer() -> None:
    full = workbook([["Hilden", "KW 4"], ["Velbert", "KW 5"]], stand="01.06.2016")
    shorter = workbook([["Hilden", "KW 4"]], stand="04.07.2016")
    old, new = (read_file(DIALOGUES, data, CONTEXT, recorded_at=ON_JULY_4) for data in (full, shorter))
    first = account(old, stored_in(()), recorded_at=ON_JULY_4, sequence=1).versions
    second = account(new, stored_in(first), recorded_at=ON_JULY_4, sequence=2).versions
    gone = tuple(disappeared(new, in_force(first), recorded_at=ON_JULY_4, sequence=2))
    assert [version.key for version in gone] == ["event:interface-dialogue:velbert-H1:2016"]
    left = [version.key for version in in_force([*first, *second, *gone])]
    assert left == ["event:interface-dialogue:hilden-H1:2016"]
    late = tuple(disappeared(old, in_force(second), recorded_at=ON_JULY_4, sequence=3))
    assert late == ()


def test_a_rate_is_exact_whatever_the_file_shows() -> None:
    figures = (
        "Berichtsmonat:;März 2016\r\nDatenstand:;Juni 2016\r\n"
        "Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus\r\n"
        "Krankheitsquote;JD;.;.;11,45 %;11,0 %;;vorläufig\r\n"
    )
    reading = read_file("zielnachhaltung_2016-03.csv", figures.encode(), CONTEXT, recorded_at=ON_JULY_4)
    (only,) = (one.record for one in reading.candidates)
    assert only.model_dump()["rate"] == "11.45"
    assert only.model_dump()["target"] == str(Decimal(11))


def test_what_is_stored_under_a_key_is_asked_for_once() -> None:
    # A tracker kept for years says one key in dozens of rows: asked for each, a second import would take minutes.
    review = ("Hilden", 1, "KdU", "Neufälle", 1000, 1, date(2016, 1, 4))
    asked: list[str] = []
    account(
        read_file(REVIEWS, as_csv([review] * 3), CONTEXT, recorded_at=ON_JULY_4),
        lambda keys: asked.extend(keys) or {},
        recorded_at=ON_JULY_4,
        sequence=1,
    )
    assert asked == ["case_review:hilden:kdu:new:random:2016-01"]
