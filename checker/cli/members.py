"""`zielwacht members`: who may log in to the pages, and for which posts they act there."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from checker.cli.columns import in_columns
from checker.cli.options import App, InstantParam, global_options
from checker.domain.access import LogInWay
from checker.domain.clock import WallClock, local_day, local_time
from checker.domain.refusal import AccessRefusal, Refused
from checker.pages.addresses import invitation_path

if TYPE_CHECKING:
    from checker.configuration import WebSettings
    from checker.usecases.access.members import InvitedMember, MemberEntry

WAYS = (LogInWay.PASSWORD, LogInWay.PROXY, LogInWay.OIDC)
POST = click.option("--post", "posts", multiple=True, help="A post they act for, as role or role@unit; also several.")
BY = click.option("--by", default="administration", show_default=True, help="The role that does it.")
NOW = click.option("--now", type=InstantParam(), default=None, help="For rehearsals: the instant that counts as now.")


@click.group(name="members")
def command() -> None:
    """List who may log in to the pages; invite them, change their posts, end them."""


@command.command(name="invite")
@click.argument("login")
@POST
@click.option("--days", type=click.IntRange(1, 30), default=7, show_default=True, help="How long the invitation holds.")
@click.option(
    "--way",
    type=click.Choice([way.value for way in WAYS]),
    default=None,
    help="How they come in; the first of log_in in config.toml that has members, unless given.",
)
@BY
@NOW
@global_options
def invite(
    app: App, login: str, posts: tuple[str, ...], days: int, way: str | None, by: str, now: datetime | None
) -> None:
    """Invite somebody to act for posts, and show the link by which they choose a password; it is shown once.

    Without --post a member is invited anew: password, second factor and sessions of before end at once. With a way
    other than password there is no link: the house's own log-in says who they are.

    \b
    Example:
      zielwacht members invite mmuster --post head_of_office@north
    """
    from checker.usecases.access.members import invite as invited

    web, chosen = app.configuration().web, LogInWay(way) if way else None
    way_in = chosen or LogInWay(web.log_in[0])
    if way_in is LogInWay.PASSWORD and web.address is None:
        raise Refused(AccessRefusal.NO_ADDRESS)
    if way_in.value not in web.log_in:
        raise Refused(AccessRefusal.WAY_NOT_OPEN, way=way_in, allowed=web.log_in)
    store = app.store()
    try:
        done = invited(store, login, posts, by, now or WallClock().now(), way=way_in, lasts=timedelta(days=days))
    finally:
        store.close()
    _show_invited(app, done, web)


@command.command(name="list")
@NOW
@global_options
def list_(app: App, now: datetime | None) -> None:
    """List the members: login, way, posts, and what is wrong with them.

    \b
    Example:
      zielwacht members list
    """
    from checker.usecases.access.members import list_members

    on = local_day(now or WallClock().now())
    store = app.store()
    try:
        known = list_members(store, on)
    finally:
        store.close()
    if app.json:
        document = {"schema": "zielwacht/members/1", "on": on.isoformat(), "members": [_json(each) for each in known]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return
    for line in in_columns([_cells(each) for each in known]):
        click.echo(line)
    if not known:
        app.note("nobody is a member yet; 'zielwacht members invite' lets somebody in")


@command.command(name="posts")
@click.argument("login")
@POST
@BY
@NOW
@global_options
def posts_(app: App, login: str, posts: tuple[str, ...], by: str, now: datetime | None) -> None:
    """Change the posts that a member acts for, to those that are named; sessions that go on follow at once.

    \b
    Example:
      zielwacht members posts mmuster --post head_of_office@south
    """
    from checker.usecases.access.members import change_posts

    store = app.store()
    try:
        changed = change_posts(store, login, posts, by, now or WallClock().now())
    finally:
        store.close()
    if app.json:
        click.echo(json.dumps({"schema": "zielwacht/member/1"} | _json(changed), ensure_ascii=False, indent=1))
    else:
        click.echo(f"{changed.member.login} acts for {', '.join(changed.member.posts)}")
    _note_vacant(app, changed.vacant)


@command.command(name="end")
@click.argument("login")
@BY
@NOW
@global_options
def end(app: App, login: str, by: str, now: datetime | None) -> None:
    """End a member: sessions, invitation, password and second factor go at once.

    Who they were is forgotten when the access log has no more of what they did.

    \b
    Example:
      zielwacht members end mmuster
    """
    from checker.usecases.access.members import end_member
    from checker.wording.year_review.words import counted

    store = app.store()
    try:
        sessions = end_member(store, login, by, now or WallClock().now())
    finally:
        store.close()
    document = {"schema": "zielwacht/member-ended/1", "sessions": sessions}
    ended = counted(sessions, "sessions", "en")
    click.echo(json.dumps(document) if app.json else f"{login} comes in no more; {ended} ended")


def _show_invited(app: App, done: InvitedMember, web: WebSettings) -> None:
    link = f"{web.address}{invitation_path(done.token)}" if done.token else None
    if app.json:
        document = {
            "schema": "zielwacht/invitation/1",
            "member": done.member.number,
            "posts": list(done.member.posts),
            "link": link,
            "ends_at": done.ends_at.isoformat() if done.ends_at else None,
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    elif link and done.ends_at:
        click.echo(link)
        until = f"{local_time(done.ends_at):%d.%m.%Y %H:%M}"
        app.note(f"for {done.member.login} alone, once, until {until}; not shown again")
    else:
        click.echo(f"{done.member.login} comes in by {done.member.way.value}")
    _note_vacant(app, done.vacant)


def _note_vacant(app: App, vacant: tuple[str, ...]) -> None:
    if vacant:
        app.note(f"vacant, so of no effect yet: {', '.join(vacant)}")


def _cells(entry: MemberEntry) -> tuple[str, ...]:
    member = entry.member
    return str(member.login), member.way.value, ", ".join(member.posts) or "as the log-in says", _standing(entry)


def _standing(entry: MemberEntry) -> str:
    member = entry.member
    if member.ended_at is not None:
        return f"ended {local_time(member.ended_at):%d.%m.%Y}"
    words = ["second factor"] if member.has_totp else []
    if member.way is LogInWay.PASSWORD and not member.has_password:
        words.append("no password chosen yet")
    if entry.missing:
        words.append(f"does not exist: {', '.join(entry.missing)}")
    if entry.vacant:
        words.append(f"vacant: {', '.join(entry.vacant)}")
    return "; ".join(words) or "may log in"


def _json(entry: MemberEntry) -> dict[str, object]:
    member = entry.member
    return {
        "member": member.number,
        "login": member.login,
        "way": member.way.value,
        "posts": list(member.posts),
        "missing": list(entry.missing),
        "vacant": list(entry.vacant),
        "has_password": member.has_password,
        "has_second_factor": member.has_totp,
        "invited_at": member.invited_at.isoformat(),
        "ended_at": member.ended_at.isoformat() if member.ended_at else None,
    }
