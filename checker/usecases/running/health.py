"""Is all well around the store: daemon, rules folder, templates, inbox? Shell, read-only.

What the store itself must hold is in `telling.health`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from checker.domain.health import AnswerMailboxState, HealthCode, HealthIssue, TickPatience, is_late, issue
from checker.domain.refusal import LinkKeyRefusal
from checker.store.heartbeat import Heartbeat, is_fed, is_timed, read_heartbeat
from checker.store.lock import is_driven
from checker.usecases.auditing.retention import Spans
from checker.usecases.importing.inbox import InboxBacklog, look_into
from checker.usecases.rules.rules_folder import FolderLook, FolderState, look_at
from checker.usecases.running.disk_watch import FreeBytes, free_bytes_at
from checker.wording.inbox_troubles import trouble_text
from notifications.link_tokens import LinkTokens
from notifications.message import TemplateTrouble
from notifications.sandbox import broken_template

REJECTED_LATELY = timedelta(days=7)
LONG_WAITING_INTERVALS = 5


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to an installation beside its store: where rules, files and edited templates come from, and how
    often it looks. `templates` None: the built-in ones are used. `is_clock_given`: `now` was named by who asks.
    `answers` is the mailbox that answers are read from, as it is told; empty: none. `spans`: how long what is kept.
    `pages`: the address of the pages that mails link to, empty: none; `log_in`: the ways to log in there.
    `links` signs the links of mails; None: mails bear none. After `backup_days` a new backup is asked for; 0: never.
    `free` says how much room there is in a folder.
    """

    now: datetime
    rules: Path
    inbox: Path
    interval: timedelta
    templates: Path | None = None
    is_clock_given: bool = False
    answers: str = ""
    spans: Spans = field(default_factory=dict)
    pages: str = ""
    log_in: tuple[str, ...] = ()
    links: LinkTokens | None = None
    backup_days: int = 0
    free: FreeBytes = free_bytes_at


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How it is around the store. `heartbeat` None: no daemon ever ran; `is_driven`: one runs at this moment.

    `is_timed`: ticks have run by the clock, so that the next is expected; else they are rehearsals. `is_fed`: something
    was imported by the clock.
    `template` is what is wrong with the first broken one of the edited templates.
    """

    folder: FolderLook
    inbox: InboxBacklog
    heartbeat: Heartbeat | None
    is_driven: bool
    is_timed: bool = False
    is_fed: bool = False
    template: TemplateTrouble | None = None


def surroundings(place: str, in_force: str | None, around: Around) -> Surroundings:
    """Look around the store at `place`, in which the rules `in_force` are (SHA-256; None: there are none)."""
    seen = what_lies_around(look_at(around.rules, in_force), around)
    heartbeat = read_heartbeat(place)
    timed = around.is_clock_given or heartbeat is not None or is_timed(place)
    return replace(seen, heartbeat=heartbeat, is_driven=is_driven(place), is_timed=timed, is_fed=is_fed(place))


def what_lies_around(folder: FolderLook, around: Around) -> Surroundings:
    """Inbox and templates beside the rules `folder`, without the daemon's own state."""
    return Surroundings(
        folder=folder,
        inbox=look_into(around.inbox, around.now - REJECTED_LATELY),
        heartbeat=None,
        is_driven=False,
        template=broken_template(around.templates) if around.templates else None,
    )


def patience_of(beside: Surroundings | None) -> TickPatience:
    """How long what is due may wait: less where a daemon is at work."""
    heartbeat = beside.heartbeat if beside and beside.is_driven else None
    if heartbeat is None:
        return TickPatience()
    return TickPatience(timedelta(seconds=heartbeat.interval_seconds), heartbeat.started_at)


def issues_around(beside: Surroundings, around: Around) -> Iterator[HealthIssue]:
    """What is not as it must be around the store."""
    yield from _of_daemon(beside, around)
    folder = beside.folder
    if folder.standing is FolderState.BROKEN:
        yield issue(HealthCode.RULES_BROKEN, mistake=folder.mistake)
    elif folder.standing is FolderState.GONE:
        yield issue(HealthCode.RULES_GONE, mistake=folder.mistake)
    if beside.template is not None:
        yield issue(HealthCode.TEMPLATE_BROKEN, mistake=str(beside.template))
    yield from _of_links(around.links)
    yield from _of_inbox(beside, around)


def _of_links(links: LinkTokens | None) -> Iterator[HealthIssue]:
    trouble = links.trouble() if links else None
    if links is None or trouble is None:
        return
    if trouble.code is LinkKeyRefusal.NO_LIBRARY:
        yield issue(HealthCode.LINKS_WITHOUT_LIBRARY, address=links.address)
    else:
        yield issue(HealthCode.LINKS_WITHOUT_KEY, trouble=trouble)


def never_read(answers: AnswerMailboxState | None, around: Around) -> Iterator[HealthIssue]:
    """A mailbox is configured that nothing has ever looked into: what is answered there would be lost in silence."""
    if around.answers and (answers is None or answers.place != around.answers):
        yield issue(HealthCode.ANSWERS_NEVER_READ, place=around.answers)


def _of_inbox(beside: Surroundings, around: Around) -> Iterator[HealthIssue]:
    inbox, place = beside.inbox, str(around.inbox)
    if inbox.rejected_lately:
        first = inbox.rejected_lately[0]
        yield issue(HealthCode.FILE_REJECTED, count=len(inbox.rejected_lately), first=first, inbox=place)
    heartbeat = beside.heartbeat
    if heartbeat is None:
        return
    if inbox.trouble:
        yield issue(HealthCode.INBOX, trouble=trouble_text(inbox.trouble, "en"), inbox=place)
    elif beside.is_driven and inbox.oldest_at is not None:
        since = max(inbox.oldest_at, heartbeat.started_at)
        if around.now - since > LONG_WAITING_INTERVALS * around.interval:
            yield issue(HealthCode.INBOX_WAITS, count=inbox.files, since=inbox.oldest_at, inbox=place)


def _of_daemon(beside: Surroundings, around: Around) -> Iterator[HealthIssue]:
    """A house that ticks from a timer has no daemon, which is no issue; one that ended without goodbye is."""
    heartbeat = beside.heartbeat
    if heartbeat is None:
        return
    if not beside.is_driven:
        if heartbeat.ended is None:
            yield issue(HealthCode.DAEMON_GONE, pid=heartbeat.pid)
        elif heartbeat.ended.startswith("no progress"):
            yield issue(HealthCode.DAEMON_ENDED_ITSELF, why=heartbeat.ended)
        return
    if heartbeat.failures:
        why = heartbeat.troubles[0] if heartbeat.troubles else heartbeat.outcome
        yield issue(HealthCode.DAEMON_FAILS, count=heartbeat.failures, why=why)
    if is_late(heartbeat.progress_at, heartbeat.interval_seconds, around.now):
        yield issue(HealthCode.DAEMON_STUCK, pid=heartbeat.pid, since=heartbeat.progress_at)
