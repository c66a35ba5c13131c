"""Under which heading does a bad obligation stand in a reader's digest? Pure: each under one.

A claim of a heading is one about this mailbox: "new" is what none of its posts has been told in this state, whether in
a digest or by a mail of its own. ADR 0060.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from checker.domain.dated import is_dated
from checker.domain.message import TELLS_BAD, MessageKind
from checker.domain.verdict import State
from notifications.digest_entries import DigestEntry
from notifications.ladder import step_days
from notifications.reader_view import ReaderView

# `drafted`: the letter that waits for a release stands for it. `final`: nothing that is done now changes it.
Standing = Literal["decide", "drafted", "new", "climbed", "final", "standing"]
SECOND_STEP = 2


def by_standing(
    entries: Iterable[DigestEntry], drafted: Collection[str], view: ReaderView
) -> dict[Standing, list[DigestEntry]]:
    """The entries under their headings, in their order; `drafted` are obligations whose letters the digest lists."""
    found: dict[Standing, list[DigestEntry]] = {
        name: [] for name in ("decide", "drafted", "new", "climbed", "final", "standing")
    }
    for entry in entries:
        found[_standing(entry, drafted, view)].append(entry)
    return found


def _standing(entry: DigestEntry, drafted: Collection[str], view: ReaderView) -> Standing:
    if entry.obligation in drafted:
        return "drafted"
    if _is_asked(entry, view):
        return "decide"
    if is_untold(entry, view):
        return "new"
    if _is_to_be_answered(entry, view):
        return "decide"
    if has_climbed(entry, view):
        return "climbed"
    return "final" if is_past_mending(entry) else "standing"


def is_untold(entry: DigestEntry, view: ReaderView) -> bool:
    """Has nobody who reads this mailbox been told of it in this state, nor of a worse one?"""
    assert entry.episode is not None, "what is listed has an episode"
    posts = [addressee.key for addressee in view.answering(entry)] or [
        item.addressed for item in view.carried_items(entry, TELLS_BAD)
    ]
    return all(view.notified.is_news(entry.verdict, entry.episode, post) for post in posts)


def _is_asked(entry: DigestEntry, view: ReaderView) -> bool:
    """Does it stand on the step of the ladder on which this reader is asked?"""
    episode = entry.episode
    assert episode is not None, "what is listed has an episode"
    rides = any(
        item.kind is MessageKind.ESCALATION and item.step >= SECOND_STEP
        for item in view.carried_items(entry, TELLS_BAD)
    )
    if rides:
        return True
    if episode.step < SECOND_STEP:
        return False
    asked = (view.notified.asked_on(episode, post) for post in view.keys)
    return any(step is not None and step >= episode.step for step in asked)


def _is_to_be_answered(entry: DigestEntry, view: ReaderView) -> bool:
    """Is it missed, on its owner's own step, and are the working days of that step not over?"""
    episode, verdict = entry.episode, entry.verdict
    if episode is None or episode.step != 1 or episode.step_since is None or not view.owns(entry):
        return False
    if verdict.state is not State.BREACHED or verdict.rule_key in view.briefing.drafts:
        return False
    days = step_days(episode.step_since, verdict.severity, view.briefing)
    return days is not None and view.this.on <= days[0]


def has_climbed(entry: DigestEntry, view: ReaderView) -> bool:
    """Was it put before somebody further up since the last digest?"""
    assert entry.episode is not None, "what is listed has an episode"
    climb = view.notified.climb(entry.episode)
    return climb is not None and (view.since is None or climb.on > view.since)


def is_past_mending(entry: DigestEntry) -> bool:
    """Is it missed for good? What has a date can still be handed in, and a provisional figure may still change."""
    verdict = entry.verdict
    return verdict.state is State.BREACHED and not is_dated(verdict) and not verdict.provisional
