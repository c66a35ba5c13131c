"""Which version are the store's tables, and how do they become this one? Shell.

Reading the version is one cheap statement; Alembic is imported only when there is something to do.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from sqlalchemy import Connection, Select, Text, column, inspect, select, table

from checker import __version__
from checker.store.database import database_of
from checker.store.errors import StoreError

FOLDER = Path(__file__).parent / "migrations"
HEAD = "0033"
READ_VERSION: Select[str] = select(column("version_num", Text)).select_from(table("alembic_version"))
# What the migrations made of the first new store of this process makes the next ones, in a thirtieth of the time:
# tests of rules open a store for every timeline.
_made: dict[tuple[str, Path], tuple[str, ...]] = {}


class TablesState(Enum):
    EMPTY = auto()
    BEHIND = auto()
    CURRENT = auto()


def tables_state(tx: Connection, place: str) -> TablesState:
    """How the tables compare with this version of the program. StoreError: not a store, or a newer one."""
    names = inspect(tx).get_table_names()
    if not names:
        return TablesState.EMPTY
    version = tx.execute(READ_VERSION).scalar() if "alembic_version" in names else None
    if version is None:
        raise StoreError(f"{place} is the database of another program: name the store's own file in [store] url")
    if str(version) > HEAD:
        product = database_of(tx).written_by(tx)
        raise StoreError(
            f"the store {place} was written by a newer version (tables {version}, this one knows {HEAD}): install "
            f"{f'Zielwacht {product} or newer (this is {__version__})' if product else 'that version'}, or restore a "
            "backup from before the update"
        )
    return TablesState.CURRENT if version == HEAD else TablesState.BEHIND


def upgrade(tx: Connection, to: str = "head", folder: Path = FOLDER) -> None:
    """Bring the tables up to date within `tx`: all migrations that are missing, or none."""
    database_of(tx).note_writer(tx, __version__)
    is_new = not inspect(tx).get_table_names()
    if is_new and (to, folder) in _made:
        for statement in _made[to, folder]:
            tx.exec_driver_sql(statement)
        return
    _migrate(tx, to, folder)
    if is_new:
        _made[to, folder] = database_of(tx).all_as_statements(tx)


def _migrate(tx: Connection, to: str, folder: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # A percent sign would be read as a reference to another option.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = tx
    command.upgrade(config, to)
