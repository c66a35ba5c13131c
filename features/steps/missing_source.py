"""Which verdicts does each missing report explain, as their reasons say?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from checker.domain.period import Period
from checker.domain.verdict import EXPLAINED_BY, Reason, Verdict


@dataclass(frozen=True, slots=True)
class MissingSource:
    """A report that was owed and has not come. `first` is the earliest period of it that any verdict waits for.

    `obligations` are the keys of all that cannot be judged for want of it, in order.
    """

    sender: str
    profile: str
    first: Period
    obligations: tuple[str, ...]


def missing_sources(verdicts: Iterable[Verdict]) -> tuple[MissingSource, ...]:
    """The missing reports behind some verdicts, each once, in the order of sender and profile."""
    found: dict[tuple[str, str], list[tuple[Period, str]]] = defaultdict(list)
    for verdict in verdicts:
        for reason in verdict.reasons:
            if reason.code == EXPLAINED_BY:
                found[_source(reason)].append((_first(reason), verdict.obligation))
    return tuple(
        MissingSource(
            *source,
            first=min((first for first, _ in waiting), key=lambda period: (period.end, period.start)),
            obligations=tuple(sorted(obligation for _, obligation in waiting)),
        )
        for source, waiting in sorted(found.items())
    )


def _source(reason: Reason) -> tuple[str, str]:
    return str(reason.facts["sender"]), str(reason.facts["profile"])


def _first(reason: Reason) -> Period:
    first = reason.facts["first"]
    assert isinstance(first, Period), "es fehlt kein Bericht für einen Zeitraum"
    return first
