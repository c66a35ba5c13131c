"""A sender's file as it was kept, handed out whole and never without its hash holding. Shell, read-only."""

from __future__ import annotations

import json
from dataclasses import dataclass

from checker.domain.clock import local_day
from checker.domain.refusal import LookUpRefusal, NotThere, RedactionRefusal, Refused
from checker.store import archive, import_ledger, redactions
from checker.store.opening import Store
from checker.store.tables import archive as archive_table


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes that are kept. `sha256` is of the file as it came, `kept_sha256` of these bytes; `names`: under which
    the file came.
    """

    content: bytes
    sha256: str
    kept_sha256: str
    names: tuple[str, ...]

    @property
    def is_as_it_came(self) -> bool:
        """Of a workbook its cells alone are kept (ADR 0043)."""
        return self.kept_sha256 == self.sha256


def original_of(store: Store, named: str) -> Original:
    """The file whose hash (as it came, or of what is kept of it) begins so. Raises Refused."""
    with store.read() as tx:
        imports = import_ledger.list_accounts(tx)
        meant = [one for one in imports if one.is_meant_by(named)]
        if not meant:
            raise Refused(NotThere.FILE, sha256=named)
        hashes = dict.fromkeys(one.sha256 for one in meant)
        if len(hashes) > 1:
            raise Refused(LookUpRefusal.SEVERAL_FILES, sha256=named, count=len(hashes))
        (sha256,) = hashes
        name = meant[-1].file
        kept = next((one.archived for one in reversed(meant) if one.archived is not None), None)
        if kept is None:
            raise Refused(LookUpRefusal.NOT_KEPT, file=name, sha256=sha256)
        content = archive.get(tx, kept)
        deleted = redactions.deleted_of(tx, archive_table).get(json.dumps([kept]))
    if content is None and deleted is not None:
        day, what = local_day(deleted.at), deleted.data_class
        raise Refused(RedactionRefusal.DELETED, day=day, data_class=what, by=deleted.by)
    if content is None:
        raise Refused(LookUpRefusal.GONE, file=name, sha256=kept)
    if archive.sha256_of(content) != kept:
        raise Refused(LookUpRefusal.NOT_ITS_HASH, file=name, sha256=kept, found=archive.sha256_of(content))
    return Original(content, sha256, kept, tuple(dict.fromkeys(one.file for one in meant)))
