"""Which names may other files use? Taken from what was written, so that one mistake does not hide the next. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from checker.domain.level import HOUSE, OUTSIDE, Level
from checker.domain.problem import Problem, nearest
from checker.rulebook.files import ESCALATION, ORGANISATION, SENDER
from checker.rulebook.yaml_tree import Path, Tree


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names by what they name. None: the file they stand in cannot be read, so nothing is said about them."""

    roles: Collection[str] | None = None
    external_roles: Collection[str] = ()
    policies: Collection[str] | None = None
    profiles_by_sender: Mapping[str, Collection[str]] | None = None
    units: Mapping[str, Collection[tuple[str, str | None]]] | None = None
    levels: Collection[str] | None = None


def known_names(trees: Mapping[str, Tree], names: Collection[str], levels: Collection[Level] | None) -> KnownNames:
    """What the readable files define.

    `names` are all files that exist, readable or not; `levels` those of the house, None where they are not known.
    """
    organisation, escalation = trees.get(ORGANISATION), trees.get(ESCALATION)
    senders = [name for name in names if SENDER.fullmatch(name)]
    return KnownNames(
        roles=None if organisation is None else tuple(_ids(organisation, "roles")),
        external_roles=() if organisation is None else tuple(_external(organisation)),
        units=None
        if organisation is None or levels is None
        else {level.id: tuple(_units(organisation, level.key)) for level in levels},
        levels=None if levels is None else (HOUSE, *(level.id for level in levels)),
        policies=None if escalation is None else tuple(_ids(escalation, "policies")),
        profiles_by_sender=None
        if any(name not in trees for name in senders)
        else {_sender(trees[name]): tuple(_ids(trees[name], "profiles")) for name in senders},
    )


def unknown(what: str, word: str, known: Collection[str] | None, tree: Tree, path: Path) -> Iterator[Problem]:
    """The problem of a name that nothing bears; none while the names are not known."""
    if known is not None and word not in known:
        yield Problem(tree.where(path), f"unknown {what} '{word}'", tuple(sorted(set(known))), nearest(word, known))


def _units(tree: Tree, key: str) -> Iterator[tuple[str, str | None]]:
    """Units of a level by id and group."""
    for entry in tree.entries((key,)):
        found, group = tree.get((*entry, "id")), tree.get((*entry, "group"))
        if isinstance(found, str):
            yield found, group if isinstance(group, str) else None


def _ids(tree: Tree, key: str) -> Iterator[str]:
    for entry in tree.entries((key,)):
        if isinstance(found := tree.get((*entry, "id")), str):
            yield found


def role_ids(organisation: Tree) -> Iterator[str]:
    """The roles that organisation.yaml declares."""
    return _ids(organisation, "roles")


def _external(tree: Tree) -> Iterator[str]:
    for entry in tree.entries(("roles",)):
        if tree.get((*entry, "scope")) == OUTSIDE:
            yield str(tree.get((*entry, "id")))


def _sender(tree: Tree) -> str:
    return str(tree.get(("sender", "id")))
