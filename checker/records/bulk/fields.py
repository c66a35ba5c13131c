"""Columns of texts as fields of records: which rows say the same, and which share what may become of them?

Pure but for polars. Each distinct text is read once, by the one grammar of every reader.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import prod
from typing import TYPE_CHECKING

from checker.domain.profile import Column, Numbers, Profile
from checker.records.bulk.columns import FewTexts, ManyTexts, Texts
from checker.records.fields import KIND_BY_FIELD, FieldKind, FieldReader, ReadCell, Value, marks_of
from checker.records.rows import read_distinct

if TYPE_CHECKING:
    import polars as pl

# No rule of a record asks more of these than that they can be read.
FREE = frozenset({"note", "evidence", "valid_from", "reported_by_role"})
LARGEST_USUAL = 10**15
# Keys, Stands and rows are numbered together, in 64 bits.
MOST_WAYS = 1 << 63


@dataclass(frozen=True, slots=True)
class BulkField:
    """A column as a field of records. `says`: rows of one number say the same; figures are their own number, what
    stands in their place is negative. `fates`: rows of one number share what may become of them. There are as many as
    `kinds` (0: as many as there are figures) and `ends`. `unreadable` rows hold what the profile has no word for.
    """

    says: pl.Series
    fates: pl.Series
    kinds: int
    ends: int
    unreadable: pl.Series | None
    values: Sequence[Value]


class FieldColumns:
    """Makes fields of columns. `common` are values that the file gives to blank cells."""

    def __init__(self, profile: Profile, fields: FieldReader, common: Mapping[str, object], until: datetime) -> None:
        self._numbers = profile.numbers
        self._fields = fields
        self._common = common
        self._until = until

    def field(self, name: str, column: Column, texts: Texts) -> BulkField:
        read = self._fields.reader(name, column)
        if KIND_BY_FIELD.get(name) is FieldKind.WHOLE:
            return self._figures(name, column, read, texts)
        few = _few(texts)
        values, unreadable = read_distinct(read, set(few.texts))
        said = [self._said(name, values.get(text)) for text in few.texts]
        kinds = sorted(set(said), key=_order) if name == "reported_at" else list(dict.fromkeys(said))
        number = {value: place for place, value in enumerate(kinds)}
        ends = [
            _UNREADABLE if text in unreadable else self._end(name, value)
            for text, value in zip(few.texts, said, strict=True)
        ]
        end = {each: place for place, each in enumerate(dict.fromkeys(ends))}
        return BulkField(
            _by_code(few, [number[value] for value in said]),
            _by_code(few, [end[each] for each in ends]),
            len(kinds),
            len(end),
            few.is_any(unreadable) if unreadable else None,
            kinds,
        )

    def _said(self, name: str, value: Value) -> Value:
        return self._common.get(name) if value is None else value

    def _end(self, name: str, value: Value) -> object:
        """What of a value decides what becomes of its row."""
        if name in FREE:
            return value is None
        if isinstance(value, datetime) and name == "reported_at":
            return value <= self._until or value
        return value

    def _figures(self, name: str, column: Column, read: ReadCell, texts: Texts) -> BulkField:
        """Whole numbers. Usual ones are read at once where nearly every cell is another one."""
        import polars as pl

        usual = pl.Series([], dtype=pl.Int64)
        if isinstance(texts, ManyTexts):
            usual = usual_numbers(texts.cells, self._numbers, marks_of(column))
            others = texts.cells.filter(usual.is_null()).unique().to_list()
        else:
            others = list(texts.texts)
        values, unreadable = read_distinct(read, set(others))
        said = [self._said(name, values.get(text)) for text in others]
        odd: dict[object, int] = {}
        numbers = [
            value
            if isinstance(value, int) and 0 <= value < LARGEST_USUAL
            else -1 - odd.setdefault(_UNREADABLE if text in unreadable else (value,), len(odd))
            for text, value in zip(others, said, strict=True)
        ]
        if isinstance(texts, ManyTexts):
            at = dict(zip(others, numbers, strict=True))
            left = texts.cells.filter(usual.is_null())
            says = usual.scatter(usual.is_null().arg_true(), [at[text] for text in left.to_list()])
        else:
            says = _by_code(texts, numbers)
        none = [-1 - place for each, place in odd.items() if each is _UNREADABLE]
        fates = -says.clip(upper_bound=0).cast(pl.Int64)
        unreadable_rows = says.is_in(none) if none else None
        return BulkField(says.shrink_dtype(), fates.shrink_dtype(), 0, 1 + len(odd), unreadable_rows, ())


_UNREADABLE = object()


def _order(instant: object) -> tuple[bool, object]:
    return instant is not None, instant


def _few(texts: Texts) -> FewTexts:
    """A column of many texts counted after all: it is no figure, so each of them must be read."""
    import polars as pl

    if isinstance(texts, FewTexts):
        return texts
    known = pl.Categories.random()
    cells = texts.cells.replace("", None).cast(pl.Categorical(known))
    distinct = known.to_series().to_list()
    return FewTexts([*distinct, ""], cells.to_physical().fill_null(len(distinct)))


def _by_code(texts: FewTexts, numbers: Sequence[int]) -> pl.Series:
    import polars as pl

    # As small as they are: what a large file takes in memory is these columns.
    return pl.Series(numbers, dtype=pl.Int64).shrink_dtype().gather(texts.codes)


def usual_numbers(cells: pl.Series, numbers: Numbers, marks: Collection[str]) -> pl.Series:
    """Whole numbers below a quadrillion in the profile's own grammar; null: to be read one by one."""
    import polars as pl

    grouped = "|".join(f"[0-9]{{1,3}}(?:{re.escape(sign)}[0-9]{{3}}){{1,4}}" for sign in numbers.thousands)
    whole = f"^(?:[0-9]{{1,15}}|{grouped})$" if grouped else "^[0-9]{1,15}$"
    digits = cells
    for sign in numbers.thousands:
        digits = digits.str.replace_all(sign, "", literal=True)
    is_usual = cells.str.contains(whole) & ~cells.is_in(list(marks))
    return digits.zip_with(is_usual, pl.Series([None], dtype=pl.String)).cast(pl.Int64)


def together(fields: Sequence[tuple[pl.Series, int]], count: int, stands: int = 1) -> pl.Series | None:
    """One number for each combination. None: with rows and Stands there are too many of them for one number."""
    import polars as pl

    if prod(kinds for _, kinds in fields) * max(stands, 1) * count >= MOST_WAYS:
        return None
    together = pl.zeros(count, dtype=pl.Int64, eager=True)
    for numbers, kinds in fields:
        if kinds > 1:
            together = together * kinds + numbers
    return together.shrink_dtype()
