"""Small makers for tests: each shows only what matters to its case. No oracle: those stand in the tests themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
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
    Agreement,
    CaseReview,
    Deliverable,
    Event,
    Evidence,
    Headcount,
    Measurement,
    Meeting,
    Origin,
    RecordVersion,
    Request,
    StatusRecord,
    Training,
)
from checker.domain.report import Records, Report
from checker.domain.rule import GoalFile, Rule
from checker.domain.rulebook import Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation import evaluate
from checker.rulebook.house_words import with_words
from checker.rulebook.load import load_vocabulary

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
# The words of the first house, for what counts in its units.
WORDS = load_vocabulary(Path(__file__).parents[1] / "rules")
LEVELS = WORDS.levels_of_house
KEYS = frozenset(level.key for level in LEVELS)
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
    its_units = listed(offices=units, **{key: extra.pop(key) for key in [*extra] if key in KEYS})
    return Organisation(**{"organisation": house, "levels": LEVELS, "listed": its_units, "roles": roles} | extra)


def listed(**units_by_key: Iterable[Unit]) -> dict[str, tuple[Unit, ...]]:
    """Units by level, from their keys in organisation.yaml."""
    return {level.id: tuple(units_by_key[level.key]) for level in LEVELS if level.key in units_by_key}


def with_units(house: Organisation, **units_by_key: Iterable[Unit]) -> Organisation:
    """The house with other units under some keys of organisation.yaml."""
    return house.model_copy(update={"listed": {**house.listed, **listed(**units_by_key)}})


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
    return _rule(
        rule_id, "count_min_trajectory", measure, target, **{"interim": "path", "path": path, **QUARTERLY, **extra}
    )


def budget(rule_id: str = "budget", value: str = "1200.00", operator: str = "<", **extra: Any) -> Rule:
    where = {"metric": "kdu-cost", "aggregation": "ytd"}
    measure = {"records": "measurement", "where": where, "take": "latest", "amount": "value", "sender_target": "target"}
    target = {"operator": operator, "value": value, "unit": "euro"}
    path = {"kind": "sender_target", **A_PATH}
    return _rule(rule_id, "budget_cap", measure, target, **{"interim": "path", "path": path, **MONTHLY, **extra})


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


def dialogues_to_hold(
    rule_id: str = "to-hold", operator: str = ">=", value: str = "2", roles: tuple[str, ...] = (), **extra: Any
) -> Rule:
    """`roles`: who must take part, where anybody is named."""
    measure: dict[str, Any] = {"records": "event", "where": {"event_type": "interface-dialogue"}, "part": "held"}
    measure |= {"participants": {"roles": roles, **A_PATH}} if roles else {}
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
    return _rule(rule_id, "dated_deliverable", measure, None, **{"due": due, **extra})


TOWNS = (Unit(id="stadt-hilden", name="Stadt Hilden"), Unit(id="stadt-haan", name="Stadt Haan"))


def backlog_report(rule_id: str = "backlog", as_of: date = date(2016, 10, 15), **extra: Any) -> Rule:
    """A report about every town and the whole, with the reference date 15.10.2016, a Saturday, unless said."""
    due = {"nominal": as_of, "policy": "next_working_day"}
    scope = {"judge": "organisation", "parts": ("town", "organisation")}
    measure = {"records": "deliverable"}
    given = {"due": due, "scope": scope, "reference_date": as_of, **extra}
    return _rule(rule_id, "recurring_report", measure, None, **given)


ONCE_A_MONTH = {
    "reported": {"every": "month", "sender": "absender", "profile": "kennzahlen", "counts": "figure"},
    "data_expected": {"working_days_after": 10, **A_PATH},
}
AT_PERIOD_END = {"policy": "period_end_never_shifts"}


def monthly_flow(rule_id: str = "flow", value: str = "25", operator: str = ">=", **extra: Any) -> Rule:
    measure = {"records": "measurement", "where": {"metric": "flow", "aggregation": "month"}, "amount": "value"}
    target = {"operator": operator, "value": value, "unit": "integrations"}
    path = {"kind": "linear_months", **A_PATH}
    return _rule(
        rule_id, "flow_min_per_month", measure, target, **{"interim": "month", "path": path, **ONCE_A_MONTH, **extra}
    )


def capped_count(value: str = "40", operator: str = "<=", period: str = "year", **extra: Any) -> Rule:
    """At most so many, added up from the months: over it is over, whatever is still to come."""
    measure = {"records": "measurement", "where": {"metric": "falls", "aggregation": "month"}, "amount": "value"}
    target = {"operator": operator, "value": value, "unit": "reviews"}
    path = {"kind": "linear_months", **A_PATH}
    over = {} if period == "year" else {"period": {"kind": period}, "due": AT_PERIOD_END}
    given = {"interim": "path", "path": path, **ONCE_A_MONTH, **over, **extra}
    return _rule("falls", "budget_cap", measure, target, **given)


def mean_stay(period: str = "year", *, as_amount: bool = False, operator: str = "<=", **extra: Any) -> Rule:
    """At most 6.2 days on average: days over stays of all months, or the sender's own mean, the newest one."""
    kind = "rate_lower" if operator in (">=", ">") else "rate_upper"
    where = {"metric": "stay", "aggregation": "point"}
    measure: dict[str, Any] = {"records": "measurement", "where": where, "counts": "things"}
    measure |= {"take": "latest", "amount": "value"} if as_amount else {"part": "numerator", "whole": "denominator"}
    target = {"operator": operator, "value": "6.2", "unit": "contacts_per_client"}
    over = {} if period == "year" else {"period": {"kind": period}, "due": AT_PERIOD_END}
    return _rule("stay", kind, measure, target, **{"interim": "bound", **ONCE_A_MONTH, **over, **extra})


def against_a_base(
    kind: str, operator: str, word: str, *, base: str = "base", enough: str | None = None, **extra: Any
) -> Rule:
    """A stock, comparison or benchmark: the newest quarter's figure against the one that came with it."""
    where = {"metric": "figure", "aggregation": "point"}
    measure = {"records": "measurement", "where": where, "take": "latest", "amount": "value", "base": base}
    measure |= {"enough": enough} if enough else {}
    target = {"operator": operator, "value": word, "unit": extra.pop("unit", "euro")}
    given = {"interim": "bound", **QUARTERLY, **extra}
    given["reported"] = QUARTERLY["reported"] | {"cumulative": True, "counts": "figure"} | extra.get("reported", {})
    return _rule(extra.get("rule_id", kind.replace("_", "-")), kind, measure, target, **given)


def every_month(kind: str, measure: dict[str, Any], target: dict[str, str], **extra: Any) -> Rule:
    """Judged month by month, from one figure of each."""
    given = {"period": {"kind": "month"}, "due": AT_PERIOD_END, **ONCE_A_MONTH, **extra}
    return _rule(kind.replace("_", "-"), kind, measure, target, **given)


def longest_duration(tolerance: str = "0", unit: str = "cases", operator: str = "<=", **extra: Any) -> Rule:
    measure = {"records": "measurement", "where": {"metric": "too-long", "aggregation": "point"}, "take": "latest"}
    measure |= {"part": "numerator", "whole": "denominator"} if unit == "percent" else {"amount": "numerator"}
    target = {"operator": "<=", "value": "6", "unit": "months"}
    tolerated = {"operator": operator, "value": tolerance, "unit": unit, **A_PATH}
    return every_month("duration_max", measure, target, tolerance=tolerated, **extra)


def contacts_in_time(tolerance: str = "100", **extra: Any) -> Rule:
    where = {"metric": "seen", "aggregation": "point"}
    measure = {"records": "measurement", "where": where, "take": "latest", "part": "numerator", "whole": "denominator"}
    tolerated = {"operator": ">=", "value": tolerance, "unit": "percent", **A_PATH}
    target = {"operator": "<=", "value": "28", "unit": "days"}
    return every_month("contact_interval", measure, target, tolerance=tolerated, **extra)


def posts_filled(value: str = "1", **extra: Any) -> Rule:
    where = {"headcount": "posts", "aggregation": "point"}
    measure = {"records": "headcount", "where": where, "take": "latest", "amount": "filled"}
    return every_month("count_min_per_unit", measure, {"operator": ">=", "value": value, "unit": "heads"}, **extra)


def caseload(least: str = "45", most: str = "55", staff: int = 5, **extra: Any) -> Rule:
    where = {"headcount": "caseload", "aggregation": "point"}
    measure = {"records": "headcount", "where": where, "take": "mean", "part": "clients", "whole": "fte"}
    target = {"operator": "=", "value": "50", "unit": "clients_per_fte"}
    given = {"rounding": "half_up_2", "band": {"least": least, "most": most, **A_PATH}, **ONCE_A_MONTH, **extra}
    given["minimum_staff"] = {"value": staff, **A_PATH}
    return _rule("caseload", "caseload_range", measure, target, **given)


def only_told(kind: str = "monitoring", value: str | None = None, unit: str = "percent", **extra: Any) -> Rule:
    """A figure of each quarter for information: monitoring, a stock beside its plan, or a premise."""
    rate = unit == "percent"
    where = {"metric": "told", "aggregation": "point"}
    measure = {"records": "measurement", "where": where, "take": "latest"}
    measure |= {"part": "numerator", "whole": "denominator"} if rate else {"amount": "value"}
    target = {"operator": "~" if kind == "premise" else "report", "unit": unit} | ({"value": value} if value else {})
    given = {"period": {"kind": "quarter"}, "due": AT_PERIOD_END, **QUARTERLY, **extra}
    given["reported"] = QUARTERLY["reported"] | {"counts": "figure"}
    return _rule(kind.replace("_", "-"), kind, measure, target, **given)


def quarter_cohort(value: str = "25", operator: str = ">=", **extra: Any) -> Rule:
    where = {"metric": "cohort", "aggregation": "point"}
    measure = {"records": "measurement", "where": where, "take": "latest", "part": "numerator", "whole": "denominator"}
    target = {"operator": operator, "value": value, "unit": "percent"}
    given = {"period": {"kind": "cohort", "matures_after_months": 6}, "due": AT_PERIOD_END, **QUARTERLY, **extra}
    return _rule("cohort", "rate_lower", measure, target, **given)


def newcomers_trained(**extra: Any) -> Rule:
    measure = {"records": "training", "where": {"training": "newcomers"}, "take": "latest"}
    measure |= {"part": "trained", "whole": "newcomers"}
    target = {"operator": "=", "value": "100", "unit": "percent"}
    given = {"period": {"kind": "half_year"}, "due": AT_PERIOD_END, **QUARTERLY, **extra}
    given["reported"] = QUARTERLY["reported"] | {"every": "half_year", "counts": "figure"}
    return _rule("trained", "share_full", measure, target, **given)


def talks_every_month(**extra: Any) -> Rule:
    measure = {"records": "event", "where": {"event_type": "interface-dialogue"}, "part": "held"}
    target = {"operator": ">=", "value": "1", "unit": "talks"}
    given = {"scope": {"judge": "office"}, "period": {"kind": "month"}, "due": AT_PERIOD_END, **extra}
    return _rule("talks", "recurring_event_per_unit", measure, target, **given)


def visits(value: str = "1", operator: str = ">=", plan_by: date | None = None, **extra: Any) -> Rule:
    """Events in the house, wherever they are held; one is to be planned by a day, where one is named."""
    if plan_by is not None:
        extra["path"] = {"kind": "steps", "steps": ({"by": plan_by, "value": 1},), **A_PATH}
    measure = {"records": "event", "where": {"event_type": "interface-dialogue"}, "part": "held"}
    target = {"operator": operator, "value": value, "unit": "visits"}
    return _rule("visits", "recurring_event", measure, target, **{"interim": "upcoming", **extra})


def fair(**extra: Any) -> Rule:
    measure = {"records": "event", "where": {"event_type": "interface-dialogue"}, "part": "held"}
    given = {"due": {"nominal": date(2016, 1, 31), **AT_PERIOD_END}, "period": {"kind": "year", "about": "2016-01"}}
    return _rule("fair", "dated_event_window", measure, None, **given, **extra)


def report_to_the_assembly(**extra: Any) -> Rule:
    body = {"body": "versammlung", "pick": "last", "warn_from": date(2016, 10, 1), "fallback": date(2016, 12, 31)}
    due = {"meeting": body, "policy": "fixed", **A_PATH}
    return _rule(
        "to-the-assembly", "event_relative_deadline", {"records": "deliverable", "evidence": "required"}, None,
        due=due, **extra,
    )  # fmt: skip


def team_plan(**extra: Any) -> Rule:
    given = {"due": {"nominal": date(2016, 4, 30), "policy": "next_working_day"}, "scope": {"judge": "office"}, **extra}
    return _rule("team-plan", "deliverable_per_unit", {"records": "deliverable"}, None, **given)


def when_asked(records: str = "deliverable", **extra: Any) -> Rule:
    """Owed once a request comes in (ten working days), or an agreement is made (its own day)."""
    due = {"policy": "next_working_day"} | ({"after_request": 10} if records == "deliverable" else {})
    given = {"due": due, "period": {"kind": "request"}, "scope": {"judge": "office"}, **extra}
    return _rule(
        "asked" if records == "deliverable" else "agreements", "on_demand", {"records": records}, None, **given
    )


def _rule(rule_id: str, kind: str, measure: dict[str, Any], target: dict[str, str] | None, /, **extra: Any) -> Rule:
    given = BASE | {"id": rule_id, "kind": kind, "measure": measure} | ({"target": target} if target else {}) | extra
    return with_words(Rule.model_validate(given), WORDS)


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
        vocabulary=WORDS,
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
    records, acts = reported.records.recorded_by(known), [act for act in acts if act.recorded_at <= known]
    verdicts = evaluate(book, book.calendar, book.organisation, records, acts, on, known)
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


def measured(metric: str, period: str, value: str | None = None, **extra: Any) -> Measurement:
    """One figure of the house, of a month, quarter or day."""
    given = {"metric": metric, "aggregation": "point", "scope": "jobcenter", "period": period, "value": value}
    return Measurement.model_validate(given | extra)


def month_of_flow(month: str, value: int | str | None, **extra: Any) -> Measurement:
    given = {"aggregation": "month", "value": None if value is None else str(value)}
    if value is None:
        given |= {"numerator": 1, "denominator": 1}
    return measured("flow", month, **given | extra)


def share_of(metric: str, period: str, part: int, whole: int, **extra: Any) -> Measurement:
    return measured(metric, period, None, numerator=part, denominator=whole, **extra)


def team(month: str, clients: int | None, fte: str | None, persons: int | None = None, **extra: Any) -> Headcount:
    given = {"headcount": "caseload", "aggregation": "point", "scope": "jobcenter", "period": month}
    return Headcount.model_validate(given | {"clients": clients, "fte": fte, "persons": persons} | extra)


def posts(month: str, filled: int | None, **extra: Any) -> Headcount:
    given = {"headcount": "posts", "aggregation": "point", "scope": "jobcenter", "period": month, "filled": filled}
    return Headcount.model_validate(given | ({"persons": 1} if filled is None else {}) | extra)


def trained(period: str, newcomers: int, of_them: int, **extra: Any) -> Training:
    given = {"training": "newcomers", "scope": "jobcenter", "period": period, "newcomers": newcomers}
    return Training.model_validate(given | {"trained": of_them} | extra)


def meets(on: date, *, is_last: bool = False, body: str = "versammlung", **extra: Any) -> Meeting:
    given = {"scope": "jobcenter", "period": str(on.year), "body": body, "held_on": on, "is_last": is_last}
    return Meeting.model_validate(given | extra)


def asks(request: str, on: date, target: str = "asked", scope: str = "hilden", **extra: Any) -> Request:
    given = {"scope": scope, "period": "2016", "target_id": target, "request_id": request, "requested_on": on}
    return Request.model_validate(given | extra)


def agreed(number: str, on: date, due_on: date, done_on: date | None = None, **extra: Any) -> Agreement:
    given = {"scope": "hilden", "period": "2016", "agreement_id": number, "agreed_on": on}
    return Agreement.model_validate(given | {"due_on": due_on, "done_on": done_on} | extra)
