"""Log-in at a real provider on loopback: honest, lying, slow and away. Each lie has a reason of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import ECKey

from checker.configuration.log_in_settings import OidcSettings
from checker.domain.refusal import OidcRefusal, Refused
from checker.web.log_in.id_token import OidcUser
from checker.web.log_in.oidc_flow import OidcFlow
from checker.web.log_in.oidc_provider import AT_ONCE, OidcProvider
from tests.certificate import self_signed
from tests.oidc_provider import CLIENT, SECRET, OidcServer, provider

BACK = "https://zielwacht.jc.example/anmelden/oidc/antwort"
NOW = datetime(2016, 5, 2, 8, tzinfo=UTC)
FLOW = OidcFlow("ein Anfang", "/aufgaben", NOW, b"k" * 32)


@pytest.fixture(scope="module")
def running() -> Iterator[OidcServer]:
    with provider() as server:
        yield server


@pytest.fixture
def server(running: OidcServer) -> OidcServer:
    """Honest again, with nothing asked yet. Its clock shows ours."""
    return running.honest_again(NOW.timestamp, BACK)


def house(server: OidcServer, **settings: Any) -> OidcProvider:
    return OidcProvider(
        OidcSettings(issuer=server.issuer, client_id=CLIENT, **{"timeout_seconds": 30, **settings}), SECRET, BACK
    )


def log_in(server: OidcServer, client: OidcProvider, now: datetime = NOW, flow: OidcFlow = FLOW) -> OidcUser:
    """As a browser whose user is logged in at the provider already."""
    back = server.log_in(client.way_there(flow, now))
    return client.user(parse_qs(urlsplit(back).query)["code"][0], flow, now)


def refused(server: OidcServer, **settings: Any) -> Refused:
    with pytest.raises(Refused) as refusal:
        log_in(server, house(server, **settings))
    return refusal.value


def test_an_honest_provider_names_who_it_is(server: OidcServer) -> None:
    assert log_in(server, house(server)) == OidcUser("mustere")
    assert server.reproaches == []


def test_the_way_there_bears_state_nonce_and_challenge_and_no_verifier(server: OidcServer) -> None:
    url = house(server).way_there(FLOW, NOW)
    query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    assert url.startswith(f"{server.issuer}/authorize?")
    assert set(query) == {
        "client_id", "response_type", "scope", "redirect_uri", "state", "nonce", "code_challenge",
        "code_challenge_method",
    }  # fmt: skip
    assert (query["redirect_uri"], query["state"], query["nonce"]) == (BACK, FLOW.state, FLOW.nonce)
    assert FLOW.verifier not in url


def test_names_are_one_whatever_their_case_and_roles_come_of_a_claim_within(server: OidcServer) -> None:
    server.user, server.claims = "MusterE", {"realm_access": {"roles": ["zw-gf", "offline"]}}
    assert log_in(server, house(server, roles_claim="realm_access.roles")) == OidcUser("mustere", ("zw-gf", "offline"))


def test_a_claim_whose_name_is_an_address_is_found_by_its_whole_name(server: OidcServer) -> None:
    server.claims = {"https://jc.example/roles": "zw-gf"}
    assert log_in(server, house(server, roles_claim="https://jc.example/roles")).roles == ("zw-gf",)


def test_a_client_without_a_secret_is_known_by_pkce_alone(server: OidcServer) -> None:
    server.secret = None
    client = OidcProvider(OidcSettings(issuer=server.issuer, client_id=CLIENT), None, BACK)
    assert log_in(server, client) == OidcUser("mustere")


def test_a_provider_may_sign_by_an_elliptic_curve_and_name_no_key(server: OidcServer) -> None:
    kept, server.key = server.key, ECKey.generate_key("P-256", {"kid": "curve", "use": "sig"})
    server.lies = {"without kid"}
    assert log_in(server, house(server)).name == "mustere"
    server.key = kept


def test_documents_are_fetched_once_and_again_after_an_hour(server: OidcServer) -> None:
    client = house(server)
    for minutes in (0, 30, 59):
        server.clock = (NOW + timedelta(minutes=minutes)).timestamp
        log_in(server, client, NOW + timedelta(minutes=minutes))
    assert len(server.asked("/.well-known/openid-configuration")) == len(server.asked("/keys")) == 1
    server.clock = (NOW + timedelta(minutes=61)).timestamp
    log_in(server, client, NOW + timedelta(minutes=61))
    assert len(server.asked("/.well-known/openid-configuration")) == len(server.asked("/keys")) == 2


def test_a_turned_key_is_fetched_and_made_up_ones_are_not_fetched_for(server: OidcServer) -> None:
    client = house(server)
    log_in(server, client)
    later = NOW + timedelta(minutes=5)
    server.clock = later.timestamp
    server.turn_key()
    assert log_in(server, client, later).name == "mustere"
    fetched = len(server.asked("/keys"))
    server.lies = {"signed by somebody else"}
    for _ in range(3):
        with pytest.raises(Refused):
            log_in(server, client, later)
    assert len(server.asked("/keys")) == fetched == 2


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        pytest.param("unsigned", OidcRefusal.ALGORITHM, id="algorithm none"),
        pytest.param("HS256 by the public key", OidcRefusal.ALGORITHM, id="HS256 by the public key"),
        pytest.param("signed by somebody else", OidcRefusal.SIGNATURE, id="another's key under the same name"),
        pytest.param("tampered", OidcRefusal.SIGNATURE, id="changed behind the signature"),
        pytest.param("no id_token", OidcRefusal.NO_TOKEN, id="no ID token"),
        pytest.param("nonsense", OidcRefusal.NOT_UNDERSTOOD, id="a page instead of documents"),
        pytest.param("nonsense at /keys", OidcRefusal.NOT_UNDERSTOOD, id="a page instead of keys"),
        pytest.param("nonsense at /token", OidcRefusal.NOT_UNDERSTOOD, id="a page instead of a token"),
        pytest.param("error at /token", OidcRefusal.NOT_UNDERSTOOD, id="an error of the server"),
        pytest.param("error at /keys", OidcRefusal.NOT_UNDERSTOOD, id="an error instead of keys"),
        pytest.param("endless", OidcRefusal.NOT_UNDERSTOOD, id="an answer without end"),
    ],
)
def test_a_lying_provider_lets_nobody_in(server: OidcServer, lie: str, code: OidcRefusal) -> None:
    server.lies = {lie}
    assert refused(server).code is code


def said(**changes: object) -> Callable[[dict[str, Any]], None]:
    """Claims changed; None takes one away."""

    def say(claims: dict[str, Any]) -> None:
        claims.update({name: value for name, value in changes.items() if value is not None})
        for name in [name for name, value in changes.items() if value is None]:
            del claims[name]

    return say


AT = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("say", "code", "facts"),
    [
        pytest.param(said(iss="https://evil.example"), OidcRefusal.ISSUER, None, id="another issuer"),
        pytest.param(said(iss=None), OidcRefusal.ISSUER, None, id="no issuer"),
        pytest.param(said(aud="mailer"), OidcRefusal.AUDIENCE, {}, id="another audience"),
        pytest.param(said(aud=[CLIENT, "mailer"]), OidcRefusal.AUDIENCE, {}, id="several, and for whom is not said"),
        pytest.param(said(aud=[CLIENT, "mailer"], azp="mailer"), OidcRefusal.AUDIENCE, {}, id="for another party"),
        pytest.param(said(aud=None), OidcRefusal.AUDIENCE, {}, id="no audience"),
        pytest.param(said(nonce="x" * 43), OidcRefusal.NONCE, {}, id="the nonce of another log-in"),
        pytest.param(said(nonce=None), OidcRefusal.NONCE, {}, id="no nonce"),
        pytest.param(said(nonce=7), OidcRefusal.NONCE, {}, id="a nonce that is no text"),
        pytest.param(said(at_hash="x" * 22), OidcRefusal.TOKEN_HASH, {}, id="at_hash of another access token"),
        pytest.param(said(at_hash=7), OidcRefusal.TOKEN_HASH, {}, id="at_hash that is no text"),
        pytest.param(said(exp=AT - 61), OidcRefusal.EXPIRED, {"seconds": 61}, id="expired"),
        pytest.param(said(iat=AT + 90), OidcRefusal.NOT_YET, {"seconds": 90}, id="a clock that is ahead"),
        pytest.param(said(nbf=AT + 61), OidcRefusal.NOT_YET, {"seconds": 61}, id="not before"),
        pytest.param(said(exp=None), OidcRefusal.CLAIM, {"claim": "exp"}, id="without an end"),
        pytest.param(said(exp=True), OidcRefusal.CLAIM, {"claim": "exp"}, id="an end that is no number"),
        pytest.param(said(exp=float("inf")), OidcRefusal.CLAIM, {"claim": "exp"}, id="an end that never comes"),
        pytest.param(said(exp=10**400), OidcRefusal.CLAIM, {"claim": "exp"}, id="an end beyond all numbers"),
        pytest.param(said(iat=float("nan")), OidcRefusal.CLAIM, {"claim": "iat"}, id="a beginning that is no number"),
        pytest.param(
            said(preferred_username=None), OidcRefusal.CLAIM, {"claim": "preferred_username"}, id="no name"
        ),
        pytest.param(
            said(preferred_username=["a"]), OidcRefusal.CLAIM, {"claim": "preferred_username"}, id="a name in a list"
        ),
        pytest.param(
            said(preferred_username="a\nb"), OidcRefusal.CLAIM, {"claim": "preferred_username"}, id="a name in lines"
        ),
    ],
)  # fmt: skip
def test_a_claim_that_is_wrong_has_its_reason(
    server: OidcServer, say: Callable[[dict[str, Any]], None], code: OidcRefusal, facts: dict[str, object] | None
) -> None:
    server.says = say
    refusal = refused(server)
    assert refusal.code is code
    assert refusal.facts == ({"provider": server.issuer} if facts is None else facts)
    assert "muster" not in str(refusal)


@pytest.mark.parametrize(
    "say", [said(exp=AT - 60), said(iat=AT + 60), said(aud=[CLIENT]), said(aud=[CLIENT, "b"], azp=CLIENT),
            said(at_hash=None)],
    ids=["expired a minute ago", "a minute ahead", "audience in a list", "authorised party", "no at_hash"],
)  # fmt: skip
def test_what_the_standard_allows_is_taken(server: OidcServer, say: Callable[[dict[str, Any]], None]) -> None:
    server.says = say
    assert log_in(server, house(server)).name == "mustere"


def test_roles_that_are_missing_are_not_no_roles(server: OidcServer) -> None:
    assert refused(server, roles_claim="roles").facts == {"claim": "roles"}
    server.claims = {"roles": [{"name": "zw-gf"}]}
    assert refused(server, roles_claim="roles").facts == {"claim": "roles"}
    server.claims = {"roles": []}
    assert log_in(server, house(server, roles_claim="roles")).roles == ()


def test_a_mail_address_counts_only_when_the_provider_has_verified_it(server: OidcServer) -> None:
    server.claims = {"email": "gf@jc.example"}
    assert refused(server, user_claim="email").code is OidcRefusal.MAIL_NOT_VERIFIED
    server.claims = {"email": "GF@jc.example", "email_verified": True}
    assert log_in(server, house(server, user_claim="email")).name == "gf@jc.example"


def test_a_token_of_another_browsers_log_in_is_refused(server: OidcServer) -> None:
    client = house(server)
    theirs = OidcFlow("ein anderer Anfang", "/", NOW, b"k" * 32)
    back = server.log_in(client.way_there(theirs, NOW))
    with pytest.raises(Refused) as refusal:
        client.user(parse_qs(urlsplit(back).query)["code"][0], FLOW, NOW)
    assert refusal.value.code is OidcRefusal.CODE


def test_a_code_works_once(server: OidcServer) -> None:
    client = house(server)
    code = parse_qs(urlsplit(server.log_in(client.way_there(FLOW, NOW))).query)["code"][0]
    client.user(code, FLOW, NOW)
    with pytest.raises(Refused) as refusal:
        client.user(code, FLOW, NOW)
    assert refusal.value.code is OidcRefusal.CODE


def test_a_wrong_secret_is_said(server: OidcServer) -> None:
    server.secret = "ein anderes"
    assert refused(server).code is OidcRefusal.CLIENT


def test_a_provider_that_calls_itself_otherwise_is_not_ours(server: OidcServer) -> None:
    server.document = {"issuer": server.issuer + "/"}
    assert refused(server).code is OidcRefusal.ANOTHER_PROVIDER


@pytest.mark.parametrize("address", [None, 7, "/token", "https://"])
def test_a_document_without_addresses_is_not_understood(server: OidcServer, address: object) -> None:
    server.document = {"token_endpoint": address}
    assert refused(server).code is OidcRefusal.NOT_UNDERSTOOD


def test_a_slow_provider_is_waited_for_no_longer_than_configured(server: OidcServer) -> None:
    server.lies = {"hang"}
    assert refused(server, timeout_seconds=1).facts == {"provider": server.issuer, "seconds": 1}
    server.hangs.set()


def test_a_provider_that_is_away_is_said() -> None:
    with provider() as server:
        pass
    assert refused(server).code is OidcRefusal.AWAY


def test_while_a_provider_is_away_nobody_waits_for_it_and_after_ten_seconds_it_is_asked_again(
    server: OidcServer,
) -> None:
    client = house(server, timeout_seconds=1)
    server.lies = {"hang"}
    with pytest.raises(Refused):
        client.way_there(FLOW, NOW)
    server.hangs.set()
    server.lies = set()
    asked = len(server.requests)
    for _ in range(20):
        with pytest.raises(Refused) as refusal:
            client.way_there(FLOW, NOW + timedelta(seconds=9))
        assert refusal.value.code is OidcRefusal.AWAY
    assert len(server.requests) == asked
    assert log_in(server, client, NOW + timedelta(seconds=10)).name == "mustere"


def test_only_a_few_wait_for_a_slow_provider_so_that_other_pages_are_shown(server: OidcServer) -> None:
    client = house(server)
    server.lies = {"hang"}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        waiting = [pool.submit(client.way_there, FLOW, NOW) for _ in range(AT_ONCE)]
        server.wait_for(AT_ONCE)
        with pytest.raises(Refused) as refusal:
            client.way_there(FLOW, NOW)
        server.hangs.set()
        assert {each.result().partition("?")[0] for each in waiting} == {f"{server.issuer}/authorize"}
    assert refusal.value.facts == {"provider": server.issuer, "seconds": 1}


def test_tls_is_verified_against_the_house_s_own_certificates(tmp_path: Path) -> None:
    certificate, key = self_signed(tmp_path)
    with provider((certificate, key)) as server:
        server.clock = NOW.timestamp
        assert refused(server).code is OidcRefusal.CERTIFICATE
        assert log_in(server, house(server, ca_file=certificate)).name == "mustere"
        assert refused(server, ca_file=tmp_path / "none.pem").code is OidcRefusal.CERTIFICATE
        # Its secret is not sent in clear, whatever the document says.
        server.document = {"token_endpoint": server.issuer.replace("https", "http") + "/token"}
        assert refused(server, ca_file=certificate).code is OidcRefusal.NOT_ENCRYPTED
