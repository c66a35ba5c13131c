"""A daemon process for tests: the real one, with a short interval and a clock that runs in July 2016.

Arguments: configuration file, interval in seconds.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from checker.cli.wiring import sender_of, transport_of
from checker.configuration import load_configuration
from checker.daemon import logs
from checker.daemon.service import run
from checker.domain.errors import ZielwachtError


class JulyClock:
    """The machine's clock, moved to a Monday in July 2016."""

    def __init__(self) -> None:
        self._shift = datetime(2016, 7, 4, 10, 0, tzinfo=UTC) - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift


if __name__ == "__main__":
    configuration = load_configuration(Path(sys.argv[1]), {}, {})
    logs.set_up(quiet=False)
    try:
        code = run(
            configuration,
            transport_of(configuration),
            sender_of(configuration),
            JulyClock(),
            interval_seconds=float(sys.argv[2]),
        )
    except ZielwachtError as explained:
        sys.stderr.write(f"{explained}\n")
        code = explained.exit_code
    sys.exit(code)
