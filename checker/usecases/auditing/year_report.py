"""What does the report on a plan's year rest on? Shell, read-only: from the store as it was known at an instant.

What was reported, decided and written after that instant is not in it, so that the report can be made again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.act import Act
from checker.domain.clock import local_day
from checker.domain.message import MessageKind, OutboxState
from checker.domain.obligation_key import rule_of
from checker.domain.outbox import OutboxMove
from checker.domain.plan import Plan
from checker.domain.record import Origin
from checker.domain.refusal import ExplainRefusal, NotThere, Refused
from checker.domain.report import in_force
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.pace_course import Course, courses
from checker.findings.shown_roles import ShownRoles
from checker.store import activations, acts, checkpoints, findings, journal, outbox, records
from checker.store.activations import ActivationHead
from checker.store.checkpoints import KeptCheckpoint
from checker.store.column_types import EPOCH
from checker.store.journal import JournalEntry, JournalHead
from checker.store.opening import Store
from checker.usecases.judging.check import Checked, check_activated

RELEASED = "mail.released"
STATE_BY_WORD = {move.journaled_as: move.target for move in OutboxMove if move.journaled_as}
DECIDED = frozenset({OutboxState.TOLD_OTHERWISE, OutboxState.NOT_TO_BE_SENT})


@dataclass(frozen=True, slots=True)
class LetterThen:
    """A letter to a body outside, as it stood at an instant. `by`: the role that decided that; None: nobody had to.

    `told_on` and `file_number` of one that the house told in another way. Days are local.
    """

    day: date
    addressed: str
    about: tuple[str, ...]
    state: OutboxState
    sent_on: date | None
    by: str | None
    told_on: date | None = None
    file_number: str = ""


@dataclass(frozen=True, slots=True)
class YearReport:
    """A plan's year on a day. `checked` has the verdicts of that plan alone; `origins` by key where each record stood
    that counted; `acts` all that was decided about them, also what was taken back; `letters` those to bodies outside.
    `roles`: which of them are told that decided something.
    `head` is the journal's newest entry by then, `checkpoint` the newest that was made by then; None: there is none.
    """

    plan: Plan
    checked: Checked
    courses: Mapping[str, Course]
    origins: Mapping[str, Origin]
    acts: tuple[Act, ...]
    letters: tuple[LetterThen, ...]
    activations: tuple[ActivationHead, ...]
    head: JournalHead | None
    checkpoint: KeptCheckpoint | None
    roles: ShownRoles


def year_report(store: Store, year: int | None, on: date, known_at: datetime | None) -> YearReport:
    """The report on the plan of a year (None: the newest that has begun by the day `on`), judged on that day.

    By what was known at an instant (aware; None: now), by the rules in force then. Raises Refused, NothingActivated.
    """
    whole = check_activated(store, on, known_at)
    plan = _plan(whole.rulebook, year, on)
    checked = replace(whole, verdicts=tuple(one for one in whole.verdicts if _is_of(whole.rulebook, plan, one)))
    with store.read() as tx:
        return _gathered(tx, plan, checked, until=known_at)


def _plan(book: Rulebook, year: int | None, on: date) -> Plan:
    years = sorted(plan.year for plan in book.plans)
    wanted = year if year is not None else max((one for one in years if one <= on.year), default=years[0])
    found = next((plan for plan in book.plans if plan.year == wanted), None)
    if found is None:
        raise Refused(NotThere.PLAN, year=wanted, allowed=tuple(map(str, years)))
    if on < date(wanted, 1, 1):
        raise Refused(ExplainRefusal.BEFORE_THE_PLAN, year=wanted, day=on)
    return found


def _is_of(book: Rulebook, plan: Plan, verdict: Verdict) -> bool:
    planned = book.planned_for(verdict)
    return planned is not None and planned.plan.year == plan.year


def _gathered(tx: Connection, plan: Plan, checked: Checked, *, until: datetime | None) -> YearReport:
    """`until`: the instant up to which things count; None: all."""
    held = records.load(tx, sequence=checked.sequence)
    known_acts = acts.load(tx, sequence=checked.sequence)
    counted = {key for verdict in checked.verdicts for key in verdict.records}
    rules = {rule.id for goal in plan.goals for rule in goal.rules}
    book = checked.rulebook

    def is_known(at: datetime) -> bool:
        return until is None or at <= until

    return YearReport(
        plan=plan,
        checked=checked,
        courses=courses(book, held, known_acts, checked.verdicts, checked.on, checked.known_at),
        origins={each.key: each.origin for each in in_force(held.versions) if each.key in counted},
        acts=tuple(act for act in known_acts if rule_of(act.obligation) in rules),
        letters=tuple(
            letter
            for letter in _letters(tx, is_known)
            if any(rule_of(obligation) in rules for obligation in letter.about)
        ),
        activations=tuple(each for each in reversed(activations.beginning_with(tx, "")) if is_known(each.activated_at)),
        head=journal.head(tx) if until is None else journal.head_at(tx, until),
        roles=ShownRoles.of(findings.every_episode(tx), max(checked.on, local_day(checked.known_at))),
        checkpoint=next((each for each in checkpoints.since(tx, EPOCH) if is_known(each.made_at)), None),
    )


def _letters(tx: Connection, is_known: Callable[[datetime], bool]) -> Iterator[LetterThen]:
    """The letters that were prepared, as the journal says that they stood: the outbox knows their ends alone."""
    moved: dict[str, list[JournalEntry]] = defaultdict(list)
    for entry in journal.entries_of(tx, STATE_BY_WORD):
        if is_known(entry.at):
            moved[entry.facts["message"]].append(entry)
    for mail in outbox.list_messages(tx, kinds=[MessageKind.LETTER]):
        if not is_known(mail.queued_at):
            continue
        moves = moved[mail.key]
        state = STATE_BY_WORD[moves[-1].kind] if moves else OutboxState.DRAFT
        decided = mail.decision if state in DECIDED else None
        released_by = next((entry.facts["by"] for entry in reversed(moves) if entry.kind == RELEASED), None)
        yield LetterThen(
            day=local_day(mail.queued_at),
            addressed=mail.message.addressed,
            about=tuple(dict.fromkeys(item.obligation for item in mail.message.items)),
            state=state,
            sent_on=local_day(mail.sent_at) if state is OutboxState.SENT and mail.sent_at else None,
            by=decided.by if decided else released_by,
            told_on=decided.on if decided else None,
            file_number=decided.file_number if decided else "",
        )
