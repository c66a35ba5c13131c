"""Another rule's verdict that triggered an obligation: the cause of a follow-up. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.domain.period import Period


@dataclass(frozen=True, slots=True)
class Trigger:
    """What `rule` missed in `scope` and `period`, and the local day on which that became known.

    The follow-up's working days count from `known_on`. `owner` answers for it in the place of the rule's own owner;
    None: the rule's own. `title` is the short title of the rule that missed, for sentences.
    """

    rule: str
    scope: str
    period: Period
    known_on: date
    owner: str | None = None
    title: str = ""

    @property
    def label(self) -> str:
        """The name under which its follow-up is known: `sickness-rate-2016-03`."""
        return f"{self.rule}-{str(self.period).lower()}"
