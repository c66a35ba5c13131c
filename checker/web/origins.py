"""Under which addresses are the pages reached? Pure: by the configuration, and by this machine itself."""

from __future__ import annotations

from urllib.parse import urlsplit

from checker.configuration import WebSettings

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
DEFAULT_PORTS = {"http": 80, "https": 443}


def is_known_host(host: str, settings: WebSettings) -> bool:
    """May a request name that host? The configured one, or this machine by itself, at any port."""
    name = host.lower()
    if name.rpartition(":")[0] in LOOPBACK or name in LOOPBACK:
        return True
    return settings.address is not None and name in _names(settings.address)


def origins_of(settings: WebSettings, port: int | None = None) -> frozenset[str]:
    """Where forms may stand. `port`: where the process listens; None: as configured."""
    listens = settings.port if port is None else port
    here = {f"http://{name}:{listens}" for name in LOOPBACK} if settings.is_on_loopback else set()
    return frozenset(here | ({settings.address} if settings.address else set()))


def _names(address: str) -> frozenset[str]:
    """The host with and without the port that is the scheme's own."""
    parts = urlsplit(address)
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    host = parts.netloc.rpartition(":")[0] if parts.port else parts.netloc
    with_port = frozenset({f"{host}:{port}"})
    return with_port | {host} if port == DEFAULT_PORTS[parts.scheme] else with_port
