"""How many obligations and findings stand in which state, by rule, year and unit? Shell.

Kept by whoever changes a state, in the same transaction, so that nobody who looks has to count: what is owed by its
newest verdict, and findings that are not over. Beside each number stands what it was when its week began, of what is
owed now: an edit of the rules is no change of states. The check of the store compares (`wrongly_counted`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, func, insert, select

from checker.domain.clock import local_day
from checker.domain.finding import FindingState
from checker.domain.obligation_key import ObligationKey
from checker.domain.period import Period, monday_of
from checker.store import journal
from checker.store.batches import batches
from checker.store.column_types import DayColumn
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import episode, obligation, verdict_change
from checker.store.tables import state_count as table
from checker.store.upsert import insert_or_change


class CountKind(StrEnum):
    """What is counted: what is owed, by the state of its verdict; findings that are not over, by theirs."""

    VERDICT = "verdict"
    FINDING = "finding"


@dataclass(frozen=True, slots=True, order=True)
class CountPlace:
    """Where a number stands. `year` is the plan's."""

    kind: CountKind
    rule: str
    year: int
    scope: str
    state: str


@dataclass(frozen=True, slots=True)
class StateCount:
    """So many stand there, and so many did when the week that began on the Monday `week` began."""

    place: CountPlace
    many: int
    week: date
    many_before: int

    def before(self, week: date) -> int:
        """How many stood there when that week began: where nothing has moved since, as many as now."""
        return self.many_before if self.week == week else self.many


# An obligation's key, and the states between which it has moved; empty: it was, or is, in none.
StateMove = tuple[str, str, str]
# Filled by a migration, which cannot know how a week began: the next change counts all anew.
UNKNOWN_WEEK = date(1, 1, 1)
FINDING_CHANGED = "finding.changed"
CHANGING = ("many", "week", "many_before")
_day = DayColumn()
OWED_BY_STATE = (
    select(table.c.state, func.sum(table.c.many).label("many"))
    .where(table.c.organisation == OURS, table.c.kind == CountKind.VERDICT.value)
    .group_by(table.c.state)
)
# Of rules that owe nothing any more and have no findings nothing is left but noughts.
ALL = select(table).where(table.c.organisation == OURS, (table.c.many != 0) | (table.c.many_before != 0))
WEEK = select(func.max(table.c.week, type_=_day)).where(
    table.c.organisation == OURS, table.c.kind == bindparam("of_kind")
)
OF_RULES = select(table).where(
    table.c.organisation == OURS,
    table.c.kind == bindparam("of_kind"),
    table.c.rule.in_(bindparam("keys", expanding=True)),
)
FORGET = delete(table).where(table.c.organisation == OURS, table.c.kind == bindparam("of_kind"))
OWED = select(obligation.c.key).where(
    obligation.c.organisation == OURS,
    obligation.c.is_active == True,  # noqa: E712
    obligation.c.key.in_(bindparam("keys", expanding=True)),
)
_same = and_(
    verdict_change.c.organisation == obligation.c.organisation, verdict_change.c.obligation == obligation.c.key
)
_newest = select(func.max(verdict_change.c.number)).where(_same).correlate(obligation).scalar_subquery()
# Of each obligation its newest verdict, where it has one.
NEWEST_VERDICT = _same & (verdict_change.c.number == _newest)
_newest_then = (
    select(func.max(verdict_change.c.number))
    .where(_same, verdict_change.c.judged_on < bindparam("week", type_=_day))
    .correlate(obligation)
    .scalar_subquery()
)
_of_newest = select(obligation.c.key, verdict_change.c.state).join(
    verdict_change, NEWEST_VERDICT
).where(obligation.c.organisation == OURS)  # fmt: skip
_of_then = select(obligation.c.key, verdict_change.c.state).join(
    verdict_change, _same & (verdict_change.c.number == _newest_then)
).where(obligation.c.organisation == OURS)  # fmt: skip
STATES_NOW = _of_newest.where(obligation.c.key.in_(bindparam("keys", expanding=True)))
STATES_THEN = _of_then.where(obligation.c.key.in_(bindparam("keys", expanding=True)))
EVERY_NOW = _of_newest.where(obligation.c.is_active == True)  # noqa: E712
EVERY_THEN = _of_then.where(obligation.c.is_active == True)  # noqa: E712
EPISODES = (
    select(episode.c.obligation, episode.c.state).where(episode.c.organisation == OURS).order_by(episode.c.number)
)


def load(tx: Connection) -> tuple[StateCount, ...]:
    """Every number but the noughts."""
    return tuple(_read(row) for row in tx.execute(ALL, ours(tx)))


def owed_by_state(tx: Connection) -> dict[str, int]:
    """How much of what is owed stands in each state (id) in which anything does."""
    return {row.state: int(row.many) for row in tx.execute(OWED_BY_STATE, ours(tx)) if row.many}


def verdicts_moved(tx: Connection, moves: Collection[StateMove], on: date) -> None:
    """The newest verdicts of these obligations were saved, judged on a local day; of those owed that counts."""
    if not moves:
        return
    keys = sorted(key for key, _, _ in moves)
    owed = {row.key for some in batches(keys) for row in tx.execute(OWED, ours(tx, keys=some))}
    _change(tx, CountKind.VERDICT, [one for one in moves if one[0] in owed], on)


def findings_moved(tx: Connection, moves: Collection[StateMove], at: datetime) -> None:
    """The newest episodes of these obligations were saved at an instant (aware); what is over is in no state."""
    _change(
        tx, CountKind.FINDING, [(key, _unresolved(was), _unresolved(now)) for key, was, now in moves], local_day(at)
    )


def obligations_switched(tx: Connection, back: Collection[str], gone: Collection[str], at: datetime) -> None:
    """These are owed again, those no more: as if it had been so when the week began."""
    keys = sorted({*back, *gone})
    if not keys:
        return
    week = max(_newest_week(tx, CountKind.VERDICT), monday_of(local_day(at)))
    now, then = _states(tx, STATES_NOW, keys), _states(tx, STATES_THEN, keys, week=week)
    coming = set(back)

    def moves(state_by_key: Mapping[str, str]) -> list[StateMove]:
        pairs = state_by_key.items()
        return [(key, "", state) if key in coming else (key, state, "") for key, state in pairs]

    _change(tx, CountKind.VERDICT, moves(now), week, then=moves(then))


def wrongly_counted(tx: Connection) -> tuple[CountPlace, ...]:
    """The places whose numbers are not what is stored. Of those with which a week began only what was counted by this
    program, not filled by a migration.
    """
    kept = {one.place: one for one in load(tx)}
    return tuple(place for kind in CountKind for place in _wrong(tx, kind, kept))


def _wrong(tx: Connection, kind: CountKind, kept: Mapping[CountPlace, StateCount]) -> Iterator[CountPlace]:
    week = _newest_week(tx, kind)
    now = _by_place(kind, _all_now(tx, kind))
    then = _by_place(kind, _all_then(tx, kind, week)) if week != UNKNOWN_WEEK else None
    for place in sorted({*now, *(then or ()), *(place for place in kept if place.kind is kind)}):
        one = kept.get(place)
        many, before = (one.many, one.before(week)) if one else (0, 0)
        if many != now[place] or (then is not None and before != then[place]):
            yield place


def count_anew(tx: Connection) -> None:
    """Count all that is stored, whatever numbers are kept."""
    for kind in CountKind:
        _fill(tx, kind, _newest_week(tx, kind))


def _change(
    tx: Connection, kind: CountKind, moves: Iterable[StateMove], on: date, then: Iterable[StateMove] = ()
) -> None:
    """`then`: moves of the numbers with which the week began."""
    by, by_then = _differences(kind, moves), _differences(kind, then)
    places = {place for place in (*by, *by_then) if by[place] or by_then[place]}
    if not places:
        return
    newest = _newest_week(tx, kind)
    week = max(newest, monday_of(on))
    if newest == UNKNOWN_WEEK:
        _fill(tx, kind, week)
        return
    kept = _of_rules(tx, kind, {place.rule for place in places})
    rows = []
    for place in sorted(places):
        one = kept.get(place)
        many, before = (one.many, one.before(week)) if one else (0, 0)
        rows.append(_row(tx, StateCount(place, many + by[place], week, before + by_then[place])))
    tx.execute(insert_or_change(tx, table, CHANGING), rows)


def _fill(tx: Connection, kind: CountKind, week: date) -> None:
    """Write down all numbers of a kind as they are, whatever stood there."""
    now = _by_place(kind, _all_now(tx, kind))
    then = now if week == UNKNOWN_WEEK else _by_place(kind, _all_then(tx, kind, week))
    rows = [_row(tx, StateCount(place, now[place], week, then[place])) for place in sorted({*now, *then})]
    tx.execute(FORGET, ours(tx, of_kind=kind.value))
    if rows:
        tx.execute(insert(table), rows)


def _differences(kind: CountKind, moves: Iterable[StateMove]) -> Counter[CountPlace]:
    found: Counter[CountPlace] = Counter()
    for key, was, now in moves:
        if was:
            found[_place(kind, key, was)] -= 1
        if now:
            found[_place(kind, key, now)] += 1
    return found


def _by_place(kind: CountKind, states: Iterable[tuple[str, str]]) -> Counter[CountPlace]:
    return Counter(_place(kind, key, state) for key, state in states)


def _place(kind: CountKind, key: str, state: str) -> CountPlace:
    parsed = ObligationKey.parse(key)
    return CountPlace(kind, parsed.rule, _year_of(parsed.period), parsed.scope, state)


@cache
def _year_of(period: str) -> int:
    return Period.parse(period).end.year


def _newest_week(tx: Connection, kind: CountKind) -> date:
    """The newest week that was counted, which goes on should the clock have been set back; UNKNOWN_WEEK: none was."""
    found = tx.execute(WEEK, ours(tx, of_kind=kind.value)).scalar()
    return found if isinstance(found, date) else UNKNOWN_WEEK


def _of_rules(tx: Connection, kind: CountKind, rules: Collection[str]) -> dict[CountPlace, StateCount]:
    rows = (
        row for some in batches(sorted(rules)) for row in tx.execute(OF_RULES, ours(tx, of_kind=kind.value, keys=some))
    )
    return {one.place: one for one in map(_read, rows)}


def _states(tx: Connection, statement: Select[Any], keys: Collection[str], **more: Any) -> dict[str, str]:
    rows = (row for some in batches(sorted(keys)) for row in tx.execute(statement, ours(tx, keys=some, **more)))
    return {row.key: row.state for row in rows}


def _all_now(tx: Connection, kind: CountKind) -> Iterator[tuple[str, str]]:
    if kind is CountKind.VERDICT:
        return ((row.key, row.state) for row in tx.execute(EVERY_NOW, ours(tx)))
    newest = {row.obligation: row.state for row in tx.execute(EPISODES, ours(tx))}
    return ((key, state) for key, state in newest.items() if _unresolved(state))


def _all_then(tx: Connection, kind: CountKind, week: date) -> Iterator[tuple[str, str]]:
    if kind is CountKind.VERDICT:
        return ((row.key, row.state) for row in tx.execute(EVERY_THEN, ours(tx, week=week)))
    newest: dict[str, str] = {}
    for entry in journal.entries_of(tx, [FINDING_CHANGED]):
        if monday_of(local_day(entry.at)) >= week:
            break  # from here on it is that week, whatever the clock said later
        newest[entry.facts["obligation"]] = entry.facts["state"]
    return ((key, state) for key, state in newest.items() if _unresolved(state))


def _unresolved(state: str) -> str:
    return "" if state == FindingState.RESOLVED.value else state


def _read(row: Row[Any]) -> StateCount:
    return StateCount(
        CountPlace(CountKind(row.kind), row.rule, row.year, row.scope, row.state), row.many, row.week, row.many_before
    )


def _row(tx: Connection, one: StateCount) -> dict[str, object]:
    at = one.place
    return {
        "organisation": organisation_of(tx),
        "kind": at.kind.value,
        "rule": at.rule,
        "year": at.year,
        "scope": at.scope,
        "state": at.state,
        "many": one.many,
        "week": one.week,
        "many_before": one.many_before,
    }
