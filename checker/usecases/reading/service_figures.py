"""How many of what are there in the store, for whoever watches the service? Shell: figures of the house as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.finding import FindingState
from checker.domain.message import OutboxState
from checker.domain.verdict import State
from checker.store import cursor, findings, import_ledger, outbox, state_counts
from checker.store.opening import Store
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.come_and_waiting import every_account
from checker.usecases.rules.activation import newest_activation


@dataclass(frozen=True, slots=True)
class ServiceFigures:
    """`verdicts` are those of what is owed now, by state; each state there is stands in the mappings, also with 0.

    Instants are aware, UTC; `last_tick` None: there was none yet.
    """

    activated_at: datetime
    last_tick: datetime | None
    verdicts: Mapping[str, int]
    findings: Mapping[str, int]
    mails: Mapping[str, int]
    files: int


def service_figures(store: Store) -> ServiceFigures:
    """As the store has it. NothingActivated where no rules are in force."""
    with store.read() as tx:
        known, at = at_head(tx), cursor.read(tx)
        return ServiceFigures(
            activated_at=newest_activation(tx).activated_at,
            last_tick=at.instant if at else None,
            verdicts=_each(State, state_counts.owed_by_state(tx)),
            findings=_each(FindingState, known.get("watched findings", lambda: _findings(tx))),
            mails=_each(OutboxState, outbox.count_by_state(tx)),
            files=import_ledger.count_files(every_account(tx, known)),
        )


def _findings(tx: Connection) -> Counter[str]:
    return Counter(one.state.value for one in findings.current(tx).values())


def _each(states: type[State | FindingState | OutboxState], counted: Mapping[str, int]) -> dict[str, int]:
    return {state.value: counted.get(state.value, 0) for state in states}
