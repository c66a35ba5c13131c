"""Vorschläge: answers that wait, to be entered, completed or rejected by who may. Edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from checker.domain.access import DoneOnPage
from checker.domain.refusal import Inputs, NotThere, ProposalRefusal, RefusalCode, Refused
from checker.findings.page_rights import PageId
from checker.pages.addresses import PROPOSALS_PATH
from checker.pages.typed import typed_number
from checker.web.error_pages import kind_of
from checker.web.forms import NO_ERRORS, NOT_TAKEN, FormErrors, filled
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.typed import OddDay, posted_day
from checker.web.visit import Visit
from checker.wording.proposal_page_words import PROPOSAL_WORDS
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

if TYPE_CHECKING:
    from checker.usecases.reading.answers_to_enter import AnswerLook

# At which input a refusal is shown; of others it stands above the form.
AT_INPUT: Mapping[RefusalCode, str] = {
    ProposalRefusal.TYPE_THE_TOKEN: "token",
    ProposalRefusal.WRONG_TOKEN: "token",
    ProposalRefusal.NO_REASON: "reason",
}


def _list(visit: Visit) -> PageAnswer:
    from checker.usecases.reading.answers_to_enter import answers_of
    from checker.web.proposal_view import proposal_lists

    found = answers_of(visit.house.store, visit.signed_in, visit.now)
    waiting, decided = proposal_lists(found, visit.locale)
    values = {"waiting": waiting, "decided": decided, "words": PROPOSAL_WORDS[visit.locale]}
    title = PAGE_TITLES[visit.locale]["proposals"]
    return Shown("proposals.html.j2", title, values, before_title=f"({waiting.total})")


def _look(visit: Visit) -> AnswerLook:
    from checker.usecases.reading.answers_to_enter import look_at_answer

    asked = visit.path["number"]
    number = typed_number(asked)
    if number is None:
        raise Refused(NotThere.PROPOSAL, number=asked)
    return look_at_answer(visit.house.store, visit.signed_in, number, visit.now)


def _show(visit: Visit) -> PageAnswer:
    return _shown(visit, _look(visit))


def _shown(visit: Visit, look: AnswerLook, errors: FormErrors = NO_ERRORS) -> Shown:
    from checker.web.proposal_view import decision_parts, missing_text, proposal_view

    view, words = proposal_view(look, visit.locale), PROPOSAL_WORDS[visit.locale]
    return Shown(
        "proposal.html.j2",
        view.said,
        {
            "answer": view,
            "words": words,
            "missing": missing_text(look, visit.locale),
            "decision": filled(decision_parts(look, visit.on, visit.locale), visit.entered, errors),
            "errors": errors,
            "path": visit.request.path,
            "only_reject": look.decides is not None and (look.came.choice is None or look.came.unclear is not None),
        },
        status=NOT_TAKEN if errors else 200,
        trail=((PAGE_TITLES[visit.locale]["proposals"], PROPOSALS_PATH),),
    )


def _act(visit: Visit) -> PageAnswer:
    look, words = _look(visit), PROPOSAL_WORDS[visit.locale]
    try:
        match visit.form.get("decision"):
            case "enter":
                return _enter(visit, look)
            case "reject":
                return _reject(visit, look)
            case _ if look.decides is not None:
                return _shown(visit, look, FormErrors({"decision": words["nothing_chosen"]}))
            case _:
                return _shown(visit, look)
    except OddDay as odd:
        return _shown(visit, look, FormErrors({str(odd): words["odd_day"]}))
    except Refused as refused:
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        return _shown(visit, look, _errors(refused, visit))


def _errors(refused: Refused, visit: Visit) -> FormErrors:
    """At the inputs that the refusal names, else above the form."""
    text = sentence(refused, visit.locale)
    inputs = refused.facts.get("inputs")
    named = tuple(inputs.names) if isinstance(inputs, Inputs) else ()
    return FormErrors({AT_INPUT.get(refused.code, named[0] if named else ""): text})


def _by(look: AnswerLook) -> str:
    """Of one that was decided the use case says by whom: whoever asks might have entered it."""
    return look.decides.by if look.decides is not None else look.book.escalation.administering


def _enter(visit: Visit, look: AnswerLook) -> PageAnswer:
    from checker.usecases.answering.proposals import Completion, accept

    form = visit.form
    adds = Completion(
        day=posted_day(form, "day"),
        until=posted_day(form, "until"),
        file_number=form.get("file_number") or None,
        token=form.get("token") or None,
    )
    domain = visit.house.identity().domain
    page = DoneOnPage(visit.signed_in)
    accept(visit.house.store, look.came.number, _by(look), adds, visit.now, mail_domain=domain, page=page)
    return SeeOther(visit.request.path, "proposal_entered")


def _reject(visit: Visit, look: AnswerLook) -> PageAnswer:
    from checker.usecases.answering.proposals import reject

    domain, page = visit.house.identity().domain, DoneOnPage(visit.signed_in)
    reason = visit.form.get("reason")
    reject(visit.house.store, look.came.number, _by(look), reason, visit.now, mail_domain=domain, page=page)
    return SeeOther(visit.request.path, "proposal_rejected")


ROUTES = (
    PageRoute(PROPOSALS_PATH, PageId.PROPOSALS, get=_list),
    PageRoute("/vorschlaege/{number}", PageId.PROPOSALS, get=_show, post=_act),
)
