"""Which counts of clients would point at single people? Pure. Source: law note 6, § 16 BStatG by analogy.

For counts of clients only; events, deliverables and reviewed files name nobody.
"""

from __future__ import annotations

from fractions import Fraction

SUPPRESS_BELOW = 3


def may_show_counts(part: Fraction, whole: Fraction) -> bool:
    """May `part` and `whole` be shown? Not when one of them, or what is left over, is 1 or 2.

    57 of 58 gives away the one. Zero is shown: the rate beside it says the same and points at nobody.
    """
    return not any(0 < count < SUPPRESS_BELOW for count in (part, whole, whole - part))


def may_show_rate(whole: Fraction) -> bool:
    """May the share be shown, without the counts? Not of fewer than three."""
    return whole >= SUPPRESS_BELOW
