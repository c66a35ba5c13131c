"""Rows of a large file in the hands of the row-wise reader, and those that it takes. Pure but for polars."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeVar, overload

from checker.domain.problem import Location
from checker.domain.said import STAND
from checker.records.assembly import ReadSource, from_table, kept_out_with_its_file
from checker.records.bulk.columns import mask_of
from checker.records.bulk.table import BulkTable
from checker.records.context import ImportContext
from checker.records.reading import Candidate, Candidates, FileReading, KeptOutTogether, Quarantined

if TYPE_CHECKING:
    import polars as pl

Made = TypeVar("Made")
AT_ONCE = 20_000
AT_ONCE_IN_COLUMNS = 500_000
# What makes the natural key of a record, by type. Types that are not here are read row by row.
KEY_FIELDS: Mapping[str, tuple[str, ...]] = {
    "case_review": ("scope", "topic", "stratum", "selection", "period"),
}


@dataclass(frozen=True, slots=True)
class BulkRows:
    """The data rows of a table and their numbers, which rise, in the hands of the row-wise reader."""

    source: ReadSource
    context: ImportContext
    table: BulkTable
    numbers: pl.Series

    @property
    def count(self) -> int:
        return self.table.count

    def read(self, rows: pl.Series, *, same_key: Literal["quarantined", "correction"] = "correction") -> FileReading:
        """What the row-wise reader says of these rows, each for itself; with `same_key` also of each beside the others.
        None of them: nothing.
        """
        if not len(rows):
            return self.source.known
        alone = self.source.profile.model_copy(update={"quarantine": "row", "same_key": same_key})
        return from_table(replace(self.source, profile=alone), self.table.grid(rows), self.context)

    def judged(self, mask: pl.Series, *, same_key: Literal["quarantined", "correction"] = "correction") -> FileReading:
        return self.read(mask.arg_true(), same_key=same_key)

    def places(self, refused: Iterable[Quarantined]) -> pl.Series:
        """Where such rows stand among these."""
        import polars as pl

        return self.numbers.search_sorted(pl.Series([row.row for row in refused], dtype=self.numbers.dtype))

    def keep(self, mask: pl.Series) -> BulkRows:
        return BulkRows(self.source, self.context, self.table.keep(mask), self.numbers.filter(mask))


@dataclass(frozen=True, slots=True)
class Beside:
    """Each row beside the highest of its key among those before it; `rows` are ordered by key, then as they stand.

    A row that is not the first of its key either `differs` from that one or says it once more.
    """

    rows: pl.Series
    is_first: pl.Series
    differs: pl.Series


class MadeWhenAsked(Sequence[Made], ABC):
    """What rows say, made when somebody asks for it, some thousand rows at a time."""

    @abstractmethod
    def at(self, rows: pl.Series) -> tuple[Made, ...]:
        """In the order of the file, if the rows are."""

    @overload
    def __getitem__(self, place: int) -> Made: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Made, ...]: ...
    def __getitem__(self, place: int | slice) -> Made | tuple[Made, ...]:
        import polars as pl

        if isinstance(place, slice):
            return self.at(pl.Series(range(*place.indices(len(self))), dtype=pl.UInt32))
        return self.at(pl.Series([range(len(self))[place]], dtype=pl.UInt32))[0]

    def __iter__(self) -> Iterator[Made]:
        for begin in range(0, len(self), AT_ONCE):
            yield from self[begin : begin + AT_ONCE]


@dataclass(frozen=True, eq=False)
class BulkCandidates(MadeWhenAsked[Candidate], Candidates):
    """Rows of one number in `keys` have one natural key; what they say is in `says`, by field. Stands are ordered
    numbers there, below `stands`; 0: no row has a Stand.
    """

    rows: BulkRows
    keys: pl.Series
    says: Mapping[str, pl.Series]
    stands: int
    type: str

    def __len__(self) -> int:
        return self.rows.count

    @property
    def without_stand(self) -> int:
        return 0 if self.stands else len(self)

    def at(self, rows: pl.Series) -> tuple[Candidate, ...]:
        candidates = tuple(self.rows.read(rows).candidates)
        assert len(candidates) == len(rows), "only rows that the row-wise reader takes are candidates"
        return candidates

    def without(self, refused: Sequence[Quarantined]) -> BulkCandidates:
        if not refused:
            return self
        mask = ~mask_of(self.rows.places(refused), len(self))
        says = {name: said.filter(mask) for name, said in self.says.items()}
        return BulkCandidates(self.rows.keep(mask), self.keys.filter(mask), says, self.stands, self.type)

    def contradicting(self) -> pl.Series:
        """Rows of keys under which not every row says the same."""
        beside = self.beside
        return self.keys.is_in(self.keys.gather(beside.rows.filter(beside.differs)).unique().to_list())

    @cached_property
    def beside(self) -> Beside:
        import polars as pl

        count = max(len(self), 1)
        ways = count * max(self.stands, 1)
        # Each name is given to the next step's numbers: what is not needed any more is not kept beside them.
        rows = _together(self.keys, count).sort()
        rows = (rows % count).cast(pl.UInt32)
        keys = self.keys.gather(rows)
        is_first = (keys != keys.shift(1)).fill_null(True)
        highest = self._ranks().gather(rows) if self.stands else rows.cast(pl.Int64)
        highest = _together(keys, ways, highest).cum_max()
        highest = (highest.shift(1).fill_null(0) % count).cast(pl.UInt32)
        del keys
        differs = pl.zeros(len(self), dtype=pl.Boolean, eager=True)
        for name, said in self.says.items():
            if name != STAND and name not in KEY_FIELDS[self.type]:
                differs |= said.gather(rows) != said.gather(highest)
        return Beside(rows, is_first, differs & ~is_first)

    def latest(self) -> pl.Series:
        """The row of each key that counts among those of the file, in the order in which the keys first occur."""
        import polars as pl

        frame = pl.DataFrame({"key": self.keys, "rank": self._ranks()}).with_row_index("row")
        found = frame.group_by("key").agg(pl.col("rank").max(), pl.col("row").min()).sort("row")
        return found["rank"] % max(len(self), 1)

    def last_said(self) -> pl.Series:
        """As `latest`, where no row has a Stand: what is said once more is no version, so it is the row before."""
        import polars as pl

        rows = self.beside.rows.filter(self.beside.is_first | self.beside.differs)
        frame = pl.DataFrame({"key": self.keys.gather(rows), "row": rows})
        return frame.group_by("key").agg(pl.col("row").min().alias("first"), pl.col("row").max()).sort("first")["row"]

    def _ranks(self) -> pl.Series:
        """Higher is later, within a key: by Stand and row."""
        import polars as pl

        stands = self.says.get(STAND)
        return pl.int_range(len(self), eager=True) if stands is None else _together(stands, len(self))


@dataclass(frozen=True, eq=False)
class KeptOutRows(MadeWhenAsked[Quarantined], KeptOutTogether):
    """All rows of a file that is kept out as a whole, as the row-wise reader lists them. `wrong` are those with a
    mistake of their own, by line; the others are made when somebody asks for them.
    """

    rows: BulkRows
    wrong: Mapping[int, Quarantined]
    culprit: int

    def __len__(self) -> int:
        return self.rows.count

    @property
    def own(self) -> tuple[Quarantined, ...]:
        return tuple(self.wrong.values())

    def at(self, rows: pl.Series) -> tuple[Quarantined, ...]:
        return tuple(self._kept_out(rows))

    def _kept_out(self, rows: pl.Series) -> Iterator[Quarantined]:
        held = {candidate.origin.row: candidate for candidate in self.rows.read(rows).candidates}
        lines, numbers = self.rows.table.lines.gather(rows), self.rows.numbers.gather(rows)
        for line, number in zip(lines, numbers, strict=True):
            where = Location(self.rows.source.known.file, line)
            yield self.wrong.get(line) or kept_out_with_its_file(held[number], where, self.culprit)


def _together(high: pl.Series, ways: int, low: pl.Series | None = None) -> pl.Series:
    """One number of two for each row; `low` is below `ways`, None: the row's place. Made some rows at a time, as each
    step of it would be a column of its own else.
    """
    import polars as pl

    parts = [pl.Series([], dtype=pl.Int64)]
    for begin in range(0, len(high), AT_ONCE_IN_COLUMNS):
        part = high.slice(begin, AT_ONCE_IN_COLUMNS).cast(pl.Int64) * ways
        below = pl.int_range(begin, begin + len(part), eager=True) if low is None else low.slice(begin, len(part))
        parts.append(part + below)
    return pl.concat(parts, rechunk=True)


def firsts(numbers: pl.Series) -> pl.Series:
    """The first row of each number, in the order of the rows."""
    import polars as pl

    frame = pl.DataFrame({"number": numbers}).with_row_index("row")
    return frame.group_by("number").agg(pl.col("row").min())["row"].sort()
