"""Stored obligations by the million, as the country's 404 houses and some years of them would leave."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert

from checker.store.opening import Store
from checker.store.tables import obligation

ROWS_A_TRANSACTION = 50_000


def store_more(store: Store, count: int, next_look: datetime) -> None:
    """So many active obligations of no rule, to be looked at at `next_look` (aware)."""
    for start in range(0, count, ROWS_A_TRANSACTION):
        rows = [
            {
                "organisation": store.organisation,
                "key": f"more-{number}/jobcenter/2016",
                "rule": f"more-{number}",
                "scope": "jobcenter",
                "period": "2016",
                "is_active": True,
                "next_look": next_look,
            }
            for number in range(start, min(start + ROWS_A_TRANSACTION, count))
        ]
        with store.write() as tx:
            tx.execute(insert(obligation), rows)
