"""What no sender sees decides nothing: umlauts of two signs, blanks without width, soft hyphens, protected blanks."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checker.domain.problem import Location, Problem
from checker.domain.refusal import NotThere, Refused
from checker.domain.visible import odd_sign, plain
from checker.records import FileReading, ImportContext, read_file
from checker.rulebook.load import load
from checker.rulebook.yaml_tree import read as read_yaml
from checker.wording.refusals import sentence as refusal_text
from tests.unit.records.conftest import Read
from tests.unit.records.files import FIGURES, HEADER, ON_JULY_4, REVIEWS, ROOT, line_of, reviews, row, workbook

WITHOUT_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\ufe0f"
BLANKS = ("\u00a0", "\u202f", "  ", "\u2007 ")
LINES = (
    "Jobcenter:;JC Musterkreis;;;;;;",
    "Berichtsmonat:;März 2016;;;;;;",
    "Datenstand:;Juni 2016;;;;;;",
    ";;;;;;;",
    "Kennzahl;Aggregat;Zähler;Nenner;Ist;Soll;Abweichung in %;Datenstatus",
    "Leistungen Unterkunft und Heizung (ohne Flüchtlinge) in EUR;kum.;24.519.874,36;x;x;24.550.000,00;-0,1;vorläufig",
    "Krankheitsquote;JD;.;.;11,4;11,0;;vorläufig",
)
Disguise = Callable[[str], str]


@pytest.fixture(scope="module")
def read() -> Read:
    context = ImportContext.of(load(ROOT / "rules"))
    return lambda name, data: read_file(name, data, context, recorded_at=ON_JULY_4)


@st.composite
def disguises(draw: st.DrawFn) -> Disguise:
    """Writes a text so that it looks as before: each sign may be taken apart, widened or followed by something."""
    apart = draw(st.booleans())
    behind = draw(st.lists(st.sampled_from(["", *WITHOUT_WIDTH]), min_size=1, max_size=7))
    blanks = draw(st.lists(st.sampled_from([" ", *BLANKS]), min_size=1, max_size=3))

    def disguise(text: str) -> str:
        signs = unicodedata.normalize("NFD" if apart else "NFC", text)
        return "".join(
            (blanks[place % len(blanks)] if sign == " " else sign) + behind[place % len(behind)]
            for place, sign in enumerate(signs)
        )

    return disguise


def cells(line: str, disguise: Disguise) -> str:
    return ";".join(disguise(cell) if cell else "" for cell in line.split(";"))


def taken(reading: FileReading) -> list[object]:
    assert not reading.problems, [line_of(problem) for problem in reading.problems]
    assert not reading.quarantined, [line_of(row.reason) for row in reading.quarantined]
    return [candidate.record for candidate in reading.candidates]


@settings(max_examples=60)
@given(disguise=disguises())
@example(disguise=lambda text: unicodedata.normalize("NFD", text))
def test_a_file_that_looks_the_same_is_read_the_same(read: Read, disguise: Disguise) -> None:
    clean = read(FIGURES, "\r\n".join(LINES).encode())
    disguised = "\r\n".join(cells(line, disguise) for line in LINES)
    assert taken(read(FIGURES, disguised.encode())) == taken(clean)


@settings(max_examples=20, deadline=None)
@given(disguise=disguises())
def test_a_workbook_and_its_sheet_that_look_the_same_are_read_the_same(read: Read, disguise: Disguise) -> None:
    rows = [["Wülfrath", "KW 4", None, "NS 50.1", "12.10.2016"]]

    def disguised(book: object) -> None:
        sheet = book.worksheets[0]  # type: ignore[attr-defined]
        sheet.title = disguise(sheet.title)[:31]
        for line in sheet:
            for cell in line:
                cell.value = disguise(cell.value) if isinstance(cell.value, str) else cell.value

    name = "schnittstellendialoge_2016.xlsx"
    plainly = taken(read(name, workbook(rows)))
    assert taken(read(disguise(name), workbook(rows, disguised))) == plainly


@settings(max_examples=40, deadline=None)
@given(disguise=disguises())
def test_a_record_in_json_that_looks_the_same_says_the_same(read: Read, disguise: Disguise) -> None:
    figure = {
        "schema": "status-record/1", "type": "measurement", "metric_id": "kdu-cost", "scope": "jobcenter",
        "period": "2016-03-ytd", "aggregation": "ytd", "value": "12.50", "data_status": "vorläufig", "note": "für März",
    }  # fmt: skip
    disguised = {disguise(key): disguise(value) for key, value in figure.items() if key != "note"}
    clean = {key: value for key, value in figure.items() if key != "note"}
    answers = [taken(read("meldung.json", json.dumps([one]).encode())) for one in (clean, disguised)]
    assert answers[0] == answers[1] != []


@given(st.text(max_size=12))
def test_what_is_compared_is_compared_only_once(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert plain(unicodedata.normalize("NFD", text)) == plain(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u2060"])
def test_rules_are_read_as_an_admin_sees_them(mark: str) -> None:
    shown = read_yaml("Zähler: Flüchtlinge\n".encode(), "f.yaml").value
    for written in (unicodedata.normalize("NFD", "Zähler: Flüchtlinge\n"), f"Zäh{mark}ler: Flücht{mark}linge\n"):
        assert read_yaml(written.encode(), "f.yaml").value == shown


def test_two_keys_that_look_the_same_are_one_key_twice() -> None:
    (problem,) = read_yaml("Zähler: 1\nZa\u0308hler: 2\n".encode(), "f.yaml").problems
    assert "stands here twice" in str(problem)


@pytest.mark.parametrize(
    ("written", "meant", "sign"),
    [
        ("Нilden", "Hilden", "U+041D"),
        ("Hild\u0435n", "Hilden", "U+0435"),
        ("KdU–Quote", "KdU-Quote", "U+2013"),
        ("Hilden", "Hildem", None),
        ("hilden", "Hilden", None),
    ],
)
def test_a_sign_that_only_looks_alike_is_found(written: str, meant: str, sign: str | None) -> None:
    assert odd_sign(written, meant) == sign


def test_a_suggestion_that_looks_the_same_names_the_sign(read: Read) -> None:
    reading = read("zielnachhaltung_2016-03.csv", "\r\n".join(LINES).replace("Kennzahl;", "Kеnnzahl;").encode())
    (told,) = [line_of(problem) for problem in reading.problems]
    assert told.endswith("did you mean 'Kennzahl'? It is written with U+0435, which only looks alike.")


def test_a_row_of_nothing_to_be_seen_is_a_blank_row(read: Read) -> None:
    figures = "\r\n".join((*LINES, "\u200b;" + ";" * 6)).encode()
    assert len(taken(read(FIGURES, figures))) == 2


def test_a_blank_of_no_width_hides_no_number_of_a_person(read: Read) -> None:
    lines = "\r\n".join((*LINES[:-1], LINES[-1].replace("vorläufig", "12345\u200bBG0012345"))).encode()
    assert read(FIGURES, lines).privacy_refused


def test_the_header_may_have_protected_blanks(read: Read) -> None:
    header = HEADER.replace("Lfd. Nr.", "Lfd.\u00a0Nr.").replace("Erfasst am", "Erfasst  am")
    assert len(taken(read(REVIEWS, reviews(row(), header=header)))) == 1


def test_a_suggestion_for_rules_and_commands_names_the_sign_too() -> None:
    mistake = Problem(Location("kdu.yaml", 3, 5), "unknown key 'tіtle'", ("id", "title"), "title")
    assert str(mistake).endswith("did you mean 'title'? It is written with U+0456, which only looks alike.")
    refused = Refused(NotThere.RULE, rule="kdu–budget", nearest="kdu-budget")
    assert refusal_text(refused, "de").endswith(
        "„kdu-budget“; geschrieben ist es mit dem Zeichen U+2013, das nur so aussieht"
    )
