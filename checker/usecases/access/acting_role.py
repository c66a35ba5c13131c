"""Does the role exist in whose name somebody administers? Shell: it stands in the log."""

from __future__ import annotations

from sqlalchemy import Connection

from checker.domain.organisation import ADMINISTRATION
from checker.domain.problem import nearest
from checker.domain.refusal import NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.usecases.rules.activation import active


def book_for(tx: Connection, by: str) -> Rulebook:
    """The rules in force. Refused where no role bears the name `by`."""
    book = active(tx)
    known = [ADMINISTRATION, *(role.id for role in book.organisation.roles)]
    if by not in known:
        raise Refused(NotThere.ROLE, role=by, nearest=nearest(by, known))
    return book
