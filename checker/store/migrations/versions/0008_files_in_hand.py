"""The file that a process has in hand, so that one which ends processes is set aside. Rows are transient."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "in_hand",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("process", sa.Text(), nullable=False),
        sa.Column("deaths", WHOLE, nullable=False),
        sa.Column("begun_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "mark"),
        sqlite_strict=True,
    )
