"""An auditor follows the trace from the plan's row to the mail, and back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pytest_bdd import given, then, when

from checker.cli.audit.day_diff_sheet import reasons
from checker.domain.message import MessageKind
from checker.domain.rulebook import Rulebook
from checker.rulebook.load import load
from checker.usecases.auditing.day_diff import diff_days
from checker.usecases.auditing.matrix import Sought, trace_all
from checker.usecases.auditing.played_rules import unpacked
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.rule_facts import rule_facts

from .house import House, _edit_rule
from .rows import shipped_rules
from .rulebook import rule_named, unlike
from .words import day, rows, sentence


@then(sentence("führt die Spur von {row:Zeile} zu genau einem Befund und zu diesen Mails:"))
def forwards(house: House, row: str, datatable: Sequence[Sequence[str]]) -> None:
    """Day, kind and role of each."""
    (chain,) = trace_all(house.store, Sought(row=row)).chains
    assert len([episode for owed in chain.obligations for episode in owed.episodes]) == 1
    found = [(mail.planned_on, MAIL_KINDS["de"][MessageKind(mail.kind)], mail.addressed) for mail in chain.mails]
    assert sorted(found) == sorted((day(line["Tag"]), line["Art"], line["Rolle"]) for line in rows(datatable))


@then(sentence("führt jede Mail zu {row:Zeile} zurück zur Planzeile {same:Zeile}"))
def backwards(house: House, row: str, same: str) -> None:
    (chain,) = trace_all(house.store, Sought(row=row)).chains
    assert chain.mails, f"zu {row} ging keine Mail"
    for mail in chain.mails:
        found = trace_all(house.store, Sought(mail=mail.message_id))
        assert same in {back.row for back in found.chains}


@then("hängt in der Prüfspur nichts in der Luft")
def nothing_in_the_air(house: House) -> None:
    assert trace_all(house.store, Sought()).orphans == ()


@then(
    sentence(
        'hat sich vom {first:Tag} bis zum {second:Tag} das Urteil zu {row:Zeile} allein deshalb geändert: "{why:Text}"'
    )
)
def changed_because(house: House, first: date, second: date, row: str, why: str) -> None:
    """As `audit diff` says it; `why` is how its line begins."""
    found = diff_days(house.store, first, second)
    (change,) = [one for one in found.changes if one.obligation == house.obligation(row)]
    (line,) = reasons(change, found)
    assert line.startswith(why), f"begründet ist es mit „{line}“"


@given(
    sentence(
        "im Regelwerk des Hauses ist zu {row:Zeile} statt {now:Zahl} Prozent eine Quote von "
        "{then:Zahl} Prozent verlangt"
    )
)
def another_bound(house: House, row: str, now: int, then: int) -> None:
    _edit_rule(house, row, rf'value: "{now}", unit: percent', f'value: "{then}", unit: percent')


@when("die Szenarien gegen das Regelwerk in Kraft gehalten werden", target_fixture="in_force")
def held_against(house: House) -> Rulebook:
    """As `audit features` takes the rules: from the archive of the store, not from any folder."""
    folder = house.folder / "in-force"
    return load(unpacked(house.store, "active", folder).folder)


@then(sentence("stimmen zu {row:Zeile} nicht überein:"))
def they_differ(in_force: Rulebook, row: str, datatable: Sequence[Sequence[str]]) -> None:
    expected = [
        f"{row}, {line['Angabe']}: Szenario: {line['Szenario']}; Regelwerk: {line['Regelwerk']}"
        for line in rows(datatable)
    ]
    assert _unlike_shipped(in_force, row) == expected


@then(sentence("stimmen zu {row:Zeile} Szenario und Regelwerk überein"))
def they_agree(in_force: Rulebook, row: str) -> None:
    assert _unlike_shipped(in_force, row) == []


def _unlike_shipped(in_force: Rulebook, row: str) -> list[str]:
    """Between what the scenarios were written for and what is in force."""
    sides = []
    for book in (shipped_rules(), in_force):
        planned = rule_named(book, row)
        assert planned is not None, f"zu {row} gibt es keine Regel"
        sides.append(rule_facts(book, planned, "de"))
    return list(unlike(row, *sides))
