"""What machines bring: a file of records, or a single fact. Edge.

Both go the way of `records import` and `records add`; a machine's key decides nothing about what is kept out.
"""

from __future__ import annotations

from dataclasses import replace

from checker.store.spool import SpooledFile
from checker.web.api.answers import ApiRefusal
from checker.web.api.calls import ApiCall, ApiRoute
from checker.wording.api_texts import ApiFault


def checked_head(call: ApiCall, route: ApiRoute) -> None:
    """ApiRefusal: the body is not of the type that is taken, before any of it is."""
    given = (call.request.header("content-type") or "").partition(";")[0].strip().lower()
    if given != route.given:
        raise ApiRefusal(ApiFault.WRONG_TYPE, types=route.given)


def with_body(call: ApiCall, body: SpooledFile) -> ApiCall:
    return replace(call, body=body)
