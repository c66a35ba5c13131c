"""The API as an ASGI application beside the pages: finds the resource, takes the body, answers in a thread. Root."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from typing import TypeVar

import anyio
import anyio.to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from checker.domain.refusal import Refused
from checker.store.errors import NothingActivated, StoreError
from checker.store.spool import SpooledFile
from checker.web.api.answers import JSON, ApiRefusal, language_of, problem, static
from checker.web.api.calls import ApiRoute, enter
from checker.web.asked import WebRequest
from checker.web.guard import InHand, WebLimits
from checker.web.receiving import MOST_SECONDS, pieces_of, read_past
from checker.web.visit import WebHouse
from checker.web.web_answer import WebAnswer
from checker.wording.api_texts import ApiFault
from checker.wording.refusals import sentence

log = logging.getLogger(__name__)

# Fewer than pages have: a machine asks for much at once, and people wait.
THREADS = 4
# A file of many megabytes takes its time on a slow line (`MOST_SECONDS`); what comes next of it may not.
PIECE_SECONDS = 20.0
Made = TypeVar("Made")


class ApiDoor:
    """Answers everything under `/api`. Its modules are imported with its first request."""

    def __init__(self, house: WebHouse, limits: WebLimits, in_hand: InHand) -> None:
        self._house, self._limits, self._in_hand = house, limits, in_hand
        self._threads: anyio.CapacityLimiter | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        plain = plain_request(request)
        try:
            answer = await self._answer(request, plain)
        except Exception as failure:
            answer = failed(failure, plain)
            # Most programs send all before they listen, and would hear that the line broke.
            await read_past(request, PIECE_SECONDS)
        await response_of(answer)(scope, receive, send)

    async def metrics(self, request: Request) -> Response:
        """Figures of the service; not under `/api`, as whoever watches expects."""
        from checker.web.api.metrics import metrics

        plain = plain_request(request)
        try:
            return response_of(await self._in_thread(partial(metrics, self._house, plain)))
        except Exception as failure:
            return response_of(failed(failure, plain))

    async def feed(self, request: Request) -> Response:
        """A calendar that is subscribed to, by the key in its address."""
        from checker.web.api.feeds import feed_of

        secret = str(request.path_params["secret"])
        return response_of(await self._in_thread(partial(feed_of, self._house, plain_request(request), secret)))

    async def _answer(self, request: Request, plain: WebRequest) -> WebAnswer:
        from checker.web.api.description import DESCRIPTION, PATH

        if plain.path == PATH and plain.method in {"GET", "HEAD"}:
            return static(await anyio.to_thread.run_sync(DESCRIPTION.read_bytes), plain, JSON)
        route = _route_of(plain)
        pairs = request.query_params.multi_items()
        call = await self._in_thread(partial(enter, self._house, plain, route, pairs))
        if not route.given:
            return await self._in_thread(partial(route.answer, call))
        from checker.web.api.brings import checked_head, most_bytes_of, no_room_for, with_body

        checked_head(call, route)
        with ExitStack() as held:
            try:
                spooled = held.enter_context(await anyio.to_thread.run_sync(SpooledFile, self._house.store.place))
                async with asyncio.timeout(MOST_SECONDS):
                    await self._spool(request, spooled, most_bytes_of(call, route))
            except TimeoutError:
                raise ApiRefusal(ApiFault.TOO_SLOW) from None
            except OSError as trouble:
                held.close()
                raise await self._in_thread(partial(no_room_for, call, trouble)) from trouble
            return await self._in_thread(partial(route.answer, with_body(call, spooled)))

    async def _spool(self, request: Request, spooled: SpooledFile, most_bytes: int) -> None:
        """ApiRefusal: too large, or it broke off. TimeoutError: too slow. OSError where the disk refuses."""
        said = request.headers.get("content-length", "")
        if said.isdigit() and int(said) > most_bytes:
            raise ApiRefusal(ApiFault.TOO_LARGE)
        try:
            async for piece in pieces_of(request, PIECE_SECONDS):
                if spooled.size + len(piece) > most_bytes:
                    raise ApiRefusal(ApiFault.TOO_LARGE)
                await anyio.to_thread.run_sync(spooled.write, piece)
        except ClientDisconnect:
            raise ApiRefusal(ApiFault.CUT_OFF) from None
        if said.isdigit() and spooled.size != int(said):
            raise ApiRefusal(ApiFault.CUT_OFF)

    async def _in_thread(self, work: Callable[[], Made]) -> Made:
        if self._threads is None:
            self._threads = anyio.CapacityLimiter(THREADS)
        with self._in_hand:
            return await anyio.to_thread.run_sync(work, limiter=self._threads)


def _route_of(request: WebRequest) -> ApiRoute:
    from checker.web.api.routes import API_ROUTES

    there = {route.method: route for route in API_ROUTES if route.path == request.path}
    if not there:
        raise ApiRefusal(ApiFault.NOT_THERE)
    found = there.get("GET" if request.method == "HEAD" else request.method)
    if found is None:
        raise ApiRefusal(ApiFault.NO_SUCH_METHOD, methods=", ".join(sorted(_possible(there))))
    return found


def _possible(there: Mapping[str, ApiRoute]) -> set[str]:
    return {*there, *(("HEAD",) if "GET" in there else ())}


def failed(failure: Exception, request: WebRequest) -> WebAnswer:
    """Why there is no document, with a number under which the log has more where the program or the store failed."""
    locale = language_of(request)
    match failure:
        case ApiRefusal():
            return problem(failure, locale)
        case Refused():
            return problem(ApiRefusal(ApiFault.REFUSED, reasons=(sentence(failure, locale),)), locale)
        case NothingActivated():
            return problem(ApiRefusal(ApiFault.NO_RULES), locale)
        case _:
            fault = ApiFault.STORE if isinstance(failure, StoreError) else ApiFault.BROKEN
    number = secrets.token_hex(4)
    log.error("a request of a machine failed", exc_info=failure, extra={"number": number, "method": request.method})
    return problem(ApiRefusal(fault), locale, number)


def plain_request(request: Request) -> WebRequest:
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in request.scope["headers"])
    peer = request.client.host if request.client else ""
    return WebRequest(method=request.method, path=request.scope["path"], headers=headers, peer=peer)


def response_of(answer: WebAnswer) -> Response:
    response = Response(answer.body, status_code=answer.status)
    for name, value in answer.headers:
        response.headers[name] = value
    return response
