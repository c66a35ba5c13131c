"""A table as spreadsheets read it in Germany: byte order mark, semicolons, no cell taken for a formula. Pure."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence

from checker.wording.cells import no_formula


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """The table, a line at a time, however many there are."""
    yield BOM_UTF8 + _line(heads)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerow(map(no_formula, cells))
    return out.getvalue().encode()
