"""Do the units and roles of organisation.yaml fit together? Pure; checks give problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import timedelta

from checker.domain.access import Right
from checker.domain.calendar_file import CalendarFile
from checker.domain.letterhead import Letterhead
from checker.domain.level import HOUSE, OUTSIDE
from checker.domain.mail_address import is_address
from checker.domain.organisation import Organisation, Role, Unit
from checker.domain.problem import Problem
from checker.domain.visible import plain
from checker.rulebook.known import unknown
from checker.rulebook.level_checks import unit_problems
from checker.rulebook.yaml_tree import Path, Tree

_UNIT_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RIGHTS = frozenset(right.value for right in Right)
_ROLE_ID = re.compile(r"[a-z0-9_]+")
_LONGEST_ANSWER = 60


def organisation_problems(
    organisation: Organisation, calendar_file: CalendarFile | None, tree: Tree
) -> Iterator[Problem]:
    """Every contradiction in the file, and with the calendar's region."""
    for level in organisation.levels:
        for place, unit in enumerate(organisation.units(level.id)):
            yield from _unit(unit, level.id, organisation, (level.key, place), tree)
    yield from unit_problems(organisation, tree)
    yield from _same_unit_twice(organisation, tree)
    yield from _same_name_twice(organisation, tree)
    for place, role in enumerate(organisation.roles):
        yield from _role(role, organisation, ("roles", place), tree)
    yield from _same_role_twice(organisation, tree)
    yield from _letters(organisation.letters, tree)
    if not 1 <= organisation.max_hops <= 10:
        yield Problem(tree.where(("max_hops",)), f"'max_hops' is {organisation.max_hops}; it must be from 1 to 10")
    region = organisation.organisation.region
    if calendar_file is not None and region != calendar_file.region:
        what = f"the region {region} differs from calendar.yaml, where it is {calendar_file.region}"
        yield Problem(tree.where(("organisation", "region")), what)


def _letters(letters: Letterhead, tree: Tree) -> Iterator[Problem]:
    if letters.reply_to is not None and not is_address(letters.reply_to):
        what = f"'{letters.reply_to}' is no mail address, such as head@house.example"
        yield Problem(tree.where(("letters", "reply_to")), what)
    if not 1 <= letters.answer_within_working_days.value <= _LONGEST_ANSWER:
        where = tree.where(("letters", "answer_within_working_days", "value"))
        yield Problem(where, f"a body outside answers within 1 to {_LONGEST_ANSWER} working days")


def _unit(unit: Unit, level: str, organisation: Organisation, path: Path, tree: Tree) -> Iterator[Problem]:
    if not _UNIT_ID.fullmatch(unit.id):
        what = f"'{unit.id}' is no id of a unit: small letters, digits and single hyphens, such as team-north"
        yield Problem(tree.where((*path, "id")), what)
    same_level = [other.id for other in organisation.units(level)]
    if unit.merges_into is not None:
        yield from unknown(level, unit.merges_into, same_level, tree, (*path, "merges_into"))
        yield from _merger(unit, level, organisation, (*path, "merges_into"), tree)
    if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        yield Problem(tree.where((*path, "valid_to")), f"'{unit.id}' would end before it begins")


def _merger(unit: Unit, level: str, organisation: Organisation, path: Path, tree: Tree) -> Iterator[Problem]:
    """Mergers lead to a unit that is there on the day after, and never back."""
    where = tree.where(path)
    if unit.merges_into == unit.id:
        yield Problem(where, f"'{unit.id}' cannot merge into itself")
        return
    into_by_id = {other.id: other.merges_into for other in organisation.units(level)}
    passed = [unit.id]
    while (into := into_by_id.get(passed[-1])) is not None and into not in passed:
        passed.append(into)
    if into == unit.id:
        yield Problem(where, f"'{unit.id}' would merge into itself, by way of {', '.join(passed[1:])}")
        return
    successor = next((other for other in organisation.units(level) if other.id == unit.merges_into), None)
    if successor is None or unit.valid_to is None:
        return
    if successor.has_ceased(unit.valid_to):
        what = f"'{unit.id}' would merge into '{successor.id}', which has ceased before: name what that has merged into"
        yield Problem(where, what)
    elif successor.valid_from is not None and successor.valid_from > unit.valid_to + timedelta(days=1):
        yield Problem(where, f"'{unit.id}' would merge into '{successor.id}', which is not there on the day after")


def _same_unit_twice(organisation: Organisation, tree: Tree) -> Iterator[Problem]:
    first_by_id: dict[str, Path] = {organisation.organisation.id: ("organisation", "id")}
    for level in organisation.levels:
        for place, unit in enumerate(organisation.units(level.id)):
            path = (level.key, place, "id")
            if (first := first_by_id.setdefault(unit.id, path)) != path:
                what = f"the id '{unit.id}' is taken (line {tree.where(first).line}); ids are unique across all levels"
                yield Problem(tree.where(path), what)


def _same_name_twice(organisation: Organisation, tree: Tree) -> Iterator[Problem]:
    """A sender's word must lead to one unit of a level."""
    for level in organisation.levels:
        first_by_name: dict[str, str] = {}
        for place, unit in enumerate(organisation.units(level.id)):
            for name in (unit.name, *unit.aliases):
                if (first := first_by_name.setdefault(plain(name).casefold(), unit.id)) != unit.id:
                    what = f"'{name}' is a name of '{first}' as well; a sender's word must lead to one {level.id}"
                    yield Problem(tree.where((level.key, place)), what)


def _role(role: Role, organisation: Organisation, path: Path, tree: Tree) -> Iterator[Problem]:
    if not _ROLE_ID.fullmatch(role.id):
        what = f"'{role.id}' is no id of a role: small letters, digits and underscores, such as head_of_office"
        yield Problem(tree.where((*path, "id")), what)
    scopes = (HOUSE, OUTSIDE, *(level.id for level in organisation.levels))
    yield from unknown("level", role.scope, scopes, tree, (*path, "scope"))
    yield from _mailbox(role, path, tree)
    roles = [other.id for other in organisation.roles]
    yield from _deputy(role, organisation, roles, path, tree)
    for place, right in enumerate(role.rights):
        yield from unknown("right", right, RIGHTS, tree, (*path, "rights", place))
    if role.reports_to is not None:
        yield from unknown("role", role.reports_to, roles, tree, (*path, "reports_to"))
        if role.id in organisation.above(role):
            yield Problem(
                tree.where((*path, "reports_to")), f"'{role.id}' reports to itself, by way of others or directly"
            )
    if role.valid_from and role.valid_to and role.valid_to < role.valid_from:
        yield Problem(tree.where((*path, "valid_to")), f"'{role.id}' would end before it begins")
    for place, vacancy in enumerate(role.vacant):
        if vacancy.until is not None and vacancy.until < vacancy.since:
            yield Problem(tree.where((*path, "vacant", place, "until")), "this vacancy would end before it begins")


def _mailbox(role: Role, path: Path, tree: Tree) -> Iterator[Problem]:
    where = tree.where((*path, "mailbox"))
    if any(ord(character) < 32 for character in role.mailbox):
        yield Problem(where, "a mailbox cannot hold a line break or control character")
        return
    address = role.mailbox_at("x")
    if not is_address(address) or "{" in address:
        yield Problem(where, f"'{role.mailbox}' is no mail address, such as head@house.example")
    elif "{scope}" in role.mailbox and not role.exists_at_units:
        what = f"{{scope}} stands for a unit of a level; the role '{role.id}' exists once"
        yield Problem(where, what)


def _deputy(
    role: Role, organisation: Organisation, roles: Collection[str], path: Path, tree: Tree
) -> Iterator[Problem]:
    if role.deputy is None:
        return
    where = tree.where((*path, "deputy"))
    yield from unknown("role", role.deputy, roles, tree, (*path, "deputy"))
    deputy = organisation.role(role.deputy)
    if deputy is None:
        return
    if deputy.id == role.id:
        yield Problem(where, f"'{role.id}' cannot be its own deputy")
    elif deputy.is_external and not role.is_external:
        yield Problem(where, f"'{deputy.id}' is outside the house and cannot stand in for '{role.id}'")
    elif deputy.exists_at_units and deputy.scope != role.scope:
        what = f"'{deputy.id}' exists in each {deputy.scope}; which of them stands in for '{role.id}' is not said"
        yield Problem(where, what)


def _same_role_twice(organisation: Organisation, tree: Tree) -> Iterator[Problem]:
    first_by_id: dict[str, int] = {}
    for place, role in enumerate(organisation.roles):
        if (first := first_by_id.setdefault(role.id, place)) != place:
            line = tree.where(("roles", first, "id")).line
            yield Problem(tree.where(("roles", place, "id")), f"the role '{role.id}' stands here twice (line {line})")
