"""The bytes of a mail: headers survive the way, equal input gives equal bytes, nobody smuggles a header in."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import date, timedelta
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from checker.domain.clock import at_local
from checker.domain.message import Item, Message, MessageKind, message_id
from notifications.facts import MailFacts, from_json
from notifications.ladder import messages_for_changes
from notifications.message import Correspondence, Rendered, UnsafeHeader, build, mail_domain
from notifications.reminders import due_reminders
from tests.unit.notifications.mail_cases import a_briefing, a_dated_rule, a_rate, a_rate_rule, not_reported, opened

ON = date(2016, 4, 22)
DATED = at_local(ON, 7)
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ0123456789.,:;%€–✗▲✓§()/<>=?_\"'[]"
words = st.text(LETTERS, min_size=1, max_size=30)
subjects = st.lists(words, min_size=1, max_size=14).map(" ".join)
# A label of a host name; the whole domain at most 40 characters, as our own check demands.
domains = st.from_regex(r"[a-z][a-z0-9-]{0,20}[a-z0-9]\.[a-z]{2,10}", fullmatch=True)
RENDERED = Rendered("[Erinnerung] Kriterien", "Text mit Umlauten: äöü\n.Punkt am Anfang\n", "<p>äöü</p>\n")


def a_message(**more: Any) -> Message:
    return replace(due_reminders(a_dated_rule(), not_reported(), a_briefing(ON)).messages[0].message, **more)


def facts_of(message: Message) -> MailFacts:
    return from_json(message.facts)


def built(message: Message | None = None, *, rendered: Rendered = RENDERED, **correspondence: Any) -> bytes:
    told = message or a_message()
    between = Correspondence(
        **{
            "sender": "Zielwacht Jobcenter ME-aktiv <zielwacht@jobcenter.example>",
            "recipient": "bereichsleitung@jobcenter.example",
            "reply_to": "Controlling <controlling@jobcenter.example>",
            "domain": "jobcenter.example",
        }
        | correspondence
    )
    return build(told, facts_of(told), rendered, between, DATED)


def read(raw: bytes) -> EmailMessage:
    mail = email.message_from_bytes(raw, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


@example("[Frist überschritten] Kriterien Ermittlungsdienst, ✗ 5 Arbeitstage über der Frist – Geschäftsstelle Wülfrath")
@given(subjects)
def test_a_german_subject_arrives_as_it_was_written(subject: str) -> None:
    assert read(built(rendered=replace(RENDERED, subject=subject)))["Subject"] == subject


@given(domain=domains, items=st.integers(1, 6), root=st.text("0123456789abcdef", min_size=64, max_size=64))
def test_references_and_item_keys_arrive_however_long(domain: str, items: int, root: str) -> None:
    item = a_message().items[0]
    message = a_message(items=tuple(replace(item, resend=number) for number in range(items)), root_key=root)
    mail = read(built(message, domain=domain))
    assert mail["Message-ID"] == message_id(message.key, domain)
    assert mail["References"] == mail["In-Reply-To"] == message_id(root, domain)
    assert mail["X-Zielwacht-Items"].split() == [item.key for item in message.items]


@given(name=st.lists(st.text("abcäöüßÄÖÜ&", min_size=1, max_size=24), min_size=1, max_size=6).map(" ".join))
def test_the_name_of_a_mailbox_arrives_as_it_was_written(name: str) -> None:
    mail = email.message_from_bytes(built(sender=f'"{name}" <zielwacht@jobcenter.example>'))
    # Not the newer parser: it puts a blank between two encoded words of a name, against RFC 2047, 6.2.
    assert parseaddr(str(make_header(decode_header(mail["From"])))) == (name, "zielwacht@jobcenter.example")


@given(text=st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=400))
def test_texts_arrive_as_they_were_written(text: str) -> None:
    body = read(built(rendered=replace(RENDERED, text=text + "\n"))).get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == text + "\n"


def test_equal_input_gives_equal_bytes() -> None:
    assert built() == built()


def test_the_first_mail_of_an_episode_answers_nothing() -> None:
    message = a_message()
    mail = read(built(replace(message, root_key=message.key)))
    assert mail["In-Reply-To"] is None
    assert mail["References"] is None


def an_alert() -> Message:
    return messages_for_changes([opened(a_rate_rule(), a_rate(41, 300))], a_briefing(ON), {}).messages[0].message


def test_plain_text_comes_first_and_both_parts_are_quoted_printable() -> None:
    mail = read(built(an_alert()))
    parts = list(mail.iter_parts())
    assert mail.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert {part["Content-Transfer-Encoding"] for part in parts} == {"quoted-printable"}


def test_a_reminder_brings_the_day_as_an_attachment_beside_the_texts() -> None:
    mail = read(built())
    assert mail.get_content_type() == "multipart/mixed"
    texts, entry = mail.iter_parts()
    assert [part.get_content_type() for part in texts.iter_parts()] == ["text/plain", "text/html"]
    assert entry.get_content_type() == "text/calendar"
    assert entry.get_content_disposition() == "attachment"
    assert entry.get_filename() == "frist.ics"
    assert entry.get_param("method") == "PUBLISH"
    assert entry["Content-Transfer-Encoding"] == "quoted-printable"
    assert "BEGIN:VCALENDAR" in str(entry.get_content())


def test_only_reminders_have_an_attachment() -> None:
    assert [part.get_filename() for part in read(built(an_alert())).walk() if part.get_filename()] == []
    assert [part.get_filename() for part in read(built()).walk() if part.get_filename()] == ["frist.ics"]


def unfolded(raw: bytes) -> dict[str, str]:
    """The headers read by hand, as RFC 5322 2.2.3 says: a line that begins with a blank goes on with the one before."""
    head = raw.split(b"\r\n\r\n", 1)[0]
    fields: list[str] = []
    for line in head.split(b"\r\n"):
        assert b"\n" not in line, "every line ends with CR LF"
        text = line.decode("ascii")
        if text[:1] in (" ", "\t"):
            assert text.strip(), "no line of a header is only blanks"
            fields[-1] += text
        else:
            fields.append(text)
    return {name.lower(): value.strip() for name, value in (field.split(":", 1) for field in fields)}


@given(subject=subjects, domain=domains, items=st.integers(1, 4), root=st.text("0123456789abcdef", min_size=64))
def test_no_line_is_too_long_and_no_identifier_is_encoded(subject: str, domain: str, items: int, root: str) -> None:
    item = a_message().items[0]
    long_rule = f"{'sehr-lange-kennung-' * 4}x"
    message = a_message(
        items=tuple(replace(item, resend=number, obligation=f"{long_rule}/jobcenter/2016") for number in range(items)),
        root_key=root,
    )
    raw = built(message, rendered=replace(RENDERED, subject=subject), domain=domain)
    longest = max(len(line) for line in raw.split(b"\r\n"))
    assert longest <= 998, "RFC 5322, 2.1.1"
    identifiers = (b"X-Zielwacht-", b" ", b"References", b"In-Reply-To", b"Message-ID")
    assert [line for line in raw.split(b"\r\n") if len(line) > 78 and not line.startswith(identifiers)] == []
    headers = unfolded(raw)
    assert headers["references"] == headers["in-reply-to"] == message_id(root, domain)
    assert headers["x-zielwacht-rule"] == long_rule
    assert headers["x-zielwacht-items"].split() == [one.key for one in message.items]
    assert str(make_header(decode_header(headers["subject"]))) == subject


@given(
    local=st.text("abcdefghijklmnopqrstuvwxyz0123456789.-_", min_size=1, max_size=64).filter(
        lambda text: not text.startswith(".") and not text.endswith(".") and ".." not in text
    ),
    domain=domains,
    name=st.one_of(st.just(""), subjects.filter(lambda text: '"' not in text and text == text.strip())),
)
def test_a_mailbox_arrives_however_long(local: str, domain: str, name: str) -> None:
    address = f"{local}@{domain}"
    mailbox = f'"{name}" <{address}>'.replace("\\", "") if name else address
    raw = built(recipient=mailbox)
    assert parseaddr(str(read(raw)["To"]))[1] == address
    assert address in unfolded(raw)["to"], "written as it is, never as an encoded word"


@pytest.mark.parametrize("is_last", [True, False])
def test_the_last_step_is_of_high_importance_and_the_one_before_is_not(is_last: bool) -> None:
    message = an_alert()
    facts = replace(facts_of(message), kind=MessageKind.ESCALATION, is_critical=False, state="breached")
    facts = replace(facts, next_step=None) if is_last else facts
    assert (facts.next_step is None) == is_last
    mailbox = "gf@jobcenter.example"
    raw = build(message, facts, RENDERED, Correspondence(mailbox, mailbox, mailbox, "jobcenter.example"), DATED)
    assert read(raw)["Importance"] == ("high" if is_last else None)


def test_machines_are_told_not_to_answer_and_how_to_sort() -> None:
    mail = read(built())
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "DR, RN, NRN, OOF, AutoReply"
    assert mail["List-Id"] == "Zielwacht <reminder.zielwacht.jobcenter.example>"
    assert mail["X-Zielwacht-Rule"] == "investigation-criteria-agreed"
    assert mail["X-Zielwacht-Scope"] == "jobcenter"
    assert mail["X-Zielwacht-State"] == "pending"
    assert mail["X-Zielwacht-Step"] == "0"
    assert mail["X-Zielwacht-Kind"] == "reminder"
    assert mail["Date"] == "Fri, 22 Apr 2016 07:00:00 +0200"
    assert mail["List-Unsubscribe"] is None
    assert mail["Precedence"] is None


def test_only_critical_alerts_are_of_high_importance() -> None:
    alert = messages_for_changes([opened(a_rate_rule(), a_rate(41, 300))], a_briefing(ON), {}).messages[0].message
    assert read(built(alert))["Importance"] == "high"
    assert read(built())["Importance"] is None


@pytest.mark.parametrize("field", ["sender", "recipient", "reply_to"])
@pytest.mark.parametrize(
    "mailbox",
    [
        pytest.param("gf@jobcenter.example\r\nBcc: all@jobcenter.example", id="line end"),
        pytest.param("gf@jobcenter.example\nX: y", id="bare newline"),
        pytest.param("Leitung\x00 <gf@jobcenter.example>", id="control character"),
        pytest.param("no mailbox", id="no address"),
        pytest.param("gf@", id="no domain"),
        pytest.param("leitung.wülfrath@jobcenter.example", id="not ASCII"),
    ],
)
def test_a_mailbox_that_could_smuggle_a_header_is_refused(field: str, mailbox: str) -> None:
    with pytest.raises(UnsafeHeader):
        built(**{field: mailbox})


@pytest.mark.parametrize("subject", ["a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\u2028b", "a\x85b"])
def test_a_subject_with_a_line_end_is_refused(subject: str) -> None:
    with pytest.raises(UnsafeHeader):
        built(rendered=replace(RENDERED, subject=subject))


def test_a_domain_too_long_for_message_ids_is_refused() -> None:
    assert mail_domain("Zielwacht <zielwacht@jobcenter.example>") == "jobcenter.example"
    with pytest.raises(UnsafeHeader):
        mail_domain(f"zielwacht@{'a' * 40}.example")


def test_a_mail_for_two_roles_lists_both_items() -> None:
    item = Item("jobcenter", "r/jobcenter/2016", 1, MessageKind.ALL_CLEAR, "met", 0, "0", "gf@jobcenter")
    other = replace(item, addressed="bereichsleitung@jobcenter")
    mail = read(built(a_message(items=(item, other), planned_on=ON + timedelta(days=3))))
    assert mail["X-Zielwacht-Items"].split() == [item.key, other.key]
