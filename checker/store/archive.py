"""Bytes kept under their own SHA-256: rule files, calendars, previews of edits, original files. Shell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, bindparam, delete, select

from checker.store.batches import batches
from checker.store.database import database_of
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import archive
from checker.store.upsert import insert_unless_there


class ArchiveKind(StrEnum):
    """What the bytes were when they first came in."""

    RULEBOOK_FILE = "rulebook_file"
    MANIFEST = "manifest"
    CALENDAR = "calendar"
    ORIGINAL = "original"
    PREVIEW = "preview"


ORIGINALS = (
    select(archive.c.sha256, archive.c.archived_at)
    .where(archive.c.organisation == OURS, archive.c.kind == str(ArchiveKind.ORIGINAL))
    .order_by(archive.c.archived_at, archive.c.sha256)
)
REMOVE = delete(archive).where(archive.c.organisation == OURS, archive.c.sha256 == bindparam("gone"))
SIZE = select(archive.c.size).where(archive.c.organisation == OURS, archive.c.sha256 == bindparam("sha256"))
OF_KIND = select(archive.c.sha256, archive.c.content).where(
    archive.c.organisation == OURS, archive.c.kind == bindparam("of_kind")
)
GET = select(archive.c.content).where(archive.c.organisation == OURS, archive.c.sha256 == bindparam("sha256"))

GET_ALL = select(archive.c.sha256, archive.c.content).where(
    archive.c.organisation == OURS, archive.c.sha256.in_(bindparam("hashes", expanding=True))
)


def put(tx: Connection, content: bytes, kind: ArchiveKind, *, at: datetime) -> str:
    """Keep `content` and return its SHA-256 (hex). What is there already stays as it is."""
    sha256 = sha256_of(content)
    row = {
        "organisation": organisation_of(tx),
        "sha256": sha256,
        "kind": str(kind),
        "size": len(content),
        "content": content,
        "archived_at": at,
    }
    tx.execute(insert_unless_there(tx, archive), row)
    return sha256


def sha256_of(content: bytes) -> str:
    """The hash (hex) that bytes are kept under."""
    return hashlib.sha256(content).hexdigest()


def size_of(tx: Connection, sha256: str | None) -> int | None:
    """How many bytes are kept under a SHA-256 (hex), without reading them; None when nothing is."""
    return tx.execute(SIZE, ours(tx, sha256=sha256)).scalar()


def get(tx: Connection, sha256: str) -> bytes | None:
    """The bytes under a SHA-256 (hex); None when nothing is kept under it."""
    return tx.execute(GET, ours(tx, sha256=sha256)).scalar()


def get_all(tx: Connection, hashes: Iterable[str]) -> dict[str, bytes]:
    """The bytes under each of these SHA-256 (hex) under which something is kept."""
    wanted = batches(sorted(set(hashes)))
    return {row.sha256: row.content for some in wanted for row in tx.execute(GET_ALL, ours(tx, hashes=some))}


def beginning_with(tx: Connection, start: str, kind: ArchiveKind) -> tuple[tuple[str, bytes], ...]:
    """What is kept of a kind under a SHA-256 that begins so (hex), with its bytes."""
    statement = OF_KIND.where(archive.c.sha256.startswith(start, autoescape=True))
    rows = tx.execute(statement, ours(tx, of_kind=str(kind)))
    return tuple((row.sha256, row.content) for row in rows)


def originals(tx: Connection) -> tuple[tuple[str, datetime], ...]:
    """The files of senders, by SHA-256 (hex) and the instant since which they are kept, oldest first."""
    return tuple((row.sha256, row.archived_at) for row in tx.execute(ORIGINALS, ours(tx)))


def remove(tx: Connection, sha256: str) -> None:
    """Remove what is kept under a SHA-256 (hex), its bytes included; whoever does journals it."""
    database_of(tx).wipe_while_removing(tx)
    tx.execute(REMOVE, ours(tx, gone=sha256))
