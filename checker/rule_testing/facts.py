"""The facts of a test of a rule: records written short, or a measure turned into what would have been reported. Pure.

A measure counts as complete and final: all that is owed by the day judged has arrived, and the figure is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from checker.domain.expression import Less, parse
from checker.domain.kinds import KINDS
from checker.domain.organisation import Organisation
from checker.domain.period import Period, PeriodKind, end_of_month_after, month, parts
from checker.domain.record import MODEL_BY_TYPE, RANDOM, Origin, RecordVersion, StatusRecord
from checker.domain.report import Records, Report
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule
from checker.domain.vocabulary import Vocabulary
from checker.evaluation.kinds import kinds

# Long before any day judged: what says nothing of when it was recorded was known all the time.
ALWAYS_KNOWN = datetime(1990, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
_EXACT = ("value", "target", "base", "days_sick", "days_target", "rate", "fte")
_AGAINST = re.compile(r"(\S+) against (\S+)")
_OVER = re.compile(r"([0-9.]+)/([0-9.]+)")
PROOF = {"kind": "minutes", "ref": "50.1-2016/001"}


@dataclass(frozen=True, slots=True)
class TestedObligation:
    """What one line of a test asks for: a rule in a unit and period on a day."""

    planned: PlannedRule
    organisation: Organisation
    vocabulary: Vocabulary
    scope: str
    period: Period
    on: date

    @property
    def rule(self) -> Rule:
        return self.planned.rule


@dataclass(slots=True)
class GivenFacts:
    """Records and reports as they come together; numbered in the order in which they were given."""

    versions: list[RecordVersion] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def add(self, record: StatusRecord, rule: Rule, recorded_at: datetime | None = None) -> None:
        number = len(self.versions) + len(self.reports) + 1
        sender, profile = _sender(rule)
        origin = Origin(sender, profile, "test", "0" * 64, row=number)
        self.versions.append(RecordVersion(record, origin, recorded_at or ALWAYS_KNOWN + number * SECOND, number))

    def report(self, period: Period, rule: Rule) -> None:
        number = len(self.versions) + len(self.reports) + 1
        sender, profile = _sender(rule)
        self.reports.append(Report(sender, profile, period, ALWAYS_KNOWN + number * SECOND, number, "0" * 64))

    def together(self) -> Records:
        return Records(tuple(self.versions), tuple(self.reports))

    def with_more(self, other: GivenFacts) -> GivenFacts:
        """These facts, followed by others."""
        found = GivenFacts(list(self.versions), list(self.reports))
        for version in other.versions:
            number = len(found.versions) + len(found.reports) + 1
            is_always_known = version.recorded_at < ALWAYS_KNOWN + DAY
            recorded_at = ALWAYS_KNOWN + number * SECOND if is_always_known else version.recorded_at
            origin = replace(version.origin, row=number)
            found.versions.append(RecordVersion(version.record, origin, recorded_at, number))
        for report in other.reports:
            number = len(found.versions) + len(found.reports) + 1
            found.reports.append(replace(report, sequence=number, recorded_at=ALWAYS_KNOWN + number * SECOND))
        return found


def _sender(rule: Rule) -> tuple[str, str]:
    return (rule.reported.sender, rule.reported.profile) if rule.reported else ("manual", "manual")


class NoSuchMeasure(ValueError):
    """A measure that the rule cannot have; the message says what it takes."""


# --- Records written short --------------------------------------------------------------------------------


def written_out(given: Mapping[str, Any], judged: TestedObligation) -> tuple[dict[str, Any], datetime | None]:
    """A record with what the rule and the test say for it, and the instant it was recorded at (None: always known).

    Raises ValueError with a sentence when `month` or `recorded_at` is none.
    """
    rule = judged.rule
    said = dict(given)
    record_type = said.setdefault("type", rule.measure.records)
    recorded_at = said.pop("recorded_at", None)
    if "month" in said:
        said["period"] = said.pop("month")
    defaults = _defaults(record_type, judged)
    model = MODEL_BY_TYPE.get(record_type)
    record = {**{key: value for key, value in defaults.items() if model and key in model.model_fields}, **said}
    if isinstance(record.get("evidence"), str):
        record["evidence"] = {"kind": "minutes", "ref": record["evidence"]}
    for key in _EXACT:
        if type(record.get(key)) is int:
            record[key] = Decimal(record[key])
    if isinstance(record.get("period"), int | date):
        record["period"] = str(record["period"])
    return record, _instant(recorded_at)


def _instant(text: object) -> datetime | None:
    if text is None:
        return None
    try:
        instant = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise ValueError(f'recorded_at is no instant; write it in quotes, "2016-05-03T08:12:44+02:00", not {text}')
    return instant


def _defaults(record_type: object, judged: TestedObligation) -> dict[str, Any]:
    """What a record of the rule says of itself unless the test says otherwise."""
    rule, where = judged.rule, judged.rule.measure.where
    found: dict[str, Any] = {"scope": judged.scope, "period": str(_default_period(record_type, judged))}
    if record_type in ("deliverable", "request"):
        found["target_id"] = rule.id
    if record_type == "meeting" and rule.due.meeting is not None:
        found["body"] = rule.due.meeting.body
    if record_type == "case_review":
        strata = judged.vocabulary.words["stratum"]
        found |= {"stratum": next(iter(strata), "all"), "selection": RANDOM}
    if record_type == rule.measure.records:
        for key in ("topic", "stratum", "selection", "event_type", "metric", "aggregation", "headcount", "training"):
            if (said := getattr(where, key)) is not None:
                found[key] = said[0] if isinstance(said, tuple) else said
    if record_type == "event":
        found["status"] = "held"
    return found


def _default_period(record_type: object, judged: TestedObligation) -> Period:
    about = judged.rule.period.about
    if record_type == "deliverable" and about is not None:
        return Period.parse(about)
    if record_type in ("request", "agreement", "meeting", "event"):
        return Period.parse(str(judged.period.end.year))
    return judged.period


# --- A measure instead of records -------------------------------------------------------------------------


def reported(measure: int | date | str, judged: TestedObligation) -> GivenFacts:
    """What would have been reported, had the measure come true. Raises NoSuchMeasure with a sentence."""
    found = GivenFacts()
    if measure == "missing":
        return found
    rule = judged.rule
    if KINDS[rule.kind].is_dated:
        if not isinstance(measure, date):
            raise NoSuchMeasure(f"'{rule.id}' is kept by a day: write the day on which it was done, or missing")
        records = _held_on(measure, judged) if rule.measure.records == "event" else _handed_in(measure, judged)
    elif isinstance(measure, date):
        raise NoSuchMeasure(f"'{rule.id}' is kept by a figure, not by a day: {_forms(rule)}")
    elif rule.measure.records == "event":
        records = _events(str(measure), judged)
    else:
        return _figures(str(measure), judged)
    for record in records:
        found.add(record, rule)
    return found


def periods_reported(judged: TestedObligation) -> tuple[Period, ...]:
    """The periods whose figures can exist by the day judged, as the rule's sender reports them."""
    rule, period = judged.rule, judged.period
    if rule.period.kind == "cohort":
        mature = end_of_month_after(period.end, rule.period.matures_after_months or 0)
        return (period,) if mature <= judged.on else ()
    every = rule.reported.period_kind if rule.reported else PeriodKind.YEAR
    return tuple(part for part in parts(period, every) if part.end <= judged.on)


def _figures(measure: str, judged: TestedObligation) -> GivenFacts:
    rule = judged.rule
    told = periods_reported(judged)
    if not told:
        raise NoSuchMeasure(f"on {judged.on} no figure of '{rule.id}' for {judged.period} can exist yet")
    found = GivenFacts()
    by_period = dict(zip(told, _spread(_fields(measure, rule), rule, len(told)), strict=True))
    for part, fields in by_period.items():
        if fields is not None:
            found.add(_record({**_defaults(rule.measure.records, judged), **fields}, part, judged), rule)
    if rule.reported is not None and rule.reported.counts == "file" and rule.period.kind != "cohort":
        for part in told:
            found.report(part, rule)
    return found


def _record(fields: dict[str, Any], part: Period, judged: TestedObligation) -> StatusRecord:
    """A final figure of one period, with whatever the rule wants said of it."""
    rule = judged.rule
    is_cohort = rule.period.kind == "cohort"
    mature = end_of_month_after(part.end, rule.period.matures_after_months or 0)
    said = {
        **fields,
        "period": str(month(part.end.year, part.end.month) if rule.measure.records == "case_review" else part),
        "data_status": "final",
        "data_month": f"{(mature if is_cohort else part.end):%Y-%m}",
    }
    if "cohort" in rule.measure.requires:
        said["cohort"] = "alle Austritte"
    if rule.measure.base is not None and said.get(rule.measure.base) is not None:
        said["base_month"] = f"{part.end:%Y-%m}"
    model = MODEL_BY_TYPE[rule.measure.records]
    return model.model_validate({key: value for key, value in said.items() if key in model.model_fields})


def _fields(measure: str, rule: Rule) -> dict[str, Any]:
    """The measure as fields of a record."""
    spec = rule.measure
    if found := _OVER.fullmatch(measure):
        if spec.part is None or spec.whole is None:
            raise NoSuchMeasure(f"'{rule.id}' has no part and whole: {_forms(rule)}")
        return _part_and_whole(found[1], found[2], rule)
    if found := _AGAINST.fullmatch(measure):
        if spec.amount is None or spec.base is None:
            raise NoSuchMeasure(f"'{rule.id}' is held against nothing that records give: {_forms(rule)}")
        against = {} if found[2] == "missing" else {spec.base: found[2]}
        return _typed({spec.amount: found[1], **against}, rule)
    name = spec.amount or spec.total or spec.rate
    if name is None or spec.base is not None:
        raise NoSuchMeasure(f"'{rule.id}' takes another measure: {_forms(rule)}")
    fields = _typed({name: measure}, rule)
    return fields if name != "numerator" else {**fields, "denominator": max(fields[name], 1)}


def _part_and_whole(part: str, whole: str, rule: Rule) -> dict[str, Any]:
    spec = rule.measure
    assert spec.part is not None, "looked at before"
    assert spec.whole is not None, "looked at before"
    counted = parse(spec.part)
    if isinstance(counted, Less):
        return _typed({counted.whole.name: whole, counted.part.name: str(Decimal(whole) - Decimal(part))}, rule)
    return _typed({spec.part: part, spec.whole: whole}, rule)


def _typed(fields: Mapping[str, str], rule: Rule) -> dict[str, Any]:
    """Texts as the record has them: whole numbers for counts, exact decimals for amounts."""
    found: dict[str, Any] = {}
    for name, text in fields.items():
        if name not in _EXACT and "." in text:
            raise NoSuchMeasure(f"'{name}' of '{rule.id}' counts whole ones, not {text}")
        found[name] = Decimal(text) if name in _EXACT else int(text)
    return found


def _spread(fields: dict[str, Any], rule: Rule, periods: int) -> list[dict[str, Any] | None]:
    """The fields of each period reported. A sum is spread or is in the last, a newest figure and a mean in each."""
    assert rule.reported is not None or periods == 1, "only what is reported has more periods than its own"
    each_must = rule.reported is not None and rule.reported.counts == "figure" and not rule.reported.cumulative
    if rule.measure.take == "mean" or (rule.measure.take == "latest" and each_must):
        return [fields] * periods
    if not each_must:
        return [*[None] * (periods - 1), fields]
    shares = {name: _shares(value, periods) if kinds()[rule.kind].scales_its_bound else _all_last(value, periods)
              for name, value in fields.items()}  # fmt: skip
    return [{name: values[place] for name, values in shares.items()} for place in range(periods)]


def _shares(value: Any, periods: int) -> list[Any]:
    """As even as whole numbers allow, the larger ones last."""
    whole, rest = divmod(value, periods)
    return [whole + (1 if place >= periods - rest else 0) for place in range(periods)]


def _all_last(value: Any, periods: int) -> list[Any]:
    return [*[type(value)(0)] * (periods - 1), value]


def _events(measure: str, judged: TestedObligation) -> Iterator[StatusRecord]:
    """So many events, held (or planned, where planning is promised); `held/planned` where it is a share."""
    rule = judged.rule
    if found := _OVER.fullmatch(measure):
        if rule.measure.whole is None:
            raise NoSuchMeasure(f"'{rule.id}' counts events: write their number")
        held, planned = int(found[1]), int(found[2])
    elif rule.measure.whole is not None or not measure.isdigit():
        raise NoSuchMeasure(f"'{rule.id}' takes another measure: {_forms(rule)}")
    else:
        held = int(measure) if rule.measure.part == "held" else 0
        planned = max(held, int(measure))
    if held > planned:
        raise NoSuchMeasure(f"{held} of {planned} cannot have been held")
    if judged.period.start + (held - 1) * DAY > min(judged.on, judged.period.end):
        raise NoSuchMeasure(f"{held} events cannot have been held by {judged.on}")
    model = MODEL_BY_TYPE["event"]
    base = {**_defaults("event", judged), "evidence": PROOF}
    for number in range(planned):
        is_held = number < held
        day = judged.period.start + number * DAY if is_held else judged.period.end
        said = {"event_id": f"test-{number}", "planned_on": day, "status": "held" if is_held else "planned"}
        yield model.model_validate({**base, **said, **({"held_on": day} if is_held else {})})


def _held_on(day: date, judged: TestedObligation) -> Iterator[StatusRecord]:
    said = {"planned_on": day, "held_on": day, "status": "held", "evidence": PROOF}
    yield MODEL_BY_TYPE["event"].model_validate({**_defaults("event", judged), **said})


def _handed_in(day: date, judged: TestedObligation) -> Iterator[StatusRecord]:
    """Handed in on that day with everything that the rule asks for."""
    rule = judged.rule
    if rule.measure.records == "agreement":
        raise NoSuchMeasure(f"'{rule.id}' follows agreements: write one under 'records', with done_on when it is done")
    said = {
        **_defaults("deliverable", judged),
        "submitted_on": day,
        "evidence": PROOF,
        "covers": (*_units(judged), *(content.id for content in rule.measure.contents)),
        "reference_date": rule.reference_date,
        "effective_on": rule.effective_by.day if rule.effective_by else None,
        "data_month": f"{day:%Y-%m}",
        "data_status": "provisional",
    }
    if rule.measure.part is not None:
        said |= {"done": 1, "total": 1}
    yield MODEL_BY_TYPE["deliverable"].model_validate(said)


def _units(judged: TestedObligation) -> tuple[str, ...]:
    """All units that one report must speak for."""
    at = judged.rule.reference_date or judged.rule.due.nominal or judged.period.end
    levels: Sequence[str] = judged.rule.scope.parts
    return tuple(unit.id for level in levels for unit in judged.organisation.scopes(level, at))


def _forms(rule: Rule) -> str:
    spec = rule.measure
    if spec.records == "event":
        return "write held/planned" if spec.whole else "write how many events there were"
    if spec.base is not None:
        return "write 1.42 against 1.40, or against missing"
    if spec.part is not None:
        return "write part/whole, such as 29/300" + (", or the rate alone" if spec.rate else "")
    return "write a number, in quotes where it has a decimal point"
