"""The evidence of the years from which something is to be deleted, for the archive that is offered it before. Shell."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from checker.domain.clock import local_day
from checker.store import Store, obligations
from checker.usecases.auditing.checkpoints import Signing
from checker.usecases.auditing.pack.make import PackMade, make_pack
from checker.usecases.auditing.pack.scope import PackAbout
from checker.usecases.auditing.retention import Spans, plan


def offer(store: Store, spans: Spans, folder: Path, now: datetime, signing: Signing) -> tuple[PackMade, ...]:
    """Write a pack into the folder for each year with obligations, up to the last day from which something is due at
    the instant `now` (aware). Nothing due: none. Raises Refused, also for a pack that lies there already.
    """
    ends = [each.newest for each in plan(store, spans, local_day(now)) if each.goes and each.newest is not None]
    if not ends:
        return ()
    with store.read() as tx:
        years = [year for year in obligations.years(tx) if int(year) <= max(ends).year]
    return tuple(
        make_pack(store, PackAbout.PERIOD, year, now, target=folder / f"nachweis-{year}.zip", signing=signing)
        for year in years
    )
