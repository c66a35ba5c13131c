"""Schreiben: letters to bodies outside, read whole, written anew, released, settled, kept back, printed. Edge."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.domain.access import DoneOnPage
from checker.domain.refusal import NotThere, Refused
from checker.findings.page_rights import PageId
from checker.pages.addresses import LETTERS_PATH
from checker.web.error_pages import kind_of
from checker.web.forms import NO_ERRORS, NOT_TAKEN, FormErrors, filled
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.typed import OddDay, posted_day
from checker.web.visit import Visit
from checker.wording.dates import day_text
from checker.wording.letter_page_words import LETTER_WORDS
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

if TYPE_CHECKING:
    from checker.usecases.reading.letters_to_decide import LetterLook

DECIDE, EDIT = "decide", "edit"


def _list(visit: Visit) -> PageAnswer:
    from checker.usecases.reading.letters_to_decide import letters_of
    from checker.web.letter_view import letter_lists

    found = letters_of(visit.house.store, visit.signed_in, visit.now)
    waiting, decided = letter_lists(found, visit.locale)
    values = {"waiting": waiting, "decided": decided, "words": LETTER_WORDS[visit.locale]}
    return Shown("letters.html.j2", PAGE_TITLES[visit.locale]["letters"], values, before_title=f"({waiting.total})")


def _look(visit: Visit) -> LetterLook:
    from checker.usecases.reading.letters_to_decide import look_at_letter

    identity = visit.house.identity()
    return look_at_letter(visit.house.store, visit.signed_in, visit.path["key"], identity, visit.now)


def _show(visit: Visit) -> PageAnswer:
    return _shown(visit, _look(visit))


def _shown(visit: Visit, look: LetterLook, errors: FormErrors = NO_ERRORS) -> Shown:
    from checker.web.letter_view import decision_parts, letter_view, wording_parts

    view, locale = letter_view(look, visit.locale), visit.locale
    decides, entered = look.may_decide or look.may_settle, visit.entered
    is_edit = entered.get("form") == EDIT
    parts = decision_parts(look, visit.on, locale) if decides else ()
    wording = wording_parts(look, locale)
    words = LETTER_WORDS[locale]
    return Shown(
        "letter.html.j2",
        view.obligation,
        {
            "letter": view,
            "words": words,
            "version": look.version,
            "may_read_only": look.by is None,
            "decision": parts if is_edit else filled(parts, entered, errors),
            "wording": filled(wording, entered, errors) if is_edit else wording,
            "errors": errors,
            "path": visit.request.path,
            "waits": look.may_decide or look.may_settle,
        },
        status=NOT_TAKEN if errors else 200,
        before_title=f"{view.state} –",
        trail=((PAGE_TITLES[locale]["letters"], LETTERS_PATH),),
    )


def _act(visit: Visit) -> PageAnswer:
    from checker.usecases.telling.letters import changed_meanwhile

    look = _look(visit)
    if look.by is None:
        raise Refused(NotThere.MAIL, mail=visit.path["key"])
    if visit.form.get("seen") != look.version:
        raise changed_meanwhile(look.shown.queued)
    try:
        return _edit(visit, look, look.by) if visit.form.get("form") == EDIT else _decide(visit, look, look.by)
    except OddDay:
        return _shown(visit, look, FormErrors({"day": LETTER_WORDS[visit.locale]["odd_day"]}))
    except Refused as refused:
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        return _shown(visit, look, FormErrors({"": sentence(refused, visit.locale)}))


def _edit(visit: Visit, look: LetterLook, by: str) -> PageAnswer:
    from checker.usecases.telling.letters import edit
    from checker.web.letter_view import PASSAGES

    facts, words = look.facts, LETTER_WORDS[visit.locale]
    typed = {name: _lines(visit.form.get(name)) for name in PASSAGES if name in visit.form}
    changed = {name: text for name, text in typed.items() if facts is None or text != getattr(facts.words, name)}
    if not changed:
        return _shown(visit, look, FormErrors({"opening": words["nothing_changed"]}))
    edit(visit.house.store, visit.path["key"], by, changed, visit.now, _page(visit))
    return SeeOther(visit.request.path, "letter_edited")


def _lines(typed: str) -> str:
    """As browsers send lines, and as they are kept."""
    return typed.replace("\r\n", "\n").strip()


def _decide(visit: Visit, look: LetterLook, by: str) -> PageAnswer:
    chosen, words = visit.form.get("decision"), LETTER_WORDS[visit.locale]
    day = posted_day(visit.form, "day")
    if chosen not in ("release", "settle", "keep_back"):
        return _shown(visit, look, FormErrors({"decision": words["nothing_chosen"]}))
    if missing := _missing(visit, chosen, day):
        return _shown(visit, look, missing)
    if visit.form.get("confirmed") != "yes":
        return _confirm(visit, look, chosen, day)
    return _decided(visit, chosen, by, day)


def _missing(visit: Visit, chosen: str, day: date | None) -> FormErrors:
    """What the choice needs and the form lacks."""
    words = LETTER_WORDS[visit.locale]
    needed = {"settle": ("day", "file_number"), "keep_back": ("reason",)}.get(chosen, ())
    lacking = (name for name in needed if not visit.form.get(name) or (name == "day" and day is None))
    return FormErrors({name: f"{words[name]}: {words[f'{name}_hint']}" for name in lacking})


def _confirm(visit: Visit, look: LetterLook, chosen: str, day: date | None) -> Shown:
    """What is going to happen, before it does: nothing of it can be called back."""
    from checker.web.letter_view import letter_view

    words, view = LETTER_WORDS[visit.locale], letter_view(look, visit.locale)
    said = words[f"confirm_{chosen}"].format(
        to=view.to,
        day=day_text(day, visit.locale) if day else "",
        file_number=visit.form.get("file_number"),
        reason=visit.form.get("reason"),
    )
    kept = visit.form.without("seen", "confirmed")
    values = {
        "said": said,
        "button": words[f"do_{chosen}"],
        "kept": kept.fields,
        "seen": visit.form.get("seen"),
        "path": visit.request.path,
        "words": words,
    }
    trail = ((PAGE_TITLES[visit.locale]["letters"], LETTERS_PATH), (view.obligation, visit.request.path))
    return Shown("letter_confirm.html.j2", words["confirm"], values, trail=trail)


def _decided(visit: Visit, chosen: str, by: str, day: date | None) -> PageAnswer:
    from checker.usecases.telling import letters

    store, key, now, page = visit.house.store, visit.path["key"], visit.now, _page(visit)
    match chosen:
        case "release":
            letters.release(store, key, by, now, page)
        case "settle":
            assert day is not None, "checked before"
            how = letters.ToldOtherwise(day, visit.form.get("file_number"))
            letters.tell_otherwise(store, key, by, how, now, page)
        case _:
            letters.decide_against(store, key, by, visit.form.get("reason"), now, page)
    return SeeOther(visit.request.path, f"letter_{chosen}")


def _page(visit: Visit) -> DoneOnPage:
    return DoneOnPage(visit.signed_in, visit.form.get("seen"))


ROUTES = (
    PageRoute(LETTERS_PATH, PageId.LETTERS, get=_list),
    PageRoute("/schreiben/{key}", PageId.LETTERS, get=_show, post=_act),
)
