"""The ledger of owed reports: what must each sender report, by when, and what has arrived? Pure.

Computed from the rulebook and the reports alone: a report can be overdue though no verdict waits for it, and one that
several rules need is owed once. Days are local; a report counts from the last day that it speaks of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from weakref import WeakKeyDictionary

from checker.domain.period import Period, PeriodKind, parts, year
from checker.domain.report import Report
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import RuleKey
from checker.evaluation.completeness import figures_expected
from checker.evaluation.obligations import periods_of

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One report that a sender owes for a period by the end of the day `due`.

    `sender` and `profile` are ids, `needed_by` names the rules that need it. `arrived_by` is the sequence of the first
    report that covers the period; None: none has come. `replaced_by` is the period of that report where it is a later
    one, which contains this one's figures (ADR 0004).
    """

    sender: str
    profile: str
    period: Period
    due: date
    arrived_by: int | None = None
    replaced_by: Period | None = None
    needed_by: frozenset[RuleKey] = field(default=frozenset(), compare=False)

    def is_overdue(self, on: date) -> bool:
        """It is missed only when the day on which it was due has ended."""
        return self.arrived_by is None and on > self.due

    def next_look(self, on: date) -> date | None:
        """The first day after `on` on which it is overdue if it has not come by then; None: it is here."""
        return None if self.arrived_by is not None else max(self.due, on) + A_DAY


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the rules that need a report say of it together.

    A report for a longer time counts when it ends by `until`. `is_cumulative`: a later one of the year contains it.
    `last_open` is the last day of the period on which the house is open: its state is that of the period's end (D7).
    """

    entry: LedgerEntry
    until: date
    is_cumulative: bool
    last_open: date

    def is_met_by(self, report: Period) -> bool:
        period = self.entry.period
        if report.end > self.until:
            return False
        if report.kind is PeriodKind.DATE and self.last_open <= report.end <= period.end:
            return True
        if self.is_cumulative:
            return report.end >= period.end and report.end.year == period.end.year
        return report.covers(period)


Source = tuple[str, str]  # sender, profile
_terms_by_rulebook: WeakKeyDictionary[Rulebook, Mapping[Source, tuple[_Terms, ...]]] = WeakKeyDictionary()


def reports_ledger(rulebook: Rulebook, reports: Iterable[Report], on: date) -> tuple[LedgerEntry, ...]:
    """Every report that the rulebook's senders owe, with what has arrived by the local day `on`.

    In the order of sender and profile, then as the periods end. `reports` are those known; none of a later day counts.
    """
    came: dict[Source, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda each: each.sequence):
        if report.period.end <= on:
            came[report.sender, report.profile].append(report)
    return tuple(_entered(terms, came.get(source, ())) for source, owed in _terms(rulebook).items() for terms in owed)


def _entered(terms: _Terms, came: Sequence[Report]) -> LedgerEntry:
    owed = terms.entry
    first = next((report for report in came if terms.is_met_by(report.period)), None)
    if first is None:
        return owed
    later = first.period if first.period.end > owed.period.end else None
    return replace(owed, arrived_by=first.sequence, replaced_by=later)


def _terms(rulebook: Rulebook) -> Mapping[Source, tuple[_Terms, ...]]:
    """By source what it owes; gathered once as long as the rulebook lives, as no amendment moves it."""
    if rulebook not in _terms_by_rulebook:
        found: dict[tuple[Source, Period], _Terms] = {}
        for planned in rulebook.rules():
            for source, terms in _owed_for(planned, rulebook):
                at = source, terms.entry.period
                found[at] = _together(found[at], terms) if at in found else terms
        by_source: dict[Source, list[_Terms]] = defaultdict(list)
        for (source, _), terms in sorted(found.items(), key=lambda each: (each[0][0], _by_end(each[0][1]))):
            by_source[source].append(terms)
        _terms_by_rulebook[rulebook] = {source: tuple(owed) for source, owed in by_source.items()}
    return _terms_by_rulebook[rulebook]


def _by_end(period: Period) -> tuple[date, date]:
    return period.end, period.start


def _owed_for(planned: PlannedRule, rulebook: Rulebook) -> Iterator[tuple[Source, _Terms]]:
    """What one rule needs. A cohort's figure may come with any later report, so it makes none due."""
    rule = planned.rule
    if rule.reported is None or rule.period.kind == "cohort":
        return
    whole = year(rule.period.year or planned.plan.year)
    source = rule.reported.sender, rule.reported.profile
    for judged in (whole,) if rule.period.kind == "request" else periods_of(rule, whole):
        for part in parts(judged, rule.reported.period_kind):
            due = figures_expected(rule, part, rulebook.calendar) or part.end
            last_open = rulebook.calendar.last_office_day(part.end)
            entry = LedgerEntry(*source, part, due, needed_by=frozenset({planned.key}))
            yield source, _Terms(entry, judged.end, rule.reported.cumulative, last_open)


def _together(one: _Terms, other: _Terms) -> _Terms:
    """Due when the first rule needs it, and here when it is there for all of them."""
    earlier = min(one.entry, other.entry, key=lambda entry: entry.due)
    until, is_cumulative = min(one.until, other.until), one.is_cumulative and other.is_cumulative
    needed_by = one.entry.needed_by | other.entry.needed_by
    return _Terms(replace(earlier, needed_by=needed_by), until, is_cumulative, one.last_open)
