"""A page of the log, newest first, by kind, obligation and day. Shell, read-only."""

from __future__ import annotations

from datetime import date

from checker.store.opening import Store
from checker.usecases.auditing.log_selection import LogWindow, Selection, log_window


def page_of_log(store: Store, selection: Selection, on: date, page: int, size: int) -> LogWindow:
    """So many entries of the page (from 1). Raises Refused where no obligation is called so."""
    with store.read() as tx:
        return log_window(tx, selection, on, skipped=(page - 1) * size, most=size)
