"""The state of an obligation on a day, with its reasons. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from checker.domain.due import Due
from checker.domain.house_word import HouseWord
from checker.domain.measure_unit import MeasureUnit
from checker.domain.obligation_key import key_of
from checker.domain.period import Period
from checker.domain.scope import Scope

# The code of the reason that a missing report gives a verdict without a figure.
EXPLAINED_BY = "explained_by"
# Why something is owed that was not from the first day on: each with its `day`, and `who` asked where that is known.
ASKED_FOR, ASKED_FOR_BY, AGREED_ON = "asked_for", "asked_for_by", "agreed_on"
# That preliminary figures met a target which the final ones miss, with the last `day` on which it was so.
MET_UNTIL = "met_until"
OCCASIONS = frozenset({ASKED_FOR, ASKED_FOR_BY, AGREED_ON, "opened_by"})


class State(StrEnum):
    """Worst first."""

    BREACHED = "breached"
    AT_RISK = "at_risk"
    NOT_EVALUABLE = "not_evaluable"
    AWAITING_EVENT = "awaiting_event"
    PENDING = "pending"
    MET = "met"
    INFO = "info"


BAD = frozenset({State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE})
# A day that is awaited is no finding, until the calendar that would tell it should have come.
CALENDAR_MISSING = "calendar_missing"
WORST_FIRST = {state: place for place, state in enumerate(State)}
# Neither kept nor missed so far: there is something to be reminded of.
STILL_TO_DO = frozenset({State.PENDING, State.AWAITING_EVENT})


class EvidenceClass(StrEnum):
    """How much a sampled rate proves (decision D17)."""

    PROVEN = "proven"
    INDICATED = "indicated"
    WEAK = "weak"


RuleKey = tuple[str, int]  # a rule's id and the year that its obligations are about
ReasonValue = str | int | date | Fraction | Decimal | Period | MeasureUnit | HouseWord | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as a code with its numbers; `checker.wording` makes the sentence. The first reason of a verdict decided."""

    code: str
    facts: Mapping[str, ReasonValue] = field(default_factory=dict)


# Reasons of a verdict that was not judged at all, while everything beside it was.
FIGURE_TOO_LARGE, CANNOT_JUDGE = "figure_too_large", "cannot_judge"
# Part of a whole, so much for each of so many, or one against the other.
Relation = Literal["share", "mean", "change"]
SET_ASIDE = frozenset({FIGURE_TOO_LARGE, CANNOT_JUDGE})


@dataclass(frozen=True, slots=True)
class Completeness:
    """Owed reports and how many of them have arrived. `owed`: due by the day judged; `missing`: owed, not here.

    `next_by` is the day by which the next report is expected; None when none is owed any more.
    """

    expected: int
    arrived: int
    owed: int = 0
    missing: tuple[Period, ...] = ()
    next_by: date | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """The newest view that is owed has not come (D24). `figures_as_of` is the last day that the figures speak of, None
    where there never were any; `overdue` are the periods of the reports that are missing, at least one, in order.
    """

    figures_as_of: date | None
    overdue: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """On its way? `expected` by the end of `view_end`; `forecast` for the period's end along the path.

    `per_week_needed` is what each of the remaining weeks must bring. All exact; None: makes no sense here.
    """

    expected: Fraction | None
    view_end: date | None
    forecast: Fraction | None = None
    per_week_needed: Fraction | None = None
    method: str = ""


@dataclass(frozen=True, slots=True)
class JudgedOtherwise:
    """That an obligation was judged otherwise from a day on. `before` None: it was never judged before.

    `figures` are those of the verdict as the store writes them (exact).
    """

    obligation: str
    number: int
    on: date
    before: State | None
    after: State
    cause: str
    figures: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """One obligation judged. `value` is exact (a share as fraction of 1, amounts in euro); None: no figure.

    `counts_people`: small counts of it would point at people. `moved_by_few`: one of them differs by one or two from
    what was shown before. `kept_back`: its counts were taken out to tell it to others (`checker.wording.suppression`).
    The evaluator knows no earlier days and takes nothing out: from it both are false. `few_staff`: the figure is one on
    the staff of a unit of which so few are known that only the house's value is shown. `stale`: its figures are old;
    None: they are the newest that were owed.
    """

    rule: str
    scope: Scope
    period: Period
    state: State
    provisional: bool
    waived: bool
    late: bool
    evidence: EvidenceClass | None
    value: Fraction | None
    numerator: Fraction | int | None
    denominator: Fraction | int | None
    operator: str | None
    target: str | None
    unit: MeasureUnit | None
    rounding: str
    due: Due
    data_expected: date | None
    complete: Completeness
    pace: Pace | None
    severity: str
    owner: str
    source_row: str
    source_line: int | None
    reasons: tuple[Reason, ...]
    records: tuple[str, ...]
    fired: str = ""
    kind: str = ""
    counts_people: bool = True
    moved_by_few: bool = False
    kept_back: bool = False
    few_staff: bool = False
    stale: Stale | None = None
    _obligation: str = field(default="", init=False, repr=False, compare=False)

    @property
    def obligation(self) -> str:
        """The key people read: rule/scope/period. Remembered, as whoever sorts verdicts asks for it often."""
        if not self._obligation:
            object.__setattr__(self, "_obligation", key_of(self.rule, self.scope.id, self.period))
        return self._obligation

    @property
    def rule_key(self) -> RuleKey:
        """Which plan's rule it was: plans of two years may promise the same."""
        return self.rule, self.period.end.year

    @property
    def cause(self) -> str:
        """The code of the reason that decided."""
        return self.reasons[0].code if self.reasons else ""

    @property
    def lacks_a_row(self) -> bool:
        """Has the report come that its figure was to be in, and the figure was not?"""
        return bool(self.reasons) and "row" in self.reasons[0].facts

    @property
    def is_share(self) -> bool:
        """Is the figure its numerator's part of its denominator? Else it is a change of one against the other."""
        if self.value is None or not self.numerator or not self.denominator:
            return True
        return self.value * Fraction(self.denominator) == Fraction(self.numerator)

    @property
    def relation(self) -> Relation:
        """How its numerator stands to its denominator."""
        if not self.is_share:
            return "change"
        return "share" if self.unit is None or self.unit.is_share else "mean"

    @property
    def waived_until(self) -> date | None:
        """The last day of the waiver that covers it; None: none does."""
        days = (reason.facts.get("until") for reason in self.reasons if reason.code == "waived")
        return next((until for until in days if isinstance(until, date)), None)

    @property
    def lacks_its_calendar(self) -> bool:
        """Is a meeting still awaited past the day from which that is a finding?"""
        return self.state is State.AWAITING_EVENT and self.cause == CALENDAR_MISSING

    @property
    def is_owed_on_demand(self) -> bool:
        """Did a request, an agreement or another rule's verdict open it?"""
        return any(reason.code in OCCASIONS for reason in self.reasons)

    @property
    def is_bad(self) -> bool:
        """Does it need somebody?"""
        return self.state in BAD or self.lacks_its_calendar


def after_preliminary_figures(now: Verdict, before: Verdict | None, since: date) -> Verdict:
    """The verdict as it is told: where final figures miss what preliminary ones had met, with a reason that says so.

    `before` is what was judged last before this state, `since` the first day of this state.
    """
    is_final_miss = now.state is State.BREACHED and not now.provisional
    if before is None or not is_final_miss or before.state is not State.MET or not before.provisional:
        return now
    met_until = Reason(MET_UNTIL, {"day": since - timedelta(days=1)})
    return replace(now, reasons=(*now.reasons[:1], met_until, *now.reasons[1:]))
