"""Note who did something, within its transaction. Shell.

Whoever acts on a page calls `note` in the transaction of the act; there is no act of a page without it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.store import access_log


def note(tx: Connection, viewer: Viewer, kind: str, now: datetime) -> None:
    """That this viewer did what the newest entry of the journal tells. `kind` names the act (a `PageAct`, say)."""
    access_log.note(tx, viewer, kind, now)
