"""What roles have decided about what is kept out. Shell. A decision is only ever added."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from checker.domain.house_word import HouseWord
from checker.domain.quarantine import HeldDecision, HeldState, QuarantineNumber
from checker.store import journal
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import quarantine_decision as table

ALL = select(table).where(table.c.organisation == OURS).order_by(table.c.account, table.c.position)
KINDS = {HeldState.RELEASED: "quarantine.released", HeldState.DISCARDED: "quarantine.discarded"}


def add(tx: Connection, decision: HeldDecision) -> None:
    """Keep and journal a decision. The database refuses a second one about the same."""
    number, because = decision.number, decision.because
    row = {
        "organisation": organisation_of(tx),
        "account": number.account,
        "position": number.position,
        "decided": decision.decided.value,
        "decided_at": decision.at,
        "by_role": decision.by,
        "because": asdict(because),
        "file_number": decision.file_number,
        "by_account": decision.by_account,
    }
    tx.execute(insert(table), row)
    facts = {"account": number.account, "position": number.position, "by": decision.by, "because": because.id}
    journal.append(tx, KINDS[decision.decided], {**facts, "by_account": decision.by_account}, decision.at)


def load(tx: Connection) -> tuple[HeldDecision, ...]:
    return tuple(_decision(row) for row in tx.execute(ALL, ours(tx)))


def _decision(row: Row[Any]) -> HeldDecision:
    return HeldDecision(
        number=QuarantineNumber(row.account, row.position),
        decided=HeldState(row.decided),
        at=row.decided_at,
        by=row.by_role,
        because=HouseWord(**row.because),
        file_number=row.file_number,
        by_account=row.by_account,
    )
