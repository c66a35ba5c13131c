"""What roles decided: acknowledgements, silences, waivers, extensions and so on. Shell. Acts are only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from checker.domain.act import Act, ActKind
from checker.domain.house_word import HouseWord
from checker.domain.post import Post
from checker.store import journal, obligations, recordings
from checker.store.findings import kept, read_back
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import act as table
from checker.store.tables import recording

EVERYTHING = 2**62
RECORDED = "act.recorded"
UP_TO = (
    select(table, recording.c.recorded_at)
    .join(
        recording,
        (recording.c.organisation == table.c.organisation) & (recording.c.sequence == table.c.sequence),
    )
    .where(table.c.organisation == OURS, table.c.sequence <= bindparam("up_to"))
    .order_by(table.c.sequence)
)

ABOUT = UP_TO.where(table.c.obligation.in_(bindparam("obligations", expanding=True)))


def add(tx: Connection, act: Act, *, now: datetime) -> Act:
    """Record an act with a recording of its own, journal it, and return it with instant and sequence."""
    recorded_at, sequence = recordings.add(tx, now)
    row = {
        "kind": str(act.kind),
        "obligation": act.obligation,
        "by_role": act.by,
        "until": act.until,
        "reason": act.reason,
        "sequence": sequence,
        "by_scope": act.scope or None,
        "until_resolved": act.until_resolved,
        "undoes": act.undoes,
    }
    before = kept(act.before) if act.before else None
    because = asdict(act.because) if act.because else None
    more = {"before": before, "because": because, "confirmed_by": act.confirmed_by, "said_at": act.said_at}
    more["file_number"] = act.file_number or None
    is_by_link = {"by_link": act.by_link or None}
    tx.execute(insert(table), {"organisation": organisation_of(tx), **row, **more, **is_by_link})
    entry = journal.append(tx, RECORDED, _told(act, sequence), recorded_at)
    obligations.set_finding_version(tx, act.obligation, entry)
    return replace(act, recorded_at=recorded_at, sequence=sequence)


def load(tx: Connection, *, sequence: int | None = None) -> tuple[Act, ...]:
    """The acts known up to a sequence (None: all), oldest first."""
    up_to = sequence if sequence is not None else EVERYTHING
    return tuple(_act(row) for row in tx.execute(UP_TO, ours(tx, up_to=up_to)))


def about(tx: Connection, keys: Iterable[str]) -> tuple[Act, ...]:
    """What was decided about some obligations, oldest first."""
    parameters = ours(tx, up_to=EVERYTHING, obligations=list(keys))
    return tuple(_act(row) for row in tx.execute(ABOUT, parameters))


def done_since(tx: Connection, obligation: str, version: int) -> tuple[ActDone, ...]:
    """What was decided about an obligation after a version of its finding, oldest first."""
    return tuple(
        ActDone(
            ActKind(entry.facts["kind"]),
            Post(entry.facts["by_role"], entry.facts["by_scope"] or ""),
            date.fromisoformat(entry.facts["until"]),
        )
        for entry in journal.entries(tx, after=version, kind=RECORDED)
        if entry.facts["obligation"] == obligation
    )


@dataclass(frozen=True, slots=True)
class ActDone:
    """What was decided, by which post, until the end of which day."""

    kind: ActKind
    by: Post
    until: date


def _told(act: Act, sequence: int) -> dict[str, Any]:
    """What the journal says of an act: of its reason the house's code. The words are in its row alone."""
    return {
        "kind": str(act.kind),
        "obligation": act.obligation,
        "by_role": act.by,
        "until": act.until.isoformat(),
        "sequence": sequence,
        "by_scope": act.scope or None,
        "until_resolved": act.until_resolved,
        "undoes": act.undoes,
        "because": act.because.id if act.because else None,
        "confirmed_by": act.confirmed_by,
        **({"by_link": True} if act.by_link else {}),
    }


def _act(row: Row[Any]) -> Act:
    return Act(
        kind=ActKind(row.kind),
        obligation=row.obligation,
        by=row.by_role,
        until=row.until,
        reason=row.reason,
        recorded_at=row.recorded_at,
        sequence=row.sequence,
        scope=row.by_scope or "",
        until_resolved=bool(row.until_resolved),
        undoes=row.undoes,
        before=read_back(row.before) if row.before else None,
        because=HouseWord(**row.because) if row.because else None,
        confirmed_by=row.confirmed_by,
        said_at=row.said_at,
        file_number=row.file_number or "",
        by_link=bool(row.by_link),
    )
