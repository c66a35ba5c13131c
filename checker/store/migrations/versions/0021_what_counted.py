"""A verdict says how many versions of records counted for it, and their root; null: decided before that was kept.

What is empty is no part of a seal, so that the seals of older verdicts hold.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("verdict_change", sa.Column("counted", WHOLE))
    op.add_column("verdict_change", sa.Column("root", sa.Text()))
