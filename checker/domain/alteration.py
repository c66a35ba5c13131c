"""What is required was altered, not what was reported: since when, and by whom? Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from checker.domain.finding import Episode
from checker.domain.rule import Rule
from checker.domain.verdict import Verdict


class AlterationKind(StrEnum):
    """What was altered: the rules by an activation, a bound or day from a date on that they name, the units that there
    are, or the request, agreement or verdict that something was owed for.
    """

    RULES = "rules"
    AMENDMENT = "amendment"
    UNIT_CEASED = "unit_ceased"
    OCCASION_GONE = "occasion_gone"


@dataclass(frozen=True, slots=True)
class Alteration:
    """One such change, and the local day on which it took effect.

    `by` is the role that activated, the decision that amended, or the id of the unit that goes on; empty: nobody is
    named. `number` is that of the activation, else 0; `reason` what was given for it, empty: nothing was.
    """

    kind: AlterationKind
    on: date
    by: str = ""
    number: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and the rule that it was given by."""

    rule: Rule
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class EndedByAlteration:
    """A finding that ended so. `before` is what it was; `now` what is judged instead, None: nothing is owed any more.

    `is_rule_there`: the rule holds still, if not for this unit.
    """

    alteration: Alteration
    episode: Episode
    before: Judged
    now: Judged | None = None
    is_rule_there: bool = True
