"""How large may a record file be? Pure."""

from __future__ import annotations

from dataclasses import dataclass

# Workbooks and JSON are taken apart in memory, and mails are small: none of them is ever larger.
MOST_MEGABYTES = 200
CSV_NAMES = (".csv", ".txt", ".tsv")
PACKED_NAME = ".gz"


@dataclass(frozen=True, slots=True)
class FileLimits:
    """`[records]` of config.toml. `rows` of data that a file has at most, and `megabytes` of a CSV file; what is read
    row by row has a bound of its own beside that (ADR 0049).
    """

    rows: int = 2_000_000
    megabytes: int = 200

    def megabytes_of(self, name: str) -> int:
        """How large a file of that name may be, packed or not. What is not called as CSV files are may be anything."""
        bare = name.lower().removesuffix(PACKED_NAME)
        return self.megabytes if bare.endswith(CSV_NAMES) else min(self.megabytes, MOST_MEGABYTES)

    def bytes_of(self, name: str) -> int:
        """As `megabytes_of`."""
        return self.megabytes_of(name) << 20


# What holds where nobody has set anything, and for what was taken in before.
STARTER = FileLimits()
