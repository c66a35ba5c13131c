"""One assessment: a rulebook with calendar, organisation and records, on a day, as known at an instant. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from checker.domain.act import Act, by_obligation, counting, under_new_names
from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import end_of_day, local_day
from checker.domain.conflicting_records import ConflictingFigures, two_official_figures
from checker.domain.organisation import Organisation
from checker.domain.report import Records, in_force
from checker.domain.rulebook import Rulebook
from checker.evaluation.engine import Engine
from checker.evaluation.measures import RecordIndex
from checker.evaluation.rulesets import engine_of
from checker.evaluation.trigger_rules import TriggerEngine, trigger_engine_of


@dataclass(frozen=True, slots=True)
class Assessment:
    """The rules of a house and all that was known of the day `on` (local) at `known_at` (aware).

    `records` and `acts` are all that was known, cut by whoever gives them; `index` has the versions in force,
    `conflicts` by key the official figures that contradict one another.
    `own_engine` and `own_triggers` stand in for the rulebook's own; None: those.
    """

    rulebook: Rulebook
    calendar: WorkingCalendar
    organisation: Organisation
    records: Records
    index: RecordIndex
    conflicts: Mapping[str, ConflictingFigures]
    acts: Sequence[Act]
    acts_by_obligation: Mapping[str, Sequence[Act]]
    on: date
    known_at: datetime
    own_engine: Engine | None = None
    own_triggers: TriggerEngine | None = None

    @classmethod
    def of(
        cls,
        rulebook: Rulebook,
        calendar: WorkingCalendar,
        organisation: Organisation,
        records: Records,
        acts: Sequence[Act],
        on: date,
        known_at: datetime,
        engine: Engine | None = None,
        triggers: TriggerEngine | None = None,
    ) -> Self:
        """All of the records and acts count, whatever instants they bear."""
        named = under_new_names(acts, rulebook.replaced) if acts else ()
        index, conflicts = _sorted_out(records)
        return cls(
            rulebook=rulebook,
            calendar=calendar,
            organisation=organisation,
            records=records,
            index=index,
            conflicts=conflicts,
            acts=acts,
            acts_by_obligation=by_obligation(counting(named)) if named else {},
            on=on,
            known_at=known_at,
            own_engine=engine,
            own_triggers=triggers,
        )

    @property
    def last_day(self) -> date:
        """The local day by the end of which all was known, whatever day a recording bears."""
        return max(self.on, local_day(self.known_at))

    def by_end_of(self, day: date) -> Self:
        """The same house at the end of a local day, by what had been recorded by then. From `last_day` on: by all."""
        on, end = min(day, self.on), end_of_day(day)
        is_all = day >= self.last_day
        return self.of(
            self.rulebook,
            self.calendar,
            self.organisation,
            self.records if is_all else self.records.recorded_by(end),
            self.acts if is_all else tuple(act for act in self.acts if act.granted_on <= day),
            on,
            min(end, self.known_at),
            self.own_engine,
            self.own_triggers,
        )

    @property
    def engine(self) -> Engine:
        return self.own_engine or engine_of(self.rulebook)

    @property
    def triggers(self) -> TriggerEngine:
        """The compiled trigger rules; compiled when first something may open or explain something."""
        return self.own_triggers or trigger_engine_of(self.rulebook)


# A tick asks about the same records several times, and so does the next one until something comes.
_remembered: deque[tuple[Records, RecordIndex, Mapping[str, ConflictingFigures]]] = deque(maxlen=2)


def _sorted_out(known: Records) -> tuple[RecordIndex, Mapping[str, ConflictingFigures]]:
    """The versions in force, and which official figures contradict one another."""
    for records, index, conflicts in tuple(_remembered):
        if records is known:
            return index, conflicts
    index, conflicts = RecordIndex(in_force(known.versions)), two_official_figures(known.versions)
    _remembered.append((known, index, conflicts))
    return index, conflicts
