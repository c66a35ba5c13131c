"""One assessment: what a rulebook is held against, on which day, as known at which instant. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from checker.domain.act import Act, by_obligation, counting, under_new_names
from checker.domain.calendar import WorkingCalendar
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

    `records` and `acts_by_obligation` hold nothing that was recorded later; `index` has the versions in force.
    `own_engine` and `own_triggers` stand in for the rulebook's own; None: those.
    """

    rulebook: Rulebook
    calendar: WorkingCalendar
    organisation: Organisation
    records: Records
    index: RecordIndex
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
        """Of all records and acts those that were known at the instant."""
        known = records.known_at(known_at)
        named = under_new_names(acts, rulebook.replaced) if acts else ()
        return cls(
            rulebook=rulebook,
            calendar=calendar,
            organisation=organisation,
            records=known,
            index=_index_of(known),
            acts=acts,
            acts_by_obligation=by_obligation(counting(named, known_at)) if named else {},
            on=on,
            known_at=known_at,
            own_engine=engine,
            own_triggers=triggers,
        )

    def at(self, on: date, known_at: datetime) -> Self:
        """The same house on another day, as known at an instant that is no later than this one's."""
        return self.of(
            self.rulebook,
            self.calendar,
            self.organisation,
            self.records,
            self.acts,
            on,
            known_at,
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
_indexes: deque[tuple[Records, RecordIndex]] = deque(maxlen=2)


def _index_of(known: Records) -> RecordIndex:
    for records, index in tuple(_indexes):
        if records is known:
            return index
    index = RecordIndex(in_force(known.versions))
    _indexes.append((known, index))
    return index
