"""Who is told that answers wait to be entered? Pure.

Whoever enters them, as they come in, but by one mail a day; who stands in for them, once the day is over on which one
came in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol

from checker.domain.clock import local_day
from checker.domain.message import Item, Message, MessageKind
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from checker.domain.proposal import ANSWERED_WITHIN, Matter, Proposal, SenderKind
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State
from checker.wording.answers import NOTES, said_text
from checker.wording.dates import instant_text, weekday_text
from checker.wording.locales import Locale
from checker.wording.post_titles import role_title
from notifications.answers import about_answer, matter_title
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, spoken_to
from notifications.notice_facts import AnswersWaitFacts, AnswerToEnter, to_json
from notifications.notices import MOST_ROWS, common_facts, notice_item


class Titled(Protocol):
    """What is answered, as people call it; empty: it is not known."""

    def __call__(self, matter: Matter, *, locale: Locale) -> str: ...


@dataclass(frozen=True, slots=True)
class ToEnter:
    """An answer that waits, the role that enters it, and who stands in for that one. None: nobody does."""

    came: Proposal
    by: str
    deputy: str | None = None


def no_title(matter: Matter, *, locale: Locale) -> str:
    """Of a sample nothing is known."""
    del matter, locale
    return ""


def waiting_mails(
    waiting: Iterable[ToEnter], known: Collection[str], told_today: Collection[str], book: Rulebook, briefing: Briefing
) -> tuple[Message, ...]:
    """One mail a mailbox with what it has not been told of. `known` are keys of items, `told_today` posts."""
    by_reader: dict[Addressee, list[ToEnter]] = {}
    for one in waiting:
        for reader in _readers(one, briefing):
            if reader.key not in told_today and _item(one.came, reader.key, briefing).key not in known:
                by_reader.setdefault(reader, []).append(one)
    return tuple(_mail(reader, mine, book, briefing) for reader, mine in by_reader.items())


def items_of(waiting: Iterable[ToEnter], briefing: Briefing) -> tuple[str, ...]:
    """The keys of all that might be told."""
    return tuple(_item(one.came, reader.key, briefing).key for one in waiting for reader in _readers(one, briefing))


def _readers(one: ToEnter, briefing: Briefing) -> tuple[Addressee, ...]:
    roles = [one.by]
    if one.deputy is not None and briefing.on > local_day(one.came.received_at):
        roles.append(one.deputy)
    house = briefing.organisation.organisation.id
    found = (briefing.organisation.address(role, house, briefing.sends_on) for role in roles)
    by_mailbox: Mapping[str, Addressee] = {
        reader.mailbox: reader for reader in reversed([each for each in found if each is not None])
    }
    return tuple(reader for reader in by_mailbox.values() if not reader.is_external)


def _mail(reader: Addressee, mine: Sequence[ToEnter], book: Rulebook, briefing: Briefing) -> Message:
    return Message(
        kind=MessageKind.ANSWERS_WAIT,
        addressed=reader.key,
        items=tuple(_item(one.came, reader.key, briefing) for one in mine),
        planned_on=briefing.sends_on,
        not_before=max(briefing.known_at, briefing.not_before),
        facts=to_json(waiting_facts(mine, partial(matter_title, book=book), Reader((reader,)), briefing)),
    )


def _item(came: Proposal, addressed: str, briefing: Briefing) -> Item:
    house = briefing.organisation.organisation.id
    return notice_item(house, MessageKind.ANSWERS_WAIT, about_answer(came.number), "0", addressed)


def waiting_facts(mine: Sequence[ToEnter], titled: Titled, reader: Reader, briefing: Briefing) -> AnswersWaitFacts:
    """What the mail says, in the reader's language. `titled` names what an answer is about in a language."""
    briefing = spoken_to(reader, briefing)
    locale, first = briefing.locale, mine[0]
    house = briefing.organisation.organisation.id
    earliest = min(local_day(one.came.received_at) for one in mine)
    return AnswersWaitFacts(
        **common_facts(MessageKind.ANSWERS_WAIT, State.PENDING, (), reader, briefing),
        to_enter=tuple(_line(one.came, titled(one.came.matter, locale=locale), briefing) for one in mine[:MOST_ROWS]),
        more=max(0, len(mine) - MOST_ROWS),
        until=weekday_text(_last_day(earliest, briefing), locale),
        stands_in="" if reader.first.role == first.by else role_title(first.by, house, briefing.organisation, locale),
    )


def _last_day(came: date, briefing: Briefing) -> date:
    return briefing.calendar.add_office_days(came, ANSWERED_WITHIN)


def _line(came: Proposal, title: str, briefing: Briefing) -> AnswerToEnter:
    locale, of = briefing.locale, Post.parse(came.matter.addressed)
    return AnswerToEnter(
        number=came.number,
        said=said_text(came.answer, locale),
        title=title,
        of=role_title(of.role, of.unit, briefing.organisation, locale) if came.matter.addressed else "",
        came=instant_text(came.received_at, locale),
        note=NOTES[locale].get(_note(came), ""),
    )


def _note(came: Proposal) -> str:
    """What is in doubt, the most serious first."""
    if came.unclear is not None:
        return "unclear"
    if came.sender is SenderKind.UNKNOWN:
        return "stranger"
    return "doubt" if came.doubt is not None else ""
