"""That an entry is in the log of a checkpoint, or that one checkpoint's log goes on from another's. Shell, read-only.

The proofs are texts that `checker/audit/verify.py` checks without the log. Making one reads the log once.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from itertools import islice

from checker.audit.verify import CONSISTENCY, INCLUSION, Checkpoint, checkpoints_in, note_of
from checker.domain.hash_tree import consistency_proof, prove, root_of
from checker.domain.refusal import ProofRefusal, Refused
from checker.store import Store, journal
from checker.usecases.auditing.checkpoints import newest_checkpoint


def inclusion(store: Store, entry: int, noted: Checkpoint | None = None) -> str:
    """That an entry is below a checkpoint (None: the newest). Form: c2sp.org/tlog-proof; `extra` is the line."""
    if noted is None:
        (noted,) = checkpoints_in(newest_checkpoint(store).note, "the store")
    if not 0 < entry <= noted.size:
        raise Refused(ProofRefusal.BEYOND_THE_CHECKPOINT, entry=entry, size=noted.size)
    with store.read() as tx:
        proved = prove(islice(journal.lines(tx), noted.size), {entry - 1})
        (line,) = islice(journal.lines(tx, after=entry - 1), 1)
    _same(noted, proved.size, proved.root)
    head = [INCLUSION, f"extra {b64encode(line).decode()}", f"index {entry - 1}", *_shown(proved.paths[entry - 1])]
    return "\n".join([*head, "", note_of(noted)])


def consistency(store: Store, old: Checkpoint, new: Checkpoint) -> str:
    """The proof that the log of `new` goes on from that of `old`."""
    if not 0 < old.size < new.size:
        raise Refused(ProofRefusal.WHICH_IS_EARLIER)
    for noted in (old, new):
        with store.read() as tx:
            last = journal.head(tx)
            _same(noted, min(noted.size, last.seq if last else 0), root_of(islice(journal.lines(tx), noted.size)))
    with store.read() as tx:
        path = consistency_proof(old.size, new.size, journal.lines(tx))
    fields = [f"{name} {each.size} {_base64(each.root)}" for name, each in (("old", old), ("new", new))]
    return "\n".join([CONSISTENCY, *fields, *_shown(path), ""])


def _same(noted: Checkpoint, size: int, root: str) -> None:
    if size < noted.size:
        raise Refused(ProofRefusal.BEYOND_THE_LOG, size=noted.size, last=size)
    if root != noted.root:
        raise Refused(ProofRefusal.ANOTHER_ROOT, size=noted.size)


def _shown(path: Iterable[str]) -> list[str]:
    return [_base64(node) for node in path]


def _base64(node: str) -> str:
    return b64encode(bytes.fromhex(node)).decode()
