"""Which words can the records that a profile gives have in a field? Pure."""

from __future__ import annotations

from checker.domain.profile import Column, Profile, RecordSpec


def words_of(profile: Profile, spec: RecordSpec, field: str) -> frozenset[str] | None:
    """The words a field can have in such rows; empty: the field is never given. None: any word."""
    found: set[str] = set()
    if field in spec.build:
        return None
    if (constant := profile.constants(spec).get(field)) is not None:
        found.add(constant)
    for title, column in profile.every_column():
        if column.field == field or spec.fields.get(field) == title:
            if not column.values:
                return None
            found |= {*column.values.values()}
        if column.words or column.filled:
            found |= _set_beside(column, field)
    if field == "aggregation" and spec.period is not None and spec.period.by_aggregation:
        found &= {*spec.period.by_aggregation}
    return frozenset(found)


def _set_beside(column: Column, field: str) -> set[str]:
    """What cells of a column set in another field."""
    words = {sets[field] for sets in column.words.values() if field in sets}
    return words | ({column.filled[field]} if field in column.filled else set())
