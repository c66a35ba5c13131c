"""The rules are edited: previewed, told to whoever answers for them, and looked at a year ahead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pytest_bdd import given, then, when

from checker.domain.message import Item
from checker.preview.change_preview import preview
from checker.preview.compared_rules import ComparedRules, in_force
from checker.preview.forecast import forecast
from checker.preview.forecast_result import Forecast, Span
from checker.usecases.telling.outbox_admin import list_mails

from .house import House, _edit_rule, file_of
from .words import sentence


@given(sentence('der Zielwert zu {row:Zeile} wird im Regelordner von "{was:Text}" auf "{now:Text}" geändert'))
@when(sentence('der Zielwert zu {row:Zeile} im Regelordner von "{was:Text}" auf "{now:Text}" geändert wird'))
def the_bound_is_edited_in_the_folder(house: House, row: str, was: str, now: str) -> None:
    """What is in force stays as it is."""
    assert house.store.organisation == house.id
    _edit_rule(house, row, f'value: "{was}"', f'value: "{now}"')


@given(sentence('an der Regel zu {row:Zeile} steht im Regelordner ein neuer Kommentar: "{said:Text}"'))
def a_comment_in_the_folder(house: House, row: str, said: str) -> None:
    assert house.store.organisation == house.id
    planned = house.book.rule(house.rule_of(row), 2016)
    assert planned is not None, f"zu Zeile {row} gibt es eine Regel"
    house.edit_rules(file_of(planned), f"  - id: {planned.rule.id}\n", f"  - id: {planned.rule.id}   # {said}\n")


@then(sentence("sagt die Vorschau am {on:Tag}, dass sich durch die Änderung für niemanden etwas ändert"))
def the_preview_says_nothing_changes(house: House, on: date) -> None:
    with house.store.read() as tx:
        before = in_force(tx)
    seen = preview(house.store, ComparedRules(house.book), before, on=on)
    assert seen.is_nothing


@when(
    sentence("am {on:Tag} eine Jahresvorschau bis zum {until:Tag} gemacht wird"),
    target_fixture="ahead",
)
def the_days_ahead_are_forecast(house: House, on: date, until: date) -> Forecast:
    """From the day after: what is due on the day itself was done in the morning."""
    return forecast(house.store, Span(on, until))


@then(sentence("sind genau die Mails geplant, die die Jahresvorschau genannt hat, {count:Zahl} an der Zahl"))
def the_walk_is_as_forecast(house: House, ahead: Forecast, count: int) -> None:
    """Day, kind, addressee and what each tells."""
    foreseen = sorted((mail.planned_on, str(mail.kind), mail.post, mail.items) for mail in ahead.mails)
    came = sorted(
        (mail.message.planned_on, str(mail.message.kind), mail.message.addressed, _items(mail.message.items))
        for mail in list_mails(house.store)
        if mail.message.planned_on >= ahead.span.first
    )
    assert came == foreseen
    assert len(came) == count


def _items(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.key for item in items)
