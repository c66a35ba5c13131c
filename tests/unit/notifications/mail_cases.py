"""A small house with its ladder, calendar and a few judged promises: the stage of the mail tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial
from types import SimpleNamespace
from typing import Any

from checker.domain.calendar import WorkingCalendar
from checker.domain.clock import at_local
from checker.domain.due import Due, DuePolicy, due
from checker.domain.escalation import Escalation
from checker.domain.finding import Change, ChangeEvent, Episode, FindingState, Resolution
from checker.domain.message import Message, OutboxState, SentItem
from checker.domain.organisation import Organisation
from checker.domain.period import Period
from checker.domain.rule import Rule
from checker.domain.scope import Scope
from checker.domain.verdict import Completeness, EvidenceClass, Pace, Reason, ReasonValue, State, Verdict
from checker.findings.permissions import posts_that_may
from checker.rulebook.house_words import with_words
from notifications.ladder import messages_for_changes
from notifications.mail_context import Briefing
from tests.build import LEVELS, WORDS

RULEBOOK = "3f9a2c1" + "0" * 57
HOLIDAYS = {
    date(2016, 1, 1): "Neujahr",
    date(2016, 3, 25): "Karfreitag",
    date(2016, 3, 28): "Ostermontag",
    date(2016, 5, 5): "Christi Himmelfahrt",
    date(2016, 5, 16): "Pfingstmontag",
    date(2016, 5, 26): "Fronleichnam",
    date(2016, 10, 3): "Tag der Deutschen Einheit",
    date(2016, 11, 1): "Allerheiligen",
    date(2016, 12, 26): "Zweiter Weihnachtstag",
}
CALENDAR = WorkingCalendar(
    region="NW",
    first=date(2015, 1, 1),
    last=date(2017, 12, 31),
    holidays=HOLIDAYS,
    closures={date(2016, 5, 6): "Brückentag"},
)
BASIS = "Hausregel in Anlehnung an § 26 Abs. 3 SGB X"
HOUSE = Scope("jobcenter", "organisation", "Jobcenter ME-aktiv")
RATINGEN = Scope("ratingen", "office", "Ratingen")


def _number(value: int) -> dict[str, Any]:
    return {"value": value, "origin": "assumption", "why": "Test"}


def a_role(role_id: str, title: str, title_en: str, **more: Any) -> dict[str, Any]:
    return {
        "id": role_id,
        "title": title,
        "title_en": title_en,
        "scope": "organisation",
        "mailbox": f"{role_id}@jobcenter.example",
    } | more


def an_organisation(*, benefits_post_is_vacant: bool = False) -> Organisation:
    """Two offices, their heads, the management, a vacant or filled head of benefits, and the district outside."""
    vacant = ({"since": date(2016, 1, 1), "until": None},) if benefits_post_is_vacant else ()
    head_of_office = {"scope": "office", "mailbox": "leitung.{scope}@jobcenter.example", "deputy": "gf"}
    return Organisation.model_validate(
        {
            "organisation": {"id": "jobcenter", "name": "Jobcenter ME-aktiv"},
            "levels": LEVELS,
            "listed": {"office": ({"id": "ratingen", "name": "Ratingen"}, {"id": "hilden", "name": "Hilden"})},
            "roles": (
                a_role("gf", "Geschäftsführung", "management"),
                a_role("bereichsleitung", "Bereichsleitung Leistung", "head of benefits", deputy="gf", vacant=vacant),
                a_role("geschaeftsstellenleitung", "Geschäftsstellenleitung", "head of office", **head_of_office),
                a_role("controlling", "Controlling", "controlling"),
                a_role("kreis", "Kreis Mettmann", "district", scope="external", mailbox="jobcenter@kreis.example"),
            ),
        }
    )


def an_escalation() -> Escalation:
    return Escalation.model_validate(
        {
            "step_after_working_days": {"critical": _number(2), "major": _number(5)},
            "hysteresis": {"at_risk_stands": _number(2), "at_risk_clears": _number(2)},
            "management": "gf",
            "questions_to": "controlling",
            "policies": (
                {"id": "leistung", "title": "Leistung, im Haus", "steps": ("gf",)},
                {
                    "id": "leistung-kreis",
                    "title": "Leistung, bis zum Träger",
                    "steps": ("gf", "kreis"),
                    "agreed_with": "kreis",
                },
                {"id": "kreis-direkt", "title": "Kreis", "steps": ("kreis",)},
            ),
        }
    )


def a_briefing(on: date, **more: Any) -> Briefing:
    shared: dict[str, Any] = {
        "organisation": an_organisation(),
        "escalation": an_escalation(),
        "calendar": CALENDAR,
        "on": on,
        "known_at": at_local(on, 6, 45),
        "rulebook": RULEBOOK,
        "titles": WORDS.titles,
    } | more
    house = SimpleNamespace(organisation=shared["organisation"], escalation=shared["escalation"])
    return Briefing(**({"who_may": partial(posts_that_may, house)} | shared))


def a_dated_rule(**more: Any) -> Rule:
    """Kriterien des Ermittlungsdienstes: Saturday 30.04.2016, so please-by Friday and effective Monday."""
    fields: dict[str, Any] = {
        "id": "investigation-criteria-agreed",
        "title": "Einsatzkriterien des Ermittlungsdienstes abgestimmt",
        "short_title": "Kriterien Ermittlungsdienst",
        "kind": "dated_deliverable",
        "source": {"row": "T11", "line": 494},
        "measure": {"records": "deliverable"},
        "scope": {"judge": "organisation"},
        "due": {"nominal": date(2016, 4, 30), "policy": "next_working_day", "basis": BASIS},
        "remind": {"working_days_before": (20, 5, 1), "origin": "assumption", "why": "Test"},
        "severity": "major",
        "owner": "bereichsleitung",
        "escalation": "leistung",
    }
    return with_words(Rule.model_validate(fields | more), WORDS)


def a_rate_rule(**more: Any) -> Rule:
    """Fehlerquote KdU unter 10 %: critical, on the ladder to the district."""
    fields: dict[str, Any] = {
        "id": "kdu-error-rate",
        "title": "Fehlerquote Arbeitsanweisung KdU",
        "short_title": "Fehlerquote KdU",
        "kind": "rate_upper",
        "source": {"row": "T06", "line": 489},
        "measure": {"records": "case_review", "part": "faulty", "whole": "reviewed"},
        "target": {"operator": "<", "value": "10", "unit": "percent"},
        "scope": {"judge": "organisation"},
        "due": {"nominal": date(2016, 12, 31), "policy": "period_end_never_shifts"},
        "severity": "critical",
        "owner": "bereichsleitung",
        "escalation": "leistung-kreis",
    }
    return with_words(Rule.model_validate(fields | more), WORDS)


def a_count_rule(**more: Any) -> Rule:
    """700 Prüfungen von Bestandsfällen im Jahr: major."""
    counted = {
        "id": "reviews-existing-cases",
        "title": "Fachaufsicht: Prüfungen von Bestandsfällen",
        "short_title": "Prüfungen Bestandsfälle",
        "kind": "count_min_trajectory",
        "source": {"row": "T09b", "line": 492},
        "measure": {"records": "case_review", "total": "reviewed"},
        "target": {"operator": ">=", "value": "700", "unit": "reviews"},
        "severity": "major",
        "escalation": "leistung",
    }
    return a_rate_rule(**(counted | more))


def a_verdict(rule: Rule, state: State, *, scope: Scope = HOUSE, **more: Any) -> Verdict:
    """The rule judged for 2016; what is not named is empty."""
    target = rule.target
    plain = Verdict(
        rule=rule.id,
        scope=scope,
        period=Period.parse("2016"),
        state=state,
        provisional=False,
        waived=False,
        late=False,
        evidence=None,
        value=None,
        numerator=None,
        denominator=None,
        operator=target.operator if target else None,
        target=target.value if target else None,
        unit=target.unit if target else None,
        rounding=rule.rounding,
        due=due_of(rule),
        data_expected=None,
        complete=Completeness(0, 0),
        pace=None,
        severity=rule.severity,
        owner=rule.owner,
        source_row=rule.source.row,
        source_line=rule.source.line,
        reasons=(),
        records=(),
    )
    return replace(plain, **more)


def due_of(rule: Rule) -> Due:
    return due(rule.due.nominal, DuePolicy(rule.due.policy), CALENDAR, rule.due.basis or "")


def not_reported(rule: Rule | None = None) -> Verdict:
    """The dated item while its day is still to come."""
    rule = rule or a_dated_rule()
    return a_verdict(rule, State.PENDING, reasons=(Reason("due_ahead", {"effective": due_of(rule).effective}),))


def overdue(rule: Rule | None = None) -> Verdict:
    rule = rule or a_dated_rule()
    return a_verdict(rule, State.BREACHED, reasons=(Reason("due_over", {"effective": due_of(rule).effective}),))


def handed_in(rule: Rule | None = None, *, late: bool = False) -> Verdict:
    rule = rule or a_dated_rule()
    days = {"submitted": date(2016, 5, 10 if late else 2), "effective": due_of(rule).effective}
    return a_verdict(rule, State.MET, late=late, reasons=(Reason("done_late" if late else "done_in_time", days),))


def a_rate(part: int, whole: int, rule: Rule | None = None, state: State = State.AT_RISK) -> Verdict:
    """A sampled rate within the year; three quarters have reported."""
    rule = rule or a_rate_rule()
    value = Fraction(part, whole)
    sample: dict[str, ReasonValue] = {"part": Fraction(part), "whole": Fraction(whole), "class": "indicated"}
    return a_verdict(
        rule,
        state,
        value=value,
        numerator=Fraction(part),
        denominator=Fraction(whole),
        evidence=EvidenceClass.INDICATED if whole >= 100 else EvidenceClass.WEAK,
        complete=Completeness(4, 3, 3),
        reasons=(Reason("interim_exceeded", {"value": value}), Reason("sample", sample)),
    )


def behind_pace(reviews: int, rule: Rule | None = None) -> Verdict:
    rule = rule or a_count_rule()
    pace = Pace(Fraction(350), date(2016, 6, 30), Fraction(580), Fraction(410, 26))
    return a_verdict(
        rule,
        State.AT_RISK,
        value=Fraction(reviews),
        complete=Completeness(4, 2, 2),
        pace=pace,
        reasons=(
            Reason("pace", {"view_end": date(2016, 6, 30), "value": Fraction(reviews), "expected": Fraction(350)}),
        ),
    )


def an_episode(judged: Verdict, **more: Any) -> Episode:
    fields: dict[str, Any] = {
        "obligation": judged.obligation,
        "number": 1,
        "state": FindingState.OPEN,
        "verdict": judged.state,
        "cause": judged.cause,
        "severity": judged.severity,
        "since": date(2016, 5, 3),
        "step": 1,
    }
    return Episode(**(fields | more))


def opened(rule: Rule, verdict: Verdict) -> Change:
    return Change(None, an_episode(verdict), ChangeEvent.OPENED, verdict, rule)


def resolved(rule: Rule, verdict: Verdict, why: Resolution, *told: str) -> Change:
    before = an_episode(verdict, verdict=State.BREACHED, told=told)
    after = replace(before, state=FindingState.RESOLVED, resolution=why)
    return Change(before, after, ChangeEvent.RESOLVED, verdict, rule)


def climbed(rule: Rule, verdict: Verdict, before: int, after: int, **more: Any) -> Change:
    standing = an_episode(verdict, step=before, **more)
    return Change(standing, replace(standing, step=after), ChangeEvent.CLIMBED, verdict, rule)


def repeated(rule: Rule, verdict: Verdict, step: int, **more: Any) -> Change:
    standing = an_episode(verdict, step=step, **more)
    return Change(standing, standing, ChangeEvent.REPEATED, verdict, rule)


def told_items(
    *messages: Message, sent_on: date | None = None, state: OutboxState | None = None
) -> tuple[SentItem, ...]:
    """The messages as the outbox tells of them: taken by the mail server at 07:02, or still pending."""
    how = state or (OutboxState.SENT if sent_on else OutboxState.PENDING)
    sent_at = at_local(sent_on, 7, 2) if sent_on else None
    return tuple(
        SentItem(item, message.key, message.kind, how, message.planned_on, sent_at, has_left=sent_on is not None)
        for message in messages
        for item in message.items
    )


def told_items_of(change: Change, on: date, **briefed: Any) -> tuple[SentItem, ...]:
    """What a change tells on a day, as it was sent that day; drafts stay drafts."""
    outgoing = messages_for_changes([change], a_briefing(on, **briefed))
    found: list[SentItem] = []
    for planned in outgoing.messages:
        sent_on = None if planned.state is OutboxState.DRAFT else on
        found += told_items(planned.message, sent_on=sent_on, state=None if sent_on else planned.state)
    return tuple(found)
