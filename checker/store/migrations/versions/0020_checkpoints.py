"""Checkpoints of the journal's tree are kept, and entries are found by their kind."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "checkpoint",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("size", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("made_at", WHOLE, nullable=False),
        sa.Column("root", sa.Text(), nullable=False),
        sa.Column("complete", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Text()),
        sqlite_strict=True,
    )
    op.create_index("journal_by_kind", "journal", ["organisation", "kind", "seq"])
