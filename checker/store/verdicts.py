"""How verdicts changed: a row whenever state, cause, figures or their age are others than before. Shell.

A row never changes, so a process reads the newest verdict of an obligation once and keeps it until a newer one comes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Row, bindparam, func, insert, select

from checker.domain.counted import CountedFor, CountedVersions
from checker.domain.record import canonical
from checker.domain.verdict import JudgedOtherwise, State, Verdict
from checker.store import state_counts
from checker.store.batches import batches
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import verdict_change
from checker.store.verdict_json import Figures, figures, figures_of, of_figures, pack, unpack


@dataclass(frozen=True, slots=True)
class JudgedVerdict:
    """A verdict with the day it was about and what was known: the instant, the sequence, the rulebook's SHA-256."""

    verdict: Verdict
    on: date
    known_at: datetime
    sequence: int
    rulebook: str


CHANGES = select(verdict_change).where(verdict_change.c.organisation == OURS)
HISTORY = CHANGES.where(verdict_change.c.obligation == bindparam("which")).order_by(verdict_change.c.number)
EVERY_CHANGE = CHANGES.order_by(verdict_change.c.obligation, verdict_change.c.number)
_newest = (
    select(verdict_change.c.obligation, func.max(verdict_change.c.number).label("number"))
    .where(verdict_change.c.organisation == OURS)
    .group_by(verdict_change.c.obligation)
    .subquery()
)
# Only what tells whether a verdict has changed, and only of those that were judged.
_their_newest = (
    select(verdict_change.c.obligation, func.max(verdict_change.c.number).label("number"))
    .where(verdict_change.c.organisation == OURS, verdict_change.c.obligation.in_(bindparam("keys", expanding=True)))
    .group_by(verdict_change.c.obligation)
    .subquery()
)
LAST_OF = (
    select(*(verdict_change.c[name] for name in ("obligation", "number", "state", "cause", "figures", "stale")))
    .join(
        _their_newest,
        (verdict_change.c.obligation == _their_newest.c.obligation)
        & (verdict_change.c.number == _their_newest.c.number),
    )
    .where(verdict_change.c.organisation == OURS)
)
FIGURES_OF = (
    select(*(verdict_change.c[name] for name in ("obligation", "judged_on", "known_at", "figures")))
    .where(verdict_change.c.organisation == OURS, verdict_change.c.obligation.in_(bindparam("keys", expanding=True)))
    .order_by(verdict_change.c.obligation, verdict_change.c.number)
)
STATES_OF = (
    select(*(verdict_change.c[name] for name in ("obligation", "number", "state", "judged_on")))
    .where(verdict_change.c.organisation == OURS, verdict_change.c.obligation.in_(bindparam("keys", expanding=True)))
    .order_by(verdict_change.c.obligation, verdict_change.c.number)
)
_their_number = (
    select(verdict_change.c.obligation, func.max(verdict_change.c.number).label("number"))
    .where(
        verdict_change.c.organisation == OURS,
        verdict_change.c.obligation.in_(bindparam("keys", expanding=True)),
        verdict_change.c.judged_on <= bindparam("on"),
    )
    .group_by(verdict_change.c.obligation)
    .subquery()
)
THEN_OF = CHANGES.join(
    _their_number,
    (verdict_change.c.obligation == _their_number.c.obligation) & (verdict_change.c.number == _their_number.c.number),
)
_their_stored = (
    select(verdict_change.c.obligation, func.max(verdict_change.c.number).label("number"))
    .where(
        verdict_change.c.organisation == OURS,
        verdict_change.c.judged_on <= bindparam("on"),
        verdict_change.c.known_at <= bindparam("known_at", type_=verdict_change.c.known_at.type),
    )
    .group_by(verdict_change.c.obligation)
    .subquery()
)
STORED_THEN = CHANGES.join(
    _their_stored,
    (verdict_change.c.obligation == _their_stored.c.obligation) & (verdict_change.c.number == _their_stored.c.number),
)
NUMBERS = select(_newest)
NUMBERS_BY = select(_their_number)
NUMBERS_OF = select(_their_newest)
NEWEST_OF = CHANGES.join(
    _their_newest,
    (verdict_change.c.obligation == _their_newest.c.obligation) & (verdict_change.c.number == _their_newest.c.number),
)
_with_state_before = select(
    *(
        verdict_change.c[name]
        for name in ("obligation", "number", "state", "cause", "figures", "judged_on", "known_at")
    ),
    func.lag(verdict_change.c.state)
    .over(partition_by=verdict_change.c.obligation, order_by=verdict_change.c.number)
    .label("before"),
).where(verdict_change.c.organisation == OURS)
MOVES = _with_state_before.subquery()
MOVES_SINCE = (
    select(MOVES)
    .where(MOVES.c.known_at >= bindparam("since", type_=verdict_change.c.known_at.type))
    .order_by(MOVES.c.judged_on, MOVES.c.obligation, MOVES.c.number)
)
# Of all, the few that stand because of some causes.
NEWEST_BECAUSE = (
    CHANGES.join(
        _newest, (verdict_change.c.obligation == _newest.c.obligation) & (verdict_change.c.number == _newest.c.number)
    )
    .where(verdict_change.c.cause.in_(bindparam("causes", expanding=True)))
    .order_by(verdict_change.c.obligation)
)
# Some 2 kB each: a house of 20,000 obligations keeps all of its verdicts, a larger one those that it asks for.
KEPT_AT_MOST = 20_000


def save(
    tx: Connection,
    verdicts: Iterable[Verdict],
    *,
    on: date,
    known_at: datetime,
    sequence: int,
    rulebook: str,
    counted: CountedFor,
) -> tuple[str, ...]:
    """Keep the verdicts that changed since they were last saved, and return their obligations.

    `counted` is asked of those that have changed alone.
    """
    found = tuple(verdicts)
    last = _last_of(tx, [verdict.obligation for verdict in found])
    judged = {"judged_on": on, "known_at": known_at, "sequence": sequence, "rulebook": rulebook}
    rows = [
        {"organisation": organisation_of(tx), **_row(verdict, before, counted(verdict)), **judged}
        for verdict in found
        if _has_changed(verdict, before := last.get(verdict.obligation))
    ]
    if rows:
        tx.execute(insert(verdict_change), rows)
        states = {row["obligation"]: row["state"] for row in rows}
        were = {key: last[key].state if key in last else "" for key in states}
        moves = [(key, were[key], state) for key, state in states.items() if were[key] != state]
        state_counts.verdicts_moved(tx, moves, on)
    return tuple(str(row["obligation"]) for row in rows)


def maybe_changed(tx: Connection, verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Those that `save` need look at: all but what this process knows to be saved just so. Nothing is read for it."""
    numbers = _numbers(tx, [verdict.obligation for verdict in verdicts])
    kept = _kept_of(tx)
    return tuple(verdict for verdict in verdicts if not _is_saved(verdict, kept.get(verdict.obligation), numbers))


def _is_saved(verdict: Verdict, known: tuple[int, JudgedVerdict] | None, numbers: Mapping[str, int]) -> bool:
    if known is None or known[0] != numbers.get(verdict.obligation):
        return False
    return differ_in_reasons_only(verdict, known[1].verdict)


def differ_in_reasons_only(one: Verdict, other: Verdict) -> bool:
    """Would `save` take the one for the other?"""
    return _told_apart_by(one) == _told_apart_by(other)


def latest(
    tx: Connection, obligations: Collection[str] | None = None, *, had: Mapping[str, int] | None = None
) -> dict[str, JudgedVerdict]:
    """The newest saved verdict of each obligation, by key; of those asked for, or of all.

    `had`: how many each of those asked for has had, where somebody has read that in this transaction.
    """
    numbers = _numbers(tx, obligations) if had is None else {key: had[key] for key in obligations or had if key in had}
    kept = _kept_of(tx)
    found, unread = {}, []
    for key, number in sorted(numbers.items()):
        known = kept.get(key)
        if known is not None and known[0] == number:
            found[key] = known[1]
        else:
            unread.append(key)
    read = {
        row.obligation: _judged(row) for some in batches(unread) for row in tx.execute(NEWEST_OF, ours(tx, keys=some))
    }
    if not tx.get_execution_options().get("writes", True):
        _keep(kept, {key: (numbers[key], judged) for key, judged in read.items()})
    return dict(sorted((found | read).items())) if read else found


def latest_because(tx: Connection, causes: Iterable[str]) -> tuple[Verdict, ...]:
    """The newest verdicts that are as they are for one of these causes (codes), by obligation. No other is read."""
    rows = tx.execute(NEWEST_BECAUSE, ours(tx, causes=sorted(causes)))
    return tuple(_judged(row).verdict for row in rows)


# The number and the verdict by obligation, of each organisation. By connection pool, so that it ends with its store.
_Kept = dict[str, tuple[int, JudgedVerdict]]
_kept: WeakKeyDictionary[Engine, dict[str, _Kept]] = WeakKeyDictionary()


def _kept_of(tx: Connection) -> _Kept:
    return _kept.setdefault(tx.engine, {}).setdefault(organisation_of(tx), {})


def _keep(kept: _Kept, read: _Kept) -> None:
    """Keep what was read outside a transaction that writes: what such a one wrote itself may yet be undone."""
    if len(kept) + len(read) > KEPT_AT_MOST:
        kept.clear()
    kept.update(islice(read.items(), KEPT_AT_MOST))


def _numbers(tx: Connection, obligations: Collection[str] | None) -> dict[str, int]:
    """How many verdicts each obligation has had."""
    if obligations is None:
        return {row.obligation: row.number for row in tx.execute(NUMBERS, ours(tx))}
    some = batches(sorted(obligations))
    return {row.obligation: row.number for keys in some for row in tx.execute(NUMBERS_OF, ours(tx, keys=keys))}


def history(tx: Connection, obligation: str) -> tuple[JudgedVerdict, ...]:
    """Every change of one obligation's verdict, oldest first."""
    return tuple(_judged(row) for row in tx.execute(HISTORY, ours(tx, which=obligation)))


def every_change(tx: Connection) -> Iterator[JudgedVerdict]:
    """Every change of every verdict, each obligation's oldest first."""
    return map(_judged, tx.execute(EVERY_CHANGE, ours(tx)))


def changes_since(tx: Connection, since: datetime) -> tuple[JudgedOtherwise, ...]:
    """Every change that was saved from an instant (aware) on, by day and obligation. No verdict is unpacked."""
    return tuple(
        JudgedOtherwise(
            row.obligation,
            row.number,
            row.judged_on,
            State(row.before) if row.before else None,
            State(row.state),
            row.cause,
            row.figures,
        )
        for row in tx.execute(MOVES_SINCE, ours(tx, since=since))
    )


def as_judged_on(tx: Connection, obligations: Collection[str], on: date) -> dict[str, Verdict]:
    """The verdict of each obligation as it stood on a day, by key; those that had none by then are left out."""
    numbers = {
        row.obligation: row.number
        for keys in batches(sorted(obligations))
        for row in tx.execute(NUMBERS_BY, ours(tx, keys=keys, on=on))
    }
    # Most stand as they stood then.
    kept = _kept_of(tx)
    found = {key: kept[key][1].verdict for key, number in numbers.items() if key in kept and kept[key][0] == number}
    for keys in batches([key for key in numbers if key not in found]):
        rows = tx.execute(THEN_OF, ours(tx, keys=keys, on=on))
        found |= {row.obligation: _judged(row).verdict for row in rows}
    return dict(sorted(found.items()))


def as_stored(tx: Connection, on: date, known_at: datetime) -> dict[str, JudgedVerdict]:
    """The newest verdict of each obligation that was judged for a day up to `on` and was stored by an instant (aware),
    by key. Those that had none by then are left out.
    """
    rows = tx.execute(STORED_THEN, ours(tx, on=on, known_at=known_at))
    return dict(sorted((row.obligation, _judged(row)) for row in rows))


def states_on(tx: Connection, obligations: Collection[str], on: date) -> dict[str, State]:
    """The state of each obligation as it stood on a day, by key; of those that had been judged by then."""
    return {
        row.obligation: State(row.state)
        for keys in batches(sorted(obligations))
        for row in tx.execute(STATES_OF, ours(tx, keys=keys))
        if row.judged_on <= on
    }


def state_since(tx: Connection, standing: Mapping[str, Verdict], on: date) -> dict[str, date]:
    """The first day of the state in which each of these verdicts stands, by obligation.

    `on` is today: a state that is not saved yet has begun now. Another figure in the same state begins nothing.
    """
    began: dict[str, tuple[str, date]] = {}
    for some in batches(sorted(standing)):
        for row in tx.execute(STATES_OF, ours(tx, keys=some)):
            if row.obligation not in began or began[row.obligation][0] != row.state:
                began[row.obligation] = (row.state, row.judged_on)
    today = {key: (str(verdict.state), on) for key, verdict in standing.items()}
    stands = {key: began[key] if key in began and began[key][0] == today[key][0] else today[key] for key in today}
    return {key: day for key, (_, day) in stands.items()}


def figures_before(
    tx: Connection, obligations: Iterable[str], *, on: date | None = None, known_at: datetime | None = None
) -> dict[str, list[Figures]]:
    """Value, numerator and denominator of every saved verdict, oldest first; only those judged for a day up to `on`
    and by what was known at `known_at` (aware). None: all.
    """
    found: dict[str, list[Figures]] = {}
    for some in batches(sorted(obligations)):
        for row in tx.execute(FIGURES_OF, ours(tx, keys=some)):
            is_before = (on is None or row.judged_on <= on) and (known_at is None or row.known_at <= known_at)
            if is_before:
                found.setdefault(row.obligation, []).append(figures_of(row.figures))
    return found


def _last_of(tx: Connection, obligations: Sequence[str]) -> dict[str, Row[Any]]:
    return {row.obligation: row for some in batches(obligations) for row in tx.execute(LAST_OF, ours(tx, keys=some))}


def _has_changed(verdict: Verdict, before: Row[Any] | None) -> bool:
    if before is None:
        return True
    return (before.state, before.cause, before.figures, before.stale) != (
        str(verdict.state),
        verdict.cause,
        _figures(verdict),
        _stale(verdict),
    )


def _row(verdict: Verdict, before: Row[Any] | None, counted: CountedVersions) -> dict[str, Any]:
    return {
        "obligation": verdict.obligation,
        "number": before.number + 1 if before else 1,
        **told_apart_columns(verdict),
        "verdict": pack(verdict),
        "counted": counted.many,
        "root": counted.root,
    }


def as_kept(verdict: Verdict) -> dict[str, str | None]:
    """What a row says of a verdict, by column, to the byte."""
    return {**told_apart_columns(verdict), "verdict": canonical(pack(verdict)).decode()}


def told_apart_columns(verdict: Verdict) -> dict[str, str | None]:
    """Those of `as_kept` in which a verdict differs from the one before it, else it is no change."""
    return {
        "state": str(verdict.state),
        "cause": verdict.cause,
        "figures": _figures(verdict),
        "stale": _stale(verdict),
    }


def _told_apart_by(verdict: Verdict) -> tuple[object, ...]:
    """What `_has_changed` compares, without writing it down: a whole number is not the fraction that equals it."""
    numbers = verdict.value, verdict.numerator, verdict.denominator
    return verdict.state, verdict.cause, verdict.stale, *of_figures(verdict), *map(type, numbers)


def _figures(verdict: Verdict) -> str:
    return canonical(figures(verdict)).decode()


def _stale(verdict: Verdict) -> str | None:
    """How old its figures are; None: they are the newest that were owed."""
    return None if verdict.stale is None else canonical(pack(verdict.stale)).decode()


def _judged(row: Row[Any]) -> JudgedVerdict:
    return JudgedVerdict(unpack(row.verdict), row.judged_on, row.known_at, row.sequence, row.rulebook)
