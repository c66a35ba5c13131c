"""Which roles approve what a preview of an edit changes? Shell.

A row says that a role approves, or takes that back; of one preview, rule and role the last row counts. Nothing is
removed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from checker.store import journal
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import rule_approval

APPROVED, TAKEN_BACK = "rules.approved", "rules.approval_taken_back"


@dataclass(frozen=True, slots=True)
class BodyDecision:
    """What a body outside decided on a target that was agreed with it: where it is on file, and of which day."""

    body: str
    file_number: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Approval:
    """A role approves what a preview (SHA-256) changes of a rule. `decision` None: nobody outside had to decide."""

    preview: str
    rule: str
    by: str
    at: datetime
    decision: BodyDecision | None = None


EVERY_ONE = select(rule_approval).where(rule_approval.c.organisation == OURS).order_by(rule_approval.c.number)
OF_PREVIEW = EVERY_ONE.where(rule_approval.c.preview == bindparam("of_preview"))
LAST = select(func.max(rule_approval.c.number)).where(rule_approval.c.organisation == OURS)


def add(tx: Connection, approval: Approval, *, is_taken_back: bool = False) -> None:
    """From now on a role approves; `is_taken_back`: it does so no more. Journaled by ids alone."""
    decision = approval.decision
    tx.execute(
        insert(rule_approval),
        {
            "organisation": organisation_of(tx),
            "number": int(tx.execute(LAST, ours(tx)).scalar() or 0) + 1,
            "preview": approval.preview,
            "rule": approval.rule,
            "by_role": approval.by,
            "approved_at": approval.at,
            "is_taken_back": is_taken_back,
            "body": decision.body if decision else None,
            "file_number": decision.file_number if decision else None,
            "decided_on": decision.decided_on if decision else None,
        },
    )
    facts = {"preview": approval.preview, "rule": approval.rule, "by": approval.by}
    journal.append(tx, TAKEN_BACK if is_taken_back else APPROVED, facts, approval.at)


def standing(tx: Connection, preview: str) -> tuple[Approval, ...]:
    """The approvals of a preview (SHA-256) that hold, in the order in which they were given."""
    return _held(tx.execute(OF_PREVIEW, ours(tx, of_preview=preview)))


def standing_by_preview(tx: Connection) -> dict[str, tuple[Approval, ...]]:
    """As `standing`, of every preview: by its SHA-256."""
    found: dict[str, tuple[Approval, ...]] = {}
    for one in _held(tx.execute(EVERY_ONE, ours(tx))):
        found[one.preview] = (*found.get(one.preview, ()), one)
    return found


def standing_beginning_with(tx: Connection, start: str) -> tuple[Approval, ...]:
    """As `standing`, of the previews whose SHA-256 (hex) begins so."""
    return _held(tx.execute(EVERY_ONE.where(rule_approval.c.preview.startswith(start, autoescape=True)), ours(tx)))


def _held(rows: Iterable[Row[Any]]) -> tuple[Approval, ...]:
    last = {(row.preview, row.rule, row.by_role): row for row in rows}
    held = (row for row in last.values() if not row.is_taken_back)
    return tuple(_approval(row) for row in sorted(held, key=lambda row: row.number))


def _approval(row: Row[Any]) -> Approval:
    decision = BodyDecision(row.body, row.file_number, row.decided_on) if row.body is not None else None
    return Approval(row.preview, row.rule, row.by_role, row.approved_at, decision)
