"""Attempts of dead mails say why they died: refused, expired, or no mail could be built."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute(
        """UPDATE attempt SET outcome = CASE reply
             WHEN 'too old to help' THEN 'expired'
             WHEN 'nobody reads for this role any more' THEN 'not built'
             ELSE 'refused' END
           WHERE outcome = 'dead'"""
    )
