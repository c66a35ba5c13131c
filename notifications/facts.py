"""The facts of a mail's template: everything a mail says, as finished texts. Pure.

The outbox keeps these facts as JSON and renders when a message is claimed: nothing here needs a rulebook,
a calendar or a store again. No names of persons, no free text, no rows of data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from checker.domain.message import MessageKind
from checker.wording.locales import Locale
from notifications.fact_row import FactRow, check_fields
from notifications.letter_facts import LetterFacts
from notifications.letter_facts import from_json as letter_from_json


@dataclass(frozen=True, slots=True)
class NextStep:
    """Whom the ladder names after this mail. `is_outside`: only as a draft that the management releases."""

    step: int
    role: str
    from_day: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """Whom a sentence names, with article and case; English has the same words in both."""

    nominative: str
    dative: str
    is_plural: bool


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """The day that a reminder brings along for the reader's calendar, as an attachment.

    `day` is an ISO day, `day_text` the same for people. `sequence` rises with every change, so that a calendar
    knows the newer one. `is_cancelled`: the entry is to be taken out again. `alarm_hours_before` the day begins; 0: the
    entry reminds of nothing by itself.
    """

    day: str
    day_text: str
    summary: str
    file_name: str
    sequence: int = 0
    is_cancelled: bool = False
    description: str = ""
    alarm_hours_before: int = 0


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """One answer that the reader may give: the name of its link, its first line as an example, and to be completed."""

    label: str
    line: str
    prepared: str


@dataclass(frozen=True, slots=True)
class AnswerableFacts:
    """What may be answered about one thing, which a subject names by `token`. `about` is what people call it.

    `item`, `choices` (also those for which a line has no room) and `ends_on` (an ISO day) are what a link to a page
    claims; without `item` there is none. `link` is that link, which is made when the mail leaves; empty: the house has
    no pages, or no key.
    """

    token: str
    about: str
    offers: tuple[OfferFacts, ...]
    item: str = ""
    choices: tuple[str, ...] = ()
    ends_on: str = ""
    link: str = ""


DecidedActs = Literal["extend", "waive", "both"]


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """Who decides about more time or an exception, which no answer by mail does.

    `is_reader`: the reader does, and those of `who` as well.
    """

    acts: DecidedActs
    who: tuple[str, ...]
    is_reader: bool


@dataclass(frozen=True, slots=True)
class AskedFacts:
    """What a mail asks of its reader. `answer` None: nothing. `may_take_on`: the reader may acknowledge it."""

    answer: AnswerableFacts | None = None
    decisions: tuple[DecisionFacts, ...] = ()
    may_take_on: bool = False


NOTHING_ASKED = AskedFacts()


@dataclass(frozen=True, slots=True)
class Correction:
    """A finding that had never been bad. `was` is what was told, `now` what is right, `void` the mails that said so.

    `place` is empty for the house, `origin` its plan row.
    """

    title: str
    place: str
    origin: str
    was: str
    now: str
    void: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnwrittenLetter:
    """A letter that the ladder foresees and nobody writes. `why`: its figure may not leave the house ("hidden"), or the
    management has decided against it ("decided").
    """

    to: str
    why: Literal["hidden", "decided"]


@dataclass(frozen=True, slots=True)
class MailFacts:
    """The content of one mail in the recipient's language.

    `tag`, `title`, `short_title`, `figures` (long form first) and `scope_name` make the subject. `figure` is the
    number against its bound, or the day. `act_by` is the day to have acted by. `draft_to` names the body outside
    whose mail waits for the management; `letters` are to be read before, `unwritten` says why there is none. An empty
    text or tuple, and `next_step` None, mean: there is no such thing to tell. `is_own`: the reader holds the owner's
    role. `calendar` is attached. `asked_by` is `act_by` in short. `notice_number` counts the mails of the step, this
    one included; `is_unanswered`: nobody has decided anything since the first of them. `occasion` says, in the first
    mail about it, why it is owed since lately. `corrections` are what a rectification sets right, with
    `more_corrections` left out; where there are several, `obligation` and `state_text` are empty.
    `management` releases letters, with `agreed_with` this target is agreed; None: the house has no such title, or
    nobody. `asked` is answered to the mailbox `answers_to`, which is known when the mail leaves.
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
    rows: tuple[FactRow, ...]
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
    letters: tuple[LetterFacts, ...] = ()
    unwritten: UnwrittenLetter | None = None
    is_own: bool = False
    calendar: CalendarFacts | None = None
    asked_by: str = ""
    notice_number: int = 1
    is_unanswered: bool = False
    occasion: str = ""
    corrections: tuple[Correction, ...] = ()
    more_corrections: int = 0
    management: TitleFacts | None = None
    agreed_with: TitleFacts | None = None
    asked: AskedFacts = NOTHING_ASKED
    answers_to: str = ""

    @property
    def is_last_reminder(self) -> bool:
        """The last of several: its reader has read the others."""
        return self.kind is MessageKind.REMINDER and self.notice_number > 1 and not self.next_reminder

    @property
    def is_urgent(self) -> bool:
        """Is it marked as important? What is critical, and the last step of a ladder; nothing else."""
        is_last = self.kind is MessageKind.ESCALATION and self.next_step is None and not self.is_draft
        return self.is_critical or is_last


# What mails that were queued by an older version bear, and no template asks for.
FORMER = frozenset({"release_command"})


def to_json(facts: MailFacts | LetterFacts) -> dict[str, Any]:
    """The facts as JSON-ready values, for `Message.facts`."""
    return asdict(facts)


def from_json(stored: Mapping[str, Any]) -> MailFacts:
    """The facts as they were stored. FactsUnreadable when a field is missing or unknown.

    What came later has a default, so that a mail queued before an update still leaves.
    """
    stored = {name: value for name, value in stored.items() if name not in FORMER}
    check_fields(MailFacts, stored, "mail")
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    values["kind"] = MessageKind(str(stored["kind"]))
    values["rows"] = tuple(FactRow(**row) for row in stored["rows"])
    values["next_step"] = NextStep(**stored["next_step"]) if stored["next_step"] else None
    values["calendar"] = CalendarFacts(**stored["calendar"]) if stored.get("calendar") else None
    values["corrections"] = tuple(
        Correction(**{**one, "void": tuple(one["void"])}) for one in stored.get("corrections", ())
    )
    values["letters"] = tuple(letter_from_json(letter) for letter in stored.get("letters", ()))
    values["unwritten"] = UnwrittenLetter(**stored["unwritten"]) if stored.get("unwritten") else None
    for title in ("management", "agreed_with"):
        values[title] = TitleFacts(**stored[title]) if stored.get(title) else None
    values["asked"] = _asked(stored["asked"]) if "asked" in stored else NOTHING_ASKED
    return MailFacts(**values)


def _asked(stored: Mapping[str, Any]) -> AskedFacts:
    decisions = tuple(DecisionFacts(one["acts"], tuple(one["who"]), one["is_reader"]) for one in stored["decisions"])
    return AskedFacts(answer_of(stored["answer"]), decisions, stored["may_take_on"])


def answer_of(stored: Mapping[str, Any] | None) -> AnswerableFacts | None:
    """What may be answered, as it was stored."""
    if not stored:
        return None
    offers = tuple(OfferFacts(**offer) for offer in stored["offers"])
    return AnswerableFacts(**{**stored, "offers": offers, "choices": tuple(stored.get("choices", ()))})
