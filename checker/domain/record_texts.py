"""The canonical JSON of many records, one after the other. Pure.

Of few different values in a field each is written once: the rows of a large file differ in few of them at a time.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, date, datetime

from checker.domain.period import Period
from checker.domain.record import StatusRecord, canonical, content

# Equal values of these types are written alike. 1.0 and 1.00 are not, nor is an instant by two clocks.
_ALIKE = frozenset({str, int, date})


class RecordTexts:
    """Remembers what was written, so it is for some thousand records and then dropped."""

    __slots__ = ("_written",)

    def __init__(self) -> None:
        # By type of record its fields in their order, each with what was written of its values.
        self._written: dict[type[StatusRecord], list[tuple[str, dict[Hashable, str]]]] = {}

    def of(self, record: StatusRecord) -> str:
        """As `canonical` writes the record's whole content."""
        kind = type(record)
        fields = self._written.get(kind)
        if fields is None:
            fields = self._written[kind] = [(name, {}) for name in sorted(kind.model_fields)]
        values, parts = record.__dict__, []
        for name, written in fields:
            value: Hashable = values[name]
            if value is None:
                continue
            if type(value) is Period:
                value = str(value)
            elif type(value) not in _ALIKE and not (type(value) is datetime and value.tzinfo is UTC):
                return canonical(content(record)).decode()
            part = written.get(value)
            if part is None:
                part = written[value] = canonical({name: content(record)[name]}).decode()[1:-1]
            parts.append(part)
        return "{" + ",".join(parts) + "}"
