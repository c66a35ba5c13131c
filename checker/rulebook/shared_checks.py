"""Does each profile that shares its files have others to share them with, and rows of its own? Pure.

Asked of the folder only: profiles that are in force already stay in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.domain.problem import Problem
from checker.domain.visible import plain
from checker.rulebook.profile_places import PlacedProfile

REMEDY = "give each another sheet, 'rows: only' with the words of its rows, or a table that begins or ends elsewhere"


def sharing_problems(profiles: tuple[PlacedProfile, ...]) -> Iterator[Problem]:
    """Nobody to share with, others that do not share, files that are read in two ways, rows of two profiles."""
    for place, one in enumerate(profiles):
        if one.profile.file.shared:
            fellows = [other for other in profiles if other is not one and _has_a_name_of(other, one)]
            yield from _of_fellows(one, fellows)
            yield from (
                _overlap(one, other) for other in fellows if other in profiles[:place] and _overlaps(one, other)
            )


def shares_with(one: PlacedProfile, other: PlacedProfile) -> bool:
    """Do files of a name feed both?"""
    return one.sender == other.sender and one.profile.file.shared and other.profile.file.shared


def _has_a_name_of(other: PlacedProfile, one: PlacedProfile) -> bool:
    return bool({*map(_folded, other.profile.file.name)} & {*map(_folded, one.profile.file.name)})


def _of_fellows(one: PlacedProfile, fellows: Sequence[PlacedProfile]) -> Iterator[Problem]:
    where = one.tree.where((*one.path, "file", "shared"))
    if not fellows:
        what = (
            "no other profile of this sender is for files of this name; take 'shared' away, or give both the same name"
        )
        yield Problem(where, what)
    for other in fellows:
        if other.sender != one.sender:
            what = (
                f"files of this name are also for the profile '{other.profile.id}' of '{other.sender}'; a shared file "
                "has one sender, who hears of all of it: put both profiles under that one"
            )
            yield Problem(where, what)
        elif not other.profile.file.shared:
            what = (
                f"files of this name are also for the profile '{other.profile.id}', which does not share them; write "
                "'shared: true' in both"
            )
            yield Problem(where, what)
        elif one.profile.file.form != other.profile.file.form:
            what = (
                f"the profile '{other.profile.id}' reads the same files in another format, encoding or with other signs"
            )
            yield Problem(where, what)


def _overlaps(one: PlacedProfile, other: PlacedProfile) -> bool:
    """Would both read the same rows?"""
    a, b = one.profile, other.profile
    if not shares_with(one, other) or (a.file.sheet or "").casefold() != (b.file.sheet or "").casefold():
        return False
    if (a.rows.after, a.rows.until, a.rows.stop) != (b.rows.after, b.rows.until, b.rows.stop):
        return False
    if a.rows.only is None or b.rows.only is None or plain(a.rows.only.column) != plain(b.rows.only.column):
        return True
    return any(_same(word, own) for word in a.rows.only.words for own in b.rows.only.words)


def _same(word: str, other: str) -> bool:
    return any(re.fullmatch(_pattern(a), _folded(b)) for a, b in ((word, other), (other, word)))


def _pattern(word: str) -> str:
    return re.escape(_folded(word)).replace(r"\*", ".*")


def _overlap(one: PlacedProfile, other: PlacedProfile) -> Problem:
    what = f"this profile and '{other.profile.id}' read the same rows of a file that they share; {REMEDY}"
    return Problem(one.tree.where((*one.path, "file", "shared")), what)


def _folded(template: str) -> str:
    return plain(template).casefold()
