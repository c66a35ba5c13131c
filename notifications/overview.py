"""Which figures and days does a mail show? The rows of its overview and the short forms for its subject. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from checker.domain.message import MessageKind
from checker.domain.rule import Rule
from checker.domain.verdict import State, Verdict
from checker.wording.dates import (
    day_text,
    period_text,
    short_weekday_text,
    weekday_text,
    working_days_counted,
    working_days_text,
)
from checker.wording.locales import Locale
from checker.wording.numbers import NBSP, bound_of, bound_text, decimal_text, needed_text, target_text, value_text
from checker.wording.reasons import EVIDENCE, because, figure_text, path_text
from checker.wording.small_cells import may_show_counts, may_show_rate
from checker.wording.states import is_dated
from notifications.briefing import Briefing
from notifications.facts import Row
from notifications.vocabulary import POLICIES, SEVERITIES

# Records that count things instead of people: nothing in them needs hiding.
NOBODY_COUNTED = frozenset({"event", "deliverable"})
NAMES_COUNTS = frozenset({"sample"})
MOST_MISSING_NAMED = 3
# Reasons that only repeat the number and its target.
SAID_BY_THE_FIGURE = frozenset({"interim_exceeded", "bound_missed", "bound_holds", "report_missing"})
OF: dict[Locale, str] = {"de": "von", "en": "of"}
AGAINST: dict[Locale, str] = {"de": "gegenüber", "en": "against"}


def rows(kind: MessageKind, rule: Rule, verdict: Verdict, owner: str, briefing: Briefing) -> tuple[Row, ...]:
    """What the reader sees at a glance, most telling first."""
    locale = briefing.locale
    year = verdict.due.nominal.year if is_dated(verdict) else verdict.period.start.year
    telling = _days(verdict, briefing) if is_dated(verdict) else _figures(rule, verdict, briefing)
    plan_row = {"de": f"Plan {year}, {verdict.source_row}, Zeile {verdict.source_line}",
                "en": f"Plan {year}, {verdict.source_row}, line {verdict.source_line}"}[locale]  # fmt: skip
    found = [*telling, Row({"de": "Quelle", "en": "Source"}[locale], plan_row)]
    if kind is not MessageKind.REMINDER:
        found.append(Row({"de": "Zuständig", "en": "Responsible"}[locale], owner))
        found.append(Row({"de": "Gewicht", "en": "Weight"}[locale], SEVERITIES[locale][verdict.severity]))
    return tuple(found)


def subject_figures(kind: MessageKind, rule: Rule, verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """The number against its bound, or the day: long form first, then what may stand where room is short."""
    locale = briefing.locale
    if kind is MessageKind.REMINDER:
        wish = {"de": "bitte bis", "en": "please by"}[locale]
        return (f"{wish} {short_weekday_text(verdict.due.please_by, locale)}",)
    if is_dated(verdict):
        return _overdue_in_subject(kind, verdict, briefing)
    target = {"de": f"Ziel {_short_target(verdict, locale)}", "en": f"target {_short_target(verdict, locale)}"}[locale]
    value = _value(rule, verdict, locale)
    if value is None or verdict.value is None:
        return (_missing_in_subject(verdict, locale) or target,)
    counts = _counts(verdict)
    if counts is not None and not _counts_people(rule):
        part, whole = (value_text(count, None, locale) for count in counts)
        return f"{part} {OF[locale]} {whole} ({target})", f"{part} {OF[locale]} {whole}"
    counted = verdict.unit not in ("percent", "euro") and verdict.value.denominator == 1
    # The target behind it names the unit.
    number = decimal_text(verdict.value, 0, locale) if counted else value
    return f"{number} ({target})", value


def in_a_digest(rule: Rule, verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """What an overview says of one bad state, a line each: the number against its bound or the day, the way, why."""
    locale = briefing.locale
    reasons = told_reasons(rule, verdict, locale)[:1]
    if is_dated(verdict):
        return (*_overdue_in_digest(verdict, briefing), *reasons)
    target = {"de": "Ziel", "en": "target"}[locale]
    figures = _figure(rule, verdict, locale) if verdict.value is not None else _missing_in_subject(verdict, locale)
    told = [f"{figures or _figure(rule, verdict, locale)} ({target} {_short_target(verdict, locale)})"]
    if verdict.evidence:
        told.append(_sentence(EVIDENCE[locale][verdict.evidence]))
    if not verdict.reasons or verdict.cause not in SAID_BY_THE_FIGURE:
        told += reasons
    if verdict.pace is not None and verdict.pace.per_week_needed is not None:
        needed = needed_text(verdict.pace.per_week_needed, verdict.unit, locale)
        from_now = {"de": f"Nötig ab jetzt: {needed} je Woche.", "en": f"Needed from now on: {needed} a week."}
        told.append(from_now[locale])
    return tuple(told)


def _overdue_in_digest(verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    if verdict.state is not State.BREACHED:
        return ()
    return (_sentence(overdue_text(verdict, briefing)),)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _missing_in_subject(verdict: Verdict, locale: Locale) -> str:
    """Which report is missing; empty when none is."""
    missing = verdict.complete.missing
    if not missing:
        return ""
    first = period_text(missing[0], locale)
    if len(missing) == 1:
        return {"de": f"Bericht {first} fehlt", "en": f"report for {first} is missing"}[locale]
    return {
        "de": f"{len(missing)} Berichte fehlen, zuerst {first}",
        "en": f"{len(missing)} reports missing, first {first}",
    }[locale]


def told_reasons(rule: Rule, verdict: Verdict, locale: Locale) -> tuple[str, ...]:
    """Why, in sentences, without those whose counts would point at single people."""
    if not _counts_are_small(rule, verdict):
        return because(verdict, locale)
    told = tuple(reason for reason in verdict.reasons if reason.code not in NAMES_COUNTS)
    return because(replace(verdict, reasons=told), locale)


def _overdue_in_subject(kind: MessageKind, verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """How late it is. The tag of an alert names the state already, that of an escalation the step."""
    if verdict.state is not State.BREACHED:
        return ()
    over = days_over(verdict, briefing)
    if kind is not MessageKind.ESCALATION or over == 0:
        return (overdue_text(verdict, briefing),)
    days = working_days_counted(over, briefing.locale)
    return ({"de": f"{days} über der Frist", "en": f"{days} past its date"}[briefing.locale],)


def days_over(verdict: Verdict, briefing: Briefing) -> int:
    """Open days that have ended since the effective day."""
    first, last = verdict.due.effective + timedelta(days=1), briefing.sends_on - timedelta(days=1)
    return briefing.calendar.office_days(first, last)


def overdue_text(verdict: Verdict, briefing: Briefing) -> str:
    """How long the effective day is over, in ended working days: "seit heute", "seit 6 Arbeitstagen"."""
    over = days_over(verdict, briefing)
    if over == 0:
        return {"de": "seit heute", "en": "since today"}[briefing.locale]
    return working_days_text(-over, briefing.locale)


def _days(verdict: Verdict, briefing: Briefing) -> Iterator[Row]:
    """The three days of a dated item, or the one when they are the same (decision D5)."""
    locale, due = briefing.locale, verdict.due
    if due.nominal == due.effective == due.please_by:
        text = weekday_text(due.nominal, locale) + _until(due.nominal, verdict, briefing)
        yield Row({"de": "Fällig", "en": "Due"}[locale], text)
        return
    text = weekday_text(due.please_by, locale) + _until(due.please_by, verdict, briefing)
    yield Row({"de": "Bitte bis", "en": "Please by"}[locale], text)
    yield Row({"de": "Datum laut Plan", "en": "Date in the plan"}[locale], weekday_text(due.nominal, locale))
    latest = {"de": f"{weekday_text(due.effective, locale)}, 24:00 Uhr",
              "en": f"{weekday_text(due.effective, locale)}, 24:00"}[locale]  # fmt: skip
    basis = f" ({due.basis.replace('§ ', '§' + NBSP)})" if due.basis else ""
    yield Row({"de": "Spätestens", "en": "At the latest"}[locale], f"{latest}: {POLICIES[locale][due.policy]}{basis}")


def _until(day: date, verdict: Verdict, briefing: Briefing) -> str:
    """The distance to a day that has not been met yet, in open days: " (in 5 Arbeitstagen)"."""
    if verdict.state is State.MET or day < briefing.sends_on:
        return ""
    ahead = briefing.calendar.office_days(briefing.sends_on + timedelta(days=1), day)
    return f" ({working_days_text(ahead, briefing.locale)})"


def _figures(rule: Rule, verdict: Verdict, briefing: Briefing) -> Iterator[Row]:
    locale = briefing.locale
    yield Row({"de": "Kennwert", "en": "Figure"}[locale], _figure(rule, verdict, locale))
    yield Row({"de": "Ziel", "en": "Target"}[locale], _target(verdict, locale))
    ends = {"de": "endet am", "en": "ends on"}[locale]
    whole = f"{period_text(verdict.period, locale)}, {ends} {weekday_text(verdict.period.end, locale)}"
    yield Row({"de": "Zeitraum", "en": "Period"}[locale], whole)
    yield from _pace(verdict, locale)
    if verdict.evidence:
        yield Row({"de": "Aussagekraft", "en": "Evidence"}[locale], EVIDENCE[locale][verdict.evidence])
    if verdict.complete.expected:
        yield Row({"de": "Berichte", "en": "Reports"}[locale], _reports(verdict, locale))


def _pace(verdict: Verdict, locale: Locale) -> Iterator[Row]:
    pace, unit = verdict.pace, verdict.unit
    if pace is None:
        return
    if pace.expected is not None and pace.view_end is not None:
        label = {"de": "Soll bis", "en": "Expected by"}[locale]
        yield Row(f"{label} {day_text(pace.view_end, locale)}", path_text(pace.expected, verdict, locale))
    if pace.forecast is not None:
        label = {"de": "Voraussicht zum", "en": "Forecast for"}[locale]
        text = value_text(pace.forecast, unit, locale, bound_of(verdict.target, unit))
        yield Row(f"{label} {day_text(verdict.period.end, locale)}", text)
    if pace.per_week_needed is not None:
        label = {"de": "Nötig je Woche", "en": "Needed a week"}[locale]
        yield Row(label, needed_text(pace.per_week_needed, unit, locale))


def _reports(verdict: Verdict, locale: Locale) -> str:
    complete = verdict.complete
    arrived = {"de": "eingegangen", "en": "have arrived"}[locale]
    text = f"{complete.arrived} {OF[locale]} {complete.expected} {arrived}"
    if not complete.missing:
        return text
    named = [period_text(period, locale) for period in complete.missing[:MOST_MISSING_NAMED]]
    more = len(complete.missing) - len(named)
    named += [{"de": f"{more} weitere", "en": f"{more} more"}[locale]] if more else []
    return f"{text}; {({'de': 'es fehlt', 'en': 'missing'})[locale]}: {', '.join(named)}"


def _figure(rule: Rule, verdict: Verdict, locale: Locale) -> str:
    """The figure with its counts: "41 von 300 = 13,7 %". Counts that point at single people are left out."""
    value = _value(rule, verdict, locale)
    if _counts_are_small(rule, verdict):
        hidden = {"de": "Anzahlen unter 3 werden nicht gezeigt", "en": "counts below 3 are not shown"}[locale]
        return f"{value} ({hidden})" if value else hidden
    if value is None:
        return {"de": "noch keiner", "en": "none yet"}[locale]
    counts = _counts(verdict)
    if counts is None:
        return value
    part, whole = (value_text(count, None, locale) for count in counts)
    word = (OF if verdict.is_share else AGAINST)[locale]
    return f"{part} {word} {whole} = {value}"


def _value(rule: Rule, verdict: Verdict, locale: Locale) -> str | None:
    """The figure as shown; None when there is none, or when it stands for fewer than three people."""
    if verdict.value is None:
        return None
    counts = _counts(verdict)
    if counts is not None and _counts_people(rule) and not may_show_rate(counts[1]):
        return None
    return figure_text(verdict.value, verdict, locale)


def _counts_are_small(rule: Rule, verdict: Verdict) -> bool:
    counts = _counts(verdict)
    if counts is None or not _counts_people(rule):
        return False
    # Of a change both sides are counts of their own, and neither is a part of the other.
    return not (may_show_counts(*counts) if verdict.is_share else all(may_show_rate(count) for count in counts))


def _counts_people(rule: Rule) -> bool:
    return rule.measure.records not in NOBODY_COUNTED


def _counts(verdict: Verdict) -> tuple[Fraction, Fraction] | None:
    """Part and whole of a share; None where the figure is none."""
    if verdict.unit != "percent" or verdict.numerator is None or verdict.denominator is None:
        return None
    return Fraction(verdict.numerator), Fraction(verdict.denominator)


def _target(verdict: Verdict, locale: Locale) -> str:
    """The target in words; where the bound itself is not good enough, that is said (decision D1)."""
    text = target_text(_operator(verdict), _bound(verdict), verdict.unit, locale)
    if verdict.operator not in ("<", ">"):
        return text
    bound = bound_text(_bound(verdict), verdict.unit, locale)
    return text + {"de": f" (genau {bound} wäre nicht erreicht)", "en": f" (exactly {bound} would not do)"}[locale]


def _short_target(verdict: Verdict, locale: Locale) -> str:
    if verdict.operator == "=":
        return bound_text(_bound(verdict), verdict.unit, locale)
    return target_text(_operator(verdict), _bound(verdict), verdict.unit, locale)


def _operator(verdict: Verdict) -> str:
    assert verdict.operator is not None, "a verdict with a target has an operator"
    return verdict.operator


def _bound(verdict: Verdict) -> str:
    assert verdict.target is not None, "only figures are held against a target"
    return verdict.target
