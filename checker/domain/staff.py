"""Of how many people does a record on staff speak? Pure. Source: law note 7; ADR 0078.

Only a record itself says it: what another file says of the unit may be of another day and of other people.
"""

from __future__ import annotations

from math import ceil

from checker.domain.record import Headcount, Measurement, StatusRecord, Training
from checker.domain.staff_records import STAFF_FLOOR


def persons_in(record: StatusRecord, *, counts_people: bool) -> int | None:
    """At least so many people; None: the record does not say it.

    `counts_people`: what the record's figures count are people, so that the whole of a measurement is their number.
    Nobody works more than one full-time equivalent: 4.2 of them are five people or more, and 0 of them say nothing.
    """
    match record:
        case Training():
            return record.newcomers
        case Headcount():
            told = record.persons if record.persons is not None else record.filled
            return told if told is not None else ceil(record.fte or 0) or None
        case Measurement() if counts_people:
            return record.denominator
        case _:
            return None


def is_few(persons: int | None, floor: int = STAFF_FLOOR) -> bool:
    """Is it so few that only the house's value is shown? Where nobody said how many, as where it is few; not of nobody:
    that points at no one.
    """
    return persons is None or 0 < persons < floor
