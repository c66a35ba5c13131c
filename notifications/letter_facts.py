"""The facts of a letter to a body outside: what it says, as finished texts, and the words that the management chose.

Pure. Stored as JSON like the facts of mails. Nothing in them is an id of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.domain.message import MessageKind
from checker.wording.locales import Locale
from notifications.fact_row import FactRow, check_fields


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The passages that the management may write anew."""

    opening: str
    request: str
    closing: str


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A letter, or what is put before a body that meets: then `is_for_a_meeting`, and `meeting` is its day.

    `matter` and `short_matter` are what it is about, `place` where (empty: the house), `purpose` ends the subject.
    `drafted` are its words as the program wrote them, `edited` as the management did (None: it let them stand); nothing
    else can be edited. `as_of` is the day of the figures. `dated` and
    `answer_by` are empty until it is released; it then has `answer_days` working days, 0: it asks for no answer. An
    empty text or tuple means: there is no such thing to say.
    """

    kind: MessageKind
    locale: Locale
    is_for_a_meeting: bool
    letterhead: tuple[str, ...]
    to: str
    file_reference: str
    reply_to: str
    signed: tuple[str, ...]
    matter: str
    short_matter: str
    place: str
    purpose: str
    sign: str
    state: str
    rows: tuple[FactRow, ...]
    because: tuple[str, ...]
    drafted: LetterWords
    as_of: str
    answer_days: int = 0
    dated: str = ""
    answer_by: str = ""
    meeting: str = ""
    edited: LetterWords | None = None

    @property
    def words(self) -> LetterWords:
        """Those that leave."""
        return self.edited or self.drafted

    @property
    def is_urgent(self) -> bool:
        """A letter waits its turn on a desk that is not ours."""
        return False


def from_json(stored: Mapping[str, Any]) -> LetterFacts:
    """The facts as they were stored. FactsUnreadable when a field is missing or unknown."""
    check_fields(LetterFacts, stored, "letter")
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    values["kind"] = MessageKind(str(stored["kind"]))
    values["rows"] = tuple(FactRow(**row) for row in stored["rows"])
    values["drafted"] = LetterWords(**stored["drafted"])
    values["edited"] = LetterWords(**stored["edited"]) if stored.get("edited") else None
    return LetterFacts(**values)
