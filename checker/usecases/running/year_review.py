"""What happened in a span of days, gathered from the store. Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.message import OutboxState
from checker.domain.organisation import Organisation
from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.store import findings, import_ledger, outbox, verdicts
from checker.store.import_ledger import ImportResult
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.store.verdicts import JudgedVerdict
from checker.usecases.rules.activation import active
from checker.wording.small_cells import Cell, counts_of
from checker.wording.suppression import published
from checker.wording.year_review.facts import (
    ImportTotals,
    ReviewedEpisode,
    RoleName,
    SentMail,
    Standing,
    StateChange,
    YearFacts,
)
from notifications.folder import file_stem, headers_of


def review(store: Store, first: date, last: date) -> YearFacts:
    """The facts of all that the store knows; they are presented as the span from `first` to `last` (local days)."""
    with store.read() as tx:
        book = active(tx)
        newest, changes = _verdicts(tx, book)
        return YearFacts(
            first=first,
            last=last,
            house=book.organisation.organisation.name,
            rules=sum(1 for _ in book.rules()),
            goals=tuple(goal_file.goal for plan in book.plans for goal_file in plan.goals),
            intake=_intake(import_ledger.list_accounts(tx)),
            changes=changes,
            standing=tuple(_standing(verdict, book) for verdict in newest.values()),
            episodes=tuple(
                ReviewedEpisode(episode, verdict, book.rule_of(verdict))
                for episode in findings.every_episode(tx)
                if (verdict := newest.get(episode.obligation)) is not None
            ),
            mails=tuple(
                _sent(queued, book.organisation) for queued in outbox.list_messages(tx, states=[OutboxState.SENT])
            ),
            drafts=tuple(_role(queued, book.organisation) for queued in outbox.drafts(tx)),
        )


def _verdicts(tx: Connection, book: Rulebook) -> tuple[dict[str, Verdict], tuple[StateChange, ...]]:
    """The newest verdict of each obligation, and all changes of states by day."""
    newest: dict[str, Verdict] = {}
    changes: list[StateChange] = []
    for obligation, history in groupby(verdicts.every_change(tx), key=lambda judged: judged.verdict.obligation):
        versions = tuple(history)
        newest[obligation] = versions[-1].verdict
        changes += _state_changes(versions, book)
    return newest, tuple(sorted(changes, key=lambda change: (change.on, change.verdict.obligation)))


def _state_changes(versions: Iterable[JudgedVerdict], book: Rulebook) -> Iterator[StateChange]:
    """Of one obligation. Figures are shown as they may be after what was judged of it before."""
    before: Verdict | None = None
    cells: list[Cell] = []
    for judged in versions:
        verdict = judged.verdict
        if before is not None and before.state is not verdict.state:
            yield StateChange(judged.on, before.state, published(verdict, cells), book.rule_of(verdict))
        before = verdict
        cells.append(counts_of(verdict))


def _standing(verdict: Verdict, book: Rulebook) -> Standing:
    planned = book.planned_for(verdict)
    return Standing(verdict.state, planned.goal if planned else None)


def _intake(accounts: Iterable[ImportResult]) -> ImportTotals:
    files = tuple(accounts)
    corrections = sum(file.correction for file in files)
    return ImportTotals(
        files=import_ledger.count_files(files),
        senders=len({file.sender for file in files if file.sender}),
        taken=sum(file.accepted for file in files) + corrections,
        corrections=corrections,
        refused=sum(file.quarantined for file in files),
    )


def _sent(queued: QueuedMessage, organisation: Organisation) -> SentMail:
    assert queued.rendered is not None, "what was sent was rendered"
    assert queued.sent_at is not None, "what was sent has its instant"
    headers = headers_of(queued.rendered)
    message = queued.message
    return SentMail(
        day=local_day(queued.sent_at),
        kind=message.kind,
        role=_role(queued, organisation),
        about=frozenset(item.obligation for item in message.items),
        subject=str(headers["Subject"]),
        locale="en" if message.facts.get("locale") == "en" else "de",
        file=file_stem(headers),
    )


def _role(queued: QueuedMessage, organisation: Organisation) -> RoleName:
    """Whom it is addressed to; a role that is gone is named by its id."""
    role_id = Post.parse(queued.message.addressed).role
    role = organisation.role(role_id)
    return RoleName(role_id, role.title, role.title_en) if role else RoleName(role_id, role_id)
