"""How a sentence names a row of the plan, a unit of the house and a stretch of time, and what is meant by it."""

from __future__ import annotations

import re

from checker.domain.period import Period, PeriodKind, containing, day
from checker.domain.rule import Rule

from .house import House
from .words import A_DAY, MONTHS, month
from .words import day as read_day

PLAN_YEAR = 2016
A_MONTH = rf"(?:{'|'.join(MONTHS)}) \d{{4}}"
A_PERIOD = rf"{A_DAY}|{A_MONTH}|(?:das )?[1-4]\. (?:Quartal|Halbjahr) \d{{4}}|\d{{4}}"
A_ROW = r"[TPQ]\d+(?:[a-z]|\.\d)?(?: \([^)\"]+\))?"
A_FIGURE = r"-?\d+(?:\.\d{3})*(?:,\d+)?"
WHERE = r"(?P<where> (?:im Team|am Standort|in der Geschäftsstelle) .+?)?"


def rule_named(house: House, row: str) -> Rule:
    """The rule of the plan year that encodes a row."""
    rule = house.rule_of(row)
    # What the plan promises about the next year stands in it, too.
    planned = house.book.rule(rule, PLAN_YEAR) or house.book.rule(rule)
    assert planned is not None, f"zu {row} gibt es eine Regel"
    return planned.rule


def only_unit(house: House, rule: Rule) -> str:
    """Where a rule is judged, if that is a single place."""
    return rule.scope.unit or house.book.organisation.organisation.id


UNIT = re.compile(r"(?:(?:im|das) Team|(?:am|der) Standort|(?:in der|die) Geschäftsstelle) (.+)")


def unit_named(house: House, where: str | None) -> str | None:
    """The id of a unit by its name, after the word for its level; None: none was named."""
    if where is None:
        return None
    named = UNIT.fullmatch(where.strip())
    assert named, f"'{where}' nennt weder Team noch Standort noch Geschäftsstelle"
    organisation = house.book.organisation
    units = (
        organisation.units("office") if "Geschäftsstelle" in where else [unit for _, unit in organisation.every_unit()]
    )
    found = [unit.id for unit in units if unit.name == named[1]]
    assert len(found) == 1, f"'{named[1]}' gibt es {len(found)} Mal"
    return found[0]


def period_named(text: str) -> Period:
    """A day, a month, a quarter, a half-year or a year, as people write it."""
    if re.fullmatch(A_DAY, text):
        return day(read_day(text))
    if re.fullmatch(A_MONTH, text):
        return containing(month(text), PeriodKind.MONTH)
    if found := re.fullmatch(r"(?:das )?(\d)\. (Quartal|Halbjahr) (\d{4})", text):
        letter = "Q" if found[2] == "Quartal" else "H"
        return Period.parse(f"{found[3]}-{letter}{found[1]}")
    return Period.parse(text)


def chosen_by(rule: Rule) -> dict[str, str]:
    """What a rule chooses its records by; of several the first."""
    chosen = rule.measure.where.model_dump(mode="json", exclude_none=True)
    return {key: value[0] if isinstance(value, list) else value for key, value in chosen.items()}
