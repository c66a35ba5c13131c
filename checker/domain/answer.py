"""What may be answered to a mail, and what of an answer is kept? Pure: choices and days, never words of a person."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class AnswerChoice(StrEnum):
    """All that may come by mail. None of them extends or waives anything."""

    DONE = "done"
    TAKE_ON = "take_on"
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    NOTHING = "nothing"
    COMING = "coming"
    NEW_DATE = "new_date"
    NOT_APPLICABLE = "not_applicable"
    WRONG_FIGURES = "wrong_figures"
    NOT_RESPONSIBLE = "not_responsible"
    RELEASE = "release"
    DO_NOT_SEND = "do_not_send"
    CHANGE_NEEDED = "change_needed"
    AWAY = "away"


class Unclear(StrEnum):
    """Why it is not certain what an answer says, or what it is about. Then nothing is guessed."""

    NOTHING_SAID = "nothing_said"
    NOT_READABLE = "not_readable"
    NO_CHOICE = "no_choice"
    TWO_CHOICES = "two_choices"
    MORE_WORDS = "more_words"
    DOUBTFUL_DAY = "doubtful_day"
    UNKNOWN_READER = "unknown_reader"
    NO_MAIL_OF_OURS = "no_mail_of_ours"
    UNKNOWN_TOKEN = "unknown_token"
    NEVER_SENT = "never_sent"
    SEVERAL_MATTERS = "several_matters"


# What has happened lies behind the day of the answer, what is promised before it.
LIES_BEHIND = frozenset({AnswerChoice.DONE, AnswerChoice.HELD})
LIES_AHEAD = frozenset({AnswerChoice.TAKE_ON, AnswerChoice.PLANNED, AnswerChoice.COMING, AnswerChoice.NEW_DATE})

# What the file number of its proof shows, where the rule asks for one.
PROVED = frozenset({AnswerChoice.DONE, AnswerChoice.HELD})

# These are told to whom they concern; on an open finding none of them is an act.
ONLY_TOLD = frozenset(
    {
        AnswerChoice.COMING,
        AnswerChoice.NEW_DATE,
        AnswerChoice.NOT_APPLICABLE,
        AnswerChoice.WRONG_FIGURES,
        AnswerChoice.NOT_RESPONSIBLE,
        AnswerChoice.CHANGE_NEEDED,
    }
)


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """An answer as it was understood. `choice` None: none was; `unclear` then says why.

    `day` is the day it names; `until` the last day of an absence, or the day that replaces a cancelled one. `reader`
    is who reads for somebody absent, as it was written: it may name a person, and is kept only as a role.
    """

    choice: AnswerChoice | None = None
    unclear: Unclear | None = None
    day: date | None = None
    until: date | None = None
    file_number: str | None = None
    reader: str = field(default="", repr=False)


SHORTEST_TOKEN = 6
TOKEN = re.compile(rf"\bZW-([0-9a-f]{{{SHORTEST_TOKEN},64}})\b", re.IGNORECASE)


def token_of(item_key: str) -> str:
    """What a subject names an item by: `ZW-` and the beginning of its key. It is no secret."""
    return f"ZW-{item_key[:SHORTEST_TOKEN]}"


def tokens_in(text: str) -> tuple[str, ...]:
    """The tokens that a text names, each once, in the order in which they come."""
    return tuple(dict.fromkeys(f"ZW-{found.lower()}" for found in TOKEN.findall(text)))
