"""What a backup holds, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.domain.clock import local_time

if TYPE_CHECKING:
    from checker.domain.backup import BackupManifest
    from checker.usecases.running.backup.checking import CheckedBackup

NOT_IN_IT = (
    "the key of the audit log, the keys of links, passwords and client secrets, kept jobs, locks and heartbeats; the "
    "store in it has members' password hashes and second factors: keep it as safe as the store"
)


def parts_lines(manifest: BackupManifest) -> Iterator[str]:
    """Of which house and instant it is, by which version, and what is in it."""
    yield f"house       {manifest.organisation}, {local_time(manifest.made_at):%d.%m.%Y %H:%M:%S}"
    yield f"version     {manifest.product}, tables {manifest.tables}"
    for part in manifest.parts:
        files = manifest.of(part)
        size = sum(each.bytes for each in files)
        yield f"{part:<12}{len(files)} {'file' if len(files) == 1 else 'files'}, {size} bytes"
    yield "holds       " + ", ".join(f"{count} {what}" for what, count in manifest.counts.items())
    yield f"journal     up to entry {manifest.entries}, {manifest.head}"
    for one in manifest.left_out:
        yield f"left out    {one.place} ({one.why})"


def checked_lines(checked: CheckedBackup) -> Iterator[str]:
    if checked.is_sound:
        yield "sound       every part is as it was backed up, every row as it was sealed, the journal is whole"
    if checked.unsound:
        yield f"UNSOUND     {checked.unsound} rows are not as they were sealed: 'zielwacht store check' names them"
    if checked.broken_entry is not None:
        yield f"UNSOUND     the journal breaks at entry {checked.broken_entry}: 'zielwacht audit verify'"


def backup_json(what: str, manifest: BackupManifest) -> dict[str, object]:
    return {
        "schema": f"zielwacht/{what}/1",
        "organisation": manifest.organisation,
        "made_at": manifest.made_at.isoformat(),
        "product": manifest.product,
        "tables": manifest.tables,
        "entries": manifest.entries,
        "head": manifest.head,
        "counts": dict(manifest.counts),
        "parts": {str(part): len(manifest.of(part)) for part in manifest.parts},
        "left_out": [{"place": one.place, "why": one.why} for one in manifest.left_out],
    }
