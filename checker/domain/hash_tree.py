"""One hash for a list of leaves, so that any of them can be proved to be in it. Pure. Source: RFC 6962, section 2.1."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

LEAF, NODE = b"\x00", b"\x01"
OF_NOTHING = hashlib.sha256(b"").hexdigest()


def root_of(leaves: Iterable[bytes]) -> str:
    """The SHA-256 (hex) of the tree over `leaves`, in their order. It takes memory for the tree's height alone."""
    # The hashes of complete trees from left to right, each smaller than the one before.
    complete: list[bytes] = []
    for before, leaf in enumerate(leaves):
        node = hashlib.sha256(LEAF + leaf).digest()
        # As many trees are complete with this leaf as its number has ones at its end.
        ones = before
        while ones & 1:
            node = hashlib.sha256(NODE + complete.pop() + node).digest()
            ones >>= 1
        complete.append(node)
    if not complete:
        return OF_NOTHING
    root = complete.pop()
    while complete:
        root = hashlib.sha256(NODE + complete.pop() + root).digest()
    return root.hex()
