"""Which overdue reports is somebody notified of, what waits for each, and which have arrived? Pure.

The ledger says what is owed, until when, and what has come; open findings say which reports are worth a mail.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from checker.domain.finding import Episode, FindingState
from checker.domain.missing_source import missing_sources
from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.reports_ledger import LedgerEntry
from notifications.notices import OverdueReport
from notifications.overdue_reports import MissingReport, about
from notifications.urgency import waits_for_a_report


def missing_reports(
    book: Rulebook,
    ledger: Iterable[LedgerEntry],
    verdicts: Iterable[Verdict],
    episodes: Mapping[str, Episode],
) -> tuple[MissingReport, ...]:
    """The reports behind open findings, each once. What somebody has taken on, muted or waived waits for none.

    `verdicts` are at least those of the open findings.
    """
    # Not only what is overdue: a verdict keeps its reasons while its figures stay, so it may name one that has come.
    owed = {(entry.sender, entry.profile, entry.period): entry for entry in ledger}
    waiting = {verdict.obligation: verdict for verdict in verdicts if _needs_it(verdict, episodes)}
    found: list[MissingReport] = []
    for source in missing_sources(waiting.values()):
        entry = owed.get((source.sender, source.profile, source.first))
        pairs = [(rule, waiting[key]) for key in source.obligations if (rule := book.rule_of(waiting[key])) is not None]
        if entry is not None and pairs:
            found += _told_of(book, entry, tuple(pairs))
    return tuple(found)


def arrived_reports(
    book: Rulebook, ledger: Iterable[LedgerEntry], told_of: Collection[str]
) -> tuple[MissingReport, ...]:
    """Of those notified to somebody (`sender/profile/period`), the ones that have come; nothing waits for them."""
    here = {about(*_key(entry)): entry for entry in ledger if entry.arrived_by is not None}
    told = (here[key] for key in sorted(told_of) if key in here)
    return tuple(replace(one, is_here=True) for entry in told for one in _told_of(book, entry, ()))


def _key(entry: LedgerEntry) -> tuple[str, str, str]:
    return entry.sender, entry.profile, str(entry.period)


def _needs_it(verdict: Verdict, episodes: Mapping[str, Episode]) -> bool:
    if not waits_for_a_report(verdict) or verdict.waived or verdict.severity == "info":
        return False
    episode = episodes.get(verdict.obligation)
    return episode is not None and episode.state is FindingState.OPEN


def _told_of(book: Rulebook, entry: LedgerEntry, waiting: tuple[tuple[Rule, Verdict], ...]) -> Iterator[MissingReport]:
    """The report as its sender is notified of it. Nothing when the profile is gone."""
    for file, profile in book.profiles():
        if (file.sender.id, profile.id) == (entry.sender, entry.profile):
            names = tuple(_file_name(template, entry.period) for template in profile.file.name)
            title, sender = profile.title, file.sender.title
            report = OverdueReport(title, title, sender, entry.period, entry.due, names, waiting)
            yield MissingReport(entry.sender, entry.profile, file.sender.role, report)
            return


def _file_name(template: str, period: Period) -> str:
    """What a file of the period is called; what may stand there freely is left out."""
    end = period.end
    values = {
        "{year}": f"{end.year}",
        "{month}": f"{end.month:02}",
        "{quarter}": f"{(end.month - 1) // 3 + 1}",
        "{half}": f"{(end.month - 1) // 6 + 1}",
        "{date}": end.isoformat(),
        "*": "",
    }
    for placeholder, value in values.items():
        template = template.replace(placeholder, value)
    return template
