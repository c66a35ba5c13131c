"""Which figures and days does a mail show? The rows of its overview and the short forms for its subject. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from checker.domain.kinds import KINDS
from checker.domain.message import MessageKind
from checker.domain.rule import Rule
from checker.domain.verdict import Completeness, State, Verdict
from checker.wording.dates import (
    day_text,
    end_of_day_text,
    overdue_text,
    period_text,
    short_weekday_text,
    weekday_text,
    working_days_counted,
    working_days_text,
)
from checker.wording.locales import Locale
from checker.wording.mail_texts import POLICIES, SEVERITIES, capitalised, phrase, place_in_plan
from checker.wording.numbers import NBSP, bound_of, counts_text, decimal_text, needed_text, value_text
from checker.wording.present import hidden_text
from checker.wording.reasons import because, evidence_text, figure_text, path_text
from checker.wording.small_cells import counts_people
from checker.wording.states import CALENDAR_IS_MISSING, is_dated
from checker.wording.suppression import SMALL_CELLS, published
from notifications.facts import FactRow
from notifications.mail_context import Briefing
from notifications.target_texts import short_target, target_text

MOST_MISSING_NAMED = 3
# Reasons that only repeat the number and its target.
SAID_BY_THE_FIGURE = frozenset({"interim_exceeded", "bound_missed", "bound_holds", "report_missing"})


def rows(kind: MessageKind, rule: Rule, verdict: Verdict, owner: str, briefing: Briefing) -> tuple[FactRow, ...]:
    """What the reader sees at a glance, most important first."""
    locale, verdict = briefing.locale, _publishable(rule, verdict)
    _, year = verdict.rule_key
    telling = _days(verdict, briefing) if is_dated(verdict) else _figures(rule, verdict, briefing)
    plan_row = place_in_plan("row_of_the_year", verdict, locale, year=year)
    shown = [*telling, FactRow(phrase("source", locale), plan_row)]
    if kind is not MessageKind.REMINDER:
        shown.append(FactRow(phrase("responsible", locale), owner))
        shown.append(FactRow(phrase("weight", locale), SEVERITIES[locale][verdict.severity]))
    return tuple(shown)


def subject_figures(kind: MessageKind, rule: Rule, verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """The number against its bound, or the day: long form first, then what may stand where room is short."""
    locale, verdict = briefing.locale, _publishable(rule, verdict)
    if kind is MessageKind.REMINDER:
        return (phrase("wished_by", locale, day=short_weekday_text(verdict.due.please_by, locale)),)
    if is_dated(verdict):
        return _overdue_in_subject(kind, verdict, briefing)
    target = short_target(rule, verdict, locale)
    value = _value(verdict, locale)
    if value is None or verdict.value is None:
        return _missing_in_subject(verdict, locale) or ((target,) if target else ())
    counts = _counts(verdict)
    if counts is not None and not counts_people(rule):
        part, whole = (value_text(count, None, locale) for count in counts)
        both = counts_text(part, whole, locale, "share")
        return _with_target(both, target), both
    counted = (verdict.unit is None or verdict.unit.is_counted) and verdict.value.denominator == 1
    # The target behind it names the unit.
    number = decimal_text(verdict.value, 0, locale) if counted else value
    return _with_target(number if target else value, target), value


def in_a_digest(rule: Rule, verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """What an overview says of one bad state, a line each: the number against its bound or the day, the way, why."""
    locale, verdict = briefing.locale, _publishable(rule, verdict)
    reasons = told_reasons(rule, verdict, locale)[:1]
    if is_dated(verdict):
        return (*_overdue_in_digest(verdict, briefing), *reasons)
    missing = () if verdict.value is not None or verdict.kept_back else _missing_in_subject(verdict, locale)
    figures = missing[0] if missing else _figure(verdict, locale)
    lines = [_with_target(figures, short_target(rule, verdict, locale))]
    if (evidence := evidence_text(verdict, locale)) is not None:
        lines.append(_sentence(evidence))
    if not verdict.reasons or verdict.cause not in SAID_BY_THE_FIGURE:
        lines += reasons
    if verdict.pace is not None and verdict.pace.per_week_needed is not None:
        needed = needed_text(verdict.pace.per_week_needed, verdict.unit, locale)
        lines.append(phrase("needed_from_now_on", locale, needed=needed))
    return tuple(lines)


def _overdue_in_digest(verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """On the first day it is the day itself, which the row names."""
    if verdict.state is not State.BREACHED or briefing.days_over(verdict.due.effective) == 0:
        return ()
    return (_sentence(how_late(verdict, briefing)),)


def _sentence(text: str) -> str:
    return f"{capitalised(text)}."


def _missing_in_subject(verdict: Verdict, locale: Locale) -> tuple[str, ...]:
    """Which report is missing, long form first; empty when none is. Whose period is the obligation's own needs none."""
    missing = verdict.complete.missing
    if not missing:
        return ()
    first = period_text(missing[0], locale)
    if len(missing) == 1:
        brief = phrase("report_missing", locale)
        is_its_own = missing[0] == verdict.period
        return (brief,) if is_its_own else (phrase("report_of_period_missing", locale, period=first), brief)
    count = len(missing)
    full = phrase("reports_missing_first", locale, count=count, period=first)
    return full, phrase("reports_missing", locale, count=count)


def told_reasons(rule: Rule, verdict: Verdict, locale: Locale) -> tuple[str, ...]:
    """Why, in sentences, without the counts that would point at single people; that they are left out, the figure
    says.
    """
    shown = _publishable(rule, verdict)
    reasons = tuple(reason for reason in shown.reasons if reason.code != SMALL_CELLS)
    return because(replace(shown, reasons=reasons), locale)


def _publishable(rule: Rule, verdict: Verdict) -> Verdict:
    """What may be shown of it."""
    return published(replace(verdict, counts_people=counts_people(rule)))


def _overdue_in_subject(kind: MessageKind, verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """How late it is, or that the calendar is missing. The tag of an alert names the state, that of an escalation the
    step.
    """
    if verdict.lacks_its_calendar:
        return (CALENDAR_IS_MISSING[briefing.locale],)
    if verdict.state is not State.BREACHED:
        return ()
    over = briefing.days_over(verdict.due.effective)
    if kind is not MessageKind.ESCALATION or over == 0:
        return (how_late(verdict, briefing),)
    return (phrase("past_its_date", briefing.locale, days=working_days_counted(over, briefing.locale)),)


def how_late(verdict: Verdict, briefing: Briefing) -> str:
    """How long the effective day is over, in ended working days: "seit heute", "seit 6 Arbeitstagen"."""
    return overdue_text(briefing.days_over(verdict.due.effective), briefing.locale)


def _days(verdict: Verdict, briefing: Briefing) -> Iterator[FactRow]:
    """The three days of a dated item, or the one when they are the same (decision D5)."""
    locale, due = briefing.locale, verdict.due
    if due.nominal == due.effective == due.please_by:
        text = weekday_text(due.nominal, locale) + _until(due.nominal, verdict, briefing)
        yield FactRow(phrase("due", locale), text)
        return
    text = weekday_text(due.please_by, locale) + _until(due.please_by, verdict, briefing)
    yield FactRow(phrase("please_by", locale), text)
    yield FactRow(phrase("day_in_plan", locale), weekday_text(due.nominal, locale))
    latest = end_of_day_text(due.effective, locale)
    basis = f" ({due.basis.replace('§ ', '§' + NBSP)})" if due.basis else ""
    yield FactRow(phrase("at_the_latest", locale), f"{latest}: {POLICIES[locale][due.policy]}{basis}")


def _until(day: date, verdict: Verdict, briefing: Briefing) -> str:
    """The distance to a day that has not been met yet, in open days: " (in 5 Arbeitstagen)"."""
    if verdict.state is State.MET or day < briefing.sends_on:
        return ""
    ahead = briefing.calendar.office_days(briefing.sends_on + timedelta(days=1), day)
    return f" ({working_days_text(ahead, briefing.locale)})"


def _figures(rule: Rule, verdict: Verdict, briefing: Briefing) -> Iterator[FactRow]:
    locale = briefing.locale
    yield FactRow(phrase("figure", locale), _figure(verdict, locale))
    if (target := target_text(rule, verdict, locale)) is not None:
        is_judged = KINDS[rule.kind].is_judged
        yield FactRow(phrase("target", locale) if is_judged else phrase("in_the_plan", locale), target)
    period, end = period_text(verdict.period, locale), weekday_text(verdict.period.end, locale)
    yield FactRow(phrase("period", locale), phrase("period_with_end", locale, period=period, day=end))
    yield from _pace(verdict, locale)
    if (evidence := evidence_text(verdict, locale)) is not None:
        yield FactRow(phrase("evidence", locale), evidence)
    if verdict.complete.expected:
        yield FactRow(phrase("reports", locale), _reports(verdict.complete, locale))


def _pace(verdict: Verdict, locale: Locale) -> Iterator[FactRow]:
    pace, unit = verdict.pace, verdict.unit
    if pace is None:
        return
    if pace.expected is not None and pace.view_end is not None:
        label = phrase("expected_by", locale, day=day_text(pace.view_end, locale))
        yield FactRow(label, path_text(pace.expected, verdict, locale))
    if pace.forecast is not None:
        label = phrase("forecast_for", locale, day=day_text(verdict.period.end, locale))
        yield FactRow(label, value_text(pace.forecast, unit, locale, bound_of(verdict.target, unit)))
    if pace.per_week_needed is not None:
        yield FactRow(phrase("needed_a_week", locale), needed_text(pace.per_week_needed, unit, locale))


def _reports(complete: Completeness, locale: Locale) -> str:
    arrived, expected = complete.arrived, complete.expected
    if not complete.missing:
        return phrase("reports_arrived", locale, arrived=arrived, expected=expected)
    named = [period_text(period, locale) for period in complete.missing[:MOST_MISSING_NAMED]]
    count = len(complete.missing) - len(named)
    named += [phrase("more", locale, count=count)] if count else []
    missing = ", ".join(named)
    return phrase("reports_arrived_but", locale, arrived=arrived, expected=expected, missing=missing)


def _figure(verdict: Verdict, locale: Locale) -> str:
    """The figure with its counts: "41 von 300 = 13,7 %". Counts that point at single people are left out."""
    if verdict.kept_back:
        return hidden_text(verdict, locale)
    value = _value(verdict, locale)
    if value is None:
        return phrase("no_figure_yet", locale)
    counts = _counts(verdict)
    if counts is None:
        return value
    part, whole = (value_text(count, None, locale) for count in counts)
    return f"{counts_text(part, whole, locale, verdict.relation)} = {value}"


def told_figure(rule: Rule, verdict: Verdict, locale: Locale) -> str:
    """The figure with its counts as it may be shown; empty where there is none, as of a date."""
    shown = _publishable(rule, verdict)
    return "" if is_dated(shown) or (shown.value is None and not shown.kept_back) else _figure(shown, locale)


def _value(verdict: Verdict, locale: Locale) -> str | None:
    """The figure as shown; None when there is none, or none that may be shown."""
    return None if verdict.value is None else figure_text(verdict.value, verdict, locale)


def _counts(verdict: Verdict) -> tuple[Fraction, Fraction] | None:
    """Part and whole of a share; None where the figure is none."""
    if verdict.unit is None or not verdict.unit.is_share or verdict.numerator is None or verdict.denominator is None:
        return None
    return Fraction(verdict.numerator), Fraction(verdict.denominator)


def _with_target(figures: str, target: str) -> str:
    return f"{figures} ({target})" if target else figures
