"""An HTTP transport that waits for no provider without end, and swallows no endless answer. Shell: the network.

Imported at the first log-in, with the extra `oidc`.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator

import httpx2

LARGEST = 256 * 1024


class BoundedTransport(httpx2.BaseTransport):
    """`seconds` are for a whole answer, not for each piece of it. Environment and redirects are not followed."""

    def __init__(self, seconds: float, context: ssl.SSLContext) -> None:
        self._seconds = seconds
        self._inner = httpx2.HTTPTransport(verify=context, trust_env=False)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        ends_at = time.monotonic() + self._seconds
        answer = self._inner.handle_request(request)
        assert isinstance(answer.stream, httpx2.SyncByteStream), "the transport is a synchronous one"
        stream = _BoundedStream(answer.stream, ends_at)
        return httpx2.Response(answer.status_code, headers=answer.headers, stream=stream, extensions=answer.extensions)

    def close(self) -> None:
        self._inner.close()


class _BoundedStream(httpx2.SyncByteStream):
    def __init__(self, inner: httpx2.SyncByteStream, ends_at: float) -> None:
        self._inner, self._ends_at = inner, ends_at

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for piece in self._inner:
            size += len(piece)
            if size > LARGEST:
                raise httpx2.DecodingError("larger than any document of a provider")
            if time.monotonic() > self._ends_at:
                raise httpx2.ReadTimeout("slower than is waited")
            yield piece

    def close(self) -> None:
        self._inner.close()
