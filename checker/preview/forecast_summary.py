"""From a store that has been walked ahead to what the forecast says. Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.escalation import SEVEREST_FIRST, Severity
from checker.domain.finding import Episode
from checker.domain.message import MessageKind, OutboxState
from checker.domain.obligation_key import rule_of
from checker.domain.outbox import IN_HAND
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.domain.supposed import Supposed
from checker.domain.verdict import JudgedOtherwise, State, Verdict
from checker.evaluation.reports_ledger import reports_ledger
from checker.preview.forecast_result import (
    DayOnClosed,
    Forecast,
    ForecastMail,
    MailFate,
    MissedUnlessActed,
    ReportDue,
    Span,
)
from checker.store import findings, obligations, records, verdicts
from checker.store.mail_heads import MailHead, mail_heads_since
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed
from notifications.rate_limit import counts_against_the_week

FATES: Mapping[OutboxState, MailFate] = {
    OutboxState.DRAFT: MailFate.DRAFT,
    OutboxState.PENDING: MailFate.WAITS,
    OutboxState.SENT: MailFate.LEFT,
    OutboxState.TOLD_OTHERWISE: MailFate.LEFT,
    OutboxState.SUPERSEDED: MailFate.NOT_NEEDED,
    OutboxState.NOT_TO_BE_SENT: MailFate.NOT_NEEDED,
    OutboxState.DEAD: MailFate.UNREAD,
    **dict.fromkeys(IN_HAND, MailFate.WAITS),
}


def summed_up(tx: Connection, span: Span, since: datetime, supposed: tuple[Supposed, ...]) -> Forecast:
    """What happened in a walked store from the instant `since` (aware) on."""
    book = staffed(tx, active(tx))
    changes = verdicts.changes_since(tx, since)
    owed = obligations.next_looks(tx).keys()
    latest = {key: judged.verdict for key, judged in verdicts.latest(tx).items() if key in owed}
    mails = [_mail(head, book) for head in mail_heads_since(tx, since)]
    return Forecast(
        span=span,
        rulebook=book.sha256,
        supposed=supposed,
        mails=tuple(sorted(mails, key=lambda mail: (mail.at, mail.post, mail.key))),
        verdict_changes=changes,
        findings=tuple(_stood(findings.every_episode(tx), span)),
        missed_unless_acted=tuple(_missed(latest, changes, book, span)),
        reports_owed=tuple(_reports(tx, book, span)),
        dates_on_closed_days=tuple(_on_closed_days(latest, book, span)),
        single_mails_a_week=book.escalation.budget.single_mails_a_week.value,
    )


def _mail(head: MailHead, book: Rulebook) -> ForecastMail:
    post = Post.parse(head.addressed)
    read = book.organisation.reader_of(post, head.planned_on)
    role = book.organisation.role(post.role)
    about = tuple(dict.fromkeys(item.obligation for item in head.items if item.obligation))
    number = next((item.step for item in head.items if item.kind is MessageKind.DIGEST), 0)
    return ForecastMail(
        key=head.key,
        at=head.sent_at or head.not_before,
        planned_on=head.planned_on,
        post=head.addressed,
        mailbox=head.mailbox or (read.mailbox if read else ""),
        kind=head.kind,
        kinds=tuple(dict.fromkeys(item.kind for item in head.items)),
        fate=FATES[head.state],
        importance=_gravest(about, book),
        is_to_management=post.role == book.escalation.management,
        is_outside=role is not None and role.kind == "body",
        is_single=counts_against_the_week(head.kind, number),
        obligations=about,
        items=tuple(item.key for item in head.items),
    )


def _gravest(about: Iterable[str], book: Rulebook) -> Severity | None:
    planned = (book.rule(rule_of(key)) for key in about)
    return min((one.rule.severity for one in planned if one), key=SEVEREST_FIRST.__getitem__, default=None)


def _stood(episodes: Iterable[Episode], span: Span) -> Iterator[Episode]:
    """Those that were not over before the span."""
    return (one for one in episodes if one.resolved_on is None or one.resolved_on >= span.first)


def _missed(
    latest: Mapping[str, Verdict], changes: Iterable[JudgedOtherwise], book: Rulebook, span: Span
) -> Iterator[MissedUnlessActed]:
    """What stands as missed at the end and did not at the beginning."""
    newest = {change.obligation: change for change in changes if change.before is not change.after}
    for key, verdict in sorted(latest.items()):
        if key not in newest or verdict.state is not State.BREACHED:
            continue
        act_by = book.calendar.last_office_day(verdict.due.effective)
        yield MissedUnlessActed(
            obligation=key,
            missed_on=newest[key].on,
            act_by=act_by if act_by >= span.first else None,
            owner=verdict.owner,
            severity=verdict.severity,
        )


def _reports(tx: Connection, book: Rulebook, span: Span) -> Iterator[ReportDue]:
    for entry in reports_ledger(book, records.load(tx).reports, span.last):
        if span.first <= entry.due <= span.last:
            yield ReportDue(entry.sender, entry.profile, entry.period, entry.due, entry.arrived_by is not None)


def _on_closed_days(latest: Mapping[str, Verdict], book: Rulebook, span: Span) -> Iterator[DayOnClosed]:
    for key, verdict in sorted(latest.items()):
        due = verdict.due
        closed = book.calendar.why_closed(due.nominal)
        if closed is not None and span.first <= due.nominal <= span.last:
            yield DayOnClosed(key, due.nominal, closed, due.effective, due.please_by)
