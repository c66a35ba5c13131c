"""Which reports have not come, what waits for each of them, and which have come that somebody was told of? Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from checker.domain.finding import Episode, FindingState
from checker.domain.missing_source import MissingSource, missing_sources
from checker.domain.period import Period
from checker.domain.profile import Profile, SenderFile
from checker.domain.report import Report
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.completeness import figures_expected
from notifications.notices import OverdueReport
from notifications.overdue_reports import MissingReport, about
from notifications.urgency import waits_for_a_report


def missing_reports(
    book: Rulebook, verdicts: Iterable[Verdict], episodes: Mapping[str, Episode]
) -> tuple[MissingReport, ...]:
    """The reports behind open findings, each once. What somebody has taken on, muted or waived waits for nothing."""
    waiting = {verdict.obligation: verdict for verdict in verdicts if _needs_it(verdict, episodes)}
    found = (_missing(book, source, waiting) for source in missing_sources(waiting.values()))
    return tuple(one for one in found if one is not None)


def arrived_reports(
    book: Rulebook, told_of: Collection[str], verdicts: Iterable[Verdict], reports: Collection[Report]
) -> tuple[MissingReport, ...]:
    """Of those that somebody was told of (`sender/profile/period`), the ones that have come; nothing waits for them."""
    still = {
        about(str(reason.facts["sender"]), str(reason.facts["profile"]), str(reason.facts["first"]))
        for verdict in verdicts
        if waits_for_a_report(verdict)
        for reason in verdict.reasons
        if reason.code == "explained_by"
    }
    found = []
    for told in sorted(told_of):
        sender, profile, text = told.split("/")
        period, spec = Period.parse(text), _profile(book, sender, profile)
        if told not in still and spec is not None and _has_come(sender, profile, period, reports):
            report = _overdue(*spec, period, period.end, ())
            found.append(MissingReport(sender, profile, spec[0].sender.role, report, is_here=True))
    return tuple(found)


def _needs_it(verdict: Verdict, episodes: Mapping[str, Episode]) -> bool:
    if not waits_for_a_report(verdict) or verdict.waived or verdict.severity == "info":
        return False
    episode = episodes.get(verdict.obligation)
    return episode is not None and episode.state is FindingState.OPEN


def _missing(book: Rulebook, source: MissingSource, waiting: Mapping[str, Verdict]) -> MissingReport | None:
    spec = _profile(book, source.sender, source.profile)
    pairs = [(rule, waiting[key]) for key in source.obligations if (rule := book.rule_of(waiting[key])) is not None]
    if spec is None or not pairs:
        return None
    owing = [rule for rule, verdict in pairs if source.first in verdict.complete.missing]
    by = min((_expected_by(book, rule, source.first) for rule in owing), default=source.first.end)
    report = _overdue(*spec, source.first, by, tuple(pairs))
    return MissingReport(source.sender, source.profile, spec[0].sender.role, report)


def _expected_by(book: Rulebook, rule: Rule, period: Period) -> date:
    return figures_expected(rule, period, book.calendar) or period.end


def _overdue(
    sender: SenderFile, profile: Profile, period: Period, by: date, waiting: tuple[tuple[Rule, Verdict], ...]
) -> OverdueReport:
    names = tuple(_file_name(template, period) for template in profile.file.name)
    return OverdueReport(profile.title, profile.title, sender.sender.title, period, by, names, waiting)


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


def _profile(book: Rulebook, sender: str, profile: str) -> tuple[SenderFile, Profile] | None:
    return next(
        ((file, spec) for file, spec in book.profiles() if (file.sender.id, spec.id) == (sender, profile)), None
    )


def _has_come(sender: str, profile: str, period: Period, reports: Collection[Report]) -> bool:
    theirs = (report.period for report in reports if (report.sender, report.profile) == (sender, profile))
    return any(one.covers(period) or one.end >= period.end for one in theirs)
