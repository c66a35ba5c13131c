"""What is kept out, under which number, and is it still to be decided about? Pure.

A file has the number of its account, a row of it that and its place among the rows kept out: 12, 12.3. Of the same
bytes read several times only the newest reading says what is kept out; a later file of the same name, or for the same
report, takes the place of an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from checker.domain.house_word import HouseWord
from checker.domain.period import Period
from checker.domain.profile import id_in
from checker.domain.record_problem import ProblemCode

_NUMBER = re.compile(r"([1-9][0-9]{0,17})(?:\.([1-9][0-9]{0,17}))?")


class QuarantineNumber(NamedTuple):
    """The account of a file, and the place of a row among those that it keeps out, from 1. 0: the file."""

    account: int
    position: int = 0

    @classmethod
    def parse(cls, text: str) -> QuarantineNumber | None:
        """As people write it. None: that is no number of this kind."""
        match = _NUMBER.fullmatch(text.strip())
        return cls(int(match[1]), int(match[2] or 0)) if match else None

    def __str__(self) -> str:
        return f"{self.account}.{self.position}" if self.position else str(self.account)


class HeldState(StrEnum):
    """Is a file, or a row of it, still to be decided about? `read_again`: its newer reading says what is kept out.

    `counts_again`: it came while it was withdrawn; that was undone, and its earlier reading says what is kept out.
    """

    OPEN = "open"
    READ_AGAIN = "read_again"
    OVERTAKEN = "overtaken"
    WITHDRAWN = "withdrawn"
    COUNTS_AGAIN = "counts_again"
    RELEASED = "released"
    DISCARDED = "discarded"


ANY_PART = "*"
# What is wrong with these is nothing in themselves, and a person can say what counts. What cannot be read nobody can.
RELEASABLE = frozenset({ProblemCode.KEPT_OUT_WITH_ITS_FILE, ProblemCode.SAME_KEY_TWICE, ProblemCode.SAID_SINCE})


@dataclass(frozen=True, slots=True)
class OpenNow:
    """How many rows and files are kept out and still open, of how many files, and since when (aware)."""

    count: int
    files: int
    since: datetime


@dataclass(frozen=True, slots=True)
class HeldDecision:
    """A role takes in what is kept out, or discards it. `by` is `role` or `role@unit`; `at` aware.

    `by_account` is the account under which it was taken in; None: it was discarded.
    """

    number: QuarantineNumber
    decided: HeldState
    at: datetime
    by: str
    because: HouseWord
    file_number: str
    by_account: int | None = None


@dataclass(frozen=True, slots=True)
class FileRead:
    """One reading of a file, as far as it matters to how others stand.

    `arrived` is the account under which it came in, where what was kept of it was read again; 0: it came in itself.
    `is_release`: it holds only rows that were taken in by decision, and says nothing of the others.
    `period` is the one that its name says, None: it says none. `scope` is the only unit that it is about, or empty.
    `is_used`: something of it was taken or known, or it says that nothing happened. `is_repeat`: it was refused only as
    the same file had been withdrawn, and says nothing of it. `part` is the profile (id) where the bytes feed several,
    each of which says for itself what it keeps out; empty: it is a reading of all of them.
    """

    account: int
    sha256: str
    file: str
    sender: str
    profile: str
    is_used: bool
    arrived: int = 0
    is_release: bool = False
    is_repeat: bool = False
    scope: str = ""
    period: Period | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class HowItStands:
    """How something stands, and the account of what came in its place, or under which it was taken in. None: none.

    `decision` None: nobody has decided about it.
    """

    standing: HeldState
    by: int | None = None
    decision: HeldDecision | None = None


def standings(readings: Iterable[FileRead]) -> Mapping[int, HowItStands]:
    """How each reading stands, by its account. What is read again came when its file did.

    That a file is withdrawn is told elsewhere.
    """
    found: dict[int, HowItStands] = {}
    newest: dict[tuple[str, str], int] = {}
    later: dict[tuple[str, ...], list[FileRead]] = {}
    repeats: list[FileRead] = []
    for one in sorted(readings, key=lambda one: (one.arrived or one.account, one.account), reverse=True):
        again = _read_again_as(one, newest)
        if one.is_repeat:
            repeats.append(one)
            continue
        if again is not None:
            found[one.account] = HowItStands(HeldState.READ_AGAIN, again)
        else:
            later_ones = (other for key in _kinds(one) for other in later.get(key, ()))
            by = next((other for other in later_ones if _takes_its_place(other, one)), None)
            found[one.account] = HowItStands(HeldState.OVERTAKEN, by.account) if by else HowItStands(HeldState.OPEN)
        if one.sha256 and not one.is_release:
            newest.setdefault((one.sha256, one.part), one.account)
            newest.setdefault((one.sha256, ANY_PART), one.account)
        if one.is_used:
            for key in _kinds(one):
                later.setdefault(key, []).append(one)
    return {
        **found,
        **{one.account: HowItStands(HeldState.COUNTS_AGAIN, _read_again_as(one, newest)) for one in repeats},
    }


def _read_again_as(one: FileRead, newest: Mapping[tuple[str, str], int]) -> int | None:
    """The account of the newest reading that speaks for the same part of the bytes, or for all of them."""
    if not one.part:
        return newest.get((one.sha256, ANY_PART))
    found = (newest.get((one.sha256, part)) for part in (one.part, ""))
    return max((account for account in found if account is not None), default=None)


def _kinds(one: FileRead) -> Iterator[tuple[str, ...]]:
    """By what a later file is found that may take its place: its name, or sender, profile and period."""
    yield ("name", one.file.casefold())
    if one.profile and one.period is not None:
        yield ("report", one.sender, id_in(one.profile), str(one.period))


def _takes_its_place(later: FileRead, one: FileRead) -> bool:
    """Not rows of the file itself that were taken in by decision, nor the file of another unit or another sender."""
    if later.sha256 == one.sha256:
        return False
    if one.profile and (later.sender, id_in(later.profile)) != (one.sender, id_in(one.profile)):
        return False
    if later.file.casefold() == one.file.casefold():
        return not (later.scope and one.scope) or later.scope == one.scope
    return later.scope in ("", one.scope)
