"""The browser that mails and pages are looked at in: Debian's chromium, or the one a variable names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHROMIUM = Path(os.environ.get("ZIELWACHT_CHROMIUM", "/usr/bin/chromium"))
NO_BROWSER = f"no browser: there is no {CHROMIUM}"
REMEDY = "apt-get install chromium, or name one in ZIELWACHT_CHROMIUM"

needs_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason=NO_BROWSER)


def skipped_line(count: int) -> str:
    """What a run says when it looked at nothing in a browser."""
    return f"{count} browser tests were skipped, there is no {CHROMIUM}: {REMEDY}"
