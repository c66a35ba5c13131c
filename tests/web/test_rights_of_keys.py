"""Which post may have a key for what: the column `machine` of the rights table, tried by each post and scope."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from checker.domain.access_key import KeyScope
from checker.domain.refusal import AccessRefusal, Refused
from checker.pages.addresses import feed_path
from tests.web.machine import Machine, machine_of
from tests.web.ruled_store import ruled_store
from tests.web.served import house_over

NOW = datetime(2016, 7, 4, 8, 0, tzinfo=UTC)
SEEING = {"verdicts", "findings", "obligations", "calendar", "feed"}
INSIDE = SEEING | {"rulebook"}
# What stands in docs/rights.md, written down by hand.
MAY_OPEN = {
    "gf": INSIDE,
    "geschaeftsstellenleitung@ratingen": INSIDE,
    "bca": INSIDE,
    "fachaufsicht": INSIDE,
    "personalrat": INSIDE,
    "dsb": INSIDE | {"imports"},
    "controlling": INSIDE | {"imports", "records", "facts", "metrics"},
    "it": INSIDE | {"metrics"},
    "traegerversammlung": SEEING,
    "sozialamt": SEEING,
    "revision": SEEING | {"rulebook"},
}
PATHS = {
    "verdicts": "/api/v1/verdicts",
    "findings": "/api/v1/findings",
    "obligations": "/api/v1/obligations",
    "calendar": "/api/v1/calendar",
    "imports": "/api/v1/imports",
    "rulebook": "/api/v1/rulebook",
    "metrics": "/metrics",
}
BROUGHT = {"records": "/api/v1/records?name=x.csv", "facts": "/api/v1/facts"}


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    with ruled_store(tmp_path_factory.mktemp("store")) as store:
        yield machine_of(house_over(store, NOW))


@pytest.mark.parametrize("post", MAY_OPEN)
def test_a_post_has_keys_for_what_it_may(post: str, machine: Machine) -> None:
    for scope in KeyScope:
        if scope.value not in MAY_OPEN[post]:
            with pytest.raises(Refused) as refused:
                machine.with_key(post, scope)
            assert refused.value.code is AccessRefusal.SCOPE_NOT_OF_POST
            continue
        key = machine.with_key(post, scope)
        if scope.value in PATHS:
            assert key.get(PATHS[scope.value]).status_code == 200
        # The address that is subscribed to bears the secret itself.
        assert (key.get(feed_path(key.secret or "")).status_code == 200) == (scope is KeyScope.FEED)
        others = [path for name, path in PATHS.items() if name != scope.value]
        assert {key.get(path).status_code for path in others} == {403}
        brought = {name: key.send("POST", path, b"{}", content_type="text/plain") for name, path in BROUGHT.items()}
        # 415: it is let in, and its body is not taken.
        assert {name for name, answer in brought.items() if answer.status_code == 415} == {scope.value} & set(BROUGHT)


def test_of_a_body_outside_a_machine_sees_what_it_was_told_of_alone(machine: Machine) -> None:
    outside = machine.with_key("sozialamt", KeyScope.OBLIGATIONS)
    assert json.loads(outside.get("/api/v1/obligations").content)["items"] == []
