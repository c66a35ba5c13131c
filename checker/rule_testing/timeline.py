"""What becomes of a rule day by day: its findings and the mails about them, in a throw-away store. Shell.

The use cases are those of the daemon: ticks at the house's mail hour, when something arrives, and at each `known_at`.
Mails go to a transport that keeps none. The rule stands alone in its house; its plan is adopted unless the test says
`draft`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from checker.domain.act import Act, ActKind
from checker.domain.clock import at_local, end_of_day, local_day
from checker.domain.finding import FindingState
from checker.domain.message import MessageKind, OutboxState
from checker.domain.post import Post
from checker.domain.record import RecordVersion
from checker.domain.refusal import Refused
from checker.domain.report import Records, Report
from checker.domain.rule_test import NONE, ActGiven, MailExpected, PlanStatus, TimelineStep
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.rule_testing.compare import Difference
from checker.rulebook.files import GOAL
from checker.rulebook.load import load_from_files
from checker.rulebook.yaml_tree import read
from checker.store import acts, findings, outbox, recordings, records
from checker.store.mail_rows import QueuedMessage
from checker.store.opening import Store
from checker.usecases.acting.act import Wanted, act
from checker.usecases.importing.arrivals import DatedFiles
from checker.usecases.rules.activation import activate_book
from checker.usecases.running.walk import step
from checker.usecases.telling.send import MailIdentity
from checker.wording.refusal_texts import INPUTS
from checker.wording.refusals import sentence
from notifications.transport import Delivered, Outcome

SENDER = MailIdentity("Zielwacht <zielwacht@house.example>", "house.example")
A_DAY, A_SECOND = timedelta(days=1), timedelta(seconds=1)
# Acts are done when the morning's mails have been read.
# A file of tests gives an act by these keys.
KEYS = {name: name for name in INPUTS["en"]}
HOURS_UNTIL_AN_ACT = 2
# About more than one promise, or about the service: compared only where a step names the kind.
APART = frozenset(
    {
        MessageKind.DIGEST,
        MessageKind.ALL_WELL,
        MessageKind.OPERATOR,
        MessageKind.RECEIPT,
        MessageKind.RULES_EDITED,
        MessageKind.CHECKPOINTS,
        MessageKind.TEST,
    }
)
_STATUS = re.compile(rb"^status:.*$", re.MULTILINE)
_ADOPTED_ON = re.compile(rb"^adopted_on:.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TimelineRun:
    """A timeline as its test states it. `rules` are the rule and those it follows from, `facts` all ever known."""

    rules: tuple[PlannedRule, ...]
    obligation: str
    facts: Records
    steps: tuple[TimelineStep, ...]
    status: PlanStatus = "adopted"


@dataclass(frozen=True, slots=True)
class StepResult:
    """The result at one step: the finding's state, and the mails since the step before.

    `refused` is the sentence by which the step's act was refused; `acts` are all that were done by then.
    """

    finding: str
    mails: tuple[QueuedMessage, ...]
    acts: tuple[Act, ...] = ()
    refused: str = ""


def instant_of(at: TimelineStep) -> datetime:
    """When a step looks: at its `known_at`, or at the end of its day."""
    return datetime.fromisoformat(at.known_at) if at.known_at else end_of_day(at.on)


def told(story: TimelineRun, rulebook: Rulebook) -> tuple[StepResult, ...]:
    """Simulate a timeline, from the first day of the plan's year on; the result at each step."""
    first = min(date(story.rules[-1].year, 1, 1), story.steps[0].on)
    begins = max(first, rulebook.calendar.first)
    book = load_from_files(_files_of(rulebook, story, begins))
    with closing(Store.in_memory()) as store:
        activate_book(store, book, at_local(begins - A_DAY, 12), "administration")
        return tuple(_Life(store, story, book, begins).lived())


# --- The house with one rule ----------------------------------------------------------------------------------


def _files_of(rulebook: Rulebook, story: TimelineRun, adopted_on: date) -> dict[str, bytes]:
    """The files of the rules folder, of the goal files only what the story is about."""
    kept: dict[str, set[str]] = {}
    for planned in story.rules:
        goal = planned.where.partition(":")[0].rpartition("/")[2]
        kept.setdefault(f"plans/{planned.plan.year}/goals/{goal}", set()).add(planned.rule.id)
    plans = {f"plans/{planned.plan.year}/" for planned in story.rules}
    found = {}
    for name, data in rulebook.files.items():
        if GOAL.fullmatch(name):
            if name in kept:
                found[name] = _with_rules(name, data, kept[name])
        elif not name.startswith("plans/"):
            found[name] = data
        elif name.startswith(tuple(plans)):
            found[name] = _with_status(data, story.status, adopted_on) if name.endswith("/plan.yaml") else data
    return found


def _with_rules(name: str, data: bytes, kept: set[str]) -> bytes:
    """A goal file with some of its rules, line by line as they stand there."""
    tree = read(data, name)
    rules = tree.get(("rules",))
    starts = [tree.where(("rules", place)).line - 1 for place in range(len(rules))]
    lines = data.splitlines(keepends=True)
    ends = [*starts[1:], len(lines)]
    blocks = (
        lines[start:end]
        for start, end, rule in zip(starts, ends, rules, strict=True)
        if rule["id"] in kept
    )  # fmt: skip
    return b"".join([*lines[: starts[0]], *(line for block in blocks for line in block)])


def _with_status(data: bytes, status: PlanStatus, adopted_on: date) -> bytes:
    said = f"status: adopted\nadopted_on: {adopted_on}" if status == "adopted" else "status: draft"
    return _STATUS.sub(said.encode(), _ADOPTED_ON.sub(b"", data), count=1)


# --- Day by day -----------------------------------------------------------------------------------------------


class _Kept:
    """A transport that takes every mail; what left is read in the outbox."""

    def deliver(self, raw: bytes, *, envelope_from: str, recipient: str, before_data: Callable[[], None]) -> Outcome:
        del raw, envelope_from, recipient
        before_data()
        return Delivered("taken")

    def close(self) -> None:
        """There is no session."""


@dataclass(slots=True)
class _Life:
    """The virtual clock, and what has been seen so far."""

    store: Store
    story: TimelineRun
    book: Rulebook
    begins: date
    seen: set[str] = field(default_factory=set)
    refused: str = ""

    def lived(self) -> Iterator[StepResult]:
        """At one instant: first what arrives, then the tick, then the act, and the look at it last."""
        happens: list[tuple[datetime, int, int, Callable[[], StepResult | None]]] = []

        def plan(at: datetime, order: int, what: Callable[[], StepResult | None]) -> None:
            happens.append((at, order, len(happens), what))

        last = self.story.steps[-1]
        ends = instant_of(last)
        for version in self.story.facts.versions:
            plan(version.recorded_at, 0, lambda version=version: self._arrives(version))  # type: ignore[misc]
        for report in self.story.facts.reports:
            plan(_reported_at(report), 0, lambda report=report: self._arrives(report))  # type: ignore[misc]
        days = (self.begins + count * A_DAY for count in range((last.on - self.begins).days + 1))
        hour = self.book.calendar_file.mail_from_hour
        ticks = {at_local(day, hour) for day in days if self.book.calendar.is_office_day(day)}
        ticks |= {at for at, *_ in happens if local_day(at) >= self.begins}
        ticks |= {instant_of(at) for at in self.story.steps if at.known_at is not None}
        for at in ticks:
            plan(at, 1, lambda at=at: self._ticks(at))  # type: ignore[misc]
        for one in self.story.steps:
            if one.act is not None:
                acted = instant_of(one) if one.known_at else at_local(one.on, hour + HOURS_UNTIL_AN_ACT)
                plan(acted, 2, lambda given=one.act, acted=acted: self._acts(given, acted))  # type: ignore[misc]
            plan(instant_of(one), 3, self._looks)
        for at, *_, what in sorted(happens, key=lambda one: one[:3]):
            if at <= ends and (seen := what()) is not None:
                yield seen

    def _arrives(self, what: RecordVersion | Report) -> None:
        with self.store.write() as tx:
            at = _reported_at(what) if isinstance(what, Report) else what.recorded_at
            recording = recordings.add(tx, at)
            if isinstance(what, Report):
                records.add_report(tx, replace(what, recorded_at=recording.recorded_at, sequence=recording.sequence))
            else:
                records.add_versions(
                    tx, [replace(what, recorded_at=recording.recorded_at, sequence=recording.sequence)]
                )  # fmt: skip

    def _ticks(self, at: datetime) -> None:
        step(self.store, at, DatedFiles(()), _Kept(), SENDER)

    def _acts(self, given: ActGiven, at: datetime) -> None:
        wanted = Wanted(
            ActKind(given.kind),
            self.story.obligation,
            given.by,
            given.until,
            given.reason,
            until_resolved=given.until_resolved,
        )
        try:
            act(self.store, wanted, at)
        except Refused as refusal:
            self.refused = sentence(refusal, "en", KEYS)
        self._ticks(at + A_SECOND)

    def _looks(self) -> StepResult:
        with self.store.read() as tx:
            episode = findings.current(tx).get(self.story.obligation)
            sent = outbox.list_messages(tx, states=[OutboxState.SENT])
            done = acts.load(tx)
        new = tuple(mail for mail in sent if mail.key not in self.seen)
        self.seen |= {mail.key for mail in new}
        refused, self.refused = self.refused, ""
        is_told = episode is not None and episode.state is not FindingState.WATCHED
        return StepResult(str(episode.state) if episode and is_told else NONE, new, done, refused)


def _reported_at(report: Report) -> datetime:
    """A report of a test bears no instant: it is there as soon as its period is in its last day."""
    return at_local(report.period.end, 0)


# --- Compared -------------------------------------------------------------------------------------------------


def told_otherwise(expected: TimelineStep, came: StepResult) -> Iterator[Difference]:
    """The differences between the finding with its mails and what a step expects."""
    if expected.act is not None and bool(came.refused) != expected.act.refused:
        wanted = f"{expected.act.kind} by {expected.act.by} to be {'refused' if expected.act.refused else 'done'}"
        yield Difference("act", wanted, f"refused: {came.refused}" if came.refused else "done")
    if expected.finding is not None and expected.finding != came.finding:
        yield Difference("finding", expected.finding, came.finding)
    if expected.mails is not None:
        yield from _mails(expected.mails, came.mails)


def _mails(expected: Sequence[MailExpected], came: Sequence[QueuedMessage]) -> Iterator[Difference]:
    named = {one.kind for one in expected}
    left = [mail for mail in came if mail.message.kind not in APART or str(mail.message.kind) in named]
    counted = list(left)
    missing: list[str] = []
    # What says more is matched first, so that it does not find its mail taken.
    for one in sorted(expected, key=_says, reverse=True):
        fitting = [mail for mail in left if _fits(one, mail)]
        wanted = one.count or 1
        for mail in fitting[:wanted]:
            left.remove(mail)
        if len(fitting) < wanted:
            missing.append(_in_words(one, wanted - len(fitting)))
    if not missing and not left:
        return
    wrong = [f"missing: {', '.join(missing)}"] if missing else []
    wrong += [f"too many: {_listed(left)}"] if left else []
    wanted_in_words = ", ".join(_in_words(one, one.count or 1) for one in expected) or NONE
    yield Difference("mails", wanted_in_words, f"{_listed(counted)} ({'; '.join(wrong)})")


def _says(one: MailExpected) -> tuple[bool, bool, bool]:
    return one.on is not None, one.step is not None, "@" in one.to


def _fits(expected: MailExpected, mail: QueuedMessage) -> bool:
    message = mail.message
    post = Post.parse(message.addressed)
    addressed = str(post) if Post.parse(expected.to).unit else post.role
    return (
        expected.kind == str(message.kind)
        and expected.to == addressed
        and expected.step in (None, _step_of(mail))
        and expected.on in (None, _sent_on(mail))
    )


def _step_of(mail: QueuedMessage) -> int:
    """The step of the ladder that it notifies; 0 for what climbs none. A digest counts something else there."""
    return 0 if mail.message.kind in APART else max(item.step for item in mail.message.items)


def _sent_on(mail: QueuedMessage) -> date:
    assert mail.sent_at is not None, "only what was sent is looked at"
    return local_day(mail.sent_at)


def _in_words(one: MailExpected, count: int) -> str:
    many = f"{count} times " if count > 1 else ""
    step_of_it = f" (step {one.step})" if one.step is not None else ""
    on = f" on {one.on}" if one.on is not None else ""
    return f"{many}{one.kind} to {one.to}{step_of_it}{on}"


def _listed(mails: Sequence[QueuedMessage]) -> str:
    return ", ".join(map(_mail_in_words, mails)) or NONE


def _mail_in_words(mail: QueuedMessage) -> str:
    step_of_it = f" (step {_step_of(mail)})" if _step_of(mail) else ""
    return f"{mail.message.kind} to {mail.message.addressed}{step_of_it} on {_sent_on(mail)}"
