"""What has the service done since a day, for the weekly all-well mail? Shell, read-only."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.clock import at_local, local_day
from checker.domain.finding import Episode
from checker.domain.health import COUNTER_CHECKED_WITHIN, HealthIssue, TickPatience, store_issues
from checker.domain.message import MessageKind
from checker.domain.obligation_key import ObligationKey
from checker.domain.proposal import ProposalState
from checker.domain.receipt import is_mended
from checker.store import checkpoints, import_ledger, outbox, proposals, receipts
from checker.usecases.importing.kept_out import open_now
from checker.usecases.telling.health import store_facts
from notifications.mail_context import Briefing
from notifications.notices import LogOfAWeek, Week

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
    """The week before today; what stands now, whatever the week was (`ills`, `overdue`), is for the caller to add.

    `owed` are the obligations that stand at the moment, `episodes` the newest of each.
    """
    first = since or briefing.on - A_WEEK
    begun = at_local(first, 0)
    imports = import_ledger.list_accounts(tx)
    lately = [one for one in imports if one.imported_at is not None and one.imported_at >= begun]
    traffic = outbox.traffic_since(tx, begun)
    lately_received = receipts.since(tx, begun)
    refused = tuple(one for one in lately_received if one.nothing_counts)
    waiting = proposals.load(tx, ProposalState.WAITING)
    held = open_now(tx)
    drafts = outbox.drafts(tx)
    counts = {
        "files": import_ledger.count_files(lately),
        "records": sum(one.accepted + one.correction for one in lately),
        "judged": len(owed),
        **_finished(owed, briefing),
        "mails_sent": traffic.sent,
        "drafts": len(drafts),
        "findings_open": sum(1 for episode in episodes if episode.needs_somebody),
    }
    return Week(
        since=first,
        last_tick=last_tick,
        last_import=imports[-1].imported_at if imports else None,
        last_delivery=traffic.last_sent,
        counts=counts,
        refused=refused,
        mended=frozenset(one.number for one in refused if is_mended(one, lately_received)),
        answers=tuple((came.matter.addressed, local_day(came.received_at)) for came in waiting),
        held=(held.count, local_day(held.since)) if held else None,
        letters=tuple((draft.message.addressed, draft.message.planned_on) for draft in drafts),
    )


def log_of_a_week(tx: Connection, since: date | None, now: datetime) -> LogOfAWeek:
    """The checkpoints since a day (None: of the week before `now`), and whether somebody held the log against such."""
    begun = at_local(since or local_day(now) - A_WEEK, 0)
    held, oldest = checkpoints.last_counter_check(tx), checkpoints.first(tx)
    last = held.at if held else oldest.made_at if oldest else None
    made = [(one.made_at, one.note) for one in reversed(checkpoints.since(tx, begun)) if one.made_at <= now]
    is_late = last is not None and now - last > COUNTER_CHECKED_WITHIN
    return LogOfAWeek(tuple(made), held.at if held else None, is_late)


def last_weekly_on(tx: Connection, addressed: str, kind: MessageKind = MessageKind.ALL_WELL) -> date | None:
    """The day of the last such mail to a post (`role@scope`). None: there was none."""
    mails = outbox.list_messages(tx, kinds=[kind], addressed=addressed, limit=1)
    return mails[-1].message.planned_on if mails else None


def _finished(owed: Iterable[str], briefing: Briefing) -> dict[str, int]:
    """Those of units that have ceased, counted apart: a merger leaves fewer to be fulfilled than are judged."""
    units = (briefing.organisation.find(ObligationKey.parse(key).scope) for key in owed)
    count = sum(1 for found in units if found is not None and found[1].has_ceased(briefing.on))
    return {"finished": count} if count else {}


def ills_of(tx: Connection, now: datetime) -> tuple[HealthIssue, ...]:
    """What is not as it must be, but for what the tick that plans this mail is about to do."""
    found = store_issues(store_facts(tx, now, by_the_way=True), now, TickPatience())
    return tuple(each for each in found if each.code.stage not in DONE_BY_THIS_TICK)
