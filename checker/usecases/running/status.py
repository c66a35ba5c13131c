"""How is it? What a person must know in one screen. Shell, read-only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from checker.domain.clock import local_day, local_time
from checker.domain.finding import FindingState, Resolution
from checker.domain.message import OutboxState
from checker.domain.obligation_key import rule_of
from checker.domain.verdict import WORST_FIRST, Verdict
from checker.evaluation.reports_ledger import LedgerEntry, reports_ledger
from checker.store import activations, cursor, findings, import_ledger, journal, outbox, records, sending, verdicts
from checker.store.cursor import Cursor
from checker.store.heartbeat import Heartbeat, read_heartbeat
from checker.store.import_ledger import ImportResult
from checker.store.lock import is_driven
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.store.sending import Outage
from checker.usecases.importing.inbox import InboxBacklog, look_into
from checker.usecases.rules.activation import active
from checker.usecases.rules.rules_folder import ACTIVATE, FolderLook, FolderState, look_at
from checker.wording.inbox_troubles import trouble_text


@dataclass(frozen=True, slots=True)
class HealthIssue:
    """Something that somebody must see to, and the command to try next."""

    what: str
    next_command: str


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to an installation beside its store: where rules and files come from, and how often it looks."""

    now: datetime
    rules: Path
    inbox: Path
    interval: timedelta


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How it is around the store. `heartbeat` None: no daemon ever ran; `is_driven`: one runs at this moment."""

    folder: FolderLook
    inbox: InboxBacklog
    heartbeat: Heartbeat | None
    is_driven: bool


@dataclass(frozen=True, slots=True)
class Status:
    """Facts from the store as it is now. `broken_entry`: the first journal entry that does not verify.

    `outage`: no mail leaves, whichever it is.
    `missing` are the reports that were overdue at the last tick, `noise` counts by rule the findings that somebody
    called noise.
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
    stuck: tuple[QueuedMessage, ...]
    outage: Outage | None
    broken_entry: int | None
    around: Surroundings | None = None
    issues: tuple[HealthIssue, ...] = ()

    @property
    def is_well(self) -> bool:
        return not self.issues


GIVEN_SEVERAL_TRIES = 2


LATE_INTERVALS = 3
REJECTED_LATELY = timedelta(days=7)
LONG_WAITING_INTERVALS = 5


def status(store: Store, around: Around | None = None) -> Status:
    """Look once at everything, in one state of the store, and around it if that is asked for."""
    seen = _in_store(store)
    beside = _surroundings(store, seen, around) if around else None
    issues = (*_issues_of_store(seen), *(_issues_around(seen, beside, around) if beside and around else ()))
    return replace(seen, around=beside, issues=issues)


def _in_store(store: Store) -> Status:
    with store.read() as tx:
        activation = activations.current(tx)
        at = cursor.read(tx)
        imports = import_ledger.list_accounts(tx)
        latest = [judged.verdict for judged in verdicts.latest(tx).values()]
        newest = list(findings.current(tx).values())
        episodes = [episode for episode in newest if not episode.is_over]
        noise = [episode.obligation for episode in newest if episode.resolution is Resolution.NOISE]
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
            missing=_missing(tx, at) if activation and at else (),
            open_findings=sum(1 for episode in episodes if episode.state is not FindingState.WATCHED),
            watched=sum(1 for episode in episodes if episode.state is FindingState.WATCHED),
            noise=dict(sorted(Counter(map(rule_of, noise)).items())),
            mails=dict(sorted(Counter(str(message.state) for message in messages).items())),
            outage=sending.outage(tx),
            stuck=tuple(message for message in messages if _is_stuck(message)),
            broken_entry=journal.verify(tx),
        )


def _missing(tx: Connection, at: Cursor) -> tuple[LedgerEntry, ...]:
    """The reports that were overdue on the day of the last tick, by what it knew."""
    on = local_day(at.instant)
    ledger = reports_ledger(active(tx), records.load_reports(tx, sequence=at.sequence), on)
    return tuple(entry for entry in ledger if entry.is_overdue(on))


def _surroundings(store: Store, seen: Status, around: Around) -> Surroundings:
    return Surroundings(
        folder=look_at(around.rules, seen.rulebook),
        inbox=look_into(around.inbox, around.now - REJECTED_LATELY),
        heartbeat=read_heartbeat(store.place),
        is_driven=is_driven(store.place),
    )


def _issues_of_store(seen: Status) -> Iterator[HealthIssue]:
    if seen.broken_entry is not None:
        yield HealthIssue(f"the journal is broken at entry {seen.broken_entry}", "compare with a backup")
    if seen.rulebook is None:
        yield HealthIssue("no rules are in force", ACTIVATE)
    if seen.outage is not None:
        since = local_time(seen.outage.since)
        what = f"no mail leaves since {since:%d.%m.%Y %H:%M}: {seen.outage.answer}"
        yield HealthIssue(what, "zielwacht mail test, and look at [smtp]")
    if seen.stuck:
        count = len(seen.stuck)
        yield HealthIssue(
            f"{count} mail{'s are' if count > 1 else ' is'} stuck", "zielwacht mail outbox, and look at [smtp]"
        )


def _issues_around(seen: Status, beside: Surroundings, around: Around) -> Iterator[HealthIssue]:
    yield from _issues_of_daemon(seen, beside, around)
    if beside.folder.standing in (FolderState.BROKEN, FolderState.GONE):
        yield HealthIssue("the edited rules cannot take effect", "zielwacht rules lint")
    heartbeat = beside.heartbeat
    if heartbeat is None:
        return
    if beside.inbox.trouble:
        yield HealthIssue(trouble_text(beside.inbox.trouble, "en"), f"ls -ld {around.inbox}")
    elif beside.is_driven and beside.inbox.oldest_at is not None:
        waited = around.now - max(beside.inbox.oldest_at, heartbeat.started_at)
        if waited > LONG_WAITING_INTERVALS * around.interval:
            yield HealthIssue("files have been waiting in the inbox for long", f"ls -l {around.inbox}")


def _issues_of_daemon(seen: Status, beside: Surroundings, around: Around) -> Iterator[HealthIssue]:
    """A house that ticks from a timer has no daemon, which is no issue; one that ended without goodbye is."""
    heartbeat = beside.heartbeat
    if heartbeat is None:
        return
    if not beside.is_driven:
        if heartbeat.ended is None:
            yield HealthIssue(
                f"the daemon (process {heartbeat.pid}) ended without goodbye", "zielwacht run, and look at its log"
            )
        elif heartbeat.ended.startswith("no progress"):
            yield HealthIssue(f"the daemon ended itself: {heartbeat.ended}", "zielwacht run, and look at its log")
        return
    if heartbeat.failures:
        yield HealthIssue(
            f"{heartbeat.failures} rounds in a row have failed", "mend what stands below; it goes on by itself"
        )
    late = timedelta(seconds=LATE_INTERVALS * heartbeat.interval_seconds)
    if around.now - heartbeat.progress_at > late:
        yield HealthIssue(
            "the daemon gets nowhere: no progress for long", f"kill {heartbeat.pid}; its service starts it anew"
        )
        return
    newest = max(seen.last_tick or heartbeat.started_at, heartbeat.started_at)
    if not heartbeat.failures and around.now - newest > late:
        yield HealthIssue("the last tick is too old", "look at the daemon's log")


def _counted(latest: Iterable[Verdict]) -> dict[str, int]:
    states = sorted((verdict.state for verdict in latest), key=WORST_FIRST.__getitem__)
    return dict(Counter(str(state) for state in states))


def _is_stuck(message: QueuedMessage) -> bool:
    is_tried_again = message.state is OutboxState.PENDING and message.attempts >= GIVEN_SEVERAL_TRIES
    return is_tried_again or message.state is OutboxState.DEAD
