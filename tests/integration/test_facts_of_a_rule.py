"""`records report`: what a rule wants to be told, what a fact would change, and how it is taken back."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from checker.cli.fact_template_sheet import command
from checker.cli.single_facts import report
from checker.domain.refusal import FactRefusal, Refused
from checker.records.fact_scope import SingleFact
from checker.usecases.importing.single_facts import draft_fact, template_of
from checker.usecases.rules.activation import active
from tests.driven import DrivenHouse
from tests.integration.test_import_dry_run import hashes
from tests.workspace import Workspace, make_workspace

AFTER_THE_YEAR = datetime(2017, 2, 1, 10, tzinfo=UTC)
NOVEMBER = ("--now", "2016-11-20T10:00")
HELD = ("records", "report", "interface-dialogues-held", "--scope", "hilden", "--held-on", "09.11.2016", *NOVEMBER)
KEY = "event:interface-dialogue:hilden:2016-11-09"
WRONG = ("--reason", "in-error", "--by", "fachaufsicht", "--now", "2016-11-21T10:00")


@pytest.fixture(scope="module")
def driven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrivenHouse]:
    """Only read from."""
    house = DrivenHouse(tmp_path_factory.mktemp("house"))
    yield house
    house.store.close()


@pytest.fixture(scope="module")
def without_json(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house of which no sender sends JSON. To be copied."""
    house = make_workspace(tmp_path_factory.mktemp("house"), goals=("schnittstellen",))
    (house.rules / "senders" / "manual.yaml").unlink()
    done = house.run("rules", "activate", "--now", "2016-01-03T12:00")
    assert done.code == 0, done.err
    return house.folder


@pytest.fixture
def house(without_json: Path, tmp_path: Path) -> Workspace:
    return Workspace(Path(copytree(without_json, tmp_path / "house")))


def test_the_example_of_every_rule_would_be_taken(driven: DrivenHouse) -> None:
    """Where somebody has to ask first, nobody has."""
    with driven.store.read() as tx:
        rules = [planned.rule.id for planned in active(tx).rules()]
    refusals = {rule: refused for rule in rules if (refused := _refusal(driven, rule)) is not None}
    told = {rule: (refused.code, refused.facts) for rule, refused in refusals.items() if refused.code not in EXPECTED}
    assert told == {}
    assert len(rules) - len(refusals) > 30


EXPECTED = (FactRefusal.IN_FILES_ONLY, FactRefusal.FIELDS_IN_FILES_ONLY, FactRefusal.NOBODY_ASKED)
ABOUT = ("scope", "period", "evidence", "evidence_kind", "by", "note")


def _refusal(driven: DrivenHouse, rule: str) -> Refused | None:
    """Why the example, read as the command line reads it, would not be taken."""
    try:
        _, template = template_of(driven.store, rule)
        given = report.make_context("report", shlex.split(command(template))[3:]).params
        said = {name: given[name] for name in template.example if name not in ABOUT}
        fact = SingleFact(rule, **{name: given[name] for name in ABOUT}, said=said)
        draft_fact(driven.store, fact, AFTER_THE_YEAR)
    except Refused as refused:
        return refused
    return None


def test_the_template_names_what_is_needed_and_an_example_that_works(house: Workspace) -> None:
    shown = house.run("records", "report", "interface-dialogues-held", "--template")
    assert shown.code == 0, shown.err
    assert "nötig       --scope             Bereich (hilden, langenfeld" in shown.out
    assert "eines davon --held-on           Tag der Durchführung" in shown.out
    example = shlex.split(shown.out.splitlines()[-1])[1:]
    assert house.run(*example, *NOVEMBER).out.endswith(": filed\n")
    told = json.loads(house.run("records", "report", "interface-dialogues-held", "--template", "--json").out)
    assert shlex.split(told["command"])[1:] == example


def test_a_house_whose_senders_send_no_json_can_report_show_and_retract(house: Workspace) -> None:
    filed = house.run(*HELD)
    assert filed.out == f"{KEY}: filed\n", filed.err
    assert "einzelmeldung-interface-dialogues-held-hilden.json" in house.run("records", "show", KEY).out
    gone = house.run("records", "retract", KEY, "--reason", "Protokoll fehlt", "--by", "fachaufsicht", *NOVEMBER)
    assert gone.out == f"{KEY}: retracted\n", gone.err


def test_any_other_json_is_refused_there_as_before(house: Workspace) -> None:
    house.write("meldung.json", "[]")
    done = house.run("records", "import", "meldung.json", *NOVEMBER)
    assert done.code == 3
    assert "no import profile is for a file of this name" in done.err


def test_a_dry_run_says_what_the_fact_changes_and_stores_nothing(house: Workspace) -> None:
    before = hashes(house.folder)
    ahead = house.run(*HELD, "--dry-run")
    assert ahead.code == 0, ahead.err
    assert hashes(house.folder) == before
    assert ahead.out.startswith("Probelauf: Nichts wurde gespeichert.\n")
    assert "gelesen 1 = neu 1" in ahead.out
    assert "Urteile am 20.11.2016" in ahead.out


def test_a_report_is_taken_back_with_the_command_that_it_names_and_what_it_completed_is_planned_again(
    house: Workspace,
) -> None:
    house.run(*HELD[:5], "--planned-on", "KW 45", *NOVEMBER)
    planned = "event:interface-dialogue:hilden:2016-W45"
    filed = house.run(*HELD, "--by", "fachaufsicht")
    assert filed.out == f"{planned}: filed; completes what was known\n"
    words = shlex.split(filed.err.strip().splitlines()[-1].partition("take it back: ")[2])

    done = house.run(*words[1:], "--now", "2016-11-21T10:00")

    assert done.code == 0, done.err
    listed = json.loads(house.run("records", "list", "--versions", "in-force", "--json").out)
    assert [(one["key"], one["record"]["status"]) for one in listed] == [(planned, "planned")]


def test_a_retraction_of_a_record_has_a_dry_run_too(house: Workspace) -> None:
    house.run(*HELD)
    before = hashes(house.folder)
    ahead = house.run("records", "retract", KEY, *WRONG, "--dry-run")
    assert ahead.code == 0, ahead.err
    assert "→ Rücknahme" in ahead.out
    assert hashes(house.folder) == before
