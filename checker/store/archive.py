"""Bytes kept under their own SHA-256: rule files, calendars, original files. Shell."""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, bindparam, select

from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import archive
from checker.store.upsert import insert_unless_there


class ArchiveKind(StrEnum):
    """What the bytes were when they first came in."""

    RULEBOOK_FILE = "rulebook_file"
    MANIFEST = "manifest"
    CALENDAR = "calendar"
    ORIGINAL = "original"


GET = select(archive.c.content).where(archive.c.organisation == OURS, archive.c.sha256 == bindparam("sha256"))


def put(tx: Connection, content: bytes, kind: ArchiveKind, *, at: datetime) -> str:
    """Keep `content` and return its SHA-256 (hex). What is there already stays as it is."""
    sha256 = hashlib.sha256(content).hexdigest()
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


def get(tx: Connection, sha256: str) -> bytes | None:
    """The bytes under a SHA-256 (hex); None when nothing is kept under it."""
    return tx.execute(GET, ours(tx, sha256=sha256)).scalar()
