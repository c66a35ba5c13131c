"""`zielwacht serve` as a process: where does it listen? Imports nothing of ours."""

from __future__ import annotations

import re
from subprocess import Popen

LISTENS = re.compile(r"listens on http://127\.0\.0\.1:(\d+)")


def port_of(process: Popen[str]) -> tuple[int, str]:
    """Its port, as soon as it says so on its stderr, and all that it has said until then."""
    assert process.stderr is not None
    said = ""
    while not (found := LISTENS.search(said)):
        line = process.stderr.readline()
        assert line, f"it has ended: {said}"
        said += line
    return int(found[1]), said
