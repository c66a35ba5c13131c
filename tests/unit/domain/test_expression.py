"""What a measure may count: a figure, a whole number, the greater of two, or one less another."""

from __future__ import annotations

import pytest

from checker.domain.expression import parse


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        pytest.param("held", {"held": 1, "planned": 2}, 1, id="a name"),
        pytest.param("2", {}, 2, id="a number"),
        pytest.param("max(planned, 2)", {"planned": 1}, 2, id="nobody planned enough"),
        pytest.param("max(planned, 2)", {"planned": 3}, 3, id="more planned than needed"),
        pytest.param("reviewed - faulty", {"reviewed": 12, "faulty": 5}, 7, id="one less another"),
        pytest.param(" reviewed  -  faulty ", {"reviewed": 0, "faulty": 5}, -5, id="may fall below nothing"),
        pytest.param(" max( 2 ,planned ) ", {"planned": 0}, 2, id="blanks and order do not matter"),
    ],
)
def test_an_expression_counts(text: str, figures: dict[str, int], expected: int) -> None:
    assert parse(text).value(figures) == expected


def test_an_expression_tells_which_figures_it_needs() -> None:
    assert parse("max(planned, held)").names() == {"planned", "held"}
    assert parse("reviewed - faulty").names() == {"reviewed", "faulty"}
    assert parse("max(1, 2)").names() == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "max",
        "max()",
        "max(planned)",
        "max(a, b, c)",
        "max(max(a, 1), 2)",
        "planned + 2",
        "planned - 2",
        "2 - planned",
        "planned-held",
        "planned - held - silent",
        "max(planned - held, 2)",
        "2.5",
        "-1",
        "Held",
        "a;b",
    ],
)
def test_anything_else_is_refused_with_the_forms_there_are(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no expression; write a name, a whole number, max\(a, b\) or a - b"):
        parse(text)
