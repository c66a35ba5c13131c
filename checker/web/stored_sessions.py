"""The sessions of the pages, kept in the store: what the frame asks, said by the use cases of `access`. Edge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from checker.configuration import WebSettings
from checker.domain.access import Viewer
from checker.domain.member import SessionFound, SessionLimits
from checker.store.opening import Store
from checker.usecases.access.sessions import end_session, open_session, session_of


def limits_of(settings: WebSettings) -> SessionLimits:
    """When sessions end, by the configuration."""
    return SessionLimits(timedelta(minutes=settings.idle_minutes), timedelta(hours=settings.session_hours))


@dataclass(frozen=True, slots=True)
class StoredSessions:
    """As long as the store lives: several processes know them, and a restart ends none."""

    store: Store
    limits: SessionLimits

    def open(self, viewer: Viewer, now: datetime) -> str:
        """Begin a session; its secret. Refused for a member that there is not, or that has ended."""
        return open_session(
            self.store, way=viewer.way, now=now, member=viewer.member, posts=viewer.posts, limits=self.limits
        )

    def find(self, secret: str, now: datetime) -> SessionFound | None:
        """The session of a secret, which counts as used. None: there is none, or it has ended."""
        return session_of(self.store, secret, now)

    def end(self, secret: str) -> None:
        """It holds no longer."""
        end_session(self.store, secret)
