"""The state of the service, for one screen. Shell, read-only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection

from checker.domain.finding import FindingState, Resolution
from checker.domain.health import (
    FOR_PEOPLE,
    NO_LOG,
    AnswerMailboxState,
    HealthIssue,
    LogFacts,
    StoreFacts,
    WaitingMail,
    is_stuck,
    store_issues,
    urgency,
)
from checker.domain.obligation_key import rule_of
from checker.domain.quarantine import OpenNow
from checker.domain.verdict import WORST_FIRST, State
from checker.evaluation.reports_ledger import LedgerEntry
from checker.store import activations, backups, cursor, findings, import_ledger, outbox, records, state_counts
from checker.store.cursor import Cursor
from checker.store.import_ledger import ImportResult
from checker.store.opening import Store
from checker.usecases.importing.kept_out import open_now
from checker.usecases.rules.activation import active
from checker.usecases.running.backup.watch import backup_issues
from checker.usecases.running.disk_watch import room_issues
from checker.usecases.running.health import Around, Surroundings, issues_around, never_read, patience_of, surroundings
from checker.usecases.running.key_watch import keys_issues
from checker.usecases.running.member_watch import members_issues
from checker.usecases.running.pages_watch import pages_issues
from checker.usecases.running.retention_watch import overdue
from checker.usecases.telling.health import missing_reports_of, store_facts

EARLIEST = datetime(1, 1, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Status:
    """Facts from the store as it is now. `broken_entry`: the first journal entry that does not verify.

    `states` counts what is owed by state, `missing` are the reports that were overdue at the last tick, `stuck` the
    mails that are dead or were tried several times, `noise` counts by rule the findings that somebody called noise.
    `held` None: nothing is kept out that is still open. `last_backup` None: none that this store knows of.
    `around` None: only the store was looked at. `issues` are all that is not as it should be, worst first.
    """

    place: str
    rulebook: str | None
    activated_at: datetime | None
    activated_by: str | None
    last_tick: datetime | None
    versions: int
    last_import: ImportResult | None
    states: dict[str, int]
    missing: tuple[LedgerEntry, ...]
    open_findings: int
    watched: int
    noise: dict[str, int]
    mails: dict[str, int]
    stuck: tuple[WaitingMail, ...]
    broken_entry: int | None
    mailbox: AnswerMailboxState | None = None
    around: Surroundings | None = None
    issues: tuple[HealthIssue, ...] = ()
    log: LogFacts = NO_LOG
    held: OpenNow | None = None
    last_backup: datetime | None = None

    @property
    def is_well(self) -> bool:
        return all(issue.code in FOR_PEOPLE for issue in self.issues)


def status(store: Store, around: Around | None = None) -> Status:
    """Look once at everything, in one state of the store, and around it if that is asked for.

    The store alone is looked at as of its last tick: whether that is too old, only what lies beside it can say.
    """
    with store.read() as tx:
        at = cursor.read(tx)
        now = around.now if around else at.instant if at else EARLIEST
        facts = store_facts(tx, now, by_the_clock=around is not None and not around.is_clock_given)
        seen = _in_store(tx, store.place, at, facts)
    beside = surroundings(store.place, seen.rulebook, around) if around else None
    by_clock = {"is_rehearsed": not (beside and beside.is_timed), "is_fed": bool(beside and beside.is_fed)}
    issues = (
        *(issues_around(beside, around) if beside and around else ()),
        *(never_read(facts.mailbox, around) if around else ()),
        *(room_issues(store.place, around.free) if around else ()),
        *(_of_pages(store.place, around) if around else ()),
        *(overdue(store, around.spans, now) if around else ()),
        *(backup_issues(seen.activated_at, seen.last_backup, around) if around and beside and beside.is_timed else ()),
        *(members_issues(store, around.pages, around.log_in, now) if around else ()),
        *keys_issues(store, now),
        *store_issues(facts, now, patience_of(beside), **by_clock),
    )
    return replace(seen, around=beside, issues=tuple(sorted(issues, key=urgency)))


def _of_pages(place: str, around: Around) -> Iterable[HealthIssue]:
    """A rehearsal's instant says nothing about a process of today."""
    return () if around.is_clock_given else pages_issues(place, around.pages, around.now)


def _in_store(tx: Connection, place: str, at: Cursor | None, facts: StoreFacts) -> Status:
    activation = activations.current(tx)
    imports = import_ledger.list_accounts(tx)
    newest = list(findings.current(tx).values())
    episodes = [episode for episode in newest if not episode.is_over]
    noise = [episode.obligation for episode in newest if episode.resolution is Resolution.NOISE]
    return Status(
        place=place,
        rulebook=activation.sha256 if activation else None,
        activated_at=activation.activated_at if activation else None,
        activated_by=activation.by if activation else None,
        last_tick=at.instant if at else None,
        versions=records.count_versions(tx),
        last_import=imports[-1] if imports else None,
        states=_worst_first(state_counts.owed_by_state(tx)),
        missing=missing_reports_of(tx, active(tx)) if activation else (),
        open_findings=sum(1 for episode in episodes if episode.state is not FindingState.WATCHED),
        watched=sum(1 for episode in episodes if episode.state is FindingState.WATCHED),
        noise=dict(sorted(Counter(map(rule_of, noise)).items())),
        mails=outbox.count_by_state(tx),
        stuck=tuple(mail for mail in facts.mails if is_stuck(mail)),
        broken_entry=facts.broken_entry,
        mailbox=facts.mailbox,
        log=facts.log,
        held=open_now(tx),
        last_backup=backups.last_backup_at(tx),
    )


def _worst_first(owed: Mapping[str, int]) -> dict[str, int]:
    return {state: owed[state] for state in sorted(owed, key=lambda state: WORST_FIRST[State(state)])}
