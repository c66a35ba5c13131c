"""One hash for a list of leaves, so that any of them can be proved to be in it. Pure. Source: RFC 6962, section 2.1."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

LEAF, NODE = b"\x00", b"\x01"
OF_NOTHING = hashlib.sha256(b"").hexdigest()


def root_of(leaves: Iterable[bytes]) -> str:
    """The SHA-256 (hex) of the tree over `leaves`, in their order. It takes memory for the tree's height alone."""
    # Complete trees from left to right, each smaller than the one before: (leaves, hash).
    complete: list[tuple[int, bytes]] = []
    for leaf in leaves:
        size, node = 1, hashlib.sha256(LEAF + leaf).digest()
        while complete and complete[-1][0] == size:
            node = hashlib.sha256(NODE + complete.pop()[1] + node).digest()
            size *= 2
        complete.append((size, node))
    if not complete:
        return OF_NOTHING
    _, root = complete.pop()
    while complete:
        root = hashlib.sha256(NODE + complete.pop()[1] + root).digest()
    return root.hex()
