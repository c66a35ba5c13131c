"""An auditor follows the trace from the plan's row to the mail, and back."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_bdd import then

from checker.domain.message import MessageKind
from checker.usecases.auditing.matrix import Sought, trace_all
from checker.wording.mail_kinds import MAIL_KINDS

from .house import House
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
    assert chain.mails
    for mail in chain.mails:
        found = trace_all(house.store, Sought(mail=mail.message_id))
        assert same in {back.row for back in found.chains}


@then("hängt in der Prüfspur nichts in der Luft")
def nothing_in_the_air(house: House) -> None:
    assert trace_all(house.store, Sought()).orphans == ()
