"""Which rates come from a random sample, and how much do they prove? Pure."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from checker.domain.record import RANDOM, CaseReview, RecordVersion
from checker.domain.rule import Rule
from checker.domain.verdict import EvidenceClass, Reason, ReasonValue
from checker.domain.vocabulary import Vocabulary
from checker.evaluation.figures import Figures, Measured
from checker.evaluation.sampling import evidence_class, reach

STRATA_POOLED = "strata_pooled"


def is_sampled(rule: Rule) -> bool:
    """Only a random selection is a sample; risk and complaint cases prove nothing about the whole."""
    measure = rule.measure
    if measure.records != "case_review" or measure.part is None:
        return False
    compared = rule.compared
    is_share = compared is not None and compared.unit.is_share
    return is_share and measure.where.selection in (RANDOM, (RANDOM,))


def strata_note(rule: Rule, versions: Iterable[RecordVersion], vocabulary: Vocabulary) -> Reason | None:
    """The files of each stratum, where a sampled rate adds up several.

    How large the strata themselves are nobody reports, so there are no weights: the sum says nothing of the whole,
    and is never called an extrapolation (law note 8). None: one stratum, or no sample.
    """
    if not is_sampled(rule):
        return None
    sizes: dict[str, int] = {}
    for version in versions:
        record = version.record
        assert isinstance(record, CaseReview), "a sampled rate counts reviews"
        sizes[record.stratum] = sizes.get(record.stratum, 0) + record.reviewed
    if len(sizes) < 2:
        return None
    told = [stratum for stratum in ordered(sizes, vocabulary) if sizes[stratum]]
    facts: dict[str, ReasonValue] = {}
    for place, stratum in enumerate(told, start=1):
        facts |= {f"stratum_{place}": vocabulary.word("stratum", stratum), f"files_{place}": sizes[stratum]}
    return Reason(STRATA_POOLED, facts) if len(told) > 1 else None


def ordered(strata: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """Strata as the house declares them, then those that it does not know any more."""
    declared = list(vocabulary.words["stratum"])
    return sorted(strata, key=lambda one: (declared.index(one) if one in declared else len(declared), one))


def reach_of(figures: Measured, bound: Fraction, evidence: EvidenceClass) -> dict[str, Fraction]:
    """Where a sampled rate does not prove its side of the bound: up or down to which share the data still reach."""
    part, whole = figures.numerator, figures.denominator
    if evidence is EvidenceClass.PROVEN or not isinstance(part, int) or not isinstance(whole, int) or not whole:
        return {}
    below = figures.value < bound
    return {"up_to" if below else "down_to": reach(part, whole, below=below)}


def evidence_of(rule: Rule, figures: Figures, bound: Fraction) -> EvidenceClass | None:
    """The class of a sampled rate; None where nothing was sampled."""
    if not isinstance(figures, Measured) or not is_sampled(rule):
        return None
    part, whole = figures.numerator, figures.denominator
    assert isinstance(part, int), "a sampled rate counts files"
    assert isinstance(whole, int), "a sampled rate counts files"
    return evidence_class(part, whole, bound, below=figures.value < bound)
