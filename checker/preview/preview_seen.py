"""How does the rules folder stand to what is in force, and what does its newest preview say? Shell, read-only.

Nothing is judged: the folder is told by its fingerprint, and the preview was made before, in the background.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from checker.domain.health import UnapprovedEdit
from checker.preview.preview_job import AGAIN, PREVIEW
from checker.rulebook.files import fingerprint, read_folder
from checker.store import activations, approvals, grounds
from checker.store.activations import ActivationHead
from checker.store.approvals import Approval
from checker.store.grounds import NeededApproval
from checker.store.jobs import KeptJob
from checker.store.opening import Store
from checker.usecases.rules.emergencies import still_lacking, unapproved_edits
from checker.usecases.running.jobs import newest_of


class FolderNow(StrEnum):
    """The rules folder: what is in force, edited since, or not to be read."""

    IN_FORCE = "in_force"
    EDITED = "edited"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class EditToApprove:
    """An edit that took effect in an emergency, and the approvals that it still lacks."""

    edit: UnapprovedEdit
    lacking: tuple[NeededApproval, ...]


@dataclass(frozen=True, slots=True)
class PreviewSeen:
    """`newest` is the job that was begun last, whatever became of it; `made` the last one that has a result.

    `is_current`: that result is about the folder as it is, or a former activation, and about what is in force.
    `took_effect`: the activation that its preview led to. `given` are the approvals of its preview that hold.
    `afterwards`: what is in force already and lacks approvals.
    """

    folder: FolderNow
    newest: KeptJob | None = None
    made: KeptJob | None = None
    is_current: bool = False
    took_effect: int | None = None
    given: tuple[Approval, ...] = ()
    afterwards: tuple[EditToApprove, ...] = ()

    @property
    def result(self) -> Mapping[str, Any]:
        """What the job gave; empty where there is none."""
        end = self.made.end if self.made is not None else None
        return end.result or {} if end is not None else {}

    @property
    def preview(self) -> str:
        """The preview's SHA-256 (hex); empty: nothing would change, or the folder has mistakes."""
        return str(self.result.get("preview") or "")

    @property
    def again(self) -> int | None:
        """The former activation whose rules it is about; None: those of the folder."""
        number = self.result.get(AGAIN)
        return int(number) if number else None

    @property
    def needs(self) -> tuple[NeededApproval, ...]:
        """The approvals that it needs, each with the roles that count where another role activates."""
        return tuple(
            NeededApproval(need["rule"], tuple(need["roles"]), need["body"], tuple(need["why"]))
            for need in self.result.get("needs", ())
        )

    @property
    def lacking(self) -> tuple[NeededApproval, ...]:
        """Those that nobody has given yet."""
        return tuple(need for need in self.needs if not self.approved(need))

    def approved(self, need: NeededApproval) -> tuple[Approval, ...]:
        """By whom what it changes of a rule was approved."""
        return tuple(one for one in self.given if one.rule == need.rule and one.by in need.roles)


def preview_seen(store: Store, folder: Path | None) -> PreviewSeen:
    """What is known now. `folder` None: these pages know none."""
    newest, made = newest_of(store, PREVIEW)
    result = (made.end.result or {}) if made is not None and made.end is not None else {}
    sha256 = result.get("preview")
    with store.read() as tx:
        head = activations.newest(tx)
        given = approvals.standing(tx, sha256) if sha256 else ()
        took_effect = grounds.activated_on(tx, sha256) if sha256 else None
        afterwards = tuple(_to_approve(tx))
    now, edited = _folder_now(folder, head)
    # What once was in force stays as it was; the folder may have been edited since.
    is_about = bool(result.get(AGAIN)) or result.get("rules") == edited
    is_current = head is not None and is_about and result.get("in_force") == head.number
    return PreviewSeen(now, newest, made, is_current, took_effect, given, afterwards)


def _to_approve(tx: Connection) -> Iterator[EditToApprove]:
    for edit in unapproved_edits(tx):
        ground = grounds.of(tx, edit.number)
        if ground is not None:
            yield EditToApprove(edit, still_lacking(tx, ground))


def _folder_now(folder: Path | None, head: ActivationHead | None) -> tuple[FolderNow, str]:
    """How it stands, and its fingerprint."""
    if folder is None or not folder.is_dir():
        return FolderNow.GONE, ""
    try:
        files, _ = read_folder(folder)
    except OSError:
        return FolderNow.GONE, ""
    found = fingerprint(files)
    return (FolderNow.IN_FORCE if head is not None and found == head.sha256 else FolderNow.EDITED), found
