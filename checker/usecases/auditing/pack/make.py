"""Make an evidence pack: scope and size first, then the archive, then the entry in the log. Shell.

Made twice of the same store it has the same bytes: it knows the log up to the last entry that is no looking on, so that
its own making is not in it, and nothing of the clock. It is written beside its place and moved there when it is whole:
a full disk or a killed process leaves no half pack. The entry comes before the move: rather one too many than a pack of
which the log knows nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from checker.audit.pack.bag import BagMember, BagSize, size_of, write_bag
from checker.domain.clock import local_day
from checker.domain.refusal import PackRefusal, Refused
from checker.store import Store, journal
from checker.usecases.auditing.checkpoints import Signing, make_checkpoint
from checker.usecases.auditing.pack.contents import PACK_MADE, PackContents, contents_of, known_up_to
from checker.usecases.auditing.pack.members import counts_of, left_out_of, members_of
from checker.usecases.auditing.pack.scope import PackAbout


@dataclass(frozen=True, slots=True)
class PackPlan:
    """What a pack will hold. `counts`: what there is and what goes in; `left_out`: kind and reason, and how often."""

    name: str
    head: int
    counts: tuple[tuple[str, int, int], ...]
    left_out: tuple[tuple[tuple[str, str], int], ...]
    size: BagSize


@dataclass(frozen=True, slots=True)
class PackMade:
    """A pack that lies at its place, with the SHA-256 (hex) of the archive."""

    plan: PackPlan
    file: Path
    sha256: str
    octets: int


def plan_pack(store: Store, about: PackAbout, name: str) -> PackPlan:
    """What the pack would hold and how large it would be. Changes nothing. Raises Refused."""
    with _read(store, about, name) as (plan, _, _):
        return plan


def make_pack(
    store: Store,
    about: PackAbout,
    name: str,
    now: datetime,
    *,
    target: Path | None = None,
    signing: Signing | None = None,
    force: bool = False,
    planned: Callable[[PackPlan], None] = lambda _: None,
) -> PackMade:
    """Write the pack to `target` (None: by its own name, here) and note it in the log at `now` (aware).

    `signing`: a checkpoint is made first, unless there is one over all that the pack shows; None: none is. `planned`
    hears scope and size before anything is written. An existing file is replaced with `force` alone. Raises Refused.
    """
    if target is not None and not force:
        _refuse_existing(target)
    if signing is not None and not _is_checkpointed(store):
        make_checkpoint(store, signing, now)
    with _read(store, about, name) as (plan, found, members):
        file = target or Path(f"{plan.name}.zip")
        if not force:
            _refuse_existing(file)
        planned(plan)
        with _beside(file) as part:
            write_bag(part, plan.name, members, _info(found))
            sha256, octets = _digest(part)
            with store.write() as tx:
                facts = {"about": str(about), "name": name, "up_to": plan.head, "sha256": sha256, "bytes": octets}
                journal.append(tx, PACK_MADE, facts | {"files": plan.size.files, "left_out": len(found.left_out)}, now)
            _move(Path(part.name), file, force=force)
    return PackMade(plan, file, sha256, octets)


def _refuse_existing(file: Path) -> None:
    if file.exists():
        raise Refused(PackRefusal.THERE_ALREADY, file=str(file))


def _is_checkpointed(store: Store) -> bool:
    """Is there a checkpoint over every entry that is more than looking on?"""
    with store.read() as tx:
        _, checkpoint = known_up_to(tx)
    return checkpoint is not None


@contextmanager
def _read(store: Store, about: PackAbout, name: str) -> Iterator[tuple[PackPlan, PackContents, tuple[BagMember, ...]]]:
    """All of it by one state of the store."""
    with store.read() as tx:
        found = contents_of(tx, about, name)
        folder = _folder(found)
        members = members_of(tx, found, folder)
        yield (
            PackPlan(folder, found.head.seq, counts_of(found), tuple(left_out_of(found)), size_of(members)),
            found,
            members,
        )


def _folder(found: PackContents) -> str:
    return f"nachweis-{found.scope.name.replace('/', '-')}-{found.head.seq}"


def _info(found: PackContents) -> dict[str, str]:
    return {
        "Source-Organization": found.book.organisation.organisation.name,
        "External-Identifier": f"{found.scope.about} {found.scope.name}",
        "Bagging-Date": local_day(found.head.at).isoformat(),
        "Internal-Sender-Description": f"log up to {found.head.seq}:{found.head.hash}",
    }


@contextmanager
def _beside(file: Path) -> Iterator[IO[bytes]]:
    """A file in the same folder that is gone afterwards, unless it was moved. Refused where it cannot be written."""
    try:
        with NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", suffix=".part", delete=False) as part:
            try:
                yield part
            finally:
                Path(part.name).unlink(missing_ok=True)
    except OSError as trouble:
        detail = trouble.strerror or str(trouble)
        raise Refused(PackRefusal.CANNOT_WRITE, file=str(file), detail=detail) from trouble


def _digest(part: IO[bytes]) -> tuple[str, int]:
    part.flush()
    os.fsync(part.fileno())
    part.seek(0)
    digest = hashlib.file_digest(part, "sha256")  # type: ignore[arg-type]
    return digest.hexdigest(), part.tell()


def _move(part: Path, file: Path, *, force: bool) -> None:
    if force:
        part.replace(file)
        return
    try:
        # Unlike a move it replaces nothing that came meanwhile.
        os.link(part, file)
    except FileExistsError:
        raise Refused(PackRefusal.THERE_ALREADY, file=str(file)) from None
    except OSError:
        # Some file systems, such as those of USB sticks, know no second name for a file.
        _refuse_existing(file)
        part.replace(file)
