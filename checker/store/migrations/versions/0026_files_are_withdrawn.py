"""What a file brought may be withdrawn as a whole, and count again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("sequence", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("import_number", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("is_taken_back", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_role", sa.Text(), nullable=False),
        sa.Column("file_number", sa.Text()),
        sa.ForeignKeyConstraint(["organisation", "sequence"], ["recording.organisation", "recording.sequence"]),
        sa.ForeignKeyConstraint(
            ["organisation", "import_number"], ["record_import.organisation", "record_import.number"]
        ),
        sqlite_strict=True,
    )
