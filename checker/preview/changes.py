"""What does an edit of the rules change? The parts of a change preview. Pure.

Everything is compared on one day, by the same records and acts, once by each rulebook.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from checker.domain.due import Due
from checker.domain.finding import Resolution
from checker.domain.period import Period
from checker.domain.verdict import WORST_FIRST, State, Verdict
from checker.preview.approvals import Need
from checker.rulebook.compare import Edit
from checker.wording.small_cells import Cell


class Sign(StrEnum):
    """How one thing differs: new, gone, other than before, or both ways at once."""

    NEW = "+"
    GONE = "-"
    OTHER = "~"
    BOTH = "±"


@dataclass(frozen=True, slots=True)
class RulesSide:
    """One of the two rulebooks that are compared. `number` is its activation's; None: it was read from files.

    `activated_at` (aware) and `by`, a role, of an activation only.
    """

    sha256: str
    rules: int
    number: int | None = None
    activated_at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class FileChange:
    """A rule file (path in the folder) that is new, gone or has other bytes. `sha256` is that of the new ones, empty
    where it is gone.
    """

    file: str
    sign: Sign
    sha256: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What an edit touches and what it reaches: `files` in the folder, and by their ids the rules whose obligations are
    compared (`reached`); `judged` are those of them that may get another verdict.
    """

    files: tuple[FileChange, ...]
    reached: frozenset[str]
    judged: frozenset[str]


class ObligationChangeKind(StrEnum):
    """What becomes of an obligation. `renamed`: goes on under the rule that replaces its own."""

    NEW = "new"
    GONE = "gone"
    REDATED = "redated"
    RENAMED = "renamed"


class WhyDated(StrEnum):
    """Why a date is another one: the day in the plan, the due policy, or the calendar alone."""

    NOMINAL = "nominal"
    POLICY = "policy"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class ObligationChange:
    """An obligation that is new, gone, renamed or due on other days. `before` and `after` have the three dates; None:
    it is not owed there. `was` is the key before it was renamed, else empty; `why` only of what is re-dated.
    """

    obligation: str
    kind: ObligationChangeKind
    before: Due | None
    after: Due | None
    why: WhyDated | None = None
    was: str = ""


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """An obligation whose verdict is another one on the day. None: it is not owed by those rules.

    `obligation` is the key by the rules after; by those before where it is gone.
    """

    obligation: str
    before: Verdict | None
    after: Verdict | None

    @property
    def states(self) -> tuple[State | None, State | None]:
        return (self.before.state if self.before else None, self.after.state if self.after else None)

    @property
    def is_another_state(self) -> bool:
        old, new = self.states
        return old is not new

    @property
    def is_softer(self) -> bool:
        return is_softer(*self.states)


def is_softer(before: State | None, after: State | None) -> bool:
    """Does it ask less of somebody afterwards?

    What asks most stands first: breached, at risk, not evaluable, awaiting its event, pending, met, informational, and
    last of all what is not owed at all. Whatever moves towards the end of this order is softer, so that no pair of
    states is left to be argued about.
    """
    return _asks(after) > _asks(before)


def _asks(state: State | None) -> int:
    return len(WORST_FIRST) if state is None else WORST_FIRST[state]


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that opens, or ends otherwise than it would have without the edit.

    `state` is that of its verdict, by the rules after where it opens, else as it stands. `told` are the posts
    (`role@scope`) that a mail about this episode has reached. `resolution` None: it opens.
    """

    obligation: str
    number: int
    state: State
    severity: str
    since: date
    told: tuple[str, ...] = ()
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """Findings that the next tick would open, close or withdraw because of the edit."""

    opened: tuple[FindingChange, ...] = ()
    closed: tuple[FindingChange, ...] = ()
    withdrawn: tuple[FindingChange, ...] = ()


@dataclass(frozen=True, slots=True)
class MailCount:
    """Mails to one post (`role@scope`) in one ISO week, whose Monday is `week`: how many before and after the edit.

    `is_draft`: letters to a body outside, which leave only when they are released.
    """

    week: date
    post: str
    is_draft: bool
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class MailChanges:
    """Mails of both futures from the day after the one judged until the end; only where the two differ in number.

    `before` and `after` count all of them, drafts to bodies outside apart (`drafts_before`, `drafts_after`).
    `told_until` is the day of the store's last round where it lies after that end: then no day is left to forecast.
    """

    before: int = 0
    after: int = 0
    drafts_before: int = 0
    drafts_after: int = 0
    counts: tuple[MailCount, ...] = ()
    told_until: date | None = None


@dataclass(frozen=True, slots=True)
class DaysUnlike:
    """On how many past days the state of one obligation would have been another one, the first and the last of them."""

    obligation: str
    days: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class BackTest:
    """What would have been said on the days from `first` to `last`, each judged by what was known at its end."""

    first: date
    last: date
    unlike: tuple[DaysUnlike, ...]


@dataclass(frozen=True, slots=True)
class ReportOwed:
    """A report that a sender owes: which profile, and of which period."""

    sender: str
    profile: str
    period: Period


@dataclass(frozen=True, slots=True)
class ReportChanges:
    """Reports that are owed from the edit on, and those that are owed no longer."""

    owed: tuple[ReportOwed, ...] = ()
    no_longer: tuple[ReportOwed, ...] = ()


class WhyNotCompared(StrEnum):
    """A record was deleted on which the verdict rests, so that it stands as it was decided; or it could not be judged
    at all.
    """

    DELETED = "deleted"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class NotCompared:
    obligation: str
    why: WhyNotCompared


@dataclass(frozen=True, slots=True)
class TestsOfEdit:
    """The folder's tests of the rules that are touched: how many were run, and the names (`rule: case`) of those that
    fail. `uncovered` are sides of their bounds (`rule: side`) that tests tried before the edit and try no longer.
    """

    run: int = 0
    failing: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What an edit changes on the day `on`, by all that is known (`sequence`, `known_at`: when that was).

    `house` is the organisation's id. Mails are forecast to `until`; None: that was not asked for. `tests` None: the
    rules after were not read from a folder, which alone has tests. `needs`: whose approval it needs. `disclosed`:
    by obligation the counts that were shown before, after which it is decided what of new ones may be shown.
    """

    house: str
    before: RulesSide
    after: RulesSide
    on: date
    until: date
    known_at: datetime
    sequence: int
    edit: Edit
    reach: Reach
    obligations: tuple[ObligationChange, ...]
    verdicts: tuple[VerdictChange, ...]
    unchanged: int
    findings: FindingChanges
    mails: MailChanges | None
    back_test: BackTest
    reports: ReportChanges
    not_compared: tuple[NotCompared, ...]
    tests: TestsOfEdit | None
    needs: tuple[Need, ...] = ()
    disclosed: Mapping[str, Sequence[Cell]] = field(default_factory=dict)

    @property
    def softer(self) -> tuple[VerdictChange, ...]:
        """What asks less of somebody, in the order of the rule files."""
        return tuple(one for one in self.verdicts if one.is_softer)

    @property
    def other_states(self) -> tuple[VerdictChange, ...]:
        """Verdicts whose state is another one: softer first, the worst before of them first."""
        changed = [one for one in self.verdicts if one.is_another_state]
        return tuple(sorted(changed, key=lambda one: (not one.is_softer, _asks(one.states[0]))))

    @property
    def matrix(self) -> Mapping[tuple[State | None, State | None], tuple[str, ...]]:
        """The obligations of each pair of states, old and new, that are not alike; softer pairs first."""
        found: dict[tuple[State | None, State | None], list[str]] = {}
        for one in self.other_states:
            found.setdefault(one.states, []).append(one.obligation)
        return {pair: tuple(keys) for pair, keys in found.items()}

    @property
    def is_softer(self) -> bool:
        """Is less asked of somebody: by a verdict, or because a finding is closed or withdrawn?"""
        return bool(self.softer or self.findings.closed or self.findings.withdrawn)

    @property
    def is_nothing(self) -> bool:
        """Would nobody notice anything, because both rulebooks say the same?"""
        return self.edit.changes_nothing
