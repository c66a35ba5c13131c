"""Previews that somebody has seen are kept under their hash, so that a later one can be told apart from them. Shell."""

from __future__ import annotations

from datetime import datetime

from checker.preview.changes import ChangePreview
from checker.preview.preview_hash import canonical_bytes
from checker.store import archive
from checker.store.archive import ArchiveKind
from checker.store.opening import Store


def keep(store: Store, preview: ChangePreview, at: datetime) -> str:
    """Keep what a preview is about, and return its hash (hex). What is kept already stays as it is."""
    content = canonical_bytes(preview)
    sha256 = archive.sha256_of(content)
    with store.read() as tx:
        if archive.size_of(tx, sha256) is not None:
            return sha256
    with store.write() as tx:
        return archive.put(tx, content, ArchiveKind.PREVIEW, at=at)
