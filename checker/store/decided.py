"""What stands in the store as decided, to the byte: for those who judge a past day again. Shell, read-only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Text, bindparam, func, select, type_coerce

from checker.domain.counted import CountedVersions
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import verdict_change

TEXTS = ("state", "cause", "figures", "stale")


@dataclass(frozen=True, slots=True)
class Decided:
    """The verdict that stood of an obligation: of which day, by what was known, and its columns as they are stored.

    Nothing in `columns` is read as a verdict: what somebody wrote over it need be none. `counted` None: decided before
    that was kept.
    """

    obligation: str
    on: date
    known_at: datetime
    sequence: int
    rulebook: str
    columns: Mapping[str, str | None]
    counted: CountedVersions | None = None

    @property
    def records(self) -> tuple[str, ...]:
        """The keys of the records that it names; none where what is stored is no verdict."""
        try:
            return tuple(json.loads(self.columns["verdict"] or "null")["records"])
        except (ValueError, TypeError, KeyError):
            return ()


_last = (
    select(verdict_change.c.obligation, func.max(verdict_change.c.number).label("number"))
    .where(
        verdict_change.c.organisation == OURS,
        verdict_change.c.judged_on <= bindparam("on", type_=verdict_change.c.judged_on.type),
        verdict_change.c.known_at <= bindparam("instant", type_=verdict_change.c.known_at.type),
    )
    .group_by(verdict_change.c.obligation)
    .subquery()
)
STOOD = (
    select(
        *(verdict_change.c[name] for name in ("obligation", "judged_on", "known_at", "sequence", "rulebook")),
        *(verdict_change.c[name] for name in ("counted", "root")),
        *(verdict_change.c[name] for name in TEXTS),
        type_coerce(verdict_change.c.verdict, Text).label("verdict"),
    )
    .join(
        _last,
        (verdict_change.c.obligation == _last.c.obligation) & (verdict_change.c.number == _last.c.number),
    )
    .where(verdict_change.c.organisation == OURS)
    .order_by(verdict_change.c.obligation)
)


def stood_on(tx: Connection, on: date, known_at: datetime) -> tuple[Decided, ...]:
    """Of each obligation the last verdict of a day up to `on` that was decided up to an instant (aware), by key."""
    return tuple(
        Decided(
            row.obligation,
            row.judged_on,
            row.known_at,
            row.sequence,
            row.rulebook,
            {name: getattr(row, name) for name in (*TEXTS, "verdict")},
            None if row.root is None else CountedVersions(row.counted, row.root),
        )
        for row in tx.execute(STOOD, ours(tx, on=on, instant=known_at))
    )
