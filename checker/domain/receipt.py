"""What became of a file, and who must hear of it? Pure. Never the value of a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from checker.domain.profile import id_in, part_name
from checker.domain.quarantine import QuarantineNumber
from checker.domain.record_problem import ProblemCode, RecordProblem

FileOutcome = Literal["accepted", "partly", "known", "nil", "refused", "private", "unopened", "failed"]
# What was taken and counts for nothing: no rule has a use for it, or something else counts in its place.
WITHOUT_EFFECT = frozenset(
    {
        ProblemCode.COUNTED_BY_NO_RULE,
        ProblemCode.AGGREGATION_OF_NO_RULE,
        ProblemCode.TARGET_OF_NO_RULE,
        ProblemCode.TOPIC_OF_NO_RULE,
        ProblemCode.OWED_BY_ANOTHER_LEVEL,
        ProblemCode.NO_PLAN_OF_THE_YEAR,
        ProblemCode.OVERTAKEN_BY_OFFICIAL,
        ProblemCode.OVERTAKEN_BY_DATA_MONTH,
        ProblemCode.OVERTAKEN_BY_STAND,
        ProblemCode.OVERTAKEN_WITH_THE_SAME_STAND,
        ProblemCode.OVERTAKEN_WITHOUT_STAND,
        ProblemCode.CORRECTED_SINCE,
    }
)
# Nothing of the file counts: it must come again.
NOTHING_COUNTS: frozenset[FileOutcome] = frozenset({"refused", "private", "unopened", "failed"})


class ReceiptState(StrEnum):
    """`waits` for the mail that tells of it; `watched`: it was told and must be mended; `done`."""

    WAITS = "waits"
    WATCHED = "watched"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A row that does not count and why. `column` from 1, 0: the whole row. `position`: its place among those that its
    file keeps out, from 1; 0: it was not kept.
    """

    row: int
    column: int
    reason: RecordProblem
    position: int = 0


@dataclass(frozen=True, slots=True)
class FileReceipt:
    """What became of one file. `received_at` is aware, `sha256` (hex) is empty for what was never read.

    `sender` and `profile` (id@version) are empty where nobody can tell; `scope` is the only unit that it is about, or
    empty. `uncounted` says what was taken and counts for nothing. `says_nothing`: all of it was known, its Stand too.
    `why` is the code of what kept it from being opened; of one too large `counts` bear `megabytes`, how large it might
    be. `number` 0: not kept yet. `account` is that of its import; 0: there is none. `again`: what was kept of it was
    read again, or taken in by decision. `is_part`: the file feeds several profiles, and this is said of the one.
    """

    file: str
    received_at: datetime
    outcome: FileOutcome
    sha256: str = ""
    sender: str = ""
    profile: str = ""
    scope: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[RecordProblem, ...] = ()
    uncounted: tuple[RecordProblem, ...] = ()
    rows: tuple[KeptOut, ...] = ()
    says_nothing: bool = False
    why: str = ""
    number: int = 0
    account: int = 0
    again: bool = False
    is_part: bool = False

    @property
    def name(self) -> str:
        """What the file is called; a part bears its profile beside it."""
        return part_name(self.file, id_in(self.profile) if self.is_part else "")

    @property
    def about(self) -> str:
        """For mails: the file's bytes, or a part of them; what was never read has a number alone."""
        part = id_in(self.profile) if self.is_part else ""
        return about_file(self.sha256, part) if self.sha256 else f"receipt/{self.number}"

    def number_of(self, position: int = 0) -> str:
        """Under which a row that is kept out is found, or the file (position 0); empty: under none."""
        return str(QuarantineNumber(self.account, position)) if self.account else ""

    @property
    def nothing_counts(self) -> bool:
        return self.outcome in NOTHING_COUNTS

    @property
    def is_worth_a_mail(self) -> bool:
        """Is something refused, kept out, overtaken or counted for nothing, or does what was refused count now? Else a
        line in a digest is enough.
        """
        is_amiss = self.nothing_counts or self.outcome == "partly" or bool(self.uncounted)
        return is_amiss or self.says_nothing or self.again


def about_file(sha256: str, part: str = "") -> str:
    """What mails about a file are about; `part` is the profile (id) where it feeds several."""
    return f"{sha256}/{part}" if part else sha256


def is_mended(refused: FileReceipt, later: Iterable[FileReceipt]) -> bool:
    """Has a file come since that takes the place of one that counts for nothing? By sender and profile, or its name."""
    return any(
        not one.nothing_counts and one.received_at > refused.received_at and _takes_its_place(one, refused)
        for one in later
    )


def _takes_its_place(one: FileReceipt, refused: FileReceipt) -> bool:
    is_same = (one.sender, id_in(one.profile)) == (refused.sender, id_in(refused.profile))
    if one.file.casefold() == refused.file.casefold():
        return is_same or not refused.is_part
    return bool(refused.profile) and is_same
