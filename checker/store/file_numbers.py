"""Where does a file number stand: in the evidence of what was reported, and with what was decided? Shell, read-only."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, or_

from checker.domain.record import RecordVersion
from checker.store.organisation_scope import ours
from checker.store.records import VERSIONS, version_of_row, withdrawn_now
from checker.store.tables import record_version

# What bears evidence is told by single facts: of the many rows of case reviews and measurements none is read.
WITH_EVIDENCE = ("agreement", "deliverable", "event", "request")
_of_such_a_type = or_(
    *(
        (record_version.c.key >= f"{record_type}:") & (record_version.c.key < f"{record_type};")
        for record_type in WITH_EVIDENCE
    )
)
REPORTED = (
    VERSIONS.where(
        _of_such_a_type,
        record_version.c.import_number.not_in(withdrawn_now),
        record_version.c.content.like(bindparam("like"), escape="\\"),
    )
    .order_by(None)
    .order_by(record_version.c.number.desc())
    .limit(bindparam("at_most"))
)


def reported_under(tx: Connection, text: str, *, at_most: int) -> tuple[RecordVersion, ...]:
    """The newest versions, no withdrawn ones, whose evidence has a file number with `text` in it, whatever its case."""
    escaped = text.replace("\\", r"\\").replace("_", r"\_").replace("%", r"\%")
    rows = tx.execute(REPORTED, ours(tx, like=f'%"evidence":%{escaped}%', at_most=at_most))
    found = map(version_of_row, rows)
    return tuple(each for each in found if _bears(each, text))


def _bears(version: RecordVersion, text: str) -> bool:
    evidence = version.record.evidence
    return evidence is not None and text.casefold() in evidence.ref.casefold()
