"""Houses with levels of their own: wards only, no units at all, three levels one within the other."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checker.domain.record_problem import as_content, of_content
from checker.domain.rulebook import Rulebook
from checker.evaluation.obligations import obligations
from checker.records import ImportContext, read_file
from checker.rulebook.load import load
from checker.rulebook.warm import load_archived_warm
from checker.wording.record_problems import reason_text

SOUND = Path(__file__).parents[1] / "fixtures" / "broken_rules" / "sound"
ON = date(2016, 6, 1)
# The words of the sound rules, to which each house adds its levels.
WORDS = (SOUND / "vocabulary.yaml").read_text(encoding="utf-8")
WARD = "{id: ward, key: wards, de: {one: Station, many: Stationen, this: diese Station}, en: {one: ward, many: wards}}"
HOUSE = """
organisation: {id: haus, name: Haus}
roles:
  - {id: gf, title: Leitung, scope: organisation, mailbox: gf@haus.example}
  - {id: bereich, title: Bereich, scope: organisation, mailbox: bereich@haus.example, deputy: gf, reports_to: gf}
  - {id: kreis, title: Kreis, scope: external, mailbox: post@kreis.example}
"""
HEAD = '  - {{id: leitung, title: Leitung, scope: {level}, mailbox: "leitung.{{scope}}@haus.example", deputy: gf}}\n'
THREE_DEEP = """
levels:
  - {id: clinic, key: clinics, de: {one: Klinik, many: Kliniken, this: diese Klinik}, en: {one: clinic, many: clinics}}
  - id: ward
    key: wards
    within: clinic
    de: {one: Station, many: Stationen, this: diese Station}
    en: {one: ward, many: wards}
  - id: shift
    key: shifts
    within: ward
    named_as: on
    de: {one: Schicht, many: Schichten, this: diese Schicht}
    en: {one: shift, many: shifts}
"""
CLINICS = """
clinics: [{id: herz, name: Herzklinik}, {id: lunge, name: Lungenklinik}]
wards:
  - {id: eins, name: Station 1, clinic: herz}
  - {id: zwei, name: Station 2, clinic: lunge}
  - {id: alt, name: Alte Station, clinic: lunge, valid_to: 2016-03-31, merges_into: eins}
shifts:
  - {id: frueh, name: Früh, "on": eins}
  - {id: springer, name: Springer, "on": [eins, zwei]}
  - {id: nacht, name: Nacht, "on": alt}
"""


def folder(tmp_path: Path, levels: str, organisation: str, judged: str, owner: str = "leitung") -> Path:
    """The sound rules in another house: its dialogues are owed on the level `judged`."""
    rules = Path(shutil.copytree(SOUND, tmp_path / "rules"))
    (rules / "vocabulary.yaml").write_text(WORDS + levels, encoding="utf-8")
    (rules / "organisation.yaml").write_text(organisation, encoding="utf-8")
    for name, old, new in (
        ("plans/2016/goals/dialoge.yaml", "judge: office", f"judge: {judged}"),
        ("plans/2016/goals/dialoge.yaml", "owner: leitung", f"owner: {owner}"),
        ("senders/amt.yaml", "units: office", f"units: {judged}"),
    ):
        text = (rules / name).read_text(encoding="utf-8")
        assert old in text
        (rules / name).write_text(text.replace(old, new), encoding="utf-8")
    return rules


def owed_by(book: Rulebook, on: date = ON) -> list[str]:
    return [owed.scope.id for owed in obligations(book, on) if owed.rule.id == "dialoge"]


def test_a_house_may_have_wards_and_nothing_else(tmp_path: Path) -> None:
    wards = "wards: [{id: innere, name: Innere}, {id: chirurgie, name: Chirurgie}]\n"
    house = HOUSE + HEAD.format(level="ward") + wards
    book = load(folder(tmp_path, f"levels: [{WARD}]\n", house, "ward"))
    assert owed_by(book) == ["innere", "chirurgie"]
    read = book.organisation.address("leitung", "innere", ON)
    assert read is not None
    assert (read.key, read.mailbox) == ("leitung@innere", "leitung.innere@haus.example")


def test_a_receipt_calls_a_ward_a_ward_and_says_so_again_when_it_was_kept(tmp_path: Path) -> None:
    house = HOUSE + HEAD.format(level="ward") + "wards: [{id: innere, name: Innere}]\n"
    book = load(folder(tmp_path, f"levels: [{WARD}]\n", house, "ward"))
    columns = "Ort;Monat;Thema;Fallart;Auswahl;geprüft;fehlerhaft"
    rows = f"Auswertung 1. Quartal 2016\n{columns}\nInere;01/2016;KdU;Neu;Zufall;3;1\n"
    read = read_file(
        "akten_2016-Q1.csv", rows.encode(), ImportContext.of(book), recorded_at=datetime(2016, 4, 4, 8, tzinfo=UTC)
    )
    reason = read.quarantined[0].reason
    for told in (reason, of_content(as_content(reason), reason.where.file)):
        assert reason_text(told, "de").startswith("Spalte „Ort“: diese Station ist nicht bekannt")
        assert reason_text(told, "en").startswith("column 'Ort': unknown ward 'Inere'")


def test_a_house_may_have_no_units_at_all(tmp_path: Path) -> None:
    book = load(folder(tmp_path, "levels: []\n", HOUSE, "organisation", owner="bereich"))
    assert owed_by(book) == ["haus"]
    assert book.organisation.level_names == ("organisation",)


@pytest.mark.parametrize(
    ("unit", "clinics"),
    [
        pytest.param("frueh", ["leitung@herz"], id="a shift: by way of its ward"),
        pytest.param("springer", ["leitung@herz", "leitung@lunge"], id="a shift on two wards: both"),
        pytest.param("nacht", ["leitung@herz"], id="on a ward that has merged: by way of its successor"),
        pytest.param("zwei", ["leitung@lunge"], id="a ward: the clinic it is part of"),
        pytest.param("lunge", ["leitung@lunge"], id="a clinic: itself"),
        pytest.param("haus", ["leitung@herz", "leitung@lunge"], id="the house: all clinics"),
    ],
)
def test_levels_may_lie_three_deep(unit: str, clinics: list[str], tmp_path: Path) -> None:
    house = HOUSE + HEAD.format(level="clinic") + CLINICS
    book = load(folder(tmp_path, THREE_DEEP, house, "shift"))
    assert owed_by(book) == ["frueh", "springer", "nacht"]
    assert [read.key for read in book.organisation.addressees("leitung", unit, ON)] == clinics


def test_what_is_kept_of_a_rulebook_keeps_its_levels(tmp_path: Path) -> None:
    house = HOUSE + HEAD.format(level="clinic") + CLINICS
    book = load(folder(tmp_path, THREE_DEEP, house, "shift"))
    for _ in ("read and kept", "as it was kept"):
        assert load_archived_warm(book.files, tmp_path / "cache").organisation == book.organisation


def test_a_rulebook_of_before_houses_named_their_levels_is_read_as_then() -> None:
    book = load(SOUND)
    assert "levels" not in (SOUND / "vocabulary.yaml").read_text(encoding="utf-8")
    assert book.organisation.level_names == ("organisation", "office", "team", "town", "site")
    assert owed_by(book) == ["nord", "sued", "ost"]
    found = book.organisation.find("stadt-nord")
    assert found is not None
    assert found[1].within == ("nord",)
