"""One reported fact. Never edited, only superseded or retracted. Pure; aggregates only, no person, no single case.

Fields and natural keys follow the customer's schema; the docs list them.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, TypeAdapter, model_validator

from checker.domain.model import Frozen
from checker.domain.period import Period

RecordType = Literal["case_review", "measurement", "headcount", "event", "deliverable"]
Topic = Literal["kdu", "rueckforderung", "unterhalt", "regress", "einkommen", "vermoegen", "rechtskreis", "akte"]
Stratum = Literal["new", "existing"]
Selection = Literal["random", "risk", "complaint"]
Aggregation = Literal["month", "ytd", "rolling12_mean", "year_mean", "point"]
DataStatus = Literal["provisional", "final", "corrected"]
EventStatus = Literal["planned", "held", "moved", "cancelled"]
SUPPRESSED = "suppressed"


def _period(given: object) -> object:
    return Period.parse(given) if isinstance(given, str) else given


def _date(given: object) -> object:
    return date.fromisoformat(given) if isinstance(given, str) and len(given) == 10 else given


def _instant(given: object) -> object:
    return datetime.fromisoformat(given) if isinstance(given, str) else given


def _decimal(given: object) -> object:
    return Decimal(given) if isinstance(given, str) else given


PeriodField = Annotated[Period, BeforeValidator(_period), PlainSerializer(str, return_type=str)]
Day = Annotated[date, BeforeValidator(_date)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
Exact = Annotated[Decimal, BeforeValidator(_decimal), PlainSerializer(str, return_type=str)]
Count = Annotated[int, Field(ge=0)]
Week = re.compile(r"([0-9]{4})-W([0-9]{2})")


def _planned(given: object) -> object:
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, str):
        first_planned_day(given)
    return given


PlannedOn = Annotated[str, BeforeValidator(_planned)]


def first_planned_day(planned_on: str) -> date:
    """The planned day, or the Monday of a planned ISO week (`2016-W45`). ValueError when it is neither."""
    if found := Week.fullmatch(planned_on):
        return date.fromisocalendar(int(found[1]), int(found[2]), 1)
    return date.fromisoformat(planned_on)


def last_planned_day(planned_on: str) -> date:
    """The planned day, or the Sunday of a planned ISO week."""
    first = first_planned_day(planned_on)
    return first + timedelta(days=6) if Week.fullmatch(planned_on) else first


class Evidence(Frozen):
    """What proves it: a file number, never a name."""

    kind: Literal["minutes", "report", "mail", "statistic"]
    ref: str = Field(min_length=1, max_length=120)
    sha256: str | None = None


class RecordBase(Frozen):
    """What every status record says. `reported_at` is the sender's word, `recorded_at` (on the version) ours."""

    scope: str
    period: PeriodField
    valid_from: Day | None = None
    reported_at: Instant | None = None
    record_status: Literal["active", "retracted"] = "active"
    data_status: DataStatus | None = None
    data_month: Annotated[str, Field(pattern=r"^\d{4}-\d\d$")] | None = None
    evidence: Evidence | None = None
    reported_by_role: str | None = None
    note: str | None = None


class CaseReview(RecordBase):
    """Reviewed files of one office, topic, stratum, selection and month. `faulty` is empty for topic `akte`."""

    type: Literal["case_review"] = "case_review"
    topic: Topic
    stratum: Stratum
    selection: Selection
    reviewed: Count
    faulty: Count | Literal["suppressed"] | None = None

    @property
    def key(self) -> str:
        return f"case_review:{self.scope}:{self.topic}:{self.stratum}:{self.selection}:{self.period}"

    @model_validator(mode="after")
    def _faulty_fits(self) -> CaseReview:
        if self.topic == "akte" and self.faulty is not None:
            raise ValueError("faulty must be empty where whole files are counted (topic akte)")
        if self.topic != "akte" and self.faulty is None:
            raise ValueError("faulty is missing")
        if isinstance(self.faulty, int) and self.faulty > self.reviewed:
            raise ValueError(f"faulty ({self.faulty}) exceeds reviewed ({self.reviewed})")
        return self


class Measurement(RecordBase):
    """A figure of a metric: an amount, or numerator and denominator; `target` is the sender's own for that day."""

    type: Literal["measurement"] = "measurement"
    metric: str
    aggregation: Aggregation
    value: Exact | None = None
    numerator: int | None = None
    denominator: Count | None = None
    target: Exact | None = None
    unit: str | None = None
    definition_ref: str | None = None

    @property
    def key(self) -> str:
        return f"measurement:{self.metric}:{self.scope}:{self.period}:{self.aggregation}"

    @model_validator(mode="after")
    def _has_a_figure(self) -> Measurement:
        if self.value is None and (self.numerator is None or self.denominator is None):
            raise ValueError("a measurement needs a value, or a numerator and a denominator")
        return self


class Headcount(RecordBase):
    """Staff figures of a whole unit, never of a person: days sick over days due, or the rate alone (percent)."""

    type: Literal["headcount"] = "headcount"
    headcount: str
    aggregation: Aggregation
    days_sick: Exact | None = None
    days_target: Exact | None = None
    rate: Exact | None = None
    target: Exact | None = None

    @property
    def key(self) -> str:
        return f"headcount:{self.headcount}:{self.scope}:{self.period}:{self.aggregation}"

    @model_validator(mode="after")
    def _has_a_figure(self) -> Headcount:
        if self.rate is None and (self.days_sick is None or self.days_target is None):
            raise ValueError("a staff figure needs a rate, or days_sick and days_target")
        if any(figure is not None and figure < 0 for figure in (self.days_sick, self.days_target, self.rate)):
            raise ValueError("a staff figure cannot be negative")
        return self


class Event(RecordBase):
    """A dialogue, visit or meeting: planned for a day or week, held on a day, moved or cancelled."""

    type: Literal["event"] = "event"
    event_type: str
    event_id: str | None = None
    planned_on: PlannedOn | None = None
    held_on: Day | None = None
    status: EventStatus
    replaces: str | None = None

    @property
    def key(self) -> str:
        if self.event_id:
            return f"event:{self.event_type}:{self.event_id}:{self.period}"
        return f"event:{self.event_type}:{self.scope}:{self.planned_on or self.held_on}"

    @model_validator(mode="after")
    def _days_fit_the_status(self) -> Event:
        if self.planned_on is None and self.held_on is None:
            raise ValueError("an event needs the day it is planned for or was held on")
        if (self.status == "held") != (self.held_on is not None):
            raise ValueError("an event has a held_on day exactly when its status is held")
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
            raise ValueError(f"done ({self.done}) exceeds total ({self.total})")
        return self


StatusRecord = CaseReview | Measurement | Headcount | Event | Deliverable
status_record: TypeAdapter[StatusRecord] = TypeAdapter(Annotated[StatusRecord, Field(discriminator="type")])
MODEL_BY_TYPE: dict[str, type[StatusRecord]] = {
    "case_review": CaseReview,
    "measurement": Measurement,
    "headcount": Headcount,
    "event": Event,
    "deliverable": Deliverable,
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stood. `row` counts data rows or is the sender's own number, as the profile says."""

    sender: str
    profile: str
    file: str
    sha256: str
    sheet: str = ""
    row: int = 0


Rank = tuple[str, datetime, int, int]


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """One stored version of a fact. `sequence` rises strictly with `recorded_at` (aware, UTC)."""

    record: StatusRecord
    origin: Origin
    recorded_at: datetime
    sequence: int
    _key: str = field(default="", init=False, repr=False, compare=False)

    @property
    def key(self) -> str:
        """The record's natural key; remembered, as every rule that counts the record names it."""
        if not self._key:
            object.__setattr__(self, "_key", self.record.key)
        return self._key

    @property
    def rank(self) -> Rank:
        """Order among versions of one key: the highest is in force, whatever order they arrived in."""
        record = self.record
        return record.data_month or "", record.reported_at or self.recorded_at, self.origin.row, self.sequence


def content(record: StatusRecord) -> dict[str, Any]:
    """What the record says, as JSON-ready values. Equal content under one key is a duplicate."""
    return record.model_dump(mode="json", exclude_none=True)


def content_hash(record: StatusRecord) -> str:
    """SHA-256 (hex) of the canonical JSON of the record's content."""
    return hashlib.sha256(canonical(content(record))).hexdigest()


def canonical(value: object) -> bytes:
    """Canonical JSON: sorted keys, no blanks, UTF-8. Floats are refused."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()
