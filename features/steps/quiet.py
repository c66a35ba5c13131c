"""What arrives at a mailbox, whatever it is about: reports that are missing, collective mails, the week's word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from pytest_bdd import then, when

from checker.domain.clock import at_local
from checker.store import journal
from notifications.rate_limit import SINGLE_MAILS

from .house import House
from .mail_server import Mail, MailServer
from .told import assert_arrived, assert_none, assert_told, assert_untold, only_one
from .words import rows, sentence

SINGLE = frozenset(str(kind) for kind in SINGLE_MAILS)


@when(sentence("die Zielwacht am {on:Tag} stündlich läuft"))
def the_service_runs_hourly(house: House, mail_server: MailServer, on: date) -> None:
    for hour in range(24):
        house.run(at_local(on, hour), mail_server)


@then(sentence('sind zum Bericht "{title:Text}" genau diese Mails angekommen:'))
def exactly_these_mails_about_a_report(mail_server: MailServer, title: str, datatable: Sequence[Sequence[str]]) -> None:
    assert_arrived((mail for mail in _about_reports(mail_server) if title in mail.subject), datatable)


@then(sentence('ist zum Bericht "{title:Text}" keine Mail angekommen'))
def no_mail_about_a_report(house: House, mail_server: MailServer, title: str) -> None:
    assert_none(house, (mail for mail in _about_reports(mail_server) if title in mail.subject))


@then(sentence('nennt die Mail vom {on:Tag} an {to:Postfach} zum Bericht "{title:Text}" in Text und HTML:'))
def the_mail_about_a_report_tells(
    mail_server: MailServer, on: date, to: str, title: str, datatable: Sequence[Sequence[str]]
) -> None:
    found = [one for one in _about_reports(mail_server) if (one.on, one.to) == (on, to) and title in one.subject]
    assert_told(only_one(found), datatable)


@then(sentence("sind am {on:Tag} diese Übersichten unter denen, die angekommen sind:"))
def these_digests_among_others(mail_server: MailServer, on: date, datatable: Sequence[Sequence[str]]) -> None:
    arrived = {mail.to for mail in mail_server.mails if (mail.kind, mail.on) == ("digest", on)}
    assert [line["an"] for line in rows(datatable) if line["an"] not in arrived] == []


@then(sentence("erhält kein Postfach in einer Woche mehr als {count:Zahl} einzelne Mails"))
def a_budget_holds(mail_server: MailServer, count: int) -> None:
    _at_most([mail for mail in mail_server.mails if mail.kind in SINGLE], count)


BESIDE_LETTERS = "mehr als {count:Zahl} einzelne Mails außer solchen, die ein Schreiben vorlegen"


@then(sentence(f"erhält kein Postfach in einer Woche {BESIDE_LETTERS}"))
def a_budget_holds_beside_letters(mail_server: MailServer, count: int) -> None:
    """A letter is read whole, so the mail that asks for its release is put together with no other."""
    single = [mail for mail in mail_server.mails if mail.kind in SINGLE]
    asking = [mail for mail in single if "Das Schreiben im Wortlaut" in mail.text]
    assert asking, "es ist gar kein Schreiben vorgelegt worden"
    _at_most([mail for mail in single if mail not in asking], count)


def _at_most(single: list[Mail], count: int) -> None:
    per_week = Counter((mail.to, mail.on.isocalendar()[:2]) for mail in single)
    assert per_week, "es ist gar keine einzelne Mail angekommen"
    assert {box: times for box, times in per_week.items() if times > count} == {}


@then(sentence("erhält kein Postfach an einem Tag mehr als {count:Zahl} Mails"))
def a_day_is_quiet(mail_server: MailServer, count: int) -> None:
    """The word that all is well is not counted: it is for whoever runs the service."""
    assert mail_server.mails, "es ist gar keine Mail angekommen"
    per_day = Counter((mail.to, mail.on) for mail in mail_server.mails if mail.kind != "all_well")
    assert {box: times for box, times in per_day.items() if times > count} == {}


@then(sentence("sind an {to:Postfach} genau diese Meldungen über den Betrieb angekommen:"))
def exactly_these_notices(mail_server: MailServer, to: str, datatable: Sequence[Sequence[str]]) -> None:
    of_the_service = (mail for mail in mail_server.mails if mail.kind in ("all_well", "operator"))
    assert_arrived((mail for mail in of_the_service if mail.to == to), datatable)


@then(sentence("nennt die Meldung über den Betrieb vom {on:Tag} an {to:Postfach} in Text und HTML:"))
def the_weekly_mail_tells(mail_server: MailServer, on: date, to: str, datatable: Sequence[Sequence[str]]) -> None:
    assert_told(_weekly(mail_server, on, to), datatable)


@then(sentence('nennt die Meldung über den Betrieb vom {on:Tag} an {to:Postfach} nirgends "{word:Text}"'))
def the_weekly_mail_does_not_tell(mail_server: MailServer, on: date, to: str, word: str) -> None:
    assert_untold(_weekly(mail_server, on, to), word)


def _weekly(mail_server: MailServer, on: date, to: str) -> Mail:
    return only_one(mail for mail in mail_server.mails if (mail.on, mail.to, mail.kind) == (on, to, "all_well"))


@then(sentence("steht im Protokoll, dass {count:Zahl} Erinnerungen zu {row:Zeile} entfallen sind"))
def reminders_are_journaled_as_dropped(house: House, count: int, row: str) -> None:
    rule = house.rule_of(row)
    with house.store.read() as tx:
        dropped = [entry.facts for entry in journal.entries(tx, kind="reminder.dropped")]
    assert sum(1 for facts in dropped if str(facts["obligation"]).startswith(f"{rule}/")) == count


def _about_reports(mail_server: MailServer) -> list[Mail]:
    return [mail for mail in mail_server.mails if mail.kind == "overdue_report"]
