"""Which figures and days does a mail show? The rows of its overview and the short forms for its subject. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from checker.domain.dated import is_dated
from checker.domain.kinds import KINDS
from checker.domain.message import MessageKind
from checker.domain.rule import Rule
from checker.domain.verdict import MET_UNTIL, State, Verdict
from checker.wording.dates import (
    day_of_month_text,
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
from checker.wording.reasons import because, cancelled_days, evidence_text, figure_text, path_text, said_of
from checker.wording.small_cells import counts_people
from checker.wording.states import CALENDAR_IS_MISSING
from checker.wording.suppression import WHY_KEPT_BACK, published
from notifications.distance import BEHIND_ITS_PATH, asked_of, lack_said, path_said, weekly_said
from notifications.fact_row import FactRow
from notifications.mail_context import Briefing
from notifications.target_texts import short_target, target_text

MOST_MISSING_NAMED = 3
# Reasons that only repeat the number and its target.
SAID_BY_THE_FIGURE = frozenset({"interim_exceeded", "bound_missed", "bound_holds", "report_missing"})


def rows(kind: MessageKind, rule: Rule, verdict: Verdict, owner: str, briefing: Briefing) -> tuple[FactRow, ...]:
    """What the reader sees at a glance, most important first."""
    locale, (_, year) = briefing.locale, verdict.rule_key
    plan_row = place_in_plan("row_of_the_year", verdict, locale, year=year)
    shown = [*telling_rows(rule, verdict, briefing), FactRow(phrase("source", locale), plan_row)]
    if kind is not MessageKind.REMINDER:
        shown.append(FactRow(phrase("responsible", locale), owner))
        shown.append(FactRow(phrase("weight", locale), SEVERITIES[locale][verdict.severity]))
    return tuple(shown)


def telling_rows(
    rule: Rule, verdict: Verdict, briefing: Briefing, *, with_the_wish: bool = True
) -> tuple[FactRow, ...]:
    """The days of what is dated, else the figure with what belongs to it.

    `with_the_wish`: the day to aim at is told as well, which concerns whoever is to do it.
    """
    shown = _publishable(rule, verdict)
    if not is_dated(shown):
        return tuple(_figures(rule, shown, briefing))
    return tuple(_days(shown, briefing, with_the_wish=with_the_wish))


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
    # How old the figures are stands behind what decided.
    reasons = _reasons_of(verdict, locale, most=1)
    if is_dated(verdict):
        return (*_overdue_in_digest(verdict, briefing), *reasons)
    if verdict.cause in SAID_BY_THE_FIGURE or (verdict.cause == BEHIND_ITS_PATH and asked_of(verdict) is not None):
        reasons = reasons[1:]
    lines = [_figure_and_lack(rule, verdict, locale)]
    if (evidence := evidence_text(verdict, locale)) is not None:
        lines.append(_sentence(evidence))
    lines += reasons
    lines += [said for said in said_of({MET_UNTIL}, verdict, locale) if said not in reasons]
    if weekly := weekly_said(verdict, briefing.calendar, locale):
        lines.append(weekly)
    return tuple(lines)


def _figure_and_lack(rule: Rule, verdict: Verdict, locale: Locale) -> str:
    """The figure, what it should be, and what it lacks: "26 von 700 Stück; bis März 2016 sollten es 175 sein: es
    fehlen 149", "60 von 600 = 10,0 % (Ziel unter 10 %): 1 zu viel".
    """
    missing = () if verdict.value is not None or verdict.kept_back else _missing_in_subject(verdict, locale)
    if missing:
        return _with_target(missing[0], short_target(rule, verdict, locale))
    if events := _of_events(rule, verdict, locale):
        return events
    brief = _of_its_target(verdict, locale)
    figures = brief or _with_target(_figure(verdict, locale), short_target(rule, verdict, locale))
    asked = asked_of(verdict) if verdict.state in (State.BREACHED, State.AT_RISK) else None
    if asked is None or (brief and asked.by is None):
        return figures
    path, lack = path_said(verdict, asked, locale), lack_said(verdict, asked, locale)
    beside = f"{figures}; {path}" if path else figures
    return f"{beside}: {lack}" if lack else beside


def _of_events(rule: Rule, verdict: Verdict, locale: Locale) -> str:
    """ "0 von 2; 10.05. ausgefallen, Ersatztermin fehlt"; empty where no dates are held against each other."""
    counts = _counts(verdict)
    if rule.measure.records != "event" or counts is None or verdict.kept_back:
        return ""
    part, whole = (value_text(count, None, locale) for count in counts)
    shown = counts_text(part, whole, locale, verdict.relation)
    days = [day_of_month_text(day, locale) for day in cancelled_days(verdict)]
    if not days:
        return shown
    if len(days) == 1:
        return f"{shown}; {phrase('cancelled_one', locale, days=days[0])}"
    return f"{shown}; {phrase('cancelled_several', locale, days=', '.join(days))}"


def _of_its_target(verdict: Verdict, locale: Locale) -> str:
    """ "26 von 700 Stück"; empty where that says less than figure and target."""
    bound, unit, value = bound_of(verdict.target, verdict.unit), verdict.unit, verdict.value
    if verdict.operator != ">=" or bound is None or value is None or verdict.kept_back:
        return ""
    if unit is None or not unit.is_counted or not unit.is_whole or value.denominator != 1:
        return ""
    whole = value_text(bound, unit, locale)
    return counts_text(decimal_text(value, 0, locale), whole, locale, "share")


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
    if verdict.lacks_a_row:
        return phrase("row_of_period_missing", locale, period=first), phrase("row_missing", locale)
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
    return _reasons_of(_publishable(rule, verdict), locale)


def _reasons_of(shown: Verdict, locale: Locale, *, most: int | None = None) -> tuple[str, ...]:
    """`most`: not more than so many, and how old the figures are."""
    reasons = tuple(reason for reason in shown.reasons if reason.code not in WHY_KEPT_BACK)
    return because(replace(shown, reasons=reasons), locale, most=most)


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
    """How long the effective day is over, in ended working days: "seit 03.05.2016", "seit 6 Arbeitstagen"."""
    return overdue_text(briefing.days_over(verdict.due.effective), briefing.sends_on, briefing.locale)


def _days(verdict: Verdict, briefing: Briefing, *, with_the_wish: bool) -> Iterator[FactRow]:
    """The three days of a dated item, or the one when they are the same (decision D5)."""
    locale, due = briefing.locale, verdict.due
    if due.nominal == due.effective == (due.please_by if with_the_wish else due.effective):
        text = weekday_text(due.nominal, locale) + _until(due.nominal, verdict, briefing)
        yield FactRow(phrase("due", locale), text)
        return
    if with_the_wish:
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
        yield FactRow(phrase("reports", locale), _reports(verdict, locale))


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
    # Less than one a week is no pace: the figure beside its target says it.
    if pace.per_week_needed is not None and pace.per_week_needed >= 1:
        yield FactRow(phrase("needed_a_week", locale), needed_text(pace.per_week_needed, unit, locale))


def _reports(verdict: Verdict, locale: Locale) -> str:
    complete = verdict.complete
    arrived, expected = complete.arrived, complete.expected
    if not complete.missing:
        return phrase("reports_arrived", locale, arrived=arrived, expected=expected)
    named = [period_text(period, locale) for period in complete.missing[:MOST_MISSING_NAMED]]
    count = len(complete.missing) - len(named)
    named += [phrase("more", locale, count=count)] if count else []
    missing = ", ".join(named)
    if verdict.lacks_a_row:
        return phrase("rows_arrived_but", locale, arrived=arrived, expected=expected, missing=missing)
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
