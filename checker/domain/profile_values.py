"""Numbers that no column gives as they are: in other units, or made of several columns. Pure."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from checker.domain.exact_text import is_number
from checker.domain.model import Frozen

# Any two numbers that a cell can hold are added and multiplied in it exactly; it says so if they ever were not.
EXACT = Context(prec=100, traps=[Inexact])


def _a_factor(text: str) -> str:
    if not is_number(text) or not 0 < Decimal(text) < 10**9 or Decimal(text) == 1:
        raise ValueError(
            f"'{text}' is no factor; write a number above 0 in quotes, such as \"1000\" for thousand euros"
        )
    return text


# What a cell is multiplied by: "1000" of thousand euros, "100" of shares for percent, "60" of hours for minutes.
Factor = Annotated[str, Field(max_length=18), AfterValidator(_a_factor)]


class Derived(Frozen):
    """A number made of columns: all of them added up, or the first of two less the second. A blank part gives none."""

    sum: Annotated[tuple[str, ...], Field(min_length=2)] | None = None
    difference: Annotated[tuple[str, ...], Field(min_length=2, max_length=2)] | None = None

    @model_validator(mode="after")
    def _is_one_sum(self) -> Derived:
        if (self.sum is None) == (self.difference is None):
            raise ValueError("a number is made as sum or as difference of columns, exactly one of them")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        return self.sum or self.difference or ()

    def of(self, parts: tuple[int | Decimal, ...]) -> Decimal:
        """The number, exact to its last digit; `parts` are those of `columns`."""
        total = Decimal(parts[0])
        for part in parts[1:]:
            total = EXACT.subtract(total, part) if self.difference else EXACT.add(total, part)
        return total
