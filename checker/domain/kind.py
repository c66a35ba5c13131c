"""What does a kind of rule need, before it can be judged? Pure.

A kind is one module under `checker/domain/kinds` that exposes `KIND`; it is found by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from checker.domain.line_form import FigureForm, LineForm
from checker.domain.measure_unit import Quantity
from checker.domain.shown_by import ShownBy

# Single facts that are reported in a few words; all other records are figures, which come in files.
SHOWN_BY: Mapping[str, ShownBy] = {"deliverable": ShownBy.DELIVERY, "event": ShownBy.EVENT}


@dataclass(frozen=True, slots=True)
class KindSpec:
    """The shape that the rules of one kind have.

    `operators` are what a target may say, `quantities` what its unit may count; both empty: the kind has no target.
    `measures` lists the sets of measure keys that suffice, any one of them (empty: the measure names records only).
    `interims` are the ways in which a view within the period may be held. `required` and `forbidden` are keys of the
    rule itself.
    `only_bound` is the one value its target may have (None: any); `words` are what it may say instead of a number.
    `periods` are the counting periods it can be judged over. `is_change`: what is bounded may fall as well as grow, so
    that a bound may be negative or over 100 percent. `is_of_a_series`: a rule must say what it is about. `is_dated`: it
    promises a day and no figure. `is_judged`: it can be kept or missed; else it only informs. `is_in_a_stretch`: it
    takes place between two days, which `period.about` says. `is_due_with_a_meeting`: its day is that on which a body
    meets. `is_seen_by_month`: what each month says can be held against the bound of the whole period.
    `is_built_on`: something else of the plan may rest on it. `is_rate`: its figure is a share or a mean, which
    does not add up over the period.
    `reminders`: which of the house's lead times it has unless the rule says otherwise; None: it is not reminded of.
    `fits`: what a line of a department's table says that becomes such a rule; `figure`: how a test of it gives one.
    """

    name: str
    records: tuple[str, ...]
    operators: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    measures: tuple[frozenset[str], ...] = ()
    interims: tuple[str, ...] = ("none",)
    required: frozenset[str] = field(default_factory=frozenset)
    forbidden: frozenset[str] = field(default_factory=frozenset)
    only_bound: str | None = None
    words: tuple[str, ...] = ()
    periods: tuple[str, ...] = ("year",)
    is_change: bool = False
    is_of_a_series: bool = False
    is_dated: bool = False
    is_judged: bool = True
    is_in_a_stretch: bool = False
    is_due_with_a_meeting: bool = False
    is_seen_by_month: bool = False
    is_built_on: bool = False
    is_rate: bool = False
    reminders: Literal["dated", "short_notice"] | None = None
    fits: tuple[LineForm, ...] = ()
    figure: FigureForm = FigureForm.OWN

    def shown_by(self, records: str) -> ShownBy:
        """By what a rule of this kind that counts such records is shown to be kept."""
        if records in SHOWN_BY:
            return SHOWN_BY[records]
        return ShownBy.FILES if self.is_dated else ShownBy.FIGURES

    @property
    def has_target(self) -> bool:
        return bool(self.operators)

    @property
    def is_compared(self) -> bool:
        """Is its figure held against something? Not where it is only asked that it is there."""
        return any(operator != "report" for operator in self.operators)

    @property
    def is_delivered(self) -> bool:
        """Is something handed in for it?"""
        return "deliverable" in self.records

    @property
    def counts_dates(self) -> bool:
        """Does it ask for so many dates of a calendar?"""
        return self.quantities == ("occasions",)

    @property
    def is_on_demand(self) -> bool:
        """Is it owed only once something has opened it?"""
        return self.periods == ("request",)
