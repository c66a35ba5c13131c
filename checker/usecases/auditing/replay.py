"""Is what the store decided on a day what the same rules decide today, by what was known then? Shell, read-only.

Each verdict is judged again as of the tick that decided it: by the records, acts and absences of its sequence, and by
the rules, calendar and organisation in force at its instant. Verdicts of the day itself are compared to the byte. Of
one that stands since an earlier day the reasons move from day to day and are not stored (`as_last_judged`): it must be
what the day's last tick would decide, in all that makes a verdict another one. None that is owed then may be missing.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection

from checker import __version__
from checker.domain.clock import at_local, end_of_day, local_day
from checker.domain.counted import CountedVersions
from checker.domain.data_class import Deleted
from checker.domain.obligation_key import rule_of
from checker.domain.record import RecordVersion
from checker.domain.rulebook import Rulebook
from checker.domain.rules_used import RulesUsed
from checker.domain.verdict import Verdict
from checker.store import Store, cursor, redactions, ticks
from checker.store.activations import ActivationHead
from checker.store.decided import Decided, stood_on
from checker.store.ticks import JudgedBy, Tick
from checker.store.verdicts import as_kept, told_apart_columns
from checker.usecases.auditing.judged_again import Basis, JudgedAgain, judged, known_then, known_to
from checker.usecases.auditing.unlike import Whole, bytes_unlike, unlike_across_versions, unlike_today
from checker.usecases.rules.activation import archived_book
from checker.usecases.rules.rules_then import activation_then


class NoTick(StrEnum):
    """Why no tick up to the instant has judged anything on the day."""

    NEVER_RAN = "never_ran"
    AFTER_THE_INSTANT = "after_the_instant"
    AHEAD = "ahead"
    NONE_THAT_DAY = "none_that_day"


@dataclass(frozen=True, slots=True)
class Unlike:
    """An obligation whose verdict is another one today. `paths`: where in the stored row, never what stands there.

    Figures stay out: a difference of two counts may point at one person.
    """

    obligation: str
    decided_at: datetime
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatCounts:
    """The versions of records that count for a verdict that stood, and their root.

    `kept` is what the store keeps of those that counted when it was decided; None: that was not kept then. A verdict
    that stands since an earlier day may rest on more by now, without being another one.
    """

    obligation: str
    versions: tuple[RecordVersion, ...]
    now: CountedVersions
    kept: CountedVersions | None


@dataclass(frozen=True, slots=True)
class Gap:
    """An obligation whose verdict cannot be judged again: a record that it counted was deleted. It stands as stored."""

    obligation: str
    deleted: Deleted


@dataclass(frozen=True, slots=True)
class Replayed:
    """The comparison. `sequence`: of the last recording known at the instant; 0: nothing was recorded yet.

    `ticks` are those of the day that judged something, oldest first; `no_tick` says why there is none, `last_tick` when
    the store's last one was. `equal` counts verdicts of the day itself, `still` those of an earlier day that hold on
    this one. Not compared are `standing`, decided on an earlier day, and `undecided`, owed but decided by no tick, both
    only where no tick has judged, and `ended`, which nobody owed any more. Of `gaps` what they rested on is deleted.
    """

    on: date
    known_at: datetime
    sequence: int
    activation: ActivationHead
    rules: RulesUsed
    book: Rulebook
    ticks: tuple[Tick, ...]
    no_tick: NoTick | None
    last_tick: datetime | None
    equal: int
    still: int
    different: tuple[Unlike, ...]
    counting: tuple[WhatCounts, ...]
    gaps: tuple[Gap, ...]
    standing: int
    undecided: int
    ended: int

    @property
    def product(self) -> str:
        """The version that judged again; another one may word its reasons otherwise."""
        return __version__

    @property
    def decided_by(self) -> str | None:
        """The version of the day's last tick; None: there was none, or it is from before versions were kept."""
        return self.ticks[-1].by.product if self.ticks else None

    @property
    def is_across_versions(self) -> bool:
        """Was the day judged by another version? Then what it says is compared, not how it words it."""
        return any(_is_of_another_version(tick.by) for tick in self.ticks)


@dataclass(frozen=True, slots=True)
class _Held:
    """What came of comparing the verdicts that stood."""

    equal: int = 0
    still: int = 0
    different: tuple[Unlike, ...] = ()
    counting: tuple[WhatCounts, ...] = ()
    standing: int = 0
    undecided: int = 0
    ended: int = 0


def replay(store: Store, on: date, known_at: datetime, wanted: Sequence[str] = ()) -> Replayed:
    """Judge the day `on` again as known at an instant (aware), and compare. `wanted`: patterns of rules; none: all.

    Raises NothingActivated.
    """
    with store.read() as tx:
        then = known_then(tx, known_at)
        head, basis = activation_then(tx, known_at)
        of_the_day = ticks.between(tx, at_local(on, 0), min(known_at, end_of_day(on)))
        stood = tuple(one for one in stood_on(tx, on, known_at) if _is_wanted(one.obligation, wanted))
        held = _held(tx, on, stood, of_the_day, known_at, wanted)
        gaps = tuple(_gaps(tx, stood, held.different))
        at = cursor.read(tx)
        book = archived_book(tx, head)
    last_tick = at.instant if at else None
    return Replayed(
        on=on,
        known_at=known_at,
        sequence=then.sequence,
        activation=head,
        rules=RulesUsed(basis, head.activated_at),
        book=book,
        ticks=of_the_day,
        no_tick=None if of_the_day else _why_no_tick(on, known_at, last_tick),
        last_tick=last_tick,
        equal=held.equal,
        still=held.still,
        different=tuple(sorted(_beside(held.different, gaps), key=lambda one: one.obligation)),
        counting=tuple(sorted(held.counting, key=lambda one: one.obligation)),
        gaps=gaps,
        standing=held.standing,
        undecided=held.undecided,
        ended=held.ended,
    )


def _gaps(tx: Connection, stood: Iterable[Decided], different: Iterable[Unlike]) -> Iterator[Gap]:
    """Those of the different that counted a record which was deleted since."""
    deleted = redactions.records_deleted(tx)
    unlike = {one.obligation for one in different} if deleted else frozenset()
    for one in stood:
        counted = one.records if one.obligation in unlike else ()
        gone = next((deleted[key] for key in counted if key in deleted), None)
        if gone is not None:
            yield Gap(one.obligation, gone)


def _beside(different: Iterable[Unlike], gaps: Iterable[Gap]) -> Iterator[Unlike]:
    explained = {gap.obligation for gap in gaps}
    return (one for one in different if one.obligation not in explained)


def _why_no_tick(on: date, known_at: datetime, last_tick: datetime | None) -> NoTick:
    if last_tick is None:
        return NoTick.NEVER_RAN
    if on > local_day(known_at):
        return NoTick.AFTER_THE_INSTANT
    return NoTick.AHEAD if on > local_day(last_tick) else NoTick.NONE_THAT_DAY


def _is_wanted(obligation: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(fnmatch.fnmatchcase(rule_of(obligation), pattern) for pattern in wanted)


def _held(
    tx: Connection,
    on: date,
    stood: Sequence[Decided],
    of_the_day: Sequence[Tick],
    known_at: datetime,
    wanted: Sequence[str],
) -> _Held:
    last = known_to(tx, of_the_day[-1]) if of_the_day else known_then(tx, known_at)
    by_last = judged(tx, on, last)
    of_this_day = [one for one in stood if one.on == on]

    def judged_by(basis: Basis, keys: Collection[str]) -> JudgedAgain:
        return by_last if basis == last else judged(tx, on, basis, keys)

    compared = [one for decided in _by_tick(of_this_day) for one in _compared(tx, decided, of_the_day, judged_by)]
    unlike = [one for one, _ in compared if one.paths]
    counting = [counted for _, counted in compared if counted]
    equal = len(compared) - len(unlike)
    owed = {key for key in by_last.verdicts if _is_wanted(key, wanted)}
    not_kept = owed - {one.obligation for one in stood}
    earlier = [one for one in stood if one.on < on]
    if not of_the_day:
        return _Held(equal, 0, tuple(unlike), tuple(counting), standing=len(earlier), undecided=len(not_kept))
    there = [one for one in earlier if one.obligation in owed]
    moved = list(_moved(there, by_last.verdicts))
    return _Held(
        equal,
        still=len(there) - len(moved),
        different=(*unlike, *moved, *(Unlike(key, last.at, (Whole.NOT_KEPT,)) for key in not_kept)),
        counting=(*counting, *(_counting(one, by_last) for one in there)),
        ended=len(earlier) - len(there),
    )


def _counting(decided: Decided, anew: JudgedAgain) -> WhatCounts:
    versions = anew.counting_for(decided.obligation)
    return WhatCounts(decided.obligation, versions, CountedVersions.of(versions), decided.counted)


def _moved(earlier: Iterable[Decided], owed: Mapping[str, Verdict]) -> Iterator[Unlike]:
    """Those that do not hold any more, by what is judged of the day."""
    for one in earlier:
        paths = unlike_today(one, told_apart_columns(owed[one.obligation]))
        if paths:
            yield Unlike(one.obligation, one.known_at, paths)


def _by_tick(decided: Iterable[Decided]) -> Iterable[Sequence[Decided]]:
    """Those that one tick decided, together: they were judged by the same knowledge."""
    together: dict[tuple[datetime, int], list[Decided]] = {}
    for one in decided:
        together.setdefault((one.known_at, one.sequence), []).append(one)
    return together.values()


def _compared(
    tx: Connection,
    decided: Sequence[Decided],
    of_the_day: Sequence[Tick],
    judged_by: Callable[[Basis, Collection[str]], JudgedAgain],
) -> Iterator[tuple[Unlike, WhatCounts | None]]:
    """Each with the places at which it is another one (none: it is alike), and with what counts for it."""
    tick = _that_decided(decided[0], of_the_day)
    basis = known_to(tx, tick)
    anew = judged_by(basis, [one.obligation for one in decided])
    unlike = unlike_across_versions if _is_of_another_version(tick.by) else bytes_unlike
    for one in decided:
        now = anew.verdicts.get(one.obligation)
        if now is None:
            yield Unlike(one.obligation, tick.at, (Whole.NOT_OWED,)), None
            continue
        counting = _counting(one, anew)
        paths = [*_unlike_rules(one, basis), *unlike(one, as_kept(now)), *_unlike_root(counting)]
        yield Unlike(one.obligation, tick.at, tuple(paths)), counting


def _that_decided(one: Decided, of_the_day: Sequence[Tick]) -> Tick:
    """The tick of a verdict, with its sequence also where the journal does not say it."""
    for tick in of_the_day:
        if tick.at == one.known_at and tick.by.sequence == one.sequence:
            return tick
    return Tick(one.known_at, JudgedBy(one.sequence))


def _unlike_rules(one: Decided, basis: Basis) -> tuple[str, ...]:
    return () if one.rulebook == basis.activation.sha256 else ("rulebook",)


def _unlike_root(counting: WhatCounts) -> tuple[str, ...]:
    """Of a verdict that is judged as on its own day: then the same versions count."""
    return () if counting.kept in (None, counting.now) else ("root",)


def _is_of_another_version(by: JudgedBy) -> bool:
    return by.product is not None and by.product != __version__
