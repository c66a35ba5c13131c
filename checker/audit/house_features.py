"""Which scenarios are run by a house's rules, where no file is named, and how are they written? Edge: two folders.

Those that come along, where the plan is theirs, and those of the house, beside its rules folder.
"""

from __future__ import annotations

from pathlib import Path

from checker.audit.feature_run import features_folder
from checker.audit.scenarios import WrittenScenario, scenarios_by_tag, scenarios_in, written_scenarios
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


def house_scenarios(book: Rulebook, rules: Path | None) -> tuple[WrittenScenario, ...]:
    """What `files_to_play` names, as it is written; none where nothing would run. A file of the house that cannot be
    read is left out: a run says so.
    """
    along, rows = features_folder(), {planned.rule.source.row for planned in book.rules()}
    carried = written_scenarios(along) if along.is_dir() else ()
    if not any(rows & each.tags for each in carried):
        carried = ()
    return (*carried, *(each for name in own_files(book, rules) for each in _written_in(Path(name))))


def _written_in(path: Path) -> tuple[WrittenScenario, ...]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(scenarios_in(text, f"{path.parent.name}/{path.name}"))


def own_files(book: Rulebook, rules: Path | None) -> tuple[str, ...]:
    """The paths of the house's own, in order."""
    if rules is None:
        return ()
    return tuple(map(str, sorted(scenarios_beside(rules, book.language).glob("*.feature"))))
