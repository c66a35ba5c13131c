"""What does a template know? Everything a mail says, as ready-made texts. Pure.

The outbox keeps these facts as JSON and renders when a message is claimed: nothing here needs a rulebook,
a calendar or a store again. No names of persons, no free text, no rows of data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from typing import Any

from checker.domain.message import MessageKind
from checker.wording.locales import Locale


class FactsUnreadable(ValueError):
    """Stored facts that this version cannot read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the overview: what it is, and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """Whom the ladder names after this mail. `is_outside`: only as a draft that the management releases."""

    step: int
    role: str
    from_day: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class MailFacts:
    """The content of one mail in the recipient's language.

    `tag`, `title`, `short_title`, `figures` (long form first) and `scope_name` make the subject. `figure` is the
    number against its bound, or the day. `act_by` is the day to have acted by. `draft_to` names the body outside
    whose mail waits for the management, `release_command` lets it go. An empty text or tuple, and `next_step` None,
    mean: there is no such thing to tell. `is_own`: the reader holds the owner's role.
    """

    kind: MessageKind
    locale: Locale
    is_critical: bool
    is_dated: bool
    is_outside: bool
    is_draft: bool
    house: str
    tag: str
    sign: str
    state: str
    state_text: str
    title: str
    short_title: str
    figures: tuple[str, ...]
    scope_name: str
    scope_is_house: bool
    rows: tuple[Row, ...]
    because: tuple[str, ...]
    history: tuple[str, ...]
    step: int
    act_by: str
    next_reminder: str
    alert_on: str
    next_step: NextStep | None
    also_told: tuple[str, ...]
    role: str
    deputy_for: tuple[str, ...]
    questions_to: str
    ladder: str
    on: str
    known_at: str
    rulebook: str
    rule: str
    obligation: str
    draft_to: str = ""
    release_command: str = ""
    is_own: bool = False


def to_json(facts: MailFacts) -> dict[str, Any]:
    """The facts as JSON-ready values, for `Message.facts`."""
    return asdict(facts)


def from_json(stored: Mapping[str, Any]) -> MailFacts:
    """The facts as they were stored. FactsUnreadable when a field is missing or unknown.

    What came later has a default, so that a mail queued before an update still leaves.
    """
    expected = {field.name: field.default is MISSING for field in fields(MailFacts)}
    required = {name for name, is_required in expected.items() if is_required}
    if not required <= set(stored) <= set(expected):
        differing = ", ".join(sorted((required - set(stored)) | (set(stored) - set(expected))))
        raise FactsUnreadable(f"the facts of a stored mail do not fit this version ({differing})")
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    values["kind"] = MessageKind(str(stored["kind"]))
    values["rows"] = tuple(Row(**row) for row in stored["rows"])
    values["next_step"] = NextStep(**stored["next_step"]) if stored["next_step"] else None
    return MailFacts(**values)
