"""Is what the store keeps what was sealed? Checked whole on demand and once a day, and noted in the journal. Shell.

Between two whole checks `status` looks at what was sealed since; a check that has found something is repeated by every
call, so that it says what is so, not what was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from checker.domain.clock import local_day
from checker.domain.record import canonical
from checker.store import Store, journal, seal_check, state_counts
from checker.store.seal_check import SealCheck, Tampering, Unsound
from checker.store.state_counts import CountPlace
from checker.usecases.auditing.checkpoints import Signing, make_daily
from checker.usecases.auditing.redaction import rewrite
from checker.usecases.auditing.retention import Spans, forget_people
from checker.usecases.telling.operator_mail import tell_operator
from notifications.notices import OperatorTrouble
from notifications.weekly import Occasion

KEY_CHARACTERS = 16
NO_SPANS: Spans = MappingProxyType({})


def check_store(store: Store, now: datetime) -> SealCheck:
    """Check every row and every seal, and note the result at the instant `now` (aware). What follows from the rest and
    does not, which is how many stand in which state, is counted anew.
    """
    with store.read() as tx:
        miscounted = tuple(map(_miscounted, state_counts.wrongly_counted(tx)))
        result = replace(seal_check.check_all(tx), miscounted=miscounted)
    with store.write() as tx:
        facts = {"up_to": result.up_to, "rows": result.rows, "unsound": len(result.unsound)}
        if miscounted:
            state_counts.count_anew(tx)
            facts["miscounted"] = len(miscounted)
        journal.append(tx, seal_check.CHECKED, facts, now)
    return result


def _miscounted(place: CountPlace) -> Unsound:
    key = json.dumps([place.kind, place.rule, place.year, place.scope, place.state])
    return Unsound("state_count", key, Tampering.MISCOUNTED)


def check_daily(store: Store, now: datetime) -> SealCheck | None:
    """As `check_store`, unless it was done on this day. None: it was."""
    with store.read() as tx:
        last = seal_check.last_checked(tx)
    if last is not None and local_day(last.at) >= local_day(now):
        return None
    return check_store(store, now)


def prove_daily(
    store: Store, signing: Signing, now: datetime, *, mail_domain: str, spans: Spans = NO_SPANS
) -> SealCheck | None:
    """Once a day: the check of the whole store, what goes by itself after its span (of `spans`, by class), what is left
    to do of a deletion, and then a checkpoint of the log, which tells the results too.

    What is unsound is told to the service by a mail, the same once; `mail_domain` ends its Message-ID. None: it was
    done on this day. Raises NothingActivated without rules.
    """
    checked = check_daily(store, now)
    if checked is not None:
        forget_people(store, spans, now)
        rewrite(store, now)
    make_daily(store, signing, now)
    found = (*checked.unsound, *checked.miscounted) if checked is not None else ()
    if found:
        tell_operator(store, now, [_changed_store(found)], mail_domain=mail_domain)
    return checked


def _changed_store(unsound: Sequence[Unsound]) -> Occasion:
    """The same rows are told of once; another one is another matter."""
    first, rows = unsound[0], [[one.table, one.key, one.what] for one in unsound]
    more = f" (+{len(unsound) - 1})" if len(unsound) > 1 else ""
    trouble = OperatorTrouble("store_changed", f"{first.table} {first.key}{more}", command="zielwacht store check")
    return Occasion(trouble, hashlib.sha256(canonical(rows)).hexdigest()[:KEY_CHARACTERS], "store")
