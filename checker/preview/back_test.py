"""On how many past days of the year would a verdict have been another one by the rules of an edit? Pure.

Each day is judged by what was known when it ended, so that it is what the house would have been told then, not what is
known better now. Judged is only what the edit may move, and only on days on which it can change: something came in, a
day of its own had come, or a unit had begun or ceased.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial

from checker.domain.clock import end_of_day, local_day
from checker.domain.obligation_key import rule_of
from checker.domain.period import PeriodKind, parts, year
from checker.domain.record import RecordVersion
from checker.domain.report import Records, Report
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import State, Verdict
from checker.evaluation.assessment import Assessment
from checker.evaluation.events_ahead import events_ahead
from checker.evaluation.next_look import next_look
from checker.evaluation.obligations import Obligation, owed
from checker.evaluation.touched import NOTHING, touched
from checker.evaluation.triggered_obligations import opened
from checker.evaluation.verdict import verdicts_on
from checker.preview.both_judged import Knowledge, assessed, former_names
from checker.preview.changes import BackTest, DaysUnlike, Reach
from checker.usecases.rules.staffed import with_absences

A_DAY = timedelta(days=1)
# By obligation the days on which its state became another one, with that state; None: not owed.
Course = dict[str, list[tuple[date, State | None]]]


def back_test(before: Rulebook, after: Rulebook, known: Knowledge, reach: Reach) -> BackTest:
    """From the first day of the year that the rules are about, at most of the last one, to the day judged."""
    first, last = _first_day(before, after, known.on, reach.judged), known.on
    if not reach.judged:
        return BackTest(first, last, ())
    lived = _lived(before, after, known, _with_watched(reach.judged, before, after), first)
    was, now = ({key: course for key, course in one.items() if rule_of(key) in reach.judged} for one in lived)
    former = former_names(after, now, was)
    kept = {former.get(key, key) for key in now}
    pairs = [*((key, was.get(former.get(key, key), []), now[key]) for key in now)]
    pairs += [(key, course, []) for key, course in was.items() if key not in kept]
    unlike = (_unlike(key, one, other, first, last) for key, one, other in pairs)
    return BackTest(first, last, tuple(each for each in unlike if each is not None))


def _first_day(before: Rulebook, after: Rulebook, on: date, rules: frozenset[str]) -> date:
    years = (planned.year for book in (before, after) for planned in book.rules() if planned.rule.id in rules)
    # Final figures of a year arrive months into the next one.
    return date(max(min([*years, on.year]), on.year - 1), 1, 1)


def _with_watched(rules: frozenset[str], *books: Rulebook) -> frozenset[str]:
    """These rules and those that they react to: the days on which one of them is missed open something."""
    watches: dict[str, set[str]] = defaultdict(set)
    for planned in (planned for book in books for planned in book.rules()):
        watches[planned.rule.id] |= {one.rule for one in planned.rule.occasions if one.rule is not None}
    found = rules
    while more := frozenset(watched for rule in found for watched in watches[rule]) - found:
        found |= more
    return found


def _lived(
    before: Rulebook, after: Rulebook, known: Knowledge, rules: frozenset[str], first: date
) -> tuple[Course, Course]:
    """The past by both rulebooks, side by side: what was known of a day is sorted out once for both."""
    lives = _Past(with_absences(before, known.absences), rules), _Past(with_absences(after, known.absences), rules)
    news, turns = _news_by_day(known), {first, *_turns(known, first, rules, before, after)}
    days = news.keys() | turns
    memory = _Memory(known, sorted(news))
    day: date | None = first
    while day is not None and day <= known.on:
        then = cache(partial(memory.by_end_of, day))
        for life in lives:
            life.look(day, then, news.get(day, NOTHING), is_all=day in turns)
        ahead = [one for some in (days, *(life.looks.values() for life in lives)) for one in some if one > day]
        day = min(ahead, default=None)
    return lives[0].course, lives[1].course


@dataclass
class _Memory:
    """What was known at the end of each day, asked for day by day. Nothing is sorted out anew while nothing comes in:
    `days` are those on which something did, in order.
    """

    known: Knowledge
    days: list[date]
    _kept: tuple[int, Records] | None = None

    def by_end_of(self, day: date) -> Knowledge:
        came = bisect_right(self.days, day)
        if self._kept is None or self._kept[0] != came:
            self._kept = came, self.known.records.recorded_by(end_of_day(day))
        return self.known.by_end_of(day, self._kept[1])


def _news_by_day(known: Knowledge) -> dict[date, Records]:
    """What came in on each day, with all versions of what it corrects: another rule may have counted one of them."""
    keys: dict[date, set[str]] = defaultdict(set)
    reports: dict[date, list[Report]] = defaultdict(list)
    by_key: dict[str, list[RecordVersion]] = defaultdict(list)
    for version in known.records.versions:
        by_key[version.key].append(version)
        keys[local_day(version.recorded_at)].add(version.key)
    for report in known.records.reports:
        reports[local_day(report.recorded_at)].append(report)
    return {
        day: Records(tuple(one for key in sorted(keys[day]) for one in by_key[key]), tuple(reports[day]))
        for day in sorted(keys.keys() | reports.keys())
    }


def _turns(known: Knowledge, first: date, rules: frozenset[str], *books: Rulebook) -> Iterator[date]:
    """Days on which anything may be another one: something was decided, a unit began or ceased; and where something is
    owed on demand, a month began or ended that another rule's verdict is about.
    """
    yield from (act.granted_on for act in known.acts)
    for book in books:
        for _, unit in book.organisation.every_unit():
            yield from (day for day in (unit.valid_from, unit.valid_to and unit.valid_to + A_DAY) if day is not None)
        if any(planned.rule.period.kind == "request" for planned in book.rules() if planned.rule.id in rules):
            years = range(first.year, known.on.year + 1)
            months = (month for each in years for month in parts(year(each), PeriodKind.MONTH))
            yield from (day for month in months for day in (month.start, month.end))


@dataclass
class _Past:
    """The past by one rulebook: what each obligation was, and when it must be looked at again (`looks`)."""

    book: Rulebook
    rules: frozenset[str]
    course: Course = field(default_factory=dict)
    looks: dict[str, date] = field(default_factory=dict)

    def look(self, day: date, then: Callable[[], Knowledge], news: Records, *, is_all: bool) -> None:
        """At all of it, or at what has come due on the day or may be touched by its news."""
        assessment = cache(lambda: assessed(self.book, then()))

        def on_demand(planned: PlannedRule) -> Iterator[Obligation]:
            return opened(planned, assessment())

        every = {obligation.key: obligation for obligation in owed(self.book, day, on_demand, self.rules)}
        for key in self.course.keys() - every.keys():
            self._note(key, day, None)
        concerned = frozenset(every) if is_all else touched(every.values(), news, 0)
        due = [one for key, one in every.items() if key in concerned or self.looks.get(key, day) <= day]
        for verdict in verdicts_on(due, assessment()) if due else ():
            self._note(verdict.obligation, day, verdict.state)
            self.looks[verdict.obligation] = self._next_look(verdict, assessment()) or date.max

    def _note(self, key: str, day: date, state: State | None) -> None:
        course = self.course.setdefault(key, [])
        if not course or course[-1][1] is not state:
            course.append((day, state))

    def _next_look(self, verdict: Verdict, assessment: Assessment) -> date | None:
        book = assessment.rulebook
        rule = book.rule_of(verdict)
        assert rule is not None, f"{verdict.rule} was judged by this rulebook"
        events = events_ahead(rule, verdict, assessment.index, book.organisation)
        due, until = verdict.due, verdict.waived_until
        return next_look(rule, verdict.period, book.calendar, assessment.on, due, until, events)


def _unlike(
    key: str, was: list[tuple[date, State | None]], now: list[tuple[date, State | None]], first: date, last: date
) -> DaysUnlike | None:
    """The days on which the two courses differ; None: on none of them."""
    days: list[tuple[date, date]] = []
    turns = sorted({first, *(day for day, _ in was), *(day for day, _ in now)})
    for begin, following in zip(turns, [*turns[1:], last + A_DAY], strict=True):
        if _at(was, begin) is not _at(now, begin):
            days.append((begin, following - A_DAY))
    if not days:
        return None
    return DaysUnlike(key, sum((end - begin).days + 1 for begin, end in days), days[0][0], days[-1][1])


def _at(course: list[tuple[date, State | None]], day: date) -> State | None:
    return next((state for since, state in reversed(course) if since <= day), None)
