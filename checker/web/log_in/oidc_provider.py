"""What does the house's OIDC provider say? Discovery, the way there, the token, its signature. Shell: the network.

Imported at the first log-in, with the extra `oidc`. PKCE and the client's authentication are Authlib's, signatures
joserfc's; what a token must say stands in `id_token`. Nothing that the provider says is logged or shown.
"""

from __future__ import annotations

import json
import re
import ssl
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import quote_plus, urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.httpx_client import OAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry, Key
from joserfc.jws import JWSRegistry

from checker.configuration.log_in_settings import OidcSettings
from checker.domain.refusal import OidcRefusal, Refused
from checker.web.log_in.bounded_transport import BoundedTransport
from checker.web.log_in.id_token import (
    SIGNATURES,
    Claims,
    OidcUser,
    TokenExpectation,
    check_claims,
    user_of,
)
from checker.web.log_in.oidc_flow import OidcFlow

DISCOVERY = "/.well-known/openid-configuration"
KEPT_FOR = timedelta(hours=1)
# A signature by an unknown key has the keys fetched again, but not for each token that somebody makes up.
KEYS_FETCHED_EVERY = timedelta(minutes=1)
# However slow the provider is, other pages are shown meanwhile: so many log-ins wait for it, others a second for them,
# and for so long after it was away nobody waits.
AT_ONCE = 4
QUEUE_SECONDS = 1
AWAY_FOR = timedelta(seconds=10)
KINDS_OF_KEYS = frozenset({"RSA", "EC", "OKP"})


@dataclass(frozen=True, slots=True)
class ProviderDocument:
    """Where the provider does what, and when that was fetched (aware)."""

    authorization: str
    token: str
    keys: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ProviderKeys:
    keys: tuple[Key, ...]
    at: datetime


class OidcProvider:
    """The provider of [oidc]. `redirect_uri` is the page that people come back to. Instants are aware.

    Every method raises Refused (OidcRefusal) where the provider is away, slow or wrong.
    """

    def __init__(self, settings: OidcSettings, secret: str | None, redirect_uri: str) -> None:
        assert settings.issuer is not None, "the configuration names a provider"
        assert settings.client_id is not None, "and whom it knows us as"
        self._settings, self._issuer, self._client_id = settings, settings.issuer, settings.client_id
        self._secret, self._redirect_uri = secret, redirect_uri
        self._document: ProviderDocument | None = None
        self._keys: ProviderKeys | None = None
        self._away_at: datetime | None = None
        self._trust: ssl.SSLContext | None = None
        self._places = BoundedSemaphore(AT_ONCE)

    def way_there(self, flow: OidcFlow, now: datetime) -> str:
        """The address at the provider to which the browser goes."""
        with self._client(now) as client:
            document = self._known_document(client, now)
            url, _ = client.create_authorization_url(
                document.authorization, state=flow.state, nonce=flow.nonce, code_verifier=flow.verifier
            )
        return str(url)

    def user(self, code: str, flow: OidcFlow, now: datetime) -> OidcUser:
        """Whom the provider names for the code that the browser brought back from it."""
        with self._client(now) as client:
            document = self._known_document(client, now)
            token = self._token(client, document, code, flow)
            id_token, access_token = token.get("id_token"), token.get("access_token")
            if not isinstance(id_token, str):
                raise Refused(OidcRefusal.NO_TOKEN, provider=self._issuer)
            algorithm = _algorithm(id_token)
            claims = self._verified(client, document, id_token, algorithm, now)
        known = access_token if isinstance(access_token, str) else None
        check_claims(claims, algorithm, TokenExpectation(self._issuer, self._client_id, flow.nonce, known), now)
        return user_of(claims, self._settings)

    # --- What is fetched ----------------------------------------------------------------------------------

    @contextmanager
    def _client(self, now: datetime) -> Iterator[Any]:
        """A client of the provider; what goes wrong with the network is said as a reason."""
        seconds = self._settings.timeout_seconds
        if self._away_at is not None and timedelta() <= now - self._away_at < AWAY_FOR:
            raise Refused(OidcRefusal.AWAY, provider=self._issuer)
        if not self._places.acquire(timeout=QUEUE_SECONDS):
            raise Refused(OidcRefusal.SLOW, provider=self._issuer, seconds=QUEUE_SECONDS)
        try:
            with OAuth2Client(
                client_id=self._client_id,
                # RFC 6749, 2.3.1: both are encoded as in a form; Authlib leaves that to whoever calls it.
                client_secret=None if self._secret is None else quote_plus(self._secret),
                scope=" ".join(self._settings.scopes),
                redirect_uri=self._redirect_uri,
                code_challenge_method="S256",
                transport=BoundedTransport(seconds, self._context()),
                timeout=seconds,
                follow_redirects=False,
                trust_env=False,
            ) as client:
                yield client
            self._away_at = None
        except httpx2.TimeoutException:
            self._away_at = now
            raise Refused(OidcRefusal.SLOW, provider=self._issuer, seconds=seconds) from None
        except httpx2.TransportError as error:
            self._away_at = now
            code = OidcRefusal.CERTIFICATE if _is_about_certificate(error) else OidcRefusal.AWAY
            raise Refused(code, provider=self._issuer) from None
        except OSError:
            # Of ca_file: what the network does wrong comes as the client's own errors.
            raise Refused(OidcRefusal.CERTIFICATE, provider=self._issuer) from None
        except (httpx2.HTTPError, httpx2.InvalidURL):
            raise self._not_understood("HTTP") from None
        finally:
            self._places.release()

    def _context(self) -> ssl.SSLContext:
        """Made once: reading the certificates takes longer than talking to the provider."""
        if self._trust is None:
            ca_file = self._settings.ca_file
            self._trust = ssl.create_default_context(cafile=str(ca_file) if ca_file else None)
        return self._trust

    def _known_document(self, client: Any, now: datetime) -> ProviderDocument:
        if self._document is None or not timedelta() <= now - self._document.at <= KEPT_FOR:
            values = self._fetched(client, self._issuer.rstrip("/") + DISCOVERY, "discovery")
            if values.get("issuer") != self._issuer:
                raise Refused(OidcRefusal.ANOTHER_PROVIDER, provider=self._issuer)
            self._document = ProviderDocument(
                authorization=self._address(values.get("authorization_endpoint")),
                token=self._address(values.get("token_endpoint")),
                keys=self._address(values.get("jwks_uri")),
                at=now,
            )
        return self._document

    def _address(self, value: object) -> str:
        if not isinstance(value, str) or not urlsplit(value).hostname:
            raise self._not_understood("discovery")
        # Of a provider on this machine (http) the others are there too.
        if urlsplit(value).scheme not in {"https", urlsplit(self._issuer).scheme}:
            raise Refused(OidcRefusal.NOT_ENCRYPTED, provider=self._issuer)
        return value

    def _fetched_keys(self, client: Any, document: ProviderDocument, now: datetime) -> ProviderKeys:
        listed = self._fetched(client, document.keys, "jwks").get("keys")
        if not isinstance(listed, list):
            raise self._not_understood("jwks")
        return ProviderKeys(tuple(key for each in listed if (key := _public_key(each)) is not None), now)

    def _fetched(self, client: Any, url: str, what: str) -> Mapping[str, object]:
        answer = client.request("GET", url, withhold_token=True, headers={"Accept": "application/json"})
        try:
            values = json.loads(answer.content) if answer.status_code == httpx2.codes.OK else None
        except (ValueError, RecursionError):
            values = None
        if not isinstance(values, dict):
            raise self._not_understood(what)
        return values

    def _token(self, client: Any, document: ProviderDocument, code: str, flow: OidcFlow) -> Mapping[str, object]:
        try:
            token = client.fetch_token(
                document.token, grant_type="authorization_code", code=code, code_verifier=flow.verifier
            )
        except OAuthError as error:
            raise self._refused_by_provider(error.error) from None
        except (AuthlibBaseError, ValueError, TypeError, RecursionError):
            raise self._not_understood("token") from None
        return dict(token)

    def _refused_by_provider(self, error: object) -> Refused:
        if error == "invalid_grant":
            return Refused(OidcRefusal.CODE, provider=self._issuer)
        if error in ("invalid_client", "unauthorized_client"):
            return Refused(OidcRefusal.CLIENT, provider=self._issuer)
        return self._not_understood("token")

    def _not_understood(self, document: str) -> Refused:
        return Refused(OidcRefusal.NOT_UNDERSTOOD, provider=self._issuer, document=document)

    # --- What is verified ---------------------------------------------------------------------------------

    def _verified(self, client: Any, document: ProviderDocument, token: str, algorithm: str, now: datetime) -> Claims:
        """The claims under a signature of the provider. Its keys change, so an unknown one has them fetched again."""
        keys = self._keys
        if keys is not None and timedelta() <= now - keys.at <= KEPT_FOR:
            claims = _claims_by(keys.keys, token, algorithm)
            if claims is not None:
                return claims
            if now - keys.at < KEYS_FETCHED_EVERY:
                raise Refused(OidcRefusal.SIGNATURE, provider=self._issuer)
        self._keys = self._fetched_keys(client, document, now)
        claims = _claims_by(self._keys.keys, token, algorithm)
        if claims is None:
            raise Refused(OidcRefusal.SIGNATURE, provider=self._issuer)
        return claims


def _algorithm(token: str) -> str:
    """By what it is said to be signed. Refused unless only the holder of a private key can have done so."""
    header = _header(token)
    said = header.get("alg")
    if isinstance(said, str) and said in SIGNATURES:
        return said
    is_a_name = isinstance(said, str) and re.fullmatch(r"[A-Za-z0-9-]{1,12}", said)
    raise Refused(OidcRefusal.ALGORITHM, algorithm=str(said) if is_a_name else "?")


def _header(token: str) -> Mapping[str, object]:
    first = token.partition(".")[0]
    try:
        values = json.loads(urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _public_key(value: object) -> Key | None:
    """None: it is no key that signatures are verified with, or of a kind that is not known."""
    if not isinstance(value, dict) or value.get("kty") not in KINDS_OF_KEYS or value.get("use", "sig") != "sig":
        return None
    try:
        return JWKRegistry.import_key(value)
    except (JoseError, ValueError, TypeError, KeyError):
        return None


def _claims_by(keys: tuple[Key, ...], token: str, algorithm: str) -> Claims | None:
    """The claims, if one of the keys has signed them; those that the token names itself are tried first."""
    wanted = _header(token).get("kid")
    named = [key for key in keys if wanted is not None and key.kid == wanted]
    for key in named or (keys if wanted is None else ()):
        try:
            registry = JWSRegistry(algorithms=[algorithm], strict_check_header=False)
            return jwt.decode(token, key, registry=registry).claims
        except (JoseError, ValueError, TypeError, RecursionError):
            continue
    return None


def _is_about_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False
