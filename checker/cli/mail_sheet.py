"""What the command line says beside a mail that it shows: its state, what was decided, other words, what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.domain.message import OutboxState
from checker.wording.dates import day_text, instant_text
from checker.wording.delivery_texts import DELIVERY, OUTCOMES
from checker.wording.escapes import escaped
from checker.wording.mail_kinds import MAIL_KINDS
from checker.wording.refusal_texts import MAIL_STATES

if TYPE_CHECKING:
    from checker.store.delivery import SendAttempt
    from checker.store.mail_rows import LetterDecision
    from checker.usecases.telling.show_mail import MailWay, ShownMail
    from checker.wording.locales import Locale

KEY_CHARACTERS = 12


def shown_lines(shown: ShownMail) -> Iterator[str]:
    """A line each; the mail itself is shown elsewhere."""
    queued = shown.queued
    yield f"{queued.key[:KEY_CHARACTERS]}: {str(queued.state).replace('_', ' ')}, to {queued.message.addressed}"
    if queued.decision is not None:
        yield _decided(queued.decision, queued.state)
    if shown.drafted is not None:
        yield "The management has written it in other words. As drafted:"
        yield f"  opening: {shown.drafted.opening}"
        yield f"  request: {shown.drafted.request}"
        yield f"  closing: {shown.drafted.closing}"
    if shown.follows is not None:
        key = shown.follows.key[:KEY_CHARACTERS]
        yield f"In its place: {key} ('zielwacht mail show {key}')"


def _decided(decision: LetterDecision, state: OutboxState) -> str:
    if state is OutboxState.SUPERSEDED:
        return f"{decision.by} has seen to it: {decision.reason}"
    if decision.on is not None:
        return f"{decision.by}: told in another way on {decision.on:%d.%m.%Y}, file {decision.file_number}"
    return f"{decision.by}: not to be sent, {decision.reason}"


def delivery_lines(way: MailWay) -> Iterator[str]:
    """The way of a mail, in the house's language: each attempt with the server's answer, and what it is about."""
    locale, queued, noted = way.locale, way.queued, way.delivery
    words, planned = DELIVERY[locale], queued.message
    names = {"id": queued.message_id, "key": queued.key, "addressed": planned.addressed}
    state = MAIL_STATES[locale][queued.state]
    yield words["mail"].format(**names, kind=MAIL_KINDS[locale][planned.kind], state=state)
    day, at = day_text(planned.planned_on, locale), instant_text(queued.queued_at, locale)
    yield "  " + words["queued"].format(day=day, at=at)
    if queued.mailbox:
        yield "  " + words["mailbox"].format(mailbox=queued.mailbox)
    yield from (f"  {_attempt(one, locale)}" for one in noted.attempts)
    if not noted.attempts:
        yield "  " + words["no_attempt"]
    for back in noted.came_back:
        yield "  " + words["came_back"].format(at=instant_text(back.at, locale), status=escaped(back.status))
    yield "  " + words["entries"].format(numbers=", ".join(map(str, noted.entries)))
    for item in planned.items:
        form = words["item" if item.obligation else "itself"]
        yield "  " + form.format(key=item.key, kind=MAIL_KINDS[locale][item.kind], about=escaped(item.obligation))
    if way.bytes_are_gone:
        yield "  " + words["bytes_gone"]


def _attempt(one: SendAttempt, locale: Locale) -> str:
    words = DELIVERY[locale]
    by_code: dict[str, str] = {code.value: said for code, said in OUTCOMES[locale].items()}
    outcome = by_code.get(one.outcome, one.outcome) if one.outcome else words["open"]
    ended = words["ended"].format(at=instant_text(one.ended_at, locale)) if one.ended_at else ""
    reply = words["reply"].format(reply=escaped(one.reply)) if one.reply else ""
    begun = instant_text(one.started_at, locale)
    return words["attempt"].format(number=one.number, at=begun, outcome=outcome, ended=ended, reply=reply)


def delivery_json(way: MailWay) -> dict[str, Any]:
    noted, queued = way.delivery, way.queued
    return {
        "queued_at": queued.queued_at.isoformat(),
        "mailbox": queued.mailbox,
        "attempts": [
            {"number": one.number, "started_at": one.started_at.isoformat(), "outcome": one.outcome,
             "ended_at": one.ended_at.isoformat() if one.ended_at else None, "reply": one.reply}
            for one in noted.attempts
        ],
        "came_back": [{"at": back.at.isoformat(), "status": back.status} for back in noted.came_back],
        "entries": list(noted.entries),
        "items": [item.key for item in queued.message.items],
        "bytes_are_kept": queued.rendered is not None,
    }  # fmt: skip
