"""Is what the store decided on a day what the same rules decide today, by what was known then? Shell, read-only.

Each verdict is judged again as of the tick that decided it: by the records, acts and absences of its sequence, and by
the rules, calendar and organisation in force at its instant. Only verdicts of the day itself can be compared to the
byte: of one that stands since an earlier day, the reasons move from day to day and are not stored (`as_last_judged`).
"""

from __future__ import annotations

import fnmatch
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker import __version__
from checker.domain.json_paths import differing
from checker.domain.obligation_key import rule_of
from checker.domain.rulebook import Rulebook
from checker.domain.rules_used import RulesUsed
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.store import Store, acts, recordings, records
from checker.store.activations import ActivationHead
from checker.store.decided import Decided, stood_on
from checker.store.verdicts import as_kept
from checker.usecases.rules.activation import archived_book
from checker.usecases.rules.rules_then import activation_then
from checker.usecases.rules.staffed import staffed

NOT_OWED = "not owed"


@dataclass(frozen=True, slots=True)
class Unlike:
    """An obligation whose verdict is another one today. `paths`: where in the stored row, never what stands there.

    Figures stay out: a difference of two counts may point at one person.
    """

    obligation: str
    decided_at: datetime
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replayed:
    """The comparison. `sequence`: of the last recording known at the instant; 0: nothing was recorded yet.

    Not compared are `standing`, decided on an earlier day, and `undecided`, owed on the day but decided by no tick.
    """

    on: date
    known_at: datetime
    sequence: int
    activation: ActivationHead
    rules: RulesUsed
    book: Rulebook
    equal: int
    different: tuple[Unlike, ...]
    standing: int
    undecided: int

    @property
    def product(self) -> str:
        """The version that judged again; another one may word its reasons otherwise."""
        return __version__


def replay(store: Store, on: date, known_at: datetime, wanted: Sequence[str] = ()) -> Replayed:
    """Judge the day `on` again as known at an instant (aware), and compare. `wanted`: patterns of rules; none: all.

    Raises NothingActivated.
    """
    with store.read() as tx:
        head, basis = activation_then(tx, known_at)
        book, sequence = archived_book(tx, head), recordings.sequence_at(tx, known_at)
        stood = [one for one in stood_on(tx, on, known_at) if _is_wanted(one.obligation, wanted)]
        of_the_day = [one for one in stood if one.on == on]
        owed = {verdict.obligation for verdict in _judged(tx, book, on, known_at, sequence)}
        compared = [one for tick in _by_tick(of_the_day) for one in _compared(tx, on, tick)]
    different = tuple(sorted((one for one in compared if one.paths), key=lambda one: one.obligation))
    undecided = {key for key in owed if _is_wanted(key, wanted)} - {one.obligation for one in stood}
    return Replayed(
        on=on,
        known_at=known_at,
        sequence=sequence,
        activation=head,
        rules=RulesUsed(basis, head.activated_at),
        book=book,
        equal=len(compared) - len(different),
        different=different,
        standing=len(stood) - len(of_the_day),
        undecided=len(undecided),
    )


def _is_wanted(obligation: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(fnmatch.fnmatchcase(rule_of(obligation), pattern) for pattern in wanted)


def _by_tick(decided: Iterable[Decided]) -> Iterable[Sequence[Decided]]:
    """Those that one tick decided, together: they were judged by the same knowledge."""
    ticks: dict[tuple[datetime, int], list[Decided]] = {}
    for one in decided:
        ticks.setdefault((one.known_at, one.sequence), []).append(one)
    return ticks.values()


def _compared(tx: Connection, on: date, tick: Sequence[Decided]) -> list[Unlike]:
    known_at, sequence = tick[0].known_at, tick[0].sequence
    head, _ = activation_then(tx, known_at)
    keys = [one.obligation for one in tick]
    anew = {one.obligation: one for one in _judged(tx, archived_book(tx, head), on, known_at, sequence, keys)}
    return [Unlike(one.obligation, known_at, _paths(one, anew.get(one.obligation), head)) for one in tick]


def _judged(
    tx: Connection, book: Rulebook, on: date, known_at: datetime, sequence: int, only: Collection[str] | None = None
) -> tuple[Verdict, ...]:
    book = staffed(tx, book, sequence)
    known, decided = records.load(tx, sequence=sequence), acts.load(tx, sequence=sequence)
    return evaluate(book, book.calendar, book.organisation, known, decided, on, known_at, only=only)


def _paths(decided: Decided, anew: Verdict | None, head: ActivationHead) -> tuple[str, ...]:
    """Where the row and the verdict of today differ; none: every byte is alike."""
    if anew is None:
        return (NOT_OWED,)
    by_others = ["rulebook"] if decided.rulebook != head.sha256 else []
    now = as_kept(anew)
    unlike = (path for name in now for path in _unlike(name, decided.columns, now))
    return (*by_others, *unlike)


def _unlike(column: str, kept: Mapping[str, str | None], now: Mapping[str, str | None]) -> tuple[str, ...]:
    """The paths within a column, or the column where its text is no JSON or only written otherwise."""
    if kept[column] == now[column]:
        return ()
    try:
        one, other = json.loads(kept[column] or "null"), json.loads(now[column] or "null")
    except ValueError:
        return (column,)
    return tuple(differing(one, other, column)) or (column,)
