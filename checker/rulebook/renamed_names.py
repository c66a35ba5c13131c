"""Was a role renamed, and the rules still say its former name? Then the one that nobody uses yet is meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from checker.domain.problem import Problem, nearest
from checker.rulebook.files import ORGANISATION
from checker.rulebook.known import role_ids
from checker.rulebook.yaml_tree import Tree

_UNKNOWN_ROLE = re.compile(r"unknown role '([^']*)'")
# So alike, it is a slip of the pen and no other name.
A_SLIP = 0.85


def with_new_names(problems: Iterable[Problem], trees: Mapping[str, Tree]) -> Iterator[Problem]:
    """The problems, those of an unknown role with the role that is new and unused, where that is likelier meant."""
    unused: tuple[str, ...] | None = None
    for problem in problems:
        found = _UNKNOWN_ROLE.fullmatch(problem.what)
        if found is None or _is_a_slip(found[1], problem.nearest):
            yield problem
            continue
        unused = _unused_roles(trees) if unused is None else unused
        close = nearest(found[1], unused) or (unused[0] if len(unused) == 1 else problem.nearest)
        yield replace(problem, nearest=close)


def _is_a_slip(word: str, close: str | None) -> bool:
    return close is not None and SequenceMatcher(None, word, close).ratio() >= A_SLIP


def _unused_roles(trees: Mapping[str, Tree]) -> tuple[str, ...]:
    """Roles that no other place of the folder names."""
    organisation = trees.get(ORGANISATION)
    if organisation is None:
        return ()
    declared = set(role_ids(organisation))
    own = {(*entry, "id") for entry in organisation.entries(("roles",))}
    named = {
        value
        for name, tree in trees.items()
        for path in tree.places
        if not (name == ORGANISATION and path in own) and isinstance(value := tree.get(path), str)
    }
    return tuple(sorted(declared - named))
