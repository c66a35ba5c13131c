"""Eingang: files with their accounts, what of them is kept out and the acts about that; a file is sent here. Edge."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from checker.domain.access import DoneOnPage, Right
from checker.domain.quarantine import QuarantineNumber
from checker.domain.refusal import (
    UPLOADS_FOR_LATER,
    FileRefusal,
    QuarantineRefusal,
    RefusalCode,
    Refused,
    UploadRefusal,
)
from checker.findings.page_rights import PageAct, PageId, may_act
from checker.pages.addresses import INBOX_PATH, file_path
from checker.web.error_pages import error_page, kind_of
from checker.web.exports import exported, list_view
from checker.web.forms import CHANGED, NO_ERRORS, NOT_TAKEN, FormErrors, filled
from checker.web.route import PageRoute
from checker.web.shown import PageAnswer, SeeOther, Shown
from checker.web.visit import Visit
from checker.wording.inbox_page_words import INBOX_WORDS
from checker.wording.refusals import sentence
from checker.wording.web_error_texts import WebErrorKind
from checker.wording.web_texts import PAGE_TITLES

if TYPE_CHECKING:
    from checker.usecases.importing.quarantine_acts import HeldAct
    from checker.usecases.reading.file_seen import FileSeen

# Names a sending, so that a form sent twice is taken once.
SENDING = "sendung"
TOO_LARGE, COME_BACK = 413, 503
STATUS: dict[RefusalCode, int] = {
    FileRefusal.TOO_LARGE: TOO_LARGE,
    UploadRefusal.KEY_OF_ANOTHER: CHANGED,
    **dict.fromkeys(UPLOADS_FOR_LATER, COME_BACK),
}


def _list(visit: Visit) -> PageAnswer:
    return _listed(visit)


def _listed(visit: Visit, why: Refused | None = None) -> PageAnswer:
    from checker.pages.list_query import EVERYTHING, read_query
    from checker.usecases.reading.file_rows import file_filters, file_list
    from checker.usecases.reading.files_come import files_come

    come, locale = files_come(visit.house.store), visit.locale
    words, title = INBOX_WORDS[locale], PAGE_TITLES[locale]["inbox"]
    query = EVERYTHING if why else read_query(visit.query, file_filters(come, locale), locale, example=visit.on)
    if query.file is not None:
        whole = file_list(come, query, locale, is_whole=True)
        if (file := exported(visit, PageId.INBOX, query, whole, id="eingang", title=title)) is not None:
            return file
    made, limits = file_list(come, query, locale), visit.house.file_limits
    return Shown(
        "inbox.html.j2",
        title,
        {
            "view": list_view(visit, PageId.INBOX, query, made, words["files"]),
            "words": words,
            "count_open": come.count_open,
            "may_upload": _may_upload(visit),
            "hint": words["upload_hint"].format(csv=limits.megabytes_of("a.csv"), others=limits.megabytes_of("a.xlsx")),
            "sending": secrets.token_urlsafe(16),
            "sending_name": SENDING,
            "errors": FormErrors({"file": sentence(why, locale)}) if why else NO_ERRORS,
        },
        status=STATUS.get(why.code, NOT_TAKEN) if why else 200,
        before_title=f"({come.count_open})" if come.count_open else "",
    )


def _may_upload(visit: Visit) -> bool:
    return may_act(PageId.INBOX, PageAct.UPLOAD_FILE, visit.viewer, visit.book, visit.on)


def _send(visit: Visit) -> PageAnswer:
    from checker.usecases.importing.upload import Upload, no_room, take_in

    if not _may_upload(visit):
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    file, page = visit.form.file, DoneOnPage(visit.signed_in)
    try:
        if file is None:
            raise Refused(UploadRefusal.NO_FILE)
        if file.content is None:
            refused = file.refused or Refused(UploadRefusal.NO_FILE)
            if refused.code is UploadRefusal.NO_ROOM:
                refused = no_room(visit.house.store, str(refused.facts["detail"]), visit.now)
            raise refused
        key = visit.form.get(SENDING) or secrets.token_urlsafe(16)
        upload = Upload(file.name, file.content, _uploading_post(visit), key, page)
        done = take_in(visit.house.store, upload, visit.now, visit.house.file_limits)
    except Refused as refused:
        return _listed(visit, refused)
    return SeeOther(file_path(done.accounts[0]), "file_sent_before" if done.is_repeated else "file_sent")


def _uploading_post(visit: Visit) -> str:
    """The first of the posts they act for that may."""
    post = visit.post_with(Right.UPLOAD)
    assert post is not None, "whoever may upload has a post that may"
    return post


def _look(visit: Visit) -> FileSeen:
    from checker.usecases.reading.file_seen import look_at_file

    return look_at_file(visit.house.store, visit.signed_in, visit.path["number"], visit.on)


def _show(visit: Visit) -> PageAnswer:
    return _shown(visit, _look(visit))


def _shown(visit: Visit, look: FileSeen, errors: FormErrors = NO_ERRORS) -> Shown:
    from checker.pages.list_query import read_query
    from checker.web.inbox_view import decision_parts, file_view, held_rows, row_view

    locale, words = visit.locale, INBOX_WORDS[visit.locale]
    view = file_view(look, locale)
    query = read_query(visit.query, (), locale, example=visit.on)
    trail = [(PAGE_TITLES[locale]["inbox"], INBOX_PATH)]
    if look.number.position:
        trail.append((view.name, file_path(look.number.account)))
    return Shown(
        "inbox_file.html.j2",
        words["the_row"].format(number=look.number) if look.number.position else view.name,
        {
            "file": view,
            "row": row_view(look, locale) if look.story else None,
            "rows": list_view(visit, PageId.INBOX, query, held_rows(look, query, locale), words["kept_out"]),
            "words": words,
            "version": look.version,
            "decision": filled(decision_parts(look, locale), visit.entered, errors),
            "may_retry": look.may_retry,
            "only_reads": look.is_open and look.discards is None,
            "errors": errors,
            "path": visit.request.path,
        },
        status=NOT_TAKEN if errors else 200,
        before_title=f"{view.outcome} –" if view.outcome and not look.number.position else "",
        trail=tuple(trail),
    )


def _act(visit: Visit) -> PageAnswer:
    look = _look(visit)
    if look.discards is None:
        return error_page(WebErrorKind.NOT_ALLOWED, visit.locale, has_home=True)
    if visit.form.get("seen") != look.version:
        raise Refused(QuarantineRefusal.DECIDED_MEANWHILE, number=str(look.number.account))
    try:
        return _retry(visit, look) if visit.form.get("form") == "retry" else _decide(visit, look)
    except Refused as refused:
        if kind_of(refused) is not WebErrorKind.REFUSED:
            raise
        return _shown(visit, look, FormErrors({"": sentence(refused, visit.locale)}))


def _retry(visit: Visit, look: FileSeen) -> PageAnswer:
    from checker.usecases.importing.retry import RetryFate, retry
    from checker.usecases.reading.file_rows import account_text

    number, words = QuarantineNumber(look.number.account), INBOX_WORDS[visit.locale]
    if visit.form.get("confirmed") != "yes":
        (would,) = retry(visit.house.store, [number], visit.now, dry_run=True)
        if would.fate is RetryFate.UNCHANGED:
            return _shown(visit, look, FormErrors({"": words["retry_unchanged"]}))
        said = words["retry_confirm"].format(account=account_text(would.read.account, visit.locale))
        return _confirm(visit, said, words["do_retry"])
    (done,) = retry(visit.house.store, [number], visit.now, page=_page(visit))
    if done.fate is not RetryFate.STORED:
        return _shown(visit, look, FormErrors({"": words["retry_unchanged"]}))
    return SeeOther(file_path(done.read.each[0].number), "file_read_again")


def _decide(visit: Visit, look: FileSeen) -> PageAnswer:
    from checker.usecases.importing.quarantine_acts import HeldAct
    from checker.usecases.reasons import declared_reason

    words, form = INBOX_WORDS[visit.locale], visit.form
    chosen, reason_id, file_number = form.get("decision"), form.get("reason_id"), form.get("file_number")
    errors = {
        **({} if chosen in ("release", "discard") else {"decision": words["nothing_chosen"]}),
        **({} if reason_id else {"reason_id": words["no_reason"]}),
        **({"file_number": words["no_file_number"]} if chosen == "release" and not file_number else {}),
    }
    if errors:
        return _shown(visit, look, FormErrors(errors))
    reason = declared_reason(reason_id, look.book)
    by = (look.releases or look.discards) if chosen == "release" else look.discards
    assert by is not None, "asked before"
    if form.get("confirmed") == "yes":
        return _decided(visit, chosen, HeldAct(look.number, by, reason_id, file_number, _page(visit)))
    what = words["the_row" if look.number.position else "the_file"].format(number=look.number)
    said = words[f"confirm_{chosen}"].format(
        what=what, reason=reason.title(visit.locale), file_number=file_number or "–"
    )
    return _confirm(visit, said, words[f"do_{chosen}"])


def _decided(visit: Visit, chosen: str, act: HeldAct) -> PageAnswer:
    from checker.usecases.importing.quarantine_acts import discard, release

    if chosen == "discard":
        discard(visit.house.store, act, visit.now)
        return SeeOther(visit.request.path, "file_discarded")
    read = release(visit.house.store, act, visit.now)
    return SeeOther(file_path(read.number), "file_released")


def _confirm(visit: Visit, said: str, button: str) -> Shown:
    """What is going to happen, before it does."""
    words = INBOX_WORDS[visit.locale]
    values = {
        "said": said,
        "button": button,
        "kept": visit.form.without("seen", "confirmed").fields,
        "seen": visit.form.get("seen"),
        "path": visit.request.path,
        "words": words,
    }
    trail = ((PAGE_TITLES[visit.locale]["inbox"], INBOX_PATH), (visit.path["number"], visit.request.path))
    return Shown("letter_confirm.html.j2", words["confirm"], values, trail=trail)


def _page(visit: Visit) -> DoneOnPage:
    return DoneOnPage(visit.signed_in, visit.form.get("seen"))


ROUTES = (
    PageRoute(INBOX_PATH, PageId.INBOX, get=_list, post=_send, takes_file=PageAct.UPLOAD_FILE),
    PageRoute("/eingang/{number}", PageId.INBOX, get=_show, post=_act),
)
