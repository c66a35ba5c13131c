"""What an edit needs to take effect, and what it changes in short: asked of both rulebooks and of its preview. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.domain.post import Post
from checker.domain.rulebook import Rulebook
from checker.preview.approvals import Need, approvals_needed, barred, unmet
from checker.preview.changes import ChangePreview
from checker.preview.edit_effects import edit_effects
from checker.rulebook.compare import Edit, compare
from checker.rulebook.differences import FieldChange, Plain
from checker.store.approvals import Approval
from checker.store.grounds import AlteredField, NeededApproval

LONGEST_VALUE = 60


@dataclass(frozen=True)
class EditNeeds:
    """The approvals that an edit of the rules `before` needs on the day `on`, for the preview of that hash (hex)."""

    before: Rulebook
    on: date
    sha256: str
    needs: tuple[Need, ...] = ()
    altered: tuple[AlteredField, ...] = ()

    def lacking(self, given: Collection[Approval], by: str) -> tuple[NeededApproval, ...]:
        """Those that nobody who counts has given, where the role `by` activates."""
        lacking = unmet(self.needs, given, self.sha256, by, self.before, self.on)
        return _as_kept(lacking, barred(by, self.before, self.on))

    def for_activation_by(self, by: str) -> tuple[NeededApproval, ...]:
        """All that it needs, each with the roles that count where the role `by` activates."""
        return _as_kept(self.needs, barred(by, self.before, self.on))

    @property
    def by_anybody(self) -> tuple[NeededApproval, ...]:
        """All that it needs, each with the roles that count where some other role activates."""
        return _as_kept(self.needs, ())


def _as_kept(needs: Iterable[Need], not_these: Collection[str]) -> tuple[NeededApproval, ...]:
    return tuple(
        NeededApproval(
            need.rule,
            tuple(who for who in need.who if Post.parse(who).role not in not_these),
            need.body,
            tuple(need.why),
        )
        for need in needs
    )


def needs_of(preview: ChangePreview, before: Rulebook, sha256: str) -> EditNeeds:
    """What the edit of a preview (its hash: hex) needs, as it was shown; `before` knows who is absent."""
    return EditNeeds(before, preview.on, sha256, preview.needs, tuple(_altered(preview.edit)))


def needs_beside_the_name(before: Rulebook, after: Rulebook, on: date) -> tuple[Need, ...]:
    """What an edit by which the house gets another id changes beside that."""
    renamed = _renamed(before, after.organisation.organisation.id)
    edit = compare(renamed, after)
    return approvals_needed(edit, edit_effects(edit, renamed, after), (), renamed, on)


def _renamed(book: Rulebook, new: str) -> Rulebook:
    """The rulebook as if the house had another id, wherever its files name it; names of hosts stay."""
    from checker.rulebook.load import load_from_files  # it brings what reads rule files

    old = re.compile(rf"(?<![\w@.-]){re.escape(book.organisation.organisation.id)}(?![\w@.-])")
    return load_from_files({name: old.sub(new, content.decode()).encode() for name, content in book.files.items()})


def _altered(edit: Edit) -> Iterator[AlteredField]:
    """Rules first, then what stands outside them."""
    for change in edit.rules:
        rule, _ = change.key
        if change.what in ("new", "gone"):
            yield AlteredField(
                rule, None, None if change.what == "new" else rule, None if change.what == "gone" else rule
            )
        if change.former is not None:
            yield AlteredField(rule, "id", change.former[0], rule)
        yield from (_field(rule, field) for field in change.fields)
    yield from (_field(None, change.field) for change in edit.house)


def _field(rule: str | None, change: FieldChange) -> AlteredField:
    return AlteredField(rule, change.path, _text(change.before), _text(change.after))


def _parts(value: Any) -> Iterator[str]:
    match value:
        case Mapping():
            yield from (f"{name} {part}" for name, inner in value.items() for part in _parts(inner))
        case tuple():
            yield from (part for inner in value for part in _parts(inner))
        case _:
            yield str(value)


def _text(value: Plain) -> str | None:
    """As one writes it, cut where it is long. None: it is not said."""
    if value is None or value == ():
        return None
    text = ", ".join(_parts(value))
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
