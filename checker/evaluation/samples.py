"""Which rates come from a random sample, and how much do they prove? Pure."""

from __future__ import annotations

from fractions import Fraction

from checker.domain.rule import Rule
from checker.domain.verdict import EvidenceClass
from checker.evaluation.measures import Figures
from checker.evaluation.sampling import evidence_class


def is_sampled(rule: Rule) -> bool:
    """Only a random selection is a sample; risk and complaint cases prove nothing about the whole."""
    measure = rule.measure
    return measure.records == "case_review" and measure.where.selection == "random" and measure.part is not None


def evidence_of(rule: Rule, figures: Figures, bound: Fraction) -> EvidenceClass | None:
    """The class of a sampled rate; None where nothing was sampled."""
    if figures.value is None or not is_sampled(rule):
        return None
    part, whole = figures.numerator, figures.denominator
    assert isinstance(part, int), "a sampled rate counts files"
    assert isinstance(whole, int), "a sampled rate counts files"
    return evidence_class(part, whole, bound, below=figures.value < bound)
