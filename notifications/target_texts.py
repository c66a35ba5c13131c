"""What is required of a figure, worded for a mail: the target, and notes beside it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.domain.kinds import KINDS
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict
from checker.wording.locales import Locale
from checker.wording.mail_texts import phrase
from checker.wording.numbers import UNTOLD, band_text, bound_text, is_untold
from checker.wording.reasons import required_text


def target_text(rule: Rule, verdict: Verdict, locale: Locale) -> str | None:
    """The target in words, with what is to be said beside it. None: nothing is asked of the figure."""
    text = _required(rule, verdict, locale)
    beside = "; ".join(_beside(rule, verdict, locale))
    return f"{text} ({beside})" if text is not None and beside else text


def short_target(rule: Rule, verdict: Verdict, locale: Locale) -> str:
    """What stands behind a figure in brackets: "Ziel unter 10 %"; empty when nothing is asked of it."""
    required = _required(rule, verdict, locale)
    if required is None or not KINDS[rule.kind].is_judged:
        return required or ""
    if verdict.operator == "=" and verdict.target is not None and rule.band is None:
        required = bound_text(verdict.target, verdict.unit, locale, verdict.rounding)
    return phrase("target_is", locale, target=required)


def _required(rule: Rule, verdict: Verdict, locale: Locale) -> str | None:
    """As `required_text`; of a band also while there is no figure."""
    if rule.band is not None:
        return band_text(Fraction(rule.band.least), Fraction(rule.band.most), verdict.unit, locale)
    return required_text(verdict, locale)


def _beside(rule: Rule, verdict: Verdict, locale: Locale) -> Iterator[str]:
    """Whose figure it is compared with, what each single case must keep, and that a tie is not enough (decision D1)."""
    target = rule.target
    if verdict.target is None or target is None:
        return
    if target.value is not None and is_untold(target.value) and not is_untold(verdict.target):
        yield UNTOLD[locale][target.value]
    if rule.tolerance is not None and target.value is not None:
        yield phrase("limit_of_each_case", locale, limit=bound_text(target.value, target.unit, locale))
    if verdict.operator in ("<", ">"):
        yield _tie_text(verdict, verdict.target, locale)
    if rule.band is not None and target.value is not None:
        yield phrase("exactly_in_the_plan", locale, bound=bound_text(target.value, target.unit, locale))


def _tie_text(verdict: Verdict, target: str, locale: Locale) -> str:
    """That a figure which equals its bound does not keep it."""
    if is_untold(target):
        return phrase("a_tie_is_not_enough", locale)
    bound = bound_text(target, verdict.unit, locale, verdict.rounding)
    if (verdict.unit and not verdict.unit.is_counted) or Fraction(target) == 1:
        return phrase("exactly_is_not_enough", locale, bound=bound)
    return phrase("exactly_so_many_are_not_enough", locale, bound=bound)
