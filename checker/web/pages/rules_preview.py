"""Änderungsvorschau: what an edit of the rules changes, its approvals, and putting it in force by its hash. Edge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from checker.domain.access import DoneOnPage
from checker.domain.refusal import ActivationRefusal, Inputs, NotThere, Refused
from checker.findings.page_rights import PageAct, PageId, may_act
from checker.pages.addresses import RULES_PATH, RULES_PREVIEW_PATH
from checker.pages.list_query import ListFilter, read_query
from checker.pages.typed import typed_number
from checker.web.error_pages import error_page, kind_of
from checker.web.forms import NO_ERRORS, NOT_TAKEN, FormErrors
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.typed import OddDay, posted_day
from checker.web.visit import Visit
from checker.wording.list_texts import LIST_TEXTS
from checker.wording.preview_page_words import PREVIEW_PAGE_WORDS
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

# As the job knows it (`preview_job`), which is loaded when it is needed.
AGAIN = "again"

if TYPE_CHECKING:
    from checker.web.preview_view import EditReader


def _show(visit: Visit) -> PageAnswer:
    return _rows(visit) if "tabelle" in visit.query else _shown(visit)


def _shown(visit: Visit, errors: FormErrors = NO_ERRORS) -> Shown:
    from checker.preview.preview_seen import preview_seen
    from checker.web.preview_view import preview_view

    words = PREVIEW_PAGE_WORDS[visit.locale]
    view = preview_view(preview_seen(visit.house.store, visit.house.rules), _reader(visit), errors)
    values = {"view": view, "errors": errors, "path": RULES_PREVIEW_PATH, "words": words}
    status = NOT_TAKEN if errors else 200
    return Shown("rules_preview.html.j2", words["title"], values, status=status, trail=_trail(visit))


def _trail(visit: Visit, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((PAGE_TITLES[visit.locale]["rules"], RULES_PATH), *more)


def _reader(visit: Visit) -> EditReader:
    from checker.domain.post import Post
    from checker.findings.visibility import sight_of
    from checker.web.preview_view import EditReader

    viewer, book = visit.signed_in, visit.book
    sight = sight_of(viewer, book.organisation, visit.on)

    def may(act: PageAct) -> bool:
        return may_act(PageId.RULES, act, viewer, book, visit.on)

    administering = book.escalation.administering
    is_theirs = any(Post.parse(post).role == administering for post in sight.posts)
    activates = administering if is_theirs and may(PageAct.ACTIVATE_RULES) else ""
    return EditReader(visit, sight, may(PageAct.PREVIEW_EDIT), may(PageAct.APPROVE_EDIT), activates)


def _rows(visit: Visit) -> PageAnswer:
    """All rows of one table of the preview."""
    from checker.preview.preview_seen import preview_seen
    from checker.web.preview_view import preview_view

    words, locale = PREVIEW_PAGE_WORDS[visit.locale], visit.locale
    shown = preview_view(preview_seen(visit.house.store, visit.house.rules), _reader(visit), NO_ERRORS).shown
    tables = {name: table.name for name, table in shown.tables.items()} if shown is not None else {}
    query = read_query(visit.query, (ListFilter("tabelle", words["title"], tables),), locale, example=visit.on)
    made = shown.rows_of(query.chosen("tabelle"), query.page) if shown is not None and query.is_possible else None
    if made is None:
        return error_page(WebErrorKind.NOT_THERE, locale, has_home=True)
    name = tables[query.chosen("tabelle")]
    texts = {**LIST_TEXTS[locale], **words}
    values = {"list": made, "name": name, "path": RULES_PREVIEW_PATH, "query": query, "words": texts}
    return Shown("rows_of_part.html.j2", name, values, trail=_trail(visit, (words["title"], RULES_PREVIEW_PATH)))


def _act(visit: Visit) -> PageAnswer:
    from checker.rulebook.problems import RulebookError
    from checker.web.preview_view import AT_INPUT

    reader = _reader(visit)
    try:
        match visit.form.get("form"):
            case "preview" if reader.may_preview:
                return _begin(visit, {"folder": str(_folder(visit))})
            case "again" if reader.may_preview:
                return _begin_again(visit, reader)
            case "stop" if reader.may_preview:
                return _stop(visit)
            case "approve" if reader.may_approve:
                return _approve(visit, reader)
            case "take_back" if reader.may_approve:
                return _take_back(visit, reader)
            case "activate" if reader.activates:
                return _activate(visit, reader)
            case _:
                return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    except OddDay:
        return _shown(visit, FormErrors({"decided": reader.words["odd_day"]}))
    except RulebookError as wrong:
        return _shown(visit, FormErrors({"": str(wrong.problems[0])}))
    except Refused as refused:
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        inputs = refused.facts.get("inputs")
        named = tuple(inputs.names) if isinstance(inputs, Inputs) else ()
        at = AT_INPUT.get(refused.code, named[0] if named else "")
        return _shown(visit, FormErrors({at: sentence(refused, visit.locale)}))


def _folder(visit: Visit) -> Path:
    """The rules folder; as if it had not changed where these pages know none."""
    if visit.house.rules is None:
        raise Refused(ActivationRefusal.NOTHING_TO_PREVIEW, preview=visit.form.get("seen")[:12])
    return visit.house.rules


def _begin_again(visit: Visit, reader: EditReader) -> PageAnswer:
    """Preview what the activation that was chosen would change. Refused where there is none, or it is in force."""
    from checker.usecases.reading.rules_history import rules_history

    if not visit.form.get("number"):
        return _shown(visit, FormErrors({"": reader.words["choose_former"]}))
    past, number = rules_history(visit.house.store), typed_number(visit.form.get("number")) or 0
    found = next((each for each in past if each.head.number == number), None)
    if found is None:
        raise Refused(NotThere.ACTIVATION, number=number, last=past[0].head.number)
    if found.until is None:
        raise Refused(ActivationRefusal.IN_FORCE_ALREADY, number=number)
    return _begin(visit, {AGAIN: str(number)})


def _begin(visit: Visit, about: Mapping[str, str]) -> PageAnswer:
    from checker.preview.preview_job import PREVIEW
    from checker.usecases.running.jobs import begin_job

    asked = {**about, "mails": "yes"}
    begin_job(visit.house.store, PREVIEW, asked, visit.signed_in.posts[0], visit.now)
    return SeeOther(RULES_PREVIEW_PATH, "preview_begun")


def _stop(visit: Visit) -> PageAnswer:
    from checker.preview.preview_job import PREVIEW
    from checker.usecases.running.jobs import stop_job

    stop_job(visit.house.store, PREVIEW, typed_number(visit.form.get("job")) or 0)
    return SeeOther(RULES_PREVIEW_PATH)


def _by(visit: Visit, reader: EditReader) -> str:
    """The role by which somebody approves: one of their own, or of whom they stand in for."""
    by = visit.form.get("by")
    if not reader.counts_as((by,)):
        raise Refused(ActivationRefusal.NOT_APPROVED_YET, by=by)
    return by


def _approve(visit: Visit, reader: EditReader) -> PageAnswer:
    from checker.preview.approving import ApprovalWish, approve
    from checker.web.preview_view import EVERYTHING

    of, form = visit.form.get("of"), visit.form
    if not of:
        return _shown(visit, FormErrors({"of": reader.words["choose"]}))
    rules = () if of == EVERYTHING else ("" if of == "-" else of,)
    number, day = form.get("file_number") or None, posted_day(form, "decided")
    wish = ApprovalWish(_by(visit, reader), rules, number, day)
    approve(visit.house.store, _folder(visit), form.get("seen"), visit.now, wish, _page(visit))
    return SeeOther(RULES_PREVIEW_PATH, "edit_approved")


def _take_back(visit: Visit, reader: EditReader) -> PageAnswer:
    from checker.preview.approving import ApprovalWish, take_back

    wish = ApprovalWish(_by(visit, reader))
    take_back(visit.house.store, visit.form.get("seen"), visit.now, wish, _page(visit))
    return SeeOther(RULES_PREVIEW_PATH, "edit_approval_taken_back")


def _activate(visit: Visit, reader: EditReader) -> PageAnswer:
    from checker.preview.activation import (
        ActivationWish,
        carry_out,
        prepare,
        prepare_again,
        refuse_what_speaks_against,
    )
    from checker.preview.named_preview import refuse_unless_same
    from checker.preview.preview_seen import preview_seen

    form, store, seen = visit.form, visit.house.store, visit.form.get("seen")
    reason, emergency, despite = (form.get(name) or None for name in ("reason", "emergency", "despite_tests"))
    # What is closed or withdrawn stands in the preview, and in its hash.
    wish = ActivationWish(reader.activates, reason, emergency, despite, withdraw=True)
    again = preview_seen(store, visit.house.rules).again
    if again is not None:
        prepared = prepare_again(store, again, visit.now, wish)
    else:
        prepared = prepare(store, _folder(visit), visit.now, wish)
    refuse_unless_same(store, seen, prepared.sha256, prepared.preview)
    refuse_what_speaks_against(prepared)
    if form.get("confirmed") != "yes":
        return _confirm(visit, reader)
    carry_out(store, prepared, preview=seen, page=_page(visit))
    return SeeOther(RULES_PREVIEW_PATH, "rules_activated")


def _confirm(visit: Visit, reader: EditReader) -> Shown:
    """What takes effect, before it does."""
    from checker.preview.kept_parts import kept_parts
    from checker.preview.preview_seen import preview_seen

    words, form, seen = reader.words, visit.form, preview_seen(visit.house.store, visit.house.rules)
    named = ((words[name], form.get(name)) for name in ("reason", "despite_tests", "emergency"))
    by, start = reader.named(reader.activates), form.get("seen")[:12]
    values = {
        "lead": kept_parts(seen.result["shown"][visit.locale]).lead if seen.preview else (),
        "facts": ((words["confirm_by"], by), (words["confirm_hash"], start), *(each for each in named if each[1])),
        "sent": form.without("seen", "confirmed", "csrf").fields,
        "seen": form.get("seen"),
        "path": RULES_PREVIEW_PATH,
        "words": words,
    }
    trail = _trail(visit, (words["title"], RULES_PREVIEW_PATH))
    return Shown("rules_activate.html.j2", words["confirm"], values, trail=trail)


def _page(visit: Visit) -> DoneOnPage:
    return DoneOnPage(visit.signed_in, visit.form.get("seen"))


ROUTES = (PageRoute(RULES_PREVIEW_PATH, PageId.RULES, get=_show, post=_act),)
