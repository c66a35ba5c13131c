"""A verdict as the JSON of `check --format json`, with its figures and reasons as text. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.domain.house_word import HouseWord
from checker.domain.measure_unit import MeasureUnit
from checker.domain.period import Period
from checker.domain.verdict import Completeness, Pace, Reason, ReasonValue, Stale, Verdict
from checker.wording.locales import Locale
from checker.wording.numbers import counts_text
from checker.wording.reasons import because, beside_its_bound, figure_text
from checker.wording.suppression import published

NOT_SHOWN: Mapping[Locale, str] = {
    "de": "Anzahlen unter 3 werden nicht gezeigt",
    "en": "counts below 3 are not shown",
}
STAFF_NOT_SHOWN: Mapping[Locale, str] = {
    "de": "von so wenigen Beschäftigten wird nur der Wert des Hauses gezeigt",
    "en": "of so few staff only the house's value is shown",
}
STEP_NOT_SHOWN: Mapping[Locale, str] = {
    "de": "eine Veränderung um weniger als 3 wird nicht gezeigt",
    "en": "a change by fewer than 3 is not shown",
}


def present(verdict: Verdict, locale: Locale = "de") -> dict[str, Any]:
    """The verdict's JSON object (`zielwacht/check/1`). Exact figures are texts in the unit of the target:
    percent for shares, euro for amounts; a number that no finite decimal holds is a fraction such as `500/59`.
    Figures that would point at single people are null, with the reason `small_cells`.
    """
    verdict = published(verdict)
    value = None if verdict.kept_back else in_unit(verdict.value, verdict.unit)
    return {
        "rule": verdict.rule,
        "scope": verdict.scope.id,
        "period": str(verdict.period),
        "state": str(verdict.state),
        "provisional": verdict.provisional,
        "waived": verdict.waived,
        "late": verdict.late,
        "evidence": str(verdict.evidence) if verdict.evidence else None,
        "value": exact_text(value),
        "value_text": value_and_counts(verdict, locale),
        "numerator": exact_text(verdict.numerator),
        "denominator": exact_text(verdict.denominator),
        "operator": verdict.operator,
        "target": verdict.target,
        "unit": verdict.unit.id if verdict.unit else None,
        "due": {
            "nominal": verdict.due.nominal.isoformat(),
            "effective": verdict.due.effective.isoformat(),
            "please_by": verdict.due.please_by.isoformat(),
            "policy": str(verdict.due.policy),
        },
        "data_expected": _day(verdict.data_expected),
        "complete": _complete(verdict.complete),
        "stale": _stale(verdict.stale),
        "pace": _pace(verdict.pace, verdict.unit),
        "severity": verdict.severity,
        "owner": verdict.owner,
        "source": {"row": verdict.source_row, "line": verdict.source_line},
        "reasons": [_reason(reason) for reason in verdict.reasons],
        "because": list(because(verdict, locale)),
        "records": list(verdict.records),
    }


def value_and_counts(verdict: Verdict, locale: Locale) -> str | None:
    """The figure as shown: "8,5 % (5 von 59)", "9 Stürze", "1,7 % (Anzahlen unter 3 werden nicht gezeigt)".

    None when there is none.
    """
    verdict = published(verdict)
    if verdict.kept_back:
        return hidden_text(verdict, locale)
    if verdict.value is None:
        return None
    text = figure_text(verdict.value, verdict, locale)
    if verdict.numerator is None or verdict.denominator is None:
        return text
    part, whole = _exact(Fraction(verdict.numerator)), _exact(Fraction(verdict.denominator))
    return f"{text} ({counts_text(part, whole, locale, verdict.relation)})"


def hidden_text(verdict: Verdict, locale: Locale) -> str:
    """What stands in place of a figure whose counts are kept back: the rounded rate, on which side of its bound it is
    where it is near to that, or only that they are.
    """
    hidden = not_shown(verdict, locale)
    if verdict.value is not None:
        return f"{figure_text(verdict.value, verdict, locale)} ({hidden})"
    beside = beside_its_bound(verdict, locale)
    return f"{beside} ({hidden})" if beside else hidden


def not_shown(verdict: Verdict, locale: Locale) -> str:
    """Why the counts of a verdict are kept back: they are of few staff, they are small, or have moved by so few since
    they were shown.
    """
    if verdict.few_staff:
        return STAFF_NOT_SHOWN[locale]
    return (STEP_NOT_SHOWN if verdict.moved_by_few else NOT_SHOWN)[locale]


def in_unit(value: Fraction | None, unit: MeasureUnit | None) -> Fraction | None:
    """A share in percent where the target is in percent; other figures as they are."""
    return value if value is None or unit is None else unit.out_of_terms(value)


def exact_text(value: Fraction | int | None) -> str | None:
    """The number without rounding: `9`, `24519874.36`, `500/59`."""
    return None if value is None else _exact(Fraction(value))


def _exact(number: Fraction) -> str:
    rest = number.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    return _finite(number)


def _finite(number: Fraction) -> str:
    digits = 0
    while number * 10**digits % 1:
        digits += 1
    whole = int(number * 10**digits)
    sign, text = ("-" if whole < 0 else ""), str(abs(whole)).rjust(digits + 1, "0")
    return sign + (f"{text[:-digits]}.{text[-digits:]}" if digits else text)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _complete(complete: Completeness) -> dict[str, Any]:
    return {"expected": complete.expected, "arrived": complete.arrived, "missing": [str(p) for p in complete.missing]}


def _stale(stale: Stale | None) -> dict[str, Any] | None:
    if stale is None:
        return None
    return {"figures_as_of": _day(stale.figures_as_of), "overdue": [str(period) for period in stale.overdue]}


def _pace(pace: Pace | None, unit: MeasureUnit | None) -> dict[str, Any] | None:
    if pace is None:
        return None
    return {
        "expected": exact_text(in_unit(pace.expected, unit)),
        "view_end": _day(pace.view_end),
        "forecast": exact_text(in_unit(pace.forecast, unit)),
        "per_week_needed": exact_text(in_unit(pace.per_week_needed, unit)),
        "method": pace.method,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code, **{name: _json(value) for name, value in reason.facts.items()}}


def _json(value: ReasonValue) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Fraction):
        return exact_text(value)
    if isinstance(value, Decimal | MeasureUnit | HouseWord):
        return str(value)
    return value
