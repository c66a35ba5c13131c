"""What became of each file that came in, until whom it concerns has been told. Shell.

Written in the transaction that publishes the file, so that no file is imported without its receipt or the other way
round; the next tick plans the mails.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from checker.domain.clock import at_local, local_day
from checker.domain.profile import id_in
from checker.domain.receipt import FileOutcome, FileReceipt, KeptOut, ReceiptState
from checker.domain.record_problem import as_content, of_content
from checker.store.batches import batches
from checker.store.column_types import InstantColumn
from checker.store.import_ledger import ImportResult
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import receipt as table

# More of them than a mail shows are in the account.
MOST_ROWS = 25
LAST = select(func.coalesce(func.max(table.c.number), 0)).where(table.c.organisation == OURS)
TOLD_THAT_DAY = select(table.c.number, table.c.profile).where(
    table.c.organisation == OURS,
    table.c.sha256 == bindparam("same"),
    table.c.received_at >= bindparam("since", type_=InstantColumn()),
)
SINCE = (
    select(table)
    .where(table.c.organisation == OURS, table.c.received_at >= bindparam("since", type_=InstantColumn()))
    .order_by(table.c.number)
)
IN_STATE = (
    select(table).where(table.c.organisation == OURS, table.c.state == bindparam("stands")).order_by(table.c.number)
)
BRIEFS = (
    select(
        table.c.number,
        table.c.received_at,
        table.c.sha256,
        table.c.file,
        table.c.profile,
        table.c.scope,
        table.c.outcome,
    )
    .where(table.c.organisation == OURS, table.c.sha256 != "")
    .order_by(table.c.number)
)
AT_INSTANTS = select(table).where(
    table.c.organisation == OURS,
    table.c.received_at.in_(bindparam("instants", expanding=True, type_=InstantColumn())),
)
UNREAD = select(table).where(table.c.organisation == OURS, table.c.sha256 == "").order_by(table.c.number)
THIS = select(table).where(table.c.organisation == OURS, table.c.number == bindparam("which"))
# Two may try, the row changes once.
MOVE = (
    update(table)
    .where(table.c.organisation == OURS, table.c.number == bindparam("which"), table.c.state == bindparam("stands"))
    .values(state=bindparam("becomes"))
)


def add(tx: Connection, receipt: FileReceipt, *, is_worth_a_mail: bool | None = None) -> FileReceipt:
    """Keep a receipt, and return it with its number. Of the same bytes nobody is told twice a day.

    `is_worth_a_mail`: with the others of its file; None: it is said of all of it.
    """
    number = int(tx.execute(LAST, ours(tx)).scalar_one()) + 1
    is_worth = receipt.is_worth_a_mail if is_worth_a_mail is None else is_worth_a_mail
    is_told = is_worth and not _came_that_day(tx, receipt)
    row = {
        "organisation": organisation_of(tx),
        "number": number,
        "received_at": receipt.received_at,
        "sender": receipt.sender,
        "profile": receipt.profile,
        "scope": receipt.scope,
        "file": receipt.file,
        "sha256": receipt.sha256,
        "outcome": receipt.outcome,
        "facts": _facts(receipt),
        "state": str(ReceiptState.WAITS if is_told else ReceiptState.DONE),
    }
    tx.execute(insert(table), row)
    return replace(receipt, number=number)


def load(tx: Connection, state: ReceiptState) -> tuple[FileReceipt, ...]:
    """Those in a state, in the order in which they came."""
    return tuple(_receipt(row) for row in tx.execute(IN_STATE, ours(tx, stands=str(state))))


def since(tx: Connection, instant: datetime) -> tuple[FileReceipt, ...]:
    """All that came at an instant (aware) or later."""
    return tuple(_receipt(row) for row in tx.execute(SINCE, ours(tx, since=instant)))


class Brief(NamedTuple):
    """A receipt without its facts. `outcome` as in `FileReceipt`."""

    number: int
    received_at: datetime
    sha256: str
    file: str
    profile: str
    scope: str
    outcome: FileOutcome


def briefs(tx: Connection) -> tuple[Brief, ...]:
    """Of every file that was read, in the order in which they came."""
    return tuple(Brief(*row) for row in tx.execute(BRIEFS, ours(tx)))


def of_unread(tx: Connection) -> tuple[FileReceipt, ...]:
    """Of what was put aside before anybody read it, in the order in which it came."""
    return tuple(_receipt(row) for row in tx.execute(UNREAD, ours(tx)))


def find(tx: Connection, number: int) -> FileReceipt | None:
    row = tx.execute(THIS, ours(tx, which=number)).one_or_none()
    return _receipt(row) if row else None


def of_accounts(tx: Connection, accounts: Iterable[ImportResult]) -> dict[int, FileReceipt]:
    """The receipts of imports, by the number of their account; of those that have one."""
    wanted = {one.number: one.imported_at for one in accounts}
    instants = sorted({at for at in wanted.values() if at is not None})
    rows = (row for some in batches(instants) for row in tx.execute(AT_INSTANTS, ours(tx, instants=some)))
    return {row.facts["account"]: _receipt(row) for row in rows if row.facts.get("account") in wanted}


def move(tx: Connection, numbers: Iterable[int], state: ReceiptState, becomes: ReceiptState) -> None:
    """From one state to the next; what has left it already stays."""
    for number in numbers:
        tx.execute(MOVE, ours(tx, which=number, stands=str(state), becomes=str(becomes)))


def _came_that_day(tx: Connection, receipt: FileReceipt) -> bool:
    if not receipt.sha256:
        return False
    begun = at_local(local_day(receipt.received_at), 0)
    came = tx.execute(TOLD_THAT_DAY, ours(tx, same=receipt.sha256, since=begun))
    return any(not receipt.is_part or id_in(row.profile) == id_in(receipt.profile) for row in came)


def _facts(receipt: FileReceipt) -> dict[str, Any]:
    """Of a file that the privacy screen refused no reason is kept."""
    problems = () if receipt.outcome == "private" else receipt.problems
    return {
        "counts": dict(receipt.counts),
        "problems": [as_content(problem) for problem in problems],
        "uncounted": [as_content(problem) for problem in receipt.uncounted],
        "rows": [_row(row) for row in receipt.rows[:MOST_ROWS]],
        "says_nothing": receipt.says_nothing,
        "why": receipt.why,
        "account": receipt.account,
        "again": receipt.again,
        **({"is_part": True} if receipt.is_part else {}),
    }


def _row(row: KeptOut) -> dict[str, Any]:
    kept = {"row": row.row, "column": row.column, "reason": as_content(row.reason)}
    return kept | {"position": row.position} if row.position else kept


def _receipt(row: Row[Any]) -> FileReceipt:
    facts = row.facts
    return FileReceipt(
        file=row.file,
        received_at=row.received_at,
        outcome=row.outcome,
        sha256=row.sha256,
        sender=row.sender,
        profile=row.profile,
        scope=row.scope,
        counts=facts["counts"],
        problems=tuple(of_content(content, row.file) for content in facts["problems"]),
        uncounted=tuple(of_content(content, row.file) for content in facts["uncounted"]),
        rows=tuple(_kept_out(content, row.file) for content in facts["rows"]),
        says_nothing=facts["says_nothing"],
        why=facts["why"],
        number=row.number,
        account=facts.get("account", 0),
        again=facts.get("again", False),
        is_part=facts.get("is_part", False),
    )


def _kept_out(content: dict[str, Any], file: str) -> KeptOut:
    return KeptOut(content["row"], content["column"], of_content(content["reason"], file), content.get("position", 0))
