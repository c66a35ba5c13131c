"""Which overdue reports is somebody notified of, what lacks each, and which have arrived? Pure.

The ledger says what is owed, until when, and what has come, whatever the verdicts are (D24); these say what a missing
report keeps from being judged, and what is judged by old figures meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from checker.domain.escalation import SEVEREST_FIRST
from checker.domain.finding import RESTING, Episode
from checker.domain.obligation_key import rule_of
from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import SET_ASIDE, State, Verdict
from checker.evaluation.obligations import scopes_of
from checker.evaluation.reports_ledger import LedgerEntry
from notifications.notices import OverdueReport
from notifications.overdue_reports import MissingReport, about

Lacking = tuple[Rule, Verdict]


def needed_for(overdue: Iterable[LedgerEntry], owed: Iterable[str]) -> tuple[str, ...]:
    """Those of the obligations owed (keys) that need any of the overdue reports."""
    rules = {rule for entry in overdue for rule, _ in entry.needed_by}
    return tuple(key for key in owed if rule_of(key) in rules)


def missing_reports(
    book: Rulebook,
    overdue: Iterable[LedgerEntry],
    verdicts: Iterable[Verdict],
    episodes: Mapping[str, Episode],
    on: date,
) -> tuple[MissingReport, ...]:
    """Every overdue report, each once. One that only keeps from being judged what somebody has taken on, muted or
    waived is left out. `verdicts` are at least those that need one of them.
    """
    lacking: dict[tuple[str, str], list[Lacking]] = defaultdict(list)
    for verdict in verdicts:
        rule = book.rule_of(verdict) if _lacks_figures(verdict) else None
        if rule is not None and rule.reported is not None:
            lacking[rule.reported.sender, rule.reported.profile].append((rule, verdict))
    found: list[MissingReport] = []
    for entry in overdue:
        of_it = [one for one in lacking[entry.sender, entry.profile] if entry.period in one[1].complete.missing]
        waiting = [one for one in of_it if not _is_at_rest(one[1], episodes)]
        if waiting or not of_it:
            found += _told_of(book, entry, waiting, on)
    return tuple(found)


def arrived_reports(
    book: Rulebook,
    ledger: Iterable[LedgerEntry],
    waited: Mapping[str, Sequence[str]],
    latest: Mapping[str, Verdict],
    on: date,
) -> tuple[MissingReport, ...]:
    """Of those notified to somebody (`sender/profile/period`, with the obligations that waited then), the ones that
    have come. What still waits lacks something else, such as its row; `latest` are at least the verdicts that waited.
    """
    here = {about(*_key(entry)): entry for entry in ledger if entry.arrived_by is not None}
    found: list[MissingReport] = []
    for key in sorted(waited.keys() & here.keys()):
        entry = here[key]
        rules = {rule for rule, _ in entry.needed_by}
        keys = tuple(one for one in waited[key] if rule_of(one) in rules and one in latest)
        still = tuple(pair for one in keys if (pair := _still_waits(book, latest[one], entry)) is not None)
        found += (
            replace(one, is_here=True, report=replace(one.report, waited=keys))
            for one in _told_of(book, entry, still, on)
        )
    return tuple(found)


def _still_waits(book: Rulebook, verdict: Verdict, entry: LedgerEntry) -> Lacking | None:
    rule = book.rule_of(verdict)
    if rule is None or not _lacks_figures(verdict) or entry.period not in verdict.complete.missing:
        return None
    return rule, verdict


def _key(entry: LedgerEntry) -> tuple[str, str, str]:
    return entry.sender, entry.profile, str(entry.period)


def _lacks_figures(verdict: Verdict) -> bool:
    """Does it wait for a report, without figures or with old ones?"""
    if verdict.severity == "info" or verdict.cause in SET_ASIDE:
        return False
    return verdict.state is State.NOT_EVALUABLE or verdict.stale is not None


def _is_at_rest(verdict: Verdict, episodes: Mapping[str, Episode]) -> bool:
    """Has somebody taken on, muted or waived that it cannot be judged? What is judged by old figures never rests."""
    if verdict.state is not State.NOT_EVALUABLE:
        return False
    episode = episodes.get(verdict.obligation)
    return verdict.waived or (episode is not None and episode.state in RESTING)


def _told_of(book: Rulebook, entry: LedgerEntry, lacking: Sequence[Lacking], on: date) -> Iterator[MissingReport]:
    """The report as its sender is notified of it. Nothing when the profile is gone."""
    for file, profile in book.profiles():
        if (file.sender.id, profile.id) == (entry.sender, entry.profile):
            names = tuple(_file_name(template, entry.period) for template in profile.file.name)
            title, sender = profile.title, file.sender.title
            waiting = tuple(one for one in lacking if one[1].state is State.NOT_EVALUABLE)
            aged = tuple(one for one in lacking if one[1].state is not State.NOT_EVALUABLE)
            report = OverdueReport(
                title,
                title,
                sender,
                entry.period,
                entry.due,
                names,
                waiting,
                aged,
                entry.replaced_by,
                about(*_key(entry)),
            )
            needing = [planned for key in sorted(entry.needed_by) if (planned := book.rule(*key)) is not None]
            yield MissingReport(
                sender=entry.sender,
                profile=entry.profile,
                role=file.sender.role,
                report=report,
                severity=_severest(needing),
                needed_by=entry.needed_by,
                scopes=_scopes(needing, book, on),
            )
            return


def _severest(needing: Iterable[PlannedRule]) -> str:
    """The weight of the severest promise that needs it, whatever its verdict is."""
    return min((planned.rule.severity for planned in needing), key=SEVEREST_FIRST.__getitem__, default="info")


def _scopes(needing: Iterable[PlannedRule], book: Rulebook, on: date) -> tuple[str, ...]:
    """The units that it is needed for."""
    units = (scope.id for planned in needing for scope in scopes_of(planned.rule, book.organisation, on))
    return tuple(dict.fromkeys(units))


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
