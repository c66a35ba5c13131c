"""Explain one verdict: from files on disk, or from the store as it was known at an instant. Read-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checker.domain.act import Act
from checker.domain.bulk import collector_paused
from checker.domain.clock import end_of_day, local_day
from checker.domain.file_limits import STARTER, FileLimits
from checker.domain.period import Period, PeriodKind
from checker.domain.problem import nearest
from checker.domain.record import RecordVersion
from checker.domain.refusal import ExplainRefusal, NotThere, RedactionRefusal, Refused
from checker.domain.report import Records
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.rules_used import FROM_FOLDER, RulesUsed
from checker.evaluation.assessment import Assessment
from checker.evaluation.explain.explanation import Explanation, explain
from checker.evaluation.judge import owed_on
from checker.evaluation.obligations import Obligation
from checker.usecases.importing.read_files import ReadFile, read_all
from checker.wording.suppression import after

if TYPE_CHECKING:
    from checker.store.opening import Store


@dataclass(frozen=True, slots=True)
class Question:
    """Which verdict? `scope` or `period` None: the only one there is; of several periods the last that has begun."""

    rule: str
    on: date
    scope: str | None = None
    period: Period | None = None
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """The explanation, the rules it is made by, and the results of the files that it was made from."""

    explanation: Explanation
    rulebook: Rulebook
    rules: RulesUsed
    imports: tuple[ReadFile, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Was every row of every file taken?"""
        return all(read.is_clean for read in self.imports)


@collector_paused()
def explain_files(
    rulebook: Rulebook, files: Sequence[Path], question: Question, *, today: date, limits: FileLimits = STARTER
) -> Explained:
    """By files alone; they count as recorded at the end of the day judged, in the order given.

    Raises Refused, also for a file that cannot be read.
    """
    _refuse_unknown(rulebook, question)
    known_at = end_of_day(question.on)
    read, accounts = read_all(rulebook, files, known_at, today=today, limits=limits)
    return Explained(_explained(rulebook, read, (), question, known_at), rulebook, FROM_FOLDER, accounts)


def explain_activated(
    store: Store, question: Question, rulebook: Rulebook | None = None, *, named: str | None = None
) -> Explained:
    """By the store, as known at an instant (aware; None: all that is known); what came later is listed as unknown.

    By the rules in force then, by `rulebook`, or by the activated rules that are `named` (`rules_for`). Raises
    Refused, or NothingActivated.
    """
    # Imported here: files are explained without a database.
    from checker.store import acts, recordings, records
    from checker.usecases.judging.disclosure_history import cells_before
    from checker.usecases.rules.rules_then import rules_for
    from checker.usecases.rules.staffed import staffed

    with store.read() as tx:
        book, used = (rulebook, FROM_FOLDER) if rulebook else rules_for(tx, question.known_at, named)
        known_at, sequence = recordings.known_at(tx, question.known_at, question.on)
        book = staffed(tx, book, sequence)
        held, every = records.load(tx, sequence=sequence), records.load(tx).versions
        known_acts = acts.load(tx, sequence=sequence)
    later = tuple(version for version in every if version.sequence > sequence)
    _refuse_unknown(book, question)
    _refuse_deleted(store, find(book, held, known_acts, question, known_at).key)
    explanation = _explained(book, held, known_acts, question, known_at, later)
    with store.read() as tx:
        before = cells_before(tx, [explanation.verdict], on=question.on, known_at=known_at)
    verdict = after(explanation.verdict, before.get(explanation.verdict.obligation, ()))
    return Explained(replace(explanation, verdict=verdict), book, used)


def _refuse_deleted(store: Store, obligation: str) -> None:
    """What was deleted explains nothing any more, and what is left would explain something else."""
    from checker.usecases.judging.deleted_evidence import deleted_under

    with store.read() as tx:
        deleted = deleted_under(tx, obligation)
    if deleted is not None:
        raise Refused(RedactionRefusal.EVIDENCE_DELETED, obligation=obligation, day=local_day(deleted.at))


def _explained(
    book: Rulebook,
    held: Records,
    known_acts: Sequence[Act],
    question: Question,
    known_at: datetime,
    later: Sequence[RecordVersion] = (),
) -> Explanation:
    key = find(book, held, known_acts, question, known_at).key
    house = book, book.calendar, book.organisation
    found = explain(Assessment.of(*house, held, known_acts, question.on, known_at), key, later)
    assert found is not None, "what was just found is owed"
    return found


def find(
    book: Rulebook, held: Records, known_acts: Sequence[Act], question: Question, known_at: datetime
) -> Obligation:
    """The obligation that is meant. Raises Refused when there is none, or more than one."""
    planned, on = _planned(book, question), question.on
    if on < date(planned.plan.year, 1, 1):
        raise Refused(ExplainRefusal.BEFORE_THE_PLAN, year=planned.plan.year, day=on)
    every = owed_on(book, book.calendar, book.organisation, held, known_acts, on, known_at)
    mine = [one for one in every if one.planned.key == planned.key]
    if not mine:
        raise Refused(ExplainRefusal.NOBODY_ASKED, rule=question.rule, day=on)
    return _of_period(_of_scope(mine, question), question)


def _refuse_unknown(book: Rulebook, question: Question) -> None:
    """A rule that does not exist is told before any file is read."""
    _planned(book, question)


def _planned(book: Rulebook, question: Question) -> PlannedRule:
    about = question.period.end.year if question.period is not None else None
    found = book.rule(question.rule, about) or book.rule(question.rule)
    if found is None:
        known = [planned.rule.id for planned in book.rules()]
        raise Refused(NotThere.RULE, rule=question.rule, nearest=nearest(question.rule, known))
    return found


def _of_scope(mine: Sequence[Obligation], question: Question) -> list[Obligation]:
    allowed = dict.fromkeys(one.scope.id for one in mine)
    if question.scope is None:
        if len(allowed) > 1:
            raise Refused(ExplainRefusal.WHICH_UNIT, rule=question.rule, allowed=tuple(allowed))
        return list(mine)
    if question.scope not in allowed:
        raise Refused(
            ExplainRefusal.NOT_OWED_THERE,
            unit=question.scope,
            rule=question.rule,
            day=question.on,
            allowed=tuple(allowed),
            nearest=nearest(question.scope, allowed),
        )
    return [one for one in mine if one.scope.id == question.scope]


def _of_period(mine: Sequence[Obligation], question: Question) -> Obligation:
    allowed = dict.fromkeys(str(one.period) for one in mine)
    if question.period is not None:
        found = [one for one in mine if one.period == question.period]
        if not found:
            raise Refused(
                ExplainRefusal.NOT_OWED_THEN, rule=question.rule, period=str(question.period), allowed=tuple(allowed)
            )
        return found[0]
    if len(mine) > 1 and mine[0].period.kind is PeriodKind.REQUEST:
        raise Refused(ExplainRefusal.WHICH_PERIOD, rule=question.rule, allowed=tuple(allowed))
    begun = [one for one in mine if one.period.start <= question.on]
    return max(begun or mine[:1], key=lambda one: one.period.end)
