"""Every activation of a store: what it changed, what it was based on, who approved it. Shell: reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from checker.domain.clock import end_of_day
from checker.domain.refusal import NotThere, Refused, RulebookRefusal
from checker.store import activations, approvals, grounds
from checker.store.activations import ActivationHead
from checker.store.approvals import Approval
from checker.store.grounds import ActivationGround
from checker.store.opening import Store


@dataclass(frozen=True, slots=True)
class ChangedFiles:
    """Paths in the rules folder that an activation added, changed or removed."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastActivation:
    """One activation. `until` is the instant from which others were in force (None: it is in force).

    `ground` None: it is from before activations said what they are based on. `files` None: it was the first.
    `has_other_calendar`: a holiday table took effect that is not the one before.
    """

    head: ActivationHead
    until: datetime | None
    ground: ActivationGround | None
    approvals: tuple[Approval, ...]
    files: ChangedFiles | None
    has_other_calendar: bool


def history(store: Store) -> tuple[PastActivation, ...]:
    """All activations, the oldest first."""
    with store.read() as tx:
        return history_in(tx)


def history_in(tx: Connection) -> tuple[PastActivation, ...]:
    """As `history`, in a transaction; in as many statements however many there were."""
    heads = activations.after(tx, 0)
    files = activations.files_by_manifest(tx, heads)
    based_on, given = grounds.by_activation(tx), approvals.standing_by_preview(tx)
    return tuple(
        _past(head, (earlier, later), files, based_on.get(head.number), given)
        for earlier, head, later in zip((None, *heads), heads, (*heads[1:], None), strict=False)
    )


def activation_at(tx: Connection, at: int | date) -> ActivationHead:
    """The activation of a number, or the one in force when a local day ended. Refused where there is none."""
    if isinstance(at, date):
        head = activations.in_force_at(tx, end_of_day(at))
        if head is None:
            raise Refused(RulebookRefusal.NONE_ON_THAT_DAY, day=at)
        return head
    head = activations.numbered(tx, at)
    if head is None:
        last = activations.newest(tx)
        raise Refused(NotThere.ACTIVATION, number=at, last=last.number if last else 0)
    return head


def _past(
    head: ActivationHead,
    around: tuple[ActivationHead | None, ActivationHead | None],
    files: Mapping[str, Mapping[str, str]],
    ground: ActivationGround | None,
    given: Mapping[str, tuple[Approval, ...]],
) -> PastActivation:
    """`around`: the activation before, and the one after it; `files` by manifest, `given` by preview."""
    earlier, later = around
    return PastActivation(
        head,
        later.activated_at if later else None,
        ground,
        given.get(ground.preview, ()) if ground is not None and ground.preview is not None else (),
        _compared(files[earlier.manifest], files[head.manifest]) if earlier else None,
        earlier is not None and earlier.calendar != head.calendar,
    )


def _compared(before: Mapping[str, str], after: Mapping[str, str]) -> ChangedFiles:
    return ChangedFiles(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(path for path in after.keys() & before.keys() if after[path] != before[path])),
        tuple(sorted(before.keys() - after.keys())),
    )
