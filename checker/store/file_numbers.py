"""Where does a file number stand: in the evidence of what was reported, and with what was decided? Shell, read-only."""

from __future__ import annotations

from sqlalchemy import JSON, Connection, bindparam, case, or_, type_coerce

from checker.domain.record import RecordVersion
from checker.store.organisation_scope import ours
from checker.store.records import VERSIONS, like_escaped, version_of_row, withdrawn_now
from checker.store.tables import record_version

# What bears evidence is told by single facts: of the many rows of case reviews and measurements none is read.
WITH_EVIDENCE = ("agreement", "deliverable", "event", "request")
_of_such_a_type = or_(
    *(
        (record_version.c.key >= f"{record_type}:") & (record_version.c.key < f"{record_type};")
        for record_type in WITH_EVIDENCE
    )
)
# Of what was deleted there is no content to look into.
_number = case(
    (
        record_version.c.content.like('%"evidence":{%'),
        type_coerce(record_version.c.content, JSON)[("evidence", "ref")].as_string(),
    )
)
REPORTED = (
    VERSIONS.where(
        _of_such_a_type,
        record_version.c.import_number.not_in(withdrawn_now),
        _number.like(bindparam("like"), escape="\\"),
    )
    .order_by(None)
    .order_by(record_version.c.number.desc())
    .limit(bindparam("at_most"))
)


def reported_under(tx: Connection, text: str, *, at_most: int) -> tuple[RecordVersion, ...]:
    """The newest versions, no withdrawn ones, whose evidence has a file number with `text` in it, whatever its case
    (but of umlauts).
    """
    rows = tx.execute(REPORTED, ours(tx, like=f"%{like_escaped(text)}%", at_most=at_most))
    return tuple(map(version_of_row, rows))
