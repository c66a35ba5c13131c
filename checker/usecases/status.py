"""How is it? What a person must know in one screen. Shell, read-only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from checker.domain.finding import FindingState
from checker.domain.message import OutboxState
from checker.domain.period import Period
from checker.domain.verdict import WORST_FIRST, Verdict
from checker.store import accounts, activations, cursor, findings, journal, outbox, records, verdicts
from checker.store.accounts import Account
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store


@dataclass(frozen=True, slots=True)
class Status:
    """Facts from the store as it is now. `broken_entry`: the first journal entry that does not verify."""

    place: str
    rulebook: str | None
    activated_at: datetime | None
    activated_by: str | None
    last_tick: datetime | None
    versions: int
    last_import: Account | None
    states: dict[str, int]
    missing: tuple[tuple[str, Period], ...]
    open_findings: int
    watched: int
    mails: dict[str, int]
    stuck: tuple[QueuedMessage, ...]
    broken_entry: int | None

    @property
    def is_well(self) -> bool:
        return self.rulebook is not None and self.broken_entry is None and not self.stuck


STUCK = (OutboxState.DEAD, OutboxState.AMBIGUOUS)
GIVEN_SEVERAL_TRIES = 2


def status(store: Store) -> Status:
    """Look once at everything, in one state of the store."""
    with store.read() as tx:
        activation = activations.current(tx)
        at = cursor.read(tx)
        imports = accounts.list_accounts(tx)
        latest = [judged.verdict for judged in verdicts.latest(tx).values()]
        episodes = [episode for episode in findings.current(tx).values() if not episode.is_over]
        messages = outbox.list_messages(tx)
        return Status(
            place=store.place,
            rulebook=activation.sha256 if activation else None,
            activated_at=activation.activated_at if activation else None,
            activated_by=activation.by if activation else None,
            last_tick=at.instant if at else None,
            versions=records.count_versions(tx),
            last_import=imports[-1] if imports else None,
            states=_counted(latest),
            missing=tuple((verdict.rule, period) for verdict in latest for period in verdict.complete.missing),
            open_findings=sum(1 for episode in episodes if episode.state is not FindingState.WATCHED),
            watched=sum(1 for episode in episodes if episode.state is FindingState.WATCHED),
            mails=dict(sorted(Counter(str(message.state) for message in messages).items())),
            stuck=tuple(message for message in messages if _is_stuck(message)),
            broken_entry=journal.verify(tx),
        )


def _counted(latest: Iterable[Verdict]) -> dict[str, int]:
    states = sorted((verdict.state for verdict in latest), key=WORST_FIRST.__getitem__)
    return dict(Counter(str(state) for state in states))


def _is_stuck(message: QueuedMessage) -> bool:
    return message.state in STUCK or (message.state is OutboxState.PENDING and message.attempts >= GIVEN_SEVERAL_TRIES)
