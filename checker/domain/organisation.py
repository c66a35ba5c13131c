"""Who and where: units and roles with the days on which they exist. Pure; no names of persons, ever."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.domain.model import Frozen
from checker.domain.scope import Level, Scope

HOUSE_ID = "jobcenter"


class House(Frozen):
    """The organisation as a whole; its id is also the scope id of obligations of the whole house."""

    id: str
    name: str
    kind: str = "gemeinsame_einrichtung"
    region: str = "NW"
    timezone: Literal["Europe/Berlin"] = "Europe/Berlin"


class Unit(Frozen):
    """An office, town, team or site. Both validity days are inclusive; None: open on that side.

    `aliases` are other spellings under which senders name it.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    office: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    merges_into: str | None = None

    def is_valid(self, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


class Vacancy(Frozen):
    """Days on which nobody holds the post, inclusive. `until` None: until further notice."""

    since: date
    until: date | None = None

    def covers(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


RoleScope = Literal["organisation", "office", "team", "site", "external"]


class Role(Frozen):
    """A function that is told things. `mailbox` may hold `{scope}` where each unit has a holder of its own."""

    id: str
    title: str
    short_title: str | None = None
    title_en: str | None = None
    scope: RoleScope
    mailbox: str
    deputy: str | None = None
    reports_to: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    vacant: tuple[Vacancy, ...] = ()
    kind: Literal["role", "body"] = "role"
    rights: tuple[str, ...] = ()
    origin: Literal["plan", "assumption"] = "plan"
    why: str | None = None

    @property
    def is_external(self) -> bool:
        return self.scope == "external"

    def is_vacant(self, on: date) -> bool:
        """Nobody holds it on that day: vacant, not yet or no longer existing."""
        exists = (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)
        return not exists or any(vacancy.covers(on) for vacancy in self.vacant)


class MergePolicy(Frozen):
    count_units: Literal["valid_on_evaluation_date"] = "valid_on_evaluation_date"
    credit_predecessor_events: bool = True
    prorate: bool = False


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is told: the role addressed, where, and who reads the mail for it (`held_by` differs for a deputy).

    `key` is `role@scope`: seven heads of office are seven addressees.
    """

    role: str
    scope: str
    held_by: str
    mailbox: str
    is_external: bool

    @property
    def key(self) -> str:
        return f"{self.role}@{self.scope}"


class Organisation(Frozen):
    """One Jobcenter. A rules folder belongs to exactly one."""

    organisation: House
    offices: tuple[Unit, ...]
    towns: tuple[Unit, ...] = ()
    sites: tuple[Unit, ...] = ()
    teams: tuple[Unit, ...] = ()
    roles: tuple[Role, ...]
    merge_policy: MergePolicy = MergePolicy()
    max_hops: int = 4

    def role(self, role_id: str) -> Role | None:
        return next((role for role in self.roles if role.id == role_id), None)

    def units(self, level: Level) -> tuple[Unit, ...]:
        match level:
            case Level.ORGANISATION:
                return (Unit(id=self.organisation.id, name=self.organisation.name),)
            case Level.OFFICE:
                return self.offices
            case Level.TOWN:
                return self.towns
            case Level.SITE:
                return self.sites
            case Level.TEAM:
                return self.teams

    def scopes(self, level: Level, on: date) -> tuple[Scope, ...]:
        """The units of a level that exist on a day, in the order of the file."""
        return tuple(Scope(unit.id, level, unit.name) for unit in self.units(level) if unit.is_valid(on))

    def every_unit(self) -> Iterator[tuple[Level, Unit]]:
        for level in Level:
            for unit in self.units(level):
                yield level, unit

    def find(self, scope_id: str) -> tuple[Level, Unit] | None:
        """A unit by its id, whatever its level; None when there is none."""
        return next((found for found in self.every_unit() if found[1].id == scope_id), None)

    def predecessors(self, unit_id: str, on: date) -> tuple[str, ...]:
        """Units that have merged into this one before the day `on`; their events count for it."""
        return tuple(
            unit.id
            for _, unit in self.every_unit()
            if unit.merges_into == unit_id and unit.valid_to is not None and unit.valid_to < on
        )

    def address(self, role_id: str, scope_id: str, on: date) -> Addressee | None:
        """Who reads what is meant for `role_id` at `scope_id` on a day: the holder, else deputies in turn.

        A role that exists once is addressed at the house, whatever the scope. None: nobody can be reached.
        """
        role = self.role(role_id)
        if role is None:
            return None
        where = scope_id if role.scope in ("office", "team", "site") else self.organisation.id
        holder: Role | None = role
        for _ in range(self.max_hops):
            if holder is None or not holder.is_vacant(on):
                break
            holder = self.role(holder.deputy) if holder.deputy else None
        if holder is None or holder.is_vacant(on):
            return None
        mailbox = holder.mailbox.replace("{scope}", where)
        return Addressee(role_id, where, holder.id, mailbox, role.is_external)
