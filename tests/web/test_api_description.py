"""The API does what its description says: whatever may be asked by it is answered by it, and what may not is refused.

Some tens of requests a resource here, a thousand in all in `make deep`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

from checker.domain.access_key import KeyScope
from checker.web.api.routes import API_ROUTES
from checker.web.app import web_app
from tests.in_full import IN_FULL
from tests.integration.walked_house import NOON
from tests.web.linked_house import a_linked_store
from tests.web.machine import secret_for
from tests.web.served import UNHURRIED, house_over

CASES = 130 if IN_FULL else 6
# A rule or a profile that there is not, no description can tell from one that there is.
NOT_TAKEN = 422
# The key of a sending that has brought another file before.
ANOTHER_FILE = 409
AS_CALLED = "https://testserver"


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, dict[str, str]]]:
    """The application, and the header of a key that opens all."""
    with a_linked_store(tmp_path_factory.mktemp("house")) as store:
        house = house_over(store, NOON, address=AS_CALLED)
        secret = secret_for(house, "controlling", *(scope for scope in KeyScope if scope is not KeyScope.FEED))
        yield web_app(house, None, UNHURRIED), {"authorization": f"Bearer {secret}"}


@pytest.mark.parametrize("route", API_ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_what_is_described_is_answered_as_described(route: Any, machine: tuple[Any, dict[str, str]]) -> None:
    import schemathesis
    from schemathesis.generation import GenerationMode
    from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

    app, key = machine
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    operation = schema[route.path][route.method]
    asked = 0

    @seed(20)
    @settings(max_examples=CASES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def as_described(case: Any) -> None:
        nonlocal asked
        asked += 1
        response = case.call(headers=key)
        case.validate_response(response, excluded_checks=[ignored_auth, positive_data_acceptance])
        assert response.status_code < 500
        assert response.status_code in {200, 201, 404, ANOTHER_FILE, NOT_TAKEN}

    as_described()
    assert asked >= CASES // 2
