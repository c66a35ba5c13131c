"""What is sent to a machine: a document, or why there is none (RFC 9457). Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel

from checker.web.asked import WebRequest
from checker.web.web_answer import WebAnswer
from checker.wording.api_texts import API_REASONS, API_STATUS, API_WORDS, ApiFault
from checker.wording.dates import day_text
from checker.wording.locales import Locale
from checker.wording.web_error_texts import WebErrorKind

JSON = ("content-type", "application/json")
PROBLEM = ("content-type", "application/problem+json")
OF_GUARD = {
    WebErrorKind.BAD_HOST: ApiFault.BAD_HOST,
    WebErrorKind.HEADERS_TOO_LARGE: ApiFault.HEADERS_TOO_LARGE,
    WebErrorKind.BUSY: ApiFault.BUSY,
    WebErrorKind.TOO_MANY: ApiFault.TOO_MANY,
}
TYPE = "urn:zielwacht:problem:"
RETRY_AFTER = {429: "60", 503: "10"}
# It may be kept by whoever asked, but is asked for anew each time.
MINE = ("cache-control", "private, no-cache")


class ApiRefusal(Exception):
    """There is no document: why, with the facts of its sentence, and the reasons of each part."""

    def __init__(self, fault: ApiFault, *, reasons: tuple[str, ...] = (), **facts: str | date) -> None:
        self.fault, self.facts, self.reasons = fault, facts, reasons


def language_of(request: WebRequest) -> Locale:
    """English unless the request asks for German first."""
    return "de" if (request.header("accept-language") or "").strip().lower().startswith("de") else "en"


def reason(locale: Locale, code: str, **facts: str) -> str:
    return API_REASONS[locale][code].format(**facts)


def problem(refusal: ApiRefusal, locale: Locale, number: str | None = None) -> WebAnswer:
    """`number` is that of the line in the log, where there is one."""
    words, status = API_WORDS[locale][refusal.fault], API_STATUS[refusal.fault]
    document: dict[str, object] = {
        "type": TYPE + refusal.fault.value,
        "title": words.title,
        "status": status,
        "detail": words.detail.format(**{name: _said(fact, locale) for name, fact in refusal.facts.items()}),
        "reasons": list(refusal.reasons),
        "number": number,
    }
    more = [("retry-after", RETRY_AFTER[status])] if status in RETRY_AFTER else []
    if status == 401:
        more.append(("www-authenticate", 'Bearer realm="zielwacht"'))
    if refusal.fault is ApiFault.NO_SUCH_METHOD:
        more.append(("allow", str(refusal.facts["methods"])))
    return WebAnswer(status, _bytes(document), (PROBLEM, *more))


def _said(fact: str | date, locale: Locale) -> str:
    return day_text(fact, locale) if isinstance(fact, date) else fact


def told_by_guard(fault: WebErrorKind) -> WebAnswer:
    """What no resource is asked about: a host that is not ours, too much at once."""
    return problem(ApiRefusal(OF_GUARD[fault]), "en")


def document(model: BaseModel, request: WebRequest) -> WebAnswer:
    """A document; whoever has it already hears only that it is the same."""
    return static(model.model_dump_json(by_alias=True).encode(), request)


def created(model: BaseModel, *, is_repeated: bool) -> WebAnswer:
    """What was brought is taken; 200 where it had been before."""
    return WebAnswer(200 if is_repeated else 201, model.model_dump_json(by_alias=True).encode(), (JSON,))


def static(body: bytes, request: WebRequest, kind: tuple[str, str] = JSON) -> WebAnswer:
    """Bytes with their ETag; 304 where the request names it."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = (("etag", tag), MINE)
    return WebAnswer(304, b"", headers) if _has(request, tag) else WebAnswer(200, body, (kind, *headers))


def _has(request: WebRequest, tag: str) -> bool:
    named = [part.strip().removeprefix("W/") for value in request.all_of("if-none-match") for part in value.split(",")]
    return tag in named or "*" in named


def _bytes(document: Mapping[str, object]) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()
