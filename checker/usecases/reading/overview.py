"""How does the house stand, what has changed since Monday, and what is due next? Shell, read-only.

What is counted was counted when it changed (`state_counts`), so this costs the same however much is owed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.access import Right, Viewer
from checker.domain.calendar import OutsideCalendar
from checker.domain.clock import local_day
from checker.domain.finding import FindingState
from checker.domain.period import monday_of
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import State, Verdict
from checker.findings.goal_grid import GoalGrid, goal_grid
from checker.findings.unit_talks import UnitTalks
from checker.findings.visibility import Sight, sight_of
from checker.store import obligations, state_counts, verdicts
from checker.store.opening import Store
from checker.store.state_counts import CountKind, StateCount
from checker.usecases.reading.at_head import AtHead, at_head
from checker.usecases.reading.house_seen import book_seen

SOON_OFFICE_DAYS = 10
MOST_DUE = 10
# What is due and is neither kept nor missed so far.
AHEAD = (State.AT_RISK, State.NOT_EVALUABLE, State.AWAITING_EVENT, State.PENDING)
COUNTED = (State.BREACHED, State.AT_RISK, State.NOT_EVALUABLE)


@dataclass(frozen=True, slots=True)
class WeekTally:
    """How many there are, and how many there were when the week began."""

    now: int
    before: int


@dataclass(frozen=True, slots=True)
class DueSoon:
    """What is due on a day, with its rule. `is_of_others`: it concerns the reader's unit, and another role answers."""

    rule: Rule
    verdict: Verdict
    day: date
    is_of_others: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """What somebody sees of the house. `years` are those of the plans in force, `year` the one that is shown.

    `states` and `open_findings` are of what they see in all plans; `open_findings` nobody has taken on. `due` is what
    is due until `until` at the earliest, `has_more` of it. `ticked_at` None: nothing was judged yet.
    """

    book: Rulebook
    year: int
    years: tuple[int, ...]
    grid: GoalGrid
    states: dict[State, WeekTally]
    open_findings: WeekTally
    monday: date
    due: tuple[DueSoon, ...]
    has_more: bool
    until: date
    ticked_at: datetime | None


def overview(store: Store, viewer: Viewer, now: datetime, year: int | None = None) -> Overview:
    """The overview of a plan's year, the newest that has begun where none of the plans in force is named."""
    with store.read() as tx:
        known = at_head(tx)
        about = ("overview", viewer, local_day(now), year, known.house.ticked_at)
        return known.get(about, lambda: _gathered(tx, known, viewer, now, year))


def years_of(book: Rulebook) -> tuple[int, ...]:
    """The years of the plans in force, in order."""
    return tuple(sorted({plan.year for plan in book.plans}))


def _gathered(tx: Connection, known: AtHead, viewer: Viewer, now: datetime, year: int | None) -> Overview:
    on, book = local_day(now), book_seen(tx, known)
    sight, years = sight_of(viewer, book.organisation, on), years_of(book)
    shown = year if year in years else max((one for one in years if one <= on.year), default=years[0])
    counted, monday = state_counts.load(tx), monday_of(on)
    of_verdicts = [one for one in counted if one.place.kind is CountKind.VERDICT]
    seen = [one for one in counted if _is_seen(one, book, sight)]
    states = (
        (one.place.rule, one.place.year, one.place.scope, State(one.place.state), one.many) for one in of_verdicts
    )
    until = _until(book, on)
    due = _due(tx, book, sight, (on, until), counted)
    return Overview(
        book=book,
        year=shown,
        years=years,
        grid=goal_grid(states, book, sight, shown),
        states={state: _tally(seen, CountKind.VERDICT, state, monday) for state in COUNTED},
        open_findings=_tally(seen, CountKind.FINDING, FindingState.OPEN, monday),
        monday=monday,
        due=due[:MOST_DUE],
        has_more=len(due) > MOST_DUE,
        until=until,
        ticked_at=known.house.ticked_at,
    )


def _is_seen(one: StateCount, book: Rulebook, sight: Sight) -> bool:
    planned = book.rule(one.place.rule, one.place.year)
    return planned is not None and sight.sees(planned.rule.owner, one.place.scope)


def _tally(counted: Collection[StateCount], kind: CountKind, state: State | FindingState, monday: date) -> WeekTally:
    there = [one for one in counted if one.place.kind is kind and one.place.state == state.value]
    return WeekTally(sum(one.many for one in there), sum(one.before(monday) for one in there))


def _until(book: Rulebook, on: date) -> date:
    try:
        return book.calendar.add_office_days(on, SOON_OFFICE_DAYS)
    except OutsideCalendar:
        return on


def _due(
    tx: Connection, book: Rulebook, sight: Sight, days: tuple[date, date], counted: Sequence[StateCount]
) -> tuple[DueSoon, ...]:
    """Up to one more than are shown, the next day first."""
    places, talks = None, _talks_of_others(counted, book, sight)
    if Right.READ_ALL not in sight.rights:
        places = sorted({(one.place.rule, one.place.scope) for one in counted if _is_seen(one, book, sight)} | talks)
    first, last = days
    found = obligations.due_between(tx, first, last, states=AHEAD, places=places, most=MOST_DUE + 1)
    judged = verdicts.latest(tx, found) if found else {}
    rows = ((judged[key].verdict, day) for key, day in found.items() if key in judged)
    ruled = ((book.rule_of(verdict), verdict, day) for verdict, day in rows)
    return tuple(
        DueSoon(rule, verdict, day, (verdict.rule, verdict.scope.id) in talks)
        for rule, verdict, day in ruled
        if rule is not None
    )


def _talks_of_others(counted: Sequence[StateCount], book: Rulebook, sight: Sight) -> set[tuple[str, str]]:
    """The talks (rule, unit) about one's own unit for which another role answers: they are no less one's own day."""
    talks = UnitTalks.of(book)
    return {
        (place.rule, place.scope)
        for place in {one.place for one in counted if not _is_seen(one, book, sight)}
        if talks.concern(sight, place.rule, place.year, place.scope)
    }
