"""One test mail to the mailbox of a role in the house, to see that the way works. Shell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from checker.domain.clock import local_day
from checker.domain.errors import UsageError, ZielwachtError
from checker.domain.message import Message
from checker.domain.organisation import Addressee, Organisation
from checker.domain.post import Post
from checker.domain.problem import nearest
from checker.store import journal
from checker.store.opening import Store
from checker.usecases.rules.activation import active
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.staffed import staffed
from checker.usecases.telling.send import MailIdentity
from notifications.facts_json import facts_to_json
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader
from notifications.message import Correspondence, build
from notifications.notices import (
    notice_item,
    trial_facts,
)
from notifications.render import render
from notifications.transport import Delivered, Transport


class NoTestMail(UsageError):
    """The preview or test that was asked for cannot be made. The sentence says what can."""


class NotTaken(ZielwachtError):
    """The mail server, or the folder, did not take the test mail."""


@dataclass(frozen=True, slots=True)
class SentTestMail:
    """What became of a test mail."""

    mailbox: str
    answer: str


def send_test(store: Store, to: str, now: datetime, transport: Transport, sender: MailIdentity) -> SentTestMail:
    """Send one mail, marked as a test, to the mailbox of a role (`role`, or `role@unit`); journaled, never queued.

    Raises Refused for a role that is not there, stands outside the house or has several holders; NotTaken when the
    mail did not leave.
    """
    with store.read() as tx:
        book = staffed(tx, active(tx), now)
    on = local_day(now)
    told = _addressee(book.organisation, to, on)
    briefing = briefing_of(book, on, now)
    reader = Reader((told,))
    facts = trial_facts(reader, briefing)
    item = notice_item(book.organisation.organisation.id, facts.kind, "", now.isoformat(), told.key)
    message = Message(facts.kind, told.key, (item,), on, now, facts_to_json(facts))
    raw = build(
        message, facts, render(facts, sender.templates), correspondence(briefing, told.mailbox, sender, on), now
    )
    try:
        outcome = transport.deliver(raw, envelope_from=sender.mailbox, recipient=told.mailbox, before_data=lambda: None)
    finally:
        transport.close()
    with store.write() as tx:
        journal.append(tx, "mail.tested", {"addressed": told.key, "taken": isinstance(outcome, Delivered)}, now)
    if isinstance(outcome, Delivered):
        return SentTestMail(told.mailbox, outcome.answer)
    said = getattr(outcome, "answer", "") or getattr(outcome, "reason", "")
    raise NotTaken(f"the test mail to {told.key} was not taken: {said}; look at [mail] and [smtp]")


def _addressee(organisation: Organisation, to: str, on: date) -> Addressee:
    wanted = Post.parse(to)
    role_id, place = wanted.role, wanted.unit
    role = organisation.role(role_id)
    if role is None:
        known = [one.id for one in organisation.roles]
        close = nearest(role_id, known)
        raise NoTestMail(f"there is no role '{role_id}'" + (f"; did you mean '{close}'?" if close else ""))
    if role.is_external:
        raise NoTestMail(f"'{role_id}' is outside the house: nothing goes there without a release, not even a test")
    house = organisation.organisation.id
    places = organisation.places(role, place or house, on)
    if place and (organisation.find(place) is None or (places != (place,) and place != house)):
        raise NoTestMail(f"'{role_id}' is not to be found at '{place}'")
    if len(places) != 1:
        raise NoTestMail(f"'{role_id}' has several holders: name one of them, such as {Post(role_id, places[0])}")
    told = organisation.address(role_id, places[0], on)
    if told is None:
        raise NoTestMail(f"nobody reads for '{to}' on {on:%d.%m.%Y}: name a deputy or fill the post")
    if told.is_external:
        raise NoTestMail(f"'{to}' is read outside the house: nothing goes there without a release")
    return told


def correspondence(briefing: Briefing, mailbox: str, sender: MailIdentity, on: date) -> Correspondence:
    """From the service to a mailbox; answers go to whoever takes questions on that day."""
    house = briefing.organisation.organisation.id
    questions = briefing.organisation.address(briefing.escalation.questions_to, house, on)
    return Correspondence(sender.mailbox, mailbox, questions.mailbox if questions else sender.mailbox, sender.domain)
