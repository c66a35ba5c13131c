"""What binds a log-in at the provider to the browser that began it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from checker.domain.refusal import OidcRefusal, Refused
from checker.web.log_in.oidc_flow import OidcFlow, code_of, flow_of

NOW = datetime(2016, 5, 2, 8, tzinfo=UTC)
KEY = b"k" * 32
FLOW = OidcFlow("ein Anfang", "/befunde/a/b/2016", NOW, KEY)


def test_a_browser_brings_its_log_in_back() -> None:
    assert flow_of(FLOW.cookie, FLOW.state, KEY, NOW + timedelta(minutes=10)) == FLOW


@pytest.mark.parametrize(
    ("cookie", "state", "key", "minutes"),
    [
        pytest.param(None, FLOW.state, KEY, 1, id="no cookie: another browser"),
        pytest.param("", FLOW.state, KEY, 1, id="an empty cookie"),
        pytest.param(FLOW.cookie, "", KEY, 1, id="no state"),
        pytest.param(FLOW.cookie, "x" * 43, KEY, 1, id="a state made up"),
        pytest.param(FLOW.cookie, "ü", KEY, 1, id="a state that is no ASCII"),
        pytest.param(OidcFlow("zweiter", "/", NOW, KEY).cookie, FLOW.state, KEY, 1, id="the cookie of another log-in"),
        pytest.param(FLOW.cookie[:-1] + "A", FLOW.state, KEY, 1, id="a cookie that was changed"),
        pytest.param(FLOW.cookie, FLOW.state, b"j" * 32, 1, id="the pages were started anew meanwhile"),
        pytest.param(FLOW.cookie, FLOW.state, KEY, 11, id="too long ago"),
        pytest.param(FLOW.cookie, FLOW.state, KEY, -2, id="begun in the future"),
        pytest.param("[]", FLOW.state, KEY, 1, id="nonsense"),
    ],
)
def test_any_other_is_not_known(cookie: str | None, state: str, key: bytes, minutes: int) -> None:
    assert flow_of(cookie, state, key, NOW + timedelta(minutes=minutes)) is None


def test_the_browser_keeps_neither_verifier_nor_nonce() -> None:
    assert FLOW.verifier not in FLOW.cookie
    assert FLOW.nonce not in FLOW.cookie
    assert len({FLOW.state, FLOW.nonce, FLOW.verifier}) == 3
    assert len(FLOW.verifier) == 43


ISSUER = "https://login.jc.example"


@pytest.mark.parametrize(
    ("query", "code", "facts"),
    [
        pytest.param({"error": "access_denied"}, OidcRefusal.CANCELLED, {}, id="cancelled"),
        pytest.param(
            {"error": "login_required"},
            OidcRefusal.NOT_DONE,
            {"error": "login_required"},
            id="an error of the standard",
        ),
        pytest.param(
            {"error": "<b>Rufen Sie 0190 an</b>"}, OidcRefusal.NOT_DONE, {"error": "?"}, id="an error that is made up"
        ),
        pytest.param({}, OidcRefusal.NOT_DONE, {"error": "code"}, id="nothing"),
        pytest.param({"code": ""}, OidcRefusal.NOT_DONE, {"error": "code"}, id="an empty code"),
        pytest.param(
            {"code": "x", "iss": "https://evil.example"},
            OidcRefusal.ISSUER,
            {"provider": ISSUER},
            id="another provider",
        ),
    ],
)
def test_a_browser_that_brings_no_code_back(query: dict[str, str], code: OidcRefusal, facts: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        code_of(query, ISSUER)
    assert (refused.value.code, refused.value.facts) == (code, facts)


def test_a_code_is_taken_from_whoever_names_itself_or_nobody() -> None:
    assert code_of({"code": "x", "iss": ISSUER}, ISSUER) == code_of({"code": "x"}, ISSUER) == "x"
