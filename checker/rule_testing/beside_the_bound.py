"""Which figure lies one step beside a rule's bound, as tests of rules and as people write it? Pure.

Exact: whole numbers and fractions, nothing rounded. In: a rule, its bound, how many steps beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from checker.domain.kinds import KINDS
from checker.domain.period import Period, parts
from checker.domain.rule import Rule
from checker.evaluation.kinds import kinds
from checker.wording.locales import Locale
from checker.wording.scenario_texts import AGAINST, PART_OF

# Large enough that a bound lies on a whole number of cases, and small that people can follow; of a mean, smaller.
THOUSAND = 1000
WHOLES = {False: (300, THOUSAND, 10_000, 100_000), True: (10, 100, THOUSAND)}


@dataclass(frozen=True, slots=True)
class ScenarioFigures:
    """A figure, alone, as part of a whole, or against another: decimals with a point, no separators."""

    first: str
    whole: str | None = None
    against: str | None = None

    @property
    def tested(self) -> int | str:
        """As tests of rules write it."""
        if self.whole is not None:
            return f"{self.first}/{self.whole}"
        if self.against is not None:
            return f"{self.first} against {self.against}"
        return int(self.first) if self.first.lstrip("-").isdigit() else self.first

    def written(self, locale: Locale) -> str:
        first = _number(self.first, locale)
        if self.whole is not None:
            return f"{first}{PART_OF[locale]}{_number(self.whole, locale)}"
        if self.against is not None:
            return f"{first}{AGAINST[locale]}{_number(self.against, locale)}"
        return first


def ends(rule: Rule, value: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The bound with the steps beside it that are tried; both ends of a band."""
    if rule.band is None:
        yield value, (-1, 0, 1)
    else:
        yield from ((rule.band.least, (-1, 0)), (rule.band.most, (0, 1)))


def times(rule: Rule, period: Period) -> int:
    """How often the bound is asked for: of so many a month, in a year twelve times."""
    if rule.reported is None or not kinds()[rule.kind].scales_its_bound:
        return 1
    return len(parts(period, rule.reported.period_kind))


def beside(rule: Rule, bound: Fraction, offset: int) -> ScenarioFigures:
    """A figure one step beside the bound, in the form in which it can be reported."""
    spec, unit = rule.measure, rule.compared.unit if rule.compared else None
    assert unit is not None, "what is compared has a unit"
    share = bound / rule.per
    if spec.base is not None:
        change = share if rule.per > 1 else Fraction(0)
        return ScenarioFigures(_text(THOUSAND * (1 + change) + offset), against=_text(THOUSAND))
    if spec.records == "event" and spec.whole is not None:
        return ScenarioFigures(str(4 * share // 1 + offset), whole="4")
    if spec.part is not None and spec.whole is not None:
        whole = next((each for each in WHOLES[rule.per == 1] if (share * each).denominator == 1), THOUSAND)
        # Of a change it is by how much the part exceeds the whole.
        more = whole if KINDS[rule.kind].is_change else 0
        return ScenarioFigures(_text(more + share * whole // 1 + offset), whole=_text(whole))
    return ScenarioFigures(_text(bound + offset * unit.step, digits=2 if unit.quantity == "money" else None))


def _text(number: Fraction | int, digits: int | None = None) -> str:
    """No digit too many."""
    exact = Decimal(Fraction(number).numerator) / Decimal(Fraction(number).denominator)
    return f"{exact:.{digits}f}" if digits is not None else f"{exact:f}"


def _number(text: str, locale: Locale) -> str:
    """With the separators that people write."""
    shown = f"{Decimal(text):,}"
    return shown if locale == "en" else shown.translate(str.maketrans(",.", ".,"))
