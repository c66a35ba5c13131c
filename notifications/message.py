"""From rendered texts to the bytes of a mail: MIME, headers, folding. Pure: equal input gives equal bytes.

The standard library turns long References into encoded words and drops blanks of folded German subjects, so
identifiers are folded here at blanks; subjects and names of mailboxes are written by the older Header class.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from typing import Any

from checker.domain.clock import local_time
from checker.domain.errors import UsageError
from checker.domain.message import NOTICES, Item, Message, MessageKind, message_id
from checker.domain.obligation_key import ObligationKey
from notifications.calendar_part import entry, entry_uid, method
from notifications.digest_facts import DigestFacts
from notifications.facts import CalendarFacts, MailFacts
from notifications.letter_facts import LetterFacts
from notifications.notice_facts import NoticeFacts

# What is sorted by ids of ours.
AnyOfOurs = MailFacts | DigestFacts | NoticeFacts
AnyFacts = AnyOfOurs | LetterFacts

FOLDED_HERE = frozenset({"subject", "message-id", "in-reply-to", "references", "list-id"})
OURS = "x-zielwacht-"
MAILBOXES = frozenset({"from", "to", "reply-to"})
LINE = 76
MOST_DOMAIN_CHARACTERS = 40
# Not "All": that would also suppress the non-delivery reports we want (MS-OXCMAIL 2.1.3.2.20).
SUPPRESSED_ANSWERS = "DR, RN, NRN, OOF, AutoReply"


class UnsafeHeader(UsageError):
    """A mailbox or subject that cannot stand in a header."""


class MailPolicy(EmailPolicy):
    """Folds what the standard library breaks; everything else as it does."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """What is folded here is kept as text: parsing it by its grammar costs more than all the rest."""
        if _is_folded_here(name) and isinstance(value, str):
            return name, _one_line(name, value)
        return super().header_store_parse(name, value)

    def fold(self, name: str, value: Any) -> str:
        """The header as it is written, with its line ends."""
        if name.lower() == "subject":
            header = Header(str(value), "utf-8", header_name="Subject", maxlinelen=LINE)
            return f"{name}: {header.encode(linesep=self.linesep)}{self.linesep}"
        if _is_folded_here(name):
            return _folded_at_blanks(name, str(value)) + self.linesep
        if name.lower() in MAILBOXES and (not str(value).isascii() or len(f"{name}: {value}") > LINE):
            return _folded_mailbox(name, value.addresses[0]) + self.linesep
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:
        """As `fold`; what is written is ASCII."""
        return self.fold(name, value).encode("ascii")


def _is_folded_here(name: str) -> bool:
    return name.lower() in FOLDED_HERE or name.lower().startswith(OURS)


POLICY = MailPolicy(linesep="\r\n", cte_type="7bit", max_line_length=LINE)


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
    log_head: str = "",
) -> bytes:
    """The finished mail. `dated` (aware) is the instant of rendering, fixed for every further attempt.

    `log_head` (number and hash of the log's newest entry) makes whoever keeps the mail a witness of all before it.

    UnsafeHeader when a mailbox or the subject cannot stand in a header.
    """
    mail = EmailMessage(policy=POLICY)
    _address(mail, correspondence)
    mail["Subject"] = _one_line("subject", rendered.subject)
    mail["Date"] = format_datetime(local_time(dated))
    _identify(mail, message, correspondence.domain)
    if not isinstance(facts, LetterFacts):
        # Who gets a letter sorts nothing of ours, and reads none of our ids.
        _sort(mail, message, facts, correspondence.domain)
        if log_head:
            mail["X-Zielwacht-Log"] = log_head
    mail.set_content(rendered.text, charset="utf-8", cte="quoted-printable")
    mail.add_alternative(rendered.html, subtype="html", charset="utf-8", cte="quoted-printable")
    # "=_" occurs in no quoted-printable text, and the key makes equal mails equal bytes.
    mail.set_boundary(f"=_zielwacht_{message.key[:32]}")
    if isinstance(facts, MailFacts) and facts.calendar is not None:
        _attach(mail, facts.calendar, message, correspondence, dated)
    return mail.as_bytes()


def mail_domain(sender: str) -> str:
    """The domain of a mailbox, for Message-IDs. UnsafeHeader when there is none or it is too long for them."""
    domain = _mailbox("sender", sender).domain
    if not 0 < len(domain) <= MOST_DOMAIN_CHARACTERS:
        raise UnsafeHeader(f"the sender's domain has {len(domain)} characters; at most {MOST_DOMAIN_CHARACTERS} fit")
    return domain


def _address(mail: EmailMessage, correspondence: Correspondence) -> None:
    mail["From"] = _mailbox("sender", correspondence.sender)
    mail["To"] = _mailbox("recipient", correspondence.recipient)
    mail["Reply-To"] = _mailbox("mailbox for questions", correspondence.reply_to)


def _attach(
    mail: EmailMessage, calendar: CalendarFacts, message: Message, correspondence: Correspondence, dated: datetime
) -> None:
    """An attachment, never an alternative: as that, Outlook would show the entry in place of the mail."""
    item = message.items[0]
    uid = entry_uid(item.organisation, item.obligation, correspondence.domain)
    organizer = _mailbox("sender", correspondence.sender).addr_spec
    mail.add_attachment(
        entry(calendar, uid, organizer, dated.astimezone(UTC)),
        subtype="calendar",
        charset="utf-8",
        cte="quoted-printable",
        params={"method": method(calendar)},
        filename=calendar.file_name,
    )
    mail.set_boundary(f"=_zielwacht_all_{message.key[:32]}")


def _identify(mail: EmailMessage, message: Message, domain: str) -> None:
    mail["Message-ID"] = message_id(message.key, domain)
    if message.root_key is not None and message.root_key != message.key:
        root = message_id(message.root_key, domain)
        mail["In-Reply-To"] = root
        mail["References"] = root


def _sort(mail: EmailMessage, message: Message, facts: AnyOfOurs, domain: str) -> None:
    """What machines, mailbox rules and the auditor sort by: ids only."""
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = SUPPRESSED_ANSWERS
    mail["List-Id"] = f"Zielwacht <{str(message.kind).replace('_', '-')}.zielwacht.{domain}>"
    mail["X-Zielwacht-Kind"] = str(message.kind)
    mail["X-Zielwacht-Items"] = " ".join(item.key for item in message.items)
    mail["X-Zielwacht-Rulebook"] = facts.rulebook
    if message.kind is MessageKind.DIGEST:
        mail["X-Zielwacht-Week"] = message.items[0].occurrence
    elif message.kind in NOTICES:
        _name_matter(mail, message.items[0])
    elif len({item.obligation for item in message.items if item.kind not in NOTICES}) == 1:
        _name_finding(mail, message.items[0])
    if facts.is_urgent:
        mail["Importance"] = "high"


def _name_finding(mail: EmailMessage, item: Item) -> None:
    """What the mail is about. A digest is about many things and says only its week, a change its kind."""
    about = ObligationKey.parse(item.obligation)
    mail["X-Zielwacht-Obligation"] = item.obligation
    mail["X-Zielwacht-Rule"] = about.rule
    mail["X-Zielwacht-Scope"] = about.scope
    mail["X-Zielwacht-State"] = item.cause_state
    mail["X-Zielwacht-Step"] = str(item.step)


def _name_matter(mail: EmailMessage, item: Item) -> None:
    """What a notice is about: a report, a kind of trouble, a file's hash; the week of the service has none."""
    if item.obligation:
        mail["X-Zielwacht-About"] = _one_line("matter of a notice", item.obligation)


def _mailbox(what: str, text: str) -> Address:
    name, address = parseaddr(_one_line(what, text))
    local, _, domain = address.rpartition("@")
    if not (local and domain and address.isascii()) or re.search(r"[\s<>,;\"]", address):
        raise UnsafeHeader(f"the {what} '{text}' is no mailbox such as reports@house.example")
    return Address(display_name=name, username=local, domain=domain)


def _one_line(what: str, text: str) -> str:
    """The text itself; a line end or control character in it could start a header of somebody else's."""
    if any(ord(character) < 32 or character in "\x7f\x85\u2028\u2029" for character in text):
        raise UnsafeHeader(f"the {what} holds a line end or control character and cannot stand in a header")
    return text


def _folded_mailbox(name: str, mailbox: Address) -> str:
    """The encoded name, then the address on a line of its own: it is never broken."""
    if not mailbox.display_name:
        return f"{name}: {mailbox.addr_spec}"
    words = Header(mailbox.display_name, "utf-8", header_name=name, maxlinelen=LINE).encode(linesep="\r\n")
    return f"{name}: {words}\r\n <{mailbox.addr_spec}>"


def _folded_at_blanks(name: str, value: str) -> str:
    """Words are never broken: a line longer than usual is legal, a broken identifier is none."""
    lines = [f"{name}:"]
    for word in value.split():
        if len(lines[-1]) + 1 + len(word) > LINE and lines[-1] != f"{name}:" and lines[-1].strip():
            lines.append("")
        lines[-1] += f" {word}"
    return "\r\n".join(lines)
