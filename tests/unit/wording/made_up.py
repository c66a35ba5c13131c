"""Made-up records for every shipped rule, at several distances from its bound: what wording tests are fed with.

No oracle: what the verdicts say is read, not what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from checker.domain.clock import end_of_day
from checker.domain.period import Period, PeriodKind, parts, year
from checker.domain.record import Origin, RecordVersion, status_record
from checker.domain.report import Records, Report
from checker.domain.rule import Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.evaluation.obligations import periods_of, scopes_of
from checker.rulebook.load import load
from checker.starter import rules_folder

EARLY = datetime(2016, 1, 2, 6, 0, tzinfo=UTC)
LATE = date(2018, 6, 1)
# Where a figure stands to its bound, and what else a sender may say.
LEVELS = (
    "none", "nothing", "well_below", "just_below", "at", "just_above", "well_above", "small", "lacking", "part",
    "ahead",
)  # fmt: skip
# Told up to the third quarter only: under the bound, or over it already.
UNFINISHED = ("part", "ahead")
DAYS = (
    date(2016, 1, 15), date(2016, 2, 1), date(2016, 4, 5), date(2016, 5, 2), date(2016, 7, 20), date(2016, 11, 2),
    date(2016, 12, 31), date(2017, 1, 2), date(2017, 2, 1), date(2017, 4, 5), date(2017, 8, 1), LATE,
)  # fmt: skip
EXACT = ("value", "target", "base", "days_sick", "days_target", "rate", "fte")
FORMS = {
    "ytd": PeriodKind.YTD, "year_mean": PeriodKind.YTD, "rolling12_mean": PeriodKind.ROLLING12,
    "month": PeriodKind.MONTH,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict with the rule it is of."""

    rule: Rule
    verdict: Verdict

    @property
    def name(self) -> str:
        return f"{self.verdict.obligation} {self.verdict.fired} {[reason.code for reason in self.verdict.reasons]}"


@cache
def shipped() -> Rulebook:
    return load(rules_folder())


@cache
def every_state() -> tuple[Judged, ...]:
    """One verdict of each kind of outcome of each rule: the row of the state table, the reasons, the figure's form."""
    book = shipped()
    rules = {planned.rule.id: planned.rule for planned in book.rules()}
    found: dict[object, Judged] = {}
    for level in LEVELS:
        for on in DAYS:
            told = _told(book, level, on)
            for verdict in evaluate(book, book.calendar, book.organisation, told, (), on, end_of_day(LATE)):
                form = (verdict.value is not None, verdict.numerator is not None, len(verdict.complete.missing) > 1)
                codes = tuple(reason.code for reason in verdict.reasons)
                kind = (verdict.rule, verdict.fired, verdict.provisional, codes, form, level == "small")
                found.setdefault(kind, Judged(rules[verdict.rule], verdict))
    return tuple(found.values())


def waived(one: Judged) -> Judged:
    return replace(one, verdict=replace(one.verdict, waived=True))


def _told(book: Rulebook, level: str, on: date) -> Records:
    """What was reported by a day: every figure at the same distance from its bound."""
    given: dict[str, Mapping[str, Any]] = {}
    reports: list[Report] = []
    if level == "none":
        return Records()
    for planned in book.rules():
        rule = planned.rule
        for one in _records(book, rule, level, on):
            key = status_record.validate_python(one).key
            # Two rules may measure different fields of one figure.
            given[key] = {**given.get(key, {}), **one}
        if rule.reported is not None:
            for part in parts(year(2016), rule.reported.period_kind):
                if part.end <= on and (level not in UNFINISHED or part.end.month <= 9):
                    sender, profile = rule.reported.sender, rule.reported.profile
                    reports.append(Report(sender, profile, part, EARLY, len(reports) + 1, "0" * 64))
    versions = [
        RecordVersion(status_record.validate_python(one), Origin("absender", "profil", "datei.csv", "0" * 64, row=row),
                      EARLY, row)
        for row, one in enumerate(given.values(), start=1)
    ]  # fmt: skip
    return Records(tuple(versions), tuple(reports))


def _records(book: Rulebook, rule: Rule, level: str, on: date) -> Iterator[Mapping[str, Any]]:
    scopes = [scope.id for scope in scopes_of(rule, book.organisation, max(on, date(2016, 1, 1)))]
    match rule.measure.records:
        case "deliverable":
            yield from _handed_in(rule, scopes, level, on)
        case "agreement":
            for number, done in enumerate((None, date(2016, 3, 1), date(2016, 4, 20)), start=1):
                yield {"type": "agreement", "agreement_id": f"v{number}", "scope": "ratingen", "period": "2016",
                       "agreed_on": date(2016, 2, 1), "due_on": date(2016, 3, 31), "done_on": done}  # fmt: skip
        case "event":
            yield from _events(rule, scopes, level, on)
        case _:
            yield from _figures(rule, scopes, level, on)
    if rule.due.meeting is not None and level != "part":
        yield {"type": "meeting", "body": rule.due.meeting.body, "scope": "jobcenter", "period": "2016",
               "held_on": date(2016, 11, 24)}  # fmt: skip


def _handed_in(rule: Rule, scopes: list[str], level: str, on: date) -> Iterator[Mapping[str, Any]]:
    """In time, late, or lacking what the rule asks for."""
    period = "2016"
    if rule.period.kind == "request":
        period = "2016-v17"
        yield {"type": "request", "target_id": rule.id, "request_id": "v17", "requested_on": date(2016, 4, 1),
               "scope": "ratingen", "period": "2016"}  # fmt: skip
    if level == "nothing":
        return
    nominal = rule.due.nominal or (date(2016, 11, 24) if rule.due.meeting else date(2016, 4, 15))
    days = {"well_below": date(2016, 1, 4), "just_above": nominal.replace(month=nominal.month % 12 + 1, day=28,
            year=nominal.year + nominal.month // 12)}  # fmt: skip
    submitted = min(days.get(level, nominal), on)
    lacks = level in ("lacking", "part")
    wanted = (
        ("2016-Q3" if rule.period.about == "2016-Q2" else "2016-Q2")
        if level == "lacking" and rule.period.about
        else period
    )
    for scope in (scopes if rule.period.kind != "request" else ["ratingen"]) if not rule.scope.parts else ["jobcenter"]:
        given: dict[str, Any] = {"type": "deliverable", "target_id": rule.id, "scope": scope, "period": wanted,
                 "done": 43, "total": 43, "submitted_on": submitted, "data_month": "2016-12", "data_status": "final",
                 "reference_date": rule.reference_date, "effective_on": rule.effective_by and rule.effective_by.day,
                 "covers": tuple(content.id for content in rule.measure.contents),
                 "evidence": {"kind": "minutes", "ref": "50.1-2016/077"}}  # fmt: skip
        if rule.scope.parts:
            towns = [unit.id for unit in shipped().organisation.units("town")]
            units = ("jobcenter", *(towns if not lacks else towns[2:]))
            given["covers"] = (*units, *(content.id for content in rule.measure.contents))
        if level == "just_below":
            given |= {"done": 42}
            given |= {"reference_date": date(2016, 2, 29)} if rule.reference_date else {}
            given |= {"effective_on": date(2016, 9, 2)} if rule.effective_by else {}
        elif level == "part" and not rule.scope.parts:
            given["covers"] = given["covers"][1:]
        elif level == "lacking":
            given |= {"evidence": None, "reference_date": None, "effective_on": None, "data_month": None}
            given |= {"data_status": None, "total": None, "done": None}
        yield given


def _events(rule: Rule, scopes: list[str], level: str, on: date) -> Iterator[Mapping[str, Any]]:
    """None, one or many, planned or held."""
    several = {"nothing": 0, "well_below": 1, "just_below": 1, "at": 1, "lacking": 2, "part": 2}.get(level, 2)
    periods = periods_of(rule, year(2016))
    for scope in scopes:
        for period in periods:
            for number in range(several):
                planned = period.start.replace(day=5 + number)
                held = (
                    planned if level in ("at", "well_above", "just_above") or (level == "part" and not number) else None
                )
                status = "held" if held else "cancelled" if level == "lacking" else "planned"
                yield {"type": "event", "event_type": rule.measure.where.event_type, "scope": scope,
                       "event_id": f"{scope}-{period}-{number}", "period": str(period), "planned_on": str(planned),
                       "held_on": held if held and held <= on else None,
                       "status": status if not held or held <= on else "planned"}  # fmt: skip


def _figures(rule: Rule, scopes: list[str], level: str, on: date) -> Iterator[Mapping[str, Any]]:
    assert rule.reported is not None, f"{rule.id} is reported"
    first, *_, last = periods_of(rule, year(rule.period.year or 2016)) * 2
    whole = (first, last) if first != last else (first,)
    owed = {part for period in whole for part in parts(year(period.start.year), rule.reported.period_kind)}
    for part in sorted(owed, key=lambda part: part.end):
        skipped = level in UNFINISHED and part.end.month > 9
        if part.end > on or skipped:
            continue
        for scope in scopes if rule.measure.records != "case_review" else ["ratingen"]:
            yield from _figure(rule, scope, part, level)


def _figure(rule: Rule, scope: str, part: Period, level: str) -> Iterator[Mapping[str, Any]]:
    where, measure = rule.measure.where, rule.measure
    aggregation = where.aggregation[0] if isinstance(where.aggregation, tuple) else where.aggregation
    form = FORMS.get(aggregation or "")
    period = part if form is None or form is PeriodKind.MONTH else next(iter(_as(part, form)))
    given: dict[str, Any] = {"type": measure.records, "scope": scope, "period": str(period),
                             "data_month": "2018-01", "cohort": "Ausgetretene 2016"}  # fmt: skip
    if measure.records == "case_review":
        topic = where.topic[0] if isinstance(where.topic, tuple) else where.topic
        selection = where.selection[0] if isinstance(where.selection, tuple) else where.selection
        given |= {"topic": topic, "stratum": where.stratum or "existing", "selection": selection or "random"}
    elif measure.records == "training":
        given |= {"training": where.training}
    else:
        given |= {"aggregation": aggregation, measure.records.replace("measurement", "metric"): None}
        given |= {"metric": where.metric} if measure.records == "measurement" else {"headcount": where.headcount}
        given.pop("measurement", None)
    if measure.records == "headcount":
        given |= {"persons": 3 if level == "lacking" else 40}
    if level == "lacking":
        given["cohort"] = None
    if level == "part":
        given["data_status"] = "provisional"
    given |= _values(rule, level, part)
    if measure.records != "measurement":
        given.pop("cohort")
    yield {name: str(value) if name in EXACT and isinstance(value, int) else value for name, value in given.items()}


def _as(part: Period, form: PeriodKind) -> Iterator[Period]:
    suffix = {PeriodKind.YTD: "ytd", PeriodKind.ROLLING12: "r12"}[form]
    yield Period.parse(f"{part.end:%Y-%m}-{suffix}")


def _values(rule: Rule, level: str, part: Period) -> Mapping[str, Any]:
    """The figures themselves: part and whole, or an amount with its base."""
    measure, compared = rule.measure, rule.compared
    assert compared is not None, f"{rule.id} measures"
    is_number = compared.value is not None and not compared.value[0].isalpha()
    bound = Fraction(compared.value or "0") if is_number else Fraction(50)
    off = {"well_below": Fraction(-1, 2), "part": Fraction(-1, 4), "just_below": Fraction(-1, 500),
           "just_above": Fraction(1, 500), "well_above": Fraction(1, 2),
           "ahead": Fraction(1, 2)}.get(level, Fraction(0))  # fmt: skip
    if measure.part and measure.whole:
        return _share(rule, bound * (1 + off), level)
    value = bound * (1 + off)
    if level == "nothing":
        value = Fraction(0)
    if measure.total or rule.kind in ("count_min_trajectory", "flow_min_per_month", "count_min_per_unit"):
        months = 12 // {"month": 12, "quarter": 4}.get(rule.reported.every if rule.reported else "month", 12)
        value = (
            Fraction(round(value * (months if measure.total else 12) / 12)) if measure.total else Fraction(round(value))
        )
        if rule.kind == "flow_min_per_month" and level == "just_below":
            value = bound + (-10 if part.end.month % 3 == 0 else 20)
        if rule.kind == "count_min_trajectory" and not measure.total:
            value = Fraction(round(bound * part.end.month / 12 * (1 + off)))
        value += {"just_below": -1, "just_above": 1}.get(level, 0)
        value = max(Fraction(0), value)
    elif compared.unit.id == "cases":
        value = Fraction({"well_above": 7, "just_above": 1, "small": 2}.get(level, 0))
    name = measure.total or measure.amount
    assert name is not None, f"{rule.id} names what it measures"
    whole_numbers = name in ("reviewed", "numerator", "filled")
    given: dict[str, Any] = {name: int(value) if whole_numbers else _decimal(value)}
    if name == "numerator":
        given["denominator"] = 40
    if name == "reviewed":
        given["faulty"] = None if rule.measure.where.topic == "akte" else 0
    if measure.base is not None and level != "lacking":
        given[measure.base] = "40" if measure.base == "target" and level == "just_below" else "50"
        given["base_month"] = "2015-12" if level == "small" else f"{part.end:%Y-%m}"
    return given


def _share(rule: Rule, percent: Fraction, level: str) -> Mapping[str, Any]:
    measure = rule.measure
    assert measure.part is not None, "asked for shares only"
    assert measure.whole is not None, "asked for shares only"
    growth = rule.kind in ("growth_cap", "premise")
    whole = {"small": 4, "nothing": 0}.get(level, 100_000)
    part = min(int(whole * percent / 100) if level != "small" else 2, whole) + (whole if growth else 0)
    if measure.part == "clients":
        whole = 0 if level == "nothing" else 2 if level == "small" else 6
        part = int(whole * percent)
    names = measure.part.replace(" ", "").split("-")
    given: dict[str, Any] = {measure.whole: whole}
    if len(names) > 1:
        given[names[1]] = whole - part
        given[names[0]] = whole
    else:
        given[names[0]] = part
    if measure.records == "case_review":
        given = {"reviewed": whole, "faulty": min(given.get("faulty", 0), whole)}
    if growth:
        given["unit"] = "growth_percent"
    if measure.sender_target and level in ("just_below", "part", "well_below"):
        given[measure.sender_target] = "90.00" if level == "well_below" else "5.00"
    if measure.records == "case_review" and level == "lacking" and rule.measure.where.topic != "akte":
        given["faulty"] = "suppressed"
    if measure.records == "headcount" and level == "lacking" and measure.rate:
        return {measure.rate: "11.04"}
    return given


def _decimal(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.2f}"
