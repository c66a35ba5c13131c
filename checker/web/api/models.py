"""What the documents of the API look like. Pure: the description (OpenAPI) is made of these, and each answer too.

Exact figures are texts, as in `check --format json`; days are ISO dates, instants ISO with their offset, UTC.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from checker.domain.model import Frozen


def _whole(value: object) -> object:
    """To JSON 10.0 is a whole number too."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = Annotated[int, BeforeValidator(_whole)]
# The bound stands at the number itself: at the field around it the description would not have it.
Count = Annotated[int, Field(ge=0), BeforeValidator(_whole)]


class ApiModel(Frozen):
    model_config = ConfigDict(title=None)


class ApiDue(ApiModel):
    """The three dates: as written, after the due policy, and the last working day before."""

    nominal: date
    effective: date
    please_by: date
    policy: str


class ApiCompleteness(ApiModel):
    """Reports owed for the figures, those that have arrived, and the periods that lack."""

    expected: int
    arrived: int
    missing: tuple[str, ...]


class ApiStale(ApiModel):
    """Up to when the figures reach, and the periods whose reports are overdue."""

    figures_as_of: date | None
    overdue: tuple[str, ...]


class ApiPace(ApiModel):
    """Where a count should be by the view's end, where it will end, and what is needed a week."""

    expected: str | None
    view_end: date | None
    forecast: str | None
    per_week_needed: str | None
    method: str | None


class ApiSource(ApiModel):
    """Where the plan promises it: its row, and the line."""

    row: str
    line: int | None


class VerdictOut(ApiModel):
    """A verdict as it is stored, figures as they may be published."""

    obligation: str = Field(description="rule/scope/period")
    judged_on: date
    known_at: datetime
    rule: str
    scope: str
    period: str
    state: str
    provisional: bool
    waived: bool
    late: bool
    evidence: str | None
    value: str | None
    value_text: str | None
    numerator: str | None
    denominator: str | None
    operator: str | None
    target: str | None
    unit: str | None
    due: ApiDue
    data_expected: date | None
    complete: ApiCompleteness
    stale: ApiStale | None
    pace: ApiPace | None
    severity: str
    owner: str
    source: ApiSource
    reasons: tuple[dict[str, Any], ...] = Field(description="codes with their facts")
    because: tuple[str, ...] = Field(description="the reasons as sentences, in the language that was asked for")
    records: tuple[str, ...]


class ObligationOut(ApiModel):
    """What is owed, by when, and how it stands."""

    obligation: str = Field(description="rule/scope/period")
    rule: str
    scope: str
    period: str
    owner: str
    severity: str
    due: ApiDue
    data_expected: date | None
    state: str
    source: ApiSource


class FindingOut(ApiModel):
    """A stretch of bad days of an obligation. Whom it keeps busy is not told here."""

    obligation: str
    episode: int
    state: str
    verdict: str
    cause: str
    severity: str
    since: date
    step: int
    step_since: date | None
    until: date | None
    resolution: str | None
    resolved_on: date | None


class CalendarDayOut(ApiModel):
    """A day on which something is due: please_by, effective or nominal."""

    day: date
    kind: str
    obligation: str
    owner: str
    state: str


class ImportOut(ApiModel):
    """The account of a file: read = accepted + duplicate + correction + quarantined."""

    number: int
    file: str
    sha256: str
    sender: str
    profile: str
    imported_at: datetime | None
    read: int
    accepted: int
    duplicate: int
    correction: int
    quarantined: int
    again_of: int | None


class RuleOut(ApiModel):
    """A rule in force."""

    id: str
    title: str
    year: int
    source: ApiSource
    kind: str
    level: str = Field(description="the level of the house at which it is judged")
    severity: str
    owner: str


class Listing(ApiModel):
    """`as_of`: the instant of the last tick, as of which verdicts and findings stand; null: there was none yet.

    `next`: the address of what follows; null: that was all.
    """

    schema_: str = Field(alias="schema")
    as_of: datetime | None
    on: date | None
    known_at: datetime | None
    rulebook: str
    next: str | None
    items: tuple[Any, ...]


class VerdictList(Listing):
    items: tuple[VerdictOut, ...]


class ObligationList(Listing):
    items: tuple[ObligationOut, ...]


class FindingList(Listing):
    items: tuple[FindingOut, ...]


class CalendarList(Listing):
    items: tuple[CalendarDayOut, ...]


class ImportList(Listing):
    items: tuple[ImportOut, ...]


class RuleList(Listing):
    items: tuple[RuleOut, ...]


class RowOut(ApiModel):
    """A row that does not count, and why; column 0: the row as a whole."""

    row: int
    column: int
    reason: str


class AccountOut(ApiModel):
    """What became of a file, or of the part of it that one profile reads."""

    number: int
    file: str
    sha256: str
    sender: str
    profile: str
    outcome: str
    read: int
    accepted: int
    duplicate: int
    correction: int
    quarantined: int
    rows: tuple[RowOut, ...] = Field(description="the first hundred that do not count")
    uncounted: tuple[str, ...] = Field(description="what was taken and counts for nothing")


class BroughtOut(ApiModel):
    """`is_repeated`: it came before under this Idempotency-Key, and nothing was done now."""

    schema_: str = Field(alias="schema")
    is_repeated: bool
    accounts: tuple[AccountOut, ...]


class FactIn(ApiModel):
    """A single fact about a rule. Which fields belong to it depends on what the rule counts: `records report RULE
    --template` shows them.
    """

    rule: str
    scope: str | None = None
    period: str | None = None
    evidence: str | None = Field(default=None, description="a file number, never a name")
    evidence_kind: Literal["minutes", "report", "mail", "statistic"] | None = None
    held_on: date | None = None
    planned_on: str | None = None
    cancelled: Literal[True] | None = None
    event_id: str | None = None
    replaces: str | None = None
    another: Literal[True] | None = None
    submitted_on: date | None = None
    accepted_on: date | None = None
    done: Count | None = None
    total: Count | None = None
    reference_date: date | None = None
    effective_on: date | None = None
    data_month: str | None = None
    data_status: Literal["provisional", "final", "corrected"] | None = None
    reviewed: Count | None = None
    faulty: Count | None = None
    topic: str | None = None
    stratum: str | None = None
    selection: str | None = None
    value: str | None = None
    numerator: Whole | None = None
    denominator: Count | None = None
    days_sick: str | None = None
    days_target: str | None = None
    rate: str | None = None
    aggregation: str | None = None


class FactOut(ApiModel):
    """Under which key the fact is kept, whether it is what counts now, and whether it says more of what was known."""

    schema_: str = Field(alias="schema")
    key: str
    counts: bool
    completes: bool


class ApiProblem(ApiModel):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    reasons: tuple[str, ...] = ()
    number: str | None = Field(default=None, description="that of the line in the log of the service")
