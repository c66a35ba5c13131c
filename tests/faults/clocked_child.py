"""A daemon process for the kill test: the real one, with a short interval and a clock whose hands the test sets.

Arguments: configuration file, interval in seconds, file with the instant.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from checker.cli.wiring import sender_of, transport_of
from checker.configuration import load_configuration
from checker.daemon import logs, service


class TowerClock:
    """Stands at the instant (aware) that is written in a file."""

    def __init__(self, dial: Path) -> None:
        self._dial = dial

    def now(self) -> datetime:
        return datetime.fromisoformat(self._dial.read_text(encoding="utf-8"))


if __name__ == "__main__":
    configuration = load_configuration(Path(sys.argv[1]), {}, {})
    logs.set_up(quiet=False)
    sys.exit(
        service.run(
            configuration,
            transport_of(configuration),
            sender_of(configuration),
            TowerClock(Path(sys.argv[3])),
            interval_seconds=float(sys.argv[2]),
        )
    )
