"""The facts of a digest's template: finished texts in groups. Pure. Stored as JSON like the facts of mails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from checker.domain.message import MessageKind
from checker.wording.locales import Locale
from notifications.fact_row import check_fields
from notifications.facts import AnswerableFacts, answer_of

# Why a digest comes beside the weekly one, or instead: the week's budget is spent, earlier mails did not arrive, or the
# program did not run.
Occasion = Literal["budget", "anew", "downtime"]
GroupName = Literal["waiting", "new", "climbed", "over", "edited", "missing", "standing", "final"]


@dataclass(frozen=True, slots=True)
class DigestRow:
    """One thing in one group. `place` is empty for the house as a whole, `day` ("bis Fr 15.07.2016") where none leads.

    `texts` are the figures and the reason, a line each; `origin` is its weight and place in the plan. Empty texts
    mean: there is none. `stands_for` is how many of what its heading counts it names. `answer` is what may be answered
    about it; None: nothing. `unit_answers` are those of a row about several units, each about its own. `is_changed`:
    its first text, or its state where there is none, is another than in the last digest.
    """

    sign: str
    state: str
    word: str
    what: str
    place: str
    texts: tuple[str, ...]
    origin: str = ""
    day: str = ""
    stands_for: int = 1
    is_changed: bool = False
    answer: AnswerableFacts | None = None
    unit_answers: tuple[AnswerableFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestGroup:
    """The rows of one heading; `more` is how many were left out, `years` of which plans they are, where it matters."""

    name: GroupName
    rows: tuple[DigestRow, ...]
    more: int = 0
    years: tuple[int, ...] = ()

    @property
    def total(self) -> int:
        return sum(row.stands_for for row in self.rows) + self.more


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the rest are in a state."""

    sign: str
    word: str
    number: int


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """The content of one digest in the recipient's language. Groups that are empty are left out.

    `counted` are the parts of the subject, most important first. `newest` names what stands in the first group, of
    what stands on only what has changed; empty: nothing is new.
    `roles` are the recipient's title, long form first.
    `since` is the day of the digest before, empty when there was none. `number` is above 1 for a further digest in
    the same week, `occasions` say why; none: it is the week's own. `leading` is what the subject of a collective mail
    begins with, a critical target that is missed for good; empty: it carries none. `house_total` is true when the
    counts are those of the whole house. `taken` says how many files of the recipient's count in full; empty: none came.
    `tasks_link` leads to the page of what waits for its reader; empty: the house has no pages.
    """

    kind: MessageKind
    locale: Locale
    house: str
    year: int
    week: int
    number: int
    occasions: tuple[Occasion, ...]
    leading: str
    since: str
    counted: tuple[str, ...]
    newest: tuple[str, ...]
    groups: tuple[DigestGroup, ...]
    tallies: tuple[Tally, ...]
    house_total: bool
    roles: tuple[str, ...]
    deputy_for: tuple[str, ...]
    questions_to: str
    from_hour: int
    on: str
    known_at: str
    rulebook: str
    is_outside: bool = False
    answers_to: str = ""
    taken: str = ""
    tasks_link: str = ""

    @property
    def sample(self) -> AnswerableFacts | None:
        """The first of what may be answered, as an example. None: nothing may be."""
        rows = (row for group in self.groups for row in group.rows)
        answers = (answer for row in rows for answer in (row.answer, *row.unit_answers))
        return next((answer for answer in answers if answer is not None), None)

    @property
    def is_urgent(self) -> bool:
        """An overview is never marked as urgent: what is urgent comes by itself."""
        return False


def to_json(facts: DigestFacts) -> dict[str, Any]:
    """The facts as JSON-ready values, for `Message.facts`."""
    return asdict(facts)


def from_json(stored: Mapping[str, Any]) -> DigestFacts:
    """The facts as they were stored. FactsUnreadable when a field is missing or unknown."""
    check_fields(DigestFacts, stored, "digest")
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    values["kind"] = MessageKind(str(stored["kind"]))
    values["groups"] = tuple(_group(group) for group in stored["groups"])
    values["tallies"] = tuple(Tally(**tally) for tally in stored["tallies"])
    return DigestFacts(**values)


def _group(stored: Mapping[str, Any]) -> DigestGroup:
    rows = tuple(_row(row) for row in stored["rows"])
    return DigestGroup(stored["name"], rows, stored["more"], tuple(stored.get("years", ())))


def _row(stored: Mapping[str, Any]) -> DigestRow:
    # A row that was queued by an older version may bear a command, which no template asks for.
    values = {name: value for name, value in stored.items() if name != "command"}
    of_units = tuple(answer for one in stored.get("unit_answers", ()) if (answer := answer_of(one)) is not None)
    texts, answer = tuple(stored["texts"]), answer_of(stored.get("answer"))
    return DigestRow(**{**values, "texts": texts, "answer": answer, "unit_answers": of_units})
