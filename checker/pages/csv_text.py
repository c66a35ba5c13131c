"""Rows as CSV (RFC 4180), as spreadsheets of the house's language open it, and as none of them computes it. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from checker.wording.cells import no_formula
from checker.wording.locales import Locale

DELIMITERS: Mapping[Locale, str] = {"de": ";", "en": ","}
BYTE_ORDER_MARK = "\ufeff"


def csv_text(titles: Sequence[str], rows: Iterable[Sequence[str]], locale: Locale) -> str:
    """With a byte order mark, without a last line end. A cell that would be a formula has an apostrophe before it."""
    safe = (list(map(no_formula, row)) for row in rows)
    return "".join(csv_lines(titles, safe, locale)).removesuffix("\r\n")


def csv_lines(titles: Sequence[str], rows: Iterable[Sequence[str]], locale: Locale) -> Iterator[str]:
    """Line by line, with a byte order mark. Cells are written as they are: see `no_formula`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=DELIMITERS[locale])
    out.write(BYTE_ORDER_MARK)
    for row in chain([titles], rows):
        writer.writerow(row)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
