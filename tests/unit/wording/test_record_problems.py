"""Every reason of the records has both languages; German repeats nothing that stood in a cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from string import Formatter

import pytest

from checker.domain.level import HOUSE
from checker.domain.problem import Location
from checker.domain.record_problem import (
    Contradiction,
    FieldName,
    NamedLevel,
    Part,
    PersonalData,
    ProblemCode,
    RecordProblem,
)
from checker.records.fields import FieldKind
from checker.wording.locales import Locale
from checker.wording.record_problem_texts import KINDS, LEVELS, PERSONAL, SENTENCES, UNITS, WRITTEN
from checker.wording.record_problems import contradiction_text, problem_text, reason_text

LOCALES: tuple[Locale, ...] = ("de", "en")
PLACE = Location("datei.csv", 7, 3)
A_WARD = NamedLevel("ward", "diese Station", "ward")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_code_has_a_sentence_that_names_only_its_own_facts(locale: Locale) -> None:
    assert set(SENTENCES[locale]) == {code.value for code in ProblemCode}
    foreign = {code: placeholders(SENTENCES[locale][code]) - set(code.facts) for code in ProblemCode}
    assert {code: names for code, names in foreign.items() if names} == {}


def test_every_fact_of_a_code_is_named_in_one_language_at_least() -> None:
    named = {
        code: {name for locale in LOCALES for name in placeholders(SENTENCES[locale][code])} for code in ProblemCode
    }
    assert {code: set(code.facts) - names for code, names in named.items() if set(code.facts) - names} == {}


def test_german_names_no_fact_that_a_sender_wrote() -> None:
    named = {code: placeholders(SENTENCES["de"][code]) & WRITTEN for code in ProblemCode}
    assert {code: names for code, names in named.items() if names} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_reason_speaks_of_the_command_line(locale: Locale) -> None:
    assert [text for text in SENTENCES[locale].values() if "--" in text or "zielwacht" in text.lower()] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_inside_a_sentence_has_both_languages(locale: Locale) -> None:
    assert set(PERSONAL[locale]) == set(PersonalData)
    assert set(KINDS[locale]) == {kind.name.lower() for kind in FieldKind}
    assert set(LEVELS[locale]) == {HOUSE}
    assert set(UNITS[locale]) == {HOUSE, "unit"}


@pytest.mark.parametrize(
    ("problem", "german", "english"),
    [
        pytest.param(
            RecordProblem(PLACE, ProblemCode.NO_NUMBER, {"cell": "1o"}, ("1012", "1.012"), part=Part("geprüft")),
            "Spalte „geprüft“: ist keine lesbare Zahl (zulässig: 1012, 1.012)",
            "column 'geprüft': '1o' is no number (allowed: 1012, 1.012)",
            id="number",
        ),
        pytest.param(
            RecordProblem(PLACE, ProblemCode.NO_MONTH, {"cell": None}, part=Part("Monat")),
            "Spalte „Monat“: ist kein lesbarer Monat",
            "column 'Monat': this text is no month",
            id="a text is not repeated",
        ),
        pytest.param(
            RecordProblem(PLACE, ProblemCode.NUMBER_FOR_DAY, {"cell": Decimal(42444)}),
            "hier steht eine Zahl, wo ein Datum hingehört",
            "the number 42444 stands where a day belongs",
            id="a typed number",
        ),
        pytest.param(
            RecordProblem(
                PLACE,
                ProblemCode.PART_EXCEEDS_WHOLE,
                {"part": FieldName("faulty", "fehlerhaft"), "whole": FieldName("reviewed"), "part_value": 14}
                | {"whole_value": 12},
            ),
            "„fehlerhaft“ ist größer als „reviewed“",
            "'fehlerhaft' (14) exceeds reviewed (12)",
            id="part over whole",
        ),
        pytest.param(
            RecordProblem(PLACE, ProblemCode.KEPT_OUT_WITH_ITS_FILE, {"culprit": 3}),
            "mit der Datei zurückgehalten, wegen Zeile 3",
            "quarantined with the file because of row 3",
            id="with the file",
        ),
        pytest.param(
            RecordProblem(PLACE, ProblemCode.UNIT_UNKNOWN, {"word": "Hildn", "unit_level": A_WARD}, (), "Hilden"),
            "diese Station ist nicht bekannt; gemeint ist vielleicht „Hilden“",
            "unknown ward 'Hildn'; did you mean 'Hilden'?",
            id="unit",
        ),
        pytest.param(
            RecordProblem(PLACE, ProblemCode.UNIT_UNKNOWN, {"word": "Hildn", "unit_level": "office"}, (), "Hilden"),
            "diese Dienststelle ist nicht bekannt; gemeint ist vielleicht „Hilden“",
            "unknown office 'Hildn'; did you mean 'Hilden'?",
            id="unit, kept before levels came with words",
        ),
        pytest.param(
            RecordProblem(
                Location("datei.json"),
                ProblemCode.STILL_TO_COME,
                {"day": date(2016, 10, 12), "reported": date(2016, 10, 1)},
                part=Part(record=2, field="held_on"),
            ),
            "Angabe „held_on“: liegt nach dem Tag der Meldung (01.10.2016), also in der Zukunft",
            "'held_on': 12.10.2016 was still to come when this was reported (01.10.2016)",
            id="future",
        ),
        pytest.param(
            RecordProblem(PLACE, ProblemCode.PERSONAL_CELL, {"personal": PersonalData.IBAN}),
            "sieht nach einer Bankverbindung aus",
            "the cell holds what looks like an IBAN; the file is not kept; remove this and send aggregates only",
            id="private",
        ),
    ],
)
def test_one_reason_is_a_sentence_in_either_language(problem: RecordProblem, german: str, english: str) -> None:
    assert (reason_text(problem, "de"), reason_text(problem, "en")) == (german, english)


def test_the_place_stands_in_front() -> None:
    problem = RecordProblem(PLACE, ProblemCode.NO_NUMBER, {"cell": "1o"}, part=Part("geprüft"))
    assert problem_text(problem, "de") == "Zeile 7 der Datei, Spalte 3: Spalte „geprüft“: ist keine lesbare Zahl"
    assert problem_text(problem, "en") == "datei.csv:7:3: column 'geprüft': '1o' is no number"


def test_a_long_choice_is_left_to_the_contract_with_the_sender() -> None:
    problem = RecordProblem(PLACE, ProblemCode.WORD_UNKNOWN, {"word": None}, tuple("abcdefghijklm"))
    assert reason_text(problem, "de") == "dieses Wort ist in der Spalte nicht vereinbart"


def test_what_a_model_refuses_is_said_in_the_words_of_its_fields() -> None:
    refused = Contradiction(ProblemCode.FIELD_MISSING, {"field": FieldName("faulty")})
    assert (contradiction_text(refused, "de"), contradiction_text(refused, "en")) == (
        "„faulty“ fehlt",
        "faulty is missing",
    )


def test_a_reason_without_its_facts_cannot_be_made() -> None:
    with pytest.raises(AssertionError, match="no_number comes with"):
        RecordProblem(PLACE, ProblemCode.NO_NUMBER)
