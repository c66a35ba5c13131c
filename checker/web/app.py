"""The pages as an ASGI application: which address is answered by which page. Root: wiring only.

Handlers are plain functions; each request runs in a thread of a small pool of its own, so that a slow page holds up
neither the server nor more than its thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple
from urllib.parse import parse_qsl

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from checker.domain.clock import WallClock
from checker.pages.address_query import AddressQuery
from checker.pages.addresses import feed_path
from checker.web.answering import Pages
from checker.web.api.door import ApiDoor
from checker.web.asked import NO_FORM, PostedForm, WebRequest
from checker.web.cookies import cookies_of
from checker.web.guard import Guard, InHand, WebLimits
from checker.web.health import WELL, health_word
from checker.web.origins import origins_of
from checker.web.receiving import UnusableBody, is_file_form, read_past, received
from checker.web.rendering import STYLE_PATH, style_sheet
from checker.web.route import PageRoute
from checker.web.routes import page_routes
from checker.web.visit import WebHouse
from checker.web.web_answer import WebAnswer
from checker.wording.web_error_texts import WebErrorKind

HEALTH_PATH = "/healthz"
API_PATH = "/api"
METRICS_PATH = "/metrics"
FEED_PATTERN = feed_path("{secret}")
FORM_TYPE = "application/x-www-form-urlencoded"
FAULTS = {404: WebErrorKind.NOT_THERE, 405: WebErrorKind.NO_SUCH_METHOD}
CACHED = {"cache-control": "public, max-age=31536000, immutable"}


def web_app(
    house: WebHouse,
    routes: Iterable[PageRoute] | None = None,
    limits: WebLimits | None = None,
    port: int | None = None,
    report_policy_to: str | None = None,
) -> ASGIApp:
    """The application over a house. `routes` None: all pages there are. `limits` None: the product's. `port`: where
    it listens; None: as configured. `report_policy_to`: where browsers report what the policy stopped, in tests.
    """
    known = tuple(page_routes() if routes is None else routes)
    bounds = limits or WebLimits()
    pages = Pages(house, known, origins_of(house.settings, port))
    in_hand = InHand()
    server = _Server(pages, bounds, in_hand)
    machines = ApiDoor(house, bounds, in_hand)
    inner = Starlette(
        routes=[
            Route(STYLE_PATH, _style),
            Route(HEALTH_PATH, server.health),
            Route(METRICS_PATH, machines.metrics),
            Route(FEED_PATTERN, machines.feed),
            Mount(API_PATH, machines),
            *map(server.route, known),
        ],
        exception_handlers={HTTPException: server.fault},
    )
    # It would lead to the host and scheme that the request names, not to those of the configuration.
    inner.router.redirect_slashes = False
    return Guard(inner, house.settings, bounds, in_hand, report_policy_to)


async def _style(_request: Request) -> Response:
    return Response(style_sheet(), media_type="text/css", headers=CACHED)


class _Server:
    """Takes requests in, hands them to a thread, and sends what comes back."""

    def __init__(self, pages: Pages, limits: WebLimits, in_hand: InHand) -> None:
        self._pages, self._limits, self._in_hand = pages, limits, in_hand
        self._limiters_made: _Limiters | None = None

    def route(self, page: PageRoute) -> Route:
        async def endpoint(request: Request) -> Response:
            if request.method != "POST":
                return await self._answer(request, page)
            if page.takes_file and is_file_form(request):
                return await self._with_a_file(request, page)
            try:
                form = await self._form(request, page)
            except UnusableBody as unusable:
                return await self._answer(request, None, fault=unusable.fault)
            return await self._answer(request, page, form=form)

        return Route(page.path, endpoint, methods=["GET"] if page.post is None else ["GET", "POST"])

    async def health(self, _request: Request) -> Response:
        """One word; the daemon's progress is told by the machine's clock, whatever the pages' clock is."""
        word = await anyio.to_thread.run_sync(health_word, self._pages.house.store, WallClock().now())
        return Response(word, status_code=200 if word == WELL else 503, media_type="text/plain")

    async def fault(self, request: Request, failure: Exception) -> Response:
        """Starlette's own refusals: no such page, no such method."""
        assert isinstance(failure, HTTPException)
        kind = FAULTS.get(failure.status_code, WebErrorKind.BAD_REQUEST)
        response = await self._answer(request, None, fault=kind)
        for name, value in (failure.headers or {}).items():
            response.headers[name] = value
        return response

    async def _with_a_file(self, request: Request, page: PageRoute) -> Response:
        """What comes is read only from whoever may send it. Nothing is left of it when the answer is made."""
        ahead = partial(self._pages.refusal_ahead, _plain(request), page, _parts(request))
        refused = await anyio.to_thread.run_sync(ahead, limiter=self._limiters.pages)
        if refused is not None:
            await read_past(request, self._limits.body_seconds)
            return _response(refused)
        house, form = self._pages.house, NO_FORM
        try:
            form = await received(
                request,
                house.store.place,
                house.file_limits,
                most_fields=self._limits.fields,
                idle_seconds=self._limits.body_seconds,
            )
            return await self._answer(request, page, form=form)
        except UnusableBody as unusable:
            return await self._answer(request, None, fault=unusable.fault)
        finally:
            form.close()

    async def _form(self, request: Request, page: PageRoute) -> PostedForm:
        """The fields of the form. UnusableBody: too large, too slow, too many fields, or no form at all."""
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
            raise UnusableBody(WebErrorKind.WRONG_TYPE)
        body = await self._body(request, page.most_bytes)
        try:
            fields = parse_qsl(
                body.decode("ascii"),
                keep_blank_values=True,
                errors="strict",
                max_num_fields=self._limits.fields,
            )
        except ValueError:
            raise UnusableBody(WebErrorKind.BAD_REQUEST) from None
        if any("\0" in part for pair in fields for part in pair):
            raise UnusableBody(WebErrorKind.BAD_REQUEST)
        return PostedForm(tuple(fields))

    async def _body(self, request: Request, most_bytes: int) -> bytes:
        said = request.headers.get("content-length", "")
        if said.isdigit() and int(said) > most_bytes:
            raise UnusableBody(WebErrorKind.TOO_LARGE)
        body = bytearray()
        try:
            async with asyncio.timeout(self._limits.body_seconds):
                async for chunk in request.stream():
                    body += chunk
                    if len(body) > most_bytes:
                        raise UnusableBody(WebErrorKind.TOO_LARGE)
        except TimeoutError:
            raise UnusableBody(WebErrorKind.TOO_SLOW) from None
        except ClientDisconnect:
            raise UnusableBody(WebErrorKind.BAD_REQUEST) from None
        return bytes(body)

    async def _answer(
        self,
        request: Request,
        page: PageRoute | None,
        *,
        form: PostedForm = NO_FORM,
        fault: WebErrorKind = WebErrorKind.NOT_THERE,
    ) -> Response:
        work = partial(self._pages.answer, _plain(request), page, parts=_parts(request), form=form, fault=fault)
        limiter = self._limiters.pages if form.file is None else self._limiters.files
        with self._in_hand:
            return _response(await anyio.to_thread.run_sync(work, limiter=limiter))

    @property
    def _limiters(self) -> _Limiters:
        """Made in the server's loop."""
        if self._limiters_made is None:
            pages, files = self._limits.threads, self._limits.files
            self._limiters_made = _Limiters(anyio.CapacityLimiter(pages), anyio.CapacityLimiter(files))
        return self._limiters_made


class _Limiters(NamedTuple):
    """How many pages are made at a time, and beside them how many files are imported: no page waits for one."""

    pages: anyio.CapacityLimiter
    files: anyio.CapacityLimiter


def _parts(request: Request) -> dict[str, str]:
    return {name: str(value) for name, value in request.path_params.items()}


def _plain(request: Request) -> WebRequest:
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in request.scope["headers"])
    return WebRequest(
        method=request.method,
        path=request.url.path,
        query=AddressQuery(request.query_params.multi_items()),
        headers=headers,
        cookies=cookies_of(request.scope["headers"]),
        peer=request.client.host if request.client else "",
    )


def _response(answer: WebAnswer) -> Response:
    response = Response(answer.body, status_code=answer.status)
    for name, value in answer.headers:
        response.headers.append(name, value)
    return response
