"""What of a rule's skeleton does a line of a table fill in, and on which days does its test look at it? Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from checker.domain.calendar import WorkingCalendar
from checker.domain.due import DuePolicy, effective_day
from checker.domain.kinds import KINDS
from checker.domain.line_form import FigureForm
from checker.domain.rulebook import Rulebook
from checker.domain.target_table import Doubt, TableField
from checker.starter.rule_skeletons import GivenRule
from checker.starter.target_table.guess import YEARS_END, Guess
from checker.starter.target_table.proof import band, proof
from checker.starter.target_table.table_lines import TableTarget
from checker.starter.target_table.written_numbers import exact
from checker.starter.yaml_words import quoted
from checker.wording.locales import Locale
from checker.wording.target_table_texts import TABLE_WORDS

DAY = timedelta(days=1)
FAR_LATER = timedelta(days=60)
LONGEST_TITLE, LONGEST_SHORT_TITLE = 90, 32
AMOUNT = "amount: value"
# The one that a test looks at.
LAST_PERIOD = {"month": "{year}-12", "quarter": "{year}-Q4", "half_year": "{year}-H2"}


@dataclass(frozen=True, slots=True)
class SkeletonDays:
    """The days that the test of a skeleton looks at: the last one, the day after it, and one far behind both."""

    day: date
    next_day: date
    later: date


def given_rule(
    line: TableTarget, guess: Guess, title: str, book: Rulebook, year: int
) -> tuple[GivenRule, SkeletonDays]:
    """What the skeleton takes from the line, with its days."""
    locale: Locale = book.language
    words = TABLE_WORDS[locale]
    why = words["why"].format(line=line.line)
    days, policy = _days(guess, book.calendar, year)
    holds, misses = proof(guess.kind, guess.operator or "", guess.value, guess.unit.unit)
    given = GivenRule(
        title=cut(title, LONGEST_TITLE),
        short_title=cut(title, LONGEST_SHORT_TITLE),
        why=why,
        assumed=tuple(_assumed(line, guess, words)),
        holds=holds,
        misses=misses,
    )
    given = _with_target(given, guess)
    return _with_days(given, guess, year, policy), days


def cut(text: str, longest: int) -> str:
    """At the end of a word where there is one."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1].rpartition(" ")[0] or text[: longest - 1]
    return f"{head.rstrip(' ,;:-–')}…"


def _with_target(given: GivenRule, guess: Guess) -> GivenRule:
    """Operator, bound and unit, as far as the kind has them."""
    kind, unit = KINDS[guess.kind], guess.unit.unit
    if not kind.has_target:
        return given
    if kind.figure is FigureForm.SHARE and not unit.is_share:
        given = replace(given, figure=AMOUNT, holds=given.holds or "80")
    value = guess.bound.word or (None if guess.value is None else exact(guess.value))
    given = replace(given, operator=guess.operator, value=value, unit=unit.id)
    if kind.figure is FigureForm.MEAN and guess.value is not None:
        least, most = band(guess.value)
        return replace(given, least=exact(least), most=exact(most))
    return given


def _with_days(given: GivenRule, guess: Guess, year: int, policy: DuePolicy) -> GivenRule:
    due, kind = guess.due, KINDS[guess.kind]
    if kind.is_on_demand:
        return replace(given, after_request=due.after_request)
    if kind.is_due_with_a_meeting:
        if due.warned is None or due.day is None:
            return given
        return replace(given, warned=due.warned, before_warning=due.warned - DAY, fallback=due.day)
    if kind.is_in_a_stretch:
        last = due.day or date(year, 12, 31)
        return replace(given, about=f"{last:%Y-%m}", last=last, inside=last.replace(day=10))
    if kind.is_dated:
        nominal, assumed = due.day or date(year, 12, 31), f"origin: assumption, why: {quoted(given.why or '')}"
        return replace(given, due=f"{{nominal: {nominal}, policy: {policy}, {assumed}}}")
    return _of_a_period(_with_steps(given, guess, year), guess, year)


def _with_steps(given: GivenRule, guess: Guess, year: int) -> GivenRule:
    """How many dates are to be there by when: half of them in the middle of the year."""
    if not KINDS[guess.kind].counts_dates:
        return given
    count = int(guess.value) if guess.value is not None else 1
    first, last = date(year, 6, 30), date(year, 12, 31)
    half = f"{{by: {first}, value: {count // 2}}}, " if count > 1 else ""
    return replace(given, steps=f"[{half}{{by: {last}, value: {count}}}]")


def _of_a_period(given: GivenRule, guess: Guess, year: int) -> GivenRule:
    """Judged at the end of the year, unless the line names another period or day."""
    due, periods = guess.due, KINDS[guess.kind].periods
    at_its_end = f"{{policy: {DuePolicy.PERIOD_END_NEVER_SHIFTS}}}"
    if due.cohort_months is not None and "cohort" in periods:
        cohort = f"{{kind: cohort, matures_after_months: {due.cohort_months}}}"
        return replace(
            given, period=cohort, due=at_its_end, interim="none", aggregation="point", tested_period=f"{year}-Q1"
        )
    if due.each is not None and due.each in periods and due.each != "year":
        return replace(
            given,
            period=f"{{kind: {due.each}}}",
            due=at_its_end,
            interim="none",
            aggregation="month",
            tested_period=LAST_PERIOD[due.each].format(year=year),
        )
    if due.day is None or (due.day.month, due.day.day) != YEARS_END:
        assumed = f"origin: assumption, why: {quoted(given.why or '')}"
        end = date(year, 12, 31)
        return replace(given, due=f"{{nominal: {end}, policy: {DuePolicy.PERIOD_END_NEVER_SHIFTS}, {assumed}}}")
    period = f"{{kind: year, year: {due.day.year}}}" if due.day.year != year else None
    tested_on = date(due.day.year + 1, 6, 1) if due.day.year != year else None
    return replace(
        given,
        period=period,
        tested_on=tested_on,
        due=f"{{nominal: {due.day}, policy: {DuePolicy.PERIOD_END_NEVER_SHIFTS}}}",
    )


def _days(guess: Guess, calendar: WorkingCalendar, year: int) -> tuple[SkeletonDays, DuePolicy]:
    """Those of a thing handed in: until the next working day, as far as the calendar goes."""
    nominal = guess.due.day or date(year, 12, 31)
    policy = DuePolicy.NEXT_WORKING_DAY
    if not calendar.covers(nominal) or not calendar.covers(nominal + FAR_LATER):
        policy = DuePolicy.FIXED
        return SkeletonDays(nominal, nominal + DAY, nominal + 2 * DAY), policy
    last = effective_day(nominal, policy, calendar)
    return SkeletonDays(last, last + DAY, last + FAR_LATER), policy


def _assumed(line: TableTarget, guess: Guess, words: Mapping[str, str]) -> list[tuple[str, str]]:
    """The keys that somebody must confirm, each with how it was read."""
    told = [] if not KINDS[guess.kind].has_target else [_figure(line, guess, words)]
    for key in guess.assumed:
        if key.startswith("target.") and not KINDS[guess.kind].has_target:
            continue
        told.append((key, words[key].format(bound=line.text(TableField.BOUND) or "–")))
    told.append(("scope.judge", words["scope.judge"]))
    if any(doubt is Doubt.PERIOD_NOT_POSSIBLE for doubt, _ in guess.doubts):
        told.append(("period.kind", words["period.kind"]))
    return told


def _figure(line: TableTarget, guess: Guess, words: Mapping[str, str]) -> tuple[str, str]:
    """What is counted, which only a sentence can say."""
    kind, unit = KINDS[guess.kind], guess.unit.unit
    is_part = kind.figure in (FigureForm.OWN, FigureForm.GROWTH, FigureForm.MEAN) or kind.counts_dates
    is_share = kind.figure is FigureForm.SHARE and unit.is_share
    key = "measure.part" if is_part or is_share else "measure.amount"
    return key, line.text(TableField.MEASURE) or words["measure"]
