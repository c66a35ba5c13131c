"""The rules are edited: previewed, told to whoever answers for them, and looked at a year ahead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from pytest_bdd import given, then, when

from checker.domain.clock import at_local
from checker.domain.message import Item
from checker.domain.organisation import ADMINISTRATION
from checker.preview.activation import ActivationWish, activate, carry_out, prepare_again
from checker.preview.approving import ApprovalWish, approvals_of, approve
from checker.preview.change_preview import preview
from checker.preview.compared_rules import ComparedRules, in_force
from checker.preview.forecast import forecast
from checker.preview.forecast_result import Forecast, Span
from checker.preview.when_saved import activate_when_saved
from checker.store import grounds
from checker.usecases.importing.inbox import Inbox
from checker.usecases.progress import UNWATCHED
from checker.usecases.rules.activation import newest_activation
from checker.usecases.running.daemon_cycle import Rounds
from checker.usecases.telling.outbox_admin import list_mails
from notifications.smtp import Server, SmtpTransport

from .acts import refused
from .house import House, _edit_rule, file_of
from .mail_server import HOST, MailServer
from .told import assert_told, only_one
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
    assert seen.is_nothing, f"die Vorschau nennt Änderungen an: {', '.join(sorted(seen.reach.reached)) or 'Dateien'}"


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


@then(sentence("nennt die Mail vom {on:Tag} an {to:Postfach} über geänderte Regeln in Text und HTML:"))
def the_mail_on_edits_tells(mail_server: MailServer, on: date, to: str, datatable: Sequence[Sequence[str]]) -> None:
    found = (mail for mail in mail_server.mails if (mail.kind, mail.on, mail.to) == ("rules_edited", on, to))
    assert_told(only_one(found), datatable)


A_MINUTE = timedelta(minutes=1)
WHEN = "am {on:Tag} um {time:Uhrzeit} Uhr"


@when(sentence(f'{{who:Stelle}} {WHEN} die geänderten Regeln in Kraft setzt, weil "{{why:Text}}"'))
def the_edit_takes_effect(house: House, who: str, on: date, time: tuple[int, int], why: str) -> None:
    activate(house.store, house.rules, at_local(on, *time), ActivationWish(_role(house, who), reason=why))


@when(sentence(f'{{who:Stelle}} {WHEN} die geänderten Regeln im Notfall in Kraft setzt, weil "{{why:Text}}"'))
def the_edit_takes_effect_at_once(house: House, who: str, on: date, time: tuple[int, int], why: str) -> None:
    """Without the approvals that it needs."""
    activate(house.store, house.rules, at_local(on, *time), ActivationWish(_role(house, who), emergency=why))


@then(sentence(f'wird {WHEN} abgelehnt, dass {{who:Stelle}} die geänderten Regeln in Kraft setzt: "{{answer:Text}}"'))
def the_edit_is_refused(house: House, on: date, time: tuple[int, int], who: str, answer: str) -> None:
    with refused(re.escape(answer)):
        activate(house.store, house.rules, at_local(on, *time), ActivationWish(_role(house, who)))


@then(sentence(f'wird {WHEN} abgelehnt, dass "{{by:Text}}" die geänderten Regeln in Kraft setzt: "{{answer:Text}}"'))
def nobody_known_activates(house: House, on: date, time: tuple[int, int], by: str, answer: str) -> None:
    with refused(re.escape(answer)):
        activate(house.store, house.rules, at_local(on, *time), ActivationWish(by))


@when(sentence(f'{{who:Stelle}} {WHEN} der Änderung zustimmt, mit Beschluss "{{number:Text}}" vom {{decided:Tag}}'))
def a_body_approves(house: House, who: str, on: date, time: tuple[int, int], number: str, decided: date) -> None:
    at = at_local(on, *time)
    approve(house.store, house.rules, _preview_now(house, at), at, ApprovalWish(house.role(who), (), number, decided))


@when(sentence(f'{{who:Stelle}} {WHEN} nachträglich zustimmt, mit Beschluss "{{number:Text}}" vom {{decided:Tag}}'))
def a_body_approves_afterwards(
    house: House, who: str, on: date, time: tuple[int, int], number: str, decided: date
) -> None:
    """Of what has taken effect last."""
    with house.store.read() as tx:
        ground = grounds.of(tx, newest_activation(tx).number)
    assert ground is not None, "die letzte Änderung hatte keine Vorschau"
    assert ground.preview is not None, "die letzte Änderung hatte keine Vorschau"
    wish = ApprovalWish(house.role(who), (), number, decided)
    approve(house.store, house.rules, ground.preview, at_local(on, *time), wish)


@then(sentence(f'wird {WHEN} abgelehnt, dass {{who:Stelle}} der Änderung zustimmt: "{{answer:Text}}"'))
def may_not_approve(house: House, on: date, time: tuple[int, int], who: str, answer: str) -> None:
    at = at_local(on, *time)
    named = _preview_now(house, at)
    with refused(re.escape(answer)):
        approve(house.store, house.rules, named, at, ApprovalWish(_role(house, who)))


@when(sentence(f"{{who:Stelle}} {WHEN} die Vorschau der geänderten Regeln ansieht"), target_fixture="seen_preview")
def the_preview_is_looked_at(house: House, who: str, on: date, time: tuple[int, int]) -> str:
    house.role(who)  # whoever looks is somebody there
    return _preview_now(house, at_local(on, *time))


@then(
    sentence(
        f"wird {WHEN} abgelehnt, dass {{who:Stelle}} die geänderten Regeln nach dieser Vorschau in Kraft setzt: "
        '"{answer:Text}"'
    )
)
def the_preview_does_not_fit(
    house: House, seen_preview: str, on: date, time: tuple[int, int], who: str, answer: str
) -> None:
    wish = ActivationWish(_role(house, who), emergency="eilt")
    with refused(re.escape(answer)):
        activate(house.store, house.rules, at_local(on, *time), wish, preview=seen_preview)


@when(
    sentence(
        f'{{who:Stelle}} {WHEN} die Regeln der Aktivierung {{number:Zahl}} wieder in Kraft setzt, weil "{{why:Text}}"'
    )
)
def former_rules_again(house: House, who: str, on: date, time: tuple[int, int], number: int, why: str) -> None:
    wish = ActivationWish(_role(house, who), reason=why)
    carry_out(house.store, prepare_again(house.store, number, at_local(on, *time), wish))


@when(sentence(f"der Dienst, der gespeicherte Regeln von selbst in Kraft setzt, {WHEN} nach dem Regelordner sieht"))
def the_service_looks_at_the_folder(house: House, mail_server: MailServer, on: date, time: tuple[int, int]) -> None:
    """Three rounds, a minute apart: the first sees the edit, the second that it stands still, the third sends."""
    rounds = Rounds(
        house.store,
        house.rules,
        Inbox(house.folder / "inbox-of-the-service"),
        SmtpTransport(Server(HOST, mail_server.port)),
        house.sender,
        UNWATCHED,
        activate_when_saved=activate_when_saved,
    )
    house.has_run = True
    for minute in range(3):
        rounds.round(at_local(on, *time) + minute * A_MINUTE)


@then(sentence("sind die Regeln der Aktivierung {number:Zahl} in Kraft"))
def in_force_is(house: House, number: int) -> None:
    with house.store.read() as tx:
        assert newest_activation(tx).number == number


def _preview_now(house: House, at: datetime) -> str:
    """The hash of what the edited rules would change."""
    found = approvals_of(house.store, house.rules, at)
    assert found is not None, "an den Regeln ist nichts geändert"
    return found.preview


def _role(house: House, title: str) -> str:
    return ADMINISTRATION if title == "Administration" else house.role(title)


def _items(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.key for item in items)
