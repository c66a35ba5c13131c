"""What a forecast supposes: each thing as a code with its facts. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class SupposedCode(StrEnum):
    """What a forecast supposes. Behind the code stand the names of the facts that come with it."""

    facts: tuple[str, ...]

    def __new__(cls, code: str, *facts: str) -> SupposedCode:
        member = str.__new__(cls, code)
        member._value_ = code
        member.facts = facts
        return member

    RULES_IN_FORCE = "rules.in_force", "rulebook"
    RULES_GIVEN = "rules.given", "rulebook"
    DAILY = "rhythm.daily", "hour"
    HOURLY = "rhythm.hourly"
    MAILS_ARRIVE = "mails.arrive"
    LETTERS_WAIT = "mails.letters_wait"
    NOBODY_ANSWERS = "mails.nobody_answers"
    NO_ARRIVALS = "arrivals.none"
    FILES_ARRIVE = "arrivals.files", "count"
    AS_LAST_YEAR = "arrivals.as_last_year", "count"
    ON_TIME = "arrivals.on_time", "count"
    NOTHING_KNOWN = "arrivals.nothing_known", "sender", "profile"
    OVERDUE_STAYS_AWAY = "arrivals.overdue_stays_away", "sender", "profile", "count"
    FILE_UNDATED = "arrivals.file_undated", "file"
    FILE_OUTSIDE = "arrivals.file_outside", "file", "day"
    FILE_UNREADABLE = "arrivals.file_unreadable", "file"
    FILE_REFUSED = "arrivals.file_refused", "file", "codes"
    FILE_IN_PART = "arrivals.file_in_part", "file", "rows", "read"
    NO_ACTS = "acts.none"
    ALL_TAKEN_ON = "acts.all_taken_on", "days"
    NOT_TAKEN_ON = "acts.not_taken_on", "obligation"


SupposedFact = str | int | date


@dataclass(frozen=True, slots=True)
class Supposed:
    """One thing that a forecast supposes, as a code with its facts; the wording makes the sentence."""

    code: SupposedCode
    facts: Mapping[str, SupposedFact] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert set(self.facts) == set(self.code.facts), f"{self.code} comes with {self.code.facts}"
