"""What changed between two days, and why? Shell, read-only.

Each day is judged by what was known and in force at its end, as `audit replay` judges it. Why is found by judging again
with each part as it was on the first day (`causes`), and then looked up: which record, act, activation, which day.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection

from checker.domain.act import Act
from checker.domain.clock import end_of_day, local_day
from checker.domain.counted import counting_for
from checker.domain.obligation_key import rule_of
from checker.domain.record import RecordVersion
from checker.domain.report import Records, Report
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.assessment import Assessment
from checker.store import Store, activations, acts, records, redactions
from checker.store.activations import ActivationHead
from checker.store.decided import stood_on
from checker.usecases.auditing.causes import CauseOfChange, Compared, JudgedWorld, causes_of, is_another, verdicts_in
from checker.usecases.auditing.judged_again import Basis, known_then
from checker.usecases.rules.activation import archived_book
from checker.usecases.rules.archived_calendar import table_of
from checker.usecases.rules.staffed import staffed


class Happened(StrEnum):
    """What became of a record."""

    NEW = "new"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class Passed(StrEnum):
    """Which day has gone by; of BEGUN, come."""

    BEGUN = "begun"
    PERIOD_OVER = "period_over"
    DUE_OVER = "due_over"
    FIGURES_EXPECTED = "figures_expected"
    WAIVER_OVER = "waiver_over"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """The version that is new, corrects the one before, or withdraws it."""

    happened: Happened
    version: RecordVersion


@dataclass(frozen=True, slots=True)
class DayPassed:
    """A day of the obligation that lies between the two."""

    passed: Passed
    day: date


@dataclass(frozen=True, slots=True)
class Why:
    """The causes of one change, with what can be named of each. What is empty has no name of its own."""

    causes: tuple[CauseOfChange, ...]
    records: tuple[RecordChange, ...] = ()
    reports: tuple[Report, ...] = ()
    acts: tuple[Act, ...] = ()
    days: tuple[DayPassed, ...] = ()


@dataclass(frozen=True, slots=True)
class DayChange:
    """An obligation whose verdict is another one. `before` None: it was not owed yet, `after` None: not any more."""

    obligation: str
    before: Verdict | None
    after: Verdict | None
    why: Why


@dataclass(frozen=True, slots=True)
class DayDiff:
    """Two days compared. `activations` are those that took effect between them, oldest first.

    Not compared are `gaps`, the obligations of whose verdicts a record was deleted since.
    """

    first: date
    second: date
    before: Basis
    after: Basis
    book: Rulebook
    activations: tuple[ActivationHead, ...]
    changes: tuple[DayChange, ...]
    gaps: tuple[str, ...]
    unchanged: int


def diff_days(
    store: Store, first: date, second: date, rules: Sequence[str] = (), scopes: Sequence[str] = ()
) -> DayDiff:
    """What is another one on the second day than on the first, which lies before it. `rules`, `scopes`: patterns.

    Raises NothingActivated.
    """
    with store.read() as tx:
        basis = known_then(tx, end_of_day(first)), known_then(tx, end_of_day(second))
        before, after = _world(tx, first, basis[0]), _world(tx, second, basis[1])
        between = _activations_between(tx, *(one.activation for one in basis))
        gaps = _resting_on_deleted(tx, ((first, basis[0]), (second, basis[1])))
    looks = before.assessment(), after.assessment()
    then, now = (_wanted(verdicts_in(look), rules, scopes) for look in looks)
    every = [*now, *(key for key in then if key not in now)]
    keys = [key for key in every if key not in gaps]
    changed = [key for key in keys if is_another(then.get(key), now.get(key))]

    news = _not_in(before.records.versions, after.records.versions)

    def news_of(key: str) -> date | None:
        return _news_day(key, looks, news, (then.get(key), now.get(key)))

    causes = causes_of(Compared(before, after, _moved(before, after), then, now, news_of), changed)
    changes = [
        DayChange(key, then.get(key), now.get(key), _why(key, causes[key], looks, news, (then.get(key), now.get(key))))
        for key in changed
    ]
    return DayDiff(
        first,
        second,
        *basis,
        after.rules,
        between,
        tuple(changes),
        tuple(key for key in every if key in gaps),
        unchanged=len(keys) - len(changed),
    )


def _resting_on_deleted(tx: Connection, days: Sequence[tuple[date, Basis]]) -> frozenset[str]:
    """The obligations whose stored verdict of one of the days counted a record that was deleted since."""
    deleted = redactions.records_deleted(tx)
    if not deleted:
        return frozenset()
    stood = (one for on, basis in days for one in stood_on(tx, on, basis.at))
    return frozenset(one.obligation for one in stood if not deleted.keys().isdisjoint(one.records))


def _news_day(
    key: str,
    looks: tuple[Assessment, Assessment],
    news: Sequence[RecordVersion],
    verdicts: tuple[Verdict | None, Verdict | None],
) -> date | None:
    """When the last act on an obligation, or version of a record that counts for it, came in between; None: none."""
    before, after = looks
    counting = {record for verdict in verdicts if verdict for record in verdict.records}
    decided = [act.granted_on for act in after.acts[len(before.acts) :] if act.obligation == key]
    return max([*decided, *(local_day(one.recorded_at) for one in news if one.key in counting)], default=None)


def _not_in(known: Sequence[RecordVersion], versions: Sequence[RecordVersion]) -> tuple[RecordVersion, ...]:
    """What has come, or counts again. What was withdrawn with its file is among the known only."""
    places = {(one.sequence, one.origin.row, one.origin.sheet, one.key) for one in known}
    return tuple(one for one in versions if (one.sequence, one.origin.row, one.origin.sheet, one.key) not in places)


def _world(tx: Connection, on: date, basis: Basis) -> JudgedWorld:
    book = staffed(tx, archived_book(tx, basis.activation), basis.sequence)
    known, decided = records.load(tx, sequence=basis.sequence), acts.load(tx, sequence=basis.sequence)
    return JudgedWorld(on, basis.at, book, book.calendar, book.organisation, known, decided)


def _activations_between(tx: Connection, before: ActivationHead, after: ActivationHead) -> tuple[ActivationHead, ...]:
    found = (activations.numbered(tx, number) for number in range(before.number + 1, after.number + 1))
    return tuple(head for head in found if head is not None)


def _wanted(verdicts: Mapping[str, Verdict], rules: Sequence[str], scopes: Sequence[str]) -> dict[str, Verdict]:
    return {key: one for key, one in verdicts.items() if _fits(rule_of(key), rules) and _fits(one.scope.id, scopes)}


def _fits(name: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def _moved(before: JudgedWorld, after: JudgedWorld) -> tuple[CauseOfChange, ...]:
    """What differs between the two at all, in the order of the causes."""
    differs = {
        CauseOfChange.RECORD: _recordings(before.records) != _recordings(after.records),
        CauseOfChange.ACT: before.acts != after.acts,
        CauseOfChange.RULE: _rule_files(before.rules) != _rule_files(after.rules),
        CauseOfChange.CALENDAR: table_of(before.calendar) != table_of(after.calendar),
        CauseOfChange.ORGANISATION: before.organisation != after.organisation,
        CauseOfChange.TIME: True,
    }
    return tuple(cause for cause in CauseOfChange if differs[cause])


def _recordings(known: Records) -> tuple[frozenset[int], int, int]:
    """From which recordings something is known, and how much: what comes, and what is withdrawn, changes it."""
    return frozenset(one.sequence for one in known.versions), len(known.versions), len(known.reports)


def _rule_files(book: Rulebook) -> dict[str, bytes]:
    return {name: said for name, said in book.files.items() if name not in ("organisation.yaml", "calendar.yaml")}


def _why(
    key: str,
    causes: tuple[CauseOfChange, ...],
    looks: tuple[Assessment, Assessment],
    news: Sequence[RecordVersion],
    verdicts: tuple[Verdict | None, Verdict | None],
) -> Why:
    (before, after), (then, now) = looks, verdicts
    return Why(
        causes,
        records=tuple(_record_changes(then, now, before, after, news)) if CauseOfChange.RECORD in causes else (),
        reports=_new_reports(now or then, before, after) if CauseOfChange.RECORD in causes else (),
        acts=tuple(act for act in after.acts[len(before.acts) :] if act.obligation == key)
        if CauseOfChange.ACT in causes
        else (),
        days=tuple(_days_passed(now or then, then, before.on, after.on)) if CauseOfChange.TIME in causes else (),
    )


def _record_changes(
    then: Verdict | None,
    now: Verdict | None,
    before: Assessment,
    after: Assessment,
    news: Sequence[RecordVersion],
) -> Iterator[RecordChange]:
    """The records that count on one of the days and were not known so on the first, in the order of their keys."""
    counted = {one.key: one for one in counting_for(then, before.index.by_key)} if then else {}
    counts = {one.key: one for one in counting_for(now, after.index.by_key)} if now else {}
    for key in sorted(counted.keys() | counts.keys()):
        earlier, later = before.index.by_key.get(key), after.index.by_key.get(key)
        if later is None:
            withdrawn = [one for one in news if one.key == key] or ([earlier] if earlier else [])
            yield from (RecordChange(Happened.WITHDRAWN, one) for one in withdrawn[-1:])
        elif earlier is None:
            yield RecordChange(Happened.NEW, later)
        elif (earlier.sequence, earlier.origin) != (later.sequence, later.origin):
            yield RecordChange(Happened.CORRECTED, later)


def _new_reports(verdict: Verdict | None, before: Assessment, after: Assessment) -> tuple[Report, ...]:
    """Reports of the rule's sender for its period that came between the days."""
    rule = after.rulebook.rule_of(verdict) or before.rulebook.rule_of(verdict) if verdict else None
    if verdict is None or rule is None or rule.reported is None:
        return ()
    told = rule.reported.sender, rule.reported.profile
    known = frozenset(before.records.reports)
    new = [one for one in after.records.reports if one not in known]
    return tuple(
        one
        for one in new
        if (one.sender, one.profile) == told
        and one.period.start <= verdict.period.end
        and verdict.period.start <= one.period.end
    )


def _days_passed(verdict: Verdict | None, then: Verdict | None, first: date, second: date) -> Iterator[DayPassed]:
    """Which of its days went by from the first day to the second. A day is over when the next one has begun."""
    if verdict is None:
        return
    if then is None and first < verdict.period.start <= second:
        yield DayPassed(Passed.BEGUN, verdict.period.start)
    over = {
        Passed.PERIOD_OVER: verdict.period.end,
        Passed.DUE_OVER: verdict.due.effective,
        Passed.FIGURES_EXPECTED: verdict.data_expected,
        Passed.WAIVER_OVER: then.waived_until if then else None,
    }
    for passed, day in over.items():
        if day is not None and first <= day < second:
            yield DayPassed(passed, day)
