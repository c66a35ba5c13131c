"""Which headers and parts does a mail have? Pure: equal input gives equal bytes. How they are written: `mime`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.utils import format_datetime, parseaddr

from checker.domain.clock import local_time
from checker.domain.errors import UsageError
from checker.domain.message import NOTICES, Item, Message, MessageKind, message_id
from checker.domain.obligation_key import ObligationKey
from notifications.calendar_part import entry, entry_uid, method
from notifications.digest_facts import DigestFacts
from notifications.facts import CalendarFacts, MailFacts
from notifications.mime import MIME_VERSION, mail, mailbox_header, multipart, part, subject_header, words_header
from notifications.notice_facts import NoticeFacts

AnyFacts = MailFacts | DigestFacts | NoticeFacts

ENCODING = "Content-Transfer-Encoding: quoted-printable"
MOST_DOMAIN_CHARACTERS = 40
# Not "All": that would also suppress the non-delivery reports we want (MS-OXCMAIL 2.1.3.2.20).
SUPPRESSED_ANSWERS = "DR, RN, NRN, OOF, AutoReply"


class UnsafeHeader(UsageError):
    """A mailbox or subject that cannot stand in a header."""


@dataclass(frozen=True, slots=True)
class TemplateTrouble:
    """A template that could not be used. `line` 0: unknown; `what` is what was wrong, for whoever edits it."""

    template: str
    line: int
    what: str

    def __str__(self) -> str:
        place = f"{self.template}:{self.line}" if self.line else self.template
        return f"{place}: {self.what}"


@dataclass(frozen=True, slots=True)
class Rendered:
    """The texts of one mail. `trouble`: an edited template was broken, and these are the built-in texts."""

    subject: str
    text: str
    html: str
    trouble: TemplateTrouble | None = None


@dataclass(frozen=True, slots=True)
class Correspondence:
    """From whom, to whom, where answers go, and the domain of Message-IDs. Mailboxes may carry a name."""

    sender: str
    recipient: str
    reply_to: str
    domain: str


def build(
    message: Message,
    facts: AnyFacts,
    rendered: Rendered,
    correspondence: Correspondence,
    dated: datetime,
) -> bytes:
    """The finished mail. `dated` (aware) is the instant of rendering, fixed for every further attempt.

    UnsafeHeader when a mailbox or the subject cannot stand in a header.
    """
    headers = [
        *_address(correspondence),
        subject_header(_one_line("subject", rendered.subject)),
        f"Date: {format_datetime(local_time(dated))}",
        *_identify(message, correspondence.domain),
        *_sort(message, facts, correspondence.domain),
    ]
    return mail(headers, _content(message, facts, rendered, correspondence, dated))


def _content(
    message: Message, facts: AnyFacts, rendered: Rendered, correspondence: Correspondence, dated: datetime
) -> str:
    # "=_" occurs in no quoted-printable text, and the key makes equal mails equal bytes.
    texts = multipart(
        "alternative",
        f"=_zielwacht_{message.key[:32]}",
        [
            part(['Content-Type: text/plain; charset="utf-8"', ENCODING], rendered.text),
            part(['Content-Type: text/html; charset="utf-8"', ENCODING, MIME_VERSION], rendered.html),
        ],
    )
    if not isinstance(facts, MailFacts) or facts.calendar is None:
        return texts
    attached = _attachment(facts.calendar, message, correspondence, dated)
    return multipart("mixed", f"=_zielwacht_all_{message.key[:32]}", [texts, attached])


def mail_domain(sender: str) -> str:
    """The domain of a mailbox, for Message-IDs. UnsafeHeader when there is none or it is too long for them."""
    domain = _mailbox("sender", sender).domain
    if not 0 < len(domain) <= MOST_DOMAIN_CHARACTERS:
        raise UnsafeHeader(f"the sender's domain has {len(domain)} characters; at most {MOST_DOMAIN_CHARACTERS} fit")
    return domain


def _address(correspondence: Correspondence) -> Iterator[str]:
    yield mailbox_header("From", _mailbox("sender", correspondence.sender))
    yield mailbox_header("To", _mailbox("recipient", correspondence.recipient))
    yield mailbox_header("Reply-To", _mailbox("mailbox for questions", correspondence.reply_to))


def _attachment(calendar: CalendarFacts, message: Message, correspondence: Correspondence, dated: datetime) -> str:
    """An attachment, never an alternative: as that, Outlook would show the entry in place of the mail."""
    item = message.items[0]
    uid = entry_uid(item.organisation, item.obligation, correspondence.domain)
    organizer = _mailbox("sender", correspondence.sender).addr_spec
    headers = [
        ENCODING,
        f'Content-Disposition: attachment; filename="{calendar.file_name}"',
        f'Content-Type: text/calendar; charset="utf-8"; method="{method(calendar)}"',
        MIME_VERSION,
    ]
    return part(headers, entry(calendar, uid, organizer, dated.astimezone(UTC)))


def _identify(message: Message, domain: str) -> Iterator[str]:
    yield _words("Message-ID", message_id(message.key, domain))
    if message.root_key is not None and message.root_key != message.key:
        root = message_id(message.root_key, domain)
        yield _words("In-Reply-To", root)
        yield _words("References", root)


def _sort(message: Message, facts: AnyFacts, domain: str) -> Iterator[str]:
    """What machines, mailbox rules and the auditor sort by: ids only."""
    yield "Auto-Submitted: auto-generated"
    yield f"X-Auto-Response-Suppress: {SUPPRESSED_ANSWERS}"
    yield _words("List-Id", f"Zielwacht <{str(message.kind).replace('_', '-')}.zielwacht.{domain}>")
    yield _words("X-Zielwacht-Kind", str(message.kind))
    yield _words("X-Zielwacht-Items", " ".join(item.key for item in message.items))
    if message.kind is MessageKind.DIGEST:
        yield _words("X-Zielwacht-Week", message.items[0].occurrence)
    elif message.kind in NOTICES:
        yield from _matter(message.items[0])
    else:
        yield from _finding(message.items[0])
    if facts.is_urgent:
        yield "Importance: high"


def _finding(item: Item) -> Iterator[str]:
    """What the mail is about. A digest is about many things and says only its week."""
    about = ObligationKey.parse(item.obligation)
    yield _words("X-Zielwacht-Rule", about.rule)
    yield _words("X-Zielwacht-Scope", about.scope)
    yield _words("X-Zielwacht-State", item.cause_state)
    yield _words("X-Zielwacht-Step", str(item.step))


def _matter(item: Item) -> Iterator[str]:
    """What a notice is about: a report, a kind of trouble, a file's hash; the week of the service has none."""
    if item.obligation:
        yield _words("X-Zielwacht-About", item.obligation)


def _words(name: str, value: str) -> str:
    return words_header(name, _one_line(name, value))


def _mailbox(what: str, text: str) -> Address:
    name, address = parseaddr(_one_line(what, text))
    local, _, domain = address.rpartition("@")
    if not (local and domain and address.isascii()) or re.search(r"[\s<>,;\"]", address):
        raise UnsafeHeader(f"the {what} '{text}' is no mailbox such as controlling@jobcenter.example")
    return Address(display_name=name, username=local, domain=domain)


def _one_line(what: str, text: str) -> str:
    """The text itself; a line end or control character in it could start a header of somebody else's."""
    if any(ord(character) < 32 or character in "\x7f\x85\u2028\u2029" for character in text):
        raise UnsafeHeader(f"the {what} holds a line end or control character and cannot stand in a header")
    return text
