"""Figures of the service for a program that watches it (Prometheus text format 0.0.4). Edge.

No figure is of a unit or a role. They are shown to this machine itself, and else by a key with the scope `metrics`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from checker import __version__
from checker.domain.access_key import KeyScope
from checker.usecases.reading.service_figures import ServiceFigures, service_figures
from checker.web.api.calls import key_that_opens
from checker.web.asked import WebRequest
from checker.web.log_in.proxy_header import address_of, is_trusted, networks
from checker.web.origins import LOOPBACK
from checker.web.visit import WebHouse
from checker.web.web_answer import WebAnswer

TEXT = ("content-type", "text/plain; version=0.0.4; charset=utf-8")
# Whoever hands requests on says so in one of these.
OF_PROXIES = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


def metrics(house: WebHouse, request: WebRequest) -> WebAnswer:
    """ApiRefusal for whoever is neither this machine nor has a key that opens it."""
    if not _is_here(house, request):
        key_that_opens(KeyScope.METRICS, house, request, house.clock.now())
    figures = service_figures(house.store)
    return WebAnswer(200, ("\n".join(_lines(figures)) + "\n").encode(), (TEXT,))


def _is_here(house: WebHouse, request: WebRequest) -> bool:
    """Does it come from this machine itself, and through nobody? A trusted proxy may stand here too, and hand on what
    comes from anywhere: then only a key counts.
    """
    peer = address_of(request.peer)
    if any(request.all_of(name) for name in OF_PROXIES) or peer is None or not peer.is_loopback:
        return False
    host = (request.header("host") or "").lower()
    names_us = host in LOOPBACK or host.rpartition(":")[0] in LOOPBACK
    return names_us and not is_trusted(request.peer, networks(house.settings.trusted_proxies))


def _lines(figures: ServiceFigures) -> Iterator[str]:
    yield from _gauge("info", "The version that runs.", {f'version="{__version__}"': 1})
    yield from _gauge("activated_timestamp_seconds", "When the rules in force took effect.", _at(figures.activated_at))
    yield from _gauge("last_tick_timestamp_seconds", "The last tick; 0: none yet.", _at(figures.last_tick))
    yield from _gauge("verdicts", "What is owed now, by the state of its verdict.", _by_state(figures.verdicts))
    yield from _gauge("findings", "The newest findings, by state.", _by_state(figures.findings))
    yield from _gauge("mails", "Mails, by the state in the outbox.", _by_state(figures.mails))
    yield from _gauge("files", "Files that have come in.", {"": figures.files})


def _gauge(name: str, means: str, values: Mapping[str, int]) -> Iterator[str]:
    yield f"# HELP zielwacht_{name} {means}"
    yield f"# TYPE zielwacht_{name} gauge"
    for labels, value in values.items():
        yield f"zielwacht_{name}{{{labels}}} {value}" if labels else f"zielwacht_{name} {value}"


def _at(instant: datetime | None) -> dict[str, int]:
    return {"": int(instant.timestamp()) if instant else 0}


def _by_state(counts: Mapping[str, int]) -> dict[str, int]:
    return {f'state="{state}"': count for state, count in counts.items()}
