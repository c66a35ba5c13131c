"""The draft of a profile: what was told, what was guessed, and what nobody can tell from a file. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from checker.domain.record_problem import Facts

Entry = Mapping[str, object]


class DraftNote(StrEnum):
    """What an admin must look at. Those of `QUESTIONS` nobody can tell from the file."""

    ASCII_ONLY = "ascii_only"
    NO_DELIMITER = "no_delimiter"
    NO_HEADER = "no_header"
    TWO_LEVELS = "two_levels"
    OTHER_SHEETS = "other_sheets"
    NO_PERIOD = "no_period"
    AMBIGUOUS_THOUSANDS = "ambiguous_thousands"
    SENDER = "sender"
    WHOLE_HOUSE = "whole_house"
    UNIT_UNKNOWN = "unit_unknown"
    MARK = "mark"
    METRIC_GUESSED = "metric_guessed"
    METRIC_OPEN = "metric_open"
    METRIC_LIKELY = "metric_likely"
    CELLS_OPEN = "cells_open"
    AGGREGATION = "aggregation"
    AGGREGATION_OPEN = "aggregation_open"
    NO_NUMBERS = "no_numbers"
    METRIC_NAMED = "metric_named"
    WORDS_OPEN = "words_open"
    WORD_OPEN = "word_open"
    EVENT_TYPE = "event_type"
    NOTHING_TO_COUNT = "nothing_to_count"
    UNREAD_TEXT = "unread_text"
    EMPTY_COLUMN = "empty_column"
    DAY_OPEN = "day_open"
    SAID_ELSEWHERE = "said_elsewhere"
    SUM_DIFFERS = "sum_differs"


HINTS = frozenset({
    DraftNote.UNREAD_TEXT, DraftNote.EMPTY_COLUMN, DraftNote.METRIC_GUESSED, DraftNote.METRIC_LIKELY,
})  # fmt: skip
QUESTIONS = frozenset(DraftNote) - HINTS


@dataclass(frozen=True, slots=True)
class Noted:
    """A note and its facts. `place` is where in the draft it stands: a key of the profile, or a column's name."""

    note: DraftNote
    place: tuple[str, ...]
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """`entry` are the keys of a sender's file as YAML has them, in their order; `sender` is the id in it."""

    sender: str
    entry: Entry
    notes: tuple[Noted, ...]

    @property
    def questions(self) -> tuple[Noted, ...]:
        return tuple(noted for noted in self.notes if noted.note in QUESTIONS)
