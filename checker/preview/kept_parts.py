"""What a preview or a forecast says, kept to be shown later: in both languages, with what each row is about. Pure.

It is laid out when it is made, as the rules of a folder may have changed by the time somebody looks. Who may see which
row is asked of the reader, then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pydantic import TypeAdapter

from checker.domain.obligation_key import ObligationKey
from checker.domain.rulebook import Rulebook
from checker.findings.visibility import Sight
from checker.pages.parts import PagePart, Table


class Laid(Protocol):
    """What is shown of a preview or a forecast, in one language."""

    @property
    def heading(self) -> str: ...
    @property
    def lead(self) -> tuple[str, ...]: ...
    @property
    def facts(self) -> tuple[tuple[str, str, bool], ...]: ...
    @property
    def parts(self) -> tuple[PagePart, ...]: ...


@dataclass(frozen=True, slots=True)
class KeptParts:
    """The same, kept. `owners`: by a rule's id the roles that answer for it in the rulebooks that it is about."""

    heading: str
    lead: tuple[str, ...]
    facts: tuple[tuple[str, str, bool], ...]
    parts: tuple[PagePart, ...]
    owners: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SeenParts:
    """As one reader sees it. `kept_back`: so many rows are about units that are not theirs to see."""

    parts: tuple[PagePart, ...]
    kept_back: int


KEPT = TypeAdapter(KeptParts)


def kept_json(laid: Laid, *books: Rulebook) -> Any:
    """What is kept, as values of JSON."""
    owners: dict[str, tuple[str, ...]] = {}
    for book in books:
        for planned in book.rules():
            owners[planned.rule.id] = tuple(dict.fromkeys((*owners.get(planned.rule.id, ()), planned.rule.owner)))
    return KEPT.dump_python(KeptParts(laid.heading, laid.lead, laid.facts, laid.parts, owners), mode="json")


def kept_parts(values: Any) -> KeptParts:
    """What `kept_json` gave."""
    return KEPT.validate_python(values)


def seen_by(kept: KeptParts, sight: Sight) -> SeenParts:
    """Without the rows about what the reader may not see."""
    shown: list[PagePart] = []
    kept_back = 0
    for part in kept.parts:
        tables = tuple(_seen(table, kept.owners, sight) for table in part.tables)
        kept_back += sum(len(was.rows) - len(now.rows) for was, now in zip(part.tables, tables, strict=True))
        shown.append(replace(part, tables=tuple(table for table in tables if table.rows)))
    return SeenParts(tuple(shown), kept_back)


def _seen(table: Table, owners: Mapping[str, tuple[str, ...]], sight: Sight) -> Table:
    if not table.about:
        return table
    rows = [
        (row, about)
        for row, about in zip(table.rows, table.about, strict=True)
        if all(_sees(sight, key, owners) for key in about)
    ]
    return replace(table, rows=tuple(row for row, _ in rows), about=tuple(about for _, about in rows))


def _sees(sight: Sight, about: str, owners: Mapping[str, tuple[str, ...]]) -> bool:
    """Reports that are owed to the house have keys as well, and belong to no unit."""
    try:
        key = ObligationKey.parse(about)
    except ValueError:
        return sight.is_inside
    if key.rule not in owners:
        return sight.is_inside
    return any(sight.sees(owner, key.scope) for owner in owners[key.rule])
