"""What holds for every request, whatever page it is for: strict headers, known host, limits. Edge, around the pages."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.configuration import WebSettings
from checker.web.client_address import counted_as
from checker.web.cookies import LANGUAGE, cookies_of
from checker.web.log_in.proxy_header import networks
from checker.web.origins import is_known_host
from checker.web.request_rate import RequestRate
from checker.web.web_answer import WebAnswer, plain_error
from checker.wording.locales import Locale, locale_of
from checker.wording.web_error_texts import WebErrorKind

log = logging.getLogger(__name__)

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
STRICT = (
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)
NOT_KEPT = ("cache-control", "no-store")
API_PREFIX = "/api/"
TLS_ONLY = ("strict-transport-security", "max-age=31536000")


@dataclass(frozen=True, slots=True)
class WebLimits:
    """How much is taken at once. Seconds are those of the machine's monotonic clock.

    `threads`: pages made at the same time; `files`: files imported beside them; `waiting`: requests in hand before
    others are told to come back. A client has `burst` requests at once and `a_second` more each second. `head_bytes`:
    all header lines together.
    """

    fields: int = 200
    body_seconds: float = 10.0
    head_bytes: int = 16_000
    threads: int = 8
    files: int = 2
    waiting: int = 64
    burst: int = 300
    a_second: float = 30.0


def strict_headers(
    settings: WebSettings | None = None, report_policy_to: str | None = None
) -> tuple[tuple[str, str], ...]:
    """What every answer bears. `settings` None: it is not known how browsers reach us. `report_policy_to`: the address
    to which browsers report what the policy stopped; for tests.
    """
    tls = (TLS_ONLY,) if settings is not None and settings.is_https else ()
    policy = POLICY if report_policy_to is None else f"{POLICY}; report-uri {report_policy_to}"
    return (("content-security-policy", policy), *STRICT, *tls)


@dataclass(slots=True)
class InHand:
    """How many requests are in hand: their page is being made, or waits for its turn. Not those whose body is still
    awaited: they cost a connection and nothing else, and whoever sends slowly would keep out everybody.
    """

    count: int = 0

    def __enter__(self) -> None:
        self.count += 1

    def __exit__(self, *_: object) -> None:
        self.count -= 1


class Guard:
    """ASGI: answers what no page is asked about, and adds the headers to what the pages answer."""

    def __init__(
        self,
        app: ASGIApp,
        settings: WebSettings,
        limits: WebLimits,
        in_hand: InHand,
        report_policy_to: str | None = None,
    ) -> None:
        self._app, self._settings, self._limits = app, settings, limits
        self._rate = RequestRate(limits.burst, limits.a_second)
        self._proxies = networks(settings.trusted_proxies)
        self._in_hand = in_hand
        self._strict = strict_headers(settings, report_policy_to)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        begun = False

        async def strictly(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = self._with_strict(message["headers"])
            await send(message)

        fault = self._fault(scope)
        if fault is not None:
            await _send(_told(scope, fault), strictly)
            return
        try:
            await self._app(scope, receive, strictly)
        except Exception:
            number = secrets.token_hex(4)
            log.exception("a request failed", extra={"number": number, "method": scope["method"]})
            if begun:
                raise
            await _send(plain_error(WebErrorKind.BROKEN, _locale(scope), number), strictly)

    def _fault(self, scope: Scope) -> WebErrorKind | None:
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
        if len(hosts) != 1 or not is_known_host(hosts[0], self._settings):
            return WebErrorKind.BAD_HOST
        if sum(len(name) + len(value) for name, value in headers) > self._limits.head_bytes:
            return WebErrorKind.HEADERS_TOO_LARGE
        if self._in_hand.count >= self._limits.waiting:
            return WebErrorKind.BUSY
        peer = scope["client"][0] if scope.get("client") else ""
        client = counted_as(peer, headers, self._proxies)
        return None if client is None or self._rate.takes(client) else WebErrorKind.TOO_MANY

    def _with_strict(self, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        given = {name.lower() for name, _ in headers}
        ours = [*self._strict, *(() if b"cache-control" in given else (NOT_KEPT,))]
        return [*headers, *((name.encode(), value.encode()) for name, value in ours)]


def _told(scope: Scope, fault: WebErrorKind) -> WebAnswer:
    """To people a page, to machines a document."""
    if not scope["path"].startswith(API_PREFIX):
        return plain_error(fault, _locale(scope))
    from checker.web.api.answers import told_by_guard

    return told_by_guard(fault)


def _locale(scope: Scope) -> Locale:
    """What was chosen in this browser, else German: the house is not asked."""
    return locale_of(cookies_of(scope["headers"]).get(LANGUAGE)) or "de"


async def _send(answer: WebAnswer, send: Send) -> None:
    length = ("content-length", str(len(answer.body)))
    named = {name for name, _ in answer.headers}
    wait = (("retry-after", "60"),) if answer.status in {429, 503} and "retry-after" not in named else ()
    headers = [(name.encode(), value.encode()) for name, value in (*answer.headers, length, *wait)]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})
