"""What does the sheet of a unit's talk on targets show, and of which units may somebody see it? Shell, read-only.

Verdicts are those that are stored, as they stood on the day; figures are shown as they may be published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.obligation_key import ObligationKey
from checker.domain.period import Period, PeriodKind, containing
from checker.domain.post import Post
from checker.domain.record import Agreement, Event, RecordVersion
from checker.domain.refusal import NotThere, Refused
from checker.domain.report import in_force
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.scope import Scope
from checker.domain.talk import AGREEMENTS, TalkAgreement, TalkRow, TalkSheet, day_of, talk_rule, talk_rules
from checker.domain.verdict import STILL_TO_DO, WORST_FIRST, State, Verdict
from checker.findings.unit_talks import taking_part
from checker.findings.visibility import Sight, sight_of
from checker.store import findings, obligations, records, verdicts
from checker.store.opening import Store
from checker.usecases.judging.disclosure_history import cells_before
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.house_seen import book_seen
from checker.wording.suppression import published

A_DAY = timedelta(days=1)
# So far ahead are dates shown.
AHEAD_WORKING_DAYS = 20


@dataclass(frozen=True, slots=True)
class TalkOfUnit:
    """A unit in the list. `row`: how the talk of the month stands; None: nothing of it was judged."""

    unit: Scope
    row: TalkRow | None
    last: Event | None


@dataclass(frozen=True, slots=True)
class TalksOfMonth:
    """The units of whose talk somebody may see the sheet, for a month. `talk` None: the plan of its year wants none."""

    book: Rulebook
    month: Period
    talk: PlannedRule | None
    units: tuple[TalkOfUnit, ...] = ()


def talk_sheet(store: Store, unit: str, month: str, now: datetime, viewer: Viewer | None = None) -> TalkSheet:
    """The sheet of a unit (its id) and a month (`2016-07`) as it is known at `now` (aware): of a month that is over, as
    it stood on its last day. `viewer` None: whoever runs commands on the machine, and sees all of it.

    Refused (`NotThere.TALK`) in the same words where there is none and where it is not theirs to see.
    """
    with store.read() as tx:
        known = at_head(tx)
        book, on = book_seen(tx, known), local_day(now)
        case = _case_of(book, unit, month, on)
        sight = sight_of(viewer, book.organisation, on) if viewer is not None else None
        if case is None or not _may_see(sight, case):
            raise Refused(NotThere.TALK, unit=unit, month=month)
        name = ("talk", viewer, unit, month, on)
        return known.get(name, lambda: _sheet(tx, case, sight))


def talk_sheets(store: Store, units: Sequence[str], month: str, now: datetime) -> tuple[TalkSheet, ...]:
    """The sheets of some units, else of each that talks are held with. Refused as `talk_sheet`; never none."""
    with store.read() as tx:
        book = book_seen(tx, at_head(tx))
    wanted = units or [case.unit.id for case in _cases(book, _month(month), local_day(now))]
    if not wanted:
        raise Refused(NotThere.TALK, unit=book.organisation.organisation.id, month=month)
    return tuple(talk_sheet(store, unit, month, now) for unit in wanted)


def talks_of(store: Store, viewer: Viewer, asked: str, now: datetime) -> TalksOfMonth:
    """The units of whose talk the viewer may see the sheet, for a month (`2016-07`; empty: that of `now`, or the last
    one of the newest plan that wants talks). Refused (`NotThere.TALK`) where it is no month.
    """
    with store.read() as tx:
        known = at_head(tx)
        book, on = book_seen(tx, known), local_day(now)
        month = _month(asked) if asked else _newest_month(book, on)
        if month is None:
            raise Refused(NotThere.TALK, unit=book.organisation.organisation.name, month=asked)
        return known.get(("talks", viewer, month, on), lambda: _talks(tx, book, viewer, month, on))


def has_sheet(book: Rulebook, unit: str, viewer: Viewer, on: date) -> bool:
    """Is there a sheet of a unit (its id) for the month of a day, and may the viewer open it?"""
    case = _case_of(book, unit, str(containing(on, PeriodKind.MONTH)), on)
    sight = sight_of(viewer, book.organisation, on)
    return sight.is_inside and case is not None and _may_see(sight, case)


def _talks(tx: Connection, book: Rulebook, viewer: Viewer, month: Period, on: date) -> TalksOfMonth:
    talk = talk_rule(book, month.end.year)
    if talk is None:
        return TalksOfMonth(book, month, None)
    sight, day = sight_of(viewer, book.organisation, on), _day_of(month, on)
    seen = [case.unit for case in _cases(book, month, on) if _may_see(sight, case)]
    keys = {unit.id: f"{talk.rule.id}/{unit.id}/{month}" for unit in seen}
    judged = verdicts.as_judged_on(tx, keys.values(), day)
    events = in_force(records.counting_at(tx, [unit.id for unit in seen], ["event"]))
    rows = {key: TalkRow(talk.rule, verdict) for key, verdict in judged.items()}
    held = {unit.id: _held(talk, unit, events, day) for unit in seen}
    found = (TalkOfUnit(unit, rows.get(keys[unit.id]), held[unit.id][-1] if held[unit.id] else None) for unit in seen)
    return TalksOfMonth(book, month, talk, tuple(found))


@dataclass(frozen=True, slots=True)
class _Case:
    """Which sheet it is: of which unit and month, for which day."""

    book: Rulebook
    talk: PlannedRule
    unit: Scope
    month: Period
    on: date

    @property
    def units(self) -> tuple[str, ...]:
        """The unit and all that lie within it."""
        organisation, level = self.book.organisation, self.unit.level
        return tuple(
            unit.id
            for _, unit in organisation.every_unit()
            if self.unit.id in organisation.around(unit.id, level, self.on)
        )


def _case_of(book: Rulebook, unit: str, month: str, on: date) -> _Case | None:
    """None: there is no such unit or month, or no talks are held there."""
    return next((case for case in _cases(book, _month(month), on) if case.unit.id == unit), None)


def _cases(book: Rulebook, month: Period | None, on: date) -> tuple[_Case, ...]:
    """The sheets of a month, one of each unit that talks are held with, as units are on the day that it is about."""
    talk = talk_rule(book, month.end.year) if month is not None else None
    if month is None or talk is None:
        return ()
    day = _day_of(month, on)
    units = book.organisation.scopes(talk.rule.scope.judge, day)
    return tuple(_Case(book, talk, unit, month, day) for unit in units)


def _newest_month(book: Rulebook, on: date) -> Period:
    years = [planned.plan.year for planned in talk_rules(book)]
    last = date(max(years), 12, 31) if years else on
    return containing(min(on, last), PeriodKind.MONTH)


def _month(text: str) -> Period | None:
    """None: it is no month, or written otherwise."""
    try:
        period = Period.parse(text)
    except ValueError:
        return None
    return period if period.kind is PeriodKind.MONTH and str(period) == text else None


def _day_of(month: Period, on: date) -> date:
    """Of a month that is over its last day; else today."""
    return min(month.end, on)


def _may_see(sight: Sight | None, case: _Case) -> bool:
    """Whoever wants the talks held, and whoever answers for what is agreed there, and those above them."""
    if sight is None:
        return True
    return any(sight.sees(owner, case.unit.id) for owner in taking_part(case.book, case.talk))


def _reporting(sight: Sight, case: _Case) -> Iterator[str]:
    """The viewer's posts that may report about the talk: those that answer for it by themselves, and whoever enters
    what others answer; never the one that keeps the machine at work.
    """
    escalation = case.book.escalation
    for post in sight.posts:
        role = Post.parse(post).role
        answers = _may_see(replace(sight, posts=(post,), rights=frozenset()), case)
        if role != escalation.service and (answers or role == escalation.administering):
            yield post


def _sheet(tx: Connection, case: _Case, sight: Sight | None) -> TalkSheet:
    versions = records.counting_at(tx, [case.unit.id], ("event", AGREEMENTS))
    standing = in_force(versions)
    held = _held(case.talk, case.unit, standing, case.on)
    of_month = tuple(event for event in held if str(event.period) == str(case.month))
    before = [event for event in held if event not in of_month and day_of(event) < case.month.end]
    compared_on = day_of(before[-1]) if before else case.month.start - A_DAY
    gathered = _Gathered.of(tx, case, compared_on)
    every = tuple(row for row in gathered.rows(case.book) if _is_theirs(row, sight))
    agreed = tuple(one for one in standing if isinstance(one.record, Agreement))
    return TalkSheet(
        book=case.book,
        talk=case.talk,
        unit=case.unit,
        month=case.month,
        on=case.on,
        known_at=gathered.ticked_at,
        rows=tuple(sorted((row for row in every if _is_of_sheet(row, case)), key=_needs_somebody_first)),
        compared_on=compared_on,
        held=of_month,
        last=before[-1] if before else None,
        agreements=tuple(_agreements(agreed, every, case)),
        dates=tuple(_ahead([row for row in every if not (of_month and _is_talk_of(row, case))], case)),
        seen=max((version.sequence for version in versions), default=0),
        is_partial=sight is not None and len(every) < gathered.many,
        posts=tuple(_reporting(sight, case)) if sight is not None else (),
    )


def _held(talk: PlannedRule, unit: Scope, standing: Iterable[RecordVersion], on: date) -> list[Event]:
    """The talks of a unit that had been held by a day, in the order of their days; of what is in force."""
    wanted = talk.rule.measure.where.event_type
    events = (version.record for version in standing)
    found = (one for one in events if isinstance(one, Event) and one.event_type == wanted and one.scope == unit.id)
    return sorted((event for event in found if event.held_on is not None and event.held_on <= on), key=day_of)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What is stored of the unit's obligations: as they stood on the day, as at the talk before, and their findings."""

    judged: dict[str, Verdict]
    states_before: dict[str, State]
    episodes: dict[str, tuple[Episode, ...]]
    on: date
    ticked_at: datetime | None

    @classmethod
    def of(cls, tx: Connection, case: _Case, compared_on: date) -> _Gathered:
        keys, ticked_at = obligations.at_units(tx, case.units)
        judged = verdicts.as_judged_on(tx, keys, case.on)
        cells = cells_before(tx, judged.values(), on=case.on)
        shown = {key: published(verdict, cells.get(key, ())) for key, verdict in judged.items()}
        return cls(shown, verdicts.states_on(tx, keys, compared_on), findings.of_each(tx, keys), case.on, ticked_at)

    @property
    def many(self) -> int:
        return len(self.judged)

    def rows(self, book: Rulebook) -> Iterator[TalkRow]:
        for key, verdict in self.judged.items():
            rule = book.rule_of(verdict)
            if rule is not None:
                yield TalkRow(rule, verdict, self.states_before.get(key), self._finding(key))

    def _finding(self, key: str) -> Episode | None:
        """The newest that had begun by the day. Of one that ended later only that it had not is told."""
        begun = [one for one in self.episodes.get(key, ()) if one.since <= self.on]
        if not begun:
            return None
        newest = begun[-1]
        is_later = newest.resolved_on is not None and newest.resolved_on > self.on
        return replace(newest, resolved_on=None, resolution=None) if is_later else newest


def _is_theirs(row: TalkRow, sight: Sight | None) -> bool:
    told = row.finding.told if row.finding else ()
    return sight is None or sight.sees(row.verdict.owner, row.verdict.scope.id, told)


def _is_of_sheet(row: TalkRow, case: _Case) -> bool:
    """What the month is about, and what is still found of months before. Talks and agreements stand elsewhere."""
    period = row.verdict.period
    if row.rule.measure.records == AGREEMENTS or row.rule.id == case.talk.rule.id:
        return False
    is_of_month = period.start <= case.month.end and case.month.start <= period.end
    return is_of_month or row.is_found


def _is_talk_of(row: TalkRow, case: _Case) -> bool:
    return row.rule.id == case.talk.rule.id and str(row.verdict.period) == str(case.month)


def _needs_somebody_first(row: TalkRow) -> tuple[bool, int, str]:
    return not row.is_found, WORST_FIRST[row.verdict.state], row.verdict.source_row


def _agreements(agreed: Sequence[RecordVersion], rows: Sequence[TalkRow], case: _Case) -> Iterator[TalkAgreement]:
    """Those of the month's plan year that are open, and those done since the year began; the next due first."""
    by_key = {row.verdict.obligation: row for row in rows}
    by_id = {
        ObligationKey.parse(key).period.partition("-")[2]: row
        for key, row in by_key.items()
        if row.rule.measure.records == AGREEMENTS
    }
    found = [one.record for one in agreed if isinstance(one.record, Agreement)]
    for record in sorted(found, key=lambda one: (one.done_on is not None, one.due_on, one.agreement_id)):
        if record.agreed_on > case.on:
            continue
        done = record.done_on if record.done_on is not None and record.done_on <= case.on else None
        as_of_then = record.model_copy(update={"done_on": done})
        if done is None or done.year == case.month.end.year:
            yield TalkAgreement(as_of_then, by_id.get(record.agreement_id), by_key.get(record.about or ""))


def _ahead(rows: Iterable[TalkRow], case: _Case) -> Iterator[TalkRow]:
    """What falls due within the next working days, the next first."""
    until = case.book.calendar.add_office_days(case.on, AHEAD_WORKING_DAYS)
    due = [row for row in rows if row.verdict.state in STILL_TO_DO and case.on <= row.verdict.due.effective <= until]
    yield from sorted(due, key=lambda row: (row.verdict.due.effective, row.verdict.source_row, row.verdict.obligation))
