"""A mail as Outlook stores it says the same as one that travels, and whatever such a file does, ours goes on."""

from __future__ import annotations

import pytest

from checker.domain.proposal import Dropped
from checker.records.foreign_reader import read_foreign
from checker.store import Store
from checker.usecases.answering.receive import receive
from checker.usecases.importing.inbox import Inbox
from checker.usecases.running import walk
from notifications.folder import FolderTransport
from notifications.mail_files import MailForm, mail_form
from tests.answers import ADDRESS, DISCLAIMER, HTML_OUTLOOK, ILLNESS, NAME, OUTLOOK, D, Shape
from tests.integration.a_house import SENDER
from tests.integration.test_answers_by_mail import told
from tests.integration.test_answers_in_the_inbox import house, receipt, store, waiting
from tests.integration.walked_house import DOMAIN, NOON, OWNER
from tests.outlook import (
    BODY,
    HEADERS,
    HTML,
    IN_REPLY_TO,
    INTERNET_CODEPAGE,
    MESSAGE_CLASS,
    MESSAGE_CODEPAGE,
    SENDER_SMTP,
    SUBJECT,
    outlook_mail,
)
from tests.traces import traces
from tests.workspace import Workspace

__all__ = ["house", "store"]

EXPLAINED = f"{D}\r\n\r\n{NAME} ist wegen {ILLNESS} nicht da.{DISCLAIMER}{OUTLOOK}"
WITH_HTML = f"<html><body><p>{D}</p><p>Grüße</p>{HTML_OUTLOOK}</body></html>"
Properties = dict[int, str | bytes | int]


def sent(house: Workspace) -> Properties:
    """What Outlook keeps of a reply that lies among those that were sent: no headers of a journey."""
    token, message_id = told(house)
    subject = f"AW: [Frist überschritten] [{token}]"
    return {MESSAGE_CLASS: "IPM.Note", SUBJECT: subject, SENDER_SMTP: ADDRESS, IN_REPLY_TO: message_id, BODY: EXPLAINED}


def understood(store: Store, raw: bytes) -> tuple[str | None, str | None, str, str]:
    one = receive(store, raw, NOON, mail_domain=DOMAIN).proposal
    assert one is not None
    return one.choice, one.answer.file_number, one.sender, one.matter.addressed


def test_what_was_sent_from_outlook_says_what_the_mail_said(house: Workspace, store: Store) -> None:
    as_it_travels = Shape("", EXPLAINED).bytes(*told(house))
    assert understood(store, outlook_mail(sent(house))) == understood(store, as_it_travels)


@pytest.mark.parametrize("ansi", [None, "cp1252"], ids=["Unicode", "not Unicode"])
def test_a_mail_with_nothing_but_html_is_read(house: Workspace, store: Store, ansi: str | None) -> None:
    kept = sent(house) | {HTML: WITH_HTML.encode("cp1252"), INTERNET_CODEPAGE: 1252, MESSAGE_CODEPAGE: 1252}
    del kept[BODY]
    assert understood(store, outlook_mail(kept, ansi=ansi))[:2] == ("done", "50.1-2016/077")


def test_the_headers_of_its_journey_tell_whom_it_is_from_and_what_it_answers(house: Workspace, store: Store) -> None:
    _, message_id = told(house)
    travelled = f"Received: from x\r\nFrom: {NAME} <{ADDRESS}>\r\nReferences: <root@{DOMAIN}>\r\n {message_id}\r\n"
    kept: Properties = {SUBJECT: "AW: Frist", HEADERS: travelled, BODY: D}
    assert understood(store, outlook_mail(kept)) == (
        "done",
        "50.1-2016/077",
        "house",
        OWNER,
    )


@pytest.mark.parametrize(
    "about",
    [
        pytest.param({HEADERS: "Auto-Submitted: auto-replied\r\n"}, id="by its headers"),
        pytest.param({MESSAGE_CLASS: "IPM.Note.Rules.OofTemplate.Microsoft"}, id="by its class"),
    ],
)
def test_what_outlook_answered_by_itself_is_only_counted(house: Workspace, store: Store, about: Properties) -> None:
    raw = outlook_mail(sent(house) | about)
    assert receive(store, raw, NOON, mail_domain=DOMAIN).dropped is Dropped.AUTOMATIC


def test_a_large_attachment_does_no_harm(house: Workspace, store: Store) -> None:
    raw = outlook_mail(sent(house) | {0x3701: bytes(2_000_000)})
    assert understood(store, raw)[0] == "done"


def test_it_lies_in_the_inbox_and_nothing_of_it_stays(house: Workspace, store: Store) -> None:
    house.write(f"inbox/AW Frist {NAME}.msg", outlook_mail(sent(house)))
    house.write(f"inbox/AW Frist {NAME}.msg.done", b"")
    inbox = Inbox(house.folder / "inbox")
    walk.step(store, NOON, inbox, FolderTransport(house.folder / "mails"), SENDER, intake=inbox)
    assert waiting(store) == [("done", "50.1-2016/077", "house")]
    assert "Nummer:            1" in receipt(house, "antwort-1")
    store.close()
    assert traces(house.folder, "Mustermann", ILLNESS, ADDRESS) == []


# --- Files that are broken, or none --------------------------------------------------------------------------------


def looped(raw: bytes) -> bytes:
    """The chain of the folder leads back to its beginning."""
    folder, table = (int.from_bytes(raw[at : at + 4], "little") for at in (48, 76))
    at = 512 * (table + 1) + 4 * folder
    return raw[:at] + folder.to_bytes(4, "little") + raw[at + 4 :]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda raw: raw[:700], id="cut off"),
        pytest.param(lambda raw: raw[:512] + b"\xff" * (len(raw) - 512), id="overwritten"),
        pytest.param(looped, id="a chain that never ends"),
        pytest.param(lambda raw: raw[:8], id="a beginning only"),
    ],
)
def test_a_broken_file_of_outlook_is_counted_as_unreadable(house: Workspace, store: Store, broken: object) -> None:
    assert callable(broken)
    raw = broken(outlook_mail(sent(house) | {HEADERS: "X: y\r\n" * 2_000}))
    received = receive(store, raw + "__properties_version1.0".encode("utf-16-le"), NOON, mail_domain=DOMAIN)
    assert received.dropped is Dropped.UNREADABLE
    assert read_foreign("json", "x.json", b"[1]") == [1]


def test_a_workbook_of_old_is_no_mail() -> None:
    assert mail_form(bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le")) is None
    assert mail_form(outlook_mail({SUBJECT: "x"})) is MailForm.OUTLOOK
