"""Scenarios of one rule, for whoever checks it against the plan: both sides of its bound or day, and no data. Pure.

What is expected is what the rules in question say today, so that the file runs as written; whether that is what the
plan means is for the reader. In the language of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from checker.domain.kinds import KINDS
from checker.domain.period import Period, PeriodKind, year
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.completeness import figures_expected, last_day_of_counting
from checker.evaluation.due_days import due_of
from checker.evaluation.obligations import periods_of, scopes_of
from checker.rule_testing.beside_the_bound import ScenarioFigures, beside, ends, times
from checker.rule_testing.facts import NoSuchMeasure
from checker.rule_testing.measured import Opened, opened_period, verdict_of
from checker.wording.dates import day_text, period_text
from checker.wording.locales import Locale
from checker.wording.numbers import bound_text
from checker.wording.present import value_and_counts
from checker.wording.rule_facts import rule_facts
from checker.wording.scenario_texts import NOTHING, ON_A_DAY, SCENARIO_TEXTS
from checker.wording.states import state_text

DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
TEN_WORKING_DAYS = 10
BESIDE = {-1: "below", 0: "at", 1: "above"}
WRITTEN_OUT = frozenset({PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR})
# A row that can be a tag and stand in a sentence as it is. By another one, and by that of a skeleton, which has no
# number yet, the rule is named by its id.
A_PLAIN_ROW = re.compile(r"[A-Za-z]+\d\w*(?:\.\w+)*")


@dataclass(frozen=True, slots=True)
class ScenarioCase:
    """What is tried: what its title says, what is reported as tests of rules and as people write it, and the day."""

    title: str
    measure: int | date | str
    written: str
    on: date


def scenarios_of(book: Rulebook, planned: PlannedRule) -> str:
    """The whole file."""
    return ScenarioWriter(book, planned).file()


@dataclass(frozen=True, slots=True)
class ScenarioWriter:
    book: Rulebook
    planned: PlannedRule

    @property
    def locale(self) -> Locale:
        return self.book.language

    @property
    def rule(self) -> Rule:
        return self.planned.rule

    @property
    def row(self) -> str:
        """As the sentences name it: with its short title where the row has a rule before it."""
        row = self.rule.source.row
        if A_PLAIN_ROW.fullmatch(row) is None:
            return f'"{self.rule.id}"'
        first = next(each for each in self.book.rules() if each.rule.source.row == row)
        return row if first.rule.id == self.rule.id else f"{row} ({self.rule.short_title})"

    def file(self) -> str:
        rule = self.rule
        lines = [
            f"# language: {self.locale}",
            self._said("feature", title=_plain(rule.title), row=rule.source.row),
            f"  {self._said('about')}",
        ]
        facts = rule_facts(self.book, self.planned, self.locale)
        as_it_stands = [self._said("rulebook_says", row=self.row), *self._table(facts)]
        for scenario in (self._scenario("as_it_stands", as_it_stands), *self._scenarios()):
            lines += ["", *scenario]
        return "\n".join([*lines, ""])

    def _said(self, key: str, **facts: str) -> str:
        return SCENARIO_TEXTS[self.locale][key].format(**facts)

    def _scenario(self, title: str, steps: list[str]) -> list[str]:
        words = SCENARIO_TEXTS[self.locale]
        row = self.rule.source.row
        tags = [f"  @{row}"] if A_PLAIN_ROW.fullmatch(row) else []
        heading = words["scenario"].format(row=self.row.strip('"'), title=words.get(title, title))
        return [*tags, f"  {heading}", *(f"    {step}" for step in steps)]

    def _table(self, facts: Mapping[str, str]) -> Iterator[str]:
        said = {label: _in_a_cell(text) for label, text in facts.items()}
        first, second = max(map(len, said)), max(map(len, said.values()))
        yield from (f"  | {label:<{first}} | {text:<{second}} |" for label, text in said.items())

    def _scenarios(self) -> Iterator[list[str]]:
        if self.rule.period.kind == "request":
            yield from self._on_demand()
            return
        whole = year(self.planned.year)
        scope = scopes_of(self.rule, self.book.organisation, whole.start)[0].id
        period = periods_of(self.rule, whole)[0]
        for case in self._cases(period):
            found = self._judged(scope, period, case)
            if found is not None:
                given = self._said(
                    "reported",
                    row=self.row,
                    place=self._place(scope),
                    period=self._period(period),
                    measure=case.written,
                )
                yield self._scenario(case.title, [given, *self._outcome(case.on, found)])

    def _outcome(self, on: date, found: Verdict | None) -> list[str]:
        """The day judged, and what is said then."""
        judged = self._said("judged", on=self._day(on))
        if found is None:
            return [judged, self._said("nothing_owed")]
        state, figure = state_text(found, self.locale), value_and_counts(found, self.locale)
        if figure:
            return [judged, self._said("verdict_with_figure", state=state, figure=_plain(figure))]
        return [judged, self._said("verdict", state=state)]

    def _on_demand(self) -> Iterator[list[str]]:
        """What is owed only when it is asked for or agreed: nothing before, then in time, late and missing.

        None of it for a rule that other rules' verdicts alone open.
        """
        rule, calendar = self.rule, self.book.calendar
        asked = calendar.next_working_day(date(self.planned.year, 3, 1))
        due = calendar.add_working_days(asked, rule.due.after_request or TEN_WORKING_DAYS)
        nothing = NOTHING[self.locale]
        cases = (
            ScenarioCase("not_asked", "missing", nothing, asked - DAY),
            ScenarioCase(self._said("on_last_day", day=self._day(due)), due, self._on(due), due + A_WEEK),
            ScenarioCase("a_day_late", due + DAY, self._on(due + DAY), due + A_WEEK),
            ScenarioCase(self._said("not_yet", day=self._day(due)), "missing", nothing, due),
            ScenarioCase("missing", "missing", nothing, due + DAY),
        )
        scope = scopes_of(rule, self.book.organisation, asked)[0].id
        opened, period = Opened(asked, due), opened_period(asked)
        found = [verdict_of(self.book, self.planned, scope, period, case.on, case.measure, opened) for case in cases]
        if not any(found):
            return
        for case, verdict in zip(cases, found, strict=True):
            yield self._scenario(case.title, [self._given(case, scope, opened), *self._outcome(case.on, verdict)])

    def _given(self, case: ScenarioCase, scope: str, opened: Opened) -> str:
        facts = {"row": self.row, "place": self._place(scope), "asked": self._day(opened.asked)}
        if self.rule.measure.records == "agreement":
            return self._said("agreed", **facts, due=self._day(opened.due), measure=case.written)
        return self._said("asked", **facts, measure=case.written)

    def _place(self, scope: str) -> str:
        """Empty for the house as a whole."""
        if scope == self.book.organisation.organisation.id:
            return ""
        units = self.book.organisation.units(self.rule.scope.judge)
        name = next((unit.name for unit in units if unit.id == scope), scope)
        return self._said("in_unit", unit=scope if '"' in name else _plain(name))

    def _period(self, period: Period) -> str:
        """As people write it where that is read, else as obligations name it: a cohort's quarter."""
        is_plain = period.kind in WRITTEN_OUT and Period.parse(str(period)) == period
        return period_text(period, self.locale) if is_plain else str(period)

    def _judged(self, scope: str, period: Period, case: ScenarioCase) -> Verdict | None:
        try:
            return verdict_of(self.book, self.planned, scope, period, case.on, case.measure)
        except (NoSuchMeasure, ValueError):
            return None

    def _day(self, on: date) -> str:
        return day_text(on, self.locale)

    def _on(self, day: date) -> str:
        return f"{ON_A_DAY[self.locale]}{self._day(day)}"

    def _cases(self, period: Period) -> Iterator[ScenarioCase]:
        if KINDS[self.rule.kind].is_dated:
            yield from self._of_a_day(period)
            return
        expected = figures_expected(self.rule, period, self.book.calendar)
        after = max(expected or date.min, last_day_of_counting(self.rule, period)) + DAY
        yield from self._around_the_bound(period, after)
        yield ScenarioCase("figures_missing", "missing", NOTHING[self.locale], after)
        yield ScenarioCase("too_early", "missing", NOTHING[self.locale], period.start)

    def _of_a_day(self, period: Period) -> Iterator[ScenarioCase]:
        last = due_of(self.rule, last_day_of_counting(self.rule, period), self.book.calendar).effective
        for title, day in (("a_week_before", last - A_WEEK), ("on_last_day", last), ("a_day_late", last + DAY)):
            yield ScenarioCase(self._said(title, day=self._day(last)), day, self._on(day), last + A_WEEK)
        nothing = NOTHING[self.locale]
        yield ScenarioCase(self._said("not_yet", day=self._day(last)), "missing", nothing, last)
        yield ScenarioCase("missing", "missing", nothing, last + DAY)

    def _around_the_bound(self, period: Period, on: date) -> Iterator[ScenarioCase]:
        """One step below the bound, at it, one above; a figure where there is no bound."""
        compared = self.rule.compared
        if compared is None or compared.value is None or not compared.value[0].isdigit():
            yield from self._without_a_bound(on)
            return
        for said, offsets in ends(self.rule, compared.value):
            bound = Fraction(said) * times(self.rule, period)
            shown = _plain(bound_text(said, compared.unit, self.locale))
            for offset in offsets:
                measure = beside(self.rule, bound, offset)
                written = measure.written(self.locale)
                title = self._said(BESIDE[offset], bound=shown, measure=written)
                yield ScenarioCase(title, measure.tested, written, on)

    def _without_a_bound(self, on: date) -> Iterator[ScenarioCase]:
        other = ScenarioFigures("100")
        for text, where in (("99", "below"), ("100", "at"), ("101", "above")):
            title = self._said(f"{where}_compared", measure=text, other=other.first)
            measure = ScenarioFigures(text, against="100")
            yield ScenarioCase(title, measure.tested, measure.written(self.locale), on)
        yield ScenarioCase("a_number", other.tested, other.written(self.locale), on)
        share = ScenarioFigures("30", whole="100")
        yield ScenarioCase("a_share", share.tested, share.written(self.locale), on)


def _plain(text: str) -> str:
    """As one line with ordinary blanks."""
    return " ".join(text.split())


def _in_a_cell(text: str) -> str:
    return _plain(text).replace("\\", "\\\\").replace("|", "\\|")
