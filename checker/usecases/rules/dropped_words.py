"""Which words does a new vocabulary not declare any more that records of the store still hold? Shell."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from checker.domain.vocabulary import Vocabulary
from checker.store import records


@dataclass(frozen=True, slots=True)
class DroppedWord:
    """A word of a field, and how many record versions hold it. They stay readable; no new one is taken."""

    field: str
    word: str
    versions: int


def dropped_words(tx: Connection, before: Vocabulary, now: Vocabulary) -> tuple[DroppedWord, ...]:
    """The words that the vocabulary `before` declared, the one of `now` does not, and records hold."""
    gone = [
        (field, word)
        for field, words in before.words.items()
        for word in words
        if word not in now.words[field] and now.words[field]
    ]
    counted = (DroppedWord(field, word, records.count_with_word(tx, field, word)) for field, word in gone)
    return tuple(each for each in counted if each.versions)
