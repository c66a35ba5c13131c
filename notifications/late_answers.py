"""An answer comes in after a mail about the matter was planned, and before it leaves. Pure.

What the ladder would not have planned any more waits as the ladder does; what leaves all the same says that an answer
waits, and no more that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from checker.domain.clock import at_local
from checker.domain.message import TELLS_BAD, Item, Message, MessageKind
from checker.wording.answers import waiting_text
from checker.wording.locales import Locale
from checker.wording.mail_texts import HISTORY, capitalised, phrase
from notifications.fact_row import FactRow
from notifications.facts import MailFacts
from notifications.mail_context import Briefing
from notifications.message import AnyFacts
from notifications.notice_facts import OverdueReportFacts
from notifications.overdue_reports import IS_HERE

SAYS_IT = TELLS_BAD | {MessageKind.REMINDER}
FIRST_NOTICE = "1"


def held_until(mail: Message, briefing: Briefing) -> datetime | None:
    """The instant (UTC) from which the mail may leave. None: it does not wait for an answer.

    First alerts and reminders leave on their day, and letters to bodies outside when they are released.
    """
    if mail.facts.get("is_outside") or not all(_climbs(item) for item in mail.items):
        return None
    days = [briefing.goes_on_from(item.obligation) for item in mail.items]
    from_day = _earliest(days)
    return at_local(from_day, briefing.mail_from_hour) if from_day is not None and from_day > briefing.on else None


def _climbs(item: Item) -> bool:
    """A step or repeat of a ladder."""
    if item.kind is MessageKind.OVERDUE_REPORT:
        number = item.occurrence.partition("/")[0]
        return item.step > 0 and number not in (FIRST_NOTICE, IS_HERE)
    return item.kind is MessageKind.ESCALATION


def _earliest(days: Iterable[date | None]) -> date | None:
    """None as soon as one is: what nobody has answered does not wait for what somebody has."""
    known = list(days)
    return None if None in known else min((day for day in known if day is not None), default=None)


def said_by_now(facts: AnyFacts, mail: Message, briefing: Briefing) -> AnyFacts:
    """The facts of a mail about to leave, with what waits about its matters."""
    if isinstance(facts, MailFacts):
        return _with_its_answer(facts, briefing)
    if isinstance(facts, OverdueReportFacts) and not facts.is_here:
        rows = (row for item in mail.items for row in _rows(item.obligation, facts.locale, briefing))
        return replace(facts, rows=(*facts.rows, *(row for row in dict.fromkeys(rows) if row not in facts.rows)))
    return facts


def _with_its_answer(facts: MailFacts, briefing: Briefing) -> MailFacts:
    rows = _rows(facts.obligation, facts.locale, briefing)
    if not rows or facts.is_outside or facts.kind not in SAYS_IT:
        return facts
    denied = HISTORY[facts.locale]["nobody_answered"].partition("{")[0]
    history = tuple(rows[0].text if line.startswith(denied) else line for line in facts.history)
    first = tuple(row for row in rows if row not in facts.rows)
    return replace(facts, rows=(*first, *facts.rows), history=history, is_unanswered=False)


def _rows(about: str, locale: Locale, briefing: Briefing) -> tuple[FactRow, ...]:
    waiting = briefing.answers.get(about)
    if waiting is None:
        return ()
    return (FactRow(phrase("received", locale), capitalised(waiting_text(waiting, locale))),)
