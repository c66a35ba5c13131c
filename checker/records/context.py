"""What the import must know of the rulebook: senders, units, plan years, due dates. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from checker.domain.organisation import Organisation
from checker.domain.profile import SenderFile
from checker.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class ImportContext:
    """`plan_year_by_due` is keyed by target id and nominal date: a report may name either the year or that day."""

    senders: tuple[SenderFile, ...]
    organisation: Organisation
    plan_years: frozenset[int]
    plan_year_by_due: Mapping[tuple[str, date], int] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Rulebook) -> ImportContext:
        return cls(
            senders=book.senders,
            organisation=book.organisation,
            plan_years=frozenset(plan.year for plan in book.plans),
            plan_year_by_due={
                (planned.rule.id, planned.rule.due.nominal): planned.plan.year for planned in book.rules()
            },
        )

    def due_dates(self, target_id: str) -> tuple[date, ...]:
        """The nominal dates of a target in all plans; empty when no rule has that id."""
        return tuple(sorted(due for known, due in self.plan_year_by_due if known == target_id))

    def targets(self) -> tuple[str, ...]:
        return tuple(sorted({known for known, _ in self.plan_year_by_due}))
