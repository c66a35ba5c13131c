"""Which verdicts rest on records that were deleted? They stand as they were decided: nobody can judge them anew. Shell.

A record that is reported again has a newer version, and what rests on it is judged by that.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from checker.domain.data_class import Deleted
from checker.store import redactions, verdicts


def resting_on(tx: Connection, records: Collection[str]) -> frozenset[str]:
    """The obligations whose newest verdict counted one of these records."""
    wanted = frozenset(records)
    return frozenset(
        key for key, judged in verdicts.latest(tx).items() if not wanted.isdisjoint(judged.verdict.records)
    )


def deleted_under(tx: Connection, obligation: str) -> Deleted | None:
    """That a record was deleted on which the newest verdict of an obligation rests. None: none was."""
    gone = redactions.records_gone(tx)
    judged = verdicts.latest(tx, [obligation]).get(obligation) if gone else None
    return next((gone[key] for key in judged.verdict.records if key in gone), None) if judged else None


def standing_still(tx: Connection, obligations: Collection[str]) -> frozenset[str]:
    """Those of `obligations` whose newest verdict rests on a record that was deleted and not reported again."""
    gone = redactions.records_gone(tx)
    if not gone:
        return frozenset()
    judged = verdicts.latest(tx, obligations)
    return frozenset(key for key, one in judged.items() if not gone.keys().isdisjoint(one.verdict.records))
