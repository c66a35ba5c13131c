"""What has come of each row of the plan, for whoever audits? Shell, read-only; kept until the log grows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from checker.domain.access import Viewer
from checker.domain.clock import local_day
from checker.domain.refusal import NotThere, Refused
from checker.findings.shown_roles import ShownRoles
from checker.findings.visibility import sight_of
from checker.store import findings, journal
from checker.store.checkpoints import COUNTER_CHECKED
from checker.store.journal import JournalEntry
from checker.store.opening import Store
from checker.store.trace import TracedMail
from checker.usecases.auditing.log import VERIFIED
from checker.usecases.auditing.matrix import Chain, Matrix, Sought, promises_of, trace_in
from checker.usecases.reading.at_head import at_head
from checker.usecases.reading.due_calendar import sees, told_of
from checker.usecases.reading.house_seen import book_seen

CHECKED = (COUNTER_CHECKED, VERIFIED, "store.checked", "originals.checked")
MOST_CHECKS = 6


@dataclass(frozen=True, slots=True)
class EvidenceSeen:
    """The chains in the plan's order, and the newest checks of the log, newest first."""

    matrix: Matrix
    checks: tuple[JournalEntry, ...]
    roles: ShownRoles

    def addressed(self, mail: TracedMail) -> str:
        """To which post; a year after all that it is about has ended, to which unit."""
        return self.roles.post(mail.addressed, promises_of(mail), mail.planned_on)


def evidence_seen(store: Store, on: date) -> EvidenceSeen:
    """All of it, on a local day."""
    with store.read() as tx:
        known = at_head(tx)
        matrix = known.get("matrix", lambda: trace_in(tx, Sought()))
        checks = known.get("checks", lambda: tuple(journal.entries_of(tx, CHECKED))[-MOST_CHECKS:])
        roles = known.get(("shown roles", on), lambda: ShownRoles.of(findings.every_episode(tx), on))
    return EvidenceSeen(matrix, checks[::-1], roles)


def chain_of(seen: EvidenceSeen, rule: str) -> Chain:
    """The newest rule of an id. Refused where nothing was ever planned by it."""
    chains = [chain for chain in seen.matrix.chains if chain.planned.rule.id == rule]
    if not chains:
        raise Refused(NotThere.RULE, rule=rule)
    return max(chains, key=lambda chain: chain.planned.plan.year)


def opened_by(store: Store, viewer: Viewer, chain: Chain, now: datetime) -> frozenset[str]:
    """The obligations of a chain whose own pages somebody may open at `now` (aware): whoever audits sees each chain
    whole, but of units that none of their posts answers for no page of an obligation or finding.
    """
    with store.read() as tx:
        sight = sight_of(viewer, book_seen(tx, at_head(tx)).organisation, local_day(now))
        told = told_of(tx, sight)
    judged = ((owed.key, owed.verdict) for owed in chain.obligations)
    return frozenset(key for key, verdict in judged if verdict is not None and sees(sight, verdict, told))
