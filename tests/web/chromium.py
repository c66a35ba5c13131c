"""A browser that writes down what it must not see: requests to other hosts, and what the page's policy has blocked.

One start a module: while it runs, no other event loop may begin in this process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser import CHROMIUM, needs_browser
from tests.patience import HANGS
from tests.web.page_looks import WIDE

__all__ = ["ALONE", "Visitor", "chromium", "needs_browser"]

# Nothing of the browser's own asks hosts outside.
ALONE = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BLOCKED = """document.addEventListener('securitypolicyviolation',
    event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));"""


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser of Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright belongs to the extra [test]")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ALONE))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Visitor:
    """Somebody at a browser, with cookies of their own."""

    browser: Any
    host: str = ""
    options: dict[str, Any] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    context: Any = None

    def __post_init__(self) -> None:
        self.context = self.browser.new_context(**{"viewport": WIDE, "locale": "de-DE"} | self.options)
        self.context.set_default_timeout(HANGS * 1000)
        self.context.add_init_script(BLOCKED)

    def page(self) -> Any:
        """A new page, watched."""
        page = self.context.new_page()
        page.on("request", self._noted)
        page.on("console", self._complained)
        return page

    def give_cookie(self, address: str, name: str, value: str) -> None:
        """As our pages set them: for this host alone. A browser takes this machine's own pages for safe."""
        cookie = {
            "name": name,
            "value": value,
            "url": address.replace("http:", "https:"),
            "secure": True,
            "httpOnly": True,
            "sameSite": "Lax",
        }
        self.context.add_cookies([cookie])

    def _noted(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.foreign.append(request.url)

    def _complained(self, message: Any) -> None:
        if message.text.startswith("policy: ") or "Content Security Policy" in message.text:
            self.blocked.append(message.text)

    def close(self) -> None:
        self.context.close()
