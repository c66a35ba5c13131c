"""What can go wrong at the store, as one sentence with its remedy. Shell.

The drivers' exceptions are translated here and nowhere else. A broken constraint is a mistake of ours and
passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from checker.domain.errors import UsageError, ZielwachtError
from checker.store.database import Database

NOTHING_IN_FORCE = "no rules are in force in this store yet: run 'zielwacht rules activate'"


class StoreError(ZielwachtError):
    """The store cannot be used. The message names it and says what to do."""


class NoStoreYet(StoreError):
    """Where the store should be there is nothing, perhaps not even its folder."""


class NothingActivated(UsageError):
    """No rulebook is in force yet."""

    def __init__(self) -> None:
        super().__init__(NOTHING_IN_FORCE)


class Overtaken(ZielwachtError):
    """Another tick or act was faster: look again and repeat. Nothing was saved."""


class BehindTheStore(UsageError):
    """A tick or activation for an instant before the last one, which is already judged and notified."""


@contextmanager
def explained(database: Database) -> Iterator[None]:
    """Turn what the database refuses into a StoreError."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except database.mistakes:
        raise
    except DatabaseError as refused:
        raise _explained(refused.orig or refused, database) from refused
    except database.refusals as refused:
        raise _explained(refused, database) from refused


def _explained(refused: BaseException, database: Database) -> StoreError:
    return StoreError(database.sentence(refused) or f"the store {database.place} refused the step: {refused}")
