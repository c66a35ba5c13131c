"""Is the store as it must be? What its invariants say, gathered for `status`, the weekly mail and the ping. Shell.

Read-only, and nothing is remembered: what is not so now is an issue, however it came to be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.finding import FindingState
from checker.domain.health import (
    HeldSinceRestore,
    LogFacts,
    OverdueReports,
    StoreFacts,
    Unjudgeable,
    UntoldEdit,
    WaitingMail,
)
from checker.domain.message import TELLS_BAD, TOLD_BY_NO_OTHER, TOLD_NOBODY, Item, Message, OutboxState, SentItem
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import SET_ASIDE
from checker.evaluation.reports_ledger import LedgerEntry, reports_ledger
from checker.records.kept_mark import MARK
from checker.store import (
    activations,
    answer_mailbox,
    backups,
    checkpoints,
    cursor,
    findings,
    invariants,
    journal,
    obligations,
    outbox,
    records,
    seal_check,
    sending,
    verdicts,
)
from checker.store.journal import JournalHead
from checker.store.mail_history import notified_about, reports_notified
from checker.usecases.rules.activation import active
from checker.usecases.rules.emergencies import unapproved_edits
from checker.usecases.rules.mail_context import briefing_of
from checker.usecases.rules.staffed import staffed
from checker.usecases.telling.rule_edits import edits_to_tell
from checker.usecases.telling.tell_anew import matter
from notifications.overdue_reports import about
from notifications.rule_edits import items_of


def store_facts(tx: Connection, now: datetime, *, by_the_way: bool = False, by_the_clock: bool = False) -> StoreFacts:
    """What must hold together at the instant `now` (aware).

    `by_the_way`, for who asks every minute: the journal is read whole once an hour only, and rows are compared with
    their seals only behind a check of the whole store, which the daemon and the tick make each day. `by_the_clock`:
    `now` is what the machine's clock says. In a rehearsal of another year rules that took effect today lie ahead of no
    clock.
    """
    activation = activations.newest(tx)
    at = cursor.read(tx)
    broken = journal.verify_news(tx, now) if by_the_way else journal.verify(tx, since=_known_to_hold(tx))
    if activation is None:
        return StoreFacts(broken, None, None, at.instant if at else None)
    book = active(tx)
    held = backups.held_mails(tx)
    mails, outage = _missed(tx, invariants.mails_not_left(tx)), sending.outage(tx)
    rules_ahead = invariants.activation_ahead(tx, now) if by_the_clock else None
    has_dead = any(mail.state is OutboxState.DEAD for mail in mails)
    return StoreFacts(
        broken_entry=broken,
        activated_at=activation.activated_at,
        calendar=book.calendar,
        last_tick=at.instant if at else None,
        rules_ahead=rules_ahead.activated_at if rules_ahead else None,
        ahead=invariants.recordings_ahead(tx, now),
        unseen=invariants.unseen_recordings(tx, at.sequence if at else 0),
        unjudged=invariants.unjudged_obligations(tx, now),
        set_aside=_set_aside(tx),
        unsound=_unsound(tx, by_the_way=by_the_way),
        as_they_came=invariants.workbooks_as_they_came(tx, MARK),
        mails=mails,
        unknown=invariants.mails_of_unknown_kind(tx),
        outage=(outage.since, outage.answer) if outage else None,
        held=HeldSinceRestore(held.at, held.backed_up_at, held.waiting) if held else None,
        unheard=_unheard(tx) if has_dead else (),
        answers=invariants.answers_waiting(tx),
        mailbox=answer_mailbox.look(tx),
        log=_log(tx, has_auditor=book.escalation.auditor is not None),
        last_round=outbox.last_round_on(tx),
        edits=_untold(tx, book, now),
        unapproved=unapproved_edits(tx),
        reports=_by_source(missing_reports_of(tx, book), reports_notified(tx)),
    )


def _untold(tx: Connection, book: Rulebook, now: datetime) -> tuple[UntoldEdit, ...]:
    """The edits that changed what somebody answers for, or passed over approvals, without a mail about it."""
    briefing = briefing_of(staffed(tx, book), local_day(now), now)
    untold = ((one, tuple(item.addressed for item in items_of(one, briefing))) for one in edits_to_tell(tx, briefing))
    return tuple(UntoldEdit(one.edit.number, one.edit.on, posts, one.is_alarm) for one, posts in untold)


def _missed(tx: Connection, mails: tuple[WaitingMail, ...]) -> tuple[WaitingMail, ...]:
    """Without the dead whose readers have been told of the same matters since."""
    if all(mail.state is not OutboxState.DEAD for mail in mails):
        return mails
    dead = outbox.list_messages(tx, states=[OutboxState.DEAD])
    told = notified_about(tx, {item.obligation for mail in dead for item in mail.message.items})
    made_up_for = {
        mail.key
        for mail in dead
        if all(_is_told_since(item, mail.message, told.get(item.obligation, ())) for item in mail.message.items)
    }
    return tuple(mail for mail in mails if mail.key not in made_up_for)


def _is_told_since(item: Item, dead: Message, told: Iterable[SentItem]) -> bool:
    """Has a later mail left about the same matter to the same reader?"""
    if item.kind in TOLD_BY_NO_OTHER:
        return False
    later = (one for one in told if one.has_left and one.planned_on >= dead.planned_on and one.message != dead.key)
    return any(matter(one.item) == matter(item) for one in later)


def _unsound(tx: Connection, *, by_the_way: bool) -> tuple[tuple[str, str], ...]:
    """Rows that are not what they were sealed as."""
    if by_the_way and seal_check.last_checked(tx) is None:
        return ()  # a rehearsal, which nobody checks, or before the first check: that is soon, and of the whole store
    return tuple((one.table, one.key) for one in seal_check.check_news(tx).unsound)


def _known_to_hold(tx: Connection) -> JournalHead | None:
    """Up to where the chain held when the whole store was last checked. None: it did not, or was never."""
    last = seal_check.last_checked(tx)
    return journal.head_of(tx, last.facts["up_to"]) if last is not None and last.facts["unsound"] == 0 else None


def _log(tx: Connection, *, has_auditor: bool) -> LogFacts:
    newest, oldest, end = checkpoints.newest(tx), checkpoints.first(tx), journal.head(tx)
    key, checked = checkpoints.key_put_in_force(tx), seal_check.last_checked(tx)
    held = checkpoints.last_counter_check(tx)
    return LogFacts(
        entries=end.seq if end else 0,
        size=newest.size if newest else 0,
        made_at=newest.made_at if newest else None,
        lacks_signature=bool(newest and key and newest.signed_by is None and key.seq <= newest.size),
        first_at=oldest.made_at if oldest else None,
        checked_at=checked.at if checked else None,
        counter_checked_at=held.at if held else None,
        has_auditor=has_auditor,
    )


def _set_aside(tx: Connection) -> tuple[Unjudgeable, ...]:
    """What is owed and was not judged when it was looked at last, with the records that it is about."""
    kept = verdicts.latest_because(tx, SET_ASIDE)
    owed = obligations.next_looks(tx) if kept else {}
    return tuple(
        Unjudgeable(verdict.obligation, verdict.rule, verdict.scope.id, verdict.cause, verdict.records)
        for verdict in kept
        if verdict.obligation in owed
    )


def missing_reports_of(tx: Connection, book: Rulebook) -> tuple[LedgerEntry, ...]:
    """The reports that were overdue on the day of the last tick, by what it knew; none before the first."""
    at = cursor.read(tx)
    if at is None:
        return ()
    on = local_day(at.instant)
    ledger = reports_ledger(book, records.load_reports(tx, sequence=at.sequence), on)
    return tuple(entry for entry in ledger if entry.is_overdue(on))


def _by_source(missing: Iterable[LedgerEntry], told_of: Iterable[str]) -> tuple[OverdueReports, ...]:
    """Of each sender's profile what is overdue; where some of it was never told, that alone."""
    told = frozenset(told_of)
    by_source: dict[tuple[str, str], list[LedgerEntry]] = defaultdict(list)
    for entry in missing:
        by_source[entry.sender, entry.profile].append(entry)
    found = []
    for (sender, profile), owed in by_source.items():
        untold = [entry for entry in owed if about(sender, profile, str(entry.period)) not in told]
        first_due = min(entry.due for entry in untold or owed)
        found.append(OverdueReports(sender, profile, len(untold or owed), first_due, is_told=not untold))
    return tuple(found)


def _unheard(tx: Connection) -> tuple[str, ...]:
    """Open findings that were to be told, and of whose episode no mail has left or waits any more."""
    open_ones = {key: one for key, one in findings.current(tx).items() if one.state is FindingState.OPEN}
    found = []
    for obligation, told in notified_about(tx, open_ones).items():
        number = open_ones[obligation].number
        of_it = [one for one in told if one.item.episode == number and one.item.kind in TELLS_BAD]
        is_dead = any(one.state is OutboxState.DEAD for one in of_it)
        if is_dead and all(one.state in TOLD_NOBODY and one.state is not OutboxState.DRAFT for one in of_it):
            found.append(obligation)
    return tuple(found)
