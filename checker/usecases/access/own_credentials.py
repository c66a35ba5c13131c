"""A member's own password and second factor, changed by themselves. Shell.

Each change asks for the password once more, so that a browser left open is no way to take the account over; wrong ones
count as log-ins that failed. A changed password ends all other sessions.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from checker.domain.access import LogInWay
from checker.domain.member import Member
from checker.domain.password_rule import check_password
from checker.domain.refusal import AccessRefusal, Refused
from checker.store import Store, members, sessions
from checker.usecases.access.log_in import PasswordLogIn, counted, did_not_fail
from checker.usecases.access.passwords import hashed, matches
from checker.usecases.access.second_factor import opened, sealed_in, step_of
from checker.usecases.access.secrets import hash_of
from checker.usecases.rules.activation import active


def own_account(store: Store, number: int) -> Member:
    """The member. Refused for one that has no password here: their log-in is the house's own."""
    with store.read() as tx:
        return _own(tx, number)


def change_password(store: Store, number: int, old: str, new: str, now: datetime, *, secret: str, peer: str) -> None:
    """Another password instead. `secret`: the session that stays. Refused for a wrong old one, or one too weak."""
    member, kept = _checked(store, number, old, now, peer)
    with store.read() as tx:
        house = active(tx).organisation.organisation
    check_password(new, (member.login or "", house.id, house.name))
    factor = sealed_in(opened(kept.totp, old), new) if kept.totp else None
    newer = hashed(new)
    with store.write() as tx:
        _still(tx, number, kept)
        members.set_password(tx, number, newer)
        if factor is not None:
            members.reseal_totp(tx, number, factor)
        sessions.end_all_of(tx, number, but=hash_of(secret))


def set_up_second_factor(
    store: Store, number: int, password: str, totp: bytes, code: str, now: datetime, *, peer: str
) -> None:
    """Ask for codes of this secret from now on. Refused for a wrong password, or a code that is not of the secret."""
    _, kept = _checked(store, number, password, now, peer)
    step = step_of(totp, code, now)
    if step is None:
        raise Refused(AccessRefusal.WRONG_CODE)
    sealed = sealed_in(totp, password)
    with store.write() as tx:
        _still(tx, number, kept)
        members.set_totp(tx, number, sealed)
        members.take_step(tx, number, step)


def give_up_second_factor(store: Store, number: int, password: str, now: datetime, *, peer: str) -> None:
    """Ask for codes no more. Refused for a wrong password."""
    _, kept = _checked(store, number, password, now, peer)
    with store.write() as tx:
        _still(tx, number, kept)
        members.set_totp(tx, number, None)


def _checked(store: Store, number: int, password: str, now: datetime, peer: str) -> tuple[Member, members.Credentials]:
    with store.write() as tx:
        member = _own(tx, number)
        typed = PasswordLogIn(member.login or "", password, peer=peer)
        refusal = counted(tx, typed, now)
        kept = members.credentials(tx, number)
    if refusal is not None:
        raise refusal
    if not matches(kept.password, password):
        raise Refused(AccessRefusal.WRONG_PASSWORD)
    with store.write() as tx:
        did_not_fail(tx, typed)
    return member, kept


def _still(tx: Connection, number: int, kept: members.Credentials) -> None:
    """Refused where somebody has changed them meanwhile: from another session, or by a new invitation."""
    if members.credentials(tx, number)[:2] != kept[:2]:
        raise Refused(AccessRefusal.WRONG_PASSWORD)


def _own(tx: Connection, number: int) -> Member:
    member = members.of_number(tx, number)
    if member is None or member.ended_at is not None:
        raise Refused(AccessRefusal.NO_MEMBER, number=number)
    if member.way is not LogInWay.PASSWORD:
        raise Refused(AccessRefusal.NOT_BY_PASSWORD, way=member.way)
    return member
