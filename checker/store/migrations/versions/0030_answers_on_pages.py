"""Answers come from pages too: by which form, what they did, and which acts a mail's link alone has done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("act", sa.Column("by_link", sa.Integer()))
    op.add_column("proposal", sa.Column("form", sa.Text()))
    op.add_column("proposal", sa.Column("act", WHOLE))
    op.add_column("proposal", sa.Column("record", sa.Text()))
    op.create_index("proposal_by_form", "proposal", ["organisation", "form"], unique=True)
