"""Which words does a new vocabulary not declare any more that records of the store still hold? Shell."""

from __future__ import annotations

import os
from dataclasses import dataclass

from checker.domain.rulebook import Rulebook
from checker.rulebook.private_cache import cache_folder
from checker.rulebook.warm import load_files_warm
from checker.store import activations, records
from checker.store.opening import Store


@dataclass(frozen=True, slots=True)
class DroppedWord:
    """A word of a field, and how many record versions hold it. They stay readable; no new one is taken."""

    field: str
    word: str
    versions: int


def dropped_words(store: Store, book: Rulebook, before: str | None) -> tuple[DroppedWord, ...]:
    """The words that the rulebook `before` (SHA-256) declared, `book` does not, and records hold; none where it is the
    first.
    """
    with store.read() as tx:
        heads = activations.beginning_with(tx, before) if before is not None else ()
        earlier = activations.load(tx, heads[0]) if heads else None
    if earlier is None:
        return ()
    was = load_files_warm(earlier.files, cache_folder(os.environ)).vocabulary.words
    gone = [
        (field, word)
        for field, words in was.items()
        for word in words
        if word not in book.vocabulary.words[field] and book.vocabulary.words[field]
    ]
    with store.read() as tx:
        counted = [DroppedWord(field, word, records.count_with_word(tx, field, word)) for field, word in gone]
    return tuple(each for each in counted if each.versions)
