"""What a mail costs to build, against the standard library building one of the same texts, in one run.

Ratios only, of CPU time, medians over interleaved rounds: neighbours and clocks do not matter.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from statistics import median

import pytest

from checker.domain.clock import at_local
from checker.domain.message import Message, MessageKind, message_id
from notifications.calendar_part import entry
from notifications.facts import CalendarFacts, MailFacts, from_json
from notifications.message import Correspondence, Rendered, build
from notifications.render import render
from tests.benchmarks.bars import Bars
from tests.unit.notifications.test_mails_as_they_arrive import samples

pytestmark = [pytest.mark.benchmark, pytest.mark.fast]

AT_MOST = 2.0
ROUNDS = 31
MAILS_A_ROUND = 20
BOX = "zielwacht@jobcenter.example"
BETWEEN = Correspondence(f"Zielwacht <{BOX}>", "gf@jobcenter.example", "controlling@jobcenter.example", "a.example")
DATED = at_local(date(2016, 5, 12), 7)
DAY = CalendarFacts("2016-04-29", "29.04.2016", "Bitte bis heute: Kriterien Ermittlungsdienst", "frist.ics")
ENTRY = entry(DAY, "a" * 32 + "@jobcenter.example", BOX, DATED)


def a_mail(name: str) -> tuple[Message, MailFacts, Rendered]:
    sample = next(sample for sample in samples("de") if sample.name == name)
    message = sample.outgoing.messages[0].message
    facts = from_json(message.facts)
    return message, facts, render(facts)


def bare(message: Message, rendered: Rendered) -> bytes:
    """The same texts and headers as the standard library builds them. It breaks some of them: see libraries.md."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = BETWEEN.sender
    mail["To"] = BETWEEN.recipient
    mail["Reply-To"] = BETWEEN.reply_to
    mail["Subject"] = rendered.subject
    mail["Date"] = DATED
    mail["Message-ID"] = message_id(message.key, BETWEEN.domain)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "DR, RN, NRN, OOF, AutoReply"
    mail["List-Id"] = f"Zielwacht <{message.kind}.zielwacht.a.example>"
    for name in ("Kind", "Rule", "Scope", "State", "Step"):
        mail[f"X-Zielwacht-{name}"] = "same-length-as-ours"
    mail["X-Zielwacht-Items"] = " ".join(item.key for item in message.items)
    mail.set_content(rendered.text, cte="quoted-printable")
    mail.add_alternative(rendered.html, subtype="html", cte="quoted-printable")
    if message.kind is MessageKind.REMINDER:
        mail.add_attachment(ENTRY, subtype="calendar", cte="quoted-printable", filename="frist.ics")
    return mail.as_bytes()


def cost(work: Callable[[], object]) -> float:
    """CPU seconds of a round."""
    began = time.process_time()
    for _ in range(MAILS_A_ROUND):
        work()
    return time.process_time() - began


@pytest.mark.parametrize("name", ["escalation", "reminder"])
def test_building_a_mail_costs_at_most_twice_a_bare_one(bars: Bars, name: str) -> None:
    message, facts, rendered = a_mail(name)
    assert message.kind == name
    ours = lambda: build(message, facts, rendered, BETWEEN, DATED)  # noqa: E731
    theirs = lambda: bare(message, rendered)  # noqa: E731
    ours(), theirs()
    rounds = [(cost(ours), cost(theirs)) for _ in range(ROUNDS)]
    mine, bare_cost = (median(costs) for costs in zip(*rounds, strict=True))
    note = f"{mine / MAILS_A_ROUND * 1000:.2f} ms against {bare_cost / MAILS_A_ROUND * 1000:.2f} ms"
    bars.at_most(f"building a mail ({name}), times a bare one", mine / bare_cost, AT_MOST, note)
