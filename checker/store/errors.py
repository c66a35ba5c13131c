"""What can go wrong at the store, as one sentence with its remedy. Shell.

The drivers' exceptions are translated here and nowhere else. A broken constraint is a mistake of ours and
passes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from checker.domain.errors import UsageError, ZielwachtError


class StoreError(ZielwachtError):
    """The store cannot be used. The message names it and says what to do."""


class Overtaken(ZielwachtError):
    """Another tick or act was faster: look again and repeat. Nothing was saved."""


class BehindTheStore(UsageError):
    """A tick for an instant before the last one, which is already judged and told."""


RIGHTS = "give this user write access to the file and its folder"
SENTENCES = {
    sqlite3.SQLITE_BUSY: "the store {place} is locked: another process has been writing for longer than the "
    "waiting time; end it or try again",
    sqlite3.SQLITE_LOCKED: "the store {place} is locked by this very process; end the other use first",
    sqlite3.SQLITE_READONLY: f"the store {{place}} is read-only: {RIGHTS}",
    sqlite3.SQLITE_PERM: f"no rights on the store {{place}}: {RIGHTS}",
    sqlite3.SQLITE_IOERR: "the disk refused to read or write the store {place}: check disk and mount, then try again",
    sqlite3.SQLITE_CORRUPT: "the store {place} is damaged: restore the last backup",
    sqlite3.SQLITE_FULL: "the disk of the store {place} is full: nothing of this step was saved; make room "
    "and repeat it",
    sqlite3.SQLITE_CANTOPEN: f"the store {{place}} cannot be opened: {RIGHTS}",
    sqlite3.SQLITE_NOTADB: "{place} is no database: name the store's file in [store] url, or restore the last backup",
}


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what the database refuses into a StoreError about `place`."""
    try:
        yield
    except (IntegrityError, ProgrammingError, sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except DatabaseError as refused:
        raise StoreError(_sentence(refused.orig or refused, place)) from refused
    except sqlite3.Error as refused:
        raise StoreError(_sentence(refused, place)) from refused


def _sentence(refused: BaseException, place: str) -> str:
    # SQLite's extended codes carry the plain one in their low byte.
    code = getattr(refused, "sqlite_errorcode", None)
    sentence = SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
    return sentence.format(place=place) if sentence else f"the store {place} refused the step: {refused}"
