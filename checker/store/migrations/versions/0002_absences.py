"""Absences: who stands in for a post on which days. Rows can be removed; nothing else refers to them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("deputy", sa.Text()),
        sa.PrimaryKeyConstraint("organisation", "sequence"),
        sa.ForeignKeyConstraint(["organisation", "sequence"], ["recording.organisation", "recording.sequence"]),
        sqlite_strict=True,
    )
