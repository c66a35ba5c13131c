"""Which version are the store's tables, and how do they become this one? Shell.

Reading the version is one cheap statement; Alembic is imported only when there is something to do.
"""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from sqlalchemy import Connection, Select, Text, column, inspect, select, table

from checker.store.errors import StoreError

FOLDER = Path(__file__).parent / "migrations"
HEAD = "0019"
READ_VERSION: Select[str] = select(column("version_num", Text)).select_from(table("alembic_version"))


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
        raise StoreError(
            f"the store {place} was written by a newer version (tables {version}, this one knows {HEAD}): "
            f"install that version, or restore a backup from before the update"
        )
    return TablesState.CURRENT if version == HEAD else TablesState.BEHIND


def upgrade(tx: Connection, to: str = "head", folder: Path = FOLDER) -> None:
    """Bring the tables up to date within `tx`: all migrations that are missing, or none."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # A percent sign would be read as a reference to another option.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = tx
    command.upgrade(config, to)
