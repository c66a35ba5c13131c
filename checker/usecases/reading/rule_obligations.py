"""What has a rule led to, for whoever looks? Shell, read-only: stored verdicts say it, nothing is judged."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.rulebook import PlannedRule
from checker.domain.verdict import Verdict
from checker.findings.visibility import sight_of
from checker.store import obligations, verdicts
from checker.store.opening import Store
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.due_calendar import sees, told_of
from checker.usecases.reading.house_seen import book_seen

# A rule of every team and month has hundreds; the calendar and the overview have all of them.
MOST_SHOWN = 50


def obligations_of_rule(
    store: Store, viewer: Viewer, planned: PlannedRule, now: datetime
) -> tuple[tuple[Verdict, ...], bool]:
    """The newest verdicts on a rule's obligations that the viewer may see at `now` (aware), the latest period first, at
    most `MOST_SHOWN`; and whether there are more.
    """
    with store.read() as tx:
        known = at_head(tx)
        about = ("of rule", viewer, local_day(now), planned.plan.year, planned.rule.id)
        every = known.get(about, lambda: _seen(tx, viewer, planned, now))
    return every[:MOST_SHOWN], len(every) > MOST_SHOWN


def _seen(tx: Connection, viewer: Viewer, planned: PlannedRule, now: datetime) -> tuple[Verdict, ...]:
    book = book_seen(tx, at_head(tx))
    sight = sight_of(viewer, book.organisation, local_day(now))
    told = told_of(tx, sight)
    judged = verdicts.latest(tx, obligations.of_rule(tx, planned.rule.id)).values()
    mine = [each.verdict for each in judged if sees(sight, each.verdict, told)]
    of_plan = [verdict for verdict in mine if book.planned_for(verdict) == planned]
    return tuple(sorted(of_plan, key=lambda one: (-one.period.end.toordinal(), one.scope.name)))
