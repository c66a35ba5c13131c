"""What does a department's table of targets say, and what does it leave open? Pure; the types of `rules import`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TableField(StrEnum):
    """What a column of the table holds. Only the title must be there."""

    TITLE = "title"
    MEASURE = "measure"
    BOUND = "bound"
    DAY = "date"
    OWNER = "owner"
    ROW = "row"
    KIND = "kind"
    UNIT = "unit"


class Doubt(StrEnum):
    """What somebody must decide about a line that became a rule."""

    NO_BOUND = "no_bound"
    BOUND_NOT_READ = "bound_not_read"
    CELL_WITHOUT_VALUE = "cell_without_value"
    NO_OPERATOR = "no_operator"
    NUMBER_FORMAT = "number_format"
    SHARE_AS_FRACTION = "share_as_fraction"
    TWO_BOUNDS = "two_bounds"
    FROM_TO = "from_to"
    NO_UNIT = "no_unit"
    NEW_UNIT = "new_unit"
    SEVERAL_UNITS = "several_units"
    MEAN_OR_EACH = "mean_or_each"
    ALL_OF_WHAT = "all_of_what"
    DONE_BY_WHEN = "done_by_when"
    REPEATED = "repeated"
    COMPARED_WITH = "compared_with"
    NO_DAY = "no_day"
    DAY_NOT_READ = "day_not_read"
    DAY_OUTSIDE = "day_outside"
    DAY_ASSUMED = "day_assumed"
    DAY_WITHIN = "day_within"
    PERIOD_NOT_POSSIBLE = "period_not_possible"
    NO_OWNER = "no_owner"
    OWNER_NOT_FOUND = "owner_not_found"
    OWNER_FAR = "owner_far"
    OWNER_NEAREST = "owner_nearest"
    OWNER_OF_UNITS = "owner_of_units"
    OWNER_ALONE = "owner_alone"
    OWNER_NOT_POSSIBLE = "owner_not_possible"
    EACH_UNIT = "each_unit"
    TITLE_CUT = "title_cut"
    TITLE_TWICE = "title_twice"
    TITLE_FROM_ABOVE = "title_from_above"
    UNKNOWN_KIND = "unknown_kind"
    NOT_POSSIBLE = "not_possible"


class UnusedLine(StrEnum):
    """Why a line of the table became no rule."""

    HEADING = "heading"
    HEADER_AGAIN = "header_again"
    SUM = "sum"
    NO_TITLE = "no_title"


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """`line` of the table that gave the rule `rule` (its id); the facts are those that the words of the doubt take."""

    line: int
    rule: str
    doubt: Doubt
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineLeftOut:
    """A line that is told as not used, with what stands in it. `text` is empty where it may name somebody."""

    line: int
    why: UnusedLine
    text: str = ""
