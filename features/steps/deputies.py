"""Posts are empty or away, and offices merge: who reads then?"""

from __future__ import annotations

from datetime import date

from pytest_bdd import given, then, when

from checker.domain.clock import at_local
from checker.store import absences, journal
from checker.usecases.acting.absences import deputize, list_roles, remove

from .house import House
from .words import sentence


@given(
    sentence(
        "die Geschäftsstelle {office:Name} besteht bis zum {last:Tag} und geht dann in die Geschäftsstelle {into:Name} "
        "auf"
    )
)
def an_office_ends_elsewhere(house: House, office: str, last: date, into: str) -> None:
    house.edit_rules(
        "organisation.yaml",
        rf"(id: {house.office(office)}, .*)valid_to: null, merges_into: velbert",
        rf"\1valid_to: {last}, merges_into: {house.office(into)}",
    )


@when(
    sentence(
        "am {on:Tag} um {time:Uhrzeit} Uhr eine Abwesenheit eingetragen wird: {post:Stelle} vom {since:Tag} "
        "bis zum {until:Tag}, vertreten durch {to:Stelle}"
    )
)
def an_absence(house: House, on: date, time: tuple[int, int], post: str, since: date, until: date, to: str) -> None:
    deputize(house.store, house.role(post), since, until, house.role(to), "controlling", at_local(on, *time))


@when(sentence("diese Abwesenheit am {on:Tag} um {time:Uhrzeit} Uhr gelöscht wird"))
def the_absence_is_removed(house: House, on: date, time: tuple[int, int]) -> None:
    with house.store.read() as tx:
        (kept,) = absences.load(tx)
    remove(house.store, kept.sequence, "controlling", at_local(on, *time))


@then("nennt das Protokoll zu Abwesenheiten nur, dass eingetragen und gelöscht wurde")
def the_journal_keeps_little(house: House) -> None:
    with house.store.read() as tx:
        entries = [(entry.kind, dict(entry.facts)) for entry in journal.entries(tx, kind="absence.")]
    number = entries[0][1]["absence"]
    assert entries == [
        ("absence.entered", {"absence": number, "by": "controlling"}),
        ("absence.removed", {"absence": number, "by": "controlling"}),
    ]


@when(sentence("die Zuständigkeiten am {on:Tag} gelistet werden"), target_fixture="listed")
def roles_are_listed(house: House, on: date) -> dict[str, str | None]:
    posts, _ = list_roles(house.store, on)
    return {post.role: post.reader for post in posts}


@then(sentence("liest für {post:Stelle} {reader:Stelle}"))
def is_read_by(house: House, listed: dict[str, str | None], post: str, reader: str) -> None:
    assert listed[house.role(post)] == house.role(reader)
