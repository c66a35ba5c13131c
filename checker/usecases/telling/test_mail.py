"""One test mail to the mailbox of a role in the house, to check the transport. Shell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from checker.domain.clock import local_day
from checker.domain.message import Message
from checker.domain.organisation import Addressee, Organisation
from checker.domain.post import Post
from checker.domain.problem import nearest
from checker.domain.refusal import NotTaken, NotThere, Refused, SampleRefusal
from checker.store import journal
from checker.store.opening import Store
from checker.usecases.rules.activation import active
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.staffed import staffed
from checker.usecases.telling.send import MailIdentity, built_mail, log_head_of
from notifications.facts_json import facts_to_json
from notifications.mail_facts import Reader
from notifications.notices import notice_item, trial_facts
from notifications.transport import Delivered, Transport


@dataclass(frozen=True, slots=True)
class SentTestMail:
    """The result of a test mail."""

    mailbox: str
    answer: str


def send_test(store: Store, to: str | None, now: datetime, transport: Transport, sender: MailIdentity) -> SentTestMail:
    """Send one mail, marked as a test, to the mailbox of a role (`role`, or `role@unit`); journaled, never queued.

    None: to whoever keeps the machine at work, who is told to try it where no mail leaves.

    Raises Refused for a role that is not there, stands outside the house or has several holders; NotTaken when the
    mail did not leave.
    """
    with store.read() as tx:
        book = staffed(tx, active(tx))
    on = local_day(now)
    told = _addressee(book.organisation, to or book.escalation.serving, on)
    briefing = briefing_of(book, on, now)
    reader = Reader((told,))
    facts = trial_facts(reader, briefing)
    item = notice_item(book.organisation.organisation.id, facts.kind, "", now.isoformat(), told.key)
    message = Message(facts.kind, told.key, (item,), on, now, facts_to_json(facts))
    raw = built_mail(message, told.mailbox, briefing, sender, now, log_head=log_head_of(store)).raw
    try:
        outcome = transport.deliver(raw, envelope_from=sender.mailbox, recipient=told.mailbox, before_data=lambda: None)
    finally:
        transport.close()
    with store.write() as tx:
        journal.append(tx, "mail.tested", {"addressed": told.key, "taken": isinstance(outcome, Delivered)}, now)
    if isinstance(outcome, Delivered):
        return SentTestMail(told.mailbox, outcome.answer)
    answer = getattr(outcome, "answer", "") or getattr(outcome, "reason", "")
    raise NotTaken(SampleRefusal.NOT_TAKEN, post=told.key, answer=answer)


def _addressee(organisation: Organisation, to: str, on: date) -> Addressee:
    wanted = Post.parse(to)
    role_id, place = wanted.role, wanted.unit
    role = organisation.role(role_id)
    if role is None:
        known = [other.id for other in organisation.roles]
        raise Refused(NotThere.ROLE, role=role_id, nearest=nearest(role_id, known))
    if role.is_external:
        raise Refused(SampleRefusal.OUTSIDE, role=role_id)
    house = organisation.organisation.id
    places = organisation.places(role, place or house, on)
    if place and (organisation.find(place) is None or (places != (place,) and place != house)):
        raise Refused(SampleRefusal.NOT_AT, role=role_id, unit=place)
    if len(places) != 1:
        raise Refused(SampleRefusal.SEVERAL_HOLDERS, role=role_id, example=str(Post(role_id, places[0])))
    told = organisation.address(role_id, places[0], on)
    if told is None:
        raise Refused(SampleRefusal.UNREAD, post=to, day=on)
    if told.is_external:
        raise Refused(SampleRefusal.READ_OUTSIDE, post=to)
    return told
