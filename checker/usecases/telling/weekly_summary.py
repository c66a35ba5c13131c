"""What has the service done since a day, for the weekly all-well mail? Shell, read-only."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.clock import at_local
from checker.domain.finding import Episode
from checker.domain.message import OutboxState
from checker.store import import_ledger, outbox
from notifications.notice_facts import IssueLine
from notifications.notices import Week

A_WEEK = timedelta(days=7)


def week_of(
    tx: Connection, on: date, since: date | None, last_tick: datetime | None, judged: int, episodes: list[Episode]
) -> Week:
    """The week before the day `on`. `judged` obligations stand at the moment, `episodes` are the newest of each."""
    first = since or on - A_WEEK
    begun = at_local(first, 0)
    imports = import_ledger.list_accounts(tx)
    lately = [one for one in imports if one.imported_at is not None and one.imported_at >= begun]
    traffic = outbox.traffic_since(tx, begun)
    counts = {
        "files": len(lately),
        "records": sum(one.accepted + one.correction for one in lately),
        "judged": judged,
        "mails_sent": traffic.sent,
        "drafts": traffic.drafts,
        "findings_open": sum(1 for episode in episodes if episode.needs_somebody),
    }
    return Week(
        since=first,
        last_tick=last_tick,
        last_import=imports[-1].imported_at if imports else None,
        last_delivery=traffic.last_sent,
        counts=counts,
        ills=_ills(traffic),
    )


def _ills(traffic: outbox.Traffic) -> tuple[IssueLine, ...]:
    if not traffic.dead:
        return ()
    command = f"zielwacht mail outbox --state {OutboxState.DEAD}"
    mails = "1 Mail wurde" if traffic.dead == 1 else f"{traffic.dead} Mails wurden"
    what = f"{mails} endgültig abgelehnt"
    return (IssueLine(what, command),)
