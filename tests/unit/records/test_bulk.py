"""A large file is read by columns, and nobody can tell: the account, what counts, what is kept out and what is doubted
are those of the row-wise reader.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from checker.domain.file_limits import FileLimits
from checker.domain.profile import Column, Profile
from checker.domain.record import RecordVersion
from checker.domain.record_problem import ProblemCode
from checker.domain.report import in_force
from checker.records import FileReading, ImportContext, importer, read_file
from checker.records.accounting import Account, Accounted, account, account_alone
from checker.records.reading import Candidates
from tests.unit.records.files import ON_JULY_4, REVIEWS, ROOT, reviews, row

Cells = dict[str, str]
Profiles = Callable[[Profile], Profile]
# A row as most are, and what some say instead: all of it good, though not everything beside everything.
USUAL = {"topic": "KdU", "reviewed": "20", "faulty": "1", "entered": "04.02.2016"}
GOOD: dict[str, Sequence[str]] = {
    "office": ("Hilden", "Ratingen", "hilden "),
    "month": ("01/2016", "Jan 16", "02/2016"),
    "topic": ("KdU", "Unterhalt"),
    "reviewed": ("12", "20", "1.012", " 12"),
    "faulty": ("1", "-", "*", "2"),
    "entered": ("04.02.2016", "05.02.2016", "10.02.2016"),
    "remark": ("", '"a; b"', "x"),
}
BAD: dict[str, Sequence[str]] = {
    "office": ("Hildne", "", "Bremen"),
    "month": ("13/2016", "", "01/2031", "März"),
    "topic": ("Kdu?", "", "Akte"),
    "selection": ("Wahl", ""),
    "reviewed": ("1.01", "", "-5", "99999999999999999999", "zwölf", "12,5"),
    "faulty": ("eins", "-1", "1,5", "13", ""),
    "entered": ("31.02.2016", "04.02.2026", "gestern", ""),
}
ODD_LINES = (
    ";" * 10,
    "",
    " ;" + ";" * 9,
    '1;Hilden;"zwei\nZeilen"' + ";" * 8,
    "1;Hilden",
    "Summe" + ";" * 10,
    "1\r" + ";" * 10,
)
PROFILES: dict[str, Profiles] = {
    "as shipped": lambda profile: profile,
    "rows": lambda profile: profile.model_copy(update={"quarantine": "row"}),
    "contradictions": lambda profile: profile.model_copy(update={"quarantine": "row", "same_key": "quarantined"}),
    "no numbers": lambda profile: _with_column(profile, "Lfd. Nr.", Column(ignore="zählt nur")),
    "no day": lambda profile: _with_column(profile, "Erfasst am", Column(ignore="zählt nicht")),
    "a remark": lambda profile: _with_column(profile, "Bemerkung", Column(field="note")),
    "a mark that is a number": lambda profile: _with_column(
        profile, "fehlerhaft", Column(field="faulty", sentinels={"13": "suppressed", "-": "zero"})
    ),
}


def _with_column(profile: Profile, title: str, column: Column) -> Profile:
    return profile.model_copy(update={"quarantine": "row", "columns": {**profile.columns, title: column}})


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Rows that repeat one another, with a few bad cells, and now and then a line that is no row of a table."""
    chosen = st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in GOOD.items()})
    kinds = [USUAL, *draw(st.lists(chosen, max_size=6))]
    # As long as that, each of them stands in many rows.
    rows = [dict(kinds[index % len(kinds)]) for index in draw(st.permutations(range(120)))]
    for _ in range(draw(st.integers(0, 4))):
        name = draw(st.sampled_from(sorted(BAD)))
        rows[draw(st.integers(0, len(rows) - 1))][name] = draw(st.sampled_from(BAD[name]))
    if draw(st.booleans()):
        for index, cells in enumerate(rows):
            cells["reviewed"] = cells["reviewed"] if index % 9 == 0 else str(30 + index)
    if draw(st.booleans()):
        for cells in rows:
            cells["entered"] = ""
    lines = [row(number, **cells) for number, cells in enumerate(rows, start=1)]
    for odd in draw(st.lists(st.sampled_from(ODD_LINES), max_size=1)):
        lines.insert(draw(st.integers(80, len(lines))), odd)
    total = draw(st.sampled_from(("1.234", "", "viele")))
    lines += [f"Summe;;;;;;{total};7;;;"] * draw(st.integers(0, 1))
    heading = draw(st.sampled_from(("Stand: 11.04.2016", "Jobcenter")))
    return reviews(*lines, stand=heading)


@pytest.fixture(autouse=True)
def every_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "FEWEST", 80)


def with_profile(context: ImportContext, change: Profiles) -> ImportContext:
    """The shipped senders, of which that of reviews has another profile; its Stand may be missing."""
    senders = []
    for file in context.senders:
        if file.sender.id == "fachaufsicht":
            (shipped,) = file.profiles
            lines = tuple(line.model_copy(update={"required": False}) for line in shipped.lines)
            file = file.model_copy(update={"profiles": (change(shipped.model_copy(update={"lines": lines})),)})
        senders.append(file)
    return replace(context, senders=tuple(senders))


def both(context: ImportContext, data: bytes) -> tuple[FileReading, FileReading]:
    by_rows = read_file(REVIEWS, data, context, recorded_at=ON_JULY_4)
    return by_rows, read_file(REVIEWS, data, context, recorded_at=ON_JULY_4, in_bulk=True)


def is_by_columns(reading: FileReading) -> bool:
    return not (isinstance(reading.candidates, tuple) and isinstance(reading.quarantined, tuple))


def as_tuples(reading: FileReading) -> FileReading:
    return replace(reading, candidates=tuple(reading.candidates), quarantined=tuple(reading.quarantined))


def as_tuple(result: Account) -> Account:
    return replace(result, rows=tuple(result.rows))


def accounted(reading: FileReading) -> Accounted:
    if isinstance(reading.candidates, Candidates):
        return account_alone(reading, recorded_at=ON_JULY_4, sequence=1)
    return account(reading, lambda keys: {}, recorded_at=ON_JULY_4, sequence=1)


def counting(versions: Sequence[RecordVersion]) -> list[RecordVersion]:
    return sorted(in_force(versions), key=lambda version: version.key)


@pytest.mark.parametrize("change", PROFILES.values(), ids=PROFILES.keys())
@given(data=files())
@settings(max_examples=max(14, settings.default.max_examples // 100), deadline=None)
def test_columns_and_rows_never_disagree(context: ImportContext, change: Profiles, data: bytes) -> None:
    by_rows, by_columns = both(with_profile(context, change), data)
    event("by columns" if is_by_columns(by_columns) else "by rows")
    assert as_tuples(by_columns) == as_tuples(by_rows)
    assert by_columns.without_stand == by_rows.without_stand
    one, other = accounted(by_columns), accounted(by_rows)
    assert (as_tuple(one.account), one.report) == (as_tuple(other.account), other.report)
    assert counting(one.versions) == counting(other.versions)


def test_a_line_that_ends_within_a_cell_is_two_rows_for_both(context: ImportContext) -> None:
    rows = [row(number, stratum="Neufälle\r" if number == 150 else "Neufälle") for number in range(1, 201)]
    by_rows, as_asked = both(with_profile(context, PROFILES["rows"]), reviews(*rows))
    assert as_tuples(as_asked) == as_tuples(by_rows)
    assert len(by_rows.quarantined) == 2


def test_a_file_like_most_is_read_by_columns(context: ImportContext) -> None:
    """Else all of the above would say nothing."""
    data = reviews(*[row(number, reviewed=str(20 + number % 7)) for number in range(1, 200)])
    assert isinstance(both(context, data)[1].candidates, Candidates)


def test_a_bad_row_in_a_hundred_is_explained_as_alone(context: ImportContext) -> None:
    rows = [row(number, faulty="eins" if number % 100 == 0 else "1") for number in range(1, 501)]
    by_rows, by_columns = both(with_profile(context, PROFILES["rows"]), reviews(*rows))
    assert isinstance(by_columns.candidates, Candidates)
    assert [kept_out.row for kept_out in by_columns.quarantined] == [100, 200, 300, 400, 500]
    assert by_columns.quarantined == by_rows.quarantined


SMALL_AND_LARGE = """
import sys
from pathlib import Path
from checker.records import ImportContext, read_file
from checker.rulebook.load import load
from tests.unit.records.files import ON_JULY_4, REVIEWS, reviews, row

context = ImportContext.of(load(Path("rules")))
for count in (19_000, 20_000):
    data = reviews(*[row(number) for number in range(1, count + 1)])
    read_file(REVIEWS, data, context, recorded_at=ON_JULY_4, in_bulk=True)
    print("polars" in sys.modules)
"""


def test_polars_is_loaded_for_large_files_only() -> None:
    """It costs as much as fifteen starts of Python."""
    done = subprocess.run([sys.executable, "-c", SMALL_AND_LARGE], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["False", "True"]


def test_files_are_read_without_what_talks_to_the_network_and_csv_without_other_formats() -> None:
    """The first takes a tenth of the start of a check; nothing of both is needed."""
    unused = {"http.client", "ssl", "gzip", "checker.records.json_file", "checker.records.workbook_file"}
    code = f"import sys, checker.records; print({unused} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "set()"


def test_without_polars_a_large_file_is_read_row_by_row(
    context: ImportContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    by_rows, as_asked = both(context, reviews(*[row(number) for number in range(1, 200)]))
    assert as_asked == by_rows


def test_a_file_that_is_kept_out_for_one_row_names_it_and_counts_the_others(context: ImportContext) -> None:
    rows = [row(number, faulty="eins" if number == 150 else "1") for number in range(1, 201)]
    by_rows, by_columns = both(context, reviews(*rows))
    assert is_by_columns(by_columns)
    assert (len(by_columns.candidates), len(by_columns.quarantined)) == (0, 200)
    assert [kept_out.row for kept_out in by_columns.quarantined if not kept_out.shares_its_file] == [150]
    assert [kept_out.row for kept_out in accounted(by_columns).account.wrong] == [150]
    assert by_columns.quarantined[-1] == by_rows.quarantined[-1]
    assert by_columns.quarantined[10:12] == by_rows.quarantined[10:12]


def test_a_house_sets_how_many_rows_are_read_by_columns(context: ImportContext) -> None:
    data = reviews(*[row(number) for number in range(1, 401)])
    for most, code in ((400, []), (399, [ProblemCode.MORE_ROWS_THAN_SET])):
        limited = replace(context, limits=FileLimits(rows=most))
        by_rows, by_columns = both(limited, data)
        assert [problem.code for problem in by_columns.problems] == code
        assert by_rows.problems == by_columns.problems
