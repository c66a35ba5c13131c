"""The facts of the templates of notices: receipt, overdue report, all-well, operator, answer. Finished texts. Pure.

Notices are about files, reports and the service, not about one promise. Stored as JSON like the facts of other mails.
Never a value of a cell, never a name of a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from checker.domain.message import MessageKind
from checker.domain.receipt import FileOutcome
from checker.wording.locales import Locale
from notifications.fact_row import FactRow, check_fields
from notifications.facts import AnswerableFacts, answer_of
from notifications.letter_facts import LetterFacts
from notifications.letter_facts import from_json as letter_from_json

TroubleCode = Literal[
    "nobody_reads",
    "broken_template",
    "broken_rules",
    "waiting_rules",
    "unreachable_mailbox",
    "mail_came_back",
    "mail_came_back_for_good",
    "answers_unread",
    "mail_server",
    "mail_not_built",
    "store_changed",
    "downtime",
]
# `uncounted`: taken, or known already, and something else counts now.
Outcome = FileOutcome | Literal["uncounted"]
# Why somebody reads a receipt: it is their file; nobody can tell whose it is; or it is not mended.
WhyReceipt = Literal["sender", "unassigned", "unmended"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What every notice knows: its language, who gets it and why, and as of when. Ready texts, in that language.

    `sign` and `state` (that of a verdict) give it its look; `rows` is what the reader sees at a glance. Answers go to
    the mailbox `answers_to`, which is known when the mail leaves.
    """

    kind: MessageKind
    locale: Locale
    sign: str
    state: str
    rows: tuple[FactRow, ...]
    house: str
    role: str
    deputy_for: tuple[str, ...]
    questions_to: str
    on: str
    known_at: str
    rulebook: str
    is_outside: bool = False
    answers_to: str = ""

    @property
    def answers(self) -> tuple[AnswerableFacts, ...]:
        """What the reader may answer, a matter each."""
        return ()

    @property
    def is_urgent(self) -> bool:
        """A notice is never marked as important: nobody misses a target by it."""
        return False


@dataclass(frozen=True, slots=True)
class WaitingTarget:
    """A promise that waits for the report; `place` is empty for the house, `origin` its plan row.

    `as_of` is the day of the figures that it is judged by meanwhile; empty: it cannot be judged. `why` is what it still
    lacks, though the report is here.
    """

    title: str
    place: str
    origin: str
    as_of: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueReportFacts(Notice):
    """Which report has not come, since when, and what waits for it. `number` counts how often this was notified.

    `reports` is its title, long form first; of `count` reports of one sender it is the first. `waiting` cannot be
    judged, `aged` is judged by old figures; `more` and `more_aged` are left out. `step` 1 is the sender, above it
    whoever the sender reports to. `is_here`: it has come, or the one of `replaced_by` has its figures, and whoever was
    notified reads that. `waited` are the obligations (keys) that wait, or waited when it was missing; then `judged` is
    how many of them can be judged now, and `waiting` are the others.
    """

    reports: tuple[str, ...]
    sender: str
    period: str
    overdue: str
    waiting: tuple[WaitingTarget, ...]
    more: int = 0
    number: int = 1
    step: int = 1
    is_here: bool = False
    aged: tuple[WaitingTarget, ...] = ()
    more_aged: int = 0
    count: int = 1
    replaced_by: str = ""
    asked: tuple[AnswerableFacts, ...] = ()
    waited: tuple[str, ...] = ()

    @property
    def judged(self) -> int:
        return len(self.waited) - self.total - self.total_aged

    @property
    def answers(self) -> tuple[AnswerableFacts, ...]:
        """One a report."""
        return self.asked

    @property
    def total(self) -> int:
        return len(self.waiting) + self.more

    @property
    def total_aged(self) -> int:
        return len(self.aged) + self.more_aged


@dataclass(frozen=True, slots=True)
class IssueLine:
    """Something that is not as it should be, and the command to try next; empty: there is none."""

    what: str
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllWellFacts(Notice):
    """What was done since a day, told in an ISO week. `ills` empty: the service is as it must be.

    `counted` are the parts of the subject, the most urgent first; `next_on` is the day of the next such mail. `pending`
    waits for whoever sees to files, reports, answers and letters. Whoever keeps the machine at work (`for_service`)
    reads commands; `service` is what that role is called.
    """

    week: int
    since: str
    next_on: str
    counted: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    ills: tuple[IssueLine, ...] = ()
    for_service: bool = True
    service: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong. `about` names the role, template, file or server; `detail` is what the program said of it."""

    code: TroubleCode
    about: str
    detail: str = ""
    since: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorFacts(Notice):
    """What only the service can repair. At least one trouble."""

    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What became of one file. `read` and `held` count its rows: all of them, and those that are kept out.

    `problems` concern the whole file, `kept_out` the rows that do not count and why (`more` of them are left out),
    `uncounted` those in whose place something else counts. They name row and column, never what stands there.
    """

    name: str
    outcome: Outcome
    received: str
    read: int = 0
    held: int = 0
    problems: tuple[str, ...] = ()
    kept_out: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts(Notice):
    """The result of importing the files of one sender, the gravest first. `sender` is empty where nobody knows it.

    `since` is the day on which the sender was told, of a file that is not mended.
    """

    sender: str
    files: tuple[ReceivedFile, ...]
    why: WhyReceipt = "sender"
    since: str = ""

    @property
    def first(self) -> ReceivedFile:
        return self.files[0]


AnswerFate = Literal["received", "unclear", "entered", "rejected", "lapsed", "passed_on"]
# Why it is not certain that an answer can be entered: something is missing, or another role decides that.
AnswerDoubt = Literal["", "missing", "not_theirs", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFacts(Notice):
    """What became of an answer by mail. `said` is what was understood, `title` what it is about; both may be empty.

    `by` enters it, or has decided. `missing` is what the answer does not say yet, `why` the sentence why it is unclear,
    `asked` what may be answered once more, `reason` why it was rejected. `is_stranger`: it came from no mailbox of the
    house. `passed_to` are told what was said, of which `choice` is the code and `of` the role; `is_no_act`: it decides
    nothing, and the ladder goes on. `by_link`: it was done by the link of a mail alone, nobody knows by whom;
    `undo` bears the link to where it is taken back.
    """

    fate: AnswerFate
    said: str
    title: str
    came: str
    by: str
    doubt: AnswerDoubt = ""
    missing: tuple[str, ...] = ()
    why: str = ""
    reason: str = ""
    is_stranger: bool = False
    passed_to: tuple[str, ...] = ()
    choice: str = ""
    of: str = ""
    is_no_act: bool = False
    asked: tuple[AnswerableFacts, ...] = ()
    by_link: bool = False
    undo: AnswerableFacts | None = None

    @property
    def answers(self) -> tuple[AnswerableFacts, ...]:
        """As the mail had it that was answered."""
        return self.asked


@dataclass(frozen=True, slots=True)
class AnswerToEnter:
    """An answer that waits, by its number: what was understood, about what, of which role, and since when.

    `note` says what is in doubt; empty: nothing is.
    """

    number: int
    said: str
    title: str
    of: str
    came: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersWaitFacts(Notice):
    """Answers that somebody must enter or reject; `more` are left out. `until` is the last day for which ladders wait.

    `stands_in`: the reader gets them as whoever should have entered them has not, on the day on which they came in.
    """

    to_enter: tuple[AnswerToEnter, ...]
    until: str
    stands_in: str = ""
    more: int = 0

    @property
    def total(self) -> int:
        return len(self.to_enter) + self.more


@dataclass(frozen=True, slots=True)
class CheckpointLine:
    """A checkpoint of the log in one line, and the day on which it was made."""

    day: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointsFacts(Notice):
    """The checkpoints of a calendar week, to be kept outside the house, and when the log was last held against such.

    `is_late`: that is too long ago, or was never.
    """

    week: int
    checkpoints: tuple[CheckpointLine, ...]
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialFacts(Notice):
    """That a mail gets this far: of no consequence, and marked so."""


@dataclass(frozen=True, slots=True)
class EndedFinding:
    """A finding that ended as something else is required now. `place` is empty for the house, `origin` its plan row.

    `was` is the state that was told; `lines` say what is different, a sentence each.
    """

    title: str
    place: str
    origin: str
    was: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaitingLetter:
    """A letter about it to a body outside, and how it is decided on; None: its mail cannot be answered.

    `text` is the letter, to be read before; None: it was queued by an older version.
    """

    to: str
    answer: AnswerableFacts | None = None
    text: LetterFacts | None = None


@dataclass(frozen=True, slots=True)
class ToldEdit:
    """What an activation changed of a reader's rules: since which `day`, by which role, and the `reason` it gave.

    An empty reason: none. `title` names the one rule, or counts them; `lines` say it, a rule each, `more` are left out.
    """

    title: str
    day: str
    by: str
    reason: str
    lines: tuple[str, ...]
    more: int = 0

    @property
    def total(self) -> int:
        return len(self.lines) + self.more


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesEditedFacts(Notice):
    """What was changed of the rules that the reader answers for, and what of theirs is worse by it (a line each).

    `lacks`: it took effect in an emergency, and these approvals are missing, a sentence each; `approve` is the command
    by which they are entered, by the role `entered_by`, and `back` puts the rules of before in force again.
    """

    edits: tuple[ToldEdit, ...]
    worse: tuple[str, ...] = ()
    is_emergency: bool = False
    lacks: tuple[str, ...] = ()
    approve: str = ""
    back: str = ""
    entered_by: str = ""

    @property
    def first(self) -> ToldEdit:
        return self.edits[0]

    @property
    def total(self) -> int:
        return sum(edit.total for edit in self.edits)

    @property
    def is_urgent(self) -> bool:
        """What was let through without the approvals that it needs is."""
        return self.is_emergency


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChangeFacts(Notice):
    """Which findings a change has ended, what was changed, on which `day` and by whom.

    `what` is the kind of change. `by` is a role, a decision or the unit that goes on; empty: nobody is named. `reason`
    is what was given for it; empty: nothing was. `more` is how many findings are left out. `letters` wait for the
    management; nobody else reads of them. `edits` are what else was changed of the reader's rules.
    """

    what: Literal["rules", "amendment", "unit_ceased", "occasion_gone"]
    day: str
    by: str
    findings: tuple[EndedFinding, ...]
    more: int = 0
    letters: tuple[WaitingLetter, ...] = ()
    reason: str = ""
    edits: tuple[ToldEdit, ...] = ()

    @property
    def answers(self) -> tuple[AnswerableFacts, ...]:
        """One a letter that waits."""
        return tuple(letter.answer for letter in self.letters if letter.answer)

    @property
    def texts(self) -> tuple[LetterFacts, ...]:
        """The letters themselves."""
        return tuple(letter.text for letter in self.letters if letter.text)

    @property
    def total(self) -> int:
        return len(self.findings) + self.more


NoticeFacts = (
    OverdueReportFacts
    | RuleChangeFacts
    | RulesEditedFacts
    | AllWellFacts
    | OperatorFacts
    | ReceiptFacts
    | AnswerFacts
    | AnswersWaitFacts
    | CheckpointsFacts
    | TrialFacts
)

TYPES: dict[MessageKind, type[NoticeFacts]] = {
    MessageKind.RECEIPT: ReceiptFacts,
    MessageKind.OVERDUE_REPORT: OverdueReportFacts,
    MessageKind.RULE_CHANGE: RuleChangeFacts,
    MessageKind.RULES_EDITED: RulesEditedFacts,
    MessageKind.ALL_WELL: AllWellFacts,
    MessageKind.OPERATOR: OperatorFacts,
    MessageKind.ANSWER: AnswerFacts,
    MessageKind.ANSWERS_WAIT: AnswersWaitFacts,
    MessageKind.CHECKPOINTS: CheckpointsFacts,
    MessageKind.TEST: TrialFacts,
}
PARTS: dict[str, type[Any]] = {
    "waiting": WaitingTarget,
    "aged": WaitingTarget,
    "rows": FactRow,
    "ills": IssueLine,
    "troubles": Trouble,
    "findings": EndedFinding,
    "edits": ToldEdit,
    "to_enter": AnswerToEnter,
    "files": ReceivedFile,
    "checkpoints": CheckpointLine,
}


def to_json(facts: NoticeFacts) -> dict[str, Any]:
    """The facts as JSON-ready values, for `Message.facts`."""
    return asdict(facts)


def from_json(stored: Mapping[str, Any]) -> NoticeFacts:
    """The facts as they were stored; what a later version added has its default. FactsUnreadable when a field is
    missing or unknown.
    """
    kind = MessageKind(str(stored["kind"]))
    check_fields(TYPES[kind], stored, "notice")
    values = {name: _read(name, value) for name, value in stored.items()}
    return TYPES[kind](**{**values, "kind": kind})


def _letter(stored: Mapping[str, Any] | None) -> LetterFacts | None:
    return letter_from_json(stored) if stored else None


def _read(name: str, value: Any) -> Any:
    if name == "asked":
        return tuple(answer_of(one) for one in value)
    if name == "undo":
        return answer_of(value)
    if name == "letters":
        # One that was queued by an older version bears a command, which no template asks for.
        return tuple(WaitingLetter(one["to"], answer_of(one.get("answer")), _letter(one.get("text"))) for one in value)
    if name in PARTS:
        return tuple(PARTS[name](**{key: _listed(one) for key, one in part.items()}) for part in value)
    return _listed(value)


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
