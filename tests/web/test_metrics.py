"""Figures of the service: for this machine itself or a key, and of no unit and no role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from checker.domain.access_key import KeyScope
from checker.store import Store
from checker.usecases.acting.findings import list_findings
from checker.usecases.rules.activation import active
from checker.web.app import web_app
from tests.integration.walked_house import NOON
from tests.stored import raw
from tests.web.linked_house import a_linked_store
from tests.web.machine import machine_of
from tests.web.served import house_over

# Nothing of ours: what is owed by the state of its newest verdict.
OWED = """
    SELECT v.state, count(*) FROM obligation o JOIN verdict_change v ON v.obligation = o.key WHERE o.is_active = 1
    AND NOT EXISTS (SELECT 1 FROM verdict_change w WHERE w.obligation = v.obligation AND w.number > v.number)
    GROUP BY v.state
"""
LINE = re.compile(r'zielwacht_[a-z_]+(\{(state|version)="[a-z0-9_.]+"\})? \d+')


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Keys are added to it, and nothing else."""
    with a_linked_store(tmp_path_factory.mktemp("house")) as store:
        yield store


def asked(store: Store, peer: str, host: str = "127.0.0.1:8080", proxies: tuple[str, ...] = (), **headers: str) -> int:
    app = web_app(house_over(store, NOON, trusted_proxies=proxies))
    client = TestClient(app, base_url=f"http://{host}", client=(peer, 50_000))
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return int(client.get("/metrics", headers=named).status_code)


def test_each_line_is_a_figure_of_the_whole_house(store: Store) -> None:
    machine = machine_of(house_over(store, NOON)).with_key("it", KeyScope.METRICS)
    text = machine.get("/metrics").text
    figures = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(LINE.fullmatch(line) for line in figures), text
    with store.read() as tx:
        book = active(tx)
    named = {role.id for role in book.organisation.roles} | {"ratingen", "hilden"}
    assert not named & set(re.findall(r"[\w-]+", text))
    known = Counter(str(each.episode.state) for each in list_findings(store, NOON, everything=True))
    told = {state: int(count) for state, count in re.findall(r'findings\{state="(\w+)"\} (\d+)', text) if count != "0"}
    assert told == known != {}
    with store.read() as tx:
        owed = dict(raw(tx, OWED).all())
    told = {state: int(count) for state, count in re.findall(r'verdicts\{state="(\w+)"\} (\d+)', text) if count != "0"}
    assert told == owed != {}


@pytest.mark.parametrize(
    ("peer", "of", "status"),
    [
        pytest.param("127.0.0.1", {}, 200, id="this machine"),
        pytest.param("::1", {}, 200, id="this machine by its newer address"),
        pytest.param("::ffff:127.0.0.1", {}, 200, id="this machine at a socket of both kinds"),
        pytest.param("192.0.2.9", {}, 401, id="another one"),
        pytest.param("127.0.0.1", {"host": "zielwacht.example"}, 401, id="handed on under the name of the pages"),
        pytest.param("127.0.0.1", {"x_forwarded_for": "192.0.2.9"}, 401, id="handed on by a proxy that says so"),
        pytest.param("127.0.0.1", {"proxies": ("127.0.0.1",)}, 401, id="a proxy stands on this machine"),
    ],
)
def test_without_a_key_they_are_for_this_machine_alone(
    store: Store, peer: str, of: dict[str, str], status: int
) -> None:
    assert asked(store, peer, **of) == status


def test_another_key_does_not_open_them(store: Store) -> None:
    assert machine_of(house_over(store, NOON)).with_key("it", KeyScope.CALENDAR).get("/metrics").status_code == 403
