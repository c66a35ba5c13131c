"""What may the reader of a digest answer to one of its lines? Pure.

A line names its matter by the token of the item that tells this reader of it: the digest's own, or that of an earlier
mail. It offers what only this matter has.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.domain.message import TELLS_BAD, Item, MessageKind
from checker.domain.offers import Situation, offered_in_short
from checker.domain.verdict import State
from notifications.digest_entries import DigestEntry
from notifications.facts import AnswerableFacts
from notifications.notices import report_title
from notifications.offers import answer_in_short, offer_facts
from notifications.overdue_reports import MissingReport
from notifications.reader_view import ReaderView

REMINDS = frozenset({MessageKind.REMINDER})
REPORTS = frozenset({MessageKind.OVERDUE_REPORT})


def answer_to_finding(entry: DigestEntry, items: Sequence[Item], view: ReaderView) -> AnswerableFacts | None:
    """About what is bad; `items` are those that this digest tells of it."""
    episode = entry.episode
    told = _mine(items, view) or view.told_by(entry.obligation, TELLS_BAD, episode.number if episode else None)
    return _answer(MessageKind.DIGEST, entry, told, view)


def answer_to_date(entry: DigestEntry, items: Sequence[Item], view: ReaderView) -> AnswerableFacts | None:
    """About what is due soon. None: this reader has not been reminded of it yet."""
    return _answer(MessageKind.REMINDER, entry, _mine(items, view) or view.told_by(entry.obligation, REMINDS), view)


def answer_to_report(missing: MissingReport, items: Sequence[Item], view: ReaderView) -> AnswerableFacts | None:
    """About a report that the reader sends."""
    of_it = [item for item in items if item.obligation == missing.about]
    told = _mine(of_it, view) or view.told_by(missing.about, REPORTS)
    case = Situation(MessageKind.OVERDUE_REPORT, State.NOT_EVALUABLE, None, owes_report=True)
    title = report_title(missing.report, view.briefing)
    return offer_facts(offered_in_short(case), told, title, view.briefing) if told else None


def _mine(items: Sequence[Item], view: ReaderView) -> Item | None:
    return next((item for item in items if item.addressed in view.keys), None)


def _answer(mail: MessageKind, entry: DigestEntry, told: Item | None, view: ReaderView) -> AnswerableFacts | None:
    if told is None:
        return None
    return answer_in_short(
        mail,
        entry.rule,
        entry.verdict,
        told,
        view.briefing,
        finding=entry.episode.state if entry.episode else None,
        held_by=view.known.held_by.get(entry.obligation),
    )
