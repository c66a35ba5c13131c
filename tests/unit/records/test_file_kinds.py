"""A file that is something else than its profile declares is told as what it is, with what to ask the sender for."""

from __future__ import annotations

import pytest

from checker.domain.record_problem import ProblemCode
from checker.records.file_kinds import SentKind
from checker.wording.record_problem_texts import FOUND
from tests.other_kinds import ARCHIVES, HTML, OTHER_KINDS, old_workbook
from tests.unit.records.conftest import Read
from tests.unit.records.files import DIALOGUES, REVIEWS, line_of, reviews, row, workbook

NAMES = {"csv": REVIEWS, "xlsx": DIALOGUES, "json": "einzeln.json"}
WANTED = {"csv": "CSV in Windows-1252", "xlsx": "XLSX", "json": "JSON"}
# What may have another format than agreed is told by no sentence of its own.
WITHOUT_SENTENCE = {SentKind.ARCHIVE, SentKind.COMPOUND, SentKind.UNKNOWN}


@pytest.mark.parametrize("declared", NAMES)
@pytest.mark.parametrize("called", OTHER_KINDS)
def test_a_file_of_another_kind_is_told_as_what_it_is(read: Read, declared: str, called: str) -> None:
    kind, data = OTHER_KINDS[called]
    if kind == declared:
        return
    (problem,) = read(NAMES[declared], data).problems
    assert problem.code is ProblemCode.FILE_OF_ANOTHER_KIND
    assert problem.facts == {"found": kind, "wanted": WANTED[declared]}


@pytest.mark.parametrize("declared", NAMES)
@pytest.mark.parametrize("called", ARCHIVES)
def test_of_an_archive_the_file_within_is_wanted(read: Read, declared: str, called: str) -> None:
    assert [problem.code for problem in read(NAMES[declared], ARCHIVES[called]).problems] == ["zip_container"]


def test_a_text_under_the_name_of_a_workbook_is_no_broken_workbook(read: Read) -> None:
    assert [line_of(problem) for problem in read(DIALOGUES, reviews(row())).problems] == [
        f"{DIALOGUES}: this is a text, perhaps CSV; ask the sender for the workbook itself, or declare the format that "
        "it has (agreed: XLSX)"
    ]


def test_every_kind_has_its_sentence_in_both_languages() -> None:
    kinds = {kind.value for kind in SentKind if kind not in WITHOUT_SENTENCE}
    assert {*FOUND["de"]} == {*FOUND["en"]} == kinds


def test_bytes_that_may_be_anything_are_left_to_the_reader_of_the_declared_format(read: Read) -> None:
    torn = workbook([["Hilden"]])[:-200]
    assert [problem.code for problem in read(DIALOGUES, torn).problems] == ["no_workbook"]
    assert [problem.code for problem in read(REVIEWS, b"a;b\0\1").problems] == ["no_text_file"]


def test_a_compound_file_that_is_torn_may_be_an_old_or_a_locked_workbook(read: Read) -> None:
    torn = old_workbook()[:512]
    assert [problem.code for problem in read(DIALOGUES, torn).problems] == ["old_or_locked_workbook"]


def test_a_table_may_speak_of_web_pages(read: Read) -> None:
    assert read(REVIEWS, reviews(row(remark=HTML.decode().replace(";", "")))).candidates
