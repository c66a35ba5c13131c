"""What can one change of an edit be? Pure. Only what is provably harmless or stricter needs nobody's approval."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.domain.verdict import RuleKey
from checker.rulebook.differences import FieldChange


class EffectKind(StrEnum):
    """What a change is. `judged`: another way to judge, of which nobody can say whether it asks less. `follows`: what
    opens a rule has changed. `quieter`: fewer mails, or later ones. `read`: senders' files are read otherwise. `house`:
    who reads for a role, or sees to the house's work.
    """

    HARMLESS = "harmless"
    STRICTER = "stricter"
    SOFTER = "softer"
    JUDGED = "judged"
    REDATED = "redated"
    REOWNED = "reowned"
    RELADDERED = "reladdered"
    REMOVED = "removed"
    RENAMED = "renamed"
    POWERS = "powers"
    FOLLOWS = "follows"
    QUIETER = "quieter"
    READ = "read"
    HOUSE = "house"


NEEDS_NOBODY = frozenset({EffectKind.HARMLESS, EffectKind.STRICTER})


@dataclass(frozen=True, slots=True)
class EditEffect:
    """What one change is to one rule, by its key before (after, of a new one). `rule` None: to the house as a whole.

    `change` None: the rule itself is new or gone, or follows another.
    """

    rule: RuleKey | None
    kind: EffectKind
    change: FieldChange | None = None

    @property
    def needs_approval(self) -> bool:
        return self.kind not in NEEDS_NOBODY
