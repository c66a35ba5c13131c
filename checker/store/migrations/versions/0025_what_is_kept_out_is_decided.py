"""Somebody may take in what was kept out, or discard it: which, by which role, why and under which file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "quarantine_decision",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("account", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("position", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("decided_at", WHOLE, nullable=False),
        sa.Column("by_role", sa.Text(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("file_number", sa.Text(), nullable=False),
        sa.Column("by_account", WHOLE),
        sa.ForeignKeyConstraint(["organisation", "account"], ["import_account.organisation", "import_account.number"]),
        sqlite_strict=True,
    )
