"""What is in force in a house, and what has happened since somebody looked last? Shell: one statement for all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, exists, select

from checker.domain.organisation import Absence
from checker.store.activations import NEWEST, ActivationHead, head_of_row
from checker.store.column_types import Whole
from checker.store.journal import LAST, JournalHead
from checker.store.organisation_scope import OURS, ours
from checker.store.tables import absence, activation_ground, cursor, journal, quarantine_decision, recording, withdrawal

# What a tick and the sending of mails write by themselves: no answer, no file, no rule and no absence is other for it.
QUIET = (
    "finding.changed",
    "mail.ambiguous",
    "mail.bounced",
    "mail.dead",
    "mail.queued",
    "mail.sent",
    "mail.superseded",
    "tick.judged",
)


@dataclass(frozen=True, slots=True)
class HouseHead:
    """The journal's last entry, the activation in force and all absences.

    `grew_quietly`: behind the entry that was asked about, which stands as it stood, there are only quiet ones.
    `has_emergencies`, `has_decided_rows`, `has_withdrawals`: are there any such rows to read at all? `ticked_at`: the
    instant (UTC) of the last tick, which leaves no entry where it judges nothing; None: there was none yet.
    """

    last: JournalHead
    activation: ActivationHead
    absences: tuple[Absence, ...]
    grew_quietly: bool
    has_emergencies: bool
    has_decided_rows: bool
    has_withdrawals: bool
    ticked_at: datetime | None


_last, _newest = LAST.subquery("last_entry"), NEWEST.subquery("in_force")
_before: BindParameter[int] = bindparam("before", type_=Whole)
_absent = [absence.c[name].label(f"absent_{name}") for name in ("role", "scope", "since", "until", "deputy")]
HEAD = (
    select(
        _last.c.seq,
        _last.c.hash,
        select(journal.c.hash)
        .where(journal.c.organisation == OURS, journal.c.seq == _before)
        .scalar_subquery()
        .label("hash_before"),
        exists()
        .where(journal.c.organisation == OURS, journal.c.seq > _before, journal.c.kind.not_in(QUIET))
        .label("grew_loudly"),
        exists()
        .where(activation_ground.c.organisation == OURS, activation_ground.c.emergency.is_not(None))
        .label("has_emergencies"),
        exists().where(quarantine_decision.c.organisation == OURS).label("has_decided_rows"),
        exists().where(withdrawal.c.organisation == OURS).label("has_withdrawals"),
        select(cursor.c.instant).where(cursor.c.organisation == OURS).scalar_subquery().label("ticked_at"),
        *_newest.c,
        *_absent,
        absence.c.sequence.label("absent_sequence"),
        recording.c.recorded_at.label("absent_recorded_at"),
    )
    .join_from(_last, _newest, _newest.c.organisation == OURS)
    .outerjoin(absence, absence.c.organisation == OURS)
    .outerjoin(
        recording, (recording.c.organisation == absence.c.organisation) & (recording.c.sequence == absence.c.sequence)
    )
    .order_by(absence.c.sequence)
)


def read(tx: Connection, before: JournalHead | None) -> HouseHead | None:
    """The house as it stands; `before` is the entry that was last when somebody looked. None: no rules are in force."""
    rows = tx.execute(HEAD, ours(tx, before=before.seq if before else 0)).all()
    if not rows:
        return None
    first = rows[0]
    activation = head_of_row(first)
    return HouseHead(
        last=JournalHead(first.seq, first.hash),
        activation=activation,
        absences=tuple(
            Absence(
                role=row.absent_role,
                scope=row.absent_scope,
                since=row.absent_since,
                until=row.absent_until,
                deputy=row.absent_deputy,
                recorded_at=row.absent_recorded_at,
                sequence=row.absent_sequence,
            )
            for row in rows
            if row.absent_sequence is not None
        ),
        grew_quietly=before is not None and first.hash_before == before.hash and not first.grew_loudly,
        has_emergencies=bool(first.has_emergencies),
        has_decided_rows=bool(first.has_decided_rows),
        has_withdrawals=bool(first.has_withdrawals),
        ticked_at=first.ticked_at,
    )
