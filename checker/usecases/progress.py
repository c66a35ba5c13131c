"""Does long work make progress, and may it continue? Asked between files and between mails. Pure."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Each question says that work has got this far; False: finish cleanly, the rest is done another time."""

    def may_read(self, size: int) -> bool:
        """Before a file of so many bytes is read and stored."""
        ...

    def may_send(self) -> bool:
        """Before a mail is taken in hand."""
        ...


class Unwatched:
    """Nobody watches: go on."""

    def may_read(self, size: int) -> bool:
        del size
        return True

    def may_send(self) -> bool:
        return True


UNWATCHED = Unwatched()
