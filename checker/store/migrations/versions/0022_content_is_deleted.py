"""That the content of a row was deleted on purpose is kept: which row, which class, by which role."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "redaction",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("number", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("redacted_at", WHOLE, nullable=False),
        sa.Column("data_class", sa.Text(), nullable=False),
        sa.Column("of_table", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("by_role", sa.Text(), nullable=False),
        sqlite_strict=True,
    )
    op.create_index("redaction_by_row", "redaction", ["organisation", "of_table", "key"])
