"""Members who may log in, their invitations and sessions, who did what, and log-ins that failed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "member",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("number", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("login", sa.Text()),
        sa.Column("posts", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("totp", sa.Text()),
        sa.Column("totp_step", WHOLE),
        sa.Column("language", sa.Text()),
        sa.Column("invited_at", WHOLE, nullable=False),
        sa.Column("ended_at", WHOLE),
        sa.UniqueConstraint("organisation", "login"),
        sqlite_strict=True,
    )
    op.create_table(
        "invitation",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("token", sa.Text(), primary_key=True, nullable=False),
        sa.Column("member", WHOLE, nullable=False),
        sa.Column("ends_at", WHOLE, nullable=False),
        _to_member(),
        sqlite_strict=True,
    )
    op.create_table(
        "session",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("secret", sa.Text(), primary_key=True, nullable=False),
        sa.Column("member", WHOLE),
        sa.Column("posts", sa.Text()),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("opened_at", WHOLE, nullable=False),
        sa.Column("used_at", WHOLE, nullable=False),
        sa.Column("idle_seconds", WHOLE, nullable=False),
        sa.Column("ends_at", WHOLE, nullable=False),
        _to_member(),
        sqlite_strict=True,
    )
    op.create_index("session_by_member", "session", ["organisation", "member"])
    op.create_table(
        "access_log",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("number", WHOLE, primary_key=True, autoincrement=False, nullable=False),
        sa.Column("at", WHOLE, nullable=False),
        sa.Column("member", WHOLE),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entry", WHOLE, nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        _to_member(),
        sqlite_strict=True,
    )
    op.create_index("access_log_by_instant", "access_log", ["organisation", "at"])
    op.create_table(
        "failed_log_in",
        sa.Column("organisation", sa.Text(), primary_key=True, nullable=False),
        sa.Column("mark", sa.Text(), primary_key=True, nullable=False),
        sa.Column("failures", WHOLE, nullable=False),
        sa.Column("last_at", WHOLE, nullable=False),
        sa.Column("waits_until", WHOLE, nullable=False),
        sqlite_strict=True,
    )


def _to_member() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["organisation", "member"], ["member.organisation", "member.number"])
