"""Who else has been written to about a finding? Pure; from the outbox, so that a mail can say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from checker.domain.finding import Episode
from checker.domain.message import TELLS_BAD, SentItem
from checker.domain.organisation import Addressee
from checker.domain.post import Post
from notifications.mail_context import Briefing
from notifications.mail_facts import Reader

Found = TypeVar("Found")


def posts_told(notified: Iterable[SentItem], episode: Episode) -> tuple[str, ...]:
    """The posts (`role@scope`) that a mail about this episode has reached, by itself or in a digest, first ones first.

    A draft that was never released has told nobody.
    """
    return tuple(dict.fromkeys(one.item.addressed for one in notified if has_reached(one, episode)))


def told_before(
    found: Iterable[Found],
    episode_of: Callable[[Found], Episode],
    notified: Mapping[str, Sequence[SentItem]],
    briefing: Briefing,
) -> tuple[Mapping[Addressee, Sequence[Found]], tuple[str, ...]]:
    """Who had been told of each that was found, as they read today, in the order in which they were told; and the posts
    that nobody reads for any more. `notified` is by obligation.
    """
    told: dict[Addressee, list[Found]] = {}
    lost: dict[str, None] = {}
    for one in found:
        episode = episode_of(one)
        for post in posts_told(notified.get(episode.obligation, ()), episode):
            addressee = briefing.organisation.reader_of(Post.parse(post), briefing.sends_on)
            if addressee is None:
                lost[post] = None
            elif one not in (of_theirs := told.setdefault(addressee, [])):
                of_theirs.append(one)
    return told, tuple(lost)


def who_knows(
    notified: Sequence[SentItem], episode: Episode, reader: Reader, briefing: Briefing
) -> tuple[Addressee, ...]:
    """Those whom a mail about this episode has reached, by itself or in a digest, without the reader's own mailbox.

    In the order in which they were told. Whom nobody reads for any more is left out.
    """
    posts = map(Post.parse, posts_told(notified, episode))
    readers = (briefing.organisation.reader_of(post, briefing.sends_on) for post in posts)
    return tuple(one for one in readers if one is not None and one.mailbox != reader.mailbox)


def has_reached(one: SentItem, episode: Episode) -> bool:
    """Has it told somebody that the finding of this episode is bad?"""
    return one.has_left and one.item.episode == episode.number and one.item.kind in TELLS_BAD
