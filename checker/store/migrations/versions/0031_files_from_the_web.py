"""Which role brought a file over the web, and by which sending, so that one sent twice is taken once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "uploaded_file",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("key", sa.Text(), primary_key=True, nullable=False),
        sa.Column("account", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("by_role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation", "account"], ["import_account.organisation", "import_account.number"]),
        sqlite_strict=True,
    )
    op.create_index("uploaded_file_by_account", "uploaded_file", ["organisation", "account"])
