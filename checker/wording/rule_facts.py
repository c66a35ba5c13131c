"""What does a rule ask, of whom and by when, as a table an auditor compares with the plan? Pure.

One label and one text a line, from the rule and from what the house says for all of them. What a rule does not say is
no line. Reasons and assumptions stay out: they change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from fractions import Fraction

from checker.domain.due import DuePolicy
from checker.domain.escalation import TOLD_AT_ONCE, Remind
from checker.domain.level import HOUSE
from checker.domain.organisation import Organisation
from checker.domain.period import Period
from checker.domain.rule import DataExpected, DueSpec, Path, Rule, Target
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import State
from checker.wording.dates import day_text, period_text, working_days_counted
from checker.wording.locales import Locale
from checker.wording.mail_texts import POLICIES, SEVERITIES
from checker.wording.numbers import band_text, target_text
from checker.wording.states import STATES

DAY = timedelta(days=1)
# Labels of a rule's lines, in their order, then the forms of what stands behind them.
LABELS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "title": "Ziel",
        "required": "verlangt",
        "band": "eingehalten bei",
        "tolerance": "eingehalten von",
        "rounded": "verglichen",
        "counted": "gezählt",
        "proof": "Nachweis",
        "contents": "Inhalt",
        "participants": "Teilnehmende",
        "judged": "beurteilt",
        "period": "Zeitraum",
        "reference": "Stichtag",
        "path": "Verlauf",
        "due": "Frist",
        "effective": "wirksam bis",
        "reported": "gemeldet",
        "expected": "Zahlen erwartet",
        "sample": "kleinste Stichprobe",
        "staff": "kleinste Belegschaft",
        "owner": "verantwortlich",
        "severity": "Gewicht",
        "worst": "schlimmstenfalls",
        "ladder": "danach vorgelegt",
        "reminded": "erinnert",
    },
    "en": {
        "title": "target",
        "required": "asked for",
        "band": "kept from",
        "tolerance": "kept by",
        "rounded": "compared",
        "counted": "counted",
        "proof": "proof",
        "contents": "contents",
        "participants": "participants",
        "judged": "judged",
        "period": "period",
        "reference": "reference date",
        "path": "course",
        "due": "due",
        "effective": "in force by",
        "reported": "reported",
        "expected": "figures expected",
        "sample": "smallest sample",
        "staff": "smallest staff",
        "owner": "answered for by",
        "severity": "severity",
        "worst": "at worst",
        "ladder": "then escalated to",
        "reminded": "reminded",
    },
}
PERIODS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "year": "das Jahr {year}",
        "half_year": "jedes Halbjahr {year}",
        "quarter": "jedes Quartal {year}",
        "month": "jeder Monat {year}",
        "cohort": "jedes Eintrittsquartal {year}, ausgewertet {months} Monate danach",
        "request": "jede Anforderung {year}",
        "about": "{about}",
    },
    "en": {
        "year": "the year {year}",
        "half_year": "each half-year of {year}",
        "quarter": "each quarter of {year}",
        "month": "each month of {year}",
        "cohort": "each quarter of entry of {year}, counted {months} months later",
        "request": "each request of {year}",
        "about": "{about}",
    },
}
EVERY: Mapping[Locale, Mapping[str, str]] = {
    "de": {"month": "monatlich", "quarter": "vierteljährlich", "half_year": "halbjährlich", "year": "jährlich"},
    "en": {"month": "monthly", "quarter": "quarterly", "half_year": "half-yearly", "year": "yearly"},
}
FORMS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "house": "für das ganze Haus",
        "each": "je {level}",
        "named": "für {units}",
        "parts": ", mit jeder Einheit: {levels}",
        "due": "{day}; {policy}",
        "due_period": "am Ende des Zeitraums; {policy}",
        "due_meeting": "mit der letzten Sitzung ({body}), gewarnt ab {warn}, spätestens {day}; {policy}",
        "due_request": "{days} nach der Anforderung; {policy}",
        "until": "{now}; bis {last}: {before}",
        "reported": "{every} von {sender}",
        "expected_days": "{days} nach dem Ende des Zeitraums",
        "expected_months": "{months} Monate nach dem Ende des Zeitraums",
        "steps": "{roles}, je {days} später",
        "digest": "nur in der Übersicht",
        "reminded": "{days} Arbeitstage vorher",
        "half_up_1": "auf eine Stelle gerundet",
        "half_up_2": "auf zwei Stellen gerundet",
        "proof": "mit Aktenzeichen",
        "step": "{count} bis {day}",
        "linear_months": "gleiche Monate",
        "sender_target": "Soll des Absenders, sonst gleiche Monate",
        "previous_year": "wie im Vorjahr: {percent} % bis zum Ende der Monate",
        "cases": "{count} Fälle",
        "persons": "{count} Personen",
    },
    "en": {
        "house": "for the whole house",
        "each": "for each {level}",
        "named": "for {units}",
        "parts": ", with every unit: {levels}",
        "due": "{day}; {policy}",
        "due_period": "at the end of the period; {policy}",
        "due_meeting": "with the last meeting ({body}), warned of from {warn}, at the latest {day}; {policy}",
        "due_request": "{days} after the request; {policy}",
        "until": "{now}; until {last}: {before}",
        "reported": "{every} by {sender}",
        "expected_days": "{days} after the end of the period",
        "expected_months": "{months} months after the end of the period",
        "steps": "{roles}, {days} later each",
        "digest": "in the digest only",
        "reminded": "{days} working days before",
        "half_up_1": "rounded to one digit",
        "half_up_2": "rounded to two digits",
        "proof": "with a file number",
        "step": "{count} by {day}",
        "linear_months": "equal months",
        "sender_target": "the sender's own target, else equal months",
        "previous_year": "as last year: {percent} % by the end of the months",
        "cases": "{count} cases",
        "persons": "{count} persons",
    },
}
# Of what holds for every rule.
HOUSE_LABELS: Mapping[Locale, Mapping[str, str]] = {
    "de": {
        "critical": "nächste Stufe, kritisch",
        "major": "nächste Stufe, wesentlich",
        "repeated": "wiederholt nach",
        "acknowledged": "längste Bestätigung",
        "silenced": "längste Stummschaltung",
        "waived": "längste Ausnahme",
        "warned": "gefährdet gemeldet nach",
        "cleared": "entwarnt nach",
        "at_once": "eigene Mail ab",
        "budget": "einzelne Mails je Woche",
        "management": "Leitung",
        "region": "Feiertage",
        "closures": "Schließtage",
    },
    "en": {
        "critical": "next step, critical",
        "major": "next step, major",
        "repeated": "repeated after",
        "acknowledged": "longest acknowledgement",
        "silenced": "longest silence",
        "waived": "longest waiver",
        "warned": "at risk told after",
        "cleared": "cleared after",
        "at_once": "mail of its own from",
        "budget": "single mails a week",
        "management": "management",
        "region": "holidays",
        "closures": "closing days",
    },
}


def rule_facts(book: Rulebook, planned: PlannedRule, locale: Locale) -> Mapping[str, str]:
    """The lines of one rule, by label."""
    labels = LABELS[locale]
    said = rule_texts(book, planned, locale)
    return {labels[key]: said[key] for key in labels if key in said}


def rule_texts(book: Rulebook, planned: PlannedRule, locale: Locale) -> Mapping[str, str]:
    """What stands in those lines, by the key of its label."""
    return dict([*_asked(book, planned, locale), *_told(book, planned.rule, locale)])


def house_facts(book: Rulebook, locale: Locale) -> Mapping[str, str]:
    """The lines of what holds for every rule, by label."""
    labels = HOUSE_LABELS[locale]
    said = house_texts(book, locale)
    return {labels[key]: said[key] for key in labels if key in said}


def house_texts(book: Rulebook, locale: Locale) -> Mapping[str, str]:
    """What stands in those lines, by the key of its label."""
    return dict(_of_the_house(book, locale))


def _asked(book: Rulebook, planned: PlannedRule, locale: Locale) -> Iterator[tuple[str, str]]:
    """What, of whom and by when."""
    rule = planned.rule
    yield "title", rule.title_in(locale)
    if rule.target is not None and rule.target.value is not None:
        yield "required", _required(rule.target, rule.rounding, locale)
    if rule.band is not None and rule.target is not None:
        yield "band", band_text(*_ends(rule), rule.target.unit, locale)
    if rule.tolerance is not None:
        yield "tolerance", target_text(rule.tolerance.operator, rule.tolerance.value, rule.tolerance.unit, locale)
    if rule.rounding in FORMS[locale]:
        yield "rounded", FORMS[locale][rule.rounding]
    if counted := ", ".join(_counted(book, rule, locale)):
        yield "counted", counted
    yield from _handed_in(book, rule, locale)
    yield "judged", _judged(rule, book.organisation, locale)
    yield "period", _period(planned, locale)
    if rule.reference_date is not None:
        yield "reference", day_text(rule.reference_date, locale)
    if rule.path is not None:
        yield "path", _path(rule.path, locale)
    yield "due", _due(rule.due, book, locale)
    if rule.effective_by is not None:
        yield "effective", day_text(rule.effective_by.day, locale)


def _told(book: Rulebook, rule: Rule, locale: Locale) -> Iterator[tuple[str, str]]:
    """Who reports it, who answers for it, and who hears of it."""
    forms = FORMS[locale]
    if rule.reported is not None:
        every = EVERY[locale][rule.reported.every]
        yield "reported", forms["reported"].format(every=every, sender=book.sender_title(rule.reported.sender))
    if rule.data_expected is not None:
        yield "expected", _expected(rule.data_expected, locale)
    if rule.minimum_sample is not None:
        yield "sample", forms["cases"].format(count=rule.minimum_sample.value)
    if rule.minimum_staff is not None:
        yield "staff", forms["persons"].format(count=rule.minimum_staff.value)
    yield "owner", _role(book, rule.owner, locale)
    yield "severity", SEVERITIES[locale][rule.severity]
    if rule.worst != "breached":
        yield "worst", STATES[locale][State.AT_RISK]
    yield "ladder", _ladder(rule, book, locale)
    if isinstance(rule.remind, Remind):
        days = ", ".join(map(str, rule.remind.working_days_before))
        yield "reminded", forms["reminded"].format(days=days)


def _required(target: Target, rounding: str, locale: Locale) -> str:
    """With what it was before, where it was amended."""
    assert target.value is not None, "asked before"
    text = target_text(target.operator, target.value, target.unit, locale, rounding)
    for change in target.amended or ():
        before = target_text(target.operator, change.was, target.unit, locale, rounding)
        text = FORMS[locale]["until"].format(now=text, last=day_text(change.since - DAY, locale), before=before)
    return text


def _ends(rule: Rule) -> tuple[Fraction, Fraction]:
    assert rule.band is not None, "asked before"
    return Fraction(rule.band.least), Fraction(rule.band.most)


def _counted(book: Rulebook, rule: Rule, locale: Locale) -> Iterator[str]:
    """The house's words for what is counted, of the filters that name words of the house."""
    words = book.vocabulary.words
    for field, said in rule.measure.where.model_dump(exclude_none=True).items():
        for word_id in (said,) if isinstance(said, str) else said:
            if field in words:
                yield book.vocabulary.word(field, word_id).title(locale)


def _handed_in(book: Rulebook, rule: Rule, locale: Locale) -> Iterator[tuple[str, str]]:
    """What a thing handed in or held must bring."""
    measure = rule.measure
    if measure.evidence == "required":
        yield "proof", FORMS[locale]["proof"]
    if measure.contents:
        yield "contents", ", ".join(content.title for content in measure.contents)
    if measure.participants is not None:
        yield "participants", ", ".join(_role(book, role, locale) for role in measure.participants.roles)


def _path(path: Path, locale: Locale) -> str:
    forms = FORMS[locale]
    if path.kind == "steps":
        return ", ".join(forms["step"].format(count=step.value, day=day_text(step.by, locale)) for step in path.steps)
    return forms[path.kind].format(percent=", ".join(path.percent_by_month))


def _judged(rule: Rule, organisation: Organisation, locale: Locale) -> str:
    forms, scope = FORMS[locale], rule.scope
    if scope.unit is not None or scope.group is not None:
        units = organisation.units(scope.judge)
        meant = [unit.name for unit in units if unit.id == scope.unit or (scope.group and unit.group == scope.group)]
        text = forms["named"].format(units=", ".join(meant))
    elif scope.judge == HOUSE:
        text = forms["house"]
    else:
        text = forms["each"].format(level=_level(organisation, scope.judge, locale))
    parts = ", ".join(_level(organisation, part, locale) for part in scope.parts if part != HOUSE)
    return text + (forms["parts"].format(levels=parts) if parts else "")


def _level(organisation: Organisation, level_id: str, locale: Locale) -> str:
    level = organisation.level(level_id)
    return level.words(locale).one if level is not None else level_id


def _period(planned: PlannedRule, locale: Locale) -> str:
    spec, forms = planned.rule.period, PERIODS[locale]
    if spec.about is not None:
        return forms["about"].format(about=period_text(Period.parse(spec.about), locale))
    return forms[spec.kind].format(year=planned.year, months=spec.matures_after_months)


def _due(due: DueSpec, book: Rulebook, locale: Locale) -> str:
    forms, policy = FORMS[locale], POLICIES[locale][DuePolicy(due.policy)]
    if due.after_request is not None:
        return forms["due_request"].format(days=working_days_counted(due.after_request, locale), policy=policy)
    if (meeting := due.meeting) is not None:
        warn, day = day_text(meeting.warn_from, locale), day_text(meeting.fallback, locale)
        body = _role(book, meeting.body, locale)
        return forms["due_meeting"].format(body=body, warn=warn, day=day, policy=policy)
    if due.nominal is None:
        return forms["due_period"].format(policy=policy)
    text = forms["due"].format(day=day_text(due.nominal, locale), policy=policy)
    for change in due.amended or ():
        last, before = day_text(change.since - DAY, locale), day_text(change.was, locale)
        text = forms["until"].format(now=text, last=last, before=before)
    return text


def _expected(wait: DataExpected, locale: Locale) -> str:
    forms = FORMS[locale]
    if wait.working_days_after is not None:
        return forms["expected_days"].format(days=working_days_counted(wait.working_days_after, locale))
    return forms["expected_months"].format(months=wait.months_after)


def _ladder(rule: Rule, book: Rulebook, locale: Locale) -> str:
    forms = FORMS[locale]
    policy = book.escalation.policy(rule.escalation)
    if rule.severity not in TOLD_AT_ONCE or policy is None:
        return forms["digest"]
    patience = book.escalation.step_after_working_days
    wait = patience.critical if rule.severity == "critical" else patience.major
    roles = ", ".join(_role(book, role, locale) for role in policy.steps)
    return forms["steps"].format(roles=roles, days=working_days_counted(wait.value, locale))


def _role(book: Rulebook, role_id: str, locale: Locale) -> str:
    role = book.organisation.role(role_id)
    return role.title_in(locale) if role is not None else role_id


def _of_the_house(book: Rulebook, locale: Locale) -> Iterator[tuple[str, str]]:
    house = book.escalation

    def days(count: int) -> str:
        return working_days_counted(count, locale)

    yield "critical", days(house.step_after_working_days.critical.value)
    yield "major", days(house.step_after_working_days.major.value)
    listed = ", ".join(map(str, house.repeats.after_working_days[:-1]))
    last = days(house.repeats.after_working_days[-1])
    yield "repeated", f"{listed}, {last}" if listed else last
    yield "acknowledged", days(house.acknowledged_at_most_working_days.value)
    yield "silenced", days(house.silenced_at_most_working_days.value)
    yield "waived", days(house.waived_at_most_working_days.value)
    yield "warned", days(house.hysteresis.at_risk_stands.value)
    yield "cleared", days(house.hysteresis.at_risk_clears.value)
    yield "at_once", FORMS[locale]["cases"].format(count=house.at_once.smallest_sample.value)
    yield "budget", str(house.budget.single_mails_a_week.value)
    yield "management", _role(book, house.management, locale)
    yield "region", book.calendar_file.region
    if closures := book.calendar_file.closures:
        yield "closures", ", ".join(day_text(one.day, locale) if one.day else str(one.every) for one in closures)
