"""A finding has a version: the journal's number of the last entry about it, or about an act on it.

It rises from here on; findings of before have 0 until something happens to them.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("obligation", sa.Column("finding_version", WHOLE, nullable=False, server_default="0"))
