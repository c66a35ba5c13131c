"""plan.yaml and calendar.yaml for the next year. Pure; texts in, texts out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from checker.domain.calendar_file import CalendarFile, Closure
from checker.domain.rollover import Fact, RolloverDecision, RolloverDecisionKind
from checker.domain.yearly_day import easter
from checker.rulebook.files import CALENDAR
from checker.rulebook.yaml_append import with_entry
from checker.rulebook.yaml_marks import marked
from checker.starter.rollover.goal_file import CarriedWords, RolledFile
from checker.starter.rollover.sentences import comments_of_the_year, moved_sentence
from checker.starter.rollover.year_shift import next_year
from checker.starter.yaml_words import quoted

Kind = RolloverDecisionKind
# Days that houses close on and that go with Easter, as days from its Sunday: from Thursday before carnival to the
# Friday after Corpus Christi.
WITH_EASTER = frozenset({-52, -49, -48, -47, -46, -3, -2, 1, 38, 39, 40, 50, 60, 61})
# What is kept after the plan's year: late due days and the figures of the last one.
YEARS_AFTER = 2


def rolled_plan(text: str, name: str, plan_year: int, words: CarriedWords) -> RolledFile:
    """The head of the plan a year later: a draft that nobody has adopted, and that has no source yet."""
    file = marked(text)
    decisions = [RolloverDecision(Kind.PLAN, name, facts={"was": plan_year, "year": plan_year + 1})]
    file.replace(file.values["year",], str(plan_year + 1))
    file.replace(file.values["status",], "draft")
    file.replace(file.values["source",], quoted(words.plan_source))
    if ("adopted_on",) in file.values:
        file.take_out(("adopted_on",))
    if rows := file.children(("without_rule",)):
        decisions.append(RolloverDecision(Kind.ROWS, name, facts={"count": len(rows)}))
        file.empty(("without_rule",))
    for key in ("title", "note"):
        if (key,) in file.values:
            about = RolloverDecision(Kind.TEXT, name, facts={"key": key})
            decisions += moved_sentence(file, file.values[key,], about, plan_year)
    decisions += comments_of_the_year(file, name, plan_year)
    return RolledFile(file.result(), tuple(decisions))


def rolled_calendar(text: str, calendar: CalendarFile, plan_year: int, why: str) -> RolledFile:
    """The calendar with the years that the next plan needs, and with each single closure of the plan's year once more.

    `calendar` is all that the house keeps closed, in this file or beside it. A closure that comes every year, but whose
    `years` end before, is told and stays.
    """
    needed = plan_year + 1 + YEARS_AFTER
    decisions: list[RolloverDecision] = []
    if calendar.years.last < needed:
        file = marked(text)
        file.replace(file.values["years", "last"], str(needed))
        text = file.result()
        decisions.append(RolloverDecision(Kind.CALENDAR, CALENDAR, facts={"was": calendar.years.last, "now": needed}))
    taken = {day for one in calendar.closures for day in one.days(range(plan_year + 1, plan_year + 2))}
    for closure, day in _missing(calendar.closures, plan_year, taken):
        entry = f"  - {{day: {day}, name: {quoted(closure.name)}, origin: assumption, why: {quoted(why)}}}\n"
        written = with_entry(text, "closures", entry) if not closure.shifts_due_days else None
        text = written or text
        facts: dict[str, Fact] = {"name": closure.name, "was": closure.written, "now": day}
        facts["written"] = int(written is not None)
        decisions.append(RolloverDecision(Kind.CLOSURE, CALENDAR, facts=facts))
    for closure in calendar.closures:
        if closure.years is not None and closure.years.first <= plan_year == closure.years.last:
            facts = {"name": closure.name, "was": closure.written, "now": plan_year, "written": -1}
            decisions.append(RolloverDecision(Kind.CLOSURE, CALENDAR, facts=facts))
    return RolledFile(text, tuple(decisions))


def _missing(closures: Iterable[Closure], plan_year: int, taken: set[date]) -> Iterator[tuple[Closure, date]]:
    """Single closures of the plan's year whose day of the next is not closed yet, with that day."""
    for closure in closures:
        if closure.day is not None and closure.day.year == plan_year:
            day = _again(closure.day)
            if day not in taken:
                taken.add(day)
                yield closure, day


def _again(day: date) -> date:
    from_easter = (day - easter(day.year)).days
    if from_easter in WITH_EASTER:
        return easter(day.year + 1) + timedelta(days=from_easter)
    return next_year(day)
