"""How do people prove who they are to the house? Strict models of [proxy] and [oidc] in config.toml.

Pure. Passwords of members stand in the store, not here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from checker.configuration.web_settings import LOOPBACK_NAMES, listed
from checker.domain.model import Frozen
from checker.domain.post import Post

# What a pattern calls the part that is the name.
NAME_GROUP = "user"


def _header_name(text: str) -> str:
    # An underscore is what some servers make of a hyphen, so that two headers become one.
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{0,62}", text):
        raise ValueError("must be the name of a header of letters, digits and hyphens, such as X-Zielwacht-User")
    return text


def _name_pattern(text: str) -> str:
    try:
        groups = re.compile(text).groupindex
    except re.error as error:
        raise ValueError(f"is not a regular expression: {error}") from error
    if NAME_GROUP not in groups:
        raise ValueError(f"must name the part that is the name: (?P<{NAME_GROUP}>…)")
    return text


def _issuer(url: str) -> str:
    parts = urlsplit(url)
    is_encrypted = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK_NAMES)
    if not is_encrypted or not parts.hostname or parts.query or parts.fragment or re.search(r"\s", url):
        raise ValueError("must be the https address of the provider, as it calls itself in its tokens")
    return url


def _scopes(scopes: tuple[str, ...]) -> tuple[str, ...]:
    if "openid" not in scopes:
        raise ValueError("must contain openid")
    return scopes


def _posts_by_value(value: object) -> object:
    """TOML knows lists only, and a single post needs none."""
    if not isinstance(value, Mapping):
        return value
    return {name: (posts,) if isinstance(posts, str) else listed(posts) for name, posts in value.items()}


def _are_posts(table: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    for name, posts in table.items():
        if not name.strip() or not posts:
            raise ValueError(f"must give '{name}' one post (role@unit) or several")
        wrong = next((post for post in posts if not _is_post(post)), None)
        if wrong is not None:
            raise ValueError(f"must give '{name}' posts such as role or role@unit, and '{wrong}' is none")
    return table


def _is_post(text: str) -> bool:
    post = Post.parse(text)
    return bool(post.role) and str(post) == text and not re.search(r"[\s@]", post.role + post.unit)


HeaderName = Annotated[str, AfterValidator(_header_name)]
Listed = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(listed)]
PostsByValue = Annotated[Mapping[str, tuple[str, ...]], BeforeValidator(_posts_by_value), AfterValidator(_are_posts)]


class ProxySettings(Frozen):
    """Log-in by the header that a proxy sets once it knows who somebody is; only of peers in web.trusted_proxies.

    `user_pattern` matches the whole header in any case; its part `user` in lower case is the name. `group_header` None:
    what somebody holds stands in the table of members; else `groups` gives posts by group, compared in any case.
    """

    user_header: HeaderName = "X-Zielwacht-User"
    user_pattern: Annotated[str, AfterValidator(_name_pattern)] = r"(?P<user>[^\s\\/@,;:()]+)"
    group_header: HeaderName | None = None
    group_separator: Annotated[str, Field(min_length=1, max_length=1)] = ";"
    groups: PostsByValue = Field(default_factory=dict)


class OidcSettings(Frozen):
    """Log-in by an OpenID Connect provider of the house; the code flow with PKCE. `issuer` None: there is none.

    `user_claim` names the claim with the name in the table of members; `roles_claim` the one whose values `roles` gives
    posts (a dot leads inwards: `realm_access.roles`); None: what somebody holds stands in the table of members.
    `ca_file` has the certificates (PEM) that the provider's is checked against; None: those of the system.
    """

    issuer: Annotated[str, AfterValidator(_issuer)] | None = None
    client_id: Annotated[str, Field(min_length=1)] | None = None
    client_secret: Annotated[SecretStr, Field(min_length=1)] | None = None
    client_secret_file: Path | None = None
    ca_file: Path | None = None
    scopes: Annotated[Listed, AfterValidator(_scopes)] = ("openid", "profile")
    user_claim: Annotated[str, Field(min_length=1)] = "preferred_username"
    roles_claim: Annotated[str, Field(min_length=1)] | None = None
    roles: PostsByValue = Field(default_factory=dict)
    timeout_seconds: Annotated[int, Field(ge=1, le=30)] = 5
