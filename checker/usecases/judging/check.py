"""Judge a day: from files on disk, or from the store as it was known at an instant. Shell, read-only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from checker.domain.act import Act
from checker.domain.bulk import collector_paused
from checker.domain.clock import end_of_day
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.report import Records
from checker.domain.rulebook import Rulebook
from checker.domain.rules_used import FROM_FOLDER, RulesUsed
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.usecases.importing.read_files import ReadFile, read_all
from checker.usecases.progress import NOBODY_WAITS, FileProgress
from checker.wording.small_cells import Cell
from checker.wording.suppression import published

if TYPE_CHECKING:
    from checker.store.opening import Store


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdicts of a day and what they rest on. `sequence` is that of the last recording that counted.

    `rules` says why they were made by this rulebook; `only`, of which rules alone they are (patterns; none: of all).
    """

    on: date
    known_at: datetime
    sequence: int
    rulebook: Rulebook
    rules: RulesUsed
    verdicts: tuple[Verdict, ...]
    imports: tuple[ReadFile, ...] = field(default=())
    before: Mapping[str, Sequence[Cell]] = field(default_factory=dict)
    only: tuple[str, ...] = ()

    @property
    def published(self) -> tuple[Verdict, ...]:
        """The verdicts as they may be shown, after what was shown `before` of each obligation (only in the store)."""
        return tuple(published(verdict, self.before.get(verdict.obligation, ())) for verdict in self.verdicts)

    @property
    def has_history(self) -> bool:
        """Was it judged by the store, not by files alone? Only there are earlier periods, corrections and decisions."""
        return not self.imports

    @property
    def is_clean(self) -> bool:
        """Was every row of every file taken?"""
        return all(read.is_clean for read in self.imports)


def engine_name() -> str:
    """The decision engine and its version, as verdicts name it."""
    return f"durable_rules {version('durable_rules')}"


@collector_paused()
def check_files(
    rulebook: Rulebook,
    files: Sequence[Path],
    on: date,
    *,
    today: date,
    limits: FileLimits = STARTER,
    progress: FileProgress = NOBODY_WAITS,
) -> Checked:
    """Judge by files alone; they count as recorded at the end of the local day `on`, in the order given.

    `today`: no Stand is later, whatever day is judged.
    """
    known_at = end_of_day(on)
    read, accounts = read_all(rulebook, files, known_at, today=today, limits=limits, progress=progress)
    sequence = max((version.sequence for version in read.versions), default=0)
    return _judged(rulebook, FROM_FOLDER, read, (), on, known_at, sequence, accounts)


def check_activated(
    store: Store,
    on: date,
    known_at: datetime | None,
    rulebook: Rulebook | None = None,
    *,
    named: str | None = None,
) -> Checked:
    """Judge by the store, as known at an instant (aware; None: all that is known), by the rules in force then.

    By `rulebook` instead to see what an edit would do, or by the activated rules that are `named` (`rules_for`).
    """
    # Imported here: files are judged without a database, and start a quarter of a second earlier.
    from checker.store import acts, recordings, records
    from checker.store.verdicts import as_judged_on
    from checker.usecases.judging.deleted_evidence import standing_still
    from checker.usecases.judging.disclosure_history import cells_before
    from checker.usecases.rules.rules_then import rules_for
    from checker.usecases.rules.staffed import staffed

    with store.read() as tx:
        book, used = (rulebook, FROM_FOLDER) if rulebook else rules_for(tx, known_at, named)
        instant, sequence = recordings.known_at(tx, known_at, on)
        book = staffed(tx, book, sequence)
        held, known_acts = records.load(tx, sequence=sequence), acts.load(tx, sequence=sequence)
    checked = _judged(book, used, held, known_acts, on, instant, sequence, ())
    with store.read() as tx:
        still = standing_still(tx, [verdict.obligation for verdict in checked.verdicts])
        stood = as_judged_on(tx, still, on) if still else {}
        checked = replace(checked, verdicts=tuple(stood.get(one.obligation, one) for one in checked.verdicts))
        return replace(checked, before=cells_before(tx, checked.verdicts, on=on, known_at=instant))


def _judged(
    rulebook: Rulebook,
    used: RulesUsed,
    known: Records,
    known_acts: Sequence[Act],
    on: date,
    known_at: datetime,
    sequence: int,
    accounts: Sequence[ReadFile],
) -> Checked:
    verdicts = evaluate(rulebook, rulebook.calendar, rulebook.organisation, known, known_acts, on, known_at)
    return Checked(on, known_at, sequence, rulebook, used, verdicts, tuple(accounts))
