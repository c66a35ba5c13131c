"""Reads the lines of a large CSV file into columns, or says that it is none for columns. Pure but for polars.

Few different texts stand in most columns: such a column keeps each of them once, and for every row the number of its
text. What columns cannot tell apart (cells over several lines, marks inside a cell, rows of another width) is left to
the row-wise reader: the bytes of all cells, separators, line ends and quotation marks must add up to those of the file.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.records.file_content import FileContent
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


def read_columns(content: FileContent, begin: int, codec: str, separator: str, width: int) -> tuple[Texts, ...] | None:
    """The cells of all lines from byte `begin` on. None: they are for the row-wise reader."""
    import polars as pl

    reading: _ColumnReading | None = None
    signs = _Signs()
    try:
        for piece in content.pieces(begin, PIECE):
            signs.count(piece)
            text = piece if codec.startswith("utf-8") else piece.decode(codec).encode()
            reading = reading or _ColumnReading.begun(text, separator, width)
            reading.add(text, separator)
    except (pl.exceptions.PolarsError, UnicodeDecodeError):
        return None
    if reading is None or signs.returns != signs.ends_of_two or signs.nothing:
        return None  # a return in a line ends it for whoever reads row by row, and is taken off its cell here
    columns = reading.columns()
    is_whole = reading.rows == signs.lines + signs.is_open and all(_is_plain(column) for column in columns)
    between = reading.rows * (width - 1) + signs.lines + signs.returns + signs.quotes
    return columns if is_whole and sum(map(_size, columns)) + between == reading.size else None


@dataclass(slots=True)
class _Signs:
    """How often each stands between cells. `is_open`: the last line has no end. `nothing` are bytes of no sign."""

    lines: int = 0
    returns: int = 0
    ends_of_two: int = 0
    quotes: int = 0
    nothing: int = 0
    is_open: bool = False

    def count(self, piece: bytes) -> None:
        """A piece ends where a line does, or the file."""
        self.lines += piece.count(b"\n")
        self.returns += piece.count(b"\r")
        self.ends_of_two += piece.count(b"\r\n")
        self.quotes += piece.count(b'"')
        self.nothing += piece.count(b"\x00")
        self.is_open = not piece.endswith(b"\n")


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
            parts.append(cells if known is None else cells.to_physical().shrink_dtype())
        self.rows += len(frame)
        self.size += len(piece)

    def columns(self) -> tuple[Texts, ...]:
        import polars as pl

        columns: list[Texts] = []
        for known, parts in zip(self.known, self.parts, strict=True):
            if known is None:
                columns.append(ManyTexts(pl.concat(parts, rechunk=True)))
                parts.clear()
                continue
            texts = known.to_series().to_list()
            widest = pl.Series([len(texts)], dtype=pl.UInt32).shrink_dtype().dtype
            cells = pl.concat([part.cast(widest) for part in parts], rechunk=True)
            parts.clear()
            # An empty cell is no category.
            columns.append(FewTexts([*texts, ""], cells.fill_null(len(texts))))
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
