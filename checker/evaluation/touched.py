"""Which obligations may get another verdict from what has been recorded since they were last judged? Pure.

Only what has come is asked here; days that pass are `next_look`'s. Where in doubt, an obligation is touched: one look
too many costs a fraction of a millisecond, one too few a wrong verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from checker.domain.period import Period
from checker.domain.record import RecordVersion
from checker.domain.report import Records, Report
from checker.domain.rule import Rule
from checker.evaluation.measures import RecordIndex
from checker.evaluation.obligations import Obligation

NOTHING = Records()


def touched(obligations: Iterable[Obligation], known: Records, since: int, turned: Records = NOTHING) -> frozenset[str]:
    """The keys of those that what was recorded after the sequence `since` may concern. `known` is all that counts, and
    `turned` what was withdrawn since with its file, or counts again.
    """
    reports = (*(report for report in known.reports if report.sequence > since), *turned.reports)
    index = RecordIndex(_corrected(known.versions, since, turned.versions))
    answers: dict[tuple[str, int, Period], bool] = {}
    found: set[str] = set()
    for obligation in obligations:
        planned, period = obligation.planned, obligation.period
        at = planned.rule.id, planned.plan.year, period
        if at not in answers:
            answers[at] = _concerns(planned.rule, period, index, reports)
        if answers[at]:
            found.add(obligation.key)
    return frozenset(found)


def _corrected(
    versions: Sequence[RecordVersion], since: int, turned: Sequence[RecordVersion]
) -> Iterator[RecordVersion]:
    """What has come with what it takes the place of, which another rule may have counted."""
    new = [*(version for version in versions if version.sequence > since), *turned]
    keys = {version.key for version in new}
    before = (version for version in versions if version.sequence <= since and version.key in keys)
    return chain(new, before)


def _concerns(rule: Rule, period: Period, index: RecordIndex, reports: Sequence[Report]) -> bool:
    # What is owed on demand hangs on requests, and on verdicts of other rules that something may have touched.
    if rule.period.kind == "request":
        return True
    if rule.due.meeting is not None and index.has_meeting(rule.due.meeting.body):
        return True
    return _reports_on(rule, period, reports) or index.may_count(rule, period)


def _reports_on(rule: Rule, period: Period, reports: Sequence[Report]) -> bool:
    """Has the rule's sender reported for the period? Also where only a figure counts: the file is here without it."""
    owed = rule.reported
    return owed is not None and any(
        period.start <= report.period.end <= period.end
        for report in reports
        if (report.sender, report.profile) == (owed.sender, owed.profile)
    )
