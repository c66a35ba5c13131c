"""How far has long work come, and may it continue? Asked and told between files, mails and transactions. Pure."""

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


class FileProgress(Protocol):
    """How far a file has come, for whoever waits for it."""

    def reads(self, file: str, size: int) -> None:
        """A file of so many bytes is read from now on."""
        ...

    def stores(self, rows: int, of: int) -> None:
        """So many of its rows are stored."""
        ...

    def judges(self, rows: int) -> None:
        """Verdicts are judged with so many rows and without them from now on; nothing is stored."""
        ...


class NobodyWaits:
    """Nobody looks."""

    def reads(self, file: str, size: int) -> None:
        """Not told."""

    def stores(self, rows: int, of: int) -> None:
        """Not told."""

    def judges(self, rows: int) -> None:
        """Not told."""


NOBODY_WAITS = NobodyWaits()
