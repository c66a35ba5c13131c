"""A day judged again as a tick had it: by its rules, calendar, organisation and knowledge. Shell, read-only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.bulk import collector_paused
from checker.domain.counted import counting_for
from checker.domain.record import RecordVersion
from checker.domain.verdict import Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.judge import owed_in
from checker.evaluation.verdict import verdicts_on
from checker.store import activations, acts, recordings, records
from checker.store.activations import ActivationHead
from checker.store.ticks import Tick
from checker.usecases.rules.activation import archived_book
from checker.usecases.rules.rules_then import activation_then
from checker.usecases.rules.staffed import staffed


@dataclass(frozen=True, slots=True)
class Basis:
    """What a judgement goes by: an instant (aware), the last sequence known, the activation."""

    at: datetime
    sequence: int
    activation: ActivationHead


def known_then(tx: Connection, known_at: datetime) -> Basis:
    """What was known and in force at an instant (aware), or the first rules that ever were. Raises NothingActivated."""
    head, _ = activation_then(tx, known_at)
    return Basis(known_at, recordings.sequence_at(tx, known_at), head)


def known_to(tx: Connection, tick: Tick) -> Basis:
    """What a tick went by. Of one from before that was kept: what was known and in force at its instant."""
    then = known_then(tx, tick.at)
    named = None if tick.by.activation is None else activations.numbered(tx, tick.by.activation)
    sequence = then.sequence if tick.by.sequence is None else tick.by.sequence
    return Basis(tick.at, sequence, named or then.activation)


@dataclass(frozen=True, slots=True)
class JudgedAgain:
    """The verdicts by obligation, in the order of the rule files, and the versions of records that counted for each."""

    verdicts: Mapping[str, Verdict]
    in_force: Mapping[str, RecordVersion]

    def counting_for(self, obligation: str) -> tuple[RecordVersion, ...]:
        return counting_for(self.verdicts[obligation], self.in_force)


@collector_paused()
def judged(tx: Connection, on: date, basis: Basis, only: Collection[str] | None = None) -> JudgedAgain:
    """Every verdict of a day; `only`: of these obligations."""
    book = staffed(tx, archived_book(tx, basis.activation), basis.sequence)
    known, decided = records.load(tx, sequence=basis.sequence), acts.load(tx, sequence=basis.sequence)
    assessment = Assessment.of(book, book.calendar, book.organisation, known, decided, on, basis.at)
    verdicts = verdicts_on(owed_in(assessment, only), assessment)
    return JudgedAgain({verdict.obligation: verdict for verdict in verdicts}, assessment.index.by_key)
