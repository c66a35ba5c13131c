"""Keys of machines: made, listed, ended, and found by what a machine sends. Shell.

The secret is shown once, when it is made; the store has its hash. ADR 0114.
"""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from checker.domain.access import DoneOnPage
from checker.domain.access_key import (
    ALONE,
    LONGEST_DAYS,
    OURS,
    PREFIX_LENGTH,
    PURPOSE,
    AccessKey,
    KeyScope,
    KeySecret,
    MadeKey,
    in_order,
    prefix_of,
)
from checker.domain.clock import at_local, local_day
from checker.domain.refusal import AccessRefusal, NotThere, Refused
from checker.domain.rulebook import Rulebook
from checker.findings.key_rights import openable, opens
from checker.findings.page_rights import PageAct
from checker.store import Store, access_keys
from checker.usecases.access.access_log import note_page
from checker.usecases.access.acting_role import book_for
from checker.usecases.access.posts import missing, posts_of, vacant
from checker.usecases.access.secrets import hash_of, new_secret
from checker.usecases.rules.activation import active
from checker.usecases.rules.staffed import staffed

LETTERS = string.ascii_lowercase + string.digits


@dataclass(frozen=True, slots=True)
class WantedKey:
    """What a key is to be: for a post (`role@unit`), what it opens, a word for what it is used for, and its last
    local day.
    """

    post: str
    scopes: frozenset[KeyScope]
    purpose: str
    until: date


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A key on a day. `is_missing`: its post does not exist then; `is_vacant`: nobody holds it. `shut`: those of its
    scopes that its post may not open then.
    """

    key: AccessKey
    is_missing: bool
    is_vacant: bool
    shut: tuple[KeyScope, ...]

    @property
    def opens_nothing(self) -> bool:
        return self.is_missing or self.is_vacant


def new_key(
    store: Store,
    wanted: WantedKey,
    by: str,
    now: datetime,
    page: DoneOnPage | None = None,
    *,
    only_what_it_may: bool = False,
) -> MadeKey:
    """Make a key, whose secret is shown once. `by` is a role. Refused for a post, scope, word or end that cannot be.

    `only_what_it_may`: of the scopes those that its post may have, as long as there is one.
    """
    on = local_day(now)
    with store.write() as tx:
        book = staffed(tx, book_for(tx, by))
        post = posts_of((wanted.post,), book.organisation, on)[0]
        is_vacant = bool(vacant((post,), book.organisation, on))
        _check(wanted, on)
        if only_what_it_may:
            wanted = replace(wanted, scopes=wanted.scopes & frozenset(openable(post, book, on)) or wanted.scopes)
        if not is_vacant:
            _check_scopes(wanted.scopes, post, book, on)
        prefix = "".join(secrets.choice(LETTERS) for _ in range(PREFIX_LENGTH))
        secret = KeySecret(f"{OURS}_{prefix}_{new_secret()}")
        ends_at = at_local(wanted.until + timedelta(days=1), 0)
        made = AccessKey(0, prefix, wanted.purpose, post, wanted.scopes, now, ends_at)
        key = access_keys.add(tx, made, hash_of(secret), by=by)
        note_page(tx, page, PageAct.MANAGE_KEYS, now)
    return MadeKey(key, secret, is_vacant)


def list_keys(store: Store, on: date) -> tuple[KeyEntry, ...]:
    """All there ever were, the oldest first, on a local day."""
    with store.read() as tx:
        return entries(tx, staffed(tx, active(tx)), on)


def entries(tx: Connection, book: Rulebook, on: date) -> tuple[KeyEntry, ...]:
    """As `list_keys`, within a transaction. `book` with the absences known, as whoever stands in opens more."""
    return tuple(_entry(each, book, on) for each in access_keys.every(tx))


def _entry(key: AccessKey, book: Rulebook, on: date) -> KeyEntry:
    post, house = (key.post,), book.organisation
    shut = tuple(scope for scope in in_order(key.scopes) if not opens(scope, key.post, book, on))
    return KeyEntry(key, bool(missing(post, house, on)), bool(vacant(post, house, on)), shut)


def end_key(store: Store, which: str, by: str, now: datetime, page: DoneOnPage | None = None) -> AccessKey:
    """It opens nothing any more, from now on. `which`: its number or prefix. Refused where there is none such, or it
    has ended.
    """
    with store.write() as tx:
        book_for(tx, by)
        known = access_keys.every(tx)
        key = next((each for each in known if which in {str(each.number), each.prefix}), None)
        if key is None:
            raise Refused(NotThere.KEY, key=which)
        if not key.holds(now) or not access_keys.end(tx, key.number, by=by, now=now):
            raise Refused(AccessRefusal.KEY_ENDED_ALREADY, key=key.prefix, day=key.last_day)
        note_page(tx, page, PageAct.MANAGE_KEYS, now)
    return key


def key_of(store: Store, secret: str) -> AccessKey | None:
    """The key of what a machine has sent, also one that has ended. None: there is none such."""
    if prefix_of(secret) is None:
        return None
    with store.read() as tx:
        return access_keys.find(tx, hash_of(secret))


def _check(wanted: WantedKey, on: date) -> None:
    if not PURPOSE.fullmatch(wanted.purpose):
        raise Refused(AccessRefusal.NO_PURPOSE, purpose=wanted.purpose)
    if not wanted.scopes:
        raise Refused(AccessRefusal.NO_SCOPES, allowed=tuple(scope.value for scope in KeyScope))
    if wanted.scopes & ALONE and len(wanted.scopes) > 1:
        raise Refused(AccessRefusal.FEED_ALONE)
    if not on <= wanted.until <= on + timedelta(days=LONGEST_DAYS):
        raise Refused(AccessRefusal.KEY_LASTS, longest=on + timedelta(days=LONGEST_DAYS))


def _check_scopes(scopes: Iterable[KeyScope], post: str, book: Rulebook, on: date) -> None:
    allowed = openable(post, book, on)
    beyond = [scope for scope in in_order(frozenset(scopes)) if scope not in allowed]
    if beyond:
        may = tuple(scope.value for scope in allowed)
        raise Refused(AccessRefusal.SCOPE_NOT_OF_POST, scope=beyond[0].value, post=post, allowed=may)
