"""How did a figure come along its path, month by month, by what is known? Pure.

On the day after each month that has ended by the day judged the obligation is judged by all that is known now: a
correction that came later has moved the point of its month. Which points may be shown is decided where they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from checker.domain.act import Act
from checker.domain.bulk import collector_paused
from checker.domain.period import PeriodKind, parts
from checker.domain.report import Records
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.judge import evaluate
from checker.evaluation.kinds import kinds
from checker.evaluation.pace import expected_by
from checker.wording.numbers import bound_of

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CoursePoint:
    """The end of a day: what is expected by then, and the verdict whose figure speaks up to it. None: there is none."""

    on: date
    expected: Fraction | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Course:
    """The months of an obligation's period, in order. `bound` in the terms of the figures; None: it is not known."""

    verdict: Verdict
    bound: Fraction | None
    points: tuple[CoursePoint, ...]


@collector_paused()
def courses(
    book: Rulebook, records: Records, acts: Sequence[Act], verdicts: Iterable[Verdict], on: date, known_at: datetime
) -> dict[str, Course]:
    """By obligation the course of each of the `verdicts` (of the day `on`) that is held against a path on its way."""
    wanted = {
        one.obligation: (one, planned.rule)
        for one in verdicts
        if (planned := book.planned_for(one)) is not None and planned.rule.path is not None
    }
    days = sorted({end + A_DAY for one, _ in wanted.values() for end in _month_ends(one) if end + A_DAY < on})
    seen: dict[str, list[tuple[date, Verdict]]] = {key: [] for key in wanted}
    for day in days:
        for judged in evaluate(book, book.calendar, book.organisation, records, acts, day, known_at, only=wanted):
            seen[judged.obligation].append((day, judged))
    for key, (one, _) in wanted.items():
        seen[key].append((on, one))
    return {
        key: _course(one, rule.as_of(on), seen[key])
        for key, (one, rule) in wanted.items()
        if any(judged.pace is not None and judged.pace.expected is not None for _, judged in seen[key])
    }


def _month_ends(verdict: Verdict) -> tuple[date, ...]:
    return tuple(month.end for month in parts(verdict.period, PeriodKind.MONTH))


def _course(verdict: Verdict, rule: Rule, seen: Sequence[tuple[date, Verdict]]) -> Course:
    bound = _bound(verdict, rule)
    expected = {end: _expected(rule, bound, verdict, end) for end in _month_ends(verdict)}
    told: dict[date, Verdict] = {}
    for day, judged in seen:  # of two that speak up to the same day the later one counts
        until = _speaks_until(judged, day)
        if until is not None and judged.value is not None:
            told[until] = judged
            if judged.pace is not None and judged.pace.view_end == until:
                expected[until] = judged.pace.expected
    points = (CoursePoint(end, expected.get(end), told.get(end)) for end in sorted({*expected, *told}))
    return Course(verdict, bound, tuple(points))


def _speaks_until(judged: Verdict, on: date) -> date | None:
    """The last day of the period that its figure speaks of; None: the period is not over, and it does not say so."""
    if judged.pace is not None and judged.pace.view_end is not None:
        return min(judged.pace.view_end, judged.period.end)
    return judged.period.end if judged.period.end < on else None


def _bound(verdict: Verdict, rule: Rule) -> Fraction | None:
    """What the figure of the whole period is compared with."""
    kind = kinds()[rule.kind]
    named = bound_of(verdict.target, verdict.unit)
    return kind.bound(rule) if named is not None and kind.scales_its_bound else named


def _expected(rule: Rule, bound: Fraction | None, verdict: Verdict, end: date) -> Fraction | None:
    """By the rule's own path; what a sender expects is known only where the sender has said it."""
    if bound is None or rule.path is None or rule.path.kind == "sender_target":
        return None
    return expected_by(rule, bound, verdict.period, end)
