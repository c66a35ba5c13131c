"""How many stand in which state is kept by rule and unit, and by when each obligation is due."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# By the newest verdict of what is owed. How the week began is not known: the next change counts all anew (0001-01-01).
VERDICTS = """
INSERT INTO state_count (organisation, kind, rule, year, scope, state, many, week, many_before)
SELECT o.organisation, 'verdict', o.rule, CAST(substr(o.period, 1, 4) AS INTEGER), o.scope, v.state,
       count(*), '0001-01-01', count(*)
  FROM obligation o JOIN verdict_change v ON v.organisation = o.organisation AND v.obligation = o.key
   AND v.number = (SELECT max(n.number) FROM verdict_change n
                    WHERE n.organisation = o.organisation AND n.obligation = o.key)
 WHERE o.is_active = 1
 GROUP BY o.organisation, o.rule, CAST(substr(o.period, 1, 4) AS INTEGER), o.scope, v.state
"""
FINDINGS = """
INSERT INTO state_count (organisation, kind, rule, year, scope, state, many, week, many_before)
SELECT o.organisation, 'finding', o.rule, CAST(substr(o.period, 1, 4) AS INTEGER), o.scope, e.state,
       count(*), '0001-01-01', count(*)
  FROM obligation o JOIN episode e ON e.organisation = o.organisation AND e.obligation = o.key
   AND e.number = (SELECT max(n.number) FROM episode n WHERE n.organisation = o.organisation AND n.obligation = o.key)
 WHERE e.state <> 'resolved'
 GROUP BY o.organisation, o.rule, CAST(substr(o.period, 1, 4) AS INTEGER), o.scope, e.state
"""
DUE = """
UPDATE obligation SET due_on = (
    SELECT json_extract(v.verdict, '$.due.effective.as') FROM verdict_change v
     WHERE v.organisation = obligation.organisation AND v.obligation = obligation.key
     ORDER BY v.number DESC LIMIT 1)
"""


def upgrade() -> None:
    op.create_table(
        "state_count",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("rule", sa.Text(), primary_key=True),
        sa.Column("year", WHOLE, primary_key=True, autoincrement=False),
        sa.Column("scope", sa.Text(), primary_key=True),
        sa.Column("state", sa.Text(), primary_key=True),
        sa.Column("many", WHOLE, nullable=False),
        sa.Column("week", sa.Text(), nullable=False),
        sa.Column("many_before", WHOLE, nullable=False),
        sqlite_strict=True,
    )
    op.add_column("obligation", sa.Column("due_on", sa.Text()))
    op.create_index("obligation_by_due_on", "obligation", ["organisation", "due_on"])
    for statement in (VERDICTS, FINDINGS, DUE):
        op.execute(statement)
