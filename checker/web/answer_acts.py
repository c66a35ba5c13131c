"""What happens when an answer is posted on a page: that behind a mail's link, or that of a finding. Edge."""

from __future__ import annotations

from dataclasses import dataclass

from checker.domain.page_answer import AskedOnPage, OffersShown
from checker.domain.refusal import FactRefusal, LinkRefusal, ProposalRefusal, RefusalCode, Refused
from checker.pages.typed import typed_number
from checker.usecases.answering.on_page import answer_on_page
from checker.usecases.answering.page_house import PageHouse
from checker.usecases.answering.page_undo import undo_on_page
from checker.usecases.reading.finding_page import FindingShown
from checker.web.act_forms import ABOUT_THE_DAY, ABOUT_THE_REASON
from checker.web.answer_form import CHOICE, FORM, NUMBER, SURE, UNDO, AnswerOutcome, answer_news, posted_answer
from checker.web.error_pages import MEANWHILE
from checker.web.finding_view import FindingView
from checker.web.forms import CHANGED, NO_ERRORS, NOT_TAKEN, FormErrors
from checker.web.visit import LogInNeeded, Visit, WebHouse
from checker.wording.answer_form_texts import ANSWER_WORDS
from checker.wording.dates import instant_text
from checker.wording.refusals import sentence

# In the address after an answer: the page says first what was recorded.
DONE, UNDONE = "getan", "zurueck"
# What is answered by a page of its own.
NOT_THEIRS: frozenset[RefusalCode] = frozenset({LinkRefusal.NOT_THEIRS, LinkRefusal.ROLE_GONE})
ABOUT_THE_CHOICE: frozenset[RefusalCode] = frozenset({LinkRefusal.NOT_OFFERED, ProposalRefusal.STILL_MISSING})


@dataclass(frozen=True, slots=True)
class TakenOnPage:
    """It is recorded, or waits; or it was taken back."""

    undone: bool = False


@dataclass(frozen=True, slots=True)
class NotTakenYet:
    """Why an answer was not taken: what is wrong with the form, or what is new since it was shown (`changed`)."""

    status: int
    errors: FormErrors
    changed: str = ""


def page_house(house: WebHouse) -> PageHouse:
    """How the house takes answers on pages."""
    settings = house.settings
    return PageHouse(house.identity().domain, link_alone=settings.link_alone, asks_log_in=bool(settings.log_in))


def is_answer(visit: Visit) -> bool:
    """Was an answer posted, or that one is taken back? Not an act."""
    return any(name in visit.form for name in (CHOICE, UNDO, FORM))


def answered(
    visit: Visit, asked: AskedOnPage, offers: OffersShown, view: FindingView | None
) -> TakenOnPage | NotTakenYet:
    """Record what was posted. `view`: the finding as texts; None: it is about a report.

    Raises Refused where it is somebody else's, LogInNeeded where a log-in is missing.
    """
    try:
        return _undone(visit, asked) if UNDO in visit.form else _given(visit, asked, offers)
    except Refused as refused:
        return _not_taken(visit, refused, view)


def news_of(
    offers: OffersShown, finding: FindingShown | None, visit: Visit, errors: FormErrors
) -> AnswerOutcome | None:
    """What was answered last, and how it is taken back; None: nothing was."""
    last = offers.answered
    if last is None:
        return None
    came = finding.known.answers if finding else ()
    at = next((one.received_at for one in came if one.number == last.number), None)
    instant = instant_text(at, visit.locale) if at else ""
    words, done = ANSWER_WORDS[visit.locale], visit.query.get(DONE)
    heading = words["undone"] if done == UNDONE else "" if done else words["answered"]
    return answer_news(last, offers.role, instant, visit.locale, heading=heading, error=errors.of(SURE))


def _given(visit: Visit, asked: AskedOnPage, offers: OffersShown) -> TakenOnPage | NotTakenYet:
    given = posted_answer(offers, visit.form, visit.on, visit.locale)
    if isinstance(given, FormErrors):
        return NotTakenYet(NOT_TAKEN, given)
    house = visit.house
    answer_on_page(house.store, asked, given, visit.viewer, page_house(house), visit.now, visit.locale)
    return TakenOnPage()


def _undone(visit: Visit, asked: AskedOnPage) -> TakenOnPage | NotTakenYet:
    number = typed_number(visit.form.get(NUMBER))
    if visit.form.get(SURE) != "yes" or number is None:
        return NotTakenYet(NOT_TAKEN, FormErrors({SURE: ANSWER_WORDS[visit.locale]["no_undo"]}))
    house = visit.house
    undo_on_page(house.store, asked, number, visit.viewer, page_house(house), visit.now, visit.locale)
    return TakenOnPage(undone=True)


def _not_taken(visit: Visit, refused: Refused, view: FindingView | None) -> NotTakenYet:
    if refused.code is LinkRefusal.LOG_IN_FIRST:
        raise LogInNeeded from refused
    if refused.code in NOT_THEIRS:
        raise refused
    why = sentence(refused, visit.locale)
    if refused.code in MEANWHILE:
        return NotTakenYet(CHANGED, NO_ERRORS, changed=view.changed(refused) if view else why)
    return NotTakenYet(NOT_TAKEN, FormErrors({_field(visit, refused): why}))


def _field(visit: Visit, refused: Refused) -> str:
    """The field that a refusal is about; empty: the form as a whole."""
    chosen = visit.form.get(CHOICE)
    if refused.code in ABOUT_THE_CHOICE:
        return CHOICE
    if refused.code in ABOUT_THE_DAY | {LinkRefusal.DAY_TOO_FAR, FactRefusal.STILL_TO_COME}:
        return f"{chosen}_day"
    return f"{chosen}_reason_id" if refused.code in ABOUT_THE_REASON else ""
