"""Receipts and the inbox's troubles: every code has its words."""

from __future__ import annotations

from datetime import UTC, datetime
from string import Formatter

import pytest

from checker.domain.problem import Location
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.wording.inbox_troubles import SENTENCES, InboxTrouble, InboxTroubleCode, trouble_text
from checker.wording.locales import Locale
from checker.wording.receipt_texts import RECEIPTS
from checker.wording.receipts import (
    KeptOutRow,
    Outcome,
    ReceiptBody,
    ReceiptHead,
    Unopened,
    read_text,
    rows_told,
    unopened_text,
)
from checker.wording.record_problems import reason_text

LOCALES: tuple[Locale, ...] = ("de", "en")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_outcome_and_everything_put_aside_has_its_words(locale: Locale) -> None:
    assert {*Outcome, *Unopened} <= set(RECEIPTS[locale])


def test_both_languages_say_the_same() -> None:
    assert list(RECEIPTS["de"]) == list(RECEIPTS["en"])
    for code, text in RECEIPTS["de"].items():
        assert fields_of(text) == fields_of(RECEIPTS["en"][code])


def fields_of(text: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(text)} - {None}


def test_what_is_too_large_is_told_how_large_a_file_may_be() -> None:
    head = ReceiptHead("q1.csv", datetime(2016, 7, 4, 8, 30, tzinfo=UTC))
    assert unopened_text(head, Unopened.TOO_LARGE, 300, "de") == (
        "NICHT GEÖFFNET.\n\n"
        "Datei:             q1.csv\n"
        "Eingegangen:       04.07.2016 10:30\n"
        "Grund:             größer als 300 MB\n\n"
        "Was zu tun ist: die Datei selbst unter einem gewöhnlichen Namen in den Eingang legen.\n"
    )


def test_the_row_for_which_a_whole_file_is_kept_out_is_told_however_many_stand_before_it() -> None:
    """49 rows, of which the 37th is at fault: a reader who sees 25 must find that one among them."""
    beside = RecordProblem(Location("q2.csv", 1), ProblemCode.KEPT_OUT_WITH_ITS_FILE, {"culprit": 37})
    culprit = KeptOutRow(37, 4, (RecordProblem(Location("q2.csv", 37), ProblemCode.KEY_TWICE),))
    rows = [KeptOutRow(row, 0, (beside,)) if row != 37 else culprit for row in range(1, 50)]
    told = rows_told(rows, 49, 25, "de")
    assert told.lines == (
        "Zeile 37, Spalte 4: " + reason_text(culprit.problems[0], "de"),
        "Zeilen ohne eigenen Fehler (48): mit der Datei zurückgehalten, wegen Zeile 37",
    )
    assert told.more == 0


def test_rows_with_faults_of_their_own_are_told_up_to_the_most_and_the_rest_is_counted() -> None:
    fault = RecordProblem(Location("q2.csv", 1), ProblemCode.KEY_TWICE)
    told = rows_told([KeptOutRow(row, 0, (fault,)) for row in range(1, 31)], 30, 25, "en")
    assert (len(told.lines), told.more) == (25, 5)


def test_a_house_that_speaks_english_reads_its_receipts_in_english() -> None:
    head = ReceiptHead("q1.csv", datetime(2016, 7, 4, 8, 30, tzinfo=UTC), "ab12")
    problem = RecordProblem(Location("q1.csv", 5), ProblemCode.KEY_TWICE)
    kept_out = KeptOutRow(5, 2, (problem,), "12.3")
    body = ReceiptBody(Outcome.PARTLY_USED, 3, 1, 1, 0, 1, rows=(kept_out,), without_stand=1, number="12")
    assert read_text(head, body, "en") == (
        "TAKEN IN PART: some rows are kept back.\n\n"
        "File:              q1.csv\n"
        "Received:          2016-07-04 10:30\n"
        "SHA-256:           ab12\n"
        "Number:            12; please name it if you ask about this\n"
        "Rows read:         3\n"
        "  new:             1\n"
        "  known already:   1\n"
        "  corrections:     0\n"
        "  kept back:       1\n"
        "Without a date:    1; what comes in last counts here\n\n"
        "Rows kept back:\n"
        f"- row 5, column 2 (no. 12.3): {reason_text(problem, 'en')}\n\n"
        "What to do: correct the rows named and send the file again; what was taken does not count twice.\n"
    )


def test_a_hundred_reasons_are_told_and_the_others_counted() -> None:
    head = ReceiptHead("q1.csv", datetime(2016, 7, 4, 8, 30, tzinfo=UTC), "ab12")
    problem = RecordProblem(Location("q1.csv", 5), ProblemCode.KEY_TWICE)
    rows = tuple(KeptOutRow(row, 0, (problem,)) for row in range(1, 131))
    body = ReceiptBody(Outcome.NOT_USED, 130, 0, 0, 0, 130, (problem,) * 101, rows, (problem,) * 100)
    lines = [line for line in read_text(head, body, "de").splitlines() if line.startswith("- ")]
    assert len(lines) == 101 + 101 + 100
    assert [line for line in lines if "weitere" in line] == ["- und 1 weitere", "- und 30 weitere"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_trouble_of_the_inbox_is_said_with_its_facts(locale: Locale) -> None:
    assert set(SENTENCES[locale]) == set(InboxTroubleCode)
    for code in InboxTroubleCode:
        text = trouble_text(InboxTrouble(code, "/inbox", "No space left on device", "q1.csv", "done"), locale)
        assert "/inbox" in text or "q1.csv" in text
