"""Small makers for tests: each shows only what matters to its case. No oracle: those stand in the tests themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.domain.act import Act
from checker.domain.calendar import WorkingCalendar
from checker.domain.calendar_file import CalendarFile, Years
from checker.domain.clock import end_of_day
from checker.domain.escalation import AssumedNumber, Escalation, EscalationPolicy, Hysteresis, Patience
from checker.domain.organisation import House, Organisation, Role, Unit
from checker.domain.period import Period
from checker.domain.plan import Plan, PlanFile
from checker.domain.record import (
    CaseReview,
    Deliverable,
    Event,
    Evidence,
    Headcount,
    Measurement,
    Origin,
    RecordVersion,
    StatusRecord,
)
from checker.domain.report import Records, Report
from checker.domain.rule import GoalFile, Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate

# NRW, as published by the Land; written out so that tests do not depend on a library's table.
NRW_2016 = {
    date(2016, 1, 1): "Neujahr",
    date(2016, 3, 25): "Karfreitag",
    date(2016, 3, 28): "Ostermontag",
    date(2016, 5, 1): "Tag der Arbeit",
    date(2016, 5, 5): "Christi Himmelfahrt",
    date(2016, 5, 16): "Pfingstmontag",
    date(2016, 5, 26): "Fronleichnam",
    date(2016, 10, 3): "Tag der Deutschen Einheit",
    date(2016, 11, 1): "Allerheiligen",
    date(2016, 12, 25): "Erster Weihnachtstag",
    date(2016, 12, 26): "Zweiter Weihnachtstag",
    date(2017, 1, 1): "Neujahr",
    date(2017, 4, 14): "Karfreitag",
    date(2017, 4, 17): "Ostermontag",
}
CALENDAR = WorkingCalendar("NW", date(2015, 1, 1), date(2018, 12, 31), NRW_2016)
OFFICES = ("hilden", "langenfeld", "mettmann", "ratingen", "velbert", "heiligenhaus", "wuelfrath")
EARLY = datetime(2016, 1, 2, 6, 0, tzinfo=UTC)


def organisation(offices: Iterable[str] = OFFICES, **extra: Any) -> Organisation:
    roles = (
        Role(id="gf", title="Geschäftsführung", scope="organisation", mailbox="gf@example.org"),
        Role(id="kreis", title="Kreis", scope="external", mailbox="kreis@example.org"),
        Role(id="leitung", title="Leitung", scope="office", mailbox="leitung-{scope}@example.org", deputy="gf"),
    )
    units = tuple(Unit(id=office, name=office.title()) for office in offices)
    house = House(id="jobcenter", name="Jobcenter")
    return Organisation(**{"organisation": house, "offices": units, "roles": roles} | extra)


def assumed(value: int) -> AssumedNumber:
    return AssumedNumber(value=value, origin="assumption", why="für den Test")


HYSTERESIS = Hysteresis(at_risk_stands=assumed(2), at_risk_clears=assumed(2))
ESCALATION = Escalation(
    step_after_working_days=Patience(critical=assumed(2), major=assumed(5)),
    hysteresis=HYSTERESIS,
    management="gf",
    questions_to="gf",
    policies=(EscalationPolicy(id="haus", title="Im Haus", steps=("gf", "kreis")),),
)
A_PATH = {"origin": "assumption", "why": "für den Test"}
BASE: dict[str, Any] = {
    "title": "Eine Regel",
    "short_title": "Regel",
    "source": {"row": "T00", "line": 1},
    "scope": {"judge": "organisation"},
    "due": {"nominal": date(2016, 12, 31), "policy": "period_end_never_shifts"},
    "severity": "major",
    "owner": "gf",
    "escalation": "haus",
}
QUARTERLY = {
    "reported": {"every": "quarter", "sender": "absender", "profile": "pruefungen"},
    "data_expected": {"working_days_after": 10, **A_PATH},
}
MONTHLY = {
    "reported": {"every": "month", "sender": "absender", "profile": "kennzahlen", "cumulative": True},
    "data_expected": {"working_days_after": 10, **A_PATH},
}


def error_rate(rule_id: str = "error-rate", value: str = "10", operator: str = "<", **extra: Any) -> Rule:
    where = {"topic": "kdu", "selection": "random"}
    measure = {"records": "case_review", "where": where, "part": "faulty", "whole": "reviewed"}
    target = {"operator": operator, "value": value, "unit": "percent"}
    return _rule(rule_id, "rate_upper", measure, target, interim="bound", **QUARTERLY, **extra)


def reviews(
    rule_id: str = "reviews", value: str = "300", stratum: str = "new", operator: str = ">=", **extra: Any
) -> Rule:
    measure = {"records": "case_review", "where": {"topic": "akte", "stratum": stratum}, "total": "reviewed"}
    target = {"operator": operator, "value": value, "unit": "reviews"}
    path = {"kind": "linear_months", **A_PATH}
    return _rule(rule_id, "count_min_trajectory", measure, target, interim="path", path=path, **QUARTERLY, **extra)


def budget(rule_id: str = "budget", value: str = "1200.00", operator: str = "<", **extra: Any) -> Rule:
    where = {"metric": "kdu-cost", "aggregation": "ytd"}
    measure = {"records": "measurement", "where": where, "take": "latest", "amount": "value", "sender_target": "target"}
    target = {"operator": operator, "value": value, "unit": "euro"}
    path = {"kind": "sender_target", **A_PATH}
    return _rule(rule_id, "budget_cap", measure, target, interim="path", path=path, **MONTHLY, **extra)


def sickness(rule_id: str = "sickness", value: str = "11", **extra: Any) -> Rule:
    where = {"headcount": "sickness", "aggregation": "year_mean"}
    measure = {"records": "headcount", "where": where, "take": "latest", "rate": "rate"}
    measure |= {"part": "days_sick", "whole": "days_target"}
    target = {"operator": "<=", "value": value, "unit": "percent"}
    given = {"rounding": "half_up_1", "interim": "bound", **MONTHLY, **extra}
    return _rule(rule_id, "rate_upper", measure, target, **given)


OFFICIAL = {
    "reported": MONTHLY["reported"] | {"counts": "figure"},
    "data_expected": {"months_after": 3, **A_PATH},
}


def integration_rate(rule_id: str = "iq", value: str = "21.2", operator: str = ">=", **extra: Any) -> Rule:
    where = {"metric": "iq", "aggregation": ("rolling12_mean", "ytd")}
    measure = {"records": "measurement", "where": where, "take": "latest", "sender_target": "target"}
    measure |= {"part": "numerator", "whole": "denominator"}
    target = {"operator": operator, "value": value, "unit": "percent"}
    path = {"kind": "sender_target", **A_PATH}
    return _rule(rule_id, "rate_lower", measure, target, **{"interim": "path", "path": path, **OFFICIAL, **extra})


def stock_growth(rule_id: str = "growth", value: str = "1.5", operator: str = "<=", **extra: Any) -> Rule:
    where = {"metric": "lzb-stock", "aggregation": "year_mean"}
    measure = {"records": "measurement", "where": where, "take": "latest", "part": "numerator", "whole": "denominator"}
    target = {"operator": operator, "value": value, "unit": "percent"}
    return _rule(rule_id, "growth_cap", measure, target, **{"interim": "bound", **OFFICIAL, **extra})


STEPS = {
    "kind": "steps",
    "steps": ({"by": date(2016, 3, 31), "value": 1}, {"by": date(2016, 8, 31), "value": 2}),
    **A_PATH,
}


def dialogues_planned(rule_id: str = "planned", **extra: Any) -> Rule:
    measure = {"records": "event", "where": {"event_type": "interface-dialogue"}, "part": "planned"}
    target = {"operator": ">=", "value": "2", "unit": "dialogues"}
    given = {"scope": {"judge": "office"}, "interim": "path", "path": STEPS, **extra}
    return _rule(rule_id, "recurring_event_per_unit", measure, target, **given)


def dialogues_to_hold(rule_id: str = "to-hold", operator: str = ">=", value: str = "2", **extra: Any) -> Rule:
    measure = {"records": "event", "where": {"event_type": "interface-dialogue"}, "part": "held"}
    target = {"operator": operator, "value": value, "unit": "dialogues"}
    given = {"scope": {"judge": "office"}, "interim": "upcoming", "path": STEPS, **extra}
    return _rule(rule_id, "recurring_event_per_unit", measure, target, **given)


def dialogues_held(rule_id: str = "held", whole: str = "max(planned, 2)", **extra: Any) -> Rule:
    where = {"event_type": "interface-dialogue"}
    measure = {"records": "event", "where": where, "part": "held", "whole": whole}
    target = {"operator": "=", "value": "100", "unit": "percent"}
    given = {"scope": {"judge": "office"}, "interim": "upcoming", "path": STEPS, **extra}
    return _rule(rule_id, "share_full", measure, target, **given)


def all_booked(rule_id: str = "booked", **extra: Any) -> Rule:
    measure = {"records": "measurement", "where": {"metric": "booked", "aggregation": "month"}}
    measure |= {"part": "numerator", "whole": "denominator"}
    target = {"operator": "=", "value": "100", "unit": "percent"}
    return _rule(rule_id, "share_full", measure, target, **{"interim": "bound", **QUARTERLY, **extra})


def deliverable(
    rule_id: str = "agreed",
    nominal: date = date(2016, 4, 30),
    policy: str = "next_working_day",
    covers: tuple[str | dict[str, str], ...] = (),
    **extra: Any,
) -> Rule:
    due = {"nominal": nominal, "policy": policy}
    measure = {"records": "deliverable", "evidence": "required", "covers": covers}
    return _rule(rule_id, "dated_deliverable", measure, None, due=due, **extra)


TOWNS = (Unit(id="stadt-hilden", name="Stadt Hilden"), Unit(id="stadt-haan", name="Stadt Haan"))


def backlog_report(rule_id: str = "backlog", as_of: date = date(2016, 10, 15), **extra: Any) -> Rule:
    """A report about every town and the whole, with the reference date 15.10.2016, a Saturday, unless said."""
    due = {"nominal": as_of, "policy": "next_working_day"}
    scope = {"judge": "organisation", "parts": ("town", "organisation")}
    measure = {"records": "deliverable"}
    given = {"due": due, "scope": scope, "reference_date": as_of, **extra}
    return _rule(rule_id, "recurring_report", measure, None, **given)


def _rule(rule_id: str, kind: str, measure: dict[str, Any], target: dict[str, str] | None, **extra: Any) -> Rule:
    given = BASE | {"id": rule_id, "kind": kind, "measure": measure} | ({"target": target} if target else {}) | extra
    return Rule.model_validate(given)


def rulebook(*rules: Rule, calendar: WorkingCalendar = CALENDAR, of: Organisation | None = None) -> Rulebook:
    goal = GoalFile.model_validate({"goal": {"id": "ziel", "title": "Ein Ziel"}, "rules": rules})
    head = PlanFile(year=2016, title="Plan 2016", status="draft", source="Test")
    return Rulebook(
        plans=(Plan(head=head, goals=(goal,)),),
        organisation=of or organisation(),
        escalation=ESCALATION,
        senders=(),
        calendar_file=CalendarFile(region="NW", years=Years(first=2015, last=2018)),
        calendar=calendar,
        sha256="0" * 64,
    )


class Reported:
    """Collects what was reported, in order, each recorded on a day (early in the year unless said)."""

    def __init__(self) -> None:
        self._versions: list[RecordVersion] = []
        self._reports: list[Report] = []
        self._sequence = 0

    def say(self, *records: StatusRecord, at: datetime = EARLY) -> Reported:
        for record in records:
            self._sequence += 1
            origin = Origin("absender", "pruefungen", "datei.csv", "0" * 64, row=self._sequence)
            self._versions.append(RecordVersion(record, origin, at, self._sequence))
        return self

    def deliver(
        self,
        *periods: str,
        profile: str = "pruefungen",
        sender: str = "absender",
        at: datetime = EARLY,
        nil: bool = False,
    ) -> Reported:
        for period in periods:
            self._sequence += 1
            report = Report(sender, profile, Period.parse(period), at, self._sequence, "0" * 64, nil)
            self._reports.append(report)
        return self

    @property
    def records(self) -> Records:
        return Records(tuple(self._versions), tuple(self._reports))


def judge(
    book: Rulebook, reported: Reported, on: date, acts: Sequence[Act] = (), known_at: datetime | None = None
) -> dict[str, Verdict]:
    """All verdicts of a day by obligation key, with all that had been recorded by its end."""
    known = known_at or end_of_day(on)
    verdicts = evaluate(book, book.calendar, book.organisation, reported.records, acts, on, known)
    return {verdict.obligation: verdict for verdict in verdicts}


def the_verdict(rule: Rule, reported: Reported, on: date, **given: Any) -> Verdict:
    """The one verdict of one rule of the whole house."""
    return judge(rulebook(rule), reported, on, **given)[f"{rule.id}/jobcenter/2016"]


def review(month: str = "2016-01", reviewed: int = 10, faulty: int | str | None = 0, **extra: Any) -> CaseReview:
    given = {"topic": "kdu", "stratum": "new", "selection": "random", "scope": "hilden", "period": month}
    return CaseReview.model_validate(given | {"reviewed": reviewed, "faulty": faulty} | extra)


def files(month: str = "2016-01", reviewed: int = 10, **extra: Any) -> CaseReview:
    return review(month, reviewed, None, topic="akte", **extra)


def amount(month: str, value: str, target: str | None = None, **extra: Any) -> Measurement:
    given = {"metric": "kdu-cost", "aggregation": "ytd", "scope": "jobcenter", "period": f"{month}-ytd"}
    return Measurement.model_validate(given | {"value": value, "target": target} | extra)


def booked(month: str, part: int, whole: int, **extra: Any) -> Measurement:
    given = {"metric": "booked", "aggregation": "month", "scope": "jobcenter", "period": month}
    return Measurement.model_validate(given | {"numerator": part, "denominator": whole} | extra)


def integrations(
    month: str, part: int | None, whole: int | None, soll: str | None = None, *, mean: bool = False, **extra: Any
) -> Measurement:
    """Integrations over the clients: of the year so far (JFW), or the mean of twelve months (gJDW)."""
    given = {"metric": "iq", "scope": "jobcenter", "aggregation": "rolling12_mean" if mean else "ytd"}
    given |= {"period": f"{month}-r12" if mean else f"{month}-ytd"}
    return Measurement.model_validate(given | {"numerator": part, "denominator": whole, "target": soll} | extra)


def stock(month: str, now: int | None, base: int | None, **extra: Any) -> Measurement:
    """The yearly mean so far, and that of the year before."""
    given = {"metric": "lzb-stock", "scope": "jobcenter", "aggregation": "year_mean", "period": f"{month}-ytd"}
    return Measurement.model_validate(given | {"numerator": now, "denominator": base, "unit": "growth_percent"} | extra)


def sick(month: str, rate: str | None = None, **extra: Any) -> Headcount:
    given = {"headcount": "sickness", "aggregation": "year_mean", "scope": "jobcenter", "period": f"{month}-ytd"}
    return Headcount.model_validate(given | {"rate": rate} | extra)


def dialogue(
    office: str, planned: str | None = None, held: date | None = None, status: str = "", **extra: Any
) -> Event:
    given = {"event_type": "interface-dialogue", "scope": office, "period": "2016", "planned_on": planned}
    given |= {"held_on": held, "status": status or ("held" if held else "planned")}
    return Event.model_validate(given | {"event_id": f"{office}-{planned or held}"} | extra)


def handed_in(target: str, on: date, ref: str | None = "50.1-2016/001", **extra: Any) -> Deliverable:
    evidence = Evidence(kind="minutes", ref=ref) if ref else None
    given = {"target_id": target, "scope": "jobcenter", "period": "2016", "submitted_on": on, "evidence": evidence}
    return Deliverable.model_validate(given | extra)


def percent(text: str) -> Fraction:
    return Fraction(Decimal(text)) / 100
