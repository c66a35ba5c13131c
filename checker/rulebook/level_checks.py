"""Do the levels of a house fit together, and its units the levels? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from checker.domain.level import HOUSE, OUTSIDE, Level, above
from checker.domain.organisation import Organisation, UnitFields
from checker.domain.organisation_file import OrganisationFile, named_units
from checker.domain.problem import Problem
from checker.domain.profile import ANY_LEVEL
from checker.domain.vocabulary import LevelEntry, Vocabulary
from checker.rulebook.known import unknown
from checker.rulebook.yaml_tree import Path, Tree

# Words that mean something else wherever a level may stand, and keys that are there already.
_NO_LEVELS = (HOUSE, OUTSIDE, ANY_LEVEL)


def level_problems(vocabulary: Vocabulary, tree: Tree) -> Iterator[Problem]:
    """What the declared levels say against one another; then nobody knows what organisation.yaml must look like."""
    declared: list[str] = []
    for place, entry in enumerate(vocabulary.levels or ()):
        yield from _own_words(entry, vocabulary.levels or (), place, tree)
        if entry.within is not None:
            yield from _above_it(entry.within, declared, ("levels", place, "within"), tree)
        declared.append(entry.id)


def levels_without_units(vocabulary: Vocabulary, tree: Tree, organisation: Organisation) -> Iterator[Problem]:
    """Levels on which nothing could ever be owed."""
    for place, entry in enumerate(vocabulary.levels or ()):
        if not organisation.units(entry.id):
            what = f"no {entry.en.one} stands in organisation.yaml: list them there under '{entry.key}', or delete this"
            yield Problem(tree.where(("levels", place, "id")), what)


def _above_it(within: str, declared: Collection[str], path: Path, tree: Tree) -> Iterator[Problem]:
    """Levels are declared from the highest down, so that none can lie within itself."""
    if not declared:
        yield Problem(tree.where(path), f"'{within}' is not declared before this: the highest level comes first")
    else:
        yield from unknown("level above", within, declared, tree, path)


def _own_words(entry: LevelEntry, entries: Sequence[LevelEntry], place: int, tree: Tree) -> Iterator[Problem]:
    """Ids and keys that are taken, by another level or by what every house has."""
    earlier = entries[:place]
    where = tree.where(("levels", place, "id"))
    if entry.id in _NO_LEVELS:
        yield Problem(where, f"'{entry.id}' has a meaning of its own in every house; choose another id")
    if entry.id in [other.id for other in earlier]:
        yield Problem(where, f"the level '{entry.id}' is declared twice")
    where = tree.where(("levels", place, "key"))
    if entry.key in OrganisationFile.model_fields or entry.key in [other.key for other in earlier]:
        yield Problem(where, f"the key '{entry.key}' of organisation.yaml is taken; choose another")
    for name, key in (("named_as", entry.level.named_as), ("listed_as", entry.level.listed_as)):
        if key and (key in UnitFields.model_fields or _means_another(name, key, entry, earlier)):
            at = name if getattr(entry, name) else "within"
            what = f"the key '{key}' of a unit is taken; choose another, as '{name}'"
            yield Problem(tree.where(("levels", place, at)), what)


def _means_another(name: str, key: str, entry: LevelEntry, earlier: Sequence[LevelEntry]) -> bool:
    """One key may name the units above from several levels; what a unit lists is of one level."""
    other_name = "listed_as" if name == "named_as" else "named_as"
    return any(
        getattr(other.level, other_name) == key
        or (getattr(other.level, name) == key and (name == "listed_as" or other.within != entry.within))
        for other in earlier
    )


def unit_problems(organisation: Organisation, tree: Tree) -> Iterator[Problem]:
    """Units that are named as those within which others lie, or that lie within them, and that there are not."""
    for path, key, level in _relations(organisation.levels, tree):
        ids = [unit.id for unit in organisation.units(level)]
        said = tree.get((*path, key))
        for place, word in enumerate(named_units(said)):
            at = (*path, key, place) if isinstance(said, tuple) else (*path, key)
            yield from unknown(level, word, ids, tree, at)


def relation_problems(levels: Sequence[Level], tree: Tree) -> Iterator[Problem]:
    """Keys on units of a level that has no use for them: nothing would ever read them."""
    owners = {level.listed_as: level.within for level in levels if level.listed_as}
    for path, key, level in _relations(levels, tree):
        own = next(each.id for each in levels if each.key == path[0])
        if key in owners:
            if own != owners[key]:
                what = f"'{key}' is a key of the level {owners[key]}, not of {own}"
                yield Problem(tree.where_key((*path, key)), what)
        elif level not in above(own, levels):
            yield Problem(tree.where_key((*path, key)), f"the level {own} does not lie within the level {level}")


def _relations(levels: Sequence[Level], tree: Tree) -> Iterator[tuple[Path, str, str]]:
    """Where units name other units: the place of the unit, the key, and the level of those that it names."""
    level_by_key = {level.named_as: level.within for level in levels if level.named_as}
    level_by_key |= {level.listed_as: level.id for level in levels if level.listed_as}
    for level in levels:
        for unit in tree.entries((level.key,)):
            for key, named in level_by_key.items():
                if tree.get((*unit, key)) is not None:
                    yield unit, key, named
