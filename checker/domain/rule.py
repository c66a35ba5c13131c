"""What an admin writes to encode one target. Pure; the loader adds file, line and column to every refusal."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from checker.domain.due import DuePolicy
from checker.domain.escalation import AssumedNumber, Severity
from checker.domain.model import Frozen
from checker.domain.period import Period, PeriodKind
from checker.domain.record import Aggregation, RecordType, Selection, Stratum, Topic
from checker.domain.scope import Level

# What the engine compares stays below 2^63, also after cross-multiplication with counts of a country's size.
_MOST_DIGITS = 12


def _exact(text: str) -> str:
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        raise ValueError(f"'{text}' is no exact number; write it with a decimal point, for example \"98200000.00\"")
    if sum(character.isdigit() for character in text) > _MOST_DIGITS:
        raise ValueError(f"{text} has more than {_MOST_DIGITS} digits")
    return text


def _period_text(text: str) -> str:
    return str(Period.parse(text))


PeriodText = Annotated[str, AfterValidator(_period_text)]
ExactText = Annotated[str, AfterValidator(_exact)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Word = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
RoleId = Word
Why = Annotated[str, Field(min_length=1)]
Kind = Annotated[str, Field(min_length=1)]
LevelName = Literal["organisation", "office", "team", "town", "site"]
DuePolicyName = Literal["next_working_day", "previous_working_day", "fixed", "period_end_never_shifts"]
Operator = Literal["<", "<=", "=", ">=", ">"]
UnitName = Literal["percent", "euro", "reviews", "dialogues"]
Rounding = Literal["none", "half_up_1", "cent", "integer", "date"]
Interim = Literal["bound", "path", "upcoming", "none"]


class Source(Frozen):
    """The plan's row and its line in the plan's text: one, a stretch up to `to`, or torn in two (`also`)."""

    row: str = Field(min_length=1)
    line: int = Field(ge=1)
    to: Annotated[int, Field(ge=1)] | None = None
    also: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Source:
        for key, last in (("to", self.to), ("also", self.also)):
            if last is not None and last <= (self.to or self.line if key == "also" else self.line):
                raise ValueError(f"'{key}' is a line further down than what stands before it, not {last}")
        return self

    @property
    def lines(self) -> str:
        """As people cite them: `499+501`, `467-475`."""
        stretch = f"{self.line}-{self.to}" if self.to else f"{self.line}"
        return f"{stretch}+{self.also}" if self.also else stretch


class Where(Frozen):
    """Which records of a type count. A tuple means any of these; of two aggregations for one month the first counts."""

    topic: Topic | Annotated[tuple[Topic, ...], Field(min_length=1)] | None = None
    stratum: Stratum | None = None
    selection: Selection | Annotated[tuple[Selection, ...], Field(min_length=1)] | None = None
    event_type: str | None = None
    metric: str | None = None
    aggregation: Aggregation | Annotated[tuple[Aggregation, ...], Field(min_length=1)] | None = None
    headcount: str | None = None


class Content(Frozen):
    """Something that a thing handed in must treat: the word that records use, and what people call it."""

    id: Word
    title: str = Field(min_length=1)


class MeasureSpec(Frozen):
    """What the records say about an obligation.

    `part` over `whole` is a rate (for events: `held`, `planned`, `max(planned, 2)`); `total` a sum; `amount` a
    figure that is already cumulated; `rate` a percentage given instead of part and whole. `take: latest` uses the
    newest figure, `sum` adds them up. `sender_target` names the field with the sender's own target for the day.
    `covers` and `requires` are what a thing handed in must treat, and must say of itself, to count.
    """

    records: RecordType
    where: Where = Where()
    take: Literal["sum", "latest"] = "sum"
    part: str | None = None
    whole: str | None = None
    rate: str | None = None
    total: str | None = None
    amount: str | None = None
    sender_target: str | None = None
    covers: tuple[str | Content, ...] = ()
    evidence: Literal["required", "optional"] = "optional"
    requires: tuple[Literal["data_month", "data_status"], ...] = ()

    @property
    def contents(self) -> tuple[Content, ...]:
        """What is to be covered; a bare word is its own title."""
        return tuple(
            given if isinstance(given, Content) else Content.model_construct(id=given, title=given)
            for given in self.covers
        )


class Target(Frozen):
    """The bound. `value` is exact text, never a YAML float; strictness is the operator's (decision D1)."""

    operator: Operator
    value: ExactText
    unit: UnitName

    @property
    def bound(self) -> Fraction:
        return Fraction(self.value)


class ScopeSpec(Frozen):
    """The level that is judged; `show` names the level shown beside it without a verdict.

    `parts`: what is handed in must speak for every unit of these levels, and is judged once, as one.
    """

    judge: LevelName
    show: LevelName | None = None
    parts: tuple[LevelName, ...] = ()

    @property
    def level(self) -> Level:
        return Level(self.judge)


class PeriodSpec(Frozen):
    """The counting period. `about`: the stretch that a report is about, where it is not the plan year itself."""

    kind: Literal["year"]
    about: PeriodText | None = None


class EffectiveBy(Frozen):
    """The day by which what was handed in must be in force."""

    day: date
    origin: Literal["plan", "assumption"]
    why: Why


class DueSpec(Frozen):
    """The date as the plan has it, and what happens when it is no working day. `origin`: the plan names no date."""

    nominal: date
    policy: DuePolicyName
    basis: str | None = None
    origin: Literal["assumption"] | None = None
    why: Why | None = None

    @property
    def due_policy(self) -> DuePolicy:
        return DuePolicy(self.policy)


class Reported(Frozen):
    """How often the sender owes figures. `cumulative`: a later report contains the earlier ones.

    `counts: figure`: a report is there when the rule's own figure is, whatever file came before it without one.
    """

    every: Literal["month", "quarter", "half_year", "year"]
    sender: str
    profile: str
    cumulative: bool = False
    counts: Literal["file", "figure"] = "file"

    @property
    def period_kind(self) -> PeriodKind:
        return PeriodKind(self.every)


class DataExpected(Frozen):
    """When the figures for a period can exist: working days after its end, or the end of a later month (D13)."""

    working_days_after: Annotated[int, Field(ge=0, le=260)] | None = None
    months_after: Annotated[int, Field(ge=1, le=12)] | None = None
    origin: Literal["assumption"]
    why: Why

    @model_validator(mode="after")
    def _one_wait(self) -> DataExpected:
        if (self.working_days_after is None) == (self.months_after is None):
            raise ValueError("the figures are awaited by either working_days_after or months_after")
        return self


class Step(Frozen):
    """From the end of `by` on, `value` is expected."""

    by: date
    value: int = Field(ge=0)


class Path(Frozen):
    """What is expected on the way: the sender's own target, equal months, or named steps."""

    kind: Literal["linear_months", "sender_target", "steps"]
    steps: tuple[Step, ...] = ()
    origin: Literal["plan", "assumption"]
    why: Why


class Remind(Frozen):
    """Lead times of reminders, in working days before please-by (decision D16)."""

    working_days_before: tuple[int, ...] = Field(min_length=1)
    origin: Literal["assumption"]
    why: Why


class Rule(Frozen):
    """The declarative entry that encodes one target. Keys stand in this order in every file."""

    id: Identifier
    title: str = Field(min_length=1, max_length=90)
    short_title: str = Field(min_length=1, max_length=32)
    kind: Kind
    source: Source
    decision: tuple[str, ...] = ()
    measure: MeasureSpec
    target: Target | None = None
    rounding: Rounding = "none"
    scope: ScopeSpec
    period: PeriodSpec = PeriodSpec(kind="year")
    reference_date: date | None = None
    effective_by: EffectiveBy | None = None
    due: DueSpec
    reported: Reported | None = None
    data_expected: DataExpected | None = None
    interim: Interim = "none"
    path: Path | None = None
    minimum_sample: AssumedNumber | None = None
    remind: Remind | None = None
    severity: Severity
    owner: RoleId
    escalation: Identifier
    replaces: Identifier | None = None


class Goal(Frozen):
    id: Identifier
    title: str = Field(min_length=1)


class GoalFile(Frozen):
    """One YAML file under plans/<year>/goals."""

    goal: Goal
    rules: tuple[Rule, ...] = Field(min_length=1)
