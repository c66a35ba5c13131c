"""How is a mail's link signed, and is it one of ours? Edge: itsdangerous, imported with the first link.

A token is `<key id><claim>.<signature>` in URL-safe base64: equal claims under one key make equal tokens, so that a
mail that is rendered once more is the same bytes.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hmac import compare_digest
from importlib.util import find_spec
from typing import TYPE_CHECKING

from checker.domain.mail_link import LinkClaim
from checker.domain.refusal import LinkKeyRefusal, LinkRefusal, Refused

if TYPE_CHECKING:
    from itsdangerous import Signer

KEY_ID_CHARACTERS = 4
SALT = b"zielwacht mail link 1"
# Where the pages stand below the house's address.
ANSWER_PATH = "/antwort/"
TASKS_PATH = "/aufgaben"
# What stands in place of a token that others read: in `mail show` and in previews.
HIDDEN = "***"


@dataclass(frozen=True, slots=True)
class LinkKey:
    """A key that signs links. `id` is the beginning of its hash, which tells nothing of it."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> str:
        return urlsafe_b64encode(hashlib.sha256(self.secret).digest()).decode()[:KEY_ID_CHARACTERS]


@dataclass(frozen=True, slots=True)
class LinkTokens:
    """The keys of links: the first signs, all verify. `address` is the house's, without a slash at its end.

    `keys` are read each time, as somebody may replace them; raises Refused (LinkKeyRefusal). None: links are shown,
    and none of them acts.
    """

    address: str
    keys: Callable[[], Sequence[LinkKey]] | None = field(repr=False)

    def trouble(self) -> Refused | None:
        """Why no link can be signed or checked: no library, or no key that can be read. None: one can."""
        if self.keys is None:
            return None
        if not has_library():
            return Refused(LinkKeyRefusal.NO_LIBRARY)
        try:
            self.keys()
        except Refused as refused:
            return refused
        return None

    def hidden(self) -> LinkTokens:
        """The same links as they are shown to others: none of them acts."""
        return replace(self, keys=None)

    def url(self, claim: LinkClaim) -> str:
        """Where the link leads."""
        return f"{self.address}{ANSWER_PATH}{self.token(claim)}"

    @property
    def tasks_url(self) -> str:
        return f"{self.address}{TASKS_PATH}"

    def token(self, claim: LinkClaim) -> str:
        """The link's claim, signed with the newest key."""
        return _token(self.keys()[0], claim) if self.keys is not None else HIDDEN

    def read(self, token: str) -> tuple[str, LinkClaim]:
        """The id of the key that signed it, and what it claims. Refused where it is none of ours, or was changed."""
        assert self.keys is not None, "what is hidden is never opened"
        key_id, rest = token[:KEY_ID_CHARACTERS], token[KEY_ID_CHARACTERS:]
        key = next((one for one in self.keys() if one.id == key_id), None)
        claim = _claim(rest.partition(".")[0])
        if claim is None:
            raise Refused(LinkRefusal.NOT_WHOLE)
        if key is None:
            raise Refused(LinkRefusal.UNKNOWN_KEY)
        # As a whole, letter by letter: base64 has several spellings of the same bytes.
        if not compare_digest(_token(key, claim).encode(), token.encode()):
            raise Refused(LinkRefusal.NOT_WHOLE)
        return key_id, claim


def has_library() -> bool:
    """Is the library there that signs links (extra `web`)?"""
    return find_spec("itsdangerous") is not None


def claim_of(token: str) -> LinkClaim | None:
    """What a token claims, whoever signed it. None: it is none."""
    return _claim(token[KEY_ID_CHARACTERS:].partition(".")[0])


def _claim(text: str) -> LinkClaim | None:
    try:
        return LinkClaim.from_bytes(urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4)))
    except ValueError:
        return None


def _token(key: LinkKey, claim: LinkClaim) -> str:
    written = urlsafe_b64encode(claim.to_bytes()).rstrip(b"=")
    signed: bytes = _signer(key.secret).sign(key.id.encode() + written)
    return signed.decode()


@lru_cache(maxsize=8)
def _signer(secret: bytes) -> Signer:
    from itsdangerous import Signer

    return Signer(secret, salt=SALT, key_derivation="hmac", digest_method=hashlib.sha256)
