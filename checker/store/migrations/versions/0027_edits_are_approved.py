"""Edits of the rules are previewed and approved; an activation says what it was based on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "rule_approval",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("number", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("preview", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("by_role", sa.Text(), nullable=False),
        sa.Column("approved_at", WHOLE, nullable=False),
        sa.Column("is_taken_back", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("file_number", sa.Text()),
        sa.Column("decided_on", sa.Text()),
        sqlite_strict=True,
    )
    op.create_index("rule_approval_by_preview", "rule_approval", ["organisation", "preview"])
    op.create_table(
        "activation_ground",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("activation", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("preview", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("emergency", sa.Text()),
        sa.Column("despite_tests", sa.Text()),
        sa.Column("again_of", WHOLE),
        sa.Column("altered", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation", "activation"], ["activation.organisation", "activation.number"]),
        sqlite_strict=True,
    )
