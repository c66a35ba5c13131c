"""The tree over leaves is that of RFC 6962: held against its own recursive definition and published values."""

from __future__ import annotations

import hashlib
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.domain.hash_tree import GrowingTree, consistency_proof, grow, prove, root_of, root_over

# The test vectors of RFC 6962's reference implementation: leaves, then the root over the first n of them.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
# Of the same implementation: leaf (from 0) and size, sizes old and new.
A, B, C = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
)
D, E = (
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
)
F = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
G = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
INCLUDED = {(0, 1): [], (0, 8): [A, B, C], (5, 8): [F, D, E], (2, 3): [ROOTS[2]], (1, 5): [ROOTS[1], B, F]}
CONSISTENT = {(1, 1): [], (1, 8): [A, B, C], (6, 8): [G, D, E], (2, 5): [B, F]}


def oracle(leaves: list[bytes]) -> bytes:
    """The definition as the RFC writes it: split at the largest power of two below the length."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + oracle(leaves[:split]) + oracle(leaves[split:])).digest()


def test_published_roots() -> None:
    leaves = [bytes.fromhex(leaf) for leaf in LEAVES]
    assert {count: root_of(leaves[:count]) for count in ROOTS} == ROOTS


@given(st.lists(st.binary(max_size=4), max_size=70))
def test_the_root_is_that_of_the_definition(leaves: list[bytes]) -> None:
    assert root_of(leaves) == oracle(leaves).hex()


@given(st.lists(st.binary(max_size=4), max_size=70), st.integers(0, 70))
def test_a_tree_that_goes_on_from_its_complete_parts_has_the_root_of_the_whole(leaves: list[bytes], cut: int) -> None:
    complete: list[bytes] = []
    assert grow(complete, grow(complete, 0, leaves[:cut]), leaves[cut:]) == len(leaves)
    assert root_over(complete) == oracle(leaves).hex()


@given(st.lists(st.integers(0, 2_500), max_size=3))
def test_a_tree_of_many_leaves_is_that_of_the_definition_however_they_are_added(parts: list[int]) -> None:
    leaves = [str(number).encode() for number in range(sum(parts))]
    tree, left = GrowingTree(), iter(leaves)
    for many in parts:
        tree.add(islice(left, many))
    assert (tree.size, tree.root) == (len(leaves), oracle(leaves).hex())


@pytest.mark.parametrize(("where", "proof"), INCLUDED.items())
def test_published_inclusion_proofs(where: tuple[int, int], proof: list[str]) -> None:
    place, size = where
    assert prove([bytes.fromhex(leaf) for leaf in LEAVES[:size]], {place}).paths == {place: proof}


@pytest.mark.parametrize(("sizes", "proof"), CONSISTENT.items())
def test_published_consistency_proofs(sizes: tuple[int, int], proof: list[str]) -> None:
    assert consistency_proof(*sizes, [bytes.fromhex(leaf) for leaf in LEAVES]) == proof


def path_of(place: int, leaves: list[bytes]) -> list[str]:
    """PATH(m, D[n]) as the RFC writes it."""
    if len(leaves) == 1:
        return []
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if place < split:
        return [*path_of(place, leaves[:split]), oracle(leaves[split:]).hex()]
    return [*path_of(place - split, leaves[split:]), oracle(leaves[:split]).hex()]


@given(st.lists(st.binary(max_size=4), min_size=1, max_size=70), st.data())
def test_audit_paths_are_those_of_the_definition(leaves: list[bytes], data: st.DataObject) -> None:
    places = data.draw(st.sets(st.integers(0, len(leaves) - 1)))
    proved = prove(leaves, places)
    assert (proved.size, proved.root) == (len(leaves), root_of(leaves))
    assert proved.paths == {place: path_of(place, leaves) for place in places}


def test_a_place_beyond_the_end_has_no_path() -> None:
    assert prove([], {0}).paths == prove([b"a"], {1}).paths == {}


def subproof(old: int, leaves: list[bytes], *, is_whole: bool) -> list[bytes]:
    """SUBPROOF(m, D[n], b) as the RFC writes it."""
    if old == len(leaves):
        return [] if is_whole else [oracle(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if old <= split:
        return [*subproof(old, leaves[:split], is_whole=is_whole), oracle(leaves[split:])]
    return [*subproof(old - split, leaves[split:], is_whole=False), oracle(leaves[:split])]


@given(st.integers(1, 40), st.data())
def test_consistency_proofs_are_those_of_the_definition(size: int, data: st.DataObject) -> None:
    leaves = [bytes([number]) for number in range(size)]
    longer = [*leaves, b"what came after"]
    old = data.draw(st.integers(1, size))
    assert consistency_proof(old, size, longer) == [node.hex() for node in subproof(old, leaves, is_whole=True)]
