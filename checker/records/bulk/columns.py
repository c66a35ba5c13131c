"""Reads the lines of a large CSV file into columns, or says that it is none for columns. Pure but for polars.

Few different texts stand in most columns: such a column keeps each of them once, and for every row the number of its
text. What columns cannot tell apart (cells over several lines, marks inside a cell, rows of another width) is left to
the row-wise reader: the bytes of all cells, separators, line ends and quotation marks must add up to those of the file.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.records.grid import Cell

if TYPE_CHECKING:
    import polars as pl

# So much of the file is decoded and taken apart at once.
PIECE = 16 << 20
# Where more than half of so many cells are different, a number for each of them is no gain.
SAMPLE = 10_000
_OF_ROWS = ('"', "\r", "\n")


@dataclass(frozen=True, slots=True)
class FewTexts:
    """A column of few different texts; `codes` are their places among `texts`, one for each row."""

    texts: Sequence[str]
    codes: pl.Series

    def at(self, rows: pl.Series) -> list[str]:
        return [self.texts[code] for code in self.codes.gather(rows).to_list()]

    def keep(self, mask: pl.Series) -> FewTexts:
        return FewTexts(self.texts, self.codes.filter(mask))

    def counted(self) -> Counter[Cell]:
        """How often each text stands in the column."""
        found = self.codes.value_counts()
        return Counter(dict(zip(map(self.texts.__getitem__, found.to_series(0)), found.to_series(1), strict=True)))

    def is_any(self, texts: Collection[Cell]) -> pl.Series:
        """Which rows hold one of these texts?"""
        return self.codes.is_in([code for code, text in enumerate(self.texts) if text in texts])


@dataclass(frozen=True, slots=True)
class ManyTexts:
    """A column in which nearly every row says something else, as it is."""

    cells: pl.Series

    def at(self, rows: pl.Series) -> list[str]:
        return self.cells.gather(rows).to_list()

    def keep(self, mask: pl.Series) -> ManyTexts:
        return ManyTexts(self.cells.filter(mask))

    def is_any(self, texts: Collection[Cell]) -> pl.Series:
        return self.cells.is_in(list(texts))


Texts = FewTexts | ManyTexts


def read_columns(data: bytes, begin: int, codec: str, separator: str, width: int) -> tuple[Texts, ...] | None:
    """The cells of all lines from byte `begin` on. None: they are for the row-wise reader."""
    import polars as pl

    try:
        reading = _ColumnReading.begun(next(_pieces(data, begin, codec), b""), separator, width)
        for piece in _pieces(data, begin, codec):
            reading.add(piece, separator)
    except (pl.exceptions.PolarsError, UnicodeDecodeError):
        return None
    columns = reading.columns()
    lines, returns = data.count(b"\n", begin), data.count(b"\r", begin)
    if returns != data.count(b"\r\n", begin):
        return None  # one in a line ends it for whoever reads row by row, and is taken off its cell here
    is_whole = reading.rows == lines + (not data.endswith(b"\n")) and all(_is_plain(column) for column in columns)
    signs = reading.rows * (width - 1) + lines + returns + data.count(b'"', begin)
    return columns if is_whole and sum(map(_size, columns)) + signs == reading.size else None


def _pieces(data: bytes, begin: int, codec: str) -> Iterator[bytes]:
    """The file in UTF-8, each piece up to the end of a line."""
    while begin < len(data):
        end = len(data) if len(data) - begin <= PIECE else data.rfind(b"\n", begin, begin + PIECE) + 1 or len(data)
        piece = data[begin:end]
        yield piece if codec.startswith("utf-8") else piece.decode(codec).encode()
        begin = end


@dataclass(slots=True)
class _ColumnReading:
    """`known` are the texts of each column of few; None: of a column of many. They are forgotten as soon as nothing
    is of their kind any more, so `held` is.
    """

    known: list[pl.Categories | None]
    parts: list[list[pl.Series]]
    held: pl.DataFrame
    rows: int = 0
    size: int = 0

    @classmethod
    def begun(cls, piece: bytes, separator: str, width: int) -> _ColumnReading:
        import polars as pl

        schema = {str(column): pl.String() for column in range(width)}
        sample = pl.read_csv(
            piece, separator=separator, has_header=False, schema=schema, n_rows=SAMPLE, empty_string_is_null=False
        )
        many = [cells.n_unique() > len(cells) // 2 for cells in sample]
        known = [None if is_many else pl.Categories.random() for is_many in many]
        kinds = {
            str(column): pl.String() if texts is None else pl.Categorical(texts) for column, texts in enumerate(known)
        }
        return cls(known, [[] for _ in range(width)], pl.DataFrame(schema=kinds))

    def add(self, piece: bytes, separator: str) -> None:
        import polars as pl

        frame = pl.read_csv(
            piece, separator=separator, has_header=False, schema=self.held.schema, empty_string_is_null=False
        )
        for parts, known, cells in zip(self.parts, self.known, frame, strict=True):
            parts.append(cells if known is None else cells.to_physical())
        self.rows += len(frame)
        self.size += len(piece)

    def columns(self) -> tuple[Texts, ...]:
        import polars as pl

        columns: list[Texts] = []
        for known, parts in zip(self.known, self.parts, strict=True):
            cells = pl.concat(parts, rechunk=True)
            parts.clear()
            if known is None:
                columns.append(ManyTexts(cells))
                continue
            texts = known.to_series().to_list()
            # An empty cell is no category.
            columns.append(FewTexts([*texts, ""], cells.fill_null(len(texts)).shrink_dtype()))
        return tuple(columns)


def _is_plain(column: Texts) -> bool:
    """Is every cell what stands in one line between two separators, or quoted without any sign that needs that?"""
    limit = csv.field_size_limit()
    if isinstance(column, FewTexts):
        return not any(len(text) > limit or any(sign in text for sign in _OF_ROWS) for text in column.texts)
    cells = column.cells
    is_odd = (cells.str.len_chars() > limit) | cells.str.contains('["\r\n]')
    return not bool(is_odd.any())


def _size(column: Texts) -> int:
    """Of all its cells in bytes of UTF-8."""
    import polars as pl

    if isinstance(column, ManyTexts):
        return int(column.cells.str.len_bytes().sum())
    return int(pl.Series([len(text.encode()) for text in column.texts], dtype=pl.UInt32).gather(column.codes).sum())


def mask_of(rows: Sequence[int] | pl.Series, count: int) -> pl.Series:
    """True for these rows of so many."""
    import polars as pl

    return pl.zeros(count, dtype=pl.Boolean, eager=True).scatter(rows, True)
