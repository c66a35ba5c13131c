"""What takes place, is handed in, asked for, agreed or called, to any row of the plan: reported as single facts."""

from __future__ import annotations

from datetime import date

from pytest_bdd import given, parsers

from checker.domain.record import Evidence

from .house import House
from .places import A_ROW, PLAN_YEAR, WHERE, chosen_by, only_unit, rule_named, unit_named
from .reports import _single_reports
from .words import A_DAY, sentence
from .words import day as read_day


@given(parsers.re(rf"zu (?P<row>{A_ROW}) (?:findet|finden) am (?P<held>{A_DAY}){WHERE} (?P<what>[^\"]+) statt"))
def it_takes_place(house: House, row: str, held: str, where: str | None) -> None:
    """Reported the same day."""
    on = read_day(held)
    _event(house, row, where, on, {"status": "held", "held_on": on.isoformat(), "planned_on": on.isoformat()}, on)


@given(
    parsers.re(
        rf"zu (?P<row>{A_ROW}) ist am (?P<said>{A_DAY}){WHERE} (?P<what>[^\"]+?) für den (?P<planned>{A_DAY}) geplant"
    )
)
def it_is_planned(house: House, row: str, said: str, where: str | None, planned: str) -> None:
    on = read_day(planned)
    _event(house, row, where, on, {"status": "planned", "planned_on": on.isoformat()}, read_day(said))


@given(
    parsers.re(rf"zu (?P<row>{A_ROW}) fällt am (?P<said>{A_DAY}){WHERE} (?P<what>[^\"]+?) vom (?P<planned>{A_DAY}) aus")
)
def it_is_cancelled(house: House, row: str, said: str, where: str | None, planned: str) -> None:
    on = read_day(planned)
    _event(house, row, where, on, {"status": "cancelled", "planned_on": on.isoformat()}, read_day(said))


def _event(house: House, row: str, where: str | None, day_of: date, said: dict[str, str], on: date) -> None:
    rule = rule_named(house, row)
    scope = unit_named(house, where) or only_unit(house, rule)
    number = f"{scope}-{day_of:%m%d}"
    record: dict[str, object] = {"type": "event", "event_id": number, "scope": scope, "period": f"{day_of.year}"}
    record |= chosen_by(rule) | said
    _single_reports(house, on, [record])


@given(
    parsers.re(
        rf"zu (?P<row>{A_ROW}) legt(?P<where> (?:das Team|der Standort|die Geschäftsstelle) .+?) am (?P<said>{A_DAY})"
        r" (?P<what>[^\"]+) vor"
    )
)
def a_unit_hands_in(house: House, row: str, where: str, said: str) -> None:
    """With a file number, reported the same day."""
    rule, on = rule_named(house, row), read_day(said)
    proof = Evidence(kind="report", ref="50.1-2016/017").model_dump(exclude_none=True)
    record: dict[str, object] = {"type": "deliverable", "target_id": rule.id, "scope": unit_named(house, where)}
    record |= {"period": "2016", "submitted_on": on.isoformat(), "evidence": proof}
    _single_reports(house, on, [record])


@given(sentence('zu {row:Zeile} wird am {on:Tag} der Bericht zum Anlass "{number:Text}" in {office:Name} vorgelegt'))
def what_was_asked_for_is_handed_in(house: House, row: str, on: date, number: str, office: str) -> None:
    rule = rule_named(house, row)
    proof = Evidence(kind="report", ref="50.1-2016/017").model_dump(exclude_none=True)
    record: dict[str, object] = {"type": "deliverable", "target_id": rule.id, "scope": house.office(office)}
    record |= {"period": f"2016-{number}", "submitted_on": on.isoformat(), "evidence": proof}
    _single_reports(house, on, [record])


@given(sentence('zu {row:Zeile} wird am {on:Tag} in {office:Name} zum Anlass "{number:Text}" ein Bericht angefordert'))
def something_is_asked_for(house: House, row: str, on: date, office: str, number: str) -> None:
    record: dict[str, object] = {"type": "request", "target_id": rule_named(house, row).id, "request_id": number}
    record |= {"scope": house.office(office), "period": "2016", "requested_on": on.isoformat()}
    _single_reports(house, on, [record])


@given(sentence('in {office:Name} wird am {agreed:Tag} vereinbart, "{number:Text}" bis zum {due:Tag} zu erledigen'))
def something_is_agreed(house: House, office: str, agreed: date, number: str, due: date) -> None:
    _agreement(house, office, number, agreed, due, None, agreed)


@given(
    sentence(
        'in {office:Name} ist die Vereinbarung "{number:Text}" vom {agreed:Tag}, fällig am {due:Tag}, '
        "am {done:Tag} erledigt"
    )
)
def an_agreement_is_done(house: House, office: str, number: str, agreed: date, due: date, done: date) -> None:
    _agreement(house, office, number, agreed, due, done, done)


def _agreement(house: House, office: str, number: str, agreed: date, due: date, done: date | None, on: date) -> None:
    record: dict[str, object] = {"type": "agreement", "agreement_id": number, "scope": house.office(office)}
    record |= {"period": f"{agreed.year}", "agreed_on": agreed.isoformat(), "due_on": due.isoformat()}
    _single_reports(house, on, [record | ({"done_on": done.isoformat()} if done else {})])


@given(sentence("am {on:Tag} ist bekannt: die Trägerversammlung tagt am {held:Tag}"))
def the_assembly_meets(house: House, on: date, held: date) -> None:
    _meeting(house, on, held, is_last=False)


@given(sentence("am {on:Tag} ist bekannt: die Trägerversammlung tagt am {held:Tag} zum letzten Mal im Jahr"))
def the_assembly_meets_for_the_last_time(house: House, on: date, held: date) -> None:
    _meeting(house, on, held, is_last=True)


def _meeting(house: House, on: date, held: date, *, is_last: bool) -> None:
    record: dict[str, object] = {"type": "meeting", "body": "traegerversammlung", "scope": "jobcenter"}
    record |= {"period": f"{held.year}", "held_on": held.isoformat(), "is_last": is_last}
    _single_reports(house, on, [record])


@given(sentence("das Haus legt zu {row:Zeile} {value:Zahl} Termine im Jahr fest"))
def the_house_declares_a_number(house: House, row: str, value: int) -> None:
    """The bound that the plan leaves to the house."""
    where = house.book.rule(rule_named(house, row).id, PLAN_YEAR)
    assert where is not None, f"zu {row} gibt es eine Regel"
    file = where.where.split(":")[0].rpartition("rules/")[2]
    before = rf"(?s)(row: {row},(?:(?!\n  - id:).)*?value: )declared"
    house.edit_rules(file, before, rf'\g<1>"{value}"')
