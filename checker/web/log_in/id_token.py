"""May an ID token be believed, and whom does it name? OpenID Connect Core 1.0, section 3.1.3.7.

Pure: its signature was verified before. Each way in which a provider may be wrong has a reason of its own.
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checker.configuration.log_in_settings import OidcSettings
from checker.domain.refusal import OidcRefusal, Refused

# How far two clocks may differ.
LEEWAY_SECONDS = 60
# Signatures that the provider alone can make, and by which hash `at_hash` is taken.
SIGNATURES: Mapping[str, str] = {
    "RS256": "sha256", "RS384": "sha384", "RS512": "sha512",
    "PS256": "sha256", "PS384": "sha384", "PS512": "sha512",
    "ES256": "sha256", "ES384": "sha384", "ES512": "sha512",
    "EdDSA": "sha512", "Ed25519": "sha512",
}  # fmt: skip
LONGEST_NAME = 200

Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TokenExpectation:
    """What a token must say: of which provider, for which client, in answer to which log-in, with which access."""

    issuer: str
    client_id: str
    nonce: str
    access_token: str | None


@dataclass(frozen=True, slots=True)
class OidcUser:
    """Whom the provider names, as the table of members writes it, and their roles; None: no claim is configured."""

    name: str
    roles: tuple[str, ...] | None = None


def check_claims(claims: Claims, algorithm: str, expected: TokenExpectation, now: datetime) -> None:
    """Raises Refused (OidcRefusal) at the first thing that is not as it must be. `now` is aware."""
    if claims.get("iss") != expected.issuer:
        raise Refused(OidcRefusal.ISSUER, provider=expected.issuer)
    if not _is_for(claims, expected.client_id):
        raise Refused(OidcRefusal.AUDIENCE)
    _check_times(claims, now)
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or not _is_same(nonce, expected.nonce):
        raise Refused(OidcRefusal.NONCE)
    token_hash = claims.get("at_hash")
    if token_hash is not None and not _is_hash_of(token_hash, expected.access_token, algorithm):
        raise Refused(OidcRefusal.TOKEN_HASH)


def user_of(claims: Claims, settings: OidcSettings) -> OidcUser:
    """Raises Refused where the claims that are configured are missing, or are not what they should be."""
    name = _claim(claims, settings.user_claim)
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused(OidcRefusal.CLAIM, claim=settings.user_claim)
    if settings.user_claim == "email" and claims.get("email_verified") is not True:
        raise Refused(OidcRefusal.MAIL_NOT_VERIFIED)
    if settings.roles_claim is None:
        return OidcUser(name.strip().lower())
    return OidcUser(name.strip().lower(), _roles(_claim(claims, settings.roles_claim), settings.roles_claim))


def _roles(value: object, claim: str) -> tuple[str, ...]:
    """A provider may write one role as a text."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(role, str) for role in value):
        return tuple(value)
    raise Refused(OidcRefusal.CLAIM, claim=claim)


def _claim(claims: Claims, name: str) -> object:
    """By its whole name, which may be an address with dots; else each dot leads inwards."""
    if name in claims:
        return claims[name]
    value: object = claims
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _is_for(claims: Claims, client_id: str) -> bool:
    audience, party = claims.get("aud"), claims.get("azp")
    audiences = audience if isinstance(audience, list) else [audience]
    if client_id not in audiences:
        return False
    return party == client_id if party is not None else len(audiences) == 1


def _check_times(claims: Claims, now: datetime) -> None:
    seconds = now.timestamp()
    over_by = seconds - _instant(claims, "exp")
    if over_by > LEEWAY_SECONDS:
        raise Refused(OidcRefusal.EXPIRED, seconds=int(over_by))
    early_by = max(_instant(claims, name) for name in ("iat", "nbf") if name == "iat" or name in claims) - seconds
    if early_by > LEEWAY_SECONDS:
        raise Refused(OidcRefusal.NOT_YET, seconds=int(early_by))


def _instant(claims: Claims, name: str) -> float:
    value = claims.get(name)
    # Neither True nor NaN nor infinity is an instant: with them nothing would ever be too late.
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 2**53:
        raise Refused(OidcRefusal.CLAIM, claim=name)
    return value


def _is_hash_of(token_hash: object, access_token: str | None, algorithm: str) -> bool:
    if not isinstance(token_hash, str) or access_token is None:
        return False
    digest = hashlib.new(SIGNATURES[algorithm], access_token.encode("utf-8")).digest()
    half = urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=").decode("ascii")
    return _is_same(token_hash.rstrip("="), half)


def _is_same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode("utf-8"), right.encode("utf-8"))
