"""Whose session is it? What the frame asks of sessions, and a stand-in that keeps them in memory. Edge."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from checker.domain.access import Viewer
from checker.wording.locales import Locale


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that holds: whose, until when (aware, UTC), and the language they chose (None: the house's)."""

    viewer: Viewer
    ends_at: datetime
    locale: Locale | None = None


class Sessions(Protocol):
    def open(self, viewer: Viewer, now: datetime) -> str:
        """Begin a session; its secret."""

    def find(self, secret: str, now: datetime) -> OpenSession | None:
        """The session of a secret, which counts as used. None: there is none, or it has ended."""

    def end(self, secret: str, now: datetime) -> None:
        """It holds no longer."""


class SessionsInMemory:
    """As long as the process lives."""

    def __init__(self, idle: timedelta = timedelta(hours=1), whole: timedelta = timedelta(hours=10)) -> None:
        self._idle, self._whole = idle, whole
        self._known: dict[str, tuple[Viewer, datetime, datetime]] = {}

    def open(self, viewer: Viewer, now: datetime) -> str:
        secret = secrets.token_urlsafe(32)
        self._known[secret] = viewer, now, now
        return secret

    def find(self, secret: str, now: datetime) -> OpenSession | None:
        if secret not in self._known:
            return None
        viewer, begun, used = self._known[secret]
        if now >= min(begun + self._whole, used + self._idle):
            del self._known[secret]
            return None
        self._known[secret] = viewer, begun, now
        return OpenSession(viewer, min(begun + self._whole, now + self._idle))

    def end(self, secret: str, now: datetime) -> None:  # noqa: ARG002
        self._known.pop(secret, None)
