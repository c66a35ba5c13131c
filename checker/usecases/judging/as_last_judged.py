"""A verdict as the last tick judged it, with the reasons of that day. Shell, read-only.

What is stored is how verdicts changed: state, cause, figures. Reasons that move from day to day without any of these,
such as what is needed a week or which report comes next, stand there as they were on the day of the change. Whoever
shows them has them judged anew; storing them each day would fill the history with rows that say nothing new.
"""

from __future__ import annotations

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.store import acts, cursor, records, verdicts
from checker.store.cursor import Cursor
from checker.usecases.rules.rules_then import rules_for
from checker.usecases.rules.staffed import staffed


def as_last_judged(tx: Connection, obligation: str) -> Verdict | None:
    """By the last tick's day, rules and knowledge. None: it was never judged."""
    stored = verdicts.latest(tx, [obligation]).get(obligation)
    at = cursor.read(tx)
    if stored is None or at is None:
        return stored.verdict if stored else None
    anew = _judged_at(tx, at, obligation)
    # What the tick has stored counts, as findings and mails follow it; only the reasons may be of another day.
    return anew if anew is not None and verdicts.differ_in_reasons_only(anew, stored.verdict) else stored.verdict


def _judged_at(tx: Connection, at: Cursor, obligation: str) -> Verdict | None:
    """None: it is owed no more."""
    book, _ = rules_for(tx, None, at.rulebook)
    book = staffed(tx, book, at.sequence)
    known, decided = records.load(tx, sequence=at.sequence), acts.load(tx, sequence=at.sequence)
    house = book, book.calendar, book.organisation
    return next(iter(evaluate(*house, known, decided, local_day(at.instant), at.instant, only=[obligation])), None)
