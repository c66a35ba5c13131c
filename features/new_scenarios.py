"""Scenarios of one rule, written for whoever checks it against the plan: both sides of its bound or day, and no data.

What is expected is what the rules in question say today, so that the file runs as written; whether that is what the
plan means is for the reader. In: the id of a rule. Out: a file of scenarios; `python -m features.new_scenarios RULE`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from checker.domain.kinds import KINDS
from checker.domain.period import Period, parts, year
from checker.domain.rule import Rule
from checker.domain.rulebook import PlannedRule, Rulebook
from checker.domain.verdict import Verdict
from checker.evaluation.completeness import figures_expected, last_day_of_counting
from checker.evaluation.due_days import due_of
from checker.evaluation.kinds import kinds
from checker.evaluation.obligations import periods_of, scopes_of
from checker.rule_testing.facts import NoSuchMeasure
from checker.rule_testing.measured import verdict_of
from checker.wording.dates import period_text
from checker.wording.numbers import bound_text
from checker.wording.present import value_and_counts
from checker.wording.rule_facts import rule_facts
from checker.wording.states import state_text

from .steps.house import WHOLE_HOUSE
from .steps.measured import AGAINST, FROM, NOTHING, ON, read_measure, read_period
from .steps.rows import rules_in_question
from .steps.words import german, plain

DAY = timedelta(days=1)
# Large enough that a bound in whole percent lies on a whole number of cases, and small that people can follow.
WHOLE = 300
THOUSAND = 1000
A_WEEK = timedelta(days=7)
TEN_WORKING_DAYS = 10
FEW = 10
WHERE = {-1: "Knapp unter", 0: "Genau auf", 1: "Knapp über"}
# Its figure is by how much the part exceeds the whole.
GROWTH = "growth_cap"


@dataclass(frozen=True)
class Case:
    """What is tried: said in the title, what is reported, and the day judged."""

    title: str
    measure: str
    on: date


def written(book: Rulebook, planned: PlannedRule) -> str:
    """The whole file."""
    rule = planned.rule
    row = _named(book, planned)
    lines = [
        "# language: de",
        f"Funktionalität: {rule.title} (Zeile {rule.source.row})",
        "  Geschrieben aus dem Regelwerk: Erwartet ist, was es heute sagt. Ob der Plan das meint, prüft, wer es liest.",
        "",
        f"  @{rule.source.row}",
        f"  Szenario: {row}: So steht es im Regelwerk",
        f"    Dann sagt das Regelwerk zu {row}:",
        *_table(rule_facts(book, planned, "de")),
    ]
    for scenario in _scenarios(book, planned, row):
        lines += ["", *scenario]
    return "\n".join([*lines, ""])


def _named(book: Rulebook, planned: PlannedRule) -> str:
    """Its row, with its short title where the row has a rule before it."""
    row = planned.rule.source.row
    first = next(one for one in book.rules() if one.rule.source.row == row)
    return row if first.rule.id == planned.rule.id else f"{row} ({planned.rule.short_title})"


def _table(facts: Mapping[str, str]) -> Iterator[str]:
    said = {label: plain(text) for label, text in facts.items()}
    first, second = max(map(len, said)), max(map(len, said.values()))
    yield from (f"      | {label:<{first}} | {text:<{second}} |" for label, text in said.items())


def _scenarios(book: Rulebook, planned: PlannedRule, row: str) -> Iterator[list[str]]:
    rule = planned.rule
    if rule.period.kind == "request":
        yield from _on_demand(book, planned, row)
        return
    whole = year(planned.year)
    scope = scopes_of(rule, book.organisation, whole.start)[0]
    period = periods_of(rule, whole)[0]
    place = f' in "{_unit(book, rule, scope.id)}"' if scope.id != book.organisation.organisation.id else ""
    for case in _cases(book, rule, period):
        found = _judged(book, planned, scope.id, period, case)
        if found is not None:
            yield [
                f"  @{rule.source.row}",
                f"  Szenario: {row}: {case.title}",
                f'    Angenommen zu {row} ist{place} für "{_period(period)}" insgesamt gemeldet: {case.measure}',
                f"    Wenn darüber am {german(case.on)} geurteilt wird",
                f"    Dann lautet das Urteil darüber {_expected(found)}",
            ]


def _on_demand(book: Rulebook, planned: PlannedRule, row: str) -> Iterator[list[str]]:
    """What is owed only when it is asked for or agreed: nothing before, then in time, late and missing."""
    rule = planned.rule
    asked = date(planned.year, 3, 1)
    due = _due_on_demand(book, rule, asked)
    unit = scopes_of(rule, book.organisation, asked)[0]
    there = f"in {unit.name}"
    if rule.measure.records == "agreement":
        opened = f'{there} wird am {german(asked)} vereinbart, "a1" bis zum {german(due)} zu erledigen'
        kept = f'{there} ist die Vereinbarung "a1" vom {german(asked)}, fällig am {german(due)}, am {{day}} erledigt'
    else:
        opened = f'zu {row} wird am {german(asked)} {there} zum Anlass "a1" ein Bericht angefordert'
        kept = f'zu {row} wird am {{day}} der Bericht zum Anlass "a1" {there} vorgelegt'
    owed = f"    Dann lautet das Urteil zu {row} in der Geschäftsstelle {unit.name} zum Anlass a1"
    yield [
        # With all other rules, so that something is judged at all.
        f"  @{rule.source.row} @{WHOLE_HOUSE}",
        f"  Szenario: {row}: Ohne Anlass ist nichts geschuldet",
        f"    Angenommen {opened}",
        f"    Wenn am {german(asked - DAY)} geurteilt wird",
        f"    Dann gibt es zu {row} keine Verpflichtung",
    ]
    for title, done, on, state in (
        (f"Am letzten Tag, {german(due)}, ist es da", due, due + A_WEEK, "erreicht"),
        ("Einen Tag nach dem letzten ist es da", due + DAY, due + A_WEEK, "erreicht (verspätet)"),
        (f"Am letzten Tag, {german(due)}, fehlt es noch", None, due, "offen"),
        ("Ist der letzte Tag vorbei, fehlt es", None, due + DAY, "Frist überschritten"),
    ):
        yield [
            f"  @{rule.source.row}",
            f"  Szenario: {row}: {title}",
            f"    Angenommen {opened}",
            *([f"    Und {kept.format(day=german(done))}"] if done else []),
            f"    Wenn am {german(on)} geurteilt wird",
            f'{owed} "{state}"',
        ]


def _due_on_demand(book: Rulebook, rule: Rule, asked: date) -> date:
    """So many working days after it is asked for; of an agreement a working day that it names itself."""
    return book.calendar.add_working_days(asked, rule.due.after_request or TEN_WORKING_DAYS)


def _unit(book: Rulebook, rule: Rule, unit_id: str) -> str:
    return next(unit.name for unit in book.organisation.units(rule.scope.judge) if unit.id == unit_id)


def _period(period: Period) -> str:
    """As people write it where that is understood, else as obligations name it."""
    text = period_text(period, "de")
    try:
        return text if read_period(text) == period else str(period)
    except (ValueError, AssertionError):
        return str(period)


def _judged(book: Rulebook, planned: PlannedRule, scope: str, period: Period, case: Case) -> Verdict | None:
    try:
        return verdict_of(book, planned, scope, period, case.on, read_measure(case.measure))
    except (NoSuchMeasure, ValueError):
        return None


def _expected(verdict: Verdict) -> str:
    state, figure = state_text(verdict, "de"), value_and_counts(verdict, "de")
    return f'"{state}" mit dem Kennwert "{plain(figure)}"' if figure else f'"{state}"'


def _cases(book: Rulebook, rule: Rule, period: Period) -> Iterator[Case]:
    if KINDS[rule.kind].is_dated:
        yield from _of_a_day(book, rule, period)
        return
    expected = figures_expected(rule, period, book.calendar)
    after = max(expected or date.min, last_day_of_counting(rule, period)) + DAY
    yield from _around_the_bound(rule, period, after)
    yield Case("Fehlen die Zahlen, wenn sie zu erwarten waren", NOTHING, after)
    yield Case("Zu Beginn des Zeitraums sind noch keine Zahlen da", NOTHING, period.start)


def _of_a_day(book: Rulebook, rule: Rule, period: Period) -> Iterator[Case]:
    due = due_of(rule, last_day_of_counting(rule, period), book.calendar)
    last = due.effective
    yield Case("Eine Woche vor dem letzten Tag ist es da", f"{ON}{german(last - A_WEEK)}", last + A_WEEK)
    yield Case(f"Am letzten Tag, {german(last)}, ist es da", f"{ON}{german(last)}", last + A_WEEK)
    yield Case("Einen Tag nach dem letzten ist es da", f"{ON}{german(last + DAY)}", last + A_WEEK)
    yield Case(f"Am letzten Tag, {german(last)}, fehlt es noch", NOTHING, last)
    yield Case("Ist der letzte Tag vorbei, fehlt es", NOTHING, last + DAY)


def _around_the_bound(rule: Rule, period: Period, on: date) -> Iterator[Case]:
    """One step below the bound, at it, one above; a figure where there is no bound."""
    compared = rule.compared
    if compared is None or compared.value is None or not compared.value[0].isdigit():
        for text, what in ((99, "unter dem"), (100, "gleich dem"), (101, "über dem")):
            yield Case(f"{text} liegt {what} Vergleichswert 100", f"{text}{AGAINST}100", on)
        yield Case("Eine Zahl ist gemeldet", "100", on)
        yield Case("Ein Anteil ist gemeldet", f"30{FROM}100", on)
        return
    for said, offsets in _ends(rule, compared.value):
        bound = Fraction(said) * _times(rule, period)
        shown = plain(bound_text(said, compared.unit, "de"))
        for offset in offsets:
            measure = _measure(rule, bound, offset)
            yield Case(f"{WHERE[offset]} der Grenze von {shown}: {measure}", measure, on)


def _ends(rule: Rule, value: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The bound with the steps beside it that are tried; both ends of a band."""
    if rule.band is None:
        yield value, (-1, 0, 1)
    else:
        yield from ((rule.band.least, (-1, 0)), (rule.band.most, (0, 1)))


def _times(rule: Rule, period: Period) -> int:
    """How often the bound is asked for: of so many a month, in a year twelve times."""
    if rule.reported is None or not kinds()[rule.kind].scales_its_bound:
        return 1
    return len(parts(period, rule.reported.period_kind))


def _measure(rule: Rule, bound: Fraction, offset: int) -> str:
    """A figure one step beside the bound, in the form in which it can be reported."""
    spec, unit = rule.measure, rule.compared.unit if rule.compared else None
    assert unit is not None, "what is compared has a unit"
    share = bound / rule.per
    if spec.base is not None:
        change = share if rule.per > 1 else Fraction(0)
        return f"{_text(THOUSAND * (1 + change) + offset)}{AGAINST}{_text(THOUSAND)}"
    if spec.records == "event" and spec.whole is not None:
        return f"{4 * share // 1 + offset}{FROM}4"
    if spec.part is not None and spec.whole is not None:
        whole = FEW if rule.per == 1 else WHOLE if (share * WHOLE).denominator == 1 else THOUSAND
        more = whole if rule.kind == GROWTH else 0
        return f"{_text(more + share * whole // 1 + offset)}{FROM}{_text(whole)}"
    return _text(bound + offset * unit.step, digits=2 if unit.quantity == "money" else None)


def _text(number: Fraction | int, digits: int | None = None) -> str:
    """With decimal comma and thousands' dots, and no digit too many."""
    exact = Decimal(Fraction(number).numerator) / Decimal(Fraction(number).denominator)
    shown = f"{exact:,.{digits}f}" if digits is not None else f"{exact:,}"
    return shown.replace(",", " ").replace(".", ",").replace(" ", ".")


if __name__ == "__main__":
    chosen = rules_in_question()
    named = chosen.rule(sys.argv[1])
    assert named is not None, f"no rule {sys.argv[1]}"
    sys.stdout.write(written(chosen, named))
