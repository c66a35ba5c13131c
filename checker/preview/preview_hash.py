"""What is approved when a preview is approved? Its canonical bytes, their hash, and how two of them differ. Pure.

In the bytes stands what an edit changes: the files, the obligations, the verdicts whose state is another one, what is
softer, the findings opened, closed and withdrawn; beside it the house, and the rulebook in force that it is compared
with. Neither the day nor what is known stands there, so that a preview of yesterday holds today when records have come
that change none of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checker.domain.due import Due
from checker.domain.record import canonical
from checker.preview.changes import ChangePreview, FindingChange
from checker.wording.locales import Locale
from checker.wording.preview_difference_texts import PREVIEW_DIFFERENCE

VERSION = "zielwacht/preview/1"
# Beside the states of verdicts: no rule asks for it.
NOT_OWED = "not_owed"
MOST_NAMED = 5


def canonical_bytes(preview: ChangePreview) -> bytes:
    """What the hash is over. Two previews that change the same give the same bytes."""
    findings = preview.findings
    return canonical(
        {
            "version": VERSION,
            "house": preview.house,
            "in_force": preview.before.sha256,
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


def _states(states: Iterable[str | None]) -> list[str]:
    return [state or NOT_OWED for state in states]


def _days(due: Due | None) -> list[str]:
    return [day.isoformat() for day in (due.nominal, due.effective, due.please_by)] if due else []


def _findings(changes: Iterable[FindingChange]) -> dict[str, list[Any]]:
    return {one.obligation: [one.number, one.resolution or one.state] for one in changes}


class UnlikePart(StrEnum):
    """In which part do two previews differ?"""

    HOUSE = "house"
    IN_FORCE = "in_force"
    FILES = "files"
    OBLIGATIONS = "obligations"
    VERDICTS = "verdicts"
    OPENED = "opened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class PreviewDifference:
    """A part in which they differ: which files, obligations or findings (house and rulebook in force: the new one)."""

    unlike: UnlikePart
    names: tuple[str, ...]


def difference(old: bytes, new: bytes) -> tuple[PreviewDifference, ...]:
    """How the preview of the canonical bytes `new` differs from that of `old`; empty: they are the same.

    Softness follows from the verdicts, and the rulebook from its files, so neither has a line of its own.
    """
    return tuple(_differences(json.loads(old), json.loads(new)))


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[PreviewDifference]:
    for single in (UnlikePart.HOUSE, UnlikePart.IN_FORCE):
        if old[single] != new[single]:
            yield PreviewDifference(single, (str(new[single]),))
    for part in (UnlikePart.FILES, *list(UnlikePart)[3:]):
        names = sorted(old[part].keys() | new[part].keys())
        unlike = tuple(name for name in names if old[part].get(name) != new[part].get(name))
        if unlike:
            yield PreviewDifference(part, unlike)


def difference_sentences(found: Iterable[PreviewDifference], locale: Locale) -> tuple[str, ...]:
    """A sentence each, naming no more than a handful."""
    words = PREVIEW_DIFFERENCE[locale]
    return tuple(words[one.unlike].format(names=_named(one, locale)) for one in found)


def _named(one: PreviewDifference, locale: Locale) -> str:
    if one.unlike is UnlikePart.IN_FORCE:
        return one.names[0][:12]
    more = len(one.names) - MOST_NAMED
    named = ", ".join(one.names[:MOST_NAMED])
    return named + PREVIEW_DIFFERENCE[locale]["more"].format(count=more) if more > 0 else named
