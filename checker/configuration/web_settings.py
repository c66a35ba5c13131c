"""How are the pages reached, and who is let in? Section [web] of config.toml, as a strict model. Pure."""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from checker.domain.access import LogInWay
from checker.domain.model import Frozen

LOG_IN_WAYS = (LogInWay.PROXY, LogInWay.OIDC, LogInWay.PASSWORD)
# Whose address needs no TLS: what is asked there does not leave the machine.
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    has_path = parts.path not in {"", "/"}
    if parts.scheme not in {"http", "https"} or not parts.hostname or has_path or parts.query or parts.fragment:
        raise ValueError("must be a web address such as https://zielwacht.house.example")
    if parts.username is not None or re.search(r"[\s\x00-\x1f]", url):
        raise ValueError("must be a web address such as https://zielwacht.house.example")
    return url.rstrip("/").lower()


def _bind(text: str) -> str:
    found = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([^\s:\[\]]+)):([0-9]{1,5})", text)
    if not found or int(found[3]) > 65535:
        raise ValueError("must be an address of this machine with a port such as 127.0.0.1:8080 or [::1]:8080")
    return text


def listed(value: object) -> object:
    """A list of the file, or words with commas between them as a variable bears them."""
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    return tuple(value) if isinstance(value, list) else value


def _peers(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        try:
            ipaddress.ip_network(name)
        except ValueError:
            hint = "must name IP addresses or networks such as 127.0.0.1 or 10.0.0.0/24"
            raise ValueError(f"{hint}, and '{name}' is none") from None
    return names


def _ways(names: tuple[str, ...]) -> tuple[str, ...]:
    known = tuple(str(way) for way in LOG_IN_WAYS)
    unknown = [name for name in names if name not in known]
    if unknown or not names or len(set(names)) < len(names):
        raise ValueError(f"must name ways to log in, each once: {', '.join(known)}")
    return names


Minutes = Annotated[int, Field(ge=1, le=720)]


class WebSettings(Frozen):
    """The pages. `address` None: nothing is linked to, and `zielwacht serve` is reached on this machine only.

    `bind` is where the process listens; port 0: one that is free. `trusted_proxies` are TCP peers. `log_in` are the
    ways to log in, the first one first. A session ends after `idle_minutes` without a request, and `session_hours`
    after the log-in. `link_alone`: the link of a mail acts without a log-in. `link_key_file` signs those links.
    `enforcement_body` is whom to turn to about accessibility, line by line; empty: nobody has entered it.
    """

    address: Annotated[str, AfterValidator(_web_address)] | None = None
    bind: Annotated[str, AfterValidator(_bind)] = "127.0.0.1:8080"
    trusted_proxies: Annotated[tuple[str, ...], BeforeValidator(listed), AfterValidator(_peers)] = ()
    log_in: Annotated[tuple[str, ...], BeforeValidator(listed), AfterValidator(_ways)] = ("password",)
    idle_minutes: Minutes = 60
    session_hours: Annotated[int, Field(ge=1, le=24)] = 10
    link_alone: bool = False
    access_log_days: Annotated[int, Field(ge=1, le=400)] = 90
    link_key_file: Path = Path("var/links.key")
    enforcement_body: Annotated[tuple[str, ...], BeforeValidator(listed)] = ()

    @property
    def host(self) -> str:
        """Where the process listens, without the port."""
        return self.bind.rpartition(":")[0].strip("[]")

    @property
    def port(self) -> int:
        return int(self.bind.rpartition(":")[2])

    @property
    def is_on_loopback(self) -> bool:
        """Does only this machine itself reach the process?"""
        return self.host in LOOPBACK_NAMES or self.host.startswith("127.")

    @property
    def is_address_on_loopback(self) -> bool:
        return self.address is not None and urlsplit(self.address).hostname in LOOPBACK_NAMES

    @property
    def is_https(self) -> bool:
        return self.address is not None and self.address.startswith("https://")

    @property
    def is_open_without_address(self) -> bool:
        """Do other machines reach the process, and nobody has said by which address?"""
        return self.address is None and not self.is_on_loopback

    @property
    def is_unencrypted(self) -> bool:
        """Would people log in from other machines without TLS?"""
        return self.address is not None and not self.is_https and not self.is_address_on_loopback
