"""The organisation in a store gets another id. Shell.

The keys of mails are made of the id, and whoever has got a mail holds its key: from the first planned item on the id
stays. The journal only grows: its entries are written once more under the new id. What names the organisation as a
unit (records, acts, obligations of the whole house) is not changed.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, literal, select, update

from checker.domain.refusal import OrganisationRefusal, Refused
from checker.store.database import database_of
from checker.store.organisation_scope import organisation_of
from checker.store.tables import item, journal, metadata


def rename(tx: Connection, before: str) -> None:
    """Every row of `before` becomes one of the organisation that the transaction is about. Refused once mails exist."""
    items = tx.execute(select(func.count()).select_from(item).where(item.c.organisation == before)).scalar_one()
    if items:
        raise Refused(OrganisationRefusal.MAILS_EXIST, organisation=before, count=items)
    # Rows point at each other by the id too: all change, then the references hold again.
    database_of(tx).check_references_at_the_end(tx)
    for table in metadata.sorted_tables:
        if table is not journal:
            tx.execute(update(table).where(table.c.organisation == before).values(organisation=organisation_of(tx)))
    _continue_journal(tx, before)


def _continue_journal(tx: Connection, before: str) -> None:
    """The chain goes on under the new id, and is intact there: no hash is made of the id."""
    own = select(func.coalesce(func.max(journal.c.seq), 0)).where(journal.c.organisation == organisation_of(tx))
    # A house that bore the new id before has the beginning already.
    missing = (journal.c.organisation == before) & (journal.c.seq > own.scalar_subquery())
    columns = [column for column in journal.c if column is not journal.c.organisation]
    entries = select(literal(organisation_of(tx)), *columns).where(missing).order_by(journal.c.seq)
    tx.execute(insert(journal).from_select(["organisation", *columns], entries))
