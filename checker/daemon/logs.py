"""Log lines as the journal of the machine shows them: what happened in plain words, then the fields."""

from __future__ import annotations

import logging
import sys

OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class WithFields(logging.Formatter):
    """`WARNING put aside unread file=a.csv why=…`"""

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        fields = " ".join(f"{name}={value!r}" for name, value in vars(record).items() if name not in OWN)
        return f"{line} {fields}" if fields else line


def set_up(*, quiet: bool) -> None:
    """To stderr; what went well too, unless `quiet`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithFields("%(levelname)s %(message)s"))
    logging.basicConfig(level=logging.WARNING if quiet else logging.INFO, handlers=[handler], force=True)
    # It would tell of every wake-up that met a round still at work.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    logging.getLogger("alembic").setLevel(logging.WARNING)
