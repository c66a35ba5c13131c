"""Which ticks have judged something, and by what? From the journal, where each of them is an entry. Shell."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select

from checker.store import journal as entries
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import journal

JUDGED = "tick.judged"
BETWEEN = (
    select(journal.c.at, journal.c.facts)
    .where(
        journal.c.organisation == OURS,
        journal.c.kind == JUDGED,
        journal.c.at.between(
            bindparam("since", type_=journal.c.at.type),
            bindparam("until", type_=journal.c.at.type),
        ),
    )
    .order_by(journal.c.seq)
)


FIRST = (
    select(journal.c.at)
    .where(journal.c.organisation == OURS, journal.c.kind == JUDGED)
    .order_by(journal.c.seq)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class JudgedBy:
    """By what a tick judged: the last sequence that it saw, the number of the activation, the product's version.

    None: it is from before that was kept.
    """

    sequence: int | None = None
    activation: int | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick at an instant (aware, UTC) that judged something."""

    at: datetime
    by: JudgedBy


def note(tx: Connection, facts: dict[str, Any], by: JudgedBy, at: datetime) -> None:
    """Journal a tick that has judged something."""
    kept = {"sequence": by.sequence, "activation": by.activation, "product": by.product}
    entries.append(tx, JUDGED, {**facts, **kept}, at)


def first(tx: Connection) -> datetime | None:
    """When anything was judged first. None: nothing was yet."""
    return tx.execute(FIRST, ours(tx)).scalar()


def between(tx: Connection, since: datetime, until: datetime) -> tuple[Tick, ...]:
    """Those that judged something from an instant to another (both aware, both counted), oldest first."""
    return tuple(_tick(at, facts) for at, facts in tx.execute(BETWEEN, ours(tx, since=since, until=until)))


def _tick(at: datetime, text: str) -> Tick:
    facts = json.loads(text)
    return Tick(at, JudgedBy(facts.get("sequence"), facts.get("activation"), facts.get("product")))
