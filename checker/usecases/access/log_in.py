"""Log in with a password, and a second factor where one is set up. Shell.

A try is counted before it is looked at, so that many at once are as slow as one after the other. Whatever is wrong, the
answer is the same sentence after the same work: whether there is such a member nobody learns here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import LogInWay
from checker.domain.log_in_rate import OF_A_LOGIN, OF_A_PEER, WaitRule, seconds_to_wait
from checker.domain.member import Member, SessionLimits, SessionSecret, login_of
from checker.domain.refusal import AccessRefusal, Refused
from checker.store import Store, failed_log_ins, members
from checker.store.members import Credentials
from checker.usecases.access.passwords import hashed, is_outdated, matches
from checker.usecases.access.second_factor import opened, step_of
from checker.usecases.access.sessions import open_in

NO_CREDENTIALS = Credentials(None, None, None)


@dataclass(frozen=True, slots=True)
class PasswordLogIn:
    """What somebody typed, and the address it came from. `code` empty: none. Never shown in a log."""

    login: str = field(repr=False)
    password: str = field(repr=False)
    code: str = field(default="", repr=False)
    peer: str = field(default="", repr=False)

    @property
    def known_as(self) -> str:
        return login_of(self.login) or ""

    @property
    def marks(self) -> tuple[tuple[str, WaitRule], ...]:
        """What its failures are counted under, and how long each makes wait."""
        login = failed_log_ins.mark_of("login", self.known_as or self.login.strip().casefold())
        return ((login, OF_A_LOGIN), (failed_log_ins.mark_of("peer", self.peer), OF_A_PEER))


def log_in(store: Store, typed: PasswordLogIn, now: datetime, limits: SessionLimits | None = None) -> SessionSecret:
    """Open a new session of a member, and return what the browser keeps. Refused: `WAIT` or `DOES_NOT_MATCH`."""
    with store.write() as tx:
        refusal = counted(tx, typed, now)
        member = members.find(tx, typed.known_as)
        kept = members.credentials(tx, member.number) if member and _may_try(member) else NO_CREDENTIALS
    if refusal is not None:
        raise refusal
    is_right = matches(kept.password, typed.password)
    if not is_right or member is None or kept.password is None:
        raise Refused(AccessRefusal.DOES_NOT_MATCH)
    step = step_of(opened(kept.totp, typed.password), typed.code, now) if kept.totp is not None else None
    if kept.totp is not None and step is None:
        raise Refused(AccessRefusal.DOES_NOT_MATCH)
    newer = hashed(typed.password) if is_outdated(kept.password) else None
    with store.write() as tx:
        _still_so(tx, member, kept)
        if step is not None and not members.take_step(tx, member.number, step):
            raise Refused(AccessRefusal.DOES_NOT_MATCH)
        if newer is not None:
            members.set_password(tx, member.number, newer)
        did_not_fail(tx, typed)
        return open_in(tx, way=LogInWay.PASSWORD, now=now, member=member.number, limits=limits)


def _may_try(member: Member) -> bool:
    return member.ended_at is None and member.way is LogInWay.PASSWORD


def counted(tx: Connection, typed: PasswordLogIn, now: datetime) -> Refused | None:
    """Count a try as failed before anybody looks at it. The refusal where it comes too soon, and is not counted."""
    there = [(mark, rule, failed_log_ins.find(tx, mark)) for mark, rule in typed.marks]
    wait = max((seconds_to_wait(found.waits_until, rule, now) for _, rule, found in there if found), default=0)
    if wait:
        return Refused(AccessRefusal.WAIT, seconds=wait)
    for mark, rule, found in there:
        failures = (found.many if found else 0) + 1
        failed_log_ins.note(tx, mark, failures, now + rule.wait(failures), now)
    return None


def did_not_fail(tx: Connection, typed: PasswordLogIn) -> None:
    """What was counted before it was looked at was right."""
    (login, _), (peer, _) = typed.marks
    failed_log_ins.forget(tx, login)
    failed_log_ins.take_back(tx, peer)


def _still_so(tx: Connection, member: Member, kept: Credentials) -> None:
    """Refused where the member has ended, or has other credentials, since they were looked at."""
    now = members.of_number(tx, member.number)
    if now is None or not _may_try(now) or members.credentials(tx, member.number)[:2] != kept[:2]:
        raise Refused(AccessRefusal.DOES_NOT_MATCH)
