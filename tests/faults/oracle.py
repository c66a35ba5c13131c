"""What a mail server took and what a store file holds, and whether the two agree. Imports nothing of ours.

Knows the store by its tables `message` and `journal` alone, and the journal's seal by its description: the SHA-256 of
the canonical JSON of [seq, at, kind, facts, prev].
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

A_DAY_SECONDS = 24 * 60 * 60
STOOD_STILL = "[Störung] Die Zielwacht stand still"
IN_THE_END = {"sent", "superseded", "dead", "draft"}


@dataclass(frozen=True)
class Account:
    """A run as its mail server and its store tell it. `states` by Message-ID, `taken` as the mails came."""

    taken: Sequence[bytes]
    states: dict[str, str]
    journal: Sequence[tuple[int, int, str, str, str, str]]

    @property
    def copies(self) -> dict[str, list[bytes]]:
        """What the server took, by Message-ID."""
        found = defaultdict(list)
        for raw in self.taken:
            found[header(raw, "Message-ID")].append(raw)
        return dict(found)

    @property
    def downtimes(self) -> set[str]:
        """The mails that report a downtime, if there are no more of them than the journal has starts after a day."""
        mails = {one for one, copies in self.copies.items() if header(copies[0], "Subject").startswith(STOOD_STILL)}
        starts = (json.loads(facts) for _, _, entry, facts, _, _ in self.journal if entry == "daemon.started")
        return mails if len(mails) <= sum(start["downtime_seconds"] >= A_DAY_SECONDS for start in starts) else set()

    def journaled(self, kind: str) -> Counter[str]:
        """How often each Message-ID has an entry of a kind."""
        entries = (json.loads(facts) for _, _, entry, facts, _, _ in self.journal if entry == kind)
        return Counter(facts["message_id"] for facts in entries)


def account(taken: Sequence[bytes], store: Path) -> Account:
    states = rows(store, "SELECT message_id, state FROM message")
    journal = rows(store, "SELECT seq, at, kind, facts, prev, hash FROM journal ORDER BY seq")
    return Account(tuple(taken), dict(states), journal)


def rows(store: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True, timeout=30)) as connection:
        return connection.execute(statement, values).fetchall()


def header(raw: bytes, name: str) -> str:
    return str(message_from_bytes(raw, policy=policy.default)[name])


def faults(disturbed: Account, quiet: Account) -> list[str]:
    """Everything in which a disturbed run is not as good as an undisturbed one, as sentences."""
    return [
        *_lost_or_made_up(disturbed, quiet),
        *_unexplained_copies(disturbed),
        *_told_twice(disturbed),
        *_unfinished(disturbed, quiet),
        *_breaks_of_the_chain(disturbed),
    ]


def _lost_or_made_up(disturbed: Account, quiet: Account) -> list[str]:
    # Who is killed before the day's first tick has stood still since the one of the day before, and says so.
    ours, theirs = disturbed.copies.keys() - disturbed.downtimes, quiet.copies.keys()
    lost = [f"{one} never arrived" for one in sorted(theirs - ours)]
    return lost + [f"{one} arrived, which an undisturbed run does not send" for one in sorted(ours - theirs)]


def _unexplained_copies(disturbed: Account) -> list[str]:
    ambiguous = disturbed.journaled("mail.ambiguous")
    found = []
    for identity, copies in disturbed.copies.items():
        if len(copies) > 1 + ambiguous[identity]:
            found.append(f"{identity} arrived {len(copies)} times, with {ambiguous[identity]} entries mail.ambiguous")
        if len(set(copies)) > 1:
            found.append(f"{identity} arrived with different bytes")
    return found


def _told_twice(disturbed: Account) -> list[str]:
    one_each = (copies[0] for copies in disturbed.copies.values())
    items = Counter(item for raw in one_each for item in header(raw, "X-Zielwacht-Items").split())
    return [f"item {item} is told in {count} mails" for item, count in items.items() if count > 1]


def _unfinished(disturbed: Account, quiet: Account) -> list[str]:
    found = [
        f"{identity} is {disturbed.states.get(identity)}, undisturbed {quiet.states.get(identity)}"
        for identity in sorted((disturbed.states.keys() | quiet.states.keys()) - disturbed.downtimes)
        if disturbed.states.get(identity) != quiet.states.get(identity)
    ]
    found += [f"{one} ends as {state}" for one, state in disturbed.states.items() if state not in IN_THE_END]
    sent = {identity: 1 for identity, state in disturbed.states.items() if state == "sent"}
    if disturbed.journaled("mail.sent") != sent:
        found.append("the journal does not say once of each sent mail that it was sent")
    return found


def _breaks_of_the_chain(disturbed: Account) -> list[str]:
    before, found = "0" * 64, []
    for number, (seq, at, kind, facts, prev, seal) in enumerate(disturbed.journal, start=1):
        text = json.dumps(
            [seq, at, kind, json.loads(facts), prev], sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        if (seq, prev, seal) != (number, before, hashlib.sha256(text.encode()).hexdigest()):
            found.append(f"the journal is broken at entry {number}")
            break
        before = seal
    return found
