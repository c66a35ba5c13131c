"""A machine that calls the API in this process: its key in the header, and what it gets back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from starlette.testclient import TestClient

from checker.domain.access_key import KeyScope
from checker.domain.clock import local_day
from checker.usecases.access.access_keys import WantedKey, new_key
from checker.web.app import web_app
from checker.web.guard import WebLimits
from checker.web.visit import WebHouse
from tests.web.served import ADDRESS, UNHURRIED


def secret_for(house: WebHouse, post: str, *scopes: KeyScope, days: int = 30) -> str:
    """A new key's secret."""
    now = house.clock.now()
    wanted = WantedKey(post, frozenset(scopes), "probe", local_day(now) + timedelta(days=days))
    return new_key(house.store, wanted, "administration", now).secret


@dataclass(slots=True)
class Machine:
    """Sends its key with each request; `secret` None: none."""

    house: WebHouse
    http: TestClient
    secret: str | None = None

    def get(self, path: str, **headers: str) -> Any:
        return self.http.get(path, headers=self._headers(headers))

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Any:
        return self.http.request(method, path, content=body, headers=self._headers(headers))

    def with_key(self, post: str, *scopes: KeyScope, days: int = 30) -> Machine:
        """The same machine with a new key."""
        return Machine(self.house, self.http, secret_for(self.house, post, *scopes, days=days))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return ({"authorization": f"Bearer {self.secret}"} if self.secret else {}) | named


def machine_of(house: WebHouse, limits: WebLimits = UNHURRIED) -> Machine:
    """One without a key."""
    http = TestClient(
        web_app(house, None, limits), base_url=ADDRESS, client=("192.0.2.9", 50_000), raise_server_exceptions=False
    )
    return Machine(house, http)
