"""Where do two JSON values differ? Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def differing(one: Any, other: Any, at: str = "") -> Iterator[str]:
    """The paths (`pace.figure`, `reasons[0].code`) of all that is not alike, in the order of their names.

    True is not 1, and 1 is not 1.0: equal values are equal bytes. What only one of them has is named as a whole.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted(one.keys() | other.keys()):
            below = f"{at}.{name}" if at else name
            if name in one and name in other:
                yield from differing(one[name], other[name], below)
            else:
                yield below
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for number, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from differing(left, right, f"{at}[{number}]")
    elif type(one) is not type(other) or one != other:
        yield at
