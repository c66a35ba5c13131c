"""Which rows below a header are data, and which add them up? The part of a sender's profile that says so. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator

from checker.domain.model import Frozen
from checker.domain.template_text import Reason, TellingTemplate

Summed = Literal["sum", "count"]


class Skip(Frozen):
    """Rows that are no data. `text` is compared with the whole line, where `column` is given with that cell alone."""

    text: TellingTemplate
    reason: Reason
    column: str | None = None


class OwnRows(Frozen):
    """The rows of one profile among those of a table that several read: with one of the `words` in `column`."""

    column: str
    words: tuple[TellingTemplate, ...] = Field(min_length=1)


class DataRows(Frozen):
    """Where the table begins and ends in its sheet or file, and which of its rows are passed over.

    `after`: the header is looked for below the first line that fits. `until`: the first row that fits is the last one
    read; `stop`: the first row that fits is read no more, nor is anything below it. The file is refused without the
    line of `after` or `until`; without that of `stop` it is read to its end. `only`: which rows of a file that several
    profiles share are this one's.
    """

    after: TellingTemplate | None = None
    skip: tuple[Skip, ...] = ()
    until: TellingTemplate | None = None
    stop: TellingTemplate | None = None
    only: OwnRows | None = None

    @model_validator(mode="after")
    def _ends_once(self) -> DataRows:
        if self.until is not None and self.stop is not None:
            raise ValueError("a table ends once: with until (the last row that is read) or with stop (the first not)")
        return self


class TotalRow(Frozen):
    """Rows with one of the `labels` in `column` are no data: each is held against the rows it adds up.

    `of`: `all` rows of the file; those `above` it, up to the row before of this kind; those `below` it, up to the next
    one; or those with the `same` word in the column `by` as itself. `checks` as in `SumRow`. A kind of which the file
    has no row is told to the sender, unless it is not `required`.
    """

    column: str
    labels: tuple[TellingTemplate, ...] = Field(min_length=1)
    of: Literal["all", "above", "below", "same"] = "all"
    by: str | None = None
    checks: Mapping[str, Summed] = Field(default_factory=dict)
    required: bool = True

    @model_validator(mode="after")
    def _says_of_which_rows(self) -> TotalRow:
        if (self.of == "same") != (self.by is not None):
            raise ValueError("by (the column whose word the rows share) belongs to of: same")
        return self
