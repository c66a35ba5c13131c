"""The rulebook in force with the known absences: who reads the mails of which post. Shell, read-only."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sqlalchemy import Connection

from checker.domain.organisation import Absence
from checker.domain.rulebook import Rulebook
from checker.store import absences


def staffed(tx: Connection, book: Rulebook, sequence: int | None = None) -> Rulebook:
    """The rulebook with the absences known up to a sequence (None: all). The same object while none changes."""
    return with_absences(book, absences.load(tx, sequence=sequence))


def with_absences(book: Rulebook, known: tuple[Absence, ...]) -> Rulebook:
    """The rulebook whose organisation knows these absences; itself when there are none."""
    return _with_absences(book, known) if known else book


@lru_cache(maxsize=4)
def _with_absences(book: Rulebook, known: tuple[Absence, ...]) -> Rulebook:
    return replace(book, organisation=book.organisation.with_absences(known))
