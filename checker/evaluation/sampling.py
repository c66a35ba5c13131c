"""How much does a sampled rate prove? Pure, exact with whole numbers.

One-sided binomial test at 5 %, the same decision as a one-sided 95 % Clopper-Pearson bound. Source: decision D17.
"""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from functools import lru_cache
from math import comb, exp, lgamma, log

from checker.domain.verdict import EvidenceClass

ALPHA = Fraction(1, 20)
INDICATED_FROM = 100
EXACT_UP_TO = 2_000
DOUBT = 1e-6
TENTHS = 1_000  # of a percent
BITS = 256


@lru_cache(maxsize=4096)
def evidence_class(part: int, whole: int, bound: Fraction, *, below: bool) -> EvidenceClass:
    """Class of `part` of `whole` against `bound` (a share, 0 to 1); `below`: the verdict says "under the bound"."""
    if whole and _is_proven(part, whole, bound, below=below):
        return EvidenceClass.PROVEN
    return EvidenceClass.INDICATED if whole >= INDICATED_FROM else EvidenceClass.WEAK


@lru_cache(maxsize=4096)
def reach(part: int, whole: int, *, below: bool, grid: int = TENTHS) -> Fraction:
    """The one-sided 95 % Clopper-Pearson bound of a share: the upper one for `below`, else the lower one.

    How far the data reach on the other side of what they say: a multiple of 1/`grid`, rounded to the side that promises
    less. Exact: every step asks the test of the evidence class.
    """
    most = part if below else whole - part
    steps = range(1, grid)
    ruled_out = 1 + bisect_left(steps, True, key=lambda step: _tail_is_small(most, whole, Fraction(step, grid)))
    return Fraction(ruled_out, grid) if below else 1 - Fraction(ruled_out, grid)


def _is_proven(part: int, whole: int, bound: Fraction, *, below: bool) -> bool:
    if not 0 < bound < 1:
        return False
    if (Fraction(part, whole) < bound and not below) or (Fraction(part, whole) >= bound and below):
        return False
    # At least `part` faulty is the same as at most `whole - part` faultless: one tail serves both sides.
    if below:
        return _tail_is_small(part, whole, bound)
    return _tail_is_small(whole - part, whole, 1 - bound)


def _tail_is_small(most: int, whole: int, share: Fraction) -> bool:
    """Is P(X <= most), X binomial with `whole` trials of `share`, at most ALPHA?"""
    if whole > EXACT_UP_TO:
        near = _tail_as_float(most, whole, float(share))
        if abs(near - float(ALPHA)) > DOUBT:
            return near < float(ALPHA)
        return _tail_is_small_by_bounds(most, whole, share)
    hit, miss = share.numerator, share.denominator - share.numerator
    every = share.denominator**whole
    if 2 * most < whole:
        tail = _ways_of_at_most(most, whole, hit, miss)
    else:
        # The other side has fewer terms, and both together are all there is.
        tail = every - _ways_of_at_most(whole - most - 1, whole, miss, hit)
    return bool(tail * ALPHA.denominator <= ALPHA.numerator * every)


def _ways_of_at_most(most: int, whole: int, hit: int, miss: int) -> int:
    """Sum of C(whole, count) * hit^count * miss^(whole - count) up to `most`, exact: each term from the one before."""
    if most < 0:
        return 0
    term = total = miss**whole
    for count in range(most):
        term = term * ((whole - count) * hit) // ((count + 1) * miss)
        total += term
    return int(total)


def _tail_is_small_by_bounds(most: int, whole: int, share: Fraction) -> bool:
    """The same decision for large samples in doubt, where summing exact terms would take minutes.

    The largest term is exact to `BITS` binary places; those below it follow by rounding down, never by more than
    one unit each, which bounds the sum from both sides. Needs `most` at or below the mean, so that terms fall.
    """
    hit, miss = share.numerator, share.denominator - share.numerator
    largest: int = comb(whole, most) * hit**most * miss ** (whole - most)
    every: int = share.denominator**whole
    term = (largest << BITS) // every
    total, count = term, most
    while count > 0 and term > 0:
        term = term * count * miss // ((whole - count + 1) * hit)
        total += term
        count -= 1
    limit = (ALPHA.numerator << BITS) // ALPHA.denominator
    at_most = total + (most + 1) ** 2
    assert at_most <= limit or total > limit, f"{BITS} bits do not tell {most} of {whole} from the bound"
    return at_most <= limit


def _tail_as_float(most: int, whole: int, share: float) -> float:
    """The same tail for large samples, summed from its largest term down; good to `DOUBT` up to ten million."""
    log_term = (
        lgamma(whole + 1)
        - lgamma(most + 1)
        - lgamma(whole - most + 1)
        + most * log(share)
        + (whole - most) * log(1 - share)
    )
    term = exp(log_term)
    total, count = term, most
    while count > 0 and term > total * 1e-14:
        term *= count / (whole - count + 1) * (1 - share) / share
        total += term
        count -= 1
    return total
