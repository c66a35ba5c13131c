"""What stands behind the question mark of an address, also where one name stands there twice. Pure."""

from __future__ import annotations

from collections.abc import Iterable


class AddressQuery(dict[str, str]):
    """The last value of each name that is not blank; `pairs` are all of them, in their order."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple(pairs)
        super().__init__(sorted(self.pairs, key=lambda pair: bool(pair[1].strip())))

    @property
    def doubled(self) -> tuple[str, ...]:
        """The names that are given several values, blanks and empty ones aside: nobody can say which is meant."""
        values: dict[str, set[str]] = {}
        for name, value in self.pairs:
            if value.strip():
                values.setdefault(name, set()).add(value.strip())
        return tuple(name for name, given in values.items() if len(given) > 1)
