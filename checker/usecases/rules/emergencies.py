"""Which edits took effect without the approvals that they needed, and still lack them? Shell: reads only."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import Connection

from checker.domain.health import UnapprovedEdit
from checker.store import activations, approvals, grounds
from checker.store.approvals import Approval
from checker.store.grounds import ActivationGround, NeededApproval


def unapproved_edits(tx: Connection) -> tuple[UnapprovedEdit, ...]:
    """Those, the oldest first. An edit that was taken back, so that the rules before it are in force, is none."""
    return tuple(_unapproved(tx))


def _unapproved(tx: Connection) -> Iterator[UnapprovedEdit]:
    emergencies = grounds.emergencies(tx)
    in_force = activations.newest(tx) if emergencies else None
    for number, ground in emergencies.items():
        before, head = activations.numbered(tx, number - 1), activations.numbered(tx, number)
        if before is None or head is None or in_force is None:
            continue
        is_taken_back = in_force.number > number and in_force.sha256 == before.sha256
        lacking = () if is_taken_back else still_lacking(tx, ground)
        if lacking:
            yield UnapprovedEdit(number, head.activated_at, len(lacking), ground.preview or "")


def still_lacking(tx: Connection, ground: ActivationGround) -> tuple[NeededApproval, ...]:
    """The approvals that an activation needed and that nobody has given for its preview, not even afterwards."""
    given = approvals.standing(tx, ground.preview) if ground.preview is not None else ()
    return tuple(need for need in ground.needs if not _is_given(need, given))


def _is_given(need: NeededApproval, given: Collection[Approval]) -> bool:
    return any(
        one.rule == need.rule and one.by in need.roles and (need.body is None or one.decision is not None)
        for one in given
    )
