"""What would files do to the store, and to today's verdicts? Shell, read-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from checker.domain.act import Act
from checker.domain.bulk import collector_paused
from checker.domain.clock import local_day
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.report import Records
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.store import acts, records
from checker.store.opening import Store
from checker.usecases.importing.preview import FilesAhead, look_ahead
from checker.usecases.importing.read_files import report_bytes_of
from checker.usecases.importing.single_facts import FactDraft
from checker.usecases.importing.withdraw import FileWithdrawal, WantedWithdrawal, plan, with_files_that_say_so
from checker.usecases.judging.deleted_evidence import standing_still
from checker.usecases.progress import NOBODY_WAITS, FileProgress
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed


@dataclass(frozen=True, slots=True)
class Turned:
    """An obligation that would be judged otherwise. `before` None: nothing was owed so far; `after` None: no more."""

    obligation: str
    before: Verdict | None
    after: Verdict | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What would become of the verdicts of the day `on`: of `judged` obligations some change their state, and of
    `refigured` more nothing but the figure.
    """

    on: date
    judged: int
    turned: tuple[Turned, ...] = ()
    refigured: int = 0


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do, and by which rules that was judged."""

    book: Rulebook
    ahead: FilesAhead
    effect: Effect


def preview_import(
    store: Store,
    files: Sequence[Path],
    now: datetime,
    limits: FileLimits = STARTER,
    progress: FileProgress = NOBODY_WAITS,
) -> ImportPreview:
    """What `import_records` would do with the files at the instant `now` (aware). Nothing is written."""
    return _preview(store, [(path, report_bytes_of(path, limits)) for path in files], now, limits, progress)


def preview_draft(store: Store, draft: FactDraft, now: datetime) -> ImportPreview:
    """What filing a single fact, or the withdrawal of one, would do at the instant `now` (aware)."""
    return _preview(store, [(Path(draft.name), draft.content)], now)


def _preview(
    store: Store,
    contents: Sequence[tuple[Path, bytes]],
    now: datetime,
    limits: FileLimits = STARTER,
    progress: FileProgress = NOBODY_WAITS,
) -> ImportPreview:
    with store.read() as tx:
        book = active(tx)
        ahead = look_ahead(tx, book, contents, now, limits, progress)
        progress.judges(len(ahead.versions))
        known = records.load(tx)
        added = Records((*known.versions, *ahead.versions), (*known.reports, *ahead.reports))
        return ImportPreview(book, ahead, effect_of(tx, known, added, now))


@dataclass(frozen=True, slots=True)
class WithdrawalPreview:
    """What withdrawing a file, or taking that back, would do."""

    withdrawal: FileWithdrawal
    effect: Effect


def preview_withdrawal(store: Store, wanted: WantedWithdrawal, now: datetime) -> WithdrawalPreview:
    """What `withdraw_file` would do at the instant `now` (aware). Nothing is written. Raises Refused as there."""
    with store.read() as tx:
        planned = plan(tx, wanted)
        effect = effect_of(tx, planned.known, planned.instead, now)
    return WithdrawalPreview(with_files_that_say_so(store, planned.withdrawal), effect)


@collector_paused()
def effect_of(tx: Connection, known: Records, instead: Records, now: datetime) -> Effect:
    """How today's verdicts would differ, were `instead` known and not `known`. What rests on deleted records stands."""
    book, on = staffed(tx, active(tx)), local_day(now)
    decided = acts.load(tx)
    before = _judged(book, known, decided, on, now)
    if known == instead:
        return Effect(on, len(before))
    after = _judged(book, instead, decided, on, now)
    still = standing_still(tx, {*before, *after})
    turned = [
        Turned(key, before.get(key), after.get(key))
        for key in dict.fromkeys((*after, *before))
        if key not in still and _state(before.get(key)) != _state(after.get(key))
    ]
    refigured = sum(
        1
        for key in before.keys() & after.keys() - still
        if _state(before[key]) == _state(after[key]) and _figure(before[key]) != _figure(after[key])
    )
    return Effect(on, len(after), tuple(turned), refigured)


def _judged(book: Rulebook, known: Records, decided: Sequence[Act], on: date, now: datetime) -> dict[str, Verdict]:
    verdicts = evaluate(book, book.calendar, book.organisation, known, decided, on, now)
    return {verdict.obligation: verdict for verdict in verdicts}


def _state(verdict: Verdict | None) -> object:
    return verdict and (verdict.state, verdict.provisional, verdict.waived, verdict.late)


def _figure(verdict: Verdict) -> object:
    return verdict.value, verdict.numerator, verdict.denominator
