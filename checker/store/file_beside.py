"""A small file beside the store is there whole or not at all. Shell."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from threading import get_ident


def write_beside(target: Path, values: Mapping[str, object]) -> None:
    """Write `values` as JSON in place of what was there. OSError when the disk refuses; then the former stays."""
    # A file of its own for each thread: two that write at once do not take each other's away.
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.{get_ident()}")
    try:
        unfinished.write_text(json.dumps(values, ensure_ascii=False, indent=1), encoding="utf-8")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
