"""Whom has the proxy let in? Its headers, read as if an attacker had written them.

Pure. Whether the peer is a proxy that is believed is asked first (`is_trusted`); nothing of X-Forwarded-* is used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from checker.configuration.log_in_settings import NAME_GROUP, ProxySettings
from checker.domain.refusal import ProxyRefusal, Refused

LONGEST_NAME = 200
LONGEST_GROUPS = 16_000
# What Apache writes for a variable that is not set.
NOT_SET = "(null)"

RawHeaders = Sequence[tuple[bytes, bytes]]
Network = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class ProxyUser:
    """Who it is, as the table of members writes it, and their groups; None: no header of groups is configured."""

    name: str
    groups: tuple[str, ...] | None = None


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """The peers that are believed, of web.trusted_proxies."""
    return tuple(ip_network(text, strict=False) for text in texts)


def is_trusted(peer: str | None, trusted: Sequence[Network]) -> bool:
    """Is the other end of the TCP connection one of the proxies? None: it is not known, so no."""
    address = address_of(peer or "")
    return address is not None and any(address.version == each.version and address in each for each in trusted)


def address_of(text: str) -> IPv4Address | IPv6Address | None:
    """An address as a socket or a header writes it: IPv4 also where a socket of both kinds does. None: it is none."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def claims_to_be_proxy(headers: RawHeaders, settings: ProxySettings) -> bool:
    """Does the request carry one of the headers? From any other peer that is an attempt, or a proxy not listed."""
    names = {name.lower().encode() for name in (settings.user_header, settings.group_header) if name}
    return any(name.lower() in names for name, _ in headers)


def proxy_user(headers: RawHeaders, settings: ProxySettings) -> ProxyUser | None:
    """Who is named. None: nobody is. Raises Refused (ProxyRefusal) where the headers are not what a proxy sets."""
    text = _value(headers, settings.user_header, LONGEST_NAME)
    if text is None:
        return None
    if text in ("", NOT_SET):
        raise Refused(ProxyRefusal.EMPTY, header=settings.user_header)
    name = _name(text, settings)
    if settings.group_header is None:
        return ProxyUser(name)
    groups = _value(headers, settings.group_header, LONGEST_GROUPS)
    if groups is None:
        raise Refused(ProxyRefusal.NO_GROUPS, header=settings.group_header)
    parts = (part.strip() for part in groups.split(settings.group_separator))
    return ProxyUser(name, tuple(part for part in parts if part not in ("", NOT_SET)))


def _name(text: str, settings: ProxySettings) -> str:
    matched = re.fullmatch(settings.user_pattern, text, re.IGNORECASE)
    name = (matched[NAME_GROUP] or "").strip() if matched else ""
    if not name:
        raise Refused(ProxyRefusal.ANOTHER_FORM, header=settings.user_header)
    return name.lower()


def _value(headers: RawHeaders, header: str, longest: int) -> str | None:
    """The header's text without blanks around it. None: it is not there."""
    wanted = header.lower().encode()
    values = [value for name, value in headers if name.lower() == wanted]
    if not values:
        return None
    if len(values) > 1:
        raise Refused(ProxyRefusal.TWICE, header=header)
    if len(values[0]) > longest:
        raise Refused(ProxyRefusal.TOO_LONG, header=header, most=longest)
    try:
        text = values[0].decode("utf-8").strip(" \t")
    except UnicodeDecodeError:
        raise Refused(ProxyRefusal.UNREADABLE, header=header) from None
    # A letter that only looks like another one must not become it: the sign for Kelvin is no k.
    if not text.isprintable() or unicodedata.normalize("NFKC", text) != text:
        raise Refused(ProxyRefusal.UNREADABLE, header=header)
    return text
