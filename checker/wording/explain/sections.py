"""An explanation as people read it, section by section. Pure; its facts are worded by `explain_facts`.

What is kept back to protect people (`explain_privacy`) is kept back here and in `explain_json`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.domain.assumption import Assumption
from checker.domain.dated import is_dated
from checker.domain.kinds import KINDS
from checker.domain.obligation_key import key_of
from checker.domain.period import Period, PeriodKind
from checker.domain.record import RecordVersion, first_planned_day, last_planned_day
from checker.domain.verdict import Reason, Relation
from checker.domain.vocabulary import SECTIONS, FigureEntry
from checker.evaluation.explain.explanation import (
    Comparison,
    Explanation,
    ShownFigure,
    role_name,
    topic_name,
)
from checker.evaluation.explain.record_usage import OF_OTHER_PERIODS, OF_OTHER_UNITS, RecordUsage
from checker.evaluation.measures import asked_on
from checker.evaluation.trigger import Trigger
from checker.wording.dates import instant_text, period_text, weekday_text
from checker.wording.events_to_come import days_left_text, missing_text
from checker.wording.explain.due_days import extended, on_what_basis, why_asked_before, why_moved
from checker.wording.explain.facts import OPERATORS, FactWords, number
from checker.wording.explain.privacy import hidden_units
from checker.wording.explain.texts import (
    ARRIVED,
    ASSUMED,
    CHANGES,
    COLUMNS,
    DATA_MONTH,
    DATIVES,
    DAYS_OF_ASSUMPTION,
    DAYS_OF_EVENT,
    DECISIONS,
    EVENT_FIELDS,
    FATES,
    FIELDS,
    FIRST_RECORD,
    HEADINGS,
    RECORDS_OF,
    SAID,
    SCALED,
    SCALED_OF_EVENT,
    STEPS,
    WHY_NO_FIGURE,
    WORDS,
    YES_NO_OF_EVENT,
)
from checker.wording.locales import Locale
from checker.wording.numbers import (
    COMPARED,
    band_text,
    bound_text,
    count_text,
    counts_text,
    decimal_text,
    named_bound,
    share_text,
    target_text,
    value_text,
)
from checker.wording.reasons import because, required_text
from checker.wording.small_cells import is_small_count
from checker.wording.states import state_text
from checker.wording.titles import titled

MOST_ROWS = 20
MOST_TOPICS = 8
# Steps that say nothing of the figure itself, and may be told of a verdict whose counts are kept back.
WITHOUT_COUNTS = frozenset(
    {"path_linear_months", "path_steps", "path_previous_year", "path_sender", "path_none", "not_compared"}
)
# The fields of a record that are told, in this order.
TOLD_FIELDS = (
    "no_figure", "reviewed", "faulty", "numerator", "denominator", "value", "target", "base", "days_sick",
    "days_target", "rate", "clients", "fte", "leavers", "persons", "filled", "newcomers", "trained", "planned_on",
    "held_on", "status", "submitted_on", "effective_on", "reference_date", "done", "total", "requested_on", "agreed_on",
    "due_on", "done_on", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextTable:
    """Cells in rows under titles. `more` stands below where not all rows are shown."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an explanation: sentences, then perhaps a table, then what is to be said about it."""

    name: str
    heading: str
    lines: tuple[str, ...] = ()
    table: TextTable | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExplanationText:
    title: str
    sections: tuple[Section, ...]


def tell(explanation: Explanation, locale: Locale = "de") -> ExplanationText:
    """The whole explanation in sections, in the order in which a reader asks."""
    teller = Teller(explanation, locale)
    return ExplanationText(teller.title(), tuple(section for section in teller.sections() if _says_something(section)))


def _says_something(section: Section) -> bool:
    return bool(section.lines or section.table or section.notes)


class Teller(FactWords):
    """One explanation in one language, section by section."""

    def title(self) -> str:
        it = self.it
        name = titled(it.rule.title_in(self.locale), it.rule, it.verdict.period, self.locale)
        period, scope = it.verdict.period, it.verdict.scope.name
        # Which month or request it is, the name says already.
        where = f"{scope}, {period_text(period, self.locale)}" if period.kind is PeriodKind.YEAR else scope
        return self._say("title", title=name, where=where)

    def sections(self) -> Iterator[Section]:
        it = self.it
        counted = [place for place, fate in enumerate(it.records) if fate.counts]
        others = [place for place, fate in enumerate(it.records) if not fate.counts]
        yield self._section("verdict", self._verdict())
        yield self._section("plan", self._plan())
        yield self._section("due", self._due())
        yield self._section("decisions", (text for _, text, _ in self.decisions()))
        yield self._records("counted", counted)
        yield self._records("left_out", others)
        yield self._reports()
        yield self._section("steps", self._steps())
        yield self._shown("shown", "unit", it.shown)
        yield self._shown("strata", "stratum", it.strata)
        yield self._section("fired", self._fired())
        yield self._section("assumptions", map(self.assumption, it.assumptions))
        yield self._section("changes", self._changes())

    def _section(
        self, name: str, lines: Iterable[str], table: TextTable | None = None, notes: Sequence[str] = ()
    ) -> Section:
        return Section(name, HEADINGS[self.locale][name], tuple(lines), table, tuple(notes))

    # --- verdict, plan, dates ---------------------------------------------------------------------------------

    def _verdict(self) -> Iterator[str]:
        it = self.it
        known = instant_text(it.known_at, self.locale)
        yield self._say("state", on=self._day(it.on), known_at=known, state=state_text(it.verdict, self.locale))
        yield from because(it.verdict, self.locale, hides_small=self.is_people)

    def _plan(self) -> Iterator[str]:
        it, head, source = self.it, self.it.planned.plan.head, self.it.rule.source
        status = self._say("status_draft")
        if head.adopted_on is not None and head.is_adopted(it.on):
            status = self._say("status_adopted", on=self._day(head.adopted_on))
        yield self._say(
            "plan" if source.lines else "plan_without_lines",
            year=head.year,
            status=status,
            row=source.row,
            lines=source.lines,
            goal=it.planned.goal.title,
        )
        where = it.planned.where
        code = "rule" if where else "rule_in_store"
        yield self._say(code, rule=it.rule.id, where=where, kind=it.rule.kind)
        yield self._asked()
        yield from self._defined()
        yield from self._amended()

    def _asked(self) -> str:
        verdict, about = self.it.verdict, self.it.rule.period.about
        if KINDS[self.it.rule.kind].is_in_a_stretch and about is not None:
            return self._say("asked_event", period=period_text(Period.parse(about), self.locale))
        if verdict.operator == "~" and verdict.target is not None:
            taken = bound_text(verdict.target, verdict.unit, self.locale, verdict.rounding)
            return self._say("assumed", target=taken)
        asked = required_text(verdict, self.locale)
        if asked is not None:
            return self._say("asked", target=asked)
        return self._say("asked_nothing" if self.it.rule.compared is not None else "asked_date")

    def _defined(self) -> Iterator[str]:
        """What exactly the figure counts, where the house has said so."""
        figure = self.figure()
        if figure is not None and figure.definition is not None:
            text = figure.definition.text(self.locale)
            yield self._say("defined", figure=figure.word.title(self.locale), definition=text)

    def figure(self) -> FigureEntry | None:
        """The reported figure that the rule counts."""
        return self.it.vocabulary.figure(self.it.rule.measure.where.model_dump())

    def _amended(self) -> Iterator[str]:
        rule = self.it.planned.rule
        target = rule.target
        for bound in (target.amended or ()) if target else ():
            if target is not None and bound.since <= self.it.on:
                since = self._day(bound.since)
                was = bound_text(bound.was, target.unit, self.locale, rule.rounding)
                yield self._say("amended_bound", since=since, was=was, ref=bound.decision_ref)
            else:
                yield self._say("amended_later", since=self._day(bound.since), ref=bound.decision_ref)
        for day in rule.due.amended or ():
            if day.since <= self.it.on:
                since = self._day(day.since)
                yield self._say("amended_due", since=since, was=self._day(day.was), ref=day.decision_ref)
            else:
                yield self._say("amended_later", since=self._day(day.since), ref=day.decision_ref)

    def _due(self) -> Iterator[str]:
        it, due, promised = self.it, self.it.due, self.it.due.promised
        days = {
            "nominal": weekday_text(promised.nominal, self.locale),
            "effective": weekday_text(promised.effective, self.locale),
            "please_by": weekday_text(promised.please_by, self.locale),
        }
        is_counted = not is_dated(it.verdict)
        # A figure is counted until a day; nobody is asked to hand it in before.
        yield self._say("period_ends" if is_counted else "three_days", **days)
        asked_before = "" if is_counted else why_asked_before(due, self.locale)
        told = (why_moved(due, self.locale), asked_before, on_what_basis(due, self.locale), extended(due, self.locale))
        yield from filter(None, told)
        if it.verdict.data_expected is not None:
            yield self._say("data_expected", day=self._day(it.verdict.data_expected))
        if isinstance(it.opened_by, Trigger):
            cause = it.opened_by
            key = key_of(cause.rule, cause.scope, cause.period)
            facts = {"title": cause.title, "period": period_text(cause.period, self.locale)}
            yield self._say("opened_by_verdict", key=key, known_on=self._day(cause.known_on), **facts)
        elif it.opened_by is not None:
            code = "opened_by_agreement" if it.opened_by.record.type == "agreement" else "opened_by"
            yield self._say(code, label=it.verdict.period.label, day=self._day(asked_on(it.opened_by.record)))

    def decisions(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Each decision that shaped the rule: its number, in words, and the records of decisions that hold it."""
        for decided in self.it.rule.decision:
            text = self._decided(decided)
            records = (FIRST_RECORD, *RECORDS_OF.get(decided, ())) if text is not None else (FIRST_RECORD,)
            ref = ", ".join(f"ADR {record}" for record in records)
            code = "decision" if text is not None else "decision_unknown"
            yield decided, self._say(code, id=decided, text=text, ref=ref), records

    def _decided(self, decision: str) -> str | None:
        """A decision in words, of the operators that of this rule. None: nobody has written it."""
        texts, rule = DECISIONS[self.locale], self.it.rule
        compared = rule.compared
        if compared is not None and f"{decision} {compared.unit.quantity}" in texts:
            return texts[f"{decision} {compared.unit.quantity}"]
        if decision != "D1" or compared is None or f"D1 {compared.operator}" not in texts:
            return texts.get(decision)
        target = self.it.verdict.target or compared.value or "declared"
        bound = named_bound(target, compared.unit, self.locale, rule.rounding)
        if bound is None:
            return texts[decision]
        code = "D1 band" if rule.band is not None else f"D1 {compared.operator}"
        return texts[code].format(compared=COMPARED[self.locale][compared.operator], bound=bound)

    # --- records and reports ----------------------------------------------------------------------------------

    def _records(self, name: str, places: Sequence[int]) -> Section:
        titles = COLUMNS[self.locale]
        columns = ["reported_for", "figures", "data", "sender", "file", "since"]
        columns = ["why", *columns] if name == "left_out" else columns
        beside = (*OF_OTHER_UNITS, OF_OTHER_PERIODS)
        own = [place for place in places if self.it.records[place].why not in beside]
        shown = _told_first(own, self.it.records)
        rows = tuple(tuple(self.record_cells(place)[column] for column in columns) for place in shown)
        more = self._say("more", count=len(own) - len(shown)) if len(own) > len(shown) else ""
        table = TextTable(tuple(titles[column] for column in columns), rows, more) if rows else None
        notes = [self._say("some_hidden")] if any(self.hidden_fields.get(place) for place in shown) else []
        if name == "left_out":
            notes += [*self._of_other_units(places), *self._other_topics()]
        lines = () if rows or name == "left_out" else (self._say("none_counted"),)
        return self._section(name, lines, table, notes)

    def _of_other_units(self, places: Sequence[int]) -> Iterator[str]:
        """One line for what other units told, unit by unit, and one for what is of other periods."""
        fates = [self.it.records[place] for place in places]
        for why in OF_OTHER_UNITS:
            units = Counter(self._name(fate.version.record.scope) for fate in fates if fate.why == why)
            if units:
                told = ", ".join(f"{unit} ({count})" for unit, count in sorted(units.items()))
                yield self._say(why, units=told)
        if periods := sum(fate.why == OF_OTHER_PERIODS for fate in fates):
            yield self._say("other_periods", count=periods)

    def _other_topics(self) -> Iterator[str]:
        """One line for what is about something else, by the short titles of the rules that count it."""
        topics: Counter[str] = Counter()
        for topic, count in self.it.other_topics.items():
            topics[self.it.names.get(topic_name(topic), self._say("counts_for_no_rule"))] += count
        if len(topics) > MOST_TOPICS:
            yield self._say("many_other_topics", count=topics.total(), topics=len(topics))
        elif topics:
            yield self._say("other_topics", topics=", ".join(f"{name} ({count})" for name, count in topics.items()))

    def record_cells(self, place: int) -> dict[str, str]:
        """What the table shows of a record, by column."""
        fate = self.it.records[place]
        version = fate.version
        record, origin = version.record, version.origin
        return {
            "why": self.fate(fate),
            "reported_for": f"{self._name(record.scope)}, {period_text(record.period, self.locale)}",
            "figures": self._figures(version, self.hidden_fields.get(place, frozenset())),
            "data": self._data(version),
            "sender": self._name(origin.sender),
            "file": f"{origin.file}, {origin.row}" if origin.row else origin.file,
            "since": instant_text(version.recorded_at, self.locale),
            "key": version.key,
        }

    def fate(self, fate: RecordUsage) -> str:
        facts = {name: self._fact(name, value) for name, value in fate.facts.items()}
        if fate.lack is not None:
            alone = replace(self.it.verdict, reasons=(fate.lack,))
            facts["lack"] = " ".join(because(alone, self.locale, hides_small=self.hides))
        return FATES[self.locale][fate.why].format(**facts)

    def _figures(self, version: RecordVersion, hidden: frozenset[str]) -> str:
        fields = self.fields(version, hidden)
        words = FIELDS[self.locale]
        if version.record.type == "meeting":
            # A day in a calendar: it is planned, and has taken place only when it is over.
            is_over = version.record.held_on <= self.it.on
            words = {**words, "held_on": words["met_on" if is_over else "meets_on"]}
        return ", ".join(f"{words.get(name, name)} {text}" for name, text in fields.items())

    def fields(self, version: RecordVersion, hidden: frozenset[str]) -> dict[str, str]:
        """The figures and days of a record, as text; those withheld are named, not shown."""
        record = version.record
        told: dict[str, str] = {}
        for name in TOLD_FIELDS:
            value = getattr(record, name, None)
            if value is None:
                continue
            told[name] = self._say("figures_not_shown") if name in hidden else self._field(name, value)
        return told

    def _field(self, name: str, value: object) -> str:
        if name == "evidence":
            return str(getattr(value, "ref", ""))
        if name == "planned_on":
            return self._planned(str(value))
        if isinstance(value, date):
            return self._day(value)
        if isinstance(value, int | Decimal):
            return self._amount(name, value)
        if name in SECTIONS:
            return self.it.vocabulary.word(name, str(value)).title(self.locale)
        return WORDS[self.locale].get(str(value), str(value))

    def _amount(self, name: str, value: int | Decimal) -> str:
        """A figure as it was reported; what is compared with the target bears its unit, and euro their cents."""
        measure, compared = self.it.rule.measure, self.it.rule.compared
        digits = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
        is_compared = name in (measure.amount, measure.base, measure.enough, measure.sender_target)
        if not is_compared or compared is None:
            return decimal_text(Fraction(value), digits, self.locale)
        if compared.unit.is_share:
            return share_text(compared.unit.in_terms(Fraction(value)), digits, compared.unit, self.locale)
        return value_text(Fraction(value), compared.unit, self.locale)

    def _planned(self, planned_on: str) -> str:
        """The day, or the week for which something is planned."""
        first, last = first_planned_day(planned_on), last_planned_day(planned_on)
        return self._day(first) if first == last else f"{self._day(first)}–{self._day(last)}"

    def _data(self, version: RecordVersion) -> str:
        record = version.record
        status = WORDS[self.locale].get(record.data_status or "", "")
        told = period_text(Period.parse(str(record.data_month)), self.locale) if record.data_month else ""
        month = DATA_MONTH[self.locale].format(month=told) if told else ""
        return ", ".join(filter(None, (status, month))) or self._say("none")

    def _reports(self) -> Section:
        it, owed = self.it, self.it.rule.reported
        if owed is None:
            return self._section("reports", [self._say("no_report_owed")])
        complete = it.verdict.complete
        line = self._say(
            "reports",
            sender=self._name(owed.sender),
            profile=self._name(f"{owed.sender}/{owed.profile}"),
            arrived=complete.arrived,
            expected=complete.expected,
        )
        rows = tuple(
            (
                period_text(one.period, self.locale),
                self._day(one.by),
                ARRIVED[self.locale][self.arrival(one.is_here, one.by)],
            )
            for one in it.reports
        )
        titles = tuple(COLUMNS[self.locale][name] for name in ("report", "by", "arrived"))
        return self._section("reports", [line], TextTable(titles, rows) if rows else None)

    def arrival(self, is_here: bool, by: date) -> str:
        if is_here:
            return "here"
        return "missing" if self.it.on > by else "ahead"

    # --- arithmetic -------------------------------------------------------------------------------------------

    def steps(self) -> tuple[Reason, ...]:
        """The steps that may be shown."""
        if self.hides:
            return tuple(one for one in self.it.steps if one.code in WITHOUT_COUNTS)
        return tuple(one for one in self.it.steps if not (self.is_people and self._is_of_few(one)))

    def _is_of_few(self, step: Reason) -> bool:
        """Does a step show a month with one or two people?"""
        amount = step.facts.get("amount")
        return isinstance(amount, int | Fraction) and is_small_count(Fraction(amount), self.it.verdict.unit)

    def _steps(self) -> Iterator[str]:
        if self.hides:
            yield self._say("hidden_small")
        yield from map(self.step, self.steps())

    def step(self, reason: Reason) -> str:
        code = "newest_until" if reason.code == "newest" and reason.facts.get("view_end") else reason.code
        return STEPS[self.locale][code].format(**self._facts(reason))

    def _named(self, column: str, name: str) -> str:
        """What a unit or a stratum is called."""
        return self.it.vocabulary.word(column, name).title(self.locale) if column in SECTIONS else name

    # --- breakdown --------------------------------------------------------------------------------------------

    def _shown(self, name: str, column: str, shown: Sequence[ShownFigure]) -> Section:
        rows = tuple((self._named(column, one.name), text) for one, text in self.shown(shown))
        titles = tuple(COLUMNS[self.locale][each] for each in (column, "figure"))
        notes = [self._say("strata_note")] if name == "strata" and rows else []
        if hidden_units(self.it, shown):
            notes.append(self._say("some_hidden"))
        return self._section(name, (), TextTable(titles, rows) if rows else None, notes)

    def shown(self, shown: Sequence[ShownFigure]) -> Iterator[tuple[ShownFigure, str]]:
        """Each figure beside the verdict with its text, or the word that it is not shown."""
        hidden = hidden_units(self.it, shown)
        for place, one in enumerate(shown):
            yield one, self._say("figures_not_shown") if place in hidden else self._one_shown(one)

    def _one_shown(self, one: ShownFigure) -> str:
        if one.value is None:
            return WHY_NO_FIGURE[self.locale][one.why_not or "no_figure"].format(minimum=one.minimum)
        text = value_text(one.value, self.it.verdict.unit, self.locale)
        if one.numerator is None or one.denominator is None:
            return text
        part, whole = (count_text(each, None, self.locale) for each in (one.numerator, one.denominator))
        return f"{text} ({counts_text(part, whole, self.locale, self._relation)})"

    # --- engine, assumptions, changes -------------------------------------------------------------------------

    def _fired(self) -> Iterator[str]:
        fired = self.it.fired
        yield self._say("fired", name=fired.name)
        if fired.comparisons:
            yield self._say("fired_if")
            yield from (f"  {self.comparison(one)}" for one in fired.comparisons)
        else:
            yield self._say("fired_always")
        if fired.passed:
            yield self._say("passed", names=", ".join(name.partition("#")[2] for name in fired.passed))
        yield self._say("raw", raw=json.dumps(fired.matches, ensure_ascii=False))

    def comparison(self, one: Comparison) -> str:
        """What the engine looked at, in words, with what stood there."""
        words = EVENT_FIELDS[self.locale]
        against_field = isinstance(one.other, str) and one.other in words
        facts = {
            "field": words.get(one.field, one.field),
            "operator": OPERATORS.get(one.operator, one.operator),
            "other": words[str(one.other)] if against_field else self._event_value(one.field, one.other),
            "found": self._event_value(one.field, one.found),
            "against": self._event_value(str(one.other), one.against),
        }
        if one.field in SCALED_OF_EVENT:
            if self.hides:
                return self._say("comparison_hidden", **facts)
            return f"{self._say('comparison', **facts)[:-1]}, {SCALED[self.locale]})"
        return self._say("comparison" if against_field else "comparison_value", **facts)

    def _event_value(self, field: str, value: int | str | None) -> str:
        if field in DAYS_OF_EVENT and isinstance(value, int):
            return self._day(date.fromordinal(value)) if value > 0 else self._say("none")
        if field in YES_NO_OF_EVENT:
            return self._say("yes" if value else "no")
        return count_text(value, None, self.locale) if isinstance(value, int) else str(value)

    def assumption(self, assumed: Assumption) -> str:
        """What is assumed, and why."""
        # What is part of no whole is no numerator.
        is_count = assumed.path == "measure.part" and self.it.rule.measure.whole is None
        what = ASSUMED[self.locale].get("measure.amount" if is_count else assumed.path, assumed.path)
        said = {**assumed.said, **assumed.said.get("meeting", {})}
        if {"operator", "value"} <= said.keys():
            unit = self.it.vocabulary.unit(str(said["unit"])) if said.get("unit") else None
            value = target_text(said["operator"], said["value"], unit, self.locale)
        elif {"least", "most"} <= said.keys():
            value = band_text(Fraction(said["least"]), Fraction(said["most"]), None, self.locale)
        else:
            value = ", ".join(filter(None, (self._said(name, one) for name, one in said.items())))
        return self._say("assumption" if value else "assumption_untold", what=what, value=value, why=assumed.why)

    def _said(self, name: str, value: Any) -> str:
        templates = SAID[self.locale]
        if (named := templates.get(f"{name} {value}")) is not None:
            return named
        if name == "steps":
            days = [(step["value"], self._day(date.fromisoformat(step["by"]))) for step in value]
            return ", ".join(templates["step"].format(*step) for step in days)
        if name == "roles":
            return ", ".join(self._name(role_name(role)) for role in value)
        if name not in templates:
            return ""
        if name in DAYS_OF_ASSUMPTION:
            return templates[name].format(self._day(date.fromisoformat(value)))
        return templates[name].format(", ".join(map(str, value)) if isinstance(value, list | tuple) else value)

    def _changes(self) -> Iterator[str]:
        told = [self.change(one) for one in self.changes()]
        yield from told or [self._say("nothing_changes")]

    def changes(self) -> tuple[Reason, ...]:
        """What would change the verdict, as far as it may be shown."""
        return tuple(one for one in self.it.changes if not (self.hides and one.code == "figure_would_flip"))

    @property
    def _relation(self) -> Relation:
        """How parts stand to wholes where they are told one by one: a change is told of the sums alone."""
        unit = self.it.verdict.unit
        return "share" if unit is None or unit.is_share else "mean"

    def change(self, reason: Reason) -> str:
        facts = self._facts(reason)
        if reason.code != "figure_would_flip":
            if reason.code == "events_to_go":
                facts |= self._events_to_go(reason)
            elif isinstance(reason.facts.get("missing"), int):
                facts["missing"] = count_text(number(reason.facts["missing"]), None, self.locale)
            return CHANGES[self.locale][reason.code].format(**facts)
        facts["figure"] = _after_preposition(facts["value"], self.locale)
        if "part" in reason.facts:
            facts["part_name"] = self._measured(self.it.rule.measure.part or "")
            facts["figure"] = CHANGES[self.locale]["of" if self._relation == "share" else "over"].format(**facts)
        code = "figure_would_flip_up" if reason.facts["sign"] == 1 else "figure_would_flip_down"
        return CHANGES[self.locale][code].format(**facts)

    def _events_to_go(self, reason: Reason) -> dict[str, str]:
        missing, left, until = (reason.facts[name] for name in ("missing", "days_left", "until"))
        assert isinstance(missing, int), "events are counted in whole numbers"
        assert isinstance(left, int), "days as well"
        assert isinstance(until, date), "they are counted until a day"
        return {"missing": missing_text(missing, until, self.locale), "left": days_left_text(left, self.locale)}


def _told_first(places: Sequence[int], records: Sequence[RecordUsage]) -> list[int]:
    """At most MOST_ROWS of the records, in their order; what was replaced or lacks something is never left out."""
    telling = [place for place in places if records[place].why in ("superseded", "retracted", "incomplete")]
    room = max(0, MOST_ROWS - len(telling))
    plain = [place for place in places if place not in telling]
    return sorted([*telling, *plain[:room]])


def _after_preposition(figure: str, locale: Locale) -> str:
    """A counted figure as it stands after "ab" or "bei höchstens": "144 Fällen", "1,80 Kontakten je Tag"."""
    for ending, dative in DATIVES[locale]:
        figure = re.sub(ending, dative, figure)
    return figure
