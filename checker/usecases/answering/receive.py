"""A mail comes in: an answer waits, an automatic one is counted, and of the rest nothing is kept. Shell.

Kept are token, choice, days, file number, the role that reads for somebody absent, and whose mailbox it came from. The
mail, its words and addresses are neither archived nor logged nor hashed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.answer import ReadAnswer, Unclear
from checker.domain.clock import local_day
from checker.domain.organisation import Organisation
from checker.domain.proposal import Dropped, Proposal, SenderKind
from checker.domain.refusal import Refused
from checker.domain.rulebook import Rulebook
from checker.records.foreign_reader import read_foreign
from checker.records.privacy import content_suspicion
from checker.records.reading import FileRefused
from checker.store import proposals, taken_mails
from checker.store.opening import Store
from checker.usecases.answering.bounces import take_in_bounce
from checker.usecases.answering.entering import Entry, check_in
from checker.usecases.answering.matters import matter_of
from checker.usecases.answering.said_again import let_go_replaced, said_before
from checker.usecases.answering.senders import named_role, sender_kind
from checker.usecases.answering.telling import tell_received
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed
from checker.wording.answer_line import read_answer
from notifications.incoming import NOT_READABLE, IncomingMail, read_incoming
from notifications.mail_files import MailForm, mail_form


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a mail: it waits as a proposal, was dropped with a count, or says that one of ours came back.

    `bounced` is the post that the mail which came back was for. None of them: it was taken in before, and dropped.
    """

    proposal: Proposal | None = None
    dropped: Dropped | None = None
    bounced: str | None = None


def receive(
    store: Store,
    raw: bytes,
    now: datetime,
    *,
    mail_domain: str,
    received_at: datetime | None = None,
    mark: str | None = None,
) -> Received:
    """Take in a mail at the instant `now` (aware). `mail_domain` ends Message-IDs of ours.

    `received_at` (aware) is when it reached the house, from when on it counts; None: now. `mark` names the place where
    it lies: taken in once, it changes nothing more until the mark is forgotten.
    """
    mail = read_incoming(_as_it_travels(raw))
    if mail.bounced and (bounced := take_in_bounce(store, mail, now, mail_domain=mail_domain)):
        return Received(bounced=bounced)
    with store.write() as tx:
        if mark is not None and (taken := taken_mails.find(tx, mark)):
            return Received(proposals.find(tx, taken.proposal) if taken.proposal else None)
        received = _received(tx, mail, received_at or now, now, mail_domain)
        if mark is not None:
            taken_mails.note(tx, mark, received.proposal.number if received.proposal else None, now)
        return received


def _as_it_travels(raw: bytes) -> bytes:
    """What Outlook has stored is written out by a process of its own; empty where even that cannot read it."""
    if mail_form(raw) is not MailForm.OUTLOOK:
        return raw
    try:
        return str(read_foreign("msg", "mail", raw) or "").encode()
    except FileRefused:
        return b""


def _received(tx: Connection, mail: IncomingMail, at: datetime, now: datetime, mail_domain: str) -> Received:
    if mail.is_automatic or mail.bounced:
        return _dropped(tx, Dropped.AUTOMATIC, now)
    if mail is NOT_READABLE:
        return _dropped(tx, Dropped.UNREADABLE, now)
    book = staffed(tx, active(tx))
    came, answered = _proposal(tx, mail, book, at)
    if came.unclear is Unclear.NO_MAIL_OF_OURS and came.sender is SenderKind.UNKNOWN:
        return _dropped(tx, Dropped.NOT_OURS, now)
    if (before := said_before(tx, came)) is not None:
        return Received(before)
    came = proposals.add(tx, replace(came, doubt=_doubt(tx, came, book, now)))
    let_go_replaced(tx, came, now)
    tell_received(tx, came, book, now, answered=answered, mail_domain=mail_domain)
    return Received(came)


def _dropped(tx: Connection, why: Dropped, now: datetime) -> Received:
    proposals.count_dropped(tx, why, now)
    return Received(dropped=why)


def _proposal(tx: Connection, mail: IncomingMail, book: Rulebook, now: datetime) -> tuple[Proposal, str | None]:
    """The answer, and the key of the mail that it answers."""
    on = local_day(now)
    answer = _read(mail, book.organisation, now)
    found = matter_of(tx, mail, answer.choice)
    if found.unclear is not None:
        # What it is about is not certain, so that nothing is kept beside the choice.
        answer = ReadAnswer(answer.choice, found.unclear)
    sender = sender_kind(mail.sender, found.matter.addressed, book.organisation, on)
    return Proposal(0, now, found.matter, answer, sender), found.mail


def _read(mail: IncomingMail, organisation: Organisation, now: datetime) -> ReadAnswer:
    if mail.lines is None:
        return ReadAnswer(unclear=Unclear.NOT_READABLE)
    answer = read_answer(mail.lines, local_day(now))
    if answer.file_number and content_suspicion(answer.file_number):
        answer = replace(answer, file_number=None, unclear=answer.unclear or Unclear.MORE_WORDS)
    if not answer.reader:
        return answer
    reader = named_role(answer.reader, organisation)
    return replace(answer, reader=reader or "", unclear=answer.unclear or (None if reader else Unclear.UNKNOWN_READER))


def _doubt(tx: Connection, came: Proposal, book: Rulebook, now: datetime) -> str | None:
    """Why it could not be entered as it stands; None: it could, as far as can be told before."""
    if came.unclear is not None:
        return None
    try:
        check_in(tx, came, book, Entry(book.escalation.administering, now))
    except Refused as refused:
        return str(refused.code)
    return None
