"""The turn of the year: next year's plan is proposed, put in force, and written over by nobody."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from pytest_bdd import given, then, when

from checker.domain.clock import at_local
from checker.domain.plan import PlanFile
from checker.domain.refusal import Refused, RolloverRefusal
from checker.domain.rollover import ProposedPlan
from checker.domain.rulebook import PlannedRule
from checker.evaluation.obligations import obligations
from checker.preview.rollover import propose_and_write
from checker.usecases.rules.activation import active
from checker.wording.rollover_texts import HEADINGS, counts, decision_text

from .house import House
from .words import sentence

PLAN_FILE = "plans/{year}/plan.yaml"


@given(
    sentence('der Zielwert für Stürze ist seit dem {since:Tag} durch Beschluss {ref} "{now:Text}" statt "{was:Text}"'),
)
def the_bound_was_amended(house: House, since: date, ref: str, now: str, was: str) -> None:
    amended = f'value: "{now}", unit: falls, amended: [{{from: {since}, was: "{was}", decision_ref: {ref}}}]'
    house.edit_rules("plans/2016/goals/qualitaet.yaml", f'value: "{now}", unit: falls', amended)


@when(sentence("aus dem Plan 2016 der Plan {year:Zahl} vorgeschlagen wird"), target_fixture="proposal")
def next_year_is_proposed(house: House, year: int) -> ProposedPlan:
    assert house.store.organisation == house.id, "was in Kraft ist, ist es vorher"
    if house.rules == house.shipped:
        house.rules = Path(shutil.copytree(house.shipped, house.folder / "rules"))
    proposal, _, _ = propose_and_write(house.rules, year)
    house.forget_rules()
    return proposal


@when(sentence('im Vorschlag der Titel in "{title:Text}" geändert wird'))
def somebody_works_on_it(house: House, proposal: ProposedPlan, title: str) -> None:
    house.edit_rules(PLAN_FILE.format(year=proposal.year), "title: .*", f"title: {title}")


@then(
    sentence(
        'gilt im Vorschlag für Stürze "{bound:Text}" bis zum {day:Tag} als Annahme, und die Zeile des Plans steht aus'
    )
)
def the_bound_is_carried(house: House, proposal: ProposedPlan, bound: str, day: date) -> None:
    rule = _falls(house, proposal.year).rule
    assert rule.target is not None
    assert f"{rule.target.operator} {rule.target.value}" == bound
    assert (rule.target.origin, rule.target.amended) == ("assumption", None)
    assert rule.due.nominal == day
    assert (rule.source.row, rule.source.line) == ("OFFEN", None)


@then("ist der vorgeschlagene Plan ein Entwurf ohne Beschluss")
def it_is_a_draft(house: House, proposal: ProposedPlan) -> None:
    head = _head(house, proposal.year)
    assert (head.status, head.adopted_on) == ("draft", None)


@then("sind zu entscheiden:")
def these_are_to_be_decided(proposal: ProposedPlan, datatable: Sequence[Sequence[str]]) -> None:
    expected = {what: int(points) for points, what in datatable[1:]}
    assert {HEADINGS["de"][kind]: count for kind, count in counts(proposal).items()} == expected


@then(sentence('heißt es unter dem, was zu entscheiden ist: "{said:Text}"'))
def it_is_said(proposal: ProposedPlan, said: str) -> None:
    assert said in [decision_text(one, proposal.year, "de") for one in proposal.decisions]


@then(sentence("schuldet das Haus nach dem, was in Kraft ist, für {year:Zahl} nichts"))
def nothing_of_it_is_in_force(house: House, year: int) -> None:
    assert year not in _owed(house), "der Vorschlag ist nicht in Kraft"


@when(sentence("der Vorschlag am {on:Tag} in Kraft gesetzt wird"), target_fixture="owed_before")
def it_takes_effect(house: House, on: date) -> Mapping[int, Sequence[str]]:
    before = _owed(house)
    house.activate(at_local(on, 12))
    return before


@then(sentence("schuldet das Haus für 2016 dasselbe wie zuvor, und für {year:Zahl} ebenso viel"))
def the_old_year_stays(house: House, owed_before: Mapping[int, Sequence[str]], year: int) -> None:
    owed = _owed(house)
    assert owed[2016] == owed_before[2016]
    assert len(owed[year]) == len(owed[2016])


@then(
    sentence(
        "wird ein zweiter Vorschlag für {year:Zahl} abgelehnt, weil es den Plan schon gibt, und keine Datei ist anders"
    )
)
def a_second_is_refused(house: House, year: int) -> None:
    before, answered = _files(house.rules), None
    try:
        propose_and_write(house.rules, year)
    except Refused as refused:
        answered = refused.code
    assert answered == RolloverRefusal.EXISTS, "erwartet war eine Ablehnung, weil es den Plan schon gibt"
    assert _files(house.rules) == before


def _falls(house: House, year: int) -> PlannedRule:
    planned = house.book.rule("stuerze", year)
    assert planned is not None, "zu Stürzen gibt es eine Regel"
    return planned


def _head(house: House, year: int) -> PlanFile:
    return next(plan.head for plan in house.book.plans if plan.year == year)


def _owed(house: House) -> Mapping[int, Sequence[str]]:
    """What is owed by the rules in force, by the plan's year."""
    with house.store.read() as tx:
        book = active(tx)
    owed: dict[int, list[str]] = {}
    for one in obligations(book, date(2016, 12, 30)):
        owed.setdefault(one.planned.plan.year, []).append(one.key)
    return owed


def _files(folder: Path) -> Mapping[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
