"""One hash for a list of leaves, so that any of them can be proved to be in it. Pure. Source: RFC 6962, section 2.1.

A tree is kept by the hashes of its complete parts from left to right, each smaller than the one before: that is enough
to add leaves and to know the root, and never more than the tree's height.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

LEAF, NODE = b"\x00", b"\x01"
OF_NOTHING = hashlib.sha256(b"").hexdigest()
# A power of two. So many leaves are put together level by level, which is twice as fast as one after the other.
AT_ONCE = 1 << 10

Span = tuple[int, int]


def root_of(leaves: Iterable[bytes]) -> str:
    """The SHA-256 (hex) of the tree over `leaves`, in their order. It takes memory for the tree's height alone."""
    complete: list[bytes] = []
    grow(complete, 0, leaves)
    return root_over(complete)


def grow(complete: list[bytes], before: int, leaves: Iterable[bytes]) -> int:
    """Add leaves to the complete parts of a tree that has `before` of them; how many it has then."""
    rest = iter(leaves)
    while nodes := [hashlib.sha256(LEAF + leaf).digest() for leaf in islice(rest, AT_ONCE - before % AT_ONCE)]:
        if len(nodes) == AT_ONCE:
            _put(complete, before // AT_ONCE, _over(nodes))
        else:
            for number, node in enumerate(nodes, start=before):
                _put(complete, number, node)
        before += len(nodes)
    return before


def _put(complete: list[bytes], number: int, node: bytes) -> None:
    """Add a complete tree, the one of its size with this number (from 0)."""
    # As many parts are complete with it as its number has ones at its end.
    while number & 1:
        node = hashlib.sha256(NODE + complete.pop() + node).digest()
        number >>= 1
    complete.append(node)


def _over(nodes: list[bytes]) -> bytes:
    """The tree over so many complete ones of one size as a power of two."""
    while len(nodes) > 1:
        nodes = [
            hashlib.sha256(NODE + left + right).digest() for left, right in zip(nodes[::2], nodes[1::2], strict=True)
        ]
    return nodes[0]


def root_over(complete: Sequence[bytes]) -> str:
    """The root (hex) of the tree with these complete parts."""
    if not complete:
        return OF_NOTHING
    root = complete[-1]
    for node in reversed(complete[:-1]):
        root = hashlib.sha256(NODE + node + root).digest()
    return root.hex()


@dataclass(slots=True)
class GrowingTree:
    """A tree to which leaves are added, in memory for its height alone."""

    size: int = 0
    _complete: list[bytes] = field(default_factory=list)

    def add(self, leaves: Iterable[bytes]) -> None:
        self.size = grow(self._complete, self.size, leaves)

    @property
    def root(self) -> str:
        return root_over(self._complete)


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


def consistency_proof(old: int, new: int, leaves: Iterable[bytes]) -> list[str]:
    """The hashes (hex) that show that the tree over the first `new` leaves goes on from that over the first `old`."""
    assert 0 < old <= new, "an empty tree needs no proof"
    return _roots(list(_subproof(old, 0, new, is_whole=True)), leaves)


def _split(size: int) -> int:
    """How many of `size` leaves are left of the root: the largest power of two below."""
    return 1 << ((size - 1).bit_length() - 1)


def _subproof(old: int, start: int, size: int, *, is_whole: bool) -> Iterator[Span]:
    if old == size:
        if not is_whole:
            yield start, start + size
        return
    left = _split(size)
    if old <= left:
        yield from _subproof(old, start, left, is_whole=is_whole)
        yield start + left, start + size
    else:
        yield from _subproof(old - left, start + left, size - left, is_whole=False)
        yield start, start + left


def _roots(spans: Sequence[Span], leaves: Iterable[bytes]) -> list[str]:
    """The root over each span of leaves. The spans do not overlap, so one pass is enough."""
    rest, at = iter(leaves), 0
    roots: dict[Span, str] = {}
    for start, end in sorted(spans):
        for _ in range(at, start):
            next(rest)
        complete: list[bytes] = []
        grow(complete, 0, (next(rest) for _ in range(start, end)))
        roots[start, end] = root_over(complete)
        at = end
    return [roots[span] for span in spans]
