"""Do the files under senders/ name roles and profiles that fit? Pure; checks give problems."""

from __future__ import annotations

from collections.abc import Iterator

from checker.domain.problem import Problem
from checker.domain.profile import ANY_LEVEL, Column, Profile, SenderFile
from checker.rulebook.known import KnownNames, unknown
from checker.rulebook.yaml_tree import Path, Tree


def sender_problems(file: SenderFile, known: KnownNames, tree: Tree) -> Iterator[Problem]:
    """An unknown role or level; two profiles of one id."""
    yield from unknown("role", file.sender.role, known.roles, tree, ("sender", "role"))
    first_by_id: dict[str, int] = {}
    for place, profile in enumerate(file.profiles):
        if (first := first_by_id.setdefault(profile.id, place)) != place:
            line = tree.where(("profiles", first, "id")).line
            yield Problem(
                tree.where(("profiles", place, "id")), f"the profile '{profile.id}' stands here twice (line {line})"
            )
        for path, column in _columns(profile, ("profiles", place)):
            if column.units is not None and known.levels is not None:
                levels = (*known.levels, ANY_LEVEL)
                yield from unknown("level", column.units, levels, tree, (*path, "units"))


def _columns(profile: Profile, path: Path) -> Iterator[tuple[Path, Column]]:
    yield from (((*path, "columns", title), column) for title, column in profile.columns.items())
    if profile.groups is not None:
        for title, column in profile.groups.columns.items():
            yield (*path, "groups", "columns", title), column
