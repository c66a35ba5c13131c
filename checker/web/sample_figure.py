"""How much a sampled rate proves, drawn and as a table, from the stored verdict. Pure; nothing is judged for it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from checker.domain.measure_unit import PERCENT
from checker.domain.verdict import Verdict
from checker.evaluation.sampling import reach
from checker.pages.interval_chart import PlottedInterval, SampledShare, plotted_interval
from checker.pages.parts import Table
from checker.wording.locales import Locale
from checker.wording.mail_texts import capitalised
from checker.wording.numbers import bound_of, counts_text, rate_text
from checker.wording.obligation_page_texts import OBLIGATION_WORDS
from checker.wording.reasons import evidence_text


@dataclass(frozen=True, slots=True)
class SampleFigure:
    """A chart with the same values as a table. `says` is its message, also for whoever does not see it."""

    title: str
    says: str
    chart: PlottedInterval
    table: Table


def sample_of(verdict: Verdict, title: str, locale: Locale) -> SampleFigure | None:
    """The share of the sample and how far the data reach to either side. None: no sample, or none that is shown."""
    if verdict.evidence is None or verdict.kept_back or not verdict.denominator or verdict.numerator is None:
        return None
    # Reviews are counted in whole numbers.
    part, whole = int(verdict.numerator), int(verdict.denominator)
    sample = SampledShare(
        Fraction(part, whole),
        reach(part, whole, below=False),
        reach(part, whole, below=True),
        bound_of(verdict.target, verdict.unit),
    )
    words, unit = OBLIGATION_WORDS[locale], verdict.unit or PERCENT

    def text(share: Fraction, beside: Fraction | None = None) -> str:
        return rate_text(share, beside, locale, unit)

    share = text(sample.share, sample.bound)
    counted = f"{counts_text(str(part), str(whole), locale, 'share')} = {share}"
    rows = [
        (words["sample_share"], counted),
        (words["sample_low"], text(sample.low)),
        (words["sample_high"], text(sample.high)),
    ]
    if sample.bound is not None:
        rows.append((words["sample_bound"], text(sample.bound)))
    heads = (words["sample_what"], words["sample_value"])
    evidence = capitalised(evidence_text(verdict, locale) or "")
    return SampleFigure(
        title=f"{words['sample']}: {title}",
        says=words["sample_says"].format(
            evidence=evidence, counted=counted, low=text(sample.low), high=text(sample.high)
        ),
        chart=plotted_interval(sample, text_of=text),
        table=Table(f"{words['sample']}: {title}", heads, tuple(rows), is_counts=True),
    )
