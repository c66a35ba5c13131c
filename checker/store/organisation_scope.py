"""Whose rows is a transaction about? Shell. Every statement of the store names `OURS`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Connection, Text, bindparam

OURS: BindParameter[str] = bindparam("ours", type_=Text)


def organisation_of(tx: Connection) -> str:
    """The organisation that the store was opened for."""
    return str(tx.get_execution_options()["organisation"])


def ours(tx: Connection, **values: Any) -> dict[str, Any]:
    """The parameters of a statement that names `OURS`."""
    return {"ours": organisation_of(tx), **values}
