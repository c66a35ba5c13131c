"""Which figures and days does a mail show? The rows of its overview and the short forms for its subject. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from checker.domain.kinds import KINDS
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
from checker.wording.numbers import (
    NBSP,
    UNTOLD,
    band_text,
    bound_of,
    bound_text,
    decimal_text,
    is_untold,
    needed_text,
    value_text,
)
from checker.wording.present import hidden_text
from checker.wording.reasons import EVIDENCE, asked_text, because, figure_text, path_text
from checker.wording.small_cells import counts_people
from checker.wording.states import CALENDAR_IS_MISSING, is_dated
from checker.wording.suppression import SMALL_CELLS, published
from notifications.facts import FactRow
from notifications.mail_context import Briefing
from notifications.vocabulary import POLICIES, SEVERITIES

MOST_MISSING_NAMED = 3
# Reasons that only repeat the number and its target.
SAID_BY_THE_FIGURE = frozenset({"interim_exceeded", "bound_missed", "bound_holds", "report_missing"})
OF: dict[Locale, str] = {"de": "von", "en": "of"}
AGAINST: dict[Locale, str] = {"de": "gegenüber", "en": "against"}


def rows(kind: MessageKind, rule: Rule, verdict: Verdict, owner: str, briefing: Briefing) -> tuple[FactRow, ...]:
    """What the reader sees at a glance, most telling first."""
    locale, verdict = briefing.locale, _told(rule, verdict)
    year = verdict.due.nominal.year if is_dated(verdict) else verdict.period.start.year
    telling = _days(verdict, briefing) if is_dated(verdict) else _figures(rule, verdict, briefing)
    plan_row = {"de": f"Plan {year}, {verdict.source_row}, Zeile {verdict.source_line}",
                "en": f"Plan {year}, {verdict.source_row}, line {verdict.source_line}"}[locale]  # fmt: skip
    found = [*telling, FactRow({"de": "Quelle", "en": "Source"}[locale], plan_row)]
    if kind is not MessageKind.REMINDER:
        found.append(FactRow({"de": "Zuständig", "en": "Responsible"}[locale], owner))
        found.append(FactRow({"de": "Gewicht", "en": "Weight"}[locale], SEVERITIES[locale][verdict.severity]))
    return tuple(found)


def subject_figures(kind: MessageKind, rule: Rule, verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """The number against its bound, or the day: long form first, then what may stand where room is short."""
    locale, verdict = briefing.locale, _told(rule, verdict)
    if kind is MessageKind.REMINDER:
        wish = {"de": "bitte bis", "en": "please by"}[locale]
        return (f"{wish} {short_weekday_text(verdict.due.please_by, locale)}",)
    if is_dated(verdict):
        return _overdue_in_subject(kind, verdict, briefing)
    target = _short_target(rule, verdict, locale)
    value = _value(verdict, locale)
    if value is None or verdict.value is None:
        return _missing_in_subject(verdict, locale) or ((target,) if target else ())
    counts = _counts(verdict)
    if counts is not None and not counts_people(rule):
        part, whole = (value_text(count, None, locale) for count in counts)
        return _with_target(f"{part} {OF[locale]} {whole}", target), f"{part} {OF[locale]} {whole}"
    counted = verdict.unit not in ("percent", "euro") and verdict.value.denominator == 1
    # The target behind it names the unit.
    number = decimal_text(verdict.value, 0, locale) if counted else value
    return _with_target(number if target else value, target), value


def in_a_digest(rule: Rule, verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """What an overview says of one bad state, a line each: the number against its bound or the day, the way, why."""
    locale, verdict = briefing.locale, _told(rule, verdict)
    reasons = told_reasons(rule, verdict, locale)[:1]
    if is_dated(verdict):
        return (*_overdue_in_digest(verdict, briefing), *reasons)
    missing = () if verdict.value is not None or verdict.kept_back else _missing_in_subject(verdict, locale)
    figures = missing[0] if missing else _figure(verdict, locale)
    told = [_with_target(figures, _short_target(rule, verdict, locale))]
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


def _missing_in_subject(verdict: Verdict, locale: Locale) -> tuple[str, ...]:
    """Which report is missing, long form first; empty when none is. Whose period is the obligation's own needs none."""
    missing = verdict.complete.missing
    if not missing:
        return ()
    first = period_text(missing[0], locale)
    if len(missing) == 1:
        brief = {"de": "Bericht fehlt", "en": "report is missing"}[locale]
        return (
            (brief,)
            if missing[0] == verdict.period
            else ({"de": f"Bericht {first} fehlt", "en": f"report for {first} is missing"}[locale], brief)
        )
    several = {"de": f"{len(missing)} Berichte fehlen", "en": f"{len(missing)} reports missing"}[locale]
    return f"{several}, {({'de': 'zuerst', 'en': 'first'})[locale]} {first}", several


def told_reasons(rule: Rule, verdict: Verdict, locale: Locale) -> tuple[str, ...]:
    """Why, in sentences, without the counts that would point at single people; that they are left out, the figure
    says.
    """
    told = _told(rule, verdict)
    return because(replace(told, reasons=tuple(one for one in told.reasons if one.code != SMALL_CELLS)), locale)


def _told(rule: Rule, verdict: Verdict) -> Verdict:
    """What may be told of it."""
    return published(replace(verdict, counts_people=counts_people(rule)))


def _overdue_in_subject(kind: MessageKind, verdict: Verdict, briefing: Briefing) -> tuple[str, ...]:
    """How late it is, or that the calendar is missing. The tag of an alert names the state, that of an escalation the
    step.
    """
    if verdict.lacks_its_calendar:
        return (CALENDAR_IS_MISSING[briefing.locale],)
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


def _days(verdict: Verdict, briefing: Briefing) -> Iterator[FactRow]:
    """The three days of a dated item, or the one when they are the same (decision D5)."""
    locale, due = briefing.locale, verdict.due
    if due.nominal == due.effective == due.please_by:
        text = weekday_text(due.nominal, locale) + _until(due.nominal, verdict, briefing)
        yield FactRow({"de": "Fällig", "en": "Due"}[locale], text)
        return
    text = weekday_text(due.please_by, locale) + _until(due.please_by, verdict, briefing)
    yield FactRow({"de": "Bitte bis", "en": "Please by"}[locale], text)
    yield FactRow({"de": "Datum laut Plan", "en": "Date in the plan"}[locale], weekday_text(due.nominal, locale))
    latest = {"de": f"{weekday_text(due.effective, locale)}, 24:00 Uhr",
              "en": f"{weekday_text(due.effective, locale)}, 24:00"}[locale]  # fmt: skip
    basis = f" ({due.basis.replace('§ ', '§' + NBSP)})" if due.basis else ""
    yield FactRow(
        {"de": "Spätestens", "en": "At the latest"}[locale], f"{latest}: {POLICIES[locale][due.policy]}{basis}"
    )


def _until(day: date, verdict: Verdict, briefing: Briefing) -> str:
    """The distance to a day that has not been met yet, in open days: " (in 5 Arbeitstagen)"."""
    if verdict.state is State.MET or day < briefing.sends_on:
        return ""
    ahead = briefing.calendar.office_days(briefing.sends_on + timedelta(days=1), day)
    return f" ({working_days_text(ahead, briefing.locale)})"


def _figures(rule: Rule, verdict: Verdict, briefing: Briefing) -> Iterator[FactRow]:
    locale = briefing.locale
    yield FactRow({"de": "Kennwert", "en": "Figure"}[locale], _figure(verdict, locale))
    if (target := _target(rule, verdict, locale)) is not None:
        label = {"de": "Ziel", "en": "Target"} if KINDS[rule.kind].is_judged else {"de": "Im Plan", "en": "In the plan"}
        yield FactRow(label[locale], target)
    ends = {"de": "endet am", "en": "ends on"}[locale]
    whole = f"{period_text(verdict.period, locale)}, {ends} {weekday_text(verdict.period.end, locale)}"
    yield FactRow({"de": "Zeitraum", "en": "Period"}[locale], whole)
    yield from _pace(verdict, locale)
    if verdict.evidence:
        yield FactRow({"de": "Aussagekraft", "en": "Evidence"}[locale], EVIDENCE[locale][verdict.evidence])
    if verdict.complete.expected:
        yield FactRow({"de": "Berichte", "en": "Reports"}[locale], _reports(verdict, locale))


def _pace(verdict: Verdict, locale: Locale) -> Iterator[FactRow]:
    pace, unit = verdict.pace, verdict.unit
    if pace is None:
        return
    if pace.expected is not None and pace.view_end is not None:
        label = {"de": "Soll bis", "en": "Expected by"}[locale]
        yield FactRow(f"{label} {day_text(pace.view_end, locale)}", path_text(pace.expected, verdict, locale))
    if pace.forecast is not None:
        label = {"de": "Voraussicht zum", "en": "Forecast for"}[locale]
        text = value_text(pace.forecast, unit, locale, bound_of(verdict.target, unit))
        yield FactRow(f"{label} {day_text(verdict.period.end, locale)}", text)
    if pace.per_week_needed is not None:
        label = {"de": "Nötig je Woche", "en": "Needed a week"}[locale]
        yield FactRow(label, needed_text(pace.per_week_needed, unit, locale))


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


def _figure(verdict: Verdict, locale: Locale) -> str:
    """The figure with its counts: "41 von 300 = 13,7 %". Counts that point at single people are left out."""
    if verdict.kept_back:
        return hidden_text(verdict, locale)
    value = _value(verdict, locale)
    if value is None:
        return {"de": "noch keiner", "en": "none yet"}[locale]
    counts = _counts(verdict)
    if counts is None:
        return value
    part, whole = (value_text(count, None, locale) for count in counts)
    word = (OF if verdict.is_share else AGAINST)[locale]
    return f"{part} {word} {whole} = {value}"


def _value(verdict: Verdict, locale: Locale) -> str | None:
    """The figure as shown; None when there is none, or none that may be shown."""
    return None if verdict.value is None else figure_text(verdict.value, verdict, locale)


def _counts(verdict: Verdict) -> tuple[Fraction, Fraction] | None:
    """Part and whole of a share; None where the figure is none."""
    if verdict.unit != "percent" or verdict.numerator is None or verdict.denominator is None:
        return None
    return Fraction(verdict.numerator), Fraction(verdict.denominator)


def _target(rule: Rule, verdict: Verdict, locale: Locale) -> str | None:
    """The target in words, with what is to be said beside it. None: nothing is asked of the figure."""
    text = _asked(rule, verdict, locale)
    beside = "; ".join(_beside_target(rule, verdict, locale))
    return f"{text} ({beside})" if text is not None and beside else text


def _beside_target(rule: Rule, verdict: Verdict, locale: Locale) -> Iterator[str]:
    """Whose figure it is held against, what each single case must keep, and that a tie is not enough (decision D1)."""
    target = rule.target
    if verdict.target is None or target is None:
        return
    is_told = not is_untold(verdict.target)
    if target.value is not None and is_untold(target.value) and is_told:
        yield UNTOLD[locale][target.value]
    if rule.tolerance is not None and target.value is not None:
        limit = bound_text(target.value, target.unit, locale)
        yield {"de": f"Grenze im einzelnen Fall: {limit}", "en": f"limit of each case: {limit}"}[locale]
    if verdict.operator in ("<", ">"):
        bound = bound_text(verdict.target, verdict.unit, locale, verdict.rounding)
        exactly = (
            {"de": f"genau {bound}", "en": f"exactly {bound}"} if is_told else {"de": "Gleichstand", "en": "a tie"}
        )
        are_several = is_told and verdict.unit not in ("percent", "euro") and Fraction(verdict.target) != 1
        would = {"de": "wären" if are_several else "wäre", "en": "would"}[locale]
        yield f"{exactly[locale]} {would} {({'de': 'nicht erreicht', 'en': 'not do'})[locale]}"
    if rule.band is not None and target.value is not None:
        planned = bound_text(target.value, target.unit, locale)
        yield {"de": f"im Plan genau {planned}", "en": f"in the plan exactly {planned}"}[locale]


def _short_target(rule: Rule, verdict: Verdict, locale: Locale) -> str:
    """What stands behind a figure in brackets: "Ziel unter 10 %"; empty when nothing is asked of it."""
    asked = _asked(rule, verdict, locale)
    if asked is None or not KINDS[rule.kind].is_judged:
        return asked or ""
    if verdict.operator == "=" and verdict.target is not None and rule.band is None:
        asked = bound_text(verdict.target, verdict.unit, locale, verdict.rounding)
    return f"{({'de': 'Ziel', 'en': 'target'})[locale]} {asked}"


def _with_target(figures: str, target: str) -> str:
    return f"{figures} ({target})" if target else figures


def _asked(rule: Rule, verdict: Verdict, locale: Locale) -> str | None:
    """As `asked_text`; of a band also while there is no figure."""
    if rule.band is not None:
        return band_text(Fraction(rule.band.least), Fraction(rule.band.most), verdict.unit, locale)
    return asked_text(verdict, locale)
