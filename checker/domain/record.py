"""One reported fact. Never edited, only superseded or retracted. Pure; aggregates only, no person, no single case.

Fields and natural keys follow the customer's schema; the docs list them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache, partial
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    TypeAdapter,
    ValidationInfo,
    model_validator,
)

from checker.domain import exact_text
from checker.domain.model import Frozen
from checker.domain.period import REQUEST_ID, Period, PeriodKind
from checker.domain.record_fields import Aggregation
from checker.domain.record_problem import Contradiction, Facts, FieldName, ProblemCode

# A word of the house. It is checked against the vocabulary when it comes in, never when it is loaded.
Word = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=64)]
# The one selection that is known everywhere: only what was drawn at random is a sample.
RANDOM = "random"
DataStatus = Literal["provisional", "final", "corrected"]
# Official statistics outrank what the house counts itself, whichever came later (D8).
Authority = Literal["official", "local"]
OFFICIAL: Authority = "official"
EventStatus = Literal["planned", "held", "moved", "cancelled"]
SUPPRESSED = "suppressed"
# What a sender's mark in place of the figure says of it. The row is a report all the same: that there is none.
NoFigure = Literal["suppressed", "unknown", "not_applicable", "unreliable", "later", "missing"]
LONGEST_REFERENCE = 120


def _period(given: object) -> object:
    return Period.parse(given) if isinstance(given, str) else given


def _date(given: object) -> object:
    return exact_text.day(given) if isinstance(given, str) and len(given) == 10 else given


def _instant(given: object) -> object:
    return datetime.fromisoformat(given) if isinstance(given, str) else given


def _decimal(given: object) -> object:
    return exact_text.number(given) if isinstance(given, str) else given


def _in_full(number: Decimal) -> str:
    """Without an exponent, so that it can be read again."""
    return format(number, "f")


PeriodField = Annotated[Period, BeforeValidator(_period), PlainSerializer(str, return_type=str)]
Day = Annotated[date, BeforeValidator(_date)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
Exact = Annotated[Decimal, BeforeValidator(_decimal), PlainSerializer(_in_full, return_type=str)]
Count = Annotated[int, Field(ge=0)]
RoleWord = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", max_length=64)]
# In whatever order and however often they are named: the same roles.
Roles = Annotated[tuple[RoleWord, ...], AfterValidator(lambda named: tuple(sorted(set(named))) or None)]
# A unit of the house, such as a town; ELSEWHERE is any other place.
PlaceWord = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=64)]
ELSEWHERE = "elsewhere"
Week = re.compile(r"([0-9]{4})-W([0-9]{2})")


def _planned(given: object) -> object:
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, str):
        first_planned_day(given)
    return given


PlannedOn = Annotated[str, BeforeValidator(_planned)]


@lru_cache(maxsize=4096)
def first_planned_day(planned_on: str) -> date:
    """The planned day, or the Monday of a planned ISO week (`2016-W45`). ValueError when it is neither."""
    if found := Week.fullmatch(planned_on):
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    return exact_text.day(planned_on)


@lru_cache(maxsize=4096)
def last_planned_day(planned_on: str) -> date:
    """The planned day, or the Sunday of a planned ISO week."""
    first = first_planned_day(planned_on)
    return first + timedelta(days=6) if Week.fullmatch(planned_on) else first


def _about(code: ProblemCode, **fields: str) -> Contradiction:
    return Contradiction(code, {fact: FieldName(name) for fact, name in fields.items()})


def _exceeds(part: str, part_value: int, whole: str, whole_value: int) -> Contradiction:
    counts = {"part_value": part_value, "whole_value": whole_value}
    return Contradiction(ProblemCode.PART_EXCEEDS_WHOLE, {"part": FieldName(part), "whole": FieldName(whole), **counts})


def days_in_wrong_order(field: str, day: date, before: str, before_day: date) -> Facts:
    """The facts of a day that lies before one that it must follow."""
    days = {"day": day.isoformat(), "before_day": before_day.isoformat()}
    return {"field": FieldName(field), "before": FieldName(before), **days}


class Evidence(Frozen):
    """What proves it: a file number, never a name."""

    kind: Literal["minutes", "report", "mail", "statistic"]
    ref: str = Field(min_length=1, max_length=LONGEST_REFERENCE)
    sha256: str | None = None


class RecordBase(Frozen):
    """What every status record says. `reported_at` is the sender's word, `recorded_at` (on the version) ours.

    `authority` is set by the profile, never by a row; None: the house's own count.
    """

    scope: str
    period: PeriodField
    valid_from: Day | None = None
    reported_at: Instant | None = None
    record_status: Literal["active", "retracted"] = "active"
    data_status: DataStatus | None = None
    data_month: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$")] | None = None
    authority: Authority | None = None
    evidence: Evidence | None = None
    reported_by_role: str | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _a_request_is_answered_by_what_is_handed_in(self) -> Self:
        if self.period.kind is PeriodKind.REQUEST and getattr(self, "type", "") != "deliverable":
            raise Contradiction(ProblemCode.PERIOD_OF_A_REQUEST, {"request": str(self.period)})
        return self


FaultCount = Count | Literal["suppressed"] | None


class FaultSeverity(Frozen):
    """In how many of the faulty cases the worst fault was of this severity, as far as the sender says so."""

    critical: FaultCount = None
    major: FaultCount = None
    minor: FaultCount = None

    def counted(self) -> int:
        """How many cases they name; a suppressed count names none."""
        return sum(count for count in (self.critical, self.major, self.minor) if isinstance(count, int))


class CaseReview(RecordBase):
    """Reviewed files of one office, topic, stratum, selection and month. `faulty` and `severity` are empty where the
    vocabulary says that whole files are counted. No rule judges the severity of faults.
    """

    type: Literal["case_review"] = "case_review"
    topic: Word
    stratum: Word
    selection: Word
    reviewed: Count
    faulty: FaultCount = None
    severity: FaultSeverity | None = None

    @property
    def key(self) -> str:
        return f"case_review:{self.scope}:{self.topic}:{self.stratum}:{self.selection}:{self.period}"

    @model_validator(mode="after")
    def _faulty_fits(self) -> CaseReview:
        if isinstance(self.faulty, int) and self.faulty > self.reviewed:
            raise _exceeds("faulty", self.faulty, "reviewed", self.reviewed)
        if self.severity is not None and isinstance(self.faulty, int) and self.severity.counted() > self.faulty:
            raise _exceeds("severity", self.severity.counted(), "faulty", self.faulty)
        return self


class Measurement(RecordBase):
    """A figure of a metric: an amount, or numerator and denominator; `target` is the sender's own for that day.

    `no_figure`: the sender's mark says why there is none; then it is measured by nothing, and is no 0.
    `base` is what `value` is compared with where the target is no number: the same figure of the year before, of the
    baseline day, or of the benchmark; `base_month` is the month it is of. `cohort` names whom the figure is about.
    """

    type: Literal["measurement"] = "measurement"
    metric: str
    aggregation: Aggregation
    value: Exact | None = None
    numerator: int | None = None
    denominator: Count | None = None
    target: Exact | None = None
    base: Exact | None = None
    base_month: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}$")] | None = None
    cohort: str | None = None
    unit: str | None = None
    definition_ref: str | None = None
    no_figure: NoFigure | None = None

    @property
    def key(self) -> str:
        return f"measurement:{self.metric}:{self.scope}:{self.period}:{self.aggregation}"

    @model_validator(mode="after")
    def _has_a_figure(self) -> Measurement:
        if self.no_figure is None and self.value is None and (self.numerator is None or self.denominator is None):
            names = ("value", "numerator", "denominator")
            raise _about(ProblemCode.MEASUREMENT_WITHOUT_FIGURE, **{name: name for name in names})
        return self


class Headcount(RecordBase):
    """Staff figures of a whole unit, never of a person: days sick over days due, or the rate alone (percent); clients
    over full-time equivalents; leavers over persons; posts that are filled.
    """

    type: Literal["headcount"] = "headcount"
    headcount: str
    aggregation: Aggregation
    days_sick: Exact | None = None
    days_target: Exact | None = None
    rate: Exact | None = None
    target: Exact | None = None
    persons: Count | None = None
    fte: Exact | None = None
    clients: Count | None = None
    filled: Count | None = None
    leavers: Count | None = None
    no_figure: NoFigure | None = None

    @property
    def key(self) -> str:
        return f"headcount:{self.headcount}:{self.scope}:{self.period}:{self.aggregation}"

    @model_validator(mode="after")
    def _has_a_figure(self) -> Headcount:
        alone = (self.rate, self.fte, self.persons, self.filled)
        is_rate = self.days_sick is not None and self.days_target is not None
        if self.no_figure is None and not is_rate and all(figure is None for figure in alone):
            names = ("rate", "days_sick", "days_target", "persons", "fte", "filled")
            raise _about(ProblemCode.STAFF_WITHOUT_FIGURE, **{name: name for name in names})
        exact = {"days_sick": self.days_sick, "days_target": self.days_target, "rate": self.rate, "fte": self.fte}
        for name, figure in exact.items():
            if figure is not None and figure < 0:
                raise _about(ProblemCode.FIELD_NEGATIVE, field=name)
        return self


class Training(RecordBase):
    """How many of a unit's newcomers were trained, heads of a period; never who."""

    type: Literal["training"] = "training"
    training: str
    newcomers: Count
    trained: Count

    @property
    def key(self) -> str:
        return f"training:{self.training}:{self.scope}:{self.period}"

    @model_validator(mode="after")
    def _trained_fits(self) -> Training:
        if self.trained > self.newcomers:
            raise _exceeds("trained", self.trained, "newcomers", self.newcomers)
        return self


class Meeting(RecordBase):
    """A date in the calendar of a body, such as a supervisory board. `is_last`: the last of its year."""

    type: Literal["meeting"] = "meeting"
    body: str
    held_on: Day
    is_confirmed: bool = False
    is_last: bool = False

    @property
    def key(self) -> str:
        return f"meeting:{self.body}:{self.held_on}"


def _request_id(given: str, info: ValidationInfo) -> str:
    """It becomes part of a period's text: what reads as a week, quarter or half-year there is refused."""
    if not REQUEST_ID.fullmatch(given):
        field = FieldName(info.field_name or "")
        raise Contradiction(ProblemCode.NO_REQUEST_NUMBER, {"field": field, "word": given})
    return given


RequestId = Annotated[str, Field(max_length=40), AfterValidator(_request_id)]


class Request(RecordBase):
    """Somebody entitled asks for what a rule promises on demand; from then on it is owed."""

    type: Literal["request"] = "request"
    target_id: str
    request_id: RequestId
    requested_on: Day
    requested_by_role: str | None = None
    due_in_working_days: Annotated[int, Field(ge=1, le=260)] | None = None

    @property
    def key(self) -> str:
        return f"request:{self.target_id}:{self.request_id}"


class Agreement(RecordBase):
    """Something agreed with somebody, with a day by which it is to be done and the role that does it.

    `about`: the obligation (`rule/scope/period`) whose finding it was agreed upon; None: the sender names none.
    """

    type: Literal["agreement"] = "agreement"
    agreement_id: RequestId
    agreed_on: Day
    due_on: Day
    owner_role: str | None = None
    done_on: Day | None = None
    about: Annotated[str, Field(pattern=r"^[^/\s]+/[^/\s]+/[^/\s]+$", max_length=200)] | None = None

    @property
    def key(self) -> str:
        return f"agreement:{self.agreement_id}"

    @model_validator(mode="after")
    def _in_order(self) -> Agreement:
        if self.due_on < self.agreed_on:
            raise Contradiction(
                ProblemCode.DAYS_IN_WRONG_ORDER,
                days_in_wrong_order("due_on", self.due_on, "agreed_on", self.agreed_on),
            )
        return self


class Event(RecordBase):
    """Something that takes place: planned for a day or week, held on a day, moved or cancelled.

    `participant_roles` are the roles that take part, never persons; None: the sender names nobody. `place` is where it
    is held, whosever event it is; None: the sender does not say it.
    """

    type: Literal["event"] = "event"
    event_type: str
    event_id: str | None = None
    planned_on: PlannedOn | None = None
    held_on: Day | None = None
    status: EventStatus
    participant_roles: Roles | None = None
    place: PlaceWord | None = None
    replaces: str | None = None

    @property
    def key(self) -> str:
        if self.event_id:
            return f"event:{self.event_type}:{self.event_id}:{self.period}"
        return f"event:{self.event_type}:{self.scope}:{self.planned_on or self.held_on}"

    @model_validator(mode="after")
    def _days_fit_the_status(self) -> Event:
        if self.planned_on is None and self.held_on is None:
            raise _about(ProblemCode.EVENT_WITHOUT_DAY, planned_on="planned_on", held_on="held_on")
        if (self.status == "held") != (self.held_on is not None):
            raise _about(ProblemCode.EVENT_STATUS_UNFIT, held_on="held_on", status="status")
        return self


class Deliverable(RecordBase):
    """Something handed in. Its period is the plan year; a record may name the nominal date instead."""

    type: Literal["deliverable"] = "deliverable"
    target_id: str
    submitted_on: Day | None = None
    accepted_on: Day | None = None
    effective_on: Day | None = None
    done: Count | None = None
    total: Count | None = None
    covers: tuple[str, ...] = ()
    reference_date: Day | None = None

    @property
    def key(self) -> str:
        return f"deliverable:{self.target_id}:{self.scope}:{self.period}"

    @model_validator(mode="after")
    def _parts_fit(self) -> Deliverable:
        if self.done is not None and self.total is not None and self.done > self.total:
            raise _exceeds("done", self.done, "total", self.total)
        return self


StatusRecord = CaseReview | Measurement | Headcount | Training | Event | Deliverable | Meeting | Request | Agreement
status_record: TypeAdapter[StatusRecord] = TypeAdapter(
    Annotated[StatusRecord, Field(discriminator="type")], config=ConfigDict(defer_build=True)
)
MODEL_BY_TYPE: dict[str, type[StatusRecord]] = {
    "case_review": CaseReview,
    "measurement": Measurement,
    "headcount": Headcount,
    "training": Training,
    "event": Event,
    "deliverable": Deliverable,
    "meeting": Meeting,
    "request": Request,
    "agreement": Agreement,
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stood. `row` as in the sheet or file, or the sender's own number where the profile has one."""

    sender: str
    profile: str
    file: str
    sha256: str
    sheet: str = ""
    row: int = 0


NO_STAND = datetime.min.replace(tzinfo=UTC)


class Rank(NamedTuple):
    """Order among versions of one key: the highest is in force.

    With a Stand by it, the row in the file and the sequence, so that the order of arrival does not matter. Without one
    after all with the same data month, by sequence and row: when it came in is never compared with a sender's Stand.
    """

    official: bool
    data_month: str
    without_stand: bool
    stand: datetime
    place: tuple[int, int]

    @property
    def row(self) -> int:
        return self.place[1 if self.without_stand else 0]


def rank_of(record: StatusRecord, *, row: int, sequence: int) -> Rank:
    """Of a record at a row (as in `Origin.row`), published with a sequence."""
    return ranked(record.authority == OFFICIAL, record.data_month, record.reported_at, row, sequence)


def ranked(official: bool, data_month: str | None, stand: datetime | None, row: int, sequence: int) -> Rank:
    """As `rank_of`, of what is at hand piece by piece."""
    if stand is None:
        return _rank((official, data_month or "", True, NO_STAND, (sequence, row)))
    return _rank((official, data_month or "", False, stand, (row, sequence)))


# As `Rank` itself, which takes twice as long: several are made of each row.
_rank = partial(tuple.__new__, Rank)


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """One stored version of a fact. `sequence` rises strictly with `recorded_at` (aware, UTC)."""

    record: StatusRecord
    origin: Origin
    recorded_at: datetime
    sequence: int
    _key: str = field(default="", init=False, repr=False, compare=False)

    @classmethod
    def keyed(cls, key: str, record: StatusRecord, origin: Origin, recorded_at: datetime, sequence: int) -> Self:
        """A version whose natural key is at hand already."""
        version = cls(record, origin, recorded_at, sequence)
        object.__setattr__(version, "_key", key)
        return version

    @property
    def key(self) -> str:
        """The record's natural key; remembered, as every rule that counts the record names it."""
        if not self._key:
            object.__setattr__(self, "_key", self.record.key)
        return self._key

    @property
    def rank(self) -> Rank:
        """Order among versions of one key: the highest is in force."""
        return rank_of(self.record, row=self.origin.row, sequence=self.sequence)


def content(record: StatusRecord) -> dict[str, Any]:
    """The whole record as JSON-ready values."""
    return record.model_dump(mode="json", exclude_none=True)


# Made once: a hundred thousand rows are written so where a store is checked.
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: object) -> bytes:
    """Canonical JSON: sorted keys, no blanks, UTF-8. Floats are refused."""
    return _CANONICAL.encode(value).encode()
