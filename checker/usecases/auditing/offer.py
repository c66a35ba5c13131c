"""The evidence of the years from which something is to be deleted, for the archive that is offered it before. Shell."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from checker.domain.clock import local_day
from checker.domain.data_class import OF_PEOPLE
from checker.store import Store, obligations
from checker.usecases.auditing.checkpoints import Signing
from checker.usecases.auditing.pack.make import PackMade, make_pack
from checker.usecases.auditing.pack.scope import PackAbout
from checker.usecases.auditing.redaction import check_role
from checker.usecases.auditing.retention import Spans, plan


def offer(store: Store, spans: Spans, folder: Path, by: str, now: datetime, signing: Signing) -> tuple[PackMade, ...]:
    """Before the role `by` deletes at the instant `now` (aware): a pack in the folder for each year with obligations,
    up to that of the newest that is due. Nothing due: none. Raises Refused, also for a pack that lies there already.
    """
    with store.read() as tx:
        check_role(tx, by)
    going = [each for each in plan(store, spans, local_day(now)) if each.goes and each.data_class not in OF_PEOPLE]
    ends = [each.newest for each in going if each.newest is not None]
    if not ends:
        return ()
    with store.read() as tx:
        years = [year for year in obligations.years(tx) if int(year) <= max(ends).year]
    return tuple(
        make_pack(store, PackAbout.PERIOD, year, now, target=folder / f"nachweis-{year}.zip", signing=signing)
        for year in years
    )
