"""A mail that was taken in and lies there still is not taken in twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "taken_mail",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("mark", sa.Text(), primary_key=True, nullable=False),
        sa.Column("proposal", WHOLE),
        sa.Column("taken_at", WHOLE, nullable=False),
        sqlite_strict=True,
    )
