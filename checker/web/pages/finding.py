"""The page of a finding, `/befunde/{rule}/{scope}/{period}`: how it stands, why, who knows, a form for each act. Edge.

What is not there and what is somebody else's are the same page. What binds others (a waiver, more time) is looked at
once more before it is recorded; everything can be taken back while it has its effect.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from checker.domain.act import Act
from checker.domain.refusal import ActRefusal, LinkRefusal, NotThere, Refused
from checker.findings.acts import HAS_AN_END
from checker.findings.page_rights import PageId
from checker.pages.addresses import TASKS_PATH, finding_path
from checker.usecases.acting.act import Wanted, act, preview
from checker.usecases.acting.open_acts import BINDS
from checker.usecases.reading.finding_page import finding_page
from checker.web.act_forms import ACT, CONFIRMED, act_forms, field_of, posted_act
from checker.web.answer_acts import DONE, UNDONE, TakenOnPage, answered, is_answer, news_of, page_house
from checker.web.answer_form import answer_form
from checker.web.asked import NO_FORM, PostedForm
from checker.web.error_pages import MAY_NOT
from checker.web.finding_view import FindingView
from checker.web.forms import CHANGED, NO_ERRORS, NOT_TAKEN, FormErrors
from checker.web.measure_form import MEASURE, measure_forms, posted_measure
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.visit import Visit
from checker.wording.answer_form_texts import ANSWER_WORDS
from checker.wording.dates import day_text
from checker.wording.finding_page_texts import ACT_WORDS
from checker.wording.refusals import sentence

# In the address after an answer; after an act its kind stands there.
ANSWERED = "antwort"
# So long after it an act is what was just done.
JUST_NOW = timedelta(hours=1)


def _obligation(visit: Visit) -> str:
    return "/".join(visit.path[part] for part in ("rule", "scope", "period"))


def _view(visit: Visit) -> FindingView:
    house = page_house(visit.house)
    shown = finding_page(
        visit.house.store,
        _obligation(visit),
        visit.signed_in,
        visit.now,
        book=visit.book,
        house=house,
        locale=visit.locale,
    )
    return FindingView(shown, visit.locale)


def _get(visit: Visit) -> PageAnswer:
    view = _view(visit)
    return _page(visit, view, entered=visit.kept, done=_just_done(visit, view))


def _post(visit: Visit) -> PageAnswer:
    view = _view(visit)
    if is_answer(visit):
        return _answer(visit, view)
    return _act(visit, view)


def _answer(visit: Visit, view: FindingView) -> PageAnswer:
    """What was answered for one of the viewer's posts, or is taken back."""
    offers = view.shown.offers
    if offers is None:
        raise Refused(LinkRefusal.NOTHING_ASKED)
    outcome = answered(visit, offers.asked, offers, view)
    if isinstance(outcome, TakenOnPage):
        return SeeOther(f"{finding_path(view.shown.known.obligation)}?{DONE}={UNDONE if outcome.undone else ANSWERED}")
    now = _view(visit) if outcome.changed else view
    return _page(visit, now, entered=visit.form, errors=outcome.errors, changed=outcome.changed, status=outcome.status)


def _act(visit: Visit, view: FindingView) -> PageAnswer:
    form = visit.form
    if form.get(ACT) == MEASURE:
        return _with_measure(visit, view)
    wanted = posted_act(view, form)
    if isinstance(wanted, FormErrors):
        return _page(visit, view, entered=form, errors=wanted, status=NOT_TAKEN)
    try:
        if wanted.kind in BINDS and not form.get(CONFIRMED):
            return _confirm(visit, view, wanted)
        act(visit.house.store, wanted, visit.now, viewer=visit.signed_in)
    except Refused as refused:
        return _refused(visit, refused, wanted)
    return SeeOther(f"{finding_path(wanted.obligation)}?{DONE}={wanted.kind}")


def _with_measure(visit: Visit, view: FindingView) -> PageAnswer:
    from checker.usecases.acting.talks import acknowledge_with_measure

    posted = posted_measure(view, visit.form)
    if isinstance(posted, FormErrors):
        return _page(visit, view, entered=visit.form, errors=posted, status=NOT_TAKEN)
    wanted, due_on = posted
    try:
        acknowledge_with_measure(visit.house.store, wanted, due_on, visit.now, viewer=visit.signed_in)
    except Refused as refused:
        return _refused(visit, refused, wanted, MEASURE)
    return SeeOther(f"{finding_path(wanted.obligation)}?{DONE}={wanted.kind}")


def _refused(visit: Visit, refused: Refused, wanted: Wanted, form: str = "") -> PageAnswer:
    """The form once more with why it was not taken; what is not theirs at all is said by a page of its own."""
    if refused.code in MAY_NOT or isinstance(refused.code, NotThere):
        raise refused
    view = _view(visit)
    if refused.code is ActRefusal.CHANGED_MEANWHILE:
        return _page(visit, view, entered=visit.form, changed=view.changed(refused), status=CHANGED)
    why = sentence(refused, visit.locale)
    field = field_of(refused, form or wanted.kind, view.shown.known.book.vocabulary)
    return _page(visit, view, entered=visit.form, errors=FormErrors({field: why}), status=NOT_TAKEN)


def _confirm(visit: Visit, view: FindingView, wanted: Wanted) -> Shown:
    """What would be recorded, with its day named; nothing is yet."""
    shown = preview(visit.house.store, wanted, visit.now)
    words, title = view.words, ACT_WORDS[visit.locale][wanted.kind]
    because = view.shown.known.book.vocabulary.reason_by_id.get(wanted.reason_id)
    reasons = (because.title(visit.locale) if because else "", wanted.reason, wanted.file_number)
    values: Mapping[str, object] = {
        "view": view,
        "words": words,
        "path": finding_path(wanted.obligation),
        "what": title.button,
        "facts": _facts_of(view, wanted, ": ".join(part for part in reasons if part)),
        "effects": view.effects_of(shown),
        "sent": tuple((name, visit.form.get(name)) for name in visit.form if name != CONFIRMED),
        "confirmed": CONFIRMED,
    }
    heading = words["confirm"].format(what=title.button)
    return Shown(
        "finding_confirm.html.j2",
        f"{view.short_title} – {words['page']}",
        values,
        before_title=f"{title.button} –",
        heading=heading,
        trail=_trail(view, beneath=True),
    )


def _facts_of(view: FindingView, wanted: Wanted, why: str) -> tuple[tuple[str, str], ...]:
    words, until = view.words, wanted.until
    facts = (
        (words["page"], view.title),
        (words["as_role"].rstrip("?"), view.post(wanted.by)),
        (words["until"].rstrip("?"), day_text(until, view.locale) if until else ""),
        (words["reason_id"], why),
    )
    return tuple(fact for fact in facts if fact[1])


def _page(
    visit: Visit,
    view: FindingView,
    *,
    entered: PostedForm = NO_FORM,
    errors: FormErrors = NO_ERRORS,
    changed: str = "",
    done: Act | None = None,
    status: int = 200,
) -> Shown:
    values: Mapping[str, object] = {
        "view": view,
        "words": {**view.words, **ANSWER_WORDS[view.locale]},
        "path": finding_path(view.shown.known.obligation),
        "answer": answer_form(view.shown.offers, entered, errors, visit.on, view.locale) if view.shown.offers else None,
        "role": view.shown.offers.role if view.shown.offers else "",
        "news": news_of(view.shown.offers, view.shown, visit, errors) if view.shown.offers else None,
        "is_new": visit.query.get(DONE) in (ANSWERED, UNDONE),
        "forms_of_acts": (*measure_forms(view, entered, errors), *act_forms(view, entered, errors)),
        "errors": errors,
        "changed": changed,
        "done": _done_line(view, done),
    }
    return Shown(
        "finding.html.j2",
        f"{view.short_title} – {view.words['page']}",
        values,
        status=status,
        before_title=f"{view.state.word} –",
        heading=view.headline,
        trail=_trail(view),
    )


def _trail(view: FindingView, *, beneath: bool = False) -> tuple[tuple[str, str], ...]:
    tasks = (view.words["findings"], TASKS_PATH)
    return (tasks, (view.title, finding_path(view.shown.known.obligation))) if beneath else (tasks,)


def _just_done(visit: Visit, view: FindingView) -> Act | None:
    """The act that the viewer's post has just done, where the address says that one was."""
    acts = view.shown.known.acts
    if DONE not in visit.query or not acts:
        return None
    last = acts[-1]
    is_theirs = last.post in view.shown.posts and last.kind == visit.query[DONE]
    return last if is_theirs and visit.now - last.recorded_at <= JUST_NOW else None


def _done_line(view: FindingView, done: Act | None) -> str:
    return view.done(done, has_end=done.kind in HAS_AN_END) if done is not None else ""


ROUTES = (PageRoute("/befunde/{rule}/{scope}/{period}", PageId.FINDING, get=_get, post=_post),)
