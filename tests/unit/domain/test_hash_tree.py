"""The tree over leaves is that of RFC 6962: held against its own recursive definition and published values."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from checker.domain.hash_tree import prove, root_of

# The test vectors of RFC 6962's reference implementation: leaves, then the root over the first n of them.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


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
