"""Rules folder and database: can what is kept be read, and does the clock lie behind it? Shell.

The store is opened as every command opens it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from checker.configuration import Configuration
from checker.domain.checkup import Checkup, CheckupCode
from checker.domain.clock import local_time
from checker.domain.errors import ZielwachtError
from checker.domain.health import SLACK
from checker.rulebook.load import lint
from checker.store import journal
from checker.store.opening import Store


def rules(folder: Path) -> Iterator[Checkup]:
    problems = lint(folder).problems
    if problems:
        facts = {"folder": str(folder), "count": str(len(problems)), "first": str(problems[0])}
        yield Checkup(CheckupCode.RULES_BROKEN, facts)
    else:
        yield Checkup(CheckupCode.RULES, {"folder": str(folder)})


def database(configuration: Configuration, now: datetime) -> Iterator[Checkup]:
    """Whether it opens; and the clock, against the newest that it keeps."""
    settings, shown = configuration.store, f"{local_time(now):%d.%m.%Y %H:%M:%S}"
    if not settings.may_be_there:
        yield Checkup(CheckupCode.NO_DATABASE)
        yield Checkup(CheckupCode.CLOCK, {"now": shown})
        return
    try:
        store = Store.open(settings.url, create=False, organisation=settings.organisation)
    except ZielwachtError as refused:
        yield Checkup(CheckupCode.DATABASE_FAILS, {"why": str(refused)})
        return
    try:
        with store.read() as tx:
            newest = journal.newest_instant(tx)
    except ZielwachtError as refused:
        yield Checkup(CheckupCode.DATABASE_FAILS, {"why": str(refused)})
        return
    finally:
        store.close()
    yield Checkup(CheckupCode.DATABASE, {"place": store.place})
    if newest is not None and newest > now + SLACK:
        facts = {"now": shown, "newest": f"{local_time(newest):%d.%m.%Y %H:%M:%S}"}
        yield Checkup(CheckupCode.CLOCK_BEHIND, facts)
    else:
        yield Checkup(CheckupCode.CLOCK, {"now": shown})
