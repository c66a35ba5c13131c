"""What machines bring: a file of records, or a single fact. Edge.

Both go the way of `records import` and `records report`. A file is taken once for each `Idempotency-Key`; what it lacks
is told in the answer, and by the receipts that its sender gets anyway.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pydantic import ValidationError

from checker.domain.access_key import KeyScope
from checker.domain.post import Post
from checker.domain.refusal import UPLOADS_FOR_LATER, FileRefusal, RefusalCode, Refused, UploadRefusal
from checker.records.fact_scope import SingleFact
from checker.store.spool import SpooledFile
from checker.usecases.importing.read_files import ReadFile
from checker.usecases.importing.upload import TakenIn, Upload, no_room, take_in
from checker.usecases.reading.file_results import FileResult
from checker.usecases.reading.for_machines import results_of
from checker.web.api.answers import ApiRefusal, created, reason
from checker.web.api.calls import ApiCall, ApiRoute
from checker.web.api.models import AccountOut, BroughtOut, FactIn, FactOut, RowOut
from checker.web.api.query import FILE_NAME, IDEMPOTENCY_KEY
from checker.web.web_answer import WebAnswer
from checker.wording.api_texts import ApiFault
from checker.wording.locales import Locale
from checker.wording.record_problems import problem_text, reason_text
from checker.wording.refusals import sentence

SENDING = re.compile(r"[A-Za-z0-9._:-]{8,100}")
FACT_BYTES = 16_000
BINARY, JSON = "application/octet-stream", "application/json"
MOST_ROWS_TOLD = 100
FAULTS: dict[RefusalCode, ApiFault] = {
    UploadRefusal.KEY_OF_ANOTHER: ApiFault.OTHER_CONTENT,
    FileRefusal.TOO_LARGE: ApiFault.TOO_LARGE,
    **dict.fromkeys(UPLOADS_FOR_LATER, ApiFault.BUSY),
}


def checked_head(call: ApiCall, route: ApiRoute) -> None:
    """ApiRefusal for what can be told before any of the body is taken: its type, its name, the key of the sending."""
    given = (call.request.header("content-type") or "").partition(";")[0].strip().lower()
    if given != route.given:
        raise ApiRefusal(ApiFault.WRONG_TYPE, types=route.given)
    if IDEMPOTENCY_KEY in route.needs and not SENDING.fullmatch(_sending(call)):
        raise ApiRefusal(ApiFault.NO_IDEMPOTENCY_KEY)
    if FILE_NAME in route.takes and not call.query.name:
        raise ApiRefusal(ApiFault.BAD_QUERY, reasons=(reason(call.locale, "missing", name=FILE_NAME.name),))


def most_bytes_of(call: ApiCall, route: ApiRoute) -> int:
    """How much of a body is taken: of a file what the house takes of one of its name."""
    return call.house.file_limits.bytes_of(call.query.name or "") if route.given == BINARY else FACT_BYTES


def with_body(call: ApiCall, body: SpooledFile) -> ApiCall:
    return replace(call, body=body)


def no_room_for(call: ApiCall, trouble: OSError) -> ApiRefusal:
    """The disk does not take the body."""
    refused = no_room(call.house.store, str(trouble.strerror), call.now)
    return ApiRefusal(ApiFault.BUSY, reasons=(sentence(refused, call.locale),))


def _sending(call: ApiCall) -> str:
    return call.request.header(IDEMPOTENCY_KEY.name.lower()) or ""


def _records(call: ApiCall) -> WebAnswer:
    assert call.body is not None, "a POST has a body"
    upload = Upload(call.query.name or "", call.body, call.key.post, _sending(call))
    try:
        taken = take_in(call.house.store, upload, call.now, call.house.file_limits)
    except Refused as refused:
        fault = FAULTS.get(refused.code, ApiFault.REFUSED)
        raise ApiRefusal(fault, reasons=(sentence(refused, call.locale),)) from refused
    results = results_of(call.house.store, taken.accounts)
    if all(each.receipt is not None and each.receipt.nothing_counts for each in results):
        raise ApiRefusal(ApiFault.NOTHING_COUNTS, reasons=_problems(results, call.locale))
    return created(_brought(taken, results, call.locale), is_repeated=taken.is_repeated)


def _brought(taken: TakenIn, results: tuple[FileResult, ...], locale: Locale) -> BroughtOut:
    return BroughtOut.model_construct(
        schema_="zielwacht/api/records/1",
        is_repeated=taken.is_repeated,
        accounts=tuple(_account(each, locale) for each in results),
    )


def _account(result: FileResult, locale: Locale) -> AccountOut:
    account, receipt = result.account, result.receipt
    rows = receipt.rows[:MOST_ROWS_TOLD] if receipt is not None else ()
    return AccountOut.model_construct(
        number=account.number,
        file=account.file,
        sha256=account.sha256,
        sender=account.sender,
        profile=account.profile,
        outcome=receipt.outcome if receipt is not None else "",
        read=account.read,
        accepted=account.accepted,
        duplicate=account.duplicate,
        correction=account.correction,
        quarantined=account.quarantined,
        rows=tuple(
            RowOut.model_construct(row=each.row, column=each.column, reason=reason_text(each.reason, locale))
            for each in rows
        ),
        uncounted=tuple(problem_text(each, locale) for each in receipt.uncounted) if receipt is not None else (),
    )


def _problems(results: tuple[FileResult, ...], locale: Locale) -> tuple[str, ...]:
    """Why nothing of a file counts, each reason once."""
    told = (
        problem_text(problem, locale)
        for each in results
        if each.receipt is not None
        for problem in (*each.receipt.problems, *(row.reason for row in each.receipt.rows))
    )
    return tuple(dict.fromkeys(told))[:MOST_ROWS_TOLD]


def _facts(call: ApiCall) -> WebAnswer:
    from checker.usecases.importing.single_facts import report_fact

    assert call.body is not None, "a POST has a body"
    try:
        given = FactIn.model_validate_json(call.body.content())
    except ValidationError as error:
        raise ApiRefusal(ApiFault.BAD_BODY, reasons=_of_fields(error)) from None
    filed = report_fact(call.house.store, _fact(given, Post.parse(call.key.post).role), call.now)
    if filed.read.problems and not filed.read.is_used:
        raise ApiRefusal(ApiFault.NOTHING_COUNTS, reasons=_of_read(filed.read, call.locale))
    answer = FactOut.model_construct(
        schema_="zielwacht/api/facts/1", key=filed.key, counts=filed.counts, completes=filed.completes
    )
    return created(answer, is_repeated=False)


def _fact(given: FactIn, by: str) -> SingleFact:
    said = given.model_dump(exclude_none=True)
    about = {name: said.pop(name, None) for name in ("scope", "period", "evidence", "evidence_kind")}
    return SingleFact(said.pop("rule"), **about, by=by, said=said)


def _of_fields(error: ValidationError) -> tuple[str, ...]:
    """Where and what, never the value."""
    return tuple(f"{'.'.join(map(str, each['loc'])) or 'body'}: {each['msg']}" for each in error.errors())


def _of_read(read: ReadFile, locale: Locale) -> tuple[str, ...]:
    return tuple(problem_text(problem, locale) for problem in read.problems)


BRINGS = (
    ApiRoute(
        "POST", "/api/v1/records", KeyScope.RECORDS, (FILE_NAME,), BroughtOut, _records,
        "Brings a file of records; the answer is its account. With the same Idempotency-Key it is taken once.",
        given=BINARY, needs=(IDEMPOTENCY_KEY,), status=201,
        faults=(ApiFault.OTHER_CONTENT, ApiFault.TOO_LARGE, ApiFault.TOO_SLOW, ApiFault.WRONG_TYPE, ApiFault.REFUSED),
    ),
    ApiRoute(
        "POST", "/api/v1/facts", KeyScope.FACTS, (), FactOut, _facts,
        "Brings a single fact, as `records report` takes it; said again it changes nothing.",
        given=JSON, given_model=FactIn, status=201,
        faults=(ApiFault.TOO_LARGE, ApiFault.TOO_SLOW, ApiFault.WRONG_TYPE, ApiFault.REFUSED),
    ),
)  # fmt: skip
