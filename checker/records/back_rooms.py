"""Does a workbook hold personal data where no cell shows it? Pure.

Pivot caches, links to other workbooks, text boxes and the like, each a room by the word that the reader of foreign
bytes gives it (`foreign.py`). They are screened like cells, and never kept. Source: law note 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.domain.problem import Location
from checker.domain.record_problem import ProblemCode, RecordProblem
from checker.domain.visible import plain
from checker.records.privacy import content_suspicion, title_suspicion


class BackRoom(NamedTuple):
    """The texts of one kind of part; `name` is the word for the kind, `titles` are the texts that head a column."""

    name: str
    titles: tuple[str, ...]
    texts: tuple[str, ...]


def screen_rooms(file: str, rooms: Iterable[BackRoom]) -> Iterator[RecordProblem]:
    """One problem for each word that heads a column, and for each class of what a room holds: where in it, nobody who
    made the file could look up.
    """
    for room in rooms:
        for title in room.titles:
            if (personal := title_suspicion(title)) is not None:
                facts = {"room": room.name, "personal": personal, "heading": plain(title)}
                yield RecordProblem(Location(file), ProblemCode.PERSONAL_FIELD, facts)
        for held in sorted({held for text in room.texts if (held := content_suspicion(text)) is not None}):
            yield RecordProblem(Location(file), ProblemCode.PERSONAL_PART, {"room": room.name, "personal": held})
