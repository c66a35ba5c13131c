"""Templates of names and lines: what fits is what the plain expression says, at a cost that the text alone decides."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from checker.records.templates import fits

PARTS = st.sampled_from(
    ["*", "{year}", "{quarter}", "{half}", "{month}", "{month_name}", "{date}", "a", "B", ". ", "Q"]
)
TEXTS = st.lists(st.sampled_from(["a", "b", ". ", "q", "2016", "15", "3", "1", "Mai", "04.07.2016", " "]), max_size=9)
SHAPES = {
    "{year}": "(?P<year>[0-9]{4})",
    "{quarter}": "(?P<quarter>[1-4])",
    "{half}": "(?P<half>[12])",
    "{month}": "(?P<month>1[0-2]|0?[1-9])",
    "{month_name}": r"(?P<month_name>[A-Za-zÄÖÜäöü]+\.?)",
    "{date}": "(?P<date>[0-9][0-9./-]*[0-9])",
    "*": ".*",
}


def by_one_expression(parts: list[str], text: str) -> dict[str, str] | None:
    """The oracle: it tries every combination of places, which is right and may take for ever.

    Blanks at the ends and doubled ones decide nothing, in the template as in the text.
    """
    pieces = re.split(r"(\{[a-z_]+\}|\*)", one_blank("".join(parts)))
    shape = "".join(SHAPES.get(piece, re.escape(piece)) for piece in pieces)
    match = re.fullmatch(shape, one_blank(text), re.IGNORECASE)
    return match.groupdict() if match else None


def one_blank(text: str) -> str:
    return " ".join(text.split())


def once_each(parts: list[str]) -> list[str]:
    """As lint wants it: no placeholder twice."""
    return [part for place, part in enumerate(parts) if not part.startswith("{") or part not in parts[:place]]


@given(parts=st.lists(PARTS, min_size=1, max_size=9).map(once_each), text=TEXTS.map("".join))
def test_a_template_fits_where_one_expression_would_and_reads_the_same(parts: list[str], text: str) -> None:
    found = fits("".join(parts), text)
    assert (None if found is None else dict(found)) == by_one_expression(parts, text)


def test_a_template_full_of_stars_costs_no_more_than_the_text_is_long() -> None:
    # One expression would try every six of twenty thousand places.
    assert fits("*a" * 6 + "b", "a" * 20_000) is None
    assert fits("*{year}*{quarter}*x", "2016 3" * 5_000) is None
