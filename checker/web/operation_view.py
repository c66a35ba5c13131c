"""*Betrieb* as finished texts: what there is to do, the parts of the service, what senders owe. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from checker.domain.health import FOR_PEOPLE
from checker.domain.message import OutboxState
from checker.domain.rulebook import Rulebook
from checker.evaluation.reports_ledger import LedgerEntry
from checker.pages.list_page import ListCell, ListColumn, ListPage, whole_list
from checker.usecases.reading.operation import Operation, SourceOwed
from checker.usecases.rules.rules_folder import FolderLook
from checker.usecases.running.health import Surroundings
from checker.usecases.running.kept_status import StatusThen
from checker.usecases.running.status import Status
from checker.wording.dates import day_text, instant_text, period_text
from checker.wording.health import issue_text, next_command
from checker.wording.locales import Locale
from checker.wording.operation_texts import OPERATION_WORDS
from checker.wording.post_titles import post_title
from checker.wording.refusal_texts import MAIL_STATES

HASH_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class IssueRow:
    """What is wrong and what to try. `is_problem` False: somebody should, but the service does its work."""

    text: str
    command: str
    is_problem: bool


@dataclass(frozen=True, slots=True)
class OperationView:
    """What the template lays out. `issues` None: nobody could look. `facts` are names and values."""

    words: Mapping[str, str]
    looked: str
    issues: tuple[IssueRow, ...] | None
    facts: tuple[tuple[str, str], ...]
    reports: ListPage | None


def operation_view(seen: Operation, then: StatusThen | None, now: datetime, locale: Locale) -> OperationView:
    """The page in a reader's language. `then` None: how the service stands could not be seen."""
    words = OPERATION_WORDS[locale]
    facts = (*_in_force(seen, then, locale), *(_of_status(then.status, locale) if then is not None else ()))
    return OperationView(
        words,
        _looked(then, now, locale),
        _issues(then.status, locale) if then is not None else None,
        facts,
        _reports(seen, locale) if seen.owed else None,
    )


def _looked(then: StatusThen | None, now: datetime, locale: Locale) -> str:
    words = OPERATION_WORDS[locale]
    if then is None:
        return words["not_looked"]
    return words["old" if then.is_old(now) else "looked"].format(at=instant_text(then.at, locale))


def _issues(status: Status, locale: Locale) -> tuple[IssueRow, ...]:
    return tuple(
        IssueRow(issue_text(issue, locale), next_command(issue), issue.code not in FOR_PEOPLE)
        for issue in status.issues
    )


def _in_force(seen: Operation, then: StatusThen | None, locale: Locale) -> Iterator[tuple[str, str]]:
    words, activation, calendar = OPERATION_WORDS[locale], seen.activation, seen.book.calendar
    by = post_title(activation.by, seen.book.organisation, locale)
    since = instant_text(activation.activated_at, locale)
    yield words["rules"], words["rules_since"].format(since=since, by=by, sha=seen.book.sha256[:HASH_CHARACTERS])
    around = then.status.around if then is not None else None
    if around is not None:
        yield words["folder"], _folder(around.folder, words)
    days = {"first": day_text(calendar.first, locale), "last": day_text(calendar.last, locale)}
    yield words["calendar"], words["calendar_is"].format(**days)


def _folder(look: FolderLook, words: Mapping[str, str]) -> str:
    return words[f"folder_{look.standing.value}"].format(mistake=look.mistake)


def _of_status(status: Status, locale: Locale) -> Iterator[tuple[str, str]]:
    words = OPERATION_WORDS[locale]
    if status.around is not None:
        yield words["daemon"], _daemon(status.around, locale)
    yield words["tick"], instant_text(status.last_tick, locale) if status.last_tick else words["never"]
    if status.around is not None:
        inbox = status.around.inbox
        yield words["inbox"], words["inbox_is"].format(files=inbox.files, rejected=len(inbox.rejected_lately))
    yield words["import"], _import(status, locale)
    yield words["database"], words["database_is"].format(place=status.place, versions=status.versions)
    yield words["mails"], _mails(status, locale)
    if status.mailbox is not None:
        yield words["answers"], _answers(status, locale)
    yield from _log(status, locale)


def _daemon(around: Surroundings, locale: Locale) -> str:
    words, last = OPERATION_WORDS[locale], around.heartbeat
    if last is None:
        return words["daemon_none"]
    progress = instant_text(last.progress_at, locale)
    if not around.is_driven:
        return words["daemon_ended"].format(progress=progress)
    since = instant_text(last.started_at, locale)
    return words["daemon_runs"].format(since=since, pid=last.pid, progress=progress)


def _import(status: Status, locale: Locale) -> str:
    words, last = OPERATION_WORDS[locale], status.last_import
    if last is None:
        return words["never"]
    at = instant_text(last.imported_at, locale) if last.imported_at else words["none"]
    return words["import_is"].format(file=last.file, at=at, read=last.read, quarantined=last.quarantined)


def _mails(status: Status, locale: Locale) -> str:
    named = (f"{many} × {MAIL_STATES[locale][OutboxState(state)]}" for state, many in status.mails.items())
    return "; ".join(named) or OPERATION_WORDS[locale]["mails_none"]


def _answers(status: Status, locale: Locale) -> str:
    words, mailbox = OPERATION_WORDS[locale], status.mailbox
    assert mailbox is not None, "asked before"
    if mailbox.failing_since is not None:
        return words["answers_fail"].format(place=mailbox.place, since=instant_text(mailbox.failing_since, locale))
    at = instant_text(mailbox.read_at, locale) if mailbox.read_at else words["none"]
    return words["answers_read"].format(place=mailbox.place, at=at)


def _log(status: Status, locale: Locale) -> Iterator[tuple[str, str]]:
    words, log = OPERATION_WORDS[locale], status.log
    broken = status.broken_entry
    whole = words["journal_is"].format(entries=log.entries)
    yield words["journal"], whole if broken is None else words["journal_broken"].format(entry=broken)
    made = log.made_at
    is_made = words["checkpoint_is"].format(at=instant_text(made, locale), size=log.size) if made else words["never"]
    yield words["checkpoint"], is_made
    held = log.counter_checked_at
    yield words["outside"], instant_text(held, locale) if held else words["never_held"]


def _reports(seen: Operation, locale: Locale) -> ListPage:
    words = OPERATION_WORDS[locale]
    columns = tuple(ListColumn(name, words[name]) for name in ("source", "overdue", "next_due", "arrived"))
    return whole_list(columns, [_row(one, seen.book, locale) for one in seen.owed])


def _row(one: SourceOwed, book: Rulebook, locale: Locale) -> tuple[ListCell, ...]:
    words = OPERATION_WORDS[locale]
    named = [(file.sender.title, profile.title) for file, profile in book.profiles()
             if (file.sender.id, profile.id) == (one.sender, one.profile)]  # fmt: skip
    sender, profile = named[0] if named else (one.sender, one.profile)
    overdue = one.first_overdue
    late = words["overdue_is"].format(count=one.overdue, **_entry(overdue, locale)) if overdue else words["none"]
    ahead = words["due_is"].format(**_entry(one.next_due, locale)) if one.next_due else words["none"]
    return ListCell(profile, beside=(sender,)), ListCell(late), ListCell(ahead), ListCell(str(one.arrived))


def _entry(entry: LedgerEntry, locale: Locale) -> dict[str, str]:
    return {"period": period_text(entry.period, locale), "day": day_text(entry.due, locale)}
