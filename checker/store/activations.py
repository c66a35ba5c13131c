"""Which rules are in force? The archived bytes of the folder that was last activated. Shell."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, bindparam, insert, select

from checker.domain.record import canonical
from checker.store import archive, journal
from checker.store.archive import ArchiveKind
from checker.store.column_types import MICROSECOND
from checker.store.errors import StoreError
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import activation


@dataclass(frozen=True, slots=True)
class Activation:
    """A rulebook that took effect. `calendar` is the frozen holiday table, if one was kept with it."""

    sha256: str
    files: Mapping[str, bytes]
    activated_at: datetime
    by: str
    calendar: bytes | None = None


NEWEST_FIRST = select(activation).where(activation.c.organisation == OURS).order_by(activation.c.number.desc())
NEWEST = NEWEST_FIRST.limit(1)
NEWEST_AT = NEWEST_FIRST.where(
    activation.c.activated_at <= bindparam("instant", type_=activation.c.activated_at.type)
).limit(1)
NEWEST_OF = NEWEST_FIRST.where(activation.c.rulebook == bindparam("rulebook")).limit(1)


def activate(
    tx: Connection,
    sha256: str,
    files: Mapping[str, bytes],
    *,
    at: datetime,
    by: str,
    calendar: bytes | None = None,
) -> bool:
    """Let a rulebook take effect: archive its bytes and journal it. False: it was in force already."""
    last = tx.execute(NEWEST, ours(tx)).first()
    if last and last.rulebook == sha256:
        return False
    names = {
        path: archive.put(tx, content, ArchiveKind.RULEBOOK_FILE, at=at) for path, content in sorted(files.items())
    }
    row = {
        "organisation": organisation_of(tx),
        "number": last.number + 1 if last else 1,
        "rulebook": sha256,
        "manifest": archive.put(tx, canonical(names), ArchiveKind.MANIFEST, at=at),
        "calendar": None if calendar is None else archive.put(tx, calendar, ArchiveKind.CALENDAR, at=at),
        "activated_at": max(at, last.activated_at + MICROSECOND) if last else at,
        "by_role": by,
    }
    tx.execute(insert(activation), row)
    facts = {"rulebook": sha256, "before": last.rulebook if last else None, "manifest": row["manifest"]}
    journal.append(tx, "rules.activated", {**facts, "calendar": row["calendar"], "by": by, "files": len(names)}, at)
    return True


def current(tx: Connection) -> Activation | None:
    """The rulebook in force; None when none was ever activated."""
    return _loaded(tx, tx.execute(NEWEST, ours(tx)).first())


def current_sha256(tx: Connection) -> str | None:
    """Only its SHA-256: a cheap look whether the one at hand is still in force."""
    row = tx.execute(NEWEST, ours(tx)).first()
    return row.rulebook if row else None


def at(tx: Connection, instant: datetime) -> Activation | None:
    """The rulebook that was in force at an instant; None: none was yet."""
    return _loaded(tx, tx.execute(NEWEST_AT, ours(tx, instant=instant)).first())


def of(tx: Connection, sha256: str) -> Activation | None:
    """The activation of a rulebook by its SHA-256, the newest one if it took effect more than once."""
    return _loaded(tx, tx.execute(NEWEST_OF, ours(tx, rulebook=sha256)).first())


def _loaded(tx: Connection, row: Row[tuple[object, ...]] | None) -> Activation | None:
    if row is None:
        return None
    names: dict[str, str] = json.loads(_kept(tx, row.manifest))
    files = {path: _kept(tx, sha256) for path, sha256 in names.items()}
    calendar = _kept(tx, row.calendar) if row.calendar else None
    return Activation(row.rulebook, files, row.activated_at, row.by_role, calendar)


def _kept(tx: Connection, sha256: str) -> bytes:
    content = archive.get(tx, sha256)
    if content is None:
        raise StoreError(f"the archive has lost the bytes {sha256[:12]} of the rules in force: restore the last backup")
    return content
