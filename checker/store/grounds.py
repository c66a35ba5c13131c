"""What was an activation based on? Shell.

Beside the activation, whose row says that rules took effect: the preview that was shown, why, what it was let through
in spite of, which approvals the edit asked for. Activations of before there were previews have none.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from checker.store.organisation_scope import OURS, organisation_of, ours
from checker.store.tables import activation_ground


@dataclass(frozen=True, slots=True)
class AlteredField:
    """What an edit changed of a rule: the field's path with both values as written; None: the field is not there.

    `rule` None: of the house's files. `field` None: the rule as a whole is new (`old` None) or gone (`new` None).
    """

    rule: str | None
    field: str | None
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class NeededApproval:
    """That an edit of a rule (empty: of the house) asked for the approval of one of these roles; `body` outside had to
    decide, if any. `why` are codes of what the edit does to it.
    """

    rule: str
    roles: tuple[str, ...]
    body: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivationGround:
    """Of an activation: the preview (SHA-256), why, and the reasons for what it was let through in spite of.

    `emergency`: it lacked approvals; `despite_tests`: rule tests failed; `again_of`: the number of the activation whose
    files it puts in force again; `altered`: what it changed, the first of `altered_count`.
    """

    preview: str | None = None
    reason: str | None = None
    emergency: str | None = None
    despite_tests: str | None = None
    again_of: int | None = None
    altered: tuple[AlteredField, ...] = ()
    altered_count: int = 0
    needs: tuple[NeededApproval, ...] = ()


def given_reason(ground: ActivationGround | None) -> str:
    """What was given as the reason, that of an emergency before all; empty: nothing was."""
    return (ground.emergency or ground.reason or "") if ground is not None else ""


OF_ONE = select(activation_ground).where(
    activation_ground.c.organisation == OURS, activation_ground.c.activation == bindparam("of_number")
)
EVERY_ONE = select(activation_ground).where(activation_ground.c.organisation == OURS)
EMERGENCIES = EVERY_ONE.where(activation_ground.c.emergency.is_not(None)).order_by(activation_ground.c.activation)
ON_PREVIEWS = (
    select(activation_ground.c.activation)
    .where(activation_ground.c.organisation == OURS)
    .order_by(activation_ground.c.activation.desc())
)


def add(tx: Connection, activation: int, ground: ActivationGround) -> None:
    """Keep what the activation of a number is based on."""
    row = {
        "organisation": organisation_of(tx),
        "activation": activation,
        "preview": ground.preview,
        "reason": ground.reason,
        "emergency": ground.emergency,
        "despite_tests": ground.despite_tests,
        "again_of": ground.again_of,
        "altered": {"count": ground.altered_count, "first": [asdict(each) for each in ground.altered]},
        "needs": [asdict(each) for each in ground.needs],
    }
    tx.execute(insert(activation_ground), row)


def of(tx: Connection, activation: int) -> ActivationGround | None:
    """What the activation of a number is based on. None: it is from before there were previews."""
    row = tx.execute(OF_ONE, ours(tx, of_number=activation)).first()
    return _ground(row) if row else None


def by_activation(tx: Connection) -> dict[int, ActivationGround]:
    """What each activation is based on, by its number."""
    return {row.activation: _ground(row) for row in tx.execute(EVERY_ONE, ours(tx))}


def emergencies(tx: Connection) -> dict[int, ActivationGround]:
    """As `by_activation`, of those alone that took effect without the approvals they needed; the oldest first."""
    return {row.activation: _ground(row) for row in tx.execute(EMERGENCIES, ours(tx))}


def activated_on(tx: Connection, preview: str) -> int | None:
    """The number of the newest activation that a preview whose SHA-256 (hex) begins so led to. None: it led to none."""
    of_preview = activation_ground.c.preview.startswith(preview, autoescape=True)
    return tx.execute(ON_PREVIEWS.where(of_preview), ours(tx)).scalar()


def _ground(row: Row[Any]) -> ActivationGround:
    return ActivationGround(
        row.preview,
        row.reason,
        row.emergency,
        row.despite_tests,
        row.again_of,
        tuple(AlteredField(**each) for each in row.altered["first"]),
        row.altered["count"],
        tuple(
            NeededApproval(each["rule"], tuple(each["roles"]), each["body"], tuple(each["why"])) for each in row.needs
        ),
    )
