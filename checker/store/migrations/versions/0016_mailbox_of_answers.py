"""Whether the mailbox of answers can be read is known to whoever looks at the store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "answer_mailbox",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("place", sa.Text(), primary_key=True, nullable=False),
        sa.Column("read_at", WHOLE),
        sa.Column("failing_since", WHOLE),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sqlite_strict=True,
    )
