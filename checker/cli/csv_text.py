"""Rows as CSV (RFC 4180), as spreadsheets of the house's language open it, and as none of them computes it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from checker.wording.cells import no_formula
from checker.wording.locales import Locale

DELIMITERS: Mapping[Locale, str] = {"de": ";", "en": ","}
BYTE_ORDER_MARK = "\ufeff"


def csv_text(titles: Sequence[str], rows: Iterable[Sequence[str]], locale: Locale) -> str:
    """With a byte order mark, without a last line end. A cell that would be a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITERS[locale])
    writer.writerow(titles)
    writer.writerows(map(no_formula, row) for row in rows)
    return BYTE_ORDER_MARK + out.getvalue().removesuffix("\r\n")
