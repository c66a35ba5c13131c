"""What is asked and answered on a page? Pure: what the page behind a mail's link, and that of a finding, lay out.

Days are local. Words are in the language that was asked for. No person is named anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from checker.domain.answer import AnswerChoice
from checker.domain.mail_link import MailLink
from checker.domain.proposal import ProposalState
from checker.domain.refusal import Refused


@dataclass(frozen=True, slots=True)
class AskedOnPage:
    """What is answered: `about` (obligation, report) for the post `addressed` (`role@unit`).

    `link` None: the page of a finding, opened with a log-in. `episode` 0: nothing is bad.
    """

    about: str
    addressed: str
    episode: int = 0
    item: str = ""
    link: MailLink | None = None


class HowAnswered(StrEnum):
    """What becomes of an answer that is given now.

    `AT_ONCE`: by somebody who is logged in and holds, or stands in for, the addressed post. `BY_LINK`: at once, marked
    as done by the link alone. `WAITS`: it is entered by the administration. `LOG_IN`: somebody must log in first.
    `SHOWS`: nothing can be answered here, and `why` says so.
    """

    AT_ONCE = "at_once"
    BY_LINK = "by_link"
    WAITS = "waits"
    LOG_IN = "log_in"
    SHOWS = "shows"


# By which name an answer's field is posted: those of `GivenOnPage`.
AnswerInput = Literal["day", "until", "file_number", "reader", "reason_id"]


@dataclass(frozen=True, slots=True)
class PageInput:
    """A field of an offer. `earliest` and `latest` bound a day; None: no bound is known."""

    name: AnswerInput
    label: str
    is_required: bool
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class PageOffer:
    """One answer that may be given. `label` says it, `effects` what it stops and what comes then, a sentence each.

    `how`: what becomes of this one: a release by a link alone waits, where an acknowledgement is done at once.
    `refused` says why it cannot be given as things stand; None: it can.
    """

    choice: AnswerChoice
    label: str
    inputs: tuple[PageInput, ...]
    effects: tuple[str, ...]
    how: HowAnswered
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class PageReason:
    """A reason that the house declares."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class OffersShown:
    """What can be answered now, and how.

    `title` is what it is about, `role` the addressed post as people call it. `seen` is the version of the finding that
    was looked at, `form` the id of this one form: both are posted back. `why` says why nothing can be answered, or that
    a log-in is needed; None: it can be. `answered` is what this link, or post, has answered about it last.
    """

    asked: AskedOnPage
    how: HowAnswered
    title: str
    role: str
    offers: tuple[PageOffer, ...]
    seen: int
    form: str
    reasons: tuple[PageReason, ...] = ()
    why: Refused | None = None
    answered: AnswerRecorded | AnswerWaits | None = None


@dataclass(frozen=True, slots=True)
class GivenOnPage:
    """An answer as it was posted. `seen` and `form` are those of the offers that were shown; `reader` is a role."""

    choice: AnswerChoice
    seen: int
    form: str
    day: date | None = None
    until: date | None = None
    file_number: str = field(default="", repr=False)
    reader: str = field(default="", repr=False)
    reason_id: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRecorded:
    """It is done. `number` is the answer's, `said` what was recorded, `effects` what it stopped and what comes then.

    `act` is the sequence of the act, None: it was a fact, or was told. `by_link`: nobody was logged in. `may_undo`: the
    same post can take it back, with `undo_on_page`. `is_no_act`: it decides nothing; `heard_by` have been told.
    """

    number: int
    said: str
    effects: tuple[str, ...]
    by_link: bool
    may_undo: bool
    act: int | None = None
    is_no_act: bool = False
    heard_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerWaits:
    """It has come in and waits to be entered by `who` (titles of roles). `missing` is what it lacks, in words.

    `state` other than waiting: it was rejected, for a `reason`, or has lapsed.
    """

    number: int
    said: str
    who: tuple[str, ...]
    missing: tuple[str, ...] = ()
    state: ProposalState = ProposalState.WAITING
    reason: str = ""
