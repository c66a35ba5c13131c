"""What must be known of a house before its first rules can be written, and what of it cannot be used? Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.domain.calendar_file import FIRST_YEAR, LAST_YEAR
from checker.domain.house_ids import LONGEST_ID, id_of
from checker.domain.level import HOUSE, OUTSIDE
from checker.domain.mail_address import is_address
from checker.domain.organisation import ADMINISTRATION, SERVICE
from checker.domain.problem import nearest
from checker.domain.refusal import NewHouseRefusal, Refused
from checker.domain.region_names import region_meant, region_words
from checker.domain.regions import REGIONS
from checker.domain.visible import plain

Language = Literal["de", "en"]
LONGEST_NAME = 80
MANY_UNITS = 200
AT_EACH_UNIT = "{scope}"
# Holidays are needed from the year before a plan (reminders) to two years after it (late dates).
FIRST_PLAN, LAST_PLAN = FIRST_YEAR + 1, LAST_YEAR - 2
# What the program itself is called where acts are stored: no role of a house.
TAKEN = frozenset({ADMINISTRATION, SERVICE, HOUSE, OUTSIDE})
_SAID = re.compile(r"\s*(?:(?P<id>[^=<>]*?)\s*=)?\s*(?P<name>[^<>]*?)\s*(?:<(?P<mailbox>[^<>]*)>)?\s*")


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A unit or role as somebody wrote it: `id=Name <mailbox>`, of which id and mailbox may be missing."""

    id: str
    name: str
    mailbox: str = ""

    @property
    def is_at_each_unit(self) -> bool:
        """Has each unit a holder of its own?"""
        return AT_EACH_UNIT in self.mailbox


@dataclass(frozen=True, slots=True)
class NewHouse:
    """A house to begin with. `management` leads it, `administration` enters what comes in, `roles` are all others.

    `on` is the local day on which it is made: from it follow the sample's quarter and the first due day.
    """

    id: str
    name: str
    region: str
    language: Language
    year: int
    on: date
    management: NamedThing
    administration: NamedThing
    roles: tuple[NamedThing, ...] = ()
    units: tuple[NamedThing, ...] = ()

    @property
    def all_roles(self) -> tuple[NamedThing, ...]:
        return (self.management, self.administration, *self.roles)

    @property
    def at_units(self) -> NamedThing | None:
        """The role that each unit has a holder of; None: the house judges itself as a whole."""
        return next((role for role in self.roles if role.is_at_each_unit), None)


def named_unit(said: str) -> NamedThing:
    """`Nord` or `nord=Außenstelle Nord`; without an id the one that the name suggests."""
    return _named(said, "-")


def named_role(said: str) -> NamedThing:
    """`Leitung <leitung@house.example>`, with `id=` before it where the suggested id is not wanted.

    A role of which each unit has a holder says so with `{scope}` in its mailbox.
    """
    named = _named(said, "_")
    # A title such as Administration is a good one; its id is the program's own.
    return NamedThing(f"{named.id}_role", named.name, named.mailbox) if named.id in TAKEN else named


def _named(said: str, between: str) -> NamedThing:
    found = _SAID.fullmatch(said)
    if found is None:
        return NamedThing("", plain(said))
    name = plain(found["name"])
    written = found["id"]
    return NamedThing(id_of(name, between) if written is None else written, name, (found["mailbox"] or "").strip())


def house_refusals(house: NewHouse) -> Iterator[Refused]:
    """Everything of it that cannot be used, in the order in which it is asked for; none: it can be written."""
    yield from name_refusals("house", NamedThing(house.id, house.name))
    yield from region_refusals(house.region)
    yield from year_refusals(house.year)
    for role in house.all_roles:
        yield from role_refusals(role)
    for unit in house.units:
        yield from name_refusals("unit", unit)
    yield from _taken_twice(house)
    if len(house.units) > MANY_UNITS:
        yield Refused(NewHouseRefusal.MANY_UNITS, count=len(house.units), most=MANY_UNITS)
    for role in (house.management, house.administration):
        if role.is_at_each_unit:
            yield Refused(NewHouseRefusal.ONE_HOLDER, role=role.name)
    if house.at_units is not None and not house.units:
        yield Refused(NewHouseRefusal.NO_UNITS, role=house.at_units.name)


def region_refusals(said: str) -> Iterator[Refused]:
    """Of a code or name, as `NW` or `Nordrhein-Westfalen`."""
    if region_meant(said) is None:
        near = nearest(said, region_words())
        yield Refused(NewHouseRefusal.UNKNOWN_REGION, nearest=near, allowed=REGIONS, region=said)


def year_refusals(year: int) -> Iterator[Refused]:
    if not FIRST_PLAN <= year <= LAST_PLAN:
        yield Refused(NewHouseRefusal.YEAR, year=str(year), first=str(FIRST_PLAN), last=str(LAST_PLAN))


def role_refusals(role: NamedThing) -> Iterator[Refused]:
    yield from name_refusals("role", role)
    if not role.mailbox:
        yield Refused(NewHouseRefusal.NO_MAILBOX, role=role.name)
        return
    address = role.mailbox.replace(AT_EACH_UNIT, "x")
    if not is_address(address) or set(address) & set("{}"):
        yield Refused(NewHouseRefusal.BAD_MAILBOX, role=role.name, mailbox=role.mailbox)


def name_refusals(what: Literal["house", "unit", "role"], named: NamedThing) -> Iterator[Refused]:
    if not named.name or not named.name.isprintable() or not re.search(r"\w", named.name):
        yield Refused(NewHouseRefusal.NO_NAME, name=named.name)
        return
    if what != "role" and named.mailbox:
        yield Refused(NewHouseRefusal.NAME_WITH_MAILBOX, name=named.name)
        return
    if len(named.name) > LONGEST_NAME:
        yield Refused(NewHouseRefusal.LONG_NAME, name=named.name, length=len(named.name), most=LONGEST_NAME)
    suggested = id_of(named.id or named.name, "_" if what == "role" else "-") or None
    if len(named.id) > LONGEST_ID:
        yield Refused(NewHouseRefusal.LONG_ID, nearest=suggested, id=named.id, length=len(named.id), most=LONGEST_ID)
    elif not named.id:
        yield Refused(NewHouseRefusal.NO_ID, nearest=suggested, name=named.name)
    elif named.id != suggested or named.id in TAKEN:
        near = None if suggested in TAKEN else suggested
        yield Refused(NewHouseRefusal.BAD_ID, nearest=near, id=named.id, name=named.name)


def _taken_twice(house: NewHouse) -> Iterator[Refused]:
    """Units and the house are told apart by their ids, whatever their level; roles by theirs."""
    yield from _twice([NamedThing(house.id, house.name), *house.units], "-")
    yield from _twice(house.all_roles, "_")


def _twice(named: Sequence[NamedThing], between: str) -> Iterator[Refused]:
    first: dict[str, NamedThing] = {}
    taken = {each.id for each in named}
    for each in named:
        before = first.setdefault(each.id, each)
        if before is not each and each.id:
            other = _free(each.id, between, taken)
            yield Refused(NewHouseRefusal.SAME_ID, nearest=other, id=each.id, first=before.name, second=each.name)


def _free(taken_id: str, between: str, taken: set[str]) -> str:
    number = 2
    while (other := f"{taken_id[: LONGEST_ID - 4]}{between}{number}") in taken:
        number += 1
    return other


def mail_domain_of(house: NewHouse) -> str:
    """The domain that its own mails come from: that of whoever leads it."""
    return house.management.mailbox.rpartition("@")[2]
