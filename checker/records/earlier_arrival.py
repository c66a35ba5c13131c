"""A file that is read again came before other files, and overrules none of what was said since. Pure.

Without a Stand the order of arrival decides, and a file arrives when it comes in, not when somebody reads it again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from checker.domain.problem import Location
from checker.domain.record import content as content_of
from checker.domain.record import rank_of
from checker.domain.record_problem import Part, ProblemCode, RecordProblem
from checker.domain.said import KIND, Said, says_of
from checker.records.accounting import Stored
from checker.records.reading import Candidate, FileReading, Quarantined


class EarlierArrival(NamedTuple):
    """The sequence at which a file came in, and those at which anything was read of it."""

    sequence: int
    own: Collection[int]


class ReadAgainRows(NamedTuple):
    """What of a file is still to be compared, and how many of its records were taken before."""

    reading: FileReading
    said: int


def as_it_came(reading: FileReading, stored: Stored, came: EarlierArrival) -> ReadAgainRows:
    """Without what was taken of the file before, and with what other files have said otherwise since kept out."""
    known = stored([candidate.key for candidate in reading.candidates])
    left: list[Candidate] = []
    kept_out: list[Quarantined] = []
    for candidate in reading.candidates:
        since = _since(candidate, known.get(candidate.key, ()), came)
        says = says_of(content_of(candidate.record)) if since else b""
        if any(said.says == says for said in since):
            continue
        if any(_sequence(said) not in came.own for said in since):
            kept_out.append(_said_since(reading, candidate))
        else:
            left.append(candidate)
    said = len(reading.candidates) - len(left) - len(kept_out)
    quarantined = sorted((*reading.quarantined, *kept_out), key=lambda row: row.row)
    return ReadAgainRows(replace(reading, candidates=tuple(left), quarantined=tuple(quarantined)), said)


def _since(candidate: Candidate, known: Iterable[Said], came: EarlierArrival) -> list[Said]:
    """What was said without a Stand in the same matter, by the file itself or after it. A Stand needs no such help."""
    rank = rank_of(candidate.record, row=candidate.origin.row, sequence=came.sequence)
    if not rank.without_stand:
        return []
    return [
        said
        for said in known
        if said.rank.without_stand and said.rank[:KIND] == rank[:KIND] and _is_since(_sequence(said), came)
    ]


def _is_since(sequence: int, came: EarlierArrival) -> bool:
    return sequence in came.own or sequence >= came.sequence


def _sequence(said: Said) -> int:
    """Of what was said without a Stand."""
    return said.rank.place[0]


def _said_since(reading: FileReading, candidate: Candidate) -> Quarantined:
    where, part = Location(reading.file, 0, 0, candidate.origin.sheet), Part(row=candidate.origin.row)
    problem = RecordProblem(where, ProblemCode.SAID_SINCE, part=part)
    return Quarantined(candidate.origin.row, 0, problem, held=candidate)
