"""Whose session is it? What the frame asks of sessions. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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
