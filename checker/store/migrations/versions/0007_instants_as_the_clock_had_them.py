"""A recording's instant is what the clock said: neither unique nor raised. Beside it, what each tick knew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
COPY = "SELECT organisation, sequence, recorded_at FROM"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _made_anew()
    else:
        op.drop_constraint("recording_at_once", "recording")
    op.create_index("recording_by_instant", "recording", ["organisation", "recorded_at"])
    # Earlier recordings were raised above the tick before them, so the cursor alone tells what was judged.
    op.create_table(
        "judged_sequence",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
        sa.Column("instant", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "sequence"),
        sqlite_strict=True,
    )


def _made_anew() -> None:
    """SQLite cannot drop a constraint. Tables that point here do so again with the rows, which is asked at the end."""
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute(f"CREATE TEMPORARY TABLE recording_before AS {COPY} recording")
    op.drop_table("recording")
    op.create_table(
        "recording",
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("sequence", WHOLE, nullable=False),
        sa.Column("recorded_at", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("organisation", "sequence"),
        sqlite_strict=True,
    )
    op.execute(f"INSERT INTO recording (organisation, sequence, recorded_at) {COPY} recording_before")
    op.execute("DROP TABLE recording_before")
