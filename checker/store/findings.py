"""The episodes of each obligation; their history is in the journal. Shell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select

from checker.domain.finding import Episode, FindingState, Resolution, Telling, TellingReason, TellingWay
from checker.domain.verdict import State
from checker.store import journal, obligations, state_counts
from checker.store.batches import batches
from checker.store.errors import Overtaken
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import episode as table
from checker.store.tables import verdict_change
from checker.store.upsert import insert_or_change

EPISODES = select(table).where(table.c.organisation == OURS)
HISTORY = EPISODES.where(table.c.obligation == bindparam("which")).order_by(table.c.number)
EVERY_EPISODE = EPISODES.order_by(table.c.since, table.c.obligation, table.c.number)
_newest = (
    select(table.c.obligation, func.max(table.c.number).label("number"))
    .where(table.c.organisation == OURS)
    .group_by(table.c.obligation)
    .subquery()
)
CURRENT = EPISODES.join(
    _newest, (table.c.obligation == _newest.c.obligation) & (table.c.number == _newest.c.number)
).order_by(table.c.obligation)
_verdicts_had = (
    select(func.max(verdict_change.c.number))
    .where(verdict_change.c.organisation == table.c.organisation, verdict_change.c.obligation == table.c.obligation)
    .scalar_subquery()
)
CURRENT_AND_VERDICTS = CURRENT.add_columns(_verdicts_had.label("verdicts_had"))
THEIRS = EPISODES.where(table.c.obligation.in_(bindparam("keys", expanding=True))).order_by(table.c.number)
CHANGING = tuple(column.name for column in table.columns if not column.primary_key)


def current(tx: Connection) -> dict[str, Episode]:
    """The newest episode of each obligation, also when it is over (the next one takes the next number)."""
    return {row.obligation: _episode(row) for row in tx.execute(CURRENT, ours(tx))}


def current_and_verdicts_had(tx: Connection) -> tuple[dict[str, Episode], dict[str, int]]:
    """As `current`, and how many verdicts each of these obligations has had, if any: read at once."""
    rows = tx.execute(CURRENT_AND_VERDICTS, ours(tx)).all()
    had = {row.obligation: row.verdicts_had for row in rows if row.verdicts_had}
    return {row.obligation: _episode(row) for row in rows}, had


def history(tx: Connection, obligation: str) -> tuple[Episode, ...]:
    """All episodes of an obligation as they stand, oldest first."""
    return tuple(_episode(row) for row in tx.execute(HISTORY, ours(tx, which=obligation)))


def every_episode(tx: Connection) -> tuple[Episode, ...]:
    """All episodes of all obligations as they stand, in the order in which they began."""
    return tuple(_episode(row) for row in tx.execute(EVERY_EPISODE, ours(tx)))


def of_each(tx: Connection, keys: Iterable[str]) -> dict[str, tuple[Episode, ...]]:
    """All episodes of each of some obligations as they stand, oldest first."""
    found: dict[str, tuple[Episode, ...]] = {}
    for some in batches(sorted(keys)):
        for row in tx.execute(THEIRS, ours(tx, keys=some)):
            found[row.obligation] = (*found.get(row.obligation, ()), _episode(row))
    return found


def save(
    tx: Connection, episodes: Iterable[Episode], *, seen: Mapping[str, Episode], at: datetime, by: str = ""
) -> tuple[Episode, ...]:
    """Save the episodes that differ from what is stored, journal them and return them.

    `seen` is what `current` said when it was decided. Overtaken when one of these episodes has changed since:
    an act and a tick never undo each other. `by` is the role that acted; empty: the tick.
    """
    wanted = tuple(episodes)
    if not wanted:
        return ()
    stored = _current_of(tx, [episode.obligation for episode in wanted])
    statement = insert_or_change(tx, table, CHANGING)
    saved, moves = [], []
    for episode in wanted:
        before = stored.get(episode.obligation)
        if before != seen.get(episode.obligation):
            raise Overtaken(f"the finding {episode.obligation} was changed meanwhile; nothing of this was saved")
        if before == episode:
            continue
        tx.execute(statement, {"organisation": organisation_of(tx), **_row(episode)})
        entry = journal.append(tx, "finding.changed", _told(before, episode, by), at)
        obligations.set_finding_version(tx, episode.obligation, entry)
        stored[episode.obligation] = episode
        saved.append(episode)
        moves.append((episode.obligation, str(before.state) if before else "", str(episode.state)))
    state_counts.findings_moved(tx, moves, at)
    return tuple(saved)


def kept(episode: Episode) -> dict[str, Any]:
    """An episode as plain values, days as ISO text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in _row(episode).items()}


def read_back(values: Mapping[str, Any]) -> Episode:
    """The episode that `kept` gave the values of."""
    days = ("since", "step_since", "good_since", "resolved_on", "until")
    read = {name: date.fromisoformat(values[name]) if values[name] else None for name in days}
    # What was kept before decisions about telling were has no word of them.
    return _episode(SimpleNamespace(**{"telling": None, **values, **read}))


def _current_of(tx: Connection, keys: Sequence[str]) -> dict[str, Episode]:
    """The newest episode of each of these obligations: of rising numbers, the last one stays."""
    found: dict[str, Episode] = {}
    for some in batches(keys):
        found |= {row.obligation: _episode(row) for row in tx.execute(THEIRS, ours(tx, keys=some))}
    return found


def _told(before: Episode | None, episode: Episode, by: str) -> dict[str, Any]:
    """The journal's facts: every field of the episode, and the state it was in before (None: it is new)."""
    same = before if before and before.number == episode.number else None
    return {**kept(episode), "from": str(same.state) if same else None, "by": by}


def _row(episode: Episode) -> dict[str, Any]:
    return {
        "obligation": episode.obligation,
        "number": episode.number,
        "state": str(episode.state),
        "verdict": str(episode.verdict),
        "cause": episode.cause,
        "severity": episode.severity,
        "since": episode.since,
        "step": episode.step,
        "step_since": episode.step_since,
        "told": list(episode.told),
        "good_since": episode.good_since,
        "resolution": str(episode.resolution) if episode.resolution else None,
        "resolved_on": episode.resolved_on,
        "until": episode.until,
        "telling": _kept_telling(episode.telling),
    }


def _kept_telling(telling: Telling | None) -> dict[str, str] | None:
    return {"way": str(telling.way), "reason": str(telling.reason)} if telling else None


def _episode(row: Row[Any] | SimpleNamespace) -> Episode:
    return Episode(
        obligation=row.obligation,
        number=row.number,
        state=FindingState(row.state),
        verdict=State(row.verdict),
        cause=row.cause,
        severity=row.severity,
        since=row.since,
        step=row.step,
        step_since=row.step_since,
        told=tuple(row.told),
        good_since=row.good_since,
        resolution=Resolution(row.resolution) if row.resolution else None,
        resolved_on=row.resolved_on,
        until=row.until,
        telling=_telling(row.telling),
    )


def _telling(kept: Mapping[str, str] | None) -> Telling | None:
    return Telling(TellingWay(kept["way"]), TellingReason(kept["reason"])) if kept else None
