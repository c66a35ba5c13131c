"""Note who did something, within its transaction; and look into that, which is noted too. Shell.

Whoever acts on a page calls `note` in the transaction of the act; there is no act of a page without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import AccessReason, DoneOnPage, Right, Viewer
from checker.domain.post import Post
from checker.domain.problem import nearest
from checker.domain.refusal import AccessRefusal, NotThere, Refused
from checker.findings.page_rights import PageAct
from checker.store import Store, access_log, journal
from checker.store.access_log import AccessNote
from checker.usecases.rules.activation import active

LOOKED_INTO = "access.read"


def note(tx: Connection, viewer: Viewer, kind: str, now: datetime) -> None:
    """That this viewer did what the newest entry of the journal tells. `kind` names the act (a `PageAct`, say)."""
    access_log.note(tx, viewer, kind, now)


def note_page(tx: Connection, page: DoneOnPage | None, kind: str, now: datetime) -> None:
    """As `note`, of what may be done on a page or elsewhere. `page` None: it was elsewhere, and nobody is noted."""
    if page is not None:
        note(tx, page.viewer, kind, now)


@dataclass(frozen=True, slots=True)
class NotesSeen:
    """The newest notes, the oldest first, and how many there are in all."""

    notes: tuple[AccessNote, ...]
    total: int

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.notes)


def look_into(
    store: Store,
    by: str,
    why: AccessReason,
    now: datetime,
    *,
    entry: int | None = None,
    page: DoneOnPage | None = None,
    at_most: int | None = None,
) -> NotesSeen:
    """Who did what; about one entry of the journal if given, the newest `at_most` (None: all). Refused unless the role
    `by` (or `role@unit`) has the right `read_audit`: `read_all` alone is not enough.

    The journal has that, by whom and why, and how many notes were shown, before anything is shown. `page`: on which
    somebody looks, who is noted as well; None: elsewhere.
    """
    with store.write() as tx:
        roles = active(tx).organisation.roles
        role = next((each for each in roles if each.id == Post.parse(by).role), None)
        if role is None:
            raise Refused(NotThere.ROLE, role=by, nearest=nearest(by, [each.id for each in roles]))
        if Right.READ_AUDIT not in role.rights:
            may = tuple(each.id for each in roles if Right.READ_AUDIT in each.rights)
            raise Refused(AccessRefusal.NOT_AN_AUDITOR, by=by, allowed=may)
        total = access_log.count(tx, entry=entry)
        notes = access_log.newest(tx, total if at_most is None else at_most, entry=entry)
        facts = {"by": by, "why": why.value, "rows": len(notes)} | ({} if entry is None else {"entry": entry})
        journal.append(tx, LOOKED_INTO, facts, now)
        note_page(tx, page, PageAct.READ_ACCESS_LOG, now)
    return NotesSeen(notes, total)
