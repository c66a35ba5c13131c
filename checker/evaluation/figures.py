"""What the records give for one obligation: a figure, none, one that is not shown yet, or a day. Pure; exact.

These are all there are: whoever asks which one it is matches them and ends with `assert_never`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from checker.domain.verdict import Reason


class Sides(NamedTuple):
    """The two sides of the exact comparison with the bound, cross-multiplied, so that nothing is rounded (D2)."""

    lhs: int
    rhs: int


NOT_COMPARED = Sides(0, 0)


@dataclass(frozen=True, slots=True)
class EventOutlook:
    """Can what is held and still ahead suffice? `still_missing` events until the bound is kept; `within_reach` of those
    `to_reach`. Of these `unplanned` are neither held nor planned yet; one more of them is to be planned by `plan_by`.
    """

    still_missing: int
    within_reach: int
    to_reach: int
    unplanned: int = 0
    plan_by: date | None = None


@dataclass(frozen=True, slots=True)
class MonthAgainstShare:
    """The newest month and what is asked of each, in one scale."""

    newest_month: int
    a_month: int


@dataclass(frozen=True, slots=True)
class BandSides:
    """Both ends of the band, in the scale of `Sides.lhs`."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure: `value` is exact, a share as fraction of 1. `view_end` is the day up to which the newest figures speak,
    `expected` the path at that day; None: there is none. `numerator` and `denominator` are given where it has them.

    `bound` is what the figure was compared with where the rule names no number; None: the rule's own. `final`: no
    sender has marked any of it provisional. `beside` is what else the state table asks of it.
    """

    value: Fraction
    keys: tuple[str, ...]
    sides: Sides = NOT_COMPARED
    numerator: Fraction | int | None = None
    denominator: Fraction | int | None = None
    bound: Fraction | None = None
    view_end: date | None = None
    expected: Fraction | None = None
    final: bool = True
    beside: EventOutlook | MonthAgainstShare | BandSides | None = None
    notes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """There is no figure. `why` is a reason's code, of `notes` where one has facts.

    `only_nil`: reports came, and said that nothing was; a whole of zero is given with its part, and `view_end` is the
    day up to which that was told. None: the reports alone say it.
    """

    why: str
    keys: tuple[str, ...] = ()
    only_nil: bool = False
    numerator: Fraction | int | None = None
    denominator: Fraction | int | None = None
    view_end: date | None = None
    notes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class NotShownYet:
    """Figures came, and none is shown before the period ends. `view_end` is the day up to which they speak."""

    keys: tuple[str, ...]
    final: bool
    view_end: date | None = None
    notes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class AwaitedMeeting:
    """The meeting that something is due with: is its day known? From `warn_from` on it should be."""

    is_known: bool
    warn_from: date


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a date alone decides: the day on which it was complete; None: it is not."""

    complete_on: date | None
    keys: tuple[str, ...]
    meeting: AwaitedMeeting | None = None
    notes: tuple[Reason, ...] = ()


FromReports = Measured | Unmeasured
Figures = Measured | Unmeasured | NotShownYet | HandedIn


def sides_of(value: Fraction, bound: Fraction) -> Sides:
    """A figure against its bound in whole numbers."""
    return Sides(value.numerator * bound.denominator, bound.numerator * value.denominator)


def place_between_wholes(value: Fraction) -> int:
    """Twice the number where it is whole, else the odd one in between: a mean of twelve months has too many digits."""
    whole = value.__floor__()
    return 2 * whole + int(value != whole)


def compared_with(figure: FromReports, bound: Fraction) -> FromReports:
    """The figure compared with a bound. What is not measured stays so."""
    if isinstance(figure, Unmeasured):
        return figure
    return replace(figure, sides=sides_of(figure.value, bound))


def with_notes(figure: FromReports, *notes: Reason) -> FromReports:
    return replace(figure, notes=(*figure.notes, *notes)) if notes else figure


def note_of(figures: Figures, code: str) -> Reason | None:
    """The note beside a figure under a code; None: there is none."""
    return next((note for note in figures.notes if note.code == code), None)
