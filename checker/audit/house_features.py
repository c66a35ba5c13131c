"""Which files of scenarios are run by a house's rules, where none is named? Edge: looks into two folders.

Those that come along, where the plan is theirs, and those of the house, beside its rules folder.
"""

from __future__ import annotations

from pathlib import Path

from checker.audit.feature_run import features_folder
from checker.audit.scenarios import scenarios_by_tag
from checker.domain.house_scenarios import scenarios_beside
from checker.domain.refusal import FeaturesRefusal, Refused
from checker.domain.rulebook import Rulebook


def files_to_play(book: Rulebook, rules: Path | None) -> tuple[str, ...]:
    """Their names as `play` takes them. Empty: all that come along, and no others. `rules` None: it lies elsewhere.

    Raises Refused where there are none of this plan.
    """
    along = features_folder()
    own = own_files(book, rules)
    tags = scenarios_by_tag(along)
    if not tags or any(planned.rule.source.row in tags for planned in book.rules()):
        return (*(path.name for path in sorted(along.glob("*.feature"))), *own) if own else ()
    if not own:
        raise Refused(FeaturesRefusal.OTHER_PLAN, rulebook=book.sha256[:12])
    return own


def own_files(book: Rulebook, rules: Path | None) -> tuple[str, ...]:
    """The paths of the house's own, in order."""
    if rules is None:
        return ()
    return tuple(map(str, sorted(scenarios_beside(rules, book.language).glob("*.feature"))))
