"""Do the files under senders/ name roles and profiles that fit? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.problem import Problem
from checker.domain.profile import ANY_LEVEL, SenderFile
from checker.rulebook.heading_checks import heading_problems
from checker.rulebook.known import KnownNames, unknown
from checker.rulebook.line_checks import line_problems
from checker.rulebook.profile_places import columns_at
from checker.rulebook.value_checks import value_problems
from checker.rulebook.yaml_tree import Tree


def sender_problems(file: SenderFile, known: KnownNames, tree: Tree) -> Iterator[Problem]:
    """An unknown role or level; two profiles of one id; values, lines and headings that would never be read."""
    yield from unknown("role", file.sender.role, known.roles, tree, ("sender", "role"))
    yield from value_problems(file, tree)
    yield from line_problems(file, tree)
    yield from heading_problems(file, tree)
    first_by_id: dict[str, int] = {}
    for place, profile in enumerate(file.profiles):
        if (first := first_by_id.setdefault(profile.id, place)) != place:
            line = tree.where(("profiles", first, "id")).line
            yield Problem(
                tree.where(("profiles", place, "id")), f"the profile '{profile.id}' stands here twice (line {line})"
            )
        for path, _, column in columns_at(profile, ("profiles", place)):
            if column.units is not None and known.levels is not None:
                levels = (*known.levels, ANY_LEVEL)
                yield from unknown("level", column.units, levels, tree, (*path, "units"))
