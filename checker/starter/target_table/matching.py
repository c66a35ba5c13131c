"""Which role and which unit of the house does a table mean? Pure. What is not there is said with what comes nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from checker.domain.house_ids import free_id, id_of
from checker.domain.level import HOUSE
from checker.domain.measure_unit import EURO, PERCENT, MeasureUnit, Quantity
from checker.domain.organisation import Role
from checker.domain.target_table import Doubt

Doubted = tuple[Doubt, dict[str, str]]
# So alike must a name be to be taken, with a question; or to be named in one.
LONGEST_UNIT, MARKUP = 40, frozenset("<>{}`*_")
ALIKE, FAR = 0.75, 0.5
PERCENT_WORDS = re.compile(r"(?:%|prozent|percent|per cent|v\. ?h\.|vom hundert)(?!\w)")
EURO_WORDS = re.compile(r"(?:€|eur|euro)(?!\w)")
SHARE_HINTS = re.compile(r"%|quote|anteil|prozent|\brate\b|share|percent")
MEAN_HINTS = re.compile(r"durchschnitt|im schnitt|mittel|\bmean\b|average|ø")
SPANS = frozenset(
    {"tag", "tage", "tagen", "arbeitstag", "arbeitstage", "arbeitstagen", "werktag", "werktage", "werktagen", "woche"}
    | {"wochen", "monat", "monate", "monaten", "stunde", "stunden", "minute", "minuten", "day", "days", "week", "weeks"}
    | {"month", "months", "hour", "hours", "minute", "minutes", "working day", "working days"}
)
NEUTRAL: Mapping[Quantity, tuple[str, tuple[str, str], tuple[str, str]]] = {
    "count": ("things", ("Stück", "Stück"), ("item", "items")),
    "occasions": ("dates", ("Termin", "Termine"), ("date", "dates")),
}


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """`is_new`: the house has no such unit yet, and its vocabulary must declare it."""

    unit: MeasureUnit
    is_new: bool = False
    doubts: tuple[Doubted, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundOwner:
    """Who answers for it; `is_guessed` where the table does not say so in the house's words."""

    role: str
    is_guessed: bool = False
    doubts: tuple[Doubted, ...] = ()


def find_unit(said: str, units: Mapping[str, MeasureUnit], hints: str, *, is_times: bool) -> FoundUnit:
    """The unit that stands behind a number (in small letters), or the one that the words around let expect."""
    bare = MEAN_HINTS.sub("", said.lower()).replace("im ", "").strip(" .,;()")
    if PERCENT_WORDS.match(bare):
        return FoundUnit(PERCENT)
    if EURO_WORDS.match(bare):
        return FoundUnit(EURO)
    if bare in units:
        return FoundUnit(units[bare])
    if not bare or len(bare) > LONGEST_UNIT or set(bare) & MARKUP:
        return _without_unit(units, hints, is_times=is_times)
    found = [unit for unit in units.values() if bare in _words(unit)]
    if is_times:
        found = [unit for unit in found if unit.quantity == "occasions"] or found
    if len(found) > 1:
        named = ", ".join(unit.id for unit in found)
        return FoundUnit(found[0], doubts=((Doubt.SEVERAL_UNITS, {"unit": bare, "units": named}),))
    if found:
        return FoundUnit(found[0])
    quantity: Quantity = "duration" if bare in SPANS else "occasions" if is_times else "count"
    words = (bare, bare)
    new = MeasureUnit(free_id(id_of(bare, "_") or "unit", units, "_"), quantity, de=words, en=words)
    return FoundUnit(new, is_new=True, doubts=((Doubt.NEW_UNIT, {"unit": bare}),))


def finer(unit: MeasureUnit, decimals: int, units: Mapping[str, MeasureUnit]) -> FoundUnit:
    """The same with as many decimals as a bound has: units of spans are often whole days, and their means are not."""
    for known in units.values():
        if known.quantity == unit.quantity and known.de == unit.de and known.decimals >= decimals:
            return FoundUnit(known)
    # A mean of what is counted one by one is an amount.
    quantity: Quantity = "amount" if unit.quantity == "count" else unit.quantity
    new = MeasureUnit(f"{unit.id}_exact", quantity, decimals=decimals, de=unit.de, en=unit.en)
    if new.id in units:
        return FoundUnit(units[new.id])
    return FoundUnit(new, is_new=True, doubts=((Doubt.NEW_UNIT, {"unit": unit.de[1] or unit.id}),))


def find_owner(said: str, roles: Sequence[Role], otherwise: str) -> FoundOwner:
    """The role by its id or one of its titles. What is no role is never repeated: it may be somebody's name."""
    mine = [role for role in roles if not role.is_external and role.kind == "role"]
    called = next((role.title for role in roles if role.id == otherwise), otherwise)
    if not said:
        return FoundOwner(otherwise, True, ((Doubt.NO_OWNER, {"role": called}),))
    wanted = " ".join(said.lower().split())
    by_name = {name: role for role in reversed(mine) for name in _names(role)}
    if (role := by_name.get(wanted)) is not None:
        of_units = ((Doubt.OWNER_OF_UNITS, {"role": role.title}),) if role.scope != HOUSE else ()
        return FoundOwner(role.id, False, of_units)
    near = get_close_matches(wanted, by_name, n=1, cutoff=ALIKE)
    if near:
        role = by_name[near[0]]
        return FoundOwner(role.id, True, ((Doubt.OWNER_NEAREST, {"role": role.title}),))
    if far := get_close_matches(wanted, by_name, n=1, cutoff=FAR):
        facts = {"role": called, "nearest": by_name[far[0]].title}
        return FoundOwner(otherwise, True, ((Doubt.OWNER_FAR, facts),))
    return FoundOwner(otherwise, True, ((Doubt.OWNER_NOT_FOUND, {"role": called}),))


def _without_unit(units: Mapping[str, MeasureUnit], hints: str, *, is_times: bool) -> FoundUnit:
    if not is_times and SHARE_HINTS.search(hints):
        return FoundUnit(PERCENT, doubts=((Doubt.NO_UNIT, {"unit": "%"}),))
    unit_id, german, english = NEUTRAL["occasions" if is_times else "count"]
    if is_times and (known := next((unit for unit in units.values() if unit.quantity == "occasions"), None)):
        return FoundUnit(known)
    doubts = () if is_times else ((Doubt.NO_UNIT, {"unit": german[1]}),)
    if unit_id in units:
        return FoundUnit(units[unit_id], doubts=doubts)
    new = MeasureUnit(unit_id, "occasions" if is_times else "count", de=german, en=english)
    return FoundUnit(new, is_new=True, doubts=doubts)


def _words(unit: MeasureUnit) -> Iterator[str]:
    for word in (*unit.de, *unit.en, unit.symbol):
        if word:
            yield word.lower()
    for many in (unit.de[1], unit.en[1]):
        # The dative of what is counted: "in 3 Tagen".
        if many:
            yield f"{many.lower()}n"


def _names(role: Role) -> Iterator[str]:
    for name in (role.id, role.title, role.short_title, role.title_en, role.id.replace("_", " ")):
        if name:
            yield " ".join(name.lower().split())
