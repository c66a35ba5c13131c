"""What came in together: staged row by row, then published at once, or swept. Shell.

Versions and refused rows belong to an import by its number. Until it is published it has no sequence, and nobody
who reads by sequence sees any of it.
"""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from checker.domain.hash_tree import GrowingTree, root_of
from checker.store import withdrawals
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.recordings import Recording
from checker.store.tables import quarantine_row, record_import, record_version

LAST_NUMBER = select(func.max(record_import.c.number)).where(record_import.c.organisation == OURS)
LAST_PUBLISHED = select(func.max(record_import.c.sequence)).where(record_import.c.organisation == OURS)
# In one statement: it is asked inside of the publication, for which others wait.
LAST_OF_BOTH = select(LAST_PUBLISHED.scalar_subquery(), withdrawals.LAST.scalar_subquery())
STAGED = (
    select(record_import.c.number)
    .where(record_import.c.organisation == OURS, record_import.c.is_published == False)  # noqa: E712
    .order_by(record_import.c.number)
)
PUBLISH = (
    update(record_import)
    .where(
        record_import.c.organisation == OURS,
        record_import.c.number == bindparam("staged"),
        record_import.c.is_published == False,  # noqa: E712
    )
    .values(
        is_published=True,
        sequence=bindparam("at_sequence"),
        versions=bindparam("many"),
        root=bindparam("of_seals"),
    )
)
SEALS = (
    select(record_version.c.seal)
    .where(record_version.c.organisation == OURS, record_version.c.import_number == bindparam("of_import"))
    .order_by(record_version.c.number)
)
SOME_VERSIONS = (
    select(record_version.c.number)
    .where(record_version.c.organisation == OURS, record_version.c.import_number == bindparam("staged"))
    .limit(bindparam("most"))
)
SOME_REFUSED = (
    select(quarantine_row.c.position)
    .where(quarantine_row.c.organisation == OURS, quarantine_row.c.import_number == bindparam("staged"))
    .limit(bindparam("most"))
)
SWEEP_VERSIONS = delete(record_version).where(
    record_version.c.organisation == OURS, record_version.c.number.in_(SOME_VERSIONS.scalar_subquery())
)
SWEEP_REFUSED = delete(quarantine_row).where(
    quarantine_row.c.organisation == OURS,
    quarantine_row.c.import_number == bindparam("staged"),
    quarantine_row.c.position.in_(SOME_REFUSED.scalar_subquery()),
)
FORGET = delete(record_import).where(
    record_import.c.organisation == OURS, record_import.c.number == bindparam("staged")
)


def begin(tx: Connection) -> int:
    """The number of a new import that nobody sees yet."""
    number = int(tx.execute(LAST_NUMBER, ours(tx)).scalar() or 0) + 1
    row = {"organisation": organisation_of(tx), "number": number, "sequence": None, "is_published": False}
    tx.execute(insert(record_import), row)
    return number


def publish(tx: Connection, number: int, recording: Recording, seals: GrowingTree) -> None:
    """From this transaction on everything of the import is known, as what was recorded then, and sealed. `seals` are
    those of its versions as they were staged: nothing is read again while others wait.
    """
    many, root = seals.size, seals.root
    published = ours(tx, staged=number, at_sequence=recording.sequence, many=many, of_seals=root)
    done = tx.execute(PUBLISH, published).rowcount
    assert done == 1, f"import {number} is published already, or was swept"


def sealed_versions(tx: Connection, number: int) -> tuple[int, str]:
    """How many versions an import holds, and the root (hex) of the tree over their seals in the order they came."""
    seals = tx.execute(SEALS, ours(tx, of_import=number)).scalars().all()
    return len(seals), root_of(one.encode() for one in seals)


def last_published(tx: Connection) -> int:
    """The sequence of the newest published import or withdrawal of one; 0: there is none. What an import decides
    depends on nothing else.
    """
    published, withdrawn = tx.execute(LAST_OF_BOTH, ours(tx)).one()
    return max(published or 0, withdrawn or 0)


def staged(tx: Connection) -> tuple[int, ...]:
    """The numbers of imports that are not published: one that is at work, or was when its process ended."""
    return tuple(tx.execute(STAGED, ours(tx)).scalars())


def sweep_some(tx: Connection, number: int, most: int) -> bool:
    """Remove up to so many rows of an import that was never published. True: there may be more; False: it is gone."""
    of_it = ours(tx, staged=number, most=most)
    for statement in (SWEEP_VERSIONS, SWEEP_REFUSED):
        if tx.execute(statement, of_it).rowcount:
            return True
    tx.execute(FORGET, ours(tx, staged=number))
    return False
