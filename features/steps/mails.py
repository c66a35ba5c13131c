"""The service runs, and what arrives at the mail server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from pytest_bdd import then, when

from checker.domain.clock import at_local
from checker.domain.message import MessageKind
from checker.rulebook.problems import RulebookError
from checker.usecases.telling.outbox_admin import list_mails

from .house import House
from .mail_server import Mail, MailServer
from .refusing import refusal
from .rows import rules_in
from .told import as_far_as_asked, assert_arrived, assert_none, assert_told, assert_untold, only_one
from .words import day, days_between, rows, sentence


@when(sentence("die Zielwacht am {on:Tag} um {time:Uhrzeit} Uhr läuft"))
def the_service_runs(house: House, mail_server: MailServer, on: date, time: tuple[int, int]) -> None:
    house.run(at_local(on, *time), mail_server)


@when(sentence("die Zielwacht vom {first:Tag} bis zum {last:Tag} täglich um {time:Uhrzeit} Uhr läuft"))
def the_service_runs_daily(
    house: House, mail_server: MailServer, first: date, last: date, time: tuple[int, int]
) -> None:
    """Also on weekends and holidays: the service does not sleep, it only sends nothing."""
    for on in days_between(first, last):
        house.run(at_local(on, *time), mail_server)


@when(sentence("die Zielwacht am {on:Tag} um {time:Uhrzeit} Uhr abbricht, bevor die erste Mail hinausgeht"))
def the_power_fails_before(house: House, mail_server: MailServer, on: date, time: tuple[int, int]) -> None:
    """All is judged and planned by then."""
    house.run_until_the_power_fails(at_local(on, *time), mail_server, after_the_first_mail=False)


@when(sentence("die Zielwacht am {on:Tag} um {time:Uhrzeit} Uhr abbricht, als die erste Mail gerade angenommen ist"))
def the_power_fails_after(house: House, mail_server: MailServer, on: date, time: tuple[int, int]) -> None:
    """The mail server has it, the service could not write that down any more."""
    house.run_until_the_power_fails(at_local(on, *time), mail_server, after_the_first_mail=True)


@then(sentence("sind zu {row:Zeile} genau diese Mails angekommen:"))
def exactly_these_mails(house: House, mail_server: MailServer, row: str, datatable: Sequence[Sequence[str]]) -> None:
    """Of the subject its beginning is compared. Mails of one day may arrive in any order."""
    expected = sorted((day(line["Tag"]), line["an"], line["Betreff beginnt mit"]) for line in rows(datatable))
    arrived = sorted((mail.on, mail.to, mail.subject) for mail in _about(house, mail_server, row))
    begun = as_far_as_asked([subject for *_, subject in arrived], [begins for *_, begins in expected])
    assert [(on, to, subject) for (on, to, _), subject in zip(arrived, begun, strict=True)] == expected


@then(sentence("ist zu {row:Zeile} keine Mail angekommen"))
def no_mail_about(house: House, mail_server: MailServer, row: str) -> None:
    assert_none(house, _about(house, mail_server, row))


@then("ist überhaupt keine Mail angekommen")
def no_mail(house: House, mail_server: MailServer) -> None:
    assert_none(house, mail_server.mails)


@then(sentence("nennt die Mail vom {on:Tag} zu {row:Zeile} in Text und HTML:"))
def the_mail_tells(
    house: House, mail_server: MailServer, on: date, row: str, datatable: Sequence[Sequence[str]]
) -> None:
    assert_told(only_one(mail for mail in _about(house, mail_server, row) if mail.on == on), datatable)


@then(sentence("nennt die Mail vom {on:Tag} an {to:Postfach} zu {row:Zeile} in Text und HTML:"))
def the_mail_to_a_mailbox_tells(
    house: House, mail_server: MailServer, on: date, to: str, row: str, datatable: Sequence[Sequence[str]]
) -> None:
    """Where several were told on that day."""
    found = [mail for mail in _about(house, mail_server, row) if (mail.on, mail.to) == (on, to)]
    assert_told(only_one(found), datatable)


@then(sentence('nennt die Mail vom {on:Tag} an {to:Postfach} zu {row:Zeile} nirgends "{word:Text}"'))
def the_mail_does_not_tell(house: House, mail_server: MailServer, on: date, to: str, row: str, word: str) -> None:
    assert_untold(only_one(mail for mail in _about(house, mail_server, row) if (mail.on, mail.to) == (on, to)), word)


@then(sentence("sind an {to:Postfach} genau diese Übersichten angekommen:"))
def exactly_these_digests(mail_server: MailServer, to: str, datatable: Sequence[Sequence[str]]) -> None:
    assert_arrived(_digests(mail_server, to), datatable)


@then(sentence("ist an {to:Postfach} keine Übersicht angekommen"))
def no_digest(house: House, mail_server: MailServer, to: str) -> None:
    assert_none(house, _digests(mail_server, to))


@then(sentence("nennt die Übersicht vom {on:Tag} an {to:Postfach} in Text und HTML:"))
def the_digest_tells(mail_server: MailServer, on: date, to: str, datatable: Sequence[Sequence[str]]) -> None:
    assert_told(only_one(mail for mail in _digests(mail_server, to) if mail.on == on), datatable)


@then(sentence('nennt die Übersicht vom {on:Tag} an {to:Postfach} nirgends "{word:Text}"'))
def the_digest_does_not_tell(mail_server: MailServer, on: date, to: str, word: str) -> None:
    assert_untold(only_one(mail for mail in _digests(mail_server, to) if mail.on == on), word)


@then(sentence("sind am {on:Tag} an {to:Postfach} genau diese Mails angekommen:"))
def exactly_these_mails_of_a_day(
    mail_server: MailServer, on: date, to: str, datatable: Sequence[Sequence[str]]
) -> None:
    """Single ones and digests. Of the subject its beginning is compared."""
    expected = sorted(line["Betreff beginnt mit"] for line in rows(datatable))
    arrived = sorted(mail.subject for mail in mail_server.mails if (mail.on, mail.to) == (on, to))
    assert as_far_as_asked(arrived, expected) == expected


@then(sentence("ist vom {first:Tag} bis zum {last:Tag} keine Mail angekommen"))
def no_mail_on_some_days(mail_server: MailServer, first: date, last: date) -> None:
    assert mail_server.mails, "auch davor und danach ist keine Mail angekommen"
    assert [(mail.on, mail.subject) for mail in mail_server.mails if first <= mail.on <= last] == []


@then("wurde niemandem dasselbe zweimal mitgeteilt")
def nothing_was_told_twice(mail_server: MailServer) -> None:
    """Every mail names what it tells, and every mail is another one."""
    ids = Counter(mail.id for mail in mail_server.mails)
    told = Counter(item for mail in mail_server.mails for item in mail.items)
    assert told, "es wurde gar nichts mitgeteilt"
    said = all(mail.items for mail in mail_server.mails if mail.kind != "letter")
    assert said, "eine Mail sagt nicht, was sie mitteilt"
    assert [key for key, times in (ids + told).items() if times > 1] == []


@then(sentence("tragen die {count:Zahl} Mails vom {on:Tag} zu {row:Zeile} dieselbe Kennung"))
def the_same_mail_again(house: House, mail_server: MailServer, count: int, on: date, row: str) -> None:
    """Mail programs show such mails once."""
    ids = [mail.id for mail in _about(house, mail_server, row) if mail.on == on]
    assert (len(ids), len(set(ids))) == (count, 1)


@then("sind Mails angekommen, aber keine an eine Stelle außerhalb des Hauses")
def nothing_left_the_house(house: House, mail_server: MailServer) -> None:
    outside = {role.mailbox for role in house.book.organisation.roles if role.is_external}
    assert mail_server.mails, "es ist gar keine Mail angekommen"
    assert [mail.to for mail in mail_server.mails if mail.to in outside] == []


@then("wird dieses Regelwerk nicht angenommen")
def the_rules_are_refused(house: House) -> None:
    with refusal(RulebookError) as answer:
        rules_in(house.rules)
    assert "D15" in answer.text


def _digests(mail_server: MailServer, to: str) -> list[Mail]:
    return [mail for mail in mail_server.mails if (mail.kind, mail.to) == ("digest", to)]


def _about(house: House, mail_server: MailServer, row: str) -> list[Mail]:
    """Mails that name the rule, and letters, which name nothing of ours: the outbox knows what they are about."""
    rule, about = house.rule_of(row), house.obligation(row)
    queued = (mail for mail in list_mails(house.store) if mail.message.kind is MessageKind.LETTER)
    letters = {mail.message_id for mail in queued if about in {item.obligation for item in mail.message.items}}
    return [mail for mail in mail_server.mails if mail.rule == rule or mail.id in letters]
