"""Tables and migrations say the same, and nothing exact is kept as a binary fraction."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Column, Float, Numeric, Table

from checker.store import Store, migrate
from checker.store.column_types import InstantColumn
from checker.store.tables import metadata
from tests.stored import NOON

COLUMNS = [
    pytest.param(column, id=f"{table.name}.{column.name}")
    for table in metadata.tables.values()
    for column in table.columns
]


@pytest.mark.parametrize("column", COLUMNS)
def test_no_column_is_a_binary_fraction(column: Column[object]) -> None:
    kind = getattr(column.type, "impl", column.type)
    assert not isinstance(kind, Numeric | Float)


@pytest.mark.parametrize("table", metadata.tables.values(), ids=metadata.tables)
def test_every_table_begins_with_the_organisation(table: Table) -> None:
    first = next(iter(table.columns))
    assert (first.name, first.primary_key) == ("organisation", True)


def test_migrations_make_exactly_the_tables_that_the_code_uses(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.read() as tx:
        context = MigrationContext.configure(tx, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_keys_and_foreign_keys_of_the_migrations_are_those_of_the_code(store: Store, tmp_path: Path) -> None:
    from sqlalchemy import create_engine, inspect

    drawn = create_engine(f"sqlite:///{tmp_path / 'drawn.sqlite3'}")
    metadata.create_all(drawn)
    with store.read() as tx:
        made, wanted = inspect(tx), inspect(drawn)
        for name in metadata.tables:
            assert (
                made.get_pk_constraint(name)["constrained_columns"]
                == wanted.get_pk_constraint(name)["constrained_columns"]
            )
            assert _foreign(made.get_foreign_keys(name)) == _foreign(wanted.get_foreign_keys(name))
    drawn.dispose()


def _foreign(keys: list[dict[str, object]]) -> set[tuple[object, ...]]:
    return {(tuple(key["constrained_columns"]), key["referred_table"], tuple(key["referred_columns"])) for key in keys}


def test_the_code_knows_the_newest_migration() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    assert ScriptDirectory.from_config(config).get_current_head() == migrate.HEAD


def test_migrations_never_import_todays_tables() -> None:
    for file in (migrate.FOLDER / "versions").glob("*.py"):
        assert "checker" not in file.read_text(encoding="utf-8")


def test_a_strict_table_refuses_a_wrong_type(store: Store) -> None:
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), store.write() as tx:
        tx.exec_driver_sql("INSERT INTO cursor VALUES ('x', 'yesterday', 1, 'b', 1)")


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        InstantColumn().process_bind_param(NOON.replace(tzinfo=None), None)  # type: ignore[arg-type]
