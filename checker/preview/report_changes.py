"""Which reports are owed from an edit on, and which no longer? Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.domain.report import Report
from checker.domain.rulebook import Rulebook
from checker.evaluation.reports_ledger import LedgerEntry, reports_ledger
from checker.preview.changes import ReportChanges, ReportOwed


def report_changes(before: Rulebook, after: Rulebook, reports: Iterable[Report], on: date) -> ReportChanges:
    """In the order of sender, profile and period. Of those owed no longer, what has arrived is over anyway."""
    known = tuple(reports)
    was, now = ({_of(one): one for one in reports_ledger(book, known, on)} for book in (before, after))
    return ReportChanges(
        owed=tuple(one for one in now if one not in was),
        no_longer=tuple(one for one, entry in was.items() if one not in now and entry.arrived_by is None),
    )


def _of(entry: LedgerEntry) -> ReportOwed:
    return ReportOwed(entry.sender, entry.profile, entry.period)
