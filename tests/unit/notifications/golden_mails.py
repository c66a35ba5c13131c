"""Mails as they were agreed, subject, text and HTML: under tests/golden/mails.

To renew the files after a deliberate change: ZIELWACHT_RENEW_GOLDEN=1 pytest tests/unit/notifications, then read
the difference as a supervisor would, before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path

from checker.wording.locales import Locale
from notifications.message import Rendered

GOLDEN = Path(__file__).parents[2] / "golden" / "mails"
RENEW = "ZIELWACHT_RENEW_GOLDEN"


def assert_agreed(rendered: Rendered, locale: Locale, name: str) -> None:
    """The mail reads as its files do, to the letter."""
    for ending, now in (("txt", f"{rendered.subject}\n\n{rendered.text}"), ("html", rendered.html)):
        golden = GOLDEN / locale / f"{name}.{ending}"
        if os.environ.get(RENEW):
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(now, encoding="utf-8")
        assert golden.read_text(encoding="utf-8") == now, f"{golden.name} changed; if meant, renew it with {RENEW}=1"
