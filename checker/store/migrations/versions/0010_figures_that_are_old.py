"""A verdict change says how old its figures are: the day they speak of and the reports overdue, as JSON; null: current.

What was judged before says nothing of it, until it is looked at again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("verdict_change", sa.Column("stale", sa.Text()))
