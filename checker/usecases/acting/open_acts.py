"""What may somebody decide about a finding, and what would each act stop? Pure, from what is known of it.

Whoever is shown an act may do it as it stands: who may do what says `findings.permissions`, and nobody is offered to
decide about their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from checker.domain.act import ActKind
from checker.findings.acts import (
    HAS_AN_END,
    NEEDS_NO_REASON,
    ActCase,
    ActRequest,
    as_it_would_stand,
    may_be_asked,
)
from checker.findings.permissions import powers_over
from checker.usecases.acting.act import ActPreview, shown_of
from checker.usecases.acting.gathered import KnownFinding

# What binds others is looked at once more before it is done.
BINDS = frozenset({ActKind.WAIVE, ActKind.EXTEND})


@dataclass(frozen=True, slots=True)
class OpenAct:
    """An act that `by` (`role@unit`) may do now. `latest` is the last day that may be named; None: it takes none.

    `preview` is what it does before anybody has named its day.
    """

    kind: ActKind
    by: str
    latest: date | None
    preview: ActPreview

    @property
    def needs_reason(self) -> bool:
        return self.kind not in NEEDS_NO_REASON


def open_acts(known: KnownFinding, posts: Iterable[str]) -> tuple[OpenAct, ...]:
    """What each of these posts (`role@unit`) may do, in the order of the kinds of acts; of what is not owed nothing."""
    if not known.is_owed:
        return ()
    case, mine = known.case, tuple(dict.fromkeys(posts))
    return tuple(act for kind in ActKind for act in _open(kind, mine, case, known))


def _open(kind: ActKind, posts: Iterable[str], case: ActCase, known: KnownFinding) -> Iterator[OpenAct]:
    powers = powers_over(kind, known.rule, known.verdict.scope.id, known.book, known.on)
    for post in posts:
        if may_be_asked(kind, post, case, powers):
            preview = shown_of(ActRequest(kind, post), as_it_would_stand(kind, post, case), known)
            yield OpenAct(kind, post, powers.latest if kind in HAS_AN_END else None, preview)
