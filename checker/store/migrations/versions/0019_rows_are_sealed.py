"""Rows are sealed: their salted hashes, by the journal's entry that bears their root. Filled when the store opens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "seal",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("entry", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False, nullable=False),
        sa.Column("of_table", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary()),
        sa.Column("value", sa.Text()),
        sqlite_strict=True,
    )
    op.create_index("seal_by_row", "seal", ["organisation", "of_table", "key"])
    op.add_column("record_import", sa.Column("versions", WHOLE))
    op.add_column("record_import", sa.Column("root", sa.Text()))
    # Unsalted, it let small counts be guessed, and nobody read it.
    op.drop_column("record_version", "content_hash")
    op.add_column("record_version", sa.Column("seal", sa.Text(), nullable=False, server_default=""))
