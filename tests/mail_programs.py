"""Answers as each mail program sends them, byte for byte: parts, encodings, heads and marks of its quotation.

What hangs below is one of our own mails, as it arrives, with all that could be answered. Everybody signs, most give a
reason, and some are ill: nothing of that may be found anywhere afterwards.
"""

from __future__ import annotations

from base64 import encodebytes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import cycle
from pathlib import Path
from quopri import encodestring

from tests.answers import ADDRESS, ILLNESS, NAME, OURS
from tests.outlook import BODY, HTML, IN_REPLY_TO, INTERNET_CODEPAGE, MESSAGE_CLASS, SENDER_SMTP, SUBJECT, outlook_mail

GOLDEN = Path(__file__).parent / "golden" / "mails"
# What is quoted: our own mail, whose text and HTML carry the same facts.
OUR_TEXT = (GOLDEN / "de" / "alert_date_missed.txt").read_text(encoding="utf-8").partition("\n\n")[2]
OUR_HTML = (GOLDEN / "de" / "alert_date_missed.html").read_text(encoding="utf-8")
MARKED = "".join(f"> {line}\n" for line in OUR_TEXT.splitlines())
SUBJECT_OF_OURS = "[Frist überschritten] Kriterien Ermittlungsdienst"
DAY_DE, DAY_EN = "Dienstag, 3. Mai 2016 07:02", "Tuesday, May 3, 2016 7:02 AM"
HEAD_DE = f"Von: Zielwacht <{OURS}>\nGesendet: {DAY_DE}\nAn: Bereichsleitung Leistung <bl@jobcenter.example>\n"
HEAD_DE += f"Betreff: {SUBJECT_OF_OURS}\n"
HEAD_EN = f"From: Zielwacht <{OURS}>\nSent: {DAY_EN}\nTo: Bereichsleitung Leistung <bl@jobcenter.example>\n"
HEAD_EN += f"Subject: {SUBJECT_OF_OURS}\n"
LINE = "_" * 32
SIGNED = f"Mit freundlichen Grüßen\n{NAME}\nTelefon 02104 1234\n"
DISCLAIMER = (
    "Diese E-Mail enthält vertrauliche und/oder rechtlich geschützte Informationen. Wenn Sie nicht der richtige "
    "Adressat sind, informieren Sie bitte sofort den Absender und vernichten Sie diese Mail.\n"
)
BANNER = "[EXTERN] Diese E-Mail stammt von außerhalb der Organisation. Klicken Sie nicht auf Links.\n"


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody writes above the quotation; `token` and `message_id` are those of our mail that is answered."""

    text: str
    token: str
    message_id: str
    re: str = "AW"

    @property
    def subject(self) -> str:
        return f"{self.re}: {SUBJECT_OF_OURS}" + (f" [{self.token}]" if self.token else "")


Program = Callable[[Written], bytes]


# --- The parts that mails are made of ------------------------------------------------------------------------------


def _headers(written: Written, **more: str) -> str:
    lines = {
        "Received": "from mx.jobcenter.example ([10.0.0.7]) by mail.jobcenter.example; Tue, 3 May 2016 09:14:00 +0200",
        "From": f'"Mustermann, Ottokar" <{ADDRESS}>',
        "To": f"Zielwacht <{OURS}>",
        "Subject": _encoded_word(written.subject),
        "Date": "Tue, 3 May 2016 09:13:59 +0200",
        "Message-ID": "<AM0PR0101MB1234@EURPRD01.PROD.EXAMPLE>",
        "In-Reply-To": written.message_id,
        "References": f"<root@jobcenter.example>\r\n\t{written.message_id}",
        **{name.replace("_", "-"): value for name, value in more.items()},
        "MIME-Version": "1.0",
    }
    return "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)


def _encoded_word(text: str) -> str:
    if text.isascii():
        return text
    return f"=?utf-8?B?{encodebytes(text.encode()).decode().replace(chr(10), '')}?="


def _part(kind: str, text: str, charset: str = "utf-8", encoding: str = "quoted-printable", more: str = "") -> str:
    raw = text.encode(charset, "xmlcharrefreplace")
    body = {
        "base64": lambda: encodebytes(raw).decode("ascii"),
        "quoted-printable": lambda: encodestring(raw).decode("ascii"),
        "8bit": lambda: raw.decode("latin-1"),
    }[encoding]()
    head = f'Content-Type: {kind}; charset="{charset}"{more}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return head + body.replace("\r\n", "\n").replace("\n", "\r\n")


def _multipart(kind: str, *parts: str, more: str = "") -> str:
    boundary = f"=_{kind}_{len(parts)}_b1"
    inner = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"{more}\r\n\r\n{inner}--{boundary}--\r\n'


def _attached(kind: str, content: bytes, name: str) -> str:
    head = f'Content-Type: {kind}; name="{name}"\r\nContent-Transfer-Encoding: base64\r\n'
    return f'{head}Content-Disposition: attachment; filename="{name}"\r\n\r\n{encodebytes(content).decode()}'


def _raw(headers: str, body: str) -> bytes:
    return (headers + body).encode("latin-1")


def _paragraphs(text: str, tag: str = '<p class="MsoNormal">', end: str = "</p>") -> str:
    return "".join(f"{tag}{escape(line) or '&nbsp;'}<o:p></o:p>{end}" for line in text.split("\n"))


def _head_shown(head: str) -> str:
    lines = (line.partition(":") for line in head.splitlines())
    return "<br>".join(f"<b>{name}:</b>{escape(value)}" for name, _, value in lines)


def _divs(text: str) -> str:
    return "".join(f"<div>{escape(line) or '<br>'}</div>" for line in text.split("\n"))


# --- Outlook -------------------------------------------------------------------------------------------------------

WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type><style><!--\n'
    'p.MsoNormal {margin:0cm;font-family:"Calibri",sans-serif}\n--></style></head>'
    '<body lang=DE link="#0563C1"><div class=WordSection1>'
)


def outlook_classic(written: Written, head: str = HEAD_DE, **more: str) -> bytes:
    """Word's HTML; the head of the quotation stands below a line that is only a style."""
    shown = _head_shown(head)
    html = (
        f"{WORD}{_paragraphs(written.text)}<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;"
        f"padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>{shown}<o:p></o:p></p></div></div>"
        f"<p class=MsoNormal><o:p>&nbsp;</o:p></p>{OUR_HTML}</div></body></html>"
    )
    text = f"{written.text}\n\n{head}\n{OUR_TEXT}"
    parts = (_part("text/plain", text, "iso-8859-1"), _part("text/html", html, "iso-8859-1"))
    return _raw(
        _headers(written, Thread_Index="AdGk8w==", Content_Language="de-DE", **more), _multipart("alternative", *parts)
    )


def outlook_classic_en(written: Written) -> bytes:
    return outlook_classic(written, HEAD_EN)


def outlook_classic_html_only(written: Written) -> bytes:
    html = (
        f"{WORD}{_paragraphs(written.text)}<div><div style='border:none;border-top:solid #E1E1E1 1.0pt'>"
        f"<p class=MsoNormal>{_head_shown(HEAD_DE)}<o:p></o:p></p></div></div>{OUR_HTML}</div></body></html>"
    )
    return _raw(_headers(written), _part("text/html", html, "windows-1252"))


def outlook_classic_as_text(written: Written) -> bytes:
    """In a house whose Outlook writes text alone, its head is a line of its own."""
    text = f"{written.text}\n\n-----Ursprüngliche Nachricht-----\n{HEAD_DE}\n{OUR_TEXT}"
    return _raw(_headers(written), _part("text/plain", text, "iso-8859-1"))


def outlook_classic_as_text_en(written: Written) -> bytes:
    text = f"{written.text}\n\n-----Original Message-----\n{HEAD_EN}\n{OUR_TEXT}"
    return _raw(_headers(written), _part("text/plain", text, "us-ascii" if text.isascii() else "utf-8"))


def outlook_classic_with_a_logo(written: Written) -> bytes:
    """The signature has a picture: the alternatives lie within what belongs together."""
    html = f"{WORD}{_paragraphs(written.text)}<img src='cid:logo'>{_paragraphs(HEAD_DE + OUR_TEXT)}</div></body></html>"
    text = f"{written.text}\n\n[cid:logo@01D1A5]\n\n{HEAD_DE}\n{OUR_TEXT}"
    inner = _multipart("alternative", _part("text/plain", text), _part("text/html", html))
    return _raw(_headers(written), _multipart("related", inner, _attached("image/png", b"\x89PNG" * 40, "logo.png")))


def _new_outlook_html(written: Written, head: str, above: str = "") -> str:
    shown = _head_shown(head)
    return (
        '<html><head><style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head>'
        f'<body dir="ltr">{_divs(written.text)}{above}<div id="appendonsend"></div>'
        f'<hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">'
        f'<font face="Calibri, sans-serif">{shown}</font><div>&nbsp;</div></div>{OUR_HTML}</body></html>'
    )


def outlook_new(written: Written, head: str = HEAD_DE) -> bytes:
    text = f"{written.text}\n{LINE}\n{head}\n{OUR_TEXT}"
    parts = (_part("text/plain", text), _part("text/html", _new_outlook_html(written, head)))
    return _raw(_headers(written), _multipart("alternative", *parts))


def outlook_new_en(written: Written) -> bytes:
    return outlook_new(written, HEAD_EN)


def outlook_web_html_only(written: Written) -> bytes:
    return _raw(_headers(written), _part("text/html", _new_outlook_html(written, HEAD_DE), encoding="base64"))


def outlook_phone(written: Written, name: str = "Outlook für iOS", get: str = "Holen Sie sich") -> bytes:
    text = f"{written.text}\n\n{get} {name}<https://aka.ms/o0ukef>\n{LINE}\n{HEAD_DE}\n{OUR_TEXT}"
    above = f'<div id="ms-outlook-mobile-signature">{get} <a href="https://aka.ms/o0ukef">{name}</a></div>'
    parts = (_part("text/plain", text), _part("text/html", _new_outlook_html(written, HEAD_DE, above)))
    return _raw(_headers(written), _multipart("alternative", *parts))


def outlook_phone_en(written: Written) -> bytes:
    return outlook_phone(written, "Outlook for Android", "Get")


def outlook_file(written: Written) -> bytes:
    """Dragged out of Outlook into a folder."""
    text = f"{written.text}\r\n\r\n{HEAD_DE}\r\n{OUR_TEXT}"
    kept = {MESSAGE_CLASS: "IPM.Note", SUBJECT: written.subject, SENDER_SMTP: ADDRESS, BODY: text}
    return outlook_mail(kept | {IN_REPLY_TO: written.message_id})


def outlook_file_html_only(written: Written) -> bytes:
    html = _new_outlook_html(written, HEAD_DE).encode("cp1252", "xmlcharrefreplace")
    kept: dict[int, str | bytes | int] = {SUBJECT: written.subject, SENDER_SMTP: ADDRESS, HTML: html}
    return outlook_mail(kept | {IN_REPLY_TO: written.message_id, INTERNET_CODEPAGE: 1252})


# --- Apple, Google, Mozilla ------------------------------------------------------------------------------------------


def apple_mail(written: Written, head: str = f"Am 03.05.2016 um 07:02 schrieb Zielwacht <{OURS}>:") -> bytes:
    text = f"{written.text}\n\n> {head}\n> \n{MARKED}"
    html = (
        '<html><head></head><body style="overflow-wrap: break-word;">'
        f'{_divs(written.text)}<div><br><blockquote type="cite"><div>{escape(head)}</div>'
        f'<br class="Apple-interchange-newline"><div>{OUR_HTML}</div></blockquote></div></body></html>'
    )
    parts = (_part("text/plain", text), _part("text/html", html))
    headers = _headers(written, X_Mailer="Apple Mail (2.3826.700.81)")
    return _raw(headers, _multipart("alternative", *parts))


def apple_mail_en(written: Written) -> bytes:
    return apple_mail(written, f"On 3. May 2016, at 07:02, Zielwacht <{OURS}> wrote:")


def iphone(written: Written, sent: str = "Von meinem iPhone gesendet") -> bytes:
    head = f"Am 03.05.2016 um 07:02 schrieb Zielwacht <{OURS}>:"
    text = f"{written.text}\n\n{sent}\n\n> {head}\n> \n> \ufeff{MARKED[2:]}"
    html = (
        f'<html><body dir="auto">{_divs(written.text)}<div dir="ltr"><br>{sent}</div><div dir="ltr"><br>'
        f'<blockquote type="cite">{escape(head)}<br><br></blockquote></div>'
        f'<blockquote type="cite"><div dir="ltr">\ufeff{OUR_HTML}</div></blockquote></body></html>'
    )
    parts = (_part("text/plain", text), _part("text/html", html, encoding="base64"))
    return _raw(_headers(written, X_Mailer="iPhone Mail (22F76)"), _multipart("alternative", *parts))


def iphone_en(written: Written) -> bytes:
    return iphone(written, "Sent from my iPhone")


def gmail(written: Written, head: str = f"Am Di., 3. Mai 2016 um 07:02 Uhr schrieb Zielwacht <\n{OURS}>:") -> bytes:
    text = f"{written.text}\n\n{head}\n\n{MARKED}"
    html = (
        f'<div dir="ltr">{_divs(written.text)}</div><br><div class="gmail_quote gmail_quote_container">'
        f'<div dir="ltr" class="gmail_attr">{escape(head)}<br></div><blockquote class="gmail_quote" '
        f'style="margin:0px 0px 0px 0.8ex;padding-left:1ex">{OUR_HTML}</blockquote></div>'
    )
    parts = (_part("text/plain", text, encoding="base64"), _part("text/html", html))
    return _raw(_headers(written), _multipart("alternative", *parts))


def gmail_en(written: Written) -> bytes:
    return gmail(written, f"On Tue, May 3, 2016 at 7:02 AM Zielwacht <{OURS}>\nwrote:")


def thunderbird(written: Written, head: str = "Am 03.05.16 um 07:02 schrieb Zielwacht:") -> bytes:
    text = f"{written.text}\n\n{head}\n{MARKED}"
    return _raw(_headers(written), _part("text/plain", text, encoding="8bit", more="; format=flowed"))


def thunderbird_en(written: Written) -> bytes:
    return thunderbird(written, "On 03.05.16 07:02, Zielwacht wrote:")


def thunderbird_below(written: Written) -> bytes:
    """As it is set up at first: the answer below the quotation."""
    text = f"Am 03.05.16 um 07:02 schrieb Zielwacht:\n{MARKED}\n{written.text}\n-- \n{NAME}\nRaum 2.14\n"
    return _raw(_headers(written), _part("text/plain", text, encoding="8bit", more="; format=flowed"))


def thunderbird_html(written: Written) -> bytes:
    html = (
        f"<!DOCTYPE html><html><head></head><body><p>{escape(written.text).replace(chr(10), '<br>')}</p>"
        '<div class="moz-cite-prefix">Am 03.05.16 um 07:02 schrieb Zielwacht:<br></div>'
        f'<blockquote type="cite" cite="mid:a@b">{OUR_HTML}</blockquote>'
        f'<div class="moz-signature">-- <br>{NAME}</div></body></html>'
    )
    return _raw(_headers(written), _part("text/html", html))


def thunderbird_html_below(written: Written) -> bytes:
    html = (
        '<html><body><div class="moz-cite-prefix">Am 03.05.16 um 07:02 schrieb Zielwacht:<br></div>'
        f'<blockquote type="cite">{OUR_HTML}</blockquote><p>{escape(written.text).replace(chr(10), "<br>")}</p>'
        "</body></html>"
    )
    return _raw(_headers(written), _part("text/html", html))


def from_a_link(written: Written) -> bytes:
    """One of the links of our mail was touched: a new mail, with nothing of ours below it."""
    new = Written(written.text, written.token, "", "")
    headers = _headers(new, References="", Subject=f"[{written.token}] Kriterien Ermittlungsdienst")
    return _raw(headers, _part("text/plain", f"{written.text}\n\nVon meinem iPhone gesendet\n"))


# --- What houses put around a mail -----------------------------------------------------------------------------------


def with_banner_and_disclaimer(written: Written) -> bytes:
    """A gateway puts a warning above and small print below, in both parts."""
    text = f"{BANNER}\n{written.text}\n\n{HEAD_DE}\n{OUR_TEXT}\n\n{DISCLAIMER}"
    html = (
        f'<table border="0" bgcolor="#ffff99"><tr><td>{escape(BANNER)}</td></tr></table>{WORD}'
        f"{_paragraphs(written.text)}<div><p class=MsoNormal>{_head_shown(HEAD_DE)}</p></div>"
        f"{OUR_HTML}</div></body></html><p><small>{escape(DISCLAIMER)}</small></p>"
    )
    parts = (_part("text/plain", text), _part("text/html", html))
    return _raw(
        _headers(written, Subject=_encoded_word(f"[EXTERN] {written.subject}")), _multipart("alternative", *parts)
    )


def with_a_banner_in_html_only(written: Written) -> bytes:
    html = (
        '<html><body><div style="background:#ffeb9c"><p>ACHTUNG: Mail von einem externen Absender.</p></div>'
        f'{_divs(written.text)}<div id="divRplyFwdMsg"><b>Von:</b> Zielwacht<br></div>{OUR_HTML}</body></html>'
    )
    return _raw(_headers(written), _part("text/html", html))


def signed(written: Written) -> bytes:
    """S/MIME, readable by all: the mail, and beside it its signature."""
    text = f"{written.text}\n\n{HEAD_DE}\n{OUR_TEXT}"
    inner = _multipart(
        "alternative", _part("text/plain", text), _part("text/html", _new_outlook_html(written, HEAD_DE))
    )
    signature = _attached("application/pkcs7-signature", bytes(range(256)), "smime.p7s")
    more = '; protocol="application/pkcs7-signature"; micalg=sha-256'
    return _raw(_headers(written), _multipart("signed", inner, signature, more=more))


def signed_by_a_mailing_gateway(written: Written) -> bytes:
    """The signed mail lies within what the gateway added its small print to."""
    inner = _multipart("signed", _part("text/plain", f"{written.text}\n\n{HEAD_DE}\n{OUR_TEXT}"),
                       _attached("application/pkcs7-signature", b"\x30\x80" * 90, "smime.p7s"))  # fmt: skip
    return _raw(_headers(written), _multipart("mixed", inner, _part("text/plain", DISCLAIMER)))


def sealed(written: Written, kind: str = "signed-data") -> bytes:
    """S/MIME in a container: signed so that only mail programs show it, or encrypted."""
    head = f'Content-Type: application/pkcs7-mime; smime-type={kind}; name="smime.p7m"\r\n'
    content = encodebytes(b"\x30\x82" + written.text.encode() * 3).decode()
    return _raw(_headers(written), f"{head}Content-Transfer-Encoding: base64\r\n\r\n{content}")


def encrypted(written: Written) -> bytes:
    return sealed(Written("", written.token, written.message_id), "enveloped-data")


def winmail(written: Written) -> bytes:
    """Outlook's own format, which arrives as a container and nothing else."""
    return _raw(
        _headers(written), _attached("application/ms-tnef", b"\x78\x9f\x3e\x22" + written.text.encode(), "winmail.dat")
    )


def winmail_beside_the_text(written: Written) -> bytes:
    text = _part("text/plain", f"{written.text}\n\n{HEAD_DE}\n{OUR_TEXT}")
    return _raw(
        _headers(written),
        _multipart("mixed", text, _attached("application/ms-tnef", b"\x78\x9f\x3e\x22", "winmail.dat")),
    )


def forwarded_by_outlook(written: Written) -> bytes:
    return outlook_new(Written(written.text, written.token, written.message_id, "WG"))


def forwarded_by_gmail(written: Written) -> bytes:
    head = f"---------- Forwarded message ---------\nVon: Zielwacht <{OURS}>\nDate: Di., 3. Mai 2016 um 07:02 Uhr\n"
    html = (
        f'<div dir="ltr">{_divs(written.text)}<div class="gmail_quote"><div class="gmail_attr">{escape(head)}</div>'
        f"{OUR_HTML}</div></div>"
    )
    parts = (_part("text/plain", f"{written.text}\n\n{head}\n\n{OUR_TEXT}"), _part("text/html", html))
    return _raw(_headers(Written("", written.token, written.message_id, "Fwd")), _multipart("alternative", *parts))


def forwarded_by_apple(written: Written) -> bytes:
    text = f"{written.text}\n\nAnfang der weitergeleiteten Nachricht:\n\n{HEAD_DE}\n{OUR_TEXT}"
    return _raw(_headers(Written("", written.token, written.message_id, "WG")), _part("text/plain", text))


def forwarded_as_a_file(written: Written) -> bytes:
    """Our mail hangs below as a mail of its own, with its own text."""
    ours = f"Content-Type: message/rfc822\r\n\r\nFrom: {OURS}\r\nSubject: Frist\r\n" + _part("text/plain", OUR_TEXT)
    text = _part("text/plain", written.text)
    return _raw(_headers(Written("", written.token, written.message_id, "WG")), _multipart("mixed", text, ours))


# --- What nobody wrote -----------------------------------------------------------------------------------------------


def read_receipt(written: Written) -> bytes:
    """A receipt that a mail was read (RFC 8098); Outlook does not mark it otherwise."""
    text = f"Ihre Nachricht an {NAME} wurde am Dienstag, 3. Mai 2016 gelesen."
    told = "Content-Type: message/disposition-notification\r\n\r\n"
    told += "Disposition: manual-action/MDN-sent-automatically; displayed\r\n"
    more = "; report-type=disposition-notification"
    headers = _headers(Written("", written.token, written.message_id, "Gelesen"))
    return _raw(headers, _multipart("report", _part("text/plain", text), told, more=more))


def meeting_reply(written: Written) -> bytes:
    """Somebody accepts the calendar entry of a reminder."""
    calendar = (
        f"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nATTENDEE;CN={NAME}:mailto:{ADDRESS}\r\nEND:VEVENT\r\n"
    )
    parts = (_part("text/plain", f"{NAME} hat zugesagt."), _part("text/calendar", calendar, more="; method=REPLY"))
    headers = _headers(Written("", written.token, written.message_id, "Zugesagt"))
    return _raw(headers, _multipart("alternative", *parts))


def out_of_office(written: Written) -> bytes:
    """Exchange's own answer."""
    told = f"Ich bin bis 16.05. wegen {ILLNESS} nicht im Haus. Es vertritt mich Frau Müller. {NAME}"
    headers = _headers(written, Subject="Automatische Antwort: Frist", Auto_Submitted="auto-generated",
                       X_Auto_Response_Suppress="All", X_MS_Exchange_Inbox_Rules_Loop=ADDRESS)  # fmt: skip
    return _raw(headers, _multipart("alternative", _part("text/plain", told), _part("text/html", f"<p>{told}</p>")))


def out_of_office_of_old(written: Written) -> bytes:
    told = f"Ich bin krank. {NAME}"
    return _raw(_headers(written, Subject="Abwesenheitsnotiz: Frist", X_Autoreply="yes"), _part("text/plain", told))


# --- The table -------------------------------------------------------------------------------------------------------

OF_NO_MAIL = "ZW-ffffff"
Expected = tuple[str | None, str | None, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """A mail and what is to be understood of it: choice, day, until, file number, why it is unclear."""

    name: str
    program: Program
    text: str
    expected: Expected
    token: str = "ours"

    def raw(self, token: str, message_id: str, earlier: str = "") -> bytes:
        """`token` and `message_id` are those of our mail, `earlier` the token of one about the same before it."""
        tokens = {
            "ours": token,
            "earlier": earlier,
            "none": "",
            "foreign": OF_NO_MAIL,
            "two": f"{token}] [{OF_NO_MAIL}",
        }
        answers = message_id if self.token != "foreign" else "<x@b.example>"
        return self.program(Written(self.text.replace("(TOKEN)", f"[{token}]"), tokens[self.token], answers))


DONE: Expected = ("done", "2016-05-12", None, "50.1-2016/077", None)
D = "ERLEDIGT 12.05. 50.1-2016/077"
WHY = f"\n\n{NAME} ist wegen {ILLNESS} nicht da.\n\n{SIGNED}"
NOTHING: Expected = (None, None, None, None, "nothing_said")
UNREADABLE: Expected = (None, None, None, None, "not_readable")

OF_PROGRAMS: Mapping[str, Program] = {
    "Outlook classic, German": outlook_classic,
    "Outlook classic, English": outlook_classic_en,
    "Outlook classic, text only, German": outlook_classic_as_text,
    "Outlook classic, text only, English": outlook_classic_as_text_en,
    "Outlook classic, signature with a picture": outlook_classic_with_a_logo,
    "Outlook classic, HTML only": outlook_classic_html_only,
    "Outlook new, German": outlook_new,
    "Outlook new, English": outlook_new_en,
    "Outlook on the web, HTML only": outlook_web_html_only,
    "Outlook on a phone, German": outlook_phone,
    "Outlook on a phone, English": outlook_phone_en,
    "Outlook, dragged out as .msg": outlook_file,
    "Outlook, .msg with HTML only": outlook_file_html_only,
    "Apple Mail, German": apple_mail,
    "Apple Mail, English": apple_mail_en,
    "iPhone, German": iphone,
    "iPhone, English": iphone_en,
    "Gmail, German": gmail,
    "Gmail, English": gmail_en,
    "Thunderbird, German": thunderbird,
    "Thunderbird, English": thunderbird_en,
    "Thunderbird, answered below": thunderbird_below,
    "Thunderbird, HTML only": thunderbird_html,
    "Thunderbird, HTML only, answered below": thunderbird_html_below,
    "a link of our mail": from_a_link,
    "with [EXTERN] and a disclaimer": with_banner_and_disclaimer,
    "with a banner in HTML only": with_a_banner_in_html_only,
    "S/MIME signed": signed,
    "S/MIME signed, with a gateway's disclaimer": signed_by_a_mailing_gateway,
    "winmail.dat beside the text": winmail_beside_the_text,
    "forwarded by Outlook": forwarded_by_outlook,
    "forwarded by Gmail": forwarded_by_gmail,
    "forwarded by Apple Mail": forwarded_by_apple,
    "forwarded as a file": forwarded_as_a_file,
}
# What is said, in the programs one after the other.
OF_WORDS: tuple[tuple[str, str, Expected], ...] = (
    ("nothing above the quotation", "", NOTHING),
    ("a greeting and a signature only", f"Hallo,\n\n{SIGNED}", (None, None, None, None, "no_choice")),
    ("two choices in a line", "ERLEDIGT / NICHT ZUSTÄNDIG", (None, None, None, None, "two_choices")),
    ("two choices in two lines", f"{D}\nÜBERNEHME bis 15.06.", (None, *DONE[1:4], "two_choices")),
    ("a name and an illness", f"{NAME} ist seit 02.05. wegen {ILLNESS} krank.", (None, None, None, None, "no_choice")),
    ("a name behind the choice", f"ERLEDIGT 12.05. {NAME}", ("done", "2016-05-12", None, None, "more_words")),
    ("an illness behind the choice", f"ÜBERNEHME bis 15.06. trotz {ILLNESS}",
     ("take_on", "2016-06-15", None, None, "more_words")),
    ("a prepared line that nobody filled in", "ERLEDIGT am TT.MM. Az. ", ("done", None, None, None, "more_words")),
    ("a salutation above", f"Sehr geehrte Damen und Herren,\n\n{D}\n\n{SIGNED}", DONE),
    ("taken on", "Ich übernehme bis zum 15.06.2016." + WHY, ("take_on", "2016-06-15", None, None, None)),
    ("planned", "GEPLANT für Mi, 15.06.", ("planned", "2016-06-15", None, None, None)),
    ("held", "Stattgefunden am 12. Mai (Az. 50.1-2016/077)", ("held", *DONE[1:])),
    ("cancelled and replaced", "AUSGEFALLEN am 10.05., Ersatz am 15.06.",
     ("cancelled", "2016-05-10", "2016-06-15", None, None)),
    ("nothing to report", "ES GAB NICHTS", ("nothing", None, None, None, None)),
    ("on its way", "KOMMT bis 30.05.", ("coming", "2016-05-30", None, None, None)),
    ("a new date", "NEUE FRIST bis 15.06.", ("new_date", "2016-06-15", None, None, None)),
    ("an objection", "TRIFFT NICHT ZU" + WHY, ("not_applicable", None, None, None, None)),
    ("figures are wrong", "Zahlen stimmen nicht!", ("wrong_figures", None, None, None, None)),
    ("not responsible", "Nicht zuständig." + WHY, ("not_responsible", None, None, None, None)),
    ("a release", "FREIGEBEN", ("release", None, None, None, None)),
    ("not to be sent", "NICHT SENDEN", ("do_not_send", None, None, None, None)),
    ("a change is needed", "ÄNDERUNG NÖTIG", ("change_needed", None, None, None, None)),
    ("an absence", "ABWESEND von 25.05. bis 10.06., es liest Fachaufsicht" + WHY,
     ("away", "2016-05-25", "2016-06-10", None, None)),
    ("an absence that names a person", f"ABWESEND von 25.05. bis 10.06., es liest {NAME}",
     ("away", "2016-05-25", "2016-06-10", None, "unknown_reader")),
)  # fmt: skip
_ROUND = (outlook_classic, outlook_new, outlook_phone, apple_mail, iphone, gmail, thunderbird, outlook_web_html_only)
CASES = (
    *(Case(name, program, D + WHY, DONE) for name, program in OF_PROGRAMS.items()),
    *(
        Case(f"{name} ({program.__name__.replace('_', ' ')})", program, text, expected)
        for (name, text, expected), program in zip(OF_WORDS, cycle(_ROUND), strict=False)
    ),
    Case("S/MIME signed in a container", sealed, D, UNREADABLE),
    Case("S/MIME encrypted", encrypted, D, UNREADABLE),
    Case("winmail.dat alone", winmail, D, UNREADABLE),
    Case("a foreign token", gmail, D, ("done", None, None, None, "unknown_token"), token="foreign"),
    Case("the token of an earlier mail", outlook_phone, D, DONE, token="earlier"),
    Case("the token in the first line, as a digest asks", iphone, f"(TOKEN) {D}", DONE, token="none"),
    Case("no token, by its Message-ID", apple_mail, D, DONE, token="none"),
    Case("two tokens", outlook_new, D, ("done", None, None, None, "several_matters"), token="two"),
)
AUTOMATIC: Mapping[str, Program] = {
    "a receipt that it was read": read_receipt,
    "a calendar entry accepted": meeting_reply,
    "out of office (Exchange)": out_of_office,
    "out of office (old)": out_of_office_of_old,
}
