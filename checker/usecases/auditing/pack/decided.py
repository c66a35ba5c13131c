"""The verdicts of a pack, each as it may be shown beside all the others. Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from sqlalchemy import Connection

from checker.domain.verdict import Reason, Verdict
from checker.store import verdicts
from checker.store.verdicts import JudgedVerdict
from checker.usecases.auditing.pack.kept_back import KeptBack
from checker.usecases.auditing.pack.scope import PackAbout, PackScope
from checker.wording.numbers import counts_text
from checker.wording.present import exact_text
from checker.wording.reasons import figure_text
from checker.wording.suppression import FIGURES, published


@dataclass(frozen=True, slots=True)
class ShownVerdict:
    """The verdict `number` (from 1) of an obligation, as it may be shown. `is_whole`: nothing of it is kept back."""

    obligation: str
    number: int
    judged: JudgedVerdict
    verdict: Verdict
    is_whole: bool


def changes_of(tx: Connection, scope: PackScope, kept: KeptBack) -> Iterator[ShownVerdict]:
    """Every change of every verdict that the pack is about, each obligation's oldest first."""
    for key in scope.obligations:
        hidden = kept.some.get(key, frozenset())
        for number, judged in enumerate(verdicts.history(tx, key), start=1):
            if scope.holds(judged.on):
                shown = _shown(judged.verdict, is_hidden=key in kept.whole or number in hidden)
                yield ShownVerdict(key, number, judged, shown, shown == judged.verdict)


def _shown(verdict: Verdict, *, is_hidden: bool) -> Verdict:
    if is_hidden:
        verdict = replace(verdict, moved_by_few=True, few_staff=verdict.few_staff or not verdict.counts_people)
    shown = published(verdict)
    if not shown.kept_back:
        return shown
    # Elsewhere a rounded rate stays. Here the whole of which it is a share may lie in another file.
    return replace(shown, value=None, reasons=tuple(map(_without_rate, shown.reasons)))


def _without_rate(reason: Reason) -> Reason:
    return Reason(reason.code, {name: None if name in FIGURES else fact for name, fact in reason.facts.items()})


def figures_untold(tx: Connection, scope: PackScope, kept: KeptBack) -> frozenset[str]:
    """How the figures that are kept back are written in German texts: "57 von 58", "2 Fälle", "101 von 289".

    Of an obligation of which other figures are shown also the rates: with the whole that these tell, a rate is a count.
    """
    found: set[str] = set()
    for key in kept.whole | kept.some.keys():
        history = verdicts.history(tx, key)
        hidden = kept.some.get(key, frozenset())
        tells_whole = key in scope.obligations and key not in kept.whole and len(hidden) < len(history)
        for number, judged in enumerate(history, start=1):
            if key in kept.whole or number in hidden:
                found.update(_written(judged.verdict, with_rate=tells_whole or scope.about is PackAbout.PERIOD))
    return frozenset(found)


def _written(verdict: Verdict, *, with_rate: bool) -> Iterator[str]:
    value, part, whole = verdict.value, verdict.numerator, verdict.denominator
    if part is not None and whole is not None:
        texts = (exact_text(part) or "", exact_text(whole) or "")
        yield " ".join(counts_text(*texts, "de", verdict.relation).split())
    if value is None:
        return
    text = " ".join(figure_text(Fraction(value), verdict, "de").split())
    if not text.endswith("%"):
        yield text
        yield f"{text.split(' ')[0]} von {verdict.target}"
    elif with_rate:
        yield text
