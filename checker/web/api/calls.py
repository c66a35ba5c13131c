"""Who calls, with which key, and may they? Shell: what each resource of the API is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from pydantic import BaseModel

from checker.domain.access import Viewer
from checker.domain.access_key import AccessKey, KeyScope, in_order
from checker.domain.clock import local_day
from checker.domain.rulebook import Rulebook
from checker.findings.key_rights import opens, viewer_by
from checker.store.errors import NothingActivated
from checker.store.spool import SpooledFile
from checker.usecases.access.access_keys import key_of
from checker.usecases.reading.house_seen import house_seen
from checker.web.api.answers import ApiRefusal, language_of
from checker.web.api.query import ApiParameter, ApiQuery, read_query
from checker.web.asked import WebRequest
from checker.web.visit import WebHouse
from checker.web.web_answer import WebAnswer
from checker.wording.api_texts import ApiFault
from checker.wording.locales import Locale

BEARER = "bearer"
Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One request of a machine that may make it. `now` was read once; `body` is what a POST brought, else None."""

    house: WebHouse
    request: WebRequest
    key: AccessKey
    viewer: Viewer
    book: Rulebook
    now: datetime
    locale: Locale
    query: ApiQuery
    pairs: Pairs = ()
    body: SpooledFile | None = field(default=None, repr=False)

    @property
    def on(self) -> date:
        """The local day."""
        return local_day(self.now)


@dataclass(frozen=True, slots=True)
class ApiRoute:
    """A resource: how it is asked for, which scope opens it, what it answers with, and what it means.

    `given` is what a POST takes, by its type of content.
    """

    method: str
    path: str
    scope: KeyScope
    takes: tuple[ApiParameter, ...]
    model: type[BaseModel]
    answer: Callable[[ApiCall], WebAnswer]
    means: str
    given: str = ""
    given_model: type[BaseModel] | None = None
    needs: tuple[ApiParameter, ...] = ()
    faults: tuple[ApiFault, ...] = ()
    status: int = 200


def enter(house: WebHouse, request: WebRequest, route: ApiRoute, pairs: Pairs) -> ApiCall:
    """Who calls, if they may. ApiRefusal: no key, one that has ended, or one that does not open this; a query that is
    none.
    """
    now, locale = house.clock.now(), language_of(request)
    key, book = key_that_opens(route.scope, house, request, now)
    query = read_query(pairs, route.takes, now, locale)
    return ApiCall(house, request, key, viewer_by(key), book, now, locale, query, pairs)


def key_that_opens(scope: KeyScope, house: WebHouse, request: WebRequest, now: datetime) -> tuple[AccessKey, Rulebook]:
    """The key in the header of a request, and the rules in force. ApiRefusal: there is none, or it does not open that
    now. NothingActivated where no rules are in force.
    """
    key = _key_sent(house, request, now)
    if scope not in key.scopes:
        names = ", ".join(each.value for each in in_order(key.scopes))
        raise ApiRefusal(ApiFault.NOT_OPENED, prefix=key.prefix, scope=scope.value, scopes=names)
    book = house_seen(house.store, None, local_day(now)).book
    if book is None:
        raise NothingActivated
    if not opens(scope, key.post, book, local_day(now)):
        raise ApiRefusal(ApiFault.POST_GIVES_NOTHING, prefix=key.prefix, scope=scope.value)
    return key, book


def _key_sent(house: WebHouse, request: WebRequest, now: datetime) -> AccessKey:
    way, _, secret = (request.header("authorization") or "").strip().partition(" ")
    if way.lower() != BEARER or not secret.strip():
        raise ApiRefusal(ApiFault.NO_KEY)
    key = key_of(house.store, secret.strip())
    if key is None:
        raise ApiRefusal(ApiFault.UNKNOWN_KEY)
    if not key.holds(now):
        raise ApiRefusal(ApiFault.KEY_HAS_ENDED, prefix=key.prefix, day=key.last_day)
    return key
