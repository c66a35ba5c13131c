"""What is approved when a preview is approved? Its canonical bytes, their hash, and how two of them differ. Pure.

In the bytes stands what an edit changes: the files, the obligations, the verdicts whose state is another one, what is
softer, the findings opened, closed and withdrawn; beside it the house, and the rulebook in force that it is compared
with, by its activation, so that what has led to one activation leads to no second. Neither the day nor what is known
stands there, so that a preview of yesterday holds today when records have come that change none of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.domain.due import Due
from checker.domain.preview_difference import PreviewDifference, UnlikePart
from checker.domain.record import canonical
from checker.preview.changes import ChangePreview, FindingChange

VERSION = "zielwacht/preview/1"
# So much of a hash is shown, which is enough to name it by.
SHOWN_CHARACTERS = 12
# Beside the states of verdicts: no rule asks for it.
NOT_OWED = "not_owed"


def canonical_bytes(preview: ChangePreview) -> bytes:
    """What the hash is over. Two previews that change the same give the same bytes."""
    findings = preview.findings
    return canonical(
        {
            "version": VERSION,
            "house": preview.house,
            "in_force": preview.before.sha256,
            "activation": preview.before.number,
            "rules": preview.after.sha256,
            "files": {one.file: one.sha256 for one in preview.reach.files},
            "obligations": {
                one.obligation: [one.kind, one.was, _days(one.before), _days(one.after)] for one in preview.obligations
            },
            "verdicts": {one.obligation: _states(one.states) for one in preview.verdicts if one.is_another_state},
            "softer": sorted(one.obligation for one in preview.softer),
            "opened": _findings(findings.opened),
            "closed": _findings(findings.closed),
            "withdrawn": _findings(findings.withdrawn),
        }
    )


def hash_of(preview: ChangePreview) -> str:
    """SHA-256 (hex) over the canonical bytes: what an approval is given for."""
    return hashlib.sha256(canonical_bytes(preview)).hexdigest()


def rules_of(content: bytes) -> str:
    """The SHA-256 (hex) of the rulebook that the preview of these canonical bytes is about."""
    return str(json.loads(content)["rules"])


def _states(states: Iterable[str | None]) -> list[str]:
    return [state or NOT_OWED for state in states]


def _days(due: Due | None) -> list[str]:
    return [day.isoformat() for day in (due.nominal, due.effective, due.please_by)] if due else []


def _findings(changes: Iterable[FindingChange]) -> dict[str, list[Any]]:
    return {one.obligation: [one.number, one.resolution or one.state] for one in changes}


def difference(old: bytes, new: bytes) -> tuple[PreviewDifference, ...]:
    """How the preview of the canonical bytes `new` differs from that of `old`; empty: they are the same.

    Softness follows from the verdicts, and the rulebook from its files, so neither has a line of its own.
    """
    return tuple(_differences(json.loads(old), json.loads(new)))


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[PreviewDifference]:
    if old["house"] != new["house"]:
        yield PreviewDifference(UnlikePart.HOUSE, (str(new["house"]),))
    if (old["in_force"], old["activation"]) != (new["in_force"], new["activation"]):
        yield PreviewDifference(UnlikePart.IN_FORCE, (str(new["in_force"]),))
    for part in (UnlikePart.FILES, *list(UnlikePart)[3:]):
        names = sorted(old[part].keys() | new[part].keys())
        unlike = tuple(name for name in names if old[part].get(name) != new[part].get(name))
        if unlike:
            yield PreviewDifference(part, unlike)
