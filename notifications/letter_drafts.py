"""Which letter waits for the management where a ladder leads outside, and which is written now? Pure.

A letter that waits and still says the same goes on waiting under its key, with the words that the management gave it.
In place of one that says something else a new one is written. None is where the management has decided against it and
nothing has changed since, nor where its figure may not leave the house.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.domain.finding import Change, Episode
from checker.domain.message import TELLS_BAD, Item, Message, MessageKind, OutboxState, SentItem
from notifications.facts import to_json
from notifications.letter_facts import LetterFacts, from_json
from notifications.letters import is_hidden, letter_facts, says_the_same, with_words_of
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader, WaitingDraft
from notifications.who_knows import has_reached


@dataclass(frozen=True, slots=True)
class Drafted:
    """What waits for the management, and the letter that is written now; None: none is."""

    waiting: WaitingDraft
    message: Message | None = None


def drafted(
    kind: MessageKind,
    change: Change,
    reader: Reader,
    items: tuple[Item, ...],
    briefing: Briefing,
    notified: Sequence[SentItem],
    drafts: Iterable[Message] = (),
    *,
    changed_on: date | None = None,
) -> Drafted:
    """The letter to a body about a change, that a finding is bad or its end (`kind`).

    `notified` is what was planned or sent about the obligation, `drafts` the letters about it that wait. `changed_on`:
    since when something else is required, where that has ended it.
    """
    if kind in TELLS_BAD and (why := _why_unwritten(change, reader, notified)) is not None:
        return Drafted(WaitingDraft(reader.first, unwritten=why))
    told_on = _told_on(notified, change.episode, reader)
    judged = change.rule, change.verdict
    letter = letter_facts(kind, *judged, reader, briefing, told_on=told_on, changed_on=changed_on)
    before = _that_waits(drafts, change.episode, reader) if kind in TELLS_BAD else None
    if before is not None:
        written = from_json(before.facts)
        if says_the_same(letter, written):
            return Drafted(WaitingDraft(reader.first, (written,)))
        letter = with_words_of(letter, written)
    message = _message(reader, items, letter, briefing)
    return Drafted(WaitingDraft(reader.first, (letter,)), message)


def _why_unwritten(change: Change, reader: Reader, notified: Iterable[SentItem]) -> Literal["hidden", "decided"] | None:
    cause, posts = (change.episode.number, str(change.verdict.state)), _posts(reader)
    for one in notified:
        is_about_it = (one.item.episode, one.item.cause_state) == cause and one.item.addressed in posts
        if is_about_it and one.state is OutboxState.NOT_TO_BE_SENT:
            return "decided"
    return "hidden" if is_hidden(change.rule, change.verdict) else None


def _that_waits(drafts: Iterable[Message], episode: Episode, reader: Reader) -> Message | None:
    about = (episode.obligation, episode.number, reader.first.key)
    for draft in drafts:
        item = draft.items[0]
        is_letter = draft.kind is MessageKind.LETTER and item.kind in TELLS_BAD
        if is_letter and (item.obligation, item.episode, item.addressed) == about:
            return draft
    return None


def _told_on(notified: Iterable[SentItem], episode: Episode, reader: Reader) -> date | None:
    """The day on which these readers were last told of an episode, by a letter or otherwise; None: they never were."""
    posts = _posts(reader)
    told = (one for one in notified if has_reached(one, episode) and one.item.addressed in posts)
    return max((one.day for one in told), default=None)


def _posts(reader: Reader) -> set[str]:
    return {addressee.key for addressee in reader.addressees}


def _message(reader: Reader, items: tuple[Item, ...], letter: LetterFacts, briefing: Briefing) -> Message:
    """Which letter it follows is known when it leaves."""
    return Message(
        kind=MessageKind.LETTER,
        addressed=reader.first.key,
        items=items,
        planned_on=briefing.sends_on,
        not_before=briefing.not_before,
        facts=to_json(letter),
    )
