"""What has the service done since a day, for the weekly all-well mail? Shell, read-only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.clock import at_local
from checker.domain.finding import Episode
from checker.domain.health import TickPatience, store_issues
from checker.domain.obligation_key import ObligationKey
from checker.store import import_ledger, outbox
from checker.usecases.telling.health import store_facts
from checker.wording.health import issue_text, next_command
from checker.wording.locales import Locale
from notifications.mail_context import Briefing
from notifications.notice_facts import IssueLine
from notifications.notices import Week

A_WEEK = timedelta(days=7)
DONE_BY_THIS_TICK = frozenset({"tick", "records", "judging"})


def week_of(
    tx: Connection,
    briefing: Briefing,
    since: date | None,
    last_tick: datetime | None,
    owed: Collection[str],
    episodes: Collection[Episode],
) -> Week:
    """The week before today. `owed` are the obligations that stand at the moment, `episodes` the newest of each."""
    first = since or briefing.on - A_WEEK
    begun = at_local(first, 0)
    imports = import_ledger.list_accounts(tx)
    lately = [one for one in imports if one.imported_at is not None and one.imported_at >= begun]
    traffic = outbox.traffic_since(tx, begun)
    counts = {
        "files": len(lately),
        "records": sum(one.accepted + one.correction for one in lately),
        "judged": len(owed),
        **_finished(owed, briefing),
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
        ills=_ills(tx, briefing.known_at, briefing.locale),
    )


def _finished(owed: Iterable[str], briefing: Briefing) -> dict[str, int]:
    """Those of units that have ceased, counted apart: a merger leaves fewer to be fulfilled than are judged."""
    units = (briefing.organisation.find(ObligationKey.parse(key).scope) for key in owed)
    count = sum(1 for found in units if found is not None and found[1].has_ceased(briefing.on))
    return {"finished": count} if count else {}


def _ills(tx: Connection, now: datetime, locale: Locale) -> tuple[IssueLine, ...]:
    """What is not as it must be, but for what the tick that plans this mail is about to do."""
    found = store_issues(store_facts(tx, now, by_the_way=True), now, TickPatience())
    rest = (each for each in found if each.code.stage not in DONE_BY_THIS_TICK)
    return tuple(IssueLine(issue_text(each, locale), next_command(each)) for each in rest)
