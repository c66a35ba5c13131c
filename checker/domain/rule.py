"""What an admin writes to encode one target. Pure; the loader adds file, line and column to every refusal."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from checker.domain.due import DuePolicy
from checker.domain.escalation import AssumedNumber, Remind, Severity, StatedBy
from checker.domain.exact_text import is_number
from checker.domain.level import LevelName
from checker.domain.measure_unit import UnitField
from checker.domain.model import Frozen
from checker.domain.period import Period, PeriodKind
from checker.domain.record_fields import Aggregation, RecordType
from checker.domain.staff_records import STAFF_RECORDS

# What the engine compares stays below 2^63, also after cross-multiplication with counts of a country's size.
_MOST_DIGITS = 12


def _exact(text: str) -> str:
    if not is_number(text):
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
DuePolicyName = Literal["next_working_day", "previous_working_day", "fixed", "period_end_never_shifts"]
Operator = Literal["<", "<=", "=", ">=", ">", "report", "~"]
# What a target says instead of a number: the house's own parameter, or a figure that the records give.
TargetWord = Literal["declared", "benchmark", "previous_year", "baseline"]
Rounding = Literal["none", "half_up_1", "half_up_2", "cent", "integer", "date"]
Interim = Literal["bound", "path", "upcoming", "month", "none"]


class PlanSource(Frozen):
    """The plan's row and its line in the plan's text: one, a stretch up to `to`, or torn in two (`also`). None: its
    lines have no numbers.
    """

    row: str = Field(min_length=1)
    line: Annotated[int, Field(ge=1)] | None = None
    to: Annotated[int, Field(ge=1)] | None = None
    also: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> PlanSource:
        for key, last in (("to", self.to), ("also", self.also)):
            if last is not None and self.line is None:
                raise ValueError(f"'{key}' is a further line: say the first as 'line'")
            if last is not None and last <= ((self.to if key == "also" else None) or self.line or 0):
                raise ValueError(f"'{key}' is a line further down than what stands before it, not {last}")
        return self

    @property
    def lines(self) -> str:
        """As people cite them: `499+501`, `467-475`; empty where the plan has no numbered lines."""
        if self.line is None:
            return ""
        stretch = f"{self.line}-{self.to}" if self.to else f"{self.line}"
        return f"{stretch}+{self.also}" if self.also else stretch


class Where(Frozen):
    """Which records of a type count. A tuple means any of these; of two aggregations for one month the first counts."""

    topic: str | Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    stratum: str | None = None
    selection: str | Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    event_type: str | None = None
    metric: str | None = None
    aggregation: Aggregation | Annotated[tuple[Aggregation, ...], Field(min_length=1)] | None = None
    headcount: str | None = None
    training: str | None = None


class Content(Frozen):
    """Something that a thing handed in must treat: the word that records use, and what people call it."""

    id: Word
    title: str = Field(min_length=1)


class Participants(Frozen):
    """The roles that the plan wants at an event. One that names its participants counts only if they are among them;
    one that names none counts all the same, which the plan does not say (decision D21).
    """

    roles: Annotated[tuple[RoleId, ...], Field(min_length=1)]
    origin: Literal["assumption"]
    why: Why


class Venue(Frozen):
    """The unit of the house in which the plan wants an event to be held. One that names another place does not count;
    one that names none counts all the same, which the plan does not say.
    """

    place: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    origin: Literal["assumption"]
    why: Why


# Records that count things instead of people. What is agreed or handed in names nobody.
NOBODY_COUNTED = frozenset({"event", "deliverable", "agreement"})
# Of a headcount only these fields are people; days sick, posts and full-time equivalents are not.
PEOPLE_IN_HEADCOUNTS = frozenset({"clients", "leavers", "persons"})


class MeasureSpec(Frozen):
    """What the records say about an obligation.

    `part` over `whole` is a rate (for events: `held`, `planned`, `max(planned, 2)`); `total` a sum; `amount` a
    figure that is already cumulated; `rate` a percentage given instead of part and whole. `take: latest` uses the
    newest figure, `sum` adds them up, `mean` is the mean of the figures of their days. `base` is the field with what
    the amount is compared with where the target is no number, `enough` one that suffices all the same.
    `counts: things` says that a measurement's figures are hours, bookings or euro: small ones are shown then.
    `sender_target` names the field with the sender's own target for the day. `covers` and `requires` are what a
    record must treat, and must say of itself, to count; `participants` who must take part in an event, `venue` where
    it must be held.
    """

    records: RecordType
    where: Where = Where.model_construct()
    counts: Literal["people", "things"] | None = None
    take: Literal["sum", "latest", "mean"] = "sum"
    part: str | None = None
    whole: str | None = None
    rate: str | None = None
    total: str | None = None
    amount: str | None = None
    base: str | None = None
    enough: str | None = None
    sender_target: str | None = None
    covers: tuple[str | Content, ...] = ()
    evidence: Literal["required", "optional"] = "optional"
    requires: tuple[Literal["data_month", "data_status", "cohort"], ...] = ()
    participants: Participants | None = None
    venue: Venue | None = None

    @property
    def counts_people(self) -> bool:
        """Are its counts people, whose small ones are kept back? Unless said so, a measurement counts people."""
        if self.counts is not None:
            return self.counts == "people"
        if self.records == "headcount":
            return bool(PEOPLE_IN_HEADCOUNTS & {self.part, self.whole, self.amount})
        return self.records not in NOBODY_COUNTED

    @property
    def contents(self) -> tuple[Content, ...]:
        """What is to be covered; a bare word is its own title."""
        return tuple(
            given if isinstance(given, Content) else Content.model_construct(id=given, title=given)
            for given in self.covers
        )


class BoundAmended(Frozen):
    """From this day on the value above it holds; the days before are judged by what it `was`."""

    since: Annotated[date, Field(alias="from")]
    was: ExactText
    decision_ref: str = Field(min_length=1)


class Target(Frozen):
    """The bound. `value` is exact text, never a YAML float; strictness is the operator's (decision D1).

    A word instead: the bound is a parameter of the house, or what the records say of last year, another day or others.
    Left out: nothing is asked of the figure but that it is there. `origin`: the plan names no number.
    """

    operator: Operator
    value: ExactText | TargetWord | None = None
    unit: UnitField
    origin: StatedBy | None = None
    why: Why | None = None
    amended: Annotated[tuple[BoundAmended, ...], Field(min_length=1)] | None = None

    @property
    def is_number(self) -> bool:
        return self.value is not None and not self.value[0].isalpha()

    @property
    def bound(self) -> Fraction:
        """The number. Only of a target whose value is one."""
        return Fraction(self.value or "")

    def as_of(self, on: date) -> Target:
        """The target as it held on a day: the newest amendment that had not begun says what it was."""
        ahead = [change for change in self.amended or () if on < change.since]
        if not ahead:
            return self
        first = min(ahead, key=lambda change: change.since)
        return self.model_copy(update={"value": first.was})


class Tolerance(Frozen):
    """How many, or which share, must keep what the target says of each: all but none, or nine of ten."""

    operator: Operator
    value: ExactText
    unit: UnitField
    origin: StatedBy
    why: Why

    @property
    def bound(self) -> Fraction:
        return Fraction(self.value)


class Band(Frozen):
    """From where to where a figure may lie that is meant to be one number; both ends keep it."""

    least: ExactText
    most: ExactText
    origin: StatedBy
    why: Why


class ShowSpec(Frozen):
    """What is shown beside the verdict: the units of a level, one of them (`unit`), or those of a group.

    `from_persons`: figures on staff only where so many work; `only_year`: only at the year's end.
    """

    level: LevelName
    unit: Identifier | None = None
    group: Identifier | None = None
    from_persons: Annotated[int, Field(ge=1)] | None = None
    only_year: bool = False


class ScopeSpec(Frozen):
    """The level that is judged; of it one `unit` or the units of a `group`, where not all of them are meant.

    `show` names the level shown beside it without a verdict. `parts`: what is handed in must speak for every unit of
    these levels, and is judged once, as one.
    """

    judge: LevelName
    unit: Identifier | None = None
    group: Identifier | None = None
    show: LevelName | ShowSpec | None = None
    parts: tuple[LevelName, ...] = ()

    @model_validator(mode="after")
    def _one_choice(self) -> ScopeSpec:
        if self.unit is not None and self.group is not None:
            raise ValueError("'unit' names one, 'group' several: say either")
        return self

    @property
    def shown(self) -> ShowSpec | None:
        return ShowSpec.model_construct(level=self.show) if isinstance(self.show, str) else self.show


class PeriodSpec(Frozen):
    """The counting period: the plan year, or each of its half-years, quarters or months.

    `cohort`: those who entered in a quarter, counted when `matures_after_months` have passed since its end. `request`:
    whatever a request or agreement opens. `about`: the stretch that a report is about, or in which something must take
    place, where it is not the plan year itself. `year`: another year than the plan's, such as the next.
    """

    kind: Literal["year", "half_year", "quarter", "month", "cohort", "request"]
    about: PeriodText | None = None
    year: Annotated[int, Field(ge=1990, le=2100)] | None = None
    matures_after_months: Annotated[int, Field(ge=1, le=36)] | None = None
    origin: StatedBy | None = None
    why: Why | None = None

    @model_validator(mode="after")
    def _a_cohort_matures(self) -> PeriodSpec:
        if (self.kind == "cohort") != (self.matures_after_months is not None):
            raise ValueError("'matures_after_months' belongs to a cohort, and only to it")
        return self


class EffectiveBy(Frozen):
    """The day by which what was handed in must be in force."""

    day: date
    origin: StatedBy
    why: Why


class MeetingDue(Frozen):
    """Due on the day on which a body meets: the last known day of the year, or the one it calls the last.

    While none is known it is awaited; from `warn_from` on the missing calendar is a finding, and on `fallback` it is
    due in any case.
    """

    body: Word
    pick: Literal["last"]
    warn_from: date
    fallback: date

    @model_validator(mode="after")
    def _warned_before(self) -> MeetingDue:
        if self.fallback < self.warn_from:
            raise ValueError(f"'fallback' ({self.fallback}) lies before 'warn_from' ({self.warn_from})")
        return self


class DueAmended(Frozen):
    """From this day on the date above it holds; the days before are judged by what it `was`."""

    since: Annotated[date, Field(alias="from")]
    was: date
    decision_ref: str = Field(min_length=1)


class DueSpec(Frozen):
    """The date as the plan has it, and what happens when it is no working day. `origin`: the plan names no date.

    Without a date of its own a rule is due when its period ends, on a `meeting`, or so many working days
    `after_request`.
    """

    nominal: date | None = None
    meeting: MeetingDue | None = None
    after_request: Annotated[int, Field(ge=1, le=260)] | None = None
    policy: DuePolicyName
    basis: str | None = None
    origin: StatedBy | None = None
    why: Why | None = None
    amended: Annotated[tuple[DueAmended, ...], Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one_date(self) -> DueSpec:
        given = [key for key in ("nominal", "meeting", "after_request") if getattr(self, key) is not None]
        if len(given) > 1:
            raise ValueError(f"'{given[1]}' and '{given[0]}' exclude each other: one of them says when it is due")
        if self.amended is not None and self.nominal is None:
            raise ValueError("'amended' changes a date: it needs 'nominal'")
        return self

    @property
    def due_policy(self) -> DuePolicy:
        return DuePolicy(self.policy)

    def as_of(self, on: date) -> DueSpec:
        """The date as it was planned on a day: the first amendment still to come says what it was."""
        ahead = [change for change in self.amended or () if on < change.since]
        if not ahead:
            return self
        first = min(ahead, key=lambda change: change.since)
        return self.model_copy(update={"nominal": first.was})


class Opens(Frozen):
    """Where a follow-up is owed: in the unit of the cause itself (`same`), in `each` unit that its own rule judges, or
    in one named unit. `owner` answers for it where the rule's own owner has no single post.
    """

    scope: Identifier
    owner: RoleId | None = None
    origin: StatedBy | None = None
    why: Why | None = None


class When(Frozen):
    """One thing that makes what is owed on demand owed: a record that asks for it, or another rule's verdict.

    `view: period` is the verdict of the other rule's own obligation, and misses when it is breached; `view: month` is
    what each month's figure says, held against that rule's bound, and misses when it does not keep it.
    """

    record: Literal["request", "agreement"] | None = None
    rule: Identifier | None = None
    view: Literal["period", "month"] | None = None
    misses: Literal[True] | None = None
    opens: Opens | None = None

    @model_validator(mode="after")
    def _one_cause(self) -> When:
        if (self.record is None) == (self.rule is None):
            raise ValueError("either a 'record' or a 'rule' is what it waits for: say one of them")
        of_a_rule = {"view": self.view, "misses": self.misses, "opens": self.opens}
        if self.record is not None:
            if given := [key for key, value in of_a_rule.items() if value is not None]:
                raise ValueError(f"'{given[0]}' belongs to a 'rule'; a record says itself what it asks for")
        elif missing := [key for key in ("misses", "opens") if of_a_rule[key] is None]:
            raise ValueError(f"the key '{missing[0]}' is missing: what of the rule's verdict opens it, and where?")
        return self


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
    origin: StatedBy
    why: Why

    @model_validator(mode="after")
    def _one_wait(self) -> DataExpected:
        if (self.working_days_after is None) == (self.months_after is None):
            raise ValueError("the figures are awaited by either working_days_after or months_after")
        return self


class PathStep(Frozen):
    """From the end of `by` on, `value` is expected."""

    by: date
    value: int = Field(ge=0)


class Path(Frozen):
    """What is expected on the way: the sender's own target, equal months, named steps, or last year's course.

    `percent_by_month` is that course: how many percent of the year's figure were there at the end of each month.
    """

    kind: Literal["linear_months", "sender_target", "steps", "previous_year"]
    steps: tuple[PathStep, ...] = ()
    percent_by_month: tuple[ExactText, ...] = ()
    origin: StatedBy
    why: Why


# The keys of a rule that the plan may leave to be read in more than one way.
ReadKey = Literal[
    "measure.part",
    "measure.whole",
    "measure.amount",
    "measure.total",
    "measure.take",
    "measure.base",
    "measure.enough",
    "measure.evidence",
    "measure.requires",
    "measure.where.aggregation",
    "measure.where.event_type",
    "measure.where.selection",
    "measure.where.stratum",
    "measure.where.topic",
    "target.operator",
    "target.value",
    "rounding",
    "scope.judge",
    "scope.group",
    "period.kind",
    "reference_date",
    "due",
    "due.nominal",
    "interim",
    "worst",
    "owner",
]


class Reading(Frozen):
    """How a key of this rule is to be read where the plan leaves it open: who counts, which selection, what is old.

    The program compares what it is given; what the figures are of, only these sentences say (decision D12).
    """

    of: ReadKey
    says: str = Field(min_length=1)
    origin: Literal["assumption"]
    why: Why


class Rule(Frozen):
    """The declarative entry that encodes one target. Keys stand in this order in every file."""

    id: Identifier
    title: str = Field(min_length=1, max_length=90)
    short_title: str = Field(min_length=1, max_length=32)
    title_en: Annotated[str, Field(min_length=1, max_length=90)] | None = None
    short_title_en: Annotated[str, Field(min_length=1, max_length=32)] | None = None
    kind: Kind
    source: PlanSource
    decision: tuple[str, ...] = ()
    about: Literal["staff"] | None = None
    measure: MeasureSpec
    target: Target | None = None
    tolerance: Tolerance | None = None
    band: Band | None = None
    rounding: Rounding = "none"
    scope: ScopeSpec
    period: PeriodSpec = PeriodSpec.model_construct(kind="year")
    reference_date: date | None = None
    effective_by: EffectiveBy | None = None
    when: Annotated[tuple[When, ...], Field(min_length=1)] | None = None
    due: DueSpec
    reported: Reported | None = None
    data_expected: DataExpected | None = None
    interim: Interim = "none"
    worst: Literal["breached", "at_risk"] = "breached"
    premise_of: Literal["targets"] | None = None
    path: Path | None = None
    minimum_sample: AssumedNumber | None = None
    minimum_staff: AssumedNumber | None = None
    remind: Remind | Literal["none"] | None = None
    assumed: Annotated[tuple[Reading, ...], Field(min_length=1)] | None = None
    severity: Severity
    owner: RoleId
    escalation: Identifier
    replaces: Identifier | None = None

    @property
    def reminder_leads(self) -> tuple[int, ...]:
        """Working days before please-by on which it is reminded of; none: never."""
        return self.remind.working_days_before if isinstance(self.remind, Remind) else ()

    def last_reminder_by(self, year: int) -> date | None:
        """The last day of a year on which it is reminded of; None: never."""
        return date(year, *self.remind.last_of_a_year) if isinstance(self.remind, Remind) else None

    def title_in(self, locale: Literal["de", "en"]) -> str:
        """Its title in a language; that of the house's own language where no other is named."""
        return (self.title_en or self.title) if locale == "en" else self.title

    def short_title_in(self, locale: Literal["de", "en"]) -> str:
        """As `title_in`, for subjects."""
        return (self.short_title_en or self.short_title) if locale == "en" else self.short_title

    @property
    def measures_staff(self) -> bool:
        """Is it about staff? Rules kept from before that was declared tell it by the type of their records."""
        return self.about == "staff" or self.measure.records in STAFF_RECORDS

    @property
    def compared(self) -> Target | Tolerance | None:
        """What the figure is compared with: a tolerance where the target is a property of each single case."""
        return self.tolerance or self.target

    @property
    def per(self) -> int:
        """What a figure is divided by to be a verdict's value: 100 of percent, 1,000 of a rate per thousand, else 1."""
        compared = self.compared
        return compared.unit.per if compared is not None else 1

    @property
    def occasions(self) -> tuple[When, ...]:
        """What makes it owed, of a rule that is owed on demand: unless said, the record that asks for it."""
        if self.when is not None:
            return self.when
        return (AGREED,) if self.measure.records == "agreement" else (ASKED,)

    def as_of(self, on: date) -> Rule:
        """The rule as it held on a day: amendments that had not begun are taken back."""
        target = self.target.as_of(on) if self.target else None
        due = self.due.as_of(on)
        if target is self.target and due is self.due:
            return self
        return self.model_copy(update={"target": target, "due": due})


ASKED, AGREED = When.model_construct(record="request"), When.model_construct(record="agreement")


class Goal(Frozen):
    id: Identifier
    title: str = Field(min_length=1)


class GoalFile(Frozen):
    """One YAML file under plans/<year>/goals."""

    goal: Goal
    rules: tuple[Rule, ...] = Field(min_length=1)
