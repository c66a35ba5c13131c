"""Who and where: units and roles with the days on which they exist. Pure; no names of persons, ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import PrivateAttr, WithJsonSchema

from checker.domain.access import Right
from checker.domain.letterhead import Letterhead
from checker.domain.level import HOUSE, OUTSIDE, Level, LevelName
from checker.domain.model import Frozen
from checker.domain.post import Post
from checker.domain.scope import Scope

# Checked in the folder alone: rules that were archived before the list was closed may name others, which give nothing.
RightName = Annotated[str, WithJsonSchema({"type": "string", "enum": [right.value for right in Right]})]
# Whoever runs the program: no role of the organisation.
ADMINISTRATION = "administration"
# What the program does by itself.
SERVICE = "daemon"


class House(Frozen):
    """The organisation as a whole; its id is also the scope id of obligations of the whole house.

    `language` is the one in which it is written to, and in which its own titles stand.
    """

    id: str
    name: str
    kind: str = "gemeinsame_einrichtung"
    region: str = "NW"
    timezone: Literal["Europe/Berlin"] = "Europe/Berlin"
    language: Literal["de", "en"] = "de"


class UnitFields(Frozen):
    """A unit of some level. Both validity days are inclusive; None: open on that side.

    `aliases` are other spellings under which senders name it; `group` is what several units have in common.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    group: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    merges_into: str | None = None

    def is_valid(self, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)

    def has_ceased(self, on: date) -> bool:
        return self.valid_to is not None and self.valid_to < on


class Unit(UnitFields):
    """A unit with the units within which it lies, by id; the house, within which all are, is not named."""

    within: tuple[str, ...] = ()


class Vacancy(Frozen):
    """Days on which nobody holds the post, inclusive. `until` None: until further notice."""

    since: date
    until: date | None = None

    def covers(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


class Role(Frozen):
    """A function that gets mails. `mailbox` may hold `{scope}` where each unit has a holder of its own.

    `locale` is the language of its mails; None: that of the house. `scope` is a level each unit of which has a holder,
    or the house, or outside of it.
    """

    id: str
    title: str
    short_title: str | None = None
    title_en: str | None = None
    locale: Literal["de", "en"] | None = None
    scope: LevelName
    mailbox: str
    deputy: str | None = None
    reports_to: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    vacant: tuple[Vacancy, ...] = ()
    kind: Literal["role", "body"] = "role"
    rights: tuple[RightName, ...] = ()
    origin: Literal["plan", "assumption"] = "plan"
    why: str | None = None

    @property
    def is_external(self) -> bool:
        return self.scope == OUTSIDE

    @property
    def exists_at_units(self) -> bool:
        """Has each unit of a level a holder of its own? Else it exists once."""
        return self.scope not in (HOUSE, OUTSIDE)

    def mailbox_at(self, place: str) -> str:
        """The address of its holder at a unit."""
        return self.mailbox.replace("{scope}", place)

    def title_in(self, locale: Literal["de", "en"]) -> str:
        """Its title in a language; that of the house's own language where no other is named."""
        return (self.title_en or self.title) if locale == "en" else self.title

    def short_title_in(self, locale: Literal["de", "en"]) -> str | None:
        """Its title where there is little room. None: the house names none in that language."""
        return self.short_title if locale == "de" or self.title_en is None else None

    def is_vacant(self, on: date) -> bool:
        """Nobody holds it on that day: vacant, not yet or no longer existing."""
        return not self.exists(on) or self.vacancy(on) is not None

    def exists(self, on: date) -> bool:
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)

    def vacancy(self, on: date) -> Vacancy | None:
        return next((vacancy for vacancy in self.vacant if vacancy.covers(on)), None)


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which the holder of a post is away, both inclusive and local. Nothing says why.

    `scope` is the unit of the post, or the house. `deputy` is a role, at a unit of its own as `role@unit`; None: the
    role's deputy. It counts from `recorded_at` (aware, UTC) on; of two for one day the one recorded later counts.
    """

    role: str
    scope: str
    since: date
    until: date
    deputy: str | None
    recorded_at: datetime
    sequence: int = 0

    def covers(self, on: date) -> bool:
        return self.since <= on <= self.until

    @property
    def post(self) -> str:
        """`role@scope`, as the outbox addresses it."""
        return str(Post(self.role, self.scope))


class MergePolicy(Frozen):
    """What is owed and counted after units have ceased.

    `periods_over_stay`: a unit that has ceased still answers for its months, quarters and half-years that had ended by
    then (D26). `valid_on_evaluation_date`: it owes nothing any more.
    """

    count_units: Literal["periods_over_stay", "valid_on_evaluation_date"] = "periods_over_stay"
    credit_predecessor_events: bool = True
    prorate: bool = False


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is notified: the role addressed, where, and who reads the mail for it (`held_by` differs for a deputy).

    `key` is `role@scope`: seven heads of office are seven addressees. `held_at` is the reader's own unit, where a
    colleague of another unit stands in; empty: the same place.
    """

    role: str
    scope: str
    held_by: str
    mailbox: str
    is_external: bool
    held_at: str = ""

    @property
    def key(self) -> str:
        return str(Post(self.role, self.scope))

    @property
    def read_at(self) -> str:
        """The unit of whoever reads it."""
        return self.held_at or self.scope

    @property
    def is_deputised(self) -> bool:
        """Is it read by somebody else than the holder of the post?"""
        return self.role != self.held_by or self.scope != self.read_at


# Of some days: a walk through years forgets.
LOOKED_UP_AT_MOST = 5_000


class Organisation(Frozen):
    """One house with its units, by the id of their level. `levels` are its levels, the highest first."""

    organisation: House
    levels: tuple[Level, ...]
    listed: Mapping[str, tuple[Unit, ...]] = {}
    roles: tuple[Role, ...]
    letters: Letterhead = Letterhead.model_construct()
    merge_policy: MergePolicy = MergePolicy.model_construct()
    max_hops: int = 4
    # Never in a file: absences are recorded, and counted as far as they were known.
    _absences: tuple[Absence, ...] = PrivateAttr(default=())

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's, without what was looked up in other units (`unit_by_id`) and by other absences."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("unit_by_id", None)
        for remembered in ("looked_up", "places_looked_up", "posts_looked_up"):
            copied.__dict__.pop(remembered, None)
        return copied

    def with_absences(self, absences: Iterable[Absence]) -> Self:
        """The same house on the days on which these are away, whatever it counted before."""
        staffed = self.model_copy()
        staffed._absences = tuple(sorted(absences, key=lambda absence: absence.sequence))
        return staffed

    @property
    def absences(self) -> tuple[Absence, ...]:
        """Those that count, in the order in which they were recorded."""
        return self._absences

    def role(self, role_id: str) -> Role | None:
        return next((role for role in self.roles if role.id == role_id), None)

    @property
    def level_names(self) -> tuple[str, ...]:
        """The ids of all levels that something can be owed on, the house first."""
        return (HOUSE, *(level.id for level in self.levels))

    def level(self, level_id: str) -> Level | None:
        """None: the house itself, or a level that it does not have."""
        return next((level for level in self.levels if level.id == level_id), None)

    def units(self, level: str) -> tuple[Unit, ...]:
        if level == HOUSE:
            return (Unit.model_construct(id=self.organisation.id, name=self.organisation.name),)
        return self.listed.get(level, ())

    def scopes(self, level: str, on: date) -> tuple[Scope, ...]:
        """The units of a level that exist on a day, in the order of the file."""
        return tuple(Scope(unit.id, level, unit.name) for unit in self.units(level) if unit.is_valid(on))

    def ceased(self, level: str, on: date) -> tuple[Scope, ...]:
        """The units of a level that have ceased before a day, in the order of the file."""
        return tuple(Scope(unit.id, level, unit.name) for unit in self.units(level) if unit.has_ceased(on))

    def every_unit(self) -> Iterator[tuple[str, Unit]]:
        for level in self.level_names:
            for unit in self.units(level):
                yield level, unit

    def find(self, scope_id: str) -> tuple[str, Unit] | None:
        """A unit by its id, whatever its level; None when there is none."""
        return self.unit_by_id.get(scope_id)

    @cached_property
    def unit_by_id(self) -> Mapping[str, tuple[str, Unit]]:
        """The first of each id in the order of the levels; the checks of the rules folder refuse a second one."""
        by_id: dict[str, tuple[str, Unit]] = {}
        for level, unit in self.every_unit():
            by_id.setdefault(unit.id, (level, unit))
        return by_id

    @cached_property
    def looked_up(self) -> dict[tuple[str, str, date], Addressee | None]:
        """Who reads for a role at a place on a day, as far as it was asked: every line of every digest asks."""
        return {}

    @cached_property
    def places_looked_up(self) -> dict[tuple[str, str, date], tuple[str, ...]]:
        """Where a role is meant (`places`), as far as it was asked: a page asks of every post of the house."""
        return {}

    @cached_property
    def posts_looked_up(self) -> dict[date, frozenset[str]]:
        """The posts of a day (`role@unit`), as far as they were asked for (`findings.permissions`)."""
        return {}

    def answering_on(self, end: date, on: date) -> date:
        """The day whose units answer on a day `on` for a period that ends on `end`.

        What stays with a unit that has ceased is not its successor's as well.
        """
        return min(end, on) if self.merge_policy.count_units == "periods_over_stay" else on

    def predecessors(self, unit_id: str, on: date) -> tuple[str, ...]:
        """Units that have merged into this one before the day `on`, by way of others too; their events count for it.

        The nearest come first. The merger of one day counts from the day after the last day of the unit that ceased.
        """
        found: dict[str, None] = {}
        into = [unit_id]
        while into:
            merged = [
                unit.id
                for _, unit in self.every_unit()
                if unit.merges_into in into and unit.has_ceased(on) and unit.id not in found and unit.id != unit_id
            ]
            found |= dict.fromkeys(merged)
            into = merged
        return tuple(found)

    def successor(self, unit_id: str, on: date) -> str:
        """The unit that stands for this one on a day: itself, or what it has merged into, by way of others too.

        A unit that has ceased and merged into none stands for itself.
        """
        passed: set[str] = set()
        found = self.find(unit_id)
        while found is not None and found[1].has_ceased(on) and found[1].merges_into and unit_id not in passed:
            passed.add(unit_id)
            unit_id = found[1].merges_into
            found = self.find(unit_id)
        return unit_id

    def places(self, role: Role, scope_id: str, on: date) -> tuple[str, ...]:
        """Where a role is meant that is named for a scope: the scope itself, or the units of the role's own level.

        A role that exists once stands at the house. What belongs to a unit that has merged falls to its successor.
        For a unit of a lower level it is the one within which it lies, for the house every unit of the level that
        exists on the day.
        """
        asked, known = (role.id, scope_id, on), self.places_looked_up
        if asked not in known:
            if len(known) >= LOOKED_UP_AT_MOST:
                known.clear()
            known[asked] = self._places(role, scope_id, on)
        return known[asked]

    def _places(self, role: Role, scope_id: str, on: date) -> tuple[str, ...]:
        house = self.organisation.id
        if not role.exists_at_units:
            return (house,)
        if scope_id == house:
            return tuple(scope.id for scope in self.scopes(role.scope, on))
        found = self.find(self.successor(scope_id, on))
        return (scope_id,) if found is None else self._within_level(found[1], role.scope, on)

    def around(self, unit_id: str, level: str, on: date) -> tuple[str, ...]:
        """The units of a level within which a unit lies on a day, by way of others too; on its own level the unit that
        stands for it.
        """
        found = self.find(self.successor(unit_id, on))
        return () if found is None else self._within_level(found[1], level, on)

    def _within_level(self, unit: Unit, level: str, on: date) -> tuple[str, ...]:
        """The units of a level within which a unit lies on a day, by way of others too; itself on its own level."""
        found: dict[str, None] = {}
        passed, step = {unit.id}, [unit.id]
        while step:
            places = [place for place in map(self.find, step) if place is not None]
            found |= dict.fromkeys(one.id for its_level, one in places if its_level == level)
            below = [one for its_level, one in places if its_level != level]
            around = dict.fromkeys(self.successor(each, on) for one in below for each in one.within)
            step = [each for each in around if each not in passed]
            passed.update(step)
        return tuple(found)

    def address(self, role_id: str, scope_id: str, on: date) -> Addressee | None:
        """Who reads what is meant for `role_id` at `scope_id` on a day: the holder, else deputies in turn.

        A role that exists once is addressed at the house, whatever the scope. None: nobody can be reached, or the
        role has several holders there (`addressees` gives them all).
        """
        role = self.role(role_id)
        places = self.places(role, scope_id, on) if role else ()
        return self._addressee(role, places[0], on) if role and len(places) == 1 else None

    def reader_of(self, post: Post, on: date) -> Addressee | None:
        """Who reads what is meant for a post on a day; None: nobody."""
        return self.address(post.role, post.unit, on)

    def acting_for(self, role_id: str, on: date) -> tuple[str, ...]:
        """A role that exists once, its deputy, and who reads for it on a day."""
        role, read = self.role(role_id), self.address(role_id, self.organisation.id, on)
        named = (role_id, role.deputy if role else None, read.held_by if read else None)
        return tuple(dict.fromkeys(each for each in named if each))

    def above(self, role: Role) -> tuple[str, ...]:
        """Everybody a role reports to, at whatever distance, the nearest first. Of a circle each once."""
        above: dict[str, None] = {}
        current = role.reports_to
        while current is not None and current not in above:
            above[current] = None
            found = self.role(current)
            current = found.reports_to if found else None
        return tuple(above)

    def addressees(self, role_id: str, scope_id: str, on: date) -> tuple[Addressee, ...]:
        """Who reads it for every holder that the scope takes in: each head of office for what the house owes."""
        role = self.role(role_id)
        places = self.places(role, scope_id, on) if role else ()
        found = [self._addressee(role, place, on) for place in places] if role else []
        return tuple(addressee for addressee in found if addressee is not None)

    def absence(self, role_id: str, place: str, on: date) -> Absence | None:
        """The absence that counts for a post on a day; None: nobody entered one."""
        away = [one for one in self._absences if (one.role, one.scope) == (role_id, place) and one.covers(on)]
        return away[-1] if away else None

    def _addressee(self, role: Role, place: str, on: date) -> Addressee | None:
        asked, known = (role.id, place, on), self.looked_up
        if asked not in known:
            if len(known) >= LOOKED_UP_AT_MOST:
                known.clear()
            known[asked] = self._reader(role, place, on)
        return known[asked]

    def _reader(self, role: Role, place: str, on: date) -> Addressee | None:
        holder, at = role, place
        for _ in range(self.max_hops):
            if self._is_held(holder, at, on):
                break
            following = self._deputy(holder, at, on)
            if following is None:
                return None
            holder, at = following
        if not self._is_held(holder, at, on):
            return None
        is_elsewhere = holder.exists_at_units and at != place
        return Addressee(role.id, place, holder.id, holder.mailbox_at(at), role.is_external, at if is_elsewhere else "")

    def _is_held(self, role: Role, place: str, on: date) -> bool:
        found = self.find(place) if role.exists_at_units else None
        is_gone = found is not None and not found[1].is_valid(on)
        return not is_gone and not role.is_vacant(on) and self.absence(role.id, place, on) is None

    def _deputy(self, role: Role, place: str, on: date) -> tuple[Role, str] | None:
        """Who stands in for a post, and where: the one named for the absence, else the one of the role."""
        away = self.absence(role.id, place, on)
        named = (away.deputy if away else None) or role.deputy
        if named is None:
            return None
        post = Post.parse(named)
        deputy = self.role(post.role)
        if deputy is None:
            return None
        if not deputy.exists_at_units:
            return deputy, self.organisation.id
        return deputy, self.successor(post.unit or place, on)
