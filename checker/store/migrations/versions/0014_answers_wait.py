"""Answers by mail wait until they are entered; an act says who entered it, and when it was said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "proposal",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("number", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("received_at", WHOLE, nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("addressed", sa.Text(), nullable=False),
        sa.Column("episode", WHOLE, nullable=False),
        sa.Column("choice", sa.Text()),
        sa.Column("unclear", sa.Text()),
        sa.Column("day", sa.Text()),
        sa.Column("until", sa.Text()),
        sa.Column("file_number", sa.Text()),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("doubt", sa.Text()),
        sa.Column("decided_at", WHOLE),
        sa.Column("decided_by", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
        sqlite_strict=True,
    )
    op.create_index("proposal_by_state", "proposal", ["organisation", "state"])
    op.create_table(
        "dropped_mail",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("day", sa.Text(), primary_key=True, nullable=False),
        sa.Column("why", sa.Text(), primary_key=True, nullable=False),
        sa.Column("many", WHOLE, nullable=False),
        sqlite_strict=True,
    )
    op.add_column("act", sa.Column("confirmed_by", sa.Text()))
    op.add_column("act", sa.Column("said_at", WHOLE))
