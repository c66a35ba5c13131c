"""What may a line of a department's table say, and how does a test give a figure? Pure; kinds of rules name theirs."""

from __future__ import annotations

from enum import StrEnum


class LineForm(StrEnum):
    """What a line says. The kind that names a form is the rule that such a line becomes."""

    SUM_AT_MOST = "sum_at_most"
    COUNT_AT_LEAST = "count_at_least"
    EACH_MONTH_AT_LEAST = "each_month_at_least"
    RATE_AT_MOST = "rate_at_most"
    RATE_AT_LEAST = "rate_at_least"
    ALL_OF_IT = "all_of_it"
    BETTER_THAN_BEFORE = "better_than_before"
    AT_MOST_AS_BEFORE = "at_most_as_before"
    AS_GOOD_AS_OTHERS = "as_good_as_others"
    SO_OFTEN = "so_often"
    HANDED_IN = "handed_in"
    ON_REQUEST = "on_request"
    WITH_A_MEETING = "with_a_meeting"
    TAKEN_FOR_GRANTED = "taken_for_granted"
    SHOWN_BESIDE = "shown_beside"
    SHOWN = "shown"


class FigureForm(StrEnum):
    """How a test gives the figure: as its skeleton does (`OWN`), bare, as part of a whole, as twelve months, as a part
    that has grown, as a mean of ten, or against another figure.
    """

    OWN = "own"
    BARE = "bare"
    SHARE = "share"
    SHOWN = "shown"
    MONTHS = "months"
    GROWTH = "growth"
    MEAN = "mean"
    AGAINST = "against"
