"""What a role decided about an obligation. Pure; acts store the role, never a person.

Acts are only ever added: whoever takes one back adds another, and an objection ends what it objects to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from checker.domain.clock import local_day
from checker.domain.finding import Episode
from checker.domain.house_word import HouseWord
from checker.domain.obligation_key import of_rule, rule_of
from checker.domain.post import Post

A_DAY = timedelta(days=1)


class ActKind(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    SILENCE = "silence"
    WAIVE = "waive"
    EXTEND = "extend"
    OBJECT = "object"
    HANDBACK = "handback"
    TAKEOVER = "takeover"
    NOISE = "noise"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Act:
    """One decision. `until` is inclusive and local; for an extension it is the new due day, for what has no end the day
    of the act itself.

    An extension counts from its grant (`recorded_at`, aware, UTC) on; by an earlier known-at the old day holds.
    `because` is one of the reasons that the house declares, with its words; `reason` says more, or all if it is None.
    `scope` is the unit of the post that acted (empty: before it was kept). `until_resolved`: a silence that ends with
    its episode. `undoes` is the sequence of the act that is taken back. `before` is the newest episode as it was when
    the act came, None: there was none, or the act is older than this field. `confirmed_by` is the role that entered
    what another had answered by mail, and `said_at` when the answer came in; None: the role decided at the tool itself.
    `file_number`: under which the house has it on file; empty: none was named. `by_link`: done by the link of a mail
    alone, so that nobody knows by whom.
    """

    kind: ActKind
    obligation: str
    by: str
    until: date
    reason: str
    recorded_at: datetime
    sequence: int = 0
    scope: str = ""
    until_resolved: bool = False
    undoes: int | None = None
    before: Episode | None = None
    because: HouseWord | None = None
    confirmed_by: str | None = None
    said_at: datetime | None = None
    file_number: str = ""
    by_link: bool = False

    @property
    def post(self) -> str:
        """`role@unit`; the bare role where the unit was not kept."""
        return str(Post(self.by, self.scope))

    def why(self, locale: str) -> str:
        """The reason as people read it: the house's word, what was said beside it, and the number of the file.

        Empty: none was given.
        """
        title = self.because.title(locale) if self.because else ""
        # Of an answer by mail the reason names it already.
        file_number = "" if self.file_number in self.reason else self.file_number
        return ": ".join(part for part in (title, self.reason, file_number) if part)

    @property
    def granted_on(self) -> date:
        """The local day of the act."""
        return local_day(self.recorded_at)


# What ends a waiver before its own last day: the last word counts.
ENDS_A_WAIVER = frozenset({ActKind.WAIVE, ActKind.OBJECT, ActKind.HANDBACK})


def counting(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts as they count, in the order in which they came.

    What was taken back is left out, and so is the taking back. A waiver that was objected to, handed back or given
    anew ends on the day before that: the days until then stay waived.
    """
    known = sorted(acts, key=lambda act: act.sequence)
    undone = {act.undoes for act in known if act.undoes is not None}
    left = [act for act in known if act.kind is not ActKind.UNDO and act.sequence not in undone]
    ends: dict[str, date] = {}
    found: list[Act] = []
    for act in reversed(left):
        ended_by = ends.get(act.obligation)
        is_cut = act.kind is ActKind.WAIVE and ended_by is not None and ended_by <= act.until
        found.append(replace(act, until=ended_by - A_DAY) if is_cut and ended_by else act)
        if act.kind in ENDS_A_WAIVER:
            ends[act.obligation] = act.granted_on
    return tuple(reversed(found))


def under_new_names(acts: Iterable[Act], new_by_old: Mapping[str, str]) -> tuple[Act, ...]:
    """The acts, those about a rule that was renamed as if they had been about the rule that replaces it."""
    if not new_by_old:
        return tuple(acts)
    return tuple(_under_new_name(act, new_by_old) for act in acts)


def _under_new_name(act: Act, new_by_old: Mapping[str, str]) -> Act:
    new = new_by_old.get(rule_of(act.obligation))
    return replace(act, obligation=of_rule(act.obligation, new)) if new else act


def by_obligation(acts: Iterable[Act]) -> dict[str, list[Act]]:
    """The acts of each obligation, in their order."""
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        found[act.obligation].append(act)
    return found


def silenced_until(acts: Iterable[Act], on: date) -> dict[str, date]:
    """By obligation the last day of a silence that stands on a day whatever becomes of its episode.

    Of several the newest counts. A silence that ends with its episode is none of these.
    """
    newest = {act.obligation: act for act in counting(acts) if act.kind is ActKind.SILENCE}
    return {
        key: act.until
        for key, act in newest.items()
        if not act.until_resolved and act.granted_on <= on <= act.until
    }  # fmt: skip
