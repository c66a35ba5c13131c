"""What jobs of tests do, each in the process of its job."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from unittest.mock import patch

from checker.domain.refusal import NotThere, Refused
from checker.store import Store
from checker.store.jobs import JobAsked


def says(store: Store, asked: JobAsked) -> Mapping[str, object]:
    """What it was asked, and whose store it sees."""
    return {"asked": asked.about["word"], "organisation": store.organisation}


def refuses(_store: Store, _asked: JobAsked) -> Mapping[str, object]:
    raise Refused(NotThere.ROLE, role="niemand")


def breaks(_store: Store, _asked: JobAsked) -> Mapping[str, object]:
    raise RuntimeError("broken")


def dies(_store: Store, _asked: JobAsked) -> Mapping[str, object]:
    os._exit(9)


def dies_with_half_a_pack(store: Store, asked: JobAsked) -> Mapping[str, object]:
    """As soon as the archive is begun."""
    from checker.usecases.running.evidence_jobs import make_it

    with patch("checker.usecases.auditing.pack.make.write_bag", lambda *_: os._exit(9)):
        return make_it(store, asked)


def waits(_store: Store, _asked: JobAsked) -> Mapping[str, object]:
    threading.Event().wait()
    return {}


def hangs(_store: Store, asked: JobAsked) -> Mapping[str, object]:
    """With a process of its own, which says so in a named pipe, and keeps that open as long as it lives."""
    speaks = "import sys; pipe = open(sys.argv[1], 'w'); pipe.write('here'); pipe.flush(); input()"
    subprocess.Popen([sys.executable, "-c", speaks, asked.about["pipe"]], stdin=subprocess.PIPE)
    threading.Event().wait()
    return {}
