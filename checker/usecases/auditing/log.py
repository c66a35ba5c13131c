"""The log of what happened, as lines that a stranger can verify. Shell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from checker.audit.ed25519 import is_signed
from checker.audit.signed_note import NoteKey
from checker.audit.verify import START, Checkpoint, Signature, Verified, verify
from checker.store import Store, checkpoints, journal
from checker.store.backups import RESTORED
from checker.store.checkpoints import COUNTER_CHECKED
from checker.store.journal import JournalEntry
from checker.usecases.auditing.keys import key_history, origin_of

VERIFIED = "log.verified"


class Signed(StrEnum):
    """Is a checkpoint signed by the key that was in force when it was made?"""

    BY_THE_KEY = "by_the_key"
    BY_NOBODY = "by_nobody"
    BY_ANOTHER = "by_another"
    FALSELY = "falsely"


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """What came of a verification: of the lines, and of each checkpoint's signature.

    `restored`: the log does not hold, and a backup was put back once (the newest entry about that): what was kept
    outside of the log that it replaced cannot hold.
    """

    result: Verified
    signed: tuple[tuple[Checkpoint, Signed], ...] = ()
    restored: JournalEntry | None = None


def entries_of(store: Store, *, kind: str | None = None) -> Iterator[JournalEntry]:
    """The entries, oldest first; of one `kind`, or of a family (`mail.`), if given."""
    with store.read() as tx:
        yield from journal.entries(tx, kind=kind)


def lines_of(store: Store) -> Iterator[bytes]:
    """Every entry as the bytes that are hashed, without a line feed, oldest first."""
    with store.read() as tx:
        yield from journal.lines(tx)


def verify_log(
    store: Store,
    heads: Mapping[int, str],
    now: datetime,
    noted: Collection[Checkpoint] = (),
    *,
    key: NoteKey | None = None,
    with_root: bool = False,
) -> CheckedLog:
    """Verify the store's log against heads (hash by number) and checkpoints from outside, and note it at `now` (aware).

    It is noted as well when it does not hold: whoever reads the log later sees that somebody looked, and what came out.
    `key`: the one that somebody outside knows to be the log's; None: those that the log itself names.
    """
    with store.read() as tx:
        stored = _StoredLines(tx)
        result = verify(stored.lines(), heads, noted, _origins(tx, store), with_root=with_root)
        signed = tuple((each, _signed(tx, each, key)) for each in noted)
        restored = journal.newest_of(tx, RESTORED)
    fault = result.fault or stored.fault(result) or _of_signatures(signed)
    if fault is not None:
        result = replace(result, fault=fault, proved=0)
    facts = {"lines": result.lines, "head": result.head, "holds": fault is None, "proved": result.proved}
    given = {"heads": len(heads), "checkpoints": len(noted)} if heads or noted else {}
    with store.write() as tx:
        journal.append(tx, COUNTER_CHECKED if given else VERIFIED, facts | given, now)
    return CheckedLog(result, signed, restored if fault is not None else None)


class _StoredLines:
    """The lines of the store, and whether each hash that is stored beside them is the one that the next line names."""

    def __init__(self, tx: Connection) -> None:
        self._tx = tx
        self._number, self._its, self._wrong = 0, START, 0

    def lines(self) -> Iterator[bytes]:
        for line, prev, its in journal.sealed_lines(self._tx):
            if self._its != prev:
                self._wrong = self._wrong or self._number
            self._number, self._its = self._number + 1, its
            yield line

    def fault(self, result: Verified) -> str | None:
        """Of lines that hold by themselves. The newest is named by none, so its stored hash is all there is."""
        if not result.lines:
            return "the log is empty"
        wrong = self._wrong or (self._number if self._its != result.head else 0)
        return f"line {wrong}: it is not what its hash was made of" if wrong else None


def _origins(tx: Connection, store: Store) -> set[str]:
    """What this log was ever called."""
    newest = checkpoints.newest(tx)
    named = {each.key.name for each in key_history(tx) if each.key is not None}
    return named | {origin_of(store)} | ({newest.note.partition("\n")[0]} if newest else set())


def _signed(tx: Connection, noted: Checkpoint, known: NoteKey | None) -> Signed:
    if not noted.signatures:
        return Signed.BY_NOBODY
    key = known or next((each.key for each in reversed(list(key_history(tx))) if each.entry.seq <= noted.size), None)
    its = next((one for one in noted.signatures if key is not None and _is_of(key, one)), None)
    if key is None or its is None:
        return Signed.BY_ANOTHER
    return Signed.BY_THE_KEY if is_signed(key.public, noted.text, its.value) else Signed.FALSELY


def _is_of(key: NoteKey, signature: Signature) -> bool:
    return (key.name, key.id.hex()) == (signature.name, signature.key_id)


def _of_signatures(signed: Collection[tuple[Checkpoint, Signed]]) -> str | None:
    for each, how in signed:
        if how is Signed.BY_ANOTHER:
            return f"the checkpoint over {each.size} lines is not signed by the key that was in force there"
        if how is Signed.FALSELY:
            return f"the checkpoint over {each.size} lines bears a signature that does not hold"
    return None
