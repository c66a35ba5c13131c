"""Many keys are asked for in several queries, and none is left out."""

from __future__ import annotations

from checker.store.batches import KEYS_A_QUERY, batches


def test_more_keys_than_a_query_takes_go_into_several() -> None:
    keys = [str(number) for number in range(2 * KEYS_A_QUERY + 1)]
    asked = list(batches(keys))
    assert [len(some) for some in asked] == [KEYS_A_QUERY, KEYS_A_QUERY, 1]
    assert [key for some in asked for key in some] == keys


def test_no_keys_are_no_query() -> None:
    assert list(batches([])) == []
