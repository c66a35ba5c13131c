"""Which lines of the log may be shown, so that no hash among them is that of something which is left out? Shell.

A line is hashed as it is, without random bits. Who knows all of a line but the file whose hash it bears, and all of
that file but a small count, could try each count, if only the hash of the line before were known: the one thing in a
line that nobody can guess, as long as no line is shown from which it follows. So of a line that tells such a hash
neither it is shown nor, back to the last that bears random bits (a root over seals), any before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from checker.audit.pack.left_out import LeftOut, LeftOutKind, WhyLeftOut
from checker.domain.clock import local_day
from checker.domain.hash_tree import Proved, prove
from checker.store import journal
from checker.store.journal import JournalEntry
from checker.store.seals import SEALED
from checker.usecases.auditing.pack.scope import PackAbout, PackScope

# What earlier entries told in words, and what names bytes by a hash without random bits.
IN_WORDS = frozenset({"file", "reason", "detail", "words", "note"})
HASHES = frozenset({"sha256", "archived"})
OF_RULES = ("rules.activated", "organisation.renamed")


@dataclass(frozen=True, slots=True)
class LogWanted:
    """Which lines are about the pack: by its seals (entries), mails (keys) and imports (their accounts' numbers).

    `heads` are the numbers of lines whose hash a mail of the pack bears.
    """

    scope: PackScope
    seals: Collection[int]
    mails: Collection[str]
    imports: Collection[int]
    heads: Collection[int]

    def wants(self, entry: JournalEntry) -> bool:
        facts = entry.facts
        if entry.seq in self.seals or entry.kind in OF_RULES:
            return True
        if self.scope.about is PackAbout.PERIOD:
            return self.scope.holds(local_day(entry.at)) and entry.kind != SEALED
        is_about_it = facts.get("obligation") in self.scope.obligations or facts.get("message") in self.mails
        ended = facts.get("obligations", ()) if entry.kind == "findings.altered" else ()
        is_its_import = "read" in facts and facts.get("account") in self.imports
        return is_about_it or is_its_import or not set(self.scope.obligations).isdisjoint(ended)

    def tells(self, facts: Mapping[str, Any]) -> bool:
        """Does an entry tell what the pack does not?"""
        if any(facts.get(name) for name in IN_WORDS):
            return True
        return any(facts.get(name) for name in HASHES) and facts.get("account") not in self.imports


@dataclass(frozen=True, slots=True)
class LogExcerpt:
    """The numbers of the lines that are shown, in order, and what is not. `size`: how many lines the tree has.

    `untellable`: of the heads that mails bear those which would make such a line's own hash known.
    """

    size: int
    numbers: tuple[int, ...]
    left_out: tuple[LeftOut, ...]
    untellable: frozenset[int]

    def lines(self, tx: Connection) -> Iterator[bytes]:
        """The lines that are shown, each with its line feed."""
        shown = frozenset(self.numbers)
        for number, line in enumerate(_lines(tx, self.size), start=1):
            if number in shown:
                yield line + b"\n"

    def proved(self, tx: Connection) -> Proved:
        """The root over all lines, and the paths of those shown, by place (from 0)."""
        return prove(_lines(tx, self.size), frozenset(number - 1 for number in self.numbers))


def _lines(tx: Connection, size: int) -> Iterator[bytes]:
    return islice(journal.lines(tx), size)


def excerpt(tx: Connection, wanted: LogWanted, size: int) -> LogExcerpt:
    """Of the first `size` lines those that are wanted and may be shown."""
    shown: list[int] = []
    left_out: list[LeftOut] = []
    # Wanted since the last line with random bits, that one included: whether they are shown depends on what follows.
    waiting: list[int] = []
    untellable: set[int] = set()
    since = 1
    for entry in islice(journal.entries(tx), size):
        if entry.kind == SEALED:
            shown += waiting
            waiting, since = [], entry.seq
        if wanted.tells(entry.facts):
            untellable.update(head for head in wanted.heads if since <= head < entry.seq)
            left_out += _left_out(waiting, WhyLeftOut.BESIDE_A_HASH)
            left_out += _left_out([entry.seq] if wanted.wants(entry) else [], WhyLeftOut.TELLS_A_HASH)
            waiting = []
        elif wanted.wants(entry):
            waiting.append(entry.seq)
    return LogExcerpt(size, (*shown, *waiting), tuple(left_out), frozenset(untellable))


def _left_out(numbers: Iterable[int], why: WhyLeftOut) -> list[LeftOut]:
    return [LeftOut(LeftOutKind.LOG_LINE, str(number), why) for number in numbers]
