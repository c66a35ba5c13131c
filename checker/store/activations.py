"""Which rules are in force? The archived bytes of the folder that was last activated. Shell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from checker.domain.record import canonical
from checker.store import archive, cursor, grounds, journal
from checker.store.archive import ArchiveKind
from checker.store.column_types import MICROSECOND
from checker.store.errors import StoreError
from checker.store.grounds import ActivationGround
from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import activation

ACTIVATED = "rules.activated"


@dataclass(frozen=True, slots=True)
class ActivationHead:
    """That a rulebook took effect. `calendar` and `manifest` name archived bytes by their SHA-256."""

    number: int
    sha256: str
    manifest: str
    calendar: str | None
    activated_at: datetime
    by: str


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
NUMBERED = NEWEST_FIRST.where(activation.c.number == bindparam("number"))
FIRST = select(activation).where(activation.c.organisation == OURS).order_by(activation.c.number).limit(1)


def activate(
    tx: Connection,
    sha256: str,
    files: Mapping[str, bytes],
    *,
    at: datetime,
    by: str,
    calendar: bytes | None = None,
    ground: ActivationGround | None = None,
) -> bool:
    """Let a rulebook take effect: archive its bytes and journal it. False: it was in force already.

    It is in force from `at` on (aware), or from the moment after the last tick where that is later: no rules slip into
    a past that was judged by others. `calendar` None: it is not asked which is in force. `ground`: what it is based on.
    """
    last = newest(tx)
    table = None if calendar is None else archive.put(tx, calendar, ArchiveKind.CALENDAR, at=at)
    if last and last.sha256 == sha256 and table in (None, last.calendar):
        return False
    ticked = cursor.read(tx)
    names = {
        path: archive.put(tx, content, ArchiveKind.RULEBOOK_FILE, at=at) for path, content in sorted(files.items())
    }
    number = last.number + 1 if last else 1
    row = {
        "organisation": organisation_of(tx),
        "number": number,
        "rulebook": sha256,
        "manifest": archive.put(tx, canonical(names), ArchiveKind.MANIFEST, at=at),
        "calendar": table,
        "activated_at": max(at, ticked.instant + MICROSECOND) if ticked else at,
        "by_role": by,
    }
    tx.execute(insert(activation), row)
    if ground is not None:
        grounds.add(tx, number, ground)
    facts = {"rulebook": sha256, "before": last.sha256 if last else None, "manifest": row["manifest"]}
    facts |= {"calendar": row["calendar"], "by": by, "files": len(names), **(_based_on(ground) if ground else {})}
    journal.append(tx, ACTIVATED, facts, at)
    return True


def _based_on(ground: ActivationGround) -> dict[str, Any]:
    """What the journal says of it: ids and what is so, no word of a reason. What is not so is left out."""
    said = {"preview": ground.preview, "again_of_number": ground.again_of}
    said |= {"emergency": ground.emergency is not None, "despite_tests": ground.despite_tests is not None}
    return {name: value for name, value in said.items() if value}


def newest(tx: Connection) -> ActivationHead | None:
    """What is in force; None: nothing was ever activated."""
    return _head(tx.execute(NEWEST, ours(tx)).first())


def in_force_at(tx: Connection, instant: datetime) -> ActivationHead | None:
    """What was in force at an instant (aware); None: nothing was yet."""
    return _head(tx.execute(NEWEST_AT, ours(tx, instant=instant)).first())


def numbered(tx: Connection, number: int) -> ActivationHead | None:
    """The activation of a number; None: there is none."""
    return _head(tx.execute(NUMBERED, ours(tx, number=number)).first())


def since(tx: Connection, rulebook: str, instant: datetime) -> tuple[ActivationHead, ...]:
    """What was in force when a tick judged by a rulebook (SHA-256) at an instant (aware), and all that took effect
    after it, oldest first. One or none: nothing has.

    The rulebook decides rather than the instant: an activation may bear a stamp ahead of the clock.
    """
    later: list[ActivationHead] = []
    for row in tx.execute(NEWEST_FIRST, ours(tx)):
        head = _head(row)
        assert head is not None, "a row was read"
        if later and later[-1].sha256 == rulebook != head.sha256:
            break
        later.append(head)
        if head.sha256 == rulebook and head.activated_at <= instant:
            break
    return tuple(reversed(later)) if later and later[-1].sha256 == rulebook else ()


def lately(tx: Connection, since: datetime) -> tuple[ActivationHead, ...]:
    """The activations from an instant (aware) on, and the one before them, oldest first."""
    found: list[ActivationHead] = []
    for row in tx.execute(NEWEST_FIRST, ours(tx)):
        head = _head(row)
        assert head is not None, "a row was read"
        found.append(head)
        if head.activated_at < since:
            break
    return tuple(reversed(found))


def first(tx: Connection) -> ActivationHead | None:
    """What was in force first; None: nothing was ever activated."""
    return _head(tx.execute(FIRST, ours(tx)).first())


def after(tx: Connection, number: int) -> tuple[ActivationHead, ...]:
    """All activations after the one of a number, the oldest first."""
    rows = tx.execute(NEWEST_FIRST.where(activation.c.number > number), ours(tx))
    return tuple(head for row in reversed(rows.all()) if (head := _head(row)))


def beginning_with(tx: Connection, start: str) -> tuple[ActivationHead, ...]:
    """All activations of rulebooks whose SHA-256 (hex) begins so, the newest first."""
    rows = tx.execute(NEWEST_FIRST.where(activation.c.rulebook.startswith(start, autoescape=True)), ours(tx))
    return tuple(head for row in rows if (head := _head(row)))


def current(tx: Connection) -> Activation | None:
    """The rulebook in force; None when none was ever activated."""
    head = newest(tx)
    return load(tx, head) if head else None


def current_sha256(tx: Connection) -> str | None:
    """Only its SHA-256: a cheap look whether the one at hand is still in force."""
    head = newest(tx)
    return head.sha256 if head else None


def files_of(tx: Connection, head: ActivationHead) -> dict[str, str]:
    """The files of an activation: the SHA-256 (hex) of each by its path in the rules folder."""
    return _names(_kept(tx, [head.manifest])[head.manifest])


def files_by_manifest(tx: Connection, heads: Iterable[ActivationHead]) -> dict[str, dict[str, str]]:
    """As `files_of`, of many activations at once: by the SHA-256 of each one's manifest."""
    return {manifest: _names(kept) for manifest, kept in _kept(tx, {head.manifest for head in heads}).items()}


def load(tx: Connection, head: ActivationHead) -> Activation:
    """An activation with its archived bytes. StoreError when they are lost, or are not those of their hash."""
    first = _kept(tx, filter(None, (head.manifest, head.calendar)))
    names = _names(first[head.manifest])
    content = _kept(tx, names.values())
    files = {path: content[sha256] for path, sha256 in names.items()}
    return Activation(head.sha256, files, head.activated_at, head.by, first[head.calendar] if head.calendar else None)


def _names(manifest: bytes) -> dict[str, str]:
    names: dict[str, str] = json.loads(manifest)
    return names


def _head(row: Row[Any] | None) -> ActivationHead | None:
    return head_of_row(row) if row is not None else None


def head_of_row(row: Row[Any]) -> ActivationHead:
    """A row that has the columns of an activation."""
    return ActivationHead(row.number, row.rulebook, row.manifest, row.calendar, row.activated_at, row.by_role)


def _kept(tx: Connection, hashes: Iterable[str]) -> dict[str, bytes]:
    wanted = tuple(hashes)
    found = archive.get_all(tx, wanted)
    for sha256 in wanted:
        if sha256 not in found:
            lost = f"the archive has lost the bytes {sha256[:12]} of the rules in force"
            raise StoreError(f"{lost}: restore the last backup")
        if archive.sha256_of(found[sha256]) != sha256:
            raise changed_rules(sha256)
    return found


def changed_rules(sha256: str) -> StoreError:
    """What is kept of rules under this hash (hex) is something else."""
    return StoreError(
        f"what the store keeps of rules under {sha256[:12]} was changed by another program: "
        "'zielwacht store check' names what else was; restore the last backup"
    )
