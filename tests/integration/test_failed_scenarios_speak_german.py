"""A scenario that fails says so in German sentences: no word of the test runner reaches an auditor."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from checker.audit.feature_run import FeatureRun, play
from checker.cli.audit.features_sheet import FeaturesReport, as_html, as_junit, as_text
from checker.rulebook.load import load
from features import failed_step
from features.failed_step import compared, said_by
from tests.workspace import REPOSITORY

RULES = REPOSITORY / "rules"
WORDS_OF_THE_RUNNER = re.compile(
    r"DID NOT RAISE|\bassert |Traceback|fixture|Error\b|datetime|\\x00|-vv|True|False|None|truncated|where "
)
# What a claim may call for its sentence: several of them, or the one in the language of the house.
SENTENCES = re.compile(r"\.(join|format)$|^nothing_owed$")
SCENARIOS = """# language: de
Funktionalität: Was nicht stimmt, wird in Worten gesagt

  @T11
  Szenario: Eine Ablehnung, die keine ist
    Angenommen der Plan ist am 04.01.2016 beschlossen
    Und einzelne Mails sind nicht begrenzt
    Wenn die Zielwacht vom 02.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
    Dann darf die Trägerversammlung am 04.05.2016 um 09:00 Uhr die Frist zu T11 nicht bis zum 31.05.2016 verlängern, das könnte: "niemand"

  @T11
  Szenario: Eine Ablehnung mit anderen Worten
    Angenommen der Plan ist am 04.01.2016 beschlossen
    Wenn die Zielwacht vom 02.05.2016 bis zum 04.05.2016 täglich um 07:00 Uhr läuft
    Dann darf das Controlling am 04.05.2016 um 09:00 Uhr die Frist zu T11 nicht bis zum 31.05.2016 verlängern, das könnte: "niemand"

  @T11
  Szenario: Andere Mails als genannt
    Angenommen die Bereichsleitung Leistung ist nicht besetzt
    Wenn die Zielwacht am 22.04.2016 um 07:00 Uhr läuft
    Dann sind zu T11 genau diese Mails angekommen:
      | Tag        | an                                         | Betreff beginnt mit |
      | 22.04.2016 | bereichsleitung.leistung@jobcenter.example | [Erinnerung]        |
      | 22.04.2016 | geschaeftsfuehrung@jobcenter.example       | [Frist]             |

  @T11
  Szenario: Eine Mail, wo keine sein soll
    Wenn die Zielwacht am 22.04.2016 um 07:00 Uhr läuft
    Dann ist zu T11 keine Mail angekommen

  @T11
  Szenario: Ein Text, der fehlt
    Wenn die Zielwacht am 22.04.2016 um 07:00 Uhr läuft
    Dann nennt die Mail vom 22.04.2016 zu T11 in Text und HTML:
      | Bitte bis heute |

  @T11
  Szenario: Ein anderes Urteil
    Wenn am 04.05.2016 geurteilt wird
    Dann lautet das Urteil zu T11 "erreicht"

  @T11
  Szenario: Eine andere Begründung
    Wenn am 04.05.2016 geurteilt wird
    Dann lautet das Urteil zu T11 "Ziel nicht erreicht"
    Und begründet wird das mit "weil es so ist"

  @T11
  Szenario: Vor dem Satz fehlt ein anderer
    Dann liest für die Bereichsleitung Leistung die Geschäftsführung

  @T11
  Szenario: Von mehreren ist nichts da
    Wenn die Zielwacht am 22.04.2016 um 07:00 Uhr läuft
    Dann hat zu T11 niemand etwas entschieden
    Und hat die Bereichsleitung Leistung zu T11 entschieden und das Controlling es eingetragen

  @T11
  Szenario: Eine Stelle, die es nicht gibt
    Angenommen die Bereichsleitung Nirgends ist nicht besetzt
    Dann ist zu T11 keine Mail angekommen

  @T11
  Szenario: Was die Regeln nicht erlauben
    Angenommen verantwortlich für T11 soll die Trägerversammlung sein
    Wenn am 04.05.2016 geurteilt wird
    Dann lautet das Urteil zu T11 "erreicht"

  @T11
  Szenario: Ein Wort, das nirgends stehen soll
    Wenn die Zielwacht am 22.04.2016 um 07:00 Uhr läuft
    Dann steht "Kriterien Ermittlungsdienst" nirgends im Speicher

  @T11
  Szenario: Entschieden wird über nichts
    Wenn die Bereichsleitung Leistung am 10.05.2016 um 09:00 Uhr den Befund zu T11 bis zum 20.05.2016 bestätigt
    Dann ist zu T11 keine Mail angekommen
"""  # noqa: E501
SAID = {
    "Eine Ablehnung, die keine ist": "erwartet war eine Ablehnung, es ging aber durch",
    "Eine Ablehnung mit anderen Worten": (
        "die Antwort lautet „„controlling“ ist zu investigation-criteria-agreed/jobcenter/2016 nicht befugt "
        "(Fristverlängerung); Fristverlängerung ist möglich durch: traegerversammlung“, "
        "erwartet war „Fristverlängerung ist möglich durch: niemand$“"
    ),
    "Andere Mails als genannt": (
        "erwartet: 22.04.2016, „bereichsleitung.leistung@jobcenter.example“, „[Erinnerung]“; "
        "22.04.2016, „geschaeftsfuehrung@jobcenter.example“, „[Frist]“\n"
        "gefunden: 22.04.2016, „geschaeftsfuehrung@jobcenter.example“, „[Erinnerung]“"
    ),
    "Eine Mail, wo keine sein soll": (
        "erwartet: nichts\ngefunden: 22.04.2016, „geschaeftsfuehrung@jobcenter.example“, "
        "„[Erinnerung] Kriterien Ermittlungsdienst, bitte bis Fr 29.04.2016“"
    ),
    "Ein Text, der fehlt": "im Text fehlt: Bitte bis heute",
    "Ein anderes Urteil": "erwartet: „erreicht“\ngefunden: „Frist überschritten“",
    "Vor dem Satz fehlt ein anderer": "davor fehlt ein Satz, auf den sich dieser bezieht",
    "Von mehreren ist nichts da": "erwartet: 1 davon\ngefunden: 0",
    "Eine Stelle, die es nicht gibt": "eine Stelle Bereichsleitung Nirgends gibt es nicht",
    "Ein Wort, das nirgends stehen soll": "„Kriterien Ermittlungsdienst“ steht darin",
    "Entschieden wird über nichts": (
        "abgelehnt: Eine Verpflichtung „investigation-criteria-agreed/jobcenter/2016“ gibt es nicht"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> FeatureRun:
    file = tmp_path_factory.mktemp("red") / "red.feature"
    file.write_text(SCENARIOS, encoding="utf-8")
    return play(RULES, files=[str(file)])


def test_what_was_expected_and_what_was_found_is_said(run: FeatureRun) -> None:
    why = {one.scenario: one.why for one in run.scenarios}
    assert {title: why[title] for title in SAID} == SAID
    assert why["Was die Regeln nicht erlauben"].startswith("das Regelwerk hat Fehler: ")
    assert {one.result for one in run.scenarios} == {"failed"}


def test_no_report_holds_words_of_the_test_runner(run: FeatureRun) -> None:
    report = FeaturesReport(run, load(RULES), "shipped", (), date(2016, 7, 4))
    for told in (*(one.why for one in run.scenarios), *as_text(report), as_html(report), as_junit(report)):
        assert WORDS_OF_THE_RUNNER.findall(told) == []


def claims() -> Iterator[tuple[Path, ast.AST]]:
    for file in sorted((REPOSITORY / "features" / "steps").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield file, node


def test_what_a_sentence_claims_is_one_comparison_or_says_what_is_wrong() -> None:
    """Else there would be nothing to tell but that it is not so."""
    mute = [
        f"{file.name}:{node.lineno}"
        for file, node in claims()
        if isinstance(node, ast.Assert)
        and not isinstance(node.msg, ast.JoinedStr)
        and not (isinstance(node.msg, ast.Constant) and isinstance(node.msg.value, str))
        and not (node.msg is None and isinstance(node.test, ast.Compare) and len(node.test.ops) == 1)
        and not (isinstance(node.msg, ast.Call) and SENTENCES.search(ast.unparse(node.msg.func)))
    ]
    assert mute == []


def test_no_sentence_lets_the_runner_ask_for_an_exception() -> None:
    asked = [f"{file.name}:{node.lineno}" for file, node in claims() if _asks_the_runner(node)]
    assert asked == []


def _asks_the_runner(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.raises"


@pytest.mark.parametrize(
    ("operator", "found", "expected", "lines"),
    [
        ("==", [], [date(2016, 4, 1)], ["erwartet: 01.04.2016", "gefunden: nichts"]),
        ("==", {"b", "a"}, {"a"}, ["erwartet: „a“", "gefunden: „a“; „b“"]),
        ("==", {"a": 3}, {}, ["erwartet: nichts", "gefunden: „a“: 3"]),
        ("in", "a", ["b", "c"], ["erwartet: „a“", "gefunden: „b“; „c“"]),
        ("not in", "a", b"\0a", ["nicht erwartet: „a“", "gefunden in: eine Datei mit 2 Bytes"]),
        (">", 1, 2, ["erwartet: mehr als 2", "gefunden: 1"]),
        ("is", True, None, ["erwartet: nichts", "gefunden: ja"]),
        ("!=", "a", "a", ["nicht erwartet: „a“"]),
    ],
)
def test_each_comparison_is_told_in_words(operator: str, found: object, expected: object, lines: list[str]) -> None:
    assert compared(operator, found, expected) == lines


def test_a_long_value_is_cut() -> None:
    _, found = compared("==", "a" * 5000, "b")
    assert len(found) < 1600
    assert found.endswith(" …")


@pytest.mark.parametrize(
    ("exception", "said"),
    [
        (AssertionError("assert 3"), "was der Satz sagt, trifft nicht zu"),
        (AssertionError("es kam nichts\nassert []"), "es kam nichts"),
        (AssertionError("es kam nichts\nassert erwartet: 1\n  gefunden: 0\n +  where 0 = len([])"),
         "es kam nichts\nerwartet: 1\ngefunden: 0"),
        (ValueError("too many values to unpack (expected 1)"), "erwartet: 1 davon\ngefunden: mehr als 1"),
        (KeyError("an"), "der Satz ließ sich nicht zu Ende prüfen (KeyError: 'an')"),
    ],
)  # fmt: skip
def test_whatever_ends_a_sentence_is_told_in_german(exception: Exception, said: str) -> None:
    assert said_by(exception) == said


@pytest.mark.parametrize("key", failed_step.WORDS["de"])
def test_an_english_house_has_a_word_for_each_of_the_german_ones(key: str) -> None:
    assert set(failed_step.WORDS["en"]) == set(failed_step.WORDS["de"])
    assert not re.search("[äöüß„]", failed_step.WORDS["en"][key])


def test_in_an_english_house_a_failed_sentence_speaks_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failed_step, "language", lambda: "en")
    assert compared("==", "met", "target missed") == ["expected: “target missed”", "found: “met”"]
    assert compared("<=", 41, 40) == ["expected: at most 40", "found: 41"]
    assert compared("==", date(2025, 6, 2), None) == ["expected: nothing", "found: 2 June 2025"]
    below = "the verdict\nassert expected: 3\n  found: 4"
    assert said_by(AssertionError(below)) == "the verdict\nexpected: 3\nfound: 4"
    assert said_by(AssertionError("assert False")) == "what the sentence says is not so"


@pytest.mark.deep
def test_a_scenario_that_fails_at_the_hospital_is_told_in_english(tmp_path: Path) -> None:
    hospital = REPOSITORY / "examples" / "hospital"
    text = (hospital / "scenarios" / "falls.feature").read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.feature"
    wrong.write_text(text.replace("at most 40 falls", "at most 30 falls").replace('"target missed"', '"met"'), "utf-8")
    run = play(hospital / "rules", files=[str(wrong)])
    assert [each.why for each in run.failed] == [
        "Q6, asked for: scenario: at most 30 falls; rulebook: at most 40 falls",
        "expected: “met”, “41 falls”\nfound: “target missed”, “41 falls”",
    ]
