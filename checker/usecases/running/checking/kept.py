"""Rules folder, database and backup: can what is kept be read, is it backed up, does the clock lie behind it? Shell.

The store is opened as every command opens it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from checker.configuration import Configuration
from checker.domain.checkup import Checkup, CheckupCode
from checker.domain.clock import local_time
from checker.domain.errors import ZielwachtError
from checker.domain.health import SLACK
from checker.rulebook.load import lint
from checker.store import activations, backups, journal
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
        yield _backup(configuration, None, None, now)
        return
    try:
        store = Store.open(settings.url, create=False, organisation=settings.organisation)
    except ZielwachtError as refused:
        yield Checkup(CheckupCode.DATABASE_FAILS, {"why": str(refused)})
        return
    try:
        with store.read() as tx:
            newest = journal.newest_instant(tx)
            activated, backed_up_at = activations.newest(tx), backups.last_backup_at(tx)
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
    yield _backup(configuration, activated.activated_at if activated else None, backed_up_at, now)


def _backup(
    configuration: Configuration, activated_at: datetime | None, last: datetime | None, now: datetime
) -> Checkup:
    """Rules are in force since `activated_at`, the last backup was made at `last`; None: none are, none was."""
    days = configuration.backup.warn_after_days
    given, facts = timedelta(days=days), {"days": str(days)}
    if last is not None:
        facts["at"] = f"{local_time(last):%d.%m.%Y %H:%M}"
        return Checkup(CheckupCode.BACKUP_OLD if now - last > given else CheckupCode.BACKUP, facts)
    is_late = activated_at is not None and now - activated_at > given
    return Checkup(CheckupCode.NO_BACKUP if is_late else CheckupCode.NO_BACKUP_YET, facts)
