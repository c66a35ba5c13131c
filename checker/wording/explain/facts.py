"""The facts of an explanation as text: which unit a number is in, its name says. Pure."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from checker.domain.dated import is_dated
from checker.domain.expression import parse
from checker.domain.measure_unit import PERCENT
from checker.domain.period import Period
from checker.domain.verdict import Reason, ReasonValue, State
from checker.evaluation.explain.explanation import Explanation
from checker.wording.dates import day_text, period_text
from checker.wording.explain.privacy import hidden_fields, hides_the_counts
from checker.wording.explain.texts import (
    FIELDS,
    PHRASES,
)
from checker.wording.locales import Locale
from checker.wording.numbers import (
    count_text,
    decimal_text,
    figure_beside_path,
    needed_text,
    share_text,
    value_text,
)
from checker.wording.reasons import EVIDENCE, figure_text, path_text
from checker.wording.small_cells import counts_people
from checker.wording.states import DATE_MISSED, STATES

OPERATORS = {"<=": "≤", ">=": "≥", "!=": "≠"}


class FactWords:
    """One explanation in one language, fact by fact."""

    def __init__(self, explanation: Explanation, locale: Locale) -> None:
        self.it, self.locale = explanation, locale
        self.phrases = PHRASES[locale]
        self.is_people = counts_people(explanation.rule)
        self.hides = hides_the_counts(explanation)
        self.hidden_fields = hidden_fields(explanation)

    def _say(self, code: str, **facts: object) -> str:
        return self.phrases[code].format(**facts)

    def _name(self, key: str) -> str:
        return self.it.names.get(key, key)

    def _day(self, on: date) -> str:
        return day_text(on, self.locale)

    def _facts(self, reason: Reason) -> dict[str, str]:
        facts = {name: self._fact(name, value) for name, value in reason.facts.items()}
        match reason.code:
            case "needed_a_week":
                facts["needed"] = needed_text(number(reason.facts["needed"]), self.it.verdict.unit, self.locale)
            case "events_counted":
                facts["needed"] = count_text(number(reason.facts["needed"]), None, self.locale)
            case "path_compared":
                facts["value"], facts["expected"] = self._beside_the_path(reason)
            case "compared" if self.it.verdict.rounding == "half_up_1":
                # What is compared is the rounded figure: shown as it is, not so that one sees the side it is on.
                facts["value"] = value_text(number(reason.facts["value"]), self.it.verdict.unit, self.locale)
            case "rounded":
                facts["value"] = self._exactly(number(reason.facts["value"]))
                facts["rounded"] = value_text(number(reason.facts["rounded"]), self.it.verdict.unit, self.locale)
        return facts

    def _exactly(self, value: Fraction) -> str:
        """A figure before it was rounded, with more digits than the rounding left."""
        if (unit := self.it.verdict.unit) is not None and unit.is_share:
            return share_text(value, 3, unit, self.locale)
        return decimal_text(value, 3, self.locale)

    def _beside_the_path(self, reason: Reason) -> tuple[str, str]:
        verdict = self.it.verdict
        value, expected = number(reason.facts["value"]), number(reason.facts["expected"])
        return figure_beside_path(value, expected, verdict.unit, self.locale, None, verdict.rounding)

    def _fact(self, name: str, value: ReasonValue) -> str:
        """One fact of a step as text. Which unit it is in, its name says."""
        verdict, locale = self.it.verdict, self.locale
        if value is None:
            return self._say("none")
        if isinstance(value, date):
            return day_text(value, locale)
        if isinstance(value, Period):
            return period_text(value, locale)
        match name:
            case "operator":
                return OPERATORS.get(str(value), str(value))
            case "holds":
                return self._say("yes" if value else "no")
            case "class":
                return EVIDENCE[locale][str(value)]
            case "state":
                return self._state(State(str(value)))
            case "part_name" | "whole_name":
                return self._measured(str(value))
            case "limit":
                return share_text(number(value), 2, verdict.unit or PERCENT, locale)
            case "value":
                return figure_text(number(value), verdict, locale)
            case "expected":
                return path_text(number(value), verdict, locale)
            case "bound" | "forecast" | "rounded" | "a_month" | "amount" | "missing" | "least" | "most":
                return value_text(number(value), verdict.unit, locale) if isinstance(value, Fraction) else str(value)
        return count_text(number(value), None, locale) if isinstance(value, int | Fraction) else str(value)

    def _state(self, state: State) -> str:
        """What another state would be called: a date is not missed as a target is."""
        is_missed_date = is_dated(self.it.verdict) and state is State.BREACHED
        return DATE_MISSED[self.locale] if is_missed_date else STATES[self.locale][state]

    def _measured(self, expression: str) -> str:
        """A field of the records in words; an expression such as `reviewed - faulty` with its own signs."""
        words = FIELDS[self.locale]
        text = expression
        for name in sorted(parse(expression).names(), key=len, reverse=True):
            text = text.replace(name, words.get(name, name))
        return text


def number(value: ReasonValue) -> Fraction:
    assert isinstance(value, int | Fraction), f"{value!r} is no number"
    return Fraction(value)
