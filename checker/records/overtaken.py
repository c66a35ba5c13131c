"""Which rows of a file were taken and do not count, as something else does, and why? Pure; for the sender."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.domain.problem import Location
from checker.domain.record import Rank
from checker.domain.record_problem import ProblemCode, RecordProblem


class OvertakenRow(NamedTuple):
    """The rank of a row, and that of the version which says something else and counts."""

    rank: Rank
    by: Rank


def overtaken_rows(file: str, overtaken: Iterable[OvertakenRow]) -> Iterator[RecordProblem]:
    """One warning a reason, with its rows."""
    rows: dict[ProblemCode, set[int]] = defaultdict(set)
    for each in overtaken:
        rows[_why(*each)].add(each.rank.row)
    for code, listed in sorted(rows.items()):
        yield RecordProblem(Location(file), code, {"listed": tuple(sorted(listed))})


def _why(rank: Rank, by: Rank) -> ProblemCode:
    if by.official and not rank.official:
        return ProblemCode.OVERTAKEN_BY_OFFICIAL
    if by.data_month > rank.data_month:
        return ProblemCode.OVERTAKEN_BY_DATA_MONTH
    if by.without_stand:
        return ProblemCode.CORRECTED_SINCE if rank.without_stand else ProblemCode.OVERTAKEN_WITHOUT_STAND
    return ProblemCode.OVERTAKEN_BY_STAND if by.stand > rank.stand else ProblemCode.OVERTAKEN_WITH_THE_SAME_STAND
