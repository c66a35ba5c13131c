"""Which rules took effect when, and on what basis? Shell, read-only; read once while the journal does not grow."""

from __future__ import annotations

from checker.store.opening import Store
from checker.usecases.reading.at_head import at_head
from checker.usecases.rules.activation_history import PastActivation, history_in

HISTORY = "rules_history"


def rules_history(store: Store) -> tuple[PastActivation, ...]:
    """All activations, the newest first."""
    with store.read() as tx:
        return at_head(tx).get_lasting(HISTORY, lambda: tuple(reversed(history_in(tx))))
