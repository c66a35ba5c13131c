"""Answers as mail programs write them: the shapes of Outlook, Apple Mail, Gmail, Thunderbird and of mail servers.

Each bears the name of somebody, most say why, and some are ill: nothing of that may be found anywhere afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage

OURS = "zielwacht@jobcenter.example"
NAME, ILLNESS = "Ottokar Mustermann", "Bandscheibenvorfall"
ADDRESS = "ottokar.mustermann@jobcenter.example"
QUOTED_TEXT = (
    "INTERN · Zielwacht\nFrist überschritten\nErste Zeile einer Antwort:\n"
    "ERLEDIGT 12.10. 50.1-2016/077 · ÜBERNEHME bis 15.02. · NICHT ZUSTÄNDIG\nFREIGEBEN · NICHT SENDEN\n"
)
MARKED = "".join(f"> {line}\n" for line in QUOTED_TEXT.splitlines())
OUTLOOK = f"\n\n-----Ursprüngliche Nachricht-----\nVon: Zielwacht <{OURS}>\nGesendet: Dienstag, 3. Mai 2016 07:02\n"
OUTLOOK += f"An: {NAME}\nBetreff: [Frist überschritten]\n\n{QUOTED_TEXT}"
OUTLOOK_EN = f"\n\n-----Original Message-----\nFrom: Zielwacht <{OURS}>\nSent: Tuesday, May 3, 2016 7:02 AM\n"
OUTLOOK_EN += f"To: {NAME}\nSubject: [Frist]\n\n{QUOTED_TEXT}"
NEW_OUTLOOK = f"\n\n{'_' * 32}\nVon: Zielwacht <{OURS}>\nGesendet: Dienstag, 3. Mai 2016 07:02\n\n{QUOTED_TEXT}"
WITHOUT_A_LINE = f"\n\nVon: Zielwacht <{OURS}>\nGesendet: Dienstag, 3. Mai 2016 07:02\nAn: {NAME}\n\n{QUOTED_TEXT}"
APPLE = f"\n\n> Am 03.05.2016 um 07:02 schrieb Zielwacht <{OURS}>:\n> \n{MARKED}"
APPLE_EN = f"\n\n> On May 3, 2016, at 7:02 AM, Zielwacht <{OURS}> wrote:\n> \n{MARKED}"
GMAIL = f"\n\nAm Di., 3. Mai 2016 um 07:02 Uhr schrieb Zielwacht <\n{OURS}>:\n\n{MARKED}"
GMAIL_EN = f"\n\nOn Tue, May 3, 2016 at 7:02 AM Zielwacht <{OURS}>\nwrote:\n\n{MARKED}"
THUNDERBIRD = f"\n\nAm 03.05.16 um 07:02 schrieb Zielwacht:\n{MARKED}"
THUNDERBIRD_EN = f"\n\nOn 03.05.16 07:02, Zielwacht wrote:\n{MARKED}"
PHONE = f"\n\nVon meinem iPhone gesendet\n\n> Am 03.05.2016 um 07:02 schrieb Zielwacht <{OURS}>:\n> \n{MARKED}"
OUTLOOK_PHONE = f"\n\nHolen Sie sich Outlook für iOS<https://aka.ms/o0ukef>\n{NEW_OUTLOOK}"
SIGNATURE = f"\n\n-- \n{NAME}\nTelefon 02104 1234\nwegen {ILLNESS} vertreten"
DISCLAIMER = "\n\nDiese E-Mail kann vertrauliche Informationen enthalten. Sind Sie nicht der Adressat, bitte löschen.\n"
BANNER = "[EXTERN] Diese E-Mail kommt von außerhalb. Bitte keine Anhänge öffnen.\n\n"
FORWARDED = (
    f"\n\n---------- Forwarded message ---------\nVon: Zielwacht <{OURS}>\nDate: Di., 3. Mai 2016\n\n{QUOTED_TEXT}"
)
APPLE_FORWARD = (
    f"\n\nAnfang der weitergeleiteten Nachricht:\n\nVon: Zielwacht <{OURS}>\nBetreff: Frist\n\n{QUOTED_TEXT}"
)
EXPLAINED = f"\n\n{NAME} ist wegen {ILLNESS} nicht da."


@dataclass(frozen=True, slots=True)
class Shape:
    """A mail and what it says: choice (None: none), day, until, file number, and why it is unclear."""

    name: str
    text: str
    choice: str | None = None
    day: str | None = None
    until: str | None = None
    file_number: str | None = None
    unclear: str | None = None
    html: str | None = None
    token: str | None = "ours"
    headers: Mapping[str, str] = field(default_factory=dict)
    winmail: bool = False
    charset: str = "utf-8"

    def bytes(self, token: str, message_id: str) -> bytes:
        """As it comes in, answering our mail; `token` and `message_id` are those of that mail."""
        mail = EmailMessage()
        named = {"ours": f" [{token}]", "foreign": " [ZW-ffffff]", None: ""}[self.token]
        mail["From"] = f"{NAME} <{ADDRESS}>"
        mail["To"] = OURS
        mail["Subject"] = f"AW: [Frist überschritten] Kriterien{named}"
        if self.token != "foreign":
            mail["In-Reply-To"] = message_id
            mail["References"] = f"<root@jobcenter.example> {message_id}"
        for name, value in self.headers.items():
            mail[name] = value
        if self.html is None or self.text:
            mail.set_content(self.text, charset=self.charset)
        if self.html is not None and self.text:
            mail.add_alternative(self.html, subtype="html")
        elif self.html is not None:
            mail.set_content(self.html, subtype="html")
        if self.winmail:
            mail.add_attachment(b"\x78\x9f\x3e\x22", "application", "ms-tnef", filename="winmail.dat")
        return mail.as_bytes()


DONE = {"choice": "done", "day": "2016-05-12", "file_number": "50.1-2016/077"}
D = "ERLEDIGT 12.05. 50.1-2016/077"


def _html(answer: str, quoted: str) -> str:
    return f"<html><head><style>p {{margin:0}}</style></head><body><p>{answer}</p>{quoted}</body></html>"


HTML_OUTLOOK = f'<div id="divRplyFwdMsg"><b>Von:</b> Zielwacht<br><b>Gesendet:</b> 3. Mai</div><div>{QUOTED_TEXT}</div>'
HTML_GMAIL = f'<div class="gmail_quote"><div>Am Di. schrieb Z:<br></div><blockquote>{QUOTED_TEXT}</blockquote></div>'
HTML_APPLE = (
    f'<blockquote type="cite"><div>Am 03.05.2016 um 07:02 schrieb Z:</div><div>{QUOTED_TEXT}</div></blockquote>'
)
HTML_BIRD = f'<div class="moz-cite-prefix">Am 03.05.16 schrieb Z:</div><blockquote>{QUOTED_TEXT}</blockquote>'

SHAPES = (
    Shape("Outlook, classic, German", D + EXPLAINED + OUTLOOK, **DONE),
    Shape("Outlook, classic, English", D + EXPLAINED + OUTLOOK_EN, **DONE),
    Shape("with signs that nobody sees", "ER\u200bLEDIGT 12.05. 50.1\u20112016/077\u200e" + OUTLOOK, **DONE),
    Shape("Outlook, new", D + EXPLAINED + NEW_OUTLOOK, **DONE),
    Shape("Outlook without a line before its head", D + WITHOUT_A_LINE, **DONE),
    Shape("Outlook on a phone", D + OUTLOOK_PHONE, **DONE),
    Shape("Apple Mail, German", D + EXPLAINED + APPLE, **DONE),
    Shape("Apple Mail, English", "Done 12 May 50.1-2016/077" + APPLE_EN, **DONE),
    Shape("Gmail, German, head in two lines", D + GMAIL, **DONE),
    Shape("Gmail, English, head in two lines", D + GMAIL_EN, **DONE),
    Shape("Thunderbird, German", D + THUNDERBIRD, **DONE),
    Shape("Thunderbird, English", D + THUNDERBIRD_EN, **DONE),
    Shape("a phone", D + PHONE, **DONE),
    Shape("bottom-posted below marked lines", THUNDERBIRD.strip() + f"\n\n{D}{SIGNATURE}", **DONE),
    Shape("bottom-posted below unmarked lines", OUTLOOK.strip() + f"\n\n{D}", unclear="nothing_said"),
    Shape("HTML only, Outlook", "", html=_html(D, HTML_OUTLOOK), **DONE),
    Shape("HTML only, Gmail", "", html=_html(D, HTML_GMAIL), **DONE),
    Shape("HTML only, Apple Mail", "", html=_html(D, HTML_APPLE), **DONE),
    Shape("HTML only, Thunderbird", "", html=_html(D, HTML_BIRD), **DONE),
    Shape("HTML only, bottom-posted", "", html=f"<body>{HTML_APPLE}<p>{D}</p></body>", **DONE),
    Shape("text and HTML", D + APPLE, html=_html(D, HTML_APPLE), **DONE),
    Shape("winmail.dat without a text", "", winmail=True, unclear="not_readable"),
    Shape("winmail.dat beside a text", D + OUTLOOK, winmail=True, **DONE),
    Shape("with a signature", D + SIGNATURE + OUTLOOK, **DONE),
    Shape("with a disclaimer", D + DISCLAIMER + OUTLOOK, **DONE),
    Shape("with a banner of the mail server", BANNER + D + OUTLOOK, **DONE),
    Shape("with a banner in a line of its own", "[EXTERN]\n" + D + OUTLOOK, **DONE),
    Shape("with a salutation", f"Sehr geehrte Frau {NAME},\n\n{D}\n\nViele Grüße" + OUTLOOK, **DONE),
    Shape("in another character set", D + GMAIL, charset="iso-8859-1", **DONE),
    Shape("by its Message-ID, without a token", D + OUTLOOK, token=None, **DONE),
    Shape("with a foreign token", D + OUTLOOK, token="foreign", choice="done", unclear="unknown_token"),
    Shape("forwarded with an answer", D + FORWARDED, **DONE),
    Shape("forwarded without a word", FORWARDED.strip(), unclear="nothing_said"),
    Shape("forwarded by Apple Mail", D + APPLE_FORWARD, **DONE),
    Shape("empty", "", unclear="nothing_said"),
    Shape("nothing above the quotation", OUTLOOK.strip(), unclear="nothing_said"),
    Shape("only a phone's line", PHONE.strip(), unclear="nothing_said"),
    Shape("two choices in a line", "ERLEDIGT / NICHT ZUSTÄNDIG" + OUTLOOK, unclear="two_choices"),
    Shape("two choices in two lines", f"{D}\nÜBERNEHME bis 15.06." + OUTLOOK, unclear="two_choices", day="2016-05-12",
          file_number="50.1-2016/077"),
    Shape("a typing error", "ERLEIDGT 12.05. 50.1-2016/077" + OUTLOOK, unclear="no_choice", day="2016-05-12",
          file_number="50.1-2016/077"),
    Shape("a letter instead of an answer", f"{NAME} ist seit dem 02.05. wegen {ILLNESS} krank." + OUTLOOK,
          unclear="no_choice"),
    Shape("a word that turns the meaning", "ERLEDIGT ist das noch nicht" + OUTLOOK, choice="done",
          unclear="more_words"),
    Shape("with a name in the line", f"ERLEDIGT 12.05. {NAME}" + OUTLOOK, choice="done", day="2016-05-12",
          unclear="more_words"),
    Shape("with a birthday", "ERLEDIGT 12.05.1971" + OUTLOOK, choice="done", unclear="doubtful_day"),
    Shape("a day that does not exist", "ERLEDIGT 31.06." + OUTLOOK, choice="done", unclear="doubtful_day"),
    Shape("done on a day to come", "ERLEDIGT 30.05." + OUTLOOK, choice="done", day="2016-05-30",
          unclear="doubtful_day"),
    Shape("taken on", "ÜBERNEHME bis 15.06." + OUTLOOK, choice="take_on", day="2016-06-15"),
    Shape("taken on, umlauts written out", "Ich uebernehme bis zum 15.06.2016." + PHONE, choice="take_on",
          day="2016-06-15"),
    Shape("taken on without a day", "ÜBERNEHME" + APPLE, choice="take_on"),
    Shape("planned", "GEPLANT für Mi, 15.06." + GMAIL, choice="planned", day="2016-06-15"),
    Shape("held", "Stattgefunden am 12. Mai (Az. 50.1-2016/077)" + NEW_OUTLOOK, choice="held", day="2016-05-12",
          file_number="50.1-2016/077"),
    Shape("cancelled", "AUSGEFALLEN" + OUTLOOK, choice="cancelled"),
    Shape("cancelled and replaced", "AUSGEFALLEN am 10.05., Ersatz am 15.06." + OUTLOOK, choice="cancelled",
          day="2016-05-10", until="2016-06-15"),
    Shape("nothing to report", "NICHTS" + OUTLOOK, choice="nothing"),
    Shape("on its way", "KOMMT bis 30.05." + OUTLOOK, choice="coming", day="2016-05-30"),
    Shape("a new date", "Neue Frist bis 15.06." + OUTLOOK, choice="new_date", day="2016-06-15"),
    Shape("an objection", "TRIFFT NICHT ZU" + EXPLAINED + OUTLOOK, choice="not_applicable"),
    Shape("figures are wrong", "Zahlen stimmen nicht!" + OUTLOOK, choice="wrong_figures"),
    Shape("not responsible", "Nicht zuständig." + EXPLAINED + GMAIL, choice="not_responsible"),
    Shape("a release", "FREIGEBEN" + OUTLOOK, choice="release"),
    Shape("not to be sent", "NICHT SENDEN" + OUTLOOK, choice="do_not_send"),
    Shape("an absence", "ABWESEND von 25.05. bis 10.06., es liest Fachaufsicht" + EXPLAINED + OUTLOOK, choice="away",
          day="2016-05-25", until="2016-06-10"),
    Shape("an absence that names a person", f"ABWESEND von 25.05. bis 10.06., es liest {NAME}" + OUTLOOK,
          choice="away", day="2016-05-25", until="2016-06-10", unclear="unknown_reader"),
)  # fmt: skip
AUTOMATIC = (
    Shape("out of office (RFC 3834)", f"{NAME} ist wegen {ILLNESS} weg", headers={"Auto-Submitted": "auto-replied"}),
    Shape("out of office, old", f"{NAME} ist nicht da.", headers={"Precedence": "auto_reply"}),
    Shape("a calendar's answer", f"Zugesagt: {NAME}", headers={"Auto-Submitted": "auto-generated (rejected)"}),
)  # fmt: skip
