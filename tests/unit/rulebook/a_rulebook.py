"""A small rulebook without a mistake, to break in one place."""

from __future__ import annotations

from checker.domain.rulebook import Rulebook
from checker.rulebook.load import load_from_files
from checker.rulebook.problems import RulebookError

ORGANISATION = """\
organisation: {id: jobcenter, name: Haus}
offices:
  - {id: nord, name: Nord, towns: [stadt-nord], merges_into: sued}
  - {id: sued, name: Süd}
towns: [{id: stadt-nord, name: Stadt Nord}]
sites: [{id: platz, name: Platz, at: [nord]}]
teams: [{id: team-a, name: Team A, office: nord}]
roles:
  - {id: gf, title: Leitung, scope: organisation, mailbox: gf@haus.example}
  - {id: bl, title: Bereich, scope: organisation, mailbox: bl@haus.example, deputy: gf, reports_to: gf}
  - {id: gl, title: Ort, scope: office, mailbox: "gl.{scope}@haus.example", deputy: bl, reports_to: bl}
  - {id: kreis, title: Kreis, scope: external, mailbox: post@kreis.example}
"""
CALENDAR = "region: NW\nyears: {first: 2015, last: 2018}\n"
ESCALATION = """\
step_after_working_days:
  critical: {value: 2, origin: assumption, why: kurz}
  major: {value: 5, origin: assumption, why: lang}
hysteresis:
  at_risk_stands: {value: 2, origin: assumption, why: ruhig}
  at_risk_clears: {value: 2, origin: assumption, why: ruhig}
management: gf
questions_to: bl
policies:
  - {id: haus, title: Haus, steps: [gf]}
  - {id: kreis, title: Kreis, steps: [gf, kreis]}
"""
SENDER = """\
sender: {id: amt, title: Amt, role: bl}
profiles:
  - id: akten
    version: 1
    title: Akten
    file: {name: ["akten.json"], format: json}
"""
PLAN = "year: 2016\ntitle: Plan\nstatus: draft\nsource: Entwurf\n"
GOAL = """\
goal: {id: ziel, title: Ziel}
rules:
  - id: quote
    title: Quote der Fehler
    short_title: Quote
    kind: rate_upper
    source: {row: T1, line: 7}
    measure: {records: case_review, where: {topic: kdu}, part: faulty, whole: reviewed}
    target: {operator: "<", value: "10", unit: percent}
    scope: {judge: organisation}
    due: {nominal: 2016-12-31, policy: period_end_never_shifts}
    reported: {every: quarter, sender: amt, profile: akten}
    data_expected: {working_days_after: 10, origin: assumption, why: Zeit}
    interim: bound
    severity: major
    owner: bl
    escalation: kreis
  - id: dialoge
    title: Dialoge finden statt
    short_title: Dialoge
    kind: share_full
    source: {row: T2, line: 8}
    measure: {records: event, where: {event_type: dialog}, part: held, whole: "max(planned, 2)"}
    target: {operator: "=", value: "100", unit: percent}
    scope: {judge: office}
    due: {nominal: 2016-12-31, policy: period_end_never_shifts}
    interim: upcoming
    path: {kind: steps, steps: [{by: 2016-03-31, value: 1}, {by: 2016-08-31, value: 2}], origin: assumption, why: Frist}
    severity: minor
    owner: gl
    escalation: haus
  - id: papier
    title: Papier liegt vor
    short_title: Papier
    kind: dated_deliverable
    source: {row: T3, line: 9}
    measure: {records: deliverable, evidence: required}
    scope: {judge: organisation}
    due: {nominal: 2016-04-30, policy: next_working_day}
    remind: {working_days_before: [20, 5, 1], origin: assumption, why: Vorlauf}
    severity: major
    owner: bl
    escalation: haus
  - id: kosten
    title: Kosten unter dem Deckel
    short_title: Kosten
    kind: budget_cap
    source: {row: T4, line: 10}
    measure: {records: measurement, where: {metric: kosten, aggregation: ytd}, take: latest, amount: value}
    target: {operator: "<", value: "98200000.00", unit: euro}
    scope: {judge: organisation}
    due: {nominal: 2016-12-31, policy: period_end_never_shifts}
    severity: critical
    owner: bl
    escalation: kreis
"""
VOCABULARY = """
units:
  - {id: reviews, quantity: count, de: {one: Prüfung, many: Prüfungen}, en: {one: review, many: reviews}}
  - {id: persons, quantity: count, people: true, de: {one: Person, many: Personen}, en: {one: person, many: persons}}
topics:
  - {id: kdu, de: Unterkunft, en: housing}
  - {id: unterhalt, de: Unterhalt, en: maintenance}
  - {id: akte, de: ganze Akte, en: whole file, whole_files: true}
event_types:
  - {id: dialog, de: Gespräch, en: talk}
metrics:
  - {id: kosten, de: Kosten, en: costs}
strata:
  - {id: new, de: Neufälle, en: new cases}
selections:
  - {id: random, de: Zufall, en: random}
"""
GOAL_NAME = "plans/2016/goals/ziel.yaml"
FILES = {
    "organisation.yaml": ORGANISATION,
    "calendar.yaml": CALENDAR,
    "escalation.yaml": ESCALATION,
    "vocabulary.yaml": VOCABULARY,
    "senders/amt.yaml": SENDER,
    "plans/2016/plan.yaml": PLAN,
    GOAL_NAME: GOAL,
}


def loaded(texts: dict[str, str]) -> Rulebook:
    return load_from_files({name: text.encode() for name, text in texts.items()})


def with_change(name: str, old: str, new: str, *, nth: int = 1) -> dict[str, str]:
    """The files with the nth occurrence of `old` in one of them replaced."""
    head, *rest = FILES[name].split(old)
    assert len(rest) >= nth, f"{old!r} does not stand {nth} times in {name}"
    pieces = [head, *rest]
    return FILES | {name: old.join(pieces[:nth]) + new + old.join(pieces[nth:])}


def problems_of(texts: dict[str, str]) -> list[str]:
    """Every problem as an admin reads it; empty when the rulebook is accepted."""
    try:
        loaded(texts)
    except RulebookError as refused:
        return [str(problem) for problem in refused.problems]
    return []
