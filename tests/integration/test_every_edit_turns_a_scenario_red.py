"""Whatever is edited in the rules in force, a scenario of `audit features` turns red and says both values.

Two edits stand for all in CI, both in one run (test_audit_features); `make deep` runs every one with the scenarios of
its row alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.in_full import IN_FULL
from tests.workspace import Workspace, make_workspace

OF_ALL = "das Haus"


@dataclass(frozen=True)
class Edit:
    """A change of the rules, and one line that must stand in the report. `row`: of the plan, or what is for all."""

    row: str
    change: Callable[[Workspace], None]
    says: str


def in_rule(rule: str, before: str, after: str) -> Callable[[Workspace], None]:
    """Within one rule's block."""

    def change(house: Workspace) -> None:
        path, text, start, end = _block(house, rule)
        block = text[start:end]
        assert block.count(before) == 1, (rule, before)
        path.write_text(text[:start] + block.replace(before, after) + text[end:], encoding="utf-8")

    return change


def without(rule: str) -> Callable[[Workspace], None]:
    def change(house: Workspace) -> None:
        path, text, start, end = _block(house, rule)
        path.write_text(text[:start] + text[end:], encoding="utf-8")

    return change


def in_house(file: str, before: str, after: str) -> Callable[[Workspace], None]:
    def change(house: Workspace) -> None:
        path = house.rules / file
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, (file, before)
        path.write_text(text.replace(before, after), encoding="utf-8")

    return change


def _block(house: Workspace, rule: str) -> tuple[Path, str, int, int]:
    for path in sorted((house.rules / "plans" / "2016" / "goals").iterdir()):
        text = path.read_text(encoding="utf-8")
        start = text.find(f"  - id: {rule}\n")
        if start >= 0:
            end = text.find("\n  - id: ", start)
            return path, text, start, len(text) if end < 0 else end + 1
    raise AssertionError(rule)


EDITS = {
    "bound": Edit(
        "T06",
        in_rule("kdu-error-rate", 'value: "10", unit: percent', 'value: "15", unit: percent'),
        "T06, verlangt: Szenario: unter 10 %; Regelwerk: unter 15 %",
    ),
    "operator": Edit(
        "T07",
        in_rule("benefit-processing-error-rate", 'operator: "<"', 'operator: "<="'),
        "T07, verlangt: Szenario: unter 10 %; Regelwerk: höchstens 10 %",
    ),
    "date": Edit(
        "T11",
        in_rule("investigation-criteria-agreed", "nominal: 2016-04-30", "nominal: 2016-05-31"),
        "T11, Frist: Szenario: 30.04.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag; "
        "Regelwerk: 31.05.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag",
    ),
    "due policy": Edit(
        "T32",
        in_rule("statistics-agreed", "policy: next_working_day", "policy: previous_working_day"),
        "T32, Frist: Szenario: 30.06.2016; fällt der Tag auf einen freien Tag, gilt der nächste Arbeitstag; "
        "Regelwerk: 30.06.2016; fällt der Tag auf einen freien Tag, gilt der Arbeitstag davor",
    ),
    "owner": Edit(
        "T04",
        in_rule("lzb-project-exit-rate", "owner: bereichsleitung_mi", "owner: bereichsleitung_leistung"),
        "T04, verantwortlich: Szenario: Bereichsleitung Markt & Integration; Regelwerk: Bereichsleitung Leistung",
    ),
    "severity": Edit(
        "T03",
        in_rule("kdu-budget", "severity: critical", "severity: major"),
        "T03, Gewicht: Szenario: kritisch; Regelwerk: wesentlich",
    ),
    "removed rule": Edit("P04", without("u25-unemployment-hold"), "Szenario: P04; Regelwerk: keine Regel zu P04"),
    "kind of period": Edit(
        "P05",
        in_rule("u25-contact-interval", "period: {kind: month}", "period: {kind: quarter}"),
        "P05, Zeitraum: Szenario: jeder Monat 2016; Regelwerk: jedes Quartal 2016",
    ),
    "escalation days": Edit(
        OF_ALL,
        in_house("escalation.yaml", "critical: {value: 2,", "critical: {value: 4,"),
        "das Haus, nächste Stufe, kritisch: Szenario: 2 Arbeitstage; Regelwerk: 4 Arbeitstage",
    ),
    "escalation steps": Edit(
        "T03",
        in_house("escalation.yaml", "steps: [gf, traeger_kreis]\n", "steps: [gf, btm, traeger_kreis]\n"),
        "T03, danach vorgelegt: Szenario: Geschäftsführung, Kreis Mettmann, je 2 Arbeitstage später; "
        "Regelwerk: Geschäftsführung, BTM (kommunaler Träger), Kreis Mettmann, je 2 Arbeitstage später",
    ),
    "sample size": Edit(
        "T06",
        in_rule("kdu-error-rate", "minimum_sample: {value: 30,", "minimum_sample: {value: 50,"),
        "T06, kleinste Stichprobe: Szenario: 30 Fälle; Regelwerk: 50 Fälle",
    ),
    "steps of the path": Edit(
        "T23a",
        in_rule("interface-dialogues-planned", "{by: 2016-03-31, value: 1}", "{by: 2016-05-31, value: 1}"),
        "T23a, Verlauf: Szenario: 1 bis 31.03.2016, 2 bis 31.08.2016; Regelwerk: 1 bis 31.05.2016, 2 bis 31.08.2016",
    ),
}  # fmt: skip


@pytest.mark.skipif(not IN_FULL, reason="a minute; `make deep` runs it")
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_in_force_turns_a_scenario_red(edit: Edit, tmp_path: Path) -> None:
    house = make_workspace(tmp_path)
    edit.change(house)
    activated = house.run("rules", "activate", "--now", "2016-01-04T08:00")
    assert activated.code == 0, activated.err
    chosen = () if edit.row == OF_ALL else ("--tag", edit.row)
    done = house.run("audit", "features", "--file", "regelwerk", *chosen, "--json", "--now", "2016-01-05T09:00")
    assert done.code == 1, done.err
    failed = [one for one in json.loads(done.out)["scenarios"] if one["result"] == "failed"]
    assert edit.says in {line for one in failed for line in (*one["why"].splitlines(), *one["unlike"])}
