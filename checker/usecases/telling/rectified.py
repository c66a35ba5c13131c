"""Which findings of a tick had never been bad, what was told of them, and what set them right? Shell, read-only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from checker.domain.clock import local_day
from checker.domain.finding import Change, Resolution
from checker.domain.record import RecordVersion
from checker.domain.verdict import Verdict
from checker.store import verdicts
from checker.usecases.judging.disclosure_history import cells_before
from checker.wording.suppression import after
from notifications.rectification_facts import Cause, Rectified


def rectified(tx: Connection, changes: Iterable[Change], versions: Sequence[RecordVersion]) -> tuple[Rectified, ...]:
    """With the verdict that was told last, and the newest report that counts now: that is what corrected it."""
    ended = [change for change in changes if change.episode.resolution is Resolution.RECTIFIED]
    if not ended:
        return ()
    newest = _newest(versions, {key for change in ended for key in change.verdict.records})
    return tuple(Rectified(change, _cause(change, newest), _was(tx, change)) for change in ended)


def _newest(versions: Iterable[RecordVersion], keys: set[str]) -> dict[str, RecordVersion]:
    """Of each of these records the version that came last."""
    found: dict[str, RecordVersion] = {}
    for version in versions:
        if version.key in keys and (version.key not in found or found[version.key].sequence < version.sequence):
            found[version.key] = version
    return found


def _cause(change: Change, newest: dict[str, RecordVersion]) -> Cause | None:
    counted = [newest[key] for key in change.verdict.records if key in newest]
    if not counted:
        return None
    last = max(counted, key=lambda version: version.sequence)
    return Cause(last.origin.file, local_day(last.recorded_at))


def _was(tx: Connection, change: Change) -> Verdict | None:
    """The last bad verdict, with the figures that could be shown then."""
    bad = [judged.verdict for judged in verdicts.history(tx, change.episode.obligation) if judged.verdict.is_bad]
    if not bad:
        return None
    # What was shown since may have been so near to it that the two together point at people.
    shown = replace(bad[-1], counts_people=change.verdict.counts_people)
    return after(shown, cells_before(tx, [shown]).get(shown.obligation, ()))
