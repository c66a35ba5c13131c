"""One hash for a list of leaves, so that any of them can be proved to be in it. Pure. Source: RFC 6962, section 2.1."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Proved:
    """A tree: how many leaves, its root (hex), and by a leaf's place (from 0) its audit path (hex), lowest first."""

    size: int
    root: str
    paths: Mapping[int, Sequence[str]]


@dataclass(slots=True)
class _Complete:
    """A complete tree of the leaves so far: its hash, and the paths within it of the leaves that are asked for."""

    node: bytes
    paths: list[list[str]] = field(default_factory=list)


def prove(leaves: Iterable[bytes], places: Collection[int]) -> Proved:
    """The root with the audit paths (RFC 6962, section 2.1.1) of the leaves at `places`; none beyond the end.

    Memory for the tree's height and the paths, however many leaves there are. `root_of` is faster: it keeps no paths.
    """
    wanted = places if isinstance(places, frozenset | set) else frozenset(places)
    paths: dict[int, list[str]] = {}
    # The complete trees from left to right, each smaller than the one before.
    complete: list[_Complete] = []
    size = 0
    for place, leaf in enumerate(leaves):
        tree = _Complete(hashlib.sha256(LEAF + leaf).digest())
        if place in wanted:
            tree.paths.append(paths.setdefault(place, []))
        # As many trees are complete with this leaf as its number has ones at its end.
        ones = place
        while ones & 1:
            tree = _joined(complete.pop(), tree)
            ones >>= 1
        complete.append(tree)
        size = place + 1
    if not complete:
        return Proved(0, OF_NOTHING, {})
    tree = complete.pop()
    while complete:
        tree = _joined(complete.pop(), tree)
    return Proved(size, tree.node.hex(), paths)


def _joined(left: _Complete, right: _Complete) -> _Complete:
    for path in left.paths:
        path.append(right.node.hex())
    for path in right.paths:
        path.append(left.node.hex())
    return _Complete(hashlib.sha256(NODE + left.node + right.node).digest(), left.paths + right.paths)
