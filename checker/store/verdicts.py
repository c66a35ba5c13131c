"""How verdicts changed: a row whenever state, cause or figures are others than before. Shell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from checker.domain.record import canonical
from checker.domain.verdict import Verdict
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import verdict_change
from checker.store.verdict_json import Figures, figures, figures_of, pack, unpack


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
_newest = (
    select(verdict_change.c.obligation, func.max(verdict_change.c.number).label("number"))
    .where(verdict_change.c.organisation == OURS)
    .group_by(verdict_change.c.obligation)
    .subquery()
)
KEYS_A_QUERY = 500
# Only what tells whether a verdict has changed, and only of those that were judged.
_their_newest = (
    select(verdict_change.c.obligation, func.max(verdict_change.c.number).label("number"))
    .where(verdict_change.c.organisation == OURS, verdict_change.c.obligation.in_(bindparam("keys", expanding=True)))
    .group_by(verdict_change.c.obligation)
    .subquery()
)
LAST_OF = (
    select(*(verdict_change.c[name] for name in ("obligation", "number", "state", "cause", "figures")))
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
LATEST = CHANGES.join(
    _newest,
    (verdict_change.c.obligation == _newest.c.obligation) & (verdict_change.c.number == _newest.c.number),
).order_by(verdict_change.c.obligation)


def save(
    tx: Connection,
    verdicts: Iterable[Verdict],
    *,
    on: date,
    known_at: datetime,
    sequence: int,
    rulebook: str,
) -> tuple[str, ...]:
    """Keep the verdicts that changed since they were last saved, and return their obligations."""
    found = tuple(verdicts)
    last = _last_of(tx, [verdict.obligation for verdict in found])
    judged = {"judged_on": on, "known_at": known_at, "sequence": sequence, "rulebook": rulebook}
    rows = [
        {"organisation": organisation_of(tx), **_row(verdict, before), **judged}
        for verdict in found
        if _has_changed(verdict, before := last.get(verdict.obligation))
    ]
    if rows:
        tx.execute(insert(verdict_change), rows)
    return tuple(str(row["obligation"]) for row in rows)


def latest(tx: Connection) -> dict[str, JudgedVerdict]:
    """The newest saved verdict of each obligation."""
    return {row.obligation: _judged(row) for row in tx.execute(LATEST, ours(tx))}


def history(tx: Connection, obligation: str) -> tuple[JudgedVerdict, ...]:
    """Every change of one obligation's verdict, oldest first."""
    return tuple(_judged(row) for row in tx.execute(HISTORY, ours(tx, which=obligation)))


def figures_before(
    tx: Connection, obligations: Iterable[str], *, on: date | None = None, known_at: datetime | None = None
) -> dict[str, list[Figures]]:
    """Value, numerator and denominator of every saved verdict, oldest first; only those judged for a day up to `on`
    and by what was known at `known_at` (aware). None: all.
    """
    wanted, found = sorted(obligations), dict[str, list[Figures]]()
    for start in range(0, len(wanted), KEYS_A_QUERY):
        for row in tx.execute(FIGURES_OF, ours(tx, keys=wanted[start : start + KEYS_A_QUERY])):
            is_before = (on is None or row.judged_on <= on) and (known_at is None or row.known_at <= known_at)
            if is_before:
                found.setdefault(row.obligation, []).append(figures_of(row.figures))
    return found


def _last_of(tx: Connection, obligations: Sequence[str]) -> dict[str, Row[Any]]:
    last: dict[str, Row[Any]] = {}
    for start in range(0, len(obligations), KEYS_A_QUERY):
        some = obligations[start : start + KEYS_A_QUERY]
        last |= {row.obligation: row for row in tx.execute(LAST_OF, ours(tx, keys=some))}
    return last


def _has_changed(verdict: Verdict, before: Row[Any] | None) -> bool:
    if before is None:
        return True
    return (before.state, before.cause, before.figures) != (
        str(verdict.state),
        verdict.cause,
        _figures(verdict),
    )


def _row(verdict: Verdict, before: Row[Any] | None) -> dict[str, Any]:
    return {
        "obligation": verdict.obligation,
        "number": before.number + 1 if before else 1,
        "state": str(verdict.state),
        "cause": verdict.cause,
        "figures": _figures(verdict),
        "verdict": pack(verdict),
    }


def _figures(verdict: Verdict) -> str:
    return canonical(figures(verdict)).decode()


def _judged(row: Row[Any]) -> JudgedVerdict:
    return JudgedVerdict(unpack(row.verdict), row.judged_on, row.known_at, row.sequence, row.rulebook)
