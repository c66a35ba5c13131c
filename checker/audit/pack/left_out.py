"""What is not in the pack, and why: said in the pack itself. Pure; nothing here tells what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LeftOutKind(StrEnum):
    """What of the store it is."""

    ORIGINAL = "original"
    MAIL = "mail"
    RULE_FILE = "rule_file"
    FIGURE = "figure"
    LOG_LINE = "log_line"


class WhyLeftOut(StrEnum):
    """Why it is not in the pack."""

    # A count of so few people, or one from which such a count could be worked out.
    SMALL_CELL = "small_cell"
    # A person's name or mailbox, or a text that somebody wrote.
    PERSON = "person"
    # Not every cell of it can be looked at: rows that were refused, columns that are not read.
    UNREAD = "unread"
    # A link in it still acts: it is whole in the packs that are made later.
    LINK_ACTS = "link_acts"
    # The bytes are not kept any more, or never left.
    MISSING = "missing"
    # It would tell the hash of something that is left out, from which that could be guessed.
    TELLS_A_HASH = "tells_a_hash"
    # Beside it stands such a line.
    BESIDE_A_HASH = "beside_a_hash"


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """One thing: `name` by which the house finds it again, never a file's name or hash."""

    kind: LeftOutKind
    name: str
    why: WhyLeftOut
