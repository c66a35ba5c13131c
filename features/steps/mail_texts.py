"""Templates that an administrator edits, and what a mail brings along."""

from __future__ import annotations

import re
from datetime import date

from pytest_bdd import given, then

from .house import House
from .mail_server import Mail, MailServer
from .words import sentence

EDITED = {
    "fehlerhaft": "{{ 1 / 0 }}",
    "endlos": "{% for a in range(99999) %}{% for b in range(99999) %}.{% endfor %}{% endfor %}",
}


@given(sentence("die Vorlage der Erinnerung wurde geändert und ist {how:w}"))
def the_template_is_broken(house: House, how: str) -> None:
    house.templates = house.folder / "templates"
    (house.templates / "de").mkdir(parents=True)
    (house.templates / "de" / "reminder.text.j2").write_text(EDITED[how], encoding="utf-8")


@then(sentence("liegt der Mail vom {on:Tag} zu {row:Zeile} der {entered:Tag} als ganzer Tag für den Kalender bei"))
def the_day_is_attached(house: House, mail_server: MailServer, on: date, row: str, entered: date) -> None:
    (mail,) = _of(house, mail_server, on, row)
    assert f"DTSTART;VALUE=DATE:{entered:%Y%m%d}" in mail.entry
    assert "METHOD:PUBLISH" in mail.entry


@then(sentence("nimmt die Mail vom {on:Tag} zu {row:Zeile} den Kalendereintrag der Mail vom {before:Tag} zurück"))
def the_entry_is_taken_out(house: House, mail_server: MailServer, on: date, row: str, before: date) -> None:
    """The same entry, cancelled, with a higher number; and the text says it for calendars that keep what was filed."""
    (end,), (reminder,) = _of(house, mail_server, on, row), _of(house, mail_server, before, row)
    assert "METHOD:CANCEL" in end.entry
    assert "STATUS:CANCELLED" in end.entry
    uids, numbers = (
        [re.findall(f"{name}:(.*)", mail.entry)[0].strip() for mail in (reminder, end)] for name in ("UID", "SEQUENCE")
    )
    assert uids[0] == uids[1]
    assert int(numbers[0]) < int(numbers[1])
    assert "Kalendereintrag bitte löschen" in end.text


@then(
    sentence("ist es in der Mail vom {first:Tag} und in der vom {second:Tag} zu {row:Zeile} derselbe Kalendereintrag")
)
def it_is_the_same_entry(house: House, mail_server: MailServer, first: date, second: date, row: str) -> None:
    uids = {re.findall("UID:(.*)", _of(house, mail_server, on, row)[0].entry)[0] for on in (first, second)}
    assert len(uids) == 1


def _of(house: House, mail_server: MailServer, on: date, row: str) -> list[Mail]:
    rules = {planned.rule.id for planned in house.book.rules() if planned.rule.source.row == row}
    return [mail for mail in mail_server.mails if mail.rule in rules and mail.on == on]
