"""How are thousands of rows inserted at once? As the driver takes them, without a look at each value. Shell."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, insert

StoredValue = str | int | bytes


def insert_many(tx: Connection, table: Table, rows: Sequence[tuple[StoredValue, ...]]) -> None:
    """Each row has a value for every column of the table, in their order, that is stored as it is."""
    columns = [column.name for column in table.columns]
    statement = insert(table).compile(dialect=tx.dialect, column_keys=columns)
    if statement.positiontup == columns:
        tx.exec_driver_sql(str(statement), list(rows))
    else:  # a driver that takes values by name
        tx.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in rows])
