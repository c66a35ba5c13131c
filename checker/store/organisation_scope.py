"""Which organisation's rows is a transaction about? Shell. Every statement of the store names `OURS`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Connection, Text, bindparam, func, select

from checker.store.tables import activation

OURS: BindParameter[str] = bindparam("ours", type_=Text)
# Whatever else is stored came after rules of its organisation took effect. Two ends of an index, not a search.
FIRST_AND_LAST = select(
    select(func.min(activation.c.organisation)).scalar_subquery(),
    select(func.max(activation.c.organisation)).scalar_subquery(),
)


def organisations_in(tx: Connection) -> tuple[str, ...]:
    """Whose rules were ever activated here: none, one, or the first and the last of several by id."""
    first, last = tx.execute(FIRST_AND_LAST).one()
    return tuple(dict.fromkeys(one for one in (first, last) if one is not None))


def assign(tx: Connection, organisation: str) -> None:
    """From here on the transaction is about this organisation."""
    tx.execution_options(organisation=organisation)


def organisation_of(tx: Connection) -> str:
    """The organisation that the transaction is about; empty while the store is nobody's."""
    return str(tx.get_execution_options()["organisation"])


def ours(tx: Connection, **values: Any) -> dict[str, Any]:
    """The parameters of a statement that names `OURS`."""
    return {"ours": organisation_of(tx), **values}
